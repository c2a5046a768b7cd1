//! Positions in a period, seasons, and what leans on the context: weeks, `cùng kỳ`, `cùng năm`.

use super::expression::{Expression, Grammar, Point, Shape, Year, plain};
use super::rules;
use crate::detect::lexicon::sense::Time;
use crate::detect::lexicon::{word, words};
use crate::label::Season;

impl Grammar<'_, '_> {
    /// `đầu năm 2022`, `cuối tháng 6`.
    pub(super) fn position(self, at: usize, after: usize) -> Option<Expression> {
        // `đến cuối 2024`
        if let Some(year) = self.four_digit_year(after).filter(|_| !self.reading.is_range_mark(after + 1)) {
            let point = Point { end: after + 1, shape: Shape::Year(Year::Stated(year)) };
            let alone = !self.reading.is_mark(after + 1, '/') && !self.after_plural(after, Time::Year, point);
            return alone.then(|| plain(at, point, &rules::POSITION, 860));
        }
        let (key, end) = self.key(after)?;
        let point = match key {
            Time::Month => self.month_word(end),
            Time::Quarter => self.quarter_word(end),
            Time::Year => self.year_word(end),
            Time::Century => self.century(end),
            // `cuối thập niên 90`
            Time::Decade => {
                self.decade_number(end).map(|(first, end)| Point { end, shape: Shape::Decade(first) })
            }
            // `đầu tuần này`, `cuối tuần trước`
            Time::Week => {
                self.week_offset(end).map(|offset| Point { end: end + 1, shape: Shape::WeekOffset(offset) })
            }
            _ => None,
        };
        let Some(point) = point.filter(|point| !self.after_plural(after, key, *point)) else {
            return self.bare_position(at, key, end);
        };
        if self.recurrent(point.end) {
            return None;
        }
        // `những tháng đầu năm 2019`: how many months nothing says; the year is a date.
        let months = key == Time::Year
            && at >= 2
            && self.reading.is(at - 2, word!("những"))
            && self.is(at - 1, Time::Month) == Some(at);
        if months {
            return Some(plain(after, point, &rules::YEAR, 930));
        }
        Some(plain(at, point, &rules::POSITION, 930))
    }

    /// `cuối năm` where a preposition makes it a point: `đến cuối năm`, `so với đầu năm`.
    fn bare_position(self, at: usize, key: Time, end: usize) -> Option<Expression> {
        let led = at > 0 && self.reading.any(at - 1, words!["đến", "với", "vào", "hết", "dịp"]);
        // `từ đầu năm đến nay` has no end on the calendar.
        let until_now = self.is(end, Time::To).is_some_and(|next| self.reading.is(next, word!("nay")));
        let alone = !self.reading.is_word(end)
            || self.reading.any(end, words!["đến", "và", "là", "có", "phải", "hoàn"]);
        (key == Time::Year && led && alone && !until_now)
            .then(|| plain(at, Point { end, shape: Shape::Year(Year::Missing) }, &rules::POSITION, 700))
    }

    /// `Cùng năm, ông được bầu`: the year that was last named. Not `cùng năm sinh`.
    pub(super) fn same_year(self, at: usize, end: usize) -> Option<Expression> {
        let capital = self.reading.is_capital(at);
        let alone = self.reading.is_mark(end, ',') || capital && self.key(end).is_none();
        alone.then(|| plain(at, Point { end, shape: Shape::SameYear }, &rules::RELATIVE, 880))
    }

    /// `tuần này`, `tuần tới`.
    pub(super) fn week(self, at: usize, after: usize) -> Option<Expression> {
        if let Some(found) = self.nth_of_month(at, after, 7).or_else(|| self.numbered_week(at, after)) {
            return Some(found);
        }
        let of_end =
            at > 0 && self.key(at - 1).is_some_and(|(key, _)| matches!(key, Time::Early | Time::Late));
        if of_end || self.several_before(at) {
            return None;
        }
        // `tuần trước đó` lies before another, that is not told.
        if self.reading.is(after + 1, word!("đó")) {
            return None;
        }
        // `tuần qua`, `tuần vừa qua`
        let passed = after + usize::from(self.reading.is(after, word!("vừa")));
        if self.reading.is(passed, word!("qua")) {
            let point = Point { end: passed + 1, shape: Shape::WeekOffset(-1) };
            return Some(plain(at, point, &rules::RELATIVE, 860));
        }
        let offset = self.week_offset(after)?;
        Some(plain(at, Point { end: after + 1, shape: Shape::WeekOffset(offset) }, &rules::RELATIVE, 900))
    }

