//! From a numeral and its unit to a value.

use super::numeral::{Numeral, alone};
use super::quantity::Quantity;
use super::rules;
use super::unit::{Unit, rate, unit};
use crate::detect::lexicon::sense::{Bound, Sense, Time};
use crate::detect::lexicon::{Class, Match, word};
use crate::detect::number::{self, Form, Number};
use crate::detect::reading::Reading;
use crate::label::{FigureKind, FigureValue};
use rust_decimal::Decimal;

pub(super) fn with_unit(reading: &Reading<'_>, at: usize, numeral: Numeral, unit: Unit) -> Quantity {
    let Numeral { first, upper, denominator, .. } = numeral;
    let mut value = FigureValue {
        amount: first.amount,
        upper: upper.map(|upper| upper.amount),
        denominator: denominator.map(|denominator| denominator.amount),
        unit: unit.name,
        kind: unit.kind,
        ambiguous: first.ambiguous || upper.is_some_and(|upper| upper.ambiguous),
        ..FigureValue::default()
    };
    let mut end = unit.end;
    if unit.power > 0
        && let Some(factor) = 10_i64.checked_pow(unit.power).map(Decimal::from)
    {
        value.amount = value.amount.checked_mul(factor).unwrap_or(value.amount);
        value.upper = value.upper.and_then(|upper| upper.checked_mul(factor));
    }
    settle(reading, at, &first, &mut value);
    if value.denominator.is_some() && unit.kind == FigureKind::Count {
        value.kind = FigureKind::Ratio;
    }
    if upper.is_none() && value.denominator.is_none() {
        end = smaller_part(reading, end, &mut value);
        end = other_end(reading, at, end, &mut value);
    }
    let (rule, score) = match (value.kind, unit.listed) {
        (FigureKind::Percent, _) => (&rules::PERCENT, 985),
        (FigureKind::Money, _) => (&rules::MONEY, 985),
        (FigureKind::Measure, true) => (&rules::MEASURE, 970),
        (FigureKind::Duration, _) => (&rules::DURATION, 950),
        (FigureKind::Ratio, true) => (&rules::RATIO, 965),
        (FigureKind::Count, true) => (&rules::COUNT, 950),
        _ => (&rules::UNSEEN, 720),
    };
    Quantity { start: at, end, value, score, rule }
}

/// Gives ambiguous separators the reading that the unit allows: people are whole, percentages small.
fn settle(reading: &Reading<'_>, at: usize, first: &Number, value: &mut FigureValue) {
    let thousand = Decimal::from(1000);
    let single =
        first.form == Form::Separated && first.multiplier == Decimal::ONE && reading.piece(at + 2).len() == 3;
    if single && first.ambiguous && value.kind == FigureKind::Count && reading.is_mark(at + 1, ',') {
        value.amount *= thousand;
    }
    let grouped = single && !first.ambiguous && reading.is_mark(at + 1, '.');
    if grouped && value.kind == FigureKind::Percent && value.amount > thousand && first.amount.scale() == 0 {
        value.amount /= thousand;
        value.ambiguous = true;
    }
}

/// A second part in a smaller unit: `7 năm 6 tháng` is 90 months, `1m75` is 1.75 metres.
fn smaller_part(reading: &Reading<'_>, end: usize, value: &mut FigureValue) -> usize {
    let Some(part) = number::read_digits(reading, end).filter(|part| part.form == Form::Plain) else {
        return end;
    };
    let digits = reading.piece(end).len();
    if value.unit == "metre" && !reading.is_apart(end) && digits <= 2 && reading.piece(end - 1) == "m" {
        let scale = if digits == 1 { Decimal::TEN } else { Decimal::ONE_HUNDRED };
        value.amount += part.amount / scale;
        return part.end;
    }
    if value.kind != FigureKind::Duration || !reading.is_apart(end) {
        return end;
    }
    let Some(parts) = PARTS.iter().find(|parts| parts.whole == value.unit) else { return end };
    if reading.folded(part.end) != parts.spelling {
        return end;
    }
    let most = Decimal::from(parts.count);
    let next = part.end + 1;
    // `sau 5 năm, 6 tháng đầu năm` begins a date.
    let dated = reading.is_number(next) || reading.phrase(next, Class::Time).is_some();
    let Some(whole) = value.amount.checked_mul(most) else { return end };
    if dated || part.amount >= most || value.amount.scale() > 0 {
        return end;
    }
    value.amount = whole + part.amount;
    parts.unit.clone_into(&mut value.unit);
    next
}

