//! Places in a sorted row of offsets, found without searching the whole of it.

use crate::text::ByteOffset;
use std::ops::Range;

/// Bytes of a stretch: so many hold a few tens of tokens.
const STRETCH: usize = 128;

/// How many of a sorted row of offsets lie before each stretch of the text.
#[derive(Debug, Default)]
pub(super) struct Stretches {
    before: Vec<u32>,
    all: usize,
}

impl Stretches {
    /// Takes in the next offset of the row; none is smaller than the one before it.
    pub(super) fn push(&mut self, offset: ByteOffset) {
        // The first stretches that begin at or before this offset and after the last one.
        while self.before.len() * STRETCH <= offset.get() {
            self.before.push(u32::try_from(self.all).unwrap_or(u32::MAX));
        }
        self.all += 1;
    }

    /// Where in the row an offset has its place: the number of those that are smaller, and the number of
    /// those that are not greater, lie in this range or at its end.
    pub(super) fn around(&self, offset: ByteOffset) -> Range<usize> {
        let stretch = offset.get() / STRETCH;
        let bound = |stretch: usize| self.before.get(stretch).map_or(self.all, |&before| before as usize);
        bound(stretch)..bound(stretch + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_is_where_a_search_finds_it() {
        let row: Vec<ByteOffset> = [0, 0, 3, 127, 128, 128, 129, 700, 701, 1024].map(ByteOffset::of).into();
        let mut stretches = Stretches::default();
        for &offset in &row {
            stretches.push(offset);
        }
        for offset in (0..1400).map(ByteOffset::of) {
            let range = stretches.around(offset);
            let smaller = row.partition_point(|&other| other < offset);
            let not_greater = row.partition_point(|&other| other <= offset);
            assert!(range.start <= smaller && not_greater <= range.end, "{offset:?} {range:?}");
        }
    }
}
