//! TCVN 5712 as the fonts of the ABC family have it (`.VnTime`): one byte for each small letter.
//!
//! Capitals with a tone have no bytes of their own there: a font of capitals shows the small ones, so `tỉnh`
//! within a headline of capitals reads `TỉNH`. The third form of the standard, TCVN3, keeps the bytes
//! below 160 free; what Windows has there (quotes, dashes) is what files have there.

/// The upper half. The few capitals that the standard has from 160 on are read as well.
pub(super) const TCVN3: [char; 128] = [
    '€', '\u{fffd}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{fffd}', 'Ž', '\u{fffd}',
    '\u{fffd}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{fffd}', 'ž', 'Ÿ', '\u{a0}',
    'Ă', 'Â', 'Ê', 'Ô', 'Ơ', 'Ư', 'Đ', 'ă', 'â', 'ê', 'ô', 'ơ', 'ư', 'đ', 'Ằ', '\u{300}', '\u{309}',
    '\u{303}', '\u{301}', '\u{323}', 'à', 'ả', 'ã', 'á', 'ạ', 'Ẳ', 'ằ', 'ẳ', 'ẵ', 'ắ', 'Ẵ', 'Ắ', 'Ầ', 'Ẩ',
    'Ẫ', 'Ấ', 'Ề', 'ặ', 'ầ', 'ẩ', 'ẫ', 'ấ', 'ậ', 'è', 'Ể', 'ẻ', 'ẽ', 'é', 'ẹ', 'ề', 'ể', 'ễ', 'ế', 'ệ', 'ì',
    'ỉ', 'Ễ', 'Ế', 'Ồ', 'ĩ', 'í', 'ị', 'ò', 'Ổ', 'ỏ', 'õ', 'ó', 'ọ', 'ồ', 'ổ', 'ỗ', 'ố', 'ộ', 'ờ', 'ở', 'ỡ',
    'ớ', 'ợ', 'ù', 'Ỗ', 'ủ', 'ũ', 'ú', 'ụ', 'ừ', 'ử', 'ữ', 'ứ', 'ự', 'ỳ', 'ỷ', 'ỹ', 'ý', 'ỵ', 'Ố',
];

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn each_small_letter_has_one_byte() {
        let all: BTreeSet<char> = TCVN3.iter().copied().collect();
        for vowel in crate::exchange::intake::encoding::tests::VOWELS.chars().filter(|c| !c.is_ascii()) {
            assert_eq!(TCVN3.iter().filter(|&&c| c == vowel).count(), 1, "{vowel}");
        }
        assert!("đĐÂĂÊÔƠƯ“”–".chars().all(|c| all.contains(&c)));
    }
}
