//! What the page answers to a command, as the session is: the palette asks whether there is something to do, a key
//! does it ([`perform`](super::perform)).

use super::Overlay;
use super::commands::{Command, Move, Part};
use super::i18n::Message;
use crate::annotation::{Annotation, AnnotationId, Document, Status};
use crate::session::{
    Action, Bulk, Caret, Direction, Edge, Filter, Grain, Notice, Problem, Reach, Session,
    annotations_in_view, moved, neighbour, under_caret, ways,
};

/// What is done.
#[derive(Clone, Debug)]
pub(super) enum Answer {
    /// The session changes.
    Act(Action),
    /// It does, by a decision, after which the next that is to be decided is opened.
    Decide(Action),
    /// The next that is to be decided is opened.
    ToReview,
    /// The caret goes by a unit of the text.
    Caret(Direction, Grain, Move),
    /// The caret goes by a line as it is seen.
    Line(Direction, Move),
    /// The caret goes to an edge of a line as it is seen.
    LineEdge(Direction, Move),
    /// A problem is mended, or the keyboard goes to where a person can.
    Mend(Problem),
    /// The keyboard goes to the search.
    Find,
    /// The keyboard goes to a part of the page, to the annotation that is opened for that.
    Focus(Part, Option<AnnotationId>),
    /// Something is laid over the page.
    Show(Overlay),
    /// The next document that is not done is opened; whether the open one is.
    NextDocument(bool),
    /// Nothing, which is all that there is to do.
    Nothing,
}

/// Why there is nothing to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lack {
    /// No document is open.
    Document,
    /// No annotation is open, nor is the caret in one.
    Open,
    /// Nothing lies over the text and nothing is selected or open that could be closed.
    Closable,
    /// No suggestion is left in the article.
    Suggestion,
    /// None is left of those that are listed.
    Listed,
    /// There is no further annotation that way.
    Further,
    /// No step was done, or none was taken back.
    Step,
    /// The latest step was none that can be done elsewhere.
    Example,
    /// No sweep goes on.
    Sweep,
    /// No problem is left.
    Problem,
    /// Nothing is selected.
    Selection,
}

impl Lack {
    /// As the palette says it beside the command.
    pub(super) fn message(self) -> Message {
        match self {
            Self::Document => Message::OpenArticleFirst,
            Self::Open | Self::Closable => Message::NoneOpen,
            Self::Suggestion | Self::Listed => Message::NothingToReview,
            Self::Further => Message::NoneFurther,
            Self::Step | Self::Example => Message::NoStep,
            Self::Sweep => Message::NoSweep,
            Self::Problem => Message::NoProblems,
            Self::Selection => Message::NothingSelected,
        }
    }

    /// What whoever pressed the key is told; `None` where the key is left to mean nothing.
    pub(super) fn notice(self) -> Option<Notice> {
        match self {
            Self::Document | Self::Closable | Self::Sweep => None,
            Self::Open => Some(Notice::NoneOpen),
            Self::Suggestion | Self::Further => Some(Notice::NoFurther),
            Self::Listed | Self::Example => Some(Notice::NothingToChange),
            Self::Step => Some(Notice::NothingToUndo),
            Self::Problem => Some(Notice::NoProblem),
            Self::Selection => Some(Notice::NothingSelected),
        }
    }
}

type Answered = Result<Answer, Lack>;

