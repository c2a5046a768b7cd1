//! Grapheme clusters: what a reader takes for one character, however many code points it is.
//!
//! Unicode's own rules (UAX #29, extended clusters) over its own data, of version 17, as ranges in `cluster.tsv`: the
//! tables of a library for the same are three times as much of the download.

use super::letter::is_latin;
use std::sync::LazyLock;

/// What a character does to the clusters around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Class {
    Other,
    /// The two of a line break.
    Return,
    Feed,
    /// Stands alone.
    Control,
    /// Sits on what is before it.
    Extend,
    /// The same, but parts letters.
    NonJoiner,
    /// Sits on what is before it, and joins two pictures.
    Joiner,
    /// Sits on what is before it, and joins two consonants.
    Linker,
    SpacingMark,
    /// Goes with what is after it.
    Prepend,
    /// Half of a flag.
    Regional,
    Picture,
    /// Of an Indic script.
    Consonant,
    /// Of Hangul: parts of a syllable, and syllables that may and may not get a vowel.
    Leading,
    Vowel,
    Trailing,
    Open,
    Closed,
}

/// What the lines of `cluster.tsv` are called.
const NAMED: &[(&str, Class)] = &[
    ("control", Class::Control),
    ("extend", Class::Extend),
    ("linker", Class::Linker),
    ("spacing", Class::SpacingMark),
    ("prepend", Class::Prepend),
    ("picture", Class::Picture),
    ("consonant", Class::Consonant),
    ("leading", Class::Leading),
    ("vowel", Class::Vowel),
    ("trailing", Class::Trailing),
];

/// First and last of each range, in order.
static RANGES: LazyLock<Vec<(u32, u32, Class)>> = LazyLock::new(|| {
    let mut all = Vec::new();
    for (name, ranges) in include_str!("cluster.tsv").lines().filter_map(|line| line.split_once('\t')) {
        let Some(&(_, class)) = NAMED.iter().find(|(known, _)| *known == name) else { continue };
        for range in ranges.split(' ') {
            let (first, last) = range.split_once('-').unwrap_or((range, range));
            let [first, last] = [first, last].map(|code| u32::from_str_radix(code, 16).unwrap_or_default());
            all.push((first, last, class));
        }
    }
    all.sort_unstable_by_key(|&(first, ..)| first);
    all
});

impl Class {
    fn of(c: char) -> Self {
        match c {
            '\r' => Self::Return,
            '\n' => Self::Feed,
            ' '..='~' => Self::Other,
            _ if is_latin(c) => Self::Other,
            '\u{200c}' => Self::NonJoiner,
            '\u{200d}' => Self::Joiner,
            '\u{1f1e6}'..='\u{1f1ff}' => Self::Regional,
            // Each syllable without a third part is before the 27 with one.
            '가'..='힣' if (u32::from(c) - u32::from('가')).is_multiple_of(28) => Self::Open,
            '가'..='힣' => Self::Closed,
            _ => {
                let code = u32::from(c);
                let at = RANGES.partition_point(|&(_, last, _)| last < code);
                RANGES.get(at).filter(|range| range.0 <= code).map_or(Self::Other, |range| range.2)
            }
        }
    }

    /// Whether what is before it may still count after it.
    fn carries(self) -> bool {
        matches!(self, Self::Extend | Self::NonJoiner | Self::Joiner | Self::Linker | Self::Regional)
    }
}

/// What has begun and may go on, with nothing since but what sits on it.
#[derive(Clone, Copy)]
enum Begun {
    Nothing,
    Picture,
    JoinedPicture,
    Flag,
    Consonant,
    LinkedConsonant,
}

/// What stands before a place, as far as it decides whether a cluster ends there.
#[derive(Clone, Copy)]
struct Before {
    class: Class,
    begun: Begun,
}

impl Before {
    /// Nothing goes on there, as after what stands alone.
    const BEGINNING: Self = Self { class: Class::Control, begun: Begun::Nothing };

    fn of(text: &str) -> Self {
        let known = text.trim_end_matches(|c| Class::of(c).carries());
        let last = known.chars().next_back().map_or(0, char::len_utf8);
        let decisive = text.get(known.len() - last..).unwrap_or_default();
        decisive.chars().fold(Self::BEGINNING, |before, c| before.then(Class::of(c)))
    }

    fn then(self, class: Class) -> Self {
        let begun = match (self.begun, class) {
            (_, Class::Picture) | (Begun::Picture, Class::Extend | Class::NonJoiner | Class::Linker) => {
                Begun::Picture
            }
            (Begun::Picture, Class::Joiner) => Begun::JoinedPicture,
            (Begun::Flag, Class::Regional) => Begun::Nothing,
            (_, Class::Regional) => Begun::Flag,
            (_, Class::Consonant) => Begun::Consonant,
            (Begun::Consonant | Begun::LinkedConsonant, Class::Linker) => Begun::LinkedConsonant,
            (Begun::Consonant | Begun::LinkedConsonant, Class::Extend | Class::Joiner) => self.begun,
            _ => Begun::Nothing,
        };
        Self { class, begun }
    }

