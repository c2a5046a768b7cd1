//! What annotators have of the same article, side by side: by the name of its file, and in a file by its place.

use super::article::Article;
use super::figures::Tally;
use crate::annotation::Document;
use crate::cli::input::{self, Opened, Piece, RawLines, Source, opened};
use crate::cli::parallel::Batch;
use crate::cli::progress::Progress;
use crate::exchange::intake::Choices;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, BufRead};
use std::path::PathBuf;

/// The lines of an annotator's file, with the file; `None` where there are none.
type Lines = Option<(Source, RawLines<Box<dyn BufRead>>)>;

/// What each annotator has of one file, or of one line of it, with the name of the file.
struct Row {
    name: String,
    pieces: Vec<Option<Piece>>,
}

/// Compares all articles on all cores. Of JSON by lines no more is in memory than is worked on.
pub(super) fn compare(annotators: &[PathBuf], jobs: usize, messages: &mut Vec<String>) -> Tally {
    let choices = Choices::default();
    let mut files: BTreeMap<String, Vec<Option<Source>>> = BTreeMap::new();
    for (at, path) in annotators.iter().enumerate() {
        let is_folder = path.is_dir();
        for source in input::sources(std::slice::from_ref(path), None, messages) {
            // Of two files each is one annotator's, whatever they are called.
            let below = if is_folder { source.below.display().to_string() } else { String::new() };
            let row = files.entry(below).or_insert_with(|| vec![None; annotators.len()]);
            if let Some(own) = row.get_mut(at) {
                *own = Some(source);
            }
        }
    }
    let mut run = Run {
        choices: &choices,
        batch: Batch::new(jobs),
        tally: Tally::new(annotators.len()),
        progress: Progress::new(true),
        messages,
    };
    for (name, sources) in files {
        if sources.iter().flatten().all(Source::is_lines) {
            run.lines(&name, sources);
        } else {
            let pieces = sources.into_iter().map(|source| source.map(Piece::File)).collect();
            run.push(Row { name, pieces }, 0);
        }
    }
    run.work();
    run.progress.clear();
    run.tally
}

struct Run<'r> {
    choices: &'r Choices,
    batch: Batch<Row>,
    tally: Tally,
    progress: Progress,
    messages: &'r mut Vec<String>,
}

impl Run<'_> {
    /// Goes through the lines of the annotators' files at once.
    fn lines(&mut self, name: &str, sources: Vec<Option<Source>>) {
        let mut files: Vec<Lines> = Vec::new();
        for source in sources {
            let open = source.map(|source| (opened(&source, Box::new(io::empty()), self.choices), source));
            files.push(match open {
                None => None,
                Some((Ok(Opened::Lines(lines)), source)) => Some((source, lines)),
                Some((Ok(Opened::Whole(_) | Opened::Refused(_)), source)) => {
                    self.messages.push(format!("{}: expected JSON by lines in UTF-8", source.name()));
                    None
                }
                Some((Err(error), source)) => {
                    self.messages.push(format!("{}: {error}", source.name()));
                    None
                }
            });
        }
        loop {
            let (mut pieces, mut bytes) = (Vec::with_capacity(files.len()), 0);
            for file in &mut files {
                let line = file.as_mut().and_then(|(_, lines)| lines.next());
                pieces.push(match (line, &*file) {
                    (Some(Ok(line)), Some((source, _))) => {
                        bytes += line.text.as_ref().map_or(0, Vec::len);
                        Some(Piece::Line(source.clone(), line))
                    }
                    (Some(Err(error)), Some((source, _))) => {
                        self.messages.push(format!("{}: {error}", source.name()));
                        *file = None;
                        None
                    }
                    _ => None,
                });
            }
            if pieces.iter().all(Option::is_none) {
                return;
            }
            self.push(Row { name: name.to_owned(), pieces }, bytes);
        }
    }

    fn push(&mut self, row: Row, bytes: usize) {
        if self.batch.push(row, bytes) {
            self.work();
        }
    }

    fn work(&mut self) {
        let (choices, mut articles) = (self.choices, 0);
        for (tally, mut messages, count) in self.batch.work(|row| one(row, choices)) {
            self.tally.join(tally);
            self.messages.append(&mut messages);
            articles += count;
        }
        self.progress.add(articles);
    }
}

/// Reads what the annotators have and compares the articles that another one has too, with the same text; how many
/// there are.
fn one(Row { name, pieces }: Row, choices: &Choices) -> (Tally, Vec<String>, usize) {
    let mut messages = Vec::new();
    let read = |document: Option<Document>| Ok(document.map(|document| Article::of(&document)));
    let mut work: Vec<BTreeMap<String, Article>> = Vec::with_capacity(pieces.len());
    for piece in pieces {
        let mut articles = BTreeMap::new();
        let (source, outcomes) = piece.map(|piece| input::read(piece, choices, &read)).unzip();
        for (suffix, outcome) in outcomes.unwrap_or_default() {
            match (outcome, &source) {
                (Ok(Some(article)), _) => drop(articles.insert(suffix, article)),
                (Err(message), Some(source)) => {
                    messages.push(format!("{}{suffix}: {message}", Source::name(source)));
                }
                (Ok(None) | Err(_), _) => {}
            }
        }
        work.push(articles);
    }
    let mut tally = Tally::new(work.len());
    let suffixes: BTreeSet<&String> = work.iter().flat_map(BTreeMap::keys).collect();
    for suffix in &suffixes {
        let versions: Vec<Option<&Article>> = work.iter().map(|articles| articles.get(*suffix)).collect();
        let mut texts = versions.iter().flatten().map(|article| &article.text);
        let first = texts.next();
        let others: Vec<&String> = texts.collect();
        if others.is_empty() {
            messages.push(format!("{name}{suffix}: only one annotator has it"));
        } else if others.iter().any(|text| Some(*text) != first) {
            messages.push(format!("{name}{suffix}: its text is not the same for all"));
        } else {
            tally.add(&versions);
        }
    }
    let count = suffixes.len();
    (tally, messages, count)
}
