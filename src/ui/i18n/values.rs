//! Values as people read them: digits in groups, times of day by their names. Files have them otherwise.

use super::Language;
use crate::detect::{unit_named, unit_shown};
use crate::label::{Clock, DateValue, FigureValue, Point, Value, parse_amount};
use rust_decimal::Decimal;
use std::borrow::Cow;

impl Language {
    /// What a value says beside the words that have it; `None` where it says the same.
    pub fn value_of(self, value: Option<&Value>, words: &str) -> Option<String> {
        value.map(|value| self.value(value)).filter(|said| !said.is_empty() && said != words.trim())
    }

    /// A value on one line: `1.234.567,5 VND`, `2023-09-12 sáng`; empty where it says nothing.
    pub fn value(self, value: &Value) -> String {
        match value {
            Value::Figure(figure) => self.figure(figure),
            Value::Date(date) => self.date(date),
            other => other.summary(),
        }
    }

    fn figure(self, figure: &FigureValue) -> String {
        let mut said = self.amount(figure.amount);
        if let Some(denominator) = figure.denominator {
            said.push('/');
            said.push_str(&self.amount(denominator));
        } else if let Some(upper) = figure.upper {
            said.push('–');
            said.push_str(&self.amount(upper));
        }
        if figure.unit == "percent" {
            said.push('%');
        } else if !figure.unit.is_empty() {
            said.push(' ');
            said.push_str(&self.unit(&figure.unit));
        }
        said
    }

    /// A canonical unit as the language writes it; of a rate the first part, for the others are words of the text.
    pub fn unit(self, canonical: &str) -> Cow<'_, str> {
        let (name, below) = parted(canonical);
        match Some(name).filter(|_| self == Self::Vi).and_then(unit_shown) {
            Some(shown) => format!("{shown}{below}").into(),
            None => canonical.into(),
        }
    }

    /// The canonical unit of what a person types: `hectare` of `ha`, whatever language the page has.
    pub fn unit_of(typed: &str) -> String {
        let (name, below) = parted(typed.trim());
        unit_named(name).map_or_else(|| typed.trim().to_owned(), |name| format!("{name}{below}"))
    }

    /// Reads an amount as the language writes it: `1.250` is a thousand and more in Vietnamese, and one and a quarter in
    /// English. A mark that cannot part groups there parts decimals, as it does in files: `12.5`.
    pub fn read_amount(self, typed: &str) -> Option<Decimal> {
        let (group, decimal) = self.pick(('.', ','), (',', '.'));
        let typed = typed.trim();
        let (whole, rest) = typed.split_once(decimal).unwrap_or((typed, ""));
        let mut groups = whole.trim_start_matches('-').split(group);
        let first = groups.next().unwrap_or_default();
        let begins = (1..=3).contains(&first.len()) && !first.starts_with('0');
        let grouped = whole.contains(group) && begins && groups.all(|group| group.len() == 3);
        let plain = match (grouped, typed.contains(decimal)) {
            (true, true) => format!("{}.{rest}", whole.replace(group, "")),
            (true, false) => whole.replace(group, ""),
            (false, true) if !whole.contains(group) => format!("{whole}.{rest}"),
            (false, _) => typed.to_owned(),
        };
        parse_amount(&plain)
    }

    /// An amount as the language writes it.
    pub fn amount(self, amount: Decimal) -> String {
        let digits = amount.normalize().to_string();
        let (sign, digits) = digits.strip_prefix('-').map_or(("", digits.as_str()), |digits| ("-", digits));
        let (whole, rest) = digits.split_once('.').unwrap_or((digits, ""));
        let mark = if rest.is_empty() { "" } else { self.pick(",", ".") };
        format!("{sign}{}{mark}{rest}", self.grouped(whole))
    }

    fn date(self, date: &DateValue) -> String {
        match date.end {
            Some(end) => format!("{} – {}", self.point(date.start), self.point(end)),
            None => self.point(date.start),
        }
    }

    fn point(self, point: Point) -> String {
        let day = Point { clock: None, ..point };
        match point.clock {
            None => day.to_string(),
            Some(Clock::Part(part)) => format!("{day} {}", self.day_part(part).to_lowercase()),
            Some(clock @ Clock::Time { .. }) => {
                format!("{day} {}", clock.to_string().trim_start_matches('T'))
            }
        }
    }
}

