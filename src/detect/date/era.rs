//! Centuries and decades.

use super::expression::{Expression, Grammar, Point, Shape, plain};
use super::rules;
use crate::detect::lexicon::sense::Time;
use crate::detect::lexicon::{word, words};

impl Grammar<'_, '_> {
    /// `thế kỷ XIX`, from the token after `thế kỷ`.
    pub(super) fn century(self, after: usize) -> Option<Point> {
        let after = if self.reading.is(after, word!("thứ")) { after + 1 } else { after };
        let (number, end) = self.numbered(after, 30)?;
        (1..=30).contains(&number).then_some(())?;
        let first = i16::try_from((number - 1) * 100).ok()?;
        Some(Point { end, shape: Shape::Century(first) })
    }

    /// `thập niên 90`, `thập kỷ 1950`.
    pub(super) fn decade(self, at: usize, after: usize) -> Option<Expression> {
        let (first, end) = self.decade_number(after)?;
        Some(plain(at, Point { end, shape: Shape::Decade(first) }, &rules::ERA, 940))
    }

    pub(super) fn decade_number(self, at: usize) -> Option<(i16, usize)> {
        let (number, mut end) = match self.reading.number(at, 4) {
            Some(number) => (i16::try_from(number).ok()?, at + 1),
            None => self.spelled_number(at, 90).map(|(number, end)| (i16::from(number), end))?,
        };
        if self.reading.is_range_mark(end) || number % 10 != 0 {
            return None;
        }
        let mut first = match number {
            10..=99 => 1900 + number,
            1000..=2990 => number,
            _ => return None,
        };
        let of = if self.reading.is(end, word!("của")) { end + 1 } else { end };
        if let Some(after) = self.is(of, Time::Century) {
            if let Some(Point { end: after, shape: Shape::Century(century) }) = self.century(after) {
                if number < 100 {
                    first = century + number;
                }
                end = after;
            } else if self.reading.any(after, words!["trước", "này"]) {
                end = after + 1;
            }
        }
        Some((first, end))
    }

    /// `những năm 90`; `những năm 2021, 2022` are read year by year.
    pub(super) fn those_years(self, at: usize, after: usize) -> Option<Expression> {
        let next = self.is(after, Time::Year)?;
        let those = self.reading.is(at, word!("những"));
        if !those {
            return None;
        }
        let (first, end) = self.decade_number(next)?;
        let listed = self.reading.is_mark(end, ',') && self.reading.is_number(end + 1);
        (!listed).then(|| plain(at, Point { end, shape: Shape::Decade(first) }, &rules::ERA, 920))
    }
}
