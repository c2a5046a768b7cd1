//! The first and last months of a year: `6 tháng đầu năm 2022`, `nửa cuối năm`.

use super::expression::{Expression, Grammar, Point, Shape, Year, plain};
use super::rules;
use crate::detect::lexicon::sense::Time;
use crate::detect::lexicon::{word, words};
use crate::detect::sentence;

/// The furthest that the rest of the year is named after its first months, in tokens.
const REST: usize = 40;

/// The longest word for what a report is of, in tokens.
const REPORTED: usize = 5;

/// How far before the months stands what is reckoned, in tokens.
const RECKONED: usize = 8;

/// How far before `cùng kỳ` the months stand that it means.
const REACH: usize = 80;

/// Which end of a year months are counted from.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Half {
    First,
    Second,
}

impl Grammar<'_, '_> {
    /// `đầu`, `cuối` after months or quarters, and the token after it.
    fn half_of_year(self, at: usize) -> Option<(Half, usize)> {
        let first = self.is(at, Time::Early).map(|end| (Half::First, end));
        first.or_else(|| self.is(at, Time::Late).map(|end| (Half::Second, end)))
    }

    /// `nửa đầu năm 2022`.
    pub(super) fn half(self, at: usize, after: usize, key: Time) -> Option<Expression> {
        let half = if key == Time::FirstHalf { 1 } else { 2 };
        let (next, end) = self.key(after)?;
        match next {
            Time::Year => {
                let (year, end) = match self.year_word(end) {
                    Some(Point { end, shape: Shape::Year(year) }) => (year, end),
                    _ => (Year::Missing, end),
                };
                Some(plain(at, Point { end, shape: Shape::Half(half, year) }, &rules::MONTHS, 950))
            }
            Time::Month => self.month_word(end).map(|point| plain(at, point, &rules::POSITION, 920)),
            _ => None,
        }
    }

    /// A number in figures or in words, and the token after it.
    pub(super) fn count(self, at: usize, most: u8) -> Option<(u8, usize)> {
        match self.reading.number(at, 2) {
            Some(count) => Some((u8::try_from(count).ok()?, at + 1)),
            None => self.spelled_number(at, most),
        }
    }

    /// `6 tháng đầu năm 2022`, `9 tháng năm 2022`, `sáu tháng cuối năm`.
    pub(super) fn months_of_year(self, at: usize) -> Option<Expression> {
        let (count, after) = self.count(at, 12)?;
        if let Some(end) = self.is(after, Time::Quarter) {
            // `hai quý đầu năm`
            let (half, end) = self.half_of_year(end)?;
            let end = self.is(end, Time::Year)?;
            return (1..=3).contains(&count).then(|| self.months(at, count * 3, half, end));
        }
        // `5T/2022`
        let letter = self.reading.piece(after) == "T"
            && !self.reading.is_apart(after)
            && self.reading.is_mark(after + 1, '/');
        let month = self.is(after, Time::Month).or(letter.then_some(after + 1));
        let end = month.filter(|_| (1..=12).contains(&count))?;
        match self.half_of_year(end) {
            Some((half, end)) => self.months_of_half(at, count, half, end),
            None => self.months_left(at, count, end).or_else(|| self.first_months(at, count, end)),
        }
    }

    /// From the token after `6 tháng đầu`.
    fn months_of_half(self, at: usize, count: u8, half: Half, end: usize) -> Option<Expression> {
        // `6 tháng đầu của năm 2022`
        let end = end + usize::from(self.reading.is(end, word!("của")));
        // `6 tháng đầu 2022`
        if let Some(year) = self.four_digit_year(end) {
            let shape = months_shape(count, half, Year::Stated(year));
            return Some(plain(at, Point { end: end + 1, shape }, &rules::MONTHS, 930));
        }
        if let Some(found) = self.other_half(at, count, half, end) {
            return Some(found);
        }
        let end = self.is(end, Time::Year)?;
        if self.reading.is(end, word!("học")) {
            return None;
        }
        // `6 tháng đầu năm năm 2014`: the word twice.
        let again = self.is(end, Time::Year).filter(|&again| self.four_digit_year(again).is_some());
        Some(self.months(at, count, half, again.unwrap_or(end)))
    }

