//! The bridge between the units of counting.

use super::{ByteOffset, CharOffset, GraphemeOffset, LineNumber, Span, Utf16Offset};
use std::sync::OnceLock;
use unicode_segmentation::UnicodeSegmentation;

/// Bytes between two checkpoints: what a conversion reads at the most.
const STRIDE: usize = 256;

/// One index between bytes, code points, UTF-16 units, graphemes and lines.
///
/// It stores the counts at every [`STRIDE`] bytes; a conversion is a look-up (or a binary
/// search) and a walk over at most one stride. It does not hold the text: every conversion is
/// given the one that the index was built from.
#[derive(Debug)]
pub struct OffsetIndex {
    checkpoints: Vec<Checkpoint>,
    total: Checkpoint,
    lines: Vec<Line>,
    graphemes: OnceLock<Vec<u32>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Checkpoint {
    byte: u32,
    chars: u32,
    units: u32,
}

impl Checkpoint {
    /// Counts a byte: looking at bytes is several times faster than decoding characters.
    fn pass(&mut self, byte: u8) {
        self.chars += u32::from(begins(byte));
        // Four bytes of UTF-8 are two units of UTF-16.
        self.units += u32::from(begins(byte)) + u32::from(byte >= 0xf0);
    }

    /// Counts the bytes up to a place, eight at once.
    ///
    /// Never a part of the loop around it: browsers make a function fast when it is called again.
    #[inline(never)]
    fn pass_to(&mut self, bytes: &[u8], end: usize) {
        let (words, rest) = bytes.get(self.byte as usize..end).unwrap_or_default().as_chunks::<8>();
        for word in words {
            let word = u64::from_le_bytes(*word);
            let has = |bit: u32| word >> bit;
            // In the lowest bit of each byte: `10` above is within a character, `1111` begins one of four bytes.
            let within = (has(7) & !has(6) & LOWEST).count_ones();
            let long = (has(7) & has(6) & has(5) & has(4) & LOWEST).count_ones();
            self.chars += 8 - within;
            self.units += 8 - within + long;
        }
        for &byte in rest {
            self.pass(byte);
        }
        self.byte = ByteOffset::of(end).raw();
    }
}

/// The lowest bit of each byte.
const LOWEST: u64 = 0x0101_0101_0101_0101;

/// Whether a character begins with this byte of UTF-8.
fn begins(byte: u8) -> bool {
    byte & 0xc0 != 0x80
}

/// A line: its text and the break after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    /// The text of the line, without its break.
    pub span: Span,
    /// Where the next line begins: `span.end` plus 0 (last line), 1 (`\n`, `\r`) or 2 (`\r\n`) bytes.
    pub next: ByteOffset,
}

impl OffsetIndex {
    /// Reads a text once.
    pub fn new(source: &str) -> Self {
        let mut checkpoints = Vec::with_capacity(source.len() / STRIDE + 1);
        let mut here = Checkpoint { byte: 0, chars: 0, units: 0 };
        checkpoints.push(here);
        for at in (STRIDE..source.len()).step_by(STRIDE) {
            here.pass_to(source.as_bytes(), source.ceil_char_boundary(at));
            checkpoints.push(here);
        }
        here.pass_to(source.as_bytes(), source.len());
        Self { checkpoints, total: here, lines: lines(source), graphemes: OnceLock::new() }
    }

    /// Code points in the text.
    pub fn chars(&self) -> CharOffset {
        self.total.chars.into()
    }

    /// UTF-16 units in the text.
    pub fn units(&self) -> Utf16Offset {
        self.total.units.into()
    }

    /// The lines in order; never empty, for an empty text has one empty line.
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// The line that holds an offset; its break belongs to it.
    pub fn line_of(&self, offset: ByteOffset) -> LineNumber {
        let after = self.lines.partition_point(|line| line.span.start <= offset);
        LineNumber::of(after.saturating_sub(1))
    }

    pub(super) fn byte_to_char(&self, source: &str, offset: ByteOffset) -> CharOffset {
        self.count(source, offset).chars.into()
    }

    pub(super) fn byte_to_utf16(&self, source: &str, offset: ByteOffset) -> Utf16Offset {
        self.count(source, offset).units.into()
    }

    pub(super) fn byte_to_units(&self, source: &str, offset: ByteOffset) -> (CharOffset, Utf16Offset) {
        let count = self.count(source, offset);
        (count.chars.into(), count.units.into())
    }

    pub(super) fn char_to_byte(&self, source: &str, offset: CharOffset) -> Option<ByteOffset> {
        self.walk(source, |at| at.chars, offset.raw())
    }

    pub(super) fn utf16_to_byte(&self, source: &str, offset: Utf16Offset) -> Option<ByteOffset> {
        self.walk(source, |at| at.units, offset.raw())
    }

    /// The number of grapheme clusters before an offset.
    pub fn byte_to_grapheme(&self, source: &str, offset: ByteOffset) -> GraphemeOffset {
        let starts = self.grapheme_starts(source);
        GraphemeOffset::of(starts.partition_point(|&start| start < offset.raw()))
    }

