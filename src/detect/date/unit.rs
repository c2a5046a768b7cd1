//! Months, quarters and years, and any point that begins with its word of time.

use super::expression::{Expression, Grammar, Point, Shape, YEARS, Year, part_of_day, plain, relative_day};
use super::rules;
use crate::detect::lexicon::sense::Time;
use crate::detect::lexicon::{word, words};
use crate::detect::number;
use crate::detect::token::Case;

impl Grammar<'_, '_> {
    /// `6`, `sáu`, `Giêng`; `năm` only where a day stands before it.
    pub(super) fn month_number(self, at: usize, after_day: bool) -> Option<(u8, usize)> {
        if let Some(month) = self.reading.number(at, 2) {
            // `10 tháng 3.798 tỷ đồng`
            let grouped = self.reading.is_mark(at + 1, '.')
                && !self.reading.is_apart(at + 1)
                && !self.reading.is_apart(at + 2)
                && self.reading.is_number(at + 2)
                && self.reading.piece(at + 2).len() == 3;
            let fits = (1..=12).contains(&month) && !grouped;
            return fits.then_some((u8::try_from(month).ok()?, at + 1));
        }
        // `tháng năm` is May after a day, unless a year follows; `tháng Năm` is too.
        let capital = self.reading.token(at).is_some_and(|token| token.case == Case::Title);
        let lower = at > 0 && self.reading.token(at - 1).is_some_and(|token| token.case == Case::Lower);
        let may = (after_day || capital && lower) && !self.reading.is_number(at + 1)
            // `Tháng Năm năm 2024`: the year has its own word.
            || self.is(at + 1, Time::Year).is_some_and(|year| self.four_digit_year(year).is_some());
        if self.is(at, Time::Year).is_some() && !may {
            return None;
        }
        self.spelled_number(at, 12)
    }

    /// The token after `của`, where it stands there: `quý 4 của năm 2018`.
    pub(super) fn after_of(self, at: usize) -> usize {
        at + usize::from(self.reading.is(at, word!("của")))
    }

    /// A year after a month: ` năm 1999`, `/1999`, `-1999`, `, 1999`, ` năm nay`, ` của năm 1999`.
    pub(super) fn year_tail(self, end: usize) -> (Year, Option<usize>) {
        if let Some(after) = self.is(self.after_of(end), Time::Year)
            && let Some(point) = self.year_word(after)
            && let Shape::Year(year) = point.shape
        {
            return (year, Some(point.end));
        }
        let mark = self.reading.is_mark(end, '/')
            || self.reading.is_range_mark(end)
            || self.reading.is_mark(end, ',')
            || self.reading.is_mark(end, '.') && !self.reading.is_apart(end + 1);
        let at = if mark { end + 1 } else { end };
        // `tháng 9/2019 huyện …`: what a stroke joins to a month counts nothing.
        let stroke =
            self.reading.is_mark(end, '/') && !self.reading.is_apart(end) && !self.reading.is_apart(at);
        let year = if stroke { self.four_digits(at) } else { self.four_digit_year(at) };
        match year {
            // `tháng 10/2024-9/2025`
            Some(year)
                if !self.runs_into_code(at + 1)
                    || self.reading.is_range_mark(at + 1) && self.month_year(at + 2).is_some() =>
            {
                (Year::Stated(year), Some(at + 1))
            }
            _ => (Year::Missing, None),
        }
    }

    /// A year in four digits that count nothing.
    pub(super) fn four_digit_year(self, at: usize) -> Option<i16> {
        self.four_digits(at).filter(|_| !self.counted(at + 1) && !self.multiplied(at + 1))
    }

    /// Four digits that may be a year.
    pub(super) fn four_digits(self, at: usize) -> Option<i16> {
        let year = self.reading.number(at, 4).filter(|year| YEARS.contains(year))?;
        i16::try_from(year).ok().filter(|_| self.reading.piece(at).len() == 4)
    }

