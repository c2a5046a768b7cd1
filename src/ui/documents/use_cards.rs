//! The cards of all documents, as they are kept.

use crate::browser::frame;
use crate::browser::keeper::Keeper;
use crate::browser::storage::DocumentId;
use crate::session::{Card, Listed, card_words};
use crate::ui::store::ByRc;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::{hook, use_effect_with, use_state_eq};

/// The cards of all documents, in the order in which they came.
#[derive(Clone, PartialEq, Default)]
pub struct Cards {
    /// Each with its number.
    pub all: ByRc<Vec<Listed>>,
    /// What a search compares of each.
    pub names: ByRc<Vec<String>>,
    keeper: Option<Rc<Keeper>>,
}

/// The cards of all documents, read again when the list is another one.
#[hook]
pub fn use_cards(keeper: Option<Rc<Keeper>>, listed: u32) -> Cards {
    let all = use_state_eq(<(ByRc<Vec<Listed>>, ByRc<Vec<String>>)>::default);
    use_effect_with((keeper.clone(), listed), {
        let all = all.setter();
        move |(keeper, _)| {
            if let Some(keeper) = keeper.clone() {
                spawn_local(async move {
                    if let Some((cards, names)) = read(&keeper).await {
                        all.set((ByRc::new(cards), ByRc::new(names)));
                    }
                });
            }
        }
    });
    let (all, names) = (*all).clone();
    Cards { all, names, keeper }
}

/// All cards; thousands are read with rests.
async fn read(keeper: &Keeper) -> Option<(Vec<Listed>, Vec<String>)> {
    let rest = frame::rests();
    let kept = keeper.storage()?.cards().await.ok()?;
    let mut cards = Vec::with_capacity(kept.len());
    let mut names = Vec::with_capacity(kept.len());
    for (at, (DocumentId(id), card)) in kept.into_iter().enumerate() {
        // A card that does not read is only that: its document is there and can be opened.
        let card = Card::read(&card).unwrap_or_default();
        names.push(card_words(&card));
        cards.push((id, Rc::new(card)));
        if at % 250 == 249 {
            rest().await;
        }
    }
    Some((cards, names))
}

impl Cards {
    /// Changes the cards of some documents, here and where they are kept.
    pub fn change(&self, ids: &[u32], change: impl Fn(&mut Card)) {
        let Some(keeper) = self.keeper.clone() else { return };
        let changed: Vec<(DocumentId, Card)> = self
            .all
            .iter()
            .filter(|(id, _)| ids.contains(id))
            .map(|(id, card)| {
                let mut card = Card::clone(card);
                change(&mut card);
                (DocumentId(*id), card)
            })
            .collect();
        spawn_local(async move { keeper.put_cards(changed).await });
    }

    /// Opens a document.
    pub fn open(&self, id: u32) {
        if let Some(keeper) = &self.keeper {
            keeper.open(DocumentId(id));
        }
    }

    /// Takes documents away for ever.
    pub fn delete(&self, ids: Vec<u32>) {
        let Some(keeper) = self.keeper.clone() else { return };
        spawn_local(async move { keeper.delete(ids.into_iter().map(DocumentId).collect()).await });
    }
}
