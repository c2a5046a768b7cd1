//! Documents that come and go, and what comes to the open one from elsewhere: from a detection, from another tab.

use super::commit::told;
use crate::annotation::{self, AnnotationId, Document, Entry, Journal};
use crate::detect::Detection;
use crate::label::Label;
use crate::session::suggest::with_suggestions_beside;
use crate::session::{Echo, Filter, Notice, Progress, Reopened, Session, progress};
use crate::text::Text;
use std::rc::Rc;

/// Shows a document; the history begins anew. Which labels are looked at stays: whoever goes through many articles
/// for one label chooses it once. The words that were searched for, and labels of one's own, are of one article.
pub(super) fn open(session: &Session, document: Document) -> Session {
    let Filter { hidden, lines, .. } = &session.filter;
    let hidden = hidden.iter().copied().filter(|label| !matches!(label, Label::Custom(_))).collect();
    let next = Session {
        document: Some(document),
        revision: session.revision + 1,
        opening: session.opening + 1,
        article: session.article + 1,
        notice: session.notice.clone(),
        filter: Filter { hidden, lines: *lines, ..Filter::default() },
        ..Session::default()
    };
    let Progress { decided, total } = progress(&next);
    let suggestions = total.saturating_sub(decided);
    told(&next, Notice::Opened { suggestions, repeated: false, repaired: 0 })
}

/// Shows a document that was worked on before.
pub(super) fn reopen(session: &Session, kept: Reopened) -> Session {
    let Reopened { document, history, entries } = kept;
    let opened = open(session, document);
    let opened = Session { history, journal: Journal::after(entries), ..opened };
    match (&session.document, &opened.document) {
        (Some(before), Some(now)) if before.text() == now.text() => stayed(session, opened),
        _ => opened,
    }
}

/// A document that is the open one, as another tab left it: whoever looked at it is where they were.
fn stayed(before: &Session, now: Session) -> Session {
    let known =
        |id: AnnotationId| now.document.as_ref().is_some_and(|document| document.annotation(id).is_some());
    let next = Session {
        article: before.article,
        open: before.open.filter(|&id| known(id)),
        selection: before.selection,
        caret: before.caret,
        filter: before.filter.clone(),
        left: before.left.clone(),
        skipped: before.skipped.clone(),
        ..now
    };
    Session { picked: before.picked.within(&next), ..next }
}

/// Back to the empty page.
pub(super) fn close(session: &Session) -> Option<Session> {
    session.document.as_ref().map(|_| Session {
        revision: session.revision + 1,
        opening: session.opening + 1,
        article: session.article,
        filter: session.filter.clone(),
        ..Session::default()
    })
}

/// The session after what was done in another tab. What does not fit is told: then this tab has another
/// document before it than that one.
pub(super) fn replay(session: &Session, entries: &[Entry]) -> Option<Session> {
    let mut document = session.document.clone()?;
    let (mut history, mut journal) = (session.history.clone(), session.journal.clone());
    for entry in entries {
        match annotation::replay(&document, &history, entry) {
            Ok(next) => (document, history) = next,
            Err(error) => return Some(told(session, Notice::Refused(error))),
        }
        journal = journal.with(entry.clone());
    }
    Some(Session {
        open: session.open.filter(|&id| document.annotation(id).is_some()),
        document: Some(document),
        history,
        journal,
        revision: session.revision + 1,
        ..session.clone()
    })
}

/// The session with all that was found in the open text.
pub(super) fn finished(session: &Session, text: &Text, detection: &Detection) -> Option<Session> {
    let Some(next) = advanced(session, text, detection) else {
        // Another tab has taken the document meanwhile, and looks for them.
        let was_looking = session.detecting && session.document.as_ref()?.text() == text;
        return was_looking.then(|| Session { detecting: false, ..session.clone() });
    };
    let next = Session { detecting: false, ..next };
    let (suggestions, repeated) = (detection.suggestions.len(), detection.repeated.is_some());
    // Both are told within a moment: the later one says the earlier again.
    let repaired = match &session.notice {
        Some((_, Notice::Repaired(count))) => *count,
        _ => 0,
    };
    Some(told(&next, Notice::Opened { suggestions, repeated, repaired }))
}

/// The session with what was found so far in the open text; `None` where another one is open, or worked on
/// elsewhere.
pub(super) fn advanced(session: &Session, text: &Text, detection: &Detection) -> Option<Session> {
    let document = session.document.as_ref().filter(|document| document.text() == text)?;
    if session.following {
        return None;
    }
    let session = Session { echoes: echoes(detection), detecting: true, ..session.clone() };
    // Suggestions are no edit: undo must never take away what nobody has done.
    Some(match with_suggestions_beside(document, detection, &session.history) {
        Ok(document) => Session {
            document: Some(document),
            journal: session.journal.with(Entry::Renewed),
            revision: session.revision + 1,
            ..session
        },
        Err(error) => told(&session, Notice::Refused(error)),
    })
}

fn echoes(detection: &Detection) -> Rc<[Echo]> {
    let links = detection.references.iter();
    links
        .filter_map(|link| Some(Echo { span: link.span, of: detection.suggestions.get(link.to)?.span }))
        .collect()
}
