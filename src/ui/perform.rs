//! Does what a command says.

use super::answer::{Answer, Lack, answer};
use super::commands::{Move, Part};
use super::i18n::is_of_list;
use super::panels::{Panel, VALUE_FIELDS, begun, focus_find, mend};
use super::{Command, Dispatch, Latest, Overlay, Preferences, Question};
use crate::browser::focus::{SOON, annotation_in_focus, focus};
use crate::browser::keeper::Keeper;
use crate::browser::{lines, selection};
use crate::session::{Action, Caret, Direction, Grain, Query, Reach, Session, neighbour};
use crate::text::{ByteOffset, Text};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::Callback;

/// The element with the article's text.
const TEXT: &str = ".article__text";

/// What commands are done with.
#[derive(Clone, PartialEq)]
pub(super) struct Means {
    pub(super) dispatch: Dispatch,
    pub(super) latest: Rc<Latest>,
    pub(super) keeper: Rc<Keeper>,
    pub(super) preferences: Preferences,
    pub(super) prefer: Callback<Preferences>,
    /// Raises the panels' sheet, or takes it down.
    pub(super) on_sheet: Callback<bool>,
    /// Lays something over the page.
    pub(super) show: Callback<Option<Overlay>>,
    /// Asks before something is done that undo does not give back.
    pub(super) ask: Callback<Question>,
}

impl Means {
    /// Does what a command says, once it was asked for where work would be lost.
    pub(super) fn run(&self, command: Command) {
        let session = self.latest.session();
        if command == Command::Undo && session.notice.as_ref().is_some_and(|(_, notice)| is_of_list(notice)) {
            self.dispatch.emit(Action::DismissNotice);
            return self.keeper.take_back();
        }
        if matches!(command, Command::New | Command::NextDocument { .. }) && self.keeper.would_lose() {
            let means = self.clone();
            let leave = Callback::from(move |()| means.perform(command));
            return self.ask.emit(Question::leaving(self.preferences.language, leave));
        }
        self.perform(command);
    }

    /// Does what a command says.
    fn perform(&self, command: Command) {
        let (session, dispatch) = (&self.latest.session(), &self.dispatch);
        let answer = answer(command, session);
        // What has the focus is what is looked at, and is opened before anything further.
        if command == Command::Accept
            && matches!(answer, Ok(Answer::ToReview) | Err(Lack::Suggestion))
            && let Some(id) = annotation_in_focus().filter(|&id| Some(id) != session.open)
        {
            return dispatch.emit(Action::OpenAnnotation(Some(id)));
        }
        let answer = match answer {
            Ok(answer) => answer,
            Err(lack) => {
                return lack.notice().into_iter().for_each(|notice| dispatch.emit(Action::Tell(notice)));
            }
        };
        match answer {
            Answer::Nothing => {}
            Answer::Act(action) => dispatch.emit(action),
            Answer::Decide(action) => {
                let next = neighbour(session, Direction::Forward, Reach::ToReview);
                dispatch.emit(action);
                if next.is_some() {
                    dispatch.emit(Action::OpenAnnotation(next));
                }
            }
            Answer::ToReview => dispatch.emit(Action::Step(Direction::Forward, Reach::ToReview)),
            Answer::Caret(direction, grain, way) => go(session, dispatch, direction, grain, way),
            Answer::Line(direction, way) => {
                let to = |text: &Text, at| lines::beyond(TEXT, text, at, direction);
                go_as_seen(session, dispatch, to, (direction, Grain::Sentence), way);
            }
            Answer::LineEdge(direction, way) => {
                let to = |text: &Text, at| lines::edge(TEXT, text, at, direction);
                go_as_seen(session, dispatch, to, (direction, Grain::Paragraph), way);
            }
            Answer::Mend(problem) => mend(session, dispatch, &problem),
            Answer::Find => {
                if session.search.is_none() {
                    dispatch.emit(Action::Search(Some(find_query(session))));
                }
                // The bar is drawn as soon as this key is done with. The next one may already wait, and is the field's.
                spawn_local(async { focus_find() });
            }
            Answer::Focus(part, of) => {
                if of.is_some() {
                    dispatch.emit(Action::OpenAnnotation(of));
                }
                let new = of.or(session.open).filter(|_| part == Part::Value && !session.following);
                let new = new.and_then(|id| Some((id, begun(session, id)?)));
                match new {
                    Some((id, value)) => {
                        dispatch.emit(Action::SetValue(id, Some(value)));
                        focus(&[VALUE_FIELDS], 3);
                    }
                    None => self.focus_part(part, session.open.is_some()),
                }
            }
            Answer::Show(overlay) => self.show.emit(Some(overlay)),
            Answer::NextDocument(done) => self.keeper.next_undone(done),
        }
    }

    /// Brings a panel of the side to the front.
    fn panel(&self, panel: Panel) {
        // Of a narrow page: on a wide one all panels stand beside the article.
        self.on_sheet.emit(true);
        if self.preferences.panel != panel {
            self.prefer.emit(Preferences { panel, ..self.preferences.clone() });
        }
    }

    /// Brings the keyboard to a part of the page. An inspector that was not there is drawn a frame later, as a panel is.
    fn focus_part(&self, part: Part, inspects: bool) {
        match part {
            Part::Article => focus(&["#article .mark.is-open", "#article"], 0),
            Part::Value => focus(&[VALUE_FIELDS, ".inspector select"], if inspects { 0 } else { SOON }),
            Part::List => {
                self.panel(Panel::Annotations);
                focus(&[".annotations:not(.people) .rows [tabindex='0']"], SOON);
            }
            Part::People => {
                self.panel(Panel::People);
                focus(&[".people .rows [tabindex='0']", ".people input"], SOON);
            }
        }
    }
}

/// Bytes of a few words.
const FEW_WORDS: usize = 100;

/// What a search begins with: what is selected, where that is a few words.
fn find_query(session: &Session) -> Query {
    let words = session.document.as_ref().zip(session.selection);
    let words = words.map_or("", |(document, span)| document.text().slice(span));
    let few = words.len() <= FEW_WORDS && !words.contains(['\n', '\r']);
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

/// Moves the caret by a unit of the text.
fn go(session: &Session, dispatch: &Dispatch, direction: Direction, grain: Grain, way: Move) {
    begin(session, dispatch);
    dispatch.emit(Action::MoveCaret { direction, grain, extend: way == Move::Select });
}

/// Moves the caret to where what is drawn says, else by a unit of the text.
fn go_as_seen(
    session: &Session,
    dispatch: &Dispatch,
    to: impl Fn(&Text, ByteOffset) -> Option<ByteOffset>,
    (direction, grain): (Direction, Grain),
    way: Move,
) {
    let place = session.document.as_ref().zip(caret(session));
    match place.and_then(|(document, at)| to(document.text(), at)) {
        Some(to) => dispatch.emit(Action::MoveCaretTo { to, extend: way == Move::Select }),
        None => go(session, dispatch, direction, grain, way),
    }
}
