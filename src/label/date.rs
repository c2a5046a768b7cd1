//! Points and periods on the calendar, written as ISO 8601 with the TIMEX3 extensions.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// A date or a period, with the lunar date that the text gave, if it did.
///
/// ```
/// use chu_giai::label::DateValue;
/// for iso in ["2024-07-08", "2022-06-30TMO", "2022-06-22T09:00:00", "2022-Q3", "2021/2025", "XXXX-06-30"] {
///     assert_eq!(iso.parse::<DateValue>().unwrap().to_string(), iso);
/// }
/// assert!("2024-02-31".parse::<DateValue>().is_err());
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct DateValue {
    /// The point, or the beginning of the period.
    pub start: Point,
    /// The end of a period that is written as a range.
    pub end: Option<Point>,
    /// The day of the lunar calendar, where the text counts by it.
    pub lunar: Option<LunarDay>,
}

/// One point of a value: a year (known or not), a unit within it, and a time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Point {
    /// `None` where nothing fixes it: `XXXX`.
    pub year: Option<i16>,
    /// How fine it is.
    pub unit: Unit,
    /// Part of the day or clock time; only of a day.
    pub clock: Option<Clock>,
}

/// How fine a point is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unit {
    /// `18` for the 19th century.
    Century,
    /// `199` for the nineties.
    Decade,
    /// `2022`
    Year,
    /// `2022-H1`
    Half(u8),
    /// `2022-Q3`
    Quarter(u8),
    /// `2022-SU`
    Season(Season),
    /// `2022-06`
    Month(u8),
    /// `2022-W26`
    Week(u8),
    /// `2022-06-30`
    Day(u8, u8),
}

listed! {
    /// A season, by its name in TIMEX3.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub enum Season {
        /// xuân
        Spring = "SP",
        /// hạ, hè
        Summer = "SU",
        /// thu
        Autumn = "FA",
        /// đông
        Winter = "WI",
    }
}

/// A time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Clock {
    /// `TMO`
    Part(DayPart),
    /// `T17:49`, `T09:00:00`
    Time {
        /// 0 to 24, which has no minutes: the end of the day.
        hour: u8,
        /// 0 to 59.
        minute: u8,
        /// 0 to 59, where the text has it.
        second: Option<u8>,
    },
}

listed! {
    /// A part of the day, from morning to night.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub enum DayPart {
        /// sáng
        Morning = "TMO",
        /// trưa
        Midday = "TMI",
        /// chiều
        Afternoon = "TAF",
        /// tối
        Evening = "TEV",
        /// đêm
        Night = "TNI",
    }
}

/// A day of the Vietnamese lunar calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct LunarDay {
    /// The lunar year, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<i16>,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 30; `None` where only the month is named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub day: Option<u8>,
    /// Whether the month is the leap one.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub leap: bool,
}

/// The text is not a date of this kind, or names a day that no calendar has.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("expected a date such as 2024-07-08, 2022-Q3 or 2021/2025, found {0:?}")]
pub struct InvalidDate(pub String);

impl InvalidDate {
    /// Whether it is of the right form, and names a day that no calendar has: `2024-02-30`.
    pub fn is_impossible_day(&self) -> bool {
        self.0.trim().split('/').any(|point| {
            let date = point.split('T').next().unwrap_or_default();
            let fields: Vec<u32> = date.split('-').map_while(digits).collect();
            let [year, month, day] = *fields.as_slice() else { return false };
            let small = |number: u32| u8::try_from(number).ok();
            let of_form = date.split('-').map(str::len).eq([4, 2, 2]);
            let known = small(month).zip(small(day)).zip(i16::try_from(year).ok());
            of_form && known.is_some_and(|((month, day), year)| !is_day(Some(year), month, day))
        })
    }
}

impl DateValue {
    /// A single point.
    pub fn point(point: Point) -> Self {
        Self { start: point, end: None, lunar: None }
    }

    /// A period from one point to another.
    pub fn range(start: Point, end: Point) -> Self {
        Self { start, end: Some(end), lunar: None }
    }
}

impl Point {
    /// A point without a time of day.
    pub fn new(year: Option<i16>, unit: Unit) -> Self {
        Self { year, unit, clock: None }
    }

    /// A day, `None` where the calendar does not have it. Without a year, 29 February is allowed.
    pub fn day(year: Option<i16>, month: u8, day: u8) -> Option<Self> {
        is_day(year, month, day).then(|| Self::new(year, Unit::Day(month, day)))
    }

