//! Where a span may begin and end, and where it can be moved to.

use super::letter::{is_combining, is_invisible, is_latin};
use super::{ByteOffset, Span, Text};
use unicode_segmentation::{GraphemeCursor, GraphemeIncomplete};

/// White space, the characters without a width, and the line breaks. A soft hyphen is none: it stands within words.
pub fn is_blank(c: char) -> bool {
    c.is_whitespace() || c != '\u{ad}' && is_invisible(c)
}

/// Whether a line looks the same where blanks are folded, as on any page: then the one at which it is broken is not
/// drawn, nor tinted where it is marked.
pub fn are_blanks_single(line: &str) -> bool {
    let mut was_blank = true;
    for blank in line.chars().map(|c| matches!(c, ' ' | '\t' | '\r' | '\n' | '\u{c}')) {
        if blank && was_blank {
            return false;
        }
        was_blank = blank;
    }
    !line.contains('\t')
}

/// The span without the blanks at its edges; `None` where nothing is left.
pub fn trim(text: &Text, span: Span) -> Option<Span> {
    let source = text.get(span)?;
    let end = source.trim_end_matches(is_blank);
    let body = end.trim_start_matches(is_blank);
    let start = span.start.forward(end.len() - body.len());
    (!body.is_empty()).then(|| Span::new(start, start.forward(body.len())))
}

/// What a person meant who selected a span: whole grapheme clusters, without blanks at the edges.
/// `None` where nothing is left.
pub fn snap(text: &Text, span: Span) -> Option<Span> {
    let span = Span::new(span.start.min(text.len()), span.end.min(text.len()));
    if span.is_empty() {
        return None;
    }
    let start = if is_boundary(text, span.start) { span.start } else { grapheme_before(text, span.start) };
    let end = if is_boundary(text, span.end) { span.end } else { grapheme_after(text, span.end) };
    trim(text, Span::new(start, end))
}

/// Snaps the spans of all of them, and drops those of which nothing is left.
pub fn snap_all<T>(text: &Text, all: &mut Vec<T>, span: impl Fn(&mut T) -> &mut Span) {
    all.retain_mut(|one| {
        let span = span(one);
        snap(text, *span).map(|snapped| *span = snapped).is_some()
    });
}

fn is_boundary(text: &Text, offset: ByteOffset) -> bool {
    let source = text.as_str();
    let before = source.get(..offset.get()).and_then(|before| before.chars().next_back());
    let after = source.get(offset.get()..).and_then(|after| after.chars().next());
    if let (Some(before), Some(after)) = (before, after)
        && is_plain(before)
        && is_plain(after)
    {
        return (before, after) != ('\r', '\n');
    }
    source.is_char_boundary(offset.get())
        && GraphemeCursor::new(offset.get(), source.len(), true).is_boundary(source, 0).unwrap_or(true)
}

/// Whether a character is a cluster of its own beside any other of its kind, but for the two of a line break:
/// in most texts nothing else needs the tables.
fn is_plain(c: char) -> bool {
    c.is_ascii() || is_latin(c)
}

/// The boundary of grapheme clusters before an offset; the beginning at the beginning.
pub fn grapheme_before(text: &Text, offset: ByteOffset) -> ByteOffset {
    step(text, offset, GraphemeCursor::prev_boundary).unwrap_or(ByteOffset::ZERO)
}

/// The boundary of grapheme clusters after an offset; the end at the end.
pub fn grapheme_after(text: &Text, offset: ByteOffset) -> ByteOffset {
    step(text, offset, GraphemeCursor::next_boundary).unwrap_or(text.len())
}

fn step(
    text: &Text,
    offset: ByteOffset,
    to: fn(&mut GraphemeCursor, &str, usize) -> Result<Option<usize>, GraphemeIncomplete>,
) -> Option<ByteOffset> {
    let source = text.as_str();
    let at = source.floor_char_boundary(offset.get());
    to(&mut GraphemeCursor::new(at, source.len(), true), source, 0).ok().flatten().map(ByteOffset::of)
}

/// The start of the syllable before an offset: letters and digits run together.
pub fn syllable_before(text: &Text, offset: ByteOffset) -> ByteOffset {
    let before = text.slice(Span::new(ByteOffset::ZERO, offset));
    let body = before.trim_end_matches(|c| !is_syllable(c));
    let start = body.trim_end_matches(is_syllable);
    if body.is_empty() { ByteOffset::ZERO } else { ByteOffset::of(start.len()) }
}

