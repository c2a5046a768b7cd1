//! What there is to say of a conversion: what failed, what a format cannot carry, what is worth knowing.

use crate::annotation::Document;
use crate::cli::progress::Progress;
use crate::exchange::{self, Caution, Format, Loss, Lost, Options};
use std::collections::{BTreeMap, BTreeSet};

/// What there is to say about documents that are converted.
#[derive(Debug, Default)]
pub(super) struct Told {
    /// Worth knowing, and no failure.
    pub(super) notes: Vec<String>,
    /// What failed.
    pub(super) messages: Vec<String>,
    losses: BTreeMap<Lost, usize>,
    cautions: BTreeSet<Caution>,
}

impl Told {
    /// Looks whether a document arrives, and counts what of it does not.
    pub(super) fn document(&mut self, format: &Format, name: &str, document: &Document, options: Options) {
        if let Err(mismatch) = exchange::verify(format, document, &options) {
            self.messages.push(format!("{name}: {mismatch}"));
        }
        for Loss { lost, count } in format.losses(document, &options) {
            *self.losses.entry(lost).or_default() += count;
        }
        self.cautions.extend(format.cautions(document, &options));
    }

    /// Adds what there is to say about others.
    pub(super) fn add(&mut self, other: Self) {
        self.notes.extend(other.notes);
        self.messages.extend(other.messages);
        for (lost, count) in other.losses {
            *self.losses.entry(lost).or_default() += count;
        }
        self.cautions.extend(other.cautions);
    }

    /// Says what the format cannot carry of all documents together, and what its readers may not understand.
    pub(super) fn sum(&self, format: &Format, progress: &Progress) {
        if !self.losses.is_empty() {
            let list: Vec<String> =
                self.losses.iter().map(|(lost, count)| format!("{count} {}", lost.wire())).collect();
            progress.note(&format!("{} cannot carry {}", format.id, list.join(", ")));
        }
        for caution in &self.cautions {
            progress.note(match caution {
                Caution::UnitMatters => {
                    "readers of this format do not agree on what offsets count, and here it matters: see --unit"
                }
                Caution::Overlaps => {
                    "a reader that is not set to allow overlapping spans drops one of two without a word"
                }
            });
        }
    }
}
