//! Finds DATE: points and periods on the calendar.
//!
//! Finds dates in figures and in words, periods (`6 tháng đầu năm`, `quý III`, `giai đoạn`), ranges,
//! clock stamps, relative times, feasts and lunar dates. Does not find vague or recurrent time
//! (`hiện nay`, `hằng tháng`), bare durations, or numerals inside document numbers.
//!
//! [`expression`] is the grammar: what a token may begin, with a file for each kind of expression; [`context`] gives years and values; [`published`] finds the
//! article's own date, from which missing years come.

mod bare_day;
mod clock;
mod context;
mod day;
mod era;
mod expression;
mod feast;
mod guard;
mod list;
mod months;
mod part_of_month;
mod published;
mod range;
mod relative;
mod rules;
mod term;
mod unit;
mod weekday;

pub(super) use published::published;

use super::reading::{Paragraph, Reading};
use super::sentence;
use super::signs::Signs;
use super::zone::Zone;
use super::{Candidate, Detector, Found, Work};
use crate::label::{DateValue, Label, Point, Value};
use context::Context;
use expression::{Expression, Grammar, Shape, Told, Year};

/// The detector's row.
pub(super) const DETECTOR: Detector = Detector { name: "date", rules: rules::ALL, begin };

fn begin<'r>(reading: &'r Reading<'r>) -> Work<'r> {
    let mut context = Context::new(reading.published());
    let mut told = Told::default();
    Box::new(move |block, found, fresh| {
        for paragraph in block.paragraphs {
            if paragraph.zone.is_article() || paragraph.zone == Zone::DateLine {
                context.next_paragraph();
                find_in(reading, *paragraph, found, (&mut context, &mut told), &mut fresh.candidates);
            }
        }
    })
}

fn find_in(
    reading: &Reading<'_>,
    paragraph: Paragraph,
    found: &Found,
    (context, told): (&mut Context, &mut Told),
    out: &mut Vec<Candidate>,
) {
    let expressions = expressions_after(reading, paragraph.start, paragraph.end, told);
    for (at, expression) in expressions.iter().enumerate() {
        let span = reading.span(expression.start, expression.end);
        // A bare numeral inside a document's number or name belongs to it; a period does not.
        let in_document = expression.bare
            && expression.until.is_none()
            && found.overlapping(Label::Document, span).any(|other| !span.contains(other.span));
        if in_document {
            continue;
        }
        let later = expressions.get(at + 1..).unwrap_or_default();
        let expression = rest_of_year(reading, borrow_year(expression, later), later);
        if matches!(expression.shape, Shape::SamePeriod(_)) {
            let earlier = expressions.get(..at).unwrap_or_default();
            let from = earlier
                .iter()
                .rev()
                .find(|found| is_period(found))
                .map_or(paragraph.start, |found| found.end);
            if let Some(months) = Grammar::new(reading).months_before(from, expression.start) {
                context.lean_on(months);
            }
        }
        let value = if is_of_document(reading, found, expression.start) {
            context.value_aside(&expression)
        } else {
            context.value(&expression)
        };
        out.push(Candidate {
            span,
            label: Label::Date,
            value: value.map(Value::Date),
            score: expression.score,
            rule: expression.rule,
        });
    }
}

/// Whether `cùng kỳ` may mean this expression's period.
fn is_period(expression: &Expression) -> bool {
    matches!(
        expression.shape,
        Shape::Months(..) | Shape::Half(..) | Shape::Quarter(..) | Shape::Month(..) | Shape::SamePeriod(_)
    )
}

/// Whether a document's number stands right before: `Chỉ thị số 35-CT/TW, ngày 30/5/2019`.
fn is_of_document(reading: &Reading<'_>, found: &Found, at: usize) -> bool {
    let before = at.saturating_sub(if reading.mark(at.saturating_sub(1)) == Some(',') { 2 } else { 1 });
    before < at && found.overlapping(Label::Document, reading.span(before, before + 1)).next().is_some()
}

/// All expressions that begin between two tokens, in order; none overlap.
fn expressions(reading: &Reading<'_>, from: usize, to: usize) -> Vec<Expression> {
    expressions_after(reading, from, to, &mut Told::default())
}