    /// Whether a cluster ends between this and what is after it.
    fn ends_at(self, next: Class) -> bool {
        use Class::{
            Closed, Consonant, Control, Extend, Feed, Joiner, Leading, Linker, NonJoiner, Open, Picture,
            Prepend, Regional, Return, SpacingMark, Trailing, Vowel,
        };
        match (self.class, next) {
            // Line breaks, and the syllables of Hangul.
            (Return, Feed)
            | (Leading, Leading | Vowel | Open | Closed)
            | (Open | Vowel, Vowel | Trailing)
            | (Closed | Trailing, Trailing) => false,
            (Return | Feed | Control, _) | (_, Return | Feed | Control) => true,
            (Prepend, _) | (_, Extend | NonJoiner | Joiner | Linker | SpacingMark) => false,
            (_, Picture) => !matches!(self.begun, Begun::JoinedPicture),
            (_, Regional) => !matches!(self.begun, Begun::Flag),
            (_, Consonant) => !matches!(self.begun, Begun::LinkedConsonant),
            _ => true,
        }
    }
}

/// The places in a text where a cluster begins, by what stands before the text.
fn beginnings(mut before: Before, text: &str) -> impl Iterator<Item = usize> {
    text.char_indices().filter_map(move |(at, c)| {
        let class = Class::of(c);
        let begins = before.ends_at(class);
        before = before.then(class);
        begins.then_some(at)
    })
}

/// Whether a place cuts no cluster; both ends of a text cut none.
pub(super) fn is_boundary(source: &str, at: usize) -> bool {
    source.split_at_checked(at).is_some_and(|(before, after)| {
        after.chars().next().is_none_or(|next| Before::of(before).ends_at(Class::of(next)))
    })
}

/// The next place after one that cuts no cluster; `None` at the end.
pub(super) fn boundary_after(source: &str, at: usize) -> Option<usize> {
    let (before, after) = source.split_at_checked(at).filter(|(_, after)| !after.is_empty())?;
    let next = beginnings(Before::of(before), after).find(|&begin| begin > 0);
    Some(at + next.unwrap_or(after.len()))
}

/// The last place before one that cuts no cluster; `None` at the beginning.
pub(super) fn boundary_before(source: &str, at: usize) -> Option<usize> {
    let before = source.get(..at)?;
    before.char_indices().rev().map(|(at, _)| at).find(|&at| is_boundary(source, at))
}

/// The clusters of a text, each with the place where it begins.
pub fn clusters(source: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut begin = beginnings(Before::BEGINNING, source).peekable();
    std::iter::from_fn(move || {
        let at = begin.next()?;
        let end = begin.peek().copied().unwrap_or(source.len());
        Some((at, source.get(at..end)?))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

    /// Of each class.
    const SAMPLES: &str = "a\r\n\u{1}\u{301}\u{200c}\u{200d}\u{94d}\u{903}\u{600}🇻🇳😀❤\u{fe0f}\u{1f3fd}क\u{93c}ष\u{1100}\u{1161}\u{11a8}가각";

    #[test]
    fn every_character_is_of_its_class() {
        // Beyond stand ideographs and what is nobody's.
        for c in (0..0x2_0000).chain(0xe_0000..0xe_2000).filter_map(char::from_u32) {
            let text = format!("{c}a{c}😀\u{200d}{c}🇻{c}क\u{94d}{c}\u{1100}{c}가{c}각{c}");
            assert!(clusters(&text).eq(text.grapheme_indices(true)), "{c:?}");
        }
    }

    #[test]
    fn what_has_begun_goes_on_as_in_unicode() {
        let samples: Vec<char> = SAMPLES.chars().collect();
        let count = samples.len();
        for number in 0..count.pow(4) {
            let text: String = (0..4).map(|place| samples[number / count.pow(place) % count]).collect();
            assert!(clusters(&text).eq(text.grapheme_indices(true)), "{text:?}");
        }
    }

    #[test]
    fn boundaries_are_found_from_any_place() {
        let text = "Ủy ban🇻🇳🇻🇳🇻 👩\u{200d}👩\u{200d}👧 क\u{94d}\u{200d}ष e\u{301}\u{323}\r\n가\u{11a8}";
        for at in text.char_indices().map(|(at, _)| at).chain([text.len()]) {
            let cursor = || GraphemeCursor::new(at, text.len(), true);
            assert_eq!(Ok(is_boundary(text, at)), cursor().is_boundary(text, 0), "{at}");
            assert_eq!(Ok(boundary_after(text, at)), cursor().next_boundary(text, 0), "{at}");
            assert_eq!(Ok(boundary_before(text, at)), cursor().prev_boundary(text, 0), "{at}");
        }
        assert!(!is_boundary(text, 1), "within a character");
    }
}