/// The end of the syllable after an offset.
pub fn syllable_after(text: &Text, offset: ByteOffset) -> ByteOffset {
    let after = text.slice(Span::new(offset.min(text.len()), text.len()));
    let body = after.trim_start_matches(|c| !is_syllable(c));
    let rest = body.trim_start_matches(is_syllable);
    if body.is_empty() { text.len() } else { text.len().back(rest.len()) }
}

/// The letters or the digits on both sides of an offset: what an edge there cuts in two. `None` between
/// a letter and a digit as well, for `272ha` is two things.
pub fn run_around(text: &Text, offset: ByteOffset) -> Option<Span> {
    let (before, after) = text.as_str().split_at_checked(offset.get())?;
    let digit = after.chars().next()?.is_ascii_digit();
    let fits = |c: char| c.is_ascii_digit() == digit && is_syllable(c);
    let start = before.trim_end_matches(fits).len();
    let end = text.len().back(after.trim_start_matches(fits).len());
    let run = Span::new(ByteOffset::of(start), end);
    (run.start < offset && offset < run.end).then_some(run)
}

/// A letter, a digit, or a mark that sits on one.
pub(super) fn is_syllable(c: char) -> bool {
    c.is_alphanumeric() || is_combining(c)
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_normalization::UnicodeNormalization;

    fn text(source: &str) -> Text {
        Text::new(source).expect("short")
    }

    #[test]
    fn blanks_are_folded_only_where_that_is_not_seen() {
        for same in ["Sáng 12/9, xã họp", "họp ", "", "một\u{a0}\u{a0}hai"] {
            assert!(are_blanks_single(same), "{same:?}");
        }
        for other in [" thụt vào", "hai  khoảng", "cột\tcột", " ", "cuối  "] {
            assert!(!are_blanks_single(other), "{other:?}");
        }
    }

    #[test]
    fn a_selection_loses_its_blanks() {
        let text = text(" \u{a0}Lê Thị Hạnh \n");
        assert_eq!(text.slice(snap(&text, text.span()).expect("a name")), "Lê Thị Hạnh");
        assert_eq!(snap(&text, Span::of(0, 1)), None);
    }

    #[test]
    fn a_selection_never_cuts_a_decomposed_letter() {
        let source: String = "ủy".nfd().collect();
        let text = text(&source);
        assert_eq!(
            snap(&text, Span::of(0, 1)).map(|s| text.slice(s).nfc().collect::<String>()),
            Some("ủ".into())
        );
    }

    #[test]
    fn plain_characters_are_clusters_beside_each_other() {
        for c in (0..=0x10_ffff).filter_map(char::from_u32).filter(|&c| is_plain(c)) {
            for (one, other) in [(c, 'a'), ('a', c), (c, '\n'), ('\r', c), ('ộ', c)] {
                let pair: String = [one, other].iter().collect();
                let cluster = GraphemeCursor::new(0, pair.len(), true).next_boundary(&pair, 0);
                let parted = cluster == Ok(Some(one.len_utf8()));
                assert_eq!(parted, (one, other) != ('\r', '\n'), "{pair:?}");
            }
        }
    }

    #[test]
    fn an_edge_cuts_letters_or_digits_alone() {
        let text = text("xã Hạnh 272ha, 6.290");
        let run = |at: &str| {
            let at = text.as_str().find(at).expect("it is there");
            run_around(&text, ByteOffset::of(at)).map(|run| text.slice(run).to_owned())
        };
        assert_eq!(run("nh "), Some("Hạnh".into()));
        assert_eq!(run("72"), Some("272".into()));
        assert_eq!(run("90"), Some("290".into()));
        assert_eq!((run("ha,"), run("Hạ"), run(", "), run(".290")), (None, None, None, None));
        assert_eq!(run_around(&text, text.len()), None);
        assert_eq!(run_around(&text, ByteOffset::of(6)), None, "within a character");
    }

    #[test]
    fn syllables_are_walked_over_their_blanks() {
        let text = text("Lê Thị Hạnh, Phó");
        let end = syllable_after(&text, ByteOffset::ZERO);
        assert_eq!(text.slice(Span::new(ByteOffset::ZERO, end)), "Lê");
        let second = syllable_after(&text, end);
        assert_eq!(text.slice(Span::new(end, second)), " Thị");
        assert_eq!(syllable_before(&text, second), ByteOffset::of(4));
        assert_eq!(syllable_after(&text, text.len()), text.len());
    }
}
