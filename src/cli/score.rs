//! `chu-giai score`: how much of what was found is right.
//!
//! The same figures as the project's own scorer in Python. Files are read leniently, as JSON with lists of
//! annotations and relations: gold by others need not be a project.

use super::Failures;
use super::input::{self, RawLines};
use super::parallel::{self, Batch};
use super::progress::Progress;
use crate::exchange::intake::Limits;
use clap::Args;
use serde::Deserialize;
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};

/// Scores annotations against gold
///
/// A span is right when label, start and end are equal; `overlap` takes half of their union for enough;
/// `value` is how many of the right spans have gold's value. Rejected annotations do not count.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// A file, or a folder of files, with what was found; `-` is standard input
    found: PathBuf,

    /// A file, or a folder of files of the same names, with what is right; of JSON by lines each line is compared
    /// with the line of the same number
    gold: PathBuf,

    /// The figures as JSON
    #[arg(long)]
    json: bool,

    #[command(flatten)]
    threads: parallel::Threads,
}

/// Scores each file of gold.
pub(super) fn run(
    arguments: &Arguments,
    stdin: &mut dyn Read,
    stdout: &mut dyn Write,
) -> Result<(), Failures> {
    let mut run = Run {
        batch: Batch::new(arguments.threads.count()),
        tally: Tally::default(),
        progress: Progress::new(true),
        messages: Vec::new(),
    };
    for (found, gold) in pairs(arguments, &mut run.messages) {
        let is_whole = !input::is_stdin(&found) && gold.extension().is_none_or(|ending| ending != "jsonl");
        if is_whole {
            run.push(Pair::Files(found, gold), 0);
        } else if let Err(message) = run.lines(&found, &gold, stdin) {
            run.messages.push(message);
        }
    }
    run.work();
    run.progress.clear();
    let figures = run.tally.figures();
    let shown = if arguments.json { as_json(&figures) } else { table(&figures) };
    super::print(stdout, &shown, run.messages)
}

/// The files that belong together, in order of their names.
fn pairs(arguments: &Arguments, messages: &mut Vec<String>) -> Vec<(PathBuf, PathBuf)> {
    if !arguments.gold.is_dir() {
        return vec![(arguments.found.clone(), arguments.gold.clone())];
    }
    let mut gold = input::sources(std::slice::from_ref(&arguments.gold), None, messages);
    gold.retain(|source| source.path.extension().is_some_and(|ending| ending == "json" || ending == "jsonl"));
    if gold.is_empty() && messages.is_empty() {
        messages.push(format!("{}: there are no files *.json or *.jsonl", arguments.gold.display()));
    }
    gold.into_iter().map(|source| (arguments.found.join(source.below), source.path)).collect()
}

/// What is compared.
enum Pair {
    /// Two files.
    Files(PathBuf, PathBuf),
    /// Two lines, by the number that they have in their files.
    Lines(usize, [Vec<u8>; 2]),
}

impl Pair {
    /// What was found and what is right.
    fn read(self) -> Result<[File; 2], Vec<String>> {
        let [found, gold] = match self {
            Self::Files(found, gold) => [found, gold].map(|path| {
                let named = |error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
                let bytes = fs::read(&path).map_err(|error| named(&error))?;
                read(&bytes).map_err(|error| named(&error))
            }),
            Self::Lines(number, lines) => {
                lines.map(|line| read(&line).map_err(|error| format!("line {number}: {error}")))
            }
        };
        match (found, gold) {
            (Ok(found), Ok(gold)) => Ok([found, gold]),
            (found, gold) => Err([found.err(), gold.err()].into_iter().flatten().collect()),
        }
    }
}

/// A run over all pairs.
struct Run {
    batch: Batch<Pair>,
    tally: Tally,
    progress: Progress,
    messages: Vec<String>,
}

