//! The browser's frames: what must be seen now, and what may come a frame later.

use super::clock::milliseconds;
use gloo_timers::callback::Timeout;
use gloo_timers::future::TimeoutFuture;
use js_sys::{Function, Promise, Reflect};
use std::cell::Cell;
use std::future::{Future, ready};
use std::pin::Pin;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::JsFuture;

/// Milliseconds of work after which the page is given a rest: a key pressed meanwhile is answered in time, also where a
/// piece falls into one task with a drawing.
const WORK: f64 = 12.0;

/// Rests of long work: asked for every few milliseconds, and taken once a frame's worth of work is done.
pub fn rests() -> impl Fn() -> Pin<Box<dyn Future<Output = ()>>> {
    let begun = Rc::new(Cell::new(milliseconds()));
    move || {
        if milliseconds() - begun.get() < WORK {
            return Box::pin(ready(()));
        }
        let begun = Rc::clone(&begun);
        Box::pin(async move {
            rest().await;
            begun.set(milliseconds());
        })
    }
}

/// Lets the browser do what is more urgent. A timer would do, but each of several in a row waits 4 ms.
/// <https://developer.mozilla.org/docs/Web/API/Scheduler/yield>
pub async fn rest() {
    match asked() {
        Some(asked) => drop(JsFuture::from(asked).await),
        None => TimeoutFuture::new(0).await,
    }
}

/// What `scheduler.yield` promises; not every browser has it.
fn asked() -> Option<Promise> {
    let scheduler = Reflect::get(&js_sys::global(), &"scheduler".into()).ok()?;
    let wait = Reflect::get(&scheduler, &"yield".into()).ok()?.dyn_into::<Function>().ok()?;
    wait.call0(&scheduler).ok()?.dyn_into().ok()
}

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
