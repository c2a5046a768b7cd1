//! Where the work is kept: IndexedDB of this browser.
//!
//! Of each document there are a *card* (what a list shows), a *whole* (the native JSON as it was at one
//! entry of its journal) and the *journal*: one record for each thing that happened to it, numbered from
//! one. The document as it is now is the whole with the later entries done again; the earlier ones are
//! what can be undone. An edit adds one record and touches nothing else, so that a write that is cut off
//! in the middle takes nothing with it; the database writes each transaction whole or not at all. Of the
//! cards there are copies by the hundred, *packs*, for the list.
//!
//! Records are only ever added to a journal (`add`, never `put`): two pages that believe to have the same
//! document cannot write over each other.

mod aside;
mod cards;
mod file;
mod old;
mod open;
mod packs;

use super::memory::{give_back, give_free};
use idb::request::AddStoreRequest;
use idb::{Database, KeyRange, Query, Transaction, TransactionMode};
use js_sys::{Array, Uint8Array};
use open::{CARDS, DESK, JOURNAL, LAST, PACKS, WHOLES, WORDS};
use packs::unpack;
use serde::{Deserialize, Serialize};
use wasm_bindgen::{JsCast, JsValue};

pub use cards::Change;
pub use open::VERSION;

/// The number of a document in this browser.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DocumentId(pub u32);

/// Why the browser does not keep something, or does not give it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum NotKept {
    /// There is no room left.
    #[error("expected room for the work")]
    Full,
    /// What was to be added is there already: another page works on the document.
    #[error("expected nobody else to write the document")]
    Taken,
    /// It does not answer: another tab, with an older program, holds the database.
    #[error("expected no other tab to hold the database")]
    Held,
    /// It refuses: a private window, storage turned off.
    #[error("expected the browser to keep the work")]
    Denied,
}

impl From<idb::Error> for NotKept {
    /// The browser's own exception stands within the words of the crate's error.
    fn from(error: idb::Error) -> Self {
        Self::of(&error.to_string())
    }
}

impl NotKept {
    /// What the name of an exception means, <https://webidl.spec.whatwg.org/#idl-DOMException-error-names>.
    fn of(exception: &str) -> Self {
        match exception {
            it if it.contains("Quota") => Self::Full,
            it if it.contains("Constraint") => Self::Taken,
            _ => Self::Denied,
        }
    }
}

/// The open database.
#[derive(Debug)]
pub struct Storage {
    database: Database,
}

/// A document as it is to be kept whole.
#[derive(Clone, Debug)]
pub struct Whole {
    /// The native JSON in UTF-8.
    pub json: Vec<u8>,
    /// The number of the last entry that it contains.
    pub number: u64,
    /// Whether its suggestions were still being looked for.
    pub unread: bool,
    /// Its text as a search compares it; empty where it was loaded.
    pub words: String,
}

/// A document that is to be kept for the first time.
#[derive(Clone, Debug)]
pub struct New {
    /// What a list shows of it.
    pub card: String,
    /// As it is.
    pub whole: Whole,
    /// What happened to it before.
    pub entries: Vec<(u64, String)>,
}

/// What is kept of a document.
#[derive(Clone, Debug)]
pub struct Kept {
    /// What a list shows of it; `None` where that is gone.
    pub card: Option<String>,
    /// The last time it was written whole.
    pub whole: Whole,
    /// All entries of its journal with their numbers, in order.
    pub entries: Vec<(u64, String)>,
}

impl Storage {
    /// Opens the database, and makes it at the first visit.
    ///
    /// # Errors
    /// Where the browser keeps nothing.
    pub async fn open() -> Result<Self, NotKept> {
        let storage = Self { database: open::database().await? };
        old::take_over(&storage).await?;
        Ok(storage)
    }

    fn reading(&self, stores: &[&str]) -> Result<Transaction, NotKept> {
        Ok(self.database.transaction(stores, TransactionMode::ReadOnly)?)
    }

