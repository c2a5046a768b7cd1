//! Dates and figures without a value: the text gave none.

use super::dates::is_impossible;
use super::{Check, Fix, Problem, View};
use crate::annotation::{Annotation, Document};
use crate::label::Label;

pub(super) fn concerns(label: Label) -> bool {
    matches!(label, Label::Date | Label::Figure)
}

pub(super) fn find(view: &View<'_>, concerned: &[&Annotation], out: &mut Vec<Problem>) {
    let lacking =
        concerned.iter().filter(|known| known.value.is_none() && !is_impossible(view.document, known));
    out.extend(lacking.map(|known| Problem::new(Check::NoValue, known)));
}

pub(super) fn fix(_: &Document, _: &Annotation, _: &Problem) -> Fix {
    Fix::Read
}
