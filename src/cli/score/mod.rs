//! `chu-giai score`: how much of what was found is right.
//!
//! The same figures as the project's own scorer in Python. Files are read leniently, as JSON with lists of
//! annotations and relations: gold by others need not be a project.

mod file;
mod tally;

use super::Failures;
use super::count::{Count, Counted, Figures};
use super::input::{self, RawLines};
use crate::exchange::extension;
use crate::exchange::intake::Limits;
use clap::Args;
use file::{File, read};
use serde::de::IgnoredAny;
use serde_json::{Map, Value, json};
use std::fmt::Write as _;
use std::fs;
use std::hash::{Hash, Hasher};
use std::io::{BufRead, BufReader, Cursor, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tally::{Row, Tally, shares};

/// Scores annotations against gold
///
/// A span is right when label, start and end are equal; `overlap` takes half of their union for enough;
/// `value` is how many of the right spans have gold's value. Rejected annotations do not count.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// A file, or a folder of files, with what was found; `-` is standard input
    ///
    /// Projects, or any JSON with `annotations` of `id`, `label`, `start` and `end` in code points; `chu-giai convert`
    /// makes them of other formats.
    #[arg(value_name = "FOUND|-")]
    found: PathBuf,

    /// A file, or a folder of files of the same names, with what is right
    ///
    /// Of JSON by lines each line is compared with the line of the same number.
    gold: PathBuf,

    #[command(flatten)]
    figures: Figures,
}

/// Scores each file of gold.
pub(super) fn run(
    arguments: &Arguments,
    stdin: &mut dyn Read,
    stdout: &mut dyn Write,
) -> Result<(), Failures> {
    let Arguments { found, gold, figures } = arguments;
    if input::is_stdin(gold) {
        return Err(Failures::usage("only what was found may be standard input".to_owned()));
    }
    let run = vec!["score".to_owned(), found.display().to_string(), gold.display().to_string()];
    let Some(mut count) = Count::begin(figures, run, &[found, gold], Tally::default(), &compared)? else {
        return Ok(());
    };
    let mut messages = Vec::new();
    let pairs = pairs(arguments, &mut messages);
    for message in messages {
        count.push(Err(message), 0);
    }
    for pair in pairs {
        each_pair(pair, stdin, &mut |pair, bytes| count.push(pair, bytes));
    }
    count.end(figures, stdout, |tally| {
        let rows = tally.figures();
        if figures.json { as_json(&rows) } else { table(&rows) }
    })
}

/// The files that belong together, in order of their names.
fn pairs(arguments: &Arguments, messages: &mut Vec<String>) -> Vec<(PathBuf, PathBuf)> {
    if !arguments.gold.is_dir() {
        return vec![(arguments.found.clone(), arguments.gold.clone())];
    }
    let mut gold = input::sources(std::slice::from_ref(&arguments.gold), None, messages);
    gold.retain(|source| matches!(extension(&source.path.to_string_lossy()).as_str(), "json" | "jsonl"));
    if gold.is_empty() && messages.is_empty() {
        messages.push(format!("{}: there are no files *.json or *.jsonl", arguments.gold.display()));
    }
    gold.into_iter().map(|source| (arguments.found.join(source.below), source.path)).collect()
}

/// What is compared.
enum Pair {
    /// Two files.
    Files(PathBuf, PathBuf),
    /// What came in by standard input, and a file.
    Input(Vec<u8>, PathBuf),
    /// Two lines of files of these names, by their number.
    Lines(Arc<[String; 2]>, usize, [Vec<u8>; 2]),
}

impl Pair {
    /// What was found and what is right; nothing where one of them does not read, which is said.
    fn read(self, messages: &mut Vec<String>) -> Option<[File; 2]> {
        let mut one = |name: String, json: Result<Vec<u8>, String>| {
            let expected = |error| format!("expected JSON with `annotations`: {error}");
            let file = json.and_then(|json| read(&json).map_err(expected));
            match &file {
                Err(error) => messages.push(format!("{name}: {error}")),
                Ok(file) if file.reversed > 0 => {
                    let count = file.reversed;
                    messages.push(format!("{name}: {count} spans end before they begin and were left out"));
                }
                Ok(_) => {}
            }
            file.ok()
        };
        let whole = |path: &Path| fs::read(path).map_err(|error| error.to_string());
        let [found, gold] = match self {
            Self::Files(found, gold) => {
                [found, gold].map(|path| one(path.display().to_string(), whole(&path)))
            }
            Self::Input(found, gold) => {
                [one(STDIN.to_owned(), Ok(found)), one(gold.display().to_string(), whole(&gold))]
            }
            Self::Lines(names, number, [found, gold]) => {
                let name = |name: &String| format!("{name}:{number}");
                [one(name(&names[0]), Ok(found)), one(name(&names[1]), Ok(gold))]
            }
        };
        Some([found?, gold?])
    }
}

