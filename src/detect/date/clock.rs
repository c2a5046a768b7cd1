//! Times of day, parts of the day and days of the week, with the date they stand by.

use super::expression::{Expression, Grammar, Point, Shape, part_of_day, plain, relative_day};
use super::range::share;
use super::rules;
use crate::detect::lexicon::sense::Time;
use crate::detect::lexicon::{Class, word};
use crate::detect::token::Kind;
use crate::label::{Clock, DayPart};

impl Grammar<'_, '_> {
    /// `17:49 | 20/07/2022`, `8 giờ 30 phút ngày 20/7`, `7h sáng 7-9`.
    pub(super) fn clock_first(self, at: usize) -> Option<Expression> {
        let (mut clock, mut next) = self.clock(at)?;
        let mut parted = false;
        // `04:30 GMT+7, Thứ Ba, 27/9/2022`
        if self.reading.piece(next) == "GMT" && self.reading.is_number(next + 2) {
            next += 3;
        }
        while self.reading.is_mark(next, '|')
            || self.reading.is_mark(next, ',')
            || self.reading.is_range_mark(next)
        {
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
            Some((Time::Weekday(_), end)) => {
                let end = if self.reading.is_mark(end, ',') { end + 1 } else { end };
                self.is(end, Time::Day).unwrap_or(end)
            }
            // `16h00 ngày thứ Sáu 20/4/2018`
            Some((Time::Day, end)) => match self.key(end) {
                Some((Time::Weekday(_), after)) => after + usize::from(self.reading.is_mark(after, ',')),
                _ => end,
            },
            _ => next,
        };
        if let Some((key, end)) = self.key(inner)
            && let Some(shape) = relative_day(key)
        {
            // `17h20 hôm nay 22-8`
            let point = self.day_beside(end).unwrap_or(Point { end, shape });
            return Some(Expression { clock: Some(clock), ..plain(at, point, &rules::STAMP, 940) });
        }
        // `9h mùng 7 Tết`
        if matches!(self.key(inner), Some((Time::FirstDays | Time::FullMoon, _))) {
            let point = self.lunar_point(inner)?;
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
        // `24h ngày 31/7`: the end of the day.
        let hour = self.reading.number(at, 2).filter(|&hour| hour <= 24)?;
        let two =
            |at: usize| self.reading.number(at, 2).filter(|&n| n < 60).and_then(|n| u8::try_from(n).ok());
        let hour = u8::try_from(hour).ok()?;
        if self.reading.is_mark(at + 1, ':') && self.reading.piece(at + 2).len() == 2 {
            if hour == 24 {
                return None;
            }
            let minute = two(at + 2)?;
            let tail = self.reading.is_mark(at + 3, ':') && !self.reading.is_apart(at + 3);
            let second = if tail { two(at + 4) } else { None };
            let mut end = if second.is_some() { at + 5 } else { at + 3 };
            let mut hour = hour;
            match self.reading.piece(end) {
                "PM" | "pm" | "CH" => {
                    hour = if hour < 12 { hour + 12 } else { hour };
                    end += 1;
                }
                "AM" | "am" | "SA" => {
                    hour %= 12;
                    end += 1;
                }
                _ => {}
            }
            return Some((Clock::Time { hour, minute, second }, end));
        }
        let after = self.is(at + 1, Time::Hour)?;
        // `3 giờ rưỡi`
        if self.reading.is(after, word!("rưỡi")) && hour < 24 {
            return Some((Clock::Time { hour, minute: 30, second: None }, after + 1));
        }
        // `11 giờ kém 15`
        if self.reading.is(after, word!("kém"))
            && let Some(short) = two(after + 1).filter(|short| (1..=30).contains(short))
        {
            let end = self.is(after + 2, Time::Minute).unwrap_or(after + 2);
            let hour = hour.checked_sub(1)?;
            return Some((Clock::Time { hour, minute: 60 - short, second: None }, end));
        }
        // `24h00` is the end of the day, `24h30` no time.
        let minute = two(after).filter(|&minute| hour < 24 || minute == 0).filter(|_| {
            // `8 giờ 20/7`: the numeral after the hour is a day.
            !self.reading.is_mark(after + 1, '/')
                && (!self.reading.is_range_mark(after + 1)
                    || !self.reading.is_apart(after) && self.reading.is_apart(after + 1))
        });
        let end = match minute {
            Some(_) => self.is(after + 1, Time::Minute).unwrap_or(after + 1),
            None => after,
        };
        let end = if minute.is_some() && matches!(self.reading.mark(end), Some('\'' | '’')) {
            end + 1
        } else {
            end
        };
        Some((Clock::Time { hour, minute: minute.unwrap_or(0), second: None }, end))
    }

    /// A clock time after a date: `20/07/2022 | 17:49`.
    pub(super) fn with_stamp(self, found: Expression) -> Expression {
        let mut next = found.end;
        let mut marks = 0;
        while marks < 3
            && (self.reading.is_mark(next, '|')
                || self.reading.is_mark(next, ',')
                || self.reading.is_mark(next, ';')
                || self.reading.is_range_mark(next))
        {
            next += 1;
            marks += 1;
        }
        let iso = self.reading.piece(next) == "T" && !self.reading.is_apart(next);
        let at_word = self.reading.is(next, word!("lúc"));
        let next = if iso || at_word { next + 1 } else { next };
        let Some((mut clock, mut end)) = self.clock(next) else { return found };
        // `ngày 23/4 lúc 4 giờ chiều`
        if at_word
            && let Some((key, after)) = self.key(end)
            && let Some(part) = part_of_day(key)
        {
            clock = afternoon(clock, part);
            end = after;
        }
        // In prose only digits with a colon: a time in hours after a date begins something else, unless a mark
        // parts the two and the line ends with it.
        let ends_line = marks > 0 && self.reading.kind(end).is_none_or(|kind| kind == Kind::Break);
        if !self.reading.is_mark(next + 1, ':') && !at_word && !ends_line {
            return found;
        }
        Expression { end, clock: Some(clock), rule: &rules::STAMP, ..found }
    }

    /// `Sáng 30/6`, `Chiều ngày 21/6/2022`, `sáng nay`, `chiều cùng ngày`, `tối thứ Bảy, ngày 20/7`.
    pub(super) fn part(self, at: usize, after: usize, part: DayPart) -> Option<Expression> {
        let clock = Some(Clock::Part(part));
        let on = |point: Point, rule, score| Some(Expression { clock, ..plain(at, point, rule, score) });
        let beside = |next, shape| self.day_beside(next).unwrap_or(Point { end: next, shape });
        if let Some(days) = self.near_day_word(after) {
            let score = match days {
                0 => 960,
                1 => 940,
                _ => 930,
            };
            return on(beside(after + 1, Shape::DayOffset(days)), &rules::RELATIVE, score);
        }
        // `chiều và đêm ngày 3/8`: two parts of one day, which stands with the second.
        if let Some(other) = self.is_joined_part(after) {
            return on(Point { end: after, ..other }, &rules::PART, 900);
        }
        let key = self.key(after);
        if let Some((key, next)) = key
            && let Some(shape) = relative_day(key)
        {
            return on(beside(next, shape), &rules::RELATIVE, 950);
        }
        match key {
            Some((Time::Weekday(day), next)) => {
                self.weekday(after, next, day).map(|found| Expression { start: at, clock, ..found })
            }
            Some((lead @ (Time::FirstDays | Time::FullMoon), next)) => {
                let alone = || {
                    let point = self.first_days_alone(next).filter(|_| lead == Time::FirstDays)?;
                    Some(plain(at, point, &rules::LUNAR, 880))
                };
                self.lunar_lead(at, after).or_else(alone).map(|found| Expression { clock, ..found })
            }
            _ => self.part_of_numbered_day(at, after, part),
        }
    }

    /// `Sáng 30/6`, `Chiều ngày 21/6/2022`, `đêm 30 Tết`.
    fn part_of_numbered_day(self, at: usize, after: usize, part: DayPart) -> Option<Expression> {
        let clock = Some(Clock::Part(part));
        let with_clock = |found: Expression| Expression { clock, ..found };
        // `đêm 30 Tết`
        if self.reading.is_number(after)
            && let Some(found) = self.lunar_lead(at, after)
        {
            return Some(with_clock(found));
        }
        let (is_day, inner) = match self.key(after) {
            Some((Time::Day, next)) => (true, next),
            _ => (false, after),
        };
        if is_day && matches!(self.key(inner), Some((Time::FirstDays | Time::FullMoon, _))) {
            return self.lunar_lead(at, inner).map(with_clock);
        }
        if let Some(days) = self.days_to_day(at, inner) {
            return Some(with_clock(days));
        }
        if let Some(night) = self.until_dawn(at, inner, part) {
            return Some(night);
        }
        if let Some(point) = self.day_form(inner, true) {
            let ratio = !is_day
                && self.reading.phrase(point.end, Class::Counter).is_some()
                && matches!(point.shape, Shape::Impossible);
            if self.runs_into_code(point.end) || ratio || self.recurrent(point.end) {
                return None;
            }
            let rule =
                if matches!(point.shape, Shape::LunarDay { .. }) { &rules::LUNAR } else { &rules::PART };
            let found = with_clock(plain(at, point, rule, 985));
            let last = self.range_after(point, |grammar, next| grammar.same_kind(next, point.shape));
            return Some(last.map_or(found, |last| Expression {
                until: Some(last.shape),
                end: last.end,
                clock: None,
                rule: &rules::RANGE,
                ..found
            }));
        }
        // `Sáng ngày 22 và 23/7`, `sáng 19 và chiều 20/7`
        let day = self.day_number(inner)?;
        let point = Point { end: inner + 1, shape: Shape::Bare(day) };
        let alone = || self.day_alone(after, point).filter(|_| is_day);
        self.listed_day(at, point).or_else(alone).map(|found| Expression { start: at, clock, ..found })
    }

    /// `và đêm ngày 3/8` after a part of the day: the day of both.
    fn is_joined_part(self, at: usize) -> Option<Point> {
        let other = self.is(at, Time::And)?;
        let (key, end) = self.key(other)?;
        let day = self.is(end, Time::Day).filter(|_| part_of_day(key).is_some())?;
        let point = self.day_form(day, true)?;
        (matches!(point.shape, Shape::Day { .. }) && !self.is_code(usize::MAX, point.end)).then_some(point)
    }

    /// `đêm 5 rạng sáng 6/9`: one night, from the token after its word.
    fn until_dawn(self, at: usize, inner: usize, part: DayPart) -> Option<Expression> {
        let whole = self.day_form(inner, true);
        let bare = || Some(Point { end: inner + 1, shape: Shape::Bare(self.day_number(inner)?) });
        let first = whole.or_else(bare).filter(|_| part == DayPart::Night)?;
        let (Time::Morning, end) = self.key(first.end)? else { return None };
        let dawn = self.reading.is(first.end, word!("rạng"));
        let last = self.day_form(self.is(end, Time::Day).unwrap_or(end), true)?;
        let is_day = matches!(last.shape, Shape::Day { .. }) && !self.runs_into_code(last.end);
        let shape = share(first.shape, last.shape).filter(|_| dawn && is_day)?;
        Some(Expression {
            until: Some(last.shape),
            clock: Some(Clock::Part(DayPart::Night)),
            until_clock: Some(Clock::Part(DayPart::Morning)),
            ..plain(at, Point { end: last.end, shape }, &rules::RANGE, 950)
        })
    }

    /// The day that stands right after a relative one: `sáng nay 4-7`, `sáng nay, 4-7`, `sáng nay ngày 4/7`. The two say
    /// one time. In brackets, `chiều nay (7/10)`, it is a date of its own, which tells what the other means.
    pub(super) fn day_beside(self, at: usize) -> Option<Point> {
        if let Some(point) = self.bracketed_day(at) {
            return Some(Point { end: at, ..point });
        }
        let at = at + usize::from(self.reading.is_mark(at, ',') && self.reading.is_number(at + 1));
        let inner = self.is(at, Time::Day).unwrap_or(at);
        let point = self.day_form(inner, true).filter(|point| matches!(point.shape, Shape::Day { .. }))?;
        let has_word = inner > at;
        (self.reading.is_number(inner) && (has_word || !self.counted(point.end))).then_some(point)
    }

    /// `(7/10)`: a day in brackets, with them. `Sáng nay, (5/12), …` has a comma before.
    fn bracketed_day(self, at: usize) -> Option<Point> {
        let at = at + usize::from(self.reading.is_mark(at, ','));
        let inner = self.is(at + 1, Time::Day).unwrap_or(at + 1);
        let point = self.day_form(inner, true).filter(|point| matches!(point.shape, Shape::Day { .. }))?;
        let bracketed = self.reading.is_mark(at, '(') && self.reading.is_mark(point.end, ')');
        bracketed.then_some(Point { end: point.end + 1, ..point })
    }

    /// A range between times of day: `từ 6h30 đến 7h15 ngày 22/7`, `từ đêm 23 đến ngày 24-12`. Of two
    /// ends one has its day and month; what is one sort of time every day (`từ 7 giờ đến 17 giờ`) is none.
    pub(super) fn timed_range(self, at: usize, from: usize) -> Option<Expression> {
        let first = self.timed(from)?;
        let next =
            if self.reading.is_range_mark(first.end) { first.end + 1 } else { self.is(first.end, Time::To)? };
        let last = self.timed(next)?;
        if first.clock.is_none() && last.clock.is_none() {
            return None;
        }
        let (shape, until) = match (first.day, last.day) {
            (Some(first), Some(last)) => (share(first, last)?, last),
            (None, Some(last)) => (last, last),
            (Some(first @ (Shape::Day { .. } | Shape::DayOffset(_))), None) => (first, first),
            _ => return None,
        };
        if !matches!(until, Shape::Day { .. } | Shape::DayOffset(_))
            || self.runs_into_code(last.end)
            || self.recurrent(last.end)
        {
            return None;
        }
        Some(Expression {
            until: Some(until),
            clock: first.clock,
            until_clock: last.clock,
            ..plain(at, Point { end: last.end, shape }, &rules::RANGE, 950)
        })
    }

    /// `nay`, `mai` after a part of the day, `ngày mai`: the days from the article's own.
    fn near_day(self, at: usize, parted: bool) -> Option<(i16, usize)> {
        if let Some(days) = self.near_day_word(at).filter(|_| parted) {
            return Some((days, at + 1));
        }
        let (key, end) = self.key(at)?;
        let Shape::DayOffset(offset) = relative_day(key)? else { return None };
        Some((offset, end))
    }

    /// `sáng nay`, `đêm qua`, `chiều mai`: the days from the article's own, from the word after the part of the day.
    fn near_day_word(self, at: usize) -> Option<i16> {
        let words = [(word!("nay"), 0), (word!("qua"), -1), (word!("mai"), 1)];
        words.into_iter().find(|&(word, _)| self.reading.is(at, word)).map(|(_, days)| days)
    }

    /// One end of such a range: a time, a part of the day, a day, or several of them.
    fn timed(self, at: usize) -> Option<Timed> {
        let (mut clock, mut next) = match self.clock(at) {
            Some((clock, end)) => (Some(clock), end),
            None => (None, at),
        };
        if let Some((key, end)) = self.key(next)
            && let Some(part) = part_of_day(key)
        {
            clock = Some(clock.map_or(Clock::Part(part), |clock| afternoon(clock, part)));
            next = end;
        }
        if let Some((offset, end)) = self.near_day(next, clock.is_some()) {
            // `từ đêm nay (22/7) đến ngày 27/7`
            let day = self.bracketed_day(end).or_else(|| self.day_beside(end));
            let day = day.unwrap_or(Point { end, shape: Shape::DayOffset(offset) });
            return Some(Timed { clock, day: Some(day.shape), end: day.end });
        }
        // `11h30, thứ Sáu, ngày 5/6`
        let weekday = next + usize::from(self.reading.is_mark(next, ','));
        if let Some((Time::Weekday(_), end)) = self.key(weekday)
            && clock.is_some()
        {
            let after = end + usize::from(self.reading.is_mark(end, ','));
            next = self.is(after, Time::Day).map_or(next, |_| after);
        }
        let word = self.is(next, Time::Day);
        let inner = word.unwrap_or(next);
        let led = clock.is_some() || word.is_some();
        if let Some(point) =
            self.day_form(inner, led).filter(|point| matches!(point.shape, Shape::Day { .. }))
        {
            return Some(Timed { clock, day: Some(point.shape), end: point.end });
        }
        if let Some(day) = self.day_number(inner).filter(|_| led && !self.counted(inner + 1)) {
            return Some(Timed { clock, day: Some(Shape::Bare(day)), end: inner + 1 });
        }
        (clock.is_some() && word.is_none()).then_some(Timed { clock, day: None, end: next })
    }
}

/// An end of a range with its time of day.
#[derive(Clone, Copy)]
struct Timed {
    clock: Option<Clock>,
    day: Option<Shape>,
    end: usize,
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
