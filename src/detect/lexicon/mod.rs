//! Word lists, matched over the tokens of a text in one pass.
//!
//! A list is a file beside this one. A heading in brackets names the class of the phrases under it,
//! `[place district]`, and a value whose meaning the class defines; a phrase with a value of its own
//! has it after a tab. Lists are for linguists: sorted, one phrase a line, `#` begins a comment, every
//! spelling variant that [folding](crate::text::fold) equates is written once. They are also sent to
//! every visitor, which is why no line repeats what its heading says. README.md beside them says where
//! each comes from.

mod classes;
mod files;
pub mod sense;
mod trie;
pub(super) mod words;

pub use classes::{Class, Classes};
pub use trie::{Matches, Path};
pub(super) use words::{word, words};

use super::signs::Signs;
use super::token::{Kind, Token, pieces};
use crate::text::is_dash;
use files::FILES;
use rustc_hash::FxHashMap;
use sense::Sense;
use std::sync::LazyLock;
use trie::Trie;

/// A folded word of the lists, as a number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Word(u16);

impl Word {
    /// A word that no list has.
    pub const UNKNOWN: Self = Self(0);
}

/// All words of all lists.
#[derive(Debug)]
pub struct Vocabulary {
    words: FxHashMap<&'static str, Word>,
    /// The folded words by their numbers, of which the first is unknown.
    spellings: Vec<&'static str>,
    /// The marks of ASCII, which are in every text by the thousand.
    ascii: [Word; 128],
    /// The longest digit run in a phrase.
    longest_number: usize,
}

impl Default for Vocabulary {
    fn default() -> Self {
        Self {
            words: FxHashMap::default(),
            spellings: vec![""],
            ascii: [Word::UNKNOWN; 128],
            longest_number: 0,
        }
    }
}

impl Vocabulary {
    /// The number of a folded word.
    pub fn get(&self, folded: &str) -> Word {
        self.words.get(folded).copied().unwrap_or_default()
    }

    /// The number of a mark; the dashes are one.
    pub fn mark(&self, c: char) -> Word {
        let c = if is_dash(c) { '-' } else { c };
        match self.ascii.get(c as usize) {
            Some(&word) => word,
            None => self.get(c.encode_utf8(&mut [0; 4])),
        }
    }

    /// The number of a digit run.
    fn number(&self, digits: &str) -> Word {
        if digits.len() > self.longest_number { Word::UNKNOWN } else { self.get(digits) }
    }

    /// The folded word of a number; `None` for [`Word::UNKNOWN`].
    pub fn spelling(&self, word: Word) -> Option<&'static str> {
        self.spellings.get(usize::from(word.0)).copied().filter(|_| word != Word::UNKNOWN)
    }

    fn add(&mut self, folded: String) -> Word {
        if let Some(&word) = self.words.get(folded.as_str()) {
            return word;
        }
        let word = Word(u16::try_from(self.spellings.len()).expect("the lists have fewer than 65,536 words"));
        // Read once, and there as long as the program.
        let spelling: &'static str = folded.leak();
        self.words.insert(spelling, word);
        self.spellings.push(spelling);
        word
    }

    /// Notes what is asked for without looking a word up, when all words are there.
    fn settle(&mut self) {
        for (at, mark) in (0..128).map(char::from).zip(&mut self.ascii) {
            *mark = self.words.get(at.encode_utf8(&mut [0; 4]) as &str).copied().unwrap_or_default();
        }
        let digits = |word: &&&str| word.bytes().all(|byte| byte.is_ascii_digit());
        self.longest_number = self.words.keys().filter(digits).map(|word| word.len()).max().unwrap_or(0);
    }
}

/// A line of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// The phrase as written in the list.
    pub phrase: &'static str,
    /// Its class.
    pub class: Class,
    /// What its line or else its heading gives; empty where neither gives one.
    pub value: &'static str,
    /// What that says, where the class has a few such words.
    pub sense: Sense,
    /// Whether its first word is all capitals, two at least: `UBND xã`.
    pub is_abbreviation: bool,
}

/// A phrase of a list found in a text.
#[derive(Debug, Clone, Copy)]
pub struct Match {
    /// The first token.
    pub start: u32,
    /// How many tokens.
    pub len: u16,
    /// The class of what was found: asked for more often than anything else.
    pub class: Class,
    /// What was found.
    pub entry: &'static Entry,
}

impl Match {
    /// The token after the last.
    pub fn end(self) -> usize {
        self.start as usize + usize::from(self.len)
    }

    /// Whether the list says this of it: `found.is(Link::And)`.
    pub fn is(self, sense: impl Into<Sense>) -> bool {
        self.entry.sense == sense.into()
    }
}

/// All lists.
#[derive(Debug)]
pub struct Lexicon {
    vocabulary: Vocabulary,
    trie: Trie,
}

