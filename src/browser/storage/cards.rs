//! The cards of documents. Several tabs may change one: the tab that works on the document its counts and times, any
//! list its note and state. Each changes the card as it is kept by then, in the same transaction, and only its own
//! part of it, so that none writes over another.

use super::open::CARDS;
use super::{DocumentId, NotKept, Storage, done, id_of, key};
use crate::session::Card;
use idb::Transaction;

/// What becomes of a card, from the one that is kept; `None` where there is none that reads.
pub type Change<'c> = &'c dyn Fn(Option<Card>) -> Card;

impl Storage {
    /// All cards, in the order in which the documents came.
    ///
    /// # Errors
    /// Where the browser does not give them.
    pub async fn cards(&self) -> Result<Vec<(DocumentId, String)>, NotKept> {
        let transaction = self.reading(&[CARDS])?;
        let store = transaction.object_store(CARDS)?;
        let (keys, cards) = (store.get_all_keys(None, None)?, store.get_all(None, None)?);
        let (keys, cards) = (keys.await?, cards.await?);
        let known = keys.iter().zip(cards);
        Ok(known.filter_map(|(key, card)| Some((id_of(key)?, card.as_string()?))).collect())
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
        let transaction = self.writing(&[CARDS])?;
        let store = transaction.object_store(CARDS)?;
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
    Ok(())
}
