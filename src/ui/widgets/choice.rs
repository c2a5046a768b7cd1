//! One of a few: radio buttons that look like segments of one bar.

use super::icon::{Icon, icon};
use std::rc::Rc;
use yew::prelude::*;

/// One of the few.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// Unique among them.
    pub key: AttrValue,
    /// What it is called.
    pub name: AttrValue,
    /// How many things it would show.
    pub count: Option<AttrValue>,
    /// Shown instead of the name.
    pub icon: Option<Icon>,
    /// Shown instead of the name: `en`.
    pub short: Option<AttrValue>,
}

impl Choice {
    /// A choice with a name and nothing else.
    pub fn new(key: impl Into<AttrValue>, name: impl Into<AttrValue>) -> Self {
        Self { key: key.into(), name: name.into(), count: None, icon: None, short: None }
    }
}

/// Properties of [`Choices`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// What is chosen here.
    pub name: AttrValue,
    /// Unique on the page: what ties the radio buttons together.
    pub group: AttrValue,
    /// The few.
    pub choices: Rc<[Choice]>,
    /// The key of the chosen one.
    pub chosen: AttrValue,
    /// Another was chosen.
    pub on_choose: Callback<AttrValue>,
    /// Further classes.
    #[prop_or_default]
    pub class: Classes,
}

/// One of a few.
#[component]
pub fn Choices(props: &Props) -> Html {
    let segment = |choice: &Choice| {
        let onchange = {
            let (on_choose, key) = (props.on_choose.clone(), choice.key.clone());
            Callback::from(move |_: Event| on_choose.emit(key.clone()))
        };
        let spoken = (choice.icon.is_some() || choice.short.is_some()).then(|| choice.name.clone());
        html! {
            <label key={choice.key.as_str()} class="choices__one" title={spoken.clone()}>
                <input
                    type="radio"
                    class="choices__radio"
                    name={&props.group}
                    checked={choice.key == props.chosen}
                    aria-label={spoken}
                    {onchange}
                />
                if let Some(drawn) = choice.icon {
                    { icon(drawn) }
                } else {
                    <span>{ choice.short.as_ref().unwrap_or(&choice.name) }</span>
                }
                if let Some(count) = &choice.count {
                    <span class="choices__count">{ count }</span>
                }
            </label>
        }
    };
    html! {
        <div class={classes!("choices", props.class.clone())} role="radiogroup" aria-label={&props.name}>
            { for props.choices.iter().map(segment) }
        </div>
    }
}
