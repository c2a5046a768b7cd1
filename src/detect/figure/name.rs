//! Numerals that are names: `tổ 5`, `Quốc lộ 32`, `cấp 8`, and the markers of items.

use super::numeral::Numeral;
use super::unit::Unit;
use crate::detect::lexicon::sense::Numbered;
use crate::detect::lexicon::{Class, word, words};
use crate::detect::number::{self, Form, Number};
use crate::detect::reading::Reading;
use crate::detect::token::Case;
use crate::label::FigureKind;
use rust_decimal::Decimal;

/// Remembers the last numeral that was a name, so that `tổ 3, 4 và 5` names three.
pub(super) struct Names {
    /// The first token of the paragraph; `None` where the numeral stands in a marked span.
    paragraph: Option<usize>,
    /// The token after the last numeral that was a name.
    last: Option<usize>,
}

/// How far the words before make a numeral a name.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Naming {
    /// Nothing does.
    No,
    /// A noun does, unless something is counted: `nhóm 5 người`.
    Perhaps,
    /// Whatever follows: `số 5`, `cấp 8`.
    Certainly,
}

impl Names {
    pub(super) fn new(paragraph: Option<usize>) -> Self {
        Self { paragraph, last: None }
    }

    pub(super) fn remember(&mut self, end: usize) {
        self.last = Some(end);
    }

    /// Whether a numeral goes on a list of names: `, 4` after `tổ 3`.
    fn goes_on(&self, reading: &Reading<'_>, at: usize) -> bool {
        self.last.is_some_and(|last| {
            last + 1 == at
                && (matches!(
                    reading.piece(last),
                    "," | "và" | "-" | "–" | "đến" | ";" | "&" | "/" | "+" | "."
                ))
        })
    }

    pub(super) fn naming(&self, reading: &Reading<'_>, at: usize) -> Naming {
        if self.goes_on(reading, at) {
            return Naming::Perhaps;
        }
        if ends_task_force(reading, at) {
            return Naming::Certainly;
        }
        let Some(found) = reading.phrase_before(at, Class::Numbered) else { return Naming::No };
        // `Sở GD&ĐT: 98,62% thí sinh`: no name is a share.
        if number::read_digits(reading, at).is_some_and(|number| reading.is_mark(number.end, '%')) {
            return Naming::No;
        }
        // `hạn mức khoản 6.000 m3`: no name has thousands that are set apart, and a unit.
        let measured = |number: &Number| {
            number.form == Form::Separated && reading.phrase(number.end, Class::Unit).is_some()
        };
        if number::read_digits(reading, at).as_ref().is_some_and(measured) {
            return Naming::No;
        }
        // `điều 1,55 tỷ USD`: cashew; no name has decimals and a unit.
        let decimal = |number: Number| {
            !number.amount.fract().is_zero()
                && [Class::Unit, Class::Number]
                    .into_iter()
                    .any(|class| reading.phrase(number.end, class).is_some())
        };
        if number::read_digits(reading, at).is_some_and(decimal) {
            return Naming::No;
        }
        // `lập biên bản 58 trường hợp`, `tuyến đường 12 km`: the end of a longer word names nothing.
        if ends_longer_noun(reading, at, found.start as usize) {
            return Naming::No;
        }
        // `các nghị định 14 nội dung`: of several, each with its number, no noun follows.
        let of_several = (found.start as usize)
            .checked_sub(1)
            .is_some_and(|before| reading.any(before, words!["các", "những"]));
        let counted = |number: Number| {
            reading.phrase(number.end, Class::Counter).is_some_and(|noun| !reading.is_grouped(noun, "area"))
        };
        if of_several && number::read_digits(reading, at).is_some_and(counted) {
            return Naming::No;
        }
        // `tổng số 15 xã`, `trong số 20 hộ`
        if found.len == 1 && reading.is(at - 1, word!("số")) {
            let counted = reading.follows(
                at - 1,
                words![
                    "tổng", "trong", "vào", "với", "quân", "dân", "đa", "là", "doanh", "điểm", "hệ", "sĩ",
                    "nguyên"
                ],
            );
            return if counted { Naming::No } else { Naming::Certainly };
        }
        // `kỷ luật 4 tổ chức`, `khẩn cấp 350 tỷ đồng`: words that only end like one that is numbered.
        if found.is(Numbered::Never) {
            return Naming::No;
        }
        // `cấp 356 tấn gạo`, `cấp 12 giấy phép`: handing out, where what is given follows.
        if found.entry.phrase == "cấp" && gives(reading, at) {
            return Naming::No;
        }
        // `xếp hạng 4 sao` is a grade.
        if found.entry.phrase == "hạng" && reading.is(at + 1, word!("sao")) {
            return Naming::No;
        }
        // `xếp hạng 7 di tích`: what is ranked.
        let ranks = found.entry.phrase.ends_with("hạng") && reading.follows(at - 1, words!["xếp"]);
        if ranks && number::read_digits(reading, at).is_some_and(counted) {
            return Naming::No;
        }
        // `chính quyền 12 xã`: of those only tiers are a name.
        if found.is(Numbered::Tiers) {
            return Naming::No;
        }
        if found.is(Numbered::Always) { Naming::Certainly } else { Naming::Perhaps }
    }