impl Lexicon {
    /// The lists, read at the first call.
    pub fn get() -> &'static Self {
        static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::read(FILES));
        &LEXICON
    }

    /// The words of the lists.
    pub fn vocabulary(&self) -> &Vocabulary {
        &self.vocabulary
    }

    fn read(files: &'static [(&'static str, &'static str)]) -> Self {
        let mut vocabulary = Vocabulary::default();
        // First, because their numbers are the lines of their list.
        for spelling in words::WORDS {
            vocabulary.add(folded(spelling, Kind::Word));
        }
        // The lists say the same words again and again: each spelling is folded once.
        let mut seen: FxHashMap<&str, Word> = FxHashMap::default();
        let mut lines = Vec::with_capacity(1 << 13);
        let mut words = Vec::with_capacity(1 << 15);
        let mut ends = Vec::with_capacity(1 << 13);
        for entry in files.iter().flat_map(|(name, source)| entries(name, source)) {
            for piece in pieces(entry.phrase) {
                let spelling = entry.phrase.get(piece.start..piece.end).unwrap_or_default();
                words.push(
                    *seen.entry(spelling).or_insert_with(|| vocabulary.add(folded(spelling, piece.kind))),
                );
            }
            ends.push(words.len());
            lines.push(entry);
        }
        vocabulary.settle();
        // They are read once and stay: what is found in a text points to them.
        let lines: &'static [Entry] = lines.leak();
        let starts = std::iter::once(0).chain(ends.iter().copied());
        let spelled = starts.zip(&ends).map(|(start, &end)| words.get(start..end).unwrap_or_default());
        let trie = Trie::new(spelled.zip(lines).collect());
        Self { vocabulary, trie }
    }

    /// All phrases that begin at a token.
    pub(super) fn path(&self, source: &str, tokens: &[Token], start: usize) -> Path {
        let word_of = |token: &Token| match token.kind {
            // A digit run has no number among the tokens, but has one here, where it is part of a phrase.
            Kind::Number => self.vocabulary.number(source.get(token.span().range()).unwrap_or_default()),
            _ => token.word,
        };
        let mut rest = tokens.get(start..).unwrap_or_default().iter().map(word_of);
        let Some(first) = rest.next() else { return Path::default() };
        self.trie.walk(first, rest.take_while(|&word| word != Word::UNKNOWN))
    }

    /// The phrases of a path that begins at a token, shortest first.
    pub(super) fn phrases(&self, path: Path, start: usize) -> Matches<'_> {
        self.trie.phrases(path, start)
    }

    /// What those phrases may be the beginning of.
    pub(super) fn signs(&self, path: Path) -> Signs {
        self.trie.signs(path)
    }

    /// The classes of the phrases of a path.
    pub(super) fn classes(&self, path: Path) -> Classes {
        self.trie.classes(path)
    }
}

/// The lines of one list, by the name of its file.
pub(super) fn list(name: &str) -> impl Iterator<Item = Entry> {
    let file = FILES.iter().find(|(file, _)| *file == name);
    file.into_iter().flat_map(|(name, source)| entries(name, source))
}

/// All entries, each with the file and line that it stands in: for tests.
#[cfg(test)]
pub(super) fn rows() -> impl Iterator<Item = (String, Entry)> {
    FILES.iter().flat_map(|&(name, source)| {
        let lines = source.lines().enumerate().filter(|(_, line)| is_phrase(line));
        let place = move |at: usize, phrase| format!("src/detect/lexicon/{name}.tsv:{}: {phrase}", at + 1);
        lines.zip(entries(name, source)).map(move |((at, _), entry)| (place(at, entry.phrase), entry))
    })
}

/// Whether a line of a list is neither empty, a comment nor a heading.
#[cfg(test)]
fn is_phrase(line: &str) -> bool {
    let is_heading = line.starts_with('[') && line.ends_with(']');
    !(line.is_empty() || line.starts_with('#') || is_heading)
}

/// The one spelling of a word of the lists.
fn folded(spelling: &str, kind: Kind) -> String {
    match kind {
        Kind::Word => crate::text::fold(spelling),
        Kind::Mark => spelling.replace(is_dash, "-"),
        Kind::Number | Kind::Break => spelling.to_owned(),
    }
}

fn entries(name: &'static str, source: &'static str) -> impl Iterator<Item = Entry> {
    let mut section = None;
    source.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).filter_map(move |line| {
        if let Some(heading) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            let (class, value) = parted(heading, b' ');
            section = Class::from_name(class).map(|class| (class, value));
            assert!(section.is_some(), "{name}: expected a known class in the heading {line:?}");
            return None;
        }
        let (class, usual) = section?;
        let (phrase, own) = parted(line, b'\t');
        let value = if own.is_empty() { usual } else { own };
        // A test names the lines that say what nobody understands.
        let sense = Sense::read(class, value).unwrap_or(Sense::Other);
        Some(Entry { phrase, class, value, sense, is_abbreviation: is_abbreviation(phrase) })
    })
}

