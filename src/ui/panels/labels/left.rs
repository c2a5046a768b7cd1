//! The form that was left open when another panel took the place of this one: its person comes back to it.

use super::draft::Draft;
use crate::label::Label;
use std::cell::Cell;

/// A form that is not finished.
#[derive(Clone)]
pub(super) struct Left {
    /// Which opening of a document it is about.
    pub(super) opening: u64,
    /// The label that is changed; `None` for a new one.
    pub(super) known: Option<Label>,
    pub(super) draft: Draft,
}

thread_local! {
    static LEFT: Cell<Option<Left>> = const { Cell::new(None) };
}

impl Left {
    /// The form that is open in an opening of a document.
    pub(super) fn open(opening: u64) -> Option<Self> {
        let left = LEFT.take().filter(|left| left.opening == opening);
        LEFT.set(left.clone());
        left
    }

    /// Keeps it until it is finished.
    pub(super) fn keep(self) {
        LEFT.set(Some(self));
    }

    /// The one that was kept, which then is no more.
    pub(super) fn take() -> Option<Self> {
        LEFT.take()
    }
}
