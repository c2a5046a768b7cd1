//! What goes wrong when somebody's file is read: facts, for the page to word in its language.

use super::Unplaced;
use crate::annotation::{AnnotationId, ApplyError, Document, RelationType};
use crate::label::Label;
use crate::text::{Span, Text};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;
use std::fmt;

/// A document that was read, and everything in its file that was dropped or changed on the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imported {
    /// What could be kept.
    pub document: Document,
    /// In the order of the file; empty where the file was kept whole.
    pub problems: Vec<Problem>,
    /// The annotations that have no place in the text, in the order of the file: each is a problem as well.
    pub unplaced: Vec<Unplaced>,
}

/// Why a file was refused: there is nothing in it to keep.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// A file that was to bring labels has none.
    #[error("expected a list of labels")]
    NoLabels,
    /// Nothing but blanks.
    #[error("expected a project file, found an empty one")]
    Empty,
    /// More than the reader takes.
    #[error("expected a file of at most {most} bytes, found {found}")]
    TooLarge {
        /// Its bytes.
        found: usize,
        /// The most that is taken.
        most: usize,
    },
    /// Brackets within brackets beyond anything that a program writes.
    #[error("expected at most {most} levels of brackets")]
    TooDeep {
        /// The most that is taken.
        most: usize,
    },
    /// Not JSON, or damaged within.
    #[error("expected JSON, found something else at line {line}, column {column}")]
    NotJson {
        /// From one.
        line: usize,
        /// From one, in bytes.
        column: usize,
    },
    /// It ends before the article's text does.
    #[error("the file is cut short before the end of the article's text")]
    CutBeforeText,
    /// JSON of something else.
    #[error("expected a project file with `schema_version` and `document`, found other JSON")]
    NotOurs,
    /// Annotations of a text that is not in the file.
    #[error("the file has annotations but not the text that they belong to")]
    NoText,
    /// A file of none of the formats that have annotations.
    #[error("expected annotations in a known format; articles are read by `chu-giai detect`")]
    NotAnnotated,
    /// A file of another format.
    #[error("expected a file of the format {format}, found something else")]
    NotOfFormat {
        /// The format's id.
        format: &'static str,
    },
    /// XML that is damaged within.
    #[error("expected XML, found something else at byte {at}")]
    NotXml {
        /// Bytes before it.
        at: u64,
    },
    /// Of two files that belong together one is missing.
    #[error("expected a file .{extension} of the same name beside this one")]
    NoCompanion {
        /// The ending of the missing one.
        extension: &'static str,
    },
    /// What was read makes no document.
    #[error("the parts of the file do not fit together: {0}")]
    Inconsistent(ApplyError),
}

/// A list of a project file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum List {
    /// `labels`
    Labels,
    /// `entities`
    Entities,
    /// `annotations`
    Annotations,
    /// `relations`
    Relations,
    /// `ignored`
    Ignored,
}

impl List {
    /// The name in files.
    pub fn wire(self) -> &'static str {
        match self {
            Self::Labels => "labels",
            Self::Entities => "entities",
            Self::Annotations => "annotations",
            Self::Relations => "relations",
            Self::Ignored => "ignored",
        }
    }
}

/// Where in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Which list.
    pub list: List,
    /// From zero.
    pub index: usize,
    /// The id as the file has it, or a label's name; empty where it has none.
    pub id: String,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}[{}]", self.list.wire(), self.index)?;
        if self.id.is_empty() { Ok(()) } else { write!(f, " ({})", self.id) }
    }
}

/// Why a span means nothing in its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SpanFault {
    /// `start` or `end` is missing or no number.
    #[error("it has no offsets")]
    Missing,
    /// Its end lies before its start.
    #[error("its end lies before its start")]
    Reversed,
    /// It leaves the text.
    #[error("it leaves the text")]
    OutOfRange,
    /// It covers nothing, or only blanks.
    #[error("it covers nothing")]
    Blank,
    /// Its quote stands elsewhere or nowhere.
    #[error("its quote is not in the text")]
    QuoteNotFound,
    /// It is a region and overlaps another.
    #[error("it overlaps another region")]
    Overlap,
}

