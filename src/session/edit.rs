//! From what a person wants to a transaction.

use super::{Direction, Edge, Grain, caret};
use crate::annotation::{Annotation, AnnotationId, Change, Document, Put, Status, Transaction};
use crate::detect::{self, Normaliser};
use crate::label::{Label, LabelDef, Value, fitting};
use crate::text::{ByteOffset, Span, Text, grapheme_after, grapheme_before, is_blank, snap};
use rustc_hash::FxHashSet;

/// A new annotation by the person.
pub(super) fn label(document: &Document, span: Span, label: Label) -> (AnnotationId, Transaction) {
    let id = document.next_annotation();
    let value = detect::normalise(document.text(), span, label);
    (id, Transaction::new(vec![added(id, span, label, value)]))
}

/// A new annotation by the person, as one change among others.
pub(super) fn added(id: AnnotationId, span: Span, label: Label, value: Option<Value>) -> Change {
    Change::Annotation(Put::add(Annotation { value, ..Annotation::by_hand(id, span, label) }))
}

/// An annotation replaced by an edited copy.
pub(super) fn replace(before: &Annotation, after: Annotation) -> Transaction {
    Transaction::new(vec![Change::Annotation(Put::replace(before.clone(), after))])
}

/// Another status, as one change among others.
pub(super) fn decided(annotation: &Annotation, status: Status) -> Change {
    Change::Annotation(Put::replace(annotation.clone(), Annotation { status, ..annotation.clone() }))
}

/// Another label for some annotations, with the values that go with it and without the relations
/// that the scheme does not have between their labels.
pub(super) fn relabel(document: &Document, ids: &[AnnotationId], label: Label) -> Vec<Change> {
    let named: FxHashSet<AnnotationId> = ids.iter().copied().collect();
    let label_of = |id: AnnotationId| {
        if named.contains(&id) { Some(label) } else { document.annotation(id).map(|known| known.label) }
    };
    let loose = document.relations().filter(|relation| {
        (named.contains(&relation.from) || named.contains(&relation.to))
            && label_of(relation.from)
                .zip(label_of(relation.to))
                .is_none_or(|(from, to)| !relation.kind.allows(from, to))
    });
    let mut changes: Vec<Change> =
        loose.map(|relation| Change::Relation(Put::remove(relation.clone()))).collect();
    let values = Normaliser::new(document.text());
    let asked = document.labels().get(label).map(|known| known.attributes.as_slice()).unwrap_or_default();
    changes.extend(ids.iter().filter_map(|&id| document.annotation(id)).map(|known| {
        let (value, status) = (values.value(known.span, label), known.status.after_edit());
        let attributes = fitting(asked, &known.attributes);
        let after = Annotation { label, value, attributes, entity: None, status, ..Annotation::clone(known) };
        Change::Annotation(Put::replace(Annotation::clone(known), after))
    }));
    changes
}

/// What a label no longer asks for, taken from the annotations that have it.
pub(super) fn fitted(document: &Document, after: &LabelDef) -> Vec<Change> {
    let asked = document.labels().get(after.label).is_some_and(|known| known.attributes != after.attributes);
    let carrying = document.annotations().iter().filter(|known| asked && known.label == after.label);
    carrying
        .filter_map(|known| {
            let attributes = fitting(&after.attributes, &known.attributes);
            (attributes != known.attributes).then(|| {
                let after = Annotation { attributes, ..Annotation::clone(known) };
                Change::Annotation(Put::replace(Annotation::clone(known), after))
            })
        })
        .collect()
}

/// Another span, with the value that goes with it.
pub(super) fn respan(document: &Document, annotation: &Annotation, span: Span) -> Option<Transaction> {
    let span = snap(document.text(), span)?;
    if span == annotation.span {
        return None;
    }
    let value = match annotation.label {
        Label::Custom(_) => annotation.value.clone(),
        label => detect::normalise(document.text(), span, label),
    };
    Some(replace(
        annotation,
        Annotation { span, value, status: annotation.status.after_edit(), ..annotation.clone() },
    ))
}

/// Whether another annotation of the same span has a label.
pub(super) fn carries(document: &Document, known: &Annotation, label: Label) -> bool {
    document.annotations().overlapping(known.span).any(|other| {
        other.id != known.id && other.span == known.span && other.label == label && other.status.is_live()
    })
}

