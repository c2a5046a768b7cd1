//! What a text is, and how to point into it.
//!
//! A [`Text`] is the article exactly as it was pasted: nothing is normalised, trimmed or
//! rewritten, because an offset is only worth something on the text that it was counted on.
//!
//! Positions are *between* characters. With `n` as one Vietnamese letter of two bytes:
//!
//! ```text
//! text      T  ô  i
//! bytes    0  1  3  4        ByteOffset    what Rust slices by, and what is stored
//! chars    0  1  2  3        CharOffset    code points: Python, brat, spaCy, our JSON
//! units    0  1  2  3        Utf16Offset   the DOM and JavaScript
//! ```
//!
//! A [`Span`] is a half-open range of byte offsets: `start` is inside, `end` is not.
//! The kinds of offset are different types; [`OffsetIndex`] is the only bridge between them.
//!
//! Matching that must see `uỷ` and `ủy`, NFC and NFD, or `Ð` and `Đ` as one thing works on
//! [folded](fold) copies of single words and keeps the offsets of the source.

mod fold;
mod index;
mod letter;
mod motion;
mod normal;
mod offset;
mod seek;
mod segment;
mod span;

pub use fold::{fold, fold_char, has_vowel, plain_words, strip_diacritics};
pub use index::{Line, OffsetIndex};
pub(crate) use letter::{is_combining, is_dash, is_invisible, is_latin};
pub use motion::{
    clause_after, clause_before, paragraph_after, paragraph_before, sentence_after, sentence_before,
    sentence_ends_in, syllable_at, word_after, word_before,
};
pub use normal::{compose, composed, decomposed};
pub use offset::{ByteOffset, CharOffset, GraphemeOffset, LineNumber, Utf16Offset};
pub use seek::seek;
pub use segment::{
    are_blanks_single, grapheme_after, grapheme_before, is_blank, run_around, snap, snap_all, syllable_after,
    syllable_before, trim,
};
pub use span::Span;

use std::sync::{Arc, OnceLock};

/// The largest text that is accepted, in bytes of UTF-8.
pub const MAX_BYTES: usize = 64 * 1024 * 1024;

/// A text as pasted, with its offset index. Cheap to clone.
#[derive(Clone)]
pub struct Text {
    inner: Arc<Inner>,
}

struct Inner {
    source: String,
    index: OnceLock<OffsetIndex>,
}

/// The text is larger than [`MAX_BYTES`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("expected a text of at most {MAX_BYTES} bytes, found {found}")]
pub struct TooLarge {
    /// Bytes of the refused text.
    pub found: usize,
}

impl Text {
    /// Takes a text as it is.
    ///
    /// # Errors
    /// A text of more than [`MAX_BYTES`] is refused: offsets are 32 bits wide.
    pub fn new(source: impl Into<String>) -> Result<Self, TooLarge> {
        let source = source.into();
        if source.len() > MAX_BYTES {
            return Err(TooLarge { found: source.len() });
        }
        Ok(Self { inner: Arc::new(Inner { source, index: OnceLock::new() }) })
    }

    /// The text of nothing.
    pub fn empty() -> Self {
        Self { inner: Arc::new(Inner { source: String::new(), index: OnceLock::new() }) }
    }

    /// The whole source.
    pub fn as_str(&self) -> &str {
        &self.inner.source
    }

    /// Bytes of UTF-8.
    pub fn len(&self) -> ByteOffset {
        ByteOffset::of(self.inner.source.len())
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.inner.source.is_empty()
    }

    /// The span of everything.
    pub fn span(&self) -> Span {
        Span::new(ByteOffset::ZERO, self.len())
    }

    /// The text of a span, or `None` where the span leaves the text or cuts a character.
    pub fn get(&self, span: Span) -> Option<&str> {
        self.inner.source.get(span.range())
    }

    /// The text of a span; empty where the span leaves the text or cuts a character.
    pub fn slice(&self, span: Span) -> &str {
        self.get(span).unwrap_or_default()
    }

    /// The index between units, built at the first call in time linear in the text.
    pub fn index(&self) -> &OffsetIndex {
        self.inner.index.get_or_init(|| OffsetIndex::new(&self.inner.source))
    }

    /// A byte offset as code points; the offset is first moved back to a character boundary.
    pub fn to_char(&self, offset: ByteOffset) -> CharOffset {
        self.index().byte_to_char(self.as_str(), offset)
    }

    /// A byte offset as UTF-16 units; the offset is first moved back to a character boundary.
    pub fn to_utf16(&self, offset: ByteOffset) -> Utf16Offset {
        self.index().byte_to_utf16(self.as_str(), offset)
    }

    /// A byte offset in both units, for the price of one; it is first moved back to a character boundary.
    pub fn to_units(&self, offset: ByteOffset) -> (CharOffset, Utf16Offset) {
        self.index().byte_to_units(self.as_str(), offset)
    }

    /// A code point offset as bytes, `None` beyond the end.
    pub fn from_char(&self, offset: CharOffset) -> Option<ByteOffset> {
        self.index().char_to_byte(self.as_str(), offset)
    }

    /// A UTF-16 offset as bytes, `None` beyond the end; inside a surrogate pair, its start.
    pub fn from_utf16(&self, offset: Utf16Offset) -> Option<ByteOffset> {
        self.index().utf16_to_byte(self.as_str(), offset)
    }

    /// A span counted in UTF-16 units as bytes, `None` where it is reversed or leaves the text.
    pub fn span_from_utf16(&self, start: Utf16Offset, end: Utf16Offset) -> Option<Span> {
        Span::checked(self.from_utf16(start)?, self.from_utf16(end)?)
    }
}

impl PartialEq for Text {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.inner, &other.inner) || self.inner.source == other.inner.source
    }
}

impl Eq for Text {}

impl std::fmt::Debug for Text {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Text({:?})", self.as_str())
    }
}