    fn writing(&self, stores: &[&str]) -> Result<Transaction, NotKept> {
        Ok(self.database.transaction(stores, TransactionMode::ReadWrite)?)
    }

    /// The document that was open last, in any tab.
    ///
    /// # Errors
    /// Where the browser does not give it.
    pub async fn last(&self) -> Result<Option<DocumentId>, NotKept> {
        let transaction = self.reading(&[DESK])?;
        let last = transaction.object_store(DESK)?.get(JsValue::from(LAST))?.await?;
        Ok(last.as_ref().and_then(id_of))
    }

    /// Remembers which document is open, if one is.
    ///
    /// # Errors
    /// Where the browser refuses.
    pub async fn put_last(&self, id: Option<DocumentId>) -> Result<(), NotKept> {
        let transaction = self.writing(&[DESK])?;
        let number = id.map_or(JsValue::NULL, key);
        transaction.object_store(DESK)?.put(&number, Some(&LAST.into()))?;
        done(transaction).await
    }

    /// Keeps new documents, all in one transaction, and gives each its number.
    ///
    /// # Errors
    /// Where the browser has no room; then none of them is kept.
    pub async fn create(&self, documents: &[New]) -> Result<Vec<DocumentId>, NotKept> {
        let transaction = self.writing(&[CARDS, PACKS, WHOLES, WORDS, JOURNAL])?;
        let cards = transaction.object_store(CARDS)?;
        let mut added = Vec::with_capacity(documents.len());
        for New { card, .. } in documents {
            added.push(cards.add(&card.into(), None)?);
        }
        let mut ids = Vec::with_capacity(documents.len());
        for (request, New { whole, entries, .. }) in added.into_iter().zip(documents) {
            let id = id_of(&request.await?).ok_or(NotKept::Denied)?;
            put_whole(&transaction, id, whole)?;
            all_added(add_entries(&transaction, id, entries)?).await?;
            ids.push(id);
        }
        unpack(&transaction, ids.iter().copied())?;
        done(transaction).await?;
        Ok(ids)
    }

    /// Adds to the journal of a document, and changes its card where that is wanted.
    ///
    /// # Errors
    /// Where the browser has no room, or another page has written these entries.
    pub async fn append(
        &self,
        id: DocumentId,
        entries: &[(u64, String)],
        card: Option<Change<'_>>,
    ) -> Result<(), NotKept> {
        // An edit alone need not wait for those who write cards.
        let transaction = self.writing(if card.is_none() { &[JOURNAL] } else { &[CARDS, PACKS, JOURNAL] })?;
        let added = add_entries(&transaction, id, entries)?;
        if card.is_none() {
            // Nothing else follows: the browser need not come back to a page that may be gone by then.
            let transaction = transaction.commit()?;
            all_added(added).await?;
            return done(transaction).await;
        }
        all_added(added).await?;
        cards::change(&transaction, id, card).await?;
        done(transaction).await
    }

    /// Keeps a document whole as it is after the entries, which are added to its journal.
    ///
    /// # Errors
    /// As those of [`Self::append`].
    pub async fn rewrite(
        &self,
        id: DocumentId,
        whole: &Whole,
        entries: &[(u64, String)],
        card: Option<Change<'_>>,
    ) -> Result<(), NotKept> {
        let transaction = self.writing(&[CARDS, PACKS, WHOLES, WORDS, JOURNAL])?;
        all_added(add_entries(&transaction, id, entries)?).await?;
        put_whole(&transaction, id, whole)?;
        cards::change(&transaction, id, card).await?;
        done(transaction).await
    }

    /// What is kept of a document; `None` where there is none of this number.
    ///
    /// # Errors
    /// Where the browser does not give it.
    pub async fn load(&self, id: DocumentId) -> Result<Option<Kept>, NotKept> {
        Ok(self.load_all(&[id]).await?.pop().flatten())
    }

