//! What version 1 kept: the open document and the one before it, each under a name, and their titles.

use super::open::{CARDS, DOCUMENTS, JOURNAL, PACKS, WHOLES, WORDS};
use super::packs::unpack;
use super::{NotKept, Storage, Whole, done, id_of, put_whole};
use crate::session::Card;

/// Makes documents of what version 1 kept; both in the transaction that deletes it.
pub(super) async fn take_over(storage: &Storage) -> Result<(), NotKept> {
    let names = storage.reading(&[DOCUMENTS])?.object_store(DOCUMENTS)?.get_all_keys(None, None)?.await?;
    if names.is_empty() {
        return Ok(());
    }
    let transaction = storage.writing(&[DOCUMENTS, CARDS, PACKS, WHOLES, WORDS, JOURNAL])?;
    let old = transaction.object_store(DOCUMENTS)?;
    for slot in ["previous", "open"] {
        let json = old.get(wasm_bindgen::JsValue::from(slot))?.await?.and_then(|json| json.as_string());
        let title = old.get(wasm_bindgen::JsValue::from(format!("{slot}.title")))?.await?;
        let Some(json) = json else { continue };
        let title = title.and_then(|title| title.as_string()).unwrap_or_default();
        // The rest of the card is read off the document when it is opened.
        let card = Card { title, ..Card::default() };
        let added = transaction.object_store(CARDS)?.add(&card.write().into(), None)?.await?;
        let id = id_of(&added).ok_or(NotKept::Denied)?;
        unpack(&transaction, [id])?;
        put_whole(
            &transaction,
            id,
            &Whole { json: json.into_bytes(), number: 0, unread: false, words: String::new() },
        )?;
    }
    old.clear()?;
    done(transaction).await
}
