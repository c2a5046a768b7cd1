//! What was counted so far, kept beside the file that the figures are for.

use super::Reached;
use crate::cli::{Failures, output};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// After this many bytes of a note at least one piece is counted before the next note: what it takes stays a small
/// part of the run, even where there is a row to note for each document.
const BYTES: usize = 2048;

/// The note of a run.
pub(super) struct Note {
    path: PathBuf,
    /// What two runs have in common of which one goes on with the other.
    run: Vec<String>,
    /// Pieces that are to be counted before it is written again.
    wait: usize,
}

/// What stands in it: `seen` is a hash of the pieces that were counted.
#[derive(Serialize, Deserialize)]
struct Noted<R, T> {
    run: R,
    seen: u64,
    reached: T,
}

impl Note {
    /// The note for figures that go into this file.
    pub(super) fn new(figures: &Path, run: Vec<String>) -> Self {
        Self { path: output::note_of(figures), run, wait: 0 }
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// What an earlier run left; `None` where there is none.
    ///
    /// # Errors
    /// Where it cannot be read, or is of another run.
    pub(super) fn read<T: DeserializeOwned>(&self) -> Result<Option<(u64, Reached<T>)>, Failures> {
        let json = match fs::read(&self.path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            read => read.map_err(|error| Failures::of(&self.path, &error))?,
        };
        match serde_json::from_slice::<Noted<Vec<String>, Reached<T>>>(&json) {
            Ok(Noted { run, seen, reached }) if run == self.run => Ok(Some((seen, reached))),
            _ => Err(Failures::usage(format!(
                "{} is of another run; without --resume all is counted anew",
                self.path.display()
            ))),
        }
    }

    /// Notes what is reached, now and then; so many pieces were counted since the last time this was asked.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub(super) fn keep<T: Serialize>(
        &mut self,
        pieces: usize,
        seen: u64,
        reached: &Reached<T>,
    ) -> io::Result<()> {
        self.wait = self.wait.saturating_sub(pieces);
        if self.wait > 0 || pieces == 0 {
            return Ok(());
        }
        let json = serde_json::to_string(&Noted { run: &self.run, seen, reached })?;
        self.wait = json.len() / BYTES;
        output::put(&self.path, &json)
    }

    /// Takes it away, if it is there.
    ///
    /// # Errors
    /// Where it stays.
    pub(super) fn remove(&self) -> io::Result<()> {
        output::remove(&self.path)
    }
}
