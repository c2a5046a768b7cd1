//! Documents in and out of files.
//!
//! A format is one file in `formats` and one row in its table, `FORMATS`: the export menu, the command line and the
//! generic tests are made from the table. Writing cannot fail. Reading someone's file keeps what
//! can be kept and says what could not ([`Problem`]); only where there is nothing to keep is it
//! refused ([`ReadError`]).

#[cfg(feature = "formats")]
mod archive;
#[cfg(feature = "formats")]
mod crc;
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
mod unplaced;

/// The most bytes of JSON that are read: the largest text, escaped, with its annotations.
const MAX_FILE: usize = 256 * 1024 * 1024;

/// The ending of a file's name in lower case, without its dot; empty where there is none.
///
/// ```
/// # use chu_giai::exchange::extension;
/// assert_eq!(extension("tin.v2/Bài.JSON"), "json");
/// assert_eq!(extension("tin.v2/bài"), "");
/// ```
pub fn extension(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    last.rsplit_once('.').map_or_else(String::new, |(_, ending)| ending.to_ascii_lowercase())
}

/// What of a JSON file is to be read.
fn content(file: &str) -> Result<&str, ReadError> {
    if file.len() > MAX_FILE {
        return Err(ReadError::TooLarge { found: file.len(), most: MAX_FILE });
    }
    // Windows' editors put a byte order mark in front.
    let file = file.strip_prefix('\u{feff}').unwrap_or(file);
    if file.trim().is_empty() { Err(ReadError::Empty) } else { Ok(file) }
}

/// The most labels of one's own that a file may bring.
const MAX_LABELS: usize = 1000;

#[cfg(feature = "formats")]
pub use archive::{Archive, Packing};
#[cfg(feature = "formats")]
pub use formats::{
    Batch, Bundle, CARD, Caution, Corpus, Counted, Export, FORMATS, File, Format, FormatName, Input, Loss,
    Lost, Making, Mismatch, OffsetUnit, Options, Outcome, Part, Read, Scheme, Share, Split, Subset, Tally,
    bundle, card_cell, data_card, decided, format, grouped, is_setting, read_files, recognise, verify,
};
pub use html::{Reader, reading};
pub use key::{ContentKey, content_key, content_key_resting};
pub use problem::{Imported, List, Place, Problem, ReadError, RelationFault, SpanFault};
pub use unplaced::{Unplaced, unplaced_note};
