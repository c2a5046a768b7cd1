//! What keeps numerals and words from being dates.

use super::expression::{Grammar, Point, Shape, Year, part_of_day};
use crate::detect::lexicon::sense::{Number, Numbered, Sense, Time};
use crate::detect::lexicon::{Class, Match, word, words};
use crate::detect::questions::Glue;
use crate::detect::token::Case;

impl Grammar<'_, '_> {
    pub(super) fn after_day_word(self, at: usize) -> bool {
        at > 0
            && self
                .key(at - 1)
                .is_some_and(|(key, end)| end == at && (key == Time::Day || part_of_day(key).is_some()))
    }

    /// Whether a preposition of time stands before.
    pub(super) fn led(self, at: usize) -> bool {
        self.reading.follows(at, words!["từ", "đến", "tới", "vào", "trước", "sau"])
            || at > 0 && self.reading.is_mark(at - 1, '(')
    }

    /// Whether letters or marks are glued to the front of a numeral, so that it is part of a code.
    pub(super) fn glued_before(self, at: usize) -> bool {
        match self.reading.glue(at) {
            // A sentence that runs into the date: `Sáng30/6` has a word of time.
            Some(Glue::Word) => !self.is_signed(at) && self.key(at - 1).is_none_or(|(_, end)| end != at),
            Some(Glue::Mark('/' | '.' | '_', inner)) => {
                inner.is_some_and(|inner| !self.reading.is_mark(inner, ')'))
            }
            // `Cập nhật:30/7/2020` only lacks its blank.
            Some(Glue::Mark(',' | ':', inner)) => inner.is_some_and(|inner| self.reading.is_number(inner)),
            Some(Glue::Mark('-', inner)) => inner.is_some_and(|inner| self.reading.is_capital(inner)),
            None | Some(Glue::Number | Glue::Mark(..)) => false,
        }
    }

    /// `Lê Hà07/01/2026`: the author and the day, on a line of their own.
    fn is_signed(self, at: usize) -> bool {
        let name = self.reading.token(at - 1).is_some_and(|token| token.case == Case::Title);
        let full = self.reading.is_mark(at + 1, '/')
            && self.reading.is_mark(at + 3, '/')
            && self.reading.piece(at + 4).len() == 4;
        name && full && self.reading.is_end(at + 5)
    }

    /// Whether a numeral is, or runs on into, a code: `số 12/5`, `03/2021/NQ-HĐND`.
    pub(super) fn is_code(self, at: usize, end: usize) -> bool {
        self.reading.follows(at, words!["số"]) || self.runs_into_code(end)
    }

    /// Whether letters or marks that stand here go on with a numeral before them: `/NQ-HĐND`.
    pub(super) fn runs_into_code(self, end: usize) -> bool {
        // `10/01/2026-20:32`: the time of day.
        let timed = |end: usize| {
            self.reading.is_range_mark(end)
                && self.reading.is_mark(end + 2, ':')
                && self.clock(end + 1).is_some()
        };
        let runs_on = |end: usize| {
            !timed(end)
                && !self.reading.is_apart(end)
                && (self.reading.is_mark(end, '/') || self.reading.is_range_mark(end))
                && !self.reading.is_apart(end + 1)
                && (self.reading.is_word(end + 1) || self.reading.is_number(end + 1))
        };
        let spaced_code = self.reading.is_mark(end, '/') && self.reading.is_capital(end + 1);
        let letters =
            self.reading.is_word(end) && !self.reading.is_apart(end) && self.reading.is_capital(end);
        runs_on(end) || spaced_code || letters
    }

    /// Whether the words before make the numeral a name: `đường 30/4`, `Công viên 23/9`.
    pub(super) fn names_something(self, at: usize) -> bool {
        let after = |words| at > 1 && self.reading.all(at - 2, words);
        self.reading.follows(at, words!["đường", "phố", "cầu", "số", "thcs", "thpt", "phường", "quận"])
            || after(words!("quảng trường"))
            || after(words!("nông trường"))
            || after(words!("lâm trường"))
            || after(words!("công viên"))
    }

