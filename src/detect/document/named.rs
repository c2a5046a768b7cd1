//! Documents that are known without a number.
//!
//! ```text
//! congress   Nghị quyết Đại hội … (lần thứ XVII | XIII | of one party body)
//! plenum     Nghị quyết (Hội nghị)? Trung ương 4 (khóa XII)
//! of a year  Nghị quyết năm 2022 (của Huyện ủy)?
//! issued by  Quyết định của Chủ tịch UBND tỉnh Trà Vinh
//! programme  Chương trình mục tiêu quốc gia (về)? its aim
//! title      Kế hoạch phát triển cây ăn quả giai đoạn 2021-2025
//! law        Luật Phòng, chống tham nhũng, with its year
//! ```

use super::code::{Code, code};
use super::issuer::{coordinated, issuer};
use crate::detect::lexicon::{Class, Match};
use crate::detect::scan::Scan;

/// How a document was known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Known {
    Congress,
    Plenum,
    Year,
    Issuer,
    Programme,
    Title,
    Law,
    /// A law whose name is in no list.
    UnlistedLaw,
}

/// A document without a number.
#[derive(Debug)]
pub(super) struct Named {
    pub(super) end: usize,
    pub(super) known: Known,
    pub(super) year: Option<u16>,
    pub(super) issuer: Option<String>,
    /// The number that a law has beside its name.
    pub(super) code: Option<Code>,
}

impl Named {
    fn new(end: usize, known: Known) -> Self {
        Self { end, known, year: None, issuer: None, code: None }
    }
}

/// The longest title of a plan, in tokens.
const TITLE: usize = 48;

/// The longest name of a law that no list has, in tokens.
const LAW: usize = 12;

/// `Đại hội XIII của Đảng`, `Đại hội đại biểu Đảng bộ tỉnh … lần thứ XVII`.
pub(super) fn congress(scan: Scan<'_, '_>, at: usize) -> Option<Named> {
    let is = scan.is;
    let mut end = at + usize::from(scan.at(at, is.cua));
    if !scan.all(end, &[is.dai, is.hoi]) {
        return None;
    }
    end += 2;
    let (mut ordinal, mut party_body, mut place) = (false, false, false);
    loop {
        if scan.all(end, &[is.dai, is.bieu]) || scan.all(end, &[is.toan, is.quoc]) {
            end += 2;
        } else if scan.all(end, &[is.lan, is.thu]) {
            end = ordinal_number(scan, end + 2)?;
            ordinal = true;
        } else if scan.is_roman(end) {
            end += 1;
            ordinal = true;
        } else if scan.at(end, is.khoa) && (scan.is_roman(end + 1) || scan.digits(end + 1).is_some()) {
            end += 2;
            ordinal = true;
        } else if scan.at(end, is.cua) && scan.at(end + 1, is.dang) && (ordinal || !party_body) {
            end += 2;
        } else if scan.any(end, &[is.dang, is.chi]) && scan.at(end + 1, is.bo) {
            end += 2;
            party_body = true;
        } else if scan.all(end, &[is.dang, is.cong, is.san]) {
            end += 3;
        } else if scan.at(end, is.dang) {
            end += 1;
        } else if scan.at(end, is.viet) && scan.at(end + 1, is.nam) {
            end += 2;
        } else if let Some(level) = scan.phrase(end, Class::Level) {
            place = true;
            end = proper(scan, level.end());
        } else if let Some(body) = scan.phrase(end, Class::Organisation).filter(|_| scan.is_capital(end)) {
            place = true;
            end = scan.phrase(body.end(), Class::Field).map_or_else(|| proper(scan, body.end()), Match::end);
        } else if scan.is_capital(end) && place {
            end = proper(scan, end);
        } else {
            break;
        }
    }
    if scan.any(end, &[is.cac, is.cap]) || !(ordinal || place) {
        return None;
    }
    let mut named = Named::new(end, Known::Congress);
    if let Some((after, year)) = period(scan, end) {
        (named.end, named.year) = (after, Some(year));
    }
    Some(named)
}

