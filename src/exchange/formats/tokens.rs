//! The words of a text, for formats that know words and no offsets.
//!
//! Words are cut at blanks and at marks, but `05/3/2024` and `123/QĐ-UBND` stay whole, and `12,5` does. No
//! word crosses the edge of an annotation, so that every annotation is a run of words.

use super::Export;
use crate::annotation::Annotation;
use crate::text::{ByteOffset, Span, Text, is_blank, sentence_ends_in};
use std::borrow::Cow;
use unicode_segmentation::UnicodeSegmentation;

/// The words of a text in sentences.
pub(super) struct Tokens {
    /// In order, without the blanks between them.
    pub(super) spans: Vec<Span>,
    /// The first word of each sentence. No sentence ends within an annotation.
    pub(super) sentences: Vec<usize>,
}

impl Tokens {
    /// The words of what is exported.
    pub(super) fn of(export: &Export<'_>) -> Self {
        let edges = edges(&export.spans);
        let spans = cut(export.text(), &edges);
        let sentences = sentences(export.text(), &spans, &export.spans);
        Self { spans, sentences }
    }

    /// The words that lie wholly in a span: the first, and the one after the last.
    pub(super) fn within(&self, span: Span) -> (usize, usize) {
        let first = self.spans.partition_point(|token| token.start < span.start);
        let after = self.spans.partition_point(|token| token.end <= span.end);
        (first, after.max(first))
    }

    /// The words of each sentence: the first, and the one after the last.
    pub(super) fn ranges(&self) -> impl Iterator<Item = (usize, usize)> {
        let ends = self.sentences.iter().copied().skip(1).chain([self.spans.len()]);
        self.sentences.iter().copied().zip(ends)
    }
}

/// A run of words with one tag.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Run {
    /// Without `B-` and `I-`.
    pub(super) key: String,
    /// The first word.
    pub(super) first: usize,
    /// The word after the last.
    pub(super) after: usize,
}

/// The runs that annotations are, of which none overlaps another and which are in document order.
pub(super) fn runs_of(
    tokens: &Tokens,
    layer: &[&Annotation],
    key: impl Fn(&Annotation) -> String,
) -> Vec<Run> {
    let run = |known: &&Annotation| {
        let (first, after) = tokens.within(known.span);
        Run { key: key(known), first, after }
    };
    layer.iter().map(run).collect()
}

/// The tags of runs in IOB2: one for each word, for ever.
pub(super) fn tags(runs: Vec<Run>) -> impl Iterator<Item = Cow<'static, str>> {
    let mut runs = runs.into_iter().peekable();
    (0..).map(move |at| {
        while runs.next_if(|run| run.after <= at).is_some() {}
        match runs.peek().filter(|run| run.first <= at) {
            Some(run) => format!("{}-{}", if at == run.first { 'B' } else { 'I' }, run.key).into(),
            None => "O".into(),
        }
    })
}

/// The runs of tags: of IOB2, of IOB1, where `B-` stands only between two of one kind, and of BIOES.
/// `starts` are words before which no run goes on.
pub(super) fn runs<'t>(tags: impl IntoIterator<Item = &'t str>, starts: &[usize]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut open = false;
    let mut starts = starts.iter().copied().peekable();
    for (at, tag) in tags.into_iter().enumerate() {
        let fresh = starts.next_if(|&start| start <= at).is_some();
        let Some((mark, key)) =
            tag.split_once('-').filter(|(mark, _)| matches!(*mark, "B" | "I" | "E" | "S" | "L" | "U"))
        else {
            open = false;
            continue;
        };
        match runs
            .last_mut()
            .filter(|run| open && !fresh && !matches!(mark, "B" | "S" | "U") && run.key == key)
        {
            Some(run) => run.after = at + 1,
            None => runs.push(Run { key: key.to_owned(), first: at, after: at + 1 }),
        }
        open = !matches!(mark, "E" | "S" | "L" | "U");
    }
    runs
}

fn edges(spans: &[&Annotation]) -> Vec<ByteOffset> {
    let mut edges: Vec<ByteOffset> =
        spans.iter().flat_map(|known| [known.span.start, known.span.end]).collect();
    edges.sort_unstable();
    edges.dedup();
    edges
}

/// What a character is to the words.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Blank,
    Letter,
    Digit,
    /// `/ - _ & @`: within a word where both sides are letters or digits.
    Joint,
    /// `. , :`: within a number where both sides are digits.
    Point,
    Other,
}

impl Kind {
    /// The kind of what goes on with nothing before it.
    fn alone(self) -> Self {
        if self == Self::Blank { Self::Blank } else { Self::Other }
    }
}

fn kind(body: &str) -> Kind {
    match body.chars().next() {
        None => Kind::Blank,
        Some(c) if c.is_numeric() => Kind::Digit,
        Some(c) if c.is_alphanumeric() => Kind::Letter,
        Some('/' | '-' | '_' | '&' | '@') => Kind::Joint,
        Some('.' | ',' | ':') => Kind::Point,
        _ => Kind::Other,
    }
}

