//! UTF-16 in both orders of bytes.

/// The text, and how many halves of pairs, or of units, became U+FFFD.
pub(super) fn decode(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> (String, usize) {
    let mut pairs = bytes.chunks_exact(2);
    let units = pairs.by_ref().filter_map(|pair| <[u8; 2]>::try_from(pair).ok()).map(unit);
    let mut text = String::with_capacity(bytes.len());
    let mut halves = 0;
    for c in char::decode_utf16(units) {
        text.push(c.unwrap_or_else(|_| {
            halves += 1;
            char::REPLACEMENT_CHARACTER
        }));
    }
    if !pairs.remainder().is_empty() {
        halves += 1;
        text.push(char::REPLACEMENT_CHARACTER);
    }
    (text, halves)
}

/// Of a hundred units, how many are of blocks that Vietnamese text is written in; 0 where fewer than two in
/// five are ASCII, as in no text of that language.
pub(super) fn plausible(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> usize {
    let units = bytes.chunks_exact(2).filter_map(|pair| <[u8; 2]>::try_from(pair).ok()).map(unit);
    let (mut good, mut ascii, mut all) = (0_usize, 0_usize, 0_usize);
    for unit in units {
        let is_ascii = matches!(unit, 0x09 | 0x0a | 0x0d | 0x20..=0x7e);
        let is_text = is_ascii
            || matches!(unit, 0xa0..=0x24f | 0x300..=0x36f | 0x1e00..=0x1eff | 0x2000..=0x206f | 0x20ab | 0xfeff);
        all += 1;
        good += usize::from(is_text);
        ascii += usize::from(is_ascii);
    }
    if ascii * 5 < all * 2 { 0 } else { (good * 100).checked_div(all).unwrap_or_default() }
}
