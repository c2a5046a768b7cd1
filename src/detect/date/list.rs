//! Lists: `các ngày 22, 23 và 24/7`, `tháng 7 và tháng 8/2025`. Each of their parts is a date of its own.

use super::expression::{Expression, Grammar, Point, Shape, Year, plain, possible};
use super::rules;
use crate::detect::lexicon::sense::Time;

impl Grammar<'_, '_> {
    /// `ngày 22` of `ngày 22, 23 và 24/7`: the month stands at the end of the list.
    pub(super) fn listed_day(self, at: usize, point: Point) -> Option<Expression> {
        let Shape::Bare(day) = point.shape else { return None };
        let (month, year) = self.list_end(point.end)?;
        let shape = if possible(day, month) { Shape::Day { day, month, year } } else { Shape::Impossible };
        // `Trong 2 ngày 13, 14/12`: the word counts them.
        let counted = at + 1 < point.end && at > 0 && self.day_number(at - 1).is_some_and(|count| count > 1);
        let start = if counted { at + 1 } else { at };
        Some(plain(start, Point { end: point.end, shape }, &rules::LISTED, 930))
    }

    /// The month and year at the end of a list of days that goes on after a token.
    fn list_end(self, mut at: usize) -> Option<(u8, Year)> {
        for _ in 0..12 {
            let next = self.after_joint(at, &[',', ';', '&'])?;
            // `Sáng 19 và chiều 20/7`
            let next = self
                .key(next)
                .filter(|(key, _)| super::expression::part_of_day(*key).is_some())
                .map_or(next, |(_, end)| end);
            let next = self.is(next, Time::Day).unwrap_or(next);
            if let Some(found) = self.days_to_day(next, next)
                && let Shape::Day { month, year, .. } = found.shape
            {
                return Some((month, year));
            }
            if let Some(Point { shape: Shape::Day { month, year, .. }, .. }) = self.day_form(next, true) {
                return Some((month, year));
            }
            self.day_number(next)?;
            at = next + 1;
        }
        None
    }

    /// The token after what joins the parts of a list: one of these marks, `và`, or both (`22, 23, và 24/7`).
    fn after_joint(self, at: usize, marks: &[char]) -> Option<usize> {
        let marked = marks.iter().any(|&mark| self.reading.is_mark(at, mark));
        let and = self.is(if marked { at + 1 } else { at }, Time::And);
        and.or(marked.then_some(at + 1))
    }

    /// The days after the first of a list: `23` and `24/7` of `ngày 22, 23, 24/7`.
    pub(super) fn rest_of_list(self, from: usize, out: &mut Vec<Expression>) -> usize {
        let mut at = from;
        loop {
            let Some(joint) = self.after_joint(at, &[',', ';', '&']) else { return at };
            if self.reading.number(joint, 2).is_none() {
                return at;
            }
            if let Some(days) = self.days_to_day(joint, joint) {
                out.push(days);
                return days.end;
            }
            if let Some(point) = self.day_form(joint, true) {
                out.push(plain(joint, point, &rules::LISTED, 930));
                // `10, 11-6-2021 và 14, 15-6-2021`: days of another month follow.
                if !self.lists_bare_day(point.end) {
                    return point.end;
                }
                at = point.end;
                continue;
            }
            let (Some(day), Some((month, year))) = (self.day_number(joint), self.list_end(joint + 1)) else {
                return at;
            };
            let shape =
                if possible(day, month) { Shape::Day { day, month, year } } else { Shape::Impossible };
            out.push(plain(joint, Point { end: joint + 1, shape }, &rules::LISTED, 930));
            at = joint + 1;
        }
    }

    /// Whether a list goes on with a day whose month stands at its end: `và 14, 15-6`.
    fn lists_bare_day(self, at: usize) -> bool {
        self.after_joint(at, &[',', ';', '&']).is_some_and(|joint| {
            self.day_number(joint).is_some()
                && self.day_form(joint, true).is_none()
                && self.list_end(joint + 1).is_some()
        })
    }

    /// Whether a day ends here that has its month after a dash: `ngày 7-3`.
    pub(super) fn is_dashed(self, end: usize) -> bool {
        end > 1 && self.reading.is_range_mark(end - 2) && self.reading.is_number(end - 1)
    }

    /// Whether an expression is a day with its month after a dash.
    pub(super) fn ends_dashed(self, expression: &Expression) -> bool {
        matches!(expression.shape, Shape::Day { .. }) && self.is_dashed(expression.end)
    }

    /// The days after the first, each with its month after a dash: `10-3` of `các ngày 7-3 và 10-3`.
    pub(super) fn rest_of_dashed(self, from: usize, out: &mut Vec<Expression>) -> usize {
        let mut at = from;
        loop {
            let Some(joint) = self.after_joint(at, &[',', ';']) else { return at };
            let day = self.reading.is_number(joint).then(|| self.day_form(joint, true)).flatten();
            let day = day.filter(|point| {
                matches!(point.shape, Shape::Day { .. })
                    && self.is_dashed(point.end)
                    && !self.counted(point.end)
                    && !self.is_code(joint, point.end)
            });
            let Some(point) = day else { return at };
            out.push(plain(joint, point, &rules::LISTED, 930));
            at = point.end;
        }
    }

    /// The years or months after the first: `2022` of `năm 2021, 2022`, `8/2022` of `tháng 7, 8/2022`.
    pub(super) fn rest_of_units(self, first: &Expression, out: &mut Vec<Expression>) -> usize {
        let mut at = first.end;
        loop {
            let Some(joint) = self.after_joint(at, &[',']) else { return at };
            let point = match first.shape {
                Shape::Year(Year::Stated(_)) => self
                    .four_digit_year(joint)
                    .filter(|_| !self.runs_into_code(joint + 1) && !self.reading.is_range_mark(joint + 1))
                    .map(|year| Point { end: joint + 1, shape: Shape::Year(Year::Stated(year)) }),
                Shape::Month(..) => {
                    let more = self.same_kind(joint, first.shape).filter(|_| self.reading.is_number(joint));
                    // A bare number goes on a list of months only if a year or the list's end follows.
                    more.filter(|point| {
                        matches!(point.shape, Shape::Month(_, Year::Stated(_)))
                            || self.reading.is_mark(point.end, ',')
                            || self.reading.is_mark(point.end, '.')
                            || self.reading.is_mark(point.end, ';')
                            || self.is(point.end, Time::And).is_some()
                    })
                }
                Shape::Quarter(..) => self.quarter_word(joint).filter(|point| {
                    matches!(point.shape, Shape::Quarter(..)) && !self.reading.is_number(joint)
                }),
                _ => None,
            };
            let Some(point) = point else { return at };
            out.push(plain(joint, point, first.rule, 910));
            at = point.end;
        }
    }
}
