//! Spans that overlap where they should not: crossing ones, and words that carry one label twice.

use super::{Check, Fix, Problem, View, yields};
use crate::annotation::{Annotation, Document};
use crate::label::Label;

/// Every pair that shares words, the one that begins first in front.
fn pairs<'d>(concerned: &[&'d Annotation], mut each: impl FnMut(&'d Annotation, &'d Annotation)) {
    let mut open: Vec<&Annotation> = Vec::new();
    for &known in concerned {
        open.retain(|before| before.span.end > known.span.start);
        for &before in &open {
            each(before, known);
        }
        open.push(known);
    }
}

pub(super) fn crossing(_: &View<'_>, concerned: &[&Annotation], out: &mut Vec<Problem>) {
    pairs(concerned, |one, other| {
        if one.span.crosses(other.span) {
            // Of two that a person looked at alike, the larger one is to take the smaller one in.
            let alike = one.label != other.label && one.status.is_settled() == other.status.is_settled();
            let first = if alike { one.span.len() >= other.span.len() } else { yields(one, other) };
            let (changed, kept) = if first { (one, other) } else { (other, one) };
            out.push(Problem::new(Check::Crossing, changed).with(kept));
        }
    });
}

/// Spans of two labels may nest; two of one label cannot both be right.
pub(super) fn uncross(document: &Document, known: &Annotation, problem: &Problem) -> Fix {
    let exclusive = |label: Label| document.labels().get(label).is_some_and(|known| known.exclusive);
    match problem.other.and_then(|id| document.annotation(id)) {
        Some(other) if exclusive(known.label) && exclusive(other.label) => Fix::Drop,
        Some(other) if known.label != other.label && known.span.len() >= other.span.len() => {
            Fix::Move(known.span.cover(other.span))
        }
        _ => Fix::Drop,
    }
}

pub(super) fn double(_: &View<'_>, concerned: &[&Annotation], out: &mut Vec<Problem>) {
    pairs(concerned, |one, other| {
        // Crossing ones are told of as such. A label of one's own may stand inside itself: a project
        // within a project.
        let own = matches!(one.label, Label::Custom(_));
        let twice = if own { one.span == other.span } else { one.span.contains(other.span) };
        if one.label == other.label && twice {
            let (weak, strong) = if yields(one, other) { (one, other) } else { (other, one) };
            out.push(Problem::new(Check::Double, weak).with(strong));
        }
    });
}

pub(super) fn exclusive(view: &View<'_>, concerned: &[&Annotation], out: &mut Vec<Problem>) {
    let labels = view.document.labels().iter();
    let labels: Vec<Label> = labels.filter(|known| known.exclusive).map(|known| known.label).collect();
    let concerned: Vec<&Annotation> =
        concerned.iter().copied().filter(|known| labels.contains(&known.label)).collect();
    pairs(&concerned, |one, other| {
        // What crosses or stands twice is told of as such.
        let nested = !one.span.crosses(other.span);
        if nested && (one.label, one.span) != (other.label, other.span) {
            let (weak, strong) = if yields(one, other) { (one, other) } else { (other, one) };
            out.push(Problem::new(Check::Exclusive, weak).with(strong));
        }
    });
}

pub(super) fn single(_: &Document, _: &Annotation, _: &Problem) -> Fix {
    Fix::Drop
}
