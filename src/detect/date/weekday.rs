//! Days of the week, with the day that they stand by.

use super::expression::{Expression, Grammar, Point, Shape, plain};
use super::rules;
use crate::detect::lexicon::sense::Time;
use crate::detect::lexicon::{word, words};

impl Grammar<'_, '_> {
    /// `thứ Hai, ngày 15/5/2023`, `thứ Năm tuần tới`, `Chủ nhật, mùng 9 tháng 4`.
    pub(super) fn weekday(self, at: usize, after: usize, day: u8) -> Option<Expression> {
        // `thứ Tư của tuần tới`
        let of = self.after_of(after);
        if let Some(next) = self.is(of, Time::Week)
            && let Some((offset, end)) = self.beside_own(next)
        {
            let point = Point { end, shape: Shape::Weekday(day, offset) };
            return Some(plain(at, point, &rules::RELATIVE, 920));
        }
        // `kỳ họp thứ 7, ngày 31/5`: the seventh.
        let ordinal = at > 0 && self.reading.any(at - 1, words!["họp", "phiên", "nghị", "lần"]);
        if ordinal && self.reading.is_number(after - 1) {
            return None;
        }
        if let Some(point) = self.weekday_beside_own(at, after, day) {
            return Some(plain(at, point, &rules::RELATIVE, 880));
        }
        let next = if self.reading.is_mark(after, ',')
            || self.reading.is_range_mark(after)
            || self.reading.is_mark(after, '|')
        {
            after + 1
        } else {
            after
        };
        // `Thứ Bảy, 07:18 07/09/2024`
        if self.reading.is_mark(next + 1, ':')
            && let Some(stamped) = self.clock_first(next)
            && matches!(stamped.shape, Shape::Day { .. })
        {
            return Some(Expression { start: at, ..stamped });
        }
        let bracket = self.reading.is_mark(next, '(');
        let next = if bracket { next + 1 } else { next };
        let inner = self.is(next, Time::Day).unwrap_or(next);
        // `thứ Hai, mùng 6 tháng 2`
        let point = match self.key(inner) {
            Some((Time::FirstDays | Time::FullMoon, _)) => self.lunar_point(inner)?,
            _ => self.day_form(inner, true)?,
        };
        if !matches!(point.shape, Shape::Day { .. } | Shape::Impossible | Shape::LunarDay { .. })
            || self.runs_into_code(point.end)
        {
            return None;
        }
        if bracket {
            // `thứ Bảy (14/3)`: two ways to say one day.
            return (self.reading.is_mark(after, '(') && self.reading.is_mark(point.end, ')'))
                .then(|| plain(at, Point { end: point.end + 1, ..point }, &rules::WEEKDAY, 900));
        }
        Some(self.with_stamp(plain(at, point, &rules::WEEKDAY, 970)))
    }

    /// `thứ Hai tới`, `Chủ nhật vừa qua`: the nearest such day on one side of the article's own. The
    /// name of the day has its capital or stands where a day does, `vào thứ hai tới`, for `người thứ hai tới` is another.
    fn weekday_beside_own(self, at: usize, after: usize, day: u8) -> Option<Point> {
        let token = self.reading.token(after.checked_sub(1)?)?;
        let capital = |token: &crate::detect::token::Token| token.is_capital();
        let timed = at > 0
            && (self.reading.is(at - 1, word!("vào"))
                || matches!(
                    self.key(at - 1),
                    Some((Time::Morning | Time::Midday | Time::Afternoon | Time::Evening, _))
                ));
        let named = timed || capital(token) || self.reading.token(at).is_some_and(capital);
        let passed =
            self.reading.is(after, word!("vừa")) && self.reading.any(after + 1, words!["qua", "rồi"]);
        let (next, end) = if passed { (false, after + 2) } else { (true, after + 1) };
        (named && (passed || self.reading.is(after, word!("tới"))))
            .then_some(Point { end, shape: Shape::NearestWeekday(day, next) })
    }
}
