//! Fingers that drag a handle.

use crate::ui::kept::use_effect_with;
use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};
use yew::{NodeRef, hook};

/// A drag of a handle is the page's alone. Chromium makes a fling of it, though `touch-action` forbids it to scroll, and
/// takes the next tap for one that ends the fling: whoever drags an edge and then presses a button presses in vain.
/// It does not where the moves are prevented. `around` is the element that the handles come and go in.
#[hook]
pub(super) fn use_own_drags(around: &NodeRef) {
    use_effect_with(around.clone(), |around| {
        let listener = around.cast::<Element>().map(|around| {
            let options = EventListenerOptions::enable_prevent_default();
            EventListener::new_with_options(&around, "touchmove", options, |event: &Event| {
                let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
                if target.is_some_and(|on| on.matches(".handle, .handle-relate").unwrap_or(false)) {
                    event.prevent_default();
                }
            })
        });
        move || drop(listener)
    });
}
