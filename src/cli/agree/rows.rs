//! What annotators have of the same article, side by side: by the name of its file, and in a file by its place.

use super::article::Article;
use super::figures::Tally;
use crate::annotation::Document;
use crate::cli::NOT_ANNOTATED;
use crate::cli::count::Counted;
use crate::cli::input::{self, Opened, Piece, RawLines, Source, opened};
use crate::exchange::intake::Choices;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, BufRead};
use std::path::PathBuf;

/// The lines of an annotator's file, with the file; `None` where there are none.
type Lines = Option<(Source, RawLines<Box<dyn BufRead>>)>;

/// What each annotator has of one file, or of one line of it, with the name of the file.
#[derive(Hash)]
pub(super) struct Row {
    name: String,
    pieces: Vec<Option<Piece>>,
}

/// What is handed on: a row, or what is wrong with one; and its bytes, as far as they are read.
type Take<'t> = &'t mut dyn FnMut(Result<Row, String>, usize);

/// Hands on all articles, row by row. Of JSON by lines no more is in memory than a row.
pub(super) fn each_row(annotators: &[PathBuf], choices: &Choices, take: Take<'_>) {
    let mut messages = Vec::new();
    let mut files: BTreeMap<String, Vec<Option<Source>>> = BTreeMap::new();
    for (at, path) in annotators.iter().enumerate() {
        let is_folder = path.is_dir();
        for source in input::sources(std::slice::from_ref(path), None, &mut messages) {
            // Of two files each is one annotator's, whatever they are called.
            let below = if is_folder { source.below.display().to_string() } else { String::new() };
            let row = files.entry(below).or_insert_with(|| vec![None; annotators.len()]);
            if let Some(own) = row.get_mut(at) {
                *own = Some(source);
            }
        }
    }
    for message in messages {
        take(Err(message), 0);
    }
    for (name, sources) in files {
        if sources.iter().flatten().all(Source::is_lines) {
            each_line(&name, sources, choices, take);
        } else {
            let pieces = sources.into_iter().map(|source| source.map(Piece::File)).collect();
            take(Ok(Row { name, pieces }), 0);
        }
    }
}

/// Goes through the lines of the annotators' files at once.
fn each_line(name: &str, sources: Vec<Option<Source>>, choices: &Choices, take: Take<'_>) {
    let mut files: Vec<Lines> = Vec::new();
    for source in sources {
        let open = source.map(|source| (opened(&source, Box::new(io::empty()), choices), source));
        files.push(match open {
            None => None,
            Some((Ok(Opened::Lines(lines)), source)) => Some((source, lines)),
            Some((Ok(Opened::Whole(_) | Opened::Refused(_)), source)) => {
                take(Err(format!("{}: expected JSON by lines in UTF-8", source.name())), 0);
                None
            }
            Some((Err(error), source)) => {
                take(Err(format!("{}: {error}", source.name())), 0);
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
                    take(Err(format!("{}: {error}", source.name())), 0);
                    *file = None;
                    None
                }
                _ => None,
            });
        }
        if pieces.iter().all(Option::is_none) {
            return;
        }
        take(Ok(Row { name: name.to_owned(), pieces }), bytes);
    }
}

/// Reads what the annotators have and compares the articles that another one has too, with the same text.
pub(super) fn compared(Row { name, pieces }: Row, choices: &Choices) -> Counted<Tally> {
    let mut messages = Vec::new();
    let read = |document: Option<Document>| Ok(document.map(|document| Article::of(&document)));
    let mut work: Vec<BTreeMap<String, Article>> = Vec::with_capacity(pieces.len());
    let mut files = Vec::with_capacity(pieces.len());
    for piece in pieces {
        let mut articles = BTreeMap::new();
        let (source, outcomes) = piece.map(|piece| input::read(piece, choices, &read)).unzip();
        for (suffix, outcome) in outcomes.unwrap_or_default() {
            match (outcome, &source) {
                (Ok(Some(article)), _) => drop(articles.insert(suffix, article)),
                (Err(message), Some(source)) => {
                    messages.push(format!("{}{suffix}: {message}", Source::name(source)));
                }
                (Ok(None), Some(source)) => {
                    messages.push(format!("{}{suffix}: {NOT_ANNOTATED}", source.name()));
                }
                // Whatever was read has a source.
                (_, None) => {}
            }
        }
        work.push(articles);
        files.push(source);
    }
    // Why an article does not read is said already; that nobody can compare it then needs no saying.
    let all_read = messages.is_empty();
    let mut tally = Tally::new(work.len());
    let mut articles = 0;
    let suffixes: BTreeSet<&String> = work.iter().flat_map(BTreeMap::keys).collect();
    for suffix in &suffixes {
        let versions: Vec<Option<&Article>> = work.iter().map(|articles| articles.get(*suffix)).collect();
        let mut texts = versions.iter().flatten().map(|article| &article.text);
        let first = texts.next();
        let others: Vec<&String> = texts.collect();
        if others.is_empty() {
            if all_read {
                let has_it = work.iter().position(|articles| articles.contains_key(*suffix));
                let file =
                    has_it.and_then(|at| files.get(at)?.as_ref()).map_or_else(|| name.clone(), Source::name);
                messages.push(format!("{file}{suffix}: only this annotator has it"));
            }
        } else if others.iter().any(|text| Some(*text) != first) {
            let file = files.iter().flatten().next().map_or_else(|| name.clone(), Source::name);
            messages.push(format!("{file}{suffix}: its text is not the same for all"));
        } else {
            tally.add(&versions);
            articles += 1;
        }
    }
    Counted { sum: tally, articles, messages }
}
