//! The sweep: every candidate that nobody has labelled, one after the other, until all are decided.

use super::candidates::{Candidate, candidates};
use super::{Caret, Notice, Session};
use crate::text::{ByteOffset, Span};
use std::collections::BTreeSet;
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
    spans: Rc<BTreeSet<Span>>,
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
    /// How many candidates of the sweep are decided, and how many there are.
    pub fn swept(&self) -> Option<(usize, usize)> {
        let (sweep, document) = (self.sweep.as_ref()?, self.document.as_ref()?);
        let open = sweep
            .candidates
            .iter()
            .filter_map(|candidate| candidate.undecided(document))
            .filter(|span| !self.skipped.spans.contains(span))
            .count();
        Some((sweep.candidates.len() - open, sweep.candidates.len()))
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
    let sweep = Sweep { candidates: candidates(document.text()).into(), here: None };
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
    let open = |candidate: &Candidate| {
        let span = candidate.undecided(document)?;
        (!session.skipped.spans.contains(&span)).then_some((*candidate, span))
    };
    let mut first = sweep.candidates.partition_point(|candidate| candidate.span.start < from);
    let around = |at: usize| sweep.candidates.get(at).is_some_and(|around| around.span.contains_offset(from));
    while first > 0 && around(first - 1) {
        first -= 1;
    }
    let (before, after) = sweep.candidates.split_at(first);
    let here = after.iter().find_map(open).or_else(|| before.iter().find_map(open));
    let sweep = Some(Sweep { candidates: Rc::clone(&sweep.candidates), here });
    let selection = here.map(|(_, span)| span);
    let caret = selection.map(|span| Caret { anchor: span.start, at: span.end }).or(session.caret);
    let next = Session { sweep, selection, caret, open: None, ..session.clone() };
    if here.is_none() { super::update::told(&next, Notice::Swept) } else { next }
}
