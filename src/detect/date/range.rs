//! Ranges and lists.

use super::expression::{Expression, Grammar, Point, Shape, Year, day_rule, plain, possible};
use super::rules;
use crate::detect::lexicon::sense::Time;
use crate::detect::lexicon::{Class, word};

/// How far after a day is asked whether it comes back every month.
const RECURRENT: usize = 8;

/// The longest period that two years with a dash name, where something that could be counted follows.
const DASHED: i16 = 60;

impl Grammar<'_, '_> {
    /// `ngày …`, `tháng …`, `quý …`, `năm …`, and ranges of them.
    pub(super) fn point_or_range(self, at: usize) -> Option<Expression> {
        let (key, after) = self.key(at)?;
        if key == Time::Day {
            if let Some(found) = self.day_and_night(at, after) {
                return Some(found);
            }
            if let Some(found) = self.days_to_day(at, after) {
                return Some(Expression { score: 970, ..found });
            }
            if matches!(self.key(after), Some((Time::FirstDays | Time::FullMoon, _))) {
                return self.lunar_lead(at, after);
            }
            if let Some(found) = self.nth_of_month(at, after, 1) {
                return Some(found);
            }
            // `hôm thứ Hai`
            if let Some((Time::Weekday(day), end)) = self.key(after)
                && self.reading.is(at, word!("hôm"))
            {
                let whole = self.weekday(at, end, day);
                let point = Point { end, shape: Shape::NearestWeekday(day, false) };
                return whole.or_else(|| Some(plain(at, point, &rules::RELATIVE, 880)));
            }
            // `ngày 15 tháng Giêng`
            if self.reading.is_number(after)
                && let Some(found) = self.lunar_lead(at, after)
            {
                return Some(found);
            }
        }
        if self.name_of_event(at) {
            return None;
        }
        let point = self.led_point(at)?;
        if self.recurrent(point.end) || self.after_plural(at, key, point) {
            return None;
        }
        let (rule, score) = match point.shape {
            Shape::Bare(_) => return self.listed_day(at, point).or_else(|| self.day_alone(at, point)),
            Shape::Impossible => (&rules::FULL, 900),
            Shape::Year(Year::Stated(_)) if self.reading.piece(point.end - 1).len() == 2 => {
                (&rules::YEAR, 760)
            }
            Shape::Year(Year::Stated(_)) => (&rules::YEAR, 985),
            Shape::Year(Year::Before) => (&rules::RELATIVE, if self.in_comparison(at) { 930 } else { 860 }),
            Shape::Year(_) => (&rules::RELATIVE, 940),
            Shape::Month(_, Year::Missing) => (&rules::MONTH, 950),
            Shape::Month(..) => (&rules::MONTH, 985),
            Shape::Quarter(..) => (&rules::QUARTER, 975),
            Shape::MonthOffset(_) | Shape::MonthBefore | Shape::QuarterOffset(_) => (&rules::RELATIVE, 920),
            Shape::LunarDay { .. } | Shape::LunarMonth { .. } => (&rules::LUNAR, 950),
            _ => (day_rule(point.shape), 985),
        };
        let mut found = plain(at, point, rule, score);
        if let Some(end) = self.range_after(point, |grammar, next| grammar.same_kind(next, point.shape)) {
            found.until = Some(end.shape);
            found.end = end.end;
            found.rule = &rules::RANGE;
            return Some(found);
        }
        if key == Time::Day && matches!(point.shape, Shape::Day { .. }) {
            found = self.with_stamp(found);
        }
        Some(found)
    }

    /// `ngày và đêm 14/10`: the whole day.
    fn day_and_night(self, at: usize, after: usize) -> Option<Expression> {
        let night = self.is(after, Time::And).and_then(|night| self.is(night, Time::Night))?;
        let point = self.day_form(self.is(night, Time::Day).unwrap_or(night), true)?;
        let is_day = matches!(point.shape, Shape::Day { .. }) && !self.runs_into_code(point.end);
        is_day.then(|| plain(at, point, &rules::PART, 950))
    }

