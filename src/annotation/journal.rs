//! What happened to a document, in order: for whoever keeps it.

use super::history::Step;
use super::{ApplyError, Document, History};
use std::cell::RefCell;
use std::rc::Rc;

/// One thing that happened to a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry {
    /// A person's step.
    Edit(Rc<Step>),
    /// The last step was taken back, with those of its group.
    Undo,
    /// What was taken back last was done again.
    Redo,
    /// The suggestions were found anew. It is no step, and too much to be told here: after this entry
    /// only the whole document says what it is.
    Renewed,
}

/// All that happened since the document was opened, numbered from one.
///
/// Cheap to clone and to add to. It only grows at its end, so whoever has read up to a number has read
/// the same as everybody else; what has been kept may be [forgotten](Self::forget).
#[derive(Clone, Debug, Default)]
pub struct Journal {
    last: Option<Rc<Node>>,
    /// The number of the last entry before the first one here.
    begun: u64,
}

/// The entry before.
type Link = RefCell<Option<Rc<Node>>>;

#[derive(Debug)]
struct Node {
    number: u64,
    entry: Entry,
    before: Link,
}

impl Journal {
    /// A journal that goes on after so many entries of earlier sessions.
    pub fn after(entries: u64) -> Self {
        Self { last: None, begun: entries }
    }

    /// The number of the last entry.
    pub fn number(&self) -> u64 {
        self.last.as_ref().map_or(self.begun, |node| node.number)
    }

    /// The journal with one more entry.
    #[must_use]
    pub fn with(&self, entry: Entry) -> Self {
        let node = Node { number: self.number() + 1, entry, before: RefCell::new(self.last.clone()) };
        Self { last: Some(Rc::new(node)), begun: self.begun }
    }

    /// The entries after a number, in order, as far as they are not forgotten.
    pub fn since(&self, number: u64) -> Vec<(u64, Entry)> {
        let mut entries = Vec::new();
        let mut node = self.last.clone();
        while let Some(known) = node.clone().filter(|known| known.number > number) {
            entries.push((known.number, known.entry.clone()));
            node.clone_from(&known.before.borrow());
        }
        entries.reverse();
        entries
    }

    /// Frees the entries up to a number, here and in every clone; the last one stays.
    pub fn forget(&self, number: u64) {
        let mut node = self.last.clone();
        while let Some(known) = node.clone() {
            if known.number <= number + 1 {
                known.before.take();
                return;
            }
            node.clone_from(&known.before.borrow());
        }
    }
}

impl Drop for Node {
    /// One after the other: a long chain that drops itself link by link would be a recursion as deep.
    fn drop(&mut self) {
        let mut node = self.before.take();
        while let Some(mut known) = node.and_then(Rc::into_inner) {
            node = known.before.get_mut().take();
        }
    }
}

/// The document and its history after an entry. [`Entry::Renewed`] leaves both as they are.
///
/// # Errors
/// Where the entry was made for another document.
pub fn replay(
    document: &Document,
    history: &History,
    entry: &Entry,
) -> Result<(Document, History), ApplyError> {
    let (mut document, mut history) = (document.clone(), history.clone());
    match entry {
        Entry::Edit(step) => {
            document = document.apply(&step.transaction)?;
            history.remember(Rc::clone(step));
        }
        Entry::Undo => {
            if let Some(outcome) = history.undo(&document) {
                (document, history, _) = outcome?;
            }
        }
        Entry::Redo => {
            if let Some(outcome) = history.redo(&document) {
                (document, history, _) = outcome?;
            }
        }
        Entry::Renewed => {}
    }
    Ok((document, history))
}

/// The history after an entry whose outcome the document has already.
pub fn recall(history: &mut History, entry: &Entry) {
    match entry {
        Entry::Edit(step) => history.remember(Rc::clone(step)),
        Entry::Undo => drop(history.step_back()),
        Entry::Redo => drop(history.step_forward()),
        Entry::Renewed => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_journal_tells_what_came_after_a_number() {
        let journal = Journal::after(3).with(Entry::Undo).with(Entry::Redo).with(Entry::Renewed);
        assert_eq!(journal.number(), 6);
        assert_eq!(journal.since(4), [(5, Entry::Redo), (6, Entry::Renewed)]);
        assert_eq!(journal.since(6), []);
    }

    #[test]
    fn what_is_forgotten_is_gone_and_the_rest_is_there() {
        let journal = Journal::default().with(Entry::Undo).with(Entry::Redo);
        let later = journal.with(Entry::Renewed);
        later.forget(1);
        assert_eq!(later.since(0), [(2, Entry::Redo), (3, Entry::Renewed)]);
        assert_eq!(journal.since(0), [(2, Entry::Redo)], "a clone shares its entries");
    }

    #[test]
    fn a_long_journal_ends_without_a_deep_recursion() {
        let long = (0..300_000).fold(Journal::default(), |journal, _| journal.with(Entry::Undo));
        assert_eq!(long.number(), 300_000);
        drop(long);
    }
}
