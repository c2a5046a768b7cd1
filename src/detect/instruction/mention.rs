//! The people and offices of the text, by token.

use crate::detect::reading::Reading;
use crate::label::{Label, Level, Value};
use crate::text::Span;

/// A named official or an office.
#[derive(Clone, Copy, Debug)]
pub(in crate::detect) struct Mention {
    /// The first token.
    pub(super) start: usize,
    /// The token after the last.
    pub(super) end: usize,
    pub(super) is_official: bool,
    /// Of an office, where known.
    pub(super) level: Option<Level>,
    /// Which of the officials and offices that were found.
    pub(in crate::detect) index: usize,
}

/// Whether what has this label can speak or be told.
pub(in crate::detect) fn is_mention(label: Label) -> bool {
    matches!(label, Label::Official | Label::Position)
}

/// All of them, in order of place.
#[derive(Debug, Default)]
pub(in crate::detect) struct Mentions(Vec<Mention>);

impl Mentions {
    /// Takes in the officials and offices among what was found after those that are here, in order of place.
    pub(in crate::detect) fn extend<'a>(
        &mut self,
        reading: &Reading<'_>,
        found: impl Iterator<Item = (Span, Label, Option<&'a Value>)>,
    ) {
        let before = self.0.len();
        let mentions = found.filter(|(_, label, _)| is_mention(*label)).enumerate();
        self.0.extend(mentions.map(|(index, (span, label, value))| Mention {
            start: reading.token_at(span.start),
            end: reading.token_at(span.end),
            is_official: label == Label::Official,
            level: match value {
                Some(Value::Position(value)) => value.level,
                _ => None,
            },
            index: before + index,
        }));
    }

    /// The office that somebody speaks in: the mention itself, or the one right before a name.
    pub(super) fn office_of(&self, mention: Mention) -> Option<Mention> {
        if !mention.is_official {
            return Some(mention);
        }
        let before = self.0.get(mention.index.checked_sub(1)?)?;
        (!before.is_official && before.end == mention.start).then_some(*before)
    }

    /// Those that lie within.
    pub(super) fn within(&self, start: usize, end: usize) -> &[Mention] {
        let first = self.0.partition_point(|mention| mention.start < start);
        let after = self.0.partition_point(|mention| mention.start < end);
        self.0.get(first..after.max(first)).unwrap_or_default()
    }
}
