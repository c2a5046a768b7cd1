//! What a numeral measures or counts: a unit, a rate, a counted noun.

use super::numeral::Numeral;
use super::spelling::canonical;
use crate::detect::cursor::Cursor;
use crate::detect::lexicon::Class;
use crate::detect::number;
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
pub(super) fn unit_after(cursor: Cursor<'_, '_>, numeral: &Numeral) -> Option<Unit> {
    let unit = unit(cursor, numeral.end, numeral)?;
    Some(rate(cursor, of_stuff(cursor, unit)))
}

/// The most words between a unit and the stroke below it.
const STUFF: usize = 2;

/// `1.650 tấn quả tươi/ngày`, `2 vụ lúa/năm`: with what is measured, where the stroke of a rate is glued to it.
fn of_stuff(cursor: Cursor<'_, '_>, mut unit: Unit) -> Unit {
    let small = |at: usize| cursor.reading().token(at).is_some_and(|token| token.case == Case::Lower);
    let end = (unit.end..unit.end + STUFF).take_while(|&at| may_be_noun(cursor, at) && small(at)).last();
    let Some(stroke) = end.map(|last| last + 1) else { return unit };
    let glued = cursor.is_mark(stroke, '/') && !cursor.apart(stroke) && !cursor.apart(stroke + 1);
    let below =
        cursor.phrase(stroke + 1, Class::Unit).is_some_and(|(value, _)| value.starts_with("duration"));
    if glued && below && unit.listed {
        unit.name = format!("{} {}", unit.name, words(cursor, unit.end, stroke));
        unit.end = stroke;
    }
    unit
}

pub(super) fn unit(cursor: Cursor<'_, '_>, at: usize, numeral: &Numeral) -> Option<Unit> {
    let counter = cursor.reading().longest(at, Class::Counter);
    let noun = counter.map(crate::detect::lexicon::Match::end);
    let measured =
        cursor.reading().longest(at, Class::Unit).filter(|found| noun.is_none_or(|noun| noun < found.end()));
    if let Some(found) = measured
        && fits(cursor, at, found.end(), found.entry.phrase, numeral)
    {
        let mut fields = found.entry.value.split(' ');
        let kind = match fields.next() {
            Some("percent") => FigureKind::Percent,
            Some("money") => FigureKind::Money,
            Some("duration") => FigureKind::Duration,
            _ => FigureKind::Measure,
        };
        let name = canonical(fields.next().unwrap_or_default());
        let power = fields.next().and_then(|power| power.parse().ok()).unwrap_or(0);
        return Some(Unit { end: found.end(), kind, name, power, listed: true });
    }
    // `3,2 triệu/m2`, `75 ngàn/kg`: the price of one.
    let millions = numeral.upper.unwrap_or(numeral.first).multiplier >= Decimal::ONE_THOUSAND;
    let below =
        || [Class::Unit, Class::Counter].into_iter().any(|class| cursor.phrase(at + 1, class).is_some());
    if millions && cursor.is_mark(at, '/') && !cursor.apart(at) && below() {
        return Some(Unit {
            end: at,
            kind: FigureKind::Money,
            name: "VND".to_owned(),
            power: 0,
            listed: true,
        });
    }
    if !cursor.is_word(at) {
        return None;
    }
    // `2 nhiệm kỳ`, `3 giai đoạn`, where no years follow: a length of time that no unit measures.
    if let Some(("term" | "stage", end)) = cursor.phrase(at, Class::Time)
        && !cursor.is_number(end)
    {
        let name = words(cursor, at, end);
        return Some(Unit { end, kind: FigureKind::Count, name, power: 0, listed: true });
    }
    if let Some(end) = noun {
        let glued = !cursor.apart(at);
        let capital =
            cursor.reading().token(at).is_some_and(|token| token.case == Case::Upper) && end == at + 1;
        // `số 590 Tỉnh lộ 10`: a longer word, which numbers itself.
        let numbers = cursor
            .phrase(at, Class::Numbered)
            .is_some_and(|(_, other)| other > end && cursor.is_number(other));
        let verb = cursor.phrase(at, Class::Uncounted).is_some_and(|(_, other)| other >= end) || numbers;
        // `25sản phẩm` runs on; one glued letter is a code. `3 HTX` is counted, `5 BTV` is not listed.
        let code = glued && (capital || cursor.piece(at).chars().count() < 2);
        if !verb && !code {
            let full = counter.map(|counter| counter.entry.value).filter(|full| !full.is_empty());
            return Some(Unit {
                end,
                kind: FigureKind::Count,
                name: full.map_or_else(|| words(cursor, at, end), str::to_owned),
                power: 0,
                listed: true,
            });
        }
    }
    unseen(cursor, at)
}

/// Whether a unit may stand here: short abbreviations only in their own case and place.
fn fits(cursor: Cursor<'_, '_>, at: usize, end: usize, phrase: &str, numeral: &Numeral) -> bool {
    let piece = cursor.piece(at);
    if !cursor.is_word(at) {
        return true;
    }
    if phrase.chars().count() <= 2 && phrase.is_ascii() && end == at + 1 {
        // `5 M` and `3 G` are no metres and grams.
        return piece == phrase || phrase.len() > 1 && piece.eq_ignore_ascii_case(phrase);
    }
    if phrase == "đ" {
        // `5 đ/c` counts comrades.
        return piece == "đ" && !(cursor.is_mark(end, '/') && cursor.piece(end + 1) == "c");
    }
    let title = cursor.reading().token(at).is_some_and(|token| token.case == Case::Title);
    // `Ngã ba Đồng Lộc`
    if phrase == "đồng" && title {
        return false;
    }
    // `600 nghìn đồng bào`
    if phrase == "đồng" && cursor.reading().group(at, "never-money").is_some() {
        return false;
    }
    if phrase == "đồng" && numeral.first.multiplier == Decimal::ONE {
        // đồng hồ, đồng đội, đồng loạt
        return cursor.reading().group(at, "seldom-money").is_none();
    }
    let capital = cursor.reading().token(at).is_some_and(crate::detect::token::Token::is_capital);
    let lower = phrase.chars().next().is_some_and(char::is_lowercase);
    // `12 Năm` begins something else, `50 Năm tuổi Đảng` does not; `5 HA` is a hectare in capitals.
    !(capital && lower && piece.chars().count() > 2 && title) || cursor.folded(end) == "tuổi"
}

