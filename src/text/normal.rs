//! Unicode's canonical forms. Texts are never rewritten to one; words are, to be compared.

use icu_normalizer::properties::CanonicalCombiningClassMapBorrowed;
use icu_normalizer::{ComposingNormalizerBorrowed, DecomposingNormalizerBorrowed};

/// The characters in NFC: `o` + `̂` + `̣` is `ộ`.
pub fn composed(chars: impl Iterator<Item = char>) -> impl Iterator<Item = char> {
    ComposingNormalizerBorrowed::new_nfc().normalize_iter(chars)
}

/// The characters in NFD: `ộ` is `o` + `̣` + `̂`.
pub fn decomposed(chars: impl Iterator<Item = char>) -> impl Iterator<Item = char> {
    DecomposingNormalizerBorrowed::new_nfd().normalize_iter(chars)
}

/// Whether a character is a mark upon the letter before it, as a tone is.
pub(super) fn is_combining(c: char) -> bool {
    CanonicalCombiningClassMapBorrowed::new().get_u8(c) != 0
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_normalization::UnicodeNormalization;

    #[test]
    fn forms_are_those_of_the_reference_tables() {
        for word in ["Hội đồng", "Uỷ ban", "nghi\u{323}\u{302}", "\u{1ea1}\u{300}", "가각", "e\u{301}\u{323}"]
        {
            assert!(composed(word.chars()).eq(word.nfc()), "{word} composed");
            assert!(decomposed(word.chars()).eq(word.nfd()), "{word} decomposed");
        }
    }
}
