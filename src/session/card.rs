//! What a list of documents shows of each, without opening it.

use crate::annotation::{Document, Status};
use crate::exchange::content_key;
use crate::label::Label;
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::json;

/// A card from its fields, in the order in which they are kept, without names: thousands are read at once.
macro_rules! card {
    ($($(#[$meaning:meta])* $name:ident: $kind:ty,)*) => {
        /// What a list shows of a document.
        #[derive(Clone, Debug, Default, PartialEq, Eq)]
        pub struct Card {
            $($(#[$meaning])* pub $name: $kind,)*
        }

        impl Card {
            /// As it is kept.
            pub fn write(&self) -> String {
                let Self { $($name),* } = self;
                json!([$($name),*]).to_string()
            }

            /// From what was kept; `None` where that is damaged.
            pub fn read(kept: &str) -> Option<Self> {
                let ($($name,)*): ($($kind,)*) = serde_json::from_str(kept).ok()?;
                Some(Self { $($name),* })
            }
        }
    };
}

card! {
    /// What it is called.
    title: String,
    /// Where it is from: an address, a file name.
    source: String,
    /// How far the work on it has come.
    state: State,
    /// What the person noted about it.
    note: String,
    /// Live annotations of each built-in label, in the order of [`Label::BUILT_IN`], then of all others.
    counts: [u32; 7],
    /// Suggestions that nobody has decided.
    undecided: u32,
    /// Bytes of its text.
    bytes: u32,
    /// The article's own date, ISO 8601; empty where unknown.
    published: String,
    /// When it came here, ISO 8601.
    added: String,
    /// When it was last changed, ISO 8601.
    changed: String,
    /// The [`content_key`] of its text: an article that came twice is known by it.
    key: String,
    /// Whether it was thrown away; it is kept until the bin is emptied.
    removed: bool,
}

listed! {
    /// How far the work on a document has come.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum State {
        /// Nobody has worked on it.
        #[default]
        New = "new",
        /// Somebody has begun.
        InWork = "work",
        /// It is done.
        Done = "done",
        /// It is left out.
        Skipped = "skipped",
    }
}

impl Serialize for State {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.wire())
    }
}

impl<'de> Deserialize<'de> for State {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = String::deserialize(deserializer)?;
        Self::from_wire(&name).ok_or_else(|| D::Error::custom("expected a state"))
    }
}

impl Card {
    /// The card of a document; state, note and times are those of the card that it has, if any.
    pub fn of(document: &Document, known: Option<&Self>) -> Self {
        let meta = document.meta();
        let mut card = Self {
            title: meta.title.clone(),
            source: meta.source.clone(),
            bytes: document.text().len().raw(),
            published: meta.published.clone(),
            counts: [0; 7],
            undecided: 0,
            ..known.cloned().unwrap_or_default()
        };
        if card.added.is_empty() {
            card.added.clone_from(&meta.created);
        }
        if card.key.is_empty() {
            card.key = content_key(document.text().as_str()).to_string();
        }
        for annotation in document.annotations().iter().filter(|known| known.status.is_live()) {
            let at = Label::BUILT_IN.iter().position(|label| *label == annotation.label);
            if let Some(count) = card.counts.get_mut(at.unwrap_or(Label::BUILT_IN.len())) {
                *count += 1;
            }
            card.undecided += u32::from(annotation.status == Status::Suggested);
        }
        card
    }

    /// The card once something was done to the document, if it was: a new one is then in work.
    #[must_use]
    pub fn worked(self, was: bool) -> Self {
        let state = if was && self.state == State::New { State::InWork } else { self.state };
        Self { state, ..self }
    }

    /// The card with more in its note, unless it is there already.
    #[must_use]
    pub fn noted(self, more: &str) -> Self {
        let note = match self.note.as_str() {
            "" => more.to_owned(),
            known if known.contains(more) => return self,
            known => format!("{known}; {more}"),
        };
        Self { note, ..self }
    }

    /// Live annotations of all labels.
    pub fn total(&self) -> u32 {
        self.counts.iter().sum()
    }

    /// Live annotations of the label in a place of the [counts](Self::counts); of all labels without one.
    pub fn count(&self, label: Option<usize>) -> u32 {
        label.map_or_else(|| self.total(), |at| self.counts.get(at).copied().unwrap_or_default())
    }

    /// Whether the article's own date may lie between two days, ISO 8601, where each that is empty bounds nothing: a
    /// month may lie where any of its days does. An article without a date lies nowhere.
    pub fn is_between(&self, first: &str, last: &str) -> bool {
        let date = self.published.get(..10).unwrap_or(&self.published);
        // As exact as the article is.
        let bound = |day: &'_ str| day.get(..date.len()).unwrap_or(day).to_owned();
        (first.is_empty() || !date.is_empty() && *date >= *bound(first))
            && (last.is_empty() || !date.is_empty() && *date <= *bound(last))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotation::Meta;
    use crate::session::annotate;
    use crate::text::Text;

    fn text(source: &str) -> Text {
        Text::new(source).expect("short")
    }

    #[test]
    fn a_card_counts_what_its_document_has_and_is_read_as_it_was_written() {
        let meta =
            Meta { title: "Thu ngân sách \"tốt\"".into(), source: "a.txt".into(), ..Meta::default() };
        let document = annotate(text("Ngày 08/7/2024, xã trồng 38 ha và 12 ha rừng."), meta);
        let known = Card { state: State::Done, note: "xem lại".into(), ..Card::default() };
        let card = Card::of(&document, Some(&known));
        assert_eq!((card.total(), card.undecided, card.counts[2], card.counts[3]), (3, 3, 1, 2));
        assert_eq!((card.state, card.note.as_str()), (State::Done, "xem lại"));
        assert_eq!(Card::read(&card.write()), Some(card));
        assert_eq!(Card::read("[1,2]"), None);
        assert_eq!(Card::read(&Card::default().write().replace("\"new\"", "\"old\"")), None);
    }

    #[test]
    fn a_note_grows_and_says_nothing_twice() {
        let card = Card::default().noted("DATE “08/7”");
        assert_eq!(card.note, "DATE “08/7”");
        let card = card.noted("xem lại").noted("DATE “08/7”").noted("xem lại");
        assert_eq!(card.note, "DATE “08/7”; xem lại");
    }

    #[test]
    fn one_article_in_two_spellings_is_one() {
        let key = |source: &str| Card::of(&annotate(text(source), Meta::default()), None).key;
        assert_eq!(key("Xã trồng rừng.\r\n"), key("Xa\u{303} trô\u{300}ng rừng."));
        assert_ne!(key("Thu 5 tỷ"), key("Thu 6 tỷ"));
    }
}
