//! What is shown when the program has failed.
//!
//! After a panic the module is dead but the page looks alive: what is done on it is lost. So the
//! page is covered by a message that says so, in plain HTML, for Yew is dead as well.
//!
//! In a release a panic is an instruction that stops the module, without a message: the browser reports
//! it to the page as any error. In other builds the hook below says where it was.

use super::preferences;
use gloo_events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{Document, ErrorEvent, Event};

/// Shows a message over the page when the program fails, and writes the reason to the console.
pub fn install() {
    std::panic::set_hook(Box::new(|info| {
        web_sys::console::error_1(&info.to_string().into());
        cover();
    }));
    if let Some(window) = web_sys::window() {
        EventListener::new(&window, "error", |event| {
            if is_ours(event) {
                cover();
            }
        })
        .forget();
    }
}

/// Whether the module stopped, and not some script of a browser extension.
fn is_ours(event: &Event) -> bool {
    let error = event.dyn_ref::<ErrorEvent>().map(ErrorEvent::error);
    error.is_some_and(|error| {
        error.dyn_ref::<js_sys::Error>().is_some_and(|error| error.name() == "RuntimeError")
    })
}

fn cover() {
    let document = web_sys::window().and_then(|window| window.document());
    if let Some(document) = document.filter(|document| document.get_element_by_id("failure").is_none()) {
        // Where even this fails, nothing is left to say it with.
        let _ = message(&document);
    }
}

fn message(document: &Document) -> Option<()> {
    let message = document.create_element("div").ok()?;
    message.set_attribute("role", "alertdialog").ok()?;
    message.set_attribute("aria-labelledby", "failure").ok()?;
    message.set_attribute("class", "failure").ok()?;
    let text = document.create_element("p").ok()?;
    text.set_id("failure");
    let english = document.document_element()?.get_attribute("lang").as_deref() == Some("en");
    // The keeper's last word: it is there after the module has stopped as well.
    let kept = preferences::root_attribute("data-kept").as_deref() == Some("true");
    text.set_text_content(Some(match (english, kept) {
        (true, true) => "The page has failed. Your work is saved: reload to go on.",
        (true, false) => {
            "The page has failed, and what you did last is not saved. Reload to go on with the rest."
        }
        (false, true) => "Trang đã gặp lỗi. Bài của bạn đã được lưu: tải lại trang để làm tiếp.",
        (false, false) => {
            "Trang đã gặp lỗi, những sửa đổi cuối chưa được lưu. Tải lại trang để làm tiếp phần còn lại."
        }
    }));
    let button = document.create_element("a").ok()?;
    button.set_text_content(Some(if english { "Reload" } else { "Tải lại" }));
    // A link to the page itself: it works without any program.
    button.set_attribute("href", "").ok()?;
    message.append_child(&text).ok()?;
    message.append_child(&button).ok()?;
    document.body()?.append_child(&message).ok()?;
    Some(())
}
