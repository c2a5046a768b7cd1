//! Copying what is selected in the article, exactly as it was pasted.

use crate::browser::selection;
use crate::session::Session;
use crate::text::{Text, snap};
use crate::ui::ByRc;
use crate::ui::kept::use_effect_with;
use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, Element};
use yew::hook;

/// Puts what is selected on the clipboard. The browser would only copy what is drawn of it, and its
/// own line breaks; all that is selected is all that was pasted, with the blanks at its ends.
#[hook]
pub fn use_copy(session: &ByRc<Session>) {
    let text = session.document.as_ref().map(|document| document.text().clone());
    use_effect_with((text, session.selection), |(text, selection)| {
        let selected = text.clone().zip(*selection);
        let page = web_sys::window().and_then(|window| window.document());
        let listener = page.zip(selected).map(|(page, (text, span))| {
            let options = EventListenerOptions::enable_prevent_default();
            EventListener::new_with_options(&page, "copy", options, move |event| {
                let in_field = event
                    .target()
                    .and_then(|target| target.dyn_into::<Element>().ok())
                    .and_then(|target| target.closest("input, textarea, dialog").ok().flatten());
                let data = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data);
                if let Some(data) = data.filter(|_| in_field.is_none() && selection::concerns("#article")) {
                    let all = snap(&text, Text::span(&text)) == Some(span);
                    let words = if all { text.as_str() } else { text.slice(span) };
                    if data.set_data("text/plain", words).is_ok() {
                        event.prevent_default();
                    }
                }
            })
        });
        move || drop(listener)
    });
}
