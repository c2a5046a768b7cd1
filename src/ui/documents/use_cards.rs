//! The cards of all documents, as they are kept.

use crate::browser::frame;
use crate::browser::keeper::Keeper;
use crate::browser::storage::{DocumentId, Storage};
use crate::session::{Card, Listed, Query, card_words};
use crate::ui::kept::{use_effect_with, use_state_eq};
use crate::ui::store::ByRc;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::hook;

/// The cards of all documents, in the order in which they came.
#[derive(Clone, PartialEq, Default)]
pub struct Cards {
    /// Each with its number.
    pub all: ByRc<Vec<Listed>>,
    /// What a search compares of each; empty until somebody has searched.
    pub names: ByRc<Vec<String>>,
    /// Whether they were read by now: before, there may be others.
    pub is_read: bool,
    keeper: Option<Rc<Keeper>>,
}

/// The cards of all documents, read again when the list is another one. `searched` says whether somebody looks
/// for words: what a search compares is made only then.
#[hook]
pub fn use_cards(keeper: Option<Rc<Keeper>>, listed: u32, searched: bool) -> Cards {
    // What was here before is shown at once, and then what is here by now.
    let all =
        use_state_eq(|| ByRc::new(keeper.as_ref().map(|keeper| keeper.cards().to_vec()).unwrap_or_default()));
    let is_read = use_state_eq(|| false);
    use_effect_with((keeper.clone(), listed), {
        let (all, is_read) = (all.setter(), is_read.setter());
        move |(keeper, _)| {
            let Some(keeper) = keeper.clone() else { return };
            let Some(storage) = keeper.storage() else { return };
            spawn_local(async move {
                if let Some((cards, loose)) = read(&storage).await {
                    keeper.remember_cards(cards.as_slice().into());
                    all.set(ByRc::new(cards));
                    is_read.set(true);
                    pack(&storage, &loose).await;
                }
            });
        }
    });
    let names = use_state_eq(ByRc::<Vec<String>>::default);
    use_effect_with(((*all).clone(), searched), {
        let names = names.setter();
        move |(all, searched): &(ByRc<Vec<Listed>>, bool)| {
            if *searched {
                let all = all.clone();
                spawn_local(async move { names.set(ByRc::new(words(&all).await)) });
            }
        }
    });
    Cards { all: (*all).clone(), names: (*names).clone(), is_read: *is_read, keeper }
}

/// Cards between two looks at the clock.
const AT_ONCE: usize = 100;

/// Packs the cards that were not, for the next time.
async fn pack(storage: &Storage, loose: &[u32]) {
    let rest = frame::long_rests();
    for block in loose.chunks(1) {
        rest().await;
        if storage.pack(block).await.is_err() {
            return;
        }
    }
}

/// All cards, and what of them is not packed; thousands are read with rests.
async fn read(storage: &Storage) -> Option<(Vec<Listed>, Vec<u32>)> {
    let rest = frame::rests();
    let mut cards = Vec::new();
    let mut parts = storage.packed_cards().await.ok()?;
    while let Some(part) = parts.next().await.ok()? {
        for (at, (DocumentId(id), card)) in part.into_iter().enumerate() {
            // A card that does not read is only that: its document is there and can be opened.
            cards.push((id, Rc::new(Card::read(&card).unwrap_or_default())));
            if at % AT_ONCE == AT_ONCE - 1 {
                rest().await;
            }
        }
    }
    Some((cards, parts.loose()))
}

/// What a search compares of each.
async fn words(all: &[Listed]) -> Vec<String> {
    let rest = frame::rests();
    let mut words = Vec::with_capacity(all.len());
    for (at, (_, card)) in all.iter().enumerate() {
        words.push(card_words(card));
        if at % AT_ONCE == AT_ONCE - 1 {
            rest().await;
        }
    }
    words
}

impl Cards {
    /// Changes the cards of some documents where they are kept; the list follows.
    pub fn change(&self, ids: &[u32], change: impl Fn(&mut Card) + 'static) {
        let Some(keeper) = self.keeper.clone() else { return };
        let ids: Vec<DocumentId> = ids.iter().copied().map(DocumentId).collect();
        let changed = move |_, mut card: Card| {
            change(&mut card);
            card
        };
        spawn_local(async move { keeper.change_cards(&ids, changed).await });
    }

    /// Moves a document to the bin, and says so.
    pub fn throw_away(&self, id: u32) {
        let Some(keeper) = self.keeper.clone() else { return };
        spawn_local(async move { keeper.throw_away(DocumentId(id)).await });
    }

    /// Opens a document, with a search that goes on in it.
    pub fn open(&self, id: u32, query: Option<Query>) {
        if let Some(keeper) = &self.keeper {
            keeper.open(DocumentId(id), query);
        }
    }

    /// Takes documents away for ever.
    pub fn delete(&self, ids: Vec<u32>) {
        let Some(keeper) = self.keeper.clone() else { return };
        spawn_local(async move { keeper.delete(ids.into_iter().map(DocumentId).collect()).await });
    }
}
