//! Finds FIGURE: quantities with their unit or counted noun.
//!
//! Finds percentages, money, measures and rates, counts, ratios, durations, ranges, numbers in
//! words from two on, and bare numbers that are quantities. Does not find numerals of dates and
//! document numbers, names (`tổ 5`, `Quốc lộ 32`), ordinals, grades of wind and water, list markers
//! and telephone numbers.
//!
//! [`quantity`] is the grammar: a [`numeral`], then a [`unit`] or counted noun, and the [`value`] of both;
//! [`bare`] and [`words`] are numerals without one and in words. [`guard`] and [`name`] keep numerals
//! out, [`context`] is what stands around a figure and goes into its value.

mod bare;
mod context;
mod guard;
mod name;
mod numeral;
mod quantity;
mod rules;
mod spelling;
mod unit;
mod value;
mod words;

use super::lexicon::Class;
use super::reading::{Paragraph, Reading};
use super::signs::Signs;
use super::token::Kind;
use super::{Candidate, Detector, Found, Work};
use crate::label::{FigureKind, FigureValue, Label, Value};
use name::Names;
use quantity::Quantity;
pub use spelling::{unit_named, unit_shown};

/// The detector's row.
pub(super) const DETECTOR: Detector = Detector { name: "figure", rules: rules::ALL, begin };

fn begin<'r>(reading: &'r Reading<'r>) -> Work<'r> {
    Box::new(move |block, found, fresh| {
        for paragraph in block.article() {
            find_in(reading, paragraph, found, &mut fresh.candidates);
        }
    })
}

fn find_in(reading: &Reading<'_>, paragraph: Paragraph, found: &Found, out: &mut Vec<Candidate>) {
    let mut names = Names::new(Some(paragraph.start));
    let mut at = paragraph.start;
    loop {
        at = reading.next(at, paragraph.end, Signs::NUMBER.and(Signs::SPELLED));
        if at >= paragraph.end {
            return;
        }
        if !may_begin(reading, at) {
            at += 1;
            continue;
        }
        let here = reading.span(at, at + 1);
        let over = |label: Label| found.overlapping(label, here).map(|other| other.span.end).max();
        if let Some(end) = over(Label::Date) {
            at = reading.token_at(end).max(at + 1);
            continue;
        }
        // A document's number is none, but its title may measure: `Kế hoạch 5 năm`.
        let titled = over(Label::Document).is_some();
        match quantity::read(reading, at, &mut names) {
            // `2 ngày 06 và 07/6`: the days are named, not counted.
            Ok(quantity) if crosses_date(reading, found, &quantity) => at = quantity.end.max(at + 1),
            Ok(quantity) if quantity.end <= paragraph.end && !(titled && is_count(&quantity)) => {
                at = quantity.end.max(at + 1);
                out.push(candidate(reading, quantity));
            }
            Ok(quantity) => at = quantity.end.max(at + 1),
            Err(next) => at = next.max(at + 1),
        }
    }
}

fn crosses_date(reading: &Reading<'_>, found: &Found, quantity: &Quantity) -> bool {
    let span = reading.span(quantity.start, quantity.end);
    found.overlapping(Label::Date, span).any(|other| other.span.end > span.end)
}

fn is_count(quantity: &Quantity) -> bool {
    matches!(quantity.value.kind, FigureKind::Count | FigureKind::Ratio)
}

/// Whether a numeral may begin at a token.
fn may_begin(reading: &Reading<'_>, at: usize) -> bool {
    match reading.kind(at) {
        Some(Kind::Number) => true,
        Some(Kind::Word) => reading.begins(at).has(Class::Number),
        _ => false,
    }
}

fn candidate(reading: &Reading<'_>, quantity: Quantity) -> Candidate {
    let span = reading.span(quantity.start, quantity.end);
    let (score, rule) = (quantity.score, quantity.rule);
    let value = context::complete(reading, quantity);
    Candidate { span, label: Label::Figure, value: Some(Value::Figure(value)), score, rule }
}

/// The value of a figure that a person marked, read from its own tokens.
pub(super) fn value_of(reading: &Reading<'_>, from: usize, to: usize) -> Option<FigureValue> {
    (from..to).filter(|&at| may_begin(reading, at)).find_map(|at| {
        let mut names = Names::new(None);
        match quantity::read(reading, at, &mut names) {
            Ok(quantity) if quantity.end == to => Some(context::complete(reading, quantity)),
            _ => quantity::bare(reading, at, to).map(|quantity| context::complete(reading, quantity)),
        }
    })
}
