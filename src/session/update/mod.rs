//! The one place where a session changes: each action, and where what it does is written.

mod commit;
mod decide;
mod label;
mod opening;
mod place;
mod revise;

pub(super) use commit::{commit, commit_one, revealing, told};

use super::{
    Action, Search, Session, Sweep, Tour, bulk, caret, checks, people, region, relate, scheme, sweep, tour,
};
use crate::annotation::{Annotation, AnnotationId};
use crate::text::ByteOffset;
use std::rc::Rc;

/// The session after an action that was done at a time, ISO 8601 in UTC.
pub fn update_at(session: &Session, action: Action, now: &str) -> Option<Session> {
    update(&Session { now: Rc::from(now), ..session.clone() }, action)
}

/// The session after an action, `None` where nothing changes.
pub fn update(session: &Session, action: Action) -> Option<Session> {
    let from = session.sweep.as_ref().map(|sweep| resumed(session, sweep, &action));
    let turns = turns_to_something_else(&action);
    let mut next = tour::followed(step(session, action)?);
    if turns {
        next.group = None;
    }
    if next.revision == session.revision {
        return Some(next);
    }
    // What hangs on the document follows it.
    next.problems = Rc::default();
    next.picked = next.picked.within(&next);
    if let Some(document) = &next.document
        && let Some(search) = next.search.as_ref().and_then(|search| search.after_edit(document))
    {
        next.search = Some(search);
    }
    Some(match from {
        Some(from) if next.sweep.is_some() => sweep::go_on(&next, from),
        _ => next,
    })
}

/// Whether a person is done with what they were typing or moving.
fn turns_to_something_else(action: &Action) -> bool {
    matches!(
        action,
        Action::Select(_)
            | Action::PlaceCaret(_)
            | Action::MoveCaret { .. }
            | Action::MoveCaretTo { .. }
            | Action::OpenAnnotation(_)
            | Action::Step(..)
            | Action::ShowProblem(_)
            | Action::StepProblem(_)
            | Action::Undo
            | Action::Redo
    )
}

/// Where a sweep goes on after an action: where it is, or at what undo brings back.
fn resumed(session: &Session, sweep: &Sweep, action: &Action) -> ByteOffset {
    let here = sweep
        .here
        .map_or(session.document.as_ref().map_or(ByteOffset::ZERO, |d| d.text().len()), |(_, span)| {
            span.start
        });
    match action {
        Action::Undo => {
            let undone = session.history.latest().and_then(|(before, after)| after.or(before));
            undone.map_or(here, |annotation| annotation.span.start.min(here))
        }
        _ => here,
    }
}