    /// The other end of a range, which may leave out its word of time.
    pub(super) fn same_kind(self, next: usize, first: Shape) -> Option<Point> {
        if let Some(point) = self.led_point(next) {
            let fits = matches!(
                (first, point.shape),
                (
                    Shape::Day { .. } | Shape::Bare(_) | Shape::Impossible | Shape::DayOffset(_),
                    Shape::Day { .. } | Shape::Impossible | Shape::DayOffset(_)
                ) | (Shape::Month(..) | Shape::LunarMonth { .. }, Shape::Month(..))
                    | (Shape::Month(_, Year::Stated(_)), Shape::Day { year: Year::Stated(_), .. })
                    | (Shape::Quarter(..), Shape::Quarter(..))
                    | (Shape::Year(_), Shape::Year(_))
                    // `từ năm 2015 đến quý I năm 2018`
                    | (
                        Shape::Year(Year::Stated(_)),
                        Shape::Quarter(_, Year::Stated(_)) | Shape::Month(_, Year::Stated(_))
                    )
                    | (Shape::LunarDay { .. }, Shape::LunarDay { .. })
            );
            return fits.then_some(point);
        }
        match first {
            Shape::Day { .. } | Shape::Bare(_) => self
                .day_form(next, true)
                .filter(|point| matches!(point.shape, Shape::Day { .. } | Shape::Impossible)),
            Shape::Month(..) => self
                .month_year(next)
                .or_else(|| {
                    let month = self.reading.number(next, 2).filter(|month| (1..=12).contains(month))?;
                    let bare = !self.reading.is_mark(next + 1, '/')
                        && !self.reading.is_range_mark(next + 1)
                        && !self.counted(next + 1);
                    let (year, after) = self.year_tail(next + 1);
                    let month = u8::try_from(month).ok()?;
                    bare.then_some(Point { end: after.unwrap_or(next + 1), shape: Shape::Month(month, year) })
                })
                // `từ tháng 5-2013 đến 30-9-2013`
                .or_else(|| {
                    let day = self.day_form(next, true)?;
                    matches!(day.shape, Shape::Day { year: Year::Stated(_), .. }).then_some(day)
                }),
            Shape::Quarter(..) => self.quarter_word(next),
            // `năm 2011-2013 tỉnh nghèo`: with a dash after a year nothing is counted.
            // `năm 1519-1522`: what the word has made a year may lie long ago.
            Shape::Year(Year::Stated(first)) if self.reading.is_range_mark(next - 1) => {
                let year = self.reading.number(next, 4).filter(|_| self.reading.piece(next).len() == 4)?;
                let year = i16::try_from(year).ok()?;
                let near = year > first && year - first < DASHED;
                near.then_some(Point { end: next + 1, shape: Shape::Year(Year::Stated(year)) })
            }
            Shape::Year(_) => {
                let year = self.four_digit_year(next)?;
                Some(Point { end: next + 1, shape: Shape::Year(Year::Stated(year)) })
            }
            _ => None,
        }
    }

    /// A range: a dash or `đến` and another point.
    pub(super) fn range_after(
        self,
        first: Point,
        read: impl Fn(Self, usize) -> Option<Point>,
    ) -> Option<Point> {
        let next = if self.reading.is_range_mark(first.end) {
            // `tháng 6-2022` was read with its year; a glued dash before letters is a code.
            first.end + 1
        } else {
            self.is(first.end, Time::To)?
        };
        let end = read(self, next)?;
        if self.runs_into_code(end.end) {
            return None;
        }
        Some(end)
    }

    /// `từ ngày 10 đến ngày 15/5/2022`, `từ 2021 đến 2025`.
    pub(super) fn range_from(self, at: usize, after: usize) -> Option<Expression> {
        // `bắt đầu từ ngày 2/5 đến …`: the range begins with `từ`.
        let at = at.max(after.saturating_sub(1));
        // `từ khoảng 13h đến 19h30 ngày 7/9`
        let about = self.reading.is(after, word!("khoảng")) && self.reading.is_number(after + 1);
        let after = after + usize::from(about);
        if let Some(found) = self.timed_range(at, after).or_else(|| self.lunar_range(at, after)) {
            return Some(found);
        }
        if let Some(found) = self.range_from_beginning(at, after) {
            return Some(found);
        }
        let after_lead = if self.reading.is_number(after) {
            let first = self.day_form(after, true).or_else(|| self.month_year(after)).or_else(|| {
                self.four_digit_year(after)
                    .map(|year| Point { end: after + 1, shape: Shape::Year(Year::Stated(year)) })
            });
            first.or_else(|| {
                self.day_number(after).map(|day| Point { end: after + 1, shape: Shape::Bare(day) })
            })
        } else {
            self.led_point(after)
        };
        if let Some(days) = self.days_to_day(at, self.is(after, Time::Day).unwrap_or(after)) {
            return Some(Expression { score: 970, ..days });
        }
        let first = after_lead?;
        let next =
            if self.reading.is_range_mark(first.end) { first.end + 1 } else { self.is(first.end, Time::To)? };
        let last = self
            .same_kind(next, first.shape)
            .or_else(|| matches!(first.shape, Shape::Month(..)).then(|| self.month_year(next)).flatten())
            // `từ 23-1-2018 đến hết tháng 6-2018`
            .or_else(|| {
                let month = self.led_point(next).filter(|point| matches!(point.shape, Shape::Month(..)));
                month.filter(|_| matches!(first.shape, Shape::Day { .. }))
            })?;
        if self.runs_into_code(last.end) || self.recurrent(last.end) {
            return None;
        }
        let first = share(first.shape, last.shape)?;
        Some(Expression {
            until: Some(last.shape),
            ..plain(at, Point { end: last.end, shape: first }, &rules::RANGE, 960)
        })
    }