    /// What stands after the word `năm`.
    pub(super) fn year_word(self, at: usize) -> Option<Point> {
        let point = |shape, end| Some(Point { end, shape });
        if let Some(digits) = self.reading.number(at, 4) {
            let length = self.reading.piece(at).len();
            let year = i16::try_from(digits).ok()?;
            if self.reading.is_word(at + 1)
                && !self.reading.is_apart(at + 1)
                && self.reading.is_capital(at + 1)
            {
                return None;
            }
            if let Some(end) = self.is(at + 1, Time::Bc) {
                return point(Shape::Year(Year::Stated(-year)), end);
            }
            if let Some(end) = self.is(at + 1, Time::Ad) {
                return point(Shape::Year(Year::Stated(year)), end);
            }
            return match length {
                4 if (900..=2999).contains(&digits) => point(Shape::Year(Year::Stated(year)), at + 1),
                3 if digits >= 100 && !self.measured(at + 1) => {
                    point(Shape::Year(Year::Stated(year)), at + 1)
                }
                2 if (30..=99).contains(&digits) && !self.measured(at + 1) && self.key(at + 1).is_none() => {
                    point(Shape::Year(Year::Stated(1900 + year)), at + 1)
                }
                _ => None,
            };
        }
        if let Some((cycle, end)) = self.cycle(at) {
            if let Some(year) = self.four_digit_year(end) {
                return point(Shape::Year(Year::Stated(year)), end + 1);
            }
            if self.reading.is_mark(end, '(')
                && let Some(year) = self.four_digit_year(end + 1)
                && self.reading.is_mark(end + 2, ')')
            {
                return point(Shape::Year(Year::Stated(year)), end + 3);
            }
            return point(Shape::Year(Year::Cycle(cycle)), end);
        }
        let end = at + 1;
        match self.reading.folded(at).as_str() {
            // `năm mới 2026`
            "mới" => point(Shape::Year(Year::Stated(self.four_digit_year(end)?)), end + 1),
            "nay" => point(Shape::Year(Year::Offset(0)), end),
            "ngoái" => point(Shape::Year(Year::Offset(-1)), end),
            "kia" => point(Shape::Year(Year::Offset(-2)), end),
            "trước" if !self.reading.is(end, word!("đây")) => point(Shape::Year(Year::Before), end),
            "tới" if self.is(end, Time::Day).is_none() && !self.reading.is(end, word!("nay")) => {
                point(Shape::Year(Year::Offset(1)), end)
            }
            "sau" => point(Shape::Year(Year::Offset(1)), end),
            "tiếp" if self.reading.is(end, word!("theo")) => point(Shape::Year(Year::Offset(1)), end + 1),
            "kế" if self.reading.is(end, word!("tiếp")) => point(Shape::Year(Year::Offset(1)), end + 1),
            _ => {
                let number = number::read(self.reading, at).filter(number::Number::is_spelled)?;
                let year = i16::try_from(i64::try_from(number.amount).ok()?).ok()?;
                (1000..=2999)
                    .contains(&year)
                    .then_some(Point { end: number.end, shape: Shape::Year(Year::Stated(year)) })
            }
        }
    }

    /// `7/2022` by itself.
    pub(super) fn month_year(self, at: usize) -> Option<Point> {
        let month = self.reading.number(at, 2).filter(|month| (1..=12).contains(month))?;
        let tight = self.reading.is_mark(at + 1, '/')
            && !self.reading.is_apart(at + 1)
            && !self.reading.is_apart(at + 2);
        let year = self.four_digits(at + 2).filter(|_| tight)?;
        Some(Point { end: at + 3, shape: Shape::Month(u8::try_from(month).ok()?, Year::Stated(year)) })
    }

    /// `date 2023-09`: the month of a page's field, as computers write it.
    pub(super) fn field_month(self, at: usize) -> Option<Point> {
        let field = at.checked_sub(1).is_some_and(|before| self.reading.is(before, word!("date")));
        let tight = !self.reading.is_apart(at + 1) && !self.reading.is_apart(at + 2);
        let figures = self.reading.piece(at + 2).len() == 2 && self.reading.is_range_mark(at + 1);
        let month = self.reading.number(at + 2, 2).filter(|month| (1..=12).contains(month))?;
        let year = self.four_digits(at).filter(|_| field && tight && figures)?;
        // `date 2023-09-28`
        let day = self.reading.is_range_mark(at + 3) && !self.reading.is_apart(at + 3);
        (!day).then_some(Point {
            end: at + 3,
            shape: Shape::Month(u8::try_from(month).ok()?, Year::Stated(year)),
        })
    }