/// The text before the first mark, and what is after it.
fn parted(line: &str, mark: u8) -> (&str, &str) {
    // Parts are a few bytes long: looking at each is faster than what `split` does.
    let at = line.bytes().position(|byte| byte == mark).unwrap_or(line.len());
    (line.get(..at).unwrap_or_default(), line.get(at + 1..).unwrap_or_default())
}

/// Two letters or more and none of them small, as far as the first blank.
fn is_abbreviation(phrase: &str) -> bool {
    let mut letters =
        phrase.chars().take_while(|&c| c != ' ').filter(|&c| crate::text::is_latin(c) || c.is_alphabetic());
    letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_normalization::UnicodeNormalization;

    /// The names of groups that the code of a folder asks for.
    fn groups_asked_for(folder: &std::path::Path, names: &mut Vec<String>) {
        for file in std::fs::read_dir(folder).expect("a folder").flatten().map(|file| file.path()) {
            if file.is_dir() {
                groups_asked_for(&file, names);
            } else if file.extension().is_some_and(|ending| ending == "rs") {
                let code = std::fs::read_to_string(&file).expect("code");
                for question in [".group(", ".is_grouped(", ".grouped(", ".is_within("] {
                    let asked = code.split(question).skip(1).filter_map(|rest| {
                        let (arguments, _) = rest.split_once(')')?;
                        let (_, name) = arguments.split_once('"')?;
                        Some(name.split_once('"')?.0.to_owned())
                    });
                    // What is no name is the list of questions above.
                    let is_name = |name: &String| name.bytes().all(|c| c == b'-' || c.is_ascii_lowercase());
                    names.extend(asked.filter(is_name));
                }
            }
        }
    }

    #[test]
    fn every_group_that_is_asked_for_is_in_the_lists() {
        let mut names = Vec::new();
        groups_asked_for(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/detect"), &mut names);
        assert!(names.len() > 40, "{names:?}");
        for name in names {
            assert!(
                list("groups").any(|entry| entry.value == name),
                "lexicon/groups.tsv has no group {name:?}"
            );
        }
    }

    /// The classes of which each phrase says something, and that have no sense: their grammars read it.
    const READ_ELSEWHERE: &[Class] = &[
        Class::Role,
        Class::RoleAfter,
        Class::Organisation,
        Class::Field,
        Class::Counter,
        Class::DocumentCode,
        Class::OrganCode,
        Class::Group,
    ];

    #[test]
    fn what_the_lists_say_is_understood() {
        for (place, entry) in rows() {
            let sense = Sense::read(entry.class, entry.value);
            let value = entry.value;
            assert!(sense.is_some(), "{place}: {value:?} is no value of {:?}", entry.class);
            let is_silent = value.is_empty() || READ_ELSEWHERE.contains(&entry.class);
            assert!(sense != Some(Sense::Other) || is_silent, "{place}: nobody reads {value:?}");
        }
    }

    #[test]
    fn phrases_are_composed_and_bare() {
        for (place, entry) in rows() {
            assert_eq!(entry.phrase, entry.phrase.trim(), "{place}: blanks around it");
            assert_eq!(entry.phrase, entry.phrase.nfc().collect::<String>(), "{place}: not NFC");
        }
    }

    #[test]
    fn every_phrase_is_written_once() {
        let mut seen: FxHashMap<(Class, &str, Vec<String>), String> = FxHashMap::default();
        let mut twice = Vec::new();
        for (place, entry) in rows() {
            // A phrase may be in several groups.
            let group = if entry.class == Class::Group { entry.value } else { "" };
            let spelling = |start, end| entry.phrase.get(start..end).unwrap_or_default();
            let words = pieces(entry.phrase)
                .map(|piece| folded(spelling(piece.start, piece.end), piece.kind))
                .collect();
            if let Some(earlier) = seen.insert((entry.class, group, words), place.clone()) {
                twice.push(format!("{place} says again what {earlier} says, which nobody reads any more"));
            }
        }
        assert!(twice.is_empty(), "{}", twice.join("\n"));
    }

    #[test]
    fn phrases_are_sorted_within_a_heading() {
        for (name, source) in FILES {
            let lines = source.lines().enumerate().filter(|(_, line)| !line.starts_with('#'));
            let mut before = String::new();
            for (at, line) in lines {
                let (phrase, _) = parted(line, b'\t');
                let place = phrase.to_lowercase();
                if is_phrase(line) {
                    assert!(
                        before <= place,
                        "src/detect/lexicon/{name}.tsv:{}: {phrase:?} stands after {before:?}; lists are sorted \
                         within a heading, in small letters, by code point",
                        at + 1
                    );
                    before = place;
                } else {
                    before.clear();
                }
            }
        }
    }
}
