//! The browser's own way back: what was opened over something else is a step that Back takes back.
//!
//! Each step is an entry of the tab's history, and an entry says which step it is. On a phone Back is the gesture that
//! closes whatever lies on top, and without steps of our own it would leave the page, and the work. An entry of what was
//! closed in another way stays, for to go back from it by ourselves could cut off a reload: it is taken by what is opened
//! next, and Back passes it.

use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use std::cell::RefCell;
use std::rc::Rc;
use web_sys::History;

/// Milliseconds after which the history follows what is open: one thing may close as another opens, and what was asked to
/// close does so a frame later.
const SETTLES: u32 = 100;

/// Something that is open. Dropping it says that it was closed in another way.
pub struct Step(u32);

/// What is open, the latest last, and how much of that the tab's history has.
#[derive(Default)]
struct Steps {
    open: Vec<(u32, Rc<dyn Fn()>)>,
    last: u32,
    entries: usize,
    settles: Option<Timeout>,
    heard: Option<EventListener>,
}

thread_local! {
    static STEPS: RefCell<Steps> = RefCell::default();
}

/// Something was opened; `close` is called when Back is to close it.
pub fn step(close: impl Fn() + 'static) -> Step {
    let number = STEPS.with_borrow_mut(|steps| {
        if steps.heard.is_none() {
            // A page that was loaded again stands where it stood.
            steps.entries = entry();
            let window = web_sys::window();
            steps.heard = window.map(|window| EventListener::new(&window, "popstate", |_| gone()));
        }
        steps.last += 1;
        steps.open.push((steps.last, Rc::new(close)));
        steps.last
    });
    settle_soon();
    Step(number)
}

impl Drop for Step {
    fn drop(&mut self) {
        STEPS.with_borrow_mut(|steps| steps.open.retain(|(number, _)| *number != self.0));
    }
}

fn history() -> Option<History> {
    web_sys::window()?.history().ok()
}

/// The step that the present entry of the history is.
fn entry() -> usize {
    let number = history().and_then(|history| history.state().ok()?.as_f64()).unwrap_or_default();
    // Written as a small integer.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let number = number.max(0.0) as usize;
    number
}

/// Another entry of the history is the present one.
fn gone() {
    let here = entry();
    let (is_back, closed) = STEPS.with_borrow_mut(|steps| {
        let before = std::mem::replace(&mut steps.entries, here);
        let beyond = steps.open.iter().skip(here).map(|(_, close)| Rc::clone(close));
        let is_back = here < before;
        (is_back, if is_back { beyond.collect() } else { Vec::new() })
    });
    // The topmost first.
    closed.iter().rev().for_each(|close| close());
    if closed.is_empty() {
        if let Some(history) = history().filter(|_| is_back) {
            let _ = history.back();
        }
    } else {
        // Where somebody has to be asked first, it is open still.
        settle_soon();
    }
}

fn settle_soon() {
    let timeout = Timeout::new(SETTLES, settle);
    // Replaced outside of the borrow: a timer that is dropped is cancelled.
    drop(STEPS.with_borrow_mut(|steps| steps.settles.replace(timeout)));
}

/// Makes the history at least as long as what is open is deep.
fn settle() {
    let Some(history) = history() else { return };
    STEPS.with_borrow_mut(|steps| {
        while steps.entries < steps.open.len() {
            let next = u32::try_from(steps.entries + 1).unwrap_or(u32::MAX);
            // Some pages have no history, such as one that is shown in a frame without a place.
            if history.push_state(&next.into(), "").is_err() {
                return;
            }
            steps.entries += 1;
        }
    });
}
