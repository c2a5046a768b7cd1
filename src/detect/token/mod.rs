//! The text as syllables, numbers, punctuation and breaks.
//!
//! Vietnamese writes a blank between syllables, so a token of kind [`Kind::Word`] is a syllable.
//! A digit run is one token, and so is every other character: `18-NQ/TW` is five tokens, `6.290,20`
//! is five. Letters that touch digits are tokens of their own (`2022cụm` is `2022` and `cụm`).

mod pieces;

pub(super) use pieces::pieces;
use pieces::{Piece, case_of, char_at, lost_blank, pieces_from};

use super::lexicon::{Path, Vocabulary, Word};
use crate::text::{ByteOffset, Span, fold};
use std::ops::Range;

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
    start: u32,
    /// How many bytes it has, and above them whether a blank stands before it. Between the two a mark, which is
    /// one character, has the byte that it is in ASCII. Detecting a long text costs what it touches: twelve bytes
    /// a token, and no look into the text for a comma.
    length: u16,
    /// What it is made of.
    pub kind: Kind,
    /// How it is written.
    pub case: Case,
    /// The word in its one spelling; [`Word::UNKNOWN`] where no word list has it.
    pub word: Word,
    /// The phrases of the lists that begin here.
    pub(super) path: Path,
}

/// The most bytes of a token; a longer run of letters or digits is several.
const MOST: usize = 1 << 14;

/// The bit that says that a blank stands before it.
const SPACED: u16 = 1 << 15;

/// Where the byte of a mark stands in its length, above the bytes that one character may have.
const MARK: u32 = 3;

impl Token {
    /// Where it stands.
    pub fn span(&self) -> Span {
        let start = self.start as usize;
        let length = match self.kind {
            Kind::Mark => self.length & ((1 << MARK) - 1),
            Kind::Word | Kind::Number | Kind::Break => self.length & !SPACED,
        };
        Span::new(ByteOffset::of(start), ByteOffset::of(start + usize::from(length)))
    }

    /// A word by its place.
    fn word(place: Range<usize>, spaced: bool, word: Word, case: Case) -> Self {
        let length = u16::try_from(place.len()).unwrap_or_default();
        Self {
            start: ByteOffset::of(place.start).raw(),
            length: if spaced { length | SPACED } else { length },
            kind: Kind::Word,
            case,
            word,
            path: Path::default(),
        }
    }

    /// The character of a mark of ASCII, as most marks are.
    pub(super) fn ascii_mark(&self) -> Option<char> {
        let byte = u8::try_from((self.length & !SPACED) >> MARK).ok().filter(|&byte| byte > 0)?;
        (self.kind == Kind::Mark).then_some(char::from(byte))
    }

    /// Where it begins.
    pub(super) fn start(&self) -> ByteOffset {
        ByteOffset::of(self.start as usize)
    }

    /// Whether a blank stands before it.
    pub fn spaced(&self) -> bool {
        self.length & SPACED != 0
    }

    /// Has a blank before it from now on.
    pub(super) fn space(&mut self) {
        self.length |= SPACED;
    }

    /// Whether it is a word that begins with a capital.
    pub fn is_capital(&self) -> bool {
        self.kind == Kind::Word && self.case != Case::Lower
    }
}

/// Splits a text into tokens, stretch after stretch. Blanks and characters without a width are no tokens.
pub(super) struct Tokenizer<'s> {
    source: &'s str,
    spellings: Spellings<'s>,
}

impl<'s> Tokenizer<'s> {
    pub(super) fn new(source: &'s str, vocabulary: &'s Vocabulary) -> Self {
        Self { source, spellings: Spellings::new(source, vocabulary) }
    }

    /// Adds the tokens of a stretch. What runs over its end is cut.
    pub(super) fn read(&mut self, stretch: Range<usize>, tokens: &mut Vec<Token>) {
        let source = self.source.get(..stretch.end).unwrap_or(self.source);
        for Piece { mut start, end, kind, mut spaced } in pieces_from(source, stretch.start) {
            let (mut word, mut case) = match kind {
                Kind::Word => self.spellings.word(start, end),
                Kind::Number => (Word::UNKNOWN, Case::Lower),
                Kind::Mark | Kind::Break => (self.mark(start), Case::Lower),
            };
            // `Chủ tịchUBND`: the blank was lost; what has it is two words.
            while case == Case::Mixed
                && word == Word::UNKNOWN
                && let Some(cut) = source.get(start..end).and_then(lost_blank)
            {
                let (first, its_case) = self.spellings.word(start, start + cut);
                tokens.push(Token::word(start..start + cut, spaced, first, its_case));
                (start, spaced) = (start + cut, true);
                (word, case) = self.spellings.word(start, end);
            }
            let mut length = u16::try_from(end - start).unwrap_or_default();
            if let (Kind::Mark, Some(&byte)) = (kind, source.as_bytes().get(start))
                && byte.is_ascii()
            {
                length |= u16::from(byte) << MARK;
            }
            tokens.push(Token {
                start: ByteOffset::of(start).raw(),
                length: if spaced { length | SPACED } else { length },
                kind,
                case,
                word,
                path: Path::default(),
            });
        }
    }

    fn mark(&self, at: usize) -> Word {
        char_at(self.source, at).map_or(Word::UNKNOWN, |mark| self.spellings.vocabulary.mark(mark))
    }
}

/// All tokens of a text.
#[cfg(test)]
pub(super) fn tokenize(source: &str, vocabulary: &Vocabulary) -> Vec<Token> {
    let mut tokens = Vec::new();
    Tokenizer::new(source, vocabulary).read(0..source.len(), &mut tokens);
    tokens
}

