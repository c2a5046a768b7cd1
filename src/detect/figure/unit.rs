//! What a numeral measures or counts: a unit, a rate, a counted noun.

use super::numeral::Numeral;
use super::spelling::Row;
use crate::detect::lexicon::sense::{Link, Sense, Time};
use crate::detect::lexicon::{Class, Match, word, words};
use crate::detect::number::{self, Form};
use crate::detect::reading::Reading;
use crate::detect::token::Case;
use crate::label::FigureKind;
use crate::text::compose;
use rust_decimal::Decimal;

/// What a number counts or measures.
pub(super) struct Unit {
    pub(super) end: usize,
    pub(super) kind: FigureKind,
    pub(super) name: String,
    /// The power of ten that the unit multiplies by.
    pub(super) power: u32,
    /// Whether a list has it.
    pub(super) listed: bool,
}

/// What follows a numeral: a unit, a rate or a counted noun. Of `50 triệu đồng đến 100 triệu
/// đồng`, the unit of both.
pub(super) fn unit_after(reading: &Reading<'_>, numeral: &Numeral) -> Option<Unit> {
    let unit = unit(reading, numeral.end, numeral)?;
    Some(rate(reading, of_stuff(reading, unit)))
}

/// The most words between a unit and the stroke below it.
const STUFF: usize = 2;

/// `1.650 tấn quả tươi/ngày`, `2 vụ lúa/năm`: with what is measured, where the stroke of a rate is glued to it.
fn of_stuff(reading: &Reading<'_>, mut unit: Unit) -> Unit {
    let small = |at: usize| reading.token(at).is_some_and(|token| token.case == Case::Lower);
    let end = (unit.end..unit.end + STUFF).take_while(|&at| may_be_noun(reading, at) && small(at)).last();
    let Some(stroke) = end.map(|last| last + 1) else { return unit };
    let glued = reading.is_mark(stroke, '/') && !reading.is_apart(stroke) && !reading.is_apart(stroke + 1);
    let below = reading.phrase(stroke + 1, Class::Unit).is_some_and(|unit| unit.is(FigureKind::Duration));
    if glued && below && unit.listed {
        unit.name = format!("{} {}", unit.name, words(reading, unit.end, stroke));
        unit.end = stroke;
    }
    unit
}

pub(super) fn unit(reading: &Reading<'_>, at: usize, numeral: &Numeral) -> Option<Unit> {
    let counter = reading.phrase(at, Class::Counter);
    let noun = counter.map(crate::detect::lexicon::Match::end);
    let measured = reading.phrase(at, Class::Unit).filter(|found| noun.is_none_or(|noun| noun < found.end()));
    if let Some(found) = measured
        && fits(reading, at, found.end(), found.entry.phrase, numeral)
    {
        let row = Row::of(found.entry)?;
        let (kind, name, power) = (row.kind, row.canonical(), row.power);
        return Some(Unit { end: found.end(), kind, name, power, listed: true });
    }
    // `3,2 triệu/m2`, `75 ngàn/kg`: the price of one.
    let millions = numeral.upper.unwrap_or(numeral.first).multiplier >= Decimal::ONE_THOUSAND;
    let below =
        || [Class::Unit, Class::Counter].into_iter().any(|class| reading.phrase(at + 1, class).is_some());
    if millions && reading.is_mark(at, '/') && !reading.is_apart(at) && below() {
        return Some(Unit {
            end: at,
            kind: FigureKind::Money,
            name: "VND".to_owned(),
            power: 0,
            listed: true,
        });
    }
    if !reading.is_word(at) {
        return None;
    }
    // `2 nhiệm kỳ`, `3 giai đoạn`, where no years follow: a length of time that no unit measures.
    if let Some(time) = reading.phrase(at, Class::Time)
        && matches!(time.entry.sense, Sense::Time(Time::Term | Time::Stage))
        && !reading.is_number(time.end())
    {
        let end = time.end();
        let name = words(reading, at, end);
        return Some(Unit { end, kind: FigureKind::Count, name, power: 0, listed: true });
    }
    if let Some(end) = noun {
        let glued = !reading.is_apart(at);
        let capital = reading.token(at).is_some_and(|token| token.case == Case::Upper) && end == at + 1;
        // `số 590 Tỉnh lộ 10`: a longer word, which numbers itself.
        let numbers = reading
            .phrase(at, Class::Numbered)
            .is_some_and(|other| other.end() > end && reading.is_number(other.end()));
        let is_asked = || reading.phrase(at, Class::Trigger).is_some() && number::counts(reading, at);
        // `280 Đội Cấn`, `171 Trường Chinh`: a house in a street; `2 Trường Tiểu học` is counted.
        let title = |at: usize| reading.token(at).is_some_and(|token| token.case == Case::Title);
        let street = numeral.first.form != Form::Words
            && end == at + 1
            && title(at)
            && title(end)
            && reading.is_apart(end)
            && reading.phrase(at, Class::Organisation).is_none_or(|body| body.len < 2);
        let verb = reading.phrase(at, Class::Uncounted).is_some_and(|other| other.end() >= end)
            && !is_asked()
            || numbers;
        // `25sản phẩm` runs on; one glued letter is a code. `3 HTX` is counted, `5 BTV` is not listed.
        let code = glued && (capital || reading.piece(at).chars().count() < 2);
        if !verb && !code && !street {
            let full = counter.map(|counter| counter.entry.value).filter(|full| !full.is_empty());
            return Some(Unit {
                end,
                kind: FigureKind::Count,
                name: full.map_or_else(|| words(reading, at, end), str::to_owned),
                power: 0,
                listed: true,
            });
        }
    }
    // `2 nguyên chủ tịch`: who held an office.
    let former = reading.phrase(at, Class::RoleBefore).map(Match::end);
    if let Some(role) = former.and_then(|role| reading.phrase(role, Class::Role)) {
        let name = words(reading, at, role.end());
        return Some(Unit { end: role.end(), kind: FigureKind::Count, name, power: 0, listed: true });
    }
    // `4 tỷ mua hóa chất`: thousands of millions are of money, not of what stands behind them.
    let thousands_of_millions =
        numeral.upper.unwrap_or(numeral.first).multiplier >= Decimal::from(1_000_000_000_i64);
    unseen(reading, at).filter(|_| !thousands_of_millions)
}