/// The same, after months of which the text has spoken.
fn expressions_after(reading: &Reading<'_>, from: usize, to: usize, told: &mut Told) -> Vec<Expression> {
    let mut grammar = Grammar::new(reading);
    let mut found = Vec::new();
    let mut at = from;
    loop {
        grammar.told = *told;
        at = reading.next(at, to, Signs::NUMBER.and(Signs::TIME).and(Signs::SPELLED));
        if at >= to {
            return found;
        }
        match grammar.expression(at) {
            Some(expression) => {
                told.hear(&expression);
                if !expression.bare && grammar.ends_dashed(&expression) {
                    told.hear_dash();
                }
                let end = expression.end.max(at + 1);
                found.push(expression);
                at = match expression.shape {
                    Shape::Day { .. } if expression.is_by(&rules::LISTED) => {
                        grammar.rest_of_list(end, &mut found)
                    }
                    Shape::Day { .. } if grammar.is_dashed(end) => grammar.rest_of_dashed(end, &mut found),
                    Shape::Month(..) | Shape::Year(_) | Shape::Quarter(..)
                        if expression.until.is_none() && !expression.bare =>
                    {
                        let first = expression;
                        grammar.rest_of_units(&first, &mut found)
                    }
                    _ => end,
                };
            }
            None => at += 1,
        }
    }
}

/// The most dates of a list that has its year at the end.
const CHAIN: usize = 48;

/// `tháng 1 và tháng 2 năm 1999`: the first takes its year from the next.
fn borrow_year(expression: &Expression, next: &[Expression]) -> Expression {
    let mut borrowed = *expression;
    let mut end = expression.end;
    for later in next.iter().take(CHAIN) {
        // One token joins them: a comma, `và`, a dash.
        if later.start > end + 1 || borrowed.until.is_some() || later.is_by(&rules::SAME_PERIOD) {
            break;
        }
        if let Some(shape) = context::with_year_of(borrowed.shape, later.shape) {
            borrowed.shape = shape;
            break;
        }
        end = later.end;
    }
    borrowed
}

/// `kết quả 6 tháng đầu năm, nhiệm vụ 6 tháng cuối năm 2023`: the rest of a year says which year it is of.
fn rest_of_year(reading: &Reading<'_>, expression: Expression, later: &[Expression]) -> Expression {
    let near = later.iter().take_while(|later| later.start <= expression.end + REST);
    let rest = near.into_iter().find(|later| later.is_by(expression.rule));
    let Some(rest) = rest.filter(|_| expression.until.is_none()) else {
        return expression;
    };
    let one_sentence = !(expression.end..rest.start).any(|at| sentence::parts(reading, at));
    match context::rest_of_year(expression.shape, rest.shape).filter(|_| one_sentence) {
        Some(shape) => Expression { shape, ..expression },
        None => expression,
    }
}

/// The furthest that the rest of a year is named after its beginning, in tokens.
const REST: usize = 40;

/// Whether dates, with at most a token between two of them, are all that there is between two tokens.
pub(super) fn is_whole(reading: &Reading<'_>, from: usize, to: usize) -> bool {
    let mut end = from;
    for (at, expression) in expressions(reading, from, to).iter().enumerate() {
        if expression.start > end + usize::from(at > 0) {
            return false;
        }
        end = expression.end;
    }
    end == to && from < to
}

/// Whether a day is named that no calendar has: `31/2/2024`, `ngày 31 tháng 4`.
pub(super) fn names_no_day(reading: &Reading<'_>) -> bool {
    let is_no_day = |shape: Shape| match shape {
        Shape::Impossible => true,
        Shape::Day { day, month, year: Year::Stated(year) } => Point::day(Some(year), month, day).is_none(),
        _ => false,
    };
    expressions(reading, 0, reading.tokens().len())
        .iter()
        .any(|found| std::iter::once(found.shape).chain(found.until).any(is_no_day))
}

/// The value of a date that a person marked, read from its own tokens.
pub(super) fn value_of(reading: &Reading<'_>, from: usize, to: usize) -> Option<DateValue> {
    let mut context = Context::new(reading.published());
    for earlier in expressions(reading, 0, from) {
        context.value(&earlier);
    }
    let all = expressions(reading, from, to);
    let all: Vec<Expression> = all.into_iter().filter(|expression| expression.end <= to).collect();
    match all.as_slice() {
        [] => None,
        [one] => context.value(one),
        [first, .., last] => {
            // An odd span over two dates is the period between them.
            let start = context.value(&borrow_year(first, std::slice::from_ref(last)))?;
            let end = context.value(last)?;
            Some(DateValue::range(start.start, end.end.unwrap_or(end.start)))
        }
    }
}
