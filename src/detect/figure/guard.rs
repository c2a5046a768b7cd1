//! What keeps a numeral from being a figure: codes, telephone numbers, hours of the clock.

use crate::detect::cursor::Cursor;
use crate::detect::lexicon::Class;
use crate::detect::number;
use crate::label::FigureKind;

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
        // `86 vụ/135 bị can`: a noun that is counted stands before the second number.
        "/" => {
            let counted = before > 1
                && (before.saturating_sub(3)..before).any(|noun| {
                    noun > 0
                        && cursor.is_number(noun - 1)
                        && cursor.phrase(noun, Class::Counter).is_some_and(|(_, end)| end == before)
                });
            let end = number::read_digits(cursor, at).map_or(at + 1, |number| number.end);
            !(counted && cursor.apart(end) && cursor.is_word(end))
        }
        "_" | "#" | "@" => true,
        "." | "," | ":" => inner && cursor.is_number(before - 1),
        "-" | "–" => inner && (cursor.is_word(before - 1) || cursor.is_number(before - 1)),
        _ => false,
    }
}

/// Whether a numeral runs on into a code: `15/KH-UBND`, `1A`, `3-4-5`.
pub(super) fn runs_on(cursor: Cursor<'_, '_>, end: usize) -> bool {
    let capital = |at: usize| cursor.reading().token(at).is_some_and(crate::detect::token::Token::is_capital);
    if cursor.is_word(end) && !cursor.apart(end) {
        // `27V-3925`: a dash and more digits go on with the code.
        let plate = capital(end)
            && cursor.is_dash(end + 1)
            && !cursor.apart(end + 1)
            && cursor.is_number(end + 2)
            && !cursor.apart(end + 2);
        let known = cursor.phrase(end, Class::Unit).is_some() || cursor.phrase(end, Class::Counter).is_some();
        return plate || !known && (capital(end) || cursor.piece(end).chars().count() < 2);
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
        let scale = at > 0 && cursor.folded(at - 1) == "lệ";
        return (!scale)
            .then(|| if cursor.is_mark(at + 3, ':') && cursor.is_number(at + 4) { at + 5 } else { at + 3 });
    }
    let (key, after) = cursor.phrase(at + 1, Class::Time)?;
    if key != "hour" || !small {
        return None;
    }
    let before = at.checked_sub(1).map(|back| cursor.folded(back)).unwrap_or_default();
    let lasting = matches!(
        before.as_str(),
        "trong" | "suốt" | "mất" | "khoảng" | "hơn" | "gần" | "dài" | "quá" | "vòng" | "lệ" | "tốc"
    );
    let minutes = cursor.digits(after, 2).is_some();
    // `kéo dài 1 giờ 45 phút`
    let spent = matches!(before.as_str(), "trong" | "suốt" | "mất" | "dài" | "vòng" | "còn" | "thêm");
    if spent && minutes && cursor.phrase(after + 1, Class::Time).is_some_and(|(key, _)| key == "minute") {
        return None;
    }
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

/// Whether a numeral with a unit of time is the day of a date, or stands before the months that it
/// numbers: `ngày 20 tháng`, `3 tháng 7, 8`.
pub(super) fn is_of_date(cursor: Cursor<'_, '_>, at: usize, end: usize, kind: FigureKind) -> bool {
    if kind != FigureKind::Duration {
        return false;
    }
    let word = |at: usize| cursor.folded(at);
    // `định kỳ 6 tháng`: how often, not how long.
    if at >= 2 && word(at - 2) == "định" && word(at - 1).as_str().starts_with('k') {
        return true;
    }
    let month = end > 0 && word(end - 1) == "tháng";
    let day = at > 0 && word(at - 1) == "ngày";
    let numbered = month && names_month(cursor, end);
    month && day || numbered
}

/// Whether a numeral after `tháng` is the number of a month, and counts nothing itself.
fn names_month(cursor: Cursor<'_, '_>, at: usize) -> bool {
    let counts = [Class::Unit, Class::Counter, Class::Number, Class::Time]
        .into_iter()
        .any(|class| cursor.phrase(at + 1, class).is_some());
    let joint = matches!(cursor.piece(at + 1), "," | "và" | "." | ";") || !cursor.is_word(at + 1);
    cursor.digits(at, 2).is_some_and(|month| (1..=12).contains(&month))
        && (joint || !counts)
        && !cursor.is_mark(at + 1, '%')
}
