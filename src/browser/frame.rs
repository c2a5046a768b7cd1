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
use web_sys::Window;

/// Milliseconds of work after which the page is given a rest: a key pressed meanwhile is answered in time, also where a
/// piece falls into one task with a drawing.
const WORK: f64 = 12.0;

/// A rest that somebody asks for, as [`Rest`](crate::exchange::project::Rest) takes it.
type Resting = Pin<Box<dyn Future<Output = ()>>>;

/// Rests of long work that a person waits for: asked for every few milliseconds, and taken once a frame's worth of work
/// is done.
pub fn rests() -> impl Fn() -> Resting {
    resting(|| Box::pin(rest()))
}

/// Rests of long work that nobody waits for: what else there is to do comes first.
pub fn long_rests() -> impl Fn() -> Resting {
    resting(|| Box::pin(lull()))
}

fn resting(rest: fn() -> Resting) -> impl Fn() -> Resting {
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

/// Lets the browser do everything that waits. After [`rest`] the work goes on before a frame is drawn, unless that is
/// long due; but where nobody looks there are no frames, and timers wait for seconds.
async fn lull() {
    match seen() {
        Some(_) => TimeoutFuture::new(0).await,
        None => rest().await,
    }
}

/// The window, if somebody may be looking at it.
fn seen() -> Option<Window> {
    web_sys::window().filter(|window| window.document().is_some_and(|document| !document.hidden()))
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
    let Some(window) = seen() else {
        later();
        return;
    };
    let callback = Closure::once_into_js(later);
    // Only fails where there is no page, and then nobody waits for it.
    let _ = window.request_animation_frame(callback.unchecked_ref());
}
