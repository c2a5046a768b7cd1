//! Documents of congresses of the party and of plenums of its Central Committee.
//!
//! ```text
//! congress   Nghị quyết Đại hội … (lần thứ XVII | XIII | of one party body)
//! plenum     Nghị quyết (Hội nghị)? Trung ương 4 (khóa XII)
//! ```

use super::issuer::issuer;
use super::named::{Known, Named};
use super::plan::period;
use crate::detect::lexicon::{Class, Match};
use crate::detect::scan::Scan;

/// `Đại hội XIII của Đảng`, `Đại hội đại biểu Đảng bộ tỉnh … lần thứ XVII`.
pub(super) fn congress(scan: Scan<'_, '_>, at: usize) -> Option<Named> {
    let is = scan.is;
    let mut end = at + usize::from(scan.at(at, is.cua));
    if !scan.all(end, &[is.dai, is.hoi]) {
        return None;
    }
    end += 2;
    let (mut ordinal, mut party_body, mut place) = (false, false, false);
    // `Đại hội 12 của Đảng`
    if scan.digits(end).is_some_and(|digits| digits.len() <= 2) && !scan.is_small(end + 1)
        || scan.digits(end).is_some() && scan.at(end + 1, is.cua)
    {
        end += 1;
        ordinal = true;
    }
    loop {
        if scan.all(end, &[is.dai, is.bieu]) || scan.all(end, &[is.toan, is.quoc]) {
            end += 2;
        } else if scan.all(end, &[is.lan, is.thu]) {
            end = ordinal_number(scan, end + 2)?;
            ordinal = true;
        } else if scan.is_roman(end) {
            end += 1;
            ordinal = true;
        } else if scan.at(end, is.khoa) && (scan.is_roman(end + 1) || scan.digits(end + 1).is_some()) {
            end += 2;
            ordinal = true;
        } else if scan.at(end, is.cua) && scan.all(end + 1, &[is.dang, is.bo]) {
            end += 3;
            party_body = true;
        } else if scan.at(end, is.cua) && scan.at(end + 1, is.dang) && (ordinal || !party_body) {
            end += 2;
        } else if scan.any(end, &[is.dang, is.chi]) && scan.at(end + 1, is.bo) {
            end += 2;
            party_body = true;
        } else if scan.all(end, &[is.dang, is.cong, is.san]) {
            end += 3;
        } else if scan.at(end, is.dang) {
            end += 1;
        } else if scan.at(end, is.viet) && scan.at(end + 1, is.nam) {
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
    if scan.any(end, &[is.cac, is.cap]) || !(ordinal || place || term.is_some()) {
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
    let is = scan.is;
    let mut end = at + usize::from(scan.at(at, is.cua));
    let meeting = scan.all(end, &[is.hoi, is.nghi]);
    end += 2 * usize::from(meeting);
    let mut ordinal = false;
    if scan.all(end, &[is.lan, is.thu]) {
        end = ordinal_number(scan, end + 2)?;
        ordinal = true;
        // `Hội nghị lần thứ 12, BCH Trung ương Đảng`
        end += usize::from(scan.is_mark(end, ',') && scan.is_capital(end + 1));
    }
    let body = scan.phrase(end, Class::Organisation).filter(|body| {
        body.entry.value.contains("central") && (scan.is_capital(end) || scan.is_capital(body.end() - 1))
            || scan.at(end, is.tw)
            || (ordinal && scan.at(end, is.ban))
    })?;
    // `Ban Chấp hành Đảng bộ tỉnh`
    let central = body.entry.value.contains("central") || scan.at(end, is.tw);
    let local = if central { None } else { Some(issuer(scan, end)?) };
    end = local.as_ref().map_or(body.end(), |local| local.end);
    if !ordinal {
        if scan.all(end, &[is.lan, is.thu]) {
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
    if !scan.at(start, scan.is.khoa) {
        return None;
    }
    let numbered = |at: usize| scan.is_roman(at) || scan.digits(at).is_some_and(|digits| digits.len() <= 2);
    let mut end = start + 1;
    if !numbered(end) {
        return None;
    }
    end += 1;
    while (scan.is_mark(end, ',') || scan.at(end, scan.is.va)) && scan.is_roman(end + 1) {
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
    let is = scan.is;
    if scan.is_roman(at) || scan.digits(at).is_some_and(|digits| digits.len() <= 3) {
        return Some(at + 1);
    }
    let spelled =
        [is.ba, is.bon, is.tu_, is.sau, is.tam, is.hai, is.muoi, is.nam_, is.mot, is.bay, is.chin, is.nhat];
    let mut end = at;
    while end < at + 3 && scan.any(end, &spelled) {
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