/// Some annotations taken away, with their relations.
pub(super) fn delete(document: &Document, ids: &[AnnotationId]) -> Vec<Change> {
    let named: FxHashSet<AnnotationId> = ids.iter().copied().collect();
    let loose = document
        .relations()
        .filter(|relation| named.contains(&relation.from) || named.contains(&relation.to));
    let mut changes: Vec<Change> =
        loose.map(|relation| Change::Relation(Put::remove(relation.clone()))).collect();
    let known = ids.iter().filter_map(|&id| document.annotation(id));
    changes.extend(known.map(|known| Change::Annotation(Put::remove(Annotation::clone(known)))));
    changes
}

/// A transaction with what each annotation was noted in its trail, until now. A change that goes on with
/// the last one has its past noted already. What a detector does to its own suggestions is no change by
/// a person.
pub(super) fn remembered(mut transaction: Transaction, now: &str, goes_on: bool) -> Transaction {
    for change in &mut transaction.changes {
        let Change::Annotation(Put { before: Some(before), after: Some(after) }) = change else { continue };
        let by_person = after.status.is_settled() || before.status.is_settled() || after.note != before.note;
        if !by_person || after.trail != before.trail {
            continue;
        }
        if !goes_on || before.trail.pasts().is_empty() {
            *after = after.clone().after(before, now);
        }
    }
    transaction
}

/// Where a span is after one of its edges took a step; `None` where nothing would be left.
pub fn moved(text: &Text, span: Span, edge: Edge, direction: Direction, grain: Grain) -> Option<Span> {
    let from = match edge {
        Edge::Start => span.start,
        Edge::End => span.end,
    };
    let to = caret::step(text, from, direction, grain);
    // A step over a blank alone would be trimmed away again: it takes the character beyond as well.
    // What is left of `8/7` without its last syllable is `8`, not `8/`.
    let inward =
        matches!((edge, direction), (Edge::End, Direction::Back) | (Edge::Start, Direction::Forward));
    let skipped = if inward && grain == Grain::Syllable { |c: char| !c.is_alphanumeric() } else { is_blank };
    let to = skip(text, to, edge, direction, skipped);
    match edge {
        Edge::Start => Span::checked(to, span.end),
        Edge::End => Span::checked(span.start, to),
    }
    .filter(|span| !span.is_empty())
}

fn skip(
    text: &Text,
    mut to: ByteOffset,
    edge: Edge,
    direction: Direction,
    skipped: fn(char) -> bool,
) -> ByteOffset {
    loop {
        let beside = match edge {
            Edge::Start => text.slice(Span::new(to, grapheme_after(text, to))),
            Edge::End => text.slice(Span::new(grapheme_before(text, to), to)),
        };
        if beside.is_empty() || !beside.chars().all(skipped) {
            return to;
        }
        let next = match direction {
            Direction::Back => grapheme_before(text, to),
            Direction::Forward => grapheme_after(text, to),
        };
        if next == to {
            return to;
        }
        to = next;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn step(source: &str, marked: &str, edge: Edge, direction: Direction, grain: Grain) -> String {
        let text = Text::new(source).expect("short");
        let start = source.find(marked).expect("it is there");
        let span = Span::of(start, start + marked.len());
        moved(&text, span, edge, direction, grain).map_or(String::new(), |span| text.slice(span).to_owned())
    }

    #[test]
    fn an_edge_moves_by_syllables_over_blanks() {
        let source = "đồng chí Lê Thị Hạnh, Phó";
        assert_eq!(step(source, "Lê Thị", Edge::End, Direction::Forward, Grain::Syllable), "Lê Thị Hạnh");
        assert_eq!(step(source, "Lê Thị", Edge::End, Direction::Back, Grain::Syllable), "Lê");
        assert_eq!(step("ngày 8/7,", "ngày 8/7", Edge::End, Direction::Back, Grain::Syllable), "ngày 8");
        assert_eq!(step("ngày 8/7,", "8/7", Edge::Start, Direction::Forward, Grain::Syllable), "7");
        assert_eq!(step(source, "Lê Thị", Edge::Start, Direction::Back, Grain::Syllable), "chí Lê Thị");
        assert_eq!(step(source, "Lê Thị", Edge::Start, Direction::Forward, Grain::Syllable), "Thị");
    }

    #[test]
    fn a_character_step_never_stops_at_a_blank() {
        assert_eq!(step("một hai ba", "hai", Edge::End, Direction::Forward, Grain::Character), "hai b");
        assert_eq!(step("một hai ba", "hai", Edge::Start, Direction::Back, Grain::Character), "t hai");
    }

    #[test]
    fn a_span_never_becomes_empty() {
        assert_eq!(step("a b", "a", Edge::End, Direction::Back, Grain::Character), "");
    }
}