    /// `1. Tăng cường`, `2) Rà soát`, `(3)`: the marker of an item.
    pub(super) fn is_marker(&self, reading: &Reading<'_>, at: usize, number: &Number) -> bool {
        if number.form == Form::Words || reading.piece(at).len() > 2 {
            return false;
        }
        let bulleted = |at: usize| {
            self.paragraph.is_some_and(|first| at == first || at == first + 1 && !reading.is_word(first))
        };
        let next = number.end;
        let marked = |at: usize| {
            (reading.is_mark(at, '.')
                || reading.is_mark(at, ')')
                || reading.is_mark(at, '/')
                || reading.is_mark(at, ':')
                || reading.is_range_mark(at))
                && (reading.is_word(at + 1) || reading.is_mark(at + 1, '“') || reading.is_mark(at + 1, '"'))
        };
        if bulleted(at) && marked(next) && (number.form == Form::Plain || reading.piece(at) != "0") {
            return true;
        }
        let Some(before) = at.checked_sub(1) else { return false };
        let bracketed =
            reading.is_mark(before, '(') && reading.is_mark(next, ')') && number.form == Form::Plain;
        let item = reading.is_mark(next, ')')
            && number.form == Form::Plain
            && (reading.is_mark(before, ';') || reading.is_mark(before, ':') || reading.is_mark(before, '.'));
        let sentence = number.form == Form::Plain
            && reading.is_mark(next, '.')
            && reading.is_apart(next + 1)
            && reading.is_capital(next + 1)
            && (reading.is_mark(before, '.') || reading.is_mark(before, ';') || reading.is_mark(before, ':'));
        bracketed || item || sentence
    }
}

/// `thắng 3 - 2 nghiêng về …`: whether the numeral is the second of a score.
pub(super) fn ends_score(reading: &Reading<'_>, at: usize) -> bool {
    at > 1 && reading.is_range_mark(at - 1) && reading.is_number(at - 2)
}

/// Whether the numeral ends a name that begins with capitals: `iPhone 8`, `Bộ luật Hình sự 2015`.
pub(super) fn ends_name(reading: &Reading<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    if !reading.is_capital(before) || !reading.is_apart(at) {
        return false;
    }
    // A sentence begins with a capital too.
    let all = reading.token(before).is_some_and(|token| token.case != Case::Title);
    all || before > 0 && (reading.is_word(before - 1) || reading.is_number(before - 1))
}

