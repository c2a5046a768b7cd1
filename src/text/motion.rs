//! Where words, clauses, sentences and paragraphs begin and end, from any place in a text.
//!
//! Every function looks only at what is around the place, so that a step costs the same in a short
//! text and in a long one. A step forward goes to the end of a unit and a step back to the start of
//! one; a step always passes something that is read, a letter or a digit. A unit ends before the
//! marks that close it, as labels do:
//!
//! ```text
//! text       Thu đạt 6.290,20 tỷ đồng, bằng 64,1% dự toán. TP. Huế ngày 30.6 đã họp.
//! clauses    ‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾  ‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾  ‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾
//! sentences  ‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾  ‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾
//! ```

use super::segment::is_syllable;
use super::{ByteOffset, Span, Text, fold, is_blank, is_dash};

/// Words before whose point no sentence ends: places, offices and degrees that are written short
/// before a name, folded.
const SHORT: [&str; 17] =
    ["tp", "tx", "tt", "p", "q", "h", "x", "ts", "ths", "gs", "pgs", "bs", "ks", "kts", "cn", "st", "tr"];

/// A unit that marks end.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Unit {
    Clause,
    Sentence,
    Paragraph,
}

/// The end of the word after an offset: up to the next blank, with whatever punctuation sticks to it.
pub fn word_after(text: &Text, offset: ByteOffset) -> ByteOffset {
    let after = text.slice(Span::new(offset.min(text.len()), text.len())).trim_start_matches(is_blank);
    text.len().back(after.trim_start_matches(|c| !is_blank(c)).len())
}

/// The start of the word before an offset: back to the last blank.
pub fn word_before(text: &Text, offset: ByteOffset) -> ByteOffset {
    let before = text.slice(Span::new(ByteOffset::ZERO, offset)).trim_end_matches(is_blank);
    ByteOffset::of(before.trim_end_matches(|c| !is_blank(c)).len())
}

/// The end of the clause after an offset: what a comma, a colon, a bracket or a spaced dash closes.
pub fn clause_after(text: &Text, offset: ByteOffset) -> ByteOffset {
    after(text, offset, Unit::Clause)
}

/// The start of the clause before an offset.
pub fn clause_before(text: &Text, offset: ByteOffset) -> ByteOffset {
    before(text, offset, Unit::Clause)
}

/// The end of the sentence after an offset, before its closing marks.
pub fn sentence_after(text: &Text, offset: ByteOffset) -> ByteOffset {
    after(text, offset, Unit::Sentence)
}

/// The start of the sentence before an offset, with its opening marks.
pub fn sentence_before(text: &Text, offset: ByteOffset) -> ByteOffset {
    before(text, offset, Unit::Sentence)
}

/// Whether a sentence ends within a stretch of text.
pub fn sentence_ends_in(text: &Text, span: Span) -> bool {
    let (source, from) = (text.as_str(), span.start.get());
    text.slice(span).char_indices().any(|(at, c)| closes(source, from + at, c, Unit::Sentence))
}

/// The end of the paragraph after an offset: of its line.
pub fn paragraph_after(text: &Text, offset: ByteOffset) -> ByteOffset {
    after(text, offset, Unit::Paragraph)
}

/// The start of the paragraph before an offset.
pub fn paragraph_before(text: &Text, offset: ByteOffset) -> ByteOffset {
    before(text, offset, Unit::Paragraph)
}

/// The syllable that an offset is in or at the edge of.
pub fn syllable_at(text: &Text, offset: ByteOffset) -> Option<Span> {
    let before = text.get(Span::new(ByteOffset::ZERO, offset.min(text.len())))?;
    let after = text.get(Span::new(offset.min(text.len()), text.len()))?;
    let start = ByteOffset::of(before.trim_end_matches(is_syllable).len());
    let end = text.len().back(after.trim_start_matches(is_syllable).len());
    Span::checked(start, end).filter(|span| !span.is_empty())
}

fn after(text: &Text, offset: ByteOffset, unit: Unit) -> ByteOffset {
    let source = text.as_str();
    let rest = text.slice(Span::new(offset.min(text.len()), text.len()));
    let body = rest.trim_start_matches(|c| !is_syllable(c));
    let from = source.len() - body.len();
    let mut closing = body.char_indices().map(|(at, c)| (from + at, c));
    let end = closing.find(|&(at, c)| closes(source, at, c, unit)).map_or(source.len(), |(at, _)| at);
    let unit = source.get(from..end).unwrap_or_default();
    ByteOffset::of(from + unit.trim_end_matches(is_blank).len())
}

