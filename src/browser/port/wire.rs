//! What goes between the page and the port, as plain data: JSON for what is small, bytes for files.

use crate::browser::storage::NotKept;
use serde::{Deserialize, Serialize};

/// A row of the table of formats.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormatRow {
    /// A short name: `json`.
    pub id: String,
    /// In Vietnamese.
    pub vi: String,
    /// In English.
    pub en: String,
    /// The ending of its main files, without a dot.
    pub extension: String,
    /// The media type of its main files.
    pub mime: String,
    /// What offsets may count: `codepoint`, `utf16`; the usual one first.
    pub units: Vec<String>,
}

/// What a person chooses for an export.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// The format's id.
    pub format: String,
    /// What offsets count; empty for the usual one.
    pub unit: String,
    /// Only what a person has decided.
    pub decided: bool,
    /// Of several documents: how many of a hundred are for training and for development, the rest for tests;
    /// `None` for one set.
    pub split: Option<(u32, u32)>,
    /// The seed of the split.
    pub seed: u64,
    /// Of several documents: with a data card, also where they are in one set.
    pub card: bool,
}

/// What there is to say about files that were written.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// What the format cannot carry, counted, in words.
    pub losses: Vec<String>,
    /// What not all of its readers understand, in words.
    pub cautions: Vec<String>,
    /// What is different in the file when it is read back, in words; empty where nothing is.
    pub mismatch: String,
}

/// What came of a backup that was to be had back.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Restored {
    /// Documents that were brought.
    pub brought: usize,
    /// Documents that were here already.
    pub here: usize,
    /// Documents that could not be read.
    pub unread: usize,
    /// Documents that the backup should have and has not.
    pub missing: usize,
    /// Why the browser kept no more of them, if so.
    pub failure: Option<NotKept>,
}

impl Restored {
    /// Whether not all of it is here now.
    pub fn is_problem(&self) -> bool {
        self.unread + self.missing > 0 || self.failure.is_some()
    }
}

/// Files that are handed over together; their bytes follow, in this order.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Parcel {
    /// In order; each with those that belong to it.
    pub files: Vec<Handed>,
    /// The column of the text in tables that do not say it; empty where none was chosen.
    pub column: String,
}

/// A file of a parcel.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Handed {
    /// What it is called.
    pub name: String,
    /// What those are called that belong to it.
    pub beside: Vec<String>,
    /// The encodings that a person chose, by the names of the entries.
    pub chosen: Vec<(String, String)>,
    /// The columns that a person chose for the text, by the names of the entries.
    pub columns: Vec<(String, String)>,
}

/// A file, or one in an archive, as it was seen before anything of it is taken.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sight {
    /// The place of its file in the parcel.
    pub file: usize,
    /// The name of its entry: safe to show.
    pub name: String,
    /// The name of its encoding; empty where no text will come of it.
    pub encoding: String,
    /// Whether a byte order mark says so.
    pub is_marked: bool,
    /// Per cent.
    pub sure: u8,
    /// Whether there is nothing to choose.
    pub is_fixed: bool,
    /// The beginning of its text, or why there is none, in words.
    pub preview: String,
    /// The names of a table's columns.
    pub columns: Vec<String>,
    /// The one that is the text, as far as its name says.
    pub text: Option<usize>,
}

/// Files as they were seen, as far as they were.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sights {
    /// In the order of the parcel.
    pub seen: Vec<Sight>,
    /// Whether there are more.
    pub more: bool,
}

/// A thing that was found in a file, for the worker that makes a document of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Found {
    /// An article to be labelled.
    Text {
        /// As decoded.
        text: String,
        /// Title, source, created, published.
        meta: [String; 4],
    },
    /// A document with its annotations, as native JSON.
    Project(String),
    /// Nothing.
    Nothing,
}

/// What there is to tell about a thing that was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Told {
    /// A document, as far as it reads.
    Document {
        /// What it is called: safe to show.
        name: String,
        /// What there is to know about it, in words: how it was encoded, what was left out. Mostly nothing.
        about: Vec<String>,
        /// Annotations that have no place in its text: how many, and a note that says which.
        unplaced: Option<(usize, String)>,
    },
    /// Nothing.
    Refused {
        /// What it is called.
        name: String,
        /// Why, in words.
        why: String,
        /// Of a table that does not say where its text is: the columns to choose from.
        columns: Vec<String>,
    },
}

/// What was found, as far as it was read. The things themselves follow, as a message for the worker that the page hands
/// them on to without reading them.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Page {
    /// Of each thing, in the order of the file.
    pub told: Vec<Told>,
    /// Whether there is more.
    pub more: bool,
    /// How much of the file was read, of one; about.
    pub share: f64,
}
