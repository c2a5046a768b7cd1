//! What goes where a label is given that shares no words with others of its kind.

use super::edit;
use crate::annotation::{AnnotationId, Change, Document, RelationId, Status};
use crate::label::Label;
use crate::text::{ByteOffset, Span};
use rustc_hash::FxHashSet;
use std::collections::BTreeSet;

/// The places that get a label in one step, as far as they leave room for each other, and what gives way to them.
pub(super) struct Places<'d> {
    document: &'d Document,
    exclusive: bool,
    /// Where the last place ends that was taken.
    end: ByteOffset,
    displaced: BTreeSet<AnnotationId>,
}

impl<'d> Places<'d> {
    /// No place yet.
    pub(super) fn of(document: &'d Document, label: Label) -> Self {
        let exclusive = is_exclusive(document, label);
        Self { document, exclusive, end: ByteOffset::ZERO, displaced: BTreeSet::new() }
    }

    /// Whether a place gets the label, after those before it in the text: of two exclusive ones that overlap
    /// the first does. `by` is the annotation that gets it, where there is one already.
    pub(super) fn take(&mut self, span: Span, by: Option<AnnotationId>) -> bool {
        if !self.exclusive {
            return true;
        }
        if span.start < self.end {
            return false;
        }
        self.end = span.end;
        let there = self.document.annotations().overlapping(span).filter(|known| {
            Some(known.id) != by && known.status.is_live() && is_exclusive(self.document, known.label)
        });
        self.displaced.extend(there.map(|known| known.id));
        true
    }

    /// The changes that give the label, with those that take away what is in their place. What a person made is
    /// taken away, what was suggested is rejected.
    pub(super) fn make(self, mut changes: Vec<Change>) -> Vec<Change> {
        let known = self.displaced.iter().filter_map(|&id| self.document.annotation(id));
        let (by_hand, suggested): (Vec<_>, Vec<_>) = known.partition(|known| known.status == Status::Manual);
        let by_hand: Vec<AnnotationId> = by_hand.into_iter().map(|known| known.id).collect();
        // A relation between what gets the label and what goes is taken away once.
        let loose: FxHashSet<RelationId> = changes.iter().filter_map(removed).collect();
        let gone = edit::delete(self.document, &by_hand).into_iter();
        changes.extend(gone.filter(|change| removed(change).is_none_or(|id| !loose.contains(&id))));
        changes.extend(suggested.into_iter().map(|known| edit::decided(known, Status::Rejected)));
        changes
    }
}

fn is_exclusive(document: &Document, label: Label) -> bool {
    document.labels().get(label).is_some_and(|known| known.exclusive)
}

fn removed(change: &Change) -> Option<RelationId> {
    match change {
        Change::Relation(put) if put.after.is_none() => put.before.as_ref().map(|relation| relation.id),
        _ => None,
    }
}