/// What a command comes to.
///
/// # Errors
/// Where there is nothing that it could be done to.
pub(super) fn answer(command: Command, session: &Session) -> Answered {
    use Answer::{Act, Decide, Focus, Show};
    use Command as C;
    match command {
        C::Palette => return Ok(Show(Overlay::Palette)),
        C::Shortcuts => return Ok(Show(Overlay::Shortcuts)),
        _ => {}
    }
    let document = session.document.as_ref().ok_or(Lack::Document)?;
    // What a command is about: the open annotation, else the one that the caret is in.
    let target = session.open.or_else(|| under_caret(session)).and_then(|id| document.annotation(id));
    let target = target.map(AsRef::as_ref);
    let about = target.ok_or(Lack::Open);
    let picked = !session.picked.ids.is_empty() && session.selection.is_none();
    Ok(match command {
        C::Accept if session.relating.is_some() => relate_to_open(session, document),
        C::Accept if picked => Act(Action::Bulk(Bulk::Accept)),
        C::Accept => accept(session, target)?,
        C::Reject if picked => Act(Action::Bulk(Bulk::Reject)),
        C::Reject => match about? {
            known if known.status == Status::Suggested => Decide(Action::Reject(known.id)),
            known => Act(Action::Reject(known.id)),
        },
        C::Delete if picked => Act(Action::Bulk(Bulk::Delete)),
        C::Delete => Act(Action::Delete(about?.id)),
        C::NeverAgain => Decide(Action::NeverAgain(about?.id)),
        C::AcceptAll => {
            let any = annotations_in_view(session).any(|known| known.status == Status::Suggested);
            if any { Act(Action::AcceptAll(None)) } else { return Err(Lack::Listed) }
        }
        C::Relate if session.relating.is_some() => Act(Action::Relate(None)),
        C::Relate => Act(Action::Relate(Some(about?.id))),
        C::Ignore => match session.selection.ok_or(Lack::Selection)? {
            span if document.is_ignored(span) => Act(Action::RestoreRegion(span)),
            span => Act(Action::Ignore(span)),
        },
        C::Same => session.open_example().map(|_| Show(Overlay::Same { latest: false })).ok_or(Lack::Open)?,
        C::SameLatest => {
            let example = session.latest_example().map(|_| Show(Overlay::Same { latest: true }));
            example.ok_or(Lack::Example)?
        }
        C::Sweep => Act(Action::Sweep(session.sweep.is_none())),
        C::Skip => session.sweep.as_ref().map(|_| Act(Action::Skip)).ok_or(Lack::Sweep)?,
        C::Candidate(direction) => Act(Action::ToCandidate(direction)),
        C::Problem(direction) => to_problem(session, direction)?,
        C::FixProblem => match session.problem_here() {
            Some(problem) => Answer::Mend(problem),
            None => to_problem(session, Direction::Forward)?,
        },
        C::LeaveProblem => Act(Action::LeaveProblem(session.problem_here().ok_or(Lack::Problem)?)),
        // A sweep has steps of its own.
        C::Undo if session.sweep.is_some() || session.can_undo() => Act(Action::Undo),
        C::Redo if session.sweep.is_some() || session.history.can_redo() => Act(Action::Redo),
        C::Undo | C::Redo => return Err(Lack::Step),
        C::Step(direction, reach) => {
            let further = neighbour(session, direction, reach).map(|_| Act(Action::Step(direction, reach)));
            further.ok_or(Lack::Further)?
        }
        C::Caret(direction, grain, way) => Answer::Caret(direction, grain, way),
        C::Line(direction, way) => Answer::Line(direction, way),
        C::LineEdge(direction, way) => Answer::LineEdge(direction, way),
        C::Move(edge, direction, grain) => match session.selection {
            Some(span) => match moved(document.text(), span, edge, direction, grain) {
                Some(span) => Act(Action::PlaceCaret(match edge {
                    Edge::Start => Caret { anchor: span.end, at: span.start },
                    Edge::End => Caret { anchor: span.start, at: span.end },
                })),
                None => Answer::Nothing,
            },
            None => Act(Action::MoveEdge(about?.id, edge, direction, grain)),
        },
        C::SelectAll => Act(Action::Select(Some(document.text().span()))),
        C::Find => Answer::Find,
        C::Lines => {
            let lines = !session.filter.lines;
            Act(Action::SetFilter(Filter { lines, ..session.filter.clone() }))
        }
        C::Close => close(session).map(Act).ok_or(Lack::Closable)?,
        C::Focus(Part::Value) => Focus(Part::Value, Some(about?.id)),
        C::Focus(part) => Focus(part, None),
        C::Palette => Show(Overlay::Palette),
        C::Shortcuts => Show(Overlay::Shortcuts),
        C::Export => Show(Overlay::Export),
        C::Reading => Show(Overlay::Reading),
        C::Tour => Act(Action::Tour(true)),
        C::New => Act(Action::Close),
        C::NextDocument { done } => Answer::NextDocument(done),
    })
}

/// Accepts what is open and not yet right. Where nothing is open, it is opened first, to be looked at.
fn accept(session: &Session, target: Option<&Annotation>) -> Answered {
    match (session.open, target) {
        (Some(_), Some(known)) if matches!(known.status, Status::Suggested | Status::Rejected) => {
            Ok(Answer::Decide(Action::Accept(known.id)))
        }
        (None, Some(known)) => Ok(Answer::Act(Action::OpenAnnotation(Some(known.id)))),
        _ => {
            let next = neighbour(session, Direction::Forward, Reach::ToReview);
            next.map(|_| Answer::ToReview).ok_or(Lack::Suggestion)
        }
    }
}

/// Relates in the first way that is offered: the open annotation, else one that becomes open.
fn relate_to_open(session: &Session, document: &Document) -> Answer {
    let from = session.relating;
    let ends = from.zip(session.open.filter(|&to| Some(to) != from));
    let Some((from, to)) = ends else { return Answer::Nothing };
    Answer::Act(match ways(document, from, to).into_iter().next() {
        Some((kind, from, to)) => Action::AddRelation(kind, from, to),
        None => Action::RelateTo(to),
    })
}

