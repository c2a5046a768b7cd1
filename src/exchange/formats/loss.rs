//! What a format cannot carry, counted.

use super::{Export, names};
use crate::annotation::{Annotation, Provenance, Status};
use crate::label::Label;
use crate::text::Span;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

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
        Lost::Nested => beyond(export).0.len(),
        Lost::Crossing => beyond(export).1.len(),
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

/// Spans beyond the first layer: those inside one of it, and those that cross one of it.
pub(super) fn beyond<'d>(export: &Export<'d>) -> (Vec<&'d Annotation>, Vec<&'d Annotation>) {
    let mut layers = layers(&export.spans).into_iter();
    let kept: BTreeSet<Span> =
        layers.next().unwrap_or_default().into_iter().map(|known| known.span).collect();
    layers.flatten().partition(|known| {
        let before = kept.range(..=known.span).next_back();
        let after = kept.range(known.span..).next();
        before.into_iter().chain(after).any(|kept| kept.contains(known.span))
    })
}

/// Spans in as many layers as it takes for none of a layer to overlap: the longest go first, each into the
/// first layer that has room. A layer is in document order.
pub(super) fn layers<'d>(spans: &[&'d Annotation]) -> Vec<Vec<&'d Annotation>> {
    let mut longest: Vec<&Annotation> = spans.to_vec();
    longest.sort_by_key(|known| (Reverse(known.span.len()), known.span.start, known.id));
    let mut layers: Vec<BTreeMap<Span, &Annotation>> = Vec::new();
    for annotation in longest {
        let span = annotation.span;
        let free = |layer: &BTreeMap<Span, &Annotation>| {
            let before = layer.range(..=span).next_back();
            let after = layer.range(span..).next();
            before.into_iter().chain(after).all(|(known, _)| !known.overlaps(span))
        };
        match layers.iter_mut().find(|layer| free(layer)) {
            Some(layer) => {
                layer.insert(span, annotation);
            }
            None => layers.push(BTreeMap::from([(span, annotation)])),
        }
    }
    layers.into_iter().map(|layer| layer.into_values().collect()).collect()
}
