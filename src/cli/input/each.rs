//! The labelled documents of many files, on all cores.

use super::entries::{Found, Opened, entries, inside, opened};
use super::lines::RawLine;
use super::{Source, is_stdin, sources};
use crate::annotation::Document;
use crate::cli::parallel::Batch;
use crate::cli::progress::Progress;
use crate::exchange::intake::{Choices, Content};
use std::io::{self, Read};
use std::path::PathBuf;

/// What is gone through, and by how many threads.
#[derive(Debug, Clone, Copy)]
pub(in crate::cli) struct Walk<'w> {
    /// Files and folders.
    pub(in crate::cli) paths: &'w [PathBuf],
    /// What was chosen about them.
    pub(in crate::cli) choices: &'w Choices,
    /// Threads.
    pub(in crate::cli) jobs: usize,
}

/// A piece of what is gone through that one thread reads by itself.
pub(in crate::cli) enum Piece {
    /// A file.
    File(Source),
    /// A file that was read.
    Whole(Source, Vec<u8>),
    /// A line of a file.
    Line(Source, RawLine<Vec<u8>>),
}

/// What is behind the name of a file, and what came of it there.
pub(in crate::cli) type Outcome<R> = (String, Result<R, String>);

/// Goes through the labelled documents of all files on all cores, and hands on in order what `work` makes of each,
/// with its file and what is behind that's name; a text without annotations is `None`. Of JSON by lines no more is
/// in memory than is worked on. What cannot be read, and what `work` says against a document, are messages.
pub(in crate::cli) fn each_document<R: Send>(
    walk: Walk<'_>,
    stdin: &mut dyn Read,
    messages: &mut Vec<String>,
    work: &(dyn Fn(Option<Document>) -> Result<R, String> + Sync),
    take: &mut dyn FnMut(&Source, String, R),
) {
    let mut progress = Progress::new(true);
    let mut batch = Batch::new(walk.jobs);
    let mut go = |batch: &mut Batch<Piece>, messages: &mut Vec<String>| {
        for (source, outcomes) in batch.work(|piece| read(piece, walk.choices, work)) {
            progress.add(outcomes.len());
            for (suffix, outcome) in outcomes {
                match outcome {
                    Ok(result) => take(&source, suffix, result),
                    Err(message) => messages.push(format!("{}{suffix}: {message}", source.name())),
                }
            }
        }
    };
    for source in sources(walk.paths, None, messages) {
        if !is_stdin(&source.path) && !source.is_lines() {
            if batch.push(Piece::File(source), 0) {
                go(&mut batch, messages);
            }
            continue;
        }
        let raw = match opened(&source, Box::new(&mut *stdin), walk.choices) {
            Ok(Opened::Lines(raw)) => raw,
            Ok(Opened::Whole(bytes)) => {
                batch.push(Piece::Whole(source, bytes), 0);
                go(&mut batch, messages);
                continue;
            }
            Ok(Opened::Refused(refusal)) => {
                messages.push(format!("{}: {refusal}", source.name()));
                continue;
            }
            Err(error) => {
                messages.push(format!("{}: {error}", source.name()));
                continue;
            }
        };
        for line in raw {
            let full = match line {
                Ok(line) => {
                    let bytes = line.text.as_ref().map_or(0, Vec::len);
                    batch.push(Piece::Line(source.clone(), line), bytes)
                }
                Err(error) => {
                    messages.push(format!("{}: {error}", source.name()));
                    break;
                }
            };
            if full {
                go(&mut batch, messages);
            }
        }
    }
    go(&mut batch, messages);
    progress.clear();
}

/// Reads a piece, and does the work on each document in it.
pub(in crate::cli) fn read<R>(
    piece: Piece,
    choices: &Choices,
    work: &(dyn Fn(Option<Document>) -> Result<R, String> + Sync),
) -> (Source, Vec<Outcome<R>>) {
    let one = |Found { suffix, content }: Found| {
        let outcome = match content {
            Content::Project(imported) => work(Some(imported.document)),
            Content::Text(_) => work(None),
            Content::Refused(refusal) => Err(refusal.to_string()),
        };
        (suffix, outcome)
    };
    match piece {
        Piece::Line(source, line) => {
            let outcomes = line.found(choices).map(one).into_iter().collect();
            (source, outcomes)
        }
        Piece::Whole(source, bytes) => {
            let outcomes = inside(&source, bytes, choices).map(one).collect();
            (source, outcomes)
        }
        Piece::File(source) => {
            let failed = |error: io::Error| (String::new(), Err(error.to_string()));
            let outcomes = match entries(&source, &mut io::empty(), choices) {
                Ok(entries) => entries.map(|found| found.map_or_else(failed, one)).collect(),
                Err(error) => vec![failed(error)],
            };
            (source, outcomes)
        }
    }
}
