//! Labels that are given: to a selection, to an annotation, to the hits of a search.

use super::{annotation, commit, told, update};
use crate::annotation::{AnnotationId, Status, Transaction};
use crate::detect::Normaliser;
use crate::label::Label;
use crate::session::exclusive::Places;
use crate::session::{Action, Bulk, Notice, Session, bulk, caret, edit, search, under_caret};

/// Gives a label to the selection; without one, to the annotation that is picked, open or under the caret.
pub(super) fn give(session: &Session, label: Label) -> Option<Session> {
    let document = session.document.as_ref()?;
    document.labels().get(label)?;
    let Some(span) = session.selection else { return give_to_what_is_here(session, label) };
    let same = document
        .annotations()
        .overlapping(span)
        .find(|known| known.span == span && known.label == label)
        .cloned();
    if let Some(known) = same {
        let opened = caret::opened(session, Some(known.id));
        return match known.status {
            Status::Suggested | Status::Rejected => update(&opened, Action::Accept(known.id)),
            Status::Accepted | Status::Edited | Status::Manual => {
                Some(told(&opened, Notice::AlreadyLabelled))
            }
        };
    }
    let (id, Transaction { changes }) = edit::label(document, span, label);
    let mut places = Places::of(document, label);
    places.take(span, None);
    let next = commit(session, Transaction::new(places.make(changes)), None, Notice::Labelled(label));
    let made = next.document.as_ref().is_some_and(|document| document.annotation(id).is_some());
    // What could not be kept leaves the selection as it was.
    Some(if made { caret::opened(&next, Some(id)) } else { next })
}

fn give_to_what_is_here(session: &Session, label: Label) -> Option<Session> {
    if !session.picked.ids.is_empty() {
        return bulk::bulk(session, Bulk::Relabel(label));
    }
    if let Some(id) = session.open.or_else(|| under_caret(session)) {
        let session = caret::opened(session, Some(id));
        return match annotation(&session, id).filter(|known| known.label == label) {
            // The label that it has already: that it is right.
            Some(_) => {
                update(&session, Action::Accept(id)).or_else(|| Some(told(&session, Notice::AlreadyLabelled)))
            }
            None => update(&session, Action::Relabel(id, label)),
        };
    }
    // A caret alone says where, and not how far: one syllable of Vietnamese is hardly ever a name, and nobody who clicked
    // into the text sees that a key would label it.
    Some(told(session, Notice::NothingSelected))
}

/// Gives an annotation another label.
pub(super) fn relabel(session: &Session, id: AnnotationId, label: Label) -> Option<Session> {
    let known = annotation(session, id).filter(|known| known.label != label)?;
    let document = session.document.as_ref()?;
    if edit::carries(document, known, label) {
        return Some(told(session, Notice::AlreadyLabelled));
    }
    let mut places = Places::of(document, label);
    places.take(known.span, Some(id));
    let changes = places.make(edit::relabel(document, &[id], label));
    Some(commit(session, Transaction::new(changes), None, Notice::Labelled(label)))
}

/// Gives a label to all hits of the search: a suggestion of that label is accepted, a new annotation is
/// made where none of that label is.
pub(super) fn give_to_hits(session: &Session, label: Label) -> Option<Session> {
    let document = session.document.as_ref()?;
    document.labels().get(label)?;
    let values = Normaliser::new(document.text());
    let (mut next, mut changes) = (document.next_annotation(), Vec::new());
    let mut places = Places::of(document, label);
    for span in search::labelable(session) {
        let here = || document.annotations().overlapping(span).filter(|known| known.label == label);
        if let Some(known) = here().find(|known| known.span == span) {
            if matches!(known.status, Status::Suggested | Status::Rejected) {
                changes.push(edit::decided(known, Status::Accepted));
            }
        } else if !here().any(|known| known.status.is_live()) && places.take(span, None) {
            changes.push(edit::added(next, span, label, values.value(span, label)));
            next = AnnotationId(next.0.saturating_add(1));
        }
    }
    let count = changes.len();
    if count == 0 {
        return Some(told(session, Notice::AlreadyLabelled));
    }
    let transaction = Transaction::new(places.make(changes));
    Some(commit(session, transaction, None, Notice::LabelledHits(count, label)))
}
