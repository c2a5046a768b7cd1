//! The code pages of Windows, as tables of their upper halves; U+FFFD where a byte means nothing.

/// Windows-1258, Vietnamese. Tones follow their letter as marks of their own, and stay so.
pub(super) const WINDOWS_1258: [char; 128] = [
    '€', '\u{fffd}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', '\u{fffd}', '‹', 'Œ', '\u{fffd}', '\u{fffd}',
    '\u{fffd}', '\u{fffd}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', '\u{fffd}', '›', 'œ', '\u{fffd}',
    '\u{fffd}', 'Ÿ', '\u{a0}', '¡', '¢', '£', '¤', '¥', '¦', '§', '¨', '©', 'ª', '«', '¬', '\u{ad}', '®',
    '¯', '°', '±', '²', '³', '´', 'µ', '¶', '·', '¸', '¹', 'º', '»', '¼', '½', '¾', '¿', 'À', 'Á', 'Â', 'Ă',
    'Ä', 'Å', 'Æ', 'Ç', 'È', 'É', 'Ê', 'Ë', '\u{300}', 'Í', 'Î', 'Ï', 'Đ', 'Ñ', '\u{309}', 'Ó', 'Ô', 'Ơ',
    'Ö', '×', 'Ø', 'Ù', 'Ú', 'Û', 'Ü', 'Ư', '\u{303}', 'ß', 'à', 'á', 'â', 'ă', 'ä', 'å', 'æ', 'ç', 'è', 'é',
    'ê', 'ë', '\u{301}', 'í', 'î', 'ï', 'đ', 'ñ', '\u{323}', 'ó', 'ô', 'ơ', 'ö', '÷', 'ø', 'ù', 'ú', 'û',
    'ü', 'ư', '₫', 'ÿ',
];

/// Windows-1252, Western: what fonts with other letters were made upon.
pub(super) const WINDOWS_1252: [char; 128] = [
    '€', '\u{fffd}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{fffd}', 'Ž', '\u{fffd}',
    '\u{fffd}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{fffd}', 'ž', 'Ÿ', '\u{a0}',
    '¡', '¢', '£', '¤', '¥', '¦', '§', '¨', '©', 'ª', '«', '¬', '\u{ad}', '®', '¯', '°', '±', '²', '³', '´',
    'µ', '¶', '·', '¸', '¹', 'º', '»', '¼', '½', '¾', '¿', 'À', 'Á', 'Â', 'Ã', 'Ä', 'Å', 'Æ', 'Ç', 'È', 'É',
    'Ê', 'Ë', 'Ì', 'Í', 'Î', 'Ï', 'Ð', 'Ñ', 'Ò', 'Ó', 'Ô', 'Õ', 'Ö', '×', 'Ø', 'Ù', 'Ú', 'Û', 'Ü', 'Ý', 'Þ',
    'ß', 'à', 'á', 'â', 'ã', 'ä', 'å', 'æ', 'ç', 'è', 'é', 'ê', 'ë', 'ì', 'í', 'î', 'ï', 'ð', 'ñ', 'ò', 'ó',
    'ô', 'õ', 'ö', '÷', 'ø', 'ù', 'ú', 'û', 'ü', 'ý', 'þ', 'ÿ',
];

/// A byte as a character of a code page.
pub(super) fn char_of(byte: u8, upper: &[char; 128]) -> char {
    match byte.checked_sub(128) {
        None => char::from(byte),
        Some(place) => upper.get(usize::from(place)).copied().unwrap_or(char::REPLACEMENT_CHARACTER),
    }
}

/// A character as its byte in Windows-1252.
pub(super) fn western_byte(c: char) -> Option<u8> {
    match u32::from(c) {
        // Some programs keep the five that Windows-1252 leaves open as the controls of Latin-1.
        code @ (0..=0x7f | 0xa0..=0xff | 0x81 | 0x8d | 0x8f | 0x90 | 0x9d) => u8::try_from(code).ok(),
        0xfffd => None,
        _ => {
            let place = WINDOWS_1252.iter().take(32).position(|&known| known == c)?;
            u8::try_from(place + 128).ok()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn western_bytes_lead_there_and_back() {
        for byte in 0..=u8::MAX {
            let c = char_of(byte, &WINDOWS_1252);
            let back = western_byte(c);
            assert_eq!(back, (c != char::REPLACEMENT_CHARACTER).then_some(byte), "{byte:#x}");
        }
        assert_eq!(western_byte('đ'), None);
    }
}
