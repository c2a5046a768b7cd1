//! The small questions that grammars ask of a reading.
//!
//! A grammar reads forward by token index: every question takes an index, is answered without looking at the rest of
//! the text, and is total: beyond the end the answer is no. Words are compared by their number, never by their letters.

use super::lexicon::{Class, Entry, Match, Word};
use super::reading::Reading;
use super::token::{Case, Kind, Token};
use crate::text::is_dash;

/// The most tokens of an aside in brackets: a date with its clock.
const BRACKETS: usize = 16;

/// The most tokens of a phrase that is looked for by its end.
const PHRASE: usize = 5;

/// What is glued to the front of a token.
#[derive(Clone, Copy, Debug)]
pub(super) enum Glue {
    Word,
    Number,
    /// A mark, and the token that is glued to the front of it in turn.
    Mark(char, Option<usize>),
}

/// What a token is.
impl<'t> Reading<'t> {
    pub(super) fn kind(&self, at: usize) -> Option<Kind> {
        self.token(at).map(|token| token.kind)
    }

    pub(super) fn is_word(&self, at: usize) -> bool {
        self.kind(at) == Some(Kind::Word)
    }

    pub(super) fn is_number(&self, at: usize) -> bool {
        self.kind(at) == Some(Kind::Number)
    }

    /// Whether a word begins with a capital.
    pub fn is_capital(&self, at: usize) -> bool {
        self.token(at).is_some_and(Token::is_capital)
    }

    /// Whether only the first letter of a word is a capital.
    pub(super) fn is_title(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| token.kind == Kind::Word && token.case == Case::Title)
    }

    /// Whether a word is written in small letters.
    pub(super) fn is_small(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| token.kind == Kind::Word && token.case == Case::Lower)
    }

    /// Whether a word is a Roman number, `XIII`.
    pub(super) fn is_roman(&self, at: usize) -> bool {
        self.is_capital(at)
            && self.piece(at).bytes().all(|letter| matches!(letter, b'I' | b'V' | b'X' | b'L'))
    }

    /// Whether a blank or a line break parts this token from the one before it. The first token stands apart, as
    /// does the end.
    pub(super) fn is_apart(&self, at: usize) -> bool {
        at == 0
            || self.token(at).is_none_or(|token| token.spaced() || token.kind == Kind::Break)
            || self.kind(at - 1) == Some(Kind::Break)
    }

    /// What is glued to the front of a token.
    pub(super) fn glue(&self, at: usize) -> Option<Glue> {
        if self.is_apart(at) {
            return None;
        }
        let before = at.checked_sub(1)?;
        match self.kind(before)? {
            Kind::Word => Some(Glue::Word),
            Kind::Number => Some(Glue::Number),
            Kind::Mark => {
                let inner = before.checked_sub(1).filter(|_| !self.is_apart(before));
                Some(Glue::Mark(self.mark(before)?, inner))
            }
            Kind::Break => None,
        }
    }

    /// Whether the line or the text ends here.
    pub(super) fn is_end(&self, at: usize) -> bool {
        self.token(at).is_none_or(|token| token.kind == Kind::Break)
    }

    /// The digits of a number.
    pub(super) fn digits(&self, at: usize) -> Option<&'t str> {
        self.is_number(at).then(|| self.piece(at))
    }

    /// A digit run of at most `most` digits as a number.
    pub(super) fn number(&self, at: usize, most: usize) -> Option<u32> {
        self.digits(at).filter(|digits| digits.len() <= most)?.parse().ok()
    }

    /// A number of four digits that is a year of our time.
    pub(super) fn year(&self, at: usize) -> Option<u16> {
        let digits = self.digits(at).filter(|digits| digits.len() == 4)?;
        digits.parse().ok().filter(|year| (1900..2100).contains(year))
    }
}

