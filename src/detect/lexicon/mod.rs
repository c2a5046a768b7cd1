//! Word lists, matched over the tokens of a text in one pass.
//!
//! A list is a file of tab-separated lines beside this one: a phrase, its class, and an optional
//! value whose meaning the class defines. Lists are for linguists: sorted, one entry a line,
//! `#` begins a comment, every spelling variant that [folding](crate::text::fold) equates is
//! written once. README.md beside them says where each comes from.

mod classes;

pub use classes::{Class, Classes};

use super::token::{Kind, Token, pieces};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// The files. To add one, put it beside this one and its row here and in README.md.
static FILES: &[(&str, &str)] = &[
    ("action_nouns", include_str!("action_nouns.tsv")),
    ("action_verbs", include_str!("action_verbs.tsv")),
    ("addressees", include_str!("addressees.tsv")),
    ("bounds", include_str!("bounds.tsv")),
    ("connectives", include_str!("connectives.tsv")),
    ("counters", include_str!("counters.tsv")),
    ("dates", include_str!("dates.tsv")),
    ("document_codes", include_str!("document_codes.tsv")),
    ("document_types", include_str!("document_types.tsv")),
    ("enumerators", include_str!("enumerators.tsv")),
    ("fields", include_str!("fields.tsv")),
    ("honorifics", include_str!("honorifics.tsv")),
    ("laws", include_str!("laws.tsv")),
    ("levels", include_str!("levels.tsv")),
    ("links", include_str!("links.tsv")),
    ("list_nouns", include_str!("list_nouns.tsv")),
    ("middle_names", include_str!("middle_names.tsv")),
    ("not_counted", include_str!("not_counted.tsv")),
    ("number_words", include_str!("number_words.tsv")),
    ("numbered", include_str!("numbered.tsv")),
    ("organ_codes", include_str!("organ_codes.tsv")),
    ("organisations", include_str!("organisations.tsv")),
    ("page_cues", include_str!("page_cues.tsv")),
    ("particles", include_str!("particles.tsv")),
    ("petitioners", include_str!("petitioners.tsv")),
    ("places", include_str!("places.tsv")),
    ("predicates", include_str!("predicates.tsv")),
    ("programmes", include_str!("programmes.tsv")),
    ("ranks", include_str!("ranks.tsv")),
    ("roles", include_str!("roles.tsv")),
    ("surnames", include_str!("surnames.tsv")),
    ("trigger_nouns", include_str!("trigger_nouns.tsv")),
    ("triggers", include_str!("triggers.tsv")),
    ("units", include_str!("units.tsv")),
];

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
    words: FxHashMap<String, Word>,
    /// The marks of ASCII, which are in every text by the thousand.
    ascii: [Word; 128],
}

impl Vocabulary {
    /// The number of a folded word.
    pub fn get(&self, folded: &str) -> Word {
        self.words.get(folded).copied().unwrap_or_default()
    }

    /// The number of a mark; the dashes are one.
    pub fn mark(&self, c: char) -> Word {
        let c = match c {
            '–' | '—' | '−' | '‐' | '‑' | '‒' => '-',
            other => other,
        };
        match self.ascii.get(c as usize) {
            Some(&word) => word,
            None => self.get(c.encode_utf8(&mut [0; 4])),
        }
    }

    fn add(&mut self, folded: String) -> Word {
        let next = Word(u16::try_from(self.words.len() + 1).expect("the lists have fewer than 65,535 words"));
        *self.words.entry(folded).or_insert(next)
    }
}

/// A line of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// The phrase as written in the list.
    pub phrase: &'static str,
    /// Its class.
    pub class: Class,
    /// The third column; empty where there is none.
    pub value: &'static str,
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
    pub fn end(&self) -> usize {
        self.start as usize + usize::from(self.len)
    }
}

/// All lists, as a trie over words.
#[derive(Debug)]
pub struct Lexicon {
    vocabulary: Vocabulary,
    /// The child of the root by word, or [`NONE`]: most words of a text begin no phrase.
    begins: Vec<u32>,
    /// The child of a node by word.
    children: FxHashMap<(u32, Word), u32>,
    /// `first_entry[n]..first_entry[n + 1]` are the entries that end at node `n`.
    first_entry: Vec<u32>,
    entries: Vec<Entry>,
    /// The class of each entry, apart because it is asked for far more often than the rest.
    classes: Vec<Class>,
}

