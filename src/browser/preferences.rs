//! What a person's browser says and remembers about how the page should be.

use web_sys::{Storage, Window};

fn window() -> Option<Window> {
    web_sys::window()
}

/// Access itself can throw, with cookies off.
fn storage() -> Option<Storage> {
    window()?.local_storage().ok()?
}

/// What was remembered under a name.
pub fn remembered(name: &str) -> Option<String> {
    storage()?.get_item(&format!("chu-giai.{name}")).ok()?
}

/// Remembers something small; where the browser does not, nothing is lost but convenience.
pub fn remember(name: &str, value: &str) {
    if let Some(storage) = storage() {
        let _ = storage.set_item(&format!("chu-giai.{name}"), value);
    }
}

/// What was remembered under a name in this tab, which forgets it when it is closed.
pub fn remembered_in_tab(name: &str) -> Option<String> {
    window()?.session_storage().ok()??.get_item(&format!("chu-giai.{name}")).ok()?
}

/// Remembers something small in this tab alone.
pub fn remember_in_tab(name: &str, value: &str) {
    if let Some(storage) = window().and_then(|window| window.session_storage().ok()?) {
        let _ = storage.set_item(&format!("chu-giai.{name}"), value);
    }
}

/// A parameter of the address, `?lang=en`.
pub fn address_parameter(name: &str) -> Option<String> {
    let search = window()?.location().search().ok()?;
    web_sys::UrlSearchParams::new_with_str(&search).ok()?.get(name)
}

/// The languages that the browser prefers, best first.
pub fn preferred_languages() -> Vec<String> {
    window()
        .map(|window| window.navigator().languages().iter().filter_map(|tag| tag.as_string()).collect())
        .unwrap_or_default()
}

/// An attribute of the page's root element.
pub fn root_attribute(name: &str) -> Option<String> {
    window()?.document()?.document_element()?.get_attribute(name)
}

/// Sets an attribute of the page's root element; the style sheets and screen readers read it.
pub fn set_root_attribute(name: &str, value: &str) {
    if let Some(root) = window().and_then(|window| window.document()).and_then(|page| page.document_element())
    {
        let _ = root.set_attribute(name, value);
    }
}
