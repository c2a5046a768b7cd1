//! The whole page, mounted: paste, mark, correct.

use chu_giai::ui::App;
use gloo_timers::future::TimeoutFuture;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{ClipboardEvent, ClipboardEventInit, DataTransfer, Document, HtmlElement};

fn document() -> Document {
    web_sys::window().and_then(|window| window.document()).expect("a page")
}

async fn found(selector: &str) -> HtmlElement {
    for _ in 0..100 {
        if let Ok(Some(element)) = document().query_selector(selector) {
            return element.dyn_into().expect("an element of HTML");
        }
        TimeoutFuture::new(20).await;
    }
    panic!("expected {selector} on the page");
}

fn paste(text: &str) {
    let data = DataTransfer::new().expect("a transfer");
    data.set_data("text/plain", text).expect("it is set");
    let init = ClipboardEventInit::new();
    init.set_bubbles(true);
    init.set_cancelable(true);
    init.set_clipboard_data(Some(&data));
    let event = ClipboardEvent::new_with_event_init_dict("paste", &init).expect("an event");
    document().body().expect("a body").dispatch_event(&event).expect("it is sent");
}

#[wasm_bindgen_test]
async fn what_is_pasted_is_marked_and_nothing_but_the_text_is_in_the_article() {
    let root = document().create_element("div").expect("an element");
    document().body().expect("a body").append_child(&root).expect("it is added");
    let app = yew::Renderer::<App>::with_root(root.clone()).render();
    found("#article, .start").await;

    paste("Ngày 08/7/2024, huyện họp.\n\nThu đạt 64,5 tỷ đồng.");
    let mark = found("[data-label=date]").await;
    assert_eq!(mark.text_content().as_deref(), Some("Ngày 08/7/2024"));
    assert!(mark.get_attribute("aria-label").is_some_and(|name| name.contains("2024-07-08")));
    let text = found(".article__text").await;
    assert_eq!(text.text_content().as_deref(), Some("Ngày 08/7/2024, huyện họp.Thu đạt 64,5 tỷ đồng."));

    mark.click();
    found("[data-label=date].is-open").await;
    app.destroy();
    root.remove();
}
