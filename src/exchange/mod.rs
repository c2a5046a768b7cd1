//! Documents in and out of files.
//!
//! A format is one file here and one row in [`FORMATS`]: the export menu, the command line and the
//! generic tests are made from the table. Writing cannot fail. Reading someone's file keeps what
//! can be kept and says what could not ([`Problem`]); only where there is nothing to keep is it
//! refused ([`ReadError`]).

mod html;
mod marked;
mod nested;
mod problem;
pub mod project;

pub use html::{Reader, reading};
pub use problem::{Imported, List, Place, Problem, ReadError, RelationFault, SpanFault};

use crate::annotation::Document;

/// A file format.
#[derive(Debug)]
pub struct Format {
    /// A short name for the command line: `json`.
    pub id: &'static str,
    /// What readers see.
    pub name: FormatName,
    /// The ending of file names, without a dot.
    pub extension: &'static str,
    /// The media type.
    pub mime: &'static str,
    /// The whole file.
    pub write: fn(&Document) -> String,
    /// Reads a file back; `None` for a format that loses too much for that.
    pub read: Option<Read>,
}

/// Reads a file: what could be kept of it, or why nothing could.
pub type Read = fn(&str) -> Result<Imported, ReadError>;

/// The name of a format in the interface's two languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FormatName {
    /// Vietnamese.
    pub vi: &'static str,
    /// English.
    pub en: &'static str,
}

/// All formats, in the order shown. To add one, write its file and its row here.
pub static FORMATS: &[Format] = &[
    Format {
        id: "json",
        name: FormatName { vi: "Tệp dự án (JSON)", en: "Project (JSON)" },
        extension: "json",
        mime: "application/json",
        write: project::write,
        read: Some(project::read),
    },
    Format {
        id: "marked",
        name: FormatName { vi: "Văn bản đánh dấu", en: "Marked text" },
        // Not `txt`: beside the article it would take the article's place.
        extension: "marked.txt",
        mime: "text/plain",
        write: marked::write,
        read: None,
    },
    Format {
        id: "html",
        name: FormatName { vi: "Trang để đọc (HTML)", en: "Page to read (HTML)" },
        extension: "html",
        mime: "text/html",
        write: html::write,
        read: None,
    },
];

/// The format of an id.
pub fn format(id: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.id == id)
}

/// The text of a file.
///
/// # Errors
/// Where the bytes are not UTF-8, with the place of the first one that is not.
pub fn decode(bytes: Vec<u8>) -> Result<String, NotUtf8> {
    let utf16 = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
    String::from_utf8(bytes).map_err(|error| NotUtf8 { at: error.utf8_error().valid_up_to(), utf16 })
}

/// A file whose bytes are no UTF-8.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("expected text in UTF-8, found {} at byte {at}", if *.utf16 { "UTF-16" } else { "other bytes" })]
pub struct NotUtf8 {
    /// Bytes before the first wrong one.
    pub at: usize,
    /// Whether it begins as UTF-16 does.
    pub utf16: bool,
}