    /// `6 tháng còn lại (của) năm 2022`: the last of their year.
    fn months_left(self, at: usize, count: u8, end: usize) -> Option<Expression> {
        let left = end + 2;
        let year = self.is(self.after_of(left), Time::Year)?;
        let stated = matches!(self.year_word(year)?.shape, Shape::Year(Year::Stated(_) | Year::Offset(0)));
        (self.reading.all(end, words!("còn lại")) && stated)
            .then(|| self.months(at, count, Half::Second, year))
    }

    /// From the token after `9 tháng`, which no word says are the first of their year.
    fn first_months(self, at: usize, count: u8, named: usize) -> Option<Expression> {
        let shape = |year| months_shape(count, Half::First, year);
        let months =
            |end, year, score| Some(plain(at, Point { end, shape: shape(year) }, &rules::MONTHS, score));
        let end = named + usize::from(self.reading.is(named, word!("của")));
        if let Some(after) = self.is(end, Time::Year)
            && let Some(Point { end, shape: Shape::Year(year @ (Year::Stated(_) | Year::Offset(0 | -1))) }) =
                self.year_word(after)
            && !self.before_day_word(at)
        {
            return months(end, year, 950);
        }
        // `9 tháng 2023`, `9 tháng/2023`
        let slash = if self.reading.is_mark(end, '/') { end + 1 } else { end };
        if let Some(year) = self
            .four_digit_year(slash)
            .filter(|_| !self.before_day_word(at) && !self.reading.is_range_mark(slash + 1))
        {
            return months(slash + 1, Year::Stated(year), 900);
        }
        // `kết quả 9 tháng, nhiệm vụ 3 tháng cuối năm`: the rest of the year says that it is its beginning.
        if let Some(year) = self.rest_after(end, count).filter(|_| !self.before_day_word(at)) {
            return months(end, year, 900);
        }
        // `Thu ngân sách 9 tháng đạt …`, `lũy kế 10 tháng`
        let reported = at > 0
            && (2..=11).contains(&count)
            && (self.is_reported(at, named) || self.is_achieved(at, named));
        let end = if reported { named } else { self.told_again(at, count, named)? };
        months(end, Year::Missing, 860)
    }

    /// `Trong 9 tháng qua, …`, after `9 tháng đầu năm` was told: the token after the months.
    fn told_again(self, at: usize, count: u8, end: usize) -> Option<usize> {
        let within = self.reading.any(at.checked_sub(1)?, words!["trong", "qua", "sau", "chung"]);
        let past = self.is(end, Time::Past).unwrap_or(end);
        let closed = self.reading.is_mark(past, ',') || self.reading.group(past, "amounts-to").is_some();
        (self.told.has(count) && within && closed && count > 1).then_some(past)
    }

    /// `6 tháng đầu và 6 tháng cuối năm 2025`: the year stands with the months that end it.
    fn other_half(self, at: usize, count: u8, half: Half, end: usize) -> Option<Expression> {
        let next = if self.reading.is_mark(end, ',') { end + 1 } else { self.is(end, Time::And)? };
        let rest = self.reading.number(next, 2).filter(|_| half == Half::First)?;
        let late = self.is(next + 1, Time::Month).and_then(|end| self.is(end, Time::Late))?;
        let (Shape::Half(_, year) | Shape::Quarter(_, year) | Shape::Months(_, _, year)) =
            self.months(next, u8::try_from(rest).ok()?, Half::Second, self.is(late, Time::Year)?).shape
        else {
            return None;
        };
        Some(plain(at, Point { end, shape: months_shape(count, Half::First, year) }, &rules::MONTHS, 940))
    }

