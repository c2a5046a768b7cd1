//! The grammar of calendar expressions: tokens in, shapes out. No year is looked up here.

use super::rules;
use crate::detect::Rule;
use crate::detect::lexicon::sense::{Sense, Time};
use crate::detect::lexicon::{Class, Match, words};
use crate::detect::reading::Reading;
use crate::detect::token::Kind;
use crate::label::{Clock, DayPart, Season};

/// The longest phrase before `hôm nay` that makes it no day, in syllables.
const OF_TODAY: usize = 3;

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
    /// What the text has spoken of.
    pub(super) told: Told,
}

/// What the text has told, and how it writes.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Told {
    /// How many first months of its year it has spoken of, a bit for each: after `9 tháng đầu năm`, `9 tháng`
    /// are the same.
    months: u16,
    /// Whether it writes a day and its month with a dash: `ngày 27-7`.
    dashes: bool,
}

impl Told {
    pub(super) fn has(self, count: u8) -> bool {
        self.months & 1 << count.min(15) != 0
    }

    /// Whether a day and its month have a dash in this text.
    pub(super) fn dashes(self) -> bool {
        self.dashes
    }

    /// Remembers the months of an expression.
    pub(super) fn hear(&mut self, expression: &Expression) {
        let count = match expression.shape {
            Shape::Half(1, _) => 6,
            Shape::Months(1, count, _) => count,
            _ => return,
        };
        self.months |= 1 << count.min(15);
    }

    /// Remembers that a day stood with a dash after its word.
    pub(super) fn hear_dash(&mut self) {
        self.dashes = true;
    }
}

/// The first and last year that a bare number may name.
pub(super) const YEARS: std::ops::RangeInclusive<u32> = 1900..=2100;

impl<'a, 't> Grammar<'a, 't> {
    pub(super) fn new(reading: &'a Reading<'t>) -> Self {
        Self { reading, told: Told::default() }
    }

    /// The word of time at a token: the part it plays and the token after it.
    pub(super) fn key(self, at: usize) -> Option<(Time, usize)> {
        let found = self.reading.phrase(at, Class::Time)?;
        let Sense::Time(key) = found.entry.sense else { return None };
        Some((key, found.end()))
    }

    /// The token after a word of time that plays this part.
    pub(super) fn is(self, at: usize, key: Time) -> Option<usize> {
        self.reading.matches(at).iter().rev().find(|found| found.is(key)).map(Match::end)
    }

    /// The place in the cycle of sixty that names a year, `Giáp Thìn`, and the token after it.
    pub(super) fn cycle(self, at: usize) -> Option<(u8, usize)> {
        let (Time::Cycle(cycle), end) = self.key(at)? else { return None };
        Some((cycle, end))
    }

    /// The year of four digits at a token, where it has this place in the cycle.
    pub(super) fn year_of_cycle(self, at: usize, cycle: u8) -> Option<i16> {
        self.four_digit_year(at).filter(|year| (year - 4).rem_euclid(60) == i16::from(cycle))
    }

    /// The expression that begins at a token, the longest of those that do.
    pub(super) fn expression(self, at: usize) -> Option<Expression> {
        let begins = self.reading.begins(at);
        match self.reading.kind(at)? {
            Kind::Number => self.at_number(at),
            Kind::Word if begins.has(Class::Holiday) => self.at_feast(at),
            Kind::Word => {
                let led = self.key(at).and_then(|(key, end)| self.led_by(at, key, end));
                // `sáu tháng đầu năm`, and `năm ngày đầu tháng`: five or a year.
                led.or_else(|| if begins.has(Class::Number) { self.counted_units(at) } else { None })
            }
            Kind::Mark | Kind::Break => None,
        }
    }

    /// What begins with a feast.
    fn at_feast(self, at: usize) -> Option<Expression> {
        let found = self.reading.phrase(at, Class::Holiday)?;
        let Sense::Holiday(feast) = found.entry.sense else { return None };
        self.feast(at, feast, found.end())
    }

    /// What begins with a number, in figures or in words, and the noun that it counts.
    fn counted_units(self, at: usize) -> Option<Expression> {
        self.months_of_year(at).or_else(|| self.days_of_month(at))
    }

