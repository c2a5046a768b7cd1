//! Undo and redo.

use super::{Annotation, ApplyError, Change, Document, Transaction};
use std::rc::Rc;

/// The transactions that led here, and those that were taken back.
///
/// Linear: a new edit after an undo forgets what was undone. Unlimited. It holds no documents,
/// only transactions, so its size is that of the edits. Cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct History {
    done: Steps,
    undone: Steps,
}

/// Copied on writing, which takes a vector.
type Steps = Rc<Vec<Rc<Step>>>;

/// One step of a person.
#[derive(Debug, PartialEq, Eq)]
pub struct Step {
    /// What was done.
    pub transaction: Transaction,
    /// Steps of the same group, one directly after the other, are undone together.
    pub group: Option<String>,
}

impl History {
    /// Remembers a transaction that was applied.
    ///
    /// Steps with the same `group`, one directly after the other, are undone together: the letters
    /// typed into one field, the moves of one edge.
    #[must_use]
    pub fn push(&self, transaction: Transaction, group: Option<String>) -> Self {
        let mut next = self.clone();
        next.remember(Rc::new(Step { transaction, group }));
        next
    }

    /// Remembers a step that was done in an earlier session.
    pub fn remember(&mut self, step: Rc<Step>) {
        self.undone = Rc::default();
        Rc::make_mut(&mut self.done).push(step);
    }

    /// The latest step that leads here.
    pub fn last(&self) -> Option<&Rc<Step>> {
        self.done.last()
    }

    /// Whether a step of this group would be undone together with the last one.
    pub fn continues(&self, group: Option<&str>) -> bool {
        group.is_some() && self.done.last().is_some_and(|step| step.group.as_deref() == group)
    }

    /// Whether there is something to take back.
    pub fn can_undo(&self) -> bool {
        !self.done.is_empty()
    }

    /// Whether there is something to do again.
    pub fn can_redo(&self) -> bool {
        !self.undone.is_empty()
    }

    /// All changes of all steps, those that were taken back among them.
    pub fn changes(&self) -> impl Iterator<Item = &Change> {
        self.done.iter().chain(self.undone.iter()).flat_map(|step| &step.transaction.changes)
    }

    /// How many steps lead here; grows with each edit and each redo, falls with each undo.
    pub fn depth(&self) -> usize {
        self.done.len()
    }

    /// The annotation that the latest step was about, before and after it together with the steps that
    /// are undone with it; `None` is its absence. `None` altogether where the step was about no
    /// annotation or about several.
    pub fn latest(&self) -> Option<(Option<&Annotation>, Option<&Annotation>)> {
        let step = self.done.last()?;
        let put = step.transaction.sole()?;
        let id = put.either()?.id;
        let before = self
            .done
            .iter()
            .rev()
            .take_while(|known| Rc::ptr_eq(known, step) || step.group.is_some() && known.group == step.group)
            .filter_map(|known| known.transaction.sole())
            .take_while(|put| put.either().is_some_and(|annotation| annotation.id == id))
            .last()?;
        Some((before.before.as_ref(), put.after.as_ref()))
    }

    /// The document and history one step earlier, with the transaction that led there.
    /// `None` where there is nothing to take back.
    ///
    /// # Errors
    /// Where the document is not the one that the history belongs to.
    pub fn undo(&self, document: &Document) -> Option<Result<(Document, Self, Transaction), ApplyError>> {
        let mut next = self.clone();
        let steps = next.step_back();
        let inverses = steps.iter().map(|step| step.transaction.clone().inverse());
        (!steps.is_empty()).then(|| applied(document, inverses).map(|(document, all)| (document, next, all)))
    }

    /// The document and history one step later, with the transaction that led there.
    /// `None` where nothing was taken back.
    ///
    /// # Errors
    /// Where the document is not the one that the history belongs to.
    pub fn redo(&self, document: &Document) -> Option<Result<(Document, Self, Transaction), ApplyError>> {
        let mut next = self.clone();
        let steps = next.step_forward();
        let again = steps.iter().map(|step| step.transaction.clone());
        (!steps.is_empty()).then(|| applied(document, again).map(|(document, all)| (document, next, all)))
    }

    /// Takes the last step back, with those of its group before it, and says which, the latest first.
    /// It is for the caller to do the same to the document.
    pub fn step_back(&mut self) -> Vec<Rc<Step>> {
        moved(Rc::make_mut(&mut self.done), Rc::make_mut(&mut self.undone))
    }

    /// Does the steps again that were taken back last, and says which, the earliest first.
    /// It is for the caller to do the same to the document.
    pub fn step_forward(&mut self) -> Vec<Rc<Step>> {
        moved(Rc::make_mut(&mut self.undone), Rc::make_mut(&mut self.done))
    }
}

/// Moves the last step, with those of its group beside it, from one end to the other.
fn moved(from: &mut Vec<Rc<Step>>, to: &mut Vec<Rc<Step>>) -> Vec<Rc<Step>> {
    let Some(last) = from.last() else { return Vec::new() };
    let together = |step: &&Rc<Step>| step.group.is_some() && step.group == last.group;
    let count = from.iter().rev().take_while(together).count().max(1);
    let steps: Vec<Rc<Step>> = from.drain(from.len() - count..).rev().collect();
    to.extend(steps.iter().cloned());
    steps
}

/// The document after these transactions, and all of them as one.
fn applied(
    document: &Document,
    transactions: impl Iterator<Item = Transaction>,
) -> Result<(Document, Transaction), ApplyError> {
    let mut all = Transaction::default();
    let mut document = document.clone();
    for transaction in transactions {
        document = document.apply(&transaction)?;
        all.changes.extend(transaction.changes);
    }
    Ok((document, all))
}