    /// Month and day of the first day of the point; of its year where it is no part of one or a season or week,
    /// whose days no calendar of months tells.
    pub fn first_day(self) -> (u8, u8) {
        match self.unit {
            Unit::Half(half) => ((half * 6).saturating_sub(5), 1),
            Unit::Quarter(quarter) => ((quarter * 3).saturating_sub(2), 1),
            Unit::Month(month) => (month, 1),
            Unit::Day(month, day) => (month, day),
            Unit::Century | Unit::Decade | Unit::Year | Unit::Season(_) | Unit::Week(_) => (1, 1),
        }
    }

    /// The last day, as [`first_day`](Self::first_day) tells the first. Each month has 31: it is for comparing.
    pub fn last_day(self) -> (u8, u8) {
        match self.unit {
            Unit::Half(half) => (half * 6, 31),
            Unit::Quarter(quarter) => (quarter * 3, 31),
            Unit::Month(month) => (month, 31),
            Unit::Day(month, day) => (month, day),
            Unit::Century | Unit::Decade | Unit::Year | Unit::Season(_) | Unit::Week(_) => (12, 31),
        }
    }

    /// The same point at a time of day.
    #[must_use]
    pub fn at(self, clock: Clock) -> Self {
        Self { clock: Some(clock), ..self }
    }
}

/// Whether the Gregorian calendar has this day; without a year, whether any year does.
fn is_day(year: Option<i16>, month: u8, day: u8) -> bool {
    let leap = year.is_none_or(|y| y % 4 == 0 && (y % 100 != 0 || y % 400 == 0));
    let days = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => return false,
    };
    (1..=days).contains(&day)
}

impl fmt::Display for DateValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.start.fmt(f)?;
        self.end.map_or(Ok(()), |end| write!(f, "/{end}"))
    }
}

impl fmt::Display for Point {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.year.is_some_and(|year| year < 0) {
            f.write_str("-")?;
        }
        match (self.year.map(i16::unsigned_abs), self.unit) {
            (Some(year), Unit::Century) => write!(f, "{:02}", year / 100)?,
            (Some(year), Unit::Decade) => write!(f, "{:03}", year / 10)?,
            (Some(year), _) => write!(f, "{year:04}")?,
            (None, Unit::Century) => write!(f, "XX")?,
            (None, Unit::Decade) => write!(f, "XXX")?,
            (None, _) => write!(f, "XXXX")?,
        }
        match self.unit {
            Unit::Century | Unit::Decade | Unit::Year => {}
            Unit::Half(half) => write!(f, "-H{half}")?,
            Unit::Quarter(quarter) => write!(f, "-Q{quarter}")?,
            Unit::Season(season) => write!(f, "-{}", season.wire())?,
            Unit::Month(month) => write!(f, "-{month:02}")?,
            Unit::Week(week) => write!(f, "-W{week:02}")?,
            Unit::Day(month, day) => write!(f, "-{month:02}-{day:02}")?,
        }
        self.clock.map_or(Ok(()), |clock| clock.fmt(f))
    }
}

impl fmt::Display for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Part(part) => f.write_str(part.wire()),
            Self::Time { hour, minute, second: None } => write!(f, "T{hour:02}:{minute:02}"),
            Self::Time { hour, minute, second: Some(second) } => {
                write!(f, "T{hour:02}:{minute:02}:{second:02}")
            }
        }
    }
}

impl FromStr for DateValue {
    type Err = InvalidDate;

    fn from_str(text: &str) -> Result<Self, InvalidDate> {
        let wrong = || InvalidDate(text.to_owned());
        let (start, end) = match text.trim().split_once('/') {
            Some((start, end)) => (start, Some(end)),
            None => (text.trim(), None),
        };
        let start = point(start).ok_or_else(wrong)?;
        let end = end.map(|end| point(end).ok_or_else(wrong)).transpose()?;
        Ok(Self { start, end, lunar: None })
    }
}

