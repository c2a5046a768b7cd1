//! The article's own date.
//!
//! The date-line; else the first full date that is no document's; else the first year of the
//! headline or the lead; else the year after the one that it is compared with.

use super::expression::{Expression, Shape, Year};
use super::expressions;
use super::rules;
use crate::detect::lexicon::{Class, word, words};
use crate::detect::reading::{Paragraph, Reading};
use crate::detect::token::Kind;
use crate::detect::zone::Zone;
use crate::label::{DateUnit, DateValue, Point};

/// How many lines are read in search of a full date, counted from the top.
const LINES: usize = 60;

/// How far into a line a year tells that of the article: a lead is short, an article in one line is not.
const LEAD_TOKENS: usize = 120;

/// No article is of an earlier year than that of the republic, though it may tell of one.
const FIRST: i16 = 1945;

/// A date-line has few words beside its date: `Ngày đăng: 20/07/2022 | Lượt xem: 12`.
const LINE_TOKENS: usize = 32;

/// The article's own date; a year alone where no day is given.
pub(in crate::detect) fn published(reading: &Reading<'_>) -> Option<DateValue> {
    let paragraphs = reading.paragraphs();
    let top = paragraphs.get(..paragraphs.len().min(LINES)).unwrap_or(paragraphs);
    let mut first = None;
    let mut year = None;
    let mut term = None;
    let mut compared = None;
    let mut cited = None;
    for (at, paragraph) in top.iter().enumerate() {
        let late = at >= 12 && first.is_some() && paragraph.zone != Zone::DateLine;
        if late || matches!(paragraph.zone, Zone::Furniture | Zone::Byline) {
            continue;
        }
        for found in expressions(reading, paragraph.start, paragraph.end) {
            if is_of_life(reading, &found) {
                continue;
            }
            if let Some(date) = full_date(&found) {
                if paragraph.zone == Zone::DateLine || at < 12 && is_date_line(reading, *paragraph, &found) {
                    return Some(date);
                }
                if of_document(reading, &found) {
                    cited = cited.max(date.start.year);
                } else {
                    first = first.or(Some(date));
                }
            } else if at < 4 && found.start < paragraph.start + LEAD_TOKENS {
                year = year.or_else(|| stated_year(&found).filter(|_| !is_target(reading, &found)));
                compared = compared.or_else(|| year_compared(&found));
                let of_school =
                    reading.is(found.start, word!("năm")) && reading.is(found.start + 1, word!("học"));
                let begins = of_school || of_congress(reading, *paragraph);
                term = term.or_else(|| first_year(&found).filter(|_| begins));
            }
        }
    }
    // No article is older than what it cites.
    let term = term.filter(|&term| cited.is_none_or(|cited| cited <= term));
    // A stamp that stands at the very end.
    let after = || compared.map(|year| year + 1);
    first.or_else(|| {
        year.or(term).or_else(after).map(|year| DateValue::point(Point::new(Some(year), DateUnit::Year)))
    })
}

fn full_date(found: &Expression) -> Option<DateValue> {
    // Of a range its last day: `Từ ngày 05 - 06/11/2019`.
    let shape = found.until.unwrap_or(found.shape);
    let Shape::Day { day, month, year: Year::Stated(year) } = shape else { return None };
    let mut point = Point::day(Some(year), month, day)?;
    let clock = if found.until.is_some() { found.until_clock } else { found.clock };
    point.clock = clock.filter(|clock| matches!(clock, crate::label::Clock::Time { .. }));
    Some(DateValue::point(point))
}

/// Whether a line is little more than its date: short, and either with a clock time or without a
/// verb's worth of other words.
fn is_date_line(reading: &Reading<'_>, paragraph: Paragraph, found: &Expression) -> bool {
    if paragraph.end - paragraph.start > LINE_TOKENS {
        return false;
    }
    let words = |from: usize, to: usize| {
        reading
            .tokens()
            .get(from..to)
            .unwrap_or_default()
            .iter()
            .filter(|token| token.kind == Kind::Word)
            .count()
    };
    let before = words(paragraph.start, found.start);
    let after = words(found.end, paragraph.end);
    let stamped = matches!(found.clock, Some(crate::label::Clock::Time { .. })) && found.is_by(&rules::STAMP);
    before <= 4 && after <= 3 || stamped && before <= 6 && after <= 8
}

/// Whether a date stands after a document's number: `số 18-NQ/TW, ngày 25/10/2017`.
fn of_document(reading: &Reading<'_>, found: &Expression) -> bool {
    let mut at = found.start;
    while at > 0
        && (reading.is_mark(at - 1, ',')
            || reading.is_mark(at - 1, '(')
            || reading.is(at - 1, word!("hành"))
            || reading.piece(at - 1) == "ban")
    {
        at -= 1;
    }
    if at == 0 {
        return false;
    }
    let last = at - 1;
    let code = reading.token(last).is_some_and(|token| {
        matches!(token.kind, Kind::Word)
            && token.is_capital()
            && !token.spaced()
            && last > 0
            && (reading.is_range_mark(last - 1) || reading.is_mark(last - 1, '/'))
    });
    // `QH14`, `Quyết định số 318`, `Nghị quyết 18`
    let numbered = reading.is_number(last)
        && (!reading.is_apart(last) || reading.phrase_before(last, Class::Numbered).is_some());
    code || numbered
}

/// Whether a line tells of a congress or an election, which are in the first year of the term; a council
/// meets in all.
fn of_congress(reading: &Reading<'_>, paragraph: Paragraph) -> bool {
    (paragraph.start..paragraph.end)
        .any(|at| reading.all(at, words!("đại hội")) || reading.all(at, words!("bầu cử")))
}

/// The first year of a term or period: `nhiệm kỳ 2025 - 2030`.
fn first_year(found: &Expression) -> Option<i16> {
    match (found.shape, found.until) {
        (Shape::Year(Year::Stated(year)), Some(Shape::Year(_))) => Some(year),
        _ => None,
    }
}

/// `6 tháng đầu năm, thu tăng 3% so với cùng kỳ năm 2023`: the year that a period is compared with.
fn year_compared(found: &Expression) -> Option<i16> {
    match found.shape {
        Shape::SamePeriod(Year::Stated(year)) => Some(year),
        _ => None,
    }
}

/// `sinh năm 1969`, `(SN 1969)`: when somebody was born is no date of an article.
fn is_of_life(reading: &Reading<'_>, found: &Expression) -> bool {
    found.start.checked_sub(1).is_some_and(|before| reading.any(before, words!["sinh", "sn"]))
}

/// `đến năm 2030`, `tầm nhìn 2045`: the year by which something is to be so.
fn is_target(reading: &Reading<'_>, found: &Expression) -> bool {
    matches!(found.shape, Shape::Year(_))
        && found.start.checked_sub(1).is_some_and(|before| reading.any(before, words!["đến", "để", "nhìn"]))
}

fn stated_year(found: &Expression) -> Option<i16> {
    let (Shape::Year(year)
    | Shape::LunarDay { year, .. }
    | Shape::Season(_, year)
    | Shape::Month(_, year)
    | Shape::Quarter(_, year)
    | Shape::Half(_, year)
    | Shape::Months(_, _, year)) = found.shape
    else {
        return None;
    };
    match (year, found.until) {
        (Year::Stated(year), None) if year >= FIRST => Some(year),
        _ => None,
    }
}
