//! A long text read stretch by stretch, in any order.
//!
//! Each stretch is read as if it were an article of its own, so a year that stands in another one is not known:
//! what is found so is there to be seen until the whole text has been read.

use crate::detect::{
    Aside, BackReference, Detection, SuggestedEntity, SuggestedRelation, Suggestion, detect,
};
use crate::text::{ByteOffset, Span, Text};
use std::collections::BTreeMap;

/// A text in stretches of whole lines, with what was found in those that have been read.
pub(super) struct Stretches {
    text: Text,
    spans: Vec<Span>,
    found: BTreeMap<usize, Detection>,
}

impl Stretches {
    /// A text in stretches of about `size` bytes; a longer line is one by itself.
    pub(super) fn of(text: Text, size: usize) -> Self {
        let spans = spans(&text, size).collect();
        Self { text, spans, found: BTreeMap::new() }
    }

    /// Reads what stands at an offset and what comes after it, one stretch at a time; whether there was one to
    /// read.
    pub(super) fn read_at(&mut self, at: ByteOffset) -> bool {
        let here = self.index(at);
        let fresh = [here, here + 1].into_iter().find(|index| self.is_unread(*index));
        self.read(fresh)
    }

    /// Reads the stretch nearest to an offset that has not been read; whether there was one.
    pub(super) fn read_nearest(&mut self, at: ByteOffset) -> bool {
        let here = self.index(at);
        let unread = (0..self.spans.len()).filter(|index| self.is_unread(*index));
        // Of two that are as near, what comes later in the text: that is how one reads.
        let nearest = unread.min_by_key(|index| (index.abs_diff(here), *index < here));
        self.read(nearest)
    }

    fn is_unread(&self, index: usize) -> bool {
        index < self.spans.len() && !self.found.contains_key(&index)
    }

    fn index(&self, at: ByteOffset) -> usize {
        self.spans.partition_point(|span| span.end <= at)
    }

    fn read(&mut self, index: Option<usize>) -> bool {
        let Some((index, span)) = index.and_then(|index| Some((index, *self.spans.get(index)?))) else {
            return false;
        };
        let source = Text::new(self.text.slice(span));
        self.found.insert(index, source.map(|source| detect(&source)).unwrap_or_default());
        true
    }

    /// Everything that was found so far, in order of place.
    pub(super) fn together(&self) -> Detection {
        let mut all = Detection::default();
        for (index, found) in &self.found {
            if let Some(span) = self.spans.get(*index) {
                add(&mut all, *span, found.clone());
            }
        }
        all
    }
}

fn spans(text: &Text, size: usize) -> impl Iterator<Item = Span> {
    let lines = text.index().lines();
    let mut next = 0;
    std::iter::from_fn(move || {
        let start = lines.get(next)?.span.start;
        let limit = start.forward(size);
        let after = next + 1 + lines.get(next + 1..)?.partition_point(|line| line.next <= limit);
        next = after;
        Some(Span::new(start, lines.get(after - 1)?.next))
    })
}

/// Adds what was found in a stretch that begins after all that is there.
fn add(all: &mut Detection, stretch: Span, found: Detection) {
    let base = all.suggestions.len();
    let place = |offset: ByteOffset| stretch.start.forward(offset.get());
    all.suggestions.extend(found.suggestions.into_iter().map(|found| Suggestion {
        span: Span::new(place(found.span.start), place(found.span.end)),
        ..found
    }));
    all.relations.extend(found.relations.into_iter().map(|found| SuggestedRelation {
        from: found.from + base,
        to: found.to + base,
        ..found
    }));
    for SuggestedEntity { name, mentions } in found.entities {
        let mentions = mentions.into_iter().map(|mention| mention + base);
        match all.entities.iter_mut().find(|known| known.name == name) {
            Some(known) => known.mentions.extend(mentions),
            None => all.entities.push(SuggestedEntity { name, mentions: mentions.collect() }),
        }
    }
    all.references.extend(found.references.into_iter().map(|link| BackReference {
        span: Span::new(place(link.span.start), place(link.span.end)),
        to: link.to + base,
    }));
    all.asides.extend(
        found
            .asides
            .into_iter()
            .map(|aside| Aside { span: Span::new(place(aside.span.start), place(aside.span.end)), ..aside }),
    );
    if all.published.is_none() {
        all.published = found.published;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCE: &str =
        "Mở đầu.\nNgày 08/7/2024, thu 64,5 tỷ đồng.\nÔng Lê Văn An, Bí thư Huyện uỷ.\nHết 12 ha.\n";

    fn quotes(text: &Text, found: &Detection) -> Vec<String> {
        found.suggestions.iter().map(|found| text.slice(found.span).to_owned()).collect()
    }

    #[test]
    fn stretches_are_whole_lines_and_together_the_text() {
        let text = Text::new("một hai\r\nba\n\nbốn năm sáu bảy\ntám").expect("short");
        let spans: Vec<Span> = spans(&text, 12).collect();
        let together: String = spans.iter().map(|&span| text.slice(span)).collect();
        assert_eq!(together, text.as_str());
        assert!(spans.len() > 2);
    }

    #[test]
    fn what_is_found_in_stretches_stands_where_it_is_whatever_is_read_first() {
        let text = Text::new(SOURCE).expect("short");
        let whole = quotes(&text, &detect(&text));
        assert!(whole.len() > 3);
        for start in [0, 20, 60, SOURCE.len()] {
            let mut stretches = Stretches::of(text.clone(), 5);
            while stretches.read_nearest(ByteOffset::ZERO.forward(start)) {}
            assert_eq!(quotes(&text, &stretches.together()), whole, "from {start}");
        }
    }

    #[test]
    fn what_is_seen_is_read_first() {
        let text = Text::new(SOURCE).expect("short");
        let seen = SOURCE.find("Ông").map(|at| ByteOffset::ZERO.forward(at)).expect("there");
        let mut stretches = Stretches::of(text.clone(), 5);
        assert!(stretches.read_at(seen));
        let first = quotes(&text, &stretches.together());
        assert_eq!(first, ["Lê Văn An", "Bí thư Huyện uỷ"]);
        assert!(stretches.read_at(seen), "and what comes after it");
        assert_eq!(quotes(&text, &stretches.together()).last().map(String::as_str), Some("12 ha"));
        assert!(!stretches.read_at(seen), "then there is nothing more to do here");
        assert!(stretches.read_nearest(seen));
        assert!(quotes(&text, &stretches.together()).contains(&"64,5 tỷ đồng".to_owned()));
    }
}
