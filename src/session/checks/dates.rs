//! Dates that cannot be: a period that ends before it begins, a day that its calendar does not have. In values the days
//! of the sun's calendar are right by their type: what a text says of another one is left without a value.

use super::{Check, Fix, Problem, View};
use crate::annotation::{Annotation, Document};
use crate::detect::names_no_day;
use crate::label::{DateValue, Label, Value};

pub(super) fn concerns(label: Label) -> bool {
    label == Label::Date
}

pub(super) fn find(view: &View<'_>, concerned: &[&Annotation], out: &mut Vec<Problem>) {
    let wrong = concerned.iter().filter(|known| match &known.value {
        Some(Value::Date(date)) => is_reversed(date) || !has_moon_day(date),
        _ => is_impossible(view.document, known),
    });
    out.extend(wrong.map(|known| Problem::new(Check::ImpossibleDate, known)));
}

pub(super) fn fix(_: &Document, known: &Annotation, _: &Problem) -> Fix {
    match &known.value {
        Some(Value::Date(date @ DateValue { start, end: Some(end), lunar })) if is_reversed(date) => {
            Fix::Value(Value::Date(DateValue { start: *end, end: Some(*start), lunar: *lunar }))
        }
        _ => Fix::Read,
    }
}

/// Whether a date has no value because its words name a day that no calendar has.
pub(super) fn is_impossible(document: &Document, known: &Annotation) -> bool {
    known.label == Label::Date && known.value.is_none() && names_no_day(document.text().slice(known.span))
}

/// Whether a period ends before it begins, as far as both ends say.
fn is_reversed(date: &DateValue) -> bool {
    let Some(end) = date.end else { return false };
    match (date.start.year, end.year) {
        (Some(start), Some(year)) if start != year => year < start,
        // Without years `12/XXXX` to `02/XXXX` is a winter.
        (Some(_), Some(_)) => end.last_day() < date.start.first_day(),
        _ => false,
    }
}

fn has_moon_day(date: &DateValue) -> bool {
    date.lunar.is_none_or(|lunar| {
        (1..=12).contains(&lunar.month) && lunar.day.is_none_or(|day| (1..=30).contains(&day))
    })
}
