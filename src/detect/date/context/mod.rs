//! From shapes to values: years, relative times and periods in context.

mod borrow;
mod lunar;

pub(super) use borrow::{rest_of_year, with_year_of};

use super::expression::{Expression, Shape, Year};
use crate::detect::lunar as calendar;
use crate::label::{DateUnit, DateValue, Point};

/// What has been said so far, as far as later expressions lean on it.
pub(super) struct Context {
    /// The article's own year and, where known, its month and day.
    published: Option<Point>,
    /// The last period shorter than a year in this paragraph.
    period: Option<Period>,
    /// The last such period before this paragraph.
    earlier_period: Option<Period>,
    /// The last year named in this paragraph.
    year: Option<i16>,
    /// The last day named that is not to come.
    day: Option<Point>,
    /// The last year of any date.
    any_year: Option<i16>,
    /// The last lunar month named.
    lunar_month: Option<u8>,
}

/// The month in which a school year begins.
const SCHOOL_BEGINS: u8 = 8;

/// A period with its year: what `cùng kỳ` repeats.
#[derive(Clone, Copy, Debug)]
struct Period {
    start: Point,
    end: Option<Point>,
}

impl Context {
    pub(super) fn new(published: Option<&DateValue>) -> Self {
        Self {
            published: published.map(|date| date.start),
            period: None,
            earlier_period: None,
            year: None,
            day: None,
            any_year: None,
            lunar_month: None,
        }
    }

    pub(super) fn next_paragraph(&mut self) {
        self.earlier_period = self.period.take().or(self.earlier_period);
        self.year = None;
    }

    /// Takes a period that the text tells without a date: `lũy kế 8 tháng`.
    pub(super) fn lean_on(&mut self, shape: Shape) {
        if let Some(value) = self.shape(shape) {
            self.period = Some(Period { start: value.start, end: value.end });
        }
    }

    /// The value of the next expression of the text. `None` for a day that no calendar has.
    pub(super) fn value(&mut self, expression: &Expression) -> Option<DateValue> {
        let value = self.resolve(expression)?;
        self.remember(expression, &value);
        Some(value)
    }

    /// The value of an expression that says when a document was issued: no news of that day.
    pub(super) fn value_aside(&mut self, expression: &Expression) -> Option<DateValue> {
        let day = self.day;
        let value = self.value(expression);
        self.day = day;
        value
    }

    fn resolve(&self, expression: &Expression) -> Option<DateValue> {
        let mut value = self.shape(expression.shape)?;
        if let Some(until) = expression.until {
            let last = self.shape(until)?;
            let mut start = value.start;
            // `từ tháng 10 đến tháng 3`: the beginning lies in the year before.
            if start.year == last.start.year && before(last.start, start) && open_year(expression.shape) {
                start.year = start.year.and_then(|year| year.checked_sub(1));
            }
            let mut end = last.end.unwrap_or(last.start);
            if let (Some(clock), DateUnit::Day(..)) = (expression.clock, start.unit) {
                start = start.at(clock);
            }
            if let (Some(clock), DateUnit::Day(..)) = (expression.until_clock, end.unit) {
                end = end.at(clock);
            }
            if ends_early(start, end) && open_year(until) {
                // `từ ngày 28/12/2022 đến ngày 3/1`: the end lies in the year after.
                end.year = start.year.and_then(|year| year.checked_add(1));
            }
            // A slip of the pen is found, but its value is none: no period ends before it begins.
            return (!ends_early(start, end)).then_some(DateValue {
                start,
                end: Some(end),
                lunar: value.lunar,
            });
        }
        if let Some(clock) = expression.clock
            && matches!(value.start.unit, DateUnit::Day(..))
            && value.end.is_none()
        {
            value.start = value.start.at(clock);
            // `Chiều 30/12` in an article of January is last year's.
            if let (Shape::Day { year: Year::Missing, .. }, Some(published)) =
                (expression.shape, self.published)
                && let (DateUnit::Day(month, _), DateUnit::Day(now, _)) = (value.start.unit, published.unit)
                && now <= 2
                && month >= 11
                && value.start.year == published.year
            {
                value.start.year = published.year.map(|year| year - 1);
            }
        }
        Some(value)
    }