/// `Tổ công tác 751 tỉnh`, `Đoàn kiểm tra 1910 của Tỉnh ủy`: a board that is called by the number of what set it up, which
/// is larger than any count of people or places.
fn ends_task_force(reading: &Reading<'_>, at: usize) -> bool {
    let numbered = reading.digits(at).is_some_and(|digits| matches!(digits.len(), 3 | 4));
    let boards =
        [words!("tổ công tác"), words!("tổ giúp việc"), words!("đoàn công tác"), words!("đoàn kiểm tra")];
    numbered
        && at >= BOARD
        && reading.is_capital(at - BOARD)
        && boards.into_iter().any(|board| reading.all(at - BOARD, board))
}

/// Words of a board's name before its number.
const BOARD: usize = 3;

/// How far back a noun of several syllables may begin.
const NOUN: usize = 4;

/// Whether a noun that begins before the numbered word ends with it: `biên bản` before `bản`, `Văn Bàn` before `Bàn`.
fn ends_longer_noun(reading: &Reading<'_>, at: usize, start: usize) -> bool {
    (start.saturating_sub(NOUN)..start).any(|from| {
        reading
            .matches(from)
            .iter()
            .any(|found| matches!(found.class, Class::Counter | Class::Place) && found.end() == at)
    })
}

/// Whether `cấp` before a numeral is the verb: grades are small and end there, or name a place.
fn gives(reading: &Reading<'_>, at: usize) -> bool {
    let Some(number) = number::read(reading, at) else { return false };
    let large = number.form == Form::Separated || number.amount > Decimal::from(GRADES);
    let listed = [Class::Unit, Class::Counter].into_iter().any(|class| {
        let noun = reading.phrase(number.end, class);
        noun.is_some_and(|found| !reading.is_grouped(found, "area"))
    });
    large || listed && reading.is_apart(number.end)
}

/// The highest grade: of wind.
const GRADES: i64 = 17;

/// Whether something is counted although a noun stands before that may be numbered: `nhóm 5 người`.
pub(super) fn counts_after_name(reading: &Reading<'_>, at: usize, numeral: &Numeral, unit: &Unit) -> bool {
    let people = whole(reading, numeral.end, unit, "person");
    let area = whole(reading, numeral.end, unit, "area");
    let padded = reading.piece(numeral.end - 1).starts_with('0');
    // `tổ 02 khóm 1`: what it is part of has a number as well.
    if reading.digits(unit.end).is_some() && reading.phrase_before(unit.end, Class::Numbered).is_some() {
        return false;
    }
    // `cụm 5 xã` has five, `cụm 5 xã Tân An` is the fifth.
    let named = reading.is_capital(unit.end);
    if unit.listed && !named && at > 0 && reading.is(at - 1, word!("cụm")) {
        return true;
    }
    // `Kết luận 4 cuộc thanh tra`, `quyết định 3 nhóm vấn đề`, `báo cáo 2 vụ việc`: what is concluded, decided, told.
    let verb = |at: usize| {
        reading.all(at, words!("kết luận"))
            || reading.all(at, words!("quyết định"))
            || reading.all(at, words!("báo cáo"))
    };
    if unit.listed && !area && at >= 2 && verb(at - 2) {
        return true;
    }
    // `xóm 3 ngày nay`: what the hamlet is called today.
    if unit.kind == FigureKind::Duration && reading.is(unit.end, word!("nay")) {
        return false;
    }
    // `trực tuyến 2.100 hồ sơ`: names have small numbers.
    let large = numeral.first.form == Form::Separated || numeral.first.amount >= Decimal::ONE_HUNDRED;
    if large && unit.listed {
        return true;
    }
    match unit.kind {
        FigureKind::Count => unit.listed && (people || numeral.denominator.is_some() || padded && !area),
        _ => true,
    }
}

/// Whether the noun of a unit is, as a whole, in a group.
fn whole(reading: &Reading<'_>, noun: usize, unit: &Unit, group: &str) -> bool {
    [Class::Unit, Class::Counter].into_iter().any(|class| {
        let listed = reading.phrase(noun, class).filter(|found| found.end() == unit.end);
        listed.is_some_and(|found| reading.is_grouped(found, group))
    })
}
