//! The article as a sequence of texts and of marks that open and close around them: what the formats for
//! people write, each in its own signs.

use crate::annotation::{Annotation, Document, segments};
use crate::text::Span;

/// A piece of what is written, in order.
pub(super) enum Piece<'d> {
    /// A mark opens. Where another one crosses it, it is closed with that and opened `again`.
    #[cfg_attr(not(feature = "formats"), expect(dead_code, reason = "only marked text says it"))]
    Open {
        /// What is marked.
        annotation: &'d Annotation,
        /// Whether an earlier mark is its beginning.
        again: bool,
    },
    /// Text, of which ignored regions are left out.
    Text(&'d str),
    /// The mark that was opened last closes.
    Close,
}

/// The live annotations of the document, but for those in ignored regions.
pub(super) fn shown(document: &Document) -> impl Iterator<Item = &Annotation> {
    let live = document.annotations().iter().map(AsRef::as_ref);
    live.filter(|known: &&Annotation| known.status.is_live() && !document.is_ignored(known.span))
}

/// Hands over the pieces of a stretch, in which each mark that opens closes.
pub(super) fn pieces<'d>(document: &'d Document, within: Span, put: &mut dyn FnMut(Piece<'d>)) {
    let marked = document.annotations().overlapping(within);
    let marked = marked.filter(|known| known.status.is_live() && !document.is_ignored(known.span));
    let mut open: Vec<&Annotation> = Vec::new();
    for segment in segments(within, marked) {
        let covering: Vec<&Annotation> =
            segment.covering.iter().filter_map(|&id| document.annotation(id).map(AsRef::as_ref)).collect();
        let shared = open.iter().zip(&covering).take_while(|(one, other)| one.id == other.id).count();
        for _ in shared..open.len() {
            put(Piece::Close);
        }
        for &annotation in covering.iter().skip(shared) {
            put(Piece::Open { annotation, again: annotation.span.start < segment.span.start });
        }
        let mut from = segment.span.start;
        let regions = document.regions_overlapping(segment.span).iter();
        for region in regions.filter(|region| region.status.is_live()) {
            put(Piece::Text(document.text().slice(Span::new(from, region.span.start.max(from)))));
            from = region.span.end.min(segment.span.end);
        }
        put(Piece::Text(document.text().slice(Span::new(from, segment.span.end))));
        open = covering;
    }
    for _ in open {
        put(Piece::Close);
    }
}
