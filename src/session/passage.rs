//! Words with what stands around them, as lists of places show them.

use crate::text::{ByteOffset, Span, Text, grapheme_after, grapheme_before, seek};

/// Letters around the words that a search through all documents found: what stands before them is short, for a line
/// that is cut off must still show the words.
const BEFORE: usize = 30;
const AFTER: usize = 90;
/// Places that are looked at for one below the title.
const LOOKED_AT: usize = 8;

/// Some words of a text with what is around them on their line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Passage {
    /// What stands before them.
    pub before: String,
    /// The words.
    pub words: String,
    /// What stands after them.
    pub after: String,
}

impl Passage {
    /// Of a text that a search without diacritics found: the first place below its first line, which a list shows as the
    /// title anyway, else in that; where the words stand with their diacritics, there.
    pub fn found(text: &Text, words: &str) -> Option<Self> {
        let mut places = seek(text.as_str(), words, true, LOOKED_AT);
        if places.is_empty() {
            places = seek(text.as_str(), words, false, LOOKED_AT);
        }
        let title = text.as_str().trim_start().find(['\n', '\r']).unwrap_or_default();
        let title = title + text.as_str().len() - text.as_str().trim_start().len();
        let below = places.iter().find(|place| place.start.get() > title);
        Some(Self::around(text, *below.or(places.first())?, (BEFORE, AFTER)))
    }

    /// So many letters before and after a place, in whole words.
    pub fn around(text: &Text, span: Span, (before, after): (usize, usize)) -> Self {
        let breaks = |part: &str| part.contains(['\n', '\r']);
        // So many letters on, and whether the line goes on behind them.
        let reach = |from: ByteOffset, letters: usize, step: fn(&Text, ByteOffset) -> ByteOffset| {
            let mut at = from;
            for _ in 0..letters {
                let next = step(text, at);
                if next == at || breaks(text.slice(Span::new(at.min(next), at.max(next)))) {
                    return (at, false);
                }
                at = next;
            }
            (at, true)
        };
        let (start, cut_before) = reach(span.start, before, grapheme_before);
        let (end, cut_after) = reach(span.end, after, grapheme_after);
        let (before, after) =
            (text.slice(Span::new(start, span.start)), text.slice(Span::new(span.end, end)));
        let before = match before.split_once(' ') {
            Some((_, rest)) if cut_before => format!("… {rest}"),
            _ => before.to_owned(),
        };
        let after = match after.rsplit_once(' ') {
            Some((rest, _)) if cut_after => format!("{rest} …"),
            _ => after.to_owned(),
        };
        Self { before, words: text.slice(span).replace(['\n', '\r', '\t'], " "), after }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(source: &str, words: &str) -> Option<[String; 3]> {
        let text = Text::new(source).expect("short");
        Passage::found(&text, words).map(|Passage { before, words, after }| [before, words, after])
    }

    #[test]
    fn what_was_found_is_shown_as_it_is_written_and_below_the_title_where_it_stands_there() {
        let source = "\nThu ngân sách\n\nXã báo cáo: THU NGÂN\r\nSÁCH quý I đạt 5 tỷ.\nThu ngân sách quý II.";
        let shown = ["Xã báo cáo: ", "THU NGÂN  SÁCH", " quý I đạt 5 tỷ."].map(str::to_owned);
        assert_eq!(found(source, " thu ngan sach "), Some(shown));
        assert_eq!(
            found("Thu phí", "thu"),
            Some(["", "Thu", " phí"].map(str::to_owned)),
            "in the title alone"
        );
        assert_eq!(found("Thu phí", "chi"), None);
        let shown = ["Tin: xây trường ", "xã", " Hạ"].map(str::to_owned);
        assert_eq!(found("Tin: xây trường xã Hạ", "xã"), Some(shown), "with its diacritics");
    }

    #[test]
    fn what_surrounds_words_stays_on_their_line_and_ends_with_a_word() {
        let text = Text::new("Đầu bài\nđồng chí Hà dự họp").expect("short");
        let at = "Đầu bài\nđồng chí ".len();
        let span = Span::of(at, at + "Hà".len());
        let around = |letters| Passage::around(&text, span, (letters, letters));
        let Passage { before, words, after } = around(20);
        assert_eq!([before, words, after], ["đồng chí ", "Hà", " dự họp"]);
        let Passage { before, after, .. } = around(6);
        assert_eq!([before, after], ["… chí ", " dự …"]);
    }
}
