//! Numerals without a unit or noun, where they are quantities.

use super::numeral::{Numeral, alone};
use super::quantity::Quantity;
use super::rules;
use super::unit::unit;
use crate::detect::lexicon::sense::Uncounted;
use crate::detect::lexicon::{Class, word, words};
use crate::detect::number::{self, Form};
use crate::detect::reading::Reading;
use crate::detect::sentence;
use crate::detect::token::Kind;
use crate::label::{FigureKind, FigureValue};
use rust_decimal::Decimal;

/// A numeral without unit or noun, where it is a quantity.
pub(super) fn without_unit(reading: &Reading<'_>, at: usize, numeral: Numeral) -> Result<Quantity, usize> {
    let end = numeral.end;
    let led = at > 0 && reading.group(at - 1, "before-bare-figure").is_some();
    let closed = !reading.is_word(end) && !reading.is_number(end) && !reading.is_mark(end, '/')
        || reading.phrase(end, Class::Uncounted).is_some();
    if let Some(denominator) = numeral.denominator {
        if is_map_scale(&numeral) {
            return Err(end);
        }
        let scale = reading.follows(at, words!["lệ"]);
        let whole = numeral.first.amount <= denominator.amount || led;
        let shift = numeral.first.amount == Decimal::from(24);
        let large = denominator.amount > Decimal::from(12);
        // `2/3 số phiếu`, `1/3 tổng số hộ`, `3/4 dân số`
        let of_all = reading.any(end, words!["số", "tổng"])
            || reading.phrase(end, Class::Uncounted).is_some_and(|found| found.is(Uncounted::Whole));
        if whole && of_all {
            return Ok(plain(at, &numeral, 880));
        }
        if scale || whole && !shift && (led || large) && closed {
            return Ok(plain(at, &numeral, if led || scale { 880 } else { 760 }));
        }
        return Err(end);
    }
    // `tỷ số là 4-3`
    let scored = reading.is_range_mark(end) && !reading.is_apart(end) && reading.is_number(end + 1);
    // `cấp 4 tỷ mua hóa chất`
    let billions = numeral.upper.unwrap_or(numeral.first).multiplier >= Decimal::from(1_000_000_000_i64);
    if at > 0 && reading.is_number(at - 1) || !(closed || billions) || scored {
        return Err(end);
    }
    match numeral.first.form {
        Form::Separated => {
            let small = numeral.first.ambiguous;
            let version = small && !led;
            if version || at == 0 {
                Err(end)
            } else {
                Ok(money(reading, at, &numeral)
                    .unwrap_or_else(|| plain(at, &numeral, if led { 900 } else { 820 })))
            }
        }
        Form::Plain if numeral.upper.unwrap_or(numeral.first).multiplier > Decimal::ONE => {
            Ok(money(reading, at, &numeral).unwrap_or_else(|| plain(at, &numeral, 850)))
        }
        Form::Plain
            if has_share(reading, at, end)
                || of_a_total(reading, end)
                || in_list_of_names(reading, at, end)
                || in_listed_parts(reading, at, end)
                || in_list_of_years(reading, at)
                || is_age(reading, at)
                || changes(reading, at, end) =>
        {
            Ok(plain(at, &numeral, 850))
        }
        Form::Plain
            if led
                && reading.piece(at).len() <= 4
                && !reading.follows(at, words!["có", "được", "trên", "dưới"]) =>
        {
            Ok(plain(at, &numeral, 760))
        }
        _ => Err(end),
    }
}

/// `quy hoạch chi tiết tỷ lệ 1/500`, `bản đồ 1/2.000`: the kind of a map.
pub(super) fn is_map_scale(numeral: &Numeral) -> bool {
    let hundred = Decimal::ONE_HUNDRED;
    numeral.first.amount == Decimal::ONE
        && numeral
            .denominator
            .is_some_and(|below| below.amount > hundred && (below.amount % hundred).is_zero())
}

/// `từ 95 lên 125 đại biểu`, `từ 711 chỉ còn 420 chi cục`: what there was of what a number after it counts.
fn changes(reading: &Reading<'_>, at: usize, end: usize) -> bool {
    let Some(next) = (end..end + CHANGE).find(|&at| reading.is_number(at)) else { return false };
    let verb = words!["chỉ", "còn", "lên", "xuống", "giảm", "tăng"];
    let counts = number::read(reading, next)
        .is_some_and(|number| unit(reading, number.end, &alone(number)).is_some_and(|unit| unit.listed));
    reading.follows(at, words!["từ"])
        && next > end
        && (end..next).all(|at| reading.any(at, verb))
        && reading.any(next - 1, words!["còn", "lên", "xuống"])
        && counts
}

/// The most words between two numbers of which the second is what the first has become.
const CHANGE: usize = 4;

/// `15 trong tổng số 19 tiêu chí`
fn of_a_total(reading: &Reading<'_>, at: usize) -> bool {
    reading.any(at, words!["trong", "trên"]) && reading.any(at + 1, words!["tổng", "số"])
}

/// `… bằng các hình thức: khiển trách 438; cảnh cáo 75; cách chức 7`: numbers that end the parts of a list.
fn in_listed_parts(reading: &Reading<'_>, at: usize, end: usize) -> bool {
    let ends_part = |at: usize, end: usize| {
        at > 0
            && reading.is_word(at - 1)
            && reading.is_mark(end, ';')
            && reading.phrase_before(at, Class::Numbered).is_none()
            && reading.phrase_before(at, Class::DocumentType).is_none()
    };
    let near = |from: usize, to: usize| {
        (from..to).any(|other| other != at && reading.is_number(other) && ends_part(other, other + 1))
    };
    let colon = (at.saturating_sub(LIST / 2)..at)
        .rev()
        .take_while(|&at| !reading.is_end(at) && !sentence::closes(reading, at))
        .any(|at| reading.is_mark(at, ':'));
    ends_part(at, end) && colon && near(at.saturating_sub(PARTS), at + PARTS)
}

