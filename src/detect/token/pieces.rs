//! Where the tokens of a text begin and end.

use super::{Case, Kind, MOST};
use crate::text::is_latin;

/// A token before it is looked up.
pub(in crate::detect) struct Piece {
    pub(in crate::detect) start: usize,
    pub(in crate::detect) end: usize,
    pub(in crate::detect) kind: Kind,
    pub(super) spaced: bool,
}

/// Where the tokens of a text begin and end.
pub(in crate::detect) fn pieces(source: &str) -> impl Iterator<Item = Piece> {
    pieces_from(source, 0)
}

pub(super) fn pieces_from(source: &str, start: usize) -> impl Iterator<Item = Piece> {
    let mut at = start;
    std::iter::from_fn(move || {
        let mut spaced = false;
        loop {
            let start = at;
            let (begun, width) = begun_at(source, start)?;
            at += width;
            let kind = match begun {
                Begun::Token(kind) => kind,
                Begun::Blank => {
                    spaced = true;
                    continue;
                }
                Begun::Nothing => continue,
            };
            match kind {
                Kind::Word => {
                    at = letters_end(source, at);
                    if at == start + 1 {
                        at += highland_mark(source, start, at);
                    }
                }
                Kind::Number => at += digits(source, at).min(MOST),
                Kind::Break if source.as_bytes().get(start..=at) == Some(b"\r\n") => at += 1,
                Kind::Mark | Kind::Break => {}
            }
            return Some(Piece { start, end: at, kind, spaced });
        }
    })
}

/// Where the first of several words ends that lost the blanks between them: before a capital after small letters
/// (`tịchUBND`, `NộiNgày`), and before small letters after a word in capitals (`UBNDtỉnh`). One of the two must be
/// spelled as only Vietnamese is: names and codes of others stay whole (`YouTube`, `TTg`).
pub(super) fn lost_blank(word: &str) -> Option<usize> {
    // `H'Blơi` is a name.
    if word.contains(['\'', '’', 'ʼ', '‘']) {
        return None;
    }
    let mut last: Option<char> = None;
    let (mut letters, mut capitals) = (0, 0);
    for (at, c) in word.char_indices().filter(|(_, c)| c.is_alphabetic()) {
        let (before, rest) = word.split_at(at);
        let long = letters > 1 && rest.chars().filter(|c| c.is_alphabetic()).count() > 1;
        let small_before = last.is_some_and(char::is_lowercase);
        if long && c.is_uppercase() && small_before && !before.is_ascii() {
            return Some(at);
        }
        let small = |c: char| !c.is_alphabetic() || c.is_lowercase();
        if long && capitals == letters && c.is_lowercase() && !rest.is_ascii() && rest.chars().all(small) {
            return Some(at);
        }
        letters += 1;
        capitals += usize::from(c.is_uppercase());
        last = Some(c);
    }
    None
}

/// What a character begins.
enum Begun {
    Token(Kind),
    /// White space within a line.
    Blank,
    /// No token, and no blank either: it has no width.
    Nothing,
}

/// What the character at an offset begins, and its bytes; `None` at the end.
fn begun_at(source: &str, at: usize) -> Option<(Begun, usize)> {
    let byte = *source.as_bytes().get(at)?;
    if byte.is_ascii() {
        let begun = match byte {
            b' ' => Begun::Blank,
            b'0'..=b'9' => Begun::Token(Kind::Number),
            b'\n' | b'\r' => Begun::Token(Kind::Break),
            _ if byte.is_ascii_alphabetic() => Begun::Token(Kind::Word),
            _ if char::from(byte).is_whitespace() => Begun::Blank,
            _ if byte.is_ascii_control() => Begun::Nothing,
            _ => Begun::Token(Kind::Mark),
        };
        return Some((begun, 1));
    }
    let letter = letter_width(source, at);
    if letter > 0 {
        return Some((Begun::Token(Kind::Word), letter));
    }
    let c = char_at(source, at)?;
    let begun = match c {
        '\u{2028}' | '\u{2029}' => Begun::Token(Kind::Break),
        _ if c.is_whitespace() => Begun::Blank,
        _ if is_zero_width(c) || c.is_control() => Begun::Nothing,
        _ => Begun::Token(Kind::Mark),
    };
    Some((begun, c.len_utf8()))
}

pub(super) fn char_at(source: &str, at: usize) -> Option<char> {
    source.get(at..)?.chars().next()
}

/// How many digits follow.
fn digits(source: &str, at: usize) -> usize {
    let rest = source.as_bytes().get(at..).unwrap_or_default();
    rest.iter().take_while(|byte| byte.is_ascii_digit()).count()
}

