//! The lunar calendar and feasts.

use super::expression::{Expression, Grammar, Point, Shape, Year, day_rule, plain};
use super::rules;
use crate::detect::lexicon::sense::{Feast, Time};
use crate::detect::lexicon::{Class, Match};

impl Grammar<'_, '_> {
    pub(super) fn lunar_month(self, end: usize, month: u8) -> Point {
        let (year, after) = self.year_tail(end);
        let end = after.unwrap_or(end);
        let end = self.lunar_end(end).unwrap_or(end);
        Point { end, shape: Shape::LunarMonth { month, year, leap: false } }
    }

    /// Marks after a day and month that make them lunar: `âm lịch`, `(âm lịch)`, `ÂL`.
    pub(super) fn lunar_mark(self, at: usize, day: u8, month: u8) -> Option<Point> {
        let (leap, next) = match self.is(at, Time::Leap) {
            Some(end) => (true, end),
            None => (false, at),
        };
        let end = self.lunar_end(next).or(leap.then_some(next))?;
        let valid = (1..=30).contains(&day) && (1..=12).contains(&month);
        let shape = Shape::LunarDay { day, month, year: Year::Missing, leap };
        valid.then_some(Point { end, shape })
    }

    pub(super) fn lunar_end(self, at: usize) -> Option<usize> {
        if let Some(end) = self.is(at, Time::Lunar) {
            return Some(end);
        }
        let inside = self.reading.is_mark(at, '(').then(|| self.is(at + 1, Time::Lunar)).flatten()?;
        self.reading.is_mark(inside, ')').then_some(inside + 1)
    }

    /// `mùng 2 Tết`, `30 Tết`, `rằm tháng Giêng`, `23 tháng Chạp`, from `at`; the span begins at `start`.
    pub(super) fn lunar_lead(self, start: usize, at: usize) -> Option<Expression> {
        let point = self.lunar_point(at)?;
        let rule =
            if matches!(point.shape, Shape::LunarDay { .. }) { &rules::LUNAR } else { day_rule(point.shape) };
        if self.recurrent(point.end) {
            return None;
        }
        Some(plain(start, point, rule, 950))
    }

    pub(super) fn lunar_point(self, at: usize) -> Option<Point> {
        let lunar = |end: usize, day: u8, month: u8| {
            let (year, after) = self.year_tail(end);
            let end = after.unwrap_or(end);
            let end = self.lunar_end(end).unwrap_or(end);
            Point { end, shape: Shape::LunarDay { day, month, year, leap: false } }
        };
        if let Some(after) = self.is(at, Time::FullMoon) {
            let next = self.is(after, Time::Month)?;
            let (month, end) = self.lunar_month_number(next)?;
            return Some(lunar(end, 15, month));
        }
        let first = self.is(at, Time::FirstDays);
        let number = first.unwrap_or(at);
        let (day, after) = match self.reading.number(number, 2) {
            Some(day) => (u8::try_from(day).ok()?, number + 1),
            None if first.is_some() => self.spelled_number(number, 10)?,
            None => return None,
        };
        if !(1..=30).contains(&day) {
            return None;
        }
        // `mùng 2 Tết`, `30 Tết`, `29 tháng Chạp`
        if let Some(end) = self.is(after, Time::Tet).filter(|_| first.is_some() || day >= 23) {
            let month = if first.is_some() { 1 } else { 12 };
            let named = self.reading.phrase(after, Class::Holiday).map_or(end, Match::end);
            let cycle = self.cycle(named);
            let mut point = lunar(cycle.map_or(named, |(_, end)| end), day, month);
            if let Some((cycle, _)) = cycle
                && let Shape::LunarDay { year: year @ Year::Missing, .. } = &mut point.shape
            {
                *year = Year::Cycle(cycle);
            }
            return Some(point);
        }
        if let Some(next) = self.is(after, Time::Month) {
            let (month, end) = self.lunar_month_number(next)?;
            let named =
                self.is(next, Time::JanuaryLunar).is_some() || self.is(next, Time::DecemberLunar).is_some();
            if named || first.is_some() && (day, month) == (10, 3) {
                return Some(lunar(end, day, month));
            }
            first?;
            return Some(self.year_after_month(end, day, month));
        }
        first?;
        let point = self.day_form(number, true)?;
        match point.shape {
            Shape::Day { day: 10, month: 3, year } => Some(Point {
                end: point.end,
                shape: Shape::LunarDay { day: 10, month: 3, year, leap: false },
            }),
            Shape::Day { .. } | Shape::LunarDay { .. } => Some(point),
            _ => None,
        }
    }

