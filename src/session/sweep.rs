//! The sweep: every candidate that nobody has labelled, one after the other, until all are decided.

use super::candidates::{Candidate, candidates};
use super::caret::heard;
use super::update::told;
use super::{Caret, Direction, Notice, Session};
use crate::annotation::Document;
use crate::text::{ByteOffset, Span};
use rustc_hash::FxHashSet;
use std::rc::Rc;

/// A sweep through the candidates of the open text.
#[derive(Clone, Debug)]
pub struct Sweep {
    /// All candidates, in order.
    pub candidates: Rc<[Candidate]>,
    /// The one that is to be decided, what of it is open; `None` once all are.
    pub here: Option<(Candidate, Span)>,
}

/// The candidates that were left without a label, as long as the article is open.
#[derive(Clone, Debug, Default)]
pub struct Skipped {
    spans: Rc<FxHashSet<Span>>,
    #[expect(clippy::rc_buffer, reason = "grown step by step, and cloned only where both are kept")]
    /// In order, each with the depth of the history at which it was left, so that undo takes back
    /// whatever was done last.
    steps: Rc<Vec<(Span, usize)>>,
    #[expect(clippy::rc_buffer, reason = "grown step by step, and cloned only where both are kept")]
    undone: Rc<Vec<(Span, usize)>>,
}

impl Skipped {
    fn with(&self, span: Span, depth: usize) -> Self {
        let mut next = Self { undone: Rc::default(), ..self.clone() };
        Rc::make_mut(&mut next.spans).insert(span);
        Rc::make_mut(&mut next.steps).push((span, depth));
        next
    }

    /// Without the one left last, where nothing was edited since.
    fn undo(&self, depth: usize) -> Option<(Span, Self)> {
        let &(span, _) = self.steps.last().filter(|(_, then)| *then == depth)?;
        let mut next = self.clone();
        Rc::make_mut(&mut next.steps).pop();
        Rc::make_mut(&mut next.spans).remove(&span);
        Rc::make_mut(&mut next.undone).push((span, depth));
        Some((span, next))
    }

    fn redo(&self, depth: usize) -> Option<Self> {
        let &(span, _) = self.undone.last().filter(|(_, then)| *then == depth)?;
        let mut next = self.with(span, depth);
        next.undone = Rc::clone(&self.undone);
        Rc::make_mut(&mut next.undone).pop();
        Some(next)
    }
}

impl Session {
    /// What may deserve a label in the open text, found at the first call.
    fn candidates(&self) -> Rc<[Candidate]> {
        let find = || self.document.as_ref().map_or_else(Vec::new, |open| candidates(open.text())).into();
        Rc::clone(self.candidates.get_or_init(find))
    }

    /// What of a candidate is open: not labelled, not skipped, and part of the article.
    fn open_part(&self, document: &Document, candidate: &Candidate) -> Option<Span> {
        let span = candidate.undecided(document).filter(|_| !document.is_ignored(candidate.span))?;
        (!self.skipped.spans.contains(&span)).then_some(span)
    }

    /// How many candidates of the sweep are decided, and how many there are.
    pub fn swept(&self) -> Option<(usize, usize)> {
        let (sweep, document) = (self.sweep.as_ref()?, self.document.as_ref()?);
        let (mut decided, mut total) = (0, 0);
        for candidate in sweep.candidates.iter().filter(|candidate| !document.is_ignored(candidate.span)) {
            total += 1;
            decided += usize::from(self.open_part(document, candidate).is_none());
        }
        Some((decided, total))
    }
}

/// A sweep from what is selected or open.
pub(super) fn start(session: &Session) -> Option<Session> {
    let document = session.document.as_ref()?;
    if session.sweep.is_some() {
        return None;
    }
    let open = session.open.and_then(|id| document.annotation(id)).map(|known| known.span);
    let from = session.selection.or(open).map_or(ByteOffset::ZERO, |span| span.start);
    let sweep = Sweep { candidates: session.candidates(), here: None };
    Some(go_on(&Session { sweep: Some(sweep), ..session.clone() }, from))
}

/// Leaves the candidate without a label.
pub(super) fn skip(session: &Session) -> Option<Session> {
    let (candidate, span) = session.sweep.as_ref()?.here?;
    let skipped = session.skipped.with(span, session.history.depth());
    Some(go_on(&Session { skipped, ..session.clone() }, candidate.span.start))
}

/// Takes back the last skip, where that was the last thing done.
pub(super) fn unskip(session: &Session) -> Option<Session> {
    session.sweep.as_ref()?;
    let (span, skipped) = session.skipped.undo(session.history.depth())?;
    Some(go_on(&Session { skipped, ..session.clone() }, span.start))
}

/// Skips again.
pub(super) fn skip_again(session: &Session) -> Option<Session> {
    let (_, here) = session.sweep.as_ref()?.here?;
    let skipped = session.skipped.redo(session.history.depth())?;
    Some(go_on(&Session { skipped, ..session.clone() }, here.start))
}

/// The session at the first open candidate at or behind an offset, else at the first of all.
pub(super) fn go_on(session: &Session, from: ByteOffset) -> Session {
    let Some((sweep, document)) = session.sweep.as_ref().zip(session.document.as_ref()) else {
        return session.clone();
    };
    let open = |candidate: &Candidate| Some((*candidate, session.open_part(document, candidate)?));
    let first = reaching(&sweep.candidates, from);
    let (before, after) = sweep.candidates.split_at(first);
    let here = after.iter().find_map(open).or_else(|| before.iter().find_map(open));
    let sweep = Some(Sweep { candidates: Rc::clone(&sweep.candidates), here });
    let selection = here.map(|(_, span)| span);
    let caret = selection.map(|span| Caret { anchor: span.start, at: span.end }).or(session.caret);
    let next = Session { sweep, selection, caret, open: None, ..session.clone() };
    if here.is_none() { told(&next, Notice::Swept) } else { next }
}

