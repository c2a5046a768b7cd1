//! Edges inside a syllable or a number: a letter too few, or one too many.

use super::{Check, Fix, Problem, View};
use crate::annotation::{Annotation, Document};
use crate::text::{ByteOffset, Span, Text, run_around, snap};

pub(super) fn find(view: &View<'_>, concerned: &[&Annotation], out: &mut Vec<Problem>) {
    let text = view.document.text();
    let cut = |at: ByteOffset| run_around(text, at).is_some();
    let wrong = concerned.iter().filter(|known| {
        // Marks of other scripts may hang on what is no letter: there is no better edge than that.
        (cut(known.span.start) || cut(known.span.end)) && mended(text, known.span) != known.span
    });
    out.extend(wrong.map(|known| Problem::new(Check::InsideSyllable, known)));
}

pub(super) fn fix(document: &Document, known: &Annotation, _: &Problem) -> Fix {
    Fix::Move(mended(document.text(), known.span))
}

/// The span with its edges where syllables begin and end: what is covered by half or more is taken in,
/// the rest left out, unless nothing else would remain.
fn mended(text: &Text, span: Span) -> Span {
    let characters = |span| text.slice(span).chars().count();
    let covered = |run: Span| run.intersection(span).map_or(0, characters) * 2 >= characters(run);
    let (first, last) = (run_around(text, span.start), run_around(text, span.end));
    let start = first.map_or(span.start, |run| if covered(run) { run.start } else { run.end });
    let end = last.map_or(span.end, |run| if covered(run) { run.end } else { run.start });
    let wide = Span::new(first.map_or(span.start, |run| run.start), last.map_or(span.end, |run| run.end));
    let whole = if start < end { Span::new(start, end) } else { wide };
    snap(text, whole).unwrap_or(span)
}
