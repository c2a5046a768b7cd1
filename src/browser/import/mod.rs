//! Many files at once: read by the module for files, detected and kept by the page's own module in a worker.
//! The page itself only hands on what the one has read to the other.

mod chosen;
mod store;
mod survey;

use super::clerk::{Clerk, Task};
use super::client::{read_message, write_message};
use super::clock::milliseconds;
use super::port::{Failed, Found, Port};
use super::storage::DocumentId;
use chosen::{Chosen, Taken};
use gloo_timers::future::TimeoutFuture;
use std::cell::Cell;
use std::rc::Rc;
use web_sys::File;

pub use super::port::Sight;
pub use chosen::{Columns, Encodings};
pub(super) use store::answer;
pub use survey::{Survey, survey};

/// What is said of names at the most: a list of thousands helps nobody.
const NAMED: usize = 200;
/// Milliseconds between two looks at whether to go on.
const PAUSE: u32 = 100;

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

/// Imports files; `tell` gets how far it has come.
pub async fn import(job: Job, language: &str, control: Rc<Control>, tell: impl Fn(&Progress)) -> Progress {
    let mut progress = job.before.clone();
    let mut unplaced = progress.unplaced.to_vec();
    if let Err(failed) = run(job, language, &control, &mut progress, &mut unplaced, &tell).await {
        progress.failure = Some(failed);
    }
    progress.unplaced = unplaced.into();
    progress.finished = true;
    tell(&progress);
    progress
}

async fn run(
    job: Job,
    language: &str,
    control: &Control,
    progress: &mut Progress,
    unplaced: &mut Vec<Unplaced>,
    tell: &impl Fn(&Progress),
) -> Result<(), Failed> {
    let port = Port::start()?;
    let clerk = Clerk::start().ok_or(Failed::Missing)?;
    let files = Chosen::grouped(job.files, &port).await?;
    let size = files.size().max(1.0);
    let mut before = 0.0;
    for range in files.parcels() {
        let Taken { arguments, unread, mains, size: taken } =
            files.take(range, &job.column, (&job.encodings, &job.columns)).await?;
        for file in unread {
            progress.refuse(file.name(), String::new());
        }
        port.ask("open", language, &arguments, None).await?;
        drop(arguments);
        loop {
            let begun = milliseconds();
            let page = port.next_page(language).await?;
            let (share, more) = (page.share, page.more);
            for found in &page.found {
                match unclear(found, &files, &mains, &job.encodings) {
                    Some(table) => progress.unclear.push(table),
                    None => progress.note(found),
                }
            }
            let stored = store(&clerk, &page.found).await?;
            // What was kept before the browser refused is kept.
            progress.take(&page.found, &stored);
            unplaced.extend(stored.added.iter().filter_map(|&(at, id)| left_over(page.found.get(at)?, id)));
            if let Some(failure) = stored.failure {
                return Err(Failed::NotKept(failure));
            }
            progress.took += milliseconds() - begun;
            progress.share = (before + taken * if more { share } else { 1.0 }) / size;
            tell(progress);
            if !rested(control, progress, tell).await {
                return Ok(());
            }
            if !more {
                break;
            }
        }
        before += taken;
    }
    Ok(())
}

/// The table that does not say where its text is, if that is what was found: a file itself, and not one of an
/// archive.
fn unclear(found: &Found, files: &Chosen, mains: &[usize], encodings: &Encodings) -> Option<Unclear> {
    let Found::Refused { name, columns, .. } = found else { return None };
    if columns.is_empty() {
        return None;
    }
    let named = |place: &&usize| files.file(**place).is_some_and(|file| file.name() == *name);
    let place = mains.iter().find(named)?;
    let encodings = encodings.get(place).cloned().unwrap_or_default();
    Some(Unclear { file: files.file(*place)?.clone(), columns: columns.clone(), encodings })
}

/// What of a document that was kept has no place in its text.
fn left_over(found: &Found, id: u32) -> Option<Unplaced> {
    let Found::Project { unplaced: Some((count, note)), .. } = found else { return None };
    Some(Unplaced { document: DocumentId(id), count: *count, note: note.clone() })
}

/// Rests while it is to rest, and says so; whether it goes on.
async fn rested(control: &Control, progress: &mut Progress, tell: &impl Fn(&Progress)) -> bool {
    if control.paused.get() && !control.cancelled.get() {
        progress.paused = true;
        tell(progress);
    }
    progress.paused = false;
    go_on(control).await
}

/// Rests while it is to rest; whether it goes on.
async fn go_on(control: &Control) -> bool {
    while control.paused.get() && !control.cancelled.get() {
        TimeoutFuture::new(PAUSE).await;
    }
    !control.cancelled.get()
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
    fn take(&mut self, found: &[Found], stored: &store::Stored) {
        self.added += u32::try_from(stored.added.len()).unwrap_or(u32::MAX);
        self.duplicates += stored.duplicates;
        for found in stored.unread.iter().filter_map(|&at| found.get(at)) {
            self.unread(found);
        }
        self.last = stored.added.last().map(|(_, id)| *id).or(self.last);
    }

    /// What was found does not read after all.
    fn unread(&mut self, found: &Found) {
        if let Found::Text { name, .. } | Found::Project { name, .. } = found {
            self.refuse(name.clone(), String::new());
        }
    }

    fn note(&mut self, found: &Found) {
        match found {
            Found::Refused { name, why, .. } => self.refuse(name.clone(), why.clone()),
            Found::Text { name, encoding, remarks, .. } => {
                let about: Vec<&str> = [encoding]
                    .into_iter()
                    .chain(remarks)
                    .filter(|it| !it.is_empty())
                    .map(String::as_str)
                    .collect();
                self.remark(name, &about);
            }
            Found::Project { name, problems, .. } => {
                let about: Vec<&str> = problems.iter().map(String::as_str).collect();
                self.remark(name, &about);
            }
        }
    }

    fn remark(&mut self, name: &str, about: &[&str]) {
        if !about.is_empty() && self.remarks.len() < NAMED {
            self.remarks.push((name.to_owned(), about.join(" ")));
        }
    }
}

/// Detects and keeps what was found, in the worker.
async fn store(clerk: &Clerk, found: &[Found]) -> Result<store::Stored, Failed> {
    let answer = clerk.ask(Task::Store, &write_message(&found)?, None).await?;
    read_message(&answer.as_string().ok_or(Failed::Missing)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::browser::storage::NotKept;

    #[test]
    fn what_was_kept_before_the_browser_refused_is_counted() {
        let found = |name: &str| Found::Project {
            name: name.to_owned(),
            json: String::new(),
            problems: Vec::new(),
            unplaced: None,
        };
        let stored = store::Stored {
            added: vec![(0, 7), (1, 8)],
            duplicates: 3,
            unread: vec![2],
            failure: Some(NotKept::Full),
        };
        let mut progress = Progress::default();
        progress.take(&[found("a"), found("b"), found("c")], &stored);
        assert_eq!((progress.added, progress.duplicates, progress.last), (2, 3, Some(8)));
        assert_eq!(progress.refused, [("c".to_owned(), String::new())]);
    }

    #[test]
    fn a_batch_that_does_not_read_is_no_empty_one() {
        let answer = pollster::block_on(store::answer("[{\"Text\""));
        assert_eq!(answer, Err(Failed::Missing));
    }
}
