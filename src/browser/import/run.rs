//! One import: batches go from the module for files to the workers, and are kept in the order in which they were read.

use super::chosen::{Chosen, Columns, Encodings, Taken};
use super::clerks::{Clerks, Making};
use super::{Control, Job, Progress, Unclear, Unplaced};
use crate::browser::clock::milliseconds;
use crate::browser::port::{Failed, Port, Told};
use crate::browser::storage::DocumentId;
use std::collections::VecDeque;
use std::rc::Rc;

/// Imports files; `tell` gets how far it has come.
pub async fn import(job: Job, language: &str, control: Rc<Control>, tell: impl Fn(&Progress)) -> Progress {
    let mut run = Run {
        unplaced: job.before.unplaced.to_vec(),
        progress: job.before,
        begun: milliseconds(),
        clerks: Clerks::default(),
        line: VecDeque::new(),
        control: &control,
        tell: &tell,
    };
    let failure = run.go(job.files, &job.column, (&job.encodings, &job.columns), language).await.err();
    let Run { progress, unplaced, .. } = run;
    let progress = Progress { failure, unplaced: unplaced.into(), finished: true, ..progress };
    tell(&progress);
    progress
}

/// An import on its way.
struct Run<'r> {
    progress: Progress,
    unplaced: Vec<Unplaced>,
    /// When the work began that is not in the progress yet.
    begun: f64,
    clerks: Clerks,
    /// What is being worked on, in the order in which it was read.
    line: VecDeque<Batch>,
    control: &'r Control,
    tell: &'r dyn Fn(&Progress),
}

/// What the module for files has read at once.
struct Batch {
    told: Vec<Told>,
    /// Of each thing, the table that it is where that does not say which column has the text.
    unclear: Vec<Option<Unclear>>,
    /// How much of all is done with it, of one.
    share: f64,
    making: Making,
}

impl Run<'_> {
    async fn go(
        &mut self,
        files: Vec<web_sys::File>,
        column: &str,
        (encodings, columns): (&Encodings, &Columns),
        language: &str,
    ) -> Result<(), Failed> {
        let port = Port::start()?;
        let files = Chosen::grouped(files, &port).await?;
        let size = files.size().max(1.0);
        let side_by_side = Clerks::most();
        let mut before = 0.0;
        for range in files.parcels() {
            let Taken { arguments, unread, mains, size: taken } =
                files.take(range, column, (encodings, columns)).await?;
            for file in unread {
                self.progress.refuse(file.name(), String::new());
            }
            port.ask("open", language, &arguments, None).await?;
            drop(arguments);
            let mut more = true;
            while more {
                let (page, batch) = port.next_page(language).await?;
                more = page.more;
                if self.line.len() == side_by_side && !self.keep_first().await? {
                    return Ok(());
                }
                let unclear = page.told.iter().map(|told| unclear(told, &files, &mains, encodings));
                self.line.push_back(Batch {
                    unclear: unclear.collect(),
                    share: (before + taken * if more { page.share } else { 1.0 }) / size,
                    making: self.clerks.begin(batch)?,
                    told: page.told,
                });
            }
            before += taken;
        }
        while !self.line.is_empty() {
            if !self.keep_first().await? {
                break;
            }
        }
        Ok(())
    }

    /// Has the first batch kept, and tells it; whether to go on with the next one.
    async fn keep_first(&mut self) -> Result<bool, Failed> {
        let Some(Batch { told, unclear, share, making }) = self.line.pop_front() else { return Ok(true) };
        let stored = self.clerks.keep(making).await?;
        for (told, unclear) in told.iter().zip(unclear) {
            match unclear {
                Some(table) => self.progress.unclear.push(table),
                None => self.progress.note(told),
            }
        }
        // What was kept before the browser refused is kept.
        self.progress.take(&told, &stored);
        let left_over = stored.added.iter().filter_map(|&(at, id)| left_over(told.get(at)?, id));
        self.unplaced.extend(left_over);
        if let Some(failure) = stored.failure {
            return Err(Failed::NotKept(failure));
        }
        self.progress.took += milliseconds() - self.begun;
        self.progress.share = share;
        (self.tell)(&self.progress);
        let goes_on = self.rested().await;
        self.begun = milliseconds();
        Ok(goes_on)
    }

    /// Rests while it is to rest, and says so; whether it goes on.
    async fn rested(&mut self) -> bool {
        if self.control.paused.get() && !self.control.cancelled.get() {
            self.progress.paused = true;
            (self.tell)(&self.progress);
        }
        self.progress.paused = false;
        self.control.go_on().await
    }
}

/// The table that does not say where its text is, if that is what was found: a file itself, and not one of an
/// archive.
fn unclear(told: &Told, files: &Chosen, mains: &[usize], encodings: &Encodings) -> Option<Unclear> {
    let Told::Refused { name, columns, .. } = told else { return None };
    if columns.is_empty() {
        return None;
    }
    let named = |place: &&usize| files.file(**place).is_some_and(|file| file.name() == *name);
    let place = mains.iter().find(named)?;
    let encodings = encodings.get(place).cloned().unwrap_or_default();
    Some(Unclear { file: files.file(*place)?.clone(), columns: columns.clone(), encodings })
}

/// What of a document that was kept has no place in its text.
fn left_over(told: &Told, id: u32) -> Option<Unplaced> {
    let Told::Document { unplaced: Some((count, note)), .. } = told else { return None };
    Some(Unplaced { document: DocumentId(id), count: *count, note: note.clone() })
}
