//! Where the keyboard goes.

use super::frame::after_paint;
use crate::annotation::AnnotationId;
use gloo_events::EventListener;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement};

/// What the Tab key stops at.
const STOPS: &str = "button:not([tabindex='-1']), input:not([tabindex='-1']), select, textarea, summary, \
                     [tabindex='0']";
/// Where letters and Ctrl+Z are the field's own: whoever is brought there without asking could not undo.
const FIELDS: &str = "input:not([type='checkbox'], [type='radio']), textarea, select";
/// What the focus can be on at all, whether Tab stops there or not.
const HOLDERS: &str = "button, input, select, textarea, summary, [tabindex]";
/// Where the keyboard goes if nothing is left where it was.
const TEXT: &str = "#article, main textarea";
/// Frames for which it is waited for what goes from the page: the panels follow the article by one.
const FRAMES: u32 = 6;

/// Frames until what a person opens is drawn, at the most.
pub const SOON: u32 = 3;

/// Gives the focus to what the first selector finds that finds something; tries again for so many frames
/// where none does yet.
pub fn focus(selectors: &'static [&'static str], tries: u32) {
    let found =
        page().and_then(|page| selectors.iter().find_map(|known| page.query_selector(known).ok().flatten()));
    match found {
        Some(found) => give(&found),
        None if tries > 0 => after_paint(move || focus(selectors, tries - 1)),
        None => {}
    }
}

/// Gives the focus to the element of an id, where it is there and can take it; the element.
pub fn focus_on(id: &str) -> Option<Element> {
    let found = page()?.get_element_by_id(id)?;
    give(&found);
    Some(found)
}

/// Whether the element of an id has the focus.
pub fn has_focus(id: &str) -> bool {
    page().and_then(|page| page.active_element()).is_some_and(|element| element.id() == id)
}

/// The annotation whose mark in the article, or whose row in the list, has the focus.
pub fn annotation_in_focus() -> Option<AnnotationId> {
    let named = page()?.active_element()?.closest("[data-id]").ok()??;
    named.get_attribute("data-id")?.parse().ok().map(AnnotationId)
}

/// What has the focus, or had it last, and what it stood in, from the inside.
struct Held {
    element: Element,
    around: Vec<Element>,
}

impl Held {
    /// Whether it is no longer on the page, or is something else by now: the words of a mark that was deleted.
    fn is_gone(&self) -> bool {
        !self.element.is_connected() || !self.element.matches(HOLDERS).unwrap_or(false)
    }
}

/// What is known of the focus.
#[derive(Default)]
struct Watch {
    last: RefCell<Option<Held>>,
    /// Frames for which it is still looked whether that has gone.
    frames: Cell<u32>,
}

/// Keeps the keyboard on the page: as long as the listeners live, what takes itself away with what it does (a
/// decision, a form, a bar) leaves the focus to what stands in its place. Browsers leave it nowhere then.
pub fn keep() -> Vec<EventListener> {
    let Some(page) = page() else { return Vec::new() };
    let watch = Rc::new(Watch::default());
    let entered = {
        let watch = Rc::clone(&watch);
        EventListener::new(&page, "focusin", move |event| {
            let element = event.target().and_then(|target| target.dyn_into::<Element>().ok());
            *watch.last.borrow_mut() = element.map(|element| Held { around: around(&element), element });
        })
    };
    // Not every browser tells of the focus of what goes, so that what may have taken it away is listened to as well.
    let left = ["focusout", "keyup", "click"].map(|name| {
        let watch = Rc::clone(&watch);
        EventListener::new(&page, name, move |_| {
            if watch.frames.replace(FRAMES) == 0 {
                look(Rc::clone(&watch));
            }
        })
    });
    std::iter::once(entered).chain(left).collect()
}

/// What an element stands in, up to the whole page.
fn around(element: &Element) -> Vec<Element> {
    let outer = std::iter::successors(element.parent_element(), |inner| inner.parent_element());
    outer.take_while(|outer| !outer.matches(".app, body").unwrap_or(true)).collect()
}

fn look(watch: Rc<Watch>) {
    after_paint(move || {
        let nowhere = page().and_then(|page| page.active_element()).is_none_or(|on| on.tag_name() == "BODY");
        let gone = watch.last.borrow().as_ref().is_some_and(Held::is_gone);
        if nowhere
            && gone
            && let Some(held) = watch.last.take()
        {
            restore(&held);
        }
        let left = watch.frames.get().saturating_sub(1);
        watch.frames.set(left);
        if left > 0 {
            look(watch);
        }
    });
}

fn restore(held: &Held) {
    let name = held.element.text_content().filter(|name| !name.trim().is_empty());
    // From a mark that goes the text itself takes it: the next mark may be far away, and would be scrolled to.
    let in_text = held.around.iter().any(|outer| outer.matches(TEXT).unwrap_or(false));
    let left = held.around.iter().filter(|outer| !in_text && outer.is_connected());
    let inside = left.into_iter().find_map(|outer| {
        let stops = stops(outer);
        let same = stops.iter().find(|stop| name.is_some() && stop.text_content() == name);
        let itself = Some(outer).filter(|outer| outer.matches(STOPS).unwrap_or(false));
        let first = || stops.iter().find(|stop| !stop.matches(FIELDS).unwrap_or(false));
        same.or(itself).or_else(first).cloned()
    });
    let text = || page()?.query_selector(TEXT).ok().flatten();
    if let Some(found) = inside.or_else(text) {
        give(&found);
    }
}

/// The places in an element where Tab would stop.
fn stops(outer: &Element) -> Vec<Element> {
    let Ok(found) = outer.query_selector_all(STOPS) else { return Vec::new() };
    let all = (0..found.length()).filter_map(|at| found.item(at)?.dyn_into::<Element>().ok());
    // What is not shown takes no focus.
    all.filter(|stop| stop.get_bounding_client_rect().width() > 0.0).collect()
}

/// An element that cannot take the focus leaves it where it is.
fn give(element: &Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let _ = element.focus();
    }
}

fn page() -> Option<Document> {
    web_sys::window()?.document()
}
