//! The document being corrected.
//!
//! A [`Document`] is a text with what is said about it: annotations over spans, relations between
//! annotations, entities that several annotations mention, and regions that are none of the article. It changes only by a
//! [`Transaction`], a list of [`Change`]s each of which carries its own inverse, so that undo
//! needs nothing but the transaction and a journal of transactions is a complete history.
//!
//! Invariants, kept by [`Document::apply`] and tested in `tests/native/properties.rs`:
//!
//! - I1. An annotation's span is not empty, lies in the text, and cuts no character.
//! - I2. Ids are unique within their kind and never given twice, whatever is deleted.
//! - I3. Annotations are ordered by start, then longest first, then id: one order everywhere.
//! - I4. A relation's two ends exist. Removing an annotation takes its relations in the same
//!   transaction.
//! - I5. A transaction applies whole or not at all; applying it and then its inverse is identity.
//! - I6. A value is of the kind that a built-in label asks for; what a user's label asks for may change under
//!   the values that are there. An attribute is one of those that the label's definition asks for, of its kind.
//! - I7. Detecting again never changes what a person has touched ([`Status::is_settled`]).
//! - I8. An ignored region is not empty, lies in the text, cuts no character, and overlaps no other.

mod change;
mod document;
mod heading;
mod history;
mod journal;
mod layout;
mod model;
mod region;
mod store;
mod trail;

pub use change::{ApplyError, Change, Put, Transaction};
pub use document::{Document, Given, Meta};
pub use heading::heading;
pub use history::{History, Step};
pub use journal::{Entry, Journal, recall, replay};
pub use layout::{Segment, segments};
pub use model::{
    Annotation, AnnotationId, Entity, EntityId, Provenance, Relation, RelationId, RelationType, Status,
};
pub use region::Region;
pub use store::Annotations;
pub use trail::{Past, Trail};
