//! Instructions without an issuer: somebody gave them.

use super::{Check, Field, Fix, Problem, View};
use crate::annotation::{Annotation, AnnotationId, Document, RelationType};
use crate::label::Label;
use crate::text::{Span, paragraph_before, sentence_before};

pub(super) fn concerns(label: Label) -> bool {
    label == Label::Instruction
}

pub(super) fn find(view: &View<'_>, concerned: &[&Annotation], out: &mut Vec<Problem>) {
    let lacking = concerned.iter().filter(|known| !view.has(known.id, &RelationType::IssuedBy));
    out.extend(lacking.map(|known| Problem::new(Check::NoIssuer, known)));
}

/// Who gave the instruction before it in the paragraph, else who is named in front of it in the
/// sentence: the one person, or the one office where nobody is named.
pub(super) fn fix(document: &Document, known: &Annotation, _: &Problem) -> Fix {
    let text = document.text();
    let before = |from| {
        let here = Span::new(from, known.span.start);
        let all = document.annotations().overlapping(here);
        all.filter(move |other| other.status.is_live() && other.span.end <= here.end)
    };
    let refused = |to: AnnotationId| {
        document.relations_of(known.id).any(|relation| relation.to == to && !relation.status.is_live())
    };
    let issuer = |of: AnnotationId| {
        document
            .relations_of(of)
            .find(|relation| {
                relation.from == of && relation.kind == RelationType::IssuedBy && relation.status.is_live()
            })
            .map(|relation| relation.to)
    };
    let last =
        before(paragraph_before(text, known.span.end)).filter(|other| other.label == Label::Instruction);
    let named = |label: Label| {
        let mut all = before(sentence_before(text, known.span.start)).filter(|other| other.label == label);
        let one = all.next().map(|other| other.id);
        (one, all.next().is_some())
    };
    let speaker = last.last().and_then(|other| issuer(other.id)).or_else(|| match named(Label::Official) {
        (one @ Some(_), false) => one,
        (Some(_), true) => None,
        (None, _) => match named(Label::Position) {
            (one, false) => one,
            (_, true) => None,
        },
    });
    match speaker.filter(|&to| !refused(to)) {
        Some(to) => Fix::Relate(RelationType::IssuedBy, to),
        None => Fix::Open(Field::Relations),
    }
}
