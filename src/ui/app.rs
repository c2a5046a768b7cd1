//! The frame: providers, and which parts are on the page.

use super::article::{Article, caret};
use super::header::Header;
use super::hooks::{use_hotkeys, use_keeping, use_opening, use_painted, use_paste, use_preferences};
use super::panels::{Notices, Overlays, ProblemsDialog, Side};
use super::start::Start;
use super::{ByRc, Command, Dispatch, Overlay, Shell, Store};
use crate::annotation::Status;
use crate::browser::selection;
use crate::session::{Action, Reach, Session, neighbour};
use crate::text::ByteOffset;
use yew::{
    Callback, ContextProvider, Html, classes, component, html, use_callback, use_memo, use_mut_ref,
    use_reducer_eq, use_state_eq,
};

/// The page.
#[component]
pub fn App() -> Html {
    let store = use_reducer_eq(Store::default);
    let session = store.session.clone();
    let dispatch = use_memo((), {
        let dispatcher = store.dispatcher();
        |()| Dispatch::from(move |action| dispatcher.dispatch(action))
    });
    let (preferences, prefer) = use_preferences();
    let overlay = use_state_eq(|| None::<Overlay>);
    let show = use_callback((), {
        let overlay = overlay.setter();
        move |wanted, ()| overlay.set(wanted)
    });
    let (open, told, read) = use_opening(&dispatch);
    // The same callback for every session, or each edit would draw all that can run a command.
    let latest = use_mut_ref(|| session.clone());
    latest.borrow_mut().clone_from(&session);
    let run = use_callback(((*dispatch).clone(), show.clone()), move |command, (dispatch, show)| {
        let session = latest.borrow().clone();
        perform(command, &session, dispatch, show);
    });
    // The article shows an edit first, the panels beside it a frame later.
    let painted = use_painted(&session);
    let kept = use_keeping(&session, &dispatch);
    use_hotkeys(run.clone(), (*dispatch).clone(), session.clone(), overlay.is_some() || told.is_some());
    let hovers = use_paste(&open);

    let shell =
        Shell { dispatch: (*dispatch).clone(), run, preferences, prefer, open, overlay: *overlay, show };
    let content = if session.document.is_some() {
        html! { <Article key="article" session={session.clone()} /> }
    } else if kept.restoring {
        // A few milliseconds: nothing is shown that would have to go again.
        Html::default()
    } else {
        html! { <Start key="start" previous={kept.previous} reopen={kept.reopen} /> }
    };
    html! {
        <ContextProvider<Shell> context={shell}>
            <div class={classes!("app", session.document.is_some().then_some("has-article"), hovers.then_some("is-hovered"))}>
                <Header key="head" session={session.clone()} />
                <main key="main" class="app__main">{ content }</main>
                if session.document.is_some() && painted.document.is_some() {
                    <Side key="side" session={painted} />
                }
                <Notices key="notices" session={session.clone()} />
                <Overlays key="overlays" session={session.clone()} />
                if let Some((file, outcome)) = told {
                    <ProblemsDialog key="problems" {file} {outcome} on_close={read} />
                }
            </div>
        </ContextProvider<Shell>>
    }
}

/// Does what a command says.
fn perform(command: Command, session: &ByRc<Session>, dispatch: &Dispatch, show: &Callback<Option<Overlay>>) {
    let Some(document) = &session.document else {
        if command == Command::Shortcuts {
            show.emit(Some(Overlay::Shortcuts));
        }
        return;
    };
    let open = session.open.and_then(|id| document.annotation(id));
    // Deciding goes on to what is to be decided next, as far as there is something.
    let decide = |action: Action| {
        let next = neighbour(session, crate::session::Direction::Forward, Reach::ToReview);
        dispatch.emit(action);
        if next.is_some() {
            dispatch.emit(Action::OpenAnnotation(next));
        }
    };
    match command {
        Command::Accept => match open.map(|known| (known.id, known.status)) {
            Some((id, Status::Suggested | Status::Rejected)) => decide(Action::Accept(id)),
            Some(_) | None => match focused() {
                Some(id) if Some(id) != session.open => dispatch.emit(Action::OpenAnnotation(Some(id))),
                _ => dispatch.emit(Action::Step(crate::session::Direction::Forward, Reach::ToReview)),
            },
        },
        Command::Reject => match open.map(|known| (known.id, known.status)) {
            Some((id, Status::Suggested)) => decide(Action::Reject(id)),
            Some((id, _)) => dispatch.emit(Action::Reject(id)),
            None => {}
        },
        Command::Delete => {
            if let Some(known) = open {
                dispatch.emit(Action::Delete(known.id));
            }
        }
        Command::Step(direction, reach) => dispatch.emit(Action::Step(direction, reach)),
        Command::Pick(direction) => {
            let from = selection::first_seen("#article").unwrap_or(ByteOffset::ZERO);
            if let Some(span) = caret::pick(session, from, direction) {
                dispatch.emit(Action::Select(Some(span)));
            }
        }
        Command::Extend(direction) => {
            if let Some(span) = session.selection {
                extend(
                    session,
                    dispatch,
                    span,
                    crate::session::Edge::End,
                    direction,
                    crate::session::Grain::Syllable,
                );
            }
        }
        Command::Move(edge, direction, grain) => match (session.selection, session.open) {
            (Some(span), _) => extend(session, dispatch, span, edge, direction, grain),
            (None, Some(id)) => dispatch.emit(Action::MoveEdge(id, edge, direction, grain)),
            (None, None) => {}
        },
        Command::AcceptAll => dispatch.emit(Action::AcceptAll(None)),
        Command::Undo => dispatch.emit(Action::Undo),
        Command::Redo => dispatch.emit(Action::Redo),
        Command::Close => {
            if session.selection.is_some() {
                dispatch.emit(Action::Select(None));
            } else {
                dispatch.emit(Action::OpenAnnotation(None));
            }
        }
        Command::Shortcuts => show.emit(Some(Overlay::Shortcuts)),
        Command::Export => show.emit(Some(Overlay::Export)),
        Command::New => dispatch.emit(Action::Close),
    }
}

fn extend(
    session: &Session,
    dispatch: &Dispatch,
    span: crate::text::Span,
    edge: crate::session::Edge,
    direction: crate::session::Direction,
    grain: crate::session::Grain,
) {
    let text = session.document.as_ref().map(crate::annotation::Document::text);
    if let Some(span) = text.and_then(|text| caret::moved(text, span, edge, direction, grain)) {
        dispatch.emit(Action::Select(Some(span)));
    }
}

/// The annotation whose mark has the focus.
fn focused() -> Option<crate::annotation::AnnotationId> {
    let active = web_sys::window()?.document()?.active_element()?;
    active.get_attribute("data-id")?.parse().ok().map(crate::annotation::AnnotationId)
}