    /// `tháng 6/2022`, from the token after `tháng`.
    pub(super) fn month_word(self, at: usize) -> Option<Point> {
        if self.is(at, Time::JanuaryLunar).is_some() {
            return Some(self.lunar_month(at + 1, 1));
        }
        if self.is(at, Time::DecemberLunar).is_some() {
            return Some(self.lunar_month(at + 1, 12));
        }
        if self.reading.is_number(at)
            && let Some((month, end)) = self.month_number(at, false)
        {
            // `mỗi tháng 3 trăm nghìn`
            if self.multiplied(end) {
                return None;
            }
            if let Some(lunar) = self.lunar_end(end) {
                return Some(Point {
                    end: lunar,
                    shape: Shape::LunarMonth { month, year: Year::Missing, leap: false },
                });
            }
            let (year, after) = self.year_tail(end);
            return Some(Point { end: after.unwrap_or(end), shape: Shape::Month(month, year) });
        }
        if let Some((month, end)) = self.month_number(at, false).filter(|&(_, end)| !self.counted(end)) {
            let (year, after) = self.year_tail(end);
            if self.reading.follows(at - 1, words!["mạng"]) {
                return None;
            }
            return Some(Point { end: after.unwrap_or(end), shape: Shape::Month(month, year) });
        }
        let (offset, end) = self.beside_own(at)?;
        let shape = match offset {
            // `tháng trước đây`
            -1 if self.reading.is(end, word!("đây")) => return None,
            -1 => Shape::MonthBefore,
            _ => Shape::MonthOffset(offset),
        };
        Some(Point { end, shape })
    }

    /// `này`, `trước`, `tới`, `sau`, `tiếp theo`, `kế tiếp` after a word of time: how many such times from the
    /// article's own, and the token after it.
    pub(super) fn beside_own(self, at: usize) -> Option<(i16, usize)> {
        let reading = self.reading;
        if reading.is(at, word!("này")) {
            Some((0, at + 1))
        } else if reading.is(at, word!("trước")) {
            Some((-1, at + 1))
        } else if reading.any(at, words!["tới", "sau"]) {
            Some((1, at + 1))
        } else {
            let following = reading.all(at, words!("tiếp theo")) || reading.all(at, words!("kế tiếp"));
            following.then_some((1, at + 2))
        }
    }

    /// `Q2/2022`: a quarter as reports of companies write it.
    pub(super) fn quarter_letter(self, at: usize, after: usize) -> Option<Expression> {
        let tight = !self.reading.is_apart(after)
            && !self.reading.is_apart(after + 1)
            && self.reading.is_mark(after + 1, '/');
        let quarter = self.reading.number(after, 1).filter(|quarter| tight && (1..=4).contains(quarter))?;
        let year = self.four_digit_year(after + 2)?;
        let shape = Shape::Quarter(u8::try_from(quarter).ok()?, Year::Stated(year));
        Some(plain(at, Point { end: after + 3, shape }, &rules::QUARTER, 920))
    }

    pub(super) fn quarter_word(self, at: usize) -> Option<Point> {
        let Some((number, end)) = self.numbered(at, 4) else {
            let (offset, end) = self.beside_own(at)?;
            return Some(Point { end, shape: Shape::QuarterOffset(offset) });
        };
        let quarter = u8::try_from(number).ok().filter(|quarter| (1..=4).contains(quarter))?;
        let (year, after) = self.year_tail(end);
        Some(Point { end: after.unwrap_or(end), shape: Shape::Quarter(quarter, year) })
    }

    /// A point that begins with its word of time.
    pub(super) fn led_point(self, at: usize) -> Option<Point> {
        match self.key(at)? {
            (Time::Day, end) => {
                if let Some((Time::FirstDays | Time::FullMoon, _)) = self.key(end) {
                    return self.lunar_point(end);
                }
                let point = self.day_form(end, true);
                point.or_else(|| {
                    let day = self.day_number(end)?;
                    Some(Point { end: end + 1, shape: Shape::Bare(day) })
                })
            }
            (Time::Month, end) => self.month_word(end),
            (Time::Quarter, end) => self.quarter_word(end),
            (Time::Year, end) => self.year_word(end),
            (Time::Today | Time::Yesterday | Time::Tomorrow, end) => {
                Some(Point { end, shape: relative_day(self.key(at)?.0)? })
            }
            (Time::SchoolYear | Time::Term | Time::Stage, _) => None,
            (
                Time::Early
                | Time::Mid
                | Time::Late
                | Time::FirstTenDays
                | Time::SecondTenDays
                | Time::ThirdTenDays,
                end,
            ) => matches!(self.key(end)?.0, Time::Month | Time::Quarter | Time::Year)
                .then(|| self.led_point(end))
                .flatten(),
            (key, end) if part_of_day(key).is_some() => {
                let end = self.is(end, Time::Day).unwrap_or(end);
                self.day_form(end, true)
            }
            _ => None,
        }
    }
}
