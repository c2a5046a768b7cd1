//! All phrases of all lists, as one trie over word numbers.
//!
//! The nodes are numbered level by level, so that the children of a node are neighbours. Whoever walks
//! down along the words of a text ends at a node, and the node says which phrases were passed on the way:
//! a text keeps one number for each token, whatever begins there.

use super::{Class, Classes, Entry, Match, Word};
use crate::detect::signs::Signs;
use std::collections::VecDeque;
use std::ops::Range;

/// The phrases that begin at a token, all of them: what was passed on the way down.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Path(u16);

/// A phrase on a path.
#[derive(Clone, Copy, Debug)]
struct Phrase {
    entry: &'static Entry,
    /// How many words.
    len: u16,
    class: Class,
}

/// The phrases that begin at a token, shortest first.
#[derive(Clone, Copy, Debug)]
pub struct Matches<'l> {
    start: u32,
    phrases: &'l [Phrase],
}

impl<'l> Matches<'l> {
    /// Whether no phrase begins here.
    pub fn is_empty(self) -> bool {
        self.phrases.is_empty()
    }

    /// Each of them, shortest first.
    pub fn iter(self) -> impl DoubleEndedIterator<Item = Match> + use<'l> {
        let start = self.start;
        self.phrases.iter().map(move |&Phrase { entry, len, class }| Match { start, len, class, entry })
    }
}

/// The trie.
#[derive(Debug)]
pub(super) struct Trie {
    /// The child of the root by word, or [`ROOT`].
    begins: Vec<u16>,
    /// `first[n]..first[n + 1]` are the children of node `n`.
    first: Vec<u16>,
    /// The word that leads to each node.
    words: Vec<Word>,
    /// What was passed on the way to each node.
    paths: Vec<Path>,
    /// The phrases of all paths; `bounds[p]` are those of path `p`.
    phrases: Vec<Phrase>,
    bounds: Vec<(u32, u32)>,
    /// The classes of the phrases of each path, apart because they are asked for far more often.
    classes: Vec<Classes>,
    signs: Vec<Signs>,
}

/// The root, which is nobody's child.
const ROOT: u16 = 0;

/// A node with few children is looked through, one with many is searched.
const FEW: usize = 8;

impl Trie {
    /// Builds the trie. Of entries with the same words, the first is asked last.
    pub(super) fn new(mut entries: Vec<(&[Word], &'static Entry)>) -> Self {
        entries.sort_by_key(|&(words, _)| words);
        let mut trie = Self {
            begins: Vec::new(),
            first: Vec::new(),
            words: vec![Word::UNKNOWN],
            paths: Vec::new(),
            phrases: Vec::new(),
            bounds: vec![(0, 0)],
            classes: vec![Classes::default()],
            signs: vec![Signs::default()],
        };
        // Entries with the same beginning, how many words that has, and the path so far.
        let mut waiting: VecDeque<(Range<usize>, usize, Path)> = VecDeque::new();
        waiting.push_back((0..entries.len(), 0, Path::default()));
        while let Some((mut range, depth, path)) = waiting.pop_front() {
            let all = entries.get(range.clone()).unwrap_or_default();
            let ended = all.iter().take_while(|(words, _)| words.len() == depth).count();
            let path = trie.lengthen(path, all.iter().take(ended).map(|&(_, entry)| entry), depth);
            trie.paths.push(path);
            trie.first.push(number(trie.words.len()));
            range.start += ended;
            while let Some(word) =
                entries.get(range.start).filter(|_| !range.is_empty()).and_then(|(words, _)| words.get(depth))
            {
                let same = entries.get(range.clone()).unwrap_or_default();
                let same = same.partition_point(|(words, _)| words.get(depth) == Some(word));
                waiting.push_back((range.start..range.start + same, depth + 1, path));
                trie.words.push(*word);
                range.start += same;
            }
        }
        trie.first.push(number(trie.words.len()));
        let most = trie.words.iter().map(|word| usize::from(word.0)).max().unwrap_or(0);
        trie.begins = vec![ROOT; most + 1];
        for node in trie.children(ROOT) {
            if let Some(begin) =
                trie.words.get(node).and_then(|word| trie.begins.get_mut(usize::from(word.0)))
            {
                *begin = number(node);
            }
        }
        trie
    }

    /// The path with the entries that end at its last word.
    fn lengthen(&mut self, path: Path, ended: impl Iterator<Item = &'static Entry>, depth: usize) -> Path {
        let (start, end) = self.bounds.get(usize::from(path.0)).copied().unwrap_or_default();
        let before = self.phrases.len();
        self.phrases.extend_from_within(start as usize..end as usize);
        let passed = self.phrases.len();
        self.phrases.extend(ended.map(|entry| Phrase { entry, len: number(depth), class: entry.class }));
        if self.phrases.len() == passed {
            self.phrases.truncate(before);
            return path;
        }
        let mut classes = Classes::default();
        for phrase in self.phrases.get(before..).unwrap_or_default() {
            classes.add(phrase.class);
        }
        let bound = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        self.bounds.push((bound(before), bound(self.phrases.len())));
        self.classes.push(classes);
        self.signs.push(Signs::of(classes));
        Path(number(self.bounds.len() - 1))
    }

    /// Walks down along words as far as they lead.
    pub(super) fn walk(&self, first: Word, rest: impl Iterator<Item = Word>) -> Path {
        let mut node = self.begins.get(usize::from(first.0)).copied().unwrap_or(ROOT);
        if node == ROOT {
            return Path::default();
        }
        for word in rest {
            match self.child(node, word) {
                ROOT => break,
                child => node = child,
            }
        }
        self.paths.get(usize::from(node)).copied().unwrap_or_default()
    }

    /// The phrases of a path that begins at a token.
    pub(super) fn phrases(&self, path: Path, start: usize) -> Matches<'_> {
        let (from, to) = self.bounds.get(usize::from(path.0)).copied().unwrap_or_default();
        Matches {
            start: u32::try_from(start).unwrap_or(u32::MAX),
            phrases: self.phrases.get(from as usize..to as usize).unwrap_or_default(),
        }
    }

    /// The classes of the phrases of a path.
    pub(super) fn classes(&self, path: Path) -> Classes {
        self.classes.get(usize::from(path.0)).copied().unwrap_or_default()
    }

    pub(super) fn signs(&self, path: Path) -> Signs {
        self.signs.get(usize::from(path.0)).copied().unwrap_or_default()
    }

    fn children(&self, node: u16) -> Range<usize> {
        let bound = |node: usize| self.first.get(node).map_or(0, |&first| usize::from(first));
        bound(usize::from(node))..bound(usize::from(node) + 1)
    }

    fn child(&self, node: u16, word: Word) -> u16 {
        let children = self.children(node);
        let words = self.words.get(children.clone()).unwrap_or_default();
        let found = if words.len() <= FEW {
            words.iter().position(|&child| child == word)
        } else {
            words.binary_search(&word).ok()
        };
        found.map_or(ROOT, |place| number(children.start + place))
    }
}

/// A number of a node, a path or a word.
fn number(at: usize) -> u16 {
    u16::try_from(at).expect("the lists have fewer than 65,536 words and beginnings of phrases")
}
