//! The grammar of quantities: numeral, range or ratio, then unit, rate or counted noun.

use super::guard::{self, Names, Naming};
use super::rules;
use crate::detect::Rule;
use crate::detect::cursor::Cursor;
use crate::detect::lexicon::Class;
use crate::detect::number::{self, Form, Number};
use crate::detect::token::Case;
use crate::label::{FigureKind, FigureValue};
use crate::text::composed;
use rust_decimal::Decimal;

/// A quantity as it stands in the text.
#[derive(Clone, Debug)]
pub(super) struct Quantity {
    /// The first token.
    pub(super) start: usize,
    /// The token after the last.
    pub(super) end: usize,
    /// Without what stands around it.
    pub(super) value: FigureValue,
    /// How sure, in thousandths.
    pub(super) score: u16,
    /// What found it.
    pub(super) rule: &'static Rule,
}

/// What a number counts or measures.
struct Unit {
    end: usize,
    kind: FigureKind,
    name: String,
    /// The power of ten that the unit multiplies by.
    power: u32,
    /// Whether a list has it.
    listed: bool,
}

/// A numeral, a range or a ratio, without its unit.
struct Numeral {
    first: Number,
    upper: Option<Number>,
    denominator: Option<Number>,
    end: usize,
}

/// The quantity that begins with the numeral at a token; otherwise the token to go on from.
pub(super) fn read(cursor: Cursor<'_, '_>, at: usize, names: &mut Names) -> Result<Quantity, usize> {
    if let Some(parts) = parts_in_words(cursor, at) {
        return Ok(parts);
    }
    let Some(number) = number::read(cursor, at) else { return Err(skip_run(cursor, at)) };
    if number.spelled {
        return in_words(cursor, at, number);
    }
    if guard::glued_before(cursor, at)
        || guard::is_call_number(cursor, at)
        || guard::runs_on(cursor, number.end)
    {
        return Err(skip_code(cursor, number.end));
    }
    if let Some(end) = guard::clock_end(cursor, at) {
        return Err(end);
    }
    if names.is_marker(cursor, at, &number) {
        return Err(number.end);
    }
    let naming = names.naming(cursor, at);
    if naming == Naming::Certainly {
        names.remember(number.end);
        return Err(skip_code(cursor, number.end));
    }
    let numeral = numeral(cursor, number);
    let unit = unit_after(cursor, &numeral);
    if naming == Naming::Perhaps
        && !unit.as_ref().is_some_and(|unit| counts_after_name(cursor, at, &numeral, unit))
    {
        names.remember(numeral.end);
        return Err(numeral.end);
    }
    // `20°52'24"` is a place on the map.
    if unit.as_ref().is_some_and(|unit| {
        cursor.piece(unit.end - 1) == "°" && cursor.is_number(unit.end) && !cursor.apart(unit.end)
    }) {
        return Err(numeral.end + 1);
    }
    // `24/24 giờ` is round the clock.
    if numeral.denominator.is_some() && unit.as_ref().is_some_and(|unit| unit.kind == FigureKind::Duration) {
        return Err(numeral.end);
    }
    match unit {
        Some(unit) => Ok(with_unit(cursor, at, numeral, unit)),
        None => without_unit(cursor, at, numeral),
    }
}

/// The number in a span that a person marked, whatever stands around it.
pub(super) fn bare(cursor: Cursor<'_, '_>, at: usize, to: usize) -> Option<Quantity> {
    let number = number::read(cursor, at).filter(|number| number.end <= to)?;
    let numeral = numeral(cursor, number);
    let numeral = if numeral.end <= to { numeral } else { alone(number) };
    let fits = |unit: &Unit| unit.end == to || unit.end < to && unit.kind != FigureKind::Count;
    let unit = unit_after(cursor, &numeral).filter(fits);
    // Whatever else is marked is what is counted.
    let unit = unit.or_else(|| {
        (numeral.end < to).then(|| Unit {
            end: to,
            kind: FigureKind::Count,
            name: words(cursor, numeral.end, to),
            power: 0,
            listed: false,
        })
    });
    Some(match unit {
        Some(unit) => with_unit(cursor, at, numeral, unit),
        None => plain(at, &numeral, 500),
    })
}

