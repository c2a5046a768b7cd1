//! National target programmes, and plans with an official title and period.
//!
//! ```text
//! programme  Chương trình mục tiêu quốc gia (về)? its aim
//! title      Kế hoạch phát triển cây ăn quả giai đoạn 2021-2025
//! quoted     Đề án “Phát triển cây ăn quả giai đoạn 2021-2025”
//! ```

use super::code::code;
use super::issuer::{coordinated, issuer};
use super::named::{Known, Named};
use crate::detect::lexicon::{Class, word, words};
use crate::detect::reading::Reading;
use crate::detect::token::Case;

/// The longest title of a plan, in tokens.
const TITLE: usize = 48;

/// `mục tiêu quốc gia về xây dựng nông thôn mới`.
pub(super) fn programme(reading: &Reading<'_>, at: usize) -> Option<Named> {
    let mut end = if reading.is(at, word!("mtqg")) {
        at + 1
    } else if reading.all(at, words!("mục tiêu quốc gia")) {
        at + 4
    } else {
        return None;
    };
    // `Chương trình MTQG 1719`: called by the number of the decision on it.
    if let Some(number) = code(reading, end).filter(|number| number.is_bare() && number.number.len() >= 3) {
        return Some(Named { code: Some(number), ..Named::new(end + 1, Known::Programme) });
    }
    end += usize::from(reading.is(end, word!("về")) || reading.is_mark(end, ':'));
    let aim = reading.phrase(end, Class::Programme)?;
    let mut named = Named::new(aim.end(), Known::Programme);
    if let Some((after, year)) = period(reading, named.end) {
        (named.end, named.year) = (after, Some(year));
    }
    Some(named)
}

