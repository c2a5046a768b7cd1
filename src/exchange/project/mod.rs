//! Our own file: a whole document as JSON, without loss.
//!
//! Each schema version is a frozen module of wire types ([`v1`]) that the document is turned into
//! and back, so the core may change freely. The journal is shorter: its lines hold the names of labels and statuses as
//! the core's own types serialise them, and a test pins every one, for lines of earlier programs are kept in browsers.

mod history;
mod journal;
mod read;
#[cfg(test)]
mod schema;
mod scheme;
pub mod v1;
mod value;
mod write;

pub use journal::{read_entry, write_entry};
pub use read::{Fingerprinting, Rest, read, read_parsed, read_resting};
pub use scheme::{read as read_scheme, write as write_scheme};
pub use value::{attributes_from_json, attributes_to_json, read as value_from_wire, write as wire_value};

use crate::annotation::Document;
use crate::text::Text;
use sha2::{Digest, Sha256};
use std::fmt::Write;

/// A document as JSON, indented by two blanks, with a line break at its end; [`read`] gives an equal one back.
///
/// ```
/// use chu_giai::annotation::{Document, Meta};
/// use chu_giai::exchange::project;
/// use chu_giai::text::Text;
///
/// let document = Document::new(Text::new("Sáng 08/7/2024")?, Meta::default());
/// let imported = project::read(&project::write(&document))?;
/// assert_eq!(imported.document.text().as_str(), "Sáng 08/7/2024");
/// assert!(imported.problems.is_empty());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn write(document: &Document) -> String {
    // The wire types are maps with string keys and finite numbers: serialising them cannot fail.
    let mut json = serde_json::to_string_pretty(&write::project(document)).unwrap_or_default();
    json.push('\n');
    json
}

/// A document as JSON in one line, with rests: to be kept, not to be looked at.
pub async fn write_resting(document: &Document, rest: Rest<'_>) -> Vec<u8> {
    write::resting(document, rest).await
}

/// The same on one line, with a line break at its end.
pub fn write_line(document: &Document) -> String {
    let mut json = serde_json::to_string(&write::project(document)).unwrap_or_default();
    json.push('\n');
    json
}

/// The SHA-256 of a text's UTF-8, in lower-case hexadecimal.
pub fn fingerprint(text: &Text) -> String {
    let mut whole = Fingerprint::default();
    whole.add(text.as_str());
    whole.finish()
}

/// The fingerprint of a text that comes in pieces.
#[derive(Default)]
struct Fingerprint(Sha256);

impl Fingerprint {
    fn add(&mut self, piece: &str) {
        self.0.update(piece.as_bytes());
    }

    fn finish(self) -> String {
        hexadecimal(&self.0.finalize())
    }
}

/// Bytes as a fingerprint has them.
pub fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut digits, byte| {
        // Writing to a string cannot fail.
        let _ = write!(digits, "{byte:02x}");
        digits
    })
}
