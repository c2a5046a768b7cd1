//! What keeps a numeral from being a figure: codes, telephone numbers, hours of the clock.

use crate::detect::lexicon::sense::{Sense, Time};
use crate::detect::lexicon::{Class, word, words};
use crate::detect::number;
use crate::detect::questions::Glue;
use crate::detect::reading::Reading;
use crate::label::FigureKind;

/// Whether letters, or the marks of a code, are glued to the front of a numeral.
pub(super) fn glued_before(reading: &Reading<'_>, at: usize) -> bool {
    match reading.glue(at) {
        Some(Glue::Word | Glue::Number | Glue::Mark('_' | '#' | '@', _)) => true,
        // `Km7+745`: how far along a road.
        Some(Glue::Mark('+', inner)) => inner.is_some_and(|inner| reading.is_number(inner)),
        Some(Glue::Mark('/', _)) => !parts_counts(reading, at),
        Some(Glue::Mark('.' | ',' | ':', inner)) => inner.is_some_and(|inner| reading.is_number(inner)),
        Some(Glue::Mark('-', inner)) => {
            inner.is_some_and(|inner| reading.is_word(inner) || reading.is_number(inner))
        }
        // `BKS 36A – 48.567`
        None => ends_plate(reading, at),
        Some(Glue::Mark(..)) => false,
    }
}

/// Whether the letter and the dash of a licence plate stand before a number: `36A – `.
fn ends_plate(reading: &Reading<'_>, at: usize) -> bool {
    let Some(letter) = at.checked_sub(2).filter(|_| reading.is_range_mark(at - 1)) else { return false };
    reading.is_capital(letter)
        && reading.piece(letter).len() == 1
        && !reading.is_apart(letter)
        && letter.checked_sub(1).is_some_and(|digits| reading.is_number(digits))
}

/// `86 vụ/135 bị can`: whether a noun that is counted stands before the stroke and another after the number.
fn parts_counts(reading: &Reading<'_>, at: usize) -> bool {
    let stroke = at - 1;
    let counted = (stroke.saturating_sub(3).max(1)..stroke).any(|noun| {
        reading.is_number(noun - 1)
            && reading.phrase(noun, Class::Counter).is_some_and(|found| found.end() == stroke)
    });
    let end = number::read_digits(reading, at).map_or(at + 1, |number| number.end);
    counted && reading.is_apart(end) && reading.is_word(end)
}

/// Whether a numeral runs on into a code: `15/KH-UBND`, `1A`, `3-4-5`.
pub(super) fn runs_on(reading: &Reading<'_>, end: usize) -> bool {
    if reading.is_word(end) && !reading.is_apart(end) {
        // `27V-3925`: a dash and more digits go on with the code.
        let plate = reading.is_capital(end)
            && reading.is_range_mark(end + 1)
            && !reading.is_apart(end + 1)
            && reading.is_number(end + 2)
            && !reading.is_apart(end + 2);
        let known =
            reading.phrase(end, Class::Unit).is_some() || reading.phrase(end, Class::Counter).is_some();
        return plate || !known && (reading.is_capital(end) || reading.piece(end).chars().count() < 2);
    }
    let mark = reading.is_mark(end, '/') || reading.is_range_mark(end) || reading.is_mark(end, ':');
    mark && !reading.is_apart(end)
        && reading.is_capital(end + 1)
        && !reading.is_apart(end + 1)
        && !has_small(reading.piece(end + 1))
}

/// Whether a word has a small letter: codes have capitals.
fn has_small(word: &str) -> bool {
    word.chars().skip(1).any(char::is_lowercase)
}

/// Telephone and account numbers: a long run, or one that begins with a zero.
pub(super) fn is_call_number(reading: &Reading<'_>, at: usize) -> bool {
    let digits = reading.piece(at);
    digits.len() >= 10 || digits.len() > 2 && digits.starts_with('0')
}

