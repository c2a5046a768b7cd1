//! Figures: pieces are counted on all cores, what was counted is put together in order and written once, at the end.
//! Where they go into a file, what was counted so far is noted beside it, and a stopped run goes on from there.

mod note;

use super::parallel::{Batch, Threads};
use super::progress::Progress;
use super::{Failures, output};
use clap::Args;
use note::Note;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// How figures are counted and shown
#[derive(Debug, Args)]
pub(super) struct Figures {
    /// The figures as JSON
    #[arg(long)]
    pub(super) json: bool,

    /// Writes the figures into this file instead of to standard output
    #[arg(long, short, value_name = "FILE")]
    out: Option<PathBuf>,

    #[command(flatten)]
    threads: Threads,

    /// Goes on where an earlier run into the same file ended
    #[arg(long, requires = "out")]
    resume: bool,
}

/// What can be put together of what was counted apart.
pub(super) trait Sum: Serialize + DeserializeOwned {
    /// Adds what was counted elsewhere.
    fn join(&mut self, other: Self);
}

/// What was counted of a piece.
pub(super) struct Counted<T> {
    pub(super) sum: T,
    pub(super) articles: usize,
    /// What there is to say against it.
    pub(super) messages: Vec<String>,
}

/// All that was counted so far.
#[derive(Serialize, Deserialize)]
struct Reached<T> {
    pieces: usize,
    articles: usize,
    messages: Vec<String>,
    sum: T,
}

/// All that was counted, and what there is to say against it.
pub(super) struct Total<T> {
    pub(super) sum: T,
    articles: usize,
    pub(super) messages: Vec<String>,
}

/// A count on its way.
pub(super) struct Count<'w, P, T> {
    work: &'w (dyn Fn(P) -> Counted<T> + Sync),
    batch: Batch<Result<P, String>>,
    reached: Reached<T>,
    /// Pieces that were handed over, and what they were.
    places: usize,
    seen: DefaultHasher,
    /// What an earlier run had seen of the pieces that it counted; `None` where nothing is left to compare.
    before: Option<u64>,
    is_changed: bool,
    progress: Progress,
    note: Option<Note>,
}

impl<'w, P: Hash + Send, T: Sum + Send> Count<'w, P, T> {
    /// Counts by so many threads, from nothing.
    pub(super) fn new(jobs: usize, nothing: T, work: &'w (dyn Fn(P) -> Counted<T> + Sync)) -> Self {
        Self {
            work,
            batch: Batch::new(jobs),
            reached: Reached { pieces: 0, articles: 0, messages: Vec::new(), sum: nothing },
            places: 0,
            seen: DefaultHasher::new(),
            before: None,
            is_changed: false,
            progress: Progress::new(true),
            note: None,
        }
    }

    /// Counts as the arguments say; `None` where an earlier run has done it. `run` is what two runs have in common
    /// of which one goes on with the other, `read` what is read.
    ///
    /// # Errors
    /// Where the figures would take the place of what is read, or what was noted is of another run.
    pub(super) fn begin(
        figures: &Figures,
        run: Vec<String>,
        read: &[&Path],
        nothing: T,
        work: &'w (dyn Fn(P) -> Counted<T> + Sync),
    ) -> Result<Option<Self>, Failures> {
        let mut count = Self::new(figures.threads.count(), nothing, work);
        let Some(out) = &figures.out else { return Ok(Some(count)) };
        if let Some(taken) = read.iter().find(|path| is_within(out, path)) {
            let (out, taken) = (out.display(), taken.display());
            return Err(Failures::usage(format!("{out} would be among what is read: {taken}")));
        }
        if figures.resume && out.exists() {
            return Ok(None);
        }
        let note = Note::new(out, run);
        if !figures.resume {
            // What an earlier run left is not to be taken for a result of this one.
            note.remove().and_then(|()| output::remove(out)).map_err(|error| Failures::of(out, &error))?;
        } else if let Some((seen, reached)) = note.read()? {
            count.progress.add(reached.articles);
            (count.before, count.reached) = (Some(seen), reached);
        }
        count.note = Some(note);
        Ok(Some(count))
    }

    /// Takes a piece of so many bytes, or what is wrong with one; those that are counted are passed over.
    pub(super) fn push(&mut self, piece: Result<P, String>, bytes: usize) {
        self.places += 1;
        piece.hash(&mut self.seen);
        if self.places <= self.reached.pieces {
            if self.places == self.reached.pieces {
                self.is_changed = self.before.take().is_some_and(|before| before != self.seen.finish());
            }
            return;
        }
        if !self.is_changed && self.batch.push(piece, bytes) {
            self.work();
        }
    }

    fn work(&mut self) {
        let work = self.work;
        let counted = self.batch.work(|piece| piece.map(work));
        let pieces = counted.len();
        let before = self.reached.articles;
        for one in counted {
            match one {
                Ok(Counted { sum, articles, messages }) => {
                    self.reached.sum.join(sum);
                    self.reached.articles += articles;
                    self.reached.messages.extend(messages);
                }
                Err(message) => self.reached.messages.push(message),
            }
        }
        self.reached.pieces += pieces;
        self.progress.add(self.reached.articles - before);
        if let Some(note) = &mut self.note
            && let Err(error) = note.keep(pieces, self.seen.finish(), &self.reached)
        {
            // The figures come without it; only another run could not go on.
            self.progress.note(&format!("{}: {error}", note.path().display()));
            self.note = None;
        }
    }

    /// All that was counted.
    ///
    /// # Errors
    /// Where what an earlier run had counted is no more what was handed over.
    pub(super) fn total(mut self) -> Result<Total<T>, Failures> {
        self.work();
        self.progress.clear();
        if self.is_changed || self.before.is_some() {
            let changed = "what was counted before has changed since; without --resume all is counted anew";
            return Err(Failures { messages: vec![changed.to_owned()], status: 1 });
        }
        let Reached { sum, articles, messages, .. } = self.reached;
        Ok(Total { sum, articles, messages })
    }

    /// Writes the figures where the arguments say, then says what went wrong on the way. Of nothing there are none:
    /// where no article could be counted, and something went wrong, zeros would look like a result.
    ///
    /// # Errors
    /// What went wrong.
    pub(super) fn end(
        self,
        figures: &Figures,
        stdout: &mut dyn Write,
        shown: impl FnOnce(&T) -> String,
    ) -> Result<(), Failures> {
        let Total { sum, articles, mut messages } = self.total()?;
        if articles == 0 && !messages.is_empty() {
            return Err(Failures { messages, status: 1 });
        }
        let shown = shown(&sum);
        let (name, written) = match &figures.out {
            Some(out) => {
                let put = output::put(out, &shown).and_then(|()| Note::new(out, Vec::new()).remove());
                (out.display().to_string(), put)
            }
            None => (
                "standard output".to_owned(),
                stdout.write_all(shown.as_bytes()).and_then(|()| stdout.flush()),
            ),
        };
        if let Err(error) = written
            && error.kind() != io::ErrorKind::BrokenPipe
        {
            messages.push(format!("{name}: {error}"));
        }
        if messages.is_empty() { Ok(()) } else { Err(Failures { messages, status: 1 }) }
    }
}

/// Whether a file is the same as another, or in a folder that that is.
fn is_within(file: &Path, other: &Path) -> bool {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let (Ok(folder), Ok(other)) = (folder.canonicalize(), other.canonicalize()) else { return false };
    folder.join(file.file_name().unwrap_or_default()).starts_with(other)
}