/// A unit and what stands below it, `VND` and `/người`.
fn parted(unit: &str) -> (&str, &str) {
    unit.split_at(unit.find('/').unwrap_or(unit.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_come_in_groups_as_each_language_writes_them() {
        let money = |amount: &str| {
            let amount = amount.parse().expect("a number");
            Value::Figure(FigureValue { amount, unit: "VND".into(), ..FigureValue::default() })
        };
        assert_eq!(Language::Vi.value(&money("1234567.250")), "1.234.567,25 VND");
        assert_eq!(Language::En.value(&money("-6290200000000")), "-6,290,200,000,000 VND");
        let part = FigureValue {
            amount: "12.5".parse().expect("a number"),
            unit: "percent".into(),
            ..FigureValue::default()
        };
        assert_eq!(Language::Vi.value(&Value::Figure(part.clone())), "12,5%");
        assert_eq!(Language::Vi.value_of(Some(&Value::Figure(part)), "12,5%"), None, "as it is written");
        let share = FigureValue { amount: 16.into(), denominator: Some(18.into()), ..FigureValue::default() };
        assert_eq!(Language::Vi.value(&Value::Figure(share)), "16/18");
    }

    #[test]
    fn an_amount_is_read_as_the_language_of_the_page_writes_it() {
        for (language, typed, meant) in [
            (Language::Vi, "1.250", "1250"),
            (Language::Vi, "1.250,5", "1250.5"),
            (Language::Vi, "-1.250.000", "-1250000"),
            (Language::Vi, "12,5", "12.5"),
            (Language::Vi, "12.5", "12.5"),
            (Language::Vi, "0.125", "0.125"),
            (Language::Vi, "1250.5", "1250.5"),
            (Language::Vi, "6290200", "6290200"),
            (Language::En, "1,250", "1250"),
            (Language::En, "1.250", "1.25"),
            (Language::En, "1,250.5", "1250.5"),
        ] {
            let meant: Decimal = meant.parse().expect("a number");
            assert_eq!(language.read_amount(typed), Some(meant), "{typed}");
            assert_eq!(language.read_amount(&language.amount(meant)), Some(meant), "as it is shown: {typed}");
        }
        for (language, wrong) in [
            (Language::Vi, "1.25.0"),
            (Language::Vi, "1,250.5"),
            (Language::Vi, "một"),
            (Language::Vi, ""),
            (Language::En, "12,5"),
        ] {
            assert_eq!(language.read_amount(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn units_are_shown_in_the_language_of_the_page_and_kept_canonical() {
        for (canonical, vi) in [
            ("hectare", "ha"),
            ("month", "tháng"),
            ("kilometre/giờ", "km/giờ"),
            ("VND/người", "VND/người"),
            ("hộ", "hộ"),
            ("", ""),
        ] {
            assert_eq!(Language::Vi.unit(canonical), vi);
            assert_eq!(Language::En.unit(canonical), canonical);
            assert_eq!(Language::unit_of(vi), canonical);
            assert_eq!(Language::unit_of(canonical), canonical);
        }
    }

    #[test]
    fn times_of_day_have_their_names() {
        let said = |date: &str| Language::Vi.value(&Value::Date(date.parse().expect("a date")));
        assert_eq!(said("2023-09-12TMO"), "2023-09-12 sáng");
        assert_eq!(said("2023-09-12T17:49"), "2023-09-12 17:49");
        assert_eq!(said("2023-09-12T17:49:05"), "2023-09-12 17:49:05");
        assert_eq!(said("2023-01/2023-09"), "2023-01 – 2023-09");
        assert_eq!(said("2023-Q3"), "2023-Q3");
    }
}
