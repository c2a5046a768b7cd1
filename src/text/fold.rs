//! One spelling for everything that is the same word.
//!
//! Folding is for comparing, never for storing. It maps to lower case, composes, puts the tone
//! mark of `oa`, `oe`, `uy` where the newer orthography puts it, takes `Ð` (U+00D0) for `Đ`
//! and leaves out characters without a width.

use unicode_normalization::UnicodeNormalization;

/// A character without a width, which folding leaves out.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}')
}

/// Lower case, with the look-alikes of `Đ` made one.
pub fn fold_char(c: char) -> char {
    match c {
        'Ð' | 'ð' | 'Đ' | 'Ɖ' => 'đ',
        '’' | 'ʼ' | '‘' | '`' | '´' => '\'',
        _ if c.is_ascii() => c.to_ascii_lowercase(),
        _ => c.to_lowercase().next().unwrap_or(c),
    }
}

/// Appends the folded form of a word to `out`.
///
/// ```
/// let same = |a: &str, b: &str| chu_giai::text::fold(a) == chu_giai::text::fold(b);
/// assert!(same("Uỷ", "ủy") && same("hoá", "HÓA") && same("Ðảng", "đảng"));
/// assert!(same("tỷ", "tỉ") && same("qúy", "quý"));
/// ```
pub fn fold(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    if word.is_ascii() {
        folded.extend(word.chars().map(|c| c.to_ascii_lowercase()));
        return folded;
    }
    folded.extend(word.chars().filter(|&c| !is_invisible(c)).nfc().map(fold_char));
    settle_tone(&folded)
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
    VOWELS.iter().find_map(|row| row.iter().position(|&v| v == c).map(|tone| (row[0], tone)))
}

fn toned(letter: char, tone: usize) -> char {
    VOWELS.iter().find(|row| row[0] == letter).map_or(letter, |row| row[tone])
}

/// Moves a tone mark to where one spelling rule puts it.
///
/// `oa`, `oe`, `uy` at the end of a syllable carry it on the first vowel, so `hoá` is `hóa`;
/// after `q` the `u` is no vowel, so `qúy` is `quý`; a lone final `y` after a consonant is
/// spelled `i`, so `tỷ` is `tỉ` and `kỷ` is `kỉ`.
fn settle_tone(word: &str) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    let count = letters.len();
    if count >= 2 {
        let (before, last) = (letters[count - 2], letters[count - 1]);
        if let (Some((first, first_tone)), Some((second, second_tone))) = (vowel(before), vowel(last)) {
            let after_q = count >= 3 && letters[count - 3] == 'q';
            if after_q && first == 'u' && first_tone > 0 && second_tone == 0 {
                letters[count - 2] = 'u';
                letters[count - 1] = toned(second, first_tone);
            } else if !after_q
                && matches!((first, second), ('o', 'a' | 'e') | ('u', 'y'))
                && first_tone == 0
                && second_tone > 0
            {
                letters[count - 2] = toned(first, second_tone);
                letters[count - 1] = second;
            }
        } else if let (None, Some(('y', tone))) = (vowel(before), vowel(last)) {
            letters[count - 1] = toned('i', tone);
        }
    }
    letters.into_iter().collect()
}

/// The word without any diacritic, for searching: `Đồng` is found by `dong`.
pub fn strip_diacritics(word: &str) -> String {
    word.nfd()
        .filter(|c| !unicode_normalization::char::is_combining_mark(*c) && !is_invisible(*c))
        .map(|c| match fold_char(c) {
            'đ' => 'd',
            other => other,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decomposed_and_composed_are_one() {
        let nfd: String = "Hội đồng".nfd().collect();
        assert_eq!(fold(&nfd), fold("Hội đồng"));
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
    }

    #[test]
    fn search_form_has_no_marks() {
        assert_eq!(strip_diacritics("Đường Trường Sơn"), "duong truong son");
    }
}
