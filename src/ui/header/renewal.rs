//! That a newer version of the page is there, which a person takes when it suits.

use crate::browser::offline::Offline;
use crate::ui::i18n::{Message, use_language};
use crate::ui::kept::{use_effect_with, use_state_eq};
use crate::ui::widgets::{Button, Look};
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`Renewal`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// Whether what was done is kept: else the page cannot be loaded again without losing it.
    pub keeps: bool,
}

/// A line under the head of the page, once there is a newer version of it.
#[component]
pub fn Renewal(Props { keeps }: &Props) -> Html {
    let language = use_language();
    let newer = use_state_eq(|| false);
    let offline = use_mut_ref(|| None::<Rc<Offline>>);
    use_effect_with((), {
        let (newer, offline) = (newer.setter(), Rc::clone(&offline));
        move |()| *offline.borrow_mut() = Offline::begin(move || newer.set(true))
    });
    if !*newer || !keeps {
        return Html::default();
    }
    let take = Callback::from(move |()| {
        if let Some(offline) = offline.borrow().as_ref() {
            offline.take();
        }
    });
    html! {
        <div class="alarm" role="status">
            <span class="alarm__text">{ Message::NewVersion.text(language) }</span>
            <Button name={Message::UseNewVersion.text(language)} look={Look::Primary} on_press={take} />
        </div>
    }
}
