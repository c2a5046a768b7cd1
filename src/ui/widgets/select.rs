//! One of many: the browser's own menu.

use crate::ui::kept::use_effect_with;
use std::rc::Rc;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// Keys and names, in the order shown.
pub type Options = Rc<[(AttrValue, AttrValue)]>;

/// Properties of [`Select`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// What is chosen here.
    pub name: AttrValue,
    /// Unique on the page.
    pub id: AttrValue,
    /// Keys and names, in the order shown.
    pub options: Options,
    /// The key of the chosen one.
    pub chosen: AttrValue,
    /// Another was chosen.
    pub on_choose: Callback<AttrValue>,
    /// Whether the name is only spoken.
    #[prop_or_default]
    pub name_hidden: bool,
    /// Further classes.
    #[prop_or_default]
    pub class: Classes,
}

/// One of many.
#[component]
pub fn Select(props: &Props) -> Html {
    let node = use_node_ref();
    // `selected` on an option only says what the menu begins with: once a person has chosen, the
    // property alone moves it.
    use_effect_with((node.clone(), props.chosen.clone(), props.options.clone()), |(node, chosen, _)| {
        if let Some(select) = node.cast::<HtmlSelectElement>()
            && select.value() != chosen.as_str()
        {
            select.set_value(chosen);
        }
    });
    let onchange = {
        let (on_choose, chosen) = (props.on_choose.clone(), props.chosen.clone());
        Callback::from(move |event: Event| {
            if let Some(select) = event.target_dyn_into::<HtmlSelectElement>() {
                let value = select.value();
                // A menu of things to do says again what it is for.
                if chosen.is_empty() {
                    select.set_value("");
                }
                on_choose.emit(value.into());
            }
        })
    };
    let option = |(key, name): &(AttrValue, AttrValue)| {
        html! { <option key={key.as_str()} value={key} selected={*key == props.chosen}>{ name }</option> }
    };
    html! {
        <div class={classes!("field", props.class.clone())}>
            <label class={classes!("field__name", props.name_hidden.then_some("visually-hidden"))} for={&props.id}>{ &props.name }</label>
            <select ref={node} id={&props.id} class="field__input field__input--select" {onchange}>
                { for props.options.iter().map(option) }
            </select>
        </div>
    }
}
