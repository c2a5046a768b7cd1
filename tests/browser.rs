//! What needs a real browser. One binary; run with `make test-browser`.

#![cfg(target_arch = "wasm32")]
// A test's expectation is its message.
#![allow(missing_docs, clippy::missing_docs_in_private_items)]

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

mod browser {
    mod article;
    mod clipboard;
    mod selection;
    mod storage;
    mod worker;
}
