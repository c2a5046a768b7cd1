//! Does what a command says.

use super::{ByRc, Command, Dispatch, Overlay};
use crate::annotation::{AnnotationId, Status};
use crate::browser::focus::{annotation_in_focus, focus};
use crate::browser::{lines, selection};
use crate::session::{
    Action, Bulk, Caret, Direction, Edge, Filter, Grain, Notice, Query, Reach, Session, moved, neighbour,
    under_caret, ways,
};
use crate::text::ByteOffset;
use crate::ui::commands::{Move, Part};
use crate::ui::panels::{focus_find, mend};
use wasm_bindgen_futures::spawn_local;
use yew::Callback;

/// The element with the article's text.
const TEXT: &str = ".article__text";

/// Does what a command says; `panel` brings a panel of the side to the front, by its key, and `next_document`
/// opens the next one that is not done, after the open one is.
#[expect(clippy::too_many_lines, reason = "one arm for each command")]
pub(super) fn perform(
    command: Command,
    session: &ByRc<Session>,
    dispatch: &Dispatch,
    show: &Callback<Option<Overlay>>,
    panel: &dyn Fn(&str),
    next_document: &dyn Fn(bool),
) {
    let Some(document) = &session.document else {
        match command {
            Command::Shortcuts => show.emit(Some(Overlay::Shortcuts)),
            Command::Palette => show.emit(Some(Overlay::Palette)),
            _ => {}
        }
        return;
    };
    // What a command is about: the open annotation, else the one that the caret is in.
    let target = session.open.or_else(|| under_caret(session)).and_then(|id| document.annotation(id));
    // Deciding goes on to what is to be decided next, as far as there is something.
    let decide = |action: Action| {
        let next = neighbour(session, Direction::Forward, Reach::ToReview);
        dispatch.emit(action);
        if next.is_some() {
            dispatch.emit(Action::OpenAnnotation(next));
        }
    };
    let none_open = || dispatch.emit(Action::Tell(Notice::NoneOpen));
    let picked = !session.picked.ids.is_empty() && session.selection.is_none();
    match command {
        Command::Accept if session.relating.is_some() => {
            if let Some(to) = session.open.filter(|&to| Some(to) != session.relating) {
                relate_to(session, dispatch, to);
            }
        }
        Command::Relate => match (session.relating, target) {
            (Some(_), _) => dispatch.emit(Action::Relate(None)),
            (None, Some(known)) => dispatch.emit(Action::Relate(Some(known.id))),
            (None, None) => none_open(),
        },
        Command::Ignore => match session.selection {
            Some(span) if document.is_ignored(span) => dispatch.emit(Action::RestoreRegion(span)),
            Some(span) => dispatch.emit(Action::Ignore(span)),
            None => dispatch.emit(Action::Tell(Notice::NothingSelected)),
        },
        Command::Lines => {
            let lines = !session.filter.lines;
            dispatch.emit(Action::SetFilter(Filter { lines, ..session.filter.clone() }));
        }
        Command::Accept if picked => dispatch.emit(Action::Bulk(Bulk::Accept)),
        Command::Reject if picked => dispatch.emit(Action::Bulk(Bulk::Reject)),
        Command::Delete if picked => dispatch.emit(Action::Bulk(Bulk::Delete)),
        Command::Accept => {
            let open = session.open.and_then(|id| document.annotation(id));
            match open.map(|known| (known.id, known.status)) {
                Some((id, Status::Suggested | Status::Rejected)) => decide(Action::Accept(id)),
                // First it is opened, to be looked at.
                None if target.is_some() => {
                    dispatch.emit(Action::OpenAnnotation(target.map(|known| known.id)));
                }
                Some(_) | None => match annotation_in_focus() {
                    Some(id) if Some(id) != session.open => dispatch.emit(Action::OpenAnnotation(Some(id))),
                    _ => dispatch.emit(Action::Step(Direction::Forward, Reach::ToReview)),
                },
            }
        }
        Command::Reject => match target.map(|known| (known.id, known.status)) {
            Some((id, Status::Suggested)) => decide(Action::Reject(id)),
            Some((id, _)) => dispatch.emit(Action::Reject(id)),
            None => none_open(),
        },
        Command::Delete => match target {
            Some(known) => dispatch.emit(Action::Delete(known.id)),
            None => none_open(),
        },
        Command::Step(direction, reach) => dispatch.emit(Action::Step(direction, reach)),
        Command::Caret(direction, grain, way) => {
            begin(session, dispatch);
            dispatch.emit(Action::MoveCaret { direction, grain, extend: way == Move::Select });
        }
        Command::Line(direction, way) => {
            let to = caret(session).and_then(|at| lines::beyond(TEXT, document.text(), at, direction));
            move_to(session, dispatch, to, (direction, Grain::Sentence), way);
        }
        Command::LineEdge(direction, way) => {
            let to = caret(session).and_then(|at| lines::edge(TEXT, document.text(), at, direction));
            move_to(session, dispatch, to, (direction, Grain::Paragraph), way);
        }
        Command::Move(edge, direction, grain) => match (session.selection, target) {
            (Some(span), _) => {
                if let Some(span) = moved(document.text(), span, edge, direction, grain) {
                    dispatch.emit(Action::PlaceCaret(match edge {
                        Edge::Start => Caret { anchor: span.end, at: span.start },
                        Edge::End => Caret { anchor: span.start, at: span.end },
                    }));
                }
            }
            (None, Some(known)) => dispatch.emit(Action::MoveEdge(known.id, edge, direction, grain)),
            (None, None) => none_open(),
        },
        Command::Same if session.open_example().is_none() => none_open(),
        Command::Same => show.emit(Some(Overlay::Same { latest: false })),
        Command::SameLatest if session.latest_example().is_none() => {
            dispatch.emit(Action::Tell(Notice::NothingToChange));
        }
        Command::SameLatest => show.emit(Some(Overlay::Same { latest: true })),
        Command::NeverAgain => match target {
            Some(known) => decide(Action::NeverAgain(known.id)),
            None => none_open(),
        },
        Command::Problem(direction) => dispatch.emit(Action::StepProblem(direction)),
        Command::FixProblem => match session.problem_here() {
            Some(problem) => mend(session, dispatch, &problem),
            None => dispatch.emit(Action::StepProblem(Direction::Forward)),
        },
        Command::LeaveProblem => dispatch.emit(match session.problem_here() {
            Some(problem) => Action::LeaveProblem(problem),
            None => Action::Tell(Notice::NoProblem),
        }),
        Command::Sweep => dispatch.emit(Action::Sweep(session.sweep.is_none())),
        Command::Skip => dispatch.emit(Action::Skip),
        Command::Candidate(direction) => dispatch.emit(Action::ToCandidate(direction)),
        Command::Find => {
            if session.search.is_none() {
                dispatch.emit(Action::Search(Some(find_query(session))));
            }
            // The bar is drawn as soon as this key is done with. The next one may already wait, and is the field's.
            spawn_local(async { focus_find() });
        }
        Command::SelectAll => dispatch.emit(Action::Select(Some(document.text().span()))),
        Command::AcceptAll => dispatch.emit(Action::AcceptAll(None)),
        Command::Undo => dispatch.emit(Action::Undo),
        Command::Redo => dispatch.emit(Action::Redo),
        Command::Close => {
            if session.relating.is_some() {
                dispatch.emit(Action::Relate(None));
            } else if session.sweep.is_some() {
                dispatch.emit(Action::Sweep(false));
            } else if session.search.is_some() {
                dispatch.emit(Action::Search(None));
            } else if session.selection.is_some() {
                dispatch.emit(Action::Select(None));
            } else {
                dispatch.emit(Action::OpenAnnotation(None));
            }
        }
        Command::Focus(Part::Value) => {
            if session.open.is_none() {
                dispatch.emit(Action::OpenAnnotation(target.map(|known| known.id)));
            }
            // What was opened just then is drawn a frame later.
            let tries = if session.open.is_some() { 0 } else { 3 };
            focus(&[".inspector :is(input, select, textarea)[id^=value-]", ".inspector select"], tries);
        }
        Command::Focus(Part::List) => {
            panel("annotations");
            focus(&[".annotations:not(.people) .rows [tabindex='0']"], 3);
        }
        Command::Focus(Part::People) => {
            panel("people");
            focus(&[".people .rows [tabindex='0']", ".people input"], 3);
        }
        Command::Focus(Part::Article) => focus(&["#article .mark.is-open", "#article"], 0),
        Command::Palette => show.emit(Some(Overlay::Palette)),
        Command::Shortcuts => show.emit(Some(Overlay::Shortcuts)),
        Command::Export => show.emit(Some(Overlay::Export)),
        Command::Tour => dispatch.emit(Action::Tour(true)),
        Command::Reading => show.emit(Some(Overlay::Reading)),
        Command::New => dispatch.emit(Action::Close),
        Command::NextDocument { done } => next_document(done),
    }
}

