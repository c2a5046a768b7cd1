//! The grammar of quantities: numeral, range or ratio, then unit, rate or counted noun.

use super::bare::{is_map_scale, plain, without_unit};
use super::guard;
use super::name::{Names, Naming, counts_after_name, ends_name, ends_score};
use super::numeral::{alone, numeral};
use super::unit::{self, Unit, unit_after};
use super::value::with_unit;
use super::words::{in_words, parts_in_words};
use crate::detect::Rule;
use crate::detect::lexicon::words;
use crate::detect::number;
use crate::detect::reading::Reading;
use crate::label::{FigureKind, FigureValue};

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

/// The quantity that begins with the numeral at a token; otherwise the token to go on from.
pub(super) fn read(reading: &Reading<'_>, at: usize, names: &mut Names) -> Result<Quantity, usize> {
    if let Some(parts) = parts_in_words(reading, at) {
        return Ok(parts);
    }
    let Some(number) = number::read(reading, at) else { return Err(skip_run(reading, at)) };
    if number.is_spelled() {
        return in_words(reading, at, number);
    }
    // `nước tăng0,42%`: a share whose blank was lost.
    let share = at > 0 && reading.is_small(at - 1) && reading.is_mark(number.end, '%');
    if !share && guard::glued_before(reading, at)
        || guard::is_call_number(reading, at)
        || guard::runs_on(reading, number.end)
    {
        return Err(skip_code(reading, number.end));
    }
    if let Some(end) = guard::clock_end(reading, at) {
        return Err(end);
    }
    if names.is_marker(reading, at, &number) {
        return Err(number.end);
    }
    let naming = names.naming(reading, at);
    if naming == Naming::Certainly {
        names.remember(number.end);
        return Err(skip_code(reading, number.end));
    }
    let numeral = numeral(reading, at, number);
    // `quy hoạch tỷ lệ 1/500 khu dân cư`: nothing is counted.
    if reading.follows(at, words!["lệ"]) && is_map_scale(&numeral) {
        return Err(numeral.end);
    }
    let unit = unit_after(reading, &numeral);
    if naming == Naming::Perhaps
        && !unit.as_ref().is_some_and(|unit| counts_after_name(reading, at, &numeral, unit))
    {
        names.remember(numeral.end);
        return Err(numeral.end);
    }
    // `Nhà máy Thái Bình 2 hoàn thành`: there no noun that a list does not have is counted.
    if unit.as_ref().is_some_and(|unit| !unit.listed) && (ends_name(reading, at) || ends_score(reading, at)) {
        return Err(numeral.end);
    }
    // `20°52'24"` is a place on the map.
    if unit.as_ref().is_some_and(|unit| {
        reading.piece(unit.end - 1) == "°" && reading.is_number(unit.end) && !reading.is_apart(unit.end)
    }) {
        return Err(numeral.end + 1);
    }
    // `báo cáo ngày 20 tháng cuối quý`, `trong 3 tháng 7, 8 và 9`: parts of a date.
    if unit.as_ref().is_some_and(|unit| guard::is_of_date(reading, at, unit.end, unit.kind)) {
        return Err(numeral.end);
    }
    match unit {
        Some(unit) => Ok(with_unit(reading, at, numeral, unit)),
        None => without_unit(reading, at, numeral),
    }
}

/// The number in a span that a person marked, whatever stands around it.
pub(super) fn bare(reading: &Reading<'_>, at: usize, to: usize) -> Option<Quantity> {
    let number = number::read(reading, at).filter(|number| number.end <= to)?;
    let numeral = numeral(reading, at, number);
    let numeral = if numeral.end <= to { numeral } else { alone(number) };
    let fits = |unit: &Unit| unit.end == to || unit.end < to && unit.kind != FigureKind::Count;
    let unit = unit_after(reading, &numeral).filter(fits);
    // Whatever else is marked is what is counted.
    let unit = unit.or_else(|| {
        (numeral.end < to).then(|| Unit {
            end: to,
            kind: FigureKind::Count,
            name: unit::words(reading, numeral.end, to),
            power: 0,
            listed: false,
        })
    });
    Some(match unit {
        Some(unit) => with_unit(reading, at, numeral, unit),
        None => plain(at, &numeral, 500),
    })
}

/// After digits that are no number (`1.2.3`), the token after the whole run.
fn skip_run(reading: &Reading<'_>, at: usize) -> usize {
    let mut end = at + 1;
    while matches!(reading.piece(end), "." | ",")
        && reading.is_number(end + 1)
        && !reading.is_apart(end)
        && !reading.is_apart(end + 1)
    {
        end += 2;
    }
    end
}

/// The token after the code that a numeral begins: `15/KH-UBND`.
fn skip_code(reading: &Reading<'_>, from: usize) -> usize {
    let mut end = from;
    while !reading.is_apart(end)
        && (reading.is_word(end)
            || reading.is_mark(end, '/')
            || reading.is_range_mark(end)
            || reading.is_number(end))
    {
        end += 1;
    }
    end
}
