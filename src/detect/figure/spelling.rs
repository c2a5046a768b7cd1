//! Units as Vietnamese writes them, and by the canonical names that values have.

use crate::detect::lexicon::{Entry, list};
use std::sync::LazyLock;

/// How Vietnamese writes a unit of measure or time: `ha` for `hectare`, `năm` for `year`. `None` for a currency,
/// whose code is international, and for what no list has, as a counted noun.
pub fn unit_shown(name: &str) -> Option<&'static str> {
    let spellings = || units().iter().filter(|entry| Row::of(entry).is_some_and(|row| row.is_called(name)));
    let marked = spellings().find(|entry| entry.value.ends_with(" shown"));
    marked.or_else(|| spellings().next()).map(|entry| entry.phrase)
}

/// The canonical name of a unit that is written like this: `hectare` for `ha`, `VND` for `đồng`. `None` where it
/// stands for a multiple, and for what no list has.
pub fn unit_named(spelling: &str) -> Option<String> {
    let known = units().iter().find(|entry| entry.phrase == spelling)?;
    let mut fields = known.value.split(' ').skip(1);
    let (name, power) = (fields.next()?, fields.next()?);
    (power == "0").then(|| canonical(name))
}

/// The name of a list's row as values have it.
pub(super) fn canonical(name: &str) -> String {
    name.replace('-', " ")
}

/// The list, read once: every figure that is drawn asks for its unit.
fn units() -> &'static [Entry] {
    static UNITS: LazyLock<Vec<Entry>> = LazyLock::new(|| list("units").collect());
    &UNITS
}

/// What a row says of a unit that is no currency.
struct Row {
    name: &'static str,
}

impl Row {
    fn of(entry: &Entry) -> Option<Self> {
        let (kind, rest) = entry.value.split_once(' ')?;
        let name = rest.split(' ').next()?;
        (kind != "money").then_some(Self { name })
    }

    /// Whether it has this canonical name.
    fn is_called(&self, name: &str) -> bool {
        self.name.split('-').eq(name.split(' '))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
    fn where_there_are_several_spellings_one_is_shown() {
        for entry in units() {
            let Some(row) = Row::of(entry) else { continue };
            let all =
                units().iter().filter(|other| Row::of(other).is_some_and(|other| other.name == row.name));
            let (mut count, mut shown) = (0, 0);
            for other in all {
                count += 1;
                shown += usize::from(other.value.ends_with(" shown"));
            }
            assert!(count == 1 && shown == 0 || shown == 1, "{}: {shown} of {count}", row.name);
        }
    }
}
