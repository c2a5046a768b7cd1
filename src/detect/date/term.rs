//! Stages, terms and school years, and years without a word of time.

use super::expression::{Expression, Grammar, Point, Shape, YEARS, Year, plain};
use super::rules;
use crate::detect::lexicon::sense::{Sense, Time};
use crate::detect::lexicon::{Class, Classes, word, words};

/// How far after a year the words may stand that say what it is.
const SUBJECT: usize = 7;

impl Grammar<'_, '_> {
    /// `giai đoạn 2021-2025`, `nhiệm kỳ 2020 - 2025`, `năm học 2021 - 2022`.
    pub(super) fn term(self, at: usize, after: usize) -> Option<Expression> {
        // `năm học mới 2021 - 2022`
        let after = if self.reading.is(after, word!("mới")) { after + 1 } else { after };
        // `giai đoạn (2017 - 2020)`
        if self.reading.is_mark(after, '(')
            && let Some((first, last, end)) = self.years(after + 1)
            && self.reading.is_mark(end, ')')
        {
            let shape = Shape::Year(Year::Stated(first));
            return Some(Expression {
                until: Some(Shape::Year(Year::Stated(last))),
                ..plain(at, Point { end: end + 1, shape }, &rules::TERM, 960)
            });
        }
        let mut next = self.is(after, Time::From).unwrap_or(after);
        next = self.is(next, Time::Year).unwrap_or(next);
        if let Some((first, last, end)) = self.years(next) {
            let shape = Shape::Year(Year::Stated(first));
            return Some(Expression {
                until: Some(Shape::Year(Year::Stated(last))),
                ..plain(at, Point { end, shape }, &rules::TERM, 985)
            });
        }
        // `giai đoạn từ tháng 4/2021 đến ngày 30/4/2025`
        if let Some(from) = self.is(after, Time::From)
            && let Some(range) = self.range_from(after, from)
        {
            return Some(Expression { start: at, rule: &rules::TERM, ..range });
        }
        if let Some(found) = self.school_year_beside_own(at, after) {
            return Some(found);
        }
        let year = self.four_digit_year(next)?;
        // `năm học 2022` and `giai đoạn 2022` name one year; a longer date is read on its own.
        let alone = !self.reading.is_mark(next + 1, '/') && !self.reading.is_range_mark(next + 1);
        alone.then(|| {
            let shape = Shape::Year(Year::Stated(year));
            plain(at, Point { end: next + 1, shape }, &rules::TERM, 880)
        })
    }

    /// `năm học này`, `năm học tới`, `năm học vừa qua`.
    fn school_year_beside_own(self, at: usize, after: usize) -> Option<Expression> {
        self.is(at, Time::SchoolYear).filter(|&end| end == after && !self.several_before(at))?;
        let (offset, end) = match self.key(after) {
            Some((Time::This | Time::Now, end)) => (0, end),
            Some((Time::Next, end)) => (1, end),
            Some((Time::Last | Time::Past, end)) => (-1, end),
            Some((Time::To, end)) if self.reading.is(after, word!("tới")) => (1, end),
            _ => return None,
        };
        // `năm học sau khi sáp nhập`
        let clause = self.reading.any(end, words!["khi", "đó"]);
        (!clause).then(|| plain(at, Point { end, shape: Shape::SchoolYear(offset) }, &rules::TERM, 880))
    }

    /// Two years that a dash or `đến` joins, and the token after them.
    pub(super) fn years(self, at: usize) -> Option<(i16, i16, usize)> {
        let first = self.reading.number(at, 4).filter(|year| (1000..=2999).contains(year))?;
        let joint = at + 1;
        // `nhiệm kỳ 2021 2026`: the dash was lost.
        let undashed = self.reading.is_number(joint)
            && self.reading.piece(joint).len() == 4
            && self.reading.is_apart(joint)
            && at > 1
            && matches!(self.key(at - 2), Some((Time::Term | Time::Stage, end)) if end == at);
        let mut next = if undashed {
            joint
        } else if self.reading.is_range_mark(joint)
            || self.reading.is_mark(joint, '/') && !self.reading.is_apart(joint + 1)
        {
            joint + 1
        } else {
            self.is(joint, Time::To)?
        };
        next = self.is(next, Time::Year).unwrap_or(next);
        let mut last = self.reading.number(next, 4)?;
        match self.reading.piece(next).len() {
            4 => {}
            2 if self.reading.is_range_mark(joint) => last += first / 100 * 100,
            _ => return None,
        }
        if last <= first || last - first > 200 || self.runs_into_code(next + 1) {
            return None;
        }
        Some((i16::try_from(first).ok()?, i16::try_from(last).ok()?, next + 1))
    }

