//! Workers.
//!
//! A worker is made of the page's own script and its compiled WebAssembly module: nothing is fetched for
//! it, the two can never be of different versions, and what the page may do by its policy is all that the
//! worker may do (`scripts/page/policy.mjs`).

use js_sys::{Array, Promise, WebAssembly};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, DedicatedWorkerGlobalScope, Url, Worker};

#[wasm_bindgen]
extern "C" {
    /// Where the modules are only the build knows: its script says it (`scripts/page/loader.mjs`).
    #[wasm_bindgen(js_name = moduleOf, catch)]
    fn module_of(name: &str) -> Result<Promise, JsValue>;
}

/// Whether this is the worker and not the page.
pub fn is_worker() -> bool {
    js_sys::global().is_instance_of::<DedicatedWorkerGlobalScope>()
}

/// A worker of the page's own script, which waits for the module where there is no document
/// (`scripts/page/loader.mjs`).
pub(super) fn start() -> Option<Worker> {
    let worker = of_element("program")?;
    worker.post_message(&wasm_bindgen::module()).ok()?;
    Some(worker)
}

/// A worker of another module than the page's, with what comes of fetching that: it is sent to the worker as
/// soon as it is there, and an error where it cannot be had.
pub(super) fn of_part(name: &str) -> Option<(Worker, impl Future<Output = Result<(), JsValue>> + use<>)> {
    let worker = of_element(name)?;
    let (sent, name) = (worker.clone(), name.to_owned());
    let sending = async move {
        let module = JsFuture::from(WebAssembly::compile_streaming(&module_of(&name)?)).await?;
        sent.post_message(&module)
    };
    Some((worker, sending))
}

/// A worker of a script that stands in the page.
fn of_element(id: &str) -> Option<Worker> {
    of_script(&web_sys::window()?.document()?.get_element_by_id(id)?.text_content()?)
}

/// A worker that runs a script.
pub(super) fn of_script(source: &str) -> Option<Worker> {
    let kind = BlobPropertyBag::new();
    kind.set_type("text/javascript");
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&source.into()), &kind).ok()?;
    let address = Url::create_object_url_with_blob(&blob).ok()?;
    let worker = Worker::new(&address).ok();
    // The worker has read it: an address is resolved before the constructor returns.
    let _ = Url::revoke_object_url(&address);
    worker
}
