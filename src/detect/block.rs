//! A long text in blocks: what is done to one block finds in the cache what was done to it before.

use super::reading::Paragraph;
use std::ops::Range;

/// Tokens of a block: with their text and what is found in them they fit into the second cache of most machines.
pub(super) const BLOCK: usize = 12_000;

/// Bytes of a stretch of text that is read as one: about as much as the tokens of a block.
pub(super) const STRETCH: usize = 48_000;

/// Some paragraphs in a row.
#[derive(Clone, Copy, Debug)]
pub struct Block<'r> {
    /// The paragraphs, in order.
    pub paragraphs: &'r [Paragraph],
    /// Whether no paragraph follows.
    pub is_last: bool,
}

impl Block<'_> {
    /// The paragraphs that belong to what the article says.
    pub(super) fn article(self) -> impl Iterator<Item = Paragraph> {
        self.paragraphs.iter().copied().filter(|paragraph| paragraph.zone.is_article())
    }

    /// The token before which it ends.
    pub(super) fn end(self) -> usize {
        self.paragraphs.last().map_or(0, |last| last.end)
    }
}

/// The paragraphs in blocks of at least so many tokens.
pub(super) fn blocks(paragraphs: &[Paragraph], least: usize) -> impl Iterator<Item = Block<'_>> {
    let mut rest = paragraphs;
    std::iter::from_fn(move || {
        let start = rest.first()?.start;
        let full = rest.iter().position(|paragraph| paragraph.end - start >= least);
        let (block, others) = rest.split_at(full.map_or(rest.len(), |last| last + 1));
        rest = others;
        Some(Block { paragraphs: block, is_last: rest.is_empty() })
    })
}

/// A text in stretches of at least so many bytes, each of which ends with an empty line: no line of one is joined
/// to a line of the next, and no phrase runs over its end.
pub(super) fn stretches(source: &str, least: usize) -> impl Iterator<Item = Range<usize>> {
    let bytes = source.as_bytes();
    let mut start = 0;
    std::iter::from_fn(move || {
        let mut end = usize::saturating_add(start, least);
        while end < bytes.len() && !ends_empty_line(bytes, end) {
            end += 1;
        }
        let stretch = start..end.min(bytes.len());
        start = stretch.end;
        (!stretch.is_empty()).then_some(stretch)
    })
}

/// Whether the line that ends before an offset has nothing in it.
fn ends_empty_line(bytes: &[u8], at: usize) -> bool {
    let before = bytes.get(..at).unwrap_or_default();
    before.ends_with(b"\n\n") || before.ends_with(b"\n\r\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detect::zone::Zone;

    #[test]
    fn blocks_are_all_paragraphs_in_order() {
        let paragraph = |start| Paragraph { start, end: start + 4, zone: Zone::Body, is_shouted: false };
        let paragraphs: Vec<_> = (0..7).map(|at| paragraph(at * 5)).collect();
        for least in [0, 1, 4, 5, 9, 10, 100] {
            let all: Vec<_> = blocks(&paragraphs, least).collect();
            let starts: Vec<_> = all.iter().flat_map(|block| block.paragraphs).map(|one| one.start).collect();
            assert_eq!(starts, [0, 5, 10, 15, 20, 25, 30], "{least}");
            assert_eq!(all.iter().filter(|block| block.is_last).count(), 1);
        }
        assert_eq!(blocks(&[], 4).count(), 0);
    }

    #[test]
    fn stretches_end_with_an_empty_line() {
        let source = "một\n\nhai\nba\r\n\r\nbốn\n\n\nnăm";
        let cut: Vec<_> = stretches(source, 1).filter_map(|range| source.get(range)).collect();
        assert_eq!(cut, ["một\n\n", "hai\nba\r\n\r\n", "bốn\n\n", "\n", "năm"]);
        assert_eq!(stretches("", 1).count(), 0);
        assert_eq!(stretches(source, 1000).count(), 1);
    }
}