fn before(text: &Text, offset: ByteOffset, unit: Unit) -> ByteOffset {
    let source = text.as_str();
    let head = text.slice(Span::new(ByteOffset::ZERO, offset));
    let body = head.trim_end_matches(|c| !is_syllable(c));
    let close = body.char_indices().rev().find(|&(at, c)| closes(source, at, c, unit));
    let Some((at, c)) = close else {
        return ByteOffset::of(body.len() - body.trim_start_matches(is_blank).len());
    };
    let unit = body.get(at + c.len_utf8()..).unwrap_or_default();
    // What closes the unit before goes with that: `”.` and `./.`, but not what opens this one.
    let start = unit.trim_start_matches(|c| is_blank(c) || is_stop(c) || is_closer(c));
    ByteOffset::of(body.len() - start.len())
}

/// Whether the mark `c` at `at` is the first behind a unit.
fn closes(source: &str, at: usize, c: char, unit: Unit) -> bool {
    let next = || source.get(at + c.len_utf8()..).unwrap_or_default();
    match c {
        '\n' | '\r' => true,
        _ if unit == Unit::Paragraph => false,
        '.' | '…' | '!' | '?' => closes_sentence(source, at, c),
        // `./.` is the end of an official text.
        '/' => next().starts_with("./"),
        _ if unit == Unit::Sentence => false,
        ';' | ')' | ']' => true,
        ',' | ':' => next().trim_start_matches(is_closer).chars().next().is_none_or(is_blank),
        '(' | '[' => behind(source, at).is_none_or(is_blank),
        dash if is_dash(dash) => {
            next().chars().next().is_none_or(is_blank) && behind(source, at).is_none_or(is_blank)
        }
        _ => false,
    }
}

/// The most marks that end a sentence together: `?!”)`. In a longer run, a dotted line, only the last may.
const MARKS: usize = 8;

fn closes_sentence(source: &str, at: usize, c: char) -> bool {
    let marks = source.get(at..).unwrap_or_default();
    let own = |c: &char| is_stop(*c) || is_closer(*c);
    let length: usize = marks.chars().take_while(own).take(MARKS).map(char::len_utf8).sum();
    let rest = marks.get(length..).unwrap_or_default();
    if rest.chars().next().is_some_and(|c| !is_blank(c)) {
        // `6.290`, `30.6`, `v.v`.
        return false;
    }
    let next = rest.trim_start_matches(|c| is_blank(c) && !matches!(c, '\n' | '\r')).chars().next();
    match next {
        None | Some('\n' | '\r') => true,
        Some(next) if next.is_lowercase() => false,
        Some(_) => c != '.' || !is_short(source, at),
    }
}

/// Whether what stands before the point at `at` is written short or numbers a paragraph.
fn is_short(source: &str, at: usize) -> bool {
    let head = source.get(..at).unwrap_or_default();
    let rest = head.trim_end_matches(is_syllable);
    let word = head.get(rest.len()..).unwrap_or_default();
    let opens = || rest.trim_end_matches([' ', '\t']).chars().next_back();
    let heads_a_line = || opens().is_none_or(|c| matches!(c, '\n' | '\r'));
    let counts = word.chars().all(|c| c.is_ascii_digit() || matches!(c, 'I' | 'V' | 'X'));
    let one = word.chars().nth(1).is_none();
    // `Th.S. Lê`: the second part of a word written short.
    let second = word == "S" && rest.ends_with('.');
    second
        || (counts || one) && heads_a_line()
        || word.chars().next().is_some_and(char::is_uppercase) && SHORT.contains(&fold(word).as_str())
}

fn behind(source: &str, at: usize) -> Option<char> {
    source.get(..at)?.chars().next_back()
}

fn is_stop(c: char) -> bool {
    matches!(c, '.' | '…' | '!' | '?' | '/' | ',' | ';' | ':')
}

fn is_closer(c: char) -> bool {
    matches!(c, '”' | '"' | '’' | '\'' | '»' | ')' | ']')
}

#[cfg(test)]
mod tests {
    use super::*;

    type Step = fn(&Text, ByteOffset) -> ByteOffset;

