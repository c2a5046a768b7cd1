//! The cards of documents. Several tabs may change one: the tab that works on the document its counts and times, any
//! list its note and state. Each changes the card as it is kept by then, in the same transaction, and only its own
//! part of it, so that none writes over another.

use super::open::{CARDS, PACKS};
use super::packs::unpack;
use super::{DocumentId, NotKept, Storage, done, id_of, key};
use crate::session::Card;
use idb::request::futures::GetAllStoreRequestFuture;
use idb::{KeyRange, ObjectStore, Query, Transaction};
use std::collections::VecDeque;
use wasm_bindgen::JsValue;

/// What becomes of a card, from the one that is kept; `None` where there is none that reads.
pub type Change<'c> = &'c dyn Fn(Option<Card>) -> Card;

/// Cards of a part.
const AT_ONCE: usize = 1_000;

/// Cards that come a part at a time: while one is worked on the browser reads the next ones, and the first of thousands
/// need not wait for the last.
pub struct Parts {
    parts: VecDeque<Asked>,
    /// The blocks that could be packed.
    loose: Vec<u32>,
}

/// Cards that the browser was asked for.
pub(super) enum Asked {
    /// Those of these numbers are on their way.
    Cards(Vec<JsValue>, GetAllStoreRequestFuture),
    /// They are here.
    Had(Vec<(DocumentId, String)>),
}

impl Asked {
    /// Asks for the cards of these numbers, all at once: the browser never waits for what is done with them.
    pub(super) fn all(store: &ObjectStore, keys: &[JsValue]) -> Result<Vec<Self>, NotKept> {
        let part = |keys: &[JsValue]| {
            let range = KeyRange::bound(keys.first()?, keys.last()?, None, None);
            let asked = range.and_then(|range| store.get_all(Some(Query::KeyRange(range)), None));
            Some(asked.map(|asked| Self::Cards(keys.to_vec(), asked.into_future())))
        };
        Ok(keys.chunks(AT_ONCE).filter_map(part).collect::<Result<_, _>>()?)
    }
}

impl Parts {
    pub(super) fn of(parts: impl Iterator<Item = Asked>, loose: Vec<u32>) -> Self {
        Self { parts: parts.collect(), loose }
    }

    /// The next ones; `None` after the last.
    ///
    /// # Errors
    /// Where the browser does not give them.
    pub async fn next(&mut self) -> Result<Option<Vec<(DocumentId, String)>>, NotKept> {
        let (keys, asked) = match self.parts.pop_front() {
            None => return Ok(None),
            Some(Asked::Had(cards)) => return Ok(Some(cards)),
            Some(Asked::Cards(keys, asked)) => (keys, asked),
        };
        let known = keys.iter().zip(asked.await?);
        Ok(Some(known.filter_map(|(key, card)| Some((id_of(key)?, card.as_string()?))).collect()))
    }

    /// The blocks whose cards came one by one, to be [packed](Storage::pack) once nobody waits.
    pub fn loose(self) -> Vec<u32> {
        self.loose
    }
}

impl Storage {
    /// All cards, in the order in which the documents came.
    ///
    /// # Errors
    /// Where the browser does not give them.
    pub async fn cards(&self) -> Result<Vec<(DocumentId, String)>, NotKept> {
        let (mut all, mut parts) = (Vec::new(), self.cards_after(DocumentId::default()).await?);
        while let Some(mut part) = parts.next().await? {
            all.append(&mut part);
        }
        Ok(all)
    }

    /// The cards of the documents after a number, in the order in which those came.
    ///
    /// # Errors
    /// Where the browser does not give them.
    pub async fn cards_after(&self, after: DocumentId) -> Result<Parts, NotKept> {
        let store = self.reading(&[CARDS])?.object_store(CARDS)?;
        let later = KeyRange::lower_bound(&key(after), Some(true))?;
        let keys = store.get_all_keys(Some(Query::KeyRange(later)), None)?.await?;
        Ok(Parts::of(Asked::all(&store, &keys)?.into_iter(), Vec::new()))
    }

    /// Changes the cards of documents that are kept; one that does not read is changed from an empty one.
    ///
    /// # Errors
    /// Where the browser refuses; then none is changed.
    pub async fn change_cards(
        &self,
        ids: &[DocumentId],
        to: &dyn Fn(DocumentId, Card) -> Card,
    ) -> Result<(), NotKept> {
        let transaction = self.writing(&[CARDS, PACKS])?;
        let store = transaction.object_store(CARDS)?;
        unpack(&transaction, ids.iter().copied())?;
        let asked = ids.iter().map(|&id| Ok((id, store.get(key(id))?)));
        for (id, asked) in asked.collect::<Result<Vec<_>, NotKept>>()? {
            let Some(kept) = asked.await? else { continue };
            let kept = kept.as_string();
            let card = to(id, kept.as_deref().and_then(Card::read).unwrap_or_default()).write();
            if kept.as_ref() != Some(&card) {
                store.put(&card.into(), Some(&key(id)))?;
            }
        }
        done(transaction).await
    }
}

/// Changes the card of a document, where that is wanted, as a part of something greater.
pub(super) async fn change(
    transaction: &Transaction,
    id: DocumentId,
    to: Option<Change<'_>>,
) -> Result<(), NotKept> {
    let Some(to) = to else { return Ok(()) };
    let store = transaction.object_store(CARDS)?;
    let kept = store.get(key(id))?.await?.and_then(|card| Card::read(&card.as_string()?));
    store.put(&to(kept).write().into(), Some(&key(id)))?;
    unpack(transaction, [id])
}
