//! The bars in the margin, one for each part of an instruction.

use crate::browser::geometry::{Tenths, rect_of};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// Gives each part of an instruction the place of its bar: the lines that it is on.
/// No style sheet can say that of an element that runs over several lines.
pub(super) fn place_bars(container: &Element) {
    let Ok(parts) = container.query_selector_all("[data-label=instruction]") else { return };
    let parts = (0..parts.length()).filter_map(|at| parts.item(at)?.dyn_into::<HtmlElement>().ok());
    // All is measured before anything is changed: a change between two measures lays the page out anew.
    let places: Vec<_> = parts
        .filter_map(|part| {
            let block = part.closest(".article__block").ok()??;
            let (outer, inner) = (rect_of(&block), rect_of(&part));
            let top = format!("{}px", Tenths(inner.top - outer.top));
            Some((part, top, format!("{}px", Tenths(inner.height))))
        })
        .collect();
    for (part, top, height) in places {
        let style = part.style();
        for (name, value) in [("--bar-top", top), ("--bar-height", height)] {
            if style.get_property_value(name).ok().as_deref() != Some(value.as_str()) {
                let _ = style.set_property(name, &value);
            }
        }
    }
}
