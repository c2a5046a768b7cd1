//! Some lines of a text, read as if they were all of it.

use crate::detect::reading::{Known, Published};
use crate::detect::zone::Aside;
use crate::detect::{
    BackReference, Detection, Scope, SuggestedEntity, SuggestedRelation, Suggestion, find_all,
};
use crate::label::DateValue;
use crate::text::{ByteOffset, Span, Text};

/// Some lines of a text, in order. Where lines between them are left out, an empty line stands.
pub(super) struct Excerpt<'t> {
    text: &'t Text,
    /// Where each stretch begins in the excerpt, and what it covers in the text.
    stretches: Vec<(usize, Span)>,
    len: usize,
}

/// What stands for the lines that are left out.
const GAP: &str = "\n\n";

impl<'t> Excerpt<'t> {
    /// The lines, in order.
    pub(super) fn new(text: &'t Text, lines: impl Iterator<Item = Span>) -> Self {
        let mut stretches: Vec<(usize, Span)> = Vec::new();
        let mut len = 0;
        for line in lines {
            match stretches.last_mut() {
                Some((_, last)) if last.end == line.start => last.end = line.end,
                last => {
                    len += if last.is_some() { GAP.len() } else { 0 };
                    stretches.push((len, line));
                }
            }
            len += line.len();
        }
        Self { text, stretches, len }
    }

    /// Bytes in it.
    pub(super) fn len(&self) -> usize {
        self.len
    }

    /// The excerpt with line breaks for what is ignored, and what is kept of it.
    pub(super) fn masked(&self, scope: Scope<'_>) -> (Text, Vec<Span>) {
        let mut source = String::with_capacity(self.len);
        for &(start, span) in &self.stretches {
            if start > 0 {
                source.push_str(GAP);
            }
            source.push_str(self.text.slice(span));
        }
        let ignored = self.forth(scope.ignored);
        // No longer than the text that it is of.
        let source = Text::new(source).unwrap_or_else(|_| Text::empty());
        (Scope { ignored: &ignored, kept: &[] }.mask(&source), self.forth(scope.kept))
    }

    /// Everything in the excerpt, with its places in the text.
    pub(super) fn find(&self, scope: Scope<'_>, published: Option<DateValue>) -> Detection {
        let (source, kept) = self.masked(scope);
        let found = find_all(&source, Known { kept: &kept, published: Published::Known(published) });
        self.placed(found)
    }

    /// Where a span of the excerpt is in the text; `None` where it runs over a gap.
    pub(super) fn back(&self, span: Span) -> Option<Span> {
        let after = self.stretches.partition_point(|&(start, _)| start <= span.start.get());
        let &(start, outer) = self.stretches.get(after.checked_sub(1)?)?;
        let place = |offset: ByteOffset| outer.start.forward(offset.get() - start);
        let found = Span::new(place(span.start), place(span.end));
        outer.contains(found).then_some(found)
    }

    /// The parts of spans of the text that are in the excerpt, where they are in it.
    fn forth(&self, spans: &[Span]) -> Vec<Span> {
        let mut forth = Vec::new();
        for &(start, outer) in &self.stretches {
            let first = spans.partition_point(|span| span.end <= outer.start);
            let inside =
                spans.get(first..).unwrap_or_default().iter().take_while(|span| span.start < outer.end);
            forth.extend(inside.filter_map(|span| span.intersection(outer)).map(|span| {
                let place = |offset: ByteOffset| ByteOffset::of(start + (offset.get() - outer.start.get()));
                Span::new(place(span.start), place(span.end))
            }));
        }
        forth
    }

    fn placed(&self, found: Detection) -> Detection {
        let mut place_of: Vec<Option<usize>> = Vec::with_capacity(found.suggestions.len());
        let mut suggestions = Vec::with_capacity(found.suggestions.len());
        for suggestion in found.suggestions {
            place_of.push(self.back(suggestion.span).map(|span| {
                suggestions.push(Suggestion { span, ..suggestion });
                suggestions.len() - 1
            }));
        }
        let moved = |place: usize| place_of.get(place).copied().flatten();
        let relation = |found: SuggestedRelation| {
            Some(SuggestedRelation { from: moved(found.from)?, to: moved(found.to)?, ..found })
        };
        let entity = |found: SuggestedEntity| SuggestedEntity {
            mentions: found.mentions.into_iter().filter_map(moved).collect(),
            ..found
        };
        let reference =
            |found: BackReference| Some(BackReference { span: self.back(found.span)?, to: moved(found.to)? });
        Detection {
            relations: found.relations.into_iter().filter_map(relation).collect(),
            entities: found.entities.into_iter().map(entity).collect(),
            references: found.references.into_iter().filter_map(reference).collect(),
            asides: found
                .asides
                .into_iter()
                .filter_map(|aside| Some(Aside { span: self.back(aside.span)?, ..aside }))
                .collect(),
            published: found.published,
            repeated: None,
            suggestions,
        }
    }
}