/// What a length of time is divided into.
struct Parts {
    /// The canonical name of its unit.
    whole: &'static str,
    /// The canonical name of the smaller one, as it is spelled, and how many there are.
    unit: &'static str,
    spelling: &'static str,
    count: u8,
}

const PARTS: [Parts; 4] = [
    Parts { whole: "year", unit: "month", spelling: "tháng", count: 12 },
    Parts { whole: "day", unit: "hour", spelling: "giờ", count: 24 },
    Parts { whole: "hour", unit: "minute", spelling: "phút", count: 60 },
    Parts { whole: "minute", unit: "second", spelling: "giây", count: 60 },
];

/// `3 năm` beside `3 năm 6 tháng`: in the unit of the other, where it is the next smaller one.
fn in_smaller_unit(value: &mut FigureValue, unit: &str) {
    let parts = PARTS.iter().find(|parts| parts.whole == value.unit && parts.unit == unit);
    let amount = parts.and_then(|parts| value.amount.checked_mul(Decimal::from(parts.count)));
    if let Some(amount) = amount {
        value.amount = amount;
        unit.clone_into(&mut value.unit);
    }
}

/// `3 năm đến 4 năm 6 tháng`: the longer end of a range of time; `end` where it is none.
fn longer_time(
    reading: &Reading<'_>,
    end: usize,
    amount: Decimal,
    unit: Unit,
    value: &mut FigureValue,
) -> usize {
    let mut upper = FigureValue { amount, unit: unit.name, kind: unit.kind, ..FigureValue::default() };
    let upper_end = smaller_part(reading, unit.end, &mut upper);
    let mut lower = value.clone();
    in_smaller_unit(&mut lower, &upper.unit);
    in_smaller_unit(&mut upper, &lower.unit);
    if lower.unit != upper.unit || upper.amount <= lower.amount {
        return end;
    }
    *value = FigureValue { upper: Some(upper.amount), ..lower };
    upper_end
}

/// A range whose ends both have their unit: `50 triệu đồng đến 100 triệu đồng`, `5% - 10%`.
fn other_end(reading: &Reading<'_>, at: usize, end: usize, value: &mut FigureValue) -> usize {
    let dash = reading.is_range_mark(end) && reading.is_apart(end) == reading.is_apart(end + 1);
    let to = reading.phrase(end, Class::Time).filter(|found| found.is(Time::To)).map(Match::end);
    let from = at > 0 && reading.is(at - 1, word!("từ"));
    let moved = at > 1
        && reading
            .phrase_before(at - 1, Class::Bound)
            .is_some_and(|found| matches!(found.entry.sense, Sense::Bound(Bound::Up | Bound::Down)));
    let next = match (dash, to) {
        (true, _) => end + 1,
        (false, Some(next)) if from && !moved => next,
        _ => return end,
    };
    if !reading.is_number(next) {
        return end;
    }
    let Some(number) = number::read(reading, next) else { return end };
    let numeral = alone(number);
    let Some(other) = unit(reading, numeral.end, &numeral) else { return end };
    if value.kind == FigureKind::Duration && other.kind == FigureKind::Duration {
        return longer_time(reading, end, number.amount, other, value);
    }
    // `từ 900 đồng đến 1.050 đồng/kg`: the rate is of both.
    let same = other.name == value.unit;
    let other = rate(reading, other);
    let rated = same && other.name != value.unit && from;
    let factor = 10_i64.checked_pow(other.power).map_or(Decimal::ONE, Decimal::from);
    let Some(amount) = number.amount.checked_mul(factor) else { return end };
    if !(rated || other.name == value.unit) || amount <= value.amount {
        return end;
    }
    if rated {
        value.unit = other.name;
        value.kind = other.kind;
    }
    value.upper = Some(amount);
    other.end
}
