//! Finding what a person types: case, blanks and the place of tone marks never count, and diacritics
//! only where they are wanted.

use super::normal::decomposed;
use super::{ByteOffset, Span, fold_char, is_blank, is_combining, is_dash, is_invisible, is_latin};
use std::sync::LazyLock;

/// A letter without its marks, and the marks as bits: see [`mark`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Letter {
    base: char,
    /// What makes it another letter: circumflex, breve, horn, stroke, and any mark that no tone is.
    shape: u8,
    /// The tones.
    tone: u8,
}

/// The places of what was typed, in order and without overlap; at most `most`.
///
/// With `marks`, diacritics count, composed or not, and a tone is the same on either vowel of its
/// syllable: `hoà` finds `hòa`. Without, `hoa` finds both. Runs of blanks are one blank. From
/// each place no more is read than what was typed.
pub fn seek(source: &str, typed: &str, marks: bool, most: usize) -> Vec<Span> {
    let wanted: Vec<Letter> = Letters::new(typed.trim_matches(is_blank)).map(|(_, letter)| letter).collect();
    let Some(first) = wanted.first().map(|letter| letter.base) else { return Vec::new() };
    let mut found = Vec::new();
    let mut letters = Letters::new(source);
    while found.len() < most {
        let mut here = letters.clone();
        let Some((start, letter)) = letters.next() else { break };
        if letter.base != first {
            continue;
        }
        if let Some(end) = ends(&mut here, &wanted, marks) {
            found.push(Span::new(ByteOffset::of(start), ByteOffset::of(end)));
            letters = here;
        }
    }
    found
}

/// Where the letters end that begin here, if they are those wanted.
fn ends(letters: &mut Letters<'_>, wanted: &[Letter], marks: bool) -> Option<usize> {
    let (mut tones, mut wanted_tones) = (0, 0);
    for want in wanted {
        let (_, letter) = letters.next()?;
        if letter.base != want.base || marks && letter.shape != want.shape {
            return None;
        }
        // The tones of a syllable are compared when it ends.
        if marks && !want.base.is_alphabetic() {
            if tones != wanted_tones {
                return None;
            }
            (tones, wanted_tones) = (0, 0);
        }
        tones |= letter.tone;
        wanted_tones |= want.tone;
    }
    (!marks || tones == wanted_tones).then_some(letters.at)
}

/// The letters of a text with where each begins.
#[derive(Clone)]
struct Letters<'t> {
    source: &'t str,
    at: usize,
}

impl<'t> Letters<'t> {
    fn new(source: &'t str) -> Self {
        Self { source, at: 0 }
    }

    fn peek(&self) -> Option<char> {
        match self.source.as_bytes().get(self.at) {
            Some(&byte) if byte.is_ascii() => Some(char::from(byte)),
            _ => self.source.get(self.at..)?.chars().next(),
        }
    }
}

impl Iterator for Letters<'_> {
    type Item = (usize, Letter);

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let start = self.at;
            let c = self.peek()?;
            self.at += c.len_utf8();
            if is_invisible(c) {
                continue;
            }
            if is_blank(c) {
                while let Some(c) = self.peek().filter(|&c| is_blank(c)) {
                    self.at += c.len_utf8();
                }
                return Some((start, Letter { base: ' ', shape: 0, tone: 0 }));
            }
            let mut letter = letter(c);
            while let Some(c) = self.peek().filter(|&c| !c.is_ascii() && (is_combining(c) || is_invisible(c)))
            {
                self.at += c.len_utf8();
                mark(&mut letter, c);
            }
            return Some((start, letter));
        }
    }
}

fn letter(c: char) -> Letter {
    if c.is_ascii() {
        return Letter { base: c.to_ascii_lowercase(), shape: 0, tone: 0 };
    }
    if is_latin(c) {
        return LATIN.get(place(c)).copied().unwrap_or_else(|| spelled(c));
    }
    spelled(c)
}

/// The places of the letters of [`is_latin`] in [`LATIN`].
fn place(c: char) -> usize {
    let code = c as usize;
    if code < 0x1e00 { code - 0xc0 } else { code - 0x1e00 + (0x250 - 0xc0) }
}

/// Every composed letter of Vietnamese and its neighbours, spelled out once.
static LATIN: LazyLock<Vec<Letter>> =
    LazyLock::new(|| ('\u{c0}'..='\u{24f}').chain('\u{1e00}'..='\u{1eff}').map(spelled).collect());

fn spelled(c: char) -> Letter {
    let mut parts = decomposed(std::iter::once(fold_char(c)));
    let base = match parts.next().unwrap_or(c) {
        'đ' => return Letter { base: 'd', shape: STROKE, tone: 0 },
        dash if is_dash(dash) => '-',
        '“' | '”' => '"',
        base => base,
    };
    let mut letter = Letter { base, shape: 0, tone: 0 };
    for part in parts {
        mark(&mut letter, part);
    }
    letter
}

const STROKE: u8 = 8;

fn mark(letter: &mut Letter, c: char) {
    match c {
        '\u{300}' => letter.tone |= 1,
        '\u{301}' => letter.tone |= 2,
        '\u{309}' => letter.tone |= 4,
        '\u{303}' => letter.tone |= 8,
        '\u{323}' => letter.tone |= 16,
        '\u{302}' => letter.shape |= 1,
        '\u{306}' => letter.shape |= 2,
        '\u{31b}' => letter.shape |= 4,
        _ if is_combining(c) => letter.shape |= 16,
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_normalization::UnicodeNormalization;

    fn found<'s>(source: &'s str, typed: &str, marks: bool) -> Vec<&'s str> {
        let all = seek(source, typed, marks, 100).into_iter();
        all.map(|span| source.get(span.range()).expect("whole characters")).collect()
    }

    #[test]
    fn case_blanks_and_composition_never_count() {
        let nfd: String = "HỘI ĐỒNG".nfd().collect();
        let source = format!("Hội\u{a0} đồng, {nfd}; hộiđồng");
        assert_eq!(found(&source, " hội đồng ", true).len(), 2);
        assert_eq!(found("Hội đồ\u{200b}ng", "đồng", true), ["đồ\u{200b}ng"]);
    }

    #[test]
    fn a_tone_is_the_same_on_either_vowel() {
        assert_eq!(found("hoà, hòa, hoá, hoa", "hòa", true), ["hoà", "hòa"]);
        assert_eq!(found("Thuỷ Thủy thủ", "thuỷ", true), ["Thuỷ", "Thủy"]);
        assert_eq!(found("hòa bình", "hò", true), ["hò"]);
        assert_eq!(found("bà bá", "ba", true), [""; 0]);
    }

    #[test]
    fn without_diacritics_everything_is_found() {
        assert_eq!(found("Đường, đương, duong, Dưỡng", "duong", false).len(), 4);
        assert_eq!(found("hoà hòa hoa", "hoà", false).len(), 3);
    }

    #[test]
    fn hits_do_not_overlap_and_are_cut_at_the_most() {
        assert_eq!(found("aaaa", "aa", true).len(), 2);
        assert_eq!(found("ababac", "abac", true), ["abac"]);
        assert_eq!(seek("a a a", "a", true, 2).len(), 2);
        assert_eq!(found("abc", " ", true), [""; 0]);
        assert_eq!(found("", "a", true), [""; 0]);
    }

    #[test]
    fn the_table_says_what_spelling_out_says() {
        for c in ('\u{c0}'..='\u{24f}').chain('\u{1e00}'..='\u{1eff}').filter(|&c| is_latin(c)) {
            assert_eq!(letter(c), spelled(c), "{c}");
        }
    }
}