fn point(text: &str) -> Option<Point> {
    let (date, clock) = text.split_at(text.find('T').unwrap_or(text.len()));
    let clock = if clock.is_empty() { None } else { Some(read_clock(clock)?) };
    let (negative, date) = match date.strip_prefix('-') {
        Some(date) => (true, date),
        None => (false, date),
    };
    let (year, rest) = match date.split_once('-') {
        Some((year, rest)) => (year, Some(rest)),
        None => (date, None),
    };
    let number = if year.bytes().all(|b| b == b'X') && !year.is_empty() { None } else { Some(digits(year)?) };
    let scale = match year.len() {
        2 if rest.is_none() => 100,
        3 if rest.is_none() => 10,
        4 => 1,
        _ => return None,
    };
    let number =
        number.map(|n| i16::try_from(n).ok()?.checked_mul(scale)).map_or(Some(None), |n| n.map(Some))?;
    let year = if negative { number.map(|n| -n) } else { number };
    let unit = match (scale, rest) {
        (100, _) => Unit::Century,
        (10, _) => Unit::Decade,
        (_, None) => Unit::Year,
        (_, Some(rest)) => read_unit(year, rest)?,
    };
    if clock.is_some() && !matches!(unit, Unit::Day(..)) {
        return None;
    }
    Some(Point { year, unit, clock })
}

fn read_unit(year: Option<i16>, text: &str) -> Option<Unit> {
    let numbered = |prefix: char, most: u8| {
        let number = u8::try_from(digits(text.strip_prefix(prefix)?)?).ok()?;
        (1..=most).contains(&number).then_some(number)
    };
    if let Some(half) = numbered('H', 2) {
        return Some(Unit::Half(half));
    }
    if let Some(quarter) = numbered('Q', 4) {
        return Some(Unit::Quarter(quarter));
    }
    if let Some(week) = numbered('W', 53) {
        return Some(Unit::Week(week));
    }
    if let Some(season) = Season::from_wire(text) {
        return Some(Unit::Season(season));
    }
    let two =
        |text: &str| (text.len() == 2).then(|| digits(text)).flatten().and_then(|n| u8::try_from(n).ok());
    match text.split_once('-') {
        None => two(text).filter(|month| (1..=12).contains(month)).map(Unit::Month),
        Some((month, day)) => {
            let (month, day) = (two(month)?, two(day)?);
            is_day(year, month, day).then_some(Unit::Day(month, day))
        }
    }
}

/// A time with the `T` before it.
fn read_clock(text: &str) -> Option<Clock> {
    if let Some(part) = DayPart::from_wire(text) {
        return Some(Clock::Part(part));
    }
    let mut fields = text
        .strip_prefix('T')?
        .split(':')
        .map(|field| (field.len() == 2).then(|| digits(field)).flatten().and_then(|n| u8::try_from(n).ok()));
    let hour = fields.next().flatten().filter(|hour| *hour <= 24)?;
    // `T24:00` is the end of the day.
    let most = if hour < 24 { 60 } else { 1 };
    let minute = fields.next().flatten().filter(|minute| *minute < most)?;
    let second = match fields.next() {
        Some(second) => Some(second.filter(|second| *second < most)?),
        None => None,
    };
    fields.next().is_none().then_some(Clock::Time { hour, minute, second })
}

/// Digits and nothing else: `parse` alone would take a sign.
fn digits(text: &str) -> Option<u32> {
    (!text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_impossible_day_is_told_from_another_form() {
        let refused = |text: &str| text.parse::<DateValue>().expect_err("no date").is_impossible_day();
        for text in ["2024-02-30", "2023-02-29T09:00", "2024-01-01/2024-13-01", " 2024-04-31 "] {
            assert!(refused(text), "{text}");
        }
        for text in ["30/2/2024", "hôm qua", "2024-2-30", "2024-Q5", "24-02-30"] {
            assert!(!refused(text), "{text}");
        }
    }

    #[test]
    fn every_unit_is_read_back() {
        for iso in [
            "2022",
            "2022-H1",
            "2022-Q4",
            "2022-SU",
            "2022-06",
            "2022-W26",
            "2022-06-30",
            "199",
            "18",
            "XXXX-06-30",
            "-0040",
            "-05",
            "-019",
            "-0040-06",
            "-01",
            "2022-06-30TMO",
            "2022-07-20T17:49",
            "2022-06-22T09:00:00",
            "1946-01-06/2026-01-06",
            "2022-01/2022-09",
            "2024-02-29",
            "XXXX-02-29",
        ] {
            assert_eq!(iso.parse::<DateValue>().map(|date| date.to_string()), Ok(iso.to_owned()));
        }
    }

    #[test]
    fn what_no_calendar_has_is_refused() {
        for iso in [
            "2023-02-29",
            "2024-13",
            "2024-00-10",
            "2022-Q5",
            "",
            "X",
            "2022T09:00",
            "2022-06-30T24:30",
            "2022-06-30T24:00:30",
            "+022",
        ] {
            assert!(iso.parse::<DateValue>().is_err(), "{iso}");
        }
    }
}
