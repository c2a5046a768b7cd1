//! A box to tick.

use web_sys::HtmlInputElement;
use yew::prelude::*;

/// Properties of [`Tick`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// What is ticked.
    pub name: AttrValue,
    /// Whether it is.
    pub checked: bool,
    /// It is now, or no longer.
    pub on_change: Callback<bool>,
}

/// A box to tick.
#[component]
pub fn Tick(Props { name, checked, on_change }: &Props) -> Html {
    let onchange = {
        let on_change = on_change.clone();
        move |event: Event| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                on_change.emit(input.checked());
            }
        }
    };
    html! {
        <label class="check">
            <input type="checkbox" checked={*checked} {onchange} />
            { name }
        </label>
    }
}
