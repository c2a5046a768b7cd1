//! The small questions that grammars ask about a token.
//!
//! A grammar reads forward by token index: every question takes an index and is answered without
//! looking at the rest of the text. Words are compared by their number, never by their letters.

use super::lexicon::{Class, Entry, Match, Word};
use super::reading::Reading;
use super::token::{Case, Kind, Token};

/// A reading with the questions.
#[derive(Clone, Copy)]
pub(super) struct Scan<'r, 't> {
    pub(super) reading: &'r Reading<'t>,
}

/// The most tokens of an aside in brackets: a date with its clock.
const BRACKETS: usize = 16;

impl<'r, 't> Scan<'r, 't> {
    pub(super) fn new(reading: &'r Reading<'t>) -> Self {
        Self { reading }
    }

    pub(super) fn token(self, at: usize) -> Option<&'r Token> {
        self.reading.token(at)
    }

    /// The number of the word or mark; unknown beyond the end.
    pub(super) fn word(self, at: usize) -> Word {
        self.token(at).map_or(Word::UNKNOWN, |token| token.word)
    }

    /// Whether a token is this word.
    pub(super) fn at(self, at: usize, word: Word) -> bool {
        word != Word::UNKNOWN && self.word(at) == word
    }

    /// Whether these words stand here one after the other.
    pub(super) fn all(self, at: usize, words: &[Word]) -> bool {
        words.iter().enumerate().all(|(step, &word)| self.at(at + step, word))
    }

    /// Whether a token is one of these words.
    pub(super) fn any(self, at: usize, words: &[Word]) -> bool {
        let word = self.word(at);
        word != Word::UNKNOWN && words.contains(&word)
    }

    /// The character of a mark; all dashes are `-`.
    pub(super) fn mark(self, at: usize) -> Option<char> {
        let mark = self.reading.mark(at)?;
        Some(if matches!(mark, '–' | '—' | '−' | '‐' | '‑' | '‒') { '-' } else { mark })
    }

    pub(super) fn is_mark(self, at: usize, mark: char) -> bool {
        self.mark(at) == Some(mark)
    }

    /// The digits of a number.
    pub(super) fn digits(self, at: usize) -> Option<&'t str> {
        (self.token(at)?.kind == Kind::Number).then(|| self.reading.piece(at))
    }

    /// A number of four digits that is a year of our time.
    pub(super) fn year(self, at: usize) -> Option<u16> {
        let digits = self.digits(at).filter(|digits| digits.len() == 4)?;
        digits.parse().ok().filter(|year| (1900..2100).contains(year))
    }

    /// Whether a word is a Roman number, `XIII`.
    pub(super) fn is_roman(self, at: usize) -> bool {
        self.is_capital(at)
            && self.reading.piece(at).bytes().all(|letter| matches!(letter, b'I' | b'V' | b'X' | b'L'))
    }

    pub(super) fn is_word(self, at: usize) -> bool {
        self.token(at).is_some_and(|token| token.kind == Kind::Word)
    }

    /// Whether a word begins with a capital.
    pub(super) fn is_capital(self, at: usize) -> bool {
        self.token(at).is_some_and(Token::is_capital)
    }

    /// Whether a word is written in small letters.
    pub(super) fn is_small(self, at: usize) -> bool {
        self.token(at).is_some_and(|token| token.kind == Kind::Word && token.case == Case::Lower)
    }

    /// Whether a blank stands before the token; also at a break and at the end.
    pub(super) fn is_spaced(self, at: usize) -> bool {
        self.token(at).is_none_or(|token| token.spaced() || token.kind == Kind::Break)
    }

    /// Whether the line or the text ends here.
    pub(super) fn is_end(self, at: usize) -> bool {
        self.token(at).is_none_or(|token| token.kind == Kind::Break)
    }

    /// The token after what stands in brackets right here, within some tokens of one line; otherwise this one.
    pub(super) fn past_brackets(self, at: usize) -> usize {
        if !self.is_mark(at, '(') {
            return at;
        }
        let inside = (at + 1..at + BRACKETS).take_while(|&at| !self.is_end(at) && !self.is_mark(at, '('));
        inside.into_iter().find(|&at| self.is_mark(at, ')')).map_or(at, |close| close + 1)
    }

    /// The longest phrase of a class that begins here.
    pub(super) fn phrase(self, at: usize, class: Class) -> Option<Match> {
        self.reading.longest(at, class)
    }

    /// Whether the longest phrase of a class that begins here is in a group.
    pub(super) fn grouped(self, at: usize, class: Class, group: &str) -> bool {
        self.phrase(at, class).is_some_and(|found| self.reading.is_grouped(found, group))
    }

    /// Whether a token is in a phrase of two words or one that is in a group.
    pub(super) fn is_within(self, at: usize, group: &str) -> bool {
        (at.saturating_sub(1)..=at)
            .any(|from| self.reading.group(from, group).is_some_and(|found| at < found.end()))
    }

    /// The entry of a class that is this one token.
    pub(super) fn single(self, at: usize, class: Class) -> Option<&'static Entry> {
        if !self.reading.begins(at).has(class) {
            return None;
        }
        self.reading
            .matches(at)
            .iter()
            .take_while(|found| found.len == 1)
            .find(|found| found.class == class)
            .map(|found| found.entry)
    }
}