    /// What begins with figures.
    fn at_number(self, at: usize) -> Option<Expression> {
        // `tỷ lệ 1/2000`: of a map, or of the sexes.
        if self.glued_before(at) || self.reading.follows(at, words!["lệ"]) {
            return None;
        }
        // `5h45 - 6h15 ngày 22/7`
        if self.is(at + 1, Time::Hour).is_some()
            && let Some(found) = self.timed_range(at, at)
        {
            return Some(found);
        }
        if let Some(found) = self.clock_first(at) {
            return Some(found);
        }
        if let Some(found) = self.counted_units(at) {
            return Some(found);
        }
        if let Some(found) = self.bracketed_list(at) {
            return Some(found);
        }
        if let Some(found) = self.lunar_lead(at, at) {
            return Some(found);
        }
        if let Some(found) = self.days_to_day(at, at) {
            let bare = Expression { bare: true, ..found };
            return (!self.names_something(at)).then_some(bare);
        }
        if let Some(point) = self.day_form(at, false) {
            return self.numeric(at, point);
        }
        if let Some(point) = self.dashed_day(at) {
            return Some(Expression { bare: true, ..plain(at, point, &rules::DAY_MONTH, 900) });
        }
        self.numeric_month(at).or_else(|| self.bare_years(at))
    }

    /// What begins with a word of time, which ends before `end`.
    fn led_by(self, at: usize, key: Time, end: usize) -> Option<Expression> {
        if let Some(part) = part_of_day(key)
            && let Some(found) = self.part(at, end, part)
        {
            return Some(found);
        }
        match key {
            Time::Weekday(day) => self.weekday(at, end, day),
            Time::From => self.range_from(at, end),
            Time::Day | Time::Month | Time::Quarter | Time::Year => self.point_or_range(at),
            Time::Early
            | Time::Mid
            | Time::Late
            | Time::FirstTenDays
            | Time::SecondTenDays
            | Time::ThirdTenDays => self.position(at, end),
            // `Tết Quý Mão`, `Tết 2023`
            Time::Tet => self.new_year(at, end),
            Time::FirstHalf | Time::SecondHalf => self.half(at, end, key),
            Time::Stage | Time::Term | Time::SchoolYear => self.term(at, end),
            Time::Century => self.century(end).map(|point| plain(at, point, &rules::ERA, 960)),
            Time::Decade => self.decade(at, end),
            Time::QuarterLetter => self.quarter_letter(at, end),
            Time::Those => self.those_years(at, end),
            Time::Today
            | Time::Yesterday
            | Time::BeforeYesterday
            | Time::Tomorrow
            | Time::AfterTomorrow
            | Time::SameDay => {
                let shape = relative_day(key)?;
                // `thế hệ trẻ hôm nay`: nowadays.
                let of_today = (at.saturating_sub(OF_TODAY)..at)
                    .any(|from| self.reading.group(from, "of-today").is_some_and(|noun| noun.end() == at));
                // `mấy hôm nay`
                let vague = self.reading.follows(at, words!["mấy", "vài"]);
                if key == Time::Today && (of_today || vague) {
                    return None;
                }
                // `ban ngày Mai Hương`: a name that begins like the word.
                if self.reading.is_capital(end - 1) && !self.reading.is_capital(at) {
                    return None;
                }
                let point = self.day_beside(end).unwrap_or(Point { end, shape });
                let score = if key == Time::SameDay { 900 } else { 960 };
                Some(self.with_stamp(plain(at, point, &rules::RELATIVE, score)))
            }
            Time::SameYear => self.same_year(at, end),
            Time::Week => self.week(at, end),
            Time::SamePeriod => self.same_period(at, end),
            Time::FirstDays | Time::FullMoon => self.lunar_lead(at, at),
            Time::Spring => self.season(at, end, Season::Spring),
            Time::Summer => self.season(at, end, Season::Summer),
            Time::Autumn => self.season(at, end, Season::Autumn),
            Time::Winter => self.season(at, end, Season::Winter),
            // `năm mới Bính Ngọ 2026`: the year of the cycle with its number.
            Time::Cycle(cycle) => {
                let year = self.year_of_cycle(end, cycle)?;
                let point = Point { end: end + 1, shape: Shape::Year(Year::Stated(year)) };
                Some(plain(at, point, &rules::YEAR, 930))
            }
            _ => None,
        }
    }
}

pub(super) fn part_of_day(key: Time) -> Option<DayPart> {
    Some(match key {
        Time::Morning => DayPart::Morning,
        Time::Midday => DayPart::Midday,
        Time::Afternoon => DayPart::Afternoon,
        Time::Evening => DayPart::Evening,
        Time::Night => DayPart::Night,
        _ => return None,
    })
}

pub(super) fn relative_day(key: Time) -> Option<Shape> {
    Some(match key {
        Time::Today => Shape::DayOffset(0),
        Time::Yesterday => Shape::DayOffset(-1),
        Time::BeforeYesterday => Shape::DayOffset(-2),
        Time::Tomorrow => Shape::DayOffset(1),
        Time::AfterTomorrow => Shape::DayOffset(2),
        Time::SameDay => Shape::SameDay,
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
