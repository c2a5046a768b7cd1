//! From what a person wants to a transaction.

use super::{Direction, Edge, Grain, caret};
use crate::annotation::{Annotation, AnnotationId, Change, Document, Provenance, Put, Status, Transaction};
use crate::detect;
use crate::label::Label;
use crate::text::{ByteOffset, Span, Text, grapheme_after, grapheme_before, is_blank, snap};

/// A new annotation by the person.
pub(super) fn label(document: &Document, span: Span, label: Label) -> (AnnotationId, Transaction) {
    let id = document.next_annotation();
    let annotation = Annotation {
        id,
        span,
        label,
        value: detect::normalise(document.text(), span, label),
        entity: None,
        status: Status::Manual,
        provenance: Provenance::Person,
        note: String::new(),
    };
    (id, Transaction::new(vec![Change::Annotation(Put::add(annotation))]))
}

/// An annotation replaced by an edited copy.
pub(super) fn replace(before: &Annotation, after: Annotation) -> Transaction {
    Transaction::new(vec![Change::Annotation(Put::replace(before.clone(), after))])
}

/// Another status.
pub(super) fn with_status(annotation: &Annotation, status: Status) -> Transaction {
    replace(annotation, Annotation { status, ..annotation.clone() })
}

/// Another label, with the value that goes with it.
pub(super) fn relabel(document: &Document, annotation: &Annotation, label: Label) -> Transaction {
    let value = detect::normalise(document.text(), annotation.span, label);
    let loose = document.relations_of(annotation.id).filter(|relation| {
        let ends = if relation.from == annotation.id {
            document.annotation(relation.to).map(|to| (label, to.label))
        } else {
            document.annotation(relation.from).map(|from| (from.label, label))
        };
        ends.is_none_or(|(from, to)| !relation.kind.allows(from, to))
    });
    let mut changes: Vec<Change> =
        loose.map(|relation| Change::Relation(Put::remove(relation.clone()))).collect();
    let status = annotation.status.after_edit();
    let after = Annotation { label, value, entity: None, status, ..annotation.clone() };
    changes.push(Change::Annotation(Put::replace(annotation.clone(), after)));
    Transaction::new(changes)
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

/// An annotation taken away, with its relations.
pub(super) fn delete(document: &Document, annotation: &Annotation) -> Transaction {
    let relations =
        document.relations_of(annotation.id).map(|relation| Change::Relation(Put::remove(relation.clone())));
    let mut changes: Vec<Change> = relations.collect();
    changes.push(Change::Annotation(Put::remove(annotation.clone())));
    Transaction::new(changes)
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
