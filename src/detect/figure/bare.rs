//! Numerals without a unit or noun, where they are quantities.

use super::numeral::Numeral;
use super::quantity::Quantity;
use super::rules;
use crate::detect::cursor::Cursor;
use crate::detect::lexicon::Class;
use crate::detect::number::Form;
use crate::detect::token::Kind;
use crate::label::{FigureKind, FigureValue};
use rust_decimal::Decimal;

/// A numeral without unit or noun, where it is a quantity.
pub(super) fn without_unit(cursor: Cursor<'_, '_>, at: usize, numeral: Numeral) -> Result<Quantity, usize> {
    let end = numeral.end;
    let before = at.checked_sub(1).map(|back| cursor.folded(back)).unwrap_or_default();
    let led = at > 0 && cursor.reading().group(at - 1, "before-bare-figure").is_some();
    let closed = !cursor.is_word(end) && !cursor.is_number(end) && !cursor.is_mark(end, '/')
        || cursor.phrase(end, Class::Uncounted).is_some();
    if let Some(denominator) = numeral.denominator {
        let scale = before == "lệ";
        let whole = numeral.first.amount <= denominator.amount || led;
        let shift = numeral.first.amount == Decimal::from(24);
        let large = denominator.amount > Decimal::from(12);
        // `2/3 số phiếu`, `1/3 tổng số hộ`, `3/4 dân số`
        let of_all = matches!(cursor.folded(end).as_str(), "số" | "tổng")
            || cursor.phrase(end, Class::Uncounted).is_some_and(|(value, _)| value == "whole");
        if whole && of_all {
            return Ok(plain(at, &numeral, 880));
        }
        if scale || whole && !shift && (led || large) && closed {
            return Ok(plain(at, &numeral, if led || scale { 880 } else { 760 }));
        }
        return Err(end);
    }
    // `tỷ số là 4-3`
    let scored = cursor.is_dash(end) && !cursor.apart(end) && cursor.is_number(end + 1);
    if at > 0 && cursor.is_number(at - 1) || !closed || scored {
        return Err(end);
    }
    match numeral.first.form {
        Form::Separated => {
            let small = numeral.first.ambiguous;
            let version = small && !led;
            let list_number = before.is_empty() || at == 0;
            if version || list_number && !led {
                Err(end)
            } else {
                Ok(money(cursor, at, &numeral)
                    .unwrap_or_else(|| plain(at, &numeral, if led { 900 } else { 820 })))
            }
        }
        Form::Plain if numeral.upper.unwrap_or(numeral.first).multiplier > Decimal::ONE => {
            Ok(money(cursor, at, &numeral).unwrap_or_else(|| plain(at, &numeral, 850)))
        }
        Form::Plain
            if of_a_total(cursor, end)
                || in_bracketed_list(cursor, at, end)
                || in_listed_parts(cursor, at, end)
                || in_list_of_years(cursor, at) =>
        {
            Ok(plain(at, &numeral, 850))
        }
        Form::Plain
            if led
                && cursor.piece(at).len() <= 4
                && !matches!(before.as_str(), "có" | "được" | "trên" | "dưới") =>
        {
            Ok(plain(at, &numeral, 760))
        }
        _ => Err(end),
    }
}

/// `15 trong tổng số 19 tiêu chí`
fn of_a_total(cursor: Cursor<'_, '_>, at: usize) -> bool {
    let word = |at: usize| cursor.folded(at);
    matches!(word(at).as_str(), "trong" | "trên") && matches!(word(at + 1).as_str(), "tổng" | "số")
}

/// `… bằng các hình thức: khiển trách 438; cảnh cáo 75; cách chức 7`: numbers that end the parts of a list.
fn in_listed_parts(cursor: Cursor<'_, '_>, at: usize, end: usize) -> bool {
    let ends_part = |at: usize, end: usize| {
        at > 0
            && cursor.is_word(at - 1)
            && cursor.is_mark(end, ';')
            && cursor.phrase_before(at, Class::Numbered).is_none()
            && cursor.phrase_before(at, Class::DocumentType).is_none()
    };
    let near = |from: usize, to: usize| {
        (from..to).any(|other| other != at && cursor.is_number(other) && ends_part(other, other + 1))
    };
    let colon = (at.saturating_sub(LIST / 2)..at)
        .rev()
        .take_while(|&at| cursor.kind(at) != Some(Kind::Break) && !cursor.is_mark(at, '.'))
        .any(|at| cursor.is_mark(at, ':'));
    ends_part(at, end) && colon && near(at.saturating_sub(PARTS), at + PARTS)
}

