//! What is changed of an annotation: value, attributes, person, note, span; and what the document is called.
//!
//! A note that is being typed, and an edge that is moved step by step, is one step of undo: its changes are one group.
//! Each field of a value is a step of its own: it says what it holds once it is left.

use super::{annotation, commit};
use crate::annotation::{Annotation, AnnotationId, Change, Entity, EntityId, Meta, Put, Transaction};
use crate::label::{AttributeValue, Value};
use crate::session::{Direction, Edge, Grain, Notice, Session, edit};
use crate::text::Span;

/// The session with an edited copy in an annotation's place.
fn replaced(session: &Session, known: &Annotation, after: Annotation, group: Option<String>) -> Session {
    commit(session, edit::replace(known, after), group, Notice::Changed)
}

/// Sets the value.
pub(super) fn value(session: &Session, id: AnnotationId, value: Option<Value>) -> Option<Session> {
    let known = annotation(session, id).filter(|known| known.value != value)?;
    let after = Annotation { value, status: known.status.after_edit(), ..known.clone() };
    Some(replaced(session, known, after, None))
}

/// Sets an attribute by its key, or says that it is not stated.
pub(super) fn attribute(
    session: &Session,
    id: AnnotationId,
    key: String,
    value: Option<AttributeValue>,
) -> Option<Session> {
    let known = annotation(session, id).filter(|known| known.attributes.get(&key) != value.as_ref())?;
    let mut attributes = known.attributes.clone();
    match value {
        Some(value) => attributes.insert(key, value),
        None => attributes.remove(&key),
    };
    let after = Annotation { attributes, status: known.status.after_edit(), ..known.clone() };
    Some(replaced(session, known, after, None))
}

/// Says which entity a mention refers to, or that it refers to none.
pub(super) fn entity(session: &Session, id: AnnotationId, entity: Option<EntityId>) -> Option<Session> {
    let known = annotation(session, id).filter(|known| known.entity != entity)?;
    let exists = |id| session.document.as_ref().is_some_and(|document| document.entity(id).is_some());
    if !entity.is_none_or(exists) {
        return None;
    }
    let after = Annotation { entity, status: known.status.after_edit(), ..known.clone() };
    Some(replaced(session, known, after, None))
}

/// Says that a mention refers to somebody new.
pub(super) fn new_entity(session: &Session, id: AnnotationId, name: String) -> Option<Session> {
    let (document, known) = (session.document.as_ref()?, annotation(session, id)?);
    let entity = Entity { id: document.next_entity(), name };
    let after = Annotation { entity: Some(entity.id), status: known.status.after_edit(), ..known.clone() };
    let mut transaction = edit::replace(known, after);
    transaction.changes.insert(0, Change::Entity(Put::add(entity)));
    Some(commit(session, transaction, None, Notice::Changed))
}

/// Sets the note.
pub(super) fn note(session: &Session, id: AnnotationId, note: String) -> Option<Session> {
    let known = annotation(session, id).filter(|known| known.note != note)?;
    let after = Annotation { note, ..known.clone() };
    Some(replaced(session, known, after, Some(format!("note {id}"))))
}

/// Sets the span; it is trimmed and snapped.
pub(super) fn span(session: &Session, id: AnnotationId, span: Span) -> Option<Session> {
    let transaction = edit::respan(session.document.as_ref()?, annotation(session, id)?, span)?;
    Some(commit(session, transaction, None, Notice::Changed))
}

/// Moves an edge by one step.
pub(super) fn edge(
    session: &Session,
    id: AnnotationId,
    edge: Edge,
    direction: Direction,
    grain: Grain,
) -> Option<Session> {
    let (document, known) = (session.document.as_ref()?, annotation(session, id)?);
    let span = edit::moved(document.text(), known.span, edge, direction, grain)?;
    let transaction = edit::respan(document, known, span)?;
    Some(commit(session, transaction, Some(format!("edge {id}")), Notice::Changed))
}

/// Names the document.
pub(super) fn title(session: &Session, title: String) -> Option<Session> {
    let before = session.document.as_ref()?.meta().clone();
    if before.title == title {
        return None;
    }
    let after = Meta { title, ..before.clone() };
    let change = Change::Meta(Put::replace(before, after));
    Some(commit(session, Transaction::new(vec![change]), None, Notice::Changed))
}
