//! Many documents as a list: which of them are shown, and in what order.

use super::card::{Card, State};
use crate::exchange::project::Rest;
use crate::text::{Text, strip_diacritics};
use std::cmp::Reverse;
use std::rc::Rc;

/// A document of the list: its number and its card.
pub type Entry = (u32, Rc<Card>);

/// What a search in the list compares of a card: title, source and note, without diacritics.
pub fn card_words(card: &Card) -> String {
    strip_diacritics(&format!("{}\n{}\n{}", card.title, card.source, card.note)).to_lowercase()
}

/// Which documents are shown, and in what order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listing {
    /// Words that title, source or note must have, compared without diacritics; empty for all.
    pub words: String,
    /// Documents whose text has the words, in order of their numbers; they are shown as well.
    pub hits: Rc<[u32]>,
    /// Which of them.
    pub shelf: Shelf,
    /// The first day that the article's own date may be, ISO 8601; empty where any may.
    pub first: String,
    /// The last one.
    pub last: String,
    /// The label whose annotations are counted, by its place in the counts of a card; all of them without one.
    pub label: Option<usize>,
    /// How many annotations there are at the least.
    pub least: u32,
    /// In what order.
    pub order: Order,
}

/// Which documents are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shelf {
    /// All that were not thrown away.
    #[default]
    All,
    /// Those in a state.
    In(State),
    /// Those that were thrown away, until the bin is emptied.
    Bin,
}

impl Shelf {
    /// All, in the order shown.
    pub fn all() -> impl Iterator<Item = Self> {
        std::iter::once(Self::All).chain(State::ALL.map(Self::In)).chain([Self::Bin])
    }

    /// Whether a document stands there.
    pub fn has(self, card: &Card) -> bool {
        match self {
            Self::All => !card.removed,
            Self::In(state) => !card.removed && card.state == state,
            Self::Bin => card.removed,
        }
    }
}

listed! {
    /// In what order documents are shown.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub enum Order {
        /// What was worked on last comes first.
        #[default]
        Changed,
        /// In the order in which they came.
        Added,
        /// By title.
        Title,
        /// By the article's own date, the latest first.
        Published,
        /// Those with the most to decide first.
        Undecided,
        /// Those with the most annotations first, of the label that is chosen.
        Count,
        /// The longest first.
        Length,
    }
}

impl Listing {
    /// Whether a document is looked for, on whichever shelf it stands, as far as its card tells without words.
    fn wants(&self, card: &Card) -> bool {
        card.is_between(&self.first, &self.last) && card.count(self.label) >= self.least
    }

    /// Whether something is looked for by its words.
    pub fn searches(&self) -> bool {
        !self.words.trim().is_empty()
    }

    /// Whether dates or labels leave documents out.
    pub fn is_narrow(&self) -> bool {
        !self.first.is_empty() || !self.last.is_empty() || self.label.is_some() || self.least > 0
    }

    /// The same with documents of all dates and labels.
    #[must_use]
    pub fn widened(&self) -> Self {
        let Self { words, hits, shelf, order, .. } = self.clone();
        Self { words, hits, shelf, order, ..Self::default() }
    }
}

/// The places of the documents that a listing shows, in its order.
///
/// `names` are the [`card_words`] of each, which are the same for many searches.
pub fn listed(all: &[Entry], names: &[String], listing: &Listing) -> Vec<usize> {
    let found = found(all, names, listing);
    let mut places: Vec<usize> =
        found.filter(|(_, card)| listing.shelf.has(card)).map(|(place, _)| place).collect();
    // Places within the list, from which they were taken.
    let card = |place: usize| all.get(place).map(|(_, card)| card.as_ref());
    match listing.order {
        Order::Added => {}
        Order::Changed => latest(&mut places, all, |card| &card.changed),
        Order::Title => {
            places
                .sort_by_cached_key(|&at| card(at).map(|card| strip_diacritics(&card.title).to_lowercase()));
        }
        Order::Published => latest(&mut places, all, |card| &card.published),
        Order::Undecided => places.sort_by_key(|&at| Reverse(card(at).map(|card| card.undecided))),
        Order::Count => places.sort_by_key(|&at| Reverse(card(at).map(|card| card.count(listing.label)))),
        Order::Length => places.sort_by_key(|&at| Reverse(card(at).map(|card| card.bytes))),
    }
    places
}

/// How many of the documents that are looked for stand on each shelf.
pub fn found_on_shelves(all: &[Entry], names: &[String], listing: &Listing) -> Census {
    Census::count(found(all, names, listing).map(|(_, card)| card))
}