/// The end of a word: an apostrophe belongs to it where a letter follows.
fn letters_end(source: &str, at: usize) -> usize {
    let bytes = source.as_bytes();
    let most = at + MOST;
    let mut at = at;
    loop {
        // Nearly every word is made of these alone.
        while let Some(width) =
            bytes.get(at).map(|&byte| LETTERS[usize::from(byte)]).filter(|&width| width > 0 && at < most)
        {
            at += usize::from(width);
        }
        if at >= most {
            return at;
        }
        let letter = letter_width(source, at);
        if letter > 0 {
            at += letter;
            continue;
        }
        match bytes.get(at) {
            Some(byte) if !byte.is_ascii() || *byte == b'\'' => {}
            _ => return at,
        }
        match char_at(source, at) {
            Some(c) if !c.is_ascii() && is_zero_width(c) => at += c.len_utf8(),
            Some(c) if is_apostrophe(c) && letter_width(source, at + c.len_utf8()) > 0 => at += c.len_utf8(),
            _ => return at,
        }
    }
}

/// The bytes of the apostrophe of `K' Broi`, `H' Yim`: a name of the Central Highlands, written apart.
fn highland_mark(source: &str, start: usize, end: usize) -> usize {
    if !matches!(source.as_bytes().get(start..end), Some(b"K" | b"H")) {
        return 0;
    }
    let mark = char_at(source, end).filter(|&c| is_apostrophe(c)).map_or(0, char::len_utf8);
    let after = source.get(end + mark..).unwrap_or_default();
    let is_blank = |c: char| c.is_whitespace() && !matches!(c, '\n' | '\r' | '\u{2028}' | '\u{2029}');
    let name = after.trim_start_matches(is_blank);
    let named = mark > 0 && name.len() < after.len() && name.starts_with(char::is_uppercase);
    if named { mark } else { 0 }
}

/// The bytes of the letter that begins with a byte, where the byte alone tells that one does: ASCII, and
/// U+0100 to U+023F.
const LETTERS: [u8; 256] = {
    let mut widths = [0; 256];
    let mut byte: u8 = 0;
    while byte < u8::MAX {
        widths[byte as usize] = match byte {
            0xc4..=0xc8 => 2,
            _ if byte.is_ascii_alphabetic() => 1,
            _ => 0,
        };
        byte += 1;
    }
    widths
};

/// The bytes of the letter that begins at an offset; 0 where none does.
///
/// What Vietnamese is written with is told by its first bytes, without decoding it.
#[inline]
fn letter_width(source: &str, at: usize) -> usize {
    let bytes = source.as_bytes();
    match bytes.get(at) {
        None => 0,
        // U+1E00 to U+1EFF.
        Some(0xe1) if matches!(bytes.get(at + 1), Some(0xb8..=0xbb)) => 3,
        // U+00C0 to U+00FF but × and ÷.
        Some(0xc3) => {
            if matches!(bytes.get(at + 1), Some(0x97 | 0xb7)) {
                0
            } else {
                2
            }
        }
        Some(&byte) if byte.is_ascii() || LETTERS[usize::from(byte)] > 0 => {
            usize::from(LETTERS[usize::from(byte)])
        }
        Some(_) => rare_letter_width(source, at),
    }
}

#[cold]
fn rare_letter_width(source: &str, at: usize) -> usize {
    char_at(source, at).filter(|&c| is_letter(c)).map_or(0, char::len_utf8)
}

fn is_letter(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphabetic();
    }
    is_latin(c) || c.is_alphabetic() || ('\u{300}'..='\u{36f}').contains(&c)
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ' | '‘')
}

fn is_zero_width(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}')
}

pub(super) fn case_of(word: &str) -> Case {
    let mut letters = word.chars().filter(|&c| is_latin(c) || c.is_alphabetic());
    let Some(first) = letters.next() else { return Case::Lower };
    let (mut upper, mut lower) = (0_u32, 0_u32);
    for c in letters {
        if c.is_uppercase() { upper += 1 } else { lower += 1 }
    }
    match (first.is_uppercase(), upper, lower) {
        (false, 0, _) => Case::Lower,
        (true, 0, _) => Case::Title,
        (true, _, 0) => Case::Upper,
        _ => Case::Mixed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_told_by_their_bytes_are_those_of_unicode() {
        for c in (0..=0x10_ffff).filter_map(char::from_u32) {
            let width = if is_letter(c) { c.len_utf8() } else { 0 };
            assert_eq!(letter_width(&c.to_string(), 0), width, "{c:?}");
        }
    }
}