/// How near another part of a list stands.
const PARTS: usize = 10;

/// `Huy hiệu 65, 55, 50 năm tuổi Đảng`: numbers that share the unit of the last.
fn in_list_of_years(reading: &Reading<'_>, at: usize) -> bool {
    let two_digits = |at: usize| reading.is_number(at) && reading.piece(at).len() == 2;
    let joined = |at: usize| reading.is_mark(at, ',') || reading.is(at, word!("và"));
    let mut last = at;
    while last < at + LIST && two_digits(last) && joined(last + 1) && two_digits(last + 2) {
        last += 2;
    }
    last > at && reading.is(last + 1, word!("năm")) && reading.is(last + 2, word!("tuổi"))
}

/// `độ tuổi từ 19 đến 68`, `tuổi đời dưới 30`: the noun stands before the number.
fn is_age(reading: &Reading<'_>, at: usize) -> bool {
    let bound = |at: usize| reading.any(at, words!["từ", "đủ", "dưới", "trên", "khoảng", "đời"]);
    let lead = (0..=2).find(|&back| at > back && !bound(at - 1 - back));
    lead.is_some_and(|back| reading.is(at - 1 - back, word!("tuổi"))) && reading.piece(at).len() <= 2
}

/// The longest list in brackets, in tokens.
const LIST: usize = 120;

/// How far before a bracket stands what its list divides.
const WHOLE: usize = 10;

/// `172 căn nhà bị sập (Yên Hòa 2, Tân Thủy 13)`, `9 nhà, gồm: Yên Hòa 2, Tân Thủy 7.`: the numbers after names in
/// brackets or after a colon divide the number before them.
fn in_list_of_names(reading: &Reading<'_>, at: usize, end: usize) -> bool {
    let closes =
        |at: usize| matches!(reading.piece(at), "," | ";" | ")" | "và") || sentence::closes(reading, at);
    // `(khởi tố 83, không khởi tố 46)`: what was done so many times, which no noun is named by.
    let done = |at: usize| {
        reading.is_word(at - 1)
            && reading.is_apart(at)
            && closes(at + 1)
            && reading.phrase(at - 1, Class::Time).is_none()
            && [Class::Numbered, Class::DocumentType, Class::Counter]
                .into_iter()
                .all(|class| reading.phrase_before(at, class).is_none())
    };
    // `Lục Yên: 14`
    let named = |at: usize| reading.is_capital(at - 1 - usize::from(at > 1 && reading.is_mark(at - 1, ':')));
    let item = |at: usize| named(at) || done(at);
    if at == 0 || !item(at) || !closes(end) || numbers_names(reading, at) {
        return false;
    }
    let open = (at.saturating_sub(LIST)..at)
        .rev()
        .take_while(|&at| !reading.is_mark(at, ')') && reading.kind(at) != Some(Kind::Break))
        .find(|&at| reading.is_mark(at, '(') || reading.is_mark(at, ':') && !reading.is_capital(at - 1));
    let Some(open) = open else { return false };
    let divides = (open.saturating_sub(WHOLE)..open)
        .rev()
        .take_while(|&at| reading.kind(at) != Some(Kind::Break))
        .any(|at| reading.is_number(at));
    // Another item of the list ends in a number, or counts.
    let items = (open + 1..open + LIST)
        .take_while(|&at| !reading.is_mark(at, ')') && reading.kind(at) != Some(Kind::Break))
        .filter(|&at| at != open + 1 && reading.is_number(at) && item(at))
        .take(2)
        .count();
    divides && items == 2
}

/// `Hòa An 1, Hòa An 2`: whether the numbers tell apart what has one name.
fn numbers_names(reading: &Reading<'_>, at: usize) -> bool {
    let Some(first) = at.checked_sub(2).filter(|_| reading.is_capital(at - 1)) else { return false };
    let same = |other: usize| {
        reading.is_number(other)
            && (0..2).all(|word| reading.piece(other - 2 + word) == reading.piece(first + word))
    };
    let near = at.saturating_sub(PARTS).max(2)..at + PARTS;
    near.into_iter().any(|other| other != at && same(other))
}

/// `khiển trách 28 (chiếm 45%)`: whether a bracket says what share of all it is.
fn has_share(reading: &Reading<'_>, at: usize, end: usize) -> bool {
    let led = at > 0 && (reading.is_small(at - 1) || reading.is_mark(at - 1, ':'));
    let close =
        reading.is_mark(end, '(').then(|| (end + 1..end + SHARE).find(|&at| reading.is_mark(at, ')')));
    led && close.flatten().is_some_and(|close| close > end + 2 && reading.is_mark(close - 1, '%'))
}

/// The longest share in brackets, in tokens: `(chiếm 16,25%)`.
const SHARE: usize = 8;

/// How many words before an amount are asked what it is of.
const CONTEXT: usize = 12;

/// `1 tỷ rưỡi`, `9.800 tỷ`: thousands of millions of nothing are of money, and millions where the
/// words before speak of it.
fn money(reading: &Reading<'_>, at: usize, numeral: &Numeral) -> Option<Quantity> {
    let multiplier = numeral.upper.unwrap_or(numeral.first).multiplier;
    let of_money = |at: usize| reading.group(at, "money").is_some();
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
