//! Figures without a unit: a number alone does not say of what.

use super::{Check, Field, Fix, Problem, View};
use crate::annotation::{Annotation, Document};
use crate::label::{Label, Value};

pub(super) fn concerns(label: Label) -> bool {
    label == Label::Figure
}

pub(super) fn find(_: &View<'_>, concerned: &[&Annotation], out: &mut Vec<Problem>) {
    let bare = concerned
        .iter()
        .filter(|known| matches!(&known.value, Some(Value::Figure(figure)) if figure.unit.is_empty()));
    out.extend(bare.map(|known| Problem::new(Check::NoUnit, known)));
}

pub(super) fn fix(_: &Document, _: &Annotation, _: &Problem) -> Fix {
    Fix::Open(Field::Unit)
}
