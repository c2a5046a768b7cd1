//! What stands around a figure and goes into its value: bounds and changes.

use super::quantity::Quantity;
use crate::detect::lexicon::sense::{self, Sense};
use crate::detect::lexicon::{Class, words};
use crate::detect::reading::Reading;
use crate::label::{Bound, Change, FigureValue};

/// How many phrases before a figure are asked: `tăng trên`, `giảm khoảng`.
const PHRASES: usize = 3;

/// The figure's value with its bound and change.
pub(super) fn complete(reading: &Reading<'_>, quantity: Quantity) -> FigureValue {
    let mut value = quantity.value;
    let mut at = quantity.start;
    for _ in 0..PHRASES {
        if at > 0
            && (reading.is_mark(at - 1, '+') || reading.is_mark(at - 1, '>') || reading.is_mark(at - 1, '<'))
        {
            match reading.piece(at - 1) {
                "+" => value.change = value.change.or(Some(Change::Up)),
                ">" => value.bound = value.bound.or(Some(Bound::Over)),
                _ => value.bound = value.bound.or(Some(Bound::Under)),
            }
        }
        let Some(found) = reading.phrase_before(at, Class::Bound) else { break };
        let Sense::Bound(word) = found.entry.sense else { break };
        match word {
            sense::Bound::Over => value.bound = value.bound.or(Some(Bound::Over)),
            sense::Bound::Under => value.bound = value.bound.or(Some(Bound::Under)),
            sense::Bound::About => value.bound = value.bound.or(Some(Bound::About)),
            sense::Bound::Exact => value.bound = value.bound.or(Some(Bound::Exact)),
            sense::Bound::Up => value.change = value.change.or(Some(Change::Up)),
            sense::Bound::Down => value.change = value.change.or(Some(Change::Down)),
        }
        at = found.start as usize;
    }
    // `3 sao trở lên`
    if reading.all(quantity.end, words!("trở lên")) {
        value.bound = Some(Bound::Over);
    } else if reading.all(quantity.end, words!("trở xuống")) {
        value.bound = Some(Bound::Under);
    }
    value
}
