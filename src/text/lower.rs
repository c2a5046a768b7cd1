//! Small letters: what Unicode's capitals become, as ranges in `capitals.tsv` (the first, the last, how far one is from
//! the next, how far the small letter is from its capital). The standard library's table of single letters is three
//! times as much of the download.

use std::sync::LazyLock;

/// Capitals that stand in a row, and how far their small letters are from them.
struct Row {
    first: u32,
    last: u32,
    step: u32,
    shift: i32,
}

static ROWS: LazyLock<Vec<Row>> = LazyLock::new(|| {
    let row = |line: &str| {
        let mut fields = line.split('\t');
        let mut number = || i32::from_str_radix(fields.next()?, 16).ok();
        let [first, last, step] = [number()?, number()?, number()?].map(i32::unsigned_abs);
        Some(Row { first, last, step, shift: number()? })
    };
    include_str!("capitals.tsv").lines().filter_map(row).collect()
});

/// The small letter of a capital; any other character as it is.
pub fn lower_char(c: char) -> char {
    if c.is_ascii() {
        return c.to_ascii_lowercase();
    }
    let code = u32::from(c);
    let row = ROWS.get(ROWS.partition_point(|row| row.last < code));
    let row = row.filter(|row| row.first <= code && (code - row.first).is_multiple_of(row.step));
    row.and_then(|row| char::from_u32(code.checked_add_signed(row.shift)?)).unwrap_or(c)
}

/// A text in small letters, each by itself.
pub fn lower(text: &str) -> String {
    text.chars().map(lower_char).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_letters_are_those_of_unicode() {
        for c in (0..=0x10_ffff).filter_map(char::from_u32) {
            assert_eq!(Some(lower_char(c)), c.to_lowercase().next(), "{c:?}");
        }
        assert_eq!(lower("ĐẶNG Ί Ж"), "đặng ί ж");
    }
}
