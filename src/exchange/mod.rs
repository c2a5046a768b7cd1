//! Documents in and out of files.
//!
//! A format is one file in `formats` and one row in its table, `FORMATS`: the export menu, the command line and the
//! generic tests are made from the table. Writing cannot fail. Reading someone's file keeps what
//! can be kept and says what could not ([`Problem`]); only where there is nothing to keep is it
//! refused ([`ReadError`]).

#[cfg(feature = "formats")]
mod archive;
#[cfg(feature = "formats")]
mod formats;
mod html;
#[cfg(feature = "formats")]
pub mod intake;
mod key;
mod mend;
mod nested;
mod place;
mod problem;
pub mod project;

#[cfg(feature = "formats")]
pub use archive::Archive;
#[cfg(feature = "formats")]
pub use formats::{
    Batch, CARD, Caution, Corpus, Export, FORMATS, File, Format, FormatName, Input, Loss, Lost, Mismatch,
    OffsetUnit, Options, Outcome, Part, Read, Scheme, Split, Subset, bundle, bundle_parts, data_card,
    decided, format, grouped, is_setting, read_files, recognise, verify,
};
pub use html::{Reader, reading};
pub use key::{ContentKey, content_key, content_key_resting};
pub use problem::{Imported, List, Place, Problem, ReadError, RelationFault, SpanFault};

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
