//! What is being typed into a field, until it is handed over.
//!
//! Telex and VNI compose a syllable in several steps, and a field whose text is set while they do
//! loses it. A field here keeps what is typed as its own draft, which always equals what the
//! browser shows, so that nothing is ever written back; it hands the draft over on `change`, that
//! is on Enter and when the focus leaves.

use super::Check;
use crate::ui::kept::{StateHandle, use_effect_with, use_state};
use gloo_events::{EventListener, EventListenerOptions};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

/// What is heard when the page is left, loaded again or put aside.
pub const LEAVING: [&str; 3] = ["beforeunload", "pagehide", "visibilitychange"];

/// Hands over what is being typed when the page is left, loaded again or put aside: whether the field was left first
/// must not matter. `beforeunload` comes while the page still lives, so that it can be kept; a phone that puts the page
/// aside only says that it is hidden.
#[hook]
pub(super) fn use_leaving(draft: Option<String>, hand_over: impl Fn(String) + 'static) {
    let typing = draft.is_some();
    let now = use_mut_ref(|| None::<Box<dyn Fn()>>);
    now.replace(draft.map(|draft| Box::new(move || hand_over(draft.clone())) as Box<dyn Fn()>));
    use_effect_with(typing, move |&typing| {
        let listeners = web_sys::window().filter(|_| typing).map(|window| {
            LEAVING.map(|name| {
                let now = now.clone();
                let options = EventListenerOptions::run_in_capture_phase();
                EventListener::new_with_options(&window, name, options, move |_| {
                    if let Some(hand_over) = now.borrow().as_ref() {
                        hand_over();
                    }
                })
            })
        });
        move || drop(listeners)
    });
}

/// How a line of text is handed over.
pub(super) struct Terms {
    /// The draft is ready and passed the check.
    pub(super) on_commit: Callback<String>,
    /// What is wrong with a draft.
    pub(super) check: Option<Check>,
    /// Whether what was typed last is wrong.
    pub(super) on_wrong: Callback<bool>,
    /// Whether every keystroke commits.
    pub(super) eager: bool,
    /// Whether it wraps: there Enter would break a line.
    pub(super) wraps: bool,
}

/// The draft of a line of text.
pub(super) struct Draft {
    terms: Terms,
    /// What is typed and not finished; `None` where the field shows its value.
    typed: StateHandle<Option<String>>,
    problem: StateHandle<Option<AttrValue>>,
}

/// The draft of a field that holds a value.
#[hook]
pub(super) fn use_draft(value: &AttrValue, terms: Terms) -> Rc<Draft> {
    let draft = Rc::new(Draft { terms, typed: use_state(|| None), problem: use_state(|| None) });
    use_leaving((*draft.typed).clone(), {
        let draft = draft.clone();
        move |text| draft.hand_over(text)
    });
    // What an eager field holds comes back a frame later: until then the draft is what was typed, or the
    // next letter would be typed into an older text.
    use_effect_with((value.clone(), (*draft.typed).clone()), {
        let draft = draft.clone();
        move |(value, typed)| {
            if draft.terms.eager && typed.as_deref() == Some(value.as_str()) {
                draft.typed.set(None);
            }
        }
    });
    draft
}

impl Draft {
    /// What the field shows.
    pub(super) fn shown(&self, value: &AttrValue) -> AttrValue {
        self.typed.as_ref().map_or_else(|| value.clone(), |typed| AttrValue::from(typed.clone()))
    }

    /// What is wrong with what was typed.
    pub(super) fn problem(&self) -> Option<&AttrValue> {
        self.problem.as_ref()
    }

    /// A callback of the field's element.
    pub(super) fn hears<E: 'static>(self: &Rc<Self>, hear: fn(&Self, &E)) -> Callback<E> {
        let draft = self.clone();
        Callback::from(move |event| hear(&draft, &event))
    }

    pub(super) fn on_input(&self, event: &InputEvent) {
        let Some(text) = typed(event) else { return };
        self.typed.set(Some(text.clone()));
        // While an input method composes as well: Android's keyboards, and Telex of macOS and ibus, end a composition
        // with neither a key nor another `input`, and to look for half a syllable harms nothing.
        if self.terms.eager {
            self.hand_over(text);
        }
    }

    pub(super) fn on_change(&self, event: &Event) {
        if let Some(text) = typed(event) {
            self.finish(text);
        }
    }

    pub(super) fn on_key_down(&self, event: &KeyboardEvent) {
        // In a field of one line Enter is a `change`; where lines wrap it would break them.
        if self.terms.wraps && event.key() == "Enter" && !event.is_composing() {
            event.prevent_default();
            if let Some(text) = typed(event).filter(|_| self.typed.is_some()) {
                self.finish(text);
            }
        }
        // The first Escape gives the draft up; the next one is the page's.
        if event.key() == "Escape" && self.typed.is_some() && !event.is_composing() {
            event.stop_propagation();
            self.typed.set(None);
            self.problem.set(None);
        }
    }

    /// Hands over what is typed so far, if nothing is wrong with it.
    fn hand_over(&self, text: String) {
        if self.passes(&text) {
            self.terms.on_commit.emit(text);
        }
    }

    /// The same, after which the field shows its value again.
    fn finish(&self, text: String) {
        if self.passes(&text) {
            self.typed.set(None);
            self.terms.on_commit.emit(text);
        }
    }

    /// Whether nothing is wrong with a text; else what is wrong shows.
    fn passes(&self, text: &str) -> bool {
        let wrong = self.terms.check.as_ref().and_then(|check| check.emit(text.to_owned()));
        let passes = wrong.is_none();
        self.terms.on_wrong.emit(!passes);
        self.problem.set(wrong);
        passes
    }
}

/// What a field holds, as the browser shows it.
fn typed(event: &Event) -> Option<String> {
    let target = event.target()?;
    match target.dyn_ref::<HtmlTextAreaElement>() {
        // Breaks come in by pasting alone.
        Some(area) => Some(area.value().replace(['\r', '\n'], " ")),
        None => target.dyn_ref::<HtmlInputElement>().map(HtmlInputElement::value),
    }
}
