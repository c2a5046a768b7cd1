//! Days, in figures and in words.

use super::expression::{Expression, Grammar, Point, Shape, YEARS, Year, plain, possible};
use super::rules;
use crate::detect::lexicon::sense::{Number, Sense, Time};
use crate::detect::lexicon::{Class, word};
use crate::detect::number;

/// A day and a month in figures, as they stand.
#[derive(Clone, Copy)]
struct Figures {
    day: u8,
    month: u8,
    /// The token between them.
    mark: usize,
    /// Whether a word of time leads.
    led: bool,
    /// Whether that token is a stroke, and no dash or point.
    slash: bool,
    /// Whether no blank stands around it.
    tight: bool,
}

impl Grammar<'_, '_> {
    /// `25-26/4`, `10 đến 15/5/2022`: days that share their month.
    pub(super) fn days_to_day(self, start: usize, at: usize) -> Option<Expression> {
        let first = self.day_number(at)?;
        let joint = at + 1;
        let next = if self.reading.is_range_mark(joint) { joint + 1 } else { self.is(joint, Time::To)? };
        let next = self.is(next, Time::Day).unwrap_or(next);
        let last = self.day_form(next, true)?;
        let Shape::Day { day, month, year } = last.shape else { return None };
        if first >= day
            || !(matches!(self.reading.mark(next + 1), Some('/' | '-' | '.'))
                || self.reading.is(next + 1, word!("tháng")))
        {
            return None;
        }
        // `20-10/2021`: no range of days, but a day, a month and a year.
        if self.is_code(at, last.end) {
            return None;
        }
        let shape = Shape::Day { day: first, month, year };
        Some(Expression {
            until: Some(last.shape),
            ..plain(start, Point { end: last.end, shape }, &rules::RANGE, 940)
        })
    }

    pub(super) fn day_number(self, at: usize) -> Option<u8> {
        self.reading.number(at, 2).filter(|day| (1..=31).contains(day)).and_then(|day| u8::try_from(day).ok())
    }

    /// A day in figures or with `tháng`, after its word of time (`led`) or without one.
    pub(super) fn day_form(self, at: usize, led: bool) -> Option<Point> {
        let first = self.reading.number(at, 4);
        if first.is_some() && self.reading.piece(at).len() == 4 {
            return self.iso_day(at);
        }
        let Some(day) = first.filter(|_| self.reading.piece(at).len() <= 2) else {
            return if led { self.spelled_day(at) } else { None };
        };
        let day = u8::try_from(day).ok()?;
        if let Some(after) = self.is(at + 1, Time::Month)
            && let Some((month, end)) = self.month_number(after, true)
        {
            // `6 tháng 10 ngày` counts.
            if self.is(end, Time::Day).is_some() && !led {
                return None;
            }
            return Some(self.year_after_month(end, day, month));
        }
        self.figures(at, day, led).and_then(|figures| self.day_in_figures(figures))
    }

    /// A day and a month in figures, from the day on.
    fn figures(self, at: usize, day: u8, led: bool) -> Option<Figures> {
        let mark = at + 1;
        let slash = self.reading.is_mark(mark, '/');
        if !slash && !self.reading.is_range_mark(mark) && !self.reading.is_mark(mark, '.') {
            return None;
        }
        let tight = !self.reading.is_apart(mark) && !self.reading.is_apart(mark + 1);
        let month = u8::try_from(self.reading.number(mark + 1, 2)?).ok()?;
        // `tỷ lệ 1/1.000.000`
        let grouped = slash
            && self.reading.is_mark(mark + 2, '.')
            && self.reading.piece(mark + 3).len() == 3
            && self.reading.is_number(mark + 3)
            && !self.reading.is_apart(mark + 2)
            && !self.reading.is_apart(mark + 3);
        if grouped {
            return None;
        }
        Some(Figures { day, month, mark, led, slash, tight })
    }

