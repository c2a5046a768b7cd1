//! Single words that a grammar asks for, by their spelling: `word!("đó")`.
//!
//! Their numbers are the lines of `particles.tsv`, so that the compiler knows them: it looks the spelling up, refuses
//! one that the list does not have, and leaves a number to compare with.

use super::Word;

/// The list.
const SOURCE: &str = include_str!("particles.tsv");

/// The spellings of the list, the first of which has the number 1.
pub(super) static WORDS: [&str; count(SOURCE)] = LINES;

const LINES: [&str; count(SOURCE)] = {
    let mut lines = [""; count(SOURCE)];
    let (mut rest, mut at) = (SOURCE, 0);
    while let Some((line, others)) = next_line(rest) {
        if is_phrase(line) {
            lines[at] = line;
            at += 1;
        }
        rest = others;
    }
    lines
};

/// The number of a word of the list.
#[allow(clippy::cast_possible_truncation, reason = "a list of some hundred words")]
pub(in crate::detect) const fn number_of(spelling: &str) -> Word {
    let mut at = 0;
    while at < LINES.len() {
        if is_same(LINES[at], spelling) {
            return Word(at as u16 + 1);
        }
        at += 1;
    }
    panic!("this word is not in src/detect/lexicon/particles.tsv: add it there");
}

/// How many words there are, with a blank between them.
pub(in crate::detect) const fn length(phrase: &str) -> usize {
    let (bytes, mut at, mut length) = (phrase.as_bytes(), 0, 1);
    while at < bytes.len() {
        if bytes[at] == b' ' {
            length += 1;
        }
        at += 1;
    }
    length
}

/// The numbers of several words of the list, with a blank between them.
pub(in crate::detect) const fn numbers_of<const LENGTH: usize>(phrase: &str) -> [Word; LENGTH] {
    let mut words = [Word::UNKNOWN; LENGTH];
    let (mut rest, mut at) = (phrase, 0);
    while let Some((spelling, others)) = next(rest, b' ') {
        words[at] = number_of(spelling);
        rest = others;
        at += 1;
    }
    words
}

/// A word by its spelling: `word!("đó")`.
macro_rules! word {
    ($spelling:literal) => {
        const { $crate::detect::lexicon::words::number_of($spelling) }
    };
}

/// Words one after the other, `words!("hội nghị")`, or each of which will do, `words!["đó", "này"]`.
macro_rules! words {
    ($phrase:literal) => {
        const {
            const LENGTH: usize = $crate::detect::lexicon::words::length($phrase);
            &$crate::detect::lexicon::words::numbers_of::<LENGTH>($phrase)
        }
    };
    ($($spelling:literal),+ $(,)?) => {
        const { &[$($crate::detect::lexicon::words::number_of($spelling)),+] }
    };
}

pub(in crate::detect) use {word, words};

const fn count(source: &str) -> usize {
    let (mut rest, mut count) = (source, 0);
    while let Some((line, others)) = next_line(rest) {
        if is_phrase(line) {
            count += 1;
        }
        rest = others;
    }
    count
}

/// Whether a line is neither a heading nor a comment.
const fn is_phrase(line: &str) -> bool {
    !matches!(line.as_bytes(), [] | [b'#' | b'[', ..])
}

const fn next_line(source: &str) -> Option<(&str, &str)> {
    next(source, b'\n')
}

/// What stands before the first mark, and what after it; `None` where nothing is left.
const fn next(source: &str, mark: u8) -> Option<(&str, &str)> {
    if source.is_empty() {
        return None;
    }
    let (bytes, mut at) = (source.as_bytes(), 0);
    while at < bytes.len() && bytes[at] != mark {
        at += 1;
    }
    let (line, rest) = source.split_at(at);
    Some((line, if rest.is_empty() { rest } else { rest.split_at(1).1 }))
}

const fn is_same(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    let mut at = 0;
    while at < one.len() && at < other.len() && one[at] == other[at] {
        at += 1;
    }
    at == one.len() && at == other.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detect::lexicon::Lexicon;

    #[test]
    fn what_the_compiler_counts_is_the_number_of_the_word() {
        let vocabulary = Lexicon::get().vocabulary();
        for spelling in WORDS {
            assert_eq!(
                vocabulary.get(&crate::text::fold(spelling)),
                number_of(spelling),
                "{spelling:?} is there twice"
            );
        }
        assert_eq!(words!("được là"), &[word!("được"), word!("là")]);
        assert_eq!(words!("được là"), words!["được", "là"]);
    }
}
