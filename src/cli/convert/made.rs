//! What becomes of a piece: read, looked at whether it arrives, written.

use super::stem;
use super::told::Told;
use super::units::{Others, Piece, Unit};
use crate::annotation::Document;
use crate::exchange::intake::{self, Decoded, Encoding, Refusal, Remark};
use crate::exchange::{self, Batch, Counted, Export, Format, Imported, Input, Options, Part, Share};
use std::path::Path;

/// What is converted into what.
#[derive(Debug, Clone, Copy)]
pub(super) struct Plan {
    pub(super) from: Option<&'static Format>,
    pub(super) to: &'static Format,
    pub(super) options: Options,
    pub(super) encoding: Option<Encoding>,
    /// Whether what is in the documents is counted, for a data card.
    pub(super) counts: bool,
}

/// What became of a document.
pub(super) struct Made {
    /// The name that its files would have.
    pub(super) stem: String,
    /// Its files, the main one first; `None` where it was only read.
    pub(super) parts: Option<Vec<Part>>,
    pub(super) counted: Option<Counted>,
}

/// Reads a piece and makes the files of its documents; `index` says how many come before each in its file. Where they
/// are not wanted, one alone is only read, for its files are there; that there are several was not known.
pub(super) fn make(
    plan: Plan,
    unit: &Unit,
    is_wanted: bool,
    index: &dyn Fn(usize) -> usize,
) -> (Vec<Made>, Told) {
    let mut told = Told::default();
    let documents = documents(plan, unit, &mut told);
    let count = documents.len();
    let (writes, is_line) = (is_wanted || count > 1, matches!(unit.piece, Piece::Line(..)));
    let several = matches!(unit.piece, Piece::Line(_, _, Others::Some)) || count > 1;
    let made = documents.into_iter().enumerate().map(|(at, (name, document))| {
        // A corpus says where its articles are from; a file is named after itself.
        let own = if several { stem(&document.meta().source) } else { String::new() };
        let stem = if own.is_empty() { stem(&name) } else { own };
        let document = plan.options.wanted(&document);
        if writes {
            let place = if is_line { &unit.name } else { &stem };
            told.document(plan.to, place, &document, plan.options);
        }
        let unit = plan.to.unit(&plan.options);
        let export = Export { index: index(at), ..Export::new(&document, unit) };
        let parts = writes.then(|| (plan.to.write)(&export));
        let counted = plan.counts.then(|| Counted::of(plan.to, &export));
        Made { stem, parts, counted }
    });
    (made.collect(), told)
}

/// What the documents of a piece have to be shared out.
pub(super) fn shares(plan: Plan, unit: &Unit) -> Vec<Share> {
    let documents = documents(plan, unit, &mut Told::default());
    documents.into_iter().map(|(_, document)| Share::of(&plan.options.wanted(&document))).collect()
}

/// The documents of a piece, each with the name of its file.
fn documents(plan: Plan, unit: &Unit, told: &mut Told) -> Vec<(String, Document)> {
    let contents: Vec<(String, String)> = match &unit.piece {
        Piece::Line(line, format, _) => {
            let line = line.clone().decoded(plan.encoding);
            return match line.text {
                Ok(text) if text.trim().is_empty() => Vec::new(),
                Ok(text) => of_line(unit, &text, format, told).into_iter().collect(),
                Err(refusal) => {
                    told.notes.push(format!("{}: {refusal}", unit.name));
                    Vec::new()
                }
            };
        }
        Piece::Whole(bytes) => decoded(plan, &unit.name, bytes.clone(), told).into_iter().collect(),
        Piece::Files(paths) => paths.iter().filter_map(|path| read(plan, path, told)).collect(),
    };
    let inputs: Vec<Input<'_>> = contents.iter().map(|(name, content)| Input { name, content }).collect();
    let mut documents = Vec::new();
    for outcome in exchange::read_files(&inputs, plan.from) {
        let name = outcome.name;
        match outcome.batch {
            Ok(batch) => documents.extend(of_file(name, batch, told)),
            Err(error) => told.messages.push(format!("{name}: {error}")),
        }
    }
    documents
}

/// The document of a line, which is named after the file.
fn of_line(unit: &Unit, text: &str, format: &'static Format, told: &mut Told) -> Option<(String, Document)> {
    let name = &unit.name;
    let batch = match format.read?(&[Input { name, content: text }]) {
        Ok(batch) => batch,
        Err(error) => {
            told.notes.push(format!("{name}: {error}"));
            return None;
        }
    };
    // A list of documents is a file of its own, and no line of one.
    if batch.documents.len() > 1 {
        told.notes.push(format!("{name}: {}", Refusal::NotObject));
        return None;
    }
    let (_, document) = of_file(name, batch, told).pop()?;
    Some((unit.file.clone(), document))
}

/// The documents of a file.
fn of_file(name: &str, batch: Batch, told: &mut Told) -> Vec<(String, Document)> {
    told.notes.extend(batch.problems.iter().map(|problem| format!("{name}: {problem}")));
    let several = batch.documents.len() > 1;
    let documents = batch.documents.into_iter().enumerate().map(|(at, imported)| {
        let Imported { document, problems, .. } = imported;
        let place = if several { format!("{name}, document {}", at + 1) } else { name.to_owned() };
        told.notes.extend(problems.iter().map(|problem| format!("{place}: {problem}")));
        (name.to_owned(), document)
    });
    documents.collect()
}

fn read(plan: Plan, path: &Path, told: &mut Told) -> Option<(String, String)> {
    let name = path.display().to_string();
    match std::fs::read(path) {
        Ok(bytes) => decoded(plan, &name, bytes, told),
        Err(error) => {
            told.messages.push(format!("{name}: {error}"));
            None
        }
    }
}

/// A file as text, with its name.
fn decoded(plan: Plan, name: &str, bytes: Vec<u8>, told: &mut Told) -> Option<(String, String)> {
    let decoded = match plan.encoding {
        Some(encoding) => Ok(intake::reread(bytes, encoding)),
        None => intake::decode(bytes),
    };
    match decoded {
        Ok(Decoded { text, recognised, damaged }) => {
            if recognised.sure < 100 {
                let known = format!("read as {} ({} % sure)", recognised.encoding, recognised.sure);
                told.notes.push(format!("{name}: {known}"));
            }
            if damaged > 0 {
                told.notes.push(format!("{name}: {}", Remark::Damaged { count: damaged }));
            }
            Some((name.to_owned(), text))
        }
        Err(refusal) => {
            told.messages.push(format!("{name}: {refusal}"));
            None
        }
    }
}
