//! What a detector may take back: what no person has left anything on.

use crate::annotation::{Annotation, AnnotationId, Document, Region, Status};
use crate::text::Span;
use rustc_hash::FxHashSet;

/// Annotations that a person has related to another.
pub(super) fn linked(document: &Document) -> FxHashSet<AnnotationId> {
    let related = document.relations().filter(|r| r.status.is_settled() && r.status.is_live());
    related.flat_map(|r| [r.from, r.to]).collect()
}

/// Whether nobody has left anything on a suggestion.
pub(super) fn is_free(annotation: &Annotation, linked: &FxHashSet<AnnotationId>) -> bool {
    annotation.status == Status::Suggested && annotation.note.is_empty() && !linked.contains(&annotation.id)
}

/// Whether a person has said that some of a span is none of the article.
pub(super) fn is_set_aside(document: &Document, span: Span) -> bool {
    document.regions_overlapping(span).iter().any(Region::is_decided)
}
