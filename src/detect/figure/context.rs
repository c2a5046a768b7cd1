//! What stands around a figure and goes into its value: bounds and changes.

use super::quantity::Quantity;
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
        match found.entry.value {
            "over" => value.bound = value.bound.or(Some(Bound::Over)),
            "under" => value.bound = value.bound.or(Some(Bound::Under)),
            "about" => value.bound = value.bound.or(Some(Bound::About)),
            "exact" => value.bound = value.bound.or(Some(Bound::Exact)),
            "up" => value.change = value.change.or(Some(Change::Up)),
            "down" => value.change = value.change.or(Some(Change::Down)),
            _ => {}
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