/// A noun that no list has: two syllables where two stand together, as most nouns have.
fn unseen(cursor: Cursor<'_, '_>, at: usize) -> Option<Unit> {
    let token = cursor.reading().token(at)?;
    if token.case == Case::Upper {
        return abbreviation(cursor, at);
    }
    if token.case != Case::Lower || !cursor.apart(at) || !may_be_noun(cursor, at) {
        return None;
    }
    let next = cursor.reading().token(at + 1);
    // `4 xuồng tìm kiếm`: a phrase of its own begins after the noun.
    let two = next.is_some_and(|next| next.case == Case::Lower && next.spaced())
        && cursor.is_word(at + 1)
        && cursor.reading().matches(at + 1).iter().all(|found| found.len == 1)
        && may_be_noun(cursor, at + 1);
    let end = if two { at + 2 } else { at + 1 };
    Some(Unit { end, kind: FigureKind::Count, name: words(cursor, at, end), power: 0, listed: false })
}

/// `119 UAV`: a noun in capitals that no list has. Bodies and the types of documents are not counted.
fn abbreviation(cursor: Cursor<'_, '_>, at: usize) -> Option<Unit> {
    let letters = cursor.piece(at).chars().all(char::is_alphabetic) && cursor.piece(at).chars().count() > 1;
    let end = at + 1;
    let code = cursor.is_number(end) || cursor.is_dash(end) || cursor.is_mark(end, '/');
    let known = [Class::Organisation, Class::OrganCode, Class::DocumentCode, Class::DocumentType]
        .into_iter()
        .chain([Class::Place, Class::Level, Class::Roman, Class::Uncounted, Class::Time])
        .any(|class| cursor.phrase(at, class).is_some());
    (letters && cursor.apart(at) && !code && !known).then(|| Unit {
        end,
        kind: FigureKind::Count,
        name: words(cursor, at, end),
        power: 0,
        listed: false,
    })
}

fn may_be_noun(cursor: Cursor<'_, '_>, at: usize) -> bool {
    cursor.is_word(at)
        && !cursor.reading().matches(at).iter().any(|found| {
            matches!(
                found.class,
                Class::Uncounted | Class::Number | Class::Bound | Class::Predicate | Class::Link
            ) && found.entry.value != "eponym"
        })
        && cursor.phrase(at, Class::Time).is_none()
}

/// The denominators of a rate: `triệu đồng/người/năm`, `bác sĩ/10.000 dân`.
pub(super) fn rate(cursor: Cursor<'_, '_>, mut unit: Unit) -> Unit {
    while cursor.is_mark(unit.end, '/') {
        let at = unit.end + 1;
        // `0,7%/ tháng`, `2% /năm`, but `12 xã/ đạt`
        let even = cursor.apart(unit.end) == cursor.apart(at);
        if !even && cursor.phrase(at, Class::Unit).is_none() {
            break;
        }
        let number = cursor.is_number(at).then(|| number::read(cursor, at)).flatten();
        // `1.200 hộ/10.000 dân` is a rate; `86 vụ/135 bị can` are two numbers.
        if unit.kind == FigureKind::Count && number.as_ref().is_some_and(|number| !is_round(number.amount)) {
            break;
        }
        let noun = number.map_or(at, |number| number.end);
        let listed = [Class::Unit, Class::Counter]
            .into_iter()
            .filter_map(|class| cursor.phrase(noun, class).map(|(_, end)| end))
            .max();
        let single = || {
            let lower = cursor.reading().token(noun).is_some_and(|token| token.case == Case::Lower);
            (cursor.is_word(noun) && lower && number.is_none_or(|_| cursor.apart(noun))).then_some(noun + 1)
        };
        let Some(end) =
            listed.or_else(single).filter(|_| !matches!(cursor.folded(noun).as_str(), "hoặc" | "c" | "tổng"))
        else {
            break;
        };
        let below = currency(cursor, noun, end).map_or_else(|| words(cursor, at, end), str::to_owned);
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
fn currency(cursor: Cursor<'_, '_>, at: usize, end: usize) -> Option<&'static str> {
    let (value, after) = cursor.phrase(at, Class::Unit)?;
    let name = value.strip_prefix("money ")?.split(' ').next()?;
    (after == end && !matches!(name, "VND")).then_some(name)
}

/// The words between two tokens in lower case, composed, with single blanks.
pub(super) fn words(cursor: Cursor<'_, '_>, from: usize, to: usize) -> String {
    let span = cursor.reading().span(from, to);
    let source = cursor.reading().text().slice(span);
    let mut name = String::with_capacity(source.len());
    for word in source.split_whitespace() {
        if !name.is_empty() {
            name.push(' ');
        }
        name.extend(compose(word).chars().flat_map(char::to_lowercase));
    }
    name
}