/// A title in the words of the text, up to its period. A body or an office that begins here is no title.
pub(super) fn title(reading: &Reading<'_>, at: usize) -> Option<Named> {
    let names_body = reading.is_capital(at)
        && [
            Class::Organisation,
            Class::Role,
            Class::RoleDeputy,
            Class::Level,
            Class::Place,
            Class::DocumentType,
        ]
        .into_iter()
        .any(|class| reading.phrase(at, class).is_some());
    // In a line of capitals nothing shows that a plan has a title.
    let shouted = reading.token(at).is_some_and(|token| token.case == Case::Upper)
        && reading.token(at + 1).is_some_and(|token| token.case == Case::Upper);
    if !reading.is_word(at)
        || shouted
        || names_body
        || reading.any(
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
    while end < at + TITLE && !reading.is_end(end) {
        // `xây dựng “cánh đồng lớn” năm 2025`, `(OCOP)`: an aside that is closed.
        let aside = closed_aside(reading, end);
        if aside > end {
            end = aside;
            continue;
        }
        let until = period(reading, end)
            .or_else(|| of_level(reading, end))
            .or_else(|| one_year(reading, at, end))
            .or_else(|| until_year(reading, end))
            .or_else(|| years(reading, end));
        if let Some((after, year)) = until.filter(|_| end >= at + 2 && !reading.is(end, word!("nhiệm"))) {
            return Some(of_issuer(reading, Named { year: Some(year), ..Named::new(after, Known::Title) }));
        }
        let closes = matches!(reading.mark(end), Some(';' | ':' | '.' | '"' | '“' | '”' | '(' | ')' | '…' | '!' | '?'))
                || reading.any(
                    end,
                    words!["đã", "sẽ", "được", "do", "của", "theo", "tại", "để", "này", "những", "đang"],
                )
                // `Đề án Tái cơ cấu … các sản phẩm có lợi thế`: a title that shows where it begins.
                || reading.is(end, word!("các")) && !reading.is_title(at)
                // `Chiến lược quốc gia về bình đẳng giới`: inside a title, not right after its type.
                || end < at + 2 && reading.is(end, word!("về"))
                || reading.all(end, words!("nhiệm kỳ"))
                // `Chương trình giám sát năm 2023, ngày 23/5, Thường trực HĐND …`
                || reading.is_mark(end, ',') && reading.is(end + 1, word!("ngày")) && reading.digits(end + 2).is_some()
                || reading.phrase(end, Class::DocumentType).is_some_and(|_| reading.is_capital(end));
        if closes {
            return None;
        }
        end += 1;
    }
    None
}

/// `Chương trình giám sát năm 2025 của HĐND huyện`: a title goes on with whose it is.
fn of_issuer(reading: &Reading<'_>, named: Named) -> Named {
    let issuer = issuer(reading, named.end + 1).filter(|_| reading.is(named.end, word!("của")));
    match issuer.filter(|issuer| issuer.is_particular) {
        Some(issuer) => Named { end: coordinated(reading, issuer.end), issuer: Some(issuer.name), ..named },
        None => named,
    }
}

/// `Chương trình giám sát của HĐND huyện năm 2025`: a short title, whose it is and its year, within a sentence.
pub(super) fn of_body(reading: &Reading<'_>, at: usize) -> Option<Named> {
    let of =
        (at..at + SHORT).take_while(|&at| reading.is_small(at)).find(|&at| reading.is(at, word!("của")))?;
    let issuer = issuer(reading, of + 1).filter(|issuer| issuer.is_particular)?;
    let (end, year) = one_year(reading, at, issuer.end)?;
    Some(Named { year: Some(year), issuer: Some(issuer.name), ..Named::new(end, Known::Title) })
}

/// The longest title before whose it is, in words, with `của`.
const SHORT: usize = 6;

/// A title in quotation marks that names its period, with the marks.
pub(super) fn quoted(reading: &Reading<'_>, at: usize) -> Option<Named> {
    let close = quotation_end(reading, at, TITLE)?;
    let (_, year) = (at + 2..close).find_map(|at| period(reading, at).or_else(|| until_year(reading, at)))?;
    Some(Named { year: Some(year), ..Named::new(close + 1, Known::Title) })
}

/// The mark that closes the quotation that begins here, within so many tokens of one line.
fn quotation_end(reading: &Reading<'_>, at: usize, longest: usize) -> Option<usize> {
    let close = match reading.mark(at)? {
        '“' => '”',
        '"' => '"',
        _ => return None,
    };
    (at + 1..at + longest).take_while(|&at| !reading.is_end(at)).find(|&at| reading.is_mark(at, close))
}

/// The longest aside within a title, in tokens.
const ASIDE: usize = 8;

/// The token after a few words in quotation marks or brackets that begin here; otherwise this one.
fn closed_aside(reading: &Reading<'_>, at: usize) -> usize {
    quotation_end(reading, at, ASIDE).map_or_else(|| reading.past_brackets(at), |close| close + 1)
}

/// `giai đoạn 2021-2025`, `thời kỳ 2021 - 2030`, `nhiệm kỳ 2020-2025`: the token after it, and its first year.
pub(super) fn period(reading: &Reading<'_>, at: usize) -> Option<(usize, u16)> {
    // `10 năm 2021-2030`
    let of_years =
        reading.digits(at).is_some_and(|digits| digits.len() <= 2) && reading.is(at + 1, word!("năm"));
    if !(reading.all(at, words!("giai đoạn"))
        || reading.all(at, words!("thời kỳ"))
        || reading.all(at, words!("nhiệm kỳ"))
        || of_years)
    {
        return None;
    }
    // `giai đoạn (2016 - 2020)`
    let bracket = usize::from(reading.is_mark(at + 2, '('));
    let from = at + 2 + bracket;
    let year = reading.year(from).filter(|_| reading.is_mark(from + 1, '-'))?;
    reading.year(from + 2)?;
    let end = from + 3 + bracket;
    (bracket == 0 || reading.is_mark(end - 1, ')')).then_some((end, year))
}

/// `của tỉnh giai đoạn 2021 - 2030`: of which level a plan is, and its period.
fn of_level(reading: &Reading<'_>, at: usize) -> Option<(usize, u16)> {
    let level = reading.phrase(at + 1, Class::Level).filter(|_| reading.is(at, word!("của")))?;
    period(reading, level.end())
}

/// `Chiến lược phát triển kinh tế 2011 - 2020`: two years at the end of a title, without a word for what they are.
fn years(reading: &Reading<'_>, at: usize) -> Option<(usize, u16)> {
    let year = reading.year(at).filter(|_| reading.is_mark(at + 1, '-'))?;
    let until = reading.year(at + 2).filter(|&until| until > year)?;
    let named = reading.is_word(at - 1) && !reading.any(at - 1, words!["năm", "học", "khóa", "từ", "vụ"]);
    (named && until <= year + LONGEST && !reading.is_mark(at + 3, '/')).then_some((at + 3, year))
}

/// The most years for which a plan is made.
const LONGEST: u16 = 50;

/// `đến năm 2030` at the end of a title, where nothing says what is to be so by then.
fn until_year(reading: &Reading<'_>, at: usize) -> Option<(usize, u16)> {
    let year =
        reading.year(at + 2).filter(|_| reading.is(at, word!("đến")) && reading.is(at + 1, word!("năm")))?;
    let end = at + 3;
    let closes = reading.is_end(end)
        || matches!(reading.mark(end), Some(',' | ';' | '.' | ')' | '”' | '"'))
        || reading.any(end, words!["và", "của", "được", "do", "với"]);
    closes.then_some((end, year))
}

/// `năm 2025` at the end of a title that does not begin a sentence: there any plan has a capital.
fn one_year(reading: &Reading<'_>, title: usize, at: usize) -> Option<(usize, u16)> {
    let year = reading.year(at + 1).filter(|_| reading.is(at, word!("năm")))?;
    // `vụ Đông Xuân năm 2023 - 2024`
    if reading.is_mark(at + 2, '-') && reading.year(at + 3).is_some() {
        return Some((at + 4, year));
    }
    let goes_on = matches!(reading.mark(at + 2), Some('-' | '/')) || reading.is(at + 2, word!("đến"));
    let led = reading.any(at - 1, words!["trong", "đến", "từ", "với", "sở", "trên", "vào"]);
    // The word for the type, of one syllable or two and sometimes more, stands before the title.
    let inside = (2..=4).any(|back| {
        title.checked_sub(back).is_some_and(|start| {
            reading.phrase(start, Class::DocumentType).is_some_and(|found| found.end() == title)
                && start.checked_sub(1).is_some_and(|before| reading.is_word(before))
        })
    });
    (!goes_on && !led && inside).then_some((at + 2, year))
}
