//! What kind of character stands here: letters, marks and what nobody sees.

/// A letter of the Latin blocks that hold all of Vietnamese, or ASCII: composing changes nothing
/// where there is no other character.
pub(super) fn is_composed(c: char) -> bool {
    c.is_ascii() || is_latin(c)
}

/// Whether a character is one of the composed letters that Vietnamese is written with, or a neighbour
/// of theirs. All of them are letters, so that most questions need no table of Unicode.
pub(crate) fn is_latin(c: char) -> bool {
    matches!(c, '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{f6}' | '\u{f8}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}')
}

/// Whether a character is a mark on the letter before it, as in decomposed text.
pub(crate) fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

/// Whether a character has no width: it makes no word another one.
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}')
}

/// Whether a character is a hyphen, a dash or a minus sign, which people write for one another.
pub(crate) fn is_dash(c: char) -> bool {
    matches!(c, '-' | '–' | '—' | '−' | '‐' | '‑' | '‒')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::composed;

    #[test]
    fn what_needs_no_composing_is_composed() {
        for c in (0..=0x10_ffff).filter_map(char::from_u32).filter(|&c| is_composed(c)) {
            assert_eq!(composed(std::iter::once(c)).collect::<String>(), c.to_string());
            assert!(!is_latin(c) || c.is_alphabetic(), "{c:?}");
            assert!(!is_invisible(c) && !is_combining(c), "{c:?}");
        }
    }
}
