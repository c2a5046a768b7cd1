//! Quantities in words: `ba mươi hai hộ`, `hai phần ba`.

use super::numeral::alone;
use super::quantity::Quantity;
use super::rules;
use super::unit::{rate, unit};
use super::value::with_unit;
use crate::detect::lexicon::sense::{Number as Part, Sense};
use crate::detect::lexicon::{Class, word};
use crate::detect::number::Number;
use crate::detect::reading::Reading;
use crate::detect::token::Case;
use crate::label::{FigureKind, FigureValue};
use rust_decimal::Decimal;

/// A number in words, which needs a listed noun or unit.
pub(super) fn in_words(reading: &Reading<'_>, at: usize, number: Number) -> Result<Quantity, usize> {
    let end = number.end;
    let before = at.checked_sub(1).map(|back| reading.folded(back)).unwrap_or_default();
    let first = reading.folded(at);
    let capital = reading.is_capital(at);
    let begins = at == 0 || !reading.is_word(at - 1) && !reading.is_number(at - 1);
    if capital && !begins {
        return Err(end);
    }
    let grouped = |group| at > 0 && reading.group(at - 1, group).is_some();
    // `ba lô`
    let compound = reading.phrase(at, Class::Uncounted).is_some_and(|word| word.end() > end);
    if grouped("numbers-spelled") || compound {
        return Err(end);
    }
    // `năm` by itself is the year unless something is counted.
    let lone_year = first == "năm" && end == at + 1;
    if lone_year && (grouped("frames-year") || at > 0 && reading.is_number(at - 1) || capital) {
        return Err(end);
    }
    let numeral = alone(number);
    // `hai KCN`, but nothing in a line of capitals.
    let upper = |at: usize| reading.token(at).is_some_and(|token| token.case == Case::Upper);
    let abbreviated = upper(end) && !upper(at);
    let counted = unit(reading, end, &numeral).filter(|unit| unit.listed || abbreviated);
    let Some(unit) = counted.map(|unit| rate(reading, unit)) else { return Err(end) };
    // `mất năm ông 26 tuổi`, `từ năm lớp 1`; but `có năm em`
    let counted = at > 0 && reading.is(at - 1, word!("có"));
    let tells_when = || {
        !counted && matches!(unit.name.as_str(), "ông" | "bà" | "anh" | "chị" | "em" | "cô")
            || unit.name == "lớp" && reading.is_number(unit.end)
    };
    if lone_year && (unit.kind != FigureKind::Count || tells_when())
        || unit.kind == FigureKind::Percent && number.amount < Decimal::TWO
    {
        return Err(end);
    }
    // `Hai Bà Trưng`, `Sáu Tạ`: names.
    if capital && reading.is_capital(end) {
        return Err(end);
    }
    // `gấp ba năm trước`
    if before == "gấp" && unit.name != "lần" {
        return Err(end);
    }
    // `ba mẹ` are the parents.
    if first == "ba" && end == at + 1 && matches!(unit.name.as_str(), "mẹ" | "má") {
        return Err(unit.end);
    }
    // `tám giờ`: hours are the clock's.
    if unit.kind == FigureKind::Duration && unit.name == "hour" {
        return Err(unit.end);
    }
    let score = if lone_year {
        800
    } else if end == at + 1 {
        900
    } else {
        940
    };
    let quantity = with_unit(reading, at, numeral, unit);
    Ok(Quantity { rule: &rules::WORDS, score, ..quantity })
}

/// `hai phần ba`, `một phần tư`: a ratio in words.
pub(super) fn parts_in_words(reading: &Reading<'_>, at: usize) -> Option<Quantity> {
    let digit = |at: usize| {
        let found = reading.phrase(at, Class::Number)?;
        let value = match found.entry.sense {
            Sense::Number(Part::Ten) => 10,
            Sense::Number(Part::Digit(digit)) => digit,
            _ => return None,
        };
        (value > 0).then_some((Decimal::from(value), found.end()))
    };
    if !reading.is_word(at) || !reading.is(at + 1, word!("phần")) {
        return None;
    }
    let (amount, _) = digit(at)?;
    let (denominator, end) = digit(at + 2)?;
    if amount >= denominator {
        return None;
    }
    let value = FigureValue {
        amount,
        denominator: Some(denominator),
        kind: FigureKind::Ratio,
        ..FigureValue::default()
    };
    Some(Quantity { start: at, end, value, score: 930, rule: &rules::WORDS })
}
