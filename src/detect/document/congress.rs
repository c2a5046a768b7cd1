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
use crate::detect::scan::Scan;

/// `Đại hội XIII của Đảng`, `Đại hội đại biểu Đảng bộ tỉnh … lần thứ XVII`.
pub(super) fn congress(scan: Scan<'_, '_>, at: usize) -> Option<Named> {
    let mut end = at + usize::from(scan.at(at, word!("của")));
    if !scan.all(end, words!("đại hội")) {
        return None;
    }
    end += 2;
    let (mut ordinal, mut party_body, mut place) = (false, false, false);
    // `Đại hội 12 của Đảng`
    if scan.digits(end).is_some_and(|digits| digits.len() <= 2) && !scan.is_small(end + 1)
        || scan.digits(end).is_some() && scan.at(end + 1, word!("của"))
    {
        end += 1;
        ordinal = true;
    }
    loop {
        if scan.all(end, words!("đại biểu")) || scan.all(end, words!("toàn quốc")) {
            end += 2;
        } else if scan.all(end, words!("lần thứ")) {
            end = ordinal_number(scan, end + 2)?;
            ordinal = true;
        } else if scan.is_roman(end) {
            end += 1;
            ordinal = true;
        } else if scan.at(end, word!("khóa")) && (scan.is_roman(end + 1) || scan.digits(end + 1).is_some()) {
            end += 2;
            ordinal = true;
        } else if scan.at(end, word!("của")) && scan.all(end + 1, words!("đảng bộ")) {
            end += 3;
            party_body = true;
        } else if scan.at(end, word!("của")) && scan.at(end + 1, word!("đảng")) && (ordinal || !party_body)
        {
            end += 2;
        } else if scan.any(end, words!["đảng", "chi"]) && scan.at(end + 1, word!("bộ")) {
            end += 2;
            party_body = true;
        } else if scan.all(end, words!("đảng cộng sản")) {
            end += 3;
        } else if scan.at(end, word!("đảng")) {
            end += 1;
        } else if scan.at(end, word!("việt")) && scan.at(end + 1, word!("nam")) {
            end += 2;
        } else if let Some(level) = scan.phrase(end, Class::Level) {
            place = true;
            end = proper(scan, level.end());
        } else if let Some(body) = scan.phrase(end, Class::Organisation).filter(|_| scan.is_capital(end)) {
            place = true;
            end = scan.phrase(body.end(), Class::Field).map_or_else(|| proper(scan, body.end()), Match::end);
        } else if let Some(field) =
            scan.phrase(end, Class::Field).filter(|_| party_body && scan.is_capital(end))
        {
            // `Đảng bộ Quân sự tỉnh`
            end = field.end();
        } else if scan.is_capital(end) && place {
            end = proper(scan, end);
        } else {
            break;
        }
    }
    // `Đại hội Đảng bộ nhiệm kỳ 2020 - 2025`
    let term = period(scan, end);
    if scan.any(end, words!["các", "cấp"]) || !(ordinal || place || term.is_some()) {
        return None;
    }
    let mut named = Named::new(end, Known::Congress);
    if let Some((after, year)) = term {
        (named.end, named.year) = (after, Some(year));
    }
    Some(named)
}

/// `Trung ương 4 (khóa XII)`, `Hội nghị lần thứ tám Ban Chấp hành Trung ương Đảng khóa XI`.
pub(super) fn plenum(scan: Scan<'_, '_>, at: usize) -> Option<Named> {
    let mut end = at + usize::from(scan.at(at, word!("của")));
    let meeting = scan.all(end, words!("hội nghị"));
    end += 2 * usize::from(meeting);
    let mut ordinal = false;
    if scan.all(end, words!("lần thứ")) {
        end = ordinal_number(scan, end + 2)?;
        ordinal = true;
        // `Hội nghị lần thứ 12, BCH Trung ương Đảng`
        end += usize::from(scan.is_mark(end, ',') && scan.is_capital(end + 1));
    }
    let body = scan.phrase(end, Class::Organisation).filter(|body| {
        body.entry.value.contains("central") && (scan.is_capital(end) || scan.is_capital(body.end() - 1))
            || scan.at(end, word!("tw"))
            || (ordinal && scan.at(end, word!("ban")))
    })?;
    // `Ban Chấp hành Đảng bộ tỉnh`
    let central = body.entry.value.contains("central") || scan.at(end, word!("tw"));
    let local = if central { None } else { Some(issuer(scan, end)?) };
    end = local.as_ref().map_or(body.end(), |local| local.end);
    if !ordinal {
        if scan.all(end, words!("lần thứ")) {
            end = ordinal_number(scan, end + 2)?;
        } else {
            // `Trung ương 4`, `Trung ương IV`, `Trung ương sáu khóa XII`
            match scan.digits(end).filter(|digits| digits.len() <= 2) {
                Some(digits) if digits.parse::<u8>().ok()? > 20 => return None,
                Some(_) => end += 1,
                None if scan.is_roman(end) => end += 1,
                None => {
                    end = ordinal_number(scan, end)?;
                    term(scan, end)?;
                }
            }
        }
    }
    end = term(scan, end).unwrap_or(end);
    let mut named = Named::new(end, Known::Plenum);
    named.issuer = Some(local.map_or_else(|| "Ban Chấp hành Trung ương Đảng".to_owned(), |local| local.name));
    Some(named)
}

/// `khóa XII`, `(khóa XI, XII)`.
pub(super) fn term(scan: Scan<'_, '_>, at: usize) -> Option<usize> {
    let bracket = scan.is_mark(at, '(');
    let start = at + usize::from(bracket);
    if !scan.at(start, word!("khóa")) {
        return None;
    }
    let numbered = |at: usize| scan.is_roman(at) || scan.digits(at).is_some_and(|digits| digits.len() <= 2);
    let mut end = start + 1;
    if !numbered(end) {
        return None;
    }
    end += 1;
    while (scan.is_mark(end, ',') || scan.at(end, word!("và"))) && scan.is_roman(end + 1) {
        end += 2;
    }
    match (bracket, scan.is_mark(end, ')')) {
        (true, true) => Some(end + 1),
        (true, false) => None,
        (false, _) => Some(end),
    }
}

/// `XVII`, `9`, `tám`, `mười hai` after `lần thứ`.
fn ordinal_number(scan: Scan<'_, '_>, at: usize) -> Option<usize> {
    if scan.is_roman(at) || scan.digits(at).is_some_and(|digits| digits.len() <= 3) {
        return Some(at + 1);
    }
    let spelled = words!["ba", "bốn", "tư", "sáu", "tám", "hai", "mười", "năm", "một", "bảy", "chín", "nhất"];
    let mut end = at;
    while end < at + 3 && scan.any(end, spelled) {
        end += 1;
    }
    (end > at).then_some(end)
}

/// Where a proper name ends that begins here; the same place where none does.
fn proper(scan: Scan<'_, '_>, at: usize) -> usize {
    if let Some(place) = scan.phrase(at, Class::Place).filter(|_| scan.is_capital(at)) {
        return place.end();
    }
    let mut end = at;
    while end < at + 5
        && scan.is_capital(end)
        && !scan.is_roman(end)
        && scan.phrase(end, Class::DocumentType).is_none()
    {
        end += 1;
    }
    end
}
