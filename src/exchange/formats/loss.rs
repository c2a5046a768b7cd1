//! What a format cannot carry, counted.

use super::{Export, names};
use crate::annotation::{Annotation, Provenance, Status};
use crate::label::Label;
use crate::text::Span;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Something that a format cannot carry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lost {
    /// The article's text: there is only what is annotated.
    Text,
    /// Line breaks that are not `\n`.
    LineBreaks,
    /// Control characters, in whose place U+FFFD is written.
    Controls,
    /// Spans inside other spans; the outer one is kept.
    Nested,
    /// Spans that cross a longer one.
    Crossing,
    /// Relations.
    Relations,
    /// Normalised values.
    Values,
    /// Attributes that users' labels ask for.
    Attributes,
    /// Which mentions are of one entity.
    Entities,
    /// Notes of the person who annotates.
    Notes,
    /// How far things have been verified; they are read back as made by a person.
    Statuses,
    /// Which rule found it and why.
    Provenance,
    /// What annotations were before they were changed.
    History,
    /// Suggestions that were rejected: negative examples.
    Rejected,
    /// What is none of the article.
    Regions,
    /// Title, source and dates.
    Facts,
    /// Colours, keys and further names of a user's own labels.
    Definitions,
    /// Names of labels and relations that the format cannot spell.
    Names,
}

/// So many of something that a format cannot carry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Loss {
    /// What.
    pub lost: Lost,
    /// How many of it the document has.
    pub count: usize,
}

/// Something in a file that not all of its readers understand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Caution {
    /// The readers do not agree on what offsets count, and the text has characters for which it matters.
    UnitMatters,
    /// A reader that is not set to allow overlapping spans drops one of two without a word.
    Overlaps,
}

impl Lost {
    /// All.
    pub const ALL: [Self; 18] = [
        Self::Text,
        Self::LineBreaks,
        Self::Controls,
        Self::Nested,
        Self::Crossing,
        Self::Relations,
        Self::Values,
        Self::Attributes,
        Self::Entities,
        Self::Notes,
        Self::Statuses,
        Self::Provenance,
        Self::History,
        Self::Rejected,
        Self::Regions,
        Self::Facts,
        Self::Definitions,
        Self::Names,
    ];

    /// What is counted, for the command line.
    pub fn wire(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::LineBreaks => "line breaks",
            Self::Controls => "control characters",
            Self::Nested => "nested spans",
            Self::Crossing => "crossing spans",
            Self::Relations => "relations",
            Self::Values => "values",
            Self::Attributes => "attributes",
            Self::Entities => "mentions of entities",
            Self::Notes => "notes",
            Self::Statuses => "statuses",
            Self::Provenance => "reasons of rules",
            Self::History => "histories",
            Self::Rejected => "rejected suggestions",
            Self::Regions => "ignored regions",
            Self::Facts => "facts about the article",
            Self::Definitions => "definitions of own labels",
            Self::Names => "names of labels",
        }
    }
}

/// How many of it there are in what is exported.
pub(super) fn count(lost: Lost, export: &Export<'_>) -> Loss {
    let document = export.document;
    let spans = |has: &dyn Fn(&Annotation) -> bool| export.spans.iter().filter(|span| has(span)).count();
    let count = match lost {
        Lost::Text => usize::from(!export.text().is_empty()),
        Lost::LineBreaks => {
            let source = export.text().as_str();
            source.matches('\r').count()
        }
        Lost::Controls => export.text().as_str().chars().filter(|&c| is_control(c)).count(),
        Lost::Nested => export.flattened().nested.len(),
        Lost::Crossing => export.flattened().crossing.len(),
        Lost::Relations => export.relations.len(),
        Lost::Values => spans(&|span| span.value.is_some()),
        Lost::Attributes => export.spans.iter().map(|span| span.attributes.len()).sum(),
        Lost::Entities => spans(&|span| span.entity.is_some()),
        Lost::Notes => spans(&|span| !span.note.is_empty()),
        Lost::Statuses => {
            spans(&|span| span.status != Status::Manual)
                + export.relations.iter().filter(|known| known.status != Status::Manual).count()
        }
        Lost::Provenance => spans(&|span| matches!(span.provenance, Provenance::Rule { .. })),
        Lost::History => spans(&|span| !span.trail.pasts().is_empty()),
        Lost::Rejected => {
            document.annotations().iter().filter(|known| !known.status.is_live()).count()
                + document.relations().filter(|known| !known.status.is_live()).count()
        }
        Lost::Regions => document.regions().len(),
        Lost::Facts => {
            let meta = document.meta();
            let facts = [&meta.title, &meta.source, &meta.created, &meta.published];
            facts.into_iter().filter(|fact| !fact.is_empty()).count()
        }
        Lost::Definitions => {
            document.labels().iter().filter(|known| matches!(known.label, Label::Custom(_))).count()
        }
        Lost::Names => {
            let keys = document.labels().iter().filter(|known| matches!(known.label, Label::Custom(_)));
            let labels = keys.filter(|known| names::plain(&known.key) != known.key).count();
            let kinds = document.own_relation_types();
            labels + kinds.iter().filter(|kind| names::plain(kind.wire()) != kind.wire()).count()
        }
    };
    Loss { lost, count }
}

