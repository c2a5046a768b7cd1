//! The same article twice: a key that is equal for texts which look the same.

use crate::text::composed;
use sha2::{Digest, Sha256};
use std::fmt;

/// Equal for texts that differ only in composed and decomposed letters, in blanks at the ends of lines, in
/// how lines end, in blank lines at the end, and in a byte order mark.
///
/// ```
/// # use chu_giai::exchange::content_key;
/// assert_eq!(content_key("\u{feff}Ngày 08/7 \r\n"), content_key("Nga\u{300}y 08/7"));
/// assert_ne!(content_key("Ngày 08/7"), content_key("Ngày 8/7"));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ContentKey([u8; 32]);

/// The key of a text.
pub fn content_key(text: &str) -> ContentKey {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut hash = Sha256::new();
    // Breaks are written before the line that follows them, so that those at the end are not.
    let mut breaks = 0_usize;
    // A carriage return alone ends a line too; before a line feed it is a blank at the line's end.
    for line in text.split('\n').flat_map(|line| line.trim_end().split('\r')) {
        let line = line.trim_end();
        if !line.is_empty() {
            for _ in 0..breaks {
                hash.update(b"\n");
            }
            breaks = 0;
            if line.is_ascii() {
                hash.update(line);
            } else {
                hash.update(composed(line.chars()).collect::<String>());
            }
        }
        breaks += 1;
    }
    ContentKey(hash.finalize().into())
}

impl fmt::Display for ContentKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for ContentKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ContentKey({self})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_the_same_has_one_key() {
        let text = "Huyện Thanh Lâm\n\nNgày 08/7, đồng chí Lê Thị Hạnh\nphát biểu.";
        let decomposed: String = crate::text::decomposed(text.chars()).collect();
        for same in [
            text.replace('\n', "\r\n"),
            text.replace('\n', "\r"),
            text.replace('\n', " \t\n"),
            format!("\u{feff}{text}\n \n"),
            decomposed,
        ] {
            assert_eq!(content_key(&same), content_key(text), "{same:?}");
        }
    }

    #[test]
    fn what_reads_otherwise_has_another_key() {
        let texts = ["", "a", " a", "a b", "a  b", "a\nb", "a\n\nb", "\na", "A", "á"];
        for (at, one) in texts.iter().enumerate() {
            for other in &texts[at + 1..] {
                assert_ne!(content_key(one), content_key(other), "{one:?} {other:?}");
            }
        }
        assert_eq!(content_key("a").to_string().len(), 64);
    }
}
