//! Half-open ranges of bytes.

use super::ByteOffset;
use serde::{Deserialize, Serialize};

/// A half-open range of byte offsets.
///
/// ```text
/// text    Đồng chí Hạnh
/// span             ‾‾‾‾   start is the gap before H, end the gap after h
/// ```
///
/// Ordered by start, then by end.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    /// The gap before the first byte.
    pub start: ByteOffset,
    /// The gap after the last byte.
    pub end: ByteOffset,
}

impl Span {
    /// A span between two offsets, in whichever order they are given.
    pub fn new(one: ByteOffset, other: ByteOffset) -> Self {
        Self { start: one.min(other), end: one.max(other) }
    }

    /// A span of byte numbers.
    pub fn of(start: usize, end: usize) -> Self {
        Self::new(ByteOffset::of(start), ByteOffset::of(end))
    }

    /// A span, unless its end lies before its start.
    pub fn checked(start: ByteOffset, end: ByteOffset) -> Option<Self> {
        (start <= end).then_some(Self { start, end })
    }

    /// The empty span at an offset.
    pub fn at(offset: ByteOffset) -> Self {
        Self { start: offset, end: offset }
    }

    /// Bytes in the span.
    pub fn len(self) -> usize {
        self.end.get() - self.start.get()
    }

    /// Whether there is nothing in it.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The span as a range for slicing.
    pub fn range(self) -> std::ops::Range<usize> {
        self.start.get()..self.end.get()
    }

    /// Whether `other` lies wholly inside, edges included.
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the character that begins at `offset` is inside.
    pub fn contains_offset(self, offset: ByteOffset) -> bool {
        self.start <= offset && offset < self.end
    }

    /// Whether the two share at least one byte.
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether the two overlap and neither contains the other.
    pub fn crosses(self, other: Self) -> bool {
        self.overlaps(other) && !self.contains(other) && !other.contains(self)
    }

    /// The smallest span that contains both.
    #[must_use]
    pub fn cover(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// What the two share, if anything.
    pub fn intersection(self, other: Self) -> Option<Self> {
        self.overlaps(other)
            .then(|| Self { start: self.start.max(other.start), end: self.end.min(other.end) })
    }
}

impl std::fmt::Debug for Span {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn touching_spans_do_not_overlap() {
        assert!(!Span::of(0, 3).overlaps(Span::of(3, 5)));
        assert!(Span::of(0, 4).overlaps(Span::of(3, 5)));
    }

    #[test]
    fn crossing_is_overlap_without_containment() {
        assert!(Span::of(0, 4).crosses(Span::of(2, 6)));
        assert!(!Span::of(0, 6).crosses(Span::of(2, 4)));
    }
}
