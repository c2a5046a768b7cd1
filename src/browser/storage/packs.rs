//! Cards by the hundred. A list reads the cards of all documents, and a browser takes as long for a record as for
//! kilobytes in one: so the cards of a block of numbers stand in one record as well, a *pack*.
//!
//! A pack is a copy. The cards are what is kept, and whoever writes one takes the pack of its block away in the same
//! transaction. Where there is none the cards are read, and packed again once nobody waits.

use super::cards::{Asked, Parts};
use super::open::{CARDS, PACKS};
use super::{DocumentId, NotKept, Storage, done, give_free, id_of, key};
use idb::{KeyRange, ObjectStore, Query, Transaction};
use js_sys::Uint8Array;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::ops::Range;
use wasm_bindgen::{JsCast, JsValue};

/// Numbers of a block. Its pack is smaller than what browsers keep in a file of its own, 64 kB in Chromium.
const BLOCK: u32 = 100;

/// The block of a document.
fn block_of(DocumentId(number): DocumentId) -> u32 {
    number / BLOCK
}

/// The numbers of blocks.
fn numbers(blocks: Range<u32>) -> Result<KeyRange, NotKept> {
    let bound = |block: u32| JsValue::from_f64(f64::from(block) * f64::from(BLOCK));
    Ok(KeyRange::bound(&bound(blocks.start), &bound(blocks.end), None, Some(true))?)
}

/// Takes the packs of documents away whose cards are written in the same transaction.
pub(super) fn unpack(
    transaction: &Transaction,
    ids: impl IntoIterator<Item = DocumentId>,
) -> Result<(), NotKept> {
    let store = transaction.object_store(PACKS)?;
    for block in ids.into_iter().map(block_of).collect::<BTreeSet<_>>() {
        store.delete(JsValue::from(block))?;
    }
    Ok(())
}

/// Cards as they are packed: each on a line of its own, after its number. `None` where one has lines itself, as none
/// has that was written here.
fn pack<'c>(cards: impl Iterator<Item = (DocumentId, &'c str)>) -> Option<String> {
    let mut packed = String::new();
    for (DocumentId(id), card) in cards {
        if card.contains('\n') {
            return None;
        }
        // Into a string: it cannot fail.
        let _ = writeln!(packed, "{id} {card}");
    }
    Some(packed)
}

/// The cards of a pack; `None` where it is damaged.
fn unpacked(packed: &[u8]) -> Option<Vec<(DocumentId, String)>> {
    let lines = str::from_utf8(packed).ok()?.lines();
    let card = |line: &str| {
        let (id, card) = line.split_once(' ')?;
        Some((DocumentId(id.parse().ok()?), card.to_owned()))
    };
    lines.map(card).collect()
}

/// The blocks between those that are packed, up to the end of all numbers.
fn gaps(packed: impl Iterator<Item = u32>) -> Vec<Range<u32>> {
    let end = u32::MAX / BLOCK;
    let (mut gaps, mut from) = (Vec::new(), 0);
    for block in packed.chain([end]) {
        if from < block {
            gaps.push(from..block);
        }
        from = block + 1;
    }
    gaps
}

impl Storage {
    /// All cards, in the order in which the documents came, from packs as far as there are any.
    ///
    /// # Errors
    /// Where the browser does not give them.
    pub async fn packed_cards(&self) -> Result<Parts, NotKept> {
        let transaction = self.reading(&[CARDS, PACKS])?;
        let (cards, packs) = (transaction.object_store(CARDS)?, transaction.object_store(PACKS)?);
        let (blocks, packed) = (packs.get_all_keys(None, None)?, packs.get_all(None, None)?);
        let (blocks, packed) = (blocks.await?, packed.await?);
        let mut parts = BTreeMap::new();
        for (block, pack) in blocks.iter().zip(packed) {
            let known = id_of_block(block).zip(pack.dyn_into::<Uint8Array>().ok());
            if let Some((block, cards)) =
                known.and_then(|(block, pack)| Some((block, unpacked(&pack.to_vec())?)))
            {
                parts.insert(block, vec![Asked::Had(cards)]);
            }
        }
        let last = parts.keys().next_back().copied();
        let mut asked = Vec::new();
        for gap in gaps(parts.keys().copied()) {
            let keys = cards.get_all_keys(Some(Query::KeyRange(numbers(gap.clone())?)), None)?;
            asked.push((gap, keys));
        }
        let mut loose = BTreeSet::new();
        for (gap, keys) in asked {
            let keys = keys.await?;
            loose.extend(keys.iter().filter_map(id_of).map(block_of));
            parts.insert(gap.start, Asked::all(&cards, &keys)?);
        }
        // The last block grows: it is packed once there is another one after it.
        if loose.last() > last.as_ref() {
            loose.pop_last();
        }
        Ok(Parts::of(parts.into_values().flatten(), loose.into_iter().collect()))
    }

