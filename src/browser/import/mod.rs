//! Many files at once: read by the module for files, detected and kept by the page's own module in workers.
//! The page itself only hands on what the one has read to the others.

mod chosen;
mod clerks;
mod made;
mod run;
mod shelf;
mod store;
mod survey;

use super::port::{Failed, Told};
use super::storage::DocumentId;
use gloo_timers::future::TimeoutFuture;
use std::cell::Cell;
use std::rc::Rc;
use web_sys::File;

pub use super::port::Sight;
pub use chosen::{Columns, Encodings};
pub use run::import;
pub(super) use store::{keep, make};
pub use survey::{Survey, survey};

/// What is said of names at the most: a list of thousands helps nobody.
const NAMED: usize = 200;

/// How far an import has come.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Progress {
    /// How much is done, of one.
    pub share: f64,
    /// Documents that are kept.
    pub added: u32,
    /// Documents that are here already.
    pub duplicates: u32,
    /// What could not be read, and why; the first of them. No words where the browser could not read it.
    pub refused: Vec<(String, String)>,
    /// How many could not be read.
    pub refusals: u32,
    /// What there is to know about files that were read: an old encoding, what was left out; the first of them.
    pub remarks: Vec<(String, String)>,
    /// Milliseconds that it took so far, without pauses.
    pub took: f64,
    /// Whether it has come to its end.
    pub finished: bool,
    /// Whether it rests.
    pub paused: bool,
    /// Tables that do not say which of their columns has the text.
    pub unclear: Vec<Unclear>,
    /// The number of the last document that was kept.
    pub last: Option<u32>,
    /// Annotations that have no place in the texts of documents that were kept; known at the end.
    pub unplaced: Rc<[Unplaced]>,
    /// Why it ended early; `None` where it did not.
    pub failure: Option<Failed>,
}

/// A table that does not say which of its columns has the text.
#[derive(Clone, Debug, PartialEq)]
pub struct Unclear {
    /// The table.
    pub file: File,
    /// The names of its columns.
    pub columns: Vec<String>,
    /// The encodings that were chosen for it.
    pub encodings: Vec<(String, String)>,
}

/// Annotations of a document that have no place in its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unplaced {
    /// The document's number.
    pub document: DocumentId,
    /// How many they are.
    pub count: usize,
    /// What they are, as a note.
    pub note: String,
}

/// What is to be imported.
#[derive(Clone, Debug, Default)]
pub struct Job {
    /// The files.
    pub files: Vec<File>,
    /// The encodings that a person chose.
    pub encodings: Encodings,
    /// The columns of the text that a person chose before anything was read.
    pub columns: Columns,
    /// The column of the text in tables that do not say it; empty where none was chosen.
    pub column: String,
    /// What came of the import that this one goes on with.
    pub before: Progress,
}

/// What a person may do to an import.
#[derive(Debug, Default)]
pub struct Control {
    /// It rests until this is false again.
    pub paused: Cell<bool>,
    /// It ends; what is kept by then stays.
    pub cancelled: Cell<bool>,
}

/// Milliseconds between two looks at whether to go on.
const PAUSE: u32 = 100;

impl Control {
    /// Rests while it is to rest; whether it goes on.
    async fn go_on(&self) -> bool {
        while self.paused.get() && !self.cancelled.get() {
            TimeoutFuture::new(PAUSE).await;
        }
        !self.cancelled.get()
    }
}

/// The share and the milliseconds up to which it is too early to say how long the rest takes.
const EARLY: (f64, f64) = (0.02, 500.0);

impl Progress {
    /// As an import begins that goes on with this one: what was said is not forgotten.
    #[must_use]
    pub fn again(&self) -> Self {
        Self { share: 0.0, took: 0.0, finished: false, failure: None, ..self.clone() }
    }

    /// The table that is asked about, and the progress with which the import goes on.
    pub fn asked(mut self) -> Option<(Unclear, Self)> {
        (!self.unclear.is_empty()).then(|| (self.unclear.remove(0), self.again()))
    }

    /// Milliseconds that the rest may take; `None` where it is too early to say.
    pub fn left(&self) -> Option<f64> {
        (self.share > EARLY.0 && self.took > EARLY.1).then(|| self.took / self.share * (1.0 - self.share))
    }

    fn refuse(&mut self, name: String, why: String) {
        self.refusals += 1;
        if self.refused.len() < NAMED {
            self.refused.push((name, why));
        }
    }

    /// What became of a batch.
    fn take(&mut self, told: &[Told], stored: &store::Stored) {
        self.added += u32::try_from(stored.added.len()).unwrap_or(u32::MAX);
        self.duplicates += stored.duplicates;
        for told in stored.unread.iter().filter_map(|&at| told.get(at)) {
            self.unread(told);
        }
        self.last = stored.added.last().map(|(_, id)| *id).or(self.last);
    }

    /// What was found does not read after all.
    fn unread(&mut self, told: &Told) {
        if let Told::Document { name, .. } = told {
            self.refuse(name.clone(), String::new());
        }
    }

    fn note(&mut self, told: &Told) {
        match told {
            Told::Refused { name, why, .. } => self.refuse(name.clone(), why.clone()),
            Told::Document { name, about, .. } => self.remark(name, about),
        }
    }

    fn remark(&mut self, name: &str, about: &[String]) {
        let about = about.join(" ");
        if !about.is_empty() && self.remarks.len() < NAMED {
            self.remarks.push((name.to_owned(), about));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::browser::storage::NotKept;

    #[test]
    fn what_was_kept_before_the_browser_refused_is_counted() {
        let told = |name: &str| Told::Document { name: name.to_owned(), about: Vec::new(), unplaced: None };
        let stored = store::Stored {
            added: vec![(0, 7), (1, 8)],
            duplicates: 3,
            unread: vec![2],
            failure: Some(NotKept::Full),
        };
        let mut progress = Progress::default();
        progress.take(&[told("a"), told("b"), told("c")], &stored);
        assert_eq!((progress.added, progress.duplicates, progress.last), (2, 3, Some(8)));
        assert_eq!(progress.refused, [("c".to_owned(), String::new())]);
    }

    #[test]
    fn where_there_is_nothing_to_know_nothing_is_told() {
        let mut progress = Progress::default();
        progress.remark("a", &[String::new()]);
        progress.remark("b", &["VNI".to_owned()]);
        assert_eq!(progress.remarks, [("b".to_owned(), "VNI".to_owned())]);
    }
}