/// The place of the first candidate at or behind an offset, or around it.
fn reaching(candidates: &[Candidate], from: ByteOffset) -> usize {
    let mut first = candidates.partition_point(|candidate| candidate.span.start < from);
    let around = |at: usize| candidates.get(at).is_some_and(|around| around.span.contains_offset(from));
    while first > 0 && around(first - 1) {
        first -= 1;
    }
    first
}

/// The session with the next or previous open candidate selected, to be labelled by one key.
pub(super) fn step(session: &Session, direction: Direction) -> Option<Session> {
    let document = session.document.as_ref()?;
    let opened = session.open.and_then(|id| document.annotation(id)).map(|known| known.span);
    let at = session.selection.or(opened).map(|span| span.start);
    let at = at.or(session.caret.map(|caret| caret.at));
    let candidates = session.candidates();
    let open = |candidate: &Candidate| {
        session.open_part(document, candidate).filter(|&span| !document.is_ignored(span))
    };
    let found = match direction {
        Direction::Forward => {
            let first = at.map_or(0, |at| reaching(&candidates, at));
            // What is selected may be the candidate itself.
            let beyond = |span: &Span| {
                at.is_none_or(|at| span.start > at || session.selection.is_none() && span.start == at)
            };
            candidates.iter().skip(first).filter_map(open).find(beyond)
        }
        Direction::Back => {
            let last =
                at.map_or(candidates.len(), |at| candidates.partition_point(|known| known.span.start < at));
            let before = |span: &Span| at.is_none_or(|at| span.start < at);
            candidates.iter().take(last).rev().filter_map(open).find(before)
        }
    };
    let Some(span) = found else { return Some(told(session, Notice::NoCandidate)) };
    let caret = Some(Caret { anchor: span.start, at: span.end });
    let next = Session { selection: Some(span), caret, open: None, ..session.clone() };
    Some(told(&next, Notice::Caret(heard(document.text(), span))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::label::Label;
    use crate::session::{Action, annotate, update};
    use crate::text::Text;

    fn does(session: &Session, action: Action) -> Session {
        update(session, action.clone()).unwrap_or_else(|| panic!("nothing changed: {action:?}"))
    }

    fn opened(text: &str) -> Session {
        let document = annotate(Text::new(text).expect("short"), crate::annotation::Meta::default());
        does(&Session::default(), Action::OpenDocument(Box::new(document)))
    }

    fn selected(session: &Session) -> &str {
        let text = session.document.as_ref().expect("open").text();
        session.selection.map_or("", |span| text.slice(span))
    }

    #[test]
    fn steps_go_through_what_has_no_label_and_stop_at_the_ends() {
        let text = "Sáng 12/9/2023, đồng chí Vũ Minh Tâm dự. Đoàn đến Suối Giàng và Nậm Lành.\nTrồng 38 ha.";
        let session = opened(text);
        let first = does(&session, Action::ToCandidate(Direction::Forward));
        assert_eq!(selected(&first), "Suối Giàng");
        assert!(matches!(&first.notice, Some((_, Notice::Caret(heard))) if heard.selected));
        let second = does(&first, Action::ToCandidate(Direction::Forward));
        assert_eq!(selected(&second), "Nậm Lành");
        assert_eq!(selected(&does(&second, Action::ToCandidate(Direction::Back))), "Suối Giàng");
        let none = does(&second, Action::ToCandidate(Direction::Forward));
        assert!(matches!(none.notice, Some((_, Notice::NoCandidate))));
        assert_eq!(selected(&none), "Nậm Lành");
        // What gets a label is no candidate any more.
        let labelled = does(&second, Action::Label(Label::Official));
        let back = does(&labelled, Action::ToCandidate(Direction::Back));
        assert_eq!(selected(&back), "Suối Giàng");
        assert!(matches!(
            does(&back, Action::ToCandidate(Direction::Forward)).notice,
            Some((_, Notice::NoCandidate))
        ));
    }

    #[test]
    fn a_step_begins_where_the_caret_is() {
        let text = "Đoàn đến Suối Giàng rồi đến Nậm Lành.";
        let at = ByteOffset::of(text.find("rồi").expect("there"));
        let session = does(&opened(text), Action::PlaceCaret(Caret::new(at)));
        assert_eq!(selected(&does(&session, Action::ToCandidate(Direction::Forward))), "Nậm Lành");
        assert_eq!(selected(&does(&session, Action::ToCandidate(Direction::Back))), "Suối Giàng");
    }

    #[test]
    fn candidates_are_found_once_for_a_text() {
        let session = opened("Đoàn đến Suối Giàng rồi đến Nậm Lành.");
        let first = does(&session, Action::ToCandidate(Direction::Forward));
        let labelled = does(&first, Action::Label(Label::Official));
        assert!(Rc::ptr_eq(&session.candidates(), &labelled.candidates()));
    }

    #[test]
    fn what_was_set_aside_is_no_candidate() {
        let text = "Đoàn đến Suối Giàng.\nSau đó đến Nậm Lành.";
        let start = text.find("Sau đó").expect("there");
        let session = does(&opened(text), Action::Ignore(Span::of(start, text.len())));
        let session = Session { selection: None, caret: None, open: None, ..session };
        let first = does(&session, Action::ToCandidate(Direction::Forward));
        assert_eq!(selected(&first), "Suối Giàng");
        assert!(matches!(
            does(&first, Action::ToCandidate(Direction::Forward)).notice,
            Some((_, Notice::NoCandidate))
        ));
    }
}
