//! What begins with figures, without a word of time before it: which of it is a day and which a ratio, a score or
//! a code.

use super::expression::{Expression, Grammar, Point, Shape, Year, day_rule, plain};
use super::rules;
use crate::detect::lexicon::sense::{Sense, Time};
use crate::detect::lexicon::{Class, word, words};

/// The longest name of a day of the year, with its word: `Ngày Báo chí Cách mạng Việt Nam`.
const NAMED_DAY: usize = 10;

/// The longest phrase for a day on which something happens, in tokens: `ngày hội tựu trường`.
const DAY_NOUN: usize = 4;

/// The last month of a year: what is greater can only be a day.
const LAST_MONTH: u8 = 12;

impl Grammar<'_, '_> {
    /// A month and year in figures: `6/2022`.
    pub(super) fn numeric_month(self, at: usize) -> Option<Expression> {
        let point =
            self.month_year(at).filter(|point| !self.is_code(at, point.end) && !self.names_document(at));
        let point = point.or_else(|| self.field_month(at))?;
        let range = self.range_after(point, Grammar::month_year);
        let score = if range.is_some() || self.led(at) { 930 } else { 820 };
        Some(Expression {
            until: range.map(|end| end.shape),
            end: range.map_or(point.end, |end| end.end),
            bare: true,
            ..plain(at, point, &rules::MONTH, score)
        })
    }

    /// `trong 2 ngày (8 và 9/8)`: the first of the days that a bracket lists after their number.
    pub(super) fn bracketed_list(self, at: usize) -> Option<Expression> {
        let bracket = at.checked_sub(1).filter(|&before| self.reading.is_mark(before, '('))?;
        let day = self.day_number(at).filter(|_| self.after_day_word(bracket))?;
        self.listed_day(at, Point { end: at + 1, shape: Shape::Bare(day) })
    }

    /// `(21-7)`, `hôm nay, 20-7`, `lễ 30-4 và 1-5`: a day and month with a dash and no word of time,
    /// beside a relative day or as a feast.
    pub(super) fn dashed_day(self, at: usize) -> Option<Point> {
        let before = at.checked_sub(1)?;
        let even = self.reading.is_apart(at + 1) == self.reading.is_apart(at + 2);
        // `đến thời điểm 30.9`
        let moment = before > 0 && self.reading.all(before - 1, words!("thời điểm"));
        // `Sáng nay, 19.1, …`
        let dotted = self.reading.is_mark(at + 1, '.')
            && (self.reading.is_mark(before, ',') && self.relative_ends(before)
                || self.reading.is_mark(before, '(') && self.relative_before_bracket(before));
        let point = self
            .day_form(at, true)
            .filter(|_| even && (dotted || moment || self.reading.is_range_mark(at + 1)))?;
        let Shape::Day { day, month, .. } = point.shape else { return None };
        let led = |at: usize| self.reading.any(at, words!["đợt", "dịp", "lễ", "khánh"]);
        // `hôm nay (8-2, mùng 4 Tết)`: the day in another calendar may follow.
        let told_twice = self.reading.is_mark(point.end, ',') && self.relative_before_bracket(before);
        if self.reading.is_mark(before, '(') && (self.reading.is_mark(point.end, ')') || told_twice) {
            // `Quốc khánh (2-9)`
            let feast = FEASTS.contains(&(day, month)) && before > 0 && led(before - 1);
            return (day > 12 || feast || self.relative_before_bracket(before)).then_some(point);
        }
        if self.reading.is_mark(before, ',') && self.relative_ends(before) {
            return Some(point);
        }
        let bounds = moment || self.reading.any(before, words!["từ", "đến", "tới", "trước", "sau", "hết"]);
        // A range does not fall: `từ 6-3` is a day. `tính đến` reckons to a day, whichever it is.
        let reckoned = before > 0 && self.reading.all(before - 1, words!("tính đến"));
        let amount = || {
            self.is_code(at, point.end)
                || self.has_more_digits(point.end)
                || self.reading.is_mark(point.end, '%')
                || self.reading.phrase(point.end, Class::Number).is_some()
        };
        // `từ 31-3 bệnh nhân được cách ly`: what falls counts no patients either.
        let uncounted = day > LAST_MONTH || !self.counted(point.end);
        if bounds && (day > month || reckoned) && uncounted {
            return (!amount()).then_some(point);
        }
        // `Sáng nay 27-7`
        if self.relative_ends(at) && uncounted && !amount() {
            return Some(point);
        }
        // `27-8 đã hôn mê`, in a text that writes its days so.
        if self.told.dashes() && day > LAST_MONTH && !self.names_something(at) && !amount() {
            return Some(point);
        }
        // `lễ 30-4 và 1-5`
        let joined = (self.reading.is_mark(before, ',') || self.is(before, Time::And).is_some())
            && before >= 4
            && self.reading.is_range_mark(before - 2)
            && self.reading.is_number(before - 1)
            && self.reading.is_number(before - 3)
            && led(before - 4);
        let feast = FEASTS.contains(&(day, month));
        let led = led(before) || joined || self.after_named_day(at);
        (feast && led && !self.runs_into_code(point.end)).then_some(point)
    }

