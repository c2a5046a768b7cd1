//! Names of labels and relations, as far as other programs can spell them.

use crate::text::decomposed;

/// A name of unmarked letters, digits, `_` and `-`: what brat takes for a type, and what stands in a column
/// of its own. `DIRECTIVE.document` becomes `DIRECTIVE_document`, `Dự án` becomes `Du_an`.
pub(super) fn plain(key: &str) -> String {
    decomposed(key.chars())
        .filter(|c| !matches!(c, '\u{300}'..='\u{36f}'))
        .map(|c| match c {
            'đ' => 'd',
            'Đ' => 'D',
            '_' | '-' => c,
            _ if c.is_ascii_alphanumeric() => c,
            _ => '_',
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lose_what_others_cannot_spell() {
        assert_eq!(plain("DIRECTIVE.document"), "DIRECTIVE_document");
        assert_eq!(plain("Dự án Đường 2"), "Du_an_Duong_2");
        assert_eq!(plain("issued_on"), "issued_on");
    }
}
