//! Edits as values that contain their own inverse.

use super::{Annotation, AnnotationId, Entity, EntityId, Meta, Region, Relation, RelationId};
use crate::label::{Label, LabelDef};
use crate::text::Span;

/// A thing before and after a change; `None` is its absence.
///
/// Adding is `None → Some`, removing `Some → None`, replacing `Some → Some`. The inverse swaps the
/// two, and the side that a document must already have is part of the change: applied to another
/// document it is refused, never silently wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Put<T> {
    /// What the document has.
    pub before: Option<T>,
    /// What it will have.
    pub after: Option<T>,
}

impl<T> Put<T> {
    /// Adds.
    pub fn add(after: T) -> Self {
        Self { before: None, after: Some(after) }
    }

    /// Removes.
    pub fn remove(before: T) -> Self {
        Self { before: Some(before), after: None }
    }

    /// Replaces.
    pub fn replace(before: T, after: T) -> Self {
        Self { before: Some(before), after: Some(after) }
    }

    /// Swaps the two sides.
    #[must_use]
    pub fn inverse(self) -> Self {
        Self { before: self.after, after: self.before }
    }

    /// Either side: both are the same thing, so it tells which.
    pub(super) fn either(&self) -> Option<&T> {
        self.before.as_ref().or(self.after.as_ref())
    }
}

/// One edit of a document.
#[allow(
    clippy::large_enum_variant,
    reason = "most changes are of annotations: boxing costs them an allocation"
)]
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// An annotation.
    Annotation(Put<Annotation>),
    /// A relation.
    Relation(Put<Relation>),
    /// An entity.
    Entity(Put<Entity>),
    /// A definition in the label set.
    Label(Put<LabelDef>),
    /// Title, source and dates.
    Meta(Put<Meta>),
    /// A region that is none of the article.
    Region(Put<Region>),
}

impl Change {
    /// The edit that takes this one back.
    #[must_use]
    pub fn inverse(self) -> Self {
        match self {
            Self::Annotation(put) => Self::Annotation(put.inverse()),
            Self::Relation(put) => Self::Relation(put.inverse()),
            Self::Entity(put) => Self::Entity(put.inverse()),
            Self::Label(put) => Self::Label(put.inverse()),
            Self::Meta(put) => Self::Meta(put.inverse()),
            Self::Region(put) => Self::Region(put.inverse()),
        }
    }
}

/// Edits that happen together: one step of undo.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Transaction {
    /// In the order in which they are applied.
    pub changes: Vec<Change>,
}

impl Transaction {
    /// A transaction of these changes.
    pub fn new(changes: Vec<Change>) -> Self {
        Self { changes }
    }

    /// Whether it changes nothing.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }

    /// The transaction that takes this one back.
    #[must_use]
    pub fn inverse(self) -> Self {
        Self { changes: self.changes.into_iter().rev().map(Change::inverse).collect() }
    }

    /// The change of an annotation, where there is exactly one.
    pub(super) fn sole(&self) -> Option<&Put<Annotation>> {
        let mut puts = self.changes.iter().filter_map(|change| match change {
            Change::Annotation(put) => Some(put),
            _ => None,
        });
        puts.next().filter(|_| puts.next().is_none())
    }

    /// The annotations that it changes, each as often as it does, with where they stand afterwards or stood before.
    pub fn touched(&self) -> impl Iterator<Item = (AnnotationId, Span)> {
        self.changes
            .iter()
            .filter_map(|change| match change {
                Change::Annotation(put) => put.after.as_ref().or(put.before.as_ref()),
                _ => None,
            })
            .map(|annotation| (annotation.id, annotation.span))
    }

    /// The annotation that it is about, for bringing it into view: the last one touched.
    pub fn subject(&self) -> Option<AnnotationId> {
        self.changes.iter().rev().find_map(|change| match change {
            Change::Annotation(put) => put.either().map(|annotation| annotation.id),
            _ => None,
        })
    }
}

/// Why a transaction was refused. The document is as it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ApplyError {
    /// The change was made for another state of the document.
    #[error("expected the annotation {0} as the change found it")]
    StaleAnnotation(AnnotationId),
    /// The change was made for another state of the document.
    #[error("expected the relation {0} as the change found it")]
    StaleRelation(RelationId),
    /// The change was made for another state of the document.
    #[error("expected the entity {0} as the change found it")]
    StaleEntity(EntityId),
    /// The change was made for another state of the document.
    #[error("expected the definition of {0:?} as the change found it")]
    StaleLabel(Label),
    /// The change was made for another state of the document.
    #[error("expected the title and dates as the change found them")]
    StaleMeta,
    /// The change was made for another state of the document.
    #[error("expected the region {0:?} as the change found it")]
    StaleRegion(Span),
    /// I8 would break.
    #[error("expected a region of whole characters in the text that overlaps no other, found {0:?}")]
    InvalidRegion(Span),
    /// I1 or I6 would break.
    #[error("expected a span of whole characters in the text and a value that fits its label in {0}")]
    InvalidAnnotation(AnnotationId),
    /// I4 would break.
    #[error("expected both ends of the relation {0} to exist")]
    DanglingRelation(RelationId),
    /// A built-in label cannot leave the set or change its key, a user's label needs a key of its own.
    #[error("expected a definition of {0:?} with a name that no other label has in files")]
    InvalidLabel(Label),
    /// A label that annotations still carry cannot leave the set.
    #[error("expected no annotation to carry {0:?} any more")]
    LabelInUse(Label),
}
