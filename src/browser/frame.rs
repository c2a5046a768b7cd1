//! The browser's frames: what must be seen now, and what may come a frame later.

use gloo_timers::callback::Timeout;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// Runs something once the next frame has been painted; at once after the current work where no
/// frames are painted, as in a tab in the background.
pub fn after_paint(work: impl FnOnce() + 'static) {
    // A timer set in a frame's callback fires after that frame is on the screen.
    let later = || Timeout::new(0, work).forget();
    let seen = |window: &web_sys::Window| window.document().is_some_and(|document| !document.hidden());
    let Some(window) = web_sys::window().filter(seen) else {
        later();
        return;
    };
    let callback = Closure::once_into_js(later);
    // Only fails where there is no page, and then nobody waits for it.
    let _ = window.request_animation_frame(callback.unchecked_ref());
}