fn to_problem(session: &Session, direction: Direction) -> Answered {
    if session.problem_count() == 0 {
        return Err(Lack::Problem);
    }
    Ok(Answer::Act(Action::StepProblem(direction)))
}

/// Closes the innermost of what is open.
fn close(session: &Session) -> Option<Action> {
    if session.relating.is_some() {
        Some(Action::Relate(None))
    } else if session.sweep.is_some() {
        Some(Action::Sweep(false))
    } else if session.search.is_some() {
        Some(Action::Search(None))
    } else if session.selection.is_some() {
        Some(Action::Select(None))
    } else {
        session.open.map(|_| Action::OpenAnnotation(None))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotation::Meta;
    use crate::session::{annotate, update};
    use crate::text::Text;
    use crate::ui::commands::COMMANDS;

    fn does(session: &Session, action: Action) -> Session {
        update(session, action).expect("it changes something")
    }

    /// An article with two suggestions, a date and a figure.
    fn opened() -> Session {
        let text = Text::new("Ngày 08/7/2024, xã Hòa Lạc trồng 38 ha rừng.").expect("short");
        let document = annotate(text, Meta::default());
        does(&Session::default(), Action::OpenDocument(Box::new(document)))
    }

    fn lack(command: Command, session: &Session) -> Option<Lack> {
        answer(command, session).err()
    }

    #[test]
    fn without_a_document_there_are_keys_and_commands_to_look_up() {
        let can = |row: &&crate::ui::commands::Row| lack(row.command, &Session::default()).is_none();
        let can: Vec<&str> = COMMANDS.iter().filter(can).map(|row| row.id).collect();
        assert_eq!(can, ["palette", "shortcuts"]);
    }

    #[test]
    fn what_is_open_is_decided_and_what_is_not_is_opened_first() {
        let session = opened();
        assert!(matches!(answer(Command::Accept, &session), Ok(Answer::ToReview)));
        assert_eq!(lack(Command::Reject, &session), Some(Lack::Open));
        let open = does(&session, Action::Step(Direction::Forward, Reach::ToReview));
        assert!(matches!(answer(Command::Accept, &open), Ok(Answer::Decide(Action::Accept(_)))));
        assert!(matches!(answer(Command::Reject, &open), Ok(Answer::Decide(Action::Reject(_)))));
        let accepted = does(&open, Action::AcceptAll(None));
        assert_eq!(lack(Command::Accept, &accepted), Some(Lack::Suggestion));
        assert_eq!(lack(Command::AcceptAll, &accepted), Some(Lack::Listed));
        // It is wrong all the same, and nothing else is to be decided after it.
        assert!(matches!(answer(Command::Reject, &accepted), Ok(Answer::Act(Action::Reject(_)))));
    }

    #[test]
    fn the_innermost_is_closed_first() {
        let open = does(&opened(), Action::Step(Direction::Forward, Reach::ToReview));
        let span = open.document.as_ref().map(|document| document.text().span());
        let selected = does(&open, Action::Select(span));
        let swept = does(&selected, Action::Sweep(true));
        assert!(matches!(answer(Command::Close, &swept), Ok(Answer::Act(Action::Sweep(false)))));
        assert!(matches!(answer(Command::Close, &selected), Ok(Answer::Act(Action::Select(None)))));
        assert!(matches!(answer(Command::Close, &open), Ok(Answer::Act(Action::OpenAnnotation(None)))));
        assert_eq!(lack(Command::Close, &opened()).and_then(Lack::notice), None);
    }

    #[test]
    fn a_relation_that_is_drawn_can_be_left_off_where_nothing_is_open() {
        let open = does(&opened(), Action::Step(Direction::Forward, Reach::ToReview));
        let drawn = does(&open, Action::Relate(open.open));
        let mut closed = drawn;
        (closed.open, closed.caret) = (None, None);
        assert!(matches!(answer(Command::Relate, &closed), Ok(Answer::Act(Action::Relate(None)))));
    }

    #[test]
    fn a_sweep_has_steps_of_its_own_to_take_back_and_do_again() {
        let session = opened();
        assert_eq!(lack(Command::Undo, &session), Some(Lack::Step));
        assert_eq!(lack(Command::Redo, &session), Some(Lack::Step));
        let swept = does(&session, Action::Sweep(true));
        assert_eq!((lack(Command::Undo, &swept), lack(Command::Redo, &swept)), (None, None));
    }
}