/// Whether a caution is one for this document.
pub(super) fn applies(caution: Caution, export: &Export<'_>) -> bool {
    match caution {
        Caution::UnitMatters => {
            let index = export.text().index();
            !export.spans.is_empty() && index.chars().raw() != index.units().raw()
        }
        Caution::Overlaps => {
            let mut furthest = None;
            export.spans.iter().any(|span| {
                let overlaps = furthest.is_some_and(|end| span.span.start < end);
                furthest = furthest.max(Some(span.span.end));
                overlaps
            })
        }
    }
}

/// Control characters that XML 1.0 has no way to hold.
pub(super) fn is_control(c: char) -> bool {
    matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')
}

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
        for annotation in longest_first(spans) {
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

/// Spans in as many layers as it takes for none of a layer to overlap: the longest go first, each into the
/// first layer that has room. A layer is in document order.
pub(super) fn layers<'d>(spans: &[&'d Annotation]) -> Vec<Vec<&'d Annotation>> {
    let mut layers: Vec<Layer<'_>> = Vec::new();
    for annotation in longest_first(spans) {
        let span = annotation.span;
        match layers.iter_mut().find(|layer| layer.is_free(span)) {
            Some(layer) => {
                layer.0.insert(span, annotation);
            }
            None => layers.push(Layer(BTreeMap::from([(span, annotation)]))),
        }
    }
    layers.into_iter().map(|layer| layer.0.into_values().collect()).collect()
}

fn longest_first<'d>(spans: &[&'d Annotation]) -> Vec<&'d Annotation> {
    let mut longest: Vec<&Annotation> = spans.to_vec();
    longest.sort_by_key(|known| (Reverse(known.span.len()), known.span.start, known.id));
    longest
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
    use crate::annotation::{AnnotationId, Change, Document, Meta, Put, Trail, Transaction};
    use crate::label::Attributes;
    use crate::text::Text;

    #[test]
    fn what_is_flat_is_the_first_of_the_layers_and_the_rest_is_nested_or_crosses() {
        let text = Text::new("mot hai ba bon nam sau bay tam").expect("short");
        let spans = [(0, 14), (4, 7), (4, 7), (8, 22), (15, 22), (23, 30), (0, 30), (19, 26)];
        let span = |(start, end): (u32, u32)| Span::new(start.into(), end.into());
        let adds = spans.into_iter().zip(1..).map(|(at, id)| {
            Change::Annotation(Put::add(Annotation {
                id: AnnotationId(id),
                span: span(at),
                label: Label::BUILT_IN[id as usize % 6],
                value: None,
                entity: None,
                status: Status::Manual,
                provenance: Provenance::Person,
                note: String::new(),
                attributes: Attributes::default(),
                trail: Trail::default(),
            }))
        });
        let transaction = Transaction::new(adds.collect());
        let document = Document::new(text, Meta::default()).apply(&transaction).expect("they fit");
        let all: Vec<&Annotation> = document.annotations().iter().map(|known| &**known).collect();
        for from in 0..all.len() {
            let spans = &all[from..];
            let Flattened { kept, nested, crossing } = Flattened::of(spans);
            let layers = layers(spans);
            assert_eq!(layers.first(), Some(&kept));
            assert_eq!(nested.len() + crossing.len(), layers[1..].iter().map(Vec::len).sum::<usize>());
            let inside = |known: &&&Annotation| kept.iter().any(|kept| kept.span.contains(known.span));
            assert_eq!(nested.iter().filter(inside).count(), nested.len());
            assert_eq!(crossing.iter().filter(inside).count(), 0);
        }
    }
}