/// The documents that are looked for, wherever they stand, with their places.
fn found<'a>(
    all: &'a [Entry],
    names: &'a [String],
    listing: &'a Listing,
) -> impl Iterator<Item = (usize, &'a Card)> {
    let words = strip_diacritics(listing.words.trim()).to_lowercase();
    let has_words = move |place: usize, id: u32| {
        words.is_empty()
            || listing.hits.binary_search(&id).is_ok()
            || names.get(place).is_some_and(|name| name.contains(&words))
    };
    let wanted = all
        .iter()
        .enumerate()
        .filter(move |(place, (id, card))| listing.wants(card) && has_words(*place, *id));
    wanted.map(|(place, (_, card))| (place, card.as_ref()))
}

/// Sorts places by a time of their cards, the latest first.
fn latest(places: &mut [usize], all: &[Entry], time: fn(&Card) -> &str) {
    places.sort_by_key(|&at| Reverse(all.get(at).map(|(_, card)| time(card))));
}

/// A text as a search through all documents compares it: without diacritics, case and breaks.
pub fn searched(text: &Text) -> String {
    searched_for(text.as_str())
}

/// The same, with rests.
pub async fn searched_resting(text: &Text, rest: Rest<'_>) -> String {
    let mut folded = String::new();
    for line in text.as_str().split('\n') {
        fold(line, &mut folded);
        rest().await;
    }
    folded
}

/// Words as a search through all documents compares them.
pub fn searched_for(words: &str) -> String {
    let mut folded = String::with_capacity(words.len());
    fold(words, &mut folded);
    folded
}

/// Adds words without diacritics, case and breaks.
fn fold(words: &str, folded: &mut String) {
    for word in strip_diacritics(words).to_lowercase().split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.push_str(word);
    }
}

/// How many documents there are in each state, of those that were not thrown away, and in the bin.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Census {
    /// In the order of [`State::ALL`].
    pub states: [usize; 4],
    /// In the bin.
    pub removed: usize,
}

impl Census {
    /// Counts documents.
    pub fn of(all: &[Entry]) -> Self {
        Self::count(all.iter().map(|(_, card)| card.as_ref()))
    }

    fn count<'a>(cards: impl Iterator<Item = &'a Card>) -> Self {
        let mut census = Self::default();
        for card in cards {
            let at = State::ALL.iter().position(|state| *state == card.state);
            let count = if card.removed {
                Some(&mut census.removed)
            } else {
                at.and_then(|at| census.states.get_mut(at))
            };
            if let Some(count) = count {
                *count += 1;
            }
        }
        census
    }

    /// Documents of a shelf.
    pub fn on(&self, place: Shelf) -> usize {
        match place {
            Shelf::All => self.states.iter().sum(),
            Shelf::In(state) => {
                let at = State::ALL.iter().position(|known| *known == state);
                at.and_then(|at| self.states.get(at)).copied().unwrap_or_default()
            }
            Shelf::Bin => self.removed,
        }
    }

    /// Documents that nobody has to work on any more.
    pub fn settled(&self) -> usize {
        self.on(Shelf::In(State::Done)) + self.on(Shelf::In(State::Skipped))
    }
}

