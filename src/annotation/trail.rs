//! What became of an annotation, change by change.

use super::{Annotation, EntityId, Status};
use crate::label::{Attributes, Label, Value};
use crate::text::Span;
use std::rc::Rc;

/// What an annotation was before one change by a person. What it became is the next past, or the
/// annotation itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Past {
    /// When it was changed, ISO 8601 in UTC; empty where no clock was at hand.
    pub until: String,
    /// What it covered.
    pub span: Span,
    /// What it said.
    pub label: Label,
    /// Its normalised content.
    pub value: Option<Value>,
    /// What its label asked for beside the value.
    pub attributes: Attributes,
    /// Whom it mentioned.
    pub entity: Option<EntityId>,
    /// How far it had been verified.
    pub status: Status,
    /// Its note.
    pub note: String,
}

/// The changes of one annotation by a person, oldest first. What was undone leaves no trace.
///
/// Nearly all annotations have none, or one that many share, so that it costs an address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trail(Option<Rc<[Past]>>);

impl Trail {
    /// A trail of these.
    pub fn new(pasts: Vec<Past>) -> Self {
        Self((!pasts.is_empty()).then(|| Rc::from(pasts)))
    }

    /// All, oldest first.
    pub fn pasts(&self) -> &[Past] {
        self.0.as_deref().unwrap_or_default()
    }
}

impl Annotation {
    /// What it is, as something that ended then.
    pub fn as_past(&self, until: &str) -> Past {
        Past {
            until: until.to_owned(),
            span: self.span,
            label: self.label,
            value: self.value.clone(),
            attributes: self.attributes.clone(),
            entity: self.entity,
            status: self.status,
            note: self.note.clone(),
        }
    }

    /// The same with the trail of what it was, one step longer.
    #[must_use]
    pub fn after(self, before: &Self, until: &str) -> Self {
        let pasts = before.trail.pasts().iter().cloned().chain([before.as_past(until)]);
        Self { trail: Trail::new(pasts.collect()), ..self }
    }
}