/// The root, which is nobody's child.
const NONE: u32 = 0;

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
        let mut vocabulary = Vocabulary { words: FxHashMap::default(), ascii: [Word::UNKNOWN; 128] };
        // The lists say the same words again and again: each spelling is folded once.
        let mut seen: FxHashMap<&str, Word> = FxHashMap::default();
        let mut children = FxHashMap::with_capacity_and_hasher(1 << 14, rustc_hash::FxBuildHasher);
        let mut lines = Vec::with_capacity(1 << 13);
        let mut ends = Vec::with_capacity(1 << 13);
        let mut nodes = 1;
        for entry in files.iter().flat_map(|(name, source)| entries(name, source)) {
            let mut node = NONE;
            for piece in pieces(entry.phrase) {
                let spelling = entry.phrase.get(piece.start..piece.end).unwrap_or_default();
                let word =
                    *seen.entry(spelling).or_insert_with(|| vocabulary.add(folded(spelling, piece.kind)));
                let child = *children.entry((node, word)).or_insert(nodes);
                nodes += u32::from(child == nodes);
                node = child;
            }
            ends.push((node, lines.len()));
            lines.push(entry);
        }
        for (at, mark) in (0..128).map(char::from).zip(&mut vocabulary.ascii) {
            *mark = vocabulary.words.get(at.encode_utf8(&mut [0; 4]) as &str).copied().unwrap_or_default();
        }
        // The order of the lists decides between entries of the same phrase.
        ends.sort_unstable();
        let mut first_entry = vec![0; nodes as usize + 1];
        for (before, &(node, _)) in (1..).zip(&ends) {
            first_entry[node as usize + 1] = before;
        }
        for node in 1..first_entry.len() {
            first_entry[node] = first_entry[node].max(first_entry[node - 1]);
        }
        let begins = (0..=vocabulary.words.len())
            .map(|word| u16::try_from(word).map_or(NONE, |word| child(&children, NONE, Word(word))))
            .collect();
        let entries: Vec<Entry> = ends.iter().map(|&(_, line)| lines[line]).collect();
        let classes = entries.iter().map(|entry| entry.class).collect();
        Self { vocabulary, begins, children, first_entry, entries, classes }
    }

    /// Every phrase that begins at a token, shortest first. Gives the classes of them all.
    pub(super) fn matches_at(
        &'static self,
        source: &str,
        tokens: &[Token],
        start: usize,
        out: &mut Vec<Match>,
    ) -> Classes {
        let word_of = |token: &Token| match token.kind {
            // A digit run has no number among the tokens, but has one here, where it is part of a phrase.
            Kind::Number => self.vocabulary.get(source.get(token.span.range()).unwrap_or_default()),
            _ => token.word,
        };
        let at = u32::try_from(start).unwrap_or(u32::MAX);
        let mut classes = Classes::default();
        let mut rest = tokens.get(start..).unwrap_or_default().iter();
        let first = rest.next().map_or(Word::UNKNOWN, word_of);
        let mut node = self.begins.get(usize::from(first.0)).copied().unwrap_or(NONE);
        let mut len = 1;
        while node != NONE {
            let ended = self.entries_of(node);
            for (entry, &class) in self.entries[ended.clone()].iter().zip(&self.classes[ended]) {
                classes.add(class);
                out.push(Match { start: at, len, class, entry });
            }
            let word = rest.next().map_or(Word::UNKNOWN, word_of);
            if word == Word::UNKNOWN {
                break;
            }
            node = child(&self.children, node, word);
            len += 1;
        }
        classes
    }

    fn entries_of(&self, node: u32) -> std::ops::Range<usize> {
        let bound = |node: usize| self.first_entry.get(node).map_or(0, |&first| first as usize);
        bound(node as usize)..bound(node as usize + 1)
    }
}

fn child(children: &FxHashMap<(u32, Word), u32>, node: u32, word: Word) -> u32 {
    children.get(&(node, word)).copied().unwrap_or(NONE)
}

/// The one spelling of a word of the lists.
fn folded(spelling: &str, kind: Kind) -> String {
    match kind {
        Kind::Word => crate::text::fold(spelling),
        Kind::Mark => spelling.replace(['–', '—'], "-"),
        Kind::Number | Kind::Break => spelling.to_owned(),
    }
}

fn entries(name: &'static str, source: &'static str) -> impl Iterator<Item = Entry> {
    source.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(move |line| {
        let (phrase, rest) = column(line);
        let (class, rest) = column(rest);
        let class = Class::from_name(class)
            .unwrap_or_else(|| panic!("{name}: expected a known class in the second column of {line:?}"));
        Entry { phrase, class, value: column(rest).0, is_abbreviation: is_abbreviation(phrase) }
    })
}

/// The text before the first tab, and what is after it.
fn column(line: &str) -> (&str, &str) {
    // Columns are a few bytes long: looking at each is faster than what `split` does.
    let tab = line.bytes().position(|byte| byte == b'\t').unwrap_or(line.len());
    (line.get(..tab).unwrap_or_default(), line.get(tab + 1..).unwrap_or_default())
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

    #[test]
    fn lists_are_tidy() {
        for (name, source) in FILES {
            for entry in entries(name, source) {
                assert_eq!(entry.phrase, entry.phrase.trim(), "{name}: blanks around {:?}", entry.phrase);
                assert_eq!(
                    entry.phrase,
                    entry.phrase.nfc().collect::<String>(),
                    "{name}: {:?} is not NFC",
                    entry.phrase
                );
            }
        }
    }
}
