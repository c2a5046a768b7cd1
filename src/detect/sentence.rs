//! Where sentences end: one answer for every grammar that must not look beyond its own.

use super::lexicon::{Class, word, words};
use super::reading::Reading;
use super::token::Kind;
use crate::text::has_vowel;

/// The longest sentence, in tokens: an agenda that is one sentence has some hundreds. Text without marks is
/// read in stretches of it, so that what looks through a sentence takes no longer in a longer text.
const LONGEST: usize = 2_000;

/// Where the sentence ends that begins at `at`: its closing mark, or `end`.
pub(super) fn end(reading: &Reading<'_>, at: usize, end: usize) -> usize {
    let end = end.min(at + LONGEST);
    (at..end).find(|&at| closes(reading, at)).unwrap_or(end)
}

/// Where the next sentence begins after the closing marks at `at`.
pub(super) fn after_stop(reading: &Reading<'_>, at: usize, end: usize) -> usize {
    (at..end).find(|&at| !matches!(reading.mark(at), Some('.' | '…' | '?' | '!' | '/'))).unwrap_or(end)
}

/// Whether a sentence ends with the mark at a token.
pub(super) fn closes(reading: &Reading<'_>, at: usize) -> bool {
    match reading.mark(at) {
        Some('?' | '!') => true,
        Some('…') => may_begin(reading, at + 1),
        Some('.') => {
            let dots = (at..at + 4).take_while(|&at| reading.is_mark(at, '.')).count();
            if dots > 1 {
                return may_begin(reading, at + dots);
            }
            !is_abbreviation(reading, at) && (may_begin(reading, at + 1) || is_lost_blank(reading, at))
        }
        Some('/') => reading.is_mark(at + 1, '.') && reading.is_end(at + 2),
        _ => false,
    }
}

/// Whether a token parts what is said: the end of a line or of a sentence, or a semicolon.
pub(super) fn parts(reading: &Reading<'_>, at: usize) -> bool {
    reading.is_end(at) || reading.is_mark(at, ';') || closes(reading, at)
}

/// Whether a sentence can begin here: a capital, a number after a blank, a quotation, the end.
fn may_begin(reading: &Reading<'_>, at: usize) -> bool {
    let Some(token) = reading.token(at) else { return true };
    match token.kind {
        Kind::Break => true,
        Kind::Word => token.is_capital(),
        Kind::Number => token.spaced(),
        Kind::Mark => matches!(reading.mark(at), Some('“' | '"' | '-' | '(' | '+' | '•' | '/' | '”' | '.')),
    }
}

/// `… theo quy định.4 tỉnh được hỗ trợ`: the blank between two sentences was lost, and the second begins with a number.
fn is_lost_blank(reading: &Reading<'_>, at: usize) -> bool {
    let word = at.checked_sub(1).filter(|&word| reading.is_small(word));
    reading.is_number(at + 1)
        && word.is_some_and(|word| reading.piece(word).chars().count() > 2)
        && reading.phrase_before(at, Class::Numbered).is_none()
}

/// `TP.`, `TS.`, `P.2`, `T.Ư`, and the point between the digits of a number.
fn is_abbreviation(reading: &Reading<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    if reading.is_apart(at) {
        return false;
    }
    let glued = !reading.is_apart(at + 1);
    match reading.token(before).map(|token| token.kind) {
        Some(Kind::Number) => glued && reading.digits(at + 1).is_some(),
        Some(Kind::Word) => {
            let folded = reading.folded(before);
            // `12 độ C.`, `loại A.`: a letter that belongs to the noun before it.
            let named = [Class::Unit, Class::Numbered].into_iter().any(|class| {
                before > 0 && reading.phrase(before - 1, class).is_some_and(|noun| noun.end() >= before)
            });
            // `Nghị quyết số 01/NQ-CP.`: the end of a number.
            let in_code = before > 0
                && matches!(reading.mark(before - 1), Some('-' | '/'))
                && !reading.is_apart(before);
            // `TS`, `TU`, `A`, but not `Bộ`, `Mỹ`: a word in capitals, or one that cannot be spoken.
            let letters = folded.chars().count();
            let syllable = letters > 1 && reading.is_title(before) && has_vowel(&folded);
            let short = letters < 3 && reading.is_capital(before) && !named && !in_code && !syllable;
            let known = reading.is(before, word!("tp")) && reading.is_capital(before);
            // `nhu cầu của DN. Bên cạnh đó, …`: an abbreviation too, but a sentence begins after it.
            let goes_on = !glued
                && reading.phrase(at + 1, Class::Connective).is_none()
                && !begins_lead(reading, at + 1);
            (short && (glued || goes_on) || known) && !reading.is_end(at + 1)
        }
        _ => false,
    }
}

/// `Đối với …`, `Trong …`, `Các …`: small words that begin sentences, and no names.
fn begins_lead(reading: &Reading<'_>, at: usize) -> bool {
    reading.any(at, words!["đối", "trong", "về", "để", "các", "với", "tại", "khi", "nếu"])
}