    /// Whether the numeral is a document's: `Nghị định 15/2020`.
    pub(super) fn names_document(self, at: usize) -> bool {
        self.reading.phrase_before(at, Class::DocumentType).is_some()
    }

    /// Whether what stands here is counted or measured by the number before it.
    pub(super) fn counted(self, at: usize) -> bool {
        if self.has_more_digits(at) || self.reading.is_mark(at, '%') {
            return true;
        }
        if self.key(at).is_some() {
            return false;
        }
        let small = self.reading.token(at).is_some_and(|token| token.spaced() && !token.is_capital());
        // `giải ngân` is no prize.
        let verb = self.reading.phrase(at, Class::Uncounted).map_or(0, Match::end);
        small && self.reading.phrase(at, Class::Counter).is_some_and(|noun| noun.end() > verb)
            || self.reading.phrase(at, Class::Unit).is_some_and(|noun| noun.end() > verb)
    }

    /// Whether thousands or decimals go on with a numeral that ends here: `.000`.
    pub(super) fn has_more_digits(self, at: usize) -> bool {
        !self.reading.is_apart(at)
            && matches!(self.reading.piece(at), "." | ",")
            && self.reading.is_number(at + 1)
            && !self.reading.is_apart(at + 1)
    }

    /// Whether the number before is an amount: `lợi nhuận năm 55 tỷ`, `70 - 80 tuổi`.
    pub(super) fn measured(self, at: usize) -> bool {
        let to = self.reading.is_range_mark(at) && self.reading.is_number(at + 1);
        self.counted(at) || self.multiplied(at) || to && self.counted(at + 2)
    }

    /// Whether a multiplier stands here: `trăm`, `nghìn`, `tỷ`.
    pub(super) fn multiplied(self, at: usize) -> bool {
        self.reading.phrase(at, Class::Number).is_some_and(|found| {
            matches!(found.entry.sense, Sense::Number(Number::Hundred | Number::Scale(_)))
        })
    }

    /// `Cách mạng Tháng Tám` is an event, `6 tháng` and `5 năm` count.
    pub(super) fn name_of_event(self, at: usize) -> bool {
        self.reading.follows(at, words!["mạng"]) && self.is(at, Time::Month).is_some()
            || self.reading.follows(at, words!["đường"])
            || at > 0
                && self.reading.is_number(at - 1)
                && self.is(at, Time::Day).is_none()
                && self.is(at, Time::Quarter).is_none()
                && self.counts(at - 1)
                && !self.lists_its_own(at)
    }

    /// Whether the numeral at a token counts what follows it, rather than ending a date.
    pub(super) fn counts(self, at: usize) -> bool {
        let part_of_more = at > 0 && !self.reading.is_apart(at) && !self.reading.is_mark(at - 1, '(');
        // `đợt 1 năm 2023`, `Phường 2 tháng 6 năm 2023`: a date after what the number names.
        let numbers = self.reading.phrase_before(at, Class::Numbered).is_some()
            || at > 0 && self.reading.is(at - 1, word!("lần"));
        let of_year = self.is(at + 1, Time::Year).is_some_and(|year| {
            self.four_digit_year(year).is_some() && !self.reading.is_range_mark(year + 1)
        });
        let of_month = || {
            let month = self.is(at + 1, Time::Month).and_then(|month| self.month_word(month));
            month.is_some_and(|month| matches!(month.shape, Shape::Month(_, Year::Stated(_))))
        };
        !(part_of_more || numbers && (of_year || of_month()))
            && self.reading.piece(at).len() <= 2
            && self.reading.phrase_before(at, Class::Numbered).is_none_or(|found| found.is(Numbered::Perhaps))
    }