    /// Years without any word: `2021 - 2025`, `(1996)`, `tầm nhìn 2045`.
    pub(super) fn bare_years(self, at: usize) -> Option<Expression> {
        if let Some((first, last, end)) = self.years(at)
            && (YEARS.contains(&u32::try_from(first).ok()?) && YEARS.contains(&u32::try_from(last).ok()?)
                || self.is_lifetime(at, end))
            && !self.counted(end)
            && self.reading.piece(end - 1).len() == 4
            && !self.reading.follows(at, words!["số"])
        {
            let shape = Shape::Year(Year::Stated(first));
            return Some(Expression {
                until: Some(Shape::Year(Year::Stated(last))),
                bare: true,
                ..plain(at, Point { end, shape }, &rules::RANGE, 930)
            });
        }
        let year = self.four_digit_year(at)?;
        let end = at + 1;
        if self.is_code(at, end) || at == 0 {
            return None;
        }
        let before = self.reading.piece(at - 1);
        // `(1956)`, `(1956, trú tại xã)`
        let bracketed = before == "(" && (self.reading.is_mark(end, ')') || self.reading.is_mark(end, ','));
        let compared = at > 1 && self.reading.all(at - 2, words!("so với"));
        let led = self.reading.follows(at, words!["đến", "từ", "tới", "nhìn", "trước", "sau", "trong", "sn"])
            || compared
            || self.reading.phrase_before(at, Class::Yearly).is_some()
            || self.is_subject(at)
            || self.reading.follows(at, words!["vụ"])
            || self.crop_before(at)
            || self
                .reading
                .phrase_before(at, Class::Time)
                .is_some_and(|found| matches!(found.entry.sense, Sense::Time(Time::Cycle(_))));
        let sentence_goes_on = !self.reading.is_word(end)
            || self
                .reading
                .token(end)
                .is_some_and(|token| token.spaced() && token.case == crate::detect::token::Case::Lower)
                && self.reading.phrase(end, Class::Uncounted).is_some();
        // `Liên hoan Trà lần thứ nhất 2011`
        let nth = (2..=4)
            .any(|back| at.checked_sub(back).is_some_and(|from| self.reading.all(from, words!("lần thứ"))));
        let named = !led && sentence_goes_on && (nth || self.event_before(at));
        if !(bracketed || (led || named) && sentence_goes_on) {
            return None;
        }
        let shape = Shape::Year(Year::Stated(year));
        let score = match (bracketed, named) {
            (true, _) => 880,
            (_, true) => 820,
            _ => 900,
        };
        Some(Expression { bare: true, ..plain(at, Point { end, shape }, &rules::YEAR, score) })
    }

    /// `2026 là năm …`, `2025 được đánh giá là năm …`: a year at the head of a sentence that says what it is.
    fn is_subject(self, at: usize) -> bool {
        let opens = at == 0 || !self.reading.is_word(at - 1) && !self.reading.is_number(at - 1);
        opens
            && (at + 1..at + SUBJECT).any(|is| {
                self.reading.is(is, word!("là"))
                    && self.is(is + 1, Time::Year) == Some(is + 2)
                    && (at + 1..is).all(|word| self.reading.is_word(word))
            })
    }

    /// `Nguyễn Trãi (1380 - 1442)`: years in brackets after a name are years however early.
    fn is_lifetime(self, at: usize, end: usize) -> bool {
        at >= 2
            && self.reading.is_mark(at - 1, '(')
            && self.reading.is_mark(end, ')')
            && self.reading.is_capital(at - 2)
    }

    /// Whether a name with capitals stands before a year: `Festival Ninh Bình 2024`, `Tháng Thanh
    /// niên 2018`. What is numbered, a document's type and a verb at the head of a sentence are no names.
    fn event_before(self, at: usize) -> bool {
        let Some(last) = at.checked_sub(1).filter(|&last| self.reading.is_word(last)) else { return false };
        let first = if self.reading.is_capital(last) { last } else { last.saturating_sub(1) };
        if !self.reading.is_capital(first)
            || !self.reading.is_apart(at)
            || self.reading.is_range_mark(at + 1)
            || self.reading.is_mark(at + 1, '/')
        {
            return false;
        }
        let begins = self.reading.begins(last);
        let opens = first == 0 || !self.reading.is_word(first - 1) || !self.reading.is_apart(first);
        let grammatical = Classes::of(&[Class::Time, Class::DocumentCode, Class::Unit, Class::Rank]);
        let verbal = Classes::of(&[Class::Predicate, Class::Uncounted, Class::Bound, Class::Number]);
        let is_verb = opens && (first == last || self.reading.begins(first).any(verbal));
        let is_number = self.reading.phrase_before(at, Class::Numbered).is_some() || self.names_document(at);
        !is_verb && !is_number && !begins.any(grammatical)
    }
}