    /// The units of a text by walking over it forward, which walking back must find as well.
    fn units(source: &str, after: Step, before: Step) -> Vec<String> {
        let text = Text::new(source).expect("short");
        let mut found = Vec::new();
        let mut at = ByteOffset::ZERO;
        loop {
            let end = after(&text, at);
            if !text.slice(Span::new(at, end)).chars().any(char::is_alphanumeric) {
                break;
            }
            found.push(text.slice(Span::new(before(&text, end), end)).to_owned());
            at = end;
        }
        let mut back = Vec::new();
        let mut at = text.len();
        while at > ByteOffset::ZERO {
            let start = before(&text, at);
            if start >= at {
                break;
            }
            let unit = text.slice(Span::new(start, after(&text, start)));
            if unit.chars().any(char::is_alphanumeric) {
                back.push(unit.to_owned());
            }
            at = start;
        }
        back.reverse();
        assert_eq!(found, back, "forward and back");
        found
    }

    fn sentences(source: &str) -> Vec<String> {
        units(source, sentence_after, sentence_before)
    }

    fn clauses(source: &str) -> Vec<String> {
        units(source, clause_after, clause_before)
    }

    #[test]
    fn a_sentence_ends_at_its_point_and_not_at_those_inside_words() {
        assert_eq!(
            sentences("Thu đạt 6.290,20 tỷ đồng. Ngày 30.6, TP. Huế và Q. 1 đã họp. 9 tháng sau họp lại."),
            ["Thu đạt 6.290,20 tỷ đồng", "Ngày 30.6, TP. Huế và Q. 1 đã họp", "9 tháng sau họp lại"]
        );
        assert_eq!(
            sentences("PGS.TS. Lê An và Th.S. Vũ Bình dự. Họp ngày 30.6. Xong!"),
            ["PGS.TS. Lê An và Th.S. Vũ Bình dự", "Họp ngày 30.6", "Xong"]
        );
        assert_eq!(sentences("Trồng lúa, ngô, v.v. và cam. Hết./."), ["Trồng lúa, ngô, v.v. và cam", "Hết"]);
        assert_eq!(sentences("Nguyễn Văn A. Ông nói."), ["Nguyễn Văn A", "Ông nói"]);
    }

    #[test]
    fn quotations_and_lists_keep_their_marks() {
        assert_eq!(
            sentences("Ông nói: “Phải làm ngay.” Mọi người đồng ý."),
            ["Ông nói: “Phải làm ngay", "Mọi người đồng ý"]
        );
        assert_eq!(
            sentences("1. Rà soát hộ nghèo.\n2. Báo cáo trước 5/8"),
            ["1. Rà soát hộ nghèo", "2. Báo cáo trước 5/8"]
        );
        assert_eq!(sentences("“Đi đâu?” ông hỏi. “Về xã.”"), ["“Đi đâu?” ông hỏi", "“Về xã"]);
    }

    #[test]
    fn clauses_end_at_commas_but_not_inside_numbers() {
        assert_eq!(
            clauses("Thu đạt 512,7 triệu đồng, bằng 64,1% dự toán (tăng 5%); lúc 17:30: chưa xong - còn nợ."),
            ["Thu đạt 512,7 triệu đồng", "bằng 64,1% dự toán", "tăng 5%", "lúc 17:30", "chưa xong", "còn nợ"]
        );
    }

    #[test]
    fn a_paragraph_is_a_line_that_says_something() {
        assert_eq!(units("một. hai\r\n\n  \nba", paragraph_after, paragraph_before), ["một. hai", "ba"]);
    }

    #[test]
    fn words_go_from_blank_to_blank() {
        assert_eq!(units("đạt 6.290,20 tỷ.", word_after, word_before), ["đạt", "6.290,20", "tỷ."]);
    }

    #[test]
    fn a_syllable_is_found_from_within_and_from_its_edges() {
        let text = Text::new("Lê Thị, Hạnh").expect("short");
        let at = |offset: usize| syllable_at(&text, ByteOffset::of(offset)).map(|span| text.slice(span));
        assert_eq!((at(0), at(1), at(4)), (Some("Lê"), Some("Lê"), Some("Thị")));
        assert_eq!((at(9), at(10)), (Some("Thị"), None));
        assert_eq!(at(usize::MAX), Some("Hạnh"));
    }

    #[test]
    fn nothing_is_passed_where_nothing_is() {
        for source in ["", " ", "…", "\n\n"] {
            let text = Text::new(source).expect("short");
            for (after, before) in [
                (clause_after as Step, clause_before as Step),
                (sentence_after, sentence_before),
                (paragraph_after, paragraph_before),
                (word_after, word_before),
            ] {
                assert!(after(&text, ByteOffset::ZERO) <= text.len());
                assert_eq!(before(&text, ByteOffset::ZERO), ByteOffset::ZERO);
            }
        }
    }
}
