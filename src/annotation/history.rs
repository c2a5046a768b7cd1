//! Undo and redo.

use super::{Annotation, ApplyError, Document, Transaction};
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

#[derive(Debug)]
struct Step {
    transaction: Transaction,
    group: Option<String>,
}

impl History {
    /// Remembers a transaction that was applied.
    ///
    /// Steps with the same `group`, one directly after the other, are undone together: the letters
    /// typed into one field, the moves of one edge.
    #[must_use]
    pub fn push(&self, transaction: Transaction, group: Option<String>) -> Self {
        let mut next = self.clone();
        next.undone = Rc::default();
        Rc::make_mut(&mut next.done).push(Rc::new(Step { transaction, group }));
        next
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
        let group = self.done.last()?.group.clone();
        let mut next = self.clone();
        let (done, undone) = (Rc::make_mut(&mut next.done), Rc::make_mut(&mut next.undone));
        let mut document = document.clone();
        let mut all = Transaction::default();
        while let Some(step) = done.pop() {
            let inverse = step.transaction.clone().inverse();
            document = match document.apply(&inverse) {
                Ok(document) => document,
                Err(error) => return Some(Err(error)),
            };
            all.changes.extend(inverse.changes);
            undone.push(step);
            if group.is_none() || done.last().is_none_or(|before| before.group != group) {
                break;
            }
        }
        Some(Ok((document, next, all)))
    }

    /// The document and history one step later, with the transaction that led there.
    /// `None` where nothing was taken back.
    ///
    /// # Errors
    /// Where the document is not the one that the history belongs to.
    pub fn redo(&self, document: &Document) -> Option<Result<(Document, Self, Transaction), ApplyError>> {
        let group = self.undone.last()?.group.clone();
        let mut next = self.clone();
        let (done, undone) = (Rc::make_mut(&mut next.done), Rc::make_mut(&mut next.undone));
        let mut document = document.clone();
        let mut all = Transaction::default();
        while let Some(step) = undone.pop() {
            document = match document.apply(&step.transaction) {
                Ok(document) => document,
                Err(error) => return Some(Err(error)),
            };
            all.changes.extend(step.transaction.changes.iter().cloned());
            done.push(step);
            if group.is_none() || undone.last().is_none_or(|after| after.group != group) {
                break;
            }
        }
        Some(Ok((document, next, all)))
    }
}