/// Why a relation was dropped.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RelationFault {
    /// It has no type.
    #[error("it has no type")]
    NoType,
    /// An end names no annotation that was kept.
    #[error("there is no annotation {0:?}")]
    NoEnd(String),
    /// It leads from an annotation to itself.
    #[error("it leads from an annotation to itself")]
    Loop,
    /// The scheme has no such relation between these labels.
    #[error("the scheme does not lead it between these labels")]
    NotAllowed,
}

/// Something of a file that was dropped or changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// The file ends early; what follows in it is lost.
    #[error("the file is cut short: what was whole before the cut is kept")]
    Cut,
    /// Of another version than this program writes; read as far as it is alike.
    #[error("expected schema_version 1, found {found}: kept what is alike")]
    OtherVersion {
        /// As the file has it; `none` where it has none.
        found: String,
    },
    /// Halves of characters, which no text can hold, became U+FFFD.
    #[error("{count} halves of characters were replaced by U+FFFD")]
    HalfCharacters {
        /// How many.
        count: usize,
    },
    /// The text is not the one that the file's fingerprint is of; annotations were placed by their quotes.
    #[error("the text was changed after the file was written: annotations are placed by their quotes")]
    TextChanged,
    /// `start` and `end` count something else; annotations were placed by UTF-16 offsets and quotes.
    #[error("expected offset_unit codepoint, found {found}: annotations are placed by their quotes")]
    OtherUnit {
        /// As the file has it.
        found: String,
    },
    /// Values, notes, statuses or links are said of annotations that are not in the file.
    #[error("{count} facts are about something that is not in the file")]
    Dangling {
        /// How many.
        count: usize,
    },
    /// Annotations that their annotator has given up.
    #[error("{count} annotations were cancelled by their annotators")]
    Cancelled {
        /// How many.
        count: usize,
    },
    /// A list is missing its brackets.
    #[error("expected a list as {}", list.wire())]
    NoList {
        /// Which.
        list: List,
    },
    /// Fields that this version does not have were left out.
    #[error("the field {field} is unknown and was left out ({count} times)")]
    UnknownField {
        /// Its path: `annotations[].colour`.
        field: String,
        /// How often it was met.
        count: usize,
    },
    /// A field of the article's own data does not read and was left empty.
    #[error("the field document.{field} could not be read and was left empty")]
    DocumentField {
        /// Its name.
        field: &'static str,
    },
    /// A field does not read and got what it is without one.
    #[error("the field {field} of {place} could not be read and was left out")]
    Field {
        /// Whose.
        place: Place,
        /// Its name.
        field: &'static str,
    },
    /// A thing of a list that is no object.
    #[error("{place} is not an object and was left out")]
    NotObject {
        /// Which.
        place: Place,
    },
    /// An id that is taken, or none that this program gives; the thing has another.
    #[error("the id of {place} is taken or unusable: it became {to}")]
    Renumbered {
        /// Whose.
        place: Place,
        /// The new one.
        to: String,
    },
    /// A label that the file's label set does not define was added to it.
    #[error("the label {key:?} was not defined and was added to the label set")]
    LabelAdded {
        /// Its name.
        key: String,
    },
    /// A label definition without a name of its own was left out.
    #[error("{place} has no name of its own and was left out")]
    LabelDropped {
        /// Which.
        place: Place,
    },
    /// An annotation without a label was left out.
    #[error("{place} has no label that can be kept and was left out")]
    NoLabel {
        /// Which.
        place: Place,
    },
    /// An annotation stands elsewhere than its offsets said.
    #[error("{place} was placed at {to_start}-{to_end}")]
    Moved {
        /// Which.
        place: Place,
        /// Code points before it.
        to_start: u32,
        /// Code points before its end.
        to_end: u32,
    },
    /// An annotation has no place in the text and was left out.
    #[error("{place} {quote:?} was left out: {fault}")]
    Unplaced {
        /// Which.
        place: Place,
        /// Its quote; empty where it has none.
        quote: String,
        /// Why.
        fault: SpanFault,
    },
    /// A mention of an entity that is not in the file.
    #[error("{place} mentions {entity:?}, which does not exist: the mention was left out")]
    NoEntity {
        /// Whose.
        place: Place,
        /// The entity's id as the file has it.
        entity: String,
    },
    /// A relation was left out.
    #[error("{place} was left out: {fault}")]
    RelationDropped {
        /// Which.
        place: Place,
        /// Why.
        fault: RelationFault,
    },
    /// A line or a record of a file that does not read, or holds no article, was left out.
    #[error("line or record {line} could not be read and was left out")]
    LineDropped {
        /// From one.
        line: usize,
    },
    /// The file has words without the blanks between them; the text was made of them with single blanks.
    #[error("the file does not say what stands between the words: the text was put together with blanks")]
    TextRebuilt,
    /// A file that belongs to this one does not read: what it says is not known.
    #[error("the file .{extension} beside this one could not be read")]
    CompanionUnread {
        /// Its ending.
        extension: &'static str,
    },
    /// Line breaks of two characters, or of another one, became the one that the file's offsets count.
    #[error("{count} line breaks became a line feed, which is what the file's offsets count")]
    LineBreaks {
        /// How many.
        count: usize,
    },
    /// A value that is none of its label's was kept as a note.
    #[error("the value of {place} could not be read and was kept in the note")]
    ValueAsNote {
        /// Whose.
        place: Place,
    },
    /// An annotation of several pieces with words between them, which became one span.
    #[error("{place} is of several pieces: it became one span with what stands between them")]
    Joined {
        /// Which.
        place: Place,
    },
    /// Several people labelled the article: all that they did is in one document, what is equal once.
    #[error("{count} people labelled this article: their work was put together, what is equal once")]
    Annotators {
        /// How many.
        count: usize,
    },
    /// Further problems, which are not listed.
    #[error("and {count} more")]
    More {
        /// How many.
        count: usize,
    },
}