/// Whether a unit may stand here: short abbreviations only in their own case and place.
fn fits(reading: &Reading<'_>, at: usize, end: usize, phrase: &str, numeral: &Numeral) -> bool {
    let piece = reading.piece(at);
    if !reading.is_word(at) {
        return true;
    }
    if phrase.chars().count() <= 2 && phrase.is_ascii() && end == at + 1 {
        // `5 M` and `3 G` are no metres and grams.
        return piece == phrase || phrase.len() > 1 && piece.eq_ignore_ascii_case(phrase);
    }
    if phrase == "đ" {
        // `5 đ/c` counts comrades.
        return piece == "đ" && !(reading.is_mark(end, '/') && reading.piece(end + 1) == "c");
    }
    let title = reading.token(at).is_some_and(|token| token.case == Case::Title);
    // `Ngã ba Đồng Lộc`
    if phrase == "đồng" && title {
        return false;
    }
    // `600 nghìn đồng bào`
    if phrase == "đồng" && reading.group(at, "never-money").is_some() {
        return false;
    }
    if phrase == "đồng" && numeral.first.multiplier == Decimal::ONE {
        // đồng hồ, đồng đội, đồng loạt
        return reading.group(at, "seldom-money").is_none();
    }
    let capital = reading.is_capital(at);
    let lower = phrase.chars().next().is_some_and(char::is_lowercase);
    // `12 Năm` begins something else, `50 Năm tuổi Đảng` does not; `5 HA` is a hectare in capitals.
    !(capital && lower && piece.chars().count() > 2 && title) || reading.is(end, word!("tuổi"))
}

/// A noun that no list has: two syllables where two stand together, as most nouns have.
fn unseen(reading: &Reading<'_>, at: usize) -> Option<Unit> {
    let token = reading.token(at)?;
    if token.case == Case::Upper {
        return abbreviation(reading, at);
    }
    // `Trạm bơm Hòa An 4 vận hành`: what somebody does is no noun.
    let acts = reading.phrase(at, Class::ActionVerb).is_some_and(|verb| verb.len > 1);
    if token.case != Case::Lower || !reading.is_apart(at) || !may_be_noun(reading, at) || acts {
        return None;
    }
    let next = reading.token(at + 1);
    // `4 xuồng tìm kiếm`: a phrase of its own begins after the noun.
    let two = next.is_some_and(|next| next.case == Case::Lower && next.spaced())
        && reading.is_word(at + 1)
        && reading.matches(at + 1).iter().all(|found| found.len == 1)
        && may_be_noun(reading, at + 1);
    let end = if two { at + 2 } else { at + 1 };
    Some(Unit { end, kind: FigureKind::Count, name: words(reading, at, end), power: 0, listed: false })
}

