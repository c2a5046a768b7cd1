//! Which line of the list is what: a line for each person, and under the open one what there is of it.

use crate::session::{People, PersonKey};
use crate::text::strip_diacritics;

/// The lines, of which each is as high as every other.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Lines {
    /// The people that are shown: their places in the list of all.
    shown: Vec<usize>,
    /// Which of the shown is open, and how many offices and mentions it has.
    open: Option<(usize, usize, usize)>,
}

/// What a line is; numbers are places in the list of all people, of offices and of mentions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Line {
    /// Somebody.
    Person(usize),
    /// What can be done with the open one.
    Tools(usize),
    /// An office of the open one.
    Office(usize, usize),
    /// A mention of the open one.
    Mention(usize, usize),
}

impl Lines {
    /// The people whose names have some words, without regard to diacritics, and the one that is open. Nobody is to be
    /// the same as themselves: for whom another is chosen is `left_out`.
    pub(super) fn new(
        people: &People,
        words: &str,
        open: Option<PersonKey>,
        left_out: Option<PersonKey>,
    ) -> Self {
        let wanted = strip_diacritics(words.trim());
        let all = people.all.iter().enumerate();
        let shown: Vec<usize> = all
            .filter(|(_, person)| Some(person.key) != left_out)
            .filter(|(_, person)| wanted.is_empty() || strip_diacritics(&person.name).contains(&wanted))
            .map(|(at, _)| at)
            .collect();
        let at = open.and_then(|key| {
            shown.iter().position(|&at| people.all.get(at).is_some_and(|person| person.key == key))
        });
        let open = at.and_then(|at| {
            let person = people.all.get(*shown.get(at)?)?;
            Some((at, person.offices.len(), person.mentions.len()))
        });
        Self { shown, open }
    }

    /// How many people are shown.
    pub(super) fn people(&self) -> usize {
        self.shown.len()
    }

    /// How many lines there are.
    pub(super) fn count(&self) -> usize {
        self.shown.len() + self.open.map_or(0, |(_, offices, mentions)| 1 + offices + mentions)
    }

    /// What a line is.
    pub(super) fn get(&self, line: usize) -> Option<Line> {
        let person = |at: usize| self.shown.get(at).map(|&person| Line::Person(person));
        let Some((open, offices, mentions)) = self.open.filter(|&(open, ..)| line > open) else {
            return person(line);
        };
        let whose = *self.shown.get(open)?;
        let within = line - open - 1;
        match within.checked_sub(1) {
            None => Some(Line::Tools(whose)),
            Some(at) if at < offices => Some(Line::Office(whose, at)),
            Some(at) if at < offices + mentions => Some(Line::Mention(whose, at - offices)),
            Some(at) => person(open + 1 + at - offices - mentions),
        }
    }

    /// The line of a person, by the place in the list of all.
    pub(super) fn of(&self, person: usize) -> Option<usize> {
        let at = self.shown.binary_search(&person).ok()?;
        let open = self.open.filter(|&(open, ..)| at > open);
        Some(at + open.map_or(0, |(_, offices, mentions)| 1 + offices + mentions))
    }

    /// The line of a mention where its person is open, else the line of the person.
    pub(super) fn of_mention(&self, person: usize, mention: usize) -> Option<usize> {
        let own = self.of(person)?;
        let open = self.open.filter(|&(open, ..)| open == own);
        Some(open.map_or(own, |(_, offices, _)| own + 2 + offices + mention))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotation::Meta;
    use crate::session::annotate;
    use crate::text::Text;

    fn people() -> People {
        let text =
            "Đồng chí Lò Thị Thu Hà, Phó Chủ tịch HĐND tỉnh, dự. Đồng chí Hà nói.\nĐồng chí Vàng A Sình dự.";
        People::new(&annotate(Text::new(text).expect("short"), Meta::default()))
    }

    #[test]
    fn the_open_person_has_its_lines_below() {
        let people = people();
        let lines = Lines::new(&people, "", Some(people.all[0].key), None);
        let all: Vec<Line> = (0..lines.count()).filter_map(|line| lines.get(line)).collect();
        assert_eq!(
            all,
            [
                Line::Person(0),
                Line::Tools(0),
                Line::Office(0, 0),
                Line::Mention(0, 0),
                Line::Mention(0, 1),
                Line::Person(1)
            ]
        );
        assert_eq!((lines.of(0), lines.of(1), lines.of(2)), (Some(0), Some(5), None));
        assert_eq!(lines.get(6), None);
        assert_eq!((lines.of_mention(0, 1), lines.of_mention(1, 0)), (Some(4), Some(5)));
    }

    #[test]
    fn a_name_is_found_without_its_diacritics() {
        let people = people();
        let lines = Lines::new(&people, " sinh ", None, None);
        assert_eq!((lines.count(), lines.get(0), lines.of(0)), (1, Some(Line::Person(1)), None));
        // Who is not shown is not open.
        assert_eq!(Lines::new(&people, "sinh", Some(people.all[0].key), None).count(), 1);
    }

    #[test]
    fn nobody_is_offered_to_be_the_same_as_themselves() {
        let people = people();
        let lines = Lines::new(&people, "", None, Some(people.all[0].key));
        assert_eq!((lines.people(), lines.get(0)), (1, Some(Line::Person(1))));
    }
}
