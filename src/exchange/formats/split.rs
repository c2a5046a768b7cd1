//! Which documents a model learns from and which it is tried on.

use super::{Export, OffsetUnit};
use crate::annotation::Document;
use std::collections::BTreeMap;

listed! {
    /// A part of a corpus.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Subset {
        /// What a model learns from.
        Train = "train",
        /// What it is compared on while it is made.
        Dev = "dev",
        /// What it is tried on in the end.
        Test = "test",
    }
}

/// How a corpus is to be parted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Split {
    train: u32,
    dev: u32,
    seed: u64,
}

impl Split {
    /// So many of a hundred for training and for development, the rest for tests; `None` where they are more
    /// than a hundred. Another seed gives another split of the same shares.
    pub fn new(train: u32, dev: u32, seed: u64) -> Option<Self> {
        (train.checked_add(dev)? <= 100).then_some(Self { train, dev, seed })
    }

    /// How many of a hundred are wished for a part.
    pub fn percent(&self, subset: Subset) -> u32 {
        match subset {
            Subset::Train => self.train,
            Subset::Dev => self.dev,
            Subset::Test => 100 - self.train - self.dev,
        }
    }

    /// What the order of the documents is drawn from.
    pub fn seed(&self) -> u64 {
        self.seed
    }

    /// The part of each document, in their order.
    ///
    /// Every label, and the number of documents, is shared out as wished as far as whole documents allow: a
    /// document goes where the squared distance from the wish, summed over the labels and relative to it, grows
    /// least. With documents all alike that is the method of Sainte-Laguë for seats in a parliament. Those with
    /// much of a label are placed first, while there is room to make up for them. The same documents get the
    /// same parts on every machine and in whatever order they come: chance is drawn from the seed and the text.
    pub fn parts(&self, documents: &[&Document]) -> Vec<Subset> {
        let shares: Vec<Share> = documents.iter().map(|document| Share::of(document)).collect();
        self.parts_of(&shares)
    }

    /// The same, where the documents are no longer in memory.
    pub fn parts_of(&self, documents: &[Share]) -> Vec<Subset> {
        let mut totals: BTreeMap<&str, u64> = BTreeMap::new();
        for (label, count) in documents.iter().flat_map(|share| &share.counts) {
            *totals.entry(label).or_default() += count;
        }
        let mut order: Vec<(u32, u64, usize)> = Vec::with_capacity(documents.len());
        for (at, share) in documents.iter().enumerate() {
            // By magnitude only: sorted by exact size, nothing would be left to chance.
            order.push((weight(&share.counts, &totals).leading_zeros(), share.draw(self.seed), at));
        }
        order.sort_unstable();
        let mut parts = vec![Subset::Train; documents.len()];
        let mut given: BTreeMap<(&str, Subset), u64> = BTreeMap::new();
        for (_, _, at) in order {
            let (Some(Share { counts, .. }), Some(part)) = (documents.get(at), parts.get_mut(at)) else {
                continue;
            };
            let possible = Subset::ALL.into_iter().filter(|&subset| self.percent(subset) > 0);
            let cost = |subset: Subset| {
                let terms = counts.iter().map(|(label, &count)| {
                    let label: &str = label;
                    let there = given.get(&(label, subset)).copied().unwrap_or_default();
                    growth(count, there, totals.get(label).copied().unwrap_or_default())
                });
                terms.fold(0, u128::saturating_add) / u128::from(self.percent(subset).max(1))
            };
            *part = possible.min_by_key(|&subset| cost(subset)).unwrap_or(Subset::Train);
            for (label, count) in counts {
                let label: &str = label;
                *given.entry((label, *part)).or_default() += count;
            }
        }
        parts
    }
}

/// What of a document says into which part it goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Share {
    /// What is shared out: its annotations by label; under no name the document itself.
    counts: BTreeMap<String, u64>,
    /// A number of its text.
    text: u64,
}

impl Share {
    /// What a document has to be shared out.
    pub fn of(document: &Document) -> Self {
        let export = Export::new(document, OffsetUnit::CodePoint);
        let mut counts = BTreeMap::from([(String::new(), 1)]);
        for span in &export.spans {
            *counts.entry(export.key(span.label).into_owned()).or_default() += 1;
        }
        // FNV-1a.
        let read = |known: u64, byte: &u8| (known ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        let text = document.text().as_str().as_bytes().iter().fold(0xcbf2_9ce4_8422_2325, read);
        Self { counts, text }
    }

    /// A number by chance, of the seed and the text.
    fn draw(&self, seed: u64) -> u64 {
        // The last steps of SplitMix64, without which neighbouring seeds draw alike.
        mixed(self.text ^ mixed(seed.wrapping_add(0x9e37_79b9_7f4a_7c15)))
    }
}

/// The unit of shares: whole numbers are the same on every machine.
const WHOLE: u128 = 1 << 64;

/// By how much the squared share of a label in a part grows with so many more of them.
fn growth(count: u64, there: u64, total: u64) -> u128 {
    let (count, there, total) = (u128::from(count), u128::from(there), u128::from(total.max(1)));
    let square = count.saturating_mul(count.saturating_add(there.saturating_mul(2)));
    square.saturating_mul(WHOLE) / total.saturating_mul(total)
}

/// How much of all labels a document has, in shares of each.
fn weight(counts: &BTreeMap<String, u64>, totals: &BTreeMap<&str, u64>) -> u128 {
    let share = |(label, &count): (&String, &u64)| {
        let label: &str = label;
        u128::from(count).saturating_mul(WHOLE) / u128::from(totals.get(label).copied().unwrap_or(1).max(1))
    };
    counts.iter().map(share).fold(0, u128::saturating_add)
}

fn mixed(number: u64) -> u64 {
    let number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    number ^ (number >> 31)
}