    /// Where a grapheme cluster begins; the count of all is the end of the text.
    pub fn grapheme_to_byte(&self, source: &str, offset: GraphemeOffset) -> Option<ByteOffset> {
        let starts = self.grapheme_starts(source);
        if offset.get() == starts.len() {
            return Some(self.total.byte.into());
        }
        starts.get(offset.get()).map(|&start| start.into())
    }

    /// Clusters are only counted for those who ask: finding them costs more than all the rest.
    fn grapheme_starts(&self, source: &str) -> &[u32] {
        self.graphemes
            .get_or_init(|| source.grapheme_indices(true).map(|(at, _)| ByteOffset::of(at).raw()).collect())
    }

    /// The counts before a byte offset, which is first moved back to a character boundary.
    fn count(&self, source: &str, offset: ByteOffset) -> Checkpoint {
        if offset.raw() >= self.total.byte {
            return self.total;
        }
        let guess = (offset.get() / STRIDE).min(self.checkpoints.len() - 1);
        // A character that straddles a stride moves its checkpoint a few bytes on.
        let index = if self.checkpoints[guess].byte > offset.raw() { guess.saturating_sub(1) } else { guess };
        let mut at = self.checkpoints[index];
        let end = source.floor_char_boundary(offset.get());
        at.pass_to(source.as_bytes(), end);
        at
    }

    fn walk(&self, source: &str, unit: impl Fn(&Checkpoint) -> u32, wanted: u32) -> Option<ByteOffset> {
        if wanted >= unit(&self.total) {
            return (wanted == unit(&self.total)).then_some(self.total.byte.into());
        }
        let after = self.checkpoints.partition_point(|at| unit(at) <= wanted);
        let mut at = self.checkpoints[after.saturating_sub(1)];
        let mut end = at.byte;
        for &byte in source.as_bytes().get(at.byte as usize..)? {
            at.pass(byte);
            if unit(&at) > wanted {
                break;
            }
            end += 1;
        }
        Some(end.into())
    }
}

fn lines(source: &str) -> Vec<Line> {
    let bytes = source.as_bytes();
    let mut lines = Vec::new();
    let mut start = 0;
    while let Some(length) = bytes.get(start..).and_then(line_length) {
        let end = start + length;
        let width = if bytes.get(end..end + 2) == Some(b"\r\n") { 2 } else { 1 };
        lines.push(Line { span: Span::of(start, end), next: ByteOffset::of(end + width) });
        start = end + width;
    }
    lines.push(Line { span: Span::of(start, bytes.len()), next: ByteOffset::of(bytes.len()) });
    lines
}

/// The bytes before the next break; for itself for the same reason as [`Checkpoint::pass_to`].
#[inline(never)]
fn line_length(bytes: &[u8]) -> Option<usize> {
    bytes.iter().position(|byte| matches!(byte, b'\n' | b'\r'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Text;

    #[test]
    fn counts_an_astral_character_as_four_bytes_one_char_two_units() {
        let text = Text::new("📢 Ông Nguyễn Văn A, Chủ tịch UBND.").expect("short");
        let start = text.as_str().find("Nguyễn").map(ByteOffset::of).expect("it is there");
        assert_eq!((start, text.to_char(start), text.to_utf16(start)), (10.into(), 6.into(), 7.into()));
    }

    #[test]
    fn an_offset_inside_a_surrogate_pair_is_its_start() {
        let text = Text::new("a📢b").expect("short");
        assert_eq!(text.from_utf16(2.into()), Some(1.into()));
        assert_eq!(text.from_utf16(3.into()), Some(5.into()));
        assert_eq!(text.from_utf16(5.into()), None);
    }

    #[test]
    fn breaks_of_every_system_end_a_line() {
        let text = Text::new("a\r\nb\nc\rd").expect("short");
        let lines: Vec<_> = text.index().lines().iter().map(|line| text.slice(line.span)).collect();
        assert_eq!(lines, ["a", "b", "c", "d"]);
        assert_eq!(text.index().line_of(2.into()), LineNumber::of(0));
        assert_eq!(text.index().line_of(3.into()), LineNumber::of(1));
    }

    #[test]
    fn units_are_counted_alike_by_the_byte_and_by_eight() {
        let source = "Hội nghị 📢 sơ kết 6 tháng\u{301}, đạt 47,82%. ".repeat(40);
        let text = Text::new(source.clone()).expect("short");
        for (at, _) in source.char_indices().chain([(source.len(), ' ')]) {
            let before = source.get(..at).expect("between characters");
            let units =
                (CharOffset::of(before.chars().count()), Utf16Offset::of(before.encode_utf16().count()));
            assert_eq!(text.to_units(ByteOffset::of(at)), units, "{at}");
            assert_eq!(text.from_char(units.0), Some(ByteOffset::of(at)));
            assert_eq!(text.from_utf16(units.1), Some(ByteOffset::of(at)));
        }
    }

    #[test]
    fn an_empty_text_has_one_line() {
        assert_eq!(Text::empty().index().lines().len(), 1);
    }
}
