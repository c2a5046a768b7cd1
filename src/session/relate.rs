//! Relations: drawn from an annotation to another one, in a way that the scheme has, and decided.

use super::update::{commit_one, told, update};
use super::{Action, Notice, Session};
use crate::annotation::{
    Annotation, AnnotationId, Change, Document, Provenance, Put, Relation, RelationId, RelationType, Status,
};
use crate::label::Label;

/// The ways in which two annotations may be related: the type, and where it begins and leads. The
/// scheme's first, then the user's own types of this document.
pub fn ways(
    document: &Document,
    one: AnnotationId,
    other: AnnotationId,
) -> Vec<(RelationType, AnnotationId, AnnotationId)> {
    let (Some(a), Some(b)) = (document.annotation(one), document.annotation(other)) else {
        return Vec::new();
    };
    if one == other || !b.status.is_live() {
        return Vec::new();
    }
    let mut ways = Vec::new();
    for kind in RelationType::BUILT_IN {
        if kind.allows(a.label, b.label) {
            ways.push((kind.clone(), one, other));
        }
        if kind.allows(b.label, a.label) {
            ways.push((kind, other, one));
        }
    }
    ways.extend(document.own_relation_types().into_iter().map(|kind| (kind.clone(), one, other)));
    ways
}

/// Whether annotations may be related to one: by their labels, without looking for the ways.
pub(super) fn relatable(document: &Document, one: AnnotationId) -> impl Fn(&Annotation) -> bool {
    let label = document.annotation(one).map(|known| known.label);
    let own = document.relations().any(|relation| matches!(relation.kind, RelationType::Custom(_)));
    move |other| {
        let fits = |label: Label| {
            let mut kinds = RelationType::BUILT_IN.iter();
            kinds.any(|kind| kind.allows(label, other.label) || kind.allows(other.label, label))
        };
        other.id != one && other.status.is_live() && (own || label.is_some_and(fits))
    }
}

/// Begins to draw from an annotation, or leaves off and goes back to it.
pub(super) fn begin(session: &Session, from: Option<AnnotationId>) -> Option<Session> {
    let document = session.document.as_ref()?;
    let from = from.filter(|&id| document.annotation(id).is_some_and(|known| known.status.is_live()));
    if from == session.relating {
        return None;
    }
    let open = from.or(session.relating).or(session.open);
    Some(Session { relating: from, open, selection: None, ..session.clone() })
}

/// The session once a relation is drawn: back at where it was drawn from.
pub(super) fn ended(session: &Session) -> Session {
    match session.relating {
        Some(from) => Session { relating: None, open: Some(from), selection: None, ..session.clone() },
        None => session.clone(),
    }
}

/// Relates what is being drawn from to another one.
pub(super) fn to(session: &Session, to: AnnotationId) -> Option<Session> {
    let (document, from) = (session.document.as_ref()?, session.relating?);
    let ways = ways(document, from, to);
    match ways.as_slice() {
        [] => Some(told(session, Notice::RelationNotAllowed)),
        [(kind, begin, end)] => {
            let add = Action::AddRelation(kind.clone(), *begin, *end);
            Some(update(session, add).unwrap_or_else(|| ended(session)))
        }
        _ => {
            (session.open != Some(to)).then(|| Session { open: Some(to), selection: None, ..session.clone() })
        }
    }
}

/// Draws a relation; one that is there already is found right.
pub(super) fn add(
    session: &Session,
    kind: &RelationType,
    from: AnnotationId,
    to: AnnotationId,
) -> Option<Session> {
    // A user's own relation by the name of a built-in one is that one: in files they are the same.
    let kind = RelationType::from_wire(kind.wire());
    let session = &ended(session);
    let document = session.document.as_ref()?;
    let (a, b) = (document.annotation(from)?, document.annotation(to)?);
    if from == to || kind.wire().is_empty() || !kind.allows(a.label, b.label) {
        return Some(told(session, Notice::RelationNotAllowed));
    }
    if let Some(known) = document.relations_of(from).find(|known| known.kind == kind && known.to == to) {
        return update(session, Action::AcceptRelation(known.id));
    }
    let id = document.next_relation();
    let relation = Relation { id, kind, from, to, status: Status::Manual, provenance: Provenance::Person };
    Some(changed(session, Put::add(relation)))
}

/// Finds a suggested relation right.
pub(super) fn accept(session: &Session, id: RelationId) -> Option<Session> {
    let known = session.document.as_ref()?.relation(id)?;
    matches!(known.status, Status::Suggested | Status::Rejected)
        .then(|| changed(session, with_status(known, Status::Accepted)))
}

/// Finds a relation wrong; what a person drew is taken away.
pub(super) fn reject(session: &Session, id: RelationId) -> Option<Session> {
    let known = session.document.as_ref()?.relation(id)?;
    match known.status {
        Status::Rejected => None,
        Status::Manual => update(session, Action::RemoveRelation(id)),
        Status::Suggested | Status::Accepted | Status::Edited => {
            Some(changed(session, with_status(known, Status::Rejected)))
        }
    }
}

/// Takes a relation away.
pub(super) fn remove(session: &Session, id: RelationId) -> Option<Session> {
    let known = session.document.as_ref()?.relation(id)?.clone();
    Some(changed(session, Put::remove(known)))
}

fn with_status(known: &Relation, status: Status) -> Put<Relation> {
    Put::replace(known.clone(), Relation { status, ..known.clone() })
}

fn changed(session: &Session, put: Put<Relation>) -> Session {
    let notice = Notice::RelationChanged(put.after.as_ref().map(|relation| relation.status));
    commit_one(session, Change::Relation(put), notice)
}