impl Run {
    /// Compares two files of JSON by lines, of which no more is in memory than is worked on.
    fn lines(&mut self, found: &Path, gold: &Path, stdin: &mut dyn Read) -> Result<(), String> {
        let most = Limits::default().line;
        let open = |path: &Path| fs::File::open(path).map_err(|error| format!("{}: {error}", path.display()));
        let found: Box<dyn BufRead> = if input::is_stdin(found) {
            Box::new(BufReader::new(stdin))
        } else {
            Box::new(BufReader::new(open(found)?))
        };
        let gold = BufReader::new(open(gold)?);
        let (mut found, mut gold) = (RawLines::new(found, most), RawLines::new(gold, most));
        loop {
            let lines = match (found.next().transpose(), gold.next().transpose()) {
                (Ok(None), Ok(None)) => return Ok(()),
                (Ok(Some(found)), Ok(Some(gold))) => [found, gold],
                (Err(error), _) | (_, Err(error)) => return Err(error.to_string()),
                (Ok(one), Ok(_)) => {
                    let longer = if one.is_some() { "what was found" } else { "gold" };
                    return Err(format!("{longer} has more lines than the other"));
                }
            };
            let number = lines[0].number;
            match lines.map(|line| line.text) {
                [Ok(found), Ok(gold)] if [&found, &gold].iter().all(|line| line.trim_ascii().is_empty()) => {}
                [Ok(found), Ok(gold)] => {
                    let bytes = found.len() + gold.len();
                    self.push(Pair::Lines(number, [found, gold]), bytes);
                }
                lines => {
                    let refusals = lines.into_iter().filter_map(Result::err);
                    self.messages.extend(refusals.map(|refusal| format!("line {number}: {refusal}")));
                }
            }
        }
    }

    fn push(&mut self, pair: Pair, bytes: usize) {
        if self.batch.push(pair, bytes) {
            self.work();
        }
    }

    fn work(&mut self) {
        let compared = self.batch.work(|pair| -> Result<Tally, Vec<String>> {
            let [found, gold] = pair.read()?;
            let mut tally = Tally::default();
            tally.add(&found, &gold);
            Ok(tally)
        });
        self.progress.add(compared.len());
        for one in compared {
            match one {
                Ok(tally) => self.tally.join(tally),
                Err(messages) => self.messages.extend(messages),
            }
        }
    }
}

#[derive(Debug, Deserialize)]
struct File {
    annotations: Vec<Span>,
    #[serde(default)]
    relations: Vec<Relation>,
}

#[derive(Debug, Deserialize)]
struct Span {
    id: String,
    label: String,
    kind: Option<String>,
    start: u64,
    end: u64,
    #[serde(default)]
    value: Value,
    status: Option<String>,
}

#[derive(Debug, Deserialize)]
struct Relation {
    #[serde(rename = "type")]
    kind: String,
    from: String,
    to: String,
}

fn read(json: &[u8]) -> Result<File, serde_json::Error> {
    let mut file: File = serde_json::from_slice(json.strip_prefix(b"\xef\xbb\xbf").unwrap_or(json))?;
    file.annotations.retain(|span| span.status.as_deref() != Some("rejected"));
    Ok(file)
}

impl Span {
    /// What must be equal beside the place.
    fn key(&self) -> String {
        if self.label != "DIRECTIVE" {
            return self.label.clone();
        }
        let kind = self.kind.as_deref().filter(|kind| !kind.is_empty()).unwrap_or("document");
        format!("{}.{kind}", self.label)
    }

    fn place(&self) -> (u64, u64) {
        (self.start, self.end)
    }

