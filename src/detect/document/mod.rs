//! References to instruments: `Nghị quyết số 18-NQ/TW`, `Luật Đất đai 2024`, `Nghị quyết Đại hội XIII của Đảng`.
//!
//! A reference begins with the word for its type. What follows makes it one particular document: a
//! [number](code), or what else it is [known](named) by. A bare type, a plural and a counted set are
//! no references, unless they have numbers.

mod code;
mod congress;
mod dated;
mod issuer;
mod kind;
mod law;
mod named;
mod numbered;
mod plan;
mod rules;

use super::lexicon::{Class, word, words};
use super::reading::Reading;
use super::signs::Signs;
use super::{Candidate, Detector, Rule, Work};
use crate::label::{DocumentValue, Label, Value};
pub(super) use kind::name_of;
use kind::{Type, type_at};

/// Finds documents.
pub(super) const DETECTOR: Detector = Detector { name: "document", rules: rules::ALL, begin };

/// Reads every paragraph of the article.
fn begin<'r>(reading: &'r Reading<'r>) -> Work<'r> {
    Box::new(move |block, _, fresh| {
        for paragraph in block.article() {
            let mut finder = Finder { reading, out: &mut fresh.candidates, plural: None };
            let mut at = paragraph.start;
            while at < paragraph.end {
                // A type, or the number of a document.
                at = reading.next(at, paragraph.end, Signs::DOCUMENT.and(Signs::NUMBER));
                if at < paragraph.end {
                    at = finder.step(at).max(at + 1);
                }
            }
        }
    })
}

/// The token after the name of an issuer that begins here.
pub(super) fn issuer_end(reading: &Reading<'_>, at: usize) -> Option<usize> {
    issuer::issuer(reading, at).map(|issuer| issuer.end)
}

struct Finder<'a, 'r, 't> {
    reading: &'r Reading<'t>,
    out: &'a mut Vec<Candidate>,
    /// Where an unnamed plural ended: `các nghị quyết`. What is joined to it is as unnamed.
    plural: Option<usize>,
}

impl Finder<'_, '_, '_> {
    /// Reads what begins here; the token to go on with.
    fn step(&mut self, at: usize) -> usize {
        let Some(found) = type_at(self.reading, at) else {
            return self.lone_number(at).unwrap_or(at + 1);
        };
        if let Some(end) = self.numbered(found) {
            return end;
        }
        let joined = self
            .plural
            .is_some_and(|end| end + 1 == at && (self.is_joint(end) || self.reading.is_mark(end, '/')));
        let plural = joined || self.is_plural_before(at) || self.is_joined_to_next(found);
        if plural {
            self.plural = Some(found.end);
        }
        let Some(named) = self.named(found, plural) else { return found.end };
        self.push_named(found, named)
    }

    fn is_joint(&self, at: usize) -> bool {
        self.reading.is_mark(at, ',') || self.reading.any(at, words!["và", "hoặc"])
    }

    /// `các`, `những`, `05`, `nhiều` before the word.
    fn is_plural_before(&self, at: usize) -> bool {
        let reading = self.reading;
        let Some(before) = at.checked_sub(1) else { return false };
        reading.any(before, words!["các", "những", "nhiều", "mỗi", "mọi", "từng", "hai", "ba", "bốn", "mười"])
            || reading.digits(before).is_some_and(|digits| digits.len() <= 3)
            || (reading.is(before, word!("số")) && before > 0 && reading.is(before - 1, word!("một")))
    }

    /// `nghị quyết, chỉ thị của …`: bare types in a row.
    fn is_joined_to_next(&self, found: Type) -> bool {
        (self.is_joint(found.end) || self.reading.is_mark(found.end, '/'))
            && self.reading.phrase(found.end + 1, Class::DocumentType).is_some()
    }

    fn push(&mut self, start: usize, end: usize, value: DocumentValue, score: u16, rule: &'static Rule) {
        let span = self.reading.span(start, end);
        self.out.push(Candidate {
            span,
            label: Label::Document,
            value: Some(Value::Document(value)),
            score,
            rule,
        });
    }
}
