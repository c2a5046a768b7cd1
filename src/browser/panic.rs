//! What is shown when the program has failed.
//!
//! After a panic the module is dead but the page looks alive: what is done on it is lost. So the
//! page is covered by a message that says so, in plain HTML, for Yew is dead as well.

use web_sys::Document;

/// Shows a message over the page when the program fails, and writes the reason to the console.
pub fn install() {
    std::panic::set_hook(Box::new(|info| {
        web_sys::console::error_1(&info.to_string().into());
        if let Some(document) = web_sys::window().and_then(|window| window.document()) {
            let _ = cover(&document);
        }
    }));
}

fn cover(document: &Document) -> Option<()> {
    let message = document.create_element("div").ok()?;
    message.set_attribute("role", "alertdialog").ok()?;
    message.set_attribute("aria-labelledby", "failure").ok()?;
    message.set_attribute("class", "failure").ok()?;
    let text = document.create_element("p").ok()?;
    text.set_id("failure");
    let english = document.document_element()?.get_attribute("lang").as_deref() == Some("en");
    text.set_text_content(Some(if english {
        "The page has failed. Your work is saved: reload to go on."
    } else {
        "Trang đã gặp lỗi. Bài của bạn đã được lưu: tải lại trang để làm tiếp."
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
