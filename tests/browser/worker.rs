//! Detection away from the page. The worker that does answer is tried by the journeys, which have
//! the built module for it to load.

use chu_giai::browser::worker;
use chu_giai::text::Text;
use wasm_bindgen_test::wasm_bindgen_test;

fn text() -> Text {
    Text::new("Ngày 08/7/2024").expect("short")
}

#[wasm_bindgen_test]
async fn without_the_module_s_address_there_is_no_worker() {
    assert!(!worker::is_worker());
    assert!(worker::detect(&text()).await.is_err());
}

#[wasm_bindgen_test]
async fn a_worker_that_does_not_start_is_not_waited_for() {
    let document = web_sys::window().and_then(|window| window.document()).expect("a page");
    let head = document.head().expect("a head");
    let mut links = Vec::new();
    for attributes in [
        [("rel", "modulepreload"), ("href", "./none.js")].as_slice(),
        &[("rel", "preload"), ("as", "fetch"), ("href", "./none.wasm")],
    ] {
        let link = document.create_element("link").expect("a link");
        for (name, value) in attributes {
            link.set_attribute(name, value).expect("it is set");
        }
        head.append_child(&link).expect("it is added");
        links.push(link);
    }
    assert!(worker::detect(&text()).await.is_err());
    for link in links {
        link.remove();
    }
}
