//! What the offsets of a file count, and the text that they count in.

use crate::text::{ByteOffset, Span, Text};

listed! {
    /// What the offsets of a file count.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum OffsetUnit {
        /// Unicode code points, as Python counts.
        CodePoint = "codepoint",
        /// UTF-16 code units, as JavaScript and Java count.
        Utf16 = "utf16",
    }
}

impl OffsetUnit {
    /// A span in this unit: its start and its end.
    pub fn of(self, text: &Text, span: Span) -> (u32, u32) {
        let count = |at: ByteOffset| match self {
            Self::CodePoint => text.to_char(at).raw(),
            Self::Utf16 => text.to_utf16(at).raw(),
        };
        (count(span.start), count(span.end))
    }
}

/// A text whose line breaks are all `\n`, for readers that know no other, and where its offsets stand.
pub(super) struct LineFeeds {
    /// The text.
    pub(super) text: String,
    /// Byte offsets, in the original, of each `\n` that follows a `\r`: the bytes that are gone.
    gone: Vec<usize>,
}

impl LineFeeds {
    /// Every `\r\n` becomes `\n`, and so does a `\r` alone.
    pub(super) fn new(source: &str) -> Self {
        let gone = source.match_indices("\r\n").map(|(at, _)| at + 1).collect();
        Self { text: source.replace("\r\n", "\n").replace('\r', "\n"), gone }
    }

    /// A span of the original in a unit of this text; each byte that is gone is one in both units.
    pub(super) fn of(&self, unit: OffsetUnit, original: &Text, span: Span) -> (u32, u32) {
        let (start, end) = unit.of(original, span);
        let before = |at: ByteOffset| {
            u32::try_from(self.gone.partition_point(|&gone| gone < at.get())).unwrap_or(u32::MAX)
        };
        (start.saturating_sub(before(span.start)), end.saturating_sub(before(span.end)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_break_of_two_characters_counts_as_one() {
        let text = Text::new("📢 a\r\nb\rc\r\nd").expect("short");
        let feeds = LineFeeds::new(text.as_str());
        assert_eq!(feeds.text, "📢 a\nb\nc\nd");
        let at = |letter: &str| {
            let start = text.as_str().find(letter).expect("it is there");
            let span = Span::of(start, start + 1);
            (feeds.of(OffsetUnit::CodePoint, &text, span).0, feeds.of(OffsetUnit::Utf16, &text, span).0)
        };
        assert_eq!([at("a"), at("b"), at("c"), at("d")], [(2, 3), (4, 5), (6, 7), (8, 9)]);
    }
}
