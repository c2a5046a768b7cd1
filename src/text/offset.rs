//! Offsets that say what they count.
//!
//! Each is a 32-bit number, so that the size of a document's data is the same natively and in
//! WebAssembly. There is no arithmetic between kinds, and no `From<usize>`: a number becomes an
//! offset at the place where its unit is known.

use serde::{Deserialize, Serialize};

macro_rules! offset {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(u32);

        impl $name {
            /// The beginning.
            pub const ZERO: Self = Self(0);

            /// Takes a number of this unit. Numbers beyond 32 bits become the largest offset,
            /// which lies outside every text.
            pub fn of(count: usize) -> Self {
                Self(u32::try_from(count).unwrap_or(u32::MAX))
            }

            /// The number, for indexing.
            pub fn get(self) -> usize {
                self.0 as usize
            }

            /// The number, for files.
            pub fn raw(self) -> u32 {
                self.0
            }
        }

        impl From<u32> for $name {
            fn from(count: u32) -> Self {
                Self(count)
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }
    };
}

offset! {
    /// Bytes of UTF-8: how positions are stored.
    ByteOffset
}
offset! {
    /// Unicode code points: how Python, brat, spaCy and our own JSON count.
    CharOffset
}
offset! {
    /// UTF-16 code units: how JavaScript and the DOM count.
    Utf16Offset
}
offset! {
    /// Grapheme clusters: what a reader calls a character.
    GraphemeOffset
}
offset! {
    /// Lines, from zero.
    LineNumber
}

impl ByteOffset {
    /// The offset `bytes` further on.
    #[must_use]
    pub fn forward(self, bytes: usize) -> Self {
        Self::of(self.get().saturating_add(bytes))
    }

    /// The offset `bytes` further back, at least zero.
    #[must_use]
    pub fn back(self, bytes: usize) -> Self {
        Self::of(self.get().saturating_sub(bytes))
    }
}