    /// Vague: `những năm trước`, `các năm tới`, `nhiều năm sau`, `5 năm trước`.
    pub(super) fn after_plural(self, at: usize, key: Time, point: Point) -> bool {
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
        let plural = self.several_before(at);
        // `năm sau cao hơn năm trước`: any year.
        let after = |words| self.reading.any(point.end, words);
        let rising = key == Time::Year
            && point.shape != Shape::Year(Year::Offset(0))
            && (after(words!["cao", "nhiều", "tốt", "luôn", "đều", "phải", "lớn"])
                || self.reading.follows(at, words!["hơn"])
                    && (at.saturating_sub(6)..at).any(|back| self.reading.is(back, word!("sau"))));
        let clause = (after(words!["khi", "đó", "này"]) || after(words!["liền"]) && !self.in_comparison(at))
            && !matches!(point.shape, Shape::MonthOffset(0));
        plural || rising || clause
    }

    /// Whether a number or a word for several stands before a token: `5 năm trước`, `những tuần tới`, but not
    /// `Phường 2 tháng 6`.
    pub(super) fn several_before(self, at: usize) -> bool {
        at > 0
            && (self.reading.is_number(at - 1) && !self.names_something(at - 1)
                || self.reading.group(at - 1, "several").is_some())
    }

    pub(super) fn in_comparison(self, at: usize) -> bool {
        (1..=2).any(|back| at >= back && self.reading.any(at - back, words!["với", "so", "hơn", "bằng"]))
    }

    /// `hằng năm`, `hàng tháng` after a point make it recurrent.
    pub(super) fn recurrent(self, at: usize) -> bool {
        let at = if self.is(at, Time::Year).is_some() { at + 1 } else { at };
        self.is(at, Time::Recurrent).is_some_and(|end| {
            self.is(end, Time::Year).is_some()
                || self.is(end, Time::Month).is_some()
                || self.is(end, Time::Week).is_some()
                || self.is(end, Time::Quarter).is_some()
        })
    }

    pub(super) fn before_day_word(self, at: usize) -> bool {
        at > 0 && self.is(at - 1, Time::Day) == Some(at)
    }

    /// `vụ Xuân`, `vụ Đông Xuân`, `lúa hè thu`: a crop season before a token.
    pub(super) fn crop_before(self, at: usize) -> bool {
        let joins = |at: usize| {
            self.reading.any(at, words!["đông", "xuân", "hè", "thu", "mùa", "chiêm", "màu"])
                || self.reading.is_mark(at, '-')
        };
        let crop = |at: usize| self.reading.any(at, words!["vụ", "lúa", "màu", "đông"]);
        (at.saturating_sub(3)..at).rev().take_while(|&before| before + 1 == at || joins(before + 1)).any(crop)
    }

    /// Whether a numeral after `tháng`, or years after `năm`, list as many as are counted before:
    /// `3 tháng 7, 8 và 9`, `2 năm 2020 và 2021`.
    fn lists_its_own(self, at: usize) -> bool {
        // `tuần 3 tháng 7`
        if at > 1 && self.reading.is(at - 2, word!("tuần")) && self.is(at, Time::Month).is_some() {
            return true;
        }
        let Some(count) = at.checked_sub(1).and_then(|at| self.reading.number(at, 1)) else { return false };
        let year = self.is(at, Time::Year);
        let month = self.is(at, Time::Month);
        let Some(mut next) = year.or(month) else { return false };
        let mut listed = 0;
        while listed < count {
            let fits = match year {
                Some(_) => self.four_digit_year(next).is_some(),
                None => self.reading.number(next, 2).is_some_and(|month| (1..=12).contains(&month)),
            };
            if !fits {
                return false;
            }
            listed += 1;
            next += 1;
            if month.is_some() && self.reading.is_mark(next, '/') && self.four_digit_year(next + 1).is_some()
            {
                next += 2;
            }
            let joint =
                if self.reading.is_mark(next, ',') { Some(next + 1) } else { self.is(next, Time::And) };
            match joint {
                Some(joint) if listed < count => next = joint,
                _ => break,
            }
        }
        listed == count && count > 1
    }
}
