//! What keeps a numeral from being a figure.

use crate::detect::cursor::Cursor;
use crate::detect::lexicon::Class;
use crate::detect::number::{Form, Number};

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
    fn goes_on(&self, cursor: Cursor<'_, '_>, at: usize) -> bool {
        self.last.is_some_and(|last| {
            last + 1 == at
                && (matches!(
                    cursor.piece(last),
                    "," | "và" | "-" | "–" | "đến" | ";" | "&" | "/" | "+" | "."
                ))
        })
    }

    pub(super) fn naming(&self, cursor: Cursor<'_, '_>, at: usize) -> Naming {
        if self.goes_on(cursor, at) {
            return Naming::Perhaps;
        }
        let Some(found) = cursor.phrase_before(at, Class::Numbered) else { return Naming::No };
        // `tổng số 15 xã`, `trong số 20 hộ`
        if found.len == 1 && crate::text::fold(cursor.piece(at - 1)) == "số" {
            let before =
                at.checked_sub(2).map(|back| crate::text::fold(cursor.piece(back))).unwrap_or_default();
            let counted =
                matches!(before.as_str(), "tổng" | "trong" | "vào" | "với" | "quân" | "dân" | "đa" | "là");
            return if counted { Naming::No } else { Naming::Certainly };
        }
        // `kỷ luật 4 tổ chức`, `khẩn cấp 350 tỷ đồng`: words that only end like one that is numbered.
        if found.entry.value == "never" {
            return Naming::No;
        }
        // `xếp hạng 4 sao` is a grade.
        if found.entry.phrase == "hạng" && crate::text::fold(cursor.piece(at + 1)) == "sao" {
            return Naming::No;
        }
        if found.entry.value == "always" { Naming::Certainly } else { Naming::Perhaps }
    }

    /// `1. Tăng cường`, `2) Rà soát`, `(3)`: the marker of an item.
    pub(super) fn is_marker(&self, cursor: Cursor<'_, '_>, at: usize, number: &Number) -> bool {
        if number.form == Form::Words || cursor.piece(at).len() > 2 {
            return false;
        }
        let bulleted = |at: usize| {
            self.paragraph.is_some_and(|first| at == first || at == first + 1 && !cursor.is_word(first))
        };
        let next = number.end;
        let marked = |at: usize| {
            (cursor.is_mark(at, '.')
                || cursor.is_mark(at, ')')
                || cursor.is_mark(at, '/')
                || cursor.is_mark(at, ':')
                || cursor.is_dash(at))
                && (cursor.is_word(at + 1) || cursor.is_mark(at + 1, '“') || cursor.is_mark(at + 1, '"'))
        };
        if bulleted(at) && marked(next) && (number.form == Form::Plain || cursor.piece(at) != "0") {
            return true;
        }
        let Some(before) = at.checked_sub(1) else { return false };
        let bracketed =
            cursor.is_mark(before, '(') && cursor.is_mark(next, ')') && number.form == Form::Plain;
        let item = cursor.is_mark(next, ')')
            && number.form == Form::Plain
            && (cursor.is_mark(before, ';') || cursor.is_mark(before, ':') || cursor.is_mark(before, '.'));
        let sentence = number.form == Form::Plain
            && cursor.is_mark(next, '.')
            && cursor.apart(next + 1)
            && cursor.reading().token(next + 1).is_some_and(crate::detect::token::Token::is_capital)
            && (cursor.is_mark(before, '.') || cursor.is_mark(before, ';') || cursor.is_mark(before, ':'));
        bracketed || item || sentence
    }
}

/// Whether letters, or the marks of a code, are glued to the front of a numeral.
pub(super) fn glued_before(cursor: Cursor<'_, '_>, at: usize) -> bool {
    if at == 0 || cursor.apart(at) {
        return false;
    }
    let before = at - 1;
    if cursor.is_word(before) || cursor.is_number(before) {
        return true;
    }
    let inner = before > 0 && !cursor.apart(before);
    match cursor.piece(before) {
        "/" | "_" | "#" | "@" => true,
        "." | "," | ":" => inner && cursor.is_number(before - 1),
        "-" | "–" => inner && (cursor.is_word(before - 1) || cursor.is_number(before - 1)),
        _ => false,
    }
}

/// Whether a numeral runs on into a code: `15/KH-UBND`, `1A`, `3-4-5`.
pub(super) fn runs_on(cursor: Cursor<'_, '_>, end: usize) -> bool {
    let capital = |at: usize| cursor.reading().token(at).is_some_and(crate::detect::token::Token::is_capital);
    if cursor.is_word(end) && !cursor.apart(end) {
        let known = cursor.phrase(end, Class::Unit).is_some() || cursor.phrase(end, Class::Counter).is_some();
        return !known && (capital(end) || cursor.piece(end).chars().count() < 2);
    }
    let mark = cursor.is_mark(end, '/') || cursor.is_dash(end) || cursor.is_mark(end, ':');
    mark && !cursor.apart(end)
        && capital(end + 1)
        && !cursor.apart(end + 1)
        && !has_small(cursor.piece(end + 1))
}

/// Whether a word has a small letter: codes have capitals.
fn has_small(word: &str) -> bool {
    word.chars().skip(1).any(char::is_lowercase)
}

/// Telephone and account numbers: a long run, or one that begins with a zero.
pub(super) fn is_call_number(cursor: Cursor<'_, '_>, at: usize) -> bool {
    let digits = cursor.piece(at);
    digits.len() >= 10 || digits.len() > 2 && digits.starts_with('0')
}

/// Whether an hour of the clock begins here: `8 giờ 30`, `lúc 13 giờ`, `17:49`.
pub(super) fn clock_end(cursor: Cursor<'_, '_>, at: usize) -> Option<usize> {
    let small = cursor.digits(at, 2)? < 25;
    if cursor.is_mark(at + 1, ':')
        && !cursor.apart(at + 1)
        && cursor.is_number(at + 2)
        && !cursor.apart(at + 2)
    {
        let scale = at > 0 && crate::text::fold(cursor.piece(at - 1)) == "lệ";
        return (!scale)
            .then(|| if cursor.is_mark(at + 3, ':') && cursor.is_number(at + 4) { at + 5 } else { at + 3 });
    }
    let (key, after) = cursor.phrase(at + 1, Class::Time)?;
    if key != "hour" || !small {
        return None;
    }
    let before = at.checked_sub(1).map(|back| crate::text::fold(cursor.piece(back))).unwrap_or_default();
    let lasting = matches!(
        before.as_str(),
        "trong" | "suốt" | "mất" | "khoảng" | "hơn" | "gần" | "dài" | "quá" | "vòng" | "lệ" | "tốc"
    );
    let minutes = cursor.digits(after, 2).is_some();
    let part = cursor.phrase(after, Class::Time).is_some_and(|(key, _)| {
        matches!(key, "morning" | "midday" | "afternoon" | "evening" | "night" | "same-day")
    });
    let led =
        matches!(before.as_str(), "lúc" | "hồi" | "vào" | "từ" | "đến" | "tới" | "trước" | "sau" | "-" | "–");
    let abbreviated = cursor.piece(at + 1).len() == 1;
    let clock = minutes || part || led || abbreviated && !lasting;
    if !clock || lasting && !minutes && !part {
        return None;
    }
    let mut end = after;
    if minutes {
        end += 1;
        if let Some(("minute", next)) = cursor.phrase(end, Class::Time) {
            end = next;
        }
    }
    Some(end)
}
