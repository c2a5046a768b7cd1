//! How much room the browser gives, and whether it promises to keep what is in it.

use js_sys::{Promise, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// The room that the browser gives to this page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Room {
    /// Bytes that are taken.
    pub used: f64,
    /// Bytes that may be taken.
    pub most: f64,
    /// Whether the browser promises not to clear it when the disk fills up.
    pub lasting: bool,
}

/// The share of the room from which on it is tight.
const TIGHT: f64 = 0.9;

impl Room {
    /// Whether so little is left that it should be said.
    pub fn is_tight(&self) -> bool {
        self.most > 0.0 && self.used > TIGHT * self.most
    }
}

/// `navigator.storage`, which is missing where the page is not served securely.
fn manager() -> Option<web_sys::StorageManager> {
    let navigator = web_sys::window()?.navigator();
    let storage = Reflect::get(&navigator, &"storage".into()).ok()?;
    (!storage.is_undefined()).then(|| navigator.storage())
}

async fn answer(promise: Result<Promise, JsValue>) -> Option<JsValue> {
    JsFuture::from(promise.ok()?).await.ok()
}

/// Asks the browser to keep what is here until the person clears it.
pub async fn ask_to_last() -> bool {
    let Some(manager) = manager() else { return false };
    answer(manager.persist()).await.is_some_and(|given| given.is_truthy())
}

/// How much room there is; `None` where the browser does not say.
pub async fn room() -> Option<Room> {
    let manager = manager()?;
    let estimate = answer(manager.estimate()).await?;
    let number = |name: &str| Reflect::get(&estimate, &name.into()).ok()?.as_f64();
    let lasting = answer(manager.persisted()).await.is_some_and(|given| given.is_truthy());
    Some(Room { used: number("usage")?, most: number("quota")?, lasting })
}
