//! Where results of a run go, one after the other: to standard output, or into a folder.

use super::output::{self, Folder, Reached, Target};
use super::written::beside;
use crate::exchange::{File, Format, Part};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Whether there is somebody left to write for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Flow {
    Go,
    Stop,
}

/// What went wrong with a file or with standard output, by its name.
pub(super) type Failed = (String, io::Error);

/// Where the results of a run go.
pub(super) struct Sink<'o> {
    folder: Option<Folder>,
    stdout: &'o mut dyn Write,
    /// Whether something was written to standard output.
    printed: bool,
}

impl<'o> Sink<'o> {
    /// Into a folder, or to standard output where there is none.
    pub(super) fn new(folder: Option<Folder>, stdout: &'o mut dyn Write) -> Self {
        Self { folder, stdout, printed: false }
    }

    /// The folder, where results go into one.
    pub(super) fn folder(&mut self) -> Option<&mut Folder> {
        self.folder.as_mut()
    }

    /// A file of this name in the folder, where results go into one.
    pub(super) fn path(&self, name: &Path) -> Option<PathBuf> {
        self.folder.as_ref().map(|folder| folder.path(name))
    }

    /// How far a file is that results share.
    pub(super) fn reached(&self, shared: &Path) -> Reached {
        self.folder.as_ref().map_or(Reached::Entries(0), |folder| folder.reached(shared))
    }

    /// Whether a result is there already.
    pub(super) fn has(&self, file: &Path) -> bool {
        self.folder.as_ref().is_some_and(|folder| folder.has(file))
    }

    /// Writes the files of a document, of which so many come before it in the same file.
    ///
    /// # Errors
    /// Where that fails.
    pub(super) fn put(
        &mut self,
        parts: &[Part],
        target: &Target,
        format: &Format,
        index: usize,
    ) -> Result<(), Failed> {
        let (own, corpus) = (format.extension, format.corpus);
        let place = |main: &Path, ending: &str| {
            if ending == own { main.to_path_buf() } else { beside(main, own, ending) }
        };
        let before = if index == 0 { corpus.begin() } else { corpus.between() };
        match (target, &mut self.folder) {
            (Target::File(file), _) => {
                // The main one last: where it is, all are.
                for part in parts.iter().rev() {
                    let file = place(file, part.extension);
                    let content = [corpus.begin(), &part.content, corpus.end()].concat();
                    output::put(&file, &content).map_err(|error| failed(&file, error))?;
                }
                Ok(())
            }
            (Target::End(shared, _), Some(folder)) => {
                let content = |part: &Part| [before, &part.content].concat();
                let contents: Vec<(PathBuf, String)> =
                    parts.iter().map(|part| (place(shared, part.extension), content(part))).collect();
                folder.append(shared, &contents).map_err(|error| failed(shared, error))
            }
            (Target::Stdout | Target::End(..), _) => {
                let main = parts.first().map(|part| part.content.as_str()).unwrap_or_default();
                self.printed = true;
                self.print(&[before, main].concat())
            }
        }
    }

    /// Notes that the results of so many entries of a shared file are there.
    ///
    /// # Errors
    /// Where that fails.
    pub(super) fn note(&mut self, shared: &Path, entries: usize) -> Result<(), Failed> {
        match &mut self.folder {
            Some(folder) if !shared.exists() => {
                folder.note(shared, entries).map_err(|error| failed(shared, error))
            }
            _ => Ok(()),
        }
    }

    /// All results of a shared file are there.
    ///
    /// # Errors
    /// Where that fails.
    pub(super) fn finish(&mut self, shared: &Path, format: &Format) -> Result<(), Failed> {
        let Some(folder) = &mut self.folder else { return Ok(()) };
        let end = format.corpus.end();
        let ended = if end.is_empty() {
            Ok(())
        } else {
            folder.append(shared, &[(shared.to_path_buf(), end.to_owned())])
        };
        ended.and_then(|()| folder.finish(shared)).map_err(|error| failed(shared, error))
    }

    /// Writes what comes after all results on standard output.
    ///
    /// # Errors
    /// Where that fails.
    pub(super) fn end(&mut self, format: &Format) -> Result<(), Failed> {
        if self.printed { self.print(format.corpus.end()) } else { Ok(()) }
    }

    /// Puts files that all results share into the folder.
    ///
    /// # Errors
    /// Where one cannot be written.
    pub(super) fn share(&self, files: &[File]) -> Result<(), Failed> {
        let Some(folder) = &self.folder else { return Ok(()) };
        for File { name, content } in files {
            let path = folder.path(Path::new(name));
            output::put(&path, content).map_err(|error| failed(&path, error))?;
        }
        Ok(())
    }

    /// What becomes of a failure: a reader that has enough ends the run without a word, and so does, with one,
    /// whatever else befalls standard output.
    pub(super) fn flow(&self, (name, error): Failed, messages: &mut Vec<String>) -> Flow {
        if self.folder.is_some() || error.kind() != io::ErrorKind::BrokenPipe {
            messages.push(format!("{name}: {error}"));
        }
        if self.folder.is_some() { Flow::Go } else { Flow::Stop }
    }

    fn print(&mut self, content: &str) -> Result<(), Failed> {
        let written = self.stdout.write_all(content.as_bytes()).and_then(|()| self.stdout.flush());
        written.map_err(|error| ("standard output".to_owned(), error))
    }
}

fn failed(file: &Path, error: io::Error) -> Failed {
    (file.display().to_string(), error)
}