    /// The value as one string, which gold may have already; empty where there is none.
    fn value(&self) -> String {
        let Value::Object(fields) = &self.value else {
            return self.value.as_str().unwrap_or_default().to_owned();
        };
        let text = |name: &str| fields.get(name).and_then(Value::as_str).unwrap_or_default();
        match self.key().as_str() {
            "DATE" => text("iso").to_owned(),
            "OFFICIAL" => text("name").to_owned(),
            "FIGURE" => {
                let number = match (number(fields, "denominator"), number(fields, "upper")) {
                    (Some(denominator), _) => {
                        format!("{}/{denominator}", number(fields, "numerator").unwrap_or_default())
                    }
                    (None, Some(upper)) => {
                        format!("{}-{upper}", number(fields, "amount").unwrap_or_default())
                    }
                    (None, None) => number(fields, "amount").unwrap_or_default(),
                };
                format!("{number} {}", text("unit")).trim().to_owned()
            }
            "DIRECTIVE.document" => format!("{}|{}", text("type"), text("number")),
            _ => String::new(),
        }
    }
}

/// A number in its shortest form.
fn number(fields: &Map<String, Value>, name: &str) -> Option<String> {
    let stated = match fields.get(name)? {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        _ => return None,
    };
    let is_broken = stated.contains('.');
    Some(if is_broken { stated.trim_end_matches('0').trim_end_matches('.').to_owned() } else { stated })
}

/// What was counted of one label or relation.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
struct Row {
    gold: usize,
    found: usize,
    right: usize,
    /// Of gold's spans, those that something found overlaps enough; and the other way round.
    near_gold: usize,
    near_found: usize,
    value_right: usize,
    value_of: usize,
}

impl Row {
    fn add(&mut self, other: Self) {
        let Self { gold, found, right, near_gold, near_found, value_right, value_of } = other;
        self.gold += gold;
        self.found += found;
        self.right += right;
        self.near_gold += near_gold;
        self.near_found += near_found;
        self.value_right += value_right;
        self.value_of += value_of;
    }
}

/// The rows by label, relations in a table of their own.
#[derive(Debug, Default)]
struct Tally {
    labels: BTreeMap<String, Row>,
    relations: BTreeMap<String, Row>,
}

type Spans<'f> = BTreeMap<(u64, u64), &'f Span>;

impl Tally {
    fn add(&mut self, found: &File, gold: &File) {
        let (found_spans, gold_spans) = (by_key(found), by_key(gold));
        let keys: BTreeSet<&String> = found_spans.keys().chain(gold_spans.keys()).collect();
        let none = Spans::new();
        for key in keys {
            let (found, gold) = (found_spans.get(key).unwrap_or(&none), gold_spans.get(key).unwrap_or(&none));
            let row = self.labels.entry(key.clone()).or_default();
            row.gold += gold.len();
            row.found += found.len();
            row.near_gold += near(gold, found);
            row.near_found += near(found, gold);
            for (place, right) in gold {
                let Some(hit) = found.get(place) else { continue };
                row.right += 1;
                let value = right.value();
                if !value.is_empty() {
                    row.value_of += 1;
                    row.value_right += usize::from(hit.value() == value);
                }
            }
        }
        let (found, gold) = (links(found), links(gold));
        for link in found.union(&gold) {
            let row = self.relations.entry(link.0.to_owned()).or_default();
            let (is_found, is_gold) = (found.contains(link), gold.contains(link));
            row.gold += usize::from(is_gold);
            row.found += usize::from(is_found);
            row.right += usize::from(is_found && is_gold);
            row.near_gold = row.right;
            row.near_found = row.right;
        }
    }

    /// Adds what was counted elsewhere.
    fn join(&mut self, other: Self) {
        for (rows, others) in [(&mut self.labels, other.labels), (&mut self.relations, other.relations)] {
            for (key, row) in others {
                rows.entry(key).or_default().add(row);
            }
        }
    }

    /// Labels, then relations, then all labels together.
    fn figures(&self) -> Vec<(String, Row)> {
        let mut all = Row::default();
        for row in self.labels.values() {
            all.add(*row);
        }
        let labels = self.labels.iter().map(|(key, row)| (key.clone(), *row));
        let relations = self.relations.iter().map(|(key, row)| (format!("~{key}"), *row));
        labels.chain(relations).chain([("ALL SPANS".to_owned(), all)]).collect()
    }
}

