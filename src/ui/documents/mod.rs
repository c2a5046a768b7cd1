//! The documents that are kept in this browser: to be found, opened, sorted by how far the work has come, and
//! thrown away.

mod corpus;
mod encodings;
mod importing;
mod list;
mod narrow;
mod shelf;
mod use_cards;
mod use_text_search;

use super::i18n::{Message, use_language};
use super::shell::use_shell;
use super::store::{ByRc, turn};
use super::widgets::{Options, Select, TextField};
use crate::session::{Census, Listing, Order, Shelf, found_on_shelves, listed};
use crate::ui::kept::{use_effect_with, use_memo, use_state_eq};
use corpus::CorpusTools;
pub use importing::importing;
use list::List;
use narrow::Narrow;
use shelf::Shelves;
use std::rc::Rc;
pub use use_cards::{Cards, use_cards};
use use_text_search::{Found, Hits, use_text_search};
use yew::prelude::*;

/// Properties of [`Documents`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// Grows when the list is another one.
    pub listed: u32,
    /// The list was read, and is on the page.
    #[prop_or_default]
    pub on_read: Callback<()>,
}

/// The documents; where there are none, the way to have them back from a file.
#[component]
pub fn Documents(props: &Props) -> Html {
    let (shell, language) = (use_shell(), use_language());
    let listing = use_state_eq(Listing::default);
    let cards = use_cards(shell.keeper.clone(), props.listed, !listing.words.is_empty());
    use_effect_with(cards.is_read, {
        let on_read = props.on_read.clone();
        move |&is_read| {
            if is_read {
                on_read.emit(());
            }
        }
    });
    let hits = use_text_search(&listing.words, props.listed);
    let unsearched = matches!(hits, Hits::Unsearched);
    let searching = matches!(hits, Hits::Searching);
    let in_texts = if let Hits::Found(found) = hits { found } else { Found::default() };
    let asked = Listing { hits: Rc::clone(&in_texts.ids), ..(*listing).clone() };
    let found = use_memo((cards.clone(), asked), |(cards, listing)| {
        let census = found_on_shelves(&cards.all, &cards.names, listing);
        (ByRc::new(listed(&cards.all, &cards.names, listing)), census)
    });
    if cards.all.is_empty() && !cards.is_read {
        return Html::default();
    }
    if cards.all.is_empty() {
        return html! { <section class="documents documents--none"><CorpusTools key="corpus" shown={Vec::new()} empty=true /></section> };
    }
    let (census, (places, found)) = (Census::of(&cards.all), &*found);
    let none = match listing.shelf {
        _ if searching => Message::Searching,
        Shelf::All if census.on(Shelf::All) == 0 => Message::AllInBin,
        _ => Message::NoDocuments,
    };
    let shown: Vec<u32> =
        places.iter().filter_map(|&place| cards.all.get(place)).map(|(id, _)| *id).collect();
    let on_words = turn(&listing, |listing, words| listing.words = words);
    let on_order = turn(&listing, |listing, chosen: AttrValue| {
        let order = chosen.parse().ok().and_then(|at: usize| Order::ALL.get(at)).copied();
        listing.order = order.unwrap_or_default();
    });
    let on_shelf = turn(&listing, |listing, shelf| listing.shelf = shelf);
    let orders: Options = Order::ALL
        .iter()
        .enumerate()
        .map(|(at, order)| (AttrValue::from(at.to_string()), language.order(*order).into()))
        .collect();
    let order = Order::ALL.iter().position(|order| *order == listing.order).unwrap_or_default();
    html! {
        <section class="documents" aria-labelledby="documents-title">
            <div key="head" class="documents__head">
                <h2 class="documents__title" id="documents-title">{ Message::Documents.text(language) }</h2>
                <span class="muted">{ language.documents_done(census.settled(), census.states.iter().sum()) }</span>
            </div>
            <div key="tools" class="documents__tools">
                <TextField id="documents-words" kind="search" eager=true name={Message::FindDocuments.text(language)} placeholder={Message::FindDocuments.text(language)} name_hidden=true value={listing.words.clone()} on_commit={on_words} class="field--wide" />
                <Select id="documents-order" name={Message::OrderDocuments.text(language)} name_hidden=true options={orders} chosen={order.to_string()} on_choose={on_order} />
            </div>
            if unsearched {
                <p key="unsearched" class="problem-text" role="alert">{ Message::TextsUnsearched.text(language) }</p>
            }
            if listing.searches() && !searching {
                <p key="found" class="muted" role="status">{ language.documents_found(found.on(listing.shelf)) }</p>
            }
            <Shelves key="shelves" census={*found} chosen={listing.shelf} on_choose={on_shelf} />
            <Narrow key="narrow" listing={listing.clone()} shown={(places.len(), census.on(listing.shelf))} />
            <List key="list" {cards} {in_texts} places={places.clone()} shelf={listing.shelf} {none} />
            <CorpusTools key="corpus" {shown} />
        </section>
    }
}
