//! Where the work is kept between visits: IndexedDB of this browser.
//!
//! One object store with a few records. A record is the native JSON of a document, so what is kept
//! is read by the same reader as a file, with the same care for what is damaged.

use idb::{Database, DatabaseEvent, Factory, ObjectStoreParams, TransactionMode};
use wasm_bindgen::JsValue;

const DATABASE: &str = "chu-giai";
const VERSION: u32 = 1;
const STORE: &str = "documents";

/// Which document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// The one that is open.
    Open,
    /// The one that was open before it.
    Previous,
}

impl Slot {
    fn content(self) -> JsValue {
        match self {
            Self::Open => "open".into(),
            Self::Previous => "previous".into(),
        }
    }

    fn title(self) -> JsValue {
        match self {
            Self::Open => "open.title".into(),
            Self::Previous => "previous.title".into(),
        }
    }
}

/// The browser refused: private windows, a full disk, storage turned off.
#[derive(Debug, thiserror::Error)]
#[error("expected the browser to keep the work: {0}")]
pub struct NotKept(String);

impl From<idb::Error> for NotKept {
    fn from(error: idb::Error) -> Self {
        Self(error.to_string())
    }
}

/// The open database.
#[derive(Debug)]
pub struct Storage {
    database: Database,
}

impl Storage {
    /// Opens the database, and makes it at the first visit.
    ///
    /// # Errors
    /// Where the browser keeps nothing.
    pub async fn open() -> Result<Self, NotKept> {
        let mut request = Factory::new()?.open(DATABASE, Some(VERSION))?;
        request.on_upgrade_needed(|event| {
            if let Ok(database) = event.database() {
                // Fails only where the store is there already.
                let _ = database.create_object_store(STORE, ObjectStoreParams::new());
            }
        });
        Ok(Self { database: request.await? })
    }

    /// What is kept of a document.
    ///
    /// # Errors
    /// Where the browser does not give it.
    pub async fn load(&self, slot: Slot) -> Result<Option<String>, NotKept> {
        self.get(slot.content()).await
    }

    /// What a kept document is called.
    ///
    /// # Errors
    /// Where the browser does not give it.
    pub async fn title(&self, slot: Slot) -> Result<Option<String>, NotKept> {
        self.get(slot.title()).await
    }

    async fn get(&self, key: JsValue) -> Result<Option<String>, NotKept> {
        let transaction = self.database.transaction(&[STORE], TransactionMode::ReadOnly)?;
        let found = transaction.object_store(STORE)?.get(key)?.await?;
        Ok(found.and_then(|value| value.as_string()))
    }

    /// Keeps the open document.
    ///
    /// # Errors
    /// Where the browser has no room for it; what was kept before is still there.
    pub async fn save(&self, content: &str, title: &str) -> Result<(), NotKept> {
        let transaction = self.database.transaction(&[STORE], TransactionMode::ReadWrite)?;
        let store = transaction.object_store(STORE)?;
        store.put(&title.into(), Some(&Slot::Open.title()))?;
        store.put(&content.into(), Some(&Slot::Open.content()))?;
        transaction.await?;
        Ok(())
    }

    /// Makes the open document the previous one, in one transaction: it is never in neither place.
    ///
    /// # Errors
    /// Where the browser refuses; then it is still the open one.
    pub async fn retire(&self) -> Result<(), NotKept> {
        let transaction = self.database.transaction(&[STORE], TransactionMode::ReadWrite)?;
        let store = transaction.object_store(STORE)?;
        for (from, to) in
            [(Slot::Open.title(), Slot::Previous.title()), (Slot::Open.content(), Slot::Previous.content())]
        {
            if let Some(value) = store.get(from.clone())?.await? {
                store.put(&value, Some(&to))?;
                store.delete(from)?;
            }
        }
        transaction.await?;
        Ok(())
    }
}
