//! Parts of a year, terms, seasons, eras, and periods that lean on the context.

use super::expression::{Expression, Grammar, Point, Shape, YEARS, Year, plain};
use super::rules;
use crate::detect::lexicon::{Class, Classes};

impl Grammar<'_, '_> {
    /// `đầu năm 2022`, `cuối tháng 6`.
    pub(super) fn position(self, at: usize, after: usize) -> Option<Expression> {
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
    pub(super) fn bare_position(self, at: usize, key: &str, end: usize) -> Option<Expression> {
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
    pub(super) fn half(self, at: usize, after: usize, key: &str) -> Option<Expression> {
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
    pub(super) fn months_of_year(self, at: usize) -> Option<Expression> {
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
        // `lũy kế 10 tháng` is a length of time: no calendar word says which months.
        None
    }

    /// `Cùng năm, ông được bầu`: the year that was last named. Not `cùng năm sinh`.
    pub(super) fn same_year(self, at: usize, end: usize) -> Option<Expression> {
        let capital = self.scan.reading().token(at).is_some_and(crate::detect::token::Token::is_capital);
        let alone = self.scan.is_mark(end, ',') || capital && self.key(end).is_none();
        alone.then(|| plain(at, Point { end, shape: Shape::SameYear }, &rules::RELATIVE, 880))
    }

    /// From the token after `năm`.
    pub(super) fn months(self, at: usize, count: u8, early: bool, after: usize) -> Expression {
        let (year, end) = match self.year_word(after) {
            Some(Point { end, shape: Shape::Year(year) }) if !matches!(year, Year::Cycle(_)) => (year, end),
            _ => (Year::Missing, after),
        };
        plain(at, Point { end, shape: months_shape(count, early, year) }, &rules::MONTHS, 985)
    }

    /// `giai đoạn 2021-2025`, `nhiệm kỳ 2020 - 2025`, `năm học 2021 - 2022`.
    pub(super) fn term(self, at: usize, after: usize) -> Option<Expression> {
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
    pub(super) fn years(self, at: usize) -> Option<(i16, i16, usize)> {
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
    pub(super) fn bare_years(self, at: usize) -> Option<Expression> {
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
        let named = !led && sentence_goes_on && self.event_before(at);
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

    /// Whether a name with capitals stands before a year: `Festival Ninh Bình 2024`, `Tháng Thanh
    /// niên 2018`. What is numbered, a document's type and a verb at the head of a sentence are no names.
    fn event_before(self, at: usize) -> bool {
        let capital =
            |at: usize| self.scan.reading().token(at).is_some_and(crate::detect::token::Token::is_capital);
        let Some(last) = at.checked_sub(1).filter(|&last| self.scan.is_word(last)) else { return false };
        let first = if capital(last) { last } else { last.saturating_sub(1) };
        if !capital(first)
            || !self.scan.apart(at)
            || self.scan.is_dash(at + 1)
            || self.scan.is_mark(at + 1, '/')
        {
            return false;
        }
        let begins = self.scan.reading().begins(last);
        let opens = first == 0 || !self.scan.is_word(first - 1) || !self.scan.apart(first);
        let grammatical = Classes::of(&[Class::Time, Class::DocumentCode, Class::Unit, Class::Rank]);
        let verbal = Classes::of(&[Class::Predicate, Class::Uncounted, Class::Bound, Class::Number]);
        let is_verb = opens && (first == last || self.scan.reading().begins(first).any(verbal));
        let is_number = self.scan.phrase_before(at, Class::Numbered).is_some() || self.names_document(at);
        !is_verb && !is_number && !begins.any(grammatical)
    }

    /// `thế kỷ XIX`, from the token after `thế kỷ`.
    pub(super) fn century(self, _at: usize, after: usize) -> Option<Point> {
        let after = if crate::text::fold(self.scan.piece(after)) == "thứ" { after + 1 } else { after };
        let (number, end): (u32, usize) =
            if let Some(number) = self.scan.digits(after, 2) {
                (number, after + 1)
            } else if let Some((value, end)) = self.scan.phrase(after, Class::Roman).filter(|_| {
                self.scan.reading().token(after).is_some_and(crate::detect::token::Token::is_capital)
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
    pub(super) fn decade(self, at: usize, after: usize) -> Option<Expression> {
        let (first, end) = self.decade_number(after)?;
        Some(plain(at, Point { end, shape: Shape::Decade(first) }, &rules::ERA, 940))
    }

    pub(super) fn decade_number(self, at: usize) -> Option<(i16, usize)> {
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
    pub(super) fn those_years(self, at: usize, after: usize) -> Option<Expression> {
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
    pub(super) fn week(self, at: usize, after: usize) -> Option<Expression> {
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

    pub(super) fn week_offset(self, at: usize) -> Option<i16> {
        Some(match crate::text::fold(self.scan.piece(at)).as_str() {
            "này" => 0,
            "trước" => -1,
            "sau" | "tới" => 1,
            _ => return None,
        })
    }

    /// `cùng kỳ`, `cùng kỳ năm 2021`, `cùng kỳ năm trước`.
    pub(super) fn same_period(self, at: usize, end: usize) -> Option<Expression> {
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
        if self.is(of, "those").is_some() || crate::text::fold(self.scan.piece(of)) == "nhiều" {
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

    /// `mùa hè năm 2022`, `Xuân Giáp Thìn 2024`.
    pub(super) fn season(self, at: usize, after: usize, key: &str) -> Option<Expression> {
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
        let capital = self.scan.reading().token(at).is_some_and(crate::detect::token::Token::is_capital);
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
}

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
