//! Keys pressed anywhere on the page.

use super::typing::{BREATH, Stroke, Typing, Verdict};
use crate::annotation::{AnnotationId, Document};
use crate::browser::focus::annotation_in_focus;
use crate::session::{Action, Notice, Session, neighbour};
use crate::ui::commands::Part;
use crate::ui::kept::use_effect_with;
use crate::ui::keys::{Chord, Keymap};
use crate::ui::panels::FIND_FIELD;
use crate::ui::{Command, Dispatch, Latest};
use gloo_events::{EventListener, EventListenerOptions};
use gloo_timers::callback::Timeout;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, KeyboardEvent};
use yew::{Callback, hook, use_mut_ref};

/// What a key means now.
#[derive(Clone)]
struct Meaning {
    run: Callback<Command>,
    dispatch: Dispatch,
    keys: Keymap,
    off: bool,
}

/// Runs the command of a pressed key; the keys of labels stand in the open document, and come before
/// those of commands. Off while something lies over the page.
#[hook]
pub fn use_hotkeys(
    run: &Callback<Command>,
    dispatch: &Dispatch,
    latest: &Rc<Latest>,
    keys: &Keymap,
    off: bool,
) {
    let meaning = Meaning { run: run.clone(), dispatch: dispatch.clone(), keys: keys.clone(), off };
    // As of the drawing and not of its effects, before which a key may come.
    let now = use_mut_ref(|| meaning.clone());
    now.replace(meaning);
    let latest = Rc::clone(latest);
    use_effect_with((), move |()| {
        let page = web_sys::window().and_then(|window| window.document());
        let options = EventListenerOptions::enable_prevent_default();
        let heard = Rc::new(Heard::default());
        let listeners = page.map(|page| {
            let focused = {
                let (heard, latest) = (Rc::clone(&heard), Rc::clone(&latest));
                EventListener::new(&page, "focusin", move |_| heard.open_at_focus.set(latest.session().open))
            };
            let pressed = EventListener::new_with_options(&page, "keydown", options, move |event: &Event| {
                let meaning = now.borrow().clone();
                if let Some(event) = event.dyn_ref::<KeyboardEvent>().filter(|_| !meaning.off) {
                    answer(event, &heard, &latest, &meaning);
                }
            });
            [focused, pressed]
        });
        move || drop(listeners)
    });
}

/// What was heard of the keyboard so far.
#[derive(Default)]
struct Heard {
    typing: RefCell<Typing>,
    /// What a Backspace does that is held.
    held: RefCell<Option<(Timeout, Command)>>,
    /// What was open when the focus came to where it is.
    open_at_focus: Cell<Option<AnnotationId>>,
}

impl Heard {
    /// Does what was held, if anything.
    fn settle(&self, run: &Callback<Command>) {
        if let Some((timeout, command)) = self.held.take() {
            timeout.cancel();
            self.typing.borrow_mut().settles();
            run.emit(command);
        }
    }

    /// Holds a command until it is known that the key was pressed by a hand.
    fn hold(self: &Rc<Self>, command: Command, run: &Callback<Command>) {
        let (heard, run) = (Rc::clone(self), run.clone());
        let timeout = Timeout::new(BREATH, move || heard.settle(&run));
        if let Some((before, _)) = self.held.replace(Some((timeout, command))) {
            before.cancel();
        }
    }

    /// The annotation that a key is about because the focus was brought to its mark or its row since anything was
    /// opened. What is open is meant by itself, wherever the focus stayed.
    fn aimed(&self, session: &Session) -> Option<AnnotationId> {
        let free = session.picked.ids.is_empty() && session.relating.is_none();
        let moved = free && session.open == self.open_at_focus.get();
        annotation_in_focus().filter(|id| moved && session.open != Some(*id))
    }
}

/// Does what a key means.
fn answer(event: &KeyboardEvent, heard: &Rc<Heard>, latest: &Latest, meaning: &Meaning) {
    let Meaning { run, dispatch, keys, .. } = meaning;
    if leaves_a_field(event) {
        event.prevent_default();
        run.emit(Command::Focus(Part::Article));
    }
    if !is_ours(event) {
        heard.typing.borrow_mut().hears(Stroke::Other, event.time_stamp());
        return;
    }
    let Some(chord) = pressed(event) else { return };
    let verdict = heard.typing.borrow_mut().hears(stroke(event, &chord), event.time_stamp());
    match verdict {
        Verdict::Go => heard.settle(run),
        Verdict::Wait => {
            if let Some(command) = keys.command(&chord) {
                event.prevent_default();
                aim(command, heard, &latest.session(), dispatch);
                heard.hold(command, run);
            }
            return;
        }
        Verdict::Rewrites => {
            if let Some((timeout, _)) = heard.held.take() {
                timeout.cancel();
                dispatch.emit(Action::Tell(Notice::InputMethod));
            }
            return;
        }
    }
    let session = latest.session();
    let labels = session.document.as_ref().map(Document::labels);
    let character = chord.character().filter(|_| keys.single);
    if let Some(label) = labels.and_then(|labels| labels.by_shortcut(character?)) {
        event.prevent_default();
        if let Some(id) = heard.aimed(&session).filter(|_| session.selection.is_none()) {
            dispatch.emit(Action::OpenAnnotation(Some(id)));
        }
        dispatch.emit(Action::Label(label));
    } else if let Some(command) = keys.command(&chord)
        && goes_on(&session, command, event)
    {
        event.prevent_default();
        aim(command, heard, &session, dispatch);
        run.emit(command);
    }
}

