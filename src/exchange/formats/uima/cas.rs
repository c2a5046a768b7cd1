//! A document as feature structures, before they are XML or JSON.

use super::{DOCUMENT, ENTITY, RELATION, SENTENCE, SOFA_ID, TOKEN};
use crate::annotation::{Annotation, AnnotationId};
use crate::exchange::formats::tokens::Tokens;
use crate::exchange::formats::{Export, values};
use crate::text::Span;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// A feature structure of the text.
pub(super) struct Structure<'d> {
    /// Unique in the file.
    pub(super) id: u32,
    pub(super) kind: &'static str,
    /// In UTF-16.
    pub(super) begin: u32,
    pub(super) end: u32,
    pub(super) features: Features<'d>,
}

/// What a feature holds.
pub(super) enum Feature<'d> {
    Text(Cow<'d, str>),
    /// Another structure, by its id.
    Of(u32),
}

fn text<'d>(text: impl Into<Cow<'d, str>>) -> Feature<'d> {
    Feature::Text(text.into())
}

/// All structures but the text's own.
pub(super) fn structures<'d>(export: &Export<'d>) -> Vec<Structure<'d>> {
    let mut all: Vec<Structure<'d>> = Vec::new();
    let mut put = |kind, span: Span, features| {
        let id = SOFA_ID + 1 + u32::try_from(all.len()).unwrap_or(u32::MAX);
        let (begin, end) = export.offsets(span);
        all.push(Structure { id, kind, begin, end, features });
        id
    };
    put(DOCUMENT, export.text().span(), about(export));
    let tokens = Tokens::of(export);
    for (first, after) in tokens.ranges() {
        let words = tokens.spans.get(first..after).unwrap_or_default();
        if let (Some(start), Some(end)) = (words.first(), words.last()) {
            put(SENTENCE, start.cover(*end), Vec::new());
        }
    }
    for &token in &tokens.spans {
        put(TOKEN, token, Vec::new());
    }
    let mut ids: BTreeMap<AnnotationId, u32> = BTreeMap::new();
    for &known in &export.spans {
        ids.insert(known.id, put(ENTITY, known.span, said(export, known)));
    }
    for known in &export.relations {
        let (from, to) = (ids.get(&known.from), ids.get(&known.to));
        let (Some(&from), Some(&to), Some(end)) = (from, to, export.document.annotation(known.to)) else {
            continue;
        };
        let features = vec![
            ("Governor", Feature::Of(from)),
            ("Dependent", Feature::Of(to)),
            ("label", text(known.kind.wire().to_owned())),
            ("status", text(known.status.wire())),
        ];
        // A relation stands where it leads.
        put(RELATION, end.span, features);
    }
    all
}

type Features<'d> = Vec<(&'static str, Feature<'d>)>;

/// What is known about the article.
fn about<'d>(export: &Export<'d>) -> Features<'d> {
    let meta = export.document.meta();
    let facts = [
        ("documentTitle", &meta.title),
        ("documentId", &meta.source),
        ("created", &meta.created),
        ("published", &meta.published),
    ];
    let facts = facts.into_iter().filter(|(_, fact)| !fact.is_empty());
    facts.map(|(name, fact)| (name, text(fact.as_str()))).chain([("language", text("vi"))]).collect()
}

/// What an annotation says.
fn said<'d>(export: &Export<'d>, known: &'d Annotation) -> Features<'d> {
    let mut features = vec![
        ("value", text(export.key(known.label))),
        ("annotationId", text(known.id.to_string())),
        ("status", text(known.status.wire())),
    ];
    if let Some(value) = &known.value {
        features.push(("normalized", text(values::to_text(value))));
    }
    if !known.attributes.is_empty() {
        features.push(("attributes", text(values::attributes_to_text(&known.attributes))));
    }
    if let Some((id, name)) = export.entity(known) {
        features.extend([("identifier", text(id)), ("entityName", text(name))]);
    }
    if !known.note.is_empty() {
        features.push(("note", text(known.note.as_str())));
    }
    features
}
