//! How a document changes: by a transaction, by undo and redo; and what is told of it.

use crate::annotation::{AnnotationId, ApplyError, Change, Document, Entry, History, Transaction};
use crate::session::query::shows;
use crate::session::{Filter, Notice, Session, StatusFilter, Touched, caret, edit};

/// The session after a transaction; told so where the document refuses it.
pub(in crate::session) fn commit(
    session: &Session,
    transaction: Transaction,
    group: Option<String>,
    notice: Notice,
) -> Session {
    let Some(document) = &session.document else { return session.clone() };
    if session.following {
        return told(session, Notice::Following);
    }
    let group = group.map(|name| session.group_of(&name));
    let goes_on = session.history.continues(group.as_deref());
    let transaction = edit::remembered(transaction, &session.now, goes_on);
    match document.apply(&transaction) {
        Err(error) => told(session, Notice::Refused(error)),
        Ok(document) => {
            let history = session.history.push(transaction, group.clone());
            let step = history.last().cloned().map(Entry::Edit);
            let next = Session {
                open: session.open.filter(|&id| document.annotation(id).is_some()),
                relating: session.relating.filter(|&id| document.annotation(id).is_some()),
                document: Some(document),
                history,
                group,
                journal: step.map_or_else(|| session.journal.clone(), |step| session.journal.with(step)),
                revision: session.revision + 1,
                ..session.clone()
            };
            told(&next, notice)
        }
    }
}

impl Session {
    /// The group of a step that may go on with the last one: that step's, as long as nothing else was done since.
    /// Later, or after the page was loaded again, the same field begins a group of its own.
    fn group_of(&self, name: &str) -> String {
        let same = |group: &&String| group.rsplit_once('#').is_some_and(|(known, _)| known == name);
        let going = self.group.as_ref().filter(same);
        going.cloned().unwrap_or_else(|| format!("{name}#{}", self.history.depth()))
    }
}

/// The session after one change, which is a step of its own.
pub(in crate::session) fn commit_one(session: &Session, change: Change, notice: Notice) -> Session {
    commit(session, Transaction::new(vec![change]), None, notice)
}

/// The session with something to tell.
pub(in crate::session) fn told(session: &Session, notice: Notice) -> Session {
    let serial = session.notice.as_ref().map_or(0, |(serial, _)| serial.wrapping_add(1));
    Session { notice: Some((serial, notice)), ..session.clone() }
}

/// Undo or redo.
type Step = fn(&History, &Document) -> Option<Result<(Document, History, Transaction), ApplyError>>;

/// Takes the last step back.
pub(super) fn undo(session: &Session) -> Option<Session> {
    travel(session, History::undo, Entry::Undo)
}

/// Does a step again.
pub(super) fn redo(session: &Session) -> Option<Session> {
    travel(session, History::redo, Entry::Redo)
}

fn travel(session: &Session, step: Step, entry: Entry) -> Option<Session> {
    let notice = if entry == Entry::Undo { Notice::Undone } else { Notice::Redone };
    let document = session.document.as_ref()?;
    if session.following {
        return Some(told(session, Notice::Following));
    }
    Some(match step(&session.history, document) {
        None => told(session, Notice::NothingToUndo),
        Some(Err(error)) => told(session, Notice::Refused(error)),
        Some(Ok((document, history, transaction))) => {
            let open = transaction.subject().filter(|&id| document.annotation(id).is_some());
            let filter = revealing(session, &document, open);
            let next = Session {
                relating: None,
                document: Some(document),
                history,
                journal: session.journal.with(entry),
                filter,
                revision: session.revision + 1,
                ..session.clone()
            };
            let touched = touched(&next, &transaction);
            told(&caret::opened(&next, open), notice(touched))
        }
    })
}

/// What a transaction was about, for telling it.
fn touched(session: &Session, transaction: &Transaction) -> Touched {
    let mut all: Vec<_> = transaction.touched().collect();
    all.sort_unstable_by_key(|(id, _)| *id);
    all.dedup_by_key(|(id, _)| *id);
    match (&all[..], &session.document) {
        (&[(_, span)], Some(document)) => Touched::One(document.text().slice(span).to_owned()),
        ([], _) | (_, None) => Touched::Nothing,
        (all, _) => Touched::Many(all.len()),
    }
}

/// The filter, widened where it would hide what undo brought back.
pub(in crate::session) fn revealing(
    session: &Session,
    document: &Document,
    open: Option<AnnotationId>,
) -> Filter {
    let mut filter = session.filter.clone();
    if let Some(annotation) = open.and_then(|id| document.annotation(id))
        && !shows(&filter, annotation)
    {
        filter.hidden.remove(&annotation.label);
        if !filter.status.admits(annotation.status) {
            filter.status =
                if annotation.status.is_live() { StatusFilter::Live } else { StatusFilter::Rejected };
        }
    }
    filter
}
