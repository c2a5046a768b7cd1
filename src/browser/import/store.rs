//! In a worker: what was found in files is detected, and then kept. The two are asked for one after the other, so that
//! several workers detect side by side, while documents are kept in the order in which they came.

use super::made::{Made, Ready, made};
use super::shelf::Shelf;
use crate::annotation::Document;
use crate::browser::client::{Failed, write_message};
use crate::browser::keeper::is_kept;
use crate::browser::storage::{New, NotKept, Storage};
use serde::{Deserialize, Serialize};
use std::cell::RefCell;

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

/// The database, and which texts it has.
struct Desk {
    storage: Storage,
    shelf: Shelf,
}

thread_local! {
    /// As it was left; `None` before the first question, and while one is answered.
    static DESK: RefCell<Option<Desk>> = RefCell::default();
    /// What was made and is not kept yet.
    static MADE: RefCell<Vec<Made>> = RefCell::default();
}

impl Desk {
    /// As it was left; with what is here by now where it was not there.
    async fn open() -> Result<Self, NotKept> {
        if let Some(desk) = DESK.take() {
            return Ok(desk);
        }
        let mut desk = Self { storage: Storage::open().await?, shelf: Shelf::default() };
        desk.catch_up().await?;
        Ok(desk)
    }

    /// Learns what has come since.
    async fn catch_up(&mut self) -> Result<(), NotKept> {
        self.shelf.catch_up(&self.storage).await
    }

    /// Leaves it for the next question.
    fn leave(self) {
        DESK.set(Some(self));
    }
}

/// Makes documents of a batch, as the module for files has written it.
pub(in crate::browser) async fn make(batch: &[u8]) -> Result<(), Failed> {
    let batch = str::from_utf8(batch).ok().ok_or(Failed::Missing)?;
    // Where the browser gives nothing, it is told when the documents are to be kept.
    let desk = Desk::open().await.ok();
    let unknown = Shelf::default();
    let made = made(batch, desk.as_ref().map_or(&unknown, |desk| &desk.shelf)).await?;
    MADE.set(made);
    desk.into_iter().for_each(Desk::leave);
    Ok(())
}

/// Keeps what was made; what became of it.
pub(in crate::browser) async fn keep() -> Result<String, Failed> {
    let mut stored = Stored::default();
    if let Err(error) = store(MADE.take(), &mut stored).await {
        stored.failure = Some(error);
    }
    write_message(&stored)
}

async fn store(made: Vec<Made>, stored: &mut Stored) -> Result<(), NotKept> {
    let mut desk = Desk::open().await?;
    desk.catch_up().await?;
    let mut waiting = Vec::new();
    for made in made {
        let ready = match made {
            Made::Document(ready) => *ready,
            Made::Known => {
                stored.duplicates += 1;
                continue;
            }
            Made::Unread(at) => {
                stored.unread.push(at);
                continue;
            }
        };
        if desk.shelf.has(&ready.key) {
            // What somebody has annotated elsewhere is here only where the same annotations are.
            desk.keep(&mut waiting, stored).await?;
            let is_here = match &ready.annotated {
                Some(document) => desk.has(&ready.key, document).await?,
                None => true,
            };
            if is_here {
                stored.duplicates += 1;
                continue;
            }
        }
        desk.shelf.expect(&ready.key);
        waiting.push(ready);
        if waiting.len() == AT_ONCE {
            desk.keep(&mut waiting, stored).await?;
        }
    }
    desk.keep(&mut waiting, stored).await?;
    desk.leave();
    Ok(())
}

impl Desk {
    /// Keeps what waits.
    async fn keep(&mut self, waiting: &mut Vec<Ready>, stored: &mut Stored) -> Result<(), NotKept> {
        if waiting.is_empty() {
            return Ok(());
        }
        let waited = std::mem::take(waiting).into_iter();
        let (places, new): (Vec<_>, Vec<New>) =
            waited.map(|Ready { at, key, new, .. }| ((at, key), new)).unzip();
        let ids = self.storage.create(&new).await?;
        // The list opens sooner with it; it can do without.
        let _ = self.storage.pack_full(&ids).await;
        for ((at, key), id) in places.into_iter().zip(ids) {
            stored.added.push((at, id.0));
            self.shelf.put(key, id);
        }
        Ok(())
    }

    /// Whether a document of the same text has the same annotations and relations.
    async fn has(&self, key: &str, document: &Document) -> Result<bool, NotKept> {
        for &id in self.shelf.with(key) {
            if is_kept(&self.storage, id, document).await? {
                return Ok(true);
            }
        }
        Ok(false)
    }
}