    /// Whether months are those that a report is of: `thu ngân sách 9 tháng`, `kết quả 9 tháng của tỉnh`.
    fn is_reported(self, at: usize, end: usize) -> bool {
        let reading = self.reading;
        let of_report = (at.saturating_sub(REPORTED)..at)
            .any(|from| reading.group(from, "reported").is_some_and(|found| found.end() == at));
        of_report && reading.group(end, "length-of-time").is_none() && !self.reading.is_mark(end, '/')
    }

    /// Whether months stand between what is reckoned and the verb that says how much it was: `doanh thu dịch vụ
    /// 9 tháng ước đạt 12 tỷ đồng`, `sản lượng 8 tháng tăng 5%`.
    fn is_achieved(self, at: usize, end: usize) -> bool {
        let reading = self.reading;
        let clause = (at.saturating_sub(RECKONED)..at).rev().take_while(|&at| self.reading.is_word(at));
        let reckoned = clause.into_iter().any(|noun| reading.group(noun, "reckoned").is_some());
        // `… 9 tháng ước đạt 12 tỷ đồng`: only of the months of a year an estimate is made.
        let estimated = reading.is(end, word!("ước")) && reading.group(end + 1, "amounts-to").is_some();
        (reckoned || estimated) && reading.group(end, "amounts-to").is_some()
    }

    /// The year of the months that are left after so many, where they are named in the same sentence.
    fn rest_after(self, from: usize, count: u8) -> Option<Year> {
        let sentence = (from..from + REST).take_while(|&at| !sentence::parts(self.reading, at));
        sentence.filter(|&at| self.reading.number(at, 2) == Some(12 - u32::from(count))).find_map(|at| {
            let end = self.is(at + 1, Time::Month).and_then(|end| self.is(end, Time::Late))?;
            match self.months(at, 12 - count, Half::Second, self.is(end, Time::Year)?).shape {
                Shape::Months(_, _, year)
                | Shape::Half(_, year)
                | Shape::Quarter(_, year)
                | Shape::Month(_, year) => Some(year),
                _ => None,
            }
        })
    }

    /// `qua 8 tháng` before `cùng kỳ`: no date by itself, but the months that it repeats.
    pub(super) fn months_before(self, from: usize, to: usize) -> Option<Shape> {
        (from.max(to.saturating_sub(REACH))..to).rev().find_map(|at| {
            let count = self.reading.number(at, 2).filter(|count| (2..=11).contains(count))?;
            let end = self.is(at + 1, Time::Month)?;
            let length =
                self.reading.is_mark(end, '/') || self.reading.group(end, "length-of-time").is_some();
            (!length && !self.glued_before(at))
                .then(|| months_shape(u8::try_from(count).unwrap_or(1), Half::First, Year::Missing))
        })
    }

    /// From the token after `năm`.
    pub(super) fn months(self, at: usize, count: u8, half: Half, after: usize) -> Expression {
        let (year, end) = match self.year_word(after) {
            Some(Point { end, shape: Shape::Year(year) }) if !matches!(year, Year::Cycle(_)) => (year, end),
            _ => (Year::Missing, after),
        };
        plain(at, Point { end, shape: months_shape(count, half, year) }, &rules::MONTHS, 985)
    }
}

fn months_shape(count: u8, half: Half, year: Year) -> Shape {
    match (count, half) {
        (6, Half::First) => Shape::Half(1, year),
        (6, Half::Second) => Shape::Half(2, year),
        (3, Half::First) => Shape::Quarter(1, year),
        (3, Half::Second) => Shape::Quarter(4, year),
        (12, _) => Shape::Year(year),
        (1, Half::First) => Shape::Month(1, year),
        (1, Half::Second) => Shape::Month(12, year),
        (count, Half::First) => Shape::Months(1, count, year),
        (count, Half::Second) => Shape::Months(13 - count.min(12), 12, year),
    }
}