/// The words of one text: it says the same syllables again and again, and each spelling is folded once.
///
/// A spelling of at most [`Spelling::MOST`] bytes, as nearly all have, is its own key. A place holds the
/// spelling that fell to it last: two that share one are folded more often, and no more comes of it.
struct Spellings<'s> {
    source: &'s str,
    vocabulary: &'s Vocabulary,
    places: Vec<Spelling>,
}

#[derive(Clone, Copy)]
struct Spelling {
    bytes: [u64; 2],
    word: Word,
    case: Case,
}

impl Spelling {
    const MOST: usize = 16;
    const NONE: Self = Self { bytes: [0; 2], word: Word::UNKNOWN, case: Case::Lower };
}

impl<'s> Spellings<'s> {
    fn new(source: &'s str, vocabulary: &'s Vocabulary) -> Self {
        let places = (source.len() / 8).next_power_of_two().clamp(1 << 6, 1 << 12);
        Self { source, vocabulary, places: vec![Spelling::NONE; places] }
    }

    fn word(&mut self, start: usize, end: usize) -> (Word, Case) {
        let Some(bytes) = self.bytes(start, end) else { return self.read(start, end) };
        // The upper bits of a product depend on all bits below them.
        let mixed = (bytes[0] ^ bytes[1].rotate_left(29)).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 48;
        let place = usize::try_from(mixed).unwrap_or_default() & (self.places.len() - 1);
        match self.places.get(place) {
            Some(known) if known.bytes == bytes => (known.word, known.case),
            _ => {
                let (word, case) = self.read(start, end);
                if let Some(known) = self.places.get_mut(place) {
                    *known = Spelling { bytes, word, case };
                }
                (word, case)
            }
        }
    }

    /// The bytes of a short spelling, filled up with zeros.
    fn bytes(&self, start: usize, end: usize) -> Option<[u64; 2]> {
        let length = end - start;
        if length > Spelling::MOST {
            return None;
        }
        let rest = self.source.as_bytes().get(start..)?;
        // Sixteen bytes are one load; so many as there are would be a call.
        let sixteen = rest.first_chunk().copied().unwrap_or_else(|| {
            let mut last = [0; Spelling::MOST];
            last.iter_mut().zip(rest).for_each(|(to, &from)| *to = from);
            last
        });
        let bits = u128::from_le_bytes(sixteen) & (u128::MAX >> (8 * (Spelling::MOST - length)));
        let [low, high] = [bits & u128::from(u64::MAX), bits >> 64];
        Some([low, high].map(|half| u64::try_from(half).unwrap_or_default()))
    }

    fn read(&self, start: usize, end: usize) -> (Word, Case) {
        let spelling = self.source.get(start..end).unwrap_or_default();
        (self.vocabulary.get(&fold(spelling)), case_of(spelling))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detect::lexicon::Lexicon;

    fn pieces(source: &str) -> Vec<&str> {
        tokenize(source, Lexicon::get().vocabulary())
            .iter()
            .filter_map(|token| source.get(token.span().range()))
            .collect()
    }

    #[test]
    fn codes_and_numbers_fall_apart_at_their_marks() {
        assert_eq!(pieces("số 18-NQ/TW"), ["số", "18", "-", "NQ", "/", "TW"]);
        assert_eq!(pieces("6.290,20 tỷ"), ["6", ".", "290", ",", "20", "tỷ"]);
        assert_eq!(pieces("2022cụm"), ["2022", "cụm"]);
    }

    #[test]
    fn words_that_lost_their_blank_are_told_by_their_letters() {
        assert_eq!(pieces("Chủ tịchUBND tỉnh"), ["Chủ", "tịch", "UBND", "tỉnh"]);
        assert_eq!(pieces("UBNDtỉnh, HộiĐồngNhân"), ["UBND", "tỉnh", ",", "Hội", "Đồng", "Nhân"]);
        assert_eq!(pieces("YouTube TTg QyĐ ThU"), ["YouTube", "TTg", "QyĐ", "ThU"]);
    }

    #[test]
    fn an_apostrophe_belongs_to_the_name_around_it() {
        assert_eq!(pieces("H'Yim Kđoh, 'vâng'"), ["H'Yim", "Kđoh", ",", "'", "vâng", "'"]);
        assert_eq!(pieces("K' Broi, loại K' và"), ["K'", "Broi", ",", "loại", "K", "'", "và"]);
    }

    #[test]
    fn a_spelling_is_told_from_one_that_begins_like_it() {
        let tokens = tokenize("nghị nghịnghịnghịnghị nghị nghịnghị", Lexicon::get().vocabulary());
        let words: Vec<_> = tokens.iter().map(|token| token.word).collect();
        assert_eq!([words[0], Word::UNKNOWN, words[0], Word::UNKNOWN], words[..]);
        assert_ne!(words[0], Word::UNKNOWN);
    }

    #[test]
    fn a_run_without_end_is_cut() {
        for run in ["ạ", "7"] {
            let source = run.repeat(3 * MOST);
            let found = pieces(&source);
            assert!(found.iter().all(|piece| piece.len() < 2 * MOST));
            assert_eq!(found.concat(), source);
        }
        assert_eq!(size_of::<Token>(), 12);
    }

    #[test]
    fn a_break_of_two_characters_is_one_token() {
        assert_eq!(pieces("a\r\n\u{a0}b"), ["a", "\r\n", "b"]);
    }
}