fn cut(text: &Text, edges: &[ByteOffset]) -> Vec<Span> {
    let source = text.as_str();
    // A mark may sit on a blank, which is in no word: what is left of the cluster is.
    let bodies = source.grapheme_indices(true).map(|(at, cluster)| {
        let start = cluster.len() - cluster.trim_start_matches(is_blank).len();
        let body = cluster.trim_matches(is_blank);
        (at + start, body, if start == 0 { kind(body) } else { kind(body).alone() })
    });
    let mut clusters = bodies.peekable();
    let mut tokens: Vec<Span> = Vec::new();
    // What the token that is open ends with.
    let mut last = Kind::Blank;
    let mut last_cluster = "";
    while let Some((at, cluster, this)) = clusters.next() {
        let next = clusters.peek().map_or(Kind::Blank, |(_, _, next)| *next);
        let word = |kind| matches!(kind, Kind::Letter | Kind::Digit);
        let goes_on = match this {
            Kind::Letter | Kind::Digit => matches!(last, Kind::Letter | Kind::Digit | Kind::Joint),
            Kind::Joint => word(last) && word(next),
            Kind::Point => last == Kind::Digit && next == Kind::Digit,
            // Three full stops are one mark.
            Kind::Blank | Kind::Other => false,
        } || (matches!(this, Kind::Other | Kind::Point)
            && last == Kind::Other
            && last_cluster == cluster);
        let span = Span::of(at, at + cluster.len());
        match tokens.last_mut() {
            Some(token) if goes_on => token.end = span.end,
            _ if this == Kind::Blank => {}
            _ => tokens.push(span),
        }
        last = match this {
            // Within a number a point is a part of it, and a joint that joins nothing is a mark.
            Kind::Point if goes_on && last == Kind::Digit => Kind::Joint,
            Kind::Joint | Kind::Point if !goes_on || last == Kind::Other => Kind::Other,
            _ => this,
        };
        last_cluster = cluster;
    }
    let mut pieces = Vec::with_capacity(tokens.len() + edges.len());
    let mut edges = edges.iter().copied().peekable();
    for token in tokens {
        let mut start = token.start;
        while edges.next_if(|&edge| edge <= start).is_some() {}
        while let Some(edge) = edges.next_if(|&edge| edge < token.end) {
            pieces.push(Span::new(start, edge));
            start = edge;
        }
        pieces.push(Span::new(start, token.end));
    }
    pieces
}

fn sentences(text: &Text, tokens: &[Span], annotations: &[&Annotation]) -> Vec<usize> {
    let mut starts = Vec::new();
    let mut before: Option<Span> = None;
    let mut covered = ByteOffset::ZERO;
    let mut annotations = annotations.iter().peekable();
    for (at, &token) in tokens.iter().enumerate() {
        let ends = before.is_none_or(|before| {
            text.slice(Span::new(before.end, token.start)).contains(['\n', '\r'])
                || (before.end < token.start && sentence_ends_in(text, before))
        });
        while let Some(known) = annotations.next_if(|known| known.span.start < token.start) {
            covered = covered.max(known.span.end);
        }
        if ends && covered <= token.start {
            starts.push(at);
        }
        before = Some(token);
    }
    starts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(source: &str) -> Vec<String> {
        let text = Text::new(source).expect("short");
        cut(&text, &[]).into_iter().map(|token| text.slice(token).to_owned()).collect()
    }

    #[test]
    fn dates_codes_and_numbers_stay_whole() {
        assert_eq!(
            words("Ngày 05/3/2024, theo 123/QĐ-UBND (12,5%)..."),
            ["Ngày", "05/3/2024", ",", "theo", "123/QĐ-UBND", "(", "12,5", "%", ")", "..."]
        );
        assert_eq!(
            words("xong 6.290,20. TP. Huế - a/ /b"),
            ["xong", "6.290,20", ".", "TP", ".", "Huế", "-", "a", "/", "/", "b"]
        );
        assert_eq!(words(" \r\n\u{feff}"), [""; 0]);
        assert_eq!(words("a \u{301}b"), ["a", "\u{301}", "b"]);
        assert_eq!(words("u\u{31b}\u{309} 👨‍👩‍👧🇻🇳"), ["u\u{31b}\u{309}", "👨‍👩‍👧", "🇻🇳"]);
    }

    #[test]
    fn an_edge_cuts_a_word() {
        let text = Text::new("272ha/xã").expect("short");
        let edges = [ByteOffset::of(3), ByteOffset::of(5)];
        let cut: Vec<&str> = cut(&text, &edges).into_iter().map(|token| text.slice(token)).collect();
        assert_eq!(cut, ["272", "ha", "/xã"]);
    }

    #[test]
    fn runs_of_every_scheme_are_read() {
        let found = |tags: &[&str], starts: &[usize]| {
            let found = runs(tags.iter().copied(), starts);
            found.into_iter().map(|run| (run.key, run.first, run.after)).collect::<Vec<_>>()
        };
        let run = |key: &str, first, after| (key.to_owned(), first, after);
        assert_eq!(
            found(&["B-A", "I-A", "O", "B-A", "B-A"], &[0]),
            [run("A", 0, 2), run("A", 3, 4), run("A", 4, 5)]
        );
        assert_eq!(found(&["I-A", "I-A", "I-B", "O"], &[0]), [run("A", 0, 2), run("B", 2, 3)]);
        assert_eq!(found(&["I-A", "I-A"], &[0, 1]), [run("A", 0, 1), run("A", 1, 2)]);
        assert_eq!(
            found(&["S-A", "B-A", "E-A", "I-A"], &[0]),
            [run("A", 0, 1), run("A", 1, 3), run("A", 3, 4)]
        );
    }
}
