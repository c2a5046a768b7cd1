//! Units as Vietnamese writes them, and by the canonical names that values have.

use crate::detect::lexicon::sense::Sense;
use crate::detect::lexicon::{Entry, list};
use crate::label::FigureKind;
use std::sync::LazyLock;

/// How Vietnamese writes a unit of measure or time: `ha` for `hectare`, `năm` for `year`. `None` for a currency,
/// whose code is international, and for what no list has, as a counted noun.
pub fn unit_shown(name: &str) -> Option<&'static str> {
    let rows = || units().iter().filter_map(|entry| Some((entry.phrase, Row::of(entry)?)));
    let spellings = || rows().filter(|(_, row)| row.kind != FigureKind::Money && row.is_called(name));
    let marked = spellings().find(|(_, row)| row.is_shown);
    marked.or_else(|| spellings().next()).map(|(phrase, _)| phrase)
}

/// The canonical name of a unit that is written like this: `hectare` for `ha`, `VND` for `đồng`. `None` where it
/// stands for a multiple, and for what no list has.
pub fn unit_named(spelling: &str) -> Option<String> {
    let row = Row::of(units().iter().find(|entry| entry.phrase == spelling)?)?;
    (row.power == 0).then(|| row.canonical())
}

/// The list, read once: every figure that is drawn asks for its unit.
fn units() -> &'static [Entry] {
    static UNITS: LazyLock<Vec<Entry>> = LazyLock::new(|| list("units").collect());
    &UNITS
}

/// What the list says of a unit: `measure square-metre 0 shown`.
pub(super) struct Row {
    pub(super) kind: FigureKind,
    /// With hyphens for blanks.
    pub(super) name: &'static str,
    /// The power of ten that it multiplies by.
    pub(super) power: u32,
    /// Whether a Vietnamese page shows this spelling.
    is_shown: bool,
}

impl Row {
    pub(super) fn of(entry: &Entry) -> Option<Self> {
        let Sense::Unit(kind) = entry.sense else { return None };
        let mut fields = entry.value.split(' ').skip(1);
        let (name, power) = (fields.next()?, fields.next()?.parse().ok()?);
        let is_shown = match fields.next() {
            None => false,
            Some("shown") => true,
            Some(_) => return None,
        };
        Some(Self { kind, name, power, is_shown })
    }

    /// The name as values have it.
    pub(super) fn canonical(&self) -> String {
        self.name.replace('-', " ")
    }

    /// Whether it has this canonical name.
    fn is_called(&self, name: &str) -> bool {
        self.name.split('-').eq(name.split(' '))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detect::lexicon::{Class, rows};

    #[test]
    fn units_have_one_spelling_and_come_back_from_each() {
        for (name, shown) in [
            ("hectare", "ha"),
            ("square metre", "m²"),
            ("year", "năm"),
            ("day", "ngày"),
            ("tonne", "tấn"),
            ("degree celsius", "°C"),
            ("percentage point", "điểm %"),
        ] {
            assert_eq!(unit_shown(name), Some(shown));
            assert_eq!(unit_named(shown).as_deref(), Some(name));
        }
        assert_eq!(unit_named("héc-ta").as_deref(), Some("hectare"));
        assert_eq!(unit_named("đồng").as_deref(), Some("VND"));
        assert_eq!((unit_shown("VND"), unit_shown("hộ"), unit_named("hộ")), (None, None, None));
        assert_eq!(unit_named("trđ"), None, "a million of them");
    }

    #[test]
    fn every_unit_is_read() {
        for (place, entry) in rows().filter(|(_, entry)| entry.class == Class::Unit) {
            assert!(Row::of(&entry).is_some(), "{place}: no unit is {:?}", entry.value);
        }
    }

    #[test]
    fn where_there_are_several_spellings_one_is_shown() {
        for entry in units() {
            let row = Row::of(entry).expect("a test holds that all are read");
            if row.kind == FigureKind::Money {
                continue;
            }
            let all = units().iter().filter_map(Row::of).filter(|other| other.name == row.name);
            let (mut count, mut shown) = (0, 0);
            for other in all {
                count += 1;
                shown += usize::from(other.is_shown);
            }
            assert!(count == 1 && shown == 0 || shown == 1, "{}: {shown} of {count}", row.name);
        }
    }
}
