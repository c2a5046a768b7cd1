//! Which encoding a file is in, and its text.
//!
//! A byte order mark and UTF-8 say it themselves. Of the others each is tried, and the reading whose words
//! look most Vietnamese wins ([`syllable`]); how sure that is goes with the text, and a person may choose
//! another one ([`reread`]). The text is kept as decoded: tones that follow their letter stay there.

mod syllable;
mod tcvn3;
mod utf16;
mod vni;
mod windows;

use super::Refusal;
use std::fmt;
use windows::{WINDOWS_1252, WINDOWS_1258, char_of, western_byte};

listed! {
    /// How characters are written as bytes.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
    pub enum Encoding {
        /// With or without a byte order mark.
        Utf8,
        /// The low byte first, as Windows writes it.
        Utf16Le,
        /// The high byte first.
        Utf16Be,
        /// Vietnamese Windows.
        Windows1258,
        /// ABC, the national standard's third form: fonts whose names begin with `.Vn`.
        Tcvn3,
        /// VNI for Windows: fonts whose names begin with `VNI-`.
        Vni,
    }
}

impl Encoding {
    /// The name that people and programs know: `UTF-8`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16Le => "UTF-16LE",
            Self::Utf16Be => "UTF-16BE",
            Self::Windows1258 => "Windows-1258",
            Self::Tcvn3 => "TCVN3",
            Self::Vni => "VNI",
        }
    }

    /// The encoding of a name, in any case.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|known| known.name().eq_ignore_ascii_case(name))
    }
}

impl fmt::Display for Encoding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// An encoding, and how sure it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Recognised {
    /// Which.
    pub encoding: Encoding,
    /// Per cent; 100 where the file says so itself, or a person does.
    pub sure: u8,
}

/// A file's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// As decoded. A byte order mark of UTF-8 stays, as it does for every program that counts the file's
    /// characters, until it is an article ([`Self::unmarked`]); that of UTF-16 is none of the text.
    pub text: String,
    /// What it was read as.
    pub recognised: Recognised,
    /// How many bytes and halves of characters mean nothing and became U+FFFD.
    pub damaged: usize,
}

impl Decoded {
    /// The text of an article: a byte order mark is none of it.
    #[must_use]
    pub fn unmarked(mut self) -> Self {
        if self.text.starts_with(MARK) {
            self.text.drain(..MARK.len_utf8());
        }
        self
    }
}

/// The byte order mark.
const MARK: char = '\u{feff}';

/// Bytes that are looked at to recognise an encoding; a file does not change it midway.
const SAMPLE: usize = 64 * 1024;

/// Reads a file in the encoding that it seems to be in.
///
/// # Errors
/// Where it is no text in any of them.
pub fn decode(bytes: Vec<u8>) -> Result<Decoded, Refusal> {
    let recognised = recognise(&bytes)?;
    Ok(Decoded { recognised, ..reread(bytes, recognised.encoding) })
}

/// The encoding that a file seems to be in.
///
/// # Errors
/// Where it is no text in any of them.
pub(super) fn recognise(bytes: &[u8]) -> Result<Recognised, Refusal> {
    let sure = |encoding| Recognised { encoding, sure: 100 };
    if let Some(encoding) = marked(bytes) {
        return Ok(sure(encoding));
    }
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    if sample.contains(&0) {
        return match unmarked_utf16(sample) {
            Some(recognised) => Ok(recognised),
            // A byte of zeros in a text is damage, more of them are data.
            None if controls(sample) == 0 => Ok(sure(Encoding::Utf8)),
            None => Err(Refusal::Binary),
        };
    }
    if controls(sample) > 0 {
        return Err(Refusal::Binary);
    }
    Ok(match std::str::from_utf8(bytes) {
        Ok(text) => carrier(text).unwrap_or_else(|| sure(Encoding::Utf8)),
        Err(_) => best(sample, &[Encoding::Utf8, Encoding::Windows1258, Encoding::Tcvn3, Encoding::Vni]),
    })
}

/// Whether a file says itself that it is Unicode, by the mark that it begins with.
pub(super) fn is_marked(bytes: &[u8]) -> bool {
    marked(bytes).is_some()
}

/// Reads a file in an encoding that a person chose: whatever cannot be in it becomes U+FFFD.
pub fn reread(bytes: Vec<u8>, encoding: Encoding) -> Decoded {
    let recognised = Recognised { encoding, sure: 100 };
    let (text, damaged) = match encoding {
        Encoding::Utf8 => match String::from_utf8(bytes) {
            Ok(text) => (text, 0),
            Err(error) => lossy(error.as_bytes()),
        },
        Encoding::Utf16Le => {
            utf16::decode(bytes.strip_prefix(&[0xff, 0xfe]).unwrap_or(&bytes), u16::from_le_bytes)
        }
        Encoding::Utf16Be => {
            utf16::decode(bytes.strip_prefix(&[0xfe, 0xff]).unwrap_or(&bytes), u16::from_be_bytes)
        }
        Encoding::Windows1258 | Encoding::Tcvn3 | Encoding::Vni => {
            // Text that was typed with such a font and saved as UTF-8 holds the font's bytes as letters.
            let carried = std::str::from_utf8(&bytes).ok().filter(|text| !text.is_ascii()).and_then(western);
            eight_bits(carried.as_deref().unwrap_or(&bytes), encoding)
        }
    };
    Decoded { text, recognised, damaged }
}

