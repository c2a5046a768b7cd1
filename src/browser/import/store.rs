//! In the worker: what was found in files is detected and kept.

use crate::annotation::{Document, Meta, heading};
use crate::browser::client::{Failed, read_message, write_message};
use crate::browser::clock;
use crate::browser::keeper::is_kept;
use crate::browser::port::Found;
use crate::browser::storage::{DocumentId, New, NotKept, Storage, Whole};
use crate::exchange::project;
use crate::session::{Card, annotate, searched};
use crate::text::Text;
use serde::{Deserialize, Serialize};
use std::cell::RefCell;
use std::collections::BTreeMap;
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
    /// The places in the batch of documents that do not read.
    pub(super) unread: Vec<usize>,
    /// Why it went no further, if it did not.
    pub(super) failure: Option<NotKept>,
}

/// The database and which documents of it have which text, once somebody asked.
#[derive(Default)]
struct Shelf {
    storage: Option<Rc<Storage>>,
    /// By the key of the text. What was thrown away is not here: it may come again.
    texts: BTreeMap<String, Vec<DocumentId>>,
}

thread_local! {
    static SHELF: RefCell<Shelf> = RefCell::default();
}

/// Answers a batch of the page.
pub(in crate::browser) async fn answer(batch: &str) -> Result<String, Failed> {
    let found: Vec<Found> = read_message(batch)?;
    let mut stored = Stored::default();
    if let Err(error) = store(found, &mut stored).await {
        stored.failure = Some(error);
    }
    write_message(&stored)
}

async fn storage() -> Result<Rc<Storage>, NotKept> {
    let known = SHELF.with_borrow(|shelf| shelf.storage.clone());
    if let Some(storage) = known {
        return Ok(storage);
    }
    let storage = Rc::new(Storage::open().await?);
    let cards = storage.cards().await?;
    let mut texts: BTreeMap<String, Vec<DocumentId>> = BTreeMap::new();
    for (id, card) in cards {
        if let Some(card) = Card::read(&card).filter(|card| !card.removed) {
            texts.entry(card.key).or_default().push(id);
        }
    }
    SHELF.set(Shelf { storage: Some(Rc::clone(&storage)), texts });
    Ok(storage)
}

async fn store(found: Vec<Found>, stored: &mut Stored) -> Result<(), NotKept> {
    let storage = storage().await?;
    let now = clock::now();
    let mut waiting = Vec::new();
    for (at, found) in found.into_iter().enumerate() {
        let is_annotated = match found {
            Found::Text { .. } => false,
            Found::Project { .. } => true,
            Found::Refused { .. } => continue,
        };
        let Some(document) = document(found, &now) else {
            stored.unread.push(at);
            continue;
        };
        let mut card = Card { changed: now.clone(), ..Card::of(&document, None) };
        if card.added.is_empty() {
            card.added.clone_from(&now);
        }
        if SHELF.with_borrow(|shelf| shelf.texts.contains_key(&card.key)) {
            // What somebody has annotated elsewhere is here only where the same annotations are.
            keep(&storage, &mut waiting, stored).await?;
            if !is_annotated || has(&storage, &card.key, &document).await? {
                stored.duplicates += 1;
                continue;
            }
        }
        SHELF.with_borrow_mut(|shelf| {
            shelf.texts.entry(card.key.clone()).or_default();
        });
        let json = project::write_resting(&document, &|| Box::pin(ready(()))).await;
        let whole = Whole { json, number: 0, unread: false, words: searched(document.text()) };
        let new = New { card: card.write(), whole, entries: Vec::new() };
        waiting.push(Waiting { at, key: card.key, new });
        if waiting.len() == AT_ONCE {
            keep(&storage, &mut waiting, stored).await?;
        }
    }
    keep(&storage, &mut waiting, stored).await
}

/// A document that is about to be kept.
struct Waiting {
    /// Its place in the batch.
    at: usize,
    /// The key of its text.
    key: String,
    new: New,
}

async fn keep(storage: &Storage, waiting: &mut Vec<Waiting>, stored: &mut Stored) -> Result<(), NotKept> {
    if waiting.is_empty() {
        return Ok(());
    }
    let (places, new): (Vec<_>, Vec<New>) =
        std::mem::take(waiting).into_iter().map(|Waiting { at, key, new }| ((at, key), new)).unzip();
    let ids = storage.create(&new).await?;
    for ((at, key), id) in places.into_iter().zip(ids) {
        stored.added.push((at, id.0));
        SHELF.with_borrow_mut(|shelf| shelf.texts.entry(key).or_default().push(id));
    }
    Ok(())
}

/// Whether a document of the same text has the same annotations and relations.
async fn has(storage: &Storage, key: &str, document: &Document) -> Result<bool, NotKept> {
    let ids = SHELF.with_borrow(|shelf| shelf.texts.get(key).cloned()).unwrap_or_default();
    for id in ids {
        if is_kept(storage, id, document).await? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The document of what was found; `None` where it does not read.
fn document(found: Found, now: &str) -> Option<Document> {
    match found {
        Found::Text { text, meta: [title, source, _, published], .. } => {
            let text = Text::new(text).ok()?;
            let title = if title.is_empty() { heading(text.as_str()) } else { title };
            Some(annotate(text, Meta { title, source, created: now.to_owned(), published }))
        }
        Found::Project { json, .. } => Some(project::read(&json).ok()?.document),
        Found::Refused { .. } => None,
    }
}
