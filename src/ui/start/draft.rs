//! What was typed into the start page's field and not read yet: it stays, whatever is opened and however often
//! the page is loaded again.

use crate::browser::preferences::{remember_in_tab, remembered_in_tab};
use crate::ui::kept::{use_callback, use_effect_with};
use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use std::rc::Rc;
use web_sys::HtmlTextAreaElement;
use yew::{Callback, InputEvent, NodeRef, hook, use_mut_ref};

/// The name that it is remembered by, in this tab.
const DRAFT: &str = "draft";
/// Milliseconds without a key before it is remembered.
const QUIET: u32 = 300;

/// Keeps what is typed into a field: the callback for each input, and the one that forgets it.
#[hook]
pub(super) fn use_draft(field: &NodeRef) -> (Callback<InputEvent>, Callback<()>) {
    let waiting = use_mut_ref(|| None::<Timeout>);
    use_effect_with(field.clone(), {
        let waiting = Rc::clone(&waiting);
        move |field: &NodeRef| {
            let field = field.cast::<HtmlTextAreaElement>();
            let draft = remembered_in_tab(DRAFT).filter(|draft| !draft.is_empty());
            if let (Some(draft), Some(field)) = (draft, &field) {
                field.set_value(&draft);
            }
            // The page is left, or loaded again: what was typed last has not been remembered yet.
            let keep = Rc::new(move || {
                if let (Some(_), Some(field)) = (waiting.take(), &field) {
                    remember_in_tab(DRAFT, &field.value());
                }
            });
            let leaving = web_sys::window().map(|window| {
                let keep = Rc::clone(&keep);
                EventListener::new(&window, "pagehide", move |_| keep())
            });
            move || {
                drop(leaving);
                keep();
            }
        }
    });
    let oninput = {
        let waiting = Rc::clone(&waiting);
        use_callback(field.clone(), move |_: InputEvent, field| {
            let (kept, field) = (Rc::clone(&waiting), field.cast::<HtmlTextAreaElement>());
            waiting.replace(Some(Timeout::new(QUIET, move || {
                kept.take();
                if let Some(field) = field {
                    remember_in_tab(DRAFT, &field.value());
                }
            })));
        })
    };
    let forget = use_callback((), move |(), ()| {
        waiting.take();
        remember_in_tab(DRAFT, "");
    });
    (oninput, forget)
}
