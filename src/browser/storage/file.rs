//! The real file that follows a document: the browser keeps its handle, and gives it back after a restart.

use super::open::DESK;
use super::{DocumentId, NotKept, Storage, done};
use wasm_bindgen::JsValue;

/// Where the handle of a document's file stands, beside what was open last.
pub(super) fn key(id: DocumentId) -> JsValue {
    format!("file {}", id.0).into()
}

impl Storage {
    /// Remembers the file that follows a document, or that none does.
    ///
    /// # Errors
    /// Where the browser refuses, or keeps no handles.
    pub async fn put_file(&self, id: DocumentId, handle: Option<&JsValue>) -> Result<(), NotKept> {
        let transaction = self.writing(&[DESK])?;
        let desk = transaction.object_store(DESK)?;
        match handle {
            Some(handle) => {
                desk.put(handle, Some(&key(id)))?;
            }
            None => {
                desk.delete(key(id))?;
            }
        }
        done(transaction).await
    }

    /// The handle of the file that followed a document.
    ///
    /// # Errors
    /// Where the browser does not give it.
    pub async fn file(&self, id: DocumentId) -> Result<Option<JsValue>, NotKept> {
        let transaction = self.reading(&[DESK])?;
        Ok(transaction.object_store(DESK)?.get(key(id))?.await?)
    }
}
