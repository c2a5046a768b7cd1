//! A button that takes the next key for an answer.

use crate::ui::hooks::{composes, pressed};
use crate::ui::i18n::{Language, Message};
use crate::ui::kept::use_state_eq;
use crate::ui::keys::Chord;
use web_sys::HtmlElement;
use yew::prelude::*;

/// Such a button, and whether it waits for a key.
pub(super) struct Listener {
    listens: bool,
    onclick: Callback<MouseEvent>,
    onkeydown: Callback<KeyboardEvent>,
    onblur: Callback<FocusEvent>,
}

/// Such a button: what is done when it is pressed, and with the key. Escape takes the question back.
#[hook]
pub(super) fn use_listener(on_begin: impl Fn() + 'static, on_chord: impl Fn(Chord) + 'static) -> Listener {
    let listens = use_state_eq(|| false);
    let onclick = {
        let listens = listens.clone();
        Callback::from(move |event: MouseEvent| {
            on_begin();
            listens.set(true);
            // Safari gives no focus to a button that is clicked.
            if let Some(button) = event.target_dyn_into::<HtmlElement>() {
                let _ = button.focus();
            }
        })
    };
    let onkeydown = {
        let listens = listens.clone();
        Callback::from(move |event: KeyboardEvent| {
            // Tab leaves, as everywhere.
            if !*listens || composes(&event) || event.key() == "Tab" {
                return;
            }
            let Some(chord) = pressed(&event) else { return };
            event.prevent_default();
            event.stop_propagation();
            listens.set(false);
            if chord.key != "Escape" {
                on_chord(chord);
            }
        })
    };
    let onblur = {
        let listens = listens.clone();
        Callback::from(move |_: FocusEvent| listens.set(false))
    };
    Listener { listens: *listens, onclick, onkeydown, onblur }
}

impl Listener {
    pub(super) fn button(self, language: Language) -> Html {
        let Self { listens, onclick, onkeydown, onblur } = self;
        let prompt = if listens { Message::PressKey } else { Message::AddKey };
        html! {
            <button
                key="add"
                type="button"
                class={classes!("button", "button--plain", listens.then_some("is-listening"))}
                aria-live="polite"
                {onclick}
                {onkeydown}
                {onblur}
            >{ prompt.text(language) }</button>
        }
    }
}
