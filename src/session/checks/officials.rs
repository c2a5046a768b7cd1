//! Officials without a position: whoever is named as one holds an office somewhere in the article.

use super::{Check, Field, Fix, Problem, View};
use crate::annotation::{Annotation, Document, EntityId, RelationType};
use crate::label::Label;
use crate::text::{Span, sentence_after, sentence_before};

pub(super) fn concerns(label: Label) -> bool {
    label == Label::Official
}

/// One problem for each person, at the first mention.
pub(super) fn find(view: &View<'_>, concerned: &[&Annotation], out: &mut Vec<Problem>) {
    let holds = |known: &Annotation| view.has(known.id, &RelationType::Holds);
    let mut seen: Vec<EntityId> =
        concerned.iter().filter(|known| holds(known)).filter_map(|known| known.entity).collect();
    seen.sort_unstable();
    seen.dedup();
    for known in concerned.iter().filter(|known| !holds(known)) {
        match known.entity.map(|entity| seen.binary_search(&entity).map_err(|at| (at, entity))) {
            Some(Ok(_)) => {}
            Some(Err((at, entity))) => {
                seen.insert(at, entity);
                out.push(Problem::new(Check::NoPosition, known));
            }
            None => out.push(Problem::new(Check::NoPosition, known)),
        }
    }
}

/// The one office in the same sentence, where there is one that nobody has said is not theirs.
pub(super) fn fix(document: &Document, known: &Annotation, _: &Problem) -> Fix {
    let text = document.text();
    let sentence = Span::new(sentence_before(text, known.span.end), sentence_after(text, known.span.start));
    let offices = document.annotations().overlapping(sentence);
    let mut offices = offices.filter(|other| other.label == Label::Position && other.status.is_live());
    let (one, more) = (offices.next(), offices.next());
    let taken = |to| {
        document.relations().any(|relation| {
            relation.to == to
                && relation.kind == RelationType::Holds
                && (relation.status.is_live() || relation.from == known.id)
        })
    };
    match one.filter(|one| more.is_none() && !taken(one.id)) {
        Some(one) => Fix::Relate(RelationType::Holds, one.id),
        None => Fix::Open(Field::Relations),
    }
}