/// Whether an hour of the clock begins here: `8 giờ 30`, `lúc 13 giờ`, `17:49`.
pub(super) fn clock_end(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let small = reading.number(at, 2)? < 25;
    if reading.is_mark(at + 1, ':')
        && !reading.is_apart(at + 1)
        && reading.is_number(at + 2)
        && !reading.is_apart(at + 2)
    {
        let scale = at > 0 && reading.is(at - 1, word!("lệ"));
        return (!scale).then(|| {
            if reading.is_mark(at + 3, ':') && reading.is_number(at + 4) { at + 5 } else { at + 3 }
        });
    }
    let after = reading.phrase(at + 1, Class::Time).filter(|found| small && found.is(Time::Hour))?.end();
    let lasting = reading.follows(
        at,
        words!["trong", "suốt", "mất", "khoảng", "hơn", "gần", "dài", "quá", "vòng", "lệ", "tốc"],
    );
    let minutes = reading.number(after, 2).is_some();
    // `kéo dài 1 giờ 45 phút`
    let spent = reading.follows(at, words!["trong", "suốt", "mất", "dài", "vòng", "còn", "thêm"]);
    if spent && minutes && reading.phrase(after + 1, Class::Time).is_some_and(|found| found.is(Time::Minute))
    {
        return None;
    }
    let part = reading.phrase(after, Class::Time).is_some_and(|found| {
        matches!(
            found.entry.sense,
            Sense::Time(
                Time::Morning | Time::Midday | Time::Afternoon | Time::Evening | Time::Night | Time::SameDay
            )
        )
    });
    // `từ khoảng 8h`
    let about = at > 0 && reading.is(at - 1, word!("khoảng"));
    let led = reading
        .follows(at - usize::from(about), words!["lúc", "hồi", "vào", "từ", "đến", "tới", "trước", "sau"])
        || at > 0 && reading.is_mark(at - 1, '-');
    let abbreviated = reading.piece(at + 1).len() == 1;
    // `gần 22h, xe đến nơi`: so many hours are counted in words.
    let late = abbreviated && !spent && reading.number(at, 2).is_some_and(|hour| hour > NOON);
    let clock = minutes || part || led || late || abbreviated && !lasting;
    let counted = lasting && !(about && led);
    if !clock || counted && !minutes && !part && !late {
        return None;
    }
    let mut end = after;
    if minutes {
        end += 1;
        if let Some(minute) = reading.phrase(end, Class::Time).filter(|found| found.is(Time::Minute)) {
            end = minute.end();
        }
    }
    Some(end)
}

/// The last hour of the morning.
const NOON: u32 = 12;

/// Whether a numeral with a unit of time is the day of a date, or stands before the months that it
/// numbers: `ngày 20 tháng`, `3 tháng 7, 8`.
pub(super) fn is_of_date(reading: &Reading<'_>, at: usize, end: usize, kind: FigureKind) -> bool {
    if kind != FigureKind::Duration {
        return false;
    }
    // `định kỳ 6 tháng`: how often, not how long.
    if at >= 2 && reading.all(at - 2, words!("định kỳ")) {
        return true;
    }
    let month = end > 0 && reading.is(end - 1, word!("tháng"));
    let day = at > 0 && reading.is(at - 1, word!("ngày"));
    let numbered = month && names_month(reading, end);
    month && day || numbered
}

/// Whether a numeral after `tháng` is the number of a month, and counts nothing itself.
fn names_month(reading: &Reading<'_>, at: usize) -> bool {
    let counts = [Class::Unit, Class::Counter, Class::Number, Class::Time]
        .into_iter()
        .any(|class| reading.phrase(at + 1, class).is_some());
    let joint = matches!(reading.piece(at + 1), "," | "và" | "." | ";") || !reading.is_word(at + 1);
    reading.number(at, 2).is_some_and(|month| (1..=12).contains(&month))
        && (joint || !counts)
        && !reading.is_mark(at + 1, '%')
}