    /// Whether a mark follows the month that goes with the one before it.
    fn goes_on_alike(self, figures: Figures) -> bool {
        let Figures { mark, slash, .. } = figures;
        let again = mark + 2;
        if slash {
            self.reading.is_mark(again, '/') || self.reading.is_range_mark(again)
        } else {
            self.reading.is_range_mark(again) && self.reading.is_range_mark(mark)
                || self.reading.is_mark(again, '.') && self.reading.is_mark(mark, '.')
        }
    }

    fn day_in_figures(self, figures: Figures) -> Option<Point> {
        let Figures { day, month, mark, led, slash, tight } = figures;
        let end = mark + 2;
        if let Some(year) = self.year_in_figures(figures) {
            let short = self.reading.piece(end + 1).len() == 2;
            let goes_on = short && self.reading.is_mark(end + 2, '/') && !self.reading.is_apart(end + 2);
            return if goes_on {
                None
            } else {
                self.numeric_day(end + 2, day, month, Year::Stated(year), led)
            };
        }
        if led
            && tight
            && let Some(slipped) = self.slipped_year(figures)
        {
            return Some(slipped);
        }
        if tight
            && !slash
            && let Some(lunar) = self.lunar_mark(end, day, month)
        {
            return Some(lunar);
        }
        let stands = if led { slash || tight || self.is_parted(figures) } else { slash && tight };
        if !stands {
            return None;
        }
        // `ngày 20.7.` ends a sentence; `20.712` is a number.
        if let Some(lunar) = self.lunar_mark(end, day, month) {
            return Some(lunar);
        }
        if let Some(after) = self.is(end, Time::Year)
            && let Some(point) = self.year_word(after)
            && let Shape::Year(year) = point.shape
        {
            return self.numeric_day(point.end, day, month, year, led);
        }
        if self.recurrent(end) {
            return None;
        }
        self.numeric_day(end, day, month, Year::Missing, led)
    }

    /// The year after a day and a month, of four digits or of two.
    fn year_in_figures(self, figures: Figures) -> Option<i16> {
        let Figures { day, month, mark, led, slash, tight } = figures;
        let again = mark + 2;
        let year = self.reading.number(again + 1, 4).filter(|_| self.goes_on_alike(figures))?;
        let joined = !self.reading.is_apart(again) && !self.reading.is_apart(again + 1);
        let year = match self.reading.piece(again + 1).len() {
            4 if (led || slash || joined && tight) && (1000..=2999).contains(&year) => year,
            2 if joined
                && tight
                && (led || slash || possible(day, month))
                && slash == self.reading.is_mark(again, '/') =>
            {
                if year < 50 {
                    2000 + year
                } else {
                    1900 + year
                }
            }
            _ => return None,
        };
        i16::try_from(year).ok()
    }

    /// `Ngày 17 – 9`, `sáng 3 - 8`: a dash with blanks around it. Days that share a month have it after them.
    fn is_parted(self, figures: Figures) -> bool {
        let Figures { day, month, mark, .. } = figures;
        let end = mark + 2;
        self.reading.is_range_mark(mark)
            && self.reading.is_apart(mark)
            && self.reading.is_apart(mark + 1)
            && (1..=12).contains(&month)
            && (day > month || !self.counted(end))
            && self.is(end, Time::Month).is_none()
            && !self.reading.is_mark(end, '/')
            && !self.reading.is_range_mark(end)
    }

    /// `ngày 10/4/20118`: a year with a digit too many, so that no day has it; `ngày 25.2 2023`: the second point was
    /// lost.
    fn slipped_year(self, figures: Figures) -> Option<Point> {
        let Figures { day, month, mark, .. } = figures;
        let again = mark + 2;
        let long = self.goes_on_alike(figures)
            && self.reading.is_number(again + 1)
            && self.reading.piece(again + 1).len() == 5
            && ["19", "20"].iter().any(|century| self.reading.piece(again + 1).starts_with(century));
        if long {
            return Some(Point { end: again + 2, shape: Shape::Impossible });
        }
        let pointed = self.reading.is_mark(again - 2, '.') && !self.reading.is_word(again + 1);
        let year = self.four_digit_year(again).filter(|_| pointed)?;
        self.numeric_day(again + 1, day, month, Year::Stated(year), true)
    }

