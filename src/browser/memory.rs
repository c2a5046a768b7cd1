//! Memory that JavaScript has for the module. A browser gives it free late: only after tens of megabytes does it look for
//! what is not needed, in each worker.

use js_sys::{Array, Function, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::MessageChannel;

/// Gives the memory of bytes free that the module made and nobody needs any more.
/// <https://developer.mozilla.org/docs/Web/JavaScript/Reference/Global_Objects/ArrayBuffer/transfer>
pub(super) fn give_free(bytes: &Uint8Array) {
    let buffer = bytes.buffer();
    let transfer = Reflect::get(&buffer, &"transfer".into()).ok();
    // Not every browser has it: there it is later.
    if let Some(transfer) = transfer.and_then(|transfer| transfer.dyn_into::<Function>().ok()) {
        let _ = transfer.call1(&buffer, &0.into());
    }
}

/// The same of bytes that came from the browser: a message, a file, a record. Chromium holds on to those itself, so that
/// they are handed over to somebody who is not there.
pub(super) fn give_back(bytes: &Uint8Array) {
    let Ok(channel) = MessageChannel::new() else { return };
    let _ = channel.port1().post_message_with_transferable(&JsValue::NULL, &Array::of1(&bytes.buffer()));
    channel.port1().close();
    channel.port2().close();
}
