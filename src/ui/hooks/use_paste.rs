//! Pasting and dropping anywhere on the page.

use crate::browser::clipboard;
use crate::ui::Source;
use crate::ui::kept::{StateHandle, use_effect_with, use_state_eq};
use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, DragEvent, Element, Event};
use yew::{Callback, hook};

/// Opens what is pasted outside of fields and what is dropped; whether a file hovers over the page.
/// A field that is marked `data-paste="article"` takes part, for it is there to be pasted into.
#[hook]
pub fn use_paste(open: &Callback<Source>) -> StateHandle<bool> {
    let hovers = use_state_eq(|| false);
    use_effect_with(open.clone(), {
        let hovers = hovers.setter();
        move |open| {
            let page = web_sys::window().and_then(|window| window.document());
            let listeners = page.map(|page| {
                let listen = |name: &'static str, act: Box<dyn Fn(&Event)>| {
                    let options = EventListenerOptions::enable_prevent_default();
                    EventListener::new_with_options(&page, name, options, move |event| act(event))
                };
                let (paste, drop) = (open.clone(), open.clone());
                let (over, leave, dropped) = (hovers.clone(), hovers.clone(), hovers.clone());
                [
                    listen("paste", Box::new(move |event| pasted(event, &paste))),
                    listen(
                        "dragover",
                        Box::new(move |event| {
                            if carries_files(event) {
                                event.prevent_default();
                                over.set(true);
                            }
                        }),
                    ),
                    listen(
                        "dragleave",
                        Box::new(move |event| {
                            // Only leaving the window counts, not going from one element to the next.
                            if event
                                .dyn_ref::<DragEvent>()
                                .is_some_and(|event| event.related_target().is_none())
                            {
                                leave.set(false);
                            }
                        }),
                    ),
                    listen(
                        "drop",
                        Box::new(move |event| {
                            dropped.set(false);
                            dropped_on(event, &drop);
                        }),
                    ),
                ]
            });
            move || drop(listeners)
        }
    });
    hovers
}

fn pasted(event: &Event, open: &Callback<Source>) {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let field = target
        .and_then(|target| target.closest("input, textarea, select, dialog, [contenteditable]").ok()?);
    if field.is_some_and(|field| field.get_attribute("data-paste").as_deref() != Some("article")) {
        return;
    }
    let Some(data) = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data) else {
        return;
    };
    let files = clipboard::files(&data);
    if !files.is_empty() {
        event.prevent_default();
        open.emit(Source::Files(files));
    } else if let Some(taken) = clipboard::take(&data) {
        event.prevent_default();
        open.emit(Source::Text(taken));
    }
}

fn carries_files(event: &Event) -> bool {
    let data = event.dyn_ref::<DragEvent>().and_then(DragEvent::data_transfer);
    data.is_some_and(|data| data.types().iter().any(|kind| kind == "Files"))
}

fn dropped_on(event: &Event, open: &Callback<Source>) {
    let Some(data) = event.dyn_ref::<DragEvent>().and_then(DragEvent::data_transfer) else { return };
    let files = clipboard::files(&data);
    if !files.is_empty() {
        // The browser would leave the page to show the file.
        event.prevent_default();
        open.emit(Source::Files(files));
    }
}
