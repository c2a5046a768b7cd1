//! Why a file, or a part of one, gave no text; and what a text lost on the way. Facts, for the page to word.

use crate::exchange::ReadError;
use crate::text;

/// A kind of file that is known and not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Foreign {
    /// Portable Document Format.
    #[error("PDF")]
    Pdf,
    /// Word, Excel or PowerPoint before 2007.
    #[error("Office before 2007")]
    OldOffice,
    /// Rich Text Format.
    #[error("RTF")]
    Rtf,
    /// A workbook of Excel.
    #[error("Excel")]
    Spreadsheet,
    /// Slides of PowerPoint.
    #[error("PowerPoint")]
    Presentation,
    /// LibreOffice's own.
    #[error("OpenDocument")]
    OpenDocument,
    /// A picture.
    #[error("a picture")]
    Picture,
    /// An archive that is no zip.
    #[error("an archive that is not a zip")]
    Archive,
    /// The columns of `WebAnno` and INCEpTION, which write what is read as well.
    #[error("WebAnno TSV; export UIMA CAS JSON or XMI instead")]
    WebAnno,
    /// A program.
    #[error("a program")]
    Program,
}

/// How an archive contradicts itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Damage {
    /// Its end, where the directory stands, is missing.
    #[error("its end is missing")]
    Cut,
    /// Its directory is not what it says.
    #[error("its directory is damaged")]
    Directory,
    /// A file's place lies outside, or has no header.
    #[error("the file is not where the directory says")]
    Place,
    /// Two files share bytes, as in a bomb.
    #[error("it overlaps another file")]
    Overlap,
    /// The packed bytes are no such bytes.
    #[error("its packed bytes are damaged")]
    Packed,
    /// It unpacks to more or less than the directory says.
    #[error("it is not as long as the directory says")]
    Size,
    /// It unpacks to something else than was packed.
    #[error("its checksum does not fit")]
    Checksum,
}

/// Why there is no text.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// It is not there any more, or may not be read, or has become another one meanwhile.
    #[error("it can no longer be read")]
    Unreadable,
    /// No text in any encoding that is known.
    #[error("expected text, found binary data")]
    Binary,
    /// Of a kind that is not read.
    #[error("files of this kind are not read: {0}")]
    Foreign(Foreign),
    /// More bytes than are taken.
    #[error("expected at most {most} bytes, found {found}")]
    TooLarge {
        /// How many.
        found: u64,
        /// The most that are taken.
        most: u64,
    },
    /// What an operating system left in an archive.
    #[error("a file of the operating system's own")]
    Leftover,
    /// What sets up another program for the documents beside it.
    #[error("it sets up another program and holds no article")]
    Setting,
    /// An archive within an archive.
    #[error("an archive within an archive is not opened")]
    NestedArchive,
    /// Locked by a password.
    #[error("it is encrypted")]
    Encrypted,
    /// Packed in a way that is not known.
    #[error("it is packed by method {0}, which is not known")]
    Method(u16),
    /// An archive that contradicts itself.
    #[error("the archive is damaged: {0}")]
    Damaged(Damage),
    /// It would unpack to far more than it is, as a bomb does.
    #[error("{packed} bytes would unpack to {unpacked}")]
    Ratio {
        /// Its bytes in the archive.
        packed: u64,
        /// Its bytes.
        unpacked: u64,
    },
    /// The files of an archive are together too large; this one and those after it are not unpacked.
    #[error("the archive unpacks to more than {most} bytes")]
    Expanded {
        /// The most that are unpacked.
        most: u64,
    },
    /// More files, lines or columns than are taken.
    #[error("expected at most {most} {what}, found more")]
    TooMany {
        /// Of what.
        what: Counted,
        /// The most that are taken.
        most: usize,
    },
    /// Elements or brackets within one another beyond anything that a program writes.
    #[error("expected at most {most} levels within one another")]
    TooDeep {
        /// The most that are taken.
        most: usize,
    },
    /// A project file, or JSON, that does not read.
    #[error("{0}")]
    Json(ReadError),
    /// A line that is no JSON object.
    #[error("expected a JSON object on this line")]
    NotObject,
    /// Nothing but blanks.
    #[error("there is no text in it")]
    Blank,
    /// A line or row whose text is missing, empty or no text.
    #[error("there is no text in {field:?}")]
    NoText {
        /// The field or column.
        field: String,
    },
    /// None of these has a name that says it holds the text; one has to be chosen.
    #[error("none of these is known to hold the text: {}", .columns.join(", "))]
    NoTextColumn {
        /// The columns or fields that there are.
        columns: Vec<String>,
    },
    /// The table of annotations that we export, which has no article in it.
    #[error("it is a table of annotations, without the articles; import the project file instead")]
    OwnTable,
    /// A row that cannot be told from its neighbours.
    #[error("the row cannot be read")]
    Row,
    /// A Word file without its text.
    #[error("there is no document in the file")]
    NoDocument,
    /// A document type within Word's XML, which Word never writes and which could ask for anything.
    #[error("it brings a document type of its own, which is not read")]
    DocumentType,
    /// Word's XML does not read.
    #[error("its XML is damaged at byte {at}")]
    Xml {
        /// Bytes before the place.
        at: u64,
    },
}

/// What there is too much of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Counted {
    /// Files of an archive.
    #[error("files")]
    Files,
    /// Lines or rows.
    #[error("rows")]
    Rows,
    /// Columns.
    #[error("columns")]
    Columns,
}

impl From<text::TooLarge> for Refusal {
    fn from(error: text::TooLarge) -> Self {
        too_large(error.found, text::MAX_BYTES)
    }
}

/// More bytes than are taken.
pub(super) fn too_large(found: usize, most: usize) -> Refusal {
    Refusal::TooLarge { found: found as u64, most: most as u64 }
}

/// What of a file is not in the text, or stands there as something else.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Remark {
    /// Bytes or halves of characters that mean nothing became U+FFFD.
    #[error("{count} damaged characters were replaced by U+FFFD")]
    Damaged {
        /// How many.
        count: usize,
    },
    /// Fields or columns that are no text, title, date or source.
    #[error("left out: {}", .names.join(", "))]
    Fields {
        /// Their names, in the order of the file.
        names: Vec<String>,
    },
    /// Lines of a web page that stand beside its article: navigation, header, footer.
    #[error("{lines} lines beside the article were left out")]
    Beside {
        /// How many.
        lines: usize,
    },
    /// Footnotes, endnotes and comments, which stand in parts of their own.
    #[error("{count} notes and comments were left out")]
    Notes {
        /// How many.
        count: usize,
    },
    /// Numbers of lists, which Word counts when it shows them and does not write.
    #[error("the numbers of {count} automatic list items are not in the file")]
    ListNumbers {
        /// Of how many paragraphs.
        count: usize,
    },
    /// The file ends within its text.
    #[error("the file is cut short: what was whole before the cut is kept")]
    Cut,
}
