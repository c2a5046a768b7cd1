//! The grammar of calendar expressions: tokens in, shapes out. No year is looked up here.

use super::rules;
use crate::detect::Rule;
use crate::detect::cursor::Cursor;
use crate::detect::lexicon::Class;
use crate::detect::number;
use crate::label::{Clock, DayPart};

/// A calendar expression as it stands in the text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Expression {
    /// The first token.
    pub(super) start: usize,
    /// The token after the last.
    pub(super) end: usize,
    /// The point, or the beginning of the period.
    pub(super) shape: Shape,
    /// The end of a range.
    pub(super) until: Option<Shape>,
    /// Part of the day or clock time.
    pub(super) clock: Option<Clock>,
    /// Whether it has no word of time, only numerals.
    pub(super) bare: bool,
    /// How sure, in thousandths.
    pub(super) score: u16,
    /// What found it.
    pub(super) rule: &'static Rule,
}

/// The year of a shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Year {
    /// Written.
    Stated(i16),
    /// Not written: the article's own.
    Missing,
    /// That many years after the article's own: -1 for `năm ngoái`.
    Offset(i16),
    /// One year before the year in context: `năm trước` in a comparison.
    Before,
    /// The place in the cycle of sixty: 40 for Giáp Thìn.
    Cycle(u8),
}

/// A point or period, with its year perhaps open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// A day of the Gregorian calendar.
    Day {
        day: u8,
        month: u8,
        year: Year,
    },
    /// A day of the lunar calendar.
    LunarDay {
        day: u8,
        month: u8,
        year: Year,
        leap: bool,
    },
    /// A month of the lunar calendar.
    LunarMonth {
        month: u8,
        year: Year,
        leap: bool,
    },
    /// A day whose month stands at the other end of the range.
    Bare(u8),
    Month(u8, Year),
    Quarter(u8, Year),
    Half(u8, Year),
    /// From one month to another, both included.
    Months(u8, u8, Year),
    Season(u8, Year),
    Year(Year),
    /// Its first year: 1990.
    Decade(i16),
    /// Its first year: 1800 for the 19th.
    Century(i16),
    /// Days from the article's own.
    DayOffset(i16),
    /// The day that was last named.
    SameDay,
    /// Day of the week (1 is Monday) in the week so many weeks from the article's own.
    Weekday(u8, i16),
    WeekOffset(i16),
    MonthOffset(i16),
    /// The month before the one in context.
    MonthBefore,
    QuarterOffset(i16),
    /// The period in context, in another year.
    SamePeriod(Year),
    /// No calendar has it.
    Impossible,
}

/// A single point with the token after it.
#[derive(Clone, Copy)]
struct Point {
    end: usize,
    shape: Shape,
}

/// Finds calendar expressions.
#[derive(Clone, Copy)]
pub(super) struct Grammar<'a, 't> {
    pub(super) scan: Cursor<'a, 't>,
}

/// The first and last year that a bare number may name.
const YEARS: std::ops::RangeInclusive<u32> = 1900..=2100;

impl<'a, 't> Grammar<'a, 't> {
    pub(super) fn new(scan: Cursor<'a, 't>) -> Self {
        Self { scan }
    }

    /// The word of time at a token: the part it plays and the token after it.
    pub(super) fn key(self, at: usize) -> Option<(&'static str, usize)> {
        self.scan.phrase(at, Class::Time)
    }

    /// The token after a word of time that plays this part.
    fn is(self, at: usize, key: &str) -> Option<usize> {
        self.scan
            .reading()
            .matches(at)
            .iter()
            .find(|found| found.entry.class == Class::Time && found.entry.value == key)
            .map(super::super::lexicon::Match::end)
    }

    /// The expression that begins at a token, the longest of those that do.
    pub(super) fn expression(self, at: usize) -> Option<Expression> {
        if self.scan.is_number(at) {
            return self.at_number(at);
        }
        if let Some((value, end)) = self.scan.phrase(at, Class::Holiday) {
            return self.feast(at, value, end);
        }
        let (key, end) = self.key(at)?;
        if let Some(part) = part_of_day(key)
            && let Some(found) = self.part(at, end, part)
        {
            return Some(found);
        }
        if let Some(day) = key.strip_prefix("weekday ").and_then(|day| day.parse().ok()) {
            return self.weekday(at, end, day);
        }
        match key {
            "from" => self.range_from(at, end),
            "day" | "month" | "quarter" | "year" => self.point_or_range(at),
            "early" | "mid" | "late" => self.position(at, end),
            "first-half" | "second-half" => self.half(at, end, key),
            "stage" | "term" | "school-year" => self.term(at, end),
            "century" => self.century(at, end).map(|point| plain(at, point, &rules::ERA, 960)),
            "decade" => self.decade(at, end),
            "those" => self.those_years(at, end),
            "today" | "yesterday" | "before-yesterday" | "tomorrow" | "after-tomorrow" | "same-day" => {
                let point = Point { end, shape: relative_day(key)? };
                let score = if key == "same-day" { 900 } else { 960 };
                Some(plain(at, point, &rules::RELATIVE, score))
            }
            "week" => self.week(at, end),
            "same-period" => self.same_period(at, end),
            "first-days" | "full-moon" => self.lunar_lead(at, at),
            "spring" | "summer" | "autumn" | "winter" => self.season(at, end, key),
            _ if key.starts_with("cycle ") => None,
            _ => {
                // A spelled number of months: sáu tháng đầu năm.
                self.months_of_year(at)
            }
        }
        .or_else(|| {
            if self.scan.phrase(at, Class::Number).is_some() { self.months_of_year(at) } else { None }
        })
    }

    /// `sáu tháng đầu năm` begins with a word that is no word of time.
    pub(super) fn spelled(self, at: usize) -> Option<Expression> {
        self.months_of_year(at)
    }

    // Expressions that begin with a numeral.

    fn at_number(self, at: usize) -> Option<Expression> {
        if self.glued_before(at) {
            return None;
        }
        if let Some(found) = self.clock_first(at) {
            return Some(found);
        }
        if let Some(found) = self.months_of_year(at) {
            return Some(found);
        }
        if let Some(found) = self.lunar_lead(at, at) {
            return Some(found);
        }
        if let Some(found) = self.days_to_day(at, at) {
            let bare = Expression { bare: true, ..found };
            return (!self.names_something(at)).then_some(bare);
        }
        if let Some(point) = self.day_form(at, false) {
            return self.numeric(at, point);
        }
        // `(21-7)` after a relative day
        if at > 0
            && self.scan.is_mark(at - 1, '(')
            && let Some(point) = self.day_form(at, true)
            && let Shape::Day { day: 13.., .. } = point.shape
            && self.scan.is_mark(point.end, ')')
        {
            return Some(Expression { bare: true, ..plain(at, point, &rules::DAY_MONTH, 900) });
        }
        if let Some(point) = self.month_year(at)
            && !self.is_code(at, point.end)
            && !self.names_document(at)
        {
            let range = self.range_after(at, point, Grammar::month_year);
            let score = if range.is_some() || self.led(at) { 930 } else { 820 };
            let until = range.map(|end| (end.end, end.shape));
            return Some(Expression {
                until: until.map(|(_, shape)| shape),
                end: until.map_or(point.end, |(end, _)| end),
                bare: true,
                ..plain(at, point, &rules::MONTH, score)
            });
        }
        self.bare_years(at)
    }