    fn numeric_day(self, end: usize, day: u8, month: u8, year: Year, led: bool) -> Option<Point> {
        let stated = matches!(year, Year::Stated(_));
        if let Some(lunar) = self.lunar_mark(end, day, month) {
            let Shape::LunarDay { day, month, leap, .. } = lunar.shape else { return None };
            return Some(Point { end: lunar.end, shape: Shape::LunarDay { day, month, year, leap } });
        }
        if possible(day, month) {
            return Some(Point { end, shape: Shape::Day { day, month, year } });
        }
        // A stamp in the American order: 07/20/2022.
        if stated && !led && possible(month, day) {
            return Some(Point { end, shape: Shape::Day { day: month, month: day, year } });
        }
        (stated || led && day <= 39 && month <= 19).then_some(Point { end, shape: Shape::Impossible })
    }

    /// `2022-07-20`, `2022/07/20`.
    fn iso_day(self, at: usize) -> Option<Point> {
        let year = self.reading.number(at, 4).filter(|year| YEARS.contains(year))?;
        let dash = self.reading.is_range_mark(at + 1) && self.reading.is_range_mark(at + 3);
        let slash = self.reading.is_mark(at + 1, '/') && self.reading.is_mark(at + 3, '/');
        let tight = (at + 1..at + 5).all(|token| !self.reading.is_apart(token));
        if !(dash || slash)
            || !tight
            || self.reading.piece(at + 2).len() != 2
            || self.reading.piece(at + 4).len() != 2
        {
            return None;
        }
        let month = u8::try_from(self.reading.number(at + 2, 2)?).ok()?;
        let day = u8::try_from(self.reading.number(at + 4, 2)?).ok()?;
        let year = Year::Stated(i16::try_from(year).ok()?);
        possible(day, month).then_some(Point { end: at + 5, shape: Shape::Day { day, month, year } })
    }

    /// `mười một tháng mười năm 1999`.
    fn spelled_day(self, at: usize) -> Option<Point> {
        let (day, after) = self.spelled_number(at, 31)?;
        let after = self.is(after, Time::Month)?;
        let (month, end) = self.month_number(after, true)?;
        Some(self.year_after_month(end, day, month))
    }

    pub(super) fn spelled_number(self, at: usize, most: u8) -> Option<(u8, usize)> {
        if let Some(number) = number::read(self.reading, at).filter(number::Number::is_spelled) {
            let value = u8::try_from(u64::try_from(number.amount).ok()?).ok()?;
            return (value <= most).then_some((value, number.end));
        }
        let found = self.reading.phrase(at, Class::Number)?;
        let Sense::Number(Number::Digit(value)) = found.entry.sense else { return None };
        (1..=most).contains(&value).then_some((value, found.end()))
    }

    /// `3`, `III`, `ba`: the number of a quarter or a century.
    pub(super) fn numbered(self, at: usize, most: u8) -> Option<(u32, usize)> {
        if let Some(number) = self.reading.number(at, 2) {
            return Some((number, at + 1));
        }
        if let Some(roman) = self.reading.phrase(at, Class::Roman).filter(|_| self.reading.is_capital(at))
            && let Sense::Roman(number) = roman.entry.sense
        {
            return Some((u32::from(number), roman.end()));
        }
        self.spelled_number(at, most).map(|(number, end)| (u32::from(number), end))
    }

    /// What follows `29 tháng 10`: a year, a lunar mark, or nothing.
    pub(super) fn year_after_month(self, end: usize, day: u8, month: u8) -> Point {
        let (year, after) = self.year_tail(end);
        let at = after.unwrap_or(end);
        if let Some(lunar) = self.lunar_mark(at, day, month)
            && let Shape::LunarDay { day, month, leap, .. } = lunar.shape
        {
            return Point { end: lunar.end, shape: Shape::LunarDay { day, month, year, leap } };
        }
        if matches!(year, Year::Cycle(_)) {
            return Point { end: at, shape: Shape::LunarDay { day, month, year, leap: false } };
        }
        let shape = if possible(day, month) { Shape::Day { day, month, year } } else { Shape::Impossible };
        Point { end: at, shape }
    }
}