/// Opens what has the focus, for a command that is about what is open.
fn aim(command: Command, heard: &Heard, session: &Session, dispatch: &Dispatch) {
    let about = command.is_about_one().then(|| heard.aimed(session)).flatten();
    if about.is_some() {
        dispatch.emit(Action::OpenAnnotation(about));
    }
}

/// The code of `VK_PACKET`, with which Windows says that a character came without a key.
const PACKET: u32 = 231;

/// What a key is to whoever tells a hand from an input method.
fn stroke(event: &KeyboardEvent, chord: &Chord) -> Stroke {
    let written = |key: &str| event.code().is_empty() || event.key_code() == PACKET || !key.is_ascii();
    match event.key().as_str() {
        _ if chord.ctrl || chord.alt => Stroke::Other,
        "Backspace" if !chord.shift => Stroke::Backspace,
        key if key.chars().nth(1).is_some() => Stroke::Other,
        key if written(key) => Stroke::Written,
        _ => Stroke::Letter,
    }
}

/// Whether a command takes its key: where there is no further annotation, Tab leaves the article, and
/// without a sweep the blank scrolls it.
fn goes_on(session: &Session, command: Command, event: &KeyboardEvent) -> bool {
    match command {
        Command::Step(direction, reach) if event.key() == "Tab" => {
            neighbour(session, direction, reach).is_some()
        }
        Command::Skip if event.key() == " " => {
            session.sweep.as_ref().is_some_and(|sweep| sweep.here.is_some())
        }
        Command::Find | Command::SelectAll => session.document.is_some(),
        _ => true,
    }
}

/// Whether a key belongs to an input method that composes.
///
/// Vietnamese is typed with Telex or VNI: the letters of a composition are no commands. Chromium
/// says so with `isComposing`, and Safari with the key code 229 for the key that ends one.
/// <https://developer.mozilla.org/docs/Web/API/Element/keydown_event#keydown_events_with_ime>
pub fn composes(event: &KeyboardEvent) -> bool {
    event.is_composing() || event.key_code() == 229
}

/// Whether Escape is pressed in a field beside the article: the way back to the text.
fn leaves_a_field(event: &KeyboardEvent) -> bool {
    let plain = event.key() == "Escape" && !event.default_prevented() && !composes(event);
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok()).filter(|_| plain);
    let inside = target.and_then(|target| {
        target.closest(".side input, .side textarea, .side select, .header input").ok()?
    });
    inside.is_some()
}

/// Whether a key is pressed to the page, and not into a field, a menu or a composition.
fn is_ours(event: &KeyboardEvent) -> bool {
    if event.default_prevented() || composes(event) {
        return false;
    }
    let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else {
        return true;
    };
    // A box that is ticked takes no letters: there the page's keys go on working.
    let field = target.closest(
        "input:not([type='checkbox'], [type='radio']), textarea, select, dialog, [role=dialog], [role=listbox], \
         [role=menu]",
    );
    // The page's own search sees all of the text, which the browser's does not; pressed in its field,
    // the key is the browser's again.
    let finds = event.key().eq_ignore_ascii_case("f") && (event.ctrl_key() || event.meta_key());
    if finds && target.id() != FIND_FIELD && target.closest("dialog").is_ok_and(|dialog| dialog.is_none()) {
        return true;
    }
    let editable = target.dyn_ref::<HtmlElement>().is_some_and(HtmlElement::is_content_editable);
    if editable || field.is_ok_and(|field| field.is_some()) {
        return false;
    }
    if event.key() == "Tab" {
        return target.closest("#article .mark.is-open").is_ok_and(|mark| mark.is_some());
    }
    // What the focus is on does what it does at these keys; a mark of the article leaves them to us.
    let pressing = matches!(event.key().as_str(), "Enter" | " " | "Backspace" | "Home" | "End")
        || event.key().starts_with("Arrow");
    let in_article = target.closest("#article").is_ok_and(|article| article.is_some());
    let on_body = target.tag_name() == "BODY";
    !pressing || in_article && target.closest("button").is_ok_and(|button| button.is_none()) || on_body
}

/// The combination that is pressed; `None` for a modifier alone.
pub fn pressed(event: &KeyboardEvent) -> Option<Chord> {
    // AltGr is how many keyboards type brackets; Windows reports it as Ctrl and Alt.
    let altgr = event.get_modifier_state("AltGraph");
    let ctrl = (event.ctrl_key() || event.meta_key()) && !altgr;
    let key = key(event);
    let modifier = matches!(
        key.as_str(),
        "Control" | "Shift" | "Alt" | "AltGraph" | "Meta" | "CapsLock" | "Dead" | "Unidentified" | "Process"
    );
    (!modifier).then(|| Chord::new(&key, event.shift_key(), ctrl, event.alt_key() && !altgr))
}

/// The key by what is printed on it: a Mac types “ for Alt and a bracket, and Vietnamese and other
/// layouts have letters of their own where the Latin ones and the digits are.
fn key(event: &KeyboardEvent) -> String {
    let key = event.key();
    if key.is_ascii() && !event.alt_key() {
        return key;
    }
    let code = event.code();
    if let Some(letter) = code.strip_prefix("Key").or_else(|| code.strip_prefix("Digit"))
        && !key.is_ascii()
    {
        return letter.to_owned();
    }
    let sign = match (code.as_str(), event.shift_key()) {
        ("BracketLeft", false) => "[",
        ("BracketLeft", true) => "{",
        ("BracketRight", false) => "]",
        ("BracketRight", true) => "}",
        ("Comma", true) => "<",
        ("Period", true) => ">",
        _ => return key,
    };
    sign.to_owned()
}