/// The spans of each label by place; of two at one place the last.
fn by_key(file: &File) -> BTreeMap<String, Spans<'_>> {
    let mut spans: BTreeMap<String, Spans<'_>> = BTreeMap::new();
    for span in &file.annotations {
        spans.entry(span.key()).or_default().insert(span.place(), span);
    }
    spans
}

/// A relation as its type and both ends.
type Link<'f> = (&'f str, (String, (u64, u64)), (String, (u64, u64)));

fn links(file: &File) -> BTreeSet<Link<'_>> {
    let ends: BTreeMap<&str, &Span> = file.annotations.iter().map(|span| (span.id.as_str(), span)).collect();
    let end = |id: &str| ends.get(id).map(|span| (span.key(), span.place()));
    file.relations
        .iter()
        .filter_map(|relation| Some((relation.kind.as_str(), end(&relation.from)?, end(&relation.to)?)))
        .collect()
}

/// How many of these spans one of the others overlaps by at least half of what both cover.
fn near(these: &Spans<'_>, others: &Spans<'_>) -> usize {
    let is_near = |&(start, end): &(u64, u64)| {
        // One that begins further before is too long, or too far off.
        let earliest = start.saturating_sub(end.saturating_sub(start));
        others.range((earliest, 0)..(end, 0)).any(|(&(other_start, other_end), _)| {
            let shared = end.min(other_end).saturating_sub(start.max(other_start));
            let both = end.max(other_end) - start.min(other_start);
            shared > 0 && 2 * shared >= both
        })
    };
    these.keys().filter(|place| is_near(place)).count()
}

/// Precision, recall, F1 and F1 of overlaps; 0 where there is nothing to divide by.
#[expect(clippy::cast_precision_loss, reason = "counts of annotations")]
fn shares(row: &Row) -> [f64; 4] {
    let share = |part: usize, of: usize| if of == 0 { 0.0 } else { part as f64 / of as f64 };
    let f1 = |precision: f64, recall: f64| {
        if precision + recall > 0.0 { 2.0 * precision * recall / (precision + recall) } else { 0.0 }
    };
    let (precision, recall) = (share(row.right, row.found), share(row.right, row.gold));
    let overlap = f1(share(row.near_found, row.found), share(row.near_gold, row.gold));
    [precision, recall, f1(precision, recall), overlap]
}

fn table(figures: &[(String, Row)]) -> String {
    let mut lines = format!(
        "{:24}{:>6}{:>6}{:>8}{:>8}{:>8}{:>9}{:>11}\n",
        "", "gold", "found", "P", "R", "F1", "overlap", "value"
    );
    for (key, row) in figures {
        let [precision, recall, f1, overlap] = shares(row);
        let value =
            if row.value_of > 0 { format!("{}/{}", row.value_right, row.value_of) } else { String::new() };
        let _ = writeln!(
            lines,
            "{key:24}{:6}{:6}{precision:8.3}{recall:8.3}{f1:8.3}{overlap:9.3}{value:>11}",
            row.gold, row.found
        );
    }
    lines
}