    /// `từ đầu năm đến ngày 15/11`, `từ đầu năm đến hết quý III`, `từ đầu tháng 6 đến hết tháng 8`: a year or
    /// month is counted from its first month, a quarter to its last.
    fn range_from_beginning(self, at: usize, after: usize) -> Option<Expression> {
        let (unit, end) = self.is(after, Time::Early).and_then(|early| self.key(early))?;
        let (month, year, end) = match (unit, self.led_point(after)) {
            (Time::Year, Some(Point { shape: Shape::Year(year), end })) => (1, year, end),
            (Time::Year, None) => (1, Year::Missing, end),
            (Time::Month, Some(Point { shape: Shape::Month(month, year), end })) => (month, year, end),
            _ => return None,
        };
        let next = self.is(end, Time::To)?;
        let last = self.led_point(next).or_else(|| self.day_form(next, true))?;
        let until = match last.shape {
            Shape::Day { day, month, year: Year::Missing } => Shape::Day { day, month, year },
            Shape::Month(month, Year::Missing) => Shape::Month(month, year),
            Shape::Quarter(quarter, Year::Missing) => Shape::Month(3 * quarter, year),
            Shape::Quarter(quarter, year) => Shape::Month(3 * quarter, year),
            shape @ (Shape::Day { .. } | Shape::Month(..)) => shape,
            _ => return None,
        };
        if self.runs_into_code(last.end) || self.recurrent(last.end) {
            return None;
        }
        let first = share(Shape::Month(month, year), until)?;
        Some(Expression {
            until: Some(until),
            ..plain(at, Point { end: last.end, shape: first }, &rules::RANGE, 940)
        })
    }

    /// `từ ngày 9`, `chiều ngày 12`: a day whose month the context has. What counts, and what comes
    /// back every month, is none.
    pub(super) fn day_alone(self, at: usize, point: Point) -> Option<Expression> {
        let Shape::Bare(day) = point.shape else { return None };
        let end = point.end;
        let marked =
            matches!(self.reading.mark(end), Some('/' | '.' | '-' | ':')) && !self.reading.is_apart(end + 1);
        let goes_on = self.reading.is_mark(end, '%')
            || self.reading.is_number(end)
            || [Class::Unit, Class::Counter, Class::Number].into_iter().any(|class| {
                self.reading.phrase(end, class).is_some()
                    && self.reading.phrase(end, Class::Uncounted).is_none()
            })
            || self.key(end).is_some_and(|(key, _)| {
                !matches!(key, Time::To | Time::And | Time::Past | Time::From | Time::Last)
            });
        let open = !self.reading.is_word(end) || self.reading.phrase(end, Class::Uncounted).is_some();
        let recurrent = (end..end + RECURRENT).any(|at| {
            matches!(self.key(at), Some((Time::Recurrent, _))) || self.reading.is(at, word!("tháng"))
        });
        let led = at > 0 && self.reading.group(at - 1, "leads-day").is_some();
        if marked || goes_on || !open || recurrent || !led {
            return None;
        }
        Some(plain(at, Point { end, shape: Shape::DayAlone(day) }, &rules::DAY_MONTH, 700))
    }
}

/// What the beginning of a range takes from its end.
pub(super) fn share(first: Shape, last: Shape) -> Option<Shape> {
    Some(match (first, last) {
        (Shape::Bare(day), Shape::Day { month, year, .. }) => {
            if possible(day, month) {
                Shape::Day { day, month, year }
            } else {
                Shape::Impossible
            }
        }
        (Shape::Bare(_), _) => return None,
        (
            Shape::Day { day, month, year: Year::Missing },
            Shape::Day { month: until, year, .. } | Shape::Month(until, year),
        ) => {
            let year = match year {
                Year::Stated(end) if until < month => Year::Stated(end - 1),
                other => other,
            };
            Shape::Day { day, month, year }
        }
        (
            Shape::Month(month, Year::Missing),
            Shape::Month(until, year) | Shape::Day { month: until, year, .. },
        ) => {
            let year = match year {
                Year::Stated(end) if until < month => Year::Stated(end - 1),
                other => other,
            };
            Shape::Month(month, year)
        }
        (Shape::Quarter(quarter, Year::Missing), Shape::Quarter(_, year)) => Shape::Quarter(quarter, year),
        (first, _) => first,
    })
}