/// The next document that is neither done nor left out, in the order in which they came, around the end.
pub fn next_undone(all: &[Entry], after: Option<u32>) -> Option<u32> {
    let undone = |(id, card): &&Entry| {
        !card.removed && matches!(card.state, State::New | State::InWork) && Some(*id) != after
    };
    let here = after.unwrap_or_default();
    let later = all.iter().filter(|(id, _)| *id > here).find(undone);
    later.or_else(|| all.iter().find(undone)).map(|(id, _)| *id)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(id: u32, title: &str, state: State, changed: &str) -> Entry {
        let card = Card { title: title.into(), state, changed: changed.into(), ..Card::default() };
        (id, Rc::new(card))
    }

    fn some() -> Vec<Entry> {
        vec![
            entry(1, "Thu ngân sách", State::Done, "2026-11-02"),
            entry(2, "Đại hội", State::New, "2026-11-03"),
            entry(3, "An toàn giao thông", State::InWork, "2026-11-01"),
            (4, Rc::new(Card { removed: true, title: "Bỏ".into(), ..Card::default() })),
        ]
    }

    fn ids(all: &[Entry], listing: &Listing) -> Vec<u32> {
        let names: Vec<String> = all.iter().map(|(_, card)| card_words(card)).collect();
        listed(all, &names, listing).into_iter().map(|place| all[place].0).collect()
    }

    #[test]
    fn what_was_thrown_away_is_in_the_bin_alone() {
        let all = some();
        assert_eq!(ids(&all, &Listing::default()), [2, 1, 3]);
        assert_eq!(ids(&all, &Listing { shelf: Shelf::Bin, ..Listing::default() }), [4]);
        assert_eq!(ids(&all, &Listing { shelf: Shelf::In(State::Done), ..Listing::default() }), [1]);
        let census = Census::of(&all);
        assert_eq!((census.on(Shelf::All), census.removed, census.settled()), (3, 1, 1));
    }

    #[test]
    fn documents_are_found_by_their_date_and_by_what_is_in_them() {
        let dated = |id, published: &str, counts| {
            (id, Rc::new(Card { published: published.into(), counts, ..Card::default() }))
        };
        let all = vec![
            dated(1, "2024-07-08", [1, 0, 5, 0, 0, 0, 0]),
            dated(2, "2024-07", [0, 0, 2, 0, 0, 0, 3]),
            dated(3, "2025-01-02", [9, 0, 0, 0, 0, 0, 0]),
            dated(4, "", [0; 7]),
        ];
        let between = |first: &str, last: &str| Listing {
            first: first.into(),
            last: last.into(),
            order: Order::Added,
            ..Listing::default()
        };
        assert_eq!(ids(&all, &between("", "")), [1, 2, 3, 4]);
        assert_eq!(ids(&all, &between("2024-07-09", "")), [2, 3], "a month may lie in it, no date does not");
        assert_eq!(ids(&all, &between("", "2024-07-08")), [1, 2]);
        assert_eq!(ids(&all, &between("2024-08-01", "2024-12-31")), [] as [u32; 0]);
        let with = |label, least, order| Listing { label, least, order, ..Listing::default() };
        assert_eq!(ids(&all, &with(Some(2), 1, Order::Count)), [1, 2]);
        assert_eq!(ids(&all, &with(Some(2), 3, Order::Count)), [1]);
        assert_eq!(ids(&all, &with(Some(6), 1, Order::Added)), [2], "labels of one's own");
        assert_eq!(ids(&all, &with(None, 5, Order::Count)), [3, 1, 2]);
        let narrow = Listing { shelf: Shelf::Bin, ..between("2024-07-09", "") };
        assert!(narrow.is_narrow());
        assert_eq!(
            narrow.widened(),
            Listing { shelf: Shelf::Bin, order: Order::Added, ..Listing::default() }
        );
    }

    #[test]
    fn words_are_found_without_their_marks_and_in_texts() {
        let all = some();
        let called = Listing { words: "dai HOI".into(), ..Listing::default() };
        assert_eq!(ids(&all, &called), [2]);
        let found = Listing { hits: [3].into(), ..called };
        assert_eq!(ids(&all, &found), [2, 3]);
        // The shelves count what is found, whichever of them is shown.
        let names: Vec<String> = all.iter().map(|(_, card)| card_words(card)).collect();
        let on_bin = Listing { shelf: Shelf::Bin, ..found };
        let census = found_on_shelves(&all, &names, &on_bin);
        assert_eq!((census.on(Shelf::All), census.on(Shelf::In(State::Done)), census.removed), (2, 0, 0));
        let in_bin = Listing { words: "bỏ".into(), hits: [].into(), ..on_bin };
        assert_eq!(found_on_shelves(&all, &names, &in_bin).removed, 1);
    }

    #[test]
    fn a_text_is_folded_with_rests_as_without() {
        for source in ["Đảng ủy\r\n xã\n\n họp.", "", "\n\nXã \u{a0}Mường\tLai", "một dòng"] {
            let text = Text::new(source).expect("short");
            let rest = || -> std::pin::Pin<Box<dyn Future<Output = ()>>> { Box::pin(std::future::ready(())) };
            let folded = pollster::block_on(searched_resting(&text, &rest));
            assert_eq!(folded, searched(&text), "{source:?}");
        }
        assert_eq!(searched_for(" Đảng  ỦY\n"), "dang uy");
    }

    #[test]
    fn titles_are_sorted_as_letters_without_marks() {
        let all = some();
        assert_eq!(ids(&all, &Listing { order: Order::Title, ..Listing::default() }), [3, 2, 1]);
    }

    #[test]
    fn the_next_undone_comes_after_the_open_one_and_around_the_end() {
        let all = some();
        assert_eq!(next_undone(&all, None), Some(2));
        assert_eq!(next_undone(&all, Some(2)), Some(3));
        assert_eq!(next_undone(&all, Some(3)), Some(2));
        assert_eq!(next_undone(&all[..1], None), None);
    }
}
