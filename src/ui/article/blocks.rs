//! The text as blocks: what is laid out, drawn and measured as one.

use crate::text::{ByteOffset, Span, Text, is_blank};
use unicode_segmentation::UnicodeSegmentation;

/// Bytes in a block at the most. A paragraph of news is one tenth of it; what is longer has no
/// paragraphs, and laying it out whole would take as long as the text is.
const LONGEST: usize = 4_000;

/// The blocks of a text: one for each line, and several for a line that is very long.
///
/// Blocks follow one another in order. Only line breaks lie between them.
#[derive(Debug, PartialEq, Eq)]
pub struct Blocks {
    spans: Vec<Span>,
}

impl Blocks {
    /// Reads a text once.
    pub fn new(text: &Text) -> Self {
        let mut spans = Vec::with_capacity(text.index().lines().len());
        for line in text.index().lines() {
            let mut rest = line.span;
            while rest.len() > LONGEST {
                let cut = cut(text, rest);
                spans.push(Span::new(rest.start, cut));
                rest = Span::new(cut, rest.end);
            }
            spans.push(rest);
        }
        Self { spans }
    }

    /// How many there are; at least one.
    pub fn len(&self) -> usize {
        self.spans.len()
    }

    /// Whether there are none, which does not happen.
    pub fn is_empty(&self) -> bool {
        self.spans.is_empty()
    }

    /// The block of a number; empty beyond the last.
    pub fn span(&self, index: usize) -> Span {
        self.spans.get(index).copied().unwrap_or(Span::at(ByteOffset::ZERO))
    }

    /// All, in order.
    pub fn spans(&self) -> &[Span] {
        &self.spans
    }

    /// The number of the block that holds an offset; the break after a block belongs to it.
    pub fn at(&self, offset: ByteOffset) -> usize {
        self.spans.partition_point(|span| span.start <= offset).saturating_sub(1)
    }
}

/// Where a line that is too long is cut: after a sentence, else after a word, else anywhere
/// between two characters, as late as the longest block allows.
fn cut(text: &Text, rest: Span) -> ByteOffset {
    let mut end = rest.start.forward(LONGEST);
    while text.get(Span::new(rest.start, end)).is_none() {
        end = end.back(1);
    }
    let window = text.slice(Span::new(rest.start, end));
    let half = window.len() / 2;
    let sentence =
        [". ", "! ", "? ", "; "].iter().filter_map(|stop| window.rfind(stop)).max().map(|at| at + 2);
    let word = || window.char_indices().rev().find(|&(_, c)| is_blank(c)).map(|(at, c)| at + c.len_utf8());
    // The last cluster may go on behind the window; one that fills half of it is no letter.
    let cluster = || window.grapheme_indices(true).next_back().map(|(at, _)| at);
    let late = |at: &usize| *at > half;
    let at = sentence.filter(late).or_else(|| word().filter(late)).or_else(|| cluster().filter(late));
    at.map_or(end, |at| rest.start.forward(at))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(source: &str) -> Vec<String> {
        let text = Text::new(source).expect("short");
        Blocks::new(&text).spans().iter().map(|&span| text.slice(span).to_owned()).collect()
    }

    #[test]
    fn a_line_is_a_block_and_an_empty_line_too() {
        assert_eq!(pieces("một\r\n\nhai"), ["một", "", "hai"]);
    }

    #[test]
    fn a_line_without_end_is_cut_between_sentences() {
        let source = "Ông Hạnh phát biểu. ".repeat(1000);
        let pieces = pieces(&source);
        assert!(pieces.iter().all(|piece| piece.len() <= LONGEST), "none is too long");
        assert!(pieces.iter().all(|piece| piece.is_empty() || piece.ends_with(". ")));
        assert_eq!(pieces.concat(), source);
    }

    #[test]
    fn a_line_without_any_blank_is_cut_between_characters() {
        let source = "ữ".repeat(5000);
        let pieces = pieces(&source);
        assert!(pieces.iter().all(|piece| !piece.is_empty() && piece.len() <= LONGEST));
        assert_eq!(pieces.concat(), source);
    }

    #[test]
    fn one_cluster_longer_than_a_block_still_ends() {
        let source = format!("a{}", "\u{301}".repeat(9000));
        assert_eq!(pieces(&source).concat(), source);
    }

    #[test]
    fn an_offset_finds_its_block() {
        let text = Text::new("một\nhai").expect("short");
        let blocks = Blocks::new(&text);
        assert_eq!((blocks.at(0.into()), blocks.at(5.into()), blocks.at(6.into())), (0, 0, 1));
    }
}
