//! The text as pieces between the edges of annotations: what a renderer draws.

use super::{Annotation, AnnotationId};
use crate::text::{ByteOffset, Span};
use std::rc::Rc;

/// A piece of text under one set of annotations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// The piece.
    pub span: Span,
    /// The annotations that cover all of it, outermost first.
    pub covering: Vec<AnnotationId>,
}

/// Cuts `within` at every edge of the annotations, which must be in document order.
///
/// The segments follow one another without gap or overlap and together are exactly `within`.
///
/// ```text
/// text        do HĐND tỉnh ban hành
/// a              ‾‾‾‾‾‾‾‾‾
/// b                   ‾‾‾‾‾‾‾‾
/// segments    --|-----|---|---|----
/// ```
pub fn segments<'a>(within: Span, annotations: impl IntoIterator<Item = &'a Rc<Annotation>>) -> Vec<Segment> {
    let covering: Vec<&Annotation> = annotations
        .into_iter()
        .map(Rc::as_ref)
        .filter(|annotation| annotation.span.overlaps(within))
        .collect();
    let mut cuts: Vec<ByteOffset> = vec![within.start, within.end];
    for annotation in &covering {
        cuts.push(annotation.span.start.max(within.start));
        cuts.push(annotation.span.end.min(within.end));
    }
    cuts.sort_unstable();
    cuts.dedup();
    let mut open: Vec<&Annotation> = Vec::new();
    let mut waiting = covering.into_iter().peekable();
    let mut segments = Vec::with_capacity(cuts.len());
    for pair in cuts.windows(2) {
        let &[start, end] = pair else { continue };
        open.retain(|annotation| annotation.span.end > start);
        while let Some(annotation) = waiting.next_if(|annotation| annotation.span.start <= start) {
            open.push(annotation);
        }
        let mut inside: Vec<&Annotation> = open.clone();
        inside.sort_unstable_by_key(|annotation| (std::cmp::Reverse(annotation.span.len()), annotation.id));
        segments.push(Segment {
            span: Span::new(start, end),
            covering: inside.into_iter().map(|annotation| annotation.id).collect(),
        });
    }
    segments
}