fn as_json(figures: &[(String, Row)]) -> String {
    let rows: Map<String, Value> = figures
        .iter()
        .map(|(key, row)| {
            let [precision, recall, f1, overlap] = shares(row);
            let row = json!({
                "gold": row.gold, "pred": row.found, "precision": precision, "recall": recall, "f1": f1,
                "overlap_f1": overlap, "value_right": row.value_right, "value_of": row.value_of,
            });
            (key.clone(), row)
        })
        .collect();
    format!("{:#}\n", Value::Object(rows))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(json: &Value) -> File {
        let mut file: File = serde_json::from_value(json.clone()).expect("a file");
        file.annotations.retain(|span| span.status.as_deref() != Some("rejected"));
        file
    }

    fn span(id: &str, label: &str, start: u64, end: u64, value: Value) -> Value {
        json!({"id": id, "label": label, "start": start, "end": end, "value": value})
    }

    #[test]
    fn spans_values_and_relations_are_counted() {
        let gold = file(&json!({
            "annotations": [
                span("a", "OFFICIAL", 0, 10, json!("Lê Thị Hạnh")),
                span("b", "POSITION", 12, 20, json!(null)),
                span("c", "FIGURE", 30, 40, json!("6290.2 tỷ đồng")),
                span("d", "FIGURE", 50, 60, json!("16/16 chi bộ")),
            ],
            "relations": [{"type": "holds", "from": "a", "to": "b"}],
        }));
        let found = file(&json!({
            "annotations": [
                span("x", "OFFICIAL", 0, 10, json!({"name": "Lê Thị Hạnh"})),
                span("y", "POSITION", 12, 21, json!({})),
                span("z", "FIGURE", 30, 40, json!({"amount": "6290.20", "unit": "tỷ đồng"})),
                span("u", "FIGURE", 50, 60, json!({"numerator": 16, "denominator": "17", "unit": "chi bộ"})),
                {"id": "r", "label": "DATE", "start": 1, "end": 2, "status": "rejected"},
            ],
            "relations": [{"type": "holds", "from": "x", "to": "y"}, {"type": "holds", "from": "x", "to": "r"}],
        }));
        let mut tally = Tally::default();
        tally.add(&found, &gold);
        let figures: BTreeMap<String, Row> = tally.figures().into_iter().collect();
        assert_eq!(
            figures["OFFICIAL"],
            Row { gold: 1, found: 1, right: 1, near_gold: 1, near_found: 1, value_right: 1, value_of: 1 }
        );
        assert_eq!(
            figures["POSITION"],
            Row { gold: 1, found: 1, near_gold: 1, near_found: 1, ..Row::default() }
        );
        assert_eq!((figures["FIGURE"].value_right, figures["FIGURE"].value_of), (1, 2));
        assert_eq!(figures["~holds"], Row { gold: 1, found: 1, ..Row::default() });
        assert_eq!((figures["ALL SPANS"].gold, figures["ALL SPANS"].right), (4, 3));
        let shares = shares(&figures["ALL SPANS"]);
        assert!((shares[2] - 0.75).abs() < 1e-9 && (shares[3] - 1.0).abs() < 1e-9, "{shares:?}");
    }

    #[test]
    fn directives_are_of_two_kinds() {
        let span: Span = serde_json::from_value(json!({
            "id": "a", "label": "DIRECTIVE", "kind": "", "start": 0, "end": 1,
            "value": {"type": "Nghị quyết", "number": "03/2021/NQ-HĐND"}
        }))
        .expect("a span");
        assert_eq!(
            (span.key(), span.value()),
            ("DIRECTIVE.document".to_owned(), "Nghị quyết|03/2021/NQ-HĐND".to_owned())
        );
    }

    #[test]
    fn half_of_both_is_near_and_less_is_not() {
        let spans = |places: &[(u64, u64)]| -> Vec<Span> {
            places
                .iter()
                .map(|&(start, end)| {
                    serde_json::from_value(span("a", "X", start, end, json!(null))).expect("a span")
                })
                .collect()
        };
        for (one, other, is_near) in [
            ((10, 20), (10, 15), true),
            ((10, 20), (10, 14), false),
            ((10, 20), (5, 20), true),
            ((10, 20), (0, 20), true),
            ((10, 20), (20, 30), false),
            ((10, 20), (15, 25), false),
        ] {
            let (ones, others) = (spans(&[one]), spans(&[other]));
            let of = |spans: &'_ [Span]| -> Vec<(u64, u64)> { spans.iter().map(Span::place).collect() };
            let ones_by: Spans<'_> = ones.iter().map(|span| (span.place(), span)).collect();
            let others_by: Spans<'_> = others.iter().map(|span| (span.place(), span)).collect();
            assert_eq!(near(&ones_by, &others_by) == 1, is_near, "{:?} {:?}", of(&ones), of(&others));
            assert_eq!(near(&others_by, &ones_by) == 1, is_near);
        }
    }
}
