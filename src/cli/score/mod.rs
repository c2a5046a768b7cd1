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
use serde_json::{Map, Value, json};
use std::fmt::Write as _;
use std::fs;
use std::hash::{Hash, Hasher};
use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use tally::{Row, Tally, shares};

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
    /// Two lines, by the number that they have in their files.
    Lines(usize, [Vec<u8>; 2]),
}

impl Pair {
    /// What was found and what is right; nothing where one of them does not read, which is said.
    fn read(self, messages: &mut Vec<String>) -> Option<[File; 2]> {
        let mut one = |name: String, json: Result<Vec<u8>, String>| {
            let file = json.and_then(|json| read(&json).map_err(|error| error.to_string()));
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
        let [found, gold] = match self {
            Self::Files(found, gold) => [found, gold].map(|path| {
                let json = fs::read(&path).map_err(|error| error.to_string());
                one(path.display().to_string(), json)
            }),
            Self::Lines(number, lines) => lines.map(|line| one(format!("line {number}"), Ok(line))),
        };
        Some([found?, gold?])
    }
}

/// By what it is: of files that are not read yet, by what the folder says of them.
impl Hash for Pair {
    fn hash<H: Hasher>(&self, state: &mut H) {
        match self {
            Self::Files(found, gold) => [found, gold].map(|path| input::stamp(path)).hash(state),
            Self::Lines(number, lines) => (number, lines).hash(state),
        }
    }
}

/// What was found beside what is right.
fn compared(pair: Pair) -> Counted<Tally> {
    let mut counted = Counted { sum: Tally::default(), articles: 1, messages: Vec::new() };
    if let Some([found, gold]) = pair.read(&mut counted.messages) {
        counted.sum.add(&found, &gold);
    }
    counted
}

/// Hands on two files, or their lines where they are JSON by lines: of these no more is in memory than two.
fn each_pair(
    (found, gold): (PathBuf, PathBuf),
    stdin: &mut dyn Read,
    take: &mut dyn FnMut(Result<Pair, String>, usize),
) {
    if !input::is_stdin(&found) && gold.extension().is_none_or(|ending| ending != "jsonl") {
        take(Ok(Pair::Files(found, gold)), 0);
    } else if let Err(message) = each_line(&found, &gold, stdin, take) {
        take(Err(message), 0);
    }
}

fn each_line(
    found: &Path,
    gold: &Path,
    stdin: &mut dyn Read,
    take: &mut dyn FnMut(Result<Pair, String>, usize),
) -> Result<(), String> {
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
                take(Ok(Pair::Lines(number, [found, gold])), bytes);
            }
            lines => {
                for refusal in lines.into_iter().filter_map(Result::err) {
                    take(Err(format!("line {number}: {refusal}")), 0);
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
