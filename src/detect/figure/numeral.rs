//! Numerals: a number alone, the two ends of a range, the two parts of a ratio.

use super::guard;
use crate::detect::lexicon::sense::Time;
use crate::detect::lexicon::{Class, Match, words};
use crate::detect::number::{self, Form, Number};
use crate::detect::reading::Reading;
use crate::label::FigureKind;
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
pub(super) fn numeral(reading: &Reading<'_>, at: usize, first: Number) -> Numeral {
    // `05 (năm) xã`: the number again in words.
    let end = in_brackets(reading, first.end).unwrap_or(first.end);
    let first = Number { end, ..first };
    if reading.is_mark(first.end, '/')
        && reading.is_number(first.end + 1)
        && first.form != Form::Words
        && reading.is_apart(first.end) == reading.is_apart(first.end + 1)
        && let Some(denominator) = number::read_digits(reading, first.end + 1)
        && !(reading.is_mark(denominator.end, '/')
            && !reading.is_apart(denominator.end)
            && reading.is_number(denominator.end + 1))
        && !denominator.amount.is_zero()
    {
        // `456/1.234 tỷ đồng`: the multiplier is shared.
        let whole = number::read(reading, first.end + 1).unwrap_or(denominator);
        let first = Number { amount: scaled(&first, &whole), ..first };
        return Numeral { end: whole.end, first, upper: None, denominator: Some(whole) };
    }
    // `giảm từ 5% đến 10%`: both ends have their sign.
    let share = reading.is_mark(first.end, '%') && reading.follows(at, words!["từ"]);
    let joint = first.end + usize::from(share);
    // `15 -20 phút`, `2.000- 3.000 hộ`: typists leave out either blank.
    let dash = reading.is_range_mark(joint);
    let to = reading.phrase(joint, Class::Time).filter(|found| found.is(Time::To)).map(Match::end);
    let next = if dash { Some(joint + 1) } else { to };
    let upper = next.filter(|&next| reading.is_number(next)).and_then(|next| number::read(reading, next));
    let upper = upper.filter(|upper| !share || to.is_some() && reading.is_mark(upper.end, '%'));
    match upper {
        // `70.000 - 120 nghìn đồng`: what would be too much with the multiplier has none.
        Some(upper) if !goes_on(reading, upper.end) && first.amount < upper.amount => {
            let shared = scaled(&first, &upper);
            let amount = match thousands(reading, &first, &upper) {
                Some(amount) => amount,
                None if shared < upper.amount => shared,
                None => first.amount,
            };
            let first = Number { amount, ambiguous: first.ambiguous, ..first };
            Numeral { end: upper.end, first, upper: Some(upper), denominator: None }
        }
        _ => alone(first),
    }
}

/// `100 - 130.000 đồng`: the lower end without the thousands that the upper one has. Money has no such range otherwise.
fn thousands(reading: &Reading<'_>, first: &Number, upper: &Number) -> Option<Decimal> {
    let money = reading.phrase(upper.end, Class::Unit).is_some_and(|unit| unit.is(FigureKind::Money));
    let grouped = upper.form == Form::Separated
        && upper.multiplier == Decimal::ONE
        && upper.amount % Decimal::ONE_THOUSAND == Decimal::ZERO;
    let amount = first.amount.checked_mul(Decimal::ONE_THOUSAND)?;
    let plain = first.form == Form::Plain && first.multiplier == Decimal::ONE;
    (money && grouped && plain && first.amount < Decimal::ONE_THOUSAND && amount < upper.amount)
        .then_some(amount)
}

/// Whether what looks like the upper end of a range is a part of something longer: `3-4-5`, `1-2/7`.
fn goes_on(reading: &Reading<'_>, end: usize) -> bool {
    let dashed = reading.is_range_mark(end) && !reading.is_apart(end);
    guard::runs_on(reading, end) || (dashed || reading.is_mark(end, '/')) && reading.is_number(end + 1)
}

/// The lower end with the multiplier that it shares: `10-15 triệu`.
fn scaled(first: &Number, upper: &Number) -> Decimal {
    if first.multiplier == Decimal::ONE {
        first.amount.checked_mul(upper.multiplier).unwrap_or(first.amount)
    } else {
        first.amount
    }
}

fn in_brackets(reading: &Reading<'_>, at: usize) -> Option<usize> {
    if !reading.is_mark(at, '(') {
        return None;
    }
    let inside = number::read(reading, at + 1).filter(Number::is_spelled).map(|number| number.end);
    let digit = reading.phrase(at + 1, Class::Number).map(Match::end);
    [inside, digit].into_iter().flatten().find(|&end| reading.is_mark(end, ')')).map(|end| end + 1)
}
