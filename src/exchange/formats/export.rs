//! What of documents is written.

use super::OffsetUnit;
use super::layers::{Flattened, layers};
use crate::annotation::{
    Annotation, AnnotationId, Change, Document, Put, Relation, RelationType, Status, Transaction,
};
use crate::label::{Label, LabelDef, Value};
use crate::text::{Span, Text};
use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

/// What of a document a format for programs writes: the annotations that are live and in no ignored region,
/// and the live relations between them.
#[derive(Debug)]
pub struct Export<'d> {
    /// The whole of it.
    pub document: &'d Document,
    /// What offsets count.
    pub unit: OffsetUnit,
    /// Its place among the documents of an export, from zero.
    pub index: usize,
    /// In document order.
    pub spans: Vec<&'d Annotation>,
    /// By id.
    pub relations: Vec<&'d Relation>,
    /// The spans without overlaps, once somebody asked.
    pub(crate) flattened: OnceCell<Flattened<'d>>,
}

impl<'d> Export<'d> {
    /// What is exported of a document.
    pub fn new(document: &'d Document, unit: OffsetUnit) -> Self {
        let spans: Vec<&Annotation> = super::nested::shown(document).collect();
        let kept: BTreeSet<AnnotationId> = spans.iter().map(|span| span.id).collect();
        let whole = |known: &&Relation| {
            known.status.is_live() && kept.contains(&known.from) && kept.contains(&known.to)
        };
        let relations = document.relations().filter(whole).collect();
        Self { document, unit, index: 0, spans, relations, flattened: OnceCell::new() }
    }

    /// The article.
    pub(super) fn text(&self) -> &'d Text {
        self.document.text()
    }

    /// What a span covers.
    pub(super) fn quote(&self, span: Span) -> &'d str {
        self.document.text().slice(span)
    }

    /// A span in the unit of the export.
    pub(super) fn offsets(&self, span: Span) -> (u32, u32) {
        self.unit.of(self.document.text(), span)
    }

    /// The name of a label in files: `DATE`, `DIRECTIVE.document`, a user's own.
    pub(super) fn key(&self, label: Label) -> Cow<'d, str> {
        match self.document.labels().get(label) {
            Some(known) => Cow::Borrowed(known.key.as_str()),
            None => Cow::Owned(label.slug()),
        }
    }

    /// What an annotation says, for people: its value, then its attributes by their names.
    pub(super) fn said(&self, annotation: &Annotation) -> Vec<String> {
        let known = self.document.labels().get(annotation.label);
        known
            .map(|known| known.said(annotation.value.as_ref().map(Value::summary), &annotation.attributes))
            .unwrap_or_default()
    }

    /// The name of an annotation's entity, with the entity's id.
    pub(super) fn entity(&self, annotation: &Annotation) -> Option<(String, &'d str)> {
        let entity = self.document.entity(annotation.entity?)?;
        Some((entity.id.to_string(), entity.name.as_str()))
    }

    /// Those of the spans that a format without overlaps can hold: of two that overlap the longer one.
    pub(super) fn flat(&self) -> Vec<&'d Annotation> {
        self.flattened().kept.clone()
    }

    /// The spans in as many layers as hold them all.
    pub(super) fn layers(&self) -> Vec<Vec<&'d Annotation>> {
        layers(&self.spans, self.flattened())
    }

    /// The spans as such a format takes them, and those that it leaves out.
    pub(super) fn flattened(&self) -> &Flattened<'d> {
        self.flattened.get_or_init(|| Flattened::of(&self.spans))
    }
}

/// The labels and relations of all documents of an export, for the files that they share.
#[derive(Debug, Default)]
pub struct Scheme {
    /// In the order shown, each name once: of documents that define it differently the first.
    pub labels: Vec<LabelDef>,
    /// The types of relation, each with the names of the labels that it leads from and to.
    pub relations: BTreeMap<RelationType, (BTreeSet<String>, BTreeSet<String>)>,
}

impl Scheme {
    /// What the documents have together.
    pub fn of<'d>(documents: impl IntoIterator<Item = &'d Document>) -> Self {
        let mut scheme = Self::default();
        for document in documents {
            scheme.add(&Export::new(document, OffsetUnit::CodePoint));
        }
        scheme.lead_built_in();
        scheme
    }

    /// What one document has.
    pub(super) fn of_one(export: &Export<'_>) -> Self {
        let mut scheme = Self::default();
        scheme.add(export);
        scheme.lead_built_in();
        scheme
    }

    /// Adds what is in a document.
    fn add(&mut self, export: &Export<'_>) {
        let document = export.document;
        for definition in document.labels().iter() {
            if self.labels.iter().all(|known| known.key != definition.key) {
                self.labels.push(definition.clone());
            }
        }
        for relation in &export.relations {
            let end = |id| document.annotation(id).map(|known| export.key(known.label).into_owned());
            let (from, to) = self.relations.entry(relation.kind.clone()).or_default();
            from.extend(end(relation.from));
            to.extend(end(relation.to));
        }
    }

    /// Adds where the relations that everybody has may lead.
    fn lead_built_in(&mut self) {
        for kind in RelationType::BUILT_IN {
            let (from, to) = self.relations.entry(kind.clone()).or_default();
            for one in Label::BUILT_IN {
                for other in Label::BUILT_IN.into_iter().filter(|&other| kind.allows(one, other)) {
                    let key = |label| self.labels.iter().find(|known| known.label == label);
                    from.extend(key(one).map(|known| known.key.clone()));
                    to.extend(key(other).map(|known| known.key.clone()));
                }
            }
        }
    }

    /// Adds what further documents have: of labels that are defined differently the first stays.
    pub fn join(&mut self, other: Self) {
        for definition in other.labels {
            if self.labels.iter().all(|known| known.key != definition.key) {
                self.labels.push(definition);
            }
        }
        for (kind, (from, to)) in other.relations {
            let known = self.relations.entry(kind).or_default();
            known.0.extend(from);
            known.1.extend(to);
        }
    }
}

/// The document without what nobody has decided.
pub fn decided(document: &Document) -> Cow<'_, Document> {
    let open = |status: Status| !status.is_settled();
    let is_open = document.annotations().iter().any(|known| open(known.status))
        || document.relations().any(|known| open(known.status));
    if !is_open {
        return Cow::Borrowed(document);
    }
    let gone = |id| document.annotation(id).is_some_and(|known| open(known.status));
    let relations = document
        .relations()
        .filter(|known| open(known.status) || gone(known.from) || gone(known.to))
        .map(|known| Change::Relation(Put::remove(known.clone())));
    let annotations = document
        .annotations()
        .iter()
        .filter(|known| open(known.status))
        .map(|known| Change::Annotation(Put::remove((**known).clone())));
    let transaction = Transaction::new(relations.chain(annotations).collect());
    // Everything in it was read off the document, and relations go with their ends: it is not refused. If it ever were,
    // nothing is decided rather than everything.
    let kept = document.apply(&transaction);
    Cow::Owned(kept.unwrap_or_else(|_| Document::new(document.text().clone(), document.meta().clone())))
}
