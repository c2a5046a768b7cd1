//! A long press of a finger: it selects the word under it.
//!
//! Phones do that themselves, and hang handles of their own on what is selected. Not every screen that takes fingers
//! is a phone, and not every browser on one selects what is no field: where nothing is selected by then, it is done here.

use crate::browser::selection;
use crate::session::Action;
use crate::text::{Span, Text, snap, syllable_at};
use crate::ui::Dispatch;
use crate::ui::kept::{use_callback, use_effect_with, use_state_eq};
use gloo_events::{EventListener, EventListenerOptions};
use gloo_timers::callback::Timeout;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, PointerEvent};
use yew::{Callback, NodeRef, hook};

/// Milliseconds that a finger rests: more than a browser waits that selects by itself.
const LONG: u32 = 650;
/// Pixels that a finger which rests may move.
const STILL: f64 = 10.0;

/// A finger that is down.
#[derive(Default)]
struct Press {
    waits: RefCell<Option<(Timeout, (f64, f64))>>,
    /// Whether it has selected something: what the browser would make of its end takes that away.
    selected: Cell<bool>,
}

/// What was selected by a press, if that is still what is `selected`: its handles are the page's. And the callback that
/// they have moved.
#[hook]
pub(super) fn use_press(
    container: &NodeRef,
    text: &Text,
    selected: Option<Span>,
    dispatch: &Dispatch,
) -> Option<Callback<Span>> {
    let pressed = use_state_eq(|| None::<Span>);
    let take = use_callback(dispatch.clone(), {
        let pressed = pressed.setter();
        move |span: Span, dispatch| {
            pressed.set(Some(span));
            dispatch.emit(Action::Select(Some(span)));
        }
    });
    use_effect_with((text.clone(), take.clone()), {
        let container = container.clone();
        move |(text, take)| {
            let container = container.cast::<Element>();
            let listeners = container.map(|container| listeners(&container, text, take));
            move || drop(listeners)
        }
    });
    (selected.is_some() && *pressed == selected).then_some(take)
}

/// What an event does to a press.
type Act = Box<dyn Fn(&Press, &Event)>;

fn listeners(container: &Element, text: &Text, take: &Callback<Span>) -> [EventListener; 5] {
    let press = Rc::new(Press::default());
    let listen = |name: &'static str, act: Act| {
        let press = Rc::clone(&press);
        let options = EventListenerOptions::enable_prevent_default();
        EventListener::new_with_options(container, name, options, move |event| act(&press, event))
    };
    let begin = {
        let (container, text, take, press) =
            (container.clone(), text.clone(), take.clone(), Rc::downgrade(&press));
        move |here: &Press, event: &Event| {
            let finger = event.dyn_ref::<PointerEvent>().filter(|event| event.pointer_type() == "touch");
            here.selected.set(false);
            let Some(at) = finger.filter(|event| event.is_primary()).map(place) else {
                return drop(here.waits.take());
            };
            let (container, text, take, press) =
                (container.clone(), text.clone(), take.clone(), press.clone());
            let timer = Timeout::new(LONG, move || {
                let Some(press) = press.upgrade() else { return };
                if let Some(word) = word_under(&container, &text, at).filter(|_| selection::is_collapsed()) {
                    press.selected.set(true);
                    take.emit(word);
                }
            });
            here.waits.replace(Some((timer, at)));
        }
    };
    let moved = |press: &Press, event: &Event| {
        let to = event.dyn_ref::<PointerEvent>().map(place);
        let from = press.waits.borrow().as_ref().map(|(_, from)| *from);
        if to.zip(from).is_some_and(|(to, from)| (to.0 - from.0).hypot(to.1 - from.1) > STILL) {
            press.waits.take();
        }
    };
    let ended = |press: &Press, _: &Event| drop(press.waits.take());
    let lifted = |press: &Press, event: &Event| {
        if press.selected.replace(false) {
            event.prevent_default();
        }
    };
    [
        listen("pointerdown", Box::new(begin)),
        listen("pointermove", Box::new(moved)),
        listen("pointerup", Box::new(ended)),
        listen("pointercancel", Box::new(ended)),
        listen("touchend", Box::new(lifted)),
    ]
}

fn place(event: &PointerEvent) -> (f64, f64) {
    (f64::from(event.client_x()), f64::from(event.client_y()))
}

fn word_under(container: &Element, text: &Text, (x, y): (f64, f64)) -> Option<Span> {
    let at = selection::offset_under(container, text, x, y)?;
    snap(text, syllable_at(text, at)?)
}
