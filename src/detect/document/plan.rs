//! National target programmes, and plans with an official title and period.
//!
//! ```text
//! programme  Chương trình mục tiêu quốc gia (về)? its aim
//! title      Kế hoạch phát triển cây ăn quả giai đoạn 2021-2025
//! quoted     Đề án “Phát triển cây ăn quả giai đoạn 2021-2025”
//! ```

use super::issuer::issuer;
use super::named::{Known, Named};
use crate::detect::lexicon::{Class, word, words};
use crate::detect::scan::Scan;
use crate::detect::token::Case;

/// The longest title of a plan, in tokens.
const TITLE: usize = 48;

/// `mục tiêu quốc gia về xây dựng nông thôn mới`.
pub(super) fn programme(scan: Scan<'_, '_>, at: usize) -> Option<Named> {
    let mut end = if scan.at(at, word!("mtqg")) {
        at + 1
    } else if scan.all(at, words!("mục tiêu quốc gia")) {
        at + 4
    } else {
        return None;
    };
    end += usize::from(scan.at(end, word!("về")) || scan.is_mark(end, ':'));
    let aim = scan.phrase(end, Class::Programme)?;
    let mut named = Named::new(aim.end(), Known::Programme);
    if let Some((after, year)) = period(scan, named.end) {
        (named.end, named.year) = (after, Some(year));
    }
    Some(named)
}

/// A title in the words of the text, up to its period. A body or an office that begins here is no title.
pub(super) fn title(scan: Scan<'_, '_>, at: usize) -> Option<Named> {
    let names_body = scan.is_capital(at)
        && [
            Class::Organisation,
            Class::Role,
            Class::RoleDeputy,
            Class::Level,
            Class::Place,
            Class::DocumentType,
        ]
        .into_iter()
        .any(|class| scan.phrase(at, class).is_some());
    // In a line of capitals nothing shows that a plan has a title.
    let shouted = scan.token(at).is_some_and(|token| token.case == Case::Upper)
        && scan.token(at + 1).is_some_and(|token| token.case == Case::Upper);
    if !scan.is_word(at)
        || shouted
        || names_body
        || scan.any(
            at,
            words![
                "của", "về", "số", "này", "đã", "được", "để", "do", "là", "và", "năm", "trong", "trên",
                "các", "có", "sẽ", "theo", "tại", "tháng", "sau"
            ],
        )
    {
        return None;
    }
    let mut end = at + 1;
    while end < at + TITLE && !scan.is_end(end) {
        // `xây dựng “cánh đồng lớn” năm 2025`, `(OCOP)`: an aside that is closed.
        let aside = closed_aside(scan, end);
        if aside > end {
            end = aside;
            continue;
        }
        let until = period(scan, end).or_else(|| one_year(scan, at, end)).or_else(|| until_year(scan, end));
        if let Some((after, year)) = until.filter(|_| end >= at + 2 && !scan.at(end, word!("nhiệm"))) {
            let mut named = Named::new(after, Known::Title);
            named.year = Some(year);
            return Some(named);
        }
        let closes = matches!(scan.mark(end), Some(';' | ':' | '.' | '"' | '“' | '”' | '(' | ')' | '…' | '!' | '?'))
                || scan.any(
                    end,
                    words!["đã", "sẽ", "được", "do", "của", "theo", "tại", "để", "này", "các", "những", "đang"],
                )
                // `Chiến lược quốc gia về bình đẳng giới`: inside a title, not right after its type.
                || end < at + 2 && scan.at(end, word!("về"))
                || scan.all(end, words!("nhiệm kỳ"))
                // `Chương trình giám sát năm 2023, ngày 23/5, Thường trực HĐND …`
                || scan.is_mark(end, ',') && scan.at(end + 1, word!("ngày")) && scan.digits(end + 2).is_some()
                || scan.phrase(end, Class::DocumentType).is_some_and(|_| scan.is_capital(end));
        if closes {
            return None;
        }
        end += 1;
    }
    None
}

