//! Numerals: a number alone, the two ends of a range, the two parts of a ratio.

use super::guard;
use crate::detect::cursor::Cursor;
use crate::detect::lexicon::Class;
use crate::detect::number::{self, Form, Number};
use rust_decimal::Decimal;

/// A numeral, a range or a ratio, without its unit.
pub(super) struct Numeral {
    pub(super) first: Number,
    pub(super) upper: Option<Number>,
    pub(super) denominator: Option<Number>,
    pub(super) end: usize,
}

pub(super) fn alone(number: Number) -> Numeral {
    Numeral { end: number.end, first: number, upper: None, denominator: None }
}

/// A numeral with the other end of its range or its denominator.
pub(super) fn numeral(cursor: Cursor<'_, '_>, first: Number) -> Numeral {
    // `05 (năm) xã`: the number again in words.
    let end = in_brackets(cursor, first.end).unwrap_or(first.end);
    let first = Number { end, ..first };
    if cursor.is_mark(first.end, '/')
        && cursor.is_number(first.end + 1)
        && first.form != Form::Words
        && cursor.apart(first.end) == cursor.apart(first.end + 1)
        && let Some(denominator) = number::read_digits(cursor, first.end + 1)
        && !(cursor.is_mark(denominator.end, '/')
            && !cursor.apart(denominator.end)
            && cursor.is_number(denominator.end + 1))
        && !denominator.amount.is_zero()
    {
        // `456/1.234 tỷ đồng`: the multiplier is shared.
        let whole = number::read(cursor, first.end + 1).unwrap_or(denominator);
        let first = Number { amount: scaled(&first, &whole), ..first };
        return Numeral { end: whole.end, first, upper: None, denominator: Some(whole) };
    }
    let joint = first.end;
    // `15 -20 phút`, `2.000- 3.000 hộ`: typists leave out either blank.
    let dash = cursor.is_dash(joint);
    let to = cursor.phrase(joint, Class::Time).filter(|(key, _)| *key == "to").map(|(_, end)| end);
    let next = if dash { Some(joint + 1) } else { to };
    let upper = next.filter(|&next| cursor.is_number(next)).and_then(|next| number::read(cursor, next));
    match upper {
        // `70.000 - 120 nghìn đồng`: what would be too much with the multiplier has none.
        Some(upper) if !goes_on(cursor, upper.end) && first.amount < upper.amount => {
            let shared = scaled(&first, &upper);
            let amount = if shared < upper.amount { shared } else { first.amount };
            let first = Number { amount, ambiguous: first.ambiguous, ..first };
            Numeral { end: upper.end, first, upper: Some(upper), denominator: None }
        }
        _ => alone(first),
    }
}

/// Whether what looks like the upper end of a range is a part of something longer: `3-4-5`, `1-2/7`.
fn goes_on(cursor: Cursor<'_, '_>, end: usize) -> bool {
    let dashed = cursor.is_dash(end) && !cursor.apart(end);
    guard::runs_on(cursor, end) || (dashed || cursor.is_mark(end, '/')) && cursor.is_number(end + 1)
}

/// The lower end with the multiplier that it shares: `10-15 triệu`.
fn scaled(first: &Number, upper: &Number) -> Decimal {
    if first.multiplier == Decimal::ONE {
        first.amount.checked_mul(upper.multiplier).unwrap_or(first.amount)
    } else {
        first.amount
    }
}

fn in_brackets(cursor: Cursor<'_, '_>, at: usize) -> Option<usize> {
    if !cursor.is_mark(at, '(') {
        return None;
    }
    let inside = number::read(cursor, at + 1).filter(|number| number.spelled).map(|number| number.end);
    let digit = cursor.phrase(at + 1, Class::Number).map(|(_, end)| end);
    [inside, digit].into_iter().flatten().find(|&end| cursor.is_mark(end, ')')).map(|end| end + 1)
}