    /// `mùng 6` with nothing after it: the month is in context.
    pub(super) fn first_days_alone(self, number: usize) -> Option<Point> {
        let (day, end) = match self.reading.number(number, 2) {
            Some(day) => (u8::try_from(day).ok()?, number + 1),
            None => self.spelled_number(number, 10)?,
        };
        let goes_on =
            self.reading.is_mark(end, '/') || self.reading.is_range_mark(end) || self.key(end).is_some();
        ((1..=10).contains(&day) && !goes_on).then_some(Point {
            end,
            shape: Shape::LunarDay { day, month: 0, year: Year::Missing, leap: false },
        })
    }

    /// `từ mùng 7 đến mùng 9 tháng Giêng`, `từ 29 tháng Chạp đến mùng 5 Tết`.
    pub(super) fn lunar_range(self, at: usize, after: usize) -> Option<Expression> {
        let start = self.is(after, Time::Day).unwrap_or(after);
        let whole = self.lunar_point(start).filter(|point| matches!(point.shape, Shape::LunarDay { .. }));
        let first = whole.or_else(|| {
            let number = self.is(start, Time::FirstDays).unwrap_or(start);
            let (day, end) = match self.reading.number(number, 2) {
                Some(day) => (u8::try_from(day).ok()?, number + 1),
                None => self.spelled_number(number, 10)?,
            };
            let shape = Shape::LunarDay { day, month: 0, year: Year::Missing, leap: false };
            (1..=30).contains(&day).then_some(Point { end, shape })
        })?;
        let next =
            if self.reading.is_range_mark(first.end) { first.end + 1 } else { self.is(first.end, Time::To)? };
        let next = self.is(next, Time::Day).unwrap_or(next);
        let last = self.lunar_point(next)?;
        let Shape::LunarDay { month, year, leap, .. } = last.shape else { return None };
        let shape = match first.shape {
            Shape::LunarDay { day, month: 0, .. } => Shape::LunarDay { day, month, year, leap },
            shape => shape,
        };
        if self.recurrent(last.end) {
            return None;
        }
        Some(Expression {
            until: Some(last.shape),
            ..plain(at, Point { end: last.end, shape }, &rules::LUNAR, 940)
        })
    }

    fn lunar_month_number(self, at: usize) -> Option<(u8, usize)> {
        if let Some(end) = self.is(at, Time::JanuaryLunar) {
            return Some((1, end));
        }
        if let Some(end) = self.is(at, Time::DecemberLunar) {
            return Some((12, end));
        }
        self.month_number(at, true)
    }

    /// `Tết Nguyên đán 2024`, `Giáng sinh năm 2023`. A feast without its year comes back
    /// every year, and is no point of the calendar.
    pub(super) fn feast(self, at: usize, feast: Feast, end: usize) -> Option<Expression> {
        let Feast { is_lunar, month, day } = feast;
        let cycle = self.cycle(end);
        let after = cycle.map_or(end, |(_, end)| end);
        let (year, tail) = self.year_tail(after);
        // `Tết Nguyên đán Tân Sửu 2021`: the feast has the name of its year, and the number is the date.
        if let (Some(_), Feast::NEW_YEAR, Year::Stated(_), Some(end)) = (cycle, feast, year, tail) {
            return Some(plain(after, Point { end, shape: Shape::Year(year) }, &rules::YEAR, 930));
        }
        let (year, end) = match (year, tail) {
            (year, Some(end)) if year != Year::Missing => (year, end),
            // `Tết Nguyên đán Canh Tý`: a feast that is named, and no day of the calendar.
            _ => return None,
        };
        let shape = if is_lunar {
            Shape::LunarDay { day, month, year, leap: false }
        } else {
            Shape::Day { day, month, year }
        };
        (year != Year::Missing).then(|| plain(at, Point { end, shape }, &rules::FEAST, 930))
    }

    /// `Tết Quý Mão`, `Tết 2023`: the new year of the lunar calendar.
    pub(super) fn new_year(self, at: usize, end: usize) -> Option<Expression> {
        let capital = self.reading.is_capital(at);
        let cycle = self.cycle(end).is_some();
        let named = cycle || self.four_digit_year(end).is_some() && !self.is_code(at, end + 1);
        // `tết Bính Ngọ`: a name of a year needs no capital before it.
        if !(capital || cycle) || !named || self.reading.is_range_mark(end + 1) {
            return None;
        }
        self.feast(at, Feast::NEW_YEAR, end)
    }
}