/// `Trung ương 4 (khóa XII)`, `Hội nghị lần thứ tám Ban Chấp hành Trung ương Đảng khóa XI`.
pub(super) fn plenum(scan: Scan<'_, '_>, at: usize) -> Option<Named> {
    let is = scan.is;
    let mut end = at + usize::from(scan.at(at, is.cua));
    let meeting = scan.all(end, &[is.hoi, is.nghi]);
    end += 2 * usize::from(meeting);
    let mut ordinal = false;
    if scan.all(end, &[is.lan, is.thu]) {
        end = ordinal_number(scan, end + 2)?;
        ordinal = true;
        // `Hội nghị lần thứ 12, BCH Trung ương Đảng`
        end += usize::from(scan.is_mark(end, ',') && scan.is_capital(end + 1));
    }
    let body = scan.phrase(end, Class::Organisation).filter(|body| {
        body.entry.value.contains("central") && (scan.is_capital(end) || scan.is_capital(body.end() - 1))
            || scan.at(end, is.tw)
            || (ordinal && scan.at(end, is.ban))
    })?;
    end = body.end();
    if !ordinal {
        if scan.all(end, &[is.lan, is.thu]) {
            end = ordinal_number(scan, end + 2)?;
        } else {
            let digits = scan.digits(end).filter(|digits| digits.len() <= 2)?;
            if digits.parse::<u8>().ok()? > 20 {
                return None;
            }
            end += 1;
        }
    }
    end = term(scan, end).unwrap_or(end);
    let mut named = Named::new(end, Known::Plenum);
    named.issuer = Some("Ban Chấp hành Trung ương Đảng".to_owned());
    Some(named)
}

/// `khóa XII`, `(khóa XI, XII)`.
fn term(scan: Scan<'_, '_>, at: usize) -> Option<usize> {
    let bracket = scan.is_mark(at, '(');
    let start = at + usize::from(bracket);
    if !scan.at(start, scan.is.khoa) {
        return None;
    }
    let numbered = |at: usize| scan.is_roman(at) || scan.digits(at).is_some_and(|digits| digits.len() <= 2);
    let mut end = start + 1;
    if !numbered(end) {
        return None;
    }
    end += 1;
    while (scan.is_mark(end, ',') || scan.at(end, scan.is.va)) && scan.is_roman(end + 1) {
        end += 2;
    }
    match (bracket, scan.is_mark(end, ')')) {
        (true, true) => Some(end + 1),
        (true, false) => None,
        (false, _) => Some(end),
    }
}

/// `năm 2022`, `năm 2022 của Huyện ủy`.
pub(super) fn of_year(scan: Scan<'_, '_>, at: usize) -> Option<Named> {
    let year = scan.year(at + 1).filter(|_| scan.at(at, scan.is.nam_))?;
    if scan.is_mark(at + 2, '-') && scan.year(at + 3).is_some() {
        return None;
    }
    let mut named = Named::new(at + 2, Known::Year);
    named.year = Some(year);
    if scan.at(at + 2, scan.is.cua)
        && let Some(issuer) = issuer(scan, at + 3)
    {
        named.end = coordinated(scan, issuer.end);
        named.issuer = Some(issuer.name);
    }
    Some(named)
}

/// `của Chủ tịch UBND tỉnh Trà Vinh`, and without `của`: `Nghị quyết HĐND huyện năm 2021`.
pub(super) fn by_issuer(scan: Scan<'_, '_>, at: usize) -> Option<Named> {
    let with_of = scan.at(at, scan.is.cua);
    let issuer = issuer(scan, at + usize::from(with_of)).filter(|issuer| issuer.is_particular)?;
    let end = if with_of { coordinated(scan, issuer.end) } else { issuer.end };
    let mut named = Named::new(end, Known::Issuer);
    named.issuer = Some(issuer.name);
    if let Some(year) = scan.year(end + 1).filter(|_| scan.at(end, scan.is.nam_)) {
        named.year = Some(year);
        named.end = end + 2;
    }
    Some(named)
}