/// Which mark it is.
impl Reading<'_> {
    /// The character of a mark; all dashes are `-`.
    // Nearly every token is asked, of which few are marks: the call is for those alone.
    #[inline]
    pub fn mark(&self, at: usize) -> Option<char> {
        if self.kind(at) == Some(Kind::Mark) { self.character(at) } else { None }
    }

    fn character(&self, at: usize) -> Option<char> {
        let mark = self.token(at)?.ascii_mark().or_else(|| self.piece(at).chars().next())?;
        Some(if is_dash(mark) { '-' } else { mark })
    }

    pub(super) fn is_mark(&self, at: usize, mark: char) -> bool {
        self.mark(at) == Some(mark)
    }

    /// Whether a token may stand between the ends of a range of numbers: a dash, `~` or `÷`.
    pub(super) fn is_range_mark(&self, at: usize) -> bool {
        matches!(self.mark(at), Some('-' | '~' | '÷'))
    }

    /// The token after what stands in brackets right here, within some tokens of one line; otherwise this one.
    pub(super) fn past_brackets(&self, at: usize) -> usize {
        if !self.is_mark(at, '(') {
            return at;
        }
        let inside = (at + 1..at + BRACKETS).take_while(|&at| !self.is_end(at) && !self.is_mark(at, '('));
        inside.into_iter().find(|&at| self.is_mark(at, ')')).map_or(at, |close| close + 1)
    }
}

/// Which word it is.
impl Reading<'_> {
    /// The number of the word or mark; unknown beyond the end.
    pub(super) fn word(&self, at: usize) -> Word {
        self.token(at).map_or(Word::UNKNOWN, |token| token.word)
    }

    /// Whether a token is this word.
    pub(super) fn is(&self, at: usize, word: Word) -> bool {
        self.word(at) == word
    }

    /// Whether a token is one of these words.
    pub(super) fn any(&self, at: usize, words: &[Word]) -> bool {
        words.contains(&self.word(at))
    }

    /// Whether a token follows one of these words.
    pub(super) fn follows(&self, at: usize, words: &[Word]) -> bool {
        at > 0 && self.any(at - 1, words)
    }

    /// Whether these words stand here one after the other.
    pub(super) fn all(&self, at: usize, words: &[Word]) -> bool {
        words.iter().zip(at..).all(|(&word, at)| self.is(at, word))
    }
}

/// Which phrases of the lists begin or end there.
impl Reading<'_> {
    /// The longest phrase of a class that begins here.
    // At most tokens none does, which one bit says: the call is for the others alone.
    #[inline]
    pub fn phrase(&self, at: usize, class: Class) -> Option<Match> {
        if self.begins(at).has(class) { self.longest(at, class) } else { None }
    }

    fn longest(&self, at: usize, class: Class) -> Option<Match> {
        self.matches(at).iter().rev().find(|found| found.class == class)
    }

    /// The longest phrase of a class that ends before this token.
    pub(super) fn phrase_before(&self, at: usize, class: Class) -> Option<Match> {
        let mut starts = (at.saturating_sub(PHRASE)..at).filter(|&start| self.begins(start).has(class));
        starts.find_map(|start| {
            self.matches(start).iter().find(|found| found.class == class && found.end() == at)
        })
    }

    /// The entry of a class that is this one token.
    pub(super) fn single(&self, at: usize, class: Class) -> Option<&'static Entry> {
        if !self.begins(at).has(class) {
            return None;
        }
        let mut lone = self.matches(at).iter().take_while(|found| found.len == 1);
        lone.find(|found| found.class == class).map(|found| found.entry)
    }

    /// The longest phrase of a group that begins here.
    pub(super) fn group(&self, at: usize, group: &str) -> Option<Match> {
        if !self.begins(at).has(Class::Group) {
            return None;
        }
        let grouped = |found: &Match| found.class == Class::Group && found.entry.value == group;
        self.matches(at).iter().rev().find(grouped)
    }

    /// Whether what was found is, as a whole, in a group.
    pub(super) fn is_grouped(&self, found: Match, group: &str) -> bool {
        let at = found.start as usize;
        self.begins(at).has(Class::Group)
            && self.matches(at).iter().any(|other| {
                other.class == Class::Group && other.entry.value == group && other.len == found.len
            })
    }

    /// Whether the longest phrase of a class that begins here is in a group.
    pub(super) fn grouped(&self, at: usize, class: Class, group: &str) -> bool {
        self.phrase(at, class).is_some_and(|found| self.is_grouped(found, group))
    }

    /// Whether a token is in a phrase of two words or one that is in a group.
    pub(super) fn is_within(&self, at: usize, group: &str) -> bool {
        (at.saturating_sub(1)..=at).any(|from| self.group(from, group).is_some_and(|found| at < found.end()))
    }
}
