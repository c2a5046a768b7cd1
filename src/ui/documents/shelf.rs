//! Which documents are shown: by how far the work on them has come.

use crate::session::{Census, Shelf};
use crate::ui::i18n::{Message, use_language};
use yew::prelude::*;

/// Properties of [`Shelves`].
#[derive(Properties, PartialEq)]
pub(super) struct Props {
    /// How many stand where.
    pub(super) census: Census,
    /// The shelf that is shown.
    pub(super) chosen: Shelf,
    /// Another is wanted.
    pub(super) on_choose: Callback<Shelf>,
}

/// The shelves that have documents, with their numbers.
#[component]
pub(super) fn Shelves(props: &Props) -> Html {
    let language = use_language();
    let shelf = |shelf: Shelf| {
        let count = props.census.on(shelf);
        if count == 0 && shelf != Shelf::All && shelf != props.chosen {
            return Html::default();
        }
        let chosen = shelf == props.chosen;
        let onclick = props.on_choose.reform(move |_: MouseEvent| shelf);
        let name = language.shelf(shelf);
        html! {
            <button key={name} type="button" class={classes!("shelf", chosen.then_some("is-chosen"))} aria-pressed={if chosen { "true" } else { "false" }} {onclick}>
                { name }<span class="shelf__count">{ language.number(count) }</span>
            </button>
        }
    };
    html! {
        <div class="documents__shelves" role="group" aria-label={Message::ShelfDocuments.text(language)}>
            { for Shelf::all().map(shelf) }
        </div>
    }
}