/// `mục tiêu quốc gia về xây dựng nông thôn mới`.
pub(super) fn programme(scan: Scan<'_, '_>, at: usize) -> Option<Named> {
    let is = scan.is;
    let mut end = if scan.at(at, is.mtqg) {
        at + 1
    } else if scan.all(at, &[is.muc, is.tieu, is.quoc, is.gia]) {
        at + 4
    } else {
        return None;
    };
    end += usize::from(scan.at(end, is.ve) || scan.is_mark(end, ':'));
    let aim = scan.phrase(end, Class::Programme)?;
    let mut named = Named::new(aim.end(), Known::Programme);
    if let Some((after, year)) = period(scan, named.end) {
        (named.end, named.year) = (after, Some(year));
    }
    Some(named)
}

/// A title in the words of the text, up to its period. Its first word is written small: a capital
/// begins a name of something else.
pub(super) fn title(scan: Scan<'_, '_>, at: usize) -> Option<Named> {
    let is = scan.is;
    if !scan.is_small(at)
        || scan.any(
            at,
            &[
                is.cua, is.ve, is.so, is.nay, is.da, is.duoc, is.de, is.do_, is.la, is.va, is.nam_, is.trong,
                is.tren, is.cac, is.co, is.se, is.theo, is.tai, is.thang, is.sau_,
            ],
        )
    {
        return None;
    }
    let mut end = at + 1;
    while end < at + TITLE && !scan.is_end(end) {
        let until = period(scan, end).or_else(|| one_year(scan, at, end));
        if let Some((after, year)) = until.filter(|_| end >= at + 2 && !scan.at(end, is.nhiem)) {
            let mut named = Named::new(after, Known::Title);
            named.year = Some(year);
            return Some(named);
        }
        let closes =
            matches!(scan.mark(end), Some(';' | ':' | '.' | '"' | '“' | '”' | '(' | ')' | '…' | '!' | '?'))
                || scan.any(
                    end,
                    &[
                        is.da, is.se, is.duoc, is.do_, is.cua, is.theo, is.tai, is.de, is.nay, is.ve, is.cac,
                        is.nhung, is.dang_,
                    ],
                )
                || scan.all(end, &[is.nhiem, is.ky])
                || scan.phrase(end, Class::DocumentType).is_some_and(|_| scan.is_capital(end));
        if closes {
            return None;
        }
        end += 1;
    }
    None
}