    /// Packs blocks, each by itself: nobody is to wait for it.
    ///
    /// # Errors
    /// Where the browser refuses; then cards are read one by one.
    pub async fn pack(&self, blocks: &[u32]) -> Result<(), NotKept> {
        for &block in blocks {
            let transaction = self.writing(&[CARDS, PACKS])?;
            pack_block(&transaction, block).await?;
            done(transaction).await?;
        }
        Ok(())
    }

    /// Packs the blocks that are full with these documents, which have just come, in their order.
    ///
    /// # Errors
    /// As those of [`Self::pack`].
    pub async fn pack_full(&self, ids: &[DocumentId]) -> Result<(), NotKept> {
        let (Some(&first), Some(&DocumentId(last))) = (ids.first(), ids.last()) else { return Ok(()) };
        let full: Vec<u32> = (block_of(first)..block_of(DocumentId(last + 1))).collect();
        self.pack(&full).await
    }
}

async fn pack_block(transaction: &Transaction, block: u32) -> Result<(), NotKept> {
    let store: ObjectStore = transaction.object_store(CARDS)?;
    let range = numbers(block..block + 1)?;
    let keys = store.get_all_keys(Some(Query::KeyRange(range.clone())), None)?;
    let cards = store.get_all(Some(Query::KeyRange(range)), None)?;
    let (keys, cards) = (keys.await?, cards.await?);
    let known: Option<Vec<(DocumentId, String)>> =
        keys.iter().zip(cards).map(|(key, card)| Some((id_of(key)?, card.as_string()?))).collect();
    let packed = known.and_then(|known| pack(known.iter().map(|(id, card)| (*id, card.as_str()))));
    if let Some(packed) = packed {
        let bytes = Uint8Array::from(packed.as_bytes());
        transaction.object_store(PACKS)?.put(&bytes, Some(&key(DocumentId(block))))?;
        // The database has its own copy by now.
        give_free(&bytes);
    }
    Ok(())
}

/// The number of a block: the first is zero, which no document is.
fn id_of_block(key: &JsValue) -> Option<u32> {
    let number = key.as_f64().filter(|number| (0.0..f64::from(u32::MAX / BLOCK)).contains(number))?;
    // In range after the filter.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    Some(number as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_packed_is_read_and_what_is_damaged_is_none() {
        let cards = [(DocumentId(7), "[\"Thu ngân sách\\n\"]"), (DocumentId(9), "hỏng rồi")];
        let packed = pack(cards.into_iter()).expect("no card has lines");
        let read = unpacked(packed.as_bytes()).expect("it reads");
        assert!(read.iter().map(|(id, card)| (*id, card.as_str())).eq(cards));
        assert_eq!(unpacked(b""), Some(Vec::new()));
        for damaged in [&b"7"[..], b"x [1]\n", b"7 [\xff]\n"] {
            assert_eq!(unpacked(damaged), None);
        }
        assert_eq!(pack([(DocumentId(1), "[\n]")].into_iter()), None);
    }

    #[test]
    fn what_is_not_packed_lies_between() {
        let end = u32::MAX / BLOCK;
        assert!(gaps([].into_iter()).into_iter().eq(std::iter::once(0..end)));
        assert_eq!(gaps([0, 1, 4].into_iter()), [2..4, 5..end]);
        assert_eq!(gaps([2].into_iter()), [0..2, 3..end]);
    }
}
