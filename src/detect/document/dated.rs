//! The day between a type and its number or issuer: `Quyết định ngày 12/7/2023 của Chủ tịch UBND tỉnh`.

use crate::detect::lexicon::word;
use crate::detect::reading::Reading;

/// The token after `ngày 12/7/2023`, `ngày 12 tháng 7 năm 2023` or `ngày 12/7`, and its year.
pub(super) fn dated(reading: &Reading<'_>, at: usize) -> Option<(usize, Option<u16>)> {
    let two = |at: usize| reading.digits(at).is_some_and(|digits| digits.len() <= 2);
    let joined =
        |at: usize| matches!(reading.mark(at), Some('/' | '-' | '.')) || reading.is(at, word!("tháng"));
    if !(reading.is(at, word!("ngày")) && two(at + 1) && joined(at + 2) && two(at + 3)) {
        return None;
    }
    let joint = at + 4;
    let year = reading.year(joint + 1).filter(|_| joined(joint) || reading.is(joint, word!("năm")));
    Some((if year.is_some() { joint + 2 } else { joint }, year))
}
