//! The grammar of calendar expressions: tokens in, shapes out. No year is looked up here.

use super::rules;
use crate::detect::Rule;
use crate::detect::lexicon::Class;
use crate::detect::reading::Reading;
use crate::label::{Clock, DayPart, Season};

/// A calendar expression as it stands in the text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Expression {
    /// The first token.
    pub(super) start: usize,
    /// The token after the last.
    pub(super) end: usize,
    /// The point, or the beginning of the period.
    pub(super) shape: Shape,
    /// The end of a range.
    pub(super) until: Option<Shape>,
    /// Part of the day or clock time.
    pub(super) clock: Option<Clock>,
    /// Part of the day or clock time at the end of a range.
    pub(super) until_clock: Option<Clock>,
    /// Whether it has no word of time, only numerals.
    pub(super) bare: bool,
    /// How sure, in thousandths.
    pub(super) score: u16,
    /// What found it.
    pub(super) rule: &'static Rule,
}

impl Expression {
    /// Whether this rule found it.
    pub(super) fn is_by(&self, rule: &'static Rule) -> bool {
        std::ptr::eq(self.rule, rule)
    }
}

/// The year of a shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Year {
    /// Written.
    Stated(i16),
    /// Not written: the article's own.
    Missing,
    /// That many years after the article's own: -1 for `năm ngoái`.
    Offset(i16),
    /// One year before the year in context: `năm trước` in a comparison.
    Before,
    /// The place in the cycle of sixty: 40 for Giáp Thìn.
    Cycle(u8),
}

/// A point or period, with its year perhaps open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// A day of the Gregorian calendar.
    Day {
        day: u8,
        month: u8,
        year: Year,
    },
    /// A day of the lunar calendar. Month 0 is the lunar month in context: `tối mùng 6`.
    LunarDay {
        day: u8,
        month: u8,
        year: Year,
        leap: bool,
    },
    /// A month of the lunar calendar.
    LunarMonth {
        month: u8,
        year: Year,
        leap: bool,
    },
    /// A day whose month stands at the other end of the range.
    Bare(u8),
    /// A day whose month is in context: `từ ngày 9`.
    DayAlone(u8),
    Month(u8, Year),
    Quarter(u8, Year),
    Half(u8, Year),
    /// From one month to another, both included.
    Months(u8, u8, Year),
    Season(Season, Year),
    Year(Year),
    /// Its first year: 1990.
    Decade(i16),
    /// Its first year: 1800 for the 19th.
    Century(i16),
    /// Days from the article's own.
    DayOffset(i16),
    /// The day that was last named.
    SameDay,
    /// The year that was last named.
    SameYear,
    /// The school year so many years from the article's own.
    SchoolYear(i16),
    /// Day of the week (1 is Monday) in the week so many weeks from the article's own.
    Weekday(u8, i16),
    /// The nearest such day of the week after the article's own, or the last before it.
    NearestWeekday(u8, bool),
    WeekOffset(i16),
    /// A week of a year by its number.
    Week(u8, Year),
    MonthOffset(i16),
    /// The month before the one in context.
    MonthBefore,
    QuarterOffset(i16),
    /// The period in context, in another year.
    SamePeriod(Year),
    /// No calendar has it.
    Impossible,
}

/// A single point with the token after it.
#[derive(Clone, Copy)]
pub(super) struct Point {
    pub(super) end: usize,
    pub(super) shape: Shape,
}

/// Finds calendar expressions.
#[derive(Clone, Copy)]
pub(super) struct Grammar<'a, 't> {
    pub(super) reading: &'a Reading<'t>,
    /// The months that the text has spoken of.
    pub(super) told: Told,
}

/// How many first months of its year the text has spoken of: after `9 tháng đầu năm`, `9 tháng` are the same.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Told(u16);

impl Told {
    pub(super) fn has(self, count: u8) -> bool {
        self.0 & 1 << count.min(15) != 0
    }

    /// Remembers the months of an expression.
    pub(super) fn hear(&mut self, expression: &Expression) {
        let count = match expression.shape {
            Shape::Half(1, _) => 6,
            Shape::Months(1, count, _) => count,
            _ => return,
        };
        self.0 |= 1 << count.min(15);
    }
}

/// The first and last year that a bare number may name.
pub(super) const YEARS: std::ops::RangeInclusive<u32> = 1900..=2100;

impl<'a, 't> Grammar<'a, 't> {
    pub(super) fn new(reading: &'a Reading<'t>) -> Self {
        Self { reading, told: Told::default() }
    }

    /// The word of time at a token: the part it plays and the token after it.
    pub(super) fn key(self, at: usize) -> Option<(&'static str, usize)> {
        self.reading.phrase(at, Class::Time).map(|found| (found.entry.value, found.end()))
    }

    /// The token after a word of time that plays this part.
    pub(super) fn is(self, at: usize, key: &str) -> Option<usize> {
        self.reading
            .matches(at)
            .iter()
            .rev()
            .find(|found| found.class == Class::Time && found.entry.value == key)
            .map(crate::detect::lexicon::Match::end)
    }

