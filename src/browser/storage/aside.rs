//! Damaged records: they are put where nothing reads them and nothing deletes them, and can be had as a file.

use super::open::{ASIDE, CARDS, DESK, JOURNAL, PACKS, WHOLES, WORDS};
use super::{DocumentId, NotKept, Storage, clear, done, key, range};
use idb::{KeyRange, Query, Transaction};
use js_sys::{Array, Uint8Array};
use serde_json::{Value as Json, json};
use wasm_bindgen::{JsCast, JsValue};

/// What stands in the place of an entry's key beside a document whole.
const WHOLE: &str = "whole";

impl Storage {
    /// Puts the entries after a number aside: they are damaged, or follow one that is.
    ///
    /// # Errors
    /// Where the browser refuses; then they are where they were.
    pub async fn set_aside(&self, id: DocumentId, after: u64) -> Result<(), NotKept> {
        let transaction = self.writing(&[JOURNAL, ASIDE])?;
        let from = range(id, after)?;
        copy_entries(&transaction, &from).await?;
        transaction.object_store(JOURNAL)?.delete(from)?;
        done(transaction).await
    }

    /// Puts a copy of a document aside as it was kept whole: not all of it reads, and it is about to be written anew.
    ///
    /// # Errors
    /// Where the browser refuses.
    pub async fn copy_whole_aside(&self, id: DocumentId) -> Result<(), NotKept> {
        let transaction = self.writing(&[CARDS, WHOLES, ASIDE])?;
        copy_whole(&transaction, id).await?;
        done(transaction).await
    }

    /// Puts a document aside of which nothing reads: its card, the whole and its journal. Whether there was any
    /// of it.
    ///
    /// # Errors
    /// Where the browser refuses; then it is where it was.
    pub async fn set_document_aside(&self, id: DocumentId) -> Result<bool, NotKept> {
        let transaction = self.writing(&[CARDS, PACKS, WHOLES, WORDS, JOURNAL, DESK, ASIDE])?;
        let was_there = copy_whole(&transaction, id).await?;
        copy_entries(&transaction, &range(id, 0)?).await?;
        clear(&transaction, id)?;
        done(transaction).await?;
        Ok(was_there)
    }

    /// How many damaged records there are.
    ///
    /// # Errors
    /// Where the browser does not say.
    pub async fn aside_count(&self) -> Result<u32, NotKept> {
        let transaction = self.reading(&[ASIDE])?;
        Ok(transaction.object_store(ASIDE)?.count(None)?.await?)
    }

    /// The damaged records as lines of JSON, bytes as text as far as they are.
    ///
    /// # Errors
    /// Where the browser does not give them.
    pub async fn aside(&self) -> Result<String, NotKept> {
        let transaction = self.reading(&[ASIDE])?;
        let records = transaction.object_store(ASIDE)?.get_all(None, None)?.await?;
        let lines = records.iter().map(|record| format!("{}\n", plain(record)));
        Ok(lines.collect())
    }
}

/// Whether there was a card or a whole.
async fn copy_whole(transaction: &Transaction, id: DocumentId) -> Result<bool, NotKept> {
    let card = transaction.object_store(CARDS)?.get(key(id))?.await?;
    let whole = transaction.object_store(WHOLES)?.get(key(id))?.await?;
    if card.is_none() && whole.is_none() {
        return Ok(false);
    }
    let (card, whole) = (card.unwrap_or(JsValue::NULL), whole.unwrap_or(JsValue::NULL));
    let record = Array::of2(&Array::of2(&key(id), &WHOLE.into()), &Array::of2(&card, &whole));
    transaction.object_store(ASIDE)?.add(&record, None)?.await?;
    Ok(true)
}

async fn copy_entries(transaction: &Transaction, from: &KeyRange) -> Result<(), NotKept> {
    let (journal, aside) = (transaction.object_store(JOURNAL)?, transaction.object_store(ASIDE)?);
    let keys = journal.get_all_keys(Some(Query::KeyRange(from.clone())), None)?.await?;
    let lines = journal.get_all(Some(Query::KeyRange(from.clone())), None)?.await?;
    for (key, line) in keys.iter().zip(&lines) {
        aside.add(&Array::of2(key, line), None)?;
    }
    Ok(())
}

/// A record as plain data.
fn plain(record: &JsValue) -> Json {
    if let Some(list) = record.dyn_ref::<Array>() {
        return list.iter().map(|item| plain(&item)).collect();
    }
    if let Some(bytes) = record.dyn_ref::<Uint8Array>() {
        return String::from_utf8_lossy(&bytes.to_vec()).into();
    }
    match (record.as_string(), record.as_f64(), record.as_bool()) {
        (Some(text), ..) => text.into(),
        (_, Some(number), _) => whole(number).map_or_else(|| json!(number), Json::from),
        (.., Some(is)) => is.into(),
        _ => Json::Null,
    }
}

/// The number of a document or of an entry, which JavaScript has as a float.
fn whole(number: f64) -> Option<u64> {
    // In range after the filter.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let whole = |number: f64| number as u64;
    Some(number).filter(|number| number.fract() == 0.0 && (0.0..9e15).contains(number)).map(whole)
}
