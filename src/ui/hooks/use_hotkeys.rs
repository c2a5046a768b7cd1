//! Keys pressed anywhere on the page.

use crate::annotation::Document;
use crate::session::{Action, Session, neighbour};
use crate::ui::{ByRc, Command, Dispatch, commands};
use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, KeyboardEvent};
use yew::{Callback, hook, use_effect_with};

/// Runs the command of a pressed key; the keys of labels stand in the open document. Off while
/// something lies over the page.
#[hook]
pub fn use_hotkeys(run: Callback<Command>, dispatch: Dispatch, session: ByRc<Session>, off: bool) {
    use_effect_with((run, dispatch, session, off), |(run, dispatch, session, off)| {
        let (run, dispatch, session, off) = (run.clone(), dispatch.clone(), session.clone(), *off);
        let page = web_sys::window().and_then(|window| window.document());
        let options = EventListenerOptions::enable_prevent_default();
        let listener = page.map(|page| {
            EventListener::new_with_options(&page, "keydown", options, move |event: &Event| {
                let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
                if off || !is_ours(event) {
                    return;
                }
                if let Some(command) = command(event) {
                    if event.key() == "Tab" && !goes_on(&session, command) {
                        return;
                    }
                    event.prevent_default();
                    run.emit(command);
                    return;
                }
                let labels = session.document.as_ref().map(Document::labels);
                if let Some(label) = labels.and_then(|labels| labels.by_shortcut(plain(event)?)) {
                    event.prevent_default();
                    dispatch.emit(Action::Label(label));
                }
            })
        });
        move || drop(listener)
    });
}

/// Whether there is a further annotation: where there is none, Tab leaves the article.
fn goes_on(session: &Session, command: Command) -> bool {
    match command {
        Command::Step(direction, reach) => neighbour(session, direction, reach).is_some(),
        _ => true,
    }
}

/// Whether a key is pressed to the page, and not into a field, a menu or a composition.
///
/// Vietnamese is typed with Telex or VNI: the letters of a composition are no commands. Chromium
/// says so with `isComposing`, and Safari with the key code 229 for the key that ends one.
/// <https://developer.mozilla.org/docs/Web/API/Element/keydown_event#keydown_events_with_ime>
fn is_ours(event: &KeyboardEvent) -> bool {
    if event.default_prevented() || event.is_composing() || event.key_code() == 229 {
        return false;
    }
    // AltGr is how many keyboards type brackets; Windows reports it as Ctrl and Alt.
    if event.meta_key() && !matches!(event.key().to_lowercase().as_str(), "z" | "y") {
        return false;
    }
    let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else {
        return true;
    };
    let field = target.closest("input, textarea, select, dialog, [role=dialog], [role=listbox], [role=menu]");
    let editable = target.dyn_ref::<HtmlElement>().is_some_and(HtmlElement::is_content_editable);
    if editable || field.is_ok_and(|field| field.is_some()) {
        return false;
    }
    if event.key() == "Tab" {
        return target.closest("#article .mark.is-open").is_ok_and(|mark| mark.is_some());
    }
    // What the focus is on does what it does at these keys; a mark of the article leaves them to us.
    let pressing = matches!(event.key().as_str(), "Enter" | " " | "ArrowLeft" | "ArrowRight" | "Backspace");
    let in_article = target.closest("#article").is_ok_and(|article| article.is_some());
    let on_body = target.tag_name() == "BODY";
    !pressing || in_article && target.closest("button").is_ok_and(|button| button.is_none()) || on_body
}

fn command(event: &KeyboardEvent) -> Option<Command> {
    let altgr = event.get_modifier_state("AltGraph");
    let ctrl = (event.ctrl_key() || event.meta_key()) && !altgr;
    let alt = event.alt_key() && !altgr;
    commands::by_chord(&key(event), event.shift_key(), ctrl, alt)
}

/// The key, as it would be without Alt: a Mac types “ for Alt and a bracket.
fn key(event: &KeyboardEvent) -> String {
    if !event.alt_key() {
        return event.key();
    }
    let key = match (event.code().as_str(), event.shift_key()) {
        ("BracketLeft", false) => "[",
        ("BracketLeft", true) => "{",
        ("BracketRight", false) => "]",
        ("BracketRight", true) => "}",
        ("Comma", true) => "<",
        ("Period", true) => ">",
        _ => return event.key(),
    };
    key.to_owned()
}

/// The one character of a key that is pressed alone.
fn plain(event: &KeyboardEvent) -> Option<char> {
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return None;
    }
    let key = event.key().to_lowercase();
    let mut letters = key.chars();
    letters.next().filter(|_| letters.next().is_none())
}
