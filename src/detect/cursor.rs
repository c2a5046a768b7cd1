//! The small questions that the grammars of dates and figures ask of the tokens.

use super::folded::Folded;
use super::lexicon::{Class, Match};
use super::reading::Reading;
use super::token::Kind;

/// A reading, asked token by token. Every question is total: beyond the end the answer is no.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'a, 't> {
    reading: &'a Reading<'t>,
}

impl<'a, 't> Cursor<'a, 't> {
    pub(super) fn new(reading: &'a Reading<'t>) -> Self {
        Self { reading }
    }

    pub(super) fn reading(self) -> &'a Reading<'t> {
        self.reading
    }

    pub(super) fn kind(self, at: usize) -> Option<Kind> {
        self.reading.token(at).map(|token| token.kind)
    }

    pub(super) fn piece(self, at: usize) -> &'t str {
        self.reading.piece(at)
    }

    /// A token in its one spelling.
    pub(super) fn folded(self, at: usize) -> Folded<'t> {
        self.reading.folded(at)
    }

    pub(super) fn is_number(self, at: usize) -> bool {
        self.kind(at) == Some(Kind::Number)
    }

    pub(super) fn is_word(self, at: usize) -> bool {
        self.kind(at) == Some(Kind::Word)
    }

    /// Whether a blank or a line break parts this token from the one before it. The first token
    /// stands apart.
    pub(super) fn apart(self, at: usize) -> bool {
        at == 0
            || self.reading.token(at).is_none_or(|token| token.spaced() || token.kind == Kind::Break)
            || self.kind(at - 1) == Some(Kind::Break)
    }

    /// Whether the token is this mark.
    pub(super) fn is_mark(self, at: usize, mark: char) -> bool {
        self.reading.mark(at) == Some(mark)
    }

    /// Whether the token is a hyphen, a dash or a minus sign.
    pub(super) fn is_dash(self, at: usize) -> bool {
        self.kind(at) == Some(Kind::Mark)
            && matches!(self.piece(at), "-" | "–" | "—" | "−" | "‐" | "‑" | "‒" | "~" | "÷")
    }

    /// A digit run of at most `most` digits as a number.
    pub(super) fn digits(self, at: usize, most: usize) -> Option<u32> {
        let piece = self.is_number(at).then(|| self.piece(at))?;
        (piece.len() <= most).then(|| piece.parse().ok()).flatten()
    }

    /// The longest phrase of a class that begins here: its value and the token after it.
    pub(super) fn phrase(self, at: usize, class: Class) -> Option<(&'static str, usize)> {
        self.reading.longest(at, class).map(|found| (found.entry.value, found.end()))
    }

    /// The longest phrase of a class that ends before this token.
    pub(super) fn phrase_before(self, at: usize, class: Class) -> Option<Match> {
        let mut starts = (at.saturating_sub(5)..at).filter(|&start| self.reading.begins(start).has(class));
        starts.find_map(|start| {
            self.reading.matches(start).iter().find(|found| found.class == class && found.end() == at)
        })
    }
}
