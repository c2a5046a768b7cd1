//! The day between a type and its number or issuer: `Quyết định ngày 12/7/2023 của Chủ tịch UBND tỉnh`.

use crate::detect::lexicon::word;
use crate::detect::scan::Scan;

/// The token after `ngày 12/7/2023`, `ngày 12 tháng 7 năm 2023` or `ngày 12/7`, and its year.
pub(super) fn dated(scan: Scan<'_, '_>, at: usize) -> Option<(usize, Option<u16>)> {
    let two = |at: usize| scan.digits(at).is_some_and(|digits| digits.len() <= 2);
    let joined = |at: usize| matches!(scan.mark(at), Some('/' | '-' | '.')) || scan.at(at, word!("tháng"));
    if !(scan.at(at, word!("ngày")) && two(at + 1) && joined(at + 2) && two(at + 3)) {
        return None;
    }
    let joint = at + 4;
    let year = scan.year(joint + 1).filter(|_| joined(joint) || scan.at(joint, word!("năm")));
    Some((if year.is_some() { joint + 2 } else { joint }, year))
}