    /// What is kept of documents, of each in its place; all in memory at once.
    ///
    /// # Errors
    /// Where the browser does not give it.
    pub async fn load_all(&self, ids: &[DocumentId]) -> Result<Vec<Option<Kept>>, NotKept> {
        let transaction = self.reading(&[CARDS, WHOLES, JOURNAL])?;
        let (cards, wholes) = (transaction.object_store(CARDS)?, transaction.object_store(WHOLES)?);
        let ask = |&id: &DocumentId| -> Result<_, NotKept> {
            Ok((cards.get(key(id))?, wholes.get(key(id))?, entries_after(&transaction, id, 0)?))
        };
        // All are asked for before the first is waited for.
        let asked: Vec<_> = ids.iter().map(ask).collect::<Result<_, _>>()?;
        let mut all = Vec::with_capacity(asked.len());
        for (card, whole, entries) in asked {
            let (card, whole, entries) = (card.await?, whole.await?, entries.await?);
            let card = card.and_then(|card| card.as_string());
            let whole = whole.as_ref().and_then(read_whole);
            all.push(whole.map(|whole| Kept { card, whole, entries: read_entries(&entries) }));
        }
        Ok(all)
    }

    /// The entries after a number.
    ///
    /// # Errors
    /// Where the browser does not give them.
    pub async fn entries(&self, id: DocumentId, after: u64) -> Result<Vec<(u64, String)>, NotKept> {
        let transaction = self.reading(&[JOURNAL])?;
        Ok(read_entries(&entries_after(&transaction, id, after)?.await?))
    }

    /// The words of the documents after a number, so many at the most, in order.
    ///
    /// # Errors
    /// Where the browser does not give them.
    pub async fn words(&self, after: DocumentId, most: u32) -> Result<Vec<(DocumentId, String)>, NotKept> {
        let transaction = self.reading(&[WORDS])?;
        let store = transaction.object_store(WORDS)?;
        let range = || KeyRange::lower_bound(&key(after), Some(true)).map(Query::KeyRange);
        let keys = store.get_all_keys(Some(range()?), Some(most))?;
        let words = store.get_all(Some(range()?), Some(most))?;
        let (keys, words) = (keys.await?, words.await?);
        let known = keys.iter().zip(words);
        Ok(known.filter_map(|(key, words)| Some((id_of(key)?, words.as_string()?))).collect())
    }

    /// A document as it was written whole; `None` where there is none of this number.
    ///
    /// # Errors
    /// Where the browser does not give it.
    pub async fn whole(&self, id: DocumentId) -> Result<Option<Whole>, NotKept> {
        let transaction = self.reading(&[WHOLES])?;
        Ok(transaction.object_store(WHOLES)?.get(key(id))?.await?.as_ref().and_then(read_whole))
    }

    /// Takes documents away with all that is kept of them.
    ///
    /// # Errors
    /// Where the browser refuses.
    pub async fn remove(&self, ids: &[DocumentId]) -> Result<(), NotKept> {
        let transaction = self.writing(&[CARDS, PACKS, WHOLES, WORDS, JOURNAL, DESK])?;
        for &id in ids {
            clear(&transaction, id)?;
        }
        done(transaction).await
    }
}

/// Takes all that is kept of a document out of its stores.
fn clear(transaction: &Transaction, id: DocumentId) -> Result<(), NotKept> {
    for store in [CARDS, WHOLES, WORDS] {
        transaction.object_store(store)?.delete(key(id))?;
    }
    unpack(transaction, [id])?;
    transaction.object_store(JOURNAL)?.delete(range(id, 0)?)?;
    transaction.object_store(DESK)?.delete(file::key(id))?;
    Ok(())
}