    fn remember(&mut self, expression: &Expression, value: &DateValue) {
        if matches!(expression.shape, Shape::SamePeriod(_)) {
            return;
        }
        self.any_year = value.start.year.or(self.any_year);
        self.lunar_month = value.lunar.map(|lunar| lunar.month).or(self.lunar_month);
        match value.start.unit {
            DateUnit::Half(_) | DateUnit::Quarter(_) => {
                self.period = Some(Period { start: value.start, end: value.end });
            }
            DateUnit::Month(_)
                if !matches!(expression.shape, Shape::MonthBefore | Shape::LunarMonth { .. }) =>
            {
                self.period = Some(Period { start: value.start, end: value.end });
            }
            DateUnit::Day(..) => {
                // `cùng ngày` tells of what has been: a deadline is not meant.
                let day = Point { clock: None, ..value.end.unwrap_or(value.start) };
                if !self.is_to_come(day) {
                    self.day = Some(day);
                }
            }
            // A year that is reckoned from another is none to reckon from: each `năm trước` is the same year.
            DateUnit::Year if value.end.is_none() && !is_reckoned(expression.shape) => {
                self.year = value.start.year.or(self.year);
            }
            _ => {}
        }
    }

    /// Whether a day lies after the article's own.
    fn is_to_come(&self, day: Point) -> bool {
        match (self.own_date(), day) {
            (Some(own), Point { year: Some(year), unit: DateUnit::Day(month, day), .. }) => {
                (year, month, day) > own
            }
            (None, Point { year: Some(year), .. }) => self.own_year().is_some_and(|own| year > own),
            _ => false,
        }
    }

    fn own_year(&self) -> Option<i16> {
        self.published.and_then(|published| published.year)
    }

    fn year(&self, year: Year) -> Option<i16> {
        match year {
            Year::Stated(year) => Some(year),
            Year::Missing => self.own_year(),
            Year::Offset(offset) => self.own_year()?.checked_add(offset),
            Year::Before => self.year.or_else(|| self.own_year())?.checked_sub(1),
            Year::Cycle(place) => {
                let own = self.own_year()?;
                // The year of that name nearest to the article's own. 1984 was Giáp Tý.
                let ahead = (i16::from(place) - (own - 1984)).rem_euclid(60);
                Some(if ahead <= 30 { own + ahead } else { own + ahead - 60 })
            }
        }
    }

    fn shape(&self, shape: Shape) -> Option<DateValue> {
        let point = |year, unit| Some(DateValue::point(Point::new(year, unit)));
        match shape {
            Shape::Day { day, month, year } => Point::day(self.year(year), month, day).map(DateValue::point),
            Shape::LunarDay { day, month, year, leap } => self.lunar_day(day, month, year, leap),
            Shape::LunarMonth { month, year, leap } => self.lunar_month(month, year, leap),
            Shape::Bare(_) | Shape::Impossible => None,
            Shape::DayAlone(day) => self.day_alone(day).map(DateValue::point),
            Shape::Month(month, year) => point(self.year(year), DateUnit::Month(month)),
            Shape::Quarter(quarter, year) => point(self.year(year), DateUnit::Quarter(quarter)),
            Shape::Half(half, year) => {
                point(self.year(year).or_else(|| self.year_of_first(half)), DateUnit::Half(half))
            }
            Shape::Months(from, to, year) => {
                let year = self.year(year);
                Some(DateValue::range(
                    Point::new(year, DateUnit::Month(from)),
                    Point::new(year, DateUnit::Month(to)),
                ))
            }
            Shape::Season(season, year) => point(self.year(year), DateUnit::Season(season)),
            Shape::Year(year) => point(self.year(year), DateUnit::Year),
            Shape::Decade(first) => point(Some(first), DateUnit::Decade),
            Shape::Century(first) => point(Some(first), DateUnit::Century),
            Shape::DayOffset(offset) => self.days_from_own(i32::from(offset)).map(DateValue::point),
            Shape::SameDay => self.day.or_else(|| self.own_day()).map(DateValue::point),
            Shape::SchoolYear(offset) => self.school_year(offset),
            Shape::SameYear => point(self.any_year.or_else(|| self.own_year()), DateUnit::Year),
            Shape::Weekday(day, weeks) => self.weekday(day, weeks).map(DateValue::point),
            Shape::NearestWeekday(day, next) => self.nearest_weekday(day, next).map(DateValue::point),
            Shape::Week(week, year) => point(self.year(year), DateUnit::Week(week)),
            Shape::WeekOffset(weeks) => self.weeks_from_own(weeks).map(DateValue::point),
            Shape::MonthOffset(offset) => {
                let (year, month) = self.own_month()?;
                month_from(year, month, offset)
            }
            Shape::MonthBefore => {
                let (year, month) = self.month_in_context().or_else(|| self.own_month())?;
                month_from(year, month, -1)
            }
            Shape::QuarterOffset(offset) => self.quarters_from_own(offset).map(DateValue::point),
            Shape::SamePeriod(year) => Some(self.same_period(year)),
        }
    }