    /// `tuần 7 năm 2026`, `tuần 7/2026`: by its number, as calendars of work count them.
    fn numbered_week(self, at: usize, after: usize) -> Option<Expression> {
        let week = self.reading.number(after, 2).filter(|week| (1..=53).contains(week))?;
        let (Year::Stated(year), Some(end)) = self.year_tail(after + 1) else { return None };
        let shape = Shape::Week(u8::try_from(week).ok()?, Year::Stated(year));
        Some(plain(at, Point { end, shape }, &rules::RELATIVE, 900))
    }

    pub(super) fn week_offset(self, at: usize) -> Option<i16> {
        self.beside_own(at).filter(|&(_, end)| end == at + 1).map(|(offset, _)| offset)
    }

    /// `cùng kỳ`, `cùng kỳ năm 2021`, `cùng kỳ năm trước`.
    pub(super) fn same_period(self, at: usize, end: usize) -> Option<Expression> {
        // `học cùng thời điểm với khối 1`: together with somebody, in no year before. `Cùng thời điểm, …`: then.
        let then = self.reading.is(end - 1, word!("điểm"))
            && self.reading.is_mark(end, ',')
            && !self.in_comparison(at);
        // `cùng thời điểm này hôm qua`: the day follows.
        if self.reading.any(end, words!["với", "này"]) || then {
            return None;
        }
        let kept = |end, year, score| {
            Some(plain(at, Point { end, shape: Shape::SamePeriod(year) }, &rules::SAME_PERIOD, score))
        };
        let of = self.after_of(end);
        if let Some(after) = self.is(of, Time::Year)
            && let Some(Point { end, shape: Shape::Year(year) }) = self.year_word(after)
        {
            return kept(end, year, 975);
        }
        // `cùng kỳ quý I/2024`
        if let Some((Time::Quarter | Time::Month, _)) = self.key(of)
            && let Some(point) = self.led_point(of)
            && matches!(point.shape, Shape::Quarter(_, Year::Stated(_)) | Shape::Month(_, Year::Stated(_)))
        {
            return Some(plain(at, point, &rules::SAME_PERIOD, 950));
        }
        if let Some(year) = self.four_digit_year(end) {
            return kept(end + 1, Year::Stated(year), 950);
        }
        // `cùng kỳ các năm trước` is vague.
        if self.is(of, Time::Those).is_some() || self.reading.is(of, word!("nhiều")) {
            return None;
        }
        // `cùng kỳ tháng trước`
        if let Some(after) = self.is(of, Time::Month)
            && self.reading.is(after, word!("trước"))
        {
            return Some(plain(
                at,
                Point { end: after + 1, shape: Shape::MonthBefore },
                &rules::SAME_PERIOD,
                850,
            ));
        }
        kept(end, Year::Before, 965)
    }

    /// `mùa hè năm 2022`, `Xuân Giáp Thìn 2024`.
    pub(super) fn season(self, at: usize, after: usize, season: Season) -> Option<Expression> {
        // `vụ xuân 2022`: a crop season is no calendar time.
        if self.crop_before(at) {
            return None;
        }
        let long = after > at + 1;
        // `lễ hội xuân 2023`, `mừng xuân 2024`
        let celebrated =
            season == Season::Spring && self.reading.follows(at, words!["hội", "mừng", "đón", "vui"]);
        let named = celebrated || self.reading.is_capital(at);
        let in_name = at > 0 && self.reading.is_capital(at - 1);
        // `xuân Giáp Thìn`, `Xuân Bính Ngọ năm 2026`
        let cycle = self.cycle(after);
        if let Some((cycle, end)) = cycle {
            let number = self.is(end, Time::Year).unwrap_or(end);
            if let Some(year) = self.year_of_cycle(number, cycle) {
                let point = Point { end: number + 1, shape: Shape::Season(season, Year::Stated(year)) };
                return Some(plain(at, point, &rules::SEASON, 920));
            }
        }
        // `đón xuân Quý Tỵ`: the name of the year needs no capital before it.
        if !long && !named && season != Season::Summer && cycle.is_none() {
            return None;
        }
        let point = match self.is(after, Time::Year) {
            Some(next) => self.year_word(next),
            // `mùa hè này`
            None if long && self.reading.is(after, word!("này")) => {
                Some(Point { end: after + 1, shape: Shape::Year(Year::Offset(0)) })
            }
            None => self.year_word(after).filter(|point| {
                cycle.is_some()
                    || (long || (named || season == Season::Summer) && !in_name)
                        && matches!(point.shape, Shape::Year(Year::Stated(_)))
                        && self.four_digit_year(after).is_some()
            }),
        }?;
        let Shape::Year(year) = point.shape else { return None };
        let score = if long { 930 } else { 880 };
        Some(plain(at, Point { end: point.end, shape: Shape::Season(season, year) }, &rules::SEASON, score))
    }
}
