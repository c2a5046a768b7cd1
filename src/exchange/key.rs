//! The same article twice: a key that is equal for texts which look the same.

use super::project::{Rest, hexadecimal};
use crate::text::compose;
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
    let mut key = Reading::default();
    lines(text).for_each(|line| key.read(line));
    ContentKey(key.hash.finalize().into())
}

/// Bytes between two rests.
const AT_ONCE: usize = 8 * 1024;

/// The key of a text, with rests.
pub async fn content_key_resting(text: &str, rest: Rest<'_>) -> ContentKey {
    let mut key = Reading::default();
    let mut since = 0;
    for line in lines(text) {
        key.read(line);
        since += line.len();
        if since >= AT_ONCE {
            since = 0;
            rest().await;
        }
    }
    ContentKey(key.hash.finalize().into())
}

/// The lines of a text. A carriage return alone ends one too; before a line feed it is a blank at the line's end.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    text.split('\n').flat_map(|line| line.trim_end().split('\r'))
}

/// A text that is read line by line.
#[derive(Default)]
struct Reading {
    hash: Sha256,
    /// Breaks are written before the line that follows them, so that those at the end are not.
    breaks: usize,
}

impl Reading {
    fn read(&mut self, line: &str) {
        let line = line.trim_end();
        if !line.is_empty() {
            for _ in 0..std::mem::take(&mut self.breaks) {
                self.hash.update(b"\n");
            }
            self.hash.update(compose(line).as_bytes());
        }
        self.breaks += 1;
    }
}

impl fmt::Display for ContentKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hexadecimal(&self.0))
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
    fn rests_change_nothing() {
        let rest = || -> std::pin::Pin<Box<dyn Future<Output = ()>>> { Box::pin(std::future::ready(())) };
        for text in ["\u{feff}Huyện\r\n\nNga\u{300}y 08/7 \r\rHọp\n \n", "", "\n"] {
            assert_eq!(pollster::block_on(content_key_resting(text, &rest)), content_key(text));
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