    /// The year of the first half that was told, where no year of the article's own tells that of the second:
    /// `6 tháng đầu năm 2019, nhiệm vụ 6 tháng cuối năm`.
    fn year_of_first(&self, half: u8) -> Option<i16> {
        let first = self.period.filter(|period| matches!(period.start.unit, DateUnit::Half(1)))?;
        first.start.year.filter(|_| half == 2)
    }

    /// A day of the month in context.
    fn day_alone(&self, day: u8) -> Option<Point> {
        let known = self.day.or_else(|| self.own_day())?;
        let DateUnit::Day(month, _) = known.unit else { return None };
        Point::day(known.year, month, day)
    }

    /// The school year so many years from the one that runs.
    fn school_year(&self, offset: i16) -> Option<DateValue> {
        let (year, month) = self.own_month()?;
        let running = if month >= SCHOOL_BEGINS { year } else { year - 1 };
        let first = running.checked_add(offset)?;
        let year = |year| Point::new(Some(year), DateUnit::Year);
        Some(DateValue::range(year(first), year(first + 1)))
    }

    /// A day of the week so many weeks from the article's own.
    fn weekday(&self, day: u8, weeks: i16) -> Option<Point> {
        let (year, month, own) = self.own_date()?;
        let since_monday = calendar::day_number(year, month, own).rem_euclid(7);
        self.days_from_own(7 * i32::from(weeks) + i32::from(day) - 1 - since_monday)
    }

    /// The nearest such day of the week after the article's own, or the last before it.
    fn nearest_weekday(&self, day: u8, next: bool) -> Option<Point> {
        let (year, month, own) = self.own_date()?;
        let today = calendar::day_number(year, month, own).rem_euclid(7) + 1;
        let days = match (next, (i32::from(day) - today).rem_euclid(7)) {
            (true, 0) => 7,
            (true, ahead) => ahead,
            (false, 0) => 0,
            (false, ahead) => ahead - 7,
        };
        self.days_from_own(days)
    }

    /// The week so many weeks from the article's own.
    fn weeks_from_own(&self, weeks: i16) -> Option<Point> {
        let (year, month, day) = self.own_date()?;
        let (year, week) = week_of(calendar::day_number(year, month, day) + 7 * i32::from(weeks));
        Some(Point::new(Some(year), DateUnit::Week(week)))
    }

    /// The quarter so many quarters from the article's own.
    fn quarters_from_own(&self, quarters: i16) -> Option<Point> {
        let (year, month) = self.own_month()?;
        let number = i32::from(year) * 4 + i32::from((month - 1) / 3) + i32::from(quarters);
        let quarter = u8::try_from(number.rem_euclid(4)).ok()? + 1;
        Some(Point::new(i16::try_from(number.div_euclid(4)).ok(), DateUnit::Quarter(quarter)))
    }

    /// The month that the text speaks of.
    fn month_in_context(&self) -> Option<(i16, u8)> {
        let period = self.period.filter(|period| period.end.is_none())?;
        let DateUnit::Month(month) = period.start.unit else { return None };
        Some((period.start.year?, month))
    }

    fn own_date(&self) -> Option<(i16, u8, u8)> {
        match self.published? {
            Point { year: Some(year), unit: DateUnit::Day(month, day), .. } => Some((year, month, day)),
            _ => None,
        }
    }