/// Waits for the end of a transaction; one that the browser gave up is an error.
async fn done(transaction: Transaction) -> Result<(), NotKept> {
    let watched = JsValue::from(transaction);
    if Transaction::try_from(watched.clone())?.await.is_ok_and(|ended| ended.is_committed()) {
        return Ok(());
    }
    let reason = js_sys::Reflect::get(&watched, &"error".into()).ok();
    let reason = reason.and_then(|error| error.dyn_into::<web_sys::DomException>().ok());
    Err(reason.map_or(NotKept::Denied, |error| NotKept::of(&error.name())))
}

fn key(id: DocumentId) -> JsValue {
    id.0.into()
}

fn id_of(key: &JsValue) -> Option<DocumentId> {
    let number = key.as_f64().filter(|number| (1.0..f64::from(u32::MAX)).contains(number))?;
    // In range after the filter.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    Some(DocumentId(number as u32))
}

/// Exact up to 2⁵³ entries.
#[allow(clippy::cast_precision_loss)]
fn entry_key(id: DocumentId, number: u64) -> JsValue {
    Array::of2(&key(id), &JsValue::from_f64(number as f64)).into()
}

/// The keys of the entries after a number.
fn range(id: DocumentId, after: u64) -> Result<KeyRange, NotKept> {
    let end = Array::of2(&key(id), &JsValue::from_f64(f64::INFINITY));
    Ok(KeyRange::bound(&entry_key(id, after), &end, Some(true), None)?)
}

fn entries_after(
    transaction: &Transaction,
    id: DocumentId,
    after: u64,
) -> Result<idb::request::GetAllStoreRequest, NotKept> {
    let query = Query::KeyRange(range(id, after)?);
    Ok(transaction.object_store(JOURNAL)?.get_all(Some(query), None)?)
}

/// A record of the journal: its number and its line.
fn read_entries(records: &[JsValue]) -> Vec<(u64, String)> {
    let read = |record: &JsValue| {
        let pair: &Array = record.dyn_ref()?;
        // Written as an integer below 2⁵³.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let number = pair.get(0).as_f64()? as u64;
        Some((number, pair.get(1).as_string()?))
    };
    records.iter().filter_map(read).collect()
}

/// Adds them to the journal of a document; see [`all_added`].
#[allow(clippy::cast_precision_loss)]
fn add_entries(
    transaction: &Transaction,
    id: DocumentId,
    entries: &[(u64, String)],
) -> Result<Vec<AddStoreRequest>, NotKept> {
    let store = transaction.object_store(JOURNAL)?;
    let mut added = Vec::with_capacity(entries.len());
    for (number, line) in entries {
        let record = Array::of2(&JsValue::from_f64(*number as f64), &line.into());
        added.push(store.add(&record, Some(&entry_key(id, *number)))?);
    }
    Ok(added)
}

/// Each is waited for: where one is there already, nothing that comes after it in the transaction says so.
async fn all_added(added: Vec<AddStoreRequest>) -> Result<(), NotKept> {
    for request in added {
        request.await?;
    }
    Ok(())
}

#[allow(clippy::cast_precision_loss)]
fn put_whole(transaction: &Transaction, id: DocumentId, whole: &Whole) -> Result<(), NotKept> {
    let json = Uint8Array::from(whole.json.as_slice());
    let record = Array::of3(&JsValue::from_f64(whole.number as f64), &json, &whole.unread.into());
    transaction.object_store(WHOLES)?.put(&record, Some(&key(id)))?;
    // The database has its own copy by now.
    give_free(&json);
    if !whole.words.is_empty() {
        transaction.object_store(WORDS)?.put(&whole.words.as_str().into(), Some(&key(id)))?;
    }
    Ok(())
}

fn read_whole(record: &JsValue) -> Option<Whole> {
    let pair: &Array = record.dyn_ref()?;
    // Written as an integer below 2⁵³.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let number = pair.get(0).as_f64()? as u64;
    let bytes = pair.get(1).dyn_into::<Uint8Array>().ok()?;
    let json = bytes.to_vec();
    give_back(&bytes);
    Some(Whole { json, number, unread: pair.get(2).is_truthy(), words: String::new() })
}
