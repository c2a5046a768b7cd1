//! The text as syllables, numbers, punctuation and breaks.
//!
//! Vietnamese writes a blank between syllables, so a token of kind [`Kind::Word`] is a syllable.
//! A digit run is one token, and so is every other character: `18-NQ/TW` is five tokens, `6.290,20`
//! is five. Letters that touch digits are tokens of their own (`2022cụm` is `2022` and `cụm`).

use super::lexicon::{Vocabulary, Word};
use crate::text::{ByteOffset, Span, fold, is_latin};
use rustc_hash::FxHashMap;

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Letters, with the apostrophes inside them (`H'Yim`).
    Word,
    /// ASCII digits.
    Number,
    /// Any other character.
    Mark,
    /// A line break.
    Break,
}

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// `hội`, and everything that is no word.
    Lower,
    /// `Hội`; also one single capital, `A`.
    Title,
    /// `HĐND`: two letters or more, all capital.
    Upper,
    /// `TTg`, `QyĐ`: capitals and small letters mixed.
    Mixed,
}

/// A piece of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it is made of.
    pub kind: Kind,
    /// How it is written.
    pub case: Case,
    /// Whether a blank stands before it.
    pub spaced: bool,
    /// The word in its one spelling; [`Word::UNKNOWN`] where no word list has it.
    pub word: Word,
}

impl Token {
    /// Whether it is a word that begins with a capital.
    pub fn is_capital(&self) -> bool {
        self.kind == Kind::Word && self.case != Case::Lower
    }
}

/// Splits a text into tokens, in one pass. Blanks and characters without a width are no tokens.
pub fn tokenize(source: &str, vocabulary: &Vocabulary) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(source.len() / 4);
    // A text says the same syllables again and again: each spelling is folded once.
    let mut seen: FxHashMap<&str, (Word, Case)> = FxHashMap::default();
    for Piece { start, end, first, kind, spaced } in pieces(source) {
        let piece = source.get(start..end).unwrap_or_default();
        let (word, case) = match kind {
            Kind::Word => {
                *seen.entry(piece).or_insert_with(|| (vocabulary.get(&fold(piece)), case_of(piece)))
            }
            Kind::Number => (Word::UNKNOWN, Case::Lower),
            Kind::Mark | Kind::Break => (vocabulary.mark(first), Case::Lower),
        };
        tokens.push(Token {
            span: Span::new(ByteOffset::of(start), ByteOffset::of(end)),
            kind,
            case,
            spaced,
            word,
        });
    }
    tokens
}

/// A token before it is looked up.
pub(super) struct Piece {
    pub(super) start: usize,
    pub(super) end: usize,
    first: char,
    pub(super) kind: Kind,
    spaced: bool,
}

/// Where the tokens of a text begin and end.
pub(super) fn pieces(source: &str) -> impl Iterator<Item = Piece> {
    let mut rest = source.chars();
    std::iter::from_fn(move || {
        let mut spaced = false;
        loop {
            let start = source.len() - rest.as_str().len();
            let first = rest.next()?;
            let Some(kind) = kind_of(first) else {
                spaced |= first.is_whitespace();
                continue;
            };
            match kind {
                Kind::Word => skip_letters(&mut rest),
                Kind::Number => skip_while(&mut rest, |c| c.is_ascii_digit()),
                Kind::Break if first == '\r' && rest.as_str().starts_with('\n') => {
                    rest.next();
                }
                Kind::Mark | Kind::Break => {}
            }
            let end = source.len() - rest.as_str().len();
            return Some(Piece { start, end, first, kind, spaced });
        }
    })
}

fn skip_while(rest: &mut std::str::Chars<'_>, is_inside: impl Fn(char) -> bool) {
    let mut ahead = rest.clone();
    while ahead.next().is_some_and(&is_inside) {
        rest.clone_from(&ahead);
    }
}

/// Goes on to the end of a word: an apostrophe belongs to it where a letter follows.
fn skip_letters(rest: &mut std::str::Chars<'_>) {
    loop {
        skip_while(rest, |c| is_letter(c) || (!c.is_ascii() && is_zero_width(c)));
        let mut ahead = rest.clone();
        if !(ahead.next().is_some_and(is_apostrophe) && ahead.next().is_some_and(is_letter)) {
            return;
        }
        rest.next();
    }
}

fn kind_of(c: char) -> Option<Kind> {
    match c {
        '0'..='9' => Some(Kind::Number),
        ' ' => None,
        '\n' | '\r' | '\u{2028}' | '\u{2029}' => Some(Kind::Break),
        _ if is_letter(c) => Some(Kind::Word),
        _ if c.is_whitespace() || is_zero_width(c) || c.is_control() => None,
        _ => Some(Kind::Mark),
    }
}

fn is_letter(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphabetic();
    }
    is_latin(c) || c.is_alphabetic() || ('\u{300}'..='\u{36f}').contains(&c)
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ' | '‘')
}

fn is_zero_width(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}')
}

fn case_of(word: &str) -> Case {
    let mut letters = word.chars().filter(|&c| is_latin(c) || c.is_alphabetic());
    let Some(first) = letters.next() else { return Case::Lower };
    let (mut upper, mut lower) = (0_u32, 0_u32);
    for c in letters {
        if c.is_uppercase() { upper += 1 } else { lower += 1 }
    }
    match (first.is_uppercase(), upper, lower) {
        (false, 0, _) => Case::Lower,
        (true, 0, _) => Case::Title,
        (true, _, 0) => Case::Upper,
        _ => Case::Mixed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detect::lexicon::Lexicon;

    fn pieces(source: &str) -> Vec<&str> {
        tokenize(source, Lexicon::get().vocabulary())
            .iter()
            .filter_map(|token| source.get(token.span.range()))
            .collect()
    }

    #[test]
    fn codes_and_numbers_fall_apart_at_their_marks() {
        assert_eq!(pieces("số 18-NQ/TW"), ["số", "18", "-", "NQ", "/", "TW"]);
        assert_eq!(pieces("6.290,20 tỷ"), ["6", ".", "290", ",", "20", "tỷ"]);
        assert_eq!(pieces("2022cụm"), ["2022", "cụm"]);
    }

    #[test]
    fn an_apostrophe_belongs_to_the_name_around_it() {
        assert_eq!(pieces("H'Yim Kđoh, 'vâng'"), ["H'Yim", "Kđoh", ",", "'", "vâng", "'"]);
    }

    #[test]
    fn a_break_of_two_characters_is_one_token() {
        assert_eq!(pieces("a\r\n\u{a0}b"), ["a", "\r\n", "b"]);
    }
}