/// `Chương trình giám sát của HĐND huyện năm 2025`: a short title, whose it is and its year, within a sentence.
pub(super) fn of_body(scan: Scan<'_, '_>, at: usize) -> Option<Named> {
    let of = (at..at + SHORT).take_while(|&at| scan.is_small(at)).find(|&at| scan.at(at, word!("của")))?;
    let issuer = issuer(scan, of + 1).filter(|issuer| issuer.is_particular)?;
    let (end, year) = one_year(scan, at, issuer.end)?;
    Some(Named { year: Some(year), issuer: Some(issuer.name), ..Named::new(end, Known::Title) })
}

/// The longest title before whose it is, in words, with `của`.
const SHORT: usize = 6;

/// A title in quotation marks that names its period, with the marks.
pub(super) fn quoted(scan: Scan<'_, '_>, at: usize) -> Option<Named> {
    let close = quotation_end(scan, at, TITLE)?;
    let (_, year) = (at + 2..close).find_map(|at| period(scan, at).or_else(|| until_year(scan, at)))?;
    Some(Named { year: Some(year), ..Named::new(close + 1, Known::Title) })
}

/// The mark that closes the quotation that begins here, within so many tokens of one line.
fn quotation_end(scan: Scan<'_, '_>, at: usize, longest: usize) -> Option<usize> {
    let close = match scan.mark(at)? {
        '“' => '”',
        '"' => '"',
        _ => return None,
    };
    (at + 1..at + longest).take_while(|&at| !scan.is_end(at)).find(|&at| scan.is_mark(at, close))
}

/// The longest aside within a title, in tokens.
const ASIDE: usize = 8;

/// The token after a few words in quotation marks or brackets that begin here; otherwise this one.
fn closed_aside(scan: Scan<'_, '_>, at: usize) -> usize {
    quotation_end(scan, at, ASIDE).map_or_else(|| scan.past_brackets(at), |close| close + 1)
}

/// `giai đoạn 2021-2025`, `thời kỳ 2021 - 2030`, `nhiệm kỳ 2020-2025`: the token after it, and its first year.
pub(super) fn period(scan: Scan<'_, '_>, at: usize) -> Option<(usize, u16)> {
    // `10 năm 2021-2030`
    let of_years = scan.digits(at).is_some_and(|digits| digits.len() <= 2) && scan.at(at + 1, word!("năm"));
    if !(scan.all(at, words!("giai đoạn"))
        || scan.all(at, words!("thời kỳ"))
        || scan.all(at, words!("nhiệm kỳ"))
        || of_years)
    {
        return None;
    }
    let year = scan.year(at + 2)?;
    if !scan.is_mark(at + 3, '-') {
        return None;
    }
    scan.year(at + 4)?;
    Some((at + 5, year))
}

/// `đến năm 2030` at the end of a title, where nothing says what is to be so by then.
fn until_year(scan: Scan<'_, '_>, at: usize) -> Option<(usize, u16)> {
    let year = scan.year(at + 2).filter(|_| scan.at(at, word!("đến")) && scan.at(at + 1, word!("năm")))?;
    let end = at + 3;
    let closes = scan.is_end(end)
        || matches!(scan.mark(end), Some(',' | ';' | '.' | ')' | '”' | '"'))
        || scan.any(end, words!["và", "của", "được", "do", "với"]);
    closes.then_some((end, year))
}

/// `năm 2025` at the end of a title that does not begin a sentence: there any plan has a capital.
fn one_year(scan: Scan<'_, '_>, title: usize, at: usize) -> Option<(usize, u16)> {
    let year = scan.year(at + 1).filter(|_| scan.at(at, word!("năm")))?;
    // `vụ Đông Xuân năm 2023 - 2024`
    if scan.is_mark(at + 2, '-') && scan.year(at + 3).is_some() {
        return Some((at + 4, year));
    }
    let goes_on = matches!(scan.mark(at + 2), Some('-' | '/')) || scan.at(at + 2, word!("đến"));
    let led = scan.any(at - 1, words!["trong", "đến", "từ", "với", "sở", "trên"]);
    // The word for the type, of one syllable or two and sometimes more, stands before the title.
    let inside = (2..=4).any(|back| {
        title.checked_sub(back).is_some_and(|start| {
            scan.phrase(start, Class::DocumentType).is_some_and(|found| found.end() == title)
                && start.checked_sub(1).is_some_and(|before| scan.is_word(before))
        })
    });
    (!goes_on && !led && inside).then_some((at + 2, year))
}