    fn own_month(&self) -> Option<(i16, u8)> {
        match self.published? {
            Point { year: Some(year), unit: DateUnit::Day(month, _) | DateUnit::Month(month), .. } => {
                Some((year, month))
            }
            _ => None,
        }
    }

    fn own_day(&self) -> Option<Point> {
        self.own_date().and_then(|(year, month, day)| Point::day(Some(year), month, day))
    }

    fn days_from_own(&self, offset: i32) -> Option<Point> {
        let (year, month, day) = self.own_date()?;
        let (year, month, day) = calendar::day_of_number(calendar::day_number(year, month, day) + offset);
        Point::day(Some(year), month, day)
    }

    /// The period in context, one year earlier or in the year that is named.
    fn same_period(&self, year: Year) -> DateValue {
        // `nhận khoán rừng từ tháng 3/2021` in an article of 2025 is none that is compared further down.
        let past = |period: &Period| {
            period.start.year.zip(self.own_year()).is_some_and(|(year, own)| year < own - 1)
        };
        let Some(context) = self.period.or(self.earlier_period.filter(|earlier| !past(earlier))) else {
            let base = self.year.or_else(|| self.own_year());
            let year = match year {
                Year::Stated(year) => Some(year),
                Year::Offset(_) => self.year(year),
                _ => base.map(|base| base - 1),
            };
            return DateValue::point(Point::new(year, DateUnit::Year));
        };
        let shift = |point: Point, by: i16| Point { year: point.year.map(|year| year + by), ..point };
        // `6 tháng đầu năm` of a year that nothing tells, and `cùng kỳ năm 2023`.
        if let (Year::Stated(year), None) = (year, context.start.year) {
            let of_year = |point: Point| Point { year: Some(year), ..point };
            return DateValue { start: of_year(context.start), end: context.end.map(of_year), lunar: None };
        }
        let by = match year {
            Year::Stated(year) => context.start.year.map_or(0, |known| year - known),
            Year::Offset(_) => match (self.year(year), context.start.year) {
                (Some(year), Some(known)) => year - known,
                _ => -1,
            },
            _ => -1,
        };
        DateValue { start: shift(context.start, by), end: context.end.map(|end| shift(end, by)), lunar: None }
    }
}

/// Whether a year is told by its distance from another: `năm trước`, `năm nay`.
fn is_reckoned(shape: Shape) -> bool {
    matches!(shape, Shape::Year(Year::Before | Year::Offset(_)))
}

/// Whether a range may begin in the year before: only where its year was not written.
fn open_year(shape: Shape) -> bool {
    matches!(
        shape,
        Shape::Day { year: Year::Missing, .. }
            | Shape::Month(_, Year::Missing)
            | Shape::Quarter(_, Year::Missing)
    )
}

/// Whether a range ends before it begins, as far as its years are known.
fn ends_early(start: Point, end: Point) -> bool {
    match (start.year, end.year) {
        (Some(first), Some(last)) => last < first || last == first && before(end, start),
        _ => false,
    }
}

/// Whether one point of a year lies before another of the same fineness.
fn before(one: Point, other: Point) -> bool {
    match (one.unit, other.unit) {
        (DateUnit::Month(a), DateUnit::Month(b)) | (DateUnit::Quarter(a), DateUnit::Quarter(b)) => a < b,
        (DateUnit::Day(m, d), DateUnit::Day(n, e)) => (m, d) < (n, e),
        _ => false,
    }
}

fn month_from(year: i16, month: u8, offset: i16) -> Option<DateValue> {
    let months = i32::from(year) * 12 + i32::from(month) - 1 + i32::from(offset);
    let year = i16::try_from(months.div_euclid(12)).ok()?;
    let month = u8::try_from(months.rem_euclid(12)).ok()? + 1;
    Some(DateValue::point(Point::new(Some(year), DateUnit::Month(month))))
}

/// The ISO week of a day.
fn week_of(number: i32) -> (i16, u8) {
    // Day number 0 is a Monday; the week belongs to the year of its Thursday.
    let thursday = number - number.rem_euclid(7) + 3;
    let (year, _, _) = calendar::day_of_number(thursday);
    let first = calendar::day_number(year, 1, 1);
    (year, u8::try_from((thursday - first) / 7 + 1).unwrap_or(1))
}
