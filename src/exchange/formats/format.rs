//! What a format says about itself: one row of the table.

use super::export::decided;
use super::loss::{self, Caution, Loss, Lost};
use super::{Export, Imported, OffsetUnit, Problem, ReadError, Scheme};
use crate::annotation::Document;
use std::borrow::Cow;

/// A file format.
#[derive(Debug, Clone, Copy)]
pub struct Format {
    /// A short name for the command line: `json`.
    pub id: &'static str,
    /// What readers see.
    pub name: FormatName,
    /// The ending of the names of its main files, without a dot.
    pub extension: &'static str,
    /// The media type of its main files.
    pub mime: &'static str,
    /// What its readers count in, the usual one first; empty where nothing is counted.
    pub units: &'static [OffsetUnit],
    /// How several documents go together.
    pub corpus: Corpus,
    /// What it cannot carry.
    pub loses: &'static [Lost],
    /// What is in the file but not understood by all of its readers.
    pub cautions: &'static [Caution],
    /// The files of one document, the main one first.
    pub write: fn(&Export<'_>) -> Vec<Part>,
    /// The files that all documents of a folder share.
    pub shared: Option<fn(&Scheme) -> Vec<File>>,
    /// The endings of further files that belong to a main one of the same name, to be read with it.
    pub companions: &'static [&'static str],
    /// Whether a file looks like one of this format: its name and its content.
    pub recognise: fn(&Input<'_>) -> bool,
    /// Reads files back: a main one first, then those that belong to it. `None` for a format that loses too
    /// much for that.
    pub read: Option<Read>,
}

/// The name of a format in the interface's two languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FormatName {
    /// Vietnamese.
    pub vi: &'static str,
    /// English.
    pub en: &'static str,
}

/// How several documents go together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Corpus {
    /// Each in files of its own.
    Files,
    /// One after the other in one file: lines of JSON, blocks of lines.
    Appended,
    /// In one JSON array.
    Array,
}

impl Corpus {
    /// What stands in a file before the first document.
    pub fn begin(self) -> &'static str {
        if self == Self::Array { "[\n" } else { "" }
    }

    /// What stands between two documents.
    pub fn between(self) -> &'static str {
        if self == Self::Array { ",\n" } else { "" }
    }

    /// What stands after the last.
    pub fn end(self) -> &'static str {
        if self == Self::Array { "\n]\n" } else { "" }
    }
}

/// A file of one document, named by its ending.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Without a dot.
    pub extension: &'static str,
    /// All of it.
    pub content: String,
}

/// A file with its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// With its ending; of a corpus in parts with the folder of its part, `train/`.
    pub name: String,
    /// All of it.
    pub content: String,
}

/// A file that is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Input<'f> {
    /// With its ending; may be empty.
    pub name: &'f str,
    /// All of it.
    pub content: &'f str,
}

impl Input<'_> {
    /// The file from its first character that says something.
    pub(super) fn beginning(&self) -> &str {
        self.content.trim_start_matches(|c: char| c == '\u{feff}' || c.is_whitespace())
    }
}

/// What was read from a file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Batch {
    /// In the order of the file, each with what was dropped or changed in it.
    pub documents: Vec<Imported>,
    /// What is wrong with the file beside its documents: a line that does not read.
    pub problems: Vec<Problem>,
}

impl Batch {
    /// One document.
    pub(super) fn one(imported: Imported) -> Self {
        Self { documents: vec![imported], problems: Vec::new() }
    }
}

/// Reads files: what could be kept of them, or why nothing could.
pub type Read = fn(&[Input<'_>]) -> Result<Batch, ReadError>;

/// What a person chooses for an export.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Options {
    /// What offsets count, where the format's readers do not agree; `None` for the usual one.
    pub unit: Option<OffsetUnit>,
    /// Only what a person has decided.
    pub decided: bool,
}

impl Options {
    /// What of a document is wanted.
    pub fn wanted<'d>(&self, document: &'d Document) -> Cow<'d, Document> {
        if self.decided { decided(document) } else { Cow::Borrowed(document) }
    }
}

impl Format {
    /// Whether each document is a line of JSON.
    pub fn is_by_lines(&self) -> bool {
        self.corpus == Corpus::Appended && self.mime == "application/jsonl"
    }

    /// What offsets count under these options.
    pub fn unit(&self, options: &Options) -> OffsetUnit {
        let chosen = options.unit.filter(|unit| self.units.contains(unit));
        chosen.or(self.units.first().copied()).unwrap_or(OffsetUnit::CodePoint)
    }

    /// What this format cannot carry of what is wanted of a document, counted; what there is none of is not listed.
    pub fn losses(&self, document: &Document, options: &Options) -> Vec<Loss> {
        self.losses_of(&Export::new(&options.wanted(document), self.unit(options)))
    }

    /// The same of what is exported of a document.
    pub(super) fn losses_of(&self, export: &Export<'_>) -> Vec<Loss> {
        self.loses.iter().map(|&lost| loss::count(lost, export)).filter(|loss| loss.count > 0).collect()
    }

    /// What of a document is wanted and written but not understood by all readers.
    pub fn cautions(&self, document: &Document, options: &Options) -> Vec<Caution> {
        let document = options.wanted(document);
        let export = Export::new(&document, self.unit(options));
        self.cautions.iter().copied().filter(|&caution| loss::applies(caution, &export)).collect()
    }

    /// The files of one document, named after it, and those that go with them.
    ///
    /// ```
    /// use chu_giai::annotation::Meta;
    /// use chu_giai::exchange::{Options, format, verify};
    /// use chu_giai::session::annotate;
    /// use chu_giai::text::Text;
    ///
    /// let document = annotate(Text::new("Sáng 08/7/2024, xã trồng 38 ha rừng.")?, Meta::default());
    /// let brat = format("brat").expect("a row of the table");
    /// // What it cannot carry is known before, and what it can is compared.
    /// assert!(!brat.losses(&document, &Options::default()).is_empty());
    /// verify(brat, &document, &Options::default())?;
    /// let files = brat.files("tin", &document, &Options::default());
    /// assert_eq!(files[0].name, "tin.ann");
    /// assert!(files[0].content.starts_with("T1\tDATE 0 14\tSáng 08/7/2024\n"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn files(&self, stem: &str, document: &Document, options: &Options) -> Vec<File> {
        super::bundle(self, stem, &[(stem, document)], options)
    }
}