/// Relates in the first way that is offered: the open annotation, else one that becomes open.
fn relate_to(session: &Session, dispatch: &Dispatch, to: AnnotationId) {
    let ends = session.document.as_ref().zip(session.relating);
    let ways = ends.map(|(document, from)| ways(document, from, to)).unwrap_or_default();
    match ways.into_iter().next() {
        Some((kind, from, to)) => dispatch.emit(Action::AddRelation(kind, from, to)),
        None => dispatch.emit(Action::RelateTo(to)),
    }
}

/// What a search begins with: what is selected, where that is a few words.
fn find_query(session: &Session) -> Query {
    let words = session.document.as_ref().zip(session.selection);
    let words = words.map_or("", |(document, span)| document.text().slice(span));
    let few = words.len() <= 100 && !words.contains(['\n', '\r']);
    Query { words: if few { words.to_owned() } else { String::new() }, ..Query::default() }
}

/// Where the caret is, or will be at its first move.
fn caret(session: &Session) -> Option<ByteOffset> {
    let open = || {
        let document = session.document.as_ref()?;
        Some(document.annotation(session.open?)?.span.start)
    };
    session.caret.map(|caret| caret.at).or_else(open)
}

/// Puts the caret where the reading begins, where there is none.
fn begin(session: &Session, dispatch: &Dispatch) {
    if caret(session).is_none() {
        let from = selection::first_seen("#article").unwrap_or(ByteOffset::ZERO);
        dispatch.emit(Action::PlaceCaret(Caret::new(from)));
    }
}

/// Moves the caret to a place; where nothing drawn says which, by a unit of the text.
fn move_to(
    session: &Session,
    dispatch: &Dispatch,
    to: Option<ByteOffset>,
    (direction, grain): (Direction, Grain),
    way: Move,
) {
    let extend = way == Move::Select;
    if let Some(to) = to {
        dispatch.emit(Action::MoveCaretTo { to, extend });
    } else {
        begin(session, dispatch);
        dispatch.emit(Action::MoveCaret { direction, grain, extend });
    }
}
