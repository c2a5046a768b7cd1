//! An article as one annotator left it.

use crate::annotation::Document;
use crate::exchange::project;
use crate::text::{ByteOffset, Span};
use std::collections::BTreeSet;

/// An article as one annotator left it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Article {
    /// The fingerprint of its text.
    pub(super) text: String,
    /// Label, start and end.
    pub(super) spans: BTreeSet<(String, Span)>,
    /// The labels of each word, in the order of their names.
    pub(super) words: Vec<String>,
}

impl Article {
    pub(super) fn of(document: &Document) -> Self {
        let key = |label| document.labels().get(label).map_or_else(String::new, |known| known.key.clone());
        let live = || document.annotations().iter().filter(|annotation| annotation.status.is_live());
        let labels = |word: Span| {
            let over =
                document.annotations().overlapping(word).filter(|annotation| annotation.status.is_live());
            let labels: BTreeSet<String> = over.map(|annotation| key(annotation.label)).collect();
            labels.into_iter().collect::<Vec<_>>().join("+")
        };
        Self {
            text: project::fingerprint(document.text()),
            spans: live().map(|annotation| (key(annotation.label), annotation.span)).collect(),
            words: words(document.text().as_str()).map(labels).collect(),
        }
    }
}

/// What stands between blanks.
fn words(text: &str) -> impl Iterator<Item = Span> + '_ {
    let mut at = 0;
    text.split(char::is_whitespace).filter_map(move |word| {
        let start = text.get(at..)?.find(word)? + at;
        at = start + word.len();
        (!word.is_empty()).then(|| Span::new(ByteOffset::of(start), ByteOffset::of(at)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stand_between_blanks() {
        let found: Vec<_> = words(" Sáng  08/7,\n họp").map(Span::range).collect();
        assert_eq!(found, [1..6, 8..13, 15..20]);
    }
}
