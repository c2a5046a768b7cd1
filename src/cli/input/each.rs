//! The labelled documents of many files, in pieces that are read by themselves.

use super::entries::{Found, Opened, entries, inside, opened};
use super::lines::RawLine;
use super::{Source, is_stdin, sources};
use crate::annotation::Document;
use crate::exchange::intake::{Choices, Content};
use std::fmt::Display;
use std::hash::{Hash, Hasher};
use std::io::{self, Read};
use std::path::PathBuf;

/// A piece of what is gone through that one thread reads by itself.
pub(in crate::cli) enum Piece {
    /// A file.
    File(Source),
    /// A file that was read.
    Whole(Source, Vec<u8>),
    /// A line of a file.
    Line(Source, RawLine<Vec<u8>>),
}

/// By what it is: of a file that is not read yet, by what the folder says of it.
impl Hash for Piece {
    fn hash<H: Hasher>(&self, state: &mut H) {
        match self {
            Self::File(source) => super::stamp(&source.path).hash(state),
            Self::Whole(source, bytes) => (source.name(), bytes).hash(state),
            Self::Line(source, line) => (source.name(), line.number, line.text.as_ref().ok()).hash(state),
        }
    }
}

/// What is behind the name of a file, and what came of it there.
pub(in crate::cli) type Outcome<R> = (String, Result<R, String>);

/// Hands on in order the pieces of all files with their bytes, as far as they are read, or what is wrong with one. Of
/// JSON by lines no more is in memory than a line.
pub(in crate::cli) fn each_piece(
    paths: &[PathBuf],
    choices: &Choices,
    stdin: &mut dyn Read,
    take: &mut dyn FnMut(Result<Piece, String>, usize),
) {
    let mut messages = Vec::new();
    let sources = sources(paths, None, &mut messages);
    for message in messages {
        take(Err(message), 0);
    }
    for source in sources {
        if !is_stdin(&source.path) && !source.is_lines() {
            take(Ok(Piece::File(source)), 0);
            continue;
        }
        let failed = |reason: &dyn Display| Err(format!("{}: {reason}", source.name()));
        match opened(&source, Box::new(&mut *stdin), choices) {
            Ok(Opened::Lines(raw)) => {
                for line in raw {
                    match line {
                        Ok(line) => {
                            let bytes = line.text.as_ref().map_or(0, Vec::len);
                            take(Ok(Piece::Line(source.clone(), line)), bytes);
                        }
                        Err(error) => {
                            take(failed(&error), 0);
                            break;
                        }
                    }
                }
            }
            Ok(Opened::Whole(bytes)) => {
                let length = bytes.len();
                take(Ok(Piece::Whole(source, bytes)), length);
            }
            Ok(Opened::Refused(refusal)) => take(failed(&refusal), 0),
            Err(error) => take(failed(&error), 0),
        }
    }
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
