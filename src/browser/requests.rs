//! How often the page has asked for something over the network, as the browser itself counts it.

use js_sys::{Array, Function, Reflect};
use std::cell::Cell;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{PerformanceEntry, PerformanceObserver, PerformanceObserverEntryList, PerformanceObserverInit};

/// What the page is called and looks like where it is installed.
const MANIFEST: &str = "/manifest.webmanifest";

/// Counts requests for as long as it is held.
pub struct Requests {
    observer: PerformanceObserver,
    // Called by the browser.
    _seen: Closure<dyn FnMut(JsValue)>,
}

impl std::fmt::Debug for Requests {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Requests")
    }
}

impl Requests {
    /// Calls `counted` with the number of requests that began from now on, whenever it grows. `None` where the
    /// browser does not say.
    pub fn count(counted: impl Fn(usize) + 'static) -> Option<Self> {
        let begin = web_sys::window()?.performance()?.now();
        let total = Cell::new(0);
        let seen = Closure::<dyn FnMut(JsValue)>::new(move |list: JsValue| {
            let list: PerformanceObserverEntryList = list.unchecked_into();
            let entries = list.get_entries();
            let of_network = |entry: &JsValue| {
                let entry: &PerformanceEntry = entry.unchecked_ref();
                entry.start_time() >= begin && !is_own(entry)
            };
            let more = entries.iter().filter(of_network).count();
            if more > 0 {
                total.set(total.get() + more);
                counted(total.get());
            }
        });
        let observer = PerformanceObserver::new(seen.as_ref().unchecked_ref::<Function>()).ok()?;
        observer.observe(&PerformanceObserverInit::new(&Array::of1(&"resource".into())));
        Some(Self { observer, _seen: seen })
    }
}

impl Drop for Requests {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Whether nothing went over the network for it, as far as the browser can know; or it is the manifest, which
/// the browser reads when it likes, as a part of loading the page.
fn is_own(entry: &PerformanceEntry) -> bool {
    let name = entry.name();
    let size = |name: &str| Reflect::get(entry, &name.into()).ok().and_then(|size| size.as_f64());
    // Of another server it says 0 for both, and that counts.
    let kept = size("transferSize") == Some(0.0) && size("decodedBodySize").is_some_and(|size| size > 0.0);
    kept || name.starts_with("blob:") || name.starts_with("data:") || name.ends_with(MANIFEST)
}