    /// A numeric date without a word of time before it: `20/7/2022 17:49`, `3/2`.
    fn numeric(self, at: usize, point: Point) -> Option<Expression> {
        let to_another_day = self.scan.is_dash(point.end)
            && matches!(self.day_form(point.end + 1, false), Some(Point { shape: Shape::Day { .. }, .. }));
        if !to_another_day && self.is_code(at, point.end) || self.names_document(at) {
            return None;
        }
        let full = matches!(point.shape, Shape::Day { year: Year::Stated(_), .. });
        let score = match point.shape {
            Shape::Day { year: Year::Stated(_), .. } => 985,
            Shape::Impossible
                if self.scan.is_number(point.end - 1) && self.scan.piece(point.end - 1).len() == 4 =>
            {
                900
            }
            Shape::Day { day, month, .. } => self.loose(at, point.end, day, month)?,
            Shape::LunarDay { .. } => 930,
            _ => return None,
        };
        if !full && self.names_something(at) {
            return None;
        }
        let mut found = Expression { bare: true, ..plain(at, point, day_rule(point.shape), score) };
        if let Some(end) = self.range_after(at, point, |grammar, next| {
            grammar
                .is(next, "day")
                .map_or_else(|| grammar.day_form(next, false), |inner| grammar.day_form(inner, true))
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
    fn loose(self, at: usize, end: usize, day: u8, month: u8) -> Option<u16> {
        let counted = self.scan.phrase(end, Class::Counter).is_some()
            || self.scan.phrase(end, Class::Unit).is_some() && self.key(end).is_none()
            || self.scan.is_mark(end, '%');
        let before =
            self.scan.reading().tokens().get(at.checked_sub(1)?).map_or("", |_| self.scan.piece(at - 1));
        let folded = crate::text::fold(before);
        let strong = matches!(
            folded.as_str(),
            "đợt" | "dịp" | "lễ" | "vào" | "trước" | "sau" | "khánh" | "từ" | "hết" | "nhân" | "tính"
        ) || (matches!(folded.as_str(), "đến" | "tới") && day > month);
        let joined = matches!(folded.as_str(), "và" | "," | "-" | "–" | ";") && self.date_ends_before(at);
        if joined {
            return Some(930);
        }
        if strong && !(counted && day <= month && matches!(folded.as_str(), "từ" | "hết")) {
            return Some(940);
        }
        if counted {
            return None;
        }
        let bracketed = before == "(" && self.scan.is_mark(end, ')');
        if bracketed && (day > month || day > 4) {
            return Some(940);
        }
        if day > month {
            return Some(if month <= 12 && FEASTS.contains(&(day, month)) { 940 } else { 860 });
        }
        FEASTS.contains(&(day, month)).then_some(880)
    }

    /// Whether a date stands right before the joining token before this one: `3/2 và 19/5`.
    fn date_ends_before(self, at: usize) -> bool {
        let Some(joint) = at.checked_sub(1) else { return false };
        (1..=3).any(|back| {
            let Some(start) = joint.checked_sub(back * 2 - 1) else { return false };
            self.scan.is_number(start)
                && !self.glued_before(start)
                && self
                    .day_form(start, self.after_day_word(start))
                    .is_some_and(|point| point.end == joint && matches!(point.shape, Shape::Day { .. }))
                && (self.after_day_word(start)
                    || self.scan.phrase_before(start, Class::Number).is_none()
                        && self.scan.phrase(at, Class::Counter).is_none())
        })
    }

    fn after_day_word(self, at: usize) -> bool {
        at > 0
            && self
                .key(at - 1)
                .is_some_and(|(key, end)| end == at && (key == "day" || part_of_day(key).is_some()))
    }

    /// Whether a preposition of time stands before.
    fn led(self, at: usize) -> bool {
        at > 0
            && matches!(
                crate::text::fold(self.scan.piece(at - 1)).as_str(),
                "từ" | "đến" | "tới" | "vào" | "trước" | "sau" | "("
            )
    }

    /// Whether letters or marks are glued to the front of a numeral, so that it is part of a code.
    fn glued_before(self, at: usize) -> bool {
        if at == 0 || self.scan.apart(at) {
            return false;
        }
        let before = at - 1;
        if self.scan.is_word(before) {
            // A sentence that runs into the date: `Sáng30/6` has a word of time.
            return self.key(before).is_none_or(|(_, end)| end != at);
        }
        match self.scan.piece(before) {
            "/" | "." | "," | ":" | "_" => {
                before > 0 && !self.scan.apart(before) && !self.scan.is_mark(before - 1, ')')
            }
            "-" | "–" => {
                before > 0
                    && !self.scan.apart(before)
                    && (self.scan.is_word(before - 1)
                        && self
                            .scan
                            .reading()
                            .token(before - 1)
                            .is_some_and(super::super::token::Token::is_capital))
            }
            _ => false,
        }
    }

    /// Whether a numeral runs on into a code: `03/2021/NQ-HĐND`.
    fn is_code(self, at: usize, end: usize) -> bool {
        let runs_on = |end: usize| {
            !self.scan.apart(end)
                && (self.scan.is_mark(end, '/') || self.scan.is_dash(end))
                && !self.scan.apart(end + 1)
                && (self.scan.is_word(end + 1) || self.scan.is_number(end + 1))
        };
        let spaced_code = self.scan.is_mark(end, '/')
            && self.scan.reading().token(end + 1).is_some_and(super::super::token::Token::is_capital);
        let letters = self.scan.is_word(end)
            && !self.scan.apart(end)
            && self.scan.reading().token(end).is_some_and(super::super::token::Token::is_capital);
        let numbered = at > 0 && crate::text::fold(self.scan.piece(at - 1)) == "số";
        runs_on(end) || spaced_code || letters || numbered
    }

    /// Whether the words before make the numeral a name: `đường 30/4`, `Công viên 23/9`.
    fn names_something(self, at: usize) -> bool {
        if at == 0 {
            return false;
        }
        let folded = crate::text::fold(self.scan.piece(at - 1));
        match folded.as_str() {
            "đường" | "phố" | "cầu" | "số" | "thcs" | "thpt" | "phường" => true,
            "trường" => {
                at > 1
                    && matches!(crate::text::fold(self.scan.piece(at - 2)).as_str(), "quảng" | "nông" | "lâm")
            }
            "viên" => at > 1 && crate::text::fold(self.scan.piece(at - 2)) == "công",
            _ => false,
        }
    }

    /// Whether the numeral is a document's: `Nghị định 15/2020`.
    fn names_document(self, at: usize) -> bool {
        self.scan.phrase_before(at, Class::DocumentType).is_some()
    }

    /// `17:49 | 20/07/2022`, `8 giờ 30 phút ngày 20/7`, `7h sáng 7-9`.
    fn clock_first(self, at: usize) -> Option<Expression> {
        let (clock, mut next) = self.clock(at)?;
        let mut clock = clock;
        let mut parted = false;
        while self.scan.is_mark(next, '|') || self.scan.is_mark(next, ',') || self.scan.is_dash(next) {
            next += 1;
            parted = true;
        }
        if let Some((key, end)) = self.key(next)
            && let Some(part) = part_of_day(key)
        {
            clock = afternoon(clock, part);
            let rest = self.part(next, end, part)?;
            return Some(Expression { start: at, clock: Some(clock), rule: &rules::STAMP, ..rest });
        }
        let inner = match self.key(next) {
            Some((key, end)) if key.starts_with("weekday ") => {
                let end = if self.scan.is_mark(end, ',') { end + 1 } else { end };
                self.is(end, "day").unwrap_or(end)
            }
            Some(("day", end)) => end,
            Some(("today" | "yesterday" | "tomorrow" | "same-day", _)) if !parted => next,
            _ => next,
        };
        if let Some((key, end)) = self.key(inner)
            && let Some(shape) = relative_day(key)
        {
            let point = Point { end, shape };
            return Some(Expression { clock: Some(clock), ..plain(at, point, &rules::STAMP, 940) });
        }
        let point = self.day_form(inner, inner > next || !parted)?;
        if matches!(point.shape, Shape::Bare(_)) || self.is_code(inner, point.end) {
            return None;
        }
        Some(Expression { clock: Some(clock), ..plain(at, point, &rules::STAMP, 970) })
    }

    /// `17:49:00`, `8 giờ 30 phút`, `8h30`, `8h`.
    pub(super) fn clock(self, at: usize) -> Option<(Clock, usize)> {
        let hour = self.scan.digits(at, 2).filter(|&hour| hour < 24)?;
        let two = |at: usize| self.scan.digits(at, 2).filter(|&n| n < 60).and_then(|n| u8::try_from(n).ok());
        let hour = u8::try_from(hour).ok()?;
        if self.scan.is_mark(at + 1, ':') && self.scan.piece(at + 2).len() == 2 {
            let minute = two(at + 2)?;
            let tail = self.scan.is_mark(at + 3, ':') && !self.scan.apart(at + 3);
            let second = if tail { two(at + 4) } else { None };
            let mut end = if second.is_some() { at + 5 } else { at + 3 };
            let mut hour = hour;
            match self.scan.piece(end) {
                "PM" | "CH" => {
                    hour = if hour < 12 { hour + 12 } else { hour };
                    end += 1;
                }
                "AM" | "SA" => {
                    hour %= 12;
                    end += 1;
                }
                _ => {}
            }
            return Some((Clock::Time { hour, minute, second }, end));
        }
        let after = self.is(at + 1, "hour")?;
        let minute = two(after).filter(|_| {
            // `8 giờ 20/7`: the numeral after the hour is a day.
            !self.scan.is_mark(after + 1, '/') && !self.scan.is_dash(after + 1)
        });
        let end = match minute {
            Some(_) => self.is(after + 1, "minute").unwrap_or(after + 1),
            None => after,
        };
        let end = if minute.is_some() && self.scan.is_mark(end, '\'') { end + 1 } else { end };
        Some((Clock::Time { hour, minute: minute.unwrap_or(0), second: None }, end))
    }

    /// A clock time after a date: `20/07/2022 | 17:49`.
    fn with_stamp(self, found: Expression) -> Expression {
        let mut next = found.end;
        let mut marks = 0;
        while marks < 3
            && (self.scan.is_mark(next, '|')
                || self.scan.is_mark(next, ',')
                || self.scan.is_mark(next, ';')
                || self.scan.is_mark(next, 'T')
                || self.scan.is_dash(next))
        {
            next += 1;
            marks += 1;
        }
        let iso = self.scan.piece(next) == "T" && !self.scan.apart(next);
        let at_word = crate::text::fold(self.scan.piece(next)) == "lúc";
        let next = if iso || at_word { next + 1 } else { next };
        let Some((clock, end)) = self.clock(next) else { return found };
        // In prose only digits with a colon: a time in hours after a date begins something else.
        if !self.scan.is_mark(next + 1, ':') && !at_word {
            return found;
        }
        Expression { end, clock: Some(clock), rule: &rules::STAMP, ..found }
    }

    /// `25-26/4`, `10 đến 15/5/2022`: days that share their month.
    fn days_to_day(self, start: usize, at: usize) -> Option<Expression> {
        let first = self.day_number(at)?;
        let joint = at + 1;
        let next = if self.scan.is_dash(joint) { joint + 1 } else { self.is(joint, "to")? };
        let next = self.is(next, "day").unwrap_or(next);
        let last = self.day_form(next, true)?;
        let Shape::Day { day, month, year } = last.shape else { return None };
        if first >= day || !matches!(self.scan.piece(next + 1), "/" | "-" | "." | "tháng" | "Tháng") {
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

    fn day_number(self, at: usize) -> Option<u8> {
        self.scan.digits(at, 2).filter(|day| (1..=31).contains(day)).and_then(|day| u8::try_from(day).ok())
    }

    // Points.

    /// A day in figures or with `tháng`, after its word of time (`led`) or without one.
    fn day_form(self, at: usize, led: bool) -> Option<Point> {
        let first = self.scan.digits(at, 4);
        if first.is_some() && self.scan.piece(at).len() == 4 {
            return self.iso_day(at);
        }
        let Some(day) = first.filter(|_| self.scan.piece(at).len() <= 2) else {
            return if led { self.spelled_day(at) } else { None };
        };
        let day = u8::try_from(day).ok()?;
        if let Some(after) = self.is(at + 1, "month")
            && let Some((month, end)) = self.month_number(after, true)
        {
            // `6 tháng 10 ngày` counts.
            if self.is(end, "day").is_some() && !led {
                return None;
            }
            return Some(self.year_after_month(end, day, month));
        }
        let mark = at + 1;
        let slash = self.scan.is_mark(mark, '/');
        let other = self.scan.is_dash(mark) || self.scan.is_mark(mark, '.');
        if !slash && !other {
            return None;
        }
        let tight = !self.scan.apart(mark) && !self.scan.apart(mark + 1);
        let month = self.scan.digits(mark + 1, 2)?;
        let again = mark + 2;
        let same = if slash {
            self.scan.is_mark(again, '/') || self.scan.is_dash(again)
        } else {
            self.scan.is_dash(again) && self.scan.is_dash(mark)
                || self.scan.is_mark(again, '.') && self.scan.is_mark(mark, '.')
        };
        let month = u8::try_from(month).ok()?;
        if same && let Some(year) = self.scan.digits(again + 1, 4) {
            let length = self.scan.piece(again + 1).len();
            let joined = !self.scan.apart(again) && !self.scan.apart(again + 1);
            if length == 4
                && (joined || led || slash)
                && (tight || slash || led)
                && (1000..=2999).contains(&year)
            {
                let year = i16::try_from(year).ok()?;
                return self.numeric_day(again + 2, day, month, Year::Stated(year), led);
            }
            if length == 2
                && joined
                && tight
                && (led || slash || possible(day, month))
                && slash == self.scan.is_mark(again, '/')
            {
                let year = i16::try_from(year).ok()?;
                let year = if year < 50 { 2000 + year } else { 1900 + year };
                if self.scan.is_mark(again + 2, '/') && !self.scan.apart(again + 2) {
                    return None;
                }
                return self.numeric_day(again + 2, day, month, Year::Stated(year), led);
            }
        }
        let loose = !tight && !(slash && led);
        if loose || other && !led {
            return None;
        }
        // `ngày 20.7.` ends a sentence; `20.712` is a number.
        let end = mark + 2;
        if let Some(lunar) = self.lunar_mark(end, day, month) {
            return Some(lunar);
        }
        if let Some(after) = self.is(end, "year")
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
        let year = self.scan.digits(at, 4).filter(|year| YEARS.contains(year))?;
        let dash = self.scan.is_dash(at + 1) && self.scan.is_dash(at + 3);
        let slash = self.scan.is_mark(at + 1, '/') && self.scan.is_mark(at + 3, '/');
        let tight = (at + 1..at + 5).all(|token| !self.scan.apart(token));
        if !(dash || slash)
            || !tight
            || self.scan.piece(at + 2).len() != 2
            || self.scan.piece(at + 4).len() != 2
        {
            return None;
        }
        let month = u8::try_from(self.scan.digits(at + 2, 2)?).ok()?;
        let day = u8::try_from(self.scan.digits(at + 4, 2)?).ok()?;
        let year = Year::Stated(i16::try_from(year).ok()?);
        possible(day, month).then_some(Point { end: at + 5, shape: Shape::Day { day, month, year } })
    }

    /// `mười một tháng mười năm 1999`.
    fn spelled_day(self, at: usize) -> Option<Point> {
        let (day, after) = self.spelled_number(at, 31)?;
        let after = self.is(after, "month")?;
        let (month, end) = self.month_number(after, true)?;
        Some(self.year_after_month(end, day, month))
    }

    fn spelled_number(self, at: usize, most: u8) -> Option<(u8, usize)> {
        if let Some(number) = number::read(self.scan, at).filter(|number| number.spelled) {
            let value = u8::try_from(u64::try_from(number.amount).ok()?).ok()?;
            return (value <= most).then_some((value, number.end));
        }
        let (value, end) = self.scan.phrase(at, Class::Number)?;
        let value = value.strip_prefix("digit ")?.parse().ok()?;
        (1..=most).contains(&value).then_some((value, end))
    }

    /// `6`, `sáu`, `Giêng`; `năm` only where a day stands before it.
    fn month_number(self, at: usize, after_day: bool) -> Option<(u8, usize)> {
        if let Some(month) = self.scan.digits(at, 2) {
            return (1..=12).contains(&month).then_some((u8::try_from(month).ok()?, at + 1));
        }
        // `tháng năm` is May after a day, unless a year follows.
        let may = after_day && !self.scan.is_number(at + 1);
        if self.is(at, "year").is_some() && !may {
            return None;
        }
        self.spelled_number(at, 12)
    }

    /// What follows `29 tháng 10`: a year, a lunar mark, or nothing.
    fn year_after_month(self, end: usize, day: u8, month: u8) -> Point {
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
        let shape = if !possible(day, month) { Shape::Impossible } else { Shape::Day { day, month, year } };
        Point { end: at, shape }
    }

    /// A year after a month: ` năm 1999`, `/1999`, `-1999`, `, 1999`, ` năm nay`.
    fn year_tail(self, end: usize) -> (Year, Option<usize>) {
        if let Some(after) = self.is(end, "year")
            && let Some(point) = self.year_word(after)
            && let Shape::Year(year) = point.shape
        {
            return (year, Some(point.end));
        }
        let mark = self.scan.is_mark(end, '/')
            || self.scan.is_dash(end)
            || self.scan.is_mark(end, ',')
            || self.scan.is_mark(end, '.') && !self.scan.apart(end + 1);
        let at = if mark { end + 1 } else { end };
        match self.four_digit_year(at) {
            Some(year) if !self.is_code(usize::MAX, at + 1) => (Year::Stated(year), Some(at + 1)),
            _ => (Year::Missing, None),
        }
    }

    fn four_digit_year(self, at: usize) -> Option<i16> {
        let year = self.scan.digits(at, 4).filter(|year| YEARS.contains(year))?;
        if self.scan.piece(at).len() != 4 || self.counted(at + 1) {
            return None;
        }
        i16::try_from(year).ok()
    }

    /// Whether what stands here is counted or measured by the number before it.
    fn counted(self, at: usize) -> bool {
        let decimal = !self.scan.apart(at)
            && matches!(self.scan.piece(at), "." | ",")
            && self.scan.is_number(at + 1)
            && !self.scan.apart(at + 1);
        if decimal || self.scan.is_mark(at, '%') {
            return true;
        }
        if self.key(at).is_some() {
            return false;
        }
        let small = self.scan.reading().token(at).is_some_and(|token| token.spaced && !token.is_capital());
        // `giải ngân` is no prize.
        let verb = self.scan.phrase(at, Class::Uncounted).map_or(0, |(_, end)| end);
        small && self.scan.phrase(at, Class::Counter).is_some_and(|(_, end)| end > verb)
            || self.scan.phrase(at, Class::Unit).is_some_and(|(_, end)| end > verb)
    }

    /// What stands after the word `năm`.
    fn year_word(self, at: usize) -> Option<Point> {
        let point = |shape, end| Some(Point { end, shape });
        if let Some(digits) = self.scan.digits(at, 4) {
            let length = self.scan.piece(at).len();
            let year = i16::try_from(digits).ok()?;
            if self.scan.is_word(at + 1)
                && !self.scan.apart(at + 1)
                && self.scan.reading().token(at + 1).is_some_and(super::super::token::Token::is_capital)
            {
                return None;
            }
            if let Some(end) = self.is(at + 1, "bc") {
                return point(Shape::Year(Year::Stated(-year)), end);
            }
            if let Some(end) = self.is(at + 1, "ad") {
                return point(Shape::Year(Year::Stated(year)), end);
            }
            return match length {
                4 if (900..=2999).contains(&digits) => point(Shape::Year(Year::Stated(year)), at + 1),
                3 if digits >= 100 && !self.counted(at + 1) => point(Shape::Year(Year::Stated(year)), at + 1),
                2 if (30..=99).contains(&digits) && !self.counted(at + 1) && self.key(at + 1).is_none() => {
                    point(Shape::Year(Year::Stated(1900 + year)), at + 1)
                }
                _ => None,
            };
        }
        if let Some((key, end)) = self.key(at)
            && let Some(cycle) = key.strip_prefix("cycle ").and_then(|cycle| cycle.parse().ok())
        {
            if let Some(year) = self.four_digit_year(end) {
                return point(Shape::Year(Year::Stated(year)), end + 1);
            }
            if self.scan.is_mark(end, '(')
                && let Some(year) = self.four_digit_year(end + 1)
                && self.scan.is_mark(end + 2, ')')
            {
                return point(Shape::Year(Year::Stated(year)), end + 3);
            }
            return point(Shape::Year(Year::Cycle(cycle)), end);
        }
        let end = at + 1;
        match crate::text::fold(self.scan.piece(at)).as_str() {
            "nay" => point(Shape::Year(Year::Offset(0)), end),
            "ngoái" => point(Shape::Year(Year::Offset(-1)), end),
            "kia" => point(Shape::Year(Year::Offset(-2)), end),
            "trước" if crate::text::fold(self.scan.piece(end)) != "đây" => {
                point(Shape::Year(Year::Before), end)
            }
            "tới" if self.is(end, "day").is_none() => point(Shape::Year(Year::Offset(1)), end),
            "sau" => point(Shape::Year(Year::Offset(1)), end),
            _ => {
                let number = number::read(self.scan, at).filter(|number| number.spelled)?;
                let year = i16::try_from(i64::try_from(number.amount).ok()?).ok()?;
                (1000..=2999)
                    .contains(&year)
                    .then_some(Point { end: number.end, shape: Shape::Year(Year::Stated(year)) })
            }
        }
    }

    /// `7/2022` by itself.
    fn month_year(self, at: usize) -> Option<Point> {
        let month = self.scan.digits(at, 2).filter(|month| (1..=12).contains(month))?;
        let tight = self.scan.is_mark(at + 1, '/') && !self.scan.apart(at + 1) && !self.scan.apart(at + 2);
        let year = self.four_digit_year(at + 2).filter(|_| tight)?;
        Some(Point { end: at + 3, shape: Shape::Month(u8::try_from(month).ok()?, Year::Stated(year)) })
    }

    /// `tháng 6/2022`, from the token after `tháng`.
    fn month_word(self, at: usize) -> Option<Point> {
        if self.is(at, "january-lunar").is_some() {
            return Some(self.lunar_month(at + 1, 1));
        }
        if self.is(at, "december-lunar").is_some() {
            return Some(self.lunar_month(at + 1, 12));
        }
        if self.scan.is_number(at)
            && let Some((month, end)) = self.month_number(at, false)
        {
            if let Some(lunar) = self.lunar_end(end) {
                return Some(Point {
                    end: lunar,
                    shape: Shape::LunarMonth { month, year: Year::Missing, leap: false },
                });
            }
            let (year, after) = self.year_tail(end);
            return Some(Point { end: after.unwrap_or(end), shape: Shape::Month(month, year) });
        }
        if let Some((month, end)) = self.month_number(at, false).filter(|&(_, end)| !self.counted(end)) {
            let (year, after) = self.year_tail(end);
            if matches!(crate::text::fold(self.scan.piece(at.wrapping_sub(2))).as_str(), "mạng") {
                return None;
            }
            return Some(Point { end: after.unwrap_or(end), shape: Shape::Month(month, year) });
        }
        let end = at + 1;
        let shape = match crate::text::fold(self.scan.piece(at)).as_str() {
            "này" => Shape::MonthOffset(0),
            "trước" if crate::text::fold(self.scan.piece(end)) != "đây" => Shape::MonthBefore,
            "tới" | "sau" => Shape::MonthOffset(1),
            _ => return None,
        };
        Some(Point { end, shape })
    }

    fn lunar_month(self, end: usize, month: u8) -> Point {
        let (year, after) = self.year_tail(end);
        let end = after.unwrap_or(end);
        let end = self.lunar_end(end).unwrap_or(end);
        Point { end, shape: Shape::LunarMonth { month, year, leap: false } }
    }

    fn quarter_word(self, at: usize) -> Option<Point> {
        let number = if let Some(number) = self.scan.digits(at, 2) {
            Some((number, at + 1))
        } else if let Some((value, end)) = self
            .scan
            .phrase(at, Class::Roman)
            .filter(|_| self.scan.reading().token(at).is_some_and(super::super::token::Token::is_capital))
        {
            value.parse().ok().map(|number: u32| (number, end))
        } else {
            self.spelled_number(at, 4).map(|(number, end)| (u32::from(number), end))
        };
        let end = at + 1;
        let Some((number, end)) = number else {
            let shape = match crate::text::fold(self.scan.piece(at)).as_str() {
                "này" => Shape::QuarterOffset(0),
                "trước" => Shape::QuarterOffset(-1),
                "tới" | "sau" => Shape::QuarterOffset(1),
                _ => return None,
            };
            return Some(Point { end, shape });
        };
        let quarter = u8::try_from(number).ok().filter(|quarter| (1..=4).contains(quarter))?;
        let (year, after) = self.year_tail(end);
        Some(Point { end: after.unwrap_or(end), shape: Shape::Quarter(quarter, year) })
    }

    /// A point that begins with its word of time.
    fn led_point(self, at: usize) -> Option<Point> {
        match self.key(at)? {
            ("day", end) => {
                if let Some((key, after)) = self.key(end)
                    && (key == "first-days" || key == "full-moon")
                {
                    let _ = after;
                    return self.lunar_point(end);
                }
                let point = self.day_form(end, true);
                point.or_else(|| {
                    let day = self.day_number(end)?;
                    Some(Point { end: end + 1, shape: Shape::Bare(day) })
                })
            }
            ("month", end) => self.month_word(end),
            ("quarter", end) => self.quarter_word(end),
            ("year", end) => self.year_word(end),
            ("today" | "yesterday" | "tomorrow", end) => {
                Some(Point { end, shape: relative_day(self.key(at)?.0)? })
            }
            ("school-year" | "term" | "stage", _) => None,
            (key @ ("early" | "mid" | "late"), end) => {
                let _ = key;
                matches!(self.key(end)?.0, "month" | "quarter" | "year")
                    .then(|| self.led_point(end))
                    .flatten()
            }
            (key, end) if part_of_day(key).is_some() => {
                let end = self.is(end, "day").unwrap_or(end);
                self.day_form(end, true)
            }
            _ => None,
        }
    }

    // Expressions that begin with a word.

    /// `ngày …`, `tháng …`, `quý …`, `năm …`, and ranges of them.
    fn point_or_range(self, at: usize) -> Option<Expression> {
        let (key, after) = self.key(at)?;
        if key == "day" {
            if let Some(found) = self.days_to_day(at, after) {
                return Some(Expression { score: 970, ..found });
            }
            if matches!(self.key(after), Some(("first-days" | "full-moon", _))) {
                return self.lunar_lead(at, after);
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
            Shape::Bare(_) => return self.listed_day(at, point),
            Shape::Impossible => (&rules::FULL, 900),
            Shape::Year(Year::Stated(year)) if self.scan.piece(point.end - 1).len() == 2 => {
                let _ = year;
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
        if let Some(end) = self.range_after(at, point, |grammar, next| grammar.same_kind(next, point.shape)) {
            found.until = Some(end.shape);
            found.end = end.end;
            found.rule = &rules::RANGE;
            return Some(found);
        }
        if key == "day" && matches!(point.shape, Shape::Day { .. }) {
            found = self.with_stamp(found);
        }
        Some(found)
    }

    /// The other end of a range, which may leave out its word of time.
    fn same_kind(self, next: usize, first: Shape) -> Option<Point> {
        if let Some(point) = self.led_point(next) {
            let fits = matches!(
                (first, point.shape),
                (
                    Shape::Day { .. } | Shape::Bare(_) | Shape::Impossible | Shape::DayOffset(_),
                    Shape::Day { .. } | Shape::Impossible | Shape::DayOffset(_)
                ) | (Shape::Month(..) | Shape::LunarMonth { .. }, Shape::Month(..))
                    | (Shape::Quarter(..), Shape::Quarter(..))
                    | (Shape::Year(_), Shape::Year(_))
                    | (Shape::LunarDay { .. }, Shape::LunarDay { .. })
            );
            return fits.then_some(point);
        }
        match first {
            Shape::Day { .. } | Shape::Bare(_) => self
                .day_form(next, true)
                .filter(|point| matches!(point.shape, Shape::Day { .. } | Shape::Impossible)),
            Shape::Month(..) => self.month_year(next).or_else(|| {
                let month = self.scan.digits(next, 2).filter(|month| (1..=12).contains(month))?;
                let bare = !self.scan.is_mark(next + 1, '/')
                    && !self.scan.is_dash(next + 1)
                    && !self.counted(next + 1);
                let (year, after) = self.year_tail(next + 1);
                let month = u8::try_from(month).ok()?;
                bare.then_some(Point { end: after.unwrap_or(next + 1), shape: Shape::Month(month, year) })
            }),
            Shape::Quarter(..) => self.quarter_word(next),
            Shape::Year(_) => {
                let year = self.four_digit_year(next)?;
                Some(Point { end: next + 1, shape: Shape::Year(Year::Stated(year)) })
            }
            _ => None,
        }
    }

    /// A range: a dash or `đến` and another point.
    fn range_after(
        self,
        at: usize,
        first: Point,
        read: impl Fn(Self, usize) -> Option<Point>,
    ) -> Option<Point> {
        let next = if self.scan.is_dash(first.end) {
            // `tháng 6-2022` was read with its year; a glued dash before letters is a code.
            first.end + 1
        } else {
            self.is(first.end, "to")
                .filter(|_| !matches!(first.shape, Shape::Month(_, Year::Stated(_)) if at == usize::MAX))?
        };
        let end = read(self, next)?;
        if self.is_code(usize::MAX, end.end) {
            return None;
        }
        Some(end)
    }

    /// `từ ngày 10 đến ngày 15/5/2022`, `từ 2021 đến 2025`.
    fn range_from(self, at: usize, after: usize) -> Option<Expression> {
        let after_lead = if self.scan.is_number(after) {
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
        if let Some(days) = self.days_to_day(at, self.is(after, "day").unwrap_or(after)) {
            return Some(Expression { score: 970, ..days });
        }
        let first = after_lead?;
        let next = if self.scan.is_dash(first.end) { first.end + 1 } else { self.is(first.end, "to")? };
        let last = self
            .same_kind(next, first.shape)
            .or_else(|| matches!(first.shape, Shape::Month(..)).then(|| self.month_year(next)).flatten())?;
        if self.is_code(usize::MAX, last.end) || self.recurrent(last.end) {
            return None;
        }
        let first = share(first.shape, last.shape)?;
        Some(Expression {
            until: Some(last.shape),
            ..plain(at, Point { end: last.end, shape: first }, &rules::RANGE, 960)
        })
    }

    /// `ngày 22` of `ngày 22, 23 và 24/7`: the month stands at the end of the list.
    fn listed_day(self, at: usize, point: Point) -> Option<Expression> {
        let Shape::Bare(day) = point.shape else { return None };
        let (month, year) = self.list_end(point.end)?;
        let shape = if possible(day, month) { Shape::Day { day, month, year } } else { Shape::Impossible };
        Some(plain(at, Point { end: point.end, shape }, &rules::LISTED, 930))
    }

    /// The month and year at the end of a list of days that goes on after a token.
    fn list_end(self, mut at: usize) -> Option<(u8, Year)> {
        for _ in 0..12 {
            let next =
                if self.scan.is_mark(at, ',') || self.scan.is_mark(at, ';') || self.scan.is_mark(at, '&') {
                    // `22, 23, và 24/7`
                    self.is(at + 1, "and").unwrap_or(at + 1)
                } else {
                    self.is(at, "and")?
                };
            let next = self.is(next, "day").unwrap_or(next);
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

    /// The days after the first of a list: `23` and `24/7` of `ngày 22, 23, 24/7`.
    pub(super) fn rest_of_list(self, from: usize, out: &mut Vec<Expression>) -> usize {
        let mut at = from;
        loop {
            let joint =
                if self.scan.is_mark(at, ',') || self.scan.is_mark(at, ';') || self.scan.is_mark(at, '&') {
                    self.is(at + 1, "and").unwrap_or(at + 1)
                } else if let Some(next) = self.is(at, "and") {
                    next
                } else {
                    return at;
                };
            if self.scan.digits(joint, 2).is_none() {
                return at;
            }
            if let Some(days) = self.days_to_day(joint, joint) {
                out.push(days);
                return days.end;
            }
            if let Some(point) = self.day_form(joint, true) {
                out.push(plain(joint, point, &rules::LISTED, 930));
                return point.end;
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

    /// The years or months after the first: `2022` of `năm 2021, 2022`, `8/2022` of `tháng 7, 8/2022`.
    pub(super) fn rest_of_units(self, first: &Expression, out: &mut Vec<Expression>) -> usize {
        let mut at = first.end;
        loop {
            let joint = if self.scan.is_mark(at, ',') {
                self.is(at + 1, "and").unwrap_or(at + 1)
            } else if let Some(next) = self.is(at, "and") {
                next
            } else {
                return at;
            };
            let point = match first.shape {
                Shape::Year(Year::Stated(_)) => self
                    .four_digit_year(joint)
                    .filter(|_| !self.is_code(usize::MAX, joint + 1) && !self.scan.is_dash(joint + 1))
                    .map(|year| Point { end: joint + 1, shape: Shape::Year(Year::Stated(year)) }),
                Shape::Month(..) => {
                    let more = self.same_kind(joint, first.shape).filter(|_| self.scan.is_number(joint));
                    // A bare number goes on a list of months only if a year or the list's end follows.
                    more.filter(|point| {
                        matches!(point.shape, Shape::Month(_, Year::Stated(_)))
                            || self.scan.is_mark(point.end, ',')
                            || self.scan.is_mark(point.end, '.')
                            || self.scan.is_mark(point.end, ';')
                            || self.is(point.end, "and").is_some()
                    })
                }
                Shape::Quarter(..) => self
                    .quarter_word(joint)
                    .filter(|point| matches!(point.shape, Shape::Quarter(..)) && !self.scan.is_number(joint)),
                _ => None,
            };
            let Some(point) = point else { return at };
            out.push(plain(joint, point, first.rule, 910));
            at = point.end;
        }
    }

    /// `Cách mạng Tháng Tám` is an event, `6 tháng` and `5 năm` count.
    fn name_of_event(self, at: usize) -> bool {
        at > 0 && {
            let before = crate::text::fold(self.scan.piece(at - 1));
            before == "mạng" && self.is(at, "month").is_some()
                || before == "đường"
                || self.scan.is_number(at - 1)
                    && self.is(at, "day").is_none()
                    && self.is(at, "quarter").is_none()
                    && self.counts(at - 1)
        }
    }

    /// Whether the numeral at a token counts what follows it, rather than ending a date.
    fn counts(self, at: usize) -> bool {
        let part_of_more = at > 0 && !self.scan.apart(at) && !self.scan.is_mark(at - 1, '(');
        !part_of_more
            && self.scan.piece(at).len() <= 2
            && self.scan.phrase_before(at, Class::Numbered).is_none_or(|found| found.entry.value.is_empty())
    }

    /// Vague: `những năm trước`, `các năm tới`, `nhiều năm sau`, `5 năm trước`.
    fn after_plural(self, at: usize, key: &str, point: Point) -> bool {
        let relative = matches!(
            point.shape,
            Shape::Year(Year::Before | Year::Offset(_))
                | Shape::MonthOffset(_)
                | Shape::MonthBefore
                | Shape::QuarterOffset(_)
        );
        if !relative || at == 0 {
            return false;
        }
        let before = crate::text::fold(self.scan.piece(at - 1));
        let plural = self.scan.is_number(at - 1)
            || matches!(
                before.as_str(),
                "những"
                    | "các"
                    | "nhiều"
                    | "vài"
                    | "mấy"
                    | "một"
                    | "hai"
                    | "ba"
                    | "bốn"
                    | "mỗi"
                    | "hằng"
                    | "hàng"
                    | "từng"
                    | "chục"
                    | "trăm"
            );
        // `năm sau cao hơn năm trước`: any year.
        let after = crate::text::fold(self.scan.piece(point.end));
        let rising = key == "year"
            && (matches!(after.as_str(), "cao" | "nhiều" | "tốt" | "luôn" | "đều" | "phải" | "lớn")
                || before == "hơn"
                    && (at.saturating_sub(6)..at)
                        .any(|back| crate::text::fold(self.scan.piece(back)) == "sau"));
        let clause =
            matches!(after.as_str(), "khi" | "đó" | "này") && !matches!(point.shape, Shape::MonthOffset(0));
        plural || rising || clause
    }

    fn in_comparison(self, at: usize) -> bool {
        (1..=2).any(|back| {
            at >= back
                && matches!(
                    crate::text::fold(self.scan.piece(at - back)).as_str(),
                    "với" | "so" | "hơn" | "bằng"
                )
        })
    }

    /// `hằng năm`, `hàng tháng` after a point make it recurrent.
    fn recurrent(self, at: usize) -> bool {
        let at = if self.is(at, "year").is_some() { at + 1 } else { at };
        self.is(at, "recurrent").is_some_and(|end| {
            self.is(end, "year").is_some()
                || self.is(end, "month").is_some()
                || self.is(end, "week").is_some()
                || self.is(end, "quarter").is_some()
        })
    }

    /// `đầu năm 2022`, `cuối tháng 6`.
    fn position(self, at: usize, after: usize) -> Option<Expression> {
        let (key, end) = self.key(after)?;
        let point = match key {
            "month" => self.month_word(end),
            "quarter" => self.quarter_word(end),
            "year" => self.year_word(end),
            "century" => self.century(after, end),
            _ => None,
        };
        let Some(point) = point.filter(|point| !self.after_plural(after, key, *point)) else {
            return self.bare_position(at, key, end);
        };
        if self.recurrent(point.end) {
            return None;
        }
        Some(plain(at, point, &rules::POSITION, 930))
    }

    /// `cuối năm` where a preposition makes it a point: `đến cuối năm`, `so với đầu năm`.
    fn bare_position(self, at: usize, key: &str, end: usize) -> Option<Expression> {
        let led = at > 0
            && matches!(
                crate::text::fold(self.scan.piece(at - 1)).as_str(),
                "đến" | "từ" | "với" | "vào" | "hết" | "dịp" | "ngay"
            );
        let alone = !self.scan.is_word(end)
            || matches!(
                crate::text::fold(self.scan.piece(end)).as_str(),
                "đến" | "và" | "là" | "có" | "phải" | "hoàn"
            );
        (key == "year" && led && alone)
            .then(|| plain(at, Point { end, shape: Shape::Year(Year::Missing) }, &rules::POSITION, 700))
    }

    /// `nửa đầu năm 2022`.
    fn half(self, at: usize, after: usize, key: &str) -> Option<Expression> {
        let half = if key == "first-half" { 1 } else { 2 };
        let (next, end) = self.key(after)?;
        match next {
            "year" => {
                let (year, end) = match self.year_word(end) {
                    Some(Point { end, shape: Shape::Year(year) }) => (year, end),
                    _ => (Year::Missing, end),
                };
                Some(plain(at, Point { end, shape: Shape::Half(half, year) }, &rules::MONTHS, 950))
            }
            "month" => self.month_word(end).map(|point| plain(at, point, &rules::POSITION, 920)),
            _ => None,
        }
    }

    /// `6 tháng đầu năm 2022`, `9 tháng năm 2022`, `sáu tháng cuối năm`.
    fn months_of_year(self, at: usize) -> Option<Expression> {
        let (count, after) = match self.scan.digits(at, 2) {
            Some(count) => (u8::try_from(count).ok()?, at + 1),
            None => self.spelled_number(at, 12)?,
        };
        if let Some(end) = self.is(after, "quarter") {
            // `hai quý đầu năm`
            let position = self
                .is(end, "early")
                .map(|end| (true, end))
                .or_else(|| self.is(end, "late").map(|end| (false, end)));
            let (early, end) = position?;
            let end = self.is(end, "year")?;
            return (1..=3).contains(&count).then(|| self.months(at, count * 3, early, end));
        }
        let mut end = self.is(after, "month").filter(|_| (1..=12).contains(&count))?;
        let position = self
            .is(end, "early")
            .map(|end| (true, end))
            .or_else(|| self.is(end, "late").map(|end| (false, end)));
        if let Some((early, after)) = position {
            let mut after = after;
            // `6 tháng đầu của năm 2022`
            if crate::text::fold(self.scan.piece(after)) == "của" {
                after += 1;
            }
            let after = self.is(after, "year")?;
            if crate::text::fold(self.scan.piece(after)) == "học" {
                return None;
            }
            return Some(self.months(at, count, early, after));
        }
        if crate::text::fold(self.scan.piece(end)) == "của" {
            end += 1;
        }
        if let Some(after) = self.is(end, "year")
            && let Some(Point { end, shape: Shape::Year(year @ (Year::Stated(_) | Year::Offset(0 | -1))) }) =
                self.year_word(after)
            && !self.before_day_word(at)
        {
            let shape = months_shape(count, true, year);
            return Some(plain(at, Point { end, shape }, &rules::MONTHS, 950));
        }
        // `9 tháng 2023`, `9 tháng/2023`
        let slash = if self.scan.is_mark(end, '/') { end + 1 } else { end };
        if let Some(year) =
            self.four_digit_year(slash).filter(|_| !self.before_day_word(at) && !self.scan.is_dash(slash + 1))
        {
            let shape = months_shape(count, true, Year::Stated(year));
            return Some(plain(at, Point { end: slash + 1, shape }, &rules::MONTHS, 900));
        }
        // `lũy kế 10 tháng`
        let counted_up = at > 0
            && self
                .scan
                .phrase_before(at, Class::Time)
                .is_some_and(|found| found.entry.value == "accumulated");
        counted_up.then(|| {
            plain(at, Point { end, shape: months_shape(count, true, Year::Missing) }, &rules::MONTHS, 850)
        })
    }

    fn before_day_word(self, at: usize) -> bool {
        at > 0 && self.is(at - 1, "day") == Some(at)
    }

    /// From the token after `năm`.
    fn months(self, at: usize, count: u8, early: bool, after: usize) -> Expression {
        let (year, end) = match self.year_word(after) {
            Some(Point { end, shape: Shape::Year(year) }) if !matches!(year, Year::Cycle(_)) => (year, end),
            _ => (Year::Missing, after),
        };
        plain(at, Point { end, shape: months_shape(count, early, year) }, &rules::MONTHS, 985)
    }

    /// `giai đoạn 2021-2025`, `nhiệm kỳ 2020 - 2025`, `năm học 2021 - 2022`.
    fn term(self, at: usize, after: usize) -> Option<Expression> {
        let mut next = self.is(after, "from").unwrap_or(after);
        next = self.is(next, "year").unwrap_or(next);
        if let Some((first, last, end)) = self.years(next) {
            let shape = Shape::Year(Year::Stated(first));
            return Some(Expression {
                until: Some(Shape::Year(Year::Stated(last))),
                ..plain(at, Point { end, shape }, &rules::TERM, 985)
            });
        }
        let year = self.four_digit_year(next)?;
        // `năm học 2022` and `giai đoạn 2022` name one year; a longer date is read on its own.
        let alone = !self.scan.is_mark(next + 1, '/') && !self.scan.is_dash(next + 1);
        alone.then(|| {
            let shape = Shape::Year(Year::Stated(year));
            plain(at, Point { end: next + 1, shape }, &rules::TERM, 880)
        })
    }

    /// Two years that a dash or `đến` joins, and the token after them.
    fn years(self, at: usize) -> Option<(i16, i16, usize)> {
        let first = self.scan.digits(at, 4).filter(|year| (1000..=2999).contains(year))?;
        let joint = at + 1;
        let mut next =
            if self.scan.is_dash(joint) || self.scan.is_mark(joint, '/') && !self.scan.apart(joint + 1) {
                joint + 1
            } else {
                self.is(joint, "to")?
            };
        next = self.is(next, "year").unwrap_or(next);
        let mut last = self.scan.digits(next, 4)?;
        match self.scan.piece(next).len() {
            4 => {}
            2 if self.scan.is_dash(joint) => last += first / 100 * 100,
            _ => return None,
        }
        if last <= first || last - first > 200 || self.is_code(usize::MAX, next + 1) {
            return None;
        }
        Some((i16::try_from(first).ok()?, i16::try_from(last).ok()?, next + 1))
    }

    /// Years without any word: `2021 - 2025`, `(1996)`, `tầm nhìn 2045`.
    fn bare_years(self, at: usize) -> Option<Expression> {
        if let Some((first, last, end)) = self.years(at)
            && YEARS.contains(&u32::try_from(first).ok()?)
            && YEARS.contains(&u32::try_from(last).ok()?)
            && !self.counted(end)
            && self.scan.piece(end - 1).len() == 4
            && crate::text::fold(self.scan.piece(at.wrapping_sub(1))) != "số"
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
        let before = self.scan.piece(at - 1);
        let bracketed = before == "(" && self.scan.is_mark(end, ')');
        let folded = crate::text::fold(before);
        let led = matches!(folded.as_str(), "đến" | "từ" | "tới" | "nhìn" | "trước" | "sau")
            || folded == "vụ"
            || self
                .scan
                .phrase_before(at, Class::Time)
                .is_some_and(|found| found.entry.value.starts_with("cycle "));
        let sentence_goes_on = !self.scan.is_word(end)
            || self
                .scan
                .reading()
                .token(end)
                .is_some_and(|token| token.spaced && token.case == crate::detect::token::Case::Lower)
                && self.scan.phrase(end, Class::Uncounted).is_some();
        if !(bracketed || led && sentence_goes_on) {
            return None;
        }
        let shape = Shape::Year(Year::Stated(year));
        let score = if bracketed { 880 } else { 900 };
        Some(Expression { bare: true, ..plain(at, Point { end, shape }, &rules::YEAR, score) })
    }

    /// `thế kỷ XIX`, from the token after `thế kỷ`.
    fn century(self, _at: usize, after: usize) -> Option<Point> {
        let after = if crate::text::fold(self.scan.piece(after)) == "thứ" { after + 1 } else { after };
        let (number, end): (u32, usize) =
            if let Some(number) = self.scan.digits(after, 2) {
                (number, after + 1)
            } else if let Some((value, end)) = self.scan.phrase(after, Class::Roman).filter(|_| {
                self.scan.reading().token(after).is_some_and(super::super::token::Token::is_capital)
            }) {
                (value.parse().ok()?, end)
            } else {
                let (number, end) = self.spelled_number(after, 30)?;
                (u32::from(number), end)
            };
        (1..=30).contains(&number).then_some(())?;
        let first = i16::try_from((number - 1) * 100).ok()?;
        Some(Point { end, shape: Shape::Century(first) })
    }

    /// `thập niên 90`, `thập kỷ 1950`.
    fn decade(self, at: usize, after: usize) -> Option<Expression> {
        let (first, end) = self.decade_number(after)?;
        Some(plain(at, Point { end, shape: Shape::Decade(first) }, &rules::ERA, 940))
    }

    fn decade_number(self, at: usize) -> Option<(i16, usize)> {
        let (number, mut end) = match self.scan.digits(at, 4) {
            Some(number) => (i16::try_from(number).ok()?, at + 1),
            None => self.spelled_number(at, 90).map(|(number, end)| (i16::from(number), end))?,
        };
        if self.scan.is_dash(end) || number % 10 != 0 {
            return None;
        }
        let mut first = match number {
            10..=99 => 1900 + number,
            1000..=2990 => number,
            _ => return None,
        };
        let of = if crate::text::fold(self.scan.piece(end)) == "của" { end + 1 } else { end };
        if let Some(after) = self.is(of, "century") {
            if let Some(Point { end: after, shape: Shape::Century(century) }) = self.century(of, after) {
                if number < 100 {
                    first = century + number;
                }
                end = after;
            } else if matches!(crate::text::fold(self.scan.piece(after)).as_str(), "trước" | "này") {
                end = after + 1;
            }
        }
        Some((first, end))
    }

    /// `những năm 90`; `những năm 2021, 2022` are read year by year.
    fn those_years(self, at: usize, after: usize) -> Option<Expression> {
        let next = self.is(after, "year")?;
        let those = crate::text::fold(self.scan.piece(at)) == "những";
        if !those {
            return None;
        }
        let (first, end) = self.decade_number(next)?;
        let listed = self.scan.is_mark(end, ',') && self.scan.is_number(end + 1);
        (!listed).then(|| plain(at, Point { end, shape: Shape::Decade(first) }, &rules::ERA, 920))
    }

    /// `tuần này`, `tuần tới`.
    fn week(self, at: usize, after: usize) -> Option<Expression> {
        let before =
            at.checked_sub(1).map(|back| crate::text::fold(self.scan.piece(back))).unwrap_or_default();
        if matches!(
            before.as_str(),
            "những" | "các" | "nhiều" | "mỗi" | "hằng" | "hàng" | "một" | "hai" | "ba" | "cuối" | "đầu"
        ) || at > 0 && self.scan.is_number(at - 1)
        {
            return None;
        }
        let offset = self.week_offset(after)?;
        Some(plain(at, Point { end: after + 1, shape: Shape::WeekOffset(offset) }, &rules::RELATIVE, 900))
    }

    fn week_offset(self, at: usize) -> Option<i16> {
        Some(match crate::text::fold(self.scan.piece(at)).as_str() {
            "này" => 0,
            "trước" => -1,
            "sau" | "tới" => 1,
            _ => return None,
        })
    }

    /// `cùng kỳ`, `cùng kỳ năm 2021`, `cùng kỳ năm trước`.
    fn same_period(self, at: usize, end: usize) -> Option<Expression> {
        let kept = |end, year, score| {
            Some(plain(at, Point { end, shape: Shape::SamePeriod(year) }, &rules::SAME_PERIOD, score))
        };
        let of = if crate::text::fold(self.scan.piece(end)) == "của" { end + 1 } else { end };
        if let Some(after) = self.is(of, "year")
            && let Some(Point { end, shape: Shape::Year(year) }) = self.year_word(after)
        {
            return kept(end, year, 975);
        }
        if let Some(year) = self.four_digit_year(end) {
            return kept(end + 1, Year::Stated(year), 950);
        }
        // `cùng kỳ các năm trước` is vague.
        if self.is(of, "those").is_some() || self.scan.piece(of) == "nhiều" {
            return None;
        }
        // `cùng kỳ tháng trước`
        if let Some(after) = self.is(of, "month")
            && crate::text::fold(self.scan.piece(after)) == "trước"
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

    /// `Sáng 30/6`, `Chiều ngày 21/6/2022`, `sáng nay`, `chiều cùng ngày`, `tối thứ Bảy, ngày 20/7`.
    fn part(self, at: usize, after: usize, part: DayPart) -> Option<Expression> {
        let clock = Some(Clock::Part(part));
        // `sáng sớm nay`, `sáng sớm 21-7`
        let end = |point: Point, rule, score| Some(Expression { clock, ..plain(at, point, rule, score) });
        match crate::text::fold(self.scan.piece(after)).as_str() {
            "nay" => return end(Point { end: after + 1, shape: Shape::DayOffset(0) }, &rules::RELATIVE, 960),
            "qua" => {
                return end(Point { end: after + 1, shape: Shape::DayOffset(-1) }, &rules::RELATIVE, 930);
            }
            "mai" => return end(Point { end: after + 1, shape: Shape::DayOffset(1) }, &rules::RELATIVE, 940),
            _ => {}
        }
        let (key, next) = self.key(after).unwrap_or(("", after));
        if let Some(shape) = relative_day(key) {
            return end(Point { end: next, shape }, &rules::RELATIVE, 950);
        }
        if let Some(day) = key.strip_prefix("weekday ").and_then(|day| day.parse().ok()) {
            return self.weekday(after, next, day).map(|found| Expression { start: at, clock, ..found });
        }
        if matches!(key, "first-days" | "full-moon") {
            return self.lunar_lead(at, after).map(|found| Expression { clock, ..found });
        }
        let inner = if key == "day" { next } else { after };
        if key == "day" && matches!(self.key(inner), Some(("first-days" | "full-moon", _))) {
            return self.lunar_lead(at, inner).map(|found| Expression { clock, ..found });
        }
        if let Some(days) = self.days_to_day(at, inner) {
            return Some(Expression { clock, ..days });
        }
        if let Some(point) = self.day_form(inner, true) {
            let ratio = key != "day"
                && self.scan.phrase(point.end, Class::Counter).is_some()
                && matches!(point.shape, Shape::Impossible);
            if self.is_code(usize::MAX, point.end) || ratio || self.recurrent(point.end) {
                return None;
            }
            let rule =
                if matches!(point.shape, Shape::LunarDay { .. }) { &rules::LUNAR } else { &rules::PART };
            let found = end(point, rule, 985)?;
            if let Some(last) =
                self.range_after(at, point, |grammar, next| grammar.same_kind(next, point.shape))
            {
                return Some(Expression {
                    until: Some(last.shape),
                    end: last.end,
                    clock: None,
                    rule: &rules::RANGE,
                    ..found
                });
            }
            return Some(found);
        }
        // `Sáng ngày 22 và 23/7`
        let day = self.day_number(inner).filter(|_| key == "day")?;
        self.listed_day(at, Point { end: inner + 1, shape: Shape::Bare(day) })
            .map(|found| Expression { clock, ..found })
    }

    /// `thứ Hai, ngày 15/5/2023`, `thứ Năm tuần tới`.
    fn weekday(self, at: usize, after: usize, day: u8) -> Option<Expression> {
        if let Some(next) = self.is(after, "week")
            && let Some(offset) = self.week_offset(next)
        {
            let point = Point { end: next + 1, shape: Shape::Weekday(day, offset) };
            return Some(plain(at, point, &rules::RELATIVE, 920));
        }
        let next =
            if self.scan.is_mark(after, ',') || self.scan.is_dash(after) || self.scan.is_mark(after, '|') {
                after + 1
            } else {
                after
            };
        let bracket = self.scan.is_mark(next, '(');
        let next = if bracket { next + 1 } else { next };
        let inner = self.is(next, "day").unwrap_or(next);
        let point = self.day_form(inner, true)?;
        if !matches!(point.shape, Shape::Day { .. } | Shape::Impossible | Shape::LunarDay { .. })
            || self.is_code(usize::MAX, point.end)
        {
            return None;
        }
        if bracket {
            return None;
        }
        Some(self.with_stamp(plain(at, point, &rules::WEEKDAY, 970)))
    }

    /// `mùa hè năm 2022`, `Xuân Giáp Thìn 2024`.
    fn season(self, at: usize, after: usize, key: &str) -> Option<Expression> {
        let season = match key {
            "spring" => 1,
            "summer" => 2,
            "autumn" => 3,
            _ => 4,
        };
        // `vụ xuân 2022`: a crop season is no calendar time.
        if at > 0
            && matches!(crate::text::fold(self.scan.piece(at - 1)).as_str(), "vụ" | "đông" | "lúa" | "màu")
        {
            return None;
        }
        let long = after > at + 1;
        let capital = self.scan.reading().token(at).is_some_and(super::super::token::Token::is_capital);
        if !long && !capital {
            return None;
        }
        let point = match self.is(after, "year") {
            Some(next) => self.year_word(next),
            None => self.year_word(after).filter(|point| {
                let cycle = self.key(after).is_some_and(|(key, _)| key.starts_with("cycle "));
                cycle
                    || long
                        && matches!(point.shape, Shape::Year(Year::Stated(_)))
                        && self.four_digit_year(after).is_some()
            }),
        }?;
        let Shape::Year(year) = point.shape else { return None };
        let score = if long { 930 } else { 880 };
        Some(plain(at, Point { end: point.end, shape: Shape::Season(season, year) }, &rules::SEASON, score))
    }

    // The lunar calendar.

    /// Marks after a day and month that make them lunar: `âm lịch`, `(âm lịch)`, `ÂL`.
    fn lunar_mark(self, at: usize, day: u8, month: u8) -> Option<Point> {
        let (leap, next) = match self.is(at, "leap") {
            Some(end) => (true, end),
            None => (false, at),
        };
        let end = self.lunar_end(next).or(leap.then_some(next))?;
        let valid = (1..=30).contains(&day) && (1..=12).contains(&month);
        let shape = Shape::LunarDay { day, month, year: Year::Missing, leap };
        valid.then_some(Point { end, shape })
    }

    fn lunar_end(self, at: usize) -> Option<usize> {
        if let Some(end) = self.is(at, "lunar") {
            return Some(end);
        }
        let inside = self.scan.is_mark(at, '(').then(|| self.is(at + 1, "lunar")).flatten()?;
        self.scan.is_mark(inside, ')').then_some(inside + 1)
    }

    /// `mùng 2 Tết`, `30 Tết`, `rằm tháng Giêng`, `23 tháng Chạp`, from `at`; the span begins at `start`.
    fn lunar_lead(self, start: usize, at: usize) -> Option<Expression> {
        let point = self.lunar_point(at)?;
        let rule =
            if matches!(point.shape, Shape::LunarDay { .. }) { &rules::LUNAR } else { day_rule(point.shape) };
        if self.recurrent(point.end) {
            return None;
        }
        Some(plain(start, point, rule, 950))
    }

    fn lunar_point(self, at: usize) -> Option<Point> {
        let lunar = |end: usize, day: u8, month: u8| {
            let (year, after) = self.year_tail(end);
            let end = after.unwrap_or(end);
            let end = self.lunar_end(end).unwrap_or(end);
            Point { end, shape: Shape::LunarDay { day, month, year, leap: false } }
        };
        if let Some(after) = self.is(at, "full-moon") {
            let next = self.is(after, "month")?;
            let (month, end) = self.lunar_month_number(next)?;
            return Some(lunar(end, 15, month));
        }
        let first = self.is(at, "first-days");
        let number = first.unwrap_or(at);
        let (day, after) = match self.scan.digits(number, 2) {
            Some(day) => (u8::try_from(day).ok()?, number + 1),
            None if first.is_some() => self.spelled_number(number, 10)?,
            None => return None,
        };
        if !(1..=30).contains(&day) {
            return None;
        }
        // `mùng 2 Tết`, `30 Tết`, `29 tháng Chạp`
        if let Some(end) = self.is(after, "tet").filter(|_| first.is_some() || day >= 23) {
            let month = if first.is_some() { 1 } else { 12 };
            let named = self.scan.phrase(after, Class::Holiday).map_or(end, |(_, end)| end);
            let cycled =
                self.key(named).filter(|(key, _)| key.starts_with("cycle ")).map_or(named, |(_, end)| end);
            let mut point = lunar(cycled, day, month);
            if cycled > named
                && let Shape::LunarDay { year: year @ Year::Missing, .. } = &mut point.shape
                && let Some(cycle) =
                    self.key(named).and_then(|(key, _)| key.strip_prefix("cycle ")?.parse().ok())
            {
                *year = Year::Cycle(cycle);
            }
            return Some(point);
        }
        if let Some(next) = self.is(after, "month") {
            let (month, end) = self.lunar_month_number(next)?;
            let named = self.is(next, "january-lunar").is_some() || self.is(next, "december-lunar").is_some();
            if named || first.is_some() && (day, month) == (10, 3) {
                return Some(lunar(end, day, month));
            }
            first?;
            return Some(self.year_after_month(end, day, month));
        }
        first?;
        let point = self.day_form(number, true)?;
        match point.shape {
            Shape::Day { day: 10, month: 3, year } => Some(Point {
                end: point.end,
                shape: Shape::LunarDay { day: 10, month: 3, year, leap: false },
            }),
            Shape::Day { .. } | Shape::LunarDay { .. } => Some(point),
            _ => None,
        }
    }

    fn lunar_month_number(self, at: usize) -> Option<(u8, usize)> {
        if let Some(end) = self.is(at, "january-lunar") {
            return Some((1, end));
        }
        if let Some(end) = self.is(at, "december-lunar") {
            return Some((12, end));
        }
        self.month_number(at, true)
    }

    /// `Tết Nguyên đán Giáp Thìn 2024`, `Giáng sinh năm 2023`.
    fn feast(self, at: usize, value: &str, end: usize) -> Option<Expression> {
        let (calendar, day) = value.split_once(' ')?;
        let (month, day) = day.split_once('-')?;
        let (month, day) = (month.parse().ok()?, day.parse().ok()?);
        let cycle = self.key(end).filter(|(key, _)| key.starts_with("cycle "));
        let after = cycle.map_or(end, |(_, end)| end);
        let (year, tail) = self.year_tail(after);
        let (year, end) = match (year, tail) {
            (year, Some(end)) if year != Year::Missing => (year, end),
            _ => (
                cycle
                    .and_then(|(key, _)| key.strip_prefix("cycle ")?.parse().ok())
                    .map_or(Year::Missing, Year::Cycle),
                after,
            ),
        };
        let shape = if calendar == "lunar" {
            Shape::LunarDay { day, month, year, leap: false }
        } else {
            Shape::Day { day, month, year }
        };
        Some(plain(at, Point { end, shape }, &rules::FEAST, if year == Year::Missing { 850 } else { 930 }))
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

fn months_shape(count: u8, early: bool, year: Year) -> Shape {
    match (count, early) {
        (6, true) => Shape::Half(1, year),
        (6, false) => Shape::Half(2, year),
        (3, true) => Shape::Quarter(1, year),
        (3, false) => Shape::Quarter(4, year),
        (12, _) => Shape::Year(year),
        (1, true) => Shape::Month(1, year),
        (1, false) => Shape::Month(12, year),
        (count, true) => Shape::Months(1, count, year),
        (count, false) => Shape::Months(13 - count.min(12), 12, year),
    }
}

fn part_of_day(key: &str) -> Option<DayPart> {
    Some(match key {
        "morning" => DayPart::Morning,
        "midday" => DayPart::Midday,
        "afternoon" => DayPart::Afternoon,
        "evening" => DayPart::Evening,
        "night" => DayPart::Night,
        _ => return None,
    })
}

fn relative_day(key: &str) -> Option<Shape> {
    Some(match key {
        "today" => Shape::DayOffset(0),
        "yesterday" => Shape::DayOffset(-1),
        "before-yesterday" => Shape::DayOffset(-2),
        "tomorrow" => Shape::DayOffset(1),
        "after-tomorrow" => Shape::DayOffset(2),
        "same-day" => Shape::SameDay,
        _ => return None,
    })
}

/// `3 giờ chiều` is 15 o'clock.
fn afternoon(clock: Clock, part: DayPart) -> Clock {
    match (clock, part) {
        (Clock::Time { hour: hour @ 1..=11, minute, second }, DayPart::Afternoon | DayPart::Evening)
        | (Clock::Time { hour: hour @ 6..=11, minute, second }, DayPart::Night) => {
            Clock::Time { hour: hour + 12, minute, second }
        }
        _ => clock,
    }
}

fn day_rule(shape: Shape) -> &'static Rule {
    match shape {
        Shape::Day { year: Year::Stated(_), .. } | Shape::Impossible => &rules::FULL,
        Shape::LunarDay { .. } | Shape::LunarMonth { .. } => &rules::LUNAR,
        _ => &rules::DAY_MONTH,
    }
}

/// Whether some year has this day.
fn possible(day: u8, month: u8) -> bool {
    crate::label::Point::day(None, month, day).is_some()
}

/// What the beginning of a range takes from its end.
fn share(first: Shape, last: Shape) -> Option<Shape> {
    Some(match (first, last) {
        (Shape::Bare(day), Shape::Day { month, year, .. }) => {
            if possible(day, month) {
                Shape::Day { day, month, year }
            } else {
                Shape::Impossible
            }
        }
        (Shape::Bare(_), _) => return None,
        (Shape::Day { day, month, year: Year::Missing }, Shape::Day { month: until, year, .. }) => {
            let year = match year {
                Year::Stated(end) if until < month => Year::Stated(end - 1),
                other => other,
            };
            Shape::Day { day, month, year }
        }
        (Shape::Month(month, Year::Missing), Shape::Month(until, year)) => {
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

/// An expression of one point.
fn plain(at: usize, point: Point, rule: &'static Rule, score: u16) -> Expression {
    Expression {
        start: at,
        end: point.end,
        shape: point.shape,
        until: None,
        clock: None,
        bare: false,
        score,
        rule,
    }
}
