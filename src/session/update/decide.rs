//! What is found right or wrong.

use super::{annotation, commit, commit_one, told, update};
use crate::annotation::{Annotation, AnnotationId, Change, Status, Transaction};
use crate::label::Label;
use crate::session::{Action, Deed, Example, Notice, Place, Session, annotations_in_view, edit, same};
use crate::text::Span;
use std::rc::Rc;

/// Finds a suggestion right.
pub(super) fn accept(session: &Session, id: AnnotationId) -> Option<Session> {
    let known = annotation(session, id)
        .filter(|known| matches!(known.status, Status::Suggested | Status::Rejected))?;
    Some(commit_one(session, edit::decided(known, Status::Accepted), Notice::Accepted(1)))
}

/// Finds a suggestion wrong; what a person made is taken away.
pub(super) fn reject(session: &Session, id: AnnotationId) -> Option<Session> {
    let known = annotation(session, id).filter(|known| known.status != Status::Rejected)?;
    if known.status == Status::Manual {
        return update(session, Action::Delete(id));
    }
    Some(commit_one(session, edit::decided(known, Status::Rejected), Notice::Rejected(1)))
}

/// Takes an annotation away, with its relations.
pub(super) fn delete(session: &Session, id: AnnotationId) -> Option<Session> {
    annotation(session, id)?;
    let transaction = Transaction::new(edit::delete(session.document.as_ref()?, &[id]));
    Some(commit(session, transaction, None, Notice::Deleted(1)))
}

/// Accepts all suggestions of a label, or all that are listed: what the filter hides, also by its words, nobody has
/// looked at.
pub(super) fn accept_all(session: &Session, label: Option<Label>) -> Option<Session> {
    let accepted = |known: &Rc<Annotation>| edit::decided(known, Status::Accepted);
    let undecided = |known: &&Rc<Annotation>| known.status == Status::Suggested;
    let changes: Vec<Change> = match label {
        Some(label) => {
            let all = session.document.as_ref()?.annotations().iter();
            all.filter(undecided).filter(|known| known.label == label).map(accepted).collect()
        }
        None => annotations_in_view(session).filter(undecided).map(accepted).collect(),
    };
    let count = changes.len();
    if count == 0 {
        return Some(told(session, Notice::NothingToChange));
    }
    Some(commit(session, Transaction::new(changes), None, Notice::Accepted(count)))
}

/// Does at the chosen places what was done to an example.
pub(super) fn repeat(session: &Session, example: &Example, chosen: &[Span]) -> Session {
    let (transaction, count) = same::transaction(session, example, chosen);
    let notice = match example.deed {
        Deed::Reject | Deed::Never => Notice::Rejected(count),
        Deed::Delete => Notice::Deleted(count),
        Deed::Keep | Deed::Move(_) | Deed::Value(_) => Notice::Repeated(count),
    };
    match count {
        0 => told(session, Notice::NothingToChange),
        _ => commit(session, transaction, None, notice),
    }
}

/// Rejects an annotation and every equal one.
pub(super) fn never_again(session: &Session, id: AnnotationId) -> Option<Session> {
    let example = Example { annotation: annotation(session, id)?.clone(), deed: Deed::Never };
    let open = session.places(&example).into_iter().filter(Place::is_open);
    let chosen: Vec<Span> = open.map(|place| place.span).collect();
    Some(repeat(session, &example, &chosen))
}
