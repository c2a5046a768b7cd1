//! Detection away from the page. The worker that does answer is tried by the journeys, which have
//! the built module for it to load.

use chu_giai::browser::{detection, worker};
use chu_giai::text::Text;
use wasm_bindgen_test::wasm_bindgen_test;

fn text() -> Text {
    Text::new("Ngày 08/7/2024").expect("short")
}

#[wasm_bindgen_test]
async fn without_the_page_s_script_there_is_no_worker() {
    assert!(!worker::is_worker());
    assert!(detection::detect(&text()).await.is_err());
}

#[wasm_bindgen_test]
async fn a_worker_that_does_not_start_is_not_waited_for() {
    let document = web_sys::window().and_then(|window| window.document()).expect("a page");
    let script = document.create_element("template").expect("an element");
    script.set_id("program");
    for source in ["throw new Error('as if the module were broken')", "no script at all"] {
        script.set_text_content(Some(source));
        document.head().expect("a head").append_child(&script).expect("it is added");
        assert!(detection::detect(&text()).await.is_err());
    }
    script.remove();
}
