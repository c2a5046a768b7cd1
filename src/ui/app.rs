//! The frame: providers, and which parts are on the page.

use super::Store;
use yew::{Html, component, html, use_reducer_eq};

/// The page.
#[component]
pub fn App() -> Html {
    let store = use_reducer_eq(Store::default);
    html! { <main lang="vi">{ store.session.revision }</main> }
}
