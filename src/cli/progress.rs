//! How far a run has come, on a terminal; and messages between.

use std::io::{self, IsTerminal, Write};

/// Counts what is done where somebody sees it.
#[derive(Debug)]
pub(super) struct Progress {
    is_shown: bool,
    done: usize,
}

impl Progress {
    /// `alone` says that nothing else is written to the terminal meanwhile.
    pub(super) fn new(alone: bool) -> Self {
        Self { is_shown: alone && io::stderr().is_terminal(), done: 0 }
    }

    /// For a run that writes its results as it goes: to standard output, or to files.
    pub(super) fn beside_results(to_files: bool) -> Self {
        Self::new(to_files || !io::stdout().is_terminal())
    }

    /// So many more articles are done.
    pub(super) fn add(&mut self, count: usize) {
        self.done += count;
        if self.is_shown {
            let _ = write!(io::stderr(), "\r{} articles", self.done);
        }
    }

    /// Says what is worth knowing and no failure.
    pub(super) fn note(&self, message: &str) {
        self.clear();
        // Where standard error is closed there is nobody left to tell.
        let _ = writeln!(io::stderr(), "chu-giai: {message}");
    }

    /// Takes the count off the terminal.
    pub(super) fn clear(&self) {
        if self.is_shown {
            let _ = write!(io::stderr(), "\r\u{1b}[K");
        }
    }
}
