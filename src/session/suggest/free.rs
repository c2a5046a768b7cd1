//! What a detector may take back: what no person has left anything on.

use crate::annotation::{
    Annotation, AnnotationId, Change, Document, EntityId, History, Put, Region, RelationId, Status,
};
use crate::label::Label;
use crate::text::{ByteOffset, Span};
use rustc_hash::FxHashSet;

/// What a person holds of a document's suggestions, though they decided none of it.
#[derive(Default)]
pub(super) struct Held {
    annotations: FxHashSet<AnnotationId>,
    relations: FxHashSet<RelationId>,
    pub(super) entities: FxHashSet<EntityId>,
    /// The edges of the suggestions that they have deleted.
    deleted: FxHashSet<(Label, ByteOffset)>,
}

impl Held {
    /// What a person has related to something else.
    pub(super) fn of(document: &Document) -> Self {
        let related = document.relations().filter(|r| r.status.is_settled() && r.status.is_live());
        let annotations = related.flat_map(|r| [r.from, r.to]).collect();
        Self { annotations, ..Self::default() }
    }

    /// With what the steps of a history name: undo and redo need it as it was.
    pub(super) fn with_history(mut self, document: &Document, history: &History) -> Self {
        for change in history.changes() {
            match change {
                Change::Annotation(put) => {
                    if let Put { before: Some(known), after: None } = put
                        && known.status == Status::Suggested
                        && document.annotation(known.id).is_none()
                    {
                        self.deleted.extend([known.span.start, known.span.end].map(|at| (known.label, at)));
                    }
                    for known in [&put.before, &put.after].into_iter().flatten() {
                        self.annotations.insert(known.id);
                        self.entities.extend(known.entity);
                    }
                }
                Change::Relation(put) => {
                    for known in [&put.before, &put.after].into_iter().flatten() {
                        self.relations.insert(known.id);
                        self.annotations.extend([known.from, known.to]);
                    }
                }
                Change::Entity(put) => {
                    self.entities
                        .extend([&put.before, &put.after].into_iter().flatten().map(|known| known.id));
                }
                _ => {}
            }
        }
        self
    }

    /// Whether nobody has left anything on a suggestion: no note, no relation, nobody whom they say it means.
    pub(super) fn is_free(&self, annotation: &Annotation) -> bool {
        annotation.status == Status::Suggested
            && annotation.note.is_empty()
            && annotation.trail.pasts().is_empty()
            && !self.annotations.contains(&annotation.id)
    }

    /// Whether a person has deleted a suggestion of this label that began or ended there: what is found of a text
    /// that has not all been read may be shorter than what is found in the end.
    pub(super) fn is_deleted(&self, span: Span, label: Label) -> bool {
        [span.start, span.end].into_iter().any(|at| self.deleted.contains(&(label, at)))
    }

    /// Whether a suggested relation is the detector's alone.
    pub(super) fn leaves(&self, relation: RelationId) -> bool {
        !self.relations.contains(&relation)
    }
}

/// Whether a person has said that some of a span is none of the article.
pub(super) fn is_set_aside(document: &Document, span: Span) -> bool {
    document.regions_overlapping(span).iter().any(Region::is_decided)
}
