//! Parts of a month: `10 ngày đầu tháng 10`, `tuần thứ hai của tháng 7`, `ngày đầu tiên của tháng 3`.

use super::expression::{Expression, Grammar, Point, Shape, Year, plain};
use super::rules;
use crate::detect::lexicon::sense::Time;
use crate::detect::lexicon::{word, words};
use std::ops::RangeInclusive;

/// Which of the days or weeks of a month.
#[derive(Clone, Copy)]
enum Rank {
    Nth(u8),
    Last,
}

impl Grammar<'_, '_> {
    /// `10 ngày đầu tháng 10`, `hai tuần cuối tháng 7/2022`: so many days at one end of a month.
    pub(super) fn days_of_month(self, at: usize) -> Option<Expression> {
        let (count, after) = self.count(at, 31)?;
        let (days, end) = match self.key(after)? {
            (Time::Day, end) => (count, end),
            (Time::Week, end) => (count.checked_mul(7)?, end),
            _ => return None,
        };
        let early = self.is(end, Time::Early);
        let month = self.is(early.or_else(|| self.is(end, Time::Late))?, Time::Month)?;
        self.stretch(at, month, |last| match early {
            Some(_) => 1..=days,
            None => last.saturating_sub(days) + 1..=last,
        })
    }

    /// `tuần thứ 2 của tháng 7`, `tuần đầu tháng 9`, `ngày cuối cùng của tháng 6`, from the word after `tuần` or
    /// `ngày`, which has so many days. `Ngày đầu tháng` is any of its first days.
    pub(super) fn nth_of_month(self, at: usize, after: usize, length: u8) -> Option<Expression> {
        let (rank, end) = self.rank(after)?;
        if self.several_before(at) || length == 1 && end < after + 2 {
            return None;
        }
        let of = end + usize::from(self.reading.is(end, word!("của")));
        self.stretch(at, self.is(of, Time::Month)?, |last| match rank {
            Rank::Nth(place) => (place - 1) * length + 1..=last.min(place * length),
            Rank::Last => last + 1 - length..=last,
        })
    }

    /// `đầu tiên`, `cuối cùng`, `thứ 2`, `thứ hai`, and the token after it.
    fn rank(self, at: usize) -> Option<(Rank, usize)> {
        let goes_on = |word| usize::from(self.reading.is(at + 1, word));
        if self.reading.is(at, word!("đầu")) {
            return Some((Rank::Nth(1), at + 1 + goes_on(word!("tiên"))));
        }
        if self.reading.is(at, word!("cuối")) {
            return Some((Rank::Last, at + 1 + goes_on(word!("cùng"))));
        }
        if self.reading.all(at, words!("thứ nhất")) {
            return Some((Rank::Nth(1), at + 2));
        }
        let ordinal = self.reading.is(at, word!("thứ"));
        // `tuần 3 tháng 8`
        let number = if ordinal { at + 1 } else { at };
        let written = self.reading.number(number, 1).and_then(|place| u8::try_from(place).ok());
        let spelled = || self.spelled_number(number, 5).map(|(place, _)| place).filter(|_| ordinal);
        let place = written.or_else(spelled).filter(|place| (1..=5).contains(place))?;
        (ordinal || self.is(number + 1, Time::Month).is_some()).then_some((Rank::Nth(place), number + 1))
    }

    /// The days of the month whose name begins at `next` that `days` picks by its last day.
    fn stretch(self, at: usize, next: usize, days: impl Fn(u8) -> RangeInclusive<u8>) -> Option<Expression> {
        let Point { end, shape: Shape::Month(month, year) } = self.month_word(next)? else { return None };
        let days = days(last_day(month, year)?);
        let (first, last) = (*days.start(), *days.end());
        let day = |day| Shape::Day { day, month, year };
        let point = Point { end, shape: day(first) };
        let until = (first < last).then(|| day(last));
        (1..=last_day(month, year)?)
            .contains(&last)
            .then(|| Expression { until, ..plain(at, point, &rules::POSITION, 940) })
            .filter(|_| (1..=last).contains(&first))
    }
}

/// The last day of a month; `None` for a February whose year is open.
fn last_day(month: u8, year: Year) -> Option<u8> {
    let stated = match year {
        Year::Stated(year) => Some(year),
        _ if month == 2 => return None,
        _ => None,
    };
    (28..=31).rev().find(|&day| crate::label::Point::day(stated, month, day).is_some())
}