/// How near another part of a list stands.
const PARTS: usize = 10;

/// `Huy hiệu 65, 55, 50 năm tuổi Đảng`: numbers that share the unit of the last.
fn in_list_of_years(cursor: Cursor<'_, '_>, at: usize) -> bool {
    let two_digits = |at: usize| cursor.is_number(at) && cursor.piece(at).len() == 2;
    let joined = |at: usize| cursor.is_mark(at, ',') || cursor.folded(at) == "và";
    let mut last = at;
    while last < at + LIST && two_digits(last) && joined(last + 1) && two_digits(last + 2) {
        last += 2;
    }
    last > at && cursor.folded(last + 1) == "năm" && cursor.folded(last + 2) == "tuổi"
}

/// The longest list in brackets, in tokens.
const LIST: usize = 120;

/// How far before a bracket stands what its list divides.
const WHOLE: usize = 10;

/// `172 căn nhà bị sập (Yên Hòa 2, Tân Thủy 13)`: the numbers after names in brackets divide the
/// number before them.
fn in_bracketed_list(cursor: Cursor<'_, '_>, at: usize, end: usize) -> bool {
    let capital = |at: usize| cursor.reading().token(at).is_some_and(crate::detect::token::Token::is_capital);
    let closes = |at: usize| matches!(cursor.piece(at), "," | ";" | ")");
    // `(khởi tố 83, không khởi tố 46)`: what was done so many times, which no noun is named by.
    let done = |at: usize| {
        cursor.is_word(at - 1)
            && cursor.apart(at)
            && closes(at + 1)
            && cursor.phrase(at - 1, Class::Time).is_none()
            && [Class::Numbered, Class::DocumentType, Class::Counter]
                .into_iter()
                .all(|class| cursor.phrase_before(at, class).is_none())
    };
    let item = |at: usize| capital(at - 1) || done(at);
    if at == 0 || !item(at) || !closes(end) {
        return false;
    }
    let open = (at.saturating_sub(LIST)..at)
        .rev()
        .take_while(|&at| !cursor.is_mark(at, ')') && cursor.kind(at) != Some(Kind::Break))
        .find(|&at| cursor.is_mark(at, '('));
    let Some(open) = open else { return false };
    let divides = (open.saturating_sub(WHOLE)..open)
        .rev()
        .take_while(|&at| cursor.kind(at) != Some(Kind::Break))
        .any(|at| cursor.is_number(at));
    // Another item of the list ends in a number, or counts.
    let items = (open + 1..open + LIST)
        .take_while(|&at| !cursor.is_mark(at, ')') && cursor.kind(at) != Some(Kind::Break))
        .filter(|&at| at != open + 1 && cursor.is_number(at) && item(at))
        .take(2)
        .count();
    divides && items == 2
}

/// How many words before an amount are asked what it is of.
const CONTEXT: usize = 8;

/// `1 tỷ rưỡi`, `9.800 tỷ`: thousands of millions of nothing are of money, and millions where the
/// words before speak of it.
fn money(cursor: Cursor<'_, '_>, at: usize, numeral: &Numeral) -> Option<Quantity> {
    let multiplier = numeral.upper.unwrap_or(numeral.first).multiplier;
    let of_money = |at: usize| cursor.reading().group(at, "money").is_some();
    let millions = multiplier >= Decimal::from(1_000_000);
    let is_money = multiplier >= Decimal::from(1_000_000_000)
        || millions && (at.saturating_sub(CONTEXT)..at).any(of_money);
    if !is_money {
        return None;
    }
    let mut found = plain(at, numeral, 880);
    "VND".clone_into(&mut found.value.unit);
    if found.value.denominator.is_none() {
        found.value.kind = FigureKind::Money;
    }
    found.rule = &rules::MONEY;
    Some(found)
}

pub(super) fn plain(at: usize, numeral: &Numeral, score: u16) -> Quantity {
    let kind = if numeral.denominator.is_some() { FigureKind::Ratio } else { FigureKind::Count };
    let value = FigureValue {
        amount: numeral.first.amount,
        upper: numeral.upper.map(|upper| upper.amount),
        denominator: numeral.denominator.map(|denominator| denominator.amount),
        kind,
        ambiguous: numeral.first.ambiguous,
        ..FigureValue::default()
    };
    let rule = if kind == FigureKind::Ratio { &rules::RATIO } else { &rules::BARE };
    Quantity { start: at, end: numeral.end, value, score, rule }
}