/// `119 UAV`: a noun in capitals that no list has. Bodies and the types of documents are not counted.
fn abbreviation(reading: &Reading<'_>, at: usize) -> Option<Unit> {
    let letters = reading.piece(at).chars().all(char::is_alphabetic) && reading.piece(at).chars().count() > 1;
    let end = at + 1;
    let code = reading.is_number(end) || reading.is_range_mark(end) || reading.is_mark(end, '/');
    let known = [Class::Organisation, Class::OrganCode, Class::DocumentCode, Class::DocumentType]
        .into_iter()
        .chain([Class::Place, Class::Level, Class::Roman, Class::Uncounted, Class::Time])
        .any(|class| reading.phrase(at, class).is_some());
    (letters && reading.is_apart(at) && !code && !known).then(|| Unit {
        end,
        kind: FigureKind::Count,
        name: words(reading, at, end),
        power: 0,
        listed: false,
    })
}

fn may_be_noun(reading: &Reading<'_>, at: usize) -> bool {
    reading.is_word(at)
        && !reading.matches(at).iter().any(|found| {
            matches!(
                found.class,
                Class::Uncounted | Class::Number | Class::Bound | Class::Predicate | Class::Link
            ) && !found.is(Link::Eponym)
        })
        && reading.phrase(at, Class::Time).is_none()
}

/// The denominators of a rate: `triệu đồng/người/năm`, `bác sĩ/10.000 dân`.
pub(super) fn rate(reading: &Reading<'_>, mut unit: Unit) -> Unit {
    while reading.is_mark(unit.end, '/') {
        let at = unit.end + 1;
        // `0,7%/ tháng`, `2% /năm`, but `12 xã/ đạt`
        let even = reading.is_apart(unit.end) == reading.is_apart(at);
        if !even && reading.phrase(at, Class::Unit).is_none() {
            break;
        }
        let number = reading.is_number(at).then(|| number::read(reading, at)).flatten();
        // `1.200 hộ/10.000 dân` is a rate; `86 vụ/135 bị can` are two numbers.
        if unit.kind == FigureKind::Count && number.as_ref().is_some_and(|number| !is_round(number.amount)) {
            break;
        }
        let noun = number.map_or(at, |number| number.end);
        let listed = [Class::Unit, Class::Counter]
            .into_iter()
            .filter_map(|class| reading.phrase(noun, class).map(Match::end))
            .max();
        let single = || {
            let lower = reading.token(noun).is_some_and(|token| token.case == Case::Lower);
            (reading.is_word(noun) && lower && number.is_none_or(|_| reading.is_apart(noun)))
                .then_some(noun + 1)
        };
        let Some(end) = listed.or_else(single).filter(|_| !reading.any(noun, words!["hoặc", "c", "tổng"]))
        else {
            break;
        };
        let below = currency(reading, noun, end).map_or_else(|| words(reading, at, end), str::to_owned);
        unit.name = format!("{}/{below}", unit.name);
        unit.kind = FigureKind::Measure;
        unit.end = end;
    }
    unit
}

/// Whether so many may stand below a rate: 100, 1.000, …
fn is_round(amount: Decimal) -> bool {
    let mut power = Decimal::ONE_HUNDRED;
    while power < amount && power < Decimal::from(1_000_000_000) {
        power *= Decimal::TEN;
    }
    power == amount
}

/// The canonical name of a currency: `đồng/USD`.
fn currency(reading: &Reading<'_>, at: usize, end: usize) -> Option<&'static str> {
    let unit =
        reading.phrase(at, Class::Unit).filter(|unit| unit.is(FigureKind::Money) && unit.end() == end)?;
    Row::of(unit.entry).map(|row| row.name).filter(|&name| name != "VND")
}

/// The words between two tokens in lower case, composed, with single blanks.
pub(super) fn words(reading: &Reading<'_>, from: usize, to: usize) -> String {
    let span = reading.span(from, to);
    let source = reading.text().slice(span);
    let mut name = String::with_capacity(source.len());
    for word in source.split_whitespace() {
        if !name.is_empty() {
            name.push(' ');
        }
        name.extend(compose(word).chars().flat_map(char::to_lowercase));
    }
    name
}
