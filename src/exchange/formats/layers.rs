//! Spans for formats in which none may overlap another: what one layer holds, and as many layers as hold them all.

use crate::annotation::{Annotation, AnnotationId};
use crate::text::{ByteOffset, Span};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap};

/// Spans as a format without overlaps takes them: of two that overlap the longer one.
#[derive(Debug)]
pub(crate) struct Flattened<'d> {
    /// Those that it holds, in document order.
    pub(crate) kept: Vec<&'d Annotation>,
    /// Those inside one of them.
    pub(crate) nested: Vec<&'d Annotation>,
    /// Those that cross one of them.
    pub(crate) crossing: Vec<&'d Annotation>,
}

impl<'d> Flattened<'d> {
    pub(super) fn of(spans: &[&'d Annotation]) -> Self {
        let mut layer = Layer::default();
        let mut others = Vec::new();
        let mut longest = spans.to_vec();
        longest.sort_by_key(|known| (Reverse(known.span.len()), known.span.start, known.id));
        for annotation in longest {
            if layer.is_free(annotation.span) {
                layer.0.insert(annotation.span, annotation);
            } else {
                others.push(annotation);
            }
        }
        let is_nested = |known: &&Annotation| layer.around(known.span).any(|kept| kept.contains(known.span));
        let (nested, crossing) = others.into_iter().partition(is_nested);
        Self { kept: layer.0.into_values().collect(), nested, crossing }
    }
}

/// Spans in as many layers as it takes for none of a layer to overlap: first those that a format without overlaps
/// holds, then of the others each, from the first, in the outermost layer that is free where it begins. A layer is in
/// document order, as the spans are; there is one at the least.
pub(super) fn layers<'d>(spans: &[&'d Annotation], flattened: &Flattened<'d>) -> Vec<Vec<&'d Annotation>> {
    let kept: BTreeSet<AnnotationId> = flattened.kept.iter().map(|known| known.id).collect();
    let mut layers = vec![flattened.kept.clone()];
    let mut taken: BinaryHeap<Reverse<(ByteOffset, usize)>> = BinaryHeap::new();
    let mut free: BinaryHeap<Reverse<usize>> = BinaryHeap::new();
    for &annotation in spans.iter().filter(|known| !kept.contains(&known.id)) {
        while let Some(&Reverse((end, layer))) = taken.peek()
            && end <= annotation.span.start
        {
            taken.pop();
            free.push(Reverse(layer));
        }
        let layer = free.pop().map_or(layers.len(), |Reverse(layer)| layer);
        match layers.get_mut(layer) {
            Some(known) => known.push(annotation),
            None => layers.push(vec![annotation]),
        }
        taken.push(Reverse((annotation.span.end, layer)));
    }
    layers
}

/// Spans of which none overlaps another.
#[derive(Default)]
struct Layer<'d>(BTreeMap<Span, &'d Annotation>);

impl Layer<'_> {
    /// The last that begins before a span or with it, and the first after that: no other can overlap it.
    fn around(&self, span: Span) -> impl Iterator<Item = Span> {
        let before = self.0.range(..=span).next_back();
        let after = self.0.range(span..).next();
        before.into_iter().chain(after).map(|(&known, _)| known)
    }

    fn is_free(&self, span: Span) -> bool {
        self.around(span).all(|known| !known.overlaps(span))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotation::{Change, Document, Meta, Put, Transaction};
    use crate::exchange::formats::{Export, OffsetUnit};
    use crate::label::Label;
    use crate::text::Text;

    /// A document with an annotation at each of these places.
    fn document(text: &str, places: impl IntoIterator<Item = (u32, u32)>) -> Document {
        let adds = places.into_iter().zip(1..).map(|((start, end), id)| {
            let span = Span::new(start.into(), end.into());
            Change::Annotation(Put::add(Annotation::by_hand(
                AnnotationId(id),
                span,
                Label::BUILT_IN[id as usize % 6],
            )))
        });
        let transaction = Transaction::new(adds.collect());
        let text = Text::new(text).expect("short");
        Document::new(text, Meta::default()).apply(&transaction).expect("they fit")
    }

    #[test]
    fn what_is_flat_is_the_first_of_the_layers_and_the_rest_is_nested_or_crosses() {
        let places = [(0, 14), (4, 7), (4, 7), (8, 22), (15, 22), (23, 30), (0, 30), (19, 26)];
        let document = document("mot hai ba bon nam sau bay tam", places);
        let all: Vec<&Annotation> = document.annotations().iter().map(|known| &**known).collect();
        for from in 0..all.len() {
            let spans = &all[from..];
            let flattened = Flattened::of(spans);
            let layers = layers(spans, &flattened);
            let Flattened { kept, nested, crossing } = flattened;
            assert_eq!(layers.first(), Some(&kept));
            assert_eq!(nested.len() + crossing.len(), layers[1..].iter().map(Vec::len).sum::<usize>());
            let inside = |known: &&&Annotation| kept.iter().any(|kept| kept.span.contains(known.span));
            assert_eq!(nested.iter().filter(inside).count(), nested.len());
            assert_eq!(crossing.iter().filter(inside).count(), 0);
            for layer in &layers {
                assert!(layer.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start));
            }
        }
    }

    #[test]
    fn there_are_no_more_layers_than_spans_lie_over_one_another() {
        let document = document("mot hai ba bon nam", [(0, 10), (0, 3), (4, 7), (8, 10), (11, 14), (15, 18)]);
        let export = Export::new(&document, OffsetUnit::CodePoint);
        let sizes: Vec<usize> = export.layers().iter().map(Vec::len).collect();
        assert_eq!(sizes, [3, 3]);
    }

    #[test]
    fn thirty_thousand_nested_spans_are_as_many_layers() {
        let places = (0..30_000).map(|at| (at, 60_000 - at));
        let document = document(&"a".repeat(60_000), places);
        let export = Export::new(&document, OffsetUnit::CodePoint);
        assert_eq!(export.layers().len(), 30_000);
    }
}
