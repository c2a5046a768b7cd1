//! The browser's selection in the article, and the session's.

use crate::browser::selection;
use crate::session::Action;
use crate::text::{Span, Text, snap};
use crate::ui::Dispatch;
use crate::ui::kept::{StateHandle, use_effect_with, use_state_eq};
use gloo_events::EventListener;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::{NodeRef, hook, use_mut_ref};

/// Keeps the session's selection as the browser's, whichever changes; whether a pointer is down.
///
/// `selectionchange` fires on the document alone, for the mouse, for the handles of a telephone
/// and for the keyboard, so it is the one thing listened to.
///
/// Of a selection that is longer than what is drawn, the browser has the part that is drawn.
#[hook]
pub fn use_text_selection(
    container: &NodeRef,
    scroller: &NodeRef,
    text: &Text,
    selected: Option<Span>,
    drawn: Span,
    dispatch: &Dispatch,
) -> StateHandle<bool> {
    // What the browser has, so that it is not told what it said itself.
    let told = use_mut_ref(|| None::<Span>);
    use_heard(container, text, dispatch, &told);
    use_shown(container, text, selected, drawn, &told);
    use_pressed(scroller)
}

/// What the browser has as its selection.
type Told = Rc<RefCell<Option<Span>>>;

/// From the browser to the session.
#[hook]
fn use_heard(container: &NodeRef, text: &Text, dispatch: &Dispatch, told: &Told) {
    use_effect_with((text.clone(), dispatch.clone()), {
        let (container, told) = (container.clone(), Rc::clone(told));
        move |(text, dispatch)| {
            let (text, dispatch) = (text.clone(), dispatch.clone());
            let page = web_sys::window().and_then(|window| window.document());
            let listener = page.map(|page| {
                EventListener::new(&page, "selectionchange", move |_| {
                    let Some(container) = container.cast::<Element>() else { return };
                    // A handle being dragged shows its span as the selection.
                    if dragging(&container) {
                        return;
                    }
                    let found = selection::selected(&container, &text).and_then(|span| snap(&text, span));
                    if found == *told.borrow() {
                        return;
                    }
                    let caret = selection::caret(&container, &text).filter(|_| found.is_some());
                    // A caret elsewhere, as in a field of the panel, leaves the selection alone.
                    if found.is_some() || selection::is_caret_in(&container) {
                        *told.borrow_mut() = found;
                        // A triple click ends outside of the article: there is no caret then.
                        dispatch.emit(match caret {
                            Some(caret) => Action::PlaceCaret(caret),
                            None => Action::Select(found),
                        });
                    }
                })
            });
            move || drop(listener)
        }
    });
}

/// From the session to the browser.
#[hook]
fn use_shown(container: &NodeRef, text: &Text, selected: Option<Span>, drawn: Span, told: &Told) {
    let cut = selected.filter(|&span| !drawn.contains(span)).map(|_| drawn);
    use_effect_with((text.clone(), selected, cut), {
        let (container, told) = (container.clone(), Rc::clone(told));
        move |(text, selected, cut): &(Text, Option<Span>, Option<Span>)| {
            let Some(container) = container.cast::<Element>() else { return };
            let seen = match *cut {
                Some(drawn) => selected.and_then(|span| snap(text, span.intersection(drawn)?)),
                None => *selected,
            };
            // Elements that went have taken their part of the browser's selection with them.
            if *told.borrow() == seen && cut.is_none() {
                return;
            }
            *told.borrow_mut() = seen;
            match seen {
                Some(span) => selection::select(&container, text, span),
                None => selection::clear(),
            }
        }
    });
}

/// Whether a pointer is down in the article, on nothing that lies over it.
#[hook]
fn use_pressed(scroller: &NodeRef) -> StateHandle<bool> {
    let pressed = use_state_eq(|| false);
    use_effect_with((), {
        let (scroller, pressed) = (scroller.clone(), pressed.setter());
        move |()| {
            let listeners = scroller.cast::<Element>().zip(web_sys::window()).map(|(scroller, window)| {
                let becomes = |value: bool| {
                    let pressed = pressed.clone();
                    move |event: &web_sys::Event| {
                        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
                        let over = target
                            .and_then(|target| target.closest(".handle, .handle-relate, .popover").ok()?);
                        if !value || over.is_none() {
                            pressed.set(value);
                        }
                    }
                };
                [
                    EventListener::new(&scroller, "pointerdown", becomes(true)),
                    EventListener::new(&window, "pointerup", becomes(false)),
                    // A long press that begins a selection ends the pointer's own events.
                    EventListener::new(&window, "pointercancel", becomes(false)),
                ]
            });
            move || drop(listeners)
        }
    });
    pressed
}

fn dragging(container: &Element) -> bool {
    let page = container.closest(".article__page").ok().flatten();
    page.is_some_and(|page| page.query_selector(".handle.is-dragged").ok().flatten().is_some())
}