/// By what it is: of files that are not read yet, by what the folder says of them.
impl Hash for Pair {
    fn hash<H: Hasher>(&self, state: &mut H) {
        match self {
            Self::Files(found, gold) => [found, gold].map(|path| input::stamp(path)).hash(state),
            Self::Input(found, gold) => (found, input::stamp(gold)).hash(state),
            Self::Lines(_, number, lines) => (number, lines).hash(state),
        }
    }
}

/// What was found beside what is right.
fn compared(pair: Pair) -> Counted<Tally> {
    let mut counted = Counted { sum: Tally::default(), articles: 0, messages: Vec::new() };
    if let Some([found, gold]) = pair.read(&mut counted.messages) {
        counted.sum.add(&found, &gold);
        counted.articles = 1;
    }
    counted
}

/// How messages call standard input.
const STDIN: &str = "standard input";

/// Hands on two files, or their lines where they are JSON by lines: of these no more is in memory than two.
fn each_pair(
    (found, gold): (PathBuf, PathBuf),
    stdin: &mut dyn Read,
    take: &mut dyn FnMut(Result<Pair, String>, usize),
) {
    let by_lines = gold.extension().is_some_and(|ending| ending == "jsonl" || ending == "ndjson");
    let done = if input::is_stdin(&found) {
        each_of_input(&gold, by_lines, stdin, take)
    } else if by_lines {
        opened(&found).and_then(|reader| {
            each_line([found.display().to_string(), gold.display().to_string()], reader, &gold, take)
        })
    } else {
        take(Ok(Pair::Files(found, gold)), 0);
        Ok(())
    };
    if let Err(message) = done {
        take(Err(message), 0);
    }
}

/// Standard input: lines where gold has lines or where what it begins with is one, else one file.
fn each_of_input(
    gold: &Path,
    by_lines: bool,
    stdin: &mut dyn Read,
    take: &mut dyn FnMut(Result<Pair, String>, usize),
) -> Result<(), String> {
    let told = |error: std::io::Error| format!("{STDIN}: {error}");
    let mut reader = BufReader::new(stdin);
    let mut start = Vec::new();
    let most = Limits::default().line as u64 + 1;
    reader.by_ref().take(most).read_until(b'\n', &mut start).map_err(told)?;
    let more = !reader.fill_buf().map_err(told)?.is_empty();
    if by_lines || more && is_json(&start).is_ok() {
        let reader = Box::new(Cursor::new(start).chain(reader));
        return each_line([STDIN.to_owned(), gold.display().to_string()], reader, gold, take);
    }
    reader.read_to_end(&mut start).map_err(told)?;
    let bytes = start.len();
    take(Ok(Pair::Input(start, gold.to_path_buf())), bytes);
    Ok(())
}

/// Whether a line is JSON, of whatever.
fn is_json(line: &[u8]) -> serde_json::Result<()> {
    serde_json::from_slice::<IgnoredAny>(line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line)).map(drop)
}

fn opened(path: &Path) -> Result<Box<dyn BufRead>, String> {
    let file = fs::File::open(path).map_err(|error| format!("{}: {error}", path.display()))?;
    Ok(Box::new(BufReader::new(file)))
}

/// Goes through the lines of both at once. Where the first is no JSON there is nothing by lines.
fn each_line(
    names: [String; 2],
    found: Box<dyn BufRead + '_>,
    gold: &Path,
    take: &mut dyn FnMut(Result<Pair, String>, usize),
) -> Result<(), String> {
    let most = Limits::default().line;
    let names = Arc::new(names);
    let (mut found, mut gold) = (RawLines::new(found, most), RawLines::new(opened(gold)?, most));
    let mut is_first = true;
    loop {
        let lines = match (found.next().transpose(), gold.next().transpose()) {
            (Ok(None), Ok(None)) => return Ok(()),
            (Ok(Some(found)), Ok(Some(gold))) => [found, gold],
            (Err(error), _) => return Err(format!("{}: {error}", names[0])),
            (_, Err(error)) => return Err(format!("{}: {error}", names[1])),
            (Ok(one), Ok(_)) => {
                let [longer, shorter] = if one.is_some() { [0, 1] } else { [1, 0] };
                return Err(format!("{}: has more lines than {}", names[longer], names[shorter]));
            }
        };
        let number = lines[0].number;
        match lines.map(|line| line.text) {
            [Ok(found), Ok(gold)] if [&found, &gold].iter().all(|line| line.trim_ascii().is_empty()) => {}
            [Ok(found), Ok(gold)] => {
                for (line, name) in [&found, &gold].into_iter().zip(&*names).filter(|_| is_first) {
                    is_json(line).map_err(|error| format!("{name}: expected JSON by lines: {error}"))?;
                }
                is_first = false;
                let bytes = found.len() + gold.len();
                take(Ok(Pair::Lines(names.clone(), number, [found, gold])), bytes);
            }
            lines => {
                for (refusal, name) in
                    lines.into_iter().zip(&*names).filter_map(|(line, name)| Some((line.err()?, name)))
                {
                    take(Err(format!("{name}:{number}: {refusal}")), 0);
                }
            }
        }
    }
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
