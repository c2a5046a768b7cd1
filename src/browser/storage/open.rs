//! The database and its versions.
//!
//! | version | stores |
//! |---|---|
//! | 1 | `documents`: the native JSON of the open document and of the one before it |
//! | 2 | `cards`, `wholes`, `words`, `journal`, `desk`, `aside`; what `documents` had is taken over |
//! | 3 | `packs` as well: copies of the cards, which are made when they are first read |
//!
//! An upgrade only adds; what an older version wrote is taken over by [`super::old`] and deleted in the
//! same transaction in which it is kept anew.

use super::NotKept;
use idb::{Database, DatabaseEvent, Factory, ObjectStoreParams};

const DATABASE: &str = "chu-giai";
/// The version of the database that this program writes.
pub const VERSION: u32 = 3;

/// What a list shows of each document, by its number, which the store gives.
pub(super) const CARDS: &str = "cards";
/// The same by the hundred; copies, which may be missing.
pub(super) const PACKS: &str = "packs";
/// Each document whole, by its number.
pub(super) const WHOLES: &str = "wholes";
/// The words of each document as a search compares them, by its number.
pub(super) const WORDS: &str = "words";
/// What happened to each document, by its number and the entry's.
pub(super) const JOURNAL: &str = "journal";
/// What was open last, under [`LAST`], and the files that follow documents.
pub(super) const DESK: &str = "desk";
/// The number of the document that was open last.
pub(super) const LAST: &str = "last";
/// Damaged records, which nothing reads.
pub(super) const ASIDE: &str = "aside";
/// The store of version 1.
pub(super) const DOCUMENTS: &str = "documents";

/// Opens the database, with the stores of this version.
pub(super) async fn database() -> Result<Database, NotKept> {
    let mut request = Factory::new()?.open(DATABASE, Some(VERSION))?;
    request.on_upgrade_needed(|event| {
        let Ok(database) = event.database() else { return };
        let mut numbered = ObjectStoreParams::new();
        numbered.auto_increment(true);
        // Each fails only where the store is there already.
        let _ = database.create_object_store(CARDS, numbered.clone());
        let _ = database.create_object_store(ASIDE, numbered);
        for store in [PACKS, WHOLES, WORDS, JOURNAL, DESK, DOCUMENTS] {
            let _ = database.create_object_store(store, ObjectStoreParams::new());
        }
    });
    let mut database = request.await?;
    // Another page has a newer program, which cannot open the database while this one holds it.
    database.on_version_change(|event| {
        if let Ok(database) = event.database() {
            database.close();
        }
    });
    Ok(database)
}