    /// Whether the name of a day of the year ends before a token: `Ngày Nhà giáo Việt Nam 20-11`.
    fn after_named_day(self, at: usize) -> bool {
        let word = |at: &usize| self.reading.is_word(*at) || self.reading.is_range_mark(*at);
        (at.saturating_sub(NAMED_DAY)..at).rev().take_while(word).any(|named| {
            self.reading.is(named, word!("ngày")) && self.reading.is_capital(named + 1) && named + 2 < at
        })
    }

    /// Whether what happens on a day ends before a token: `ngày tựu trường 5/9`.
    fn after_day_noun(self, at: usize) -> bool {
        (at.saturating_sub(DAY_NOUN)..at)
            .rev()
            .take_while(|&at| self.reading.is_word(at))
            .any(|day| self.reading.is(day, word!("ngày")) && day + 2 < at)
    }

    /// Whether a relative day ends before a token: `sáng nay`, `hôm qua`.
    fn relative_ends(self, at: usize) -> bool {
        self.reading.phrase_before(at, Class::Time).is_some_and(|found| {
            matches!(
                found.entry.sense,
                Sense::Time(Time::Today | Time::Yesterday | Time::Tomorrow | Time::Now | Time::TomorrowWord)
            )
        })
    }

    /// `chiều nay (2/7)`: whether a relative day ends before a bracket, with a comma or without.
    fn relative_before_bracket(self, bracket: usize) -> bool {
        let comma = bracket.checked_sub(1).filter(|&comma| self.reading.is_mark(comma, ','));
        self.relative_ends(comma.unwrap_or(bracket))
    }

    /// A numeric date without a word of time before it: `20/7/2022 17:49`, `3/2`.
    pub(super) fn numeric(self, at: usize, point: Point) -> Option<Expression> {
        let to_another_day = self.reading.is_range_mark(point.end)
            && matches!(self.day_form(point.end + 1, false), Some(Point { shape: Shape::Day { .. }, .. }));
        if !to_another_day && self.is_code(at, point.end) || self.names_document(at) {
            return None;
        }
        let full = matches!(point.shape, Shape::Day { year: Year::Stated(_), .. });
        let score = match point.shape {
            Shape::Day { year: Year::Stated(_), .. } => 985,
            Shape::Impossible
                if self.reading.is_number(point.end - 1) && self.reading.piece(point.end - 1).len() == 4 =>
            {
                900
            }
            Shape::Day { day, month, .. } => self.loose(at, point.end, day, month)?,
            Shape::LunarDay { .. } => 930,
            _ => return None,
        };
        // `Phường 2 tháng 02 năm 2023`: the month begins after the ward's number.
        let by_word = self.is(at + 1, Time::Month).is_some();
        if (!full || by_word) && self.names_something(at) {
            return None;
        }
        let mut found = Expression { bare: true, ..plain(at, point, day_rule(point.shape), score) };
        if let Some(end) = self.range_after(point, |grammar, next| {
            // `(27-7-1947 - 27- 7-2019)`: after a whole day, blanks that slipped in part no other.
            grammar
                .is(next, Time::Day)
                .map_or_else(|| grammar.day_form(next, full), |inner| grammar.day_form(inner, true))
        }) {
            found.until = Some(end.shape);
            found.end = end.end;
            found.rule = &rules::RANGE;
        } else {
            found = self.with_stamp(found);
        }
        Some(found)
    }

