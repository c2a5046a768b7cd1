//! Memory that JavaScript has for the module.

use js_sys::{Function, Reflect, Uint8Array};
use wasm_bindgen::JsCast;

/// Gives the memory of bytes free that nobody needs any more. A browser would do so much later: only after tens of
/// megabytes does it look for what is not needed, in each worker.
/// <https://developer.mozilla.org/docs/Web/JavaScript/Reference/Global_Objects/ArrayBuffer/transfer>
pub(super) fn give_free(bytes: &Uint8Array) {
    let buffer = bytes.buffer();
    let transfer = Reflect::get(&buffer, &"transfer".into()).ok();
    // Not every browser has it: there it is later.
    if let Some(transfer) = transfer.and_then(|transfer| transfer.dyn_into::<Function>().ok()) {
        let _ = transfer.call1(&buffer, &0.into());
    }
}
