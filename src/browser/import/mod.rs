//! Many files at once: read by the module for files, detected and kept by the page's own module in a worker.
//! The page itself only hands on what the one has read to the other.

mod store;

use super::clerk::{Clerk, Task};
use super::clock::milliseconds;
use super::port::{Failed, Found, Port};
use gloo_timers::future::TimeoutFuture;
use js_sys::Uint8Array;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen_futures::JsFuture;
use web_sys::File;

pub(super) use store::answer;

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
    /// What could not be read, and why; the first of them.
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
    /// Tables that do not say which of their columns has the text, with the columns.
    pub unclear: Vec<(File, Vec<String>)>,
    /// The number of the last document that was kept.
    pub last: Option<u32>,
    /// Why it ended early, in words; empty where it did not.
    pub failure: String,
}

/// What a person may do to an import.
#[derive(Debug, Default)]
pub struct Control {
    /// It rests until this is false again.
    pub paused: Cell<bool>,
    /// It ends; what is kept by then stays.
    pub cancelled: Cell<bool>,
}

/// Imports files; `tell` gets how far it has come. `column` is the text's in tables that do not say it.
pub async fn import(
    files: Vec<File>,
    language: &str,
    column: &str,
    control: Rc<Control>,
    tell: impl Fn(&Progress),
) -> Progress {
    let mut progress = Progress::default();
    if let Err(failed) = run(files, language, column, &control, &mut progress, &tell).await {
        progress.failure = match failed {
            Failed::Said(words) => words,
            Failed::Missing => "?".to_owned(),
        };
    }
    progress.finished = true;
    tell(&progress);
    progress
}

async fn run(
    files: Vec<File>,
    language: &str,
    column: &str,
    control: &Control,
    progress: &mut Progress,
    tell: &impl Fn(&Progress),
) -> Result<(), Failed> {
    let port = Port::start()?;
    let clerk = Clerk::start().ok_or(Failed::Missing)?;
    let size: f64 = files.iter().map(|file| file.size()).sum::<f64>().max(1.0);
    let mut before = 0.0;
    for file in files {
        let Ok(bytes) = JsFuture::from(file.array_buffer()).await else {
            progress.refuse(file.name(), "?".to_owned());
            continue;
        };
        let arguments = [file.name().into(), Uint8Array::new(&bytes).into(), "".into(), column.into()];
        port.ask("open", language, &arguments, None).await?;
        loop {
            let begun = milliseconds();
            let page = port.next_page(language).await?;
            let (share, more) = (page.share, page.more);
            for found in &page.found {
                match found {
                    // The file itself, and not one of an archive.
                    Found::Refused { name, columns, .. } if !columns.is_empty() && *name == file.name() => {
                        progress.unclear.push((file.clone(), columns.clone()));
                    }
                    _ => progress.note(found),
                }
            }
            let stored = store(&clerk, &page.found).await?;
            progress.added += stored.added;
            progress.duplicates += stored.duplicates;
            progress.last = stored.last.or(progress.last);
            progress.took += milliseconds() - begun;
            progress.share = (before + file.size() * if more { share } else { 1.0 }) / size;
            tell(progress);
            if !go_on(control, progress, tell).await {
                return Ok(());
            }
            if !more {
                break;
            }
        }
        before += file.size();
    }
    Ok(())
}

/// Rests while it is to rest; whether it goes on.
async fn go_on(control: &Control, progress: &mut Progress, tell: &impl Fn(&Progress)) -> bool {
    while control.paused.get() && !control.cancelled.get() {
        if !progress.paused {
            progress.paused = true;
            tell(progress);
        }
        TimeoutFuture::new(PAUSE).await;
    }
    progress.paused = false;
    !control.cancelled.get()
}

impl Progress {
    /// Milliseconds that the rest may take; `None` where it is too early to say.
    pub fn left(&self) -> Option<f64> {
        (self.share > 0.02 && self.took > 500.0).then(|| self.took / self.share * (1.0 - self.share))
    }

    fn refuse(&mut self, name: String, why: String) {
        self.refusals += 1;
        if self.refused.len() < NAMED {
            self.refused.push((name, why));
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
    let answer = clerk.ask(Task::Store, &serde_json::to_string(found).unwrap_or_default()).await;
    let answer = answer.ok_or(Failed::Missing)?.as_string().unwrap_or_default();
    let stored: store::Stored = serde_json::from_str(&answer).ok().ok_or(Failed::Missing)?;
    match stored.failure.as_str() {
        "" => Ok(stored),
        failure => Err(Failed::Said(failure.to_owned())),
    }
}
