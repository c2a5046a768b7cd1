//! What is in strangers' files, as far as the page asks for it.

use super::{Fault, Question};
use crate::browser::client::{read_message, write_message};
use crate::browser::port::{Found, Page, Parcel, Told};
use crate::exchange::intake::{
    self, Article, Choices, Content, Encoding, Entry, Intake, Large, Named, Refusal,
};
use crate::exchange::{grouped, project, unplaced_note};
use crate::ui::Language;
use js_sys::{Array, Uint8Array};
use std::cell::Cell;
use std::vec::IntoIter;
use wasm_bindgen::JsValue;

/// Bytes of text in one answer, at the least: more than one article, and not so much that the page feels it.
const PAGE: usize = 400_000;

/// The files that are being read.
#[derive(Default)]
pub(super) struct Reading {
    waiting: IntoIter<Waiting>,
    intake: Option<Intake>,
    /// Bytes of all of them.
    size: usize,
    /// Bytes of what was found in them so far.
    read: usize,
    /// How many there were.
    files: usize,
}

/// A file with those that belong to it, and what was chosen about it.
struct Waiting {
    main: Named,
    /// The main file where that is read as it is needed.
    large: Option<Large>,
    beside: Vec<Named>,
    choices: Choices,
}

/// Which of several files belong together by their names, as JSON: the places of each main one and of its own.
pub(super) fn groups(question: &Question) -> Result<JsValue, Fault> {
    let names: Vec<String> = read_message(&question.text(0))?;
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let groups: Vec<(usize, Vec<usize>)> = grouped(&names).into_iter().collect();
    Ok(write_message(&groups)?.into())
}

impl Reading {
    /// Begins with a parcel: what is in it, then the bytes of each file.
    pub(super) fn open(&mut self, question: &Question) -> Result<JsValue, Fault> {
        let Parcel { files, column } = read_message(&question.text(0))?;
        (self.size, self.read, self.files) = (0, 0, files.len());
        let at = Cell::new(0);
        let mut named = |name: String| {
            at.set(at.get() + 1);
            let bytes = question.bytes(at.get());
            self.size += bytes.len();
            Named { name, bytes }
        };
        let mut waiting = Vec::with_capacity(files.len());
        for handed in files {
            let large = question.large(&handed.name, at.get() + 1);
            let encoding = |(name, chosen): (String, String)| Some((name, Encoding::from_name(&chosen)?));
            waiting.push(Waiting {
                main: named(handed.name),
                large,
                beside: handed.beside.into_iter().map(&mut named).collect(),
                choices: Choices {
                    encodings: handed.chosen.into_iter().filter_map(encoding).collect(),
                    column: Some(column.clone()).filter(|column| !column.is_empty()),
                    columns: handed.columns.into_iter().collect(),
                    ..Choices::default()
                },
            });
        }
        self.size += waiting.iter().filter_map(|file| Some(file.large.as_ref()?.size)).sum::<usize>();
        self.waiting = waiting.into_iter();
        self.intake = None;
        Ok(JsValue::UNDEFINED)
    }

    /// The next things in it: what there is to tell about them and they themselves, each as JSON.
    pub(super) fn next(&mut self, question: &Question) -> Result<JsValue, Fault> {
        let (mut page, mut things) = (Page::default(), Vec::new());
        let mut size = 0;
        while let Some(entry) = self.entry() {
            let (told, found) = found(entry, question.language);
            size += weight(&found);
            page.told.push(told);
            things.push(found);
            if size >= PAGE {
                page.more = true;
                break;
            }
        }
        self.read += size;
        page.share = self.share();
        if !page.more {
            self.intake = None;
        }
        let things = Uint8Array::from(write_message(&things)?.as_bytes());
        Ok(Array::of2(&write_message(&page)?.into(), &things.into()).into())
    }

    /// The next thing in whichever file it is.
    fn entry(&mut self) -> Option<Entry> {
        loop {
            if let Some(entry) = self.intake.as_mut().and_then(Iterator::next) {
                return Some(entry);
            }
            let Waiting { main, large, beside, choices } = self.waiting.next()?;
            self.intake = Some(match large {
                Some(large) => intake::open_large(&large, &choices),
                None => intake::open_group(main, beside, &choices),
            });
        }
    }

    /// How much was read: of an archive alone by its files, of others by the text that was in them.
    fn share(&self) -> f64 {
        let archive = self.intake.as_ref().filter(|_| self.files == 1).and_then(Intake::done);
        let (done, all) = archive.unwrap_or((self.read, self.size));
        #[allow(clippy::cast_precision_loss, reason = "a share")]
        let share = done as f64 / all.max(1) as f64;
        share.min(1.0)
    }
}

fn weight(found: &Found) -> usize {
    match found {
        Found::Text { text, .. } => text.len(),
        Found::Project(json) => json.len(),
        Found::Nothing => 100,
    }
}

fn found(Entry { name, content }: Entry, language: Language) -> (Told, Found) {
    match content {
        Content::Text(Article { text, meta, encoding, remarks }) => {
            let encoding = encoding.map(|known| language.recognised(known)).filter(|said| !said.is_empty());
            let remarks = remarks.iter().map(|remark| language.remark(remark));
            (
                Told::Document { name, about: encoding.into_iter().chain(remarks).collect(), unplaced: None },
                Found::Text {
                    text: text.as_str().to_owned(),
                    meta: [meta.title, meta.source, meta.created, meta.published],
                },
            )
        }
        Content::Project(imported) => (
            Told::Document {
                name,
                about: imported.problems.iter().map(|problem| language.problem(problem)).collect(),
                unplaced: Some(&imported.unplaced)
                    .filter(|unplaced| !unplaced.is_empty())
                    .map(|unplaced| (unplaced.len(), unplaced_note(unplaced))),
            },
            Found::Project(project::write_line(&imported.document)),
        ),
        Content::Refused(refusal) => {
            let why = language.refusal(&refusal);
            let columns = match refusal {
                Refusal::NoTextColumn { columns } => columns,
                _ => Vec::new(),
            };
            (Told::Refused { name, why, columns }, Found::Nothing)
        }
    }
}
