//! Where the keyboard goes.

use super::frame::after_paint;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Gives the focus to what the first selector finds that finds something; tries again for a few frames
/// where none does yet.
pub fn focus(selectors: &'static [&'static str], tries: u32) {
    let page = web_sys::window().and_then(|window| window.document());
    let found = page
        .and_then(|page| selectors.iter().find_map(|selector| page.query_selector(selector).ok().flatten()));
    match found.and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
        // An element that cannot take the focus leaves it where it is.
        Some(element) => drop(element.focus()),
        None if tries > 0 => after_paint(move || focus(selectors, tries - 1)),
        None => {}
    }
}