/// What a byte order mark says.
fn marked(bytes: &[u8]) -> Option<Encoding> {
    match bytes {
        [0xef, 0xbb, 0xbf, ..] => Some(Encoding::Utf8),
        [0xff, 0xfe, ..] => Some(Encoding::Utf16Le),
        [0xfe, 0xff, ..] => Some(Encoding::Utf16Be),
        _ => None,
    }
}

/// UTF-16 without a mark: every blank has a byte of zeros, on one side only.
fn unmarked_utf16(sample: &[u8]) -> Option<Recognised> {
    let little = utf16::plausible(sample, u16::from_le_bytes);
    let big = utf16::plausible(sample, u16::from_be_bytes);
    let (encoding, best, other) =
        if little >= big { (Encoding::Utf16Le, little, big) } else { (Encoding::Utf16Be, big, little) };
    let sure = u8::try_from(best.saturating_sub(other / 4)).unwrap_or(100).min(99);
    (best >= 90 && best > other).then_some(Recognised { encoding, sure })
}

/// Controls that no text has, beyond one in a hundred bytes.
fn controls(sample: &[u8]) -> usize {
    let count = sample.iter().filter(|&&byte| matches!(byte, 0..=8 | 14..=31 | 127) && byte != 0x1b).count();
    count.saturating_sub(sample.len() / 100)
}

/// The encoding in which most words look Vietnamese; the first of equal ones.
fn best(sample: &[u8], among: &[Encoding]) -> Recognised {
    let mut scores: Vec<(Encoding, syllable::Score)> = among
        .iter()
        .map(|&encoding| {
            let text = match encoding {
                Encoding::Utf8 => lossy(sample).0,
                _ => eight_bits(sample, encoding).0,
            };
            (encoding, syllable::score(&text))
        })
        .collect();
    // Where nothing is plausible the least bad is; of equals a Western file is nearest to Windows-1258, which
    // loses none of its bytes.
    scores.sort_by_key(|(encoding, score)| {
        let bad = if score.net() == 0 { score.bad } else { 0 };
        (std::cmp::Reverse(score.net()), bad, *encoding == Encoding::Utf8, *encoding)
    });
    let (encoding, first) = scores.first().copied().unwrap_or((Encoding::Utf8, syllable::Score::default()));
    let second = scores.get(1).map_or(0, |(_, score)| score.net());
    let sure = first.net() * 100 / (first.good + first.bad + second + 2);
    Recognised { encoding, sure: u8::try_from(sure).unwrap_or(99).min(99) }
}

/// A text in UTF-8 whose letters are the bytes of an old font: Word and web pages hold them so.
pub(super) fn carried(decoded: Decoded) -> Decoded {
    let Some(recognised) = carrier(&decoded.text) else { return decoded };
    let Some(bytes) = western(&decoded.text) else { return decoded };
    let (text, damaged) = eight_bits(&bytes, recognised.encoding);
    Decoded { text, recognised, damaged: decoded.damaged + damaged }
}

/// The old font whose bytes the letters of a text in UTF-8 are; `None` for a text that is what it says.
fn carrier(text: &str) -> Option<Recognised> {
    let is_carrier = |c: char| western_byte(c).is_some();
    if text.is_ascii() || !text.chars().all(|c| c == '\u{feff}' || is_carrier(c)) {
        return None;
    }
    let sample = text.get(..text.floor_char_boundary(SAMPLE)).unwrap_or_default();
    let as_it_is = syllable::score(sample);
    let recognised = best(&western(sample)?, &[Encoding::Tcvn3, Encoding::Vni]);
    let read = syllable::score(&eight_bits(&western(sample)?, recognised.encoding).0);
    // Far from it: what a person pasted as Unicode is never taken for something else on a guess.
    (recognised.sure >= 80 && read.good >= 8 && as_it_is.net() * 4 <= read.net()).then_some(recognised)
}

/// A text as bytes of Windows-1252, where it has such characters only.
fn western(text: &str) -> Option<Vec<u8>> {
    text.strip_prefix('\u{feff}').unwrap_or(text).chars().map(western_byte).collect()
}

/// Reads bytes by a table.
fn eight_bits(bytes: &[u8], encoding: Encoding) -> (String, usize) {
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 2);
    match encoding {
        Encoding::Vni => vni::read(bytes.iter().map(|&byte| char_of(byte, &WINDOWS_1252)), &mut text),
        Encoding::Tcvn3 => text.extend(bytes.iter().map(|&byte| char_of(byte, &tcvn3::TCVN3))),
        _ => text.extend(bytes.iter().map(|&byte| char_of(byte, &WINDOWS_1258))),
    }
    let damaged = text.chars().filter(|&c| c == char::REPLACEMENT_CHARACTER).count();
    (text, damaged)
}

/// Reads UTF-8 with what is none of it replaced.
fn lossy(bytes: &[u8]) -> (String, usize) {
    let mut text = String::with_capacity(bytes.len());
    let mut damaged = 0;
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        if !chunk.invalid().is_empty() {
            text.push(char::REPLACEMENT_CHARACTER);
            damaged += 1;
        }
    }
    (text, damaged)
}

#[cfg(test)]
pub(super) mod tests;
