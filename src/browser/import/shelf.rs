//! In a worker: which texts the documents of this browser have.

use crate::browser::storage::{DocumentId, NotKept, Storage};
use crate::session::Card;
use std::collections::BTreeMap;

/// Which documents have which text, as far as their cards were read.
#[derive(Default)]
pub(super) struct Shelf {
    /// By the key of the text. What was thrown away is not here: it may come again.
    texts: BTreeMap<String, Vec<DocumentId>>,
    /// The last document whose card was read.
    last: DocumentId,
}

impl Shelf {
    /// Reads the cards that have come since: other workers, and other tabs, keep documents as well.
    pub(super) async fn catch_up(&mut self, storage: &Storage) -> Result<(), NotKept> {
        let mut parts = storage.cards_after(self.last).await?;
        while let Some(part) = parts.next().await? {
            for (id, card) in part {
                self.last = id;
                if let Some(card) = Card::read(&card).filter(|card| !card.removed) {
                    self.put(card.key, id);
                }
            }
        }
        Ok(())
    }

    /// Whether a document has this text, or is about to.
    pub(super) fn has(&self, key: &str) -> bool {
        self.texts.contains_key(key)
    }

    /// The documents that have this text.
    pub(super) fn with(&self, key: &str) -> &[DocumentId] {
        self.texts.get(key).map(Vec::as_slice).unwrap_or_default()
    }

    /// A document of this text is about to be kept.
    pub(super) fn expect(&mut self, key: &str) {
        self.texts.entry(key.to_owned()).or_default();
    }

    /// A document of this text is kept.
    pub(super) fn put(&mut self, key: String, id: DocumentId) {
        let known = self.texts.entry(key).or_default();
        if !known.contains(&id) {
            known.push(id);
        }
    }
}
