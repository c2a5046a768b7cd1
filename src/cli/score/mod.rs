//! `chu-giai score`: how much of what was found is right.
//!
//! The same figures as the project's own scorer in Python. Files are read leniently, as JSON with lists of
//! annotations and relations: gold by others need not be a project.

mod file;
mod tally;

use super::input::{self, RawLines};
use super::parallel::Batch;
use super::progress::Progress;
use super::{Failures, Figures};
use crate::exchange::intake::Limits;
use clap::Args;
use file::{File, read};
use serde_json::{Map, Value, json};
use std::fmt::Write as _;
use std::fs;
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
    let mut run = Run {
        batch: Batch::new(arguments.figures.threads.count()),
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
    let shown = if arguments.figures.json { as_json(&figures) } else { table(&figures) };
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
