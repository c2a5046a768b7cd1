//! Stretches of text that are painted without elements of their own.
//!
//! <https://developer.mozilla.org/docs/Web/API/CSS_Custom_Highlight_API>. It is asked for by name,
//! because Firefox has it only since version 140; where it is missing nothing is painted.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::Range;

/// Paints ranges as `::highlight(name)` says, and nothing else by that name.
pub fn show(name: &str, ranges: &[Range]) {
    // Nothing depends on whether it is painted.
    let _ = try_show(name, ranges);
}

fn try_show(name: &str, ranges: &[Range]) -> Result<(), JsValue> {
    let global = js_sys::global();
    let css = js_sys::Reflect::get(&global, &"CSS".into())?;
    let registry = js_sys::Reflect::get(&css, &"highlights".into())?;
    let method = |name: &str| js_sys::Reflect::get(&registry, &name.into())?.dyn_into::<js_sys::Function>();
    if ranges.is_empty() {
        method("delete")?.call1(&registry, &name.into())?;
        return Ok(());
    }
    let class: js_sys::Function = js_sys::Reflect::get(&global, &"Highlight".into())?.dyn_into()?;
    let ranges: js_sys::Array = ranges.iter().collect();
    let highlight = js_sys::Reflect::construct(&class, &ranges)?;
    method("set")?.call2(&registry, &name.into(), &highlight)?;
    Ok(())
}
