//! Word lists, matched over the tokens of a text in one pass.
//!
//! A list is a file of tab-separated lines beside this one: a phrase, its class, and an optional
//! value whose meaning the class defines. Lists are for linguists: sorted, one entry a line,
//! `#` begins a comment, every spelling variant that [folding](crate::text::fold) equates is
//! written once. README.md beside them says where each comes from.

mod classes;

pub use classes::Class;

use super::token::{Kind, Token, tokenize};
use std::collections::HashMap;
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
#[derive(Debug, Default)]
pub struct Vocabulary {
    words: HashMap<String, Word>,
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
        self.get(c.encode_utf8(&mut [0; 4]))
    }

    fn add(&mut self, folded: &str) {
        if !self.words.contains_key(folded) {
            let next =
                Word(u16::try_from(self.words.len() + 1).expect("the lists have fewer than 65,535 words"));
            self.words.insert(folded.to_owned(), next);
        }
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
}

/// A phrase of a list found in a text.
#[derive(Debug, Clone, Copy)]
pub struct Match {
    /// The first token.
    pub start: usize,
    /// How many tokens.
    pub len: usize,
    /// What was found.
    pub entry: &'static Entry,
}

impl Match {
    /// The token after the last.
    pub fn end(&self) -> usize {
        self.start + self.len
    }
}

/// All lists, as a trie over words.
#[derive(Debug)]
pub struct Lexicon {
    vocabulary: Vocabulary,
    /// The child of a node by word; node 0 is the root.
    children: HashMap<(u32, Word), u32>,
    /// Whether any phrase begins with a word: most words of a text begin none.
    begins: Vec<bool>,
    /// The entries that end at a node.
    entries: Vec<Vec<&'static Entry>>,
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
        let lines: Vec<Entry> = files.iter().flat_map(|(name, source)| entries(name, source)).collect();
        let mut vocabulary = Vocabulary::default();
        let nothing = Vocabulary::default();
        for entry in &lines {
            for token in tokenize(entry.phrase, &nothing) {
                vocabulary.add(&spelling(entry.phrase, token));
            }
        }
        let mut lexicon = Self {
            begins: vec![false; vocabulary.words.len() + 1],
            vocabulary,
            children: HashMap::new(),
            entries: vec![Vec::new()],
        };
        for entry in Vec::leak(lines).iter() {
            lexicon.insert(entry);
        }
        lexicon
    }

    fn insert(&mut self, entry: &'static Entry) {
        let mut node = 0;
        for (at, token) in tokenize(entry.phrase, &self.vocabulary).into_iter().enumerate() {
            // A digit run has no number among the tokens, but has one here, where it is part of a phrase.
            let word = self.vocabulary.get(&spelling(entry.phrase, token));
            if at == 0
                && let Some(begins) = self.begins.get_mut(usize::from(word.0))
            {
                *begins = true;
            }
            let next = u32::try_from(self.entries.len()).expect("fewer nodes than 2³²");
            let child = *self.children.entry((node, word)).or_insert(next);
            if child == next {
                self.entries.push(Vec::new());
            }
            node = child;
        }
        if let Some(entries) = self.entries.get_mut(node as usize) {
            entries.push(entry);
        }
    }

    /// Every phrase that begins at a token, shortest first.
    pub(super) fn matches_at(&self, source: &str, tokens: &[Token], start: usize, out: &mut Vec<Match>) {
        let mut node = 0;
        for (len, token) in tokens.iter().skip(start).enumerate() {
            let word = match token.kind {
                Kind::Number => self.vocabulary.get(source.get(token.span.range()).unwrap_or_default()),
                _ => token.word,
            };
            if word == Word::UNKNOWN
                || (len == 0 && !self.begins.get(usize::from(word.0)).copied().unwrap_or(false))
            {
                return;
            }
            let Some(&child) = self.children.get(&(node, word)) else { return };
            node = child;
            let ended = self.entries.get(node as usize).map(Vec::as_slice).unwrap_or_default();
            out.extend(ended.iter().map(|entry| Match { start, len: len + 1, entry }));
        }
    }
}

fn spelling(phrase: &str, token: Token) -> String {
    let piece = phrase.get(token.span.range()).unwrap_or_default();
    match token.kind {
        Kind::Word => crate::text::fold(piece),
        Kind::Mark => piece.replace(['–', '—'], "-"),
        Kind::Number | Kind::Break => piece.to_owned(),
    }
}

fn entries(name: &'static str, source: &'static str) -> impl Iterator<Item = Entry> {
    source.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(move |line| {
        let mut columns = line.split('\t');
        let phrase = columns.next().unwrap_or_default();
        let class = columns.next().and_then(Class::from_name);
        let class = class
            .unwrap_or_else(|| panic!("{name}: expected a known class in the second column of {line:?}"));
        Entry { phrase, class, value: columns.next().unwrap_or_default() }
    })
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
