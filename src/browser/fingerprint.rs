//! The fingerprint of a text as the browser makes it: several times as fast as the module, and beside the page.

use crate::exchange::project;
use crate::text::Text;
use js_sys::{Promise, Uint8Array};
use std::future::Future;
use std::pin::Pin;
use wasm_bindgen_futures::JsFuture;

/// The SHA-256 of a text's UTF-8, in lower-case hexadecimal. It is begun at once, whenever it is asked for.
pub fn fingerprint(text: &Text) -> Pin<Box<dyn Future<Output = String>>> {
    let (asked, text) = (asked(text), text.clone());
    Box::pin(async move {
        let found = match asked {
            Some(asked) => JsFuture::from(asked).await.ok(),
            None => None,
        };
        match found {
            Some(found) => project::hexadecimal(&Uint8Array::new(&found).to_vec()),
            None => project::fingerprint(&text),
        }
    })
}

/// Only a page that came over a safe way has it.
/// <https://developer.mozilla.org/docs/Web/API/SubtleCrypto>
fn asked(text: &Text) -> Option<Promise> {
    let subtle = web_sys::window()?.crypto().ok()?.subtle();
    subtle.digest_with_str_and_u8_array("SHA-256", text.as_str().as_bytes()).ok()
}