    /// The expression that begins at a token, the longest of those that do.
    pub(super) fn expression(self, at: usize) -> Option<Expression> {
        if self.reading.is_number(at) {
            return self.at_number(at);
        }
        if let Some(feast) = self.reading.phrase(at, Class::Holiday) {
            return self.feast(at, feast.entry.value, feast.end());
        }
        let (key, end) = self.key(at)?;
        if let Some(part) = part_of_day(key)
            && let Some(found) = self.part(at, end, part)
        {
            return Some(found);
        }
        if let Some(day) = key.strip_prefix("weekday ").and_then(|day| day.parse().ok()) {
            return self.weekday(at, end, day);
        }
        match key {
            "from" => self.range_from(at, end),
            "day" | "month" | "quarter" | "year" => self.point_or_range(at),
            "early" | "mid" | "late" | "first-ten-days" | "second-ten-days" | "third-ten-days" => {
                self.position(at, end)
            }
            // `Tết Quý Mão`, `Tết 2023`
            "tet" => self.new_year(at, end),
            "first-half" | "second-half" => self.half(at, end, key),
            "stage" | "term" | "school-year" => self.term(at, end),
            "century" => self.century(at, end).map(|point| plain(at, point, &rules::ERA, 960)),
            "decade" => self.decade(at, end),
            "quarter-letter" => self.quarter_letter(at, end),
            "those" => self.those_years(at, end),
            "today" | "yesterday" | "before-yesterday" | "tomorrow" | "after-tomorrow" | "same-day" => {
                let shape = relative_day(key)?;
                // `ban ngày Mai Hương`: a name that begins like the word.
                if self.reading.is_capital(end - 1) && !self.reading.is_capital(at) {
                    return None;
                }
                let point = self.day_beside(end).unwrap_or(Point { end, shape });
                let score = if key == "same-day" { 900 } else { 960 };
                Some(plain(at, point, &rules::RELATIVE, score))
            }
            "same-year" => self.same_year(at, end),
            "week" => self.week(at, end),
            "same-period" => self.same_period(at, end),
            "first-days" | "full-moon" => self.lunar_lead(at, at),
            "spring" | "summer" | "autumn" | "winter" => self.season(at, end, key),
            _ if key.starts_with("cycle ") => {
                // `năm mới Bính Ngọ 2026`: the year of the cycle with its number.
                let cycle: i16 = key.strip_prefix("cycle ")?.parse().ok()?;
                let year = self.four_digit_year(end).filter(|year| (year - 4).rem_euclid(60) == cycle)?;
                let point = Point { end: end + 1, shape: Shape::Year(Year::Stated(year)) };
                Some(plain(at, point, &rules::YEAR, 930))
            }
            _ => {
                // A spelled number of months: sáu tháng đầu năm.
                self.months_of_year(at)
            }
        }
        .or_else(|| {
            if self.reading.phrase(at, Class::Number).is_some() { self.months_of_year(at) } else { None }
        })
    }

    /// `sáu tháng đầu năm` begins with a word that is no word of time.
    pub(super) fn spelled(self, at: usize) -> Option<Expression> {
        self.months_of_year(at).or_else(|| self.days_of_month(at))
    }
}

pub(super) fn part_of_day(key: &str) -> Option<DayPart> {
    Some(match key {
        "morning" => DayPart::Morning,
        "midday" => DayPart::Midday,
        "afternoon" => DayPart::Afternoon,
        "evening" => DayPart::Evening,
        "night" => DayPart::Night,
        _ => return None,
    })
}

pub(super) fn relative_day(key: &str) -> Option<Shape> {
    Some(match key {
        "today" => Shape::DayOffset(0),
        "yesterday" => Shape::DayOffset(-1),
        "before-yesterday" => Shape::DayOffset(-2),
        "tomorrow" => Shape::DayOffset(1),
        "after-tomorrow" => Shape::DayOffset(2),
        "same-day" => Shape::SameDay,
        _ => return None,
    })
}

pub(super) fn day_rule(shape: Shape) -> &'static Rule {
    match shape {
        Shape::Day { year: Year::Stated(_), .. } | Shape::Impossible => &rules::FULL,
        Shape::LunarDay { .. } | Shape::LunarMonth { .. } => &rules::LUNAR,
        _ => &rules::DAY_MONTH,
    }
}

/// Whether some year has this day.
pub(super) fn possible(day: u8, month: u8) -> bool {
    crate::label::Point::day(None, month, day).is_some()
}

/// An expression of one point.
pub(super) fn plain(at: usize, point: Point, rule: &'static Rule, score: u16) -> Expression {
    Expression {
        start: at,
        end: point.end,
        shape: point.shape,
        until: None,
        clock: None,
        until_clock: None,
        bare: false,
        score,
        rule,
    }
}
