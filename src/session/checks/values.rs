//! Dates and figures without a value: the text gave none, or a day that no calendar has.

use super::{Check, Fix, Problem, View};
use crate::annotation::{Annotation, Document};
use crate::label::Label;

pub(super) fn concerns(label: Label) -> bool {
    matches!(label, Label::Date | Label::Figure)
}

pub(super) fn find(_: &View<'_>, concerned: &[&Annotation], out: &mut Vec<Problem>) {
    let lacking = concerned.iter().filter(|known| known.value.is_none());
    out.extend(lacking.map(|known| Problem::new(Check::NoValue, known)));
}

pub(super) fn fix(_: &Document, _: &Annotation, _: &Problem) -> Fix {
    Fix::Read
}
