//! Documents of congresses of the party and of plenums of its Central Committee.
//!
//! ```text
//! congress   Nghị quyết Đại hội … (lần thứ XVII | XIII | of one party body)
//! plenum     Nghị quyết (Hội nghị)? Trung ương 4 (khóa XII)
//! ```

use super::issuer::issuer;
use super::named::{Known, Named};
use super::plan::period;
use crate::detect::lexicon::{Class, Match, word, words};
use crate::detect::position::piece::Attributes;
use crate::detect::reading::Reading;
use crate::label::Level;

/// `Đại hội XIII của Đảng`, `Đại hội đại biểu Đảng bộ tỉnh … lần thứ XVII`.
pub(super) fn congress(reading: &Reading<'_>, at: usize) -> Option<Named> {
    let mut end = at + usize::from(reading.is(at, word!("của")));
    if !reading.all(end, words!("đại hội")) {
        return None;
    }
    end += 2;
    let (mut ordinal, mut party_body, mut place) = (false, false, false);
    // `Đại hội 12 của Đảng`
    if reading.digits(end).is_some_and(|digits| digits.len() <= 2) && !reading.is_small(end + 1)
        || reading.digits(end).is_some() && reading.is(end + 1, word!("của"))
    {
        end += 1;
        ordinal = true;
    }
    loop {
        if reading.all(end, words!("đại biểu")) || reading.all(end, words!("toàn quốc")) {
            end += 2;
        } else if reading.all(end, words!("lần thứ")) {
            end = ordinal_number(reading, end + 2)?;
            ordinal = true;
        } else if reading.is_roman(end) {
            end += 1;
            ordinal = true;
        } else if reading.is(end, word!("khóa"))
            && (reading.is_roman(end + 1) || reading.digits(end + 1).is_some())
        {
            end += 2;
            ordinal = true;
        } else if reading.is(end, word!("của")) && reading.all(end + 1, words!("đảng bộ")) {
            end += 3;
            party_body = true;
        } else if reading.is(end, word!("của"))
            && reading.is(end + 1, word!("đảng"))
            && (ordinal || !party_body)
        {
            end += 2;
        } else if reading.any(end, words!["đảng", "chi"]) && reading.is(end + 1, word!("bộ")) {
            end += 2;
            party_body = true;
        } else if reading.all(end, words!("đảng cộng sản")) {
            end += 3;
        } else if reading.is(end, word!("đảng")) {
            end += 1;
        } else if reading.is(end, word!("việt")) && reading.is(end + 1, word!("nam")) {
            end += 2;
        } else if let Some(level) = reading.phrase(end, Class::Level) {
            place = true;
            end = proper(reading, level.end());
        } else if let Some(body) =
            reading.phrase(end, Class::Organisation).filter(|_| reading.is_capital(end))
        {
            place = true;
            end = reading
                .phrase(body.end(), Class::Field)
                .map_or_else(|| proper(reading, body.end()), Match::end);
        } else if let Some(field) =
            reading.phrase(end, Class::Field).filter(|_| party_body && reading.is_capital(end))
        {
            // `Đảng bộ Quân sự tỉnh`
            end = field.end();
        } else if reading.is_capital(end) && place {
            end = proper(reading, end);
        } else {
            break;
        }
    }
    // `Đại hội Đảng bộ nhiệm kỳ 2020 - 2025`: the term tells which it is, where its number does not.
    let term = period(reading, end).filter(|_| !ordinal);
    if reading.any(end, words!["các", "cấp"]) || !(ordinal || place || term.is_some()) {
        return None;
    }
    let mut named = Named::new(end, Known::Congress);
    if let Some((after, year)) = term {
        (named.end, named.year) = (after, Some(year));
    }
    Some(named)
}

