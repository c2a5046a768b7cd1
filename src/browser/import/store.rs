//! In the worker: what was found in files is detected and kept.

use crate::annotation::Meta;
use crate::browser::clock;
use crate::browser::port::Found;
use crate::browser::storage::{New, NotKept, Storage, Whole};
use crate::exchange::project;
use crate::session::{Card, annotate, heading, searched};
use crate::text::{Text, is_blank};
use serde::{Deserialize, Serialize};
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::future::ready;
use std::rc::Rc;

/// Documents that are kept in one transaction.
const AT_ONCE: usize = 100;

/// What became of a batch.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Stored {
    /// The documents that are kept: each by its place in the batch, with its number.
    pub(super) added: Vec<(usize, u32)>,
    /// Documents that are here already.
    pub(super) duplicates: u32,
    /// Why it went no further; empty where it did.
    pub(super) failure: String,
}

/// The database and the keys of the texts in it, once somebody asked.
#[derive(Default)]
struct Shelf {
    storage: Option<Rc<Storage>>,
    keys: BTreeSet<String>,
}

thread_local! {
    static SHELF: RefCell<Shelf> = RefCell::default();
}

/// Answers a batch of the page.
pub(in crate::browser) async fn answer(batch: String) -> String {
    let mut stored = Stored::default();
    let found: Vec<Found> = serde_json::from_str(&batch).unwrap_or_default();
    if let Err(error) = store(found, &mut stored).await {
        stored.failure = error.to_string();
    }
    serde_json::to_string(&stored).unwrap_or_default()
}

async fn storage() -> Result<Rc<Storage>, NotKept> {
    let known = SHELF.with_borrow(|shelf| shelf.storage.clone());
    if let Some(storage) = known {
        return Ok(storage);
    }
    let storage = Rc::new(Storage::open().await?);
    let cards = storage.cards().await?;
    let keys = cards.iter().filter_map(|(_, card)| Some(Card::read(card)?.key)).collect();
    SHELF.set(Shelf { storage: Some(Rc::clone(&storage)), keys });
    Ok(storage)
}

async fn store(found: Vec<Found>, stored: &mut Stored) -> Result<(), NotKept> {
    let storage = storage().await?;
    let now = clock::now();
    let mut waiting = Vec::new();
    for (at, found) in found.into_iter().enumerate() {
        let Some(document) = document(found, &now) else { continue };
        let mut card = Card { changed: now.clone(), ..Card::of(&document, None) };
        if card.added.is_empty() {
            card.added.clone_from(&now);
        }
        if !SHELF.with_borrow_mut(|shelf| shelf.keys.insert(card.key.clone())) {
            stored.duplicates += 1;
            continue;
        }
        let json = project::write_resting(&document, &|| Box::pin(ready(()))).await;
        let whole = Whole { json, number: 0, unread: false, words: searched(document.text()) };
        waiting.push((at, New { card: card.write(), whole, entries: Vec::new() }));
        if waiting.len() == AT_ONCE {
            keep(&storage, &mut waiting, stored).await?;
        }
    }
    keep(&storage, &mut waiting, stored).await
}

async fn keep(
    storage: &Storage,
    waiting: &mut Vec<(usize, New)>,
    stored: &mut Stored,
) -> Result<(), NotKept> {
    if waiting.is_empty() {
        return Ok(());
    }
    let (places, new): (Vec<usize>, Vec<New>) = std::mem::take(waiting).into_iter().unzip();
    let ids = storage.create(&new).await?;
    stored.added.extend(places.into_iter().zip(ids.into_iter().map(|id| id.0)));
    Ok(())
}

/// The document of what was found; `None` where there is no text in it.
fn document(found: Found, now: &str) -> Option<crate::annotation::Document> {
    match found {
        Found::Text { text, meta: [title, source, _, published], .. } => {
            let text = text.strip_prefix('\u{feff}').map_or(text.clone(), str::to_owned);
            let text = Text::new(text).ok().filter(|text| !text.as_str().chars().all(is_blank))?;
            let title = if title.is_empty() { heading(&text) } else { title };
            Some(annotate(text, Meta { title, source, created: now.to_owned(), published }))
        }
        Found::Project { json, .. } => Some(project::read(&json).ok()?.document),
        Found::Refused { .. } => None,
    }
}