impl Problem {
    /// An annotation stands here, and not where its offsets said.
    pub(super) fn moved(text: &Text, place: Place, span: Span) -> Self {
        let to = |offset| text.to_char(offset).raw();
        Self::Moved { place, to_start: to(span.start), to_end: to(span.end) }
    }
}

/// What the ends of a relation became, by what the file calls them; or why it cannot lead there.
pub(super) fn ends(
    kind: &RelationType,
    (from, to): (&str, &str),
    known: &BTreeMap<String, (AnnotationId, Label)>,
) -> Result<(AnnotationId, AnnotationId), RelationFault> {
    if kind.wire().is_empty() {
        return Err(RelationFault::NoType);
    }
    let end = |id: &str| known.get(id).copied().ok_or_else(|| RelationFault::NoEnd(short(id)));
    let ((from, of), (to, at)) = (end(from)?, end(to)?);
    if from == to {
        return Err(RelationFault::Loop);
    }
    if kind.allows(of, at) { Ok((from, to)) } else { Err(RelationFault::NotAllowed) }
}

/// Names in messages: a file may hold ones of any length.
pub(super) fn short(text: &str) -> String {
    const MOST: usize = 60;
    match text.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}

/// The most problems that are listed one by one.
const LISTED: usize = 1000;

/// Problems as they are met; beyond [`LISTED`] they are only counted.
#[derive(Debug, Default)]
pub(super) struct Problems {
    listed: Vec<Problem>,
    more: usize,
    unknown: Vec<(String, usize)>,
    /// Where each of these stands.
    places: FxHashMap<String, usize>,
}

impl Problems {
    /// Notes a problem.
    pub(super) fn push(&mut self, problem: Problem) {
        if self.listed.len() < LISTED {
            self.listed.push(problem);
        } else {
            self.more += 1;
        }
    }

    /// Notes a field that nobody knows; the same field of many things is one problem.
    pub(super) fn unknown_field(&mut self, field: String) {
        let known = self.places.get(&field).and_then(|&at| self.unknown.get_mut(at));
        if let Some((_, count)) = known {
            *count += 1;
        } else if self.unknown.len() < LISTED {
            self.places.insert(field.clone(), self.unknown.len());
            self.unknown.push((field, 1));
        } else {
            self.more += 1;
        }
    }

    /// All of them.
    pub(super) fn finish(self) -> Vec<Problem> {
        let Self { mut listed, more, unknown, .. } = self;
        listed.extend(unknown.into_iter().map(|(field, count)| Problem::UnknownField { field, count }));
        if more > 0 {
            listed.push(Problem::More { count: more });
        }
        listed
    }
}
