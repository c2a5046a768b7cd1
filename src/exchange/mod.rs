//! Documents in and out of files.
//!
//! A format is one file here and one row in [`FORMATS`]: the export menu, the command line and the
//! generic tests are made from the table. Writing cannot fail. Reading someone's file keeps what
//! can be kept and says what could not ([`Problem`]); only where there is nothing to keep is it
//! refused ([`ReadError`]).

mod html;
mod mend;
mod nested;
mod place;
mod problem;
pub mod project;

pub use html::{Reader, reading};
pub use problem::{Imported, List, Place, Problem, ReadError, RelationFault, SpanFault};

/// Everything that the table of formats needs: apart, for the detector in JavaScript has no use for it.
macro_rules! with_formats {
    ($($item:item)*) => { $(#[cfg(feature = "formats")] $item)* };
}

with_formats! {
    mod doccano;
    mod draft;
    mod export;
    mod format;
    mod input;
    mod label_studio;
    mod loss;
    mod marked;
    mod names;
    mod native;
    mod offsets;
    mod records;
    mod table;
    mod values;
    mod verify;

    pub use export::{Export, Scheme, bundle, decided};
    pub use format::{Batch, Corpus, File, Format, FormatName, Input, Options, Part, Read};
    pub use input::{Outcome, read_files, recognise};
    pub use loss::{Caution, Loss, Lost};
    pub use offsets::OffsetUnit;
    pub use table::FORMATS;
    pub use verify::{Mismatch, verify};
}

/// The format of an id.
#[cfg(feature = "formats")]
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