/// After digits that are no number (`1.2.3`), the token after the whole run.
fn skip_run(cursor: Cursor<'_, '_>, at: usize) -> usize {
    let mut end = at + 1;
    while matches!(cursor.piece(end), "." | ",")
        && cursor.is_number(end + 1)
        && !cursor.apart(end)
        && !cursor.apart(end + 1)
    {
        end += 2;
    }
    end
}

/// The token after the code that a numeral begins: `15/KH-UBND`.
fn skip_code(cursor: Cursor<'_, '_>, from: usize) -> usize {
    let mut end = from;
    while !cursor.apart(end)
        && (cursor.is_word(end) || cursor.is_mark(end, '/') || cursor.is_dash(end) || cursor.is_number(end))
    {
        end += 1;
    }
    end
}

fn alone(number: Number) -> Numeral {
    Numeral { end: number.end, first: number, upper: None, denominator: None }
}

/// A numeral with the other end of its range or its denominator.
fn numeral(cursor: Cursor<'_, '_>, first: Number) -> Numeral {
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
    let dash = cursor.is_dash(joint) && cursor.apart(joint) == cursor.apart(joint + 1);
    let to = cursor.phrase(joint, Class::Time).filter(|(key, _)| *key == "to").map(|(_, end)| end);
    let next = if dash { Some(joint + 1) } else { to };
    let upper = next.filter(|&next| cursor.is_number(next)).and_then(|next| number::read(cursor, next));
    match upper {
        Some(upper) if !goes_on(cursor, upper.end) && scaled(&first, &upper) < upper.amount => {
            let amount = scaled(&first, &upper);
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

/// What follows a numeral: a unit, a rate or a counted noun. Of `50 triệu đồng đến 100 triệu
/// đồng`, the unit of both.
fn unit_after(cursor: Cursor<'_, '_>, numeral: &Numeral) -> Option<Unit> {
    let unit = unit(cursor, numeral.end, numeral)?;
    Some(rate(cursor, unit))
}

fn unit(cursor: Cursor<'_, '_>, at: usize, numeral: &Numeral) -> Option<Unit> {
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
        let name = fields.next().unwrap_or_default().replace('-', " ");
        let power = fields.next().and_then(|power| power.parse().ok()).unwrap_or(0);
        return Some(Unit { end: found.end(), kind, name, power, listed: true });
    }
    // `3,2 triệu/m2`: the price of one.
    let millions = numeral.upper.unwrap_or(numeral.first).multiplier >= Decimal::from(1_000_000);
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
    if let Some(end) = noun {
        let glued = !cursor.apart(at);
        let capital =
            cursor.reading().token(at).is_some_and(|token| token.case == Case::Upper) && end == at + 1;
        let verb = cursor.phrase(at, Class::Uncounted).is_some_and(|(_, other)| other >= end);
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
    if phrase == "đồng" && numeral.first.multiplier == Decimal::ONE {
        // đồng hồ, đồng đội, đồng loạt
        let next = crate::text::fold(cursor.piece(end));
        return !matches!(
            next.as_str(),
            "chí"
                | "hồ"
                | "đội"
                | "loạt"
                | "thời"
                | "bào"
                | "minh"
                | "nghiệp"
                | "tính"
                | "ruộng"
                | "phục"
                | "bộ"
                | "chủ"
        );
    }
    let capital = cursor.reading().token(at).is_some_and(crate::detect::token::Token::is_capital);
    let lower = phrase.chars().next().is_some_and(char::is_lowercase);
    // `12 Năm` begins something else; `5 HA` is a hectare in capitals.
    !(capital
        && lower
        && piece.chars().count() > 2
        && cursor.reading().token(at).is_some_and(|token| token.case == Case::Title))
}

/// A noun that no list has: two syllables where two stand together, as most nouns have.
fn unseen(cursor: Cursor<'_, '_>, at: usize) -> Option<Unit> {
    let token = cursor.reading().token(at)?;
    if token.case != Case::Lower || !cursor.apart(at) || !may_be_noun(cursor, at) {
        return None;
    }
    let next = cursor.reading().token(at + 1);
    // `4 xuồng tìm kiếm`: a phrase of its own begins after the noun.
    let two = next.is_some_and(|next| next.case == Case::Lower && next.spaced)
        && cursor.is_word(at + 1)
        && cursor.reading().matches(at + 1).iter().all(|found| found.len == 1)
        && may_be_noun(cursor, at + 1);
    let end = if two { at + 2 } else { at + 1 };
    Some(Unit { end, kind: FigureKind::Count, name: words(cursor, at, end), power: 0, listed: false })
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
fn rate(cursor: Cursor<'_, '_>, mut unit: Unit) -> Unit {
    while cursor.is_mark(unit.end, '/') && cursor.apart(unit.end) == cursor.apart(unit.end + 1) {
        let at = unit.end + 1;
        let number = cursor.is_number(at).then(|| number::read_digits(cursor, at)).flatten();
        let noun = number.map_or(at, |number| number.end);
        let listed = [Class::Unit, Class::Counter]
            .into_iter()
            .filter_map(|class| cursor.phrase(noun, class).map(|(_, end)| end))
            .max();
        let single = || {
            let lower = cursor.reading().token(noun).is_some_and(|token| token.case == Case::Lower);
            (cursor.is_word(noun) && lower && number.is_none_or(|_| cursor.apart(noun))).then_some(noun + 1)
        };
        let Some(end) = listed
            .or_else(single)
            .filter(|_| !matches!(crate::text::fold(cursor.piece(noun)).as_str(), "hoặc" | "c"))
        else {
            break;
        };
        let below = words(cursor, at, end);
        unit.name = format!("{}/{below}", unit.name);
        unit.kind = FigureKind::Measure;
        unit.end = end;
    }
    unit
}

/// The words between two tokens in lower case, composed, with single blanks.
fn words(cursor: Cursor<'_, '_>, from: usize, to: usize) -> String {
    let span = cursor.reading().span(from, to);
    let source = cursor.reading().text().slice(span);
    let mut name = String::with_capacity(source.len());
    for word in source.split_whitespace() {
        if !name.is_empty() {
            name.push(' ');
        }
        name.extend(composed(word.chars()).flat_map(char::to_lowercase));
    }
    name
}

/// Whether something is counted although a noun stands before that may be numbered: `nhóm 5 người`.
fn counts_after_name(cursor: Cursor<'_, '_>, at: usize, numeral: &Numeral, unit: &Unit) -> bool {
    let people = matches!(
        unit.name.as_str(),
        "người"
            | "em"
            | "học sinh"
            | "đồng chí"
            | "thành viên"
            | "hộ"
            | "hộ dân"
            | "cháu"
            | "lao động"
            | "đảng viên"
            | "hội viên"
            | "cán bộ"
            | "chiến sĩ"
            | "trẻ"
            | "hộ gia đình"
            | "nhân khẩu"
            | "giường"
            | "phiếu"
    );
    let padded = cursor.piece(numeral.end - 1).starts_with('0');
    // `cụm 5 xã` has five, `cụm 5 xã Tân An` is the fifth.
    let named = cursor.reading().token(unit.end).is_some_and(crate::detect::token::Token::is_capital);
    if unit.listed && !named && at > 0 && crate::text::fold(cursor.piece(at - 1)) == "cụm" {
        return true;
    }
    // `trực tuyến 2.100 hồ sơ`: names have small numbers.
    let large = numeral.first.form == Form::Separated || numeral.first.amount >= Decimal::ONE_HUNDRED;
    if large && unit.listed {
        return true;
    }
    match unit.kind {
        FigureKind::Count => {
            unit.listed && (people || numeral.denominator.is_some() || padded && !place(&unit.name))
        }
        _ => true,
    }
}

fn place(name: &str) -> bool {
    matches!(
        name,
        "xã" | "phường"
            | "thị trấn"
            | "huyện"
            | "quận"
            | "tỉnh"
            | "thành phố"
            | "thị xã"
            | "khu"
            | "tổ"
            | "thôn"
            | "ấp"
            | "bản"
    )
}

fn with_unit(cursor: Cursor<'_, '_>, at: usize, numeral: Numeral, unit: Unit) -> Quantity {
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
    settle(cursor, at, &first, &mut value);
    if value.denominator.is_some() && unit.kind == FigureKind::Count {
        value.kind = FigureKind::Ratio;
    }
    if upper.is_none() && value.denominator.is_none() {
        end = other_end(cursor, at, end, &mut value);
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
fn settle(cursor: Cursor<'_, '_>, at: usize, first: &Number, value: &mut FigureValue) {
    let thousand = Decimal::from(1000);
    let single =
        first.form == Form::Separated && first.multiplier == Decimal::ONE && cursor.piece(at + 2).len() == 3;
    if single && first.ambiguous && value.kind == FigureKind::Count && cursor.is_mark(at + 1, ',') {
        value.amount *= thousand;
    }
    let grouped = single && !first.ambiguous && cursor.is_mark(at + 1, '.');
    if grouped && value.kind == FigureKind::Percent && value.amount > thousand && first.amount.scale() == 0 {
        value.amount /= thousand;
        value.ambiguous = true;
    }
}

/// A range whose ends both have their unit: `50 triệu đồng đến 100 triệu đồng`, `5% - 10%`.
fn other_end(cursor: Cursor<'_, '_>, at: usize, end: usize, value: &mut FigureValue) -> usize {
    let dash = cursor.is_dash(end) && cursor.apart(end) == cursor.apart(end + 1);
    let to = cursor.phrase(end, Class::Time).filter(|(key, _)| *key == "to").map(|(_, end)| end);
    let from = at > 0 && crate::text::fold(cursor.piece(at - 1)) == "từ";
    let moved = at > 1
        && cursor
            .phrase_before(at - 1, Class::Bound)
            .is_some_and(|found| matches!(found.entry.value, "up" | "down"));
    let next = match (dash, to) {
        (true, _) => end + 1,
        (false, Some(next)) if from && !moved => next,
        _ => return end,
    };
    if !cursor.is_number(next) {
        return end;
    }
    let Some(number) = number::read(cursor, next) else { return end };
    let numeral = alone(number);
    let Some(other) = unit(cursor, numeral.end, &numeral).map(|unit| rate(cursor, unit)) else { return end };
    let factor = 10_i64.checked_pow(other.power).map_or(Decimal::ONE, Decimal::from);
    let Some(amount) = number.amount.checked_mul(factor) else { return end };
    if other.name != value.unit || amount <= value.amount {
        return end;
    }
    value.upper = Some(amount);
    other.end
}

/// A numeral without unit or noun, where it is a quantity.
fn without_unit(cursor: Cursor<'_, '_>, at: usize, numeral: Numeral) -> Result<Quantity, usize> {
    let end = numeral.end;
    let before = at.checked_sub(1).map(|back| crate::text::fold(cursor.piece(back))).unwrap_or_default();
    let led = matches!(
        before.as_str(),
        "là" | "đạt"
            | "có"
            | "còn"
            | "được"
            | "thêm"
            | "lên"
            | "xuống"
            | "hơn"
            | "trên"
            | "dưới"
            | "gần"
            | "khoảng"
            | "tăng"
            | "giảm"
            | "chiếm"
            | "bằng"
            | "vượt"
            | "gồm"
    );
    let closed = !cursor.is_word(end) && !cursor.is_number(end) && !cursor.is_mark(end, '/')
        || cursor.phrase(end, Class::Uncounted).is_some();
    if let Some(denominator) = numeral.denominator {
        let scale = before == "lệ";
        let whole = numeral.first.amount <= denominator.amount || led;
        let shift = numeral.first.amount == Decimal::from(24);
        let large = denominator.amount > Decimal::from(12);
        // `2/3 số phiếu`, `1/3 tổng số hộ`
        let of_all = matches!(crate::text::fold(cursor.piece(end)).as_str(), "số" | "tổng");
        if whole && of_all {
            return Ok(plain(at, &numeral, 880));
        }
        if scale || whole && !shift && (led || large) && closed {
            return Ok(plain(at, &numeral, if led || scale { 880 } else { 760 }));
        }
        return Err(end);
    }
    if at > 0 && cursor.is_number(at - 1) || !closed {
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
            if led
                && cursor.piece(at).len() <= 4
                && !matches!(before.as_str(), "có" | "được" | "trên" | "dưới") =>
        {
            Ok(plain(at, &numeral, 760))
        }
        _ => Err(end),
    }
}

/// How many words before an amount are asked what it is of.
const CONTEXT: usize = 8;

/// `1 tỷ rưỡi`, `9.800 tỷ`: thousands of millions of nothing are of money, and millions where the
/// words before speak of it.
fn money(cursor: Cursor<'_, '_>, at: usize, numeral: &Numeral) -> Option<Quantity> {
    let multiplier = numeral.upper.unwrap_or(numeral.first).multiplier;
    let of_money = |at: usize| {
        matches!(
            crate::text::fold(cursor.piece(at)).as_str(),
            "tiền"
                | "vốn"
                | "giá"
                | "phí"
                | "thu"
                | "chi"
                | "nợ"
                | "lỗ"
                | "lãi"
                | "phạt"
                | "thuế"
                | "đồng"
                | "quỹ"
        )
    };
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

fn plain(at: usize, numeral: &Numeral, score: u16) -> Quantity {
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

/// A number in words, which needs a listed noun or unit.
fn in_words(cursor: Cursor<'_, '_>, at: usize, number: Number) -> Result<Quantity, usize> {
    let end = number.end;
    let before = at.checked_sub(1).map(|back| crate::text::fold(cursor.piece(back))).unwrap_or_default();
    let first = crate::text::fold(cursor.piece(at));
    let capital = cursor.reading().token(at).is_some_and(crate::detect::token::Token::is_capital);
    let begins = at == 0 || !cursor.is_word(at - 1) && !cursor.is_number(at - 1);
    if capital && !begins {
        return Err(end);
    }
    if matches!(
        before.as_str(),
        "thứ" | "số" | "khóa" | "tháng" | "ngày" | "mùng" | "mồng" | "cấp" | "loại" | "hạng" | "lần"
    ) {
        return Err(end);
    }
    // `năm` by itself is the year unless something is counted.
    let lone_year = first == "năm" && end == at + 1;
    if lone_year
        && (matches!(
            before.as_str(),
            "trong"
                | "cả"
                | "mỗi"
                | "hàng"
                | "hằng"
                | "từng"
                | "nhiều"
                | "những"
                | "các"
                | "suốt"
                | "đầu"
                | "cuối"
                | "giữa"
                | "qua"
                | "một"
                | "mấy"
                | "vài"
                | "theo"
                | "sau"
                | "đến"
                | "kế"
                | "của"
                | "thu"
                | "toán"
        ) || at > 0 && cursor.is_number(at - 1)
            || capital)
    {
        return Err(end);
    }
    let numeral = alone(number);
    let Some(unit) = unit(cursor, end, &numeral).filter(|unit| unit.listed).map(|unit| rate(cursor, unit))
    else {
        return Err(end);
    };
    if lone_year && unit.kind != FigureKind::Count
        || unit.kind == FigureKind::Percent && number.amount < Decimal::TWO
    {
        return Err(end);
    }
    // `ba mẹ`, `tám giờ`: hours are the clock's.
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
    let quantity = with_unit(cursor, at, numeral, unit);
    Ok(Quantity { rule: &rules::WORDS, score, ..quantity })
}

/// `hai phần ba`, `một phần tư`: a ratio in words.
fn parts_in_words(cursor: Cursor<'_, '_>, at: usize) -> Option<Quantity> {
    let digit = |at: usize| {
        let (value, end) = cursor.phrase(at, Class::Number)?;
        let value: i64 = match value {
            "ten" => 10,
            _ => value.strip_prefix("digit ")?.parse().ok()?,
        };
        (value > 0).then_some((Decimal::from(value), end))
    };
    if !cursor.is_word(at) || crate::text::fold(cursor.piece(at + 1)) != "phần" {
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