/// The session after an action alone.
fn step(session: &Session, action: Action) -> Option<Session> {
    match action {
        Action::OpenDocument(document) => Some(opening::open(session, *document)),
        Action::Reopen(kept) => Some(opening::reopen(session, *kept)),
        Action::Follow(following) => {
            (following != session.following).then(|| Session { following, ..session.clone() })
        }
        Action::Replay(entries) => opening::replay(session, &entries),
        Action::Close => opening::close(session),
        Action::DetectionStarted => {
            (!session.detecting).then(|| Session { detecting: true, ..session.clone() })
        }
        Action::DetectionAdvanced { text, detection } => opening::advanced(session, &text, &detection),
        Action::DetectionFinished { text, detection } => opening::finished(session, &text, &detection),

        Action::Select(span) => place::select(session, span),
        Action::PlaceCaret(caret) => place::put_caret(session, caret),
        Action::MoveCaret { direction, grain, extend } => {
            caret::moved(session, direction, grain, extend).map(|moved| place::carry_caret(session, moved))
        }
        Action::MoveCaretTo { to, extend } => {
            caret::moved_to(session, to, extend).map(|moved| place::carry_caret(session, moved))
        }
        Action::OpenAnnotation(id) => place::open(session, id),
        Action::Step(direction, reach) => Some(place::step(session, direction, reach)),

        Action::Label(label) => label::give(session, label),
        Action::Relabel(id, label) => label::relabel(session, id, label),
        Action::LabelHits(label) => label::give_to_hits(session, label),

        Action::Accept(id) => decide::accept(session, id),
        Action::Reject(id) => decide::reject(session, id),
        Action::Delete(id) => decide::delete(session, id),
        Action::AcceptAll(label) => decide::accept_all(session, label),
        Action::Repeat(example, chosen) => Some(decide::repeat(session, &example, &chosen)),
        Action::NeverAgain(id) => decide::never_again(session, id),
        Action::Pick(pick) => bulk::picked(session, pick),
        Action::Bulk(deed) => bulk::bulk(session, deed),

        Action::SetValue(id, value) => revise::value(session, id, value),
        Action::SetAttribute(id, key, value) => revise::attribute(session, id, key, value),
        Action::SetEntity(id, entity) => revise::entity(session, id, entity),
        Action::NewEntity(id, name) => revise::new_entity(session, id, name),
        Action::SetNote(id, note) => revise::note(session, id, note),
        Action::SetSpan(id, span) => revise::span(session, id, span),
        Action::MoveEdge(id, edge, direction, grain) => revise::edge(session, id, edge, direction, grain),
        Action::SetTitle(title) => revise::title(session, title),

        Action::Tour(true) => session.document.as_ref().map(|_| Tour::start(session)),
        Action::Tour(false) => session.tour.map(|_| Session { tour: None, ..session.clone() }),
        Action::TourNext => Some(session.tour?.next(session)),
        Action::Sweep(true) => sweep::start(session),
        Action::Sweep(false) => {
            session.sweep.as_ref().map(|_| Session { sweep: None, selection: None, ..session.clone() })
        }
        Action::Skip => sweep::skip(session),
        Action::ToCandidate(direction) => sweep::step(session, direction),

        Action::Search(Some(query)) => {
            Search::new(session, query).map(|search| Session { search: Some(search), ..session.clone() })
        }
        Action::Search(None) => place::end_search(session),
        Action::Matched(query, found) => {
            let search = session.search.as_ref().filter(|search| search.query == query)?;
            let search = search.matched(session, found)?;
            Some(Session { search: Some(search), ..session.clone() })
        }
        Action::SearchStep(direction) => {
            let search = session.search.as_ref().filter(|search| search.at.is_some())?;
            Some(Session { search: Some(search.stepped(direction)), ..session.clone() })
        }

        Action::ShowProblem(problem) => checks::show(session, &problem),
        Action::StepProblem(direction) => checks::step(session, direction),
        Action::FixProblem(problem) => checks::fix(session, &problem),
        Action::LeaveProblem(problem) => checks::leave(session, problem),
        Action::TakeUpProblem(problem) => checks::take_up(session, &problem),

        Action::AddRelation(kind, from, to) => relate::add(session, &kind, from, to),
        Action::AcceptRelation(id) => relate::accept(session, id),
        Action::RejectRelation(id) => relate::reject(session, id),
        Action::RemoveRelation(id) => relate::remove(session, id),
        Action::Relate(from) => relate::begin(session, from),
        Action::RelateTo(to) => relate::to(session, to),
        Action::People(edit) => people::edit(session, edit),

        Action::Ignore(span) => region::ignore(session, span),
        Action::AcceptRegion(span) => region::accept(session, span),
        Action::RestoreRegion(span) => region::restore(session, span),

        Action::PutLabel(definition) => scheme::put(session, *definition),
        Action::RemoveLabel(label) => scheme::remove(session, label),
        Action::MoveLabel(label, direction) => scheme::moved(session, label, direction),
        Action::UseScheme(labels, moved) => scheme::used(session, &labels, &moved),

        Action::Undo => {
            sweep::unskip(session).or_else(|| checks::unleave(session)).or_else(|| commit::undo(session))
        }
        Action::Redo => sweep::skip_again(session).or_else(|| commit::redo(session)),
        Action::SetFilter(filter) => (filter != session.filter).then(|| {
            let next = Session { filter, ..session.clone() };
            Session { picked: next.picked.within(&next), ..next }
        }),
        Action::Tell(notice) => Some(told(session, notice)),
        Action::DismissNotice => session.notice.as_ref().map(|_| Session { notice: None, ..session.clone() }),
    }
}

fn annotation(session: &Session, id: AnnotationId) -> Option<&Annotation> {
    session.document.as_ref()?.annotation(id).map(AsRef::as_ref)
}
