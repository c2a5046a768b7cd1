//! Looking for suggestions without stopping the page.

use super::stretches::Stretches;
use crate::browser::{detection, selection};
use crate::detect::{Detection, detect};
use crate::session::Action;
use crate::text::{ByteOffset, Text};
use crate::ui::Dispatch;
use gloo_timers::future::TimeoutFuture;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;

/// Bytes of a text that is read at once: less than a frame, and all of nearly every article.
const SHORT: usize = 50_000;
/// Bytes that are read at once of a longer one where it is seen: more than a screen has.
const SEEN: usize = 12_000;
/// Milliseconds after which it is looked again what is seen.
const LOOK: u32 = 60;
/// The article on the page.
const ARTICLE: &str = "#article";

/// What is found in a text before it is on the page.
pub(super) enum Begun {
    /// All there is.
    All(Text, Detection),
    /// What stands in the beginning of a long one.
    Beginning(Text, Stretches),
}

/// Looks for what is seen first of a text.
pub(super) fn begin(text: Text) -> Begun {
    if text.len().get() <= SHORT {
        let detection = detect(&text);
        return Begun::All(text, detection);
    }
    let mut stretches = Stretches::of(text.clone(), SEEN);
    stretches.read_at(ByteOffset::ZERO);
    Begun::Beginning(text, stretches)
}

/// Looks for suggestions in a text that is open.
pub(super) fn start(text: Text, dispatch: &Dispatch) {
    go_on(begin(text), dispatch);
}

/// Brings what was found to the text, which is open by now, and looks for the rest; all of it arrives as
/// [`Action::DetectionFinished`]. Those suggestions of a long text are found in a worker, and until that has them
/// all, those of what is seen arrive as [`Action::DetectionAdvanced`]: of its beginning, then of where the person
/// goes.
pub(super) fn go_on(begun: Begun, dispatch: &Dispatch) {
    dispatch.emit(Action::DetectionStarted);
    let (text, stretches) = match begun {
        Begun::All(text, detection) => {
            dispatch.emit(Action::DetectionFinished { text, detection: Rc::new(detection) });
            return;
        }
        Begun::Beginning(text, stretches) => (text, stretches),
    };
    advance(&stretches, &text, dispatch);
    let done = Rc::new(Cell::new(false));
    spawn_local(follow(stretches, text.clone(), dispatch.clone(), Rc::clone(&done)));
    let dispatch = dispatch.clone();
    spawn_local(async move {
        let found = detection::detect(&text).await;
        done.set(true);
        let detection = match found {
            Ok(detection) => detection,
            Err(_) => in_page(&text, &dispatch).await,
        };
        dispatch.emit(Action::DetectionFinished { text, detection: Rc::new(detection) });
    });
}

fn advance(stretches: &Stretches, text: &Text, dispatch: &Dispatch) {
    let detection = Rc::new(stretches.together());
    dispatch.emit(Action::DetectionAdvanced { text: text.clone(), detection });
}

/// Reads what the person has come to, as long as the rest is not there.
async fn follow(mut stretches: Stretches, text: Text, dispatch: Dispatch, done: Rc<Cell<bool>>) {
    loop {
        TimeoutFuture::new(LOOK).await;
        if done.get() {
            return;
        }
        if selection::first_seen(ARTICLE).is_some_and(|at| stretches.read_at(at)) {
            advance(&stretches, &text, &dispatch);
        }
    }
}

/// Where there is no worker: stretch by stretch, the nearest to what is seen first, with a rest for the page after
/// each.
async fn in_page(text: &Text, dispatch: &Dispatch) -> Detection {
    let mut stretches = Stretches::of(text.clone(), SHORT);
    while stretches.read_nearest(selection::first_seen(ARTICLE).unwrap_or(ByteOffset::ZERO)) {
        advance(&stretches, text, dispatch);
        TimeoutFuture::new(0).await;
    }
    stretches.together()
}