/// `giai đoạn 2021-2025`, `thời kỳ 2021 - 2030`, `nhiệm kỳ 2020-2025`: the token after it, and its first year.
fn period(scan: Scan<'_, '_>, at: usize) -> Option<(usize, u16)> {
    let is = scan.is;
    if !(scan.all(at, &[is.giai, is.doan])
        || scan.all(at, &[is.thoi, is.ky])
        || scan.all(at, &[is.nhiem, is.ky]))
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

/// `năm 2025` at the end of a title that does not begin a sentence: there any plan has a capital.
fn one_year(scan: Scan<'_, '_>, title: usize, at: usize) -> Option<(usize, u16)> {
    let is = scan.is;
    let year = scan.year(at + 1).filter(|_| scan.at(at, is.nam_))?;
    let goes_on = matches!(scan.mark(at + 2), Some('-' | '/')) || scan.at(at + 2, is.den);
    let led = scan.any(at - 1, &[is.trong, is.den, is.tu, is.voi, is.so_, is.tren]);
    // The word for the type, of one syllable or two and sometimes more, stands before the title.
    let inside = (2..=4).any(|back| {
        title.checked_sub(back).is_some_and(|start| {
            scan.phrase(start, Class::DocumentType).is_some_and(|found| found.end() == title)
                && start.checked_sub(1).is_some_and(|before| scan.is_word(before))
        })
    });
    (!goes_on && !led && inside).then_some((at + 2, year))
}

/// `Đảng`, `Công đoàn Việt Nam`: whose charter it is.
pub(super) fn charter(scan: Scan<'_, '_>, at: usize) -> Option<Named> {
    let body = scan.phrase(at, Class::Organisation).filter(|_| scan.is_capital(at))?;
    let end = scan.phrase(body.end(), Class::Level).map_or(body.end(), Match::end);
    Some(Named::new(end, Known::Law))
}

/// The name of a law, its number, its year.
pub(super) fn law(scan: Scan<'_, '_>, at: usize, capital: bool) -> Option<Named> {
    let is = scan.is;
    // `Luật doanh nghiệp`, `luật thuế giá trị gia tăng`: names of laws are also written small.
    let listed = scan.phrase(at, Class::Law).filter(|name| scan.is_capital(at) || name.len >= 2);
    let mut named = match listed {
        Some(name) => Named::new(name.end(), Known::Law),
        None if scan.at(at, is.sua) => return amending(scan, at),
        None if scan.at(at, is.so) => return None,
        None if capital && scan.is_capital(at) => Named::new(unlisted(scan, at)?, Known::UnlistedLaw),
        None => return None,
    };
    finish_law(scan, &mut named);
    Some(named)
}

/// `(sửa đổi)`, `số 31/2024/QH15`, `năm 2024`, `2024` after the name.
fn finish_law(scan: Scan<'_, '_>, named: &mut Named) {
    let is = scan.is;
    if scan.is_mark(named.end, '(') && scan.at(named.end + 1, is.sua) && scan.is_mark(named.end + 3, ')') {
        named.end += 4;
    }
    let after = named.end + usize::from(scan.at(named.end, is.so));
    if let Some(found) = code(scan, after).filter(Code::is_lettered) {
        named.end = found.end;
        named.year = found.year;
        named.code = Some(found);
        return;
    }
    let after = named.end + usize::from(scan.at(named.end, is.nam_));
    if let Some(year) = scan.year(after).filter(|_| !scan.is_mark(after + 1, '-')) {
        named.end = after + 1;
        named.year = Some(year);
    }
}

/// `Luật sửa đổi, bổ sung một số điều của Luật Đất đai`: one name.
fn amending(scan: Scan<'_, '_>, at: usize) -> Option<Named> {
    let inner = (at + 2..at + 16)
        .take_while(|&at| !scan.is_end(at) && !scan.is_mark(at, '.') && !scan.is_mark(at, ';'))
        .find(|&at| scan.at(at, scan.is.luat))?;
    let mut named = law(scan, inner + 1, true)?;
    while scan.is_mark(named.end, ',') && scan.at(named.end + 1, scan.is.luat) {
        named.end = law(scan, named.end + 2, true)?.end;
    }
    Some(named)
}

/// Where the name of a law ends that no list has: at its year, else after its capital words and
/// the small ones up to the next mark or grammatical word.
fn unlisted(scan: Scan<'_, '_>, at: usize) -> Option<usize> {
    let is = scan.is;
    let mut end = at;
    while end < at + LAW && scan.is_word(end) {
        if end > at
            && (scan.any(
                end,
                &[
                    is.nam_, is.so, is.cua, is.da, is.duoc, is.la, is.se, is.trong, is.tai, is.ve, is.theo,
                    is.den, is.de, is.co, is.nay, is.cho, is.tren, is.do_, is.ngay, is.cung, is.sua, is.quan,
                ],
            ) || scan.phrase(end, Class::DocumentType).is_some())
        {
            break;
        }
        end += 1;
    }
    // A run of small words to the limit is a sentence, not a name.
    (end < at + LAW && end >= at + 2).then_some(end)
}

/// `XVII`, `9`, `tám`, `mười hai` after `lần thứ`.
fn ordinal_number(scan: Scan<'_, '_>, at: usize) -> Option<usize> {
    let is = scan.is;
    if scan.is_roman(at) || scan.digits(at).is_some_and(|digits| digits.len() <= 3) {
        return Some(at + 1);
    }
    let spelled =
        [is.ba, is.bon, is.tu_, is.sau, is.tam, is.hai, is.muoi, is.nam_, is.mot, is.bay, is.chin, is.nhat];
    let mut end = at;
    while end < at + 3 && scan.any(end, &spelled) {
        end += 1;
    }
    (end > at).then_some(end)
}

/// Where a proper name ends that begins here; the same place where none does.
fn proper(scan: Scan<'_, '_>, at: usize) -> usize {
    if let Some(place) = scan.phrase(at, Class::Place).filter(|_| scan.is_capital(at)) {
        return place.end();
    }
    let mut end = at;
    while end < at + 5
        && scan.is_capital(end)
        && !scan.is_roman(end)
        && scan.phrase(end, Class::DocumentType).is_none()
    {
        end += 1;
    }
    end
}
