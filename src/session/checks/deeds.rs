//! What a person does about problems: goes from one to the next, mends one, leaves one as it is.

use super::{Fix, Problem};
use crate::annotation::Annotation;
use crate::session::update::{commit, revealing, told, update};
use crate::session::{Action, Direction, Notice, Session, Touched, caret, edit};
use crate::text::ByteOffset;
use std::rc::Rc;

/// The problems that were left as they are, as long as the article is open.
#[derive(Clone, Debug, Default)]
pub struct Left {
    /// In order, each with the depth of the history at which it was left, so that undo takes back
    /// whatever was done last.
    steps: Rc<[(Problem, usize)]>,
}

impl Left {
    /// Whether a problem was left as it is.
    pub fn has(&self, problem: &Problem) -> bool {
        self.steps.iter().any(|(left, _)| left.is(problem))
    }

    /// How many of these were, which are in order.
    pub(super) fn among(&self, problems: &[Problem]) -> usize {
        let there = |left: &Problem| {
            let first = problems.partition_point(|problem| problem.span < left.span);
            let here = problems.get(first..).unwrap_or_default();
            here.iter().take_while(|problem| problem.span == left.span).any(|problem| problem.is(left))
        };
        self.steps.iter().filter(|(left, _)| there(left)).count()
    }

    /// Whether undo would take one up again: nothing was edited since it was left.
    pub fn can_undo(&self, depth: usize) -> bool {
        self.steps.last().is_some_and(|&(_, then)| then == depth)
    }

    fn with(&self, problem: Problem, depth: usize) -> Self {
        Self { steps: self.steps.iter().copied().chain([(problem, depth)]).collect() }
    }

    fn without(&self, problem: &Problem) -> Self {
        Self { steps: self.steps.iter().filter(|(left, _)| !left.is(problem)).copied().collect() }
    }
}

/// The session with the annotation of a problem open, also where the filter hid it.
pub(in crate::session) fn show(session: &Session, problem: &Problem) -> Option<Session> {
    let document = session.document.as_ref()?;
    let open = document.annotation(problem.id).map(|known| known.id)?;
    let filter = revealing(session, document, Some(open));
    Some(caret::opened(&Session { filter, ..session.clone() }, Some(open)))
}

/// The next or previous problem from where a person is, around the ends.
pub(in crate::session) fn step(session: &Session, direction: Direction) -> Option<Session> {
    let document = session.document.as_ref()?;
    let open = session.open.and_then(|id| document.annotation(id)).map(|known| (known.span, known.id));
    let caret = session.selection.map(|span| span.start).or(session.caret.map(|caret| caret.at));
    let problems = session.problems();
    // Those of the open annotation are where a person is already.
    let elsewhere =
        |problem: &&Problem| !session.left.has(problem) && open.is_none_or(|(_, id)| problem.id != id);
    let is_before = |problem: &&Problem| match open {
        Some(here) => (problem.span, problem.id) < here,
        None => problem.span.start < caret.unwrap_or(ByteOffset::ZERO),
    };
    let (before, after): (Vec<&Problem>, Vec<&Problem>) =
        problems.iter().filter(elsewhere).partition(is_before);
    let found = match direction {
        Direction::Forward => after.first().or(before.first()).copied(),
        Direction::Back => before.last().or(after.last()).copied(),
    };
    match found.copied().or_else(|| session.problem_here()) {
        Some(problem) => show(session, &problem),
        None => Some(told(session, Notice::NoProblem)),
    }
}

/// Mends a problem; where a person has to say what is right, its annotation is opened.
pub(in crate::session) fn fix(session: &Session, problem: &Problem) -> Option<Session> {
    if !session.problems().contains(problem) {
        return None;
    }
    let shown = show(session, problem)?;
    let id = problem.id;
    let action = match session.ready_fix(problem) {
        Fix::Value(value) => {
            // Not the action that sets a value: a fix is a step of its own, also after the same field was
            // edited.
            let known = session.document.as_ref()?.annotation(id)?;
            let status = known.status.after_edit();
            let after = Annotation { value: Some(value), status, ..Annotation::clone(known) };
            return Some(commit(&shown, edit::replace(known, after), None, Notice::Changed));
        }
        Fix::Relabel(label) => Action::Relabel(id, label),
        Fix::Move(span) => Action::SetSpan(id, span),
        Fix::Drop => Action::Reject(id),
        Fix::Relate(kind, to) => Action::AddRelation(kind, id, to),
        Fix::Read | Fix::Open(_) => return Some(shown),
    };
    update(&shown, action).or(Some(shown))
}

/// Leaves a problem as it is.
pub(in crate::session) fn leave(session: &Session, problem: Problem) -> Option<Session> {
    if session.left.has(&problem) || !session.problems().contains(&problem) {
        return None;
    }
    let left = session.left.with(problem, session.history.depth());
    Some(told(&Session { left, ..session.clone() }, Notice::LeftAsIs))
}

/// Counts a problem again that was left as it is.
pub(in crate::session) fn take_up(session: &Session, problem: &Problem) -> Option<Session> {
    let left = session.left.without(problem);
    (left.steps.len() < session.left.steps.len()).then(|| Session { left, ..session.clone() })
}

/// Takes back that a problem was left, where that was the last thing done.
pub(in crate::session) fn unleave(session: &Session) -> Option<Session> {
    let &(problem, _) =
        session.left.steps.last().filter(|_| session.left.can_undo(session.history.depth()))?;
    let next = take_up(session, &problem)?;
    Some(told(&show(&next, &problem).unwrap_or(next), Notice::Undone(Touched::Nothing)))
}