    /// How sure a bare `d/m` is a date rather than a ratio; `None` where it is none.
    pub(super) fn loose(self, at: usize, end: usize, day: u8, month: u8) -> Option<u16> {
        let counted = self.reading.phrase(end, Class::Counter).is_some()
            || self.reading.phrase(end, Class::Unit).is_some() && self.key(end).is_none()
            || self.reading.is_mark(end, '%');
        let before = at.checked_sub(1)?;
        let strong = self.reading.group(before, "leads-bare-day").is_some()
            || self.reading.any(before, words!["đến", "tới"]) && (day > month || self.opens_clause(before));
        let joined = (self.reading.is(before, word!("và"))
            || matches!(self.reading.mark(before), Some(',' | '-' | ';')))
            && self.date_ends_before(at);
        if joined {
            return Some(930);
        }
        if strong && !(counted && day <= month && self.reading.any(before, words!["từ", "hết"])) {
            return Some(940);
        }
        // `chiếm 1/5 tổng kim ngạch`
        let of_all = self.reading.any(end, words!["tổng", "số"]) && day < month;
        if counted || of_all {
            return None;
        }
        if self.after_day_noun(at) {
            return Some(900);
        }
        let bracketed = self.reading.is_mark(before, '(') && self.reading.is_mark(end, ')');
        if bracketed && (day > month || day > 4 || self.relative_before_bracket(before)) {
            return Some(940);
        }
        if day > month {
            return Some(if month <= 12 && FEASTS.contains(&(day, month)) { 940 } else { 860 });
        }
        FEASTS.contains(&(day, month)).then_some(880)
    }

    /// `…, đến 3/8 có kết quả`: whether a clause begins with this word, which then bounds a time.
    fn opens_clause(self, at: usize) -> bool {
        at == 0
            || matches!(self.reading.mark(at - 1), Some(',' | '.'))
            || self.reading.is_end(at - 1)
            || self.reading.is(at - 1, word!("tính"))
    }

    /// Whether a date stands right before the joining token before this one: `3/2 và 19/5`.
    fn date_ends_before(self, at: usize) -> bool {
        let Some(joint) = at.checked_sub(1) else { return false };
        (1..=3).any(|back| {
            let Some(start) = joint.checked_sub(back * 2 - 1) else { return false };
            self.reading.is_number(start)
                && !self.glued_before(start)
                && self
                    .day_form(start, self.after_day_word(start))
                    .is_some_and(|point| point.end == joint && matches!(point.shape, Shape::Day { .. }))
                && (self.after_day_word(start)
                    || self.reading.phrase_before(start, Class::Number).is_none()
                        && self.reading.phrase(at, Class::Counter).is_none())
        })
    }
}

/// The feasts whose day is commonly written alone: `Quốc khánh 2/9`, `đợt 3/2`.
const FEASTS: [(u8, u8); 30] = [
    (1, 1),
    (9, 1),
    (3, 2),
    (27, 2),
    (3, 3),
    (8, 3),
    (26, 3),
    (30, 4),
    (1, 5),
    (7, 5),
    (15, 5),
    (19, 5),
    (1, 6),
    (5, 6),
    (21, 6),
    (28, 6),
    (27, 7),
    (19, 8),
    (2, 9),
    (10, 10),
    (13, 10),
    (14, 10),
    (15, 10),
    (20, 10),
    (7, 11),
    (9, 11),
    (18, 11),
    (20, 11),
    (1, 12),
    (22, 12),
];
