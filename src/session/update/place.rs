//! Where a person is: what is selected, where the caret stands, what is open.

use super::{annotation, told};
use crate::annotation::AnnotationId;
use crate::session::{Caret, Direction, Heard, Notice, Picked, Reach, Session, caret, neighbour};
use crate::text::{Span, snap};

/// Another selection; it is trimmed and snapped.
pub(super) fn select(session: &Session, span: Option<Span>) -> Option<Session> {
    let document = session.document.as_ref()?;
    let selection = span.and_then(|span| snap(document.text(), span));
    let caret = match selection {
        Some(span) => Some(Caret { anchor: span.start, at: span.end }),
        None => session.caret.map(Caret::collapsed),
    };
    (selection != session.selection).then(|| Session { selection, caret, ..session.clone() })
}

/// Puts the caret somewhere; what lies between it and its anchor is selected.
pub(super) fn put_caret(session: &Session, caret: Caret) -> Option<Session> {
    let text = session.document.as_ref()?.text();
    let caret = caret.within(text);
    let selection = snap(text, caret.span());
    let placed = (session.caret, session.selection) != (Some(caret), selection);
    placed.then(|| Session { caret: Some(caret), selection, ..session.clone() })
}

/// The caret where a move brought it, and what must be heard of that.
pub(super) fn carry_caret(session: &Session, (to, heard): (Caret, Heard)) -> Session {
    told(&caret::placed(session, to), Notice::Caret(heard))
}

/// Opens an annotation, or closes the open one.
pub(super) fn open(session: &Session, id: Option<AnnotationId>) -> Option<Session> {
    let id = id.filter(|&id| annotation(session, id).is_some());
    // What is opened is what is meant, and no longer what was picked.
    let picked = if id.is_some() { Picked::default() } else { session.picked.clone() };
    (id != session.open).then(|| Session { picked, ..caret::opened(session, id) })
}

/// Opens the next or previous annotation.
pub(super) fn step(session: &Session, direction: Direction, reach: Reach) -> Session {
    match neighbour(session, direction, reach) {
        Some(id) => caret::opened(session, Some(id)),
        None => told(session, Notice::NoFurther),
    }
}

/// Ends the search; its hit is selected.
pub(super) fn end_search(session: &Session) -> Option<Session> {
    let hit = session.search.as_ref()?.here();
    let span = hit.and_then(|hit| snap(session.document.as_ref()?.text(), hit));
    let selection = span.or(session.selection);
    let caret = selection.map(|span| Caret { anchor: span.start, at: span.end }).or(session.caret);
    let open = session.open.filter(|_| selection.is_none());
    Some(Session { search: None, selection, caret, open, ..session.clone() })
}
