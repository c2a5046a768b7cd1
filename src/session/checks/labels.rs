//! The same words with two labels: here one, elsewhere another.

use super::{Check, Field, Fix, Problem, View};
use crate::annotation::{Annotation, Document};
use crate::label::Label;
use crate::text::fold;
use rustc_hash::FxHashMap;

/// What the word of a person weighs against suggestions.
const SETTLED: usize = 1000;

pub(super) fn concerns(label: Label) -> bool {
    // An instruction is whole clauses: that one stands elsewhere as something else says nothing.
    label != Label::Instruction
}

pub(super) fn find(view: &View<'_>, concerned: &[&Annotation], out: &mut Vec<Problem>) {
    let text = view.document.text();
    // Each way to write the words is folded once.
    let mut written: FxHashMap<&str, u32> = FxHashMap::default();
    let mut numbers: FxHashMap<String, u32> = FxHashMap::default();
    let mut said: Vec<(u32, Label, u32)> = Vec::with_capacity(concerned.len());
    for (at, known) in (0_u32..).zip(concerned) {
        let quote = text.slice(known.span);
        let number = *written.entry(quote).or_insert_with(|| {
            let fresh = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
            *numbers.entry(spelling(quote)).or_insert(fresh)
        });
        said.push((number, known.label, at));
    }
    // Only those of several labels are compared, and sorted: a sort of all of a long document is felt.
    let mut first: Vec<Option<Label>> = vec![None; numbers.len()];
    let mut mixed = vec![false; numbers.len()];
    for &(number, label, _) in &said {
        if let (Some(first), Some(mixed)) = (first.get_mut(number as usize), mixed.get_mut(number as usize)) {
            *mixed |= *first.get_or_insert(label) != label;
        }
    }
    said.retain(|&(number, ..)| mixed.get(number as usize).is_some_and(|&mixed| mixed));
    said.sort_unstable();
    for same in said.chunk_by(|one, other| one.0 == other.0) {
        let labels: Vec<&[(u32, Label, u32)]> = same.chunk_by(|one, other| one.1 == other.1).collect();
        if labels.len() > 1 {
            disagreeing(concerned, &labels, out);
        }
    }
}

/// Words in one spelling, with one blank between them.
fn spelling(quote: &str) -> String {
    quote.split_whitespace().map(fold).collect::<Vec<_>>().join(" ")
}

/// Reports whatever has not the label that most say.
fn disagreeing(concerned: &[&Annotation], labels: &[&[(u32, Label, u32)]], out: &mut Vec<Problem>) {
    let known = |at: u32| concerned.get(at as usize).copied();
    let weight = |one: &[(u32, Label, u32)]| -> usize {
        let settled =
            one.iter().filter_map(|&(_, _, at)| known(at)).filter(|a| a.status.is_settled()).count();
        one.len() + settled * SETTLED
    };
    let heaviest = labels.iter().map(|one| weight(one)).max().unwrap_or_default();
    let mut winners = labels.iter().filter(|one| weight(one) == heaviest);
    // Where as many say the one as the other, the first says against what.
    let Some(winner) = winners.clone().min_by_key(|one| one.first().map(|&(_, _, at)| at)) else { return };
    let sure = winners.nth(1).is_none();
    let Some(right) = winner.first().and_then(|&(_, _, at)| known(at)) else { return };
    for &(_, label, at) in labels.iter().copied().flatten() {
        let Some(one) = known(at).filter(|_| label != right.label) else { continue };
        // One place may be two things at once where one of them is a label of one's own.
        let both = winner.iter().filter_map(|&(_, _, at)| known(at)).any(|other| other.span == one.span);
        let own = |label: Label| matches!(label, Label::Custom(_));
        if !both || !own(label) && !own(right.label) {
            out.push(Problem { sure, ..Problem::new(Check::TwoLabels, one).with(right) });
        }
    }
}

pub(super) fn fix(document: &Document, known: &Annotation, problem: &Problem) -> Fix {
    let Some(other) = problem.other.and_then(|id| document.annotation(id)).filter(|_| problem.sure) else {
        return Fix::Open(Field::Label);
    };
    let label = other.label;
    let twice = document.annotations().overlapping(known.span).any(|other| {
        other.id != known.id && other.span == known.span && other.label == label && other.status.is_live()
    });
    if twice { Fix::Drop } else { Fix::Relabel(label) }
}