/// `Trung ương 4 (khóa XII)`, `Hội nghị lần thứ tám Ban Chấp hành Trung ương Đảng khóa XI`.
pub(super) fn plenum(reading: &Reading<'_>, at: usize) -> Option<Named> {
    let mut end = at + usize::from(reading.is(at, word!("của")));
    let meeting = reading.all(end, words!("hội nghị"));
    end += 2 * usize::from(meeting);
    let mut ordinal = false;
    if reading.all(end, words!("lần thứ")) {
        end = ordinal_number(reading, end + 2)?;
        ordinal = true;
        // `Hội nghị lần thứ 12, BCH Trung ương Đảng`, `Hội nghị lần thứ 12 – BCH Trung ương Đảng`
        let joined = reading.is_mark(end, ',') || reading.is_range_mark(end);
        end += usize::from(joined && reading.is_capital(end + 1));
    }
    let body = reading.phrase(end, Class::Organisation).filter(|body| {
        is_central(body) && (reading.is_capital(end) || reading.is_capital(body.end() - 1))
            || reading.is(end, word!("tw"))
            || (ordinal && reading.is(end, word!("ban")))
    })?;
    // `Ban Chấp hành Đảng bộ tỉnh`
    let central = is_central(&body) || reading.is(end, word!("tw"));
    let local = if central { None } else { Some(issuer(reading, end)?) };
    end = local.as_ref().map_or(body.end(), |local| local.end);
    if !ordinal {
        if reading.all(end, words!("lần thứ")) {
            end = ordinal_number(reading, end + 2)?;
        } else {
            // `Trung ương 4`, `Trung ương IV`, `Trung ương sáu khóa XII`
            match reading.digits(end).filter(|digits| digits.len() <= 2) {
                Some(digits) if digits.parse::<u8>().ok()? > 20 => return None,
                Some(_) => end += 1,
                None if reading.is_roman(end) => end += 1,
                None => {
                    end = ordinal_number(reading, end)?;
                    term(reading, end)?;
                }
            }
        }
    }
    end = term(reading, end).unwrap_or(end);
    let mut named = Named::new(end, Known::Plenum);
    named.issuer = Some(local.map_or_else(|| "Ban Chấp hành Trung ương Đảng".to_owned(), |local| local.name));
    Some(named)
}

/// `khóa XII`, `(khóa XI, XII)`.
pub(super) fn term(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let bracket = reading.is_mark(at, '(');
    let start = at + usize::from(bracket);
    if !reading.is(start, word!("khóa")) {
        return None;
    }
    let numbered =
        |at: usize| reading.is_roman(at) || reading.digits(at).is_some_and(|digits| digits.len() <= 2);
    let mut end = start + 1;
    if !numbered(end) {
        return None;
    }
    end += 1;
    while (reading.is_mark(end, ',') || reading.is(end, word!("và"))) && reading.is_roman(end + 1) {
        end += 2;
    }
    match (bracket, reading.is_mark(end, ')')) {
        (true, true) => Some(end + 1),
        (true, false) => None,
        (false, _) => Some(end),
    }
}

/// Whether a body is of the country.
fn is_central(body: &Match) -> bool {
    Attributes::of(body.entry).level == Some(Level::Central)
}

/// `XVII`, `9`, `tám`, `mười hai` after `lần thứ`.
fn ordinal_number(reading: &Reading<'_>, at: usize) -> Option<usize> {
    if reading.is_roman(at) || reading.digits(at).is_some_and(|digits| digits.len() <= 3) {
        return Some(at + 1);
    }
    let spelled = words!["ba", "bốn", "tư", "sáu", "tám", "hai", "mười", "năm", "một", "bảy", "chín", "nhất"];
    let mut end = at;
    while end < at + 3 && reading.any(end, spelled) {
        end += 1;
    }
    (end > at).then_some(end)
}

/// Where a proper name ends that begins here; the same place where none does.
fn proper(reading: &Reading<'_>, at: usize) -> usize {
    if let Some(place) = reading.phrase(at, Class::Place).filter(|_| reading.is_capital(at)) {
        return place.end();
    }
    let mut end = at;
    while end < at + 5
        && reading.is_capital(end)
        && !reading.is_roman(end)
        && reading.phrase(end, Class::DocumentType).is_none()
    {
        end += 1;
    }
    end
}
