//! What a format cannot carry, counted.

use super::{Export, names};
use crate::annotation::{Annotation, Provenance, Status};
use crate::label::Label;

listed! {
    /// Something that a format cannot carry.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Lost {
        /// The article's text: there is only what is annotated.
        Text = "text",
        /// Line breaks that are not `\n`.
        LineBreaks = "line breaks",
        /// Control characters, in whose place U+FFFD is written.
        Controls = "control characters",
        /// Spans inside other spans; the outer one is kept.
        Nested = "nested spans",
        /// Spans that cross a longer one.
        Crossing = "crossing spans",
        /// Relations.
        Relations = "relations",
        /// Normalised values.
        Values = "values",
        /// Attributes that users' labels ask for.
        Attributes = "attributes",
        /// Which mentions are of one entity.
        Entities = "mentions of entities",
        /// Notes of the person who annotates.
        Notes = "notes",
        /// How far things have been verified; they are read back as made by a person.
        Statuses = "statuses",
        /// Which rule found it and why.
        Provenance = "reasons of rules",
        /// What annotations were before they were changed.
        History = "histories",
        /// Suggestions that were rejected: negative examples.
        Rejected = "rejected suggestions",
        /// What is none of the article.
        Regions = "ignored regions",
        /// Title, source and dates.
        Facts = "facts about the article",
        /// Colours, keys and further names of a user's own labels.
        Definitions = "definitions of own labels",
        /// Names of labels and relations that the format cannot spell.
        Names = "names of labels",
    }
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
