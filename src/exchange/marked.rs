//! Marked text: the article with `⟦label …⟧` around what is labelled, for people.
//!
//! ```text
//! Đồng chí ⟦official Lê Thị Hạnh⟧, ⟦position Phó Chủ tịch UBND huyện⟧, chủ trì.
//! ```
//!
//! Where two spans cross, the one that began later is closed with the earlier one and goes on as
//! `⟦+label …⟧`. Rejected suggestions are left out, and so are ignored regions with whatever is
//! annotated in them. It is not read back: nothing keeps a text from
//! holding the brackets itself.

use crate::annotation::{Annotation, AnnotationId, Document, segments};
use crate::label::Label;
use crate::text::Span;
use std::fmt::Write;

/// The article with its live annotations marked.
pub(super) fn write(document: &Document) -> String {
    let text = document.text();
    let live = document.annotations().iter();
    let live = live.filter(|known| known.status.is_live() && !document.is_ignored(known.span));
    let mut out = String::with_capacity(text.as_str().len() * 2);
    let mut open: Vec<&Annotation> = Vec::new();
    let mut begun: Option<AnnotationId> = None;
    for segment in segments(text.span(), live) {
        let covering: Vec<&Annotation> =
            segment.covering.iter().filter_map(|&id| document.annotation(id).map(AsRef::as_ref)).collect();
        let shared = open.iter().zip(&covering).take_while(|(one, other)| one.id == other.id).count();
        for _ in shared..open.len() {
            out.push('⟧');
        }
        for annotation in covering.iter().skip(shared) {
            let again = if begun.is_some() && annotation.span.start < segment.span.start { "+" } else { "" };
            // Writing to a string cannot fail.
            let _ = write!(out, "⟦{again}{} ", name(document, annotation.label));
            begun = Some(annotation.id);
        }
        push(document, segment.span, &mut out);
        open = covering;
    }
    out.extend(open.iter().map(|_| '⟧'));
    out
}

/// Writes a stretch without what is ignored in it.
fn push(document: &Document, span: Span, out: &mut String) {
    let mut from = span.start;
    let ignored = document.regions_overlapping(span).iter().filter(|region| region.status.is_live());
    for region in ignored {
        out.push_str(document.text().slice(Span::new(from, region.span.start.max(from))));
        from = region.span.end.min(span.end);
    }
    out.push_str(document.text().slice(Span::new(from, span.end)));
}

/// The label in lower case: a user's own by its key.
fn name(document: &Document, label: Label) -> String {
    match label {
        Label::Custom(_) => {
            document.labels().get(label).map_or_else(|| label.slug(), |known| known.key.to_lowercase())
        }
        _ => label.slug(),
    }
}
