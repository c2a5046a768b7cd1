//! One spelling for everything that is the same word.
//!
//! Folding is for comparing, never for storing: the same word is written with its tone mark in two places
//! (`hoá` and `hóa`), composed and decomposed, with `Ð` (U+00D0) for `Đ`, and with characters without a width.

use super::letter::{is_combining, is_composed, is_invisible};
use super::normal::{composed, split};

/// Lower case, with the look-alikes of `Đ` made one.
pub fn fold_char(c: char) -> char {
    match c {
        'Ð' | 'ð' | 'Đ' | 'Ɖ' => 'đ',
        '’' | 'ʼ' | '‘' | '`' | '´' => '\'',
        _ if c.is_ascii() => c.to_ascii_lowercase(),
        'à'..='ÿ' | 'ă' | 'ĩ' | 'ũ' | 'ơ' | 'ư' => c,
        // In this block every small letter is one after its capital.
        'Ạ'..='ỿ' => char::from_u32(u32::from(c) | 1).unwrap_or(c),
        _ => c.to_lowercase().next().unwrap_or(c),
    }
}

/// The one spelling of everything that is the same word: in lower case, composed, the tone of `oa`, `oe` and `uy` on
/// the first vowel, `ỉ` for `ỷ` after a consonant, `đ` for what looks like it, nothing that has no width.
///
/// ```
/// let same = |a: &str, b: &str| chu_giai::text::fold(a) == chu_giai::text::fold(b);
/// assert!(same("Uỷ", "ủy") && same("hoá", "HÓA") && same("Ðảng", "đảng"));
/// assert!(same("tỷ", "tỉ") && same("qúy", "quý"));
/// ```
pub fn fold(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    if word.chars().all(is_composed) {
        folded.extend(word.chars().map(fold_char));
    } else {
        folded.extend(composed(word.chars().filter(|&c| !is_invisible(c))).map(fold_char));
    }
    settle_tone(folded)
}

/// The tones as offsets into each row of [`VOWELS`].
const VOWELS: [[char; 6]; 12] = [
    ['a', 'á', 'à', 'ả', 'ã', 'ạ'],
    ['ă', 'ắ', 'ằ', 'ẳ', 'ẵ', 'ặ'],
    ['â', 'ấ', 'ầ', 'ẩ', 'ẫ', 'ậ'],
    ['e', 'é', 'è', 'ẻ', 'ẽ', 'ẹ'],
    ['ê', 'ế', 'ề', 'ể', 'ễ', 'ệ'],
    ['i', 'í', 'ì', 'ỉ', 'ĩ', 'ị'],
    ['o', 'ó', 'ò', 'ỏ', 'õ', 'ọ'],
    ['ô', 'ố', 'ồ', 'ổ', 'ỗ', 'ộ'],
    ['ơ', 'ớ', 'ờ', 'ở', 'ỡ', 'ợ'],
    ['u', 'ú', 'ù', 'ủ', 'ũ', 'ụ'],
    ['ư', 'ứ', 'ừ', 'ử', 'ữ', 'ự'],
    ['y', 'ý', 'ỳ', 'ỷ', 'ỹ', 'ỵ'],
];

/// A vowel as its toneless letter and its tone, 0 for none.
fn vowel(c: char) -> Option<(char, usize)> {
    if c.is_ascii_alphabetic() && !matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y') {
        return None;
    }
    VOWELS.iter().find_map(|row| row.iter().position(|&v| v == c).map(|tone| (row[0], tone)))
}

/// Whether a folded word can be spoken as a syllable: `bộ`, `mỹ`, but not `ts`.
pub fn has_vowel(folded: &str) -> bool {
    folded.chars().any(|letter| vowel(letter).is_some())
}

fn toned(letter: char, tone: usize) -> char {
    VOWELS.iter().find(|row| row[0] == letter).map_or(letter, |row| row[tone])
}

/// Moves a tone mark to where one spelling rule puts it.
///
/// `oa`, `oe`, `uy` at the end of a syllable carry it on the first vowel, so `hoá` is `hóa`;
/// after `q` the `u` is no vowel, so `qúy` is `quý`; a lone final `y` after a consonant is
/// spelled `i`, so `tỷ` is `tỉ` and `kỷ` is `kỉ`. Without a tone `y` stays: `ty` is another word than `ti`.
fn settle_tone(mut word: String) -> String {
    let mut back = word.chars().rev();
    let (Some(last), Some(before)) = (back.next(), back.next()) else { return word };
    let after_q = back.next() == Some('q');
    let settled = match (vowel(before), vowel(last)) {
        (Some(('u', tone)), Some((second, 0))) if after_q && tone > 0 => Some(('u', toned(second, tone))),
        (Some((first, 0)), Some((second, tone)))
            if !after_q && tone > 0 && matches!((first, second), ('o', 'a' | 'e') | ('u', 'y')) =>
        {
            Some((toned(first, tone), second))
        }
        (None, Some(('y', tone))) if tone > 0 => Some((before, toned('i', tone))),
        _ => None,
    };
    if let Some((before_last, last_letter)) = settled {
        word.truncate(word.len() - before.len_utf8() - last.len_utf8());
        word.push(before_last);
        word.push(last_letter);
    }
    word
}

/// The word without any diacritic, for searching: `Đồng` is found by `dong`.
pub fn strip_diacritics(word: &str) -> String {
    let mut plain = String::with_capacity(word.len());
    // One letter after the other: the order of marks, which all go, is nothing to wait for.
    let mut parts = Vec::new();
    for letter in word.chars() {
        split(letter, &mut parts);
        let bare = parts.drain(..).filter(|&c| !is_combining(c) && !is_invisible(c));
        plain.extend(bare.map(|c| match fold_char(c) {
            'đ' => 'd',
            other => other,
        }));
    }
    plain
}

/// The words of a name in plain small letters and digits, which every system can write.
///
/// ```
/// # use chu_giai::text::plain_words;
/// assert_eq!(plain_words("Dự án / Đường 2"), ["du", "an", "duong", "2"]);
/// ```
pub fn plain_words(name: &str) -> Vec<String> {
    let plain = strip_diacritics(name).to_lowercase();
    let words = plain.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::decomposed;

    #[test]
    fn decomposed_and_composed_are_one() {
        let nfd: String = decomposed("Hội đồng".chars()).collect();
        assert_eq!(fold(&nfd), fold("Hội đồng"));
    }

    #[test]
    fn small_letters_are_those_of_unicode() {
        for c in (0..=0x10_ffff).filter_map(char::from_u32) {
            let one = matches!(c, 'Ð' | 'Ɖ' | 'ð' | '’' | 'ʼ' | '‘' | '`' | '´');
            assert!(one || Some(fold_char(c)) == c.to_lowercase().next(), "{c:?}");
        }
    }

    #[test]
    fn a_tone_inside_the_syllable_stays() {
        assert_eq!(fold("Hoàng"), "hoàng");
        assert_eq!(fold("Thuỳ"), fold("Thùy"));
        assert_ne!(fold("Quỳ"), fold("Qùi"));
    }

    #[test]
    fn invisible_characters_are_left_out() {
        assert_eq!(fold("Đ\u{200b}ảng"), fold("Đảng"));
        assert_eq!(fold("ty\u{200b}"), fold("ty"));
        assert_eq!(fold("\u{feff}K`"), fold("K'"));
    }

    #[test]
    fn search_form_has_no_marks() {
        assert_eq!(strip_diacritics("Đường Trường Sơn"), "duong truong son");
    }
}
