//! Documents that are known without a number.
//!
//! ```text
//! of a year  Nghị quyết năm 2022 (của Huyện ủy)?
//! of a term  Nghị quyết nhiệm kỳ 2020 - 2025 (của Huyện ủy)?
//! of a day   Quyết định ngày 12/7/2023 của Chủ tịch UBND tỉnh
//! issued by  Quyết định của Chủ tịch UBND tỉnh Trà Vinh
//! ```
//! and those of [`congress`], [`plan`] and [`law`].

use super::code::{Code, code};
use super::dated::dated;
use super::issuer::{coordinated, issuer};
use super::kind::{Role, Type, type_at};
use super::{Finder, congress, law, plan, rules};
use crate::detect::lexicon::{Class, word, words};
use crate::detect::reading::Reading;
use crate::label::DocumentValue;

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
    pub(super) fn new(end: usize, known: Known) -> Self {
        Self { end, known, year: None, issuer: None, code: None }
    }
}

impl Finder<'_, '_, '_> {
    /// What makes a document without a number a particular one.
    pub(super) fn named(&self, found: Type, plural: bool) -> Option<Named> {
        let reading = self.reading;
        if found.role == Role::Law {
            let before = found.start.checked_sub(1);
            let part_of_word =
                before.is_some_and(|before| reading.any(before, words!["pháp", "kỷ"]) && !found.capital);
            // `dự án Luật Quản lý thuế (sửa đổi)`: a bill is no law yet.
            let is_bill = found.start >= 2 && reading.group(found.start - 2, "draft").is_some();
            return match found.name {
                _ if part_of_word || is_bill => None,
                "Hiến pháp" if reading.is(found.end, word!("nước")) => {
                    reading.phrase(found.end, Class::Place).map(|state| Named::new(state.end(), Known::Law))
                }
                "Hiến pháp" => of_year(reading, found.end).or_else(|| {
                    let year = reading.year(found.end).filter(|_| !reading.is_mark(found.end + 1, '-'))?;
                    Some(Named { year: Some(year), ..Named::new(found.end + 1, Known::Year) })
                }),
                "Điều lệ" => law::charter(reading, found.end),
                _ => law::law(reading, found.end, found.capital),
            };
        }
        // `các chương trình mục tiêu quốc gia về xây dựng nông thôn mới`: the aim tells which.
        let aimed = plural && found.role == Role::Plan;
        if let Some(programme) = aimed.then(|| plan::programme(reading, found.end)).flatten() {
            return Some(programme);
        }
        if plural || matches!(found.role, Role::Paper | Role::Report) || is_quoted_title(reading, found.start)
        {
            return None;
        }
        // `dự thảo Nghị quyết của UBND tỉnh` is not issued yet.
        let draft = found.start >= 2 && reading.group(found.start - 2, "draft").is_some();
        if draft && found.role == Role::Plan {
            return None;
        }
        if found.role == Role::Plan {
            return plan::programme(reading, found.end).or_else(|| {
                let by_issuer =
                    || by_issuer(reading, found.end).filter(|_| reading.is(found.end, word!("của")));
                // `tổ chức Chương trình … năm 2025`: what takes place is no plan.
                if !found.capital || takes_place(reading, found) {
                    return None;
                }
                plan::title(reading, found.end)
                    .or_else(|| plan::quoted(reading, found.end))
                    .or_else(|| plan::of_body(reading, found.end))
                    .or_else(by_issuer)
            });
        }
        let resolves =
            matches!(found.name, "Nghị quyết" | "Kết luận" | "Chỉ thị" | "Nghị quyết liên tịch" | "Quy định");
        if resolves {
            let of_body = congress::congress(reading, found.end)
                .or_else(|| congress::plenum(reading, found.end))
                .or_else(|| of_year(reading, found.end).filter(|_| found.name == "Nghị quyết"));
            if of_body.is_some() {
                return of_body.map(|named| numbered_after(reading, named));
            }
        }
        if draft {
            return None;
        }
        if let Some((end, year)) = dated(reading, found.end).filter(|&(end, _)| reading.is(end, word!("của")))
        {
            return by_issuer(reading, end).map(|named| Named { year: named.year.or(year), ..named });
        }
        // `Quy chế làm việc của UBND tỉnh`: what every body has one of.
        if found.name == "Quy chế" && found.capital && reading.all(found.end, words!("làm việc của")) {
            let body = reading.phrase(found.end + 3, Class::Organisation);
            let placed = |named: &Named| body.is_none_or(|body| body.end() < named.end);
            return by_issuer(reading, found.end + 2).filter(placed);
        }
        // `trao quyết định điều động của Bộ Chính trị`
        let moves = (found.end + 2..found.end + 6)
            .find(|&at| reading.is(at, word!("của")))
            .filter(|&of| found.name == "Quyết định" && (found.end..of).all(|at| reading.is_small(at)))
            .filter(|_| is_handed(reading, found));
        if let Some(named) = moves.and_then(|of| by_issuer(reading, of)) {
            return Some(named);
        }
        let with_of = reading.is(found.end, word!("của"));
        let handed = with_of && is_handed(reading, found);
        if !(found.capital || handed)
            || !(with_of || resolves && found.name != "Kết luận" && found.name != "Quy định")
        {
            return None;
        }
        by_issuer(reading, found.end)
    }

    pub(super) fn push_named(&mut self, found: Type, named: Named) -> usize {
        let (rule, score) = match named.known {
            Known::Congress => (&rules::CONGRESS, 930),
            Known::Plenum => (&rules::PLENUM, 940),
            Known::Year => (&rules::YEAR, 900),
            Known::Issuer => (&rules::ISSUER, 750),
            Known::Programme => (&rules::PROGRAMME, 920),
            Known::Title => (&rules::TITLE, 700),
            Known::Law => (&rules::LAW, 950),
            Known::UnlistedLaw => (&rules::LAW, 700),
        };
        let Named { end, year, issuer, code, .. } = named;
        let (number, from_code) = code.map_or((None, None), |code| (Some(code.number), code.issuer));
        let issuer = issuer.or(from_code).or_else(|| {
            (found.role == Role::Law && !matches!(found.name, "Pháp lệnh" | "Điều lệ"))
                .then(|| "Quốc hội".to_owned())
        });
        let value = DocumentValue { doc_type: found.name.to_owned(), number, year, issuer };
        self.push(found.start, end, value, score, rule);
        end
    }
}

/// `tổ chức Chương trình khám bệnh …`, `dự Chương trình …`: an event.
fn takes_place(reading: &Reading<'_>, found: Type) -> bool {
    let Some(before) = found.start.checked_sub(1) else { return false };
    found.name == "Chương trình"
        && (reading.is(before, word!("dự")) || before > 0 && reading.all(before - 1, words!("tổ chức")))
}

/// `Nghị quyết số 10 về “Chiến lược phát triển …”`: what another document is called.
fn is_quoted_title(reading: &Reading<'_>, at: usize) -> bool {
    at > 1 && matches!(reading.mark(at - 1), Some('“' | '"')) && reading.is(at - 2, word!("về"))
}

/// `công bố quyết định của Ban Bí thư`, `trao quyết định của …`, `theo chỉ thị của Bộ Giáo dục và Đào tạo`, `trong thông
/// báo kết luận của Thủ tướng`: what is handed over, followed or quoted is one, though it has no capital.
fn is_handed(reading: &Reading<'_>, found: Type) -> bool {
    let Some(before) = found.start.checked_sub(1) else { return false };
    // `thực hiện kết luận của Ban Chỉ đạo … và kết luận của UBKT Trung ương`: one more of its type.
    let first = reading.is(before, word!("và")).then(|| {
        (before.saturating_sub(JOINED)..before)
            .rev()
            .take_while(|&at| !reading.is_end(at))
            .find(|&at| type_at(reading, at).is_some_and(|other| other.name == found.name))
    });
    if let Some(before) = first.flatten().and_then(|first| first.checked_sub(1)) {
        return is_handed_after(reading, found, before);
    }
    is_handed_after(reading, found, before)
}

/// The most words between two documents of one type that `và` joins.
const JOINED: usize = 24;

/// Whether the word before a document says that it is handed over, followed or quoted.
fn is_handed_after(reading: &Reading<'_>, found: Type, before: usize) -> bool {
    match found.name {
        "Quyết định" => {
            let cited = reading.is(before, word!("theo")) && reading.is_capital(before);
            let unfolded = reading.is(before, word!("khai"));
            cited || unfolded || reading.any(before, words!["bố", "trao", "ký"])
        }
        "Công điện" | "Chỉ thị" | "Kết luận" => reading.any(before, words!["theo", "hiện"]),
        "Kết luận thanh tra" => reading.any(before, words!["theo", "hiện", "tại"]),
        "Thông báo kết luận" => reading.any(before, words!["theo", "hiện", "trong", "tại", "hành"]),
        _ => false,
    }
}

/// `năm 2022`, `năm 2022 của Huyện ủy`, `nhiệm kỳ 2020 - 2025`.
fn of_year(reading: &Reading<'_>, at: usize) -> Option<Named> {
    let one = || {
        let year = reading.year(at + 1).filter(|_| reading.is(at, word!("năm")))?;
        let range = reading.is_mark(at + 2, '-') && reading.year(at + 3).is_some();
        (!range).then_some((at + 2, year))
    };
    let term = || plan::period(reading, at).filter(|_| reading.is(at, word!("nhiệm")));
    let (end, year) = one().or_else(term)?;
    let mut named = Named::new(end, Known::Year);
    named.year = Some(year);
    if reading.is(end, word!("của"))
        && let Some(issuer) = issuer(reading, end + 1)
    {
        named.end = coordinated(reading, issuer.end);
        named.issuer = Some(issuer.name);
    }
    Some(named)
}

/// `của Chủ tịch UBND tỉnh Trà Vinh`, and without `của`: `Nghị quyết HĐND huyện năm 2021`.
fn by_issuer(reading: &Reading<'_>, at: usize) -> Option<Named> {
    let with_of = reading.is(at, word!("của"));
    let issuer = issuer(reading, at + usize::from(with_of)).filter(|issuer| issuer.is_particular)?;
    // `của Ban Chấp hành Đảng bộ huyện khóa XXIV`: the term is part of the body's name.
    let term = || congress::term(reading, issuer.end);
    let end = if with_of { term().unwrap_or_else(|| coordinated(reading, issuer.end)) } else { issuer.end };
    // `việc thực hiện Nghị quyết HĐND`: which council, and which of its resolutions, nothing says.
    let any =
        ["council", "committee"].into_iter().any(|group| reading.grouped(at, Class::Organisation, group));
    let is_bare = any && reading.phrase(at, Class::Organisation).is_some_and(|body| body.end() == end);
    if is_bare && !reading.is(end, word!("năm")) && !reading.is(end, word!("số")) {
        return None;
    }
    let mut named = Named::new(end, Known::Issuer);
    named.issuer = Some(issuer.name);
    if let Some(year) = reading.year(end + 1).filter(|_| reading.is(end, word!("năm"))) {
        named.year = Some(year);
        named.end = end + 2;
    }
    // `Nghị quyết phiên họp Chính phủ thường kỳ tháng 8/2015`
    let regular = 2 * usize::from(reading.is_small(named.end) && reading.is(named.end + 1, word!("kỳ")));
    let month = named.end + regular;
    if !with_of
        && reading.is(month, word!("tháng"))
        && reading.digits(month + 1).is_some()
        && reading.is_mark(month + 2, '/')
        && let Some(year) = reading.year(month + 3)
    {
        named.year = Some(year);
        named.end = month + 4;
    }
    Some(numbered_after(reading, named))
}

/// `Quyết định của Thủ tướng Chính phủ số 263/QĐ-TTg`, `Nghị quyết Hội nghị lần thứ ba … khóa XII số 02-NQ/TW`: the
/// number that stands behind the name.
fn numbered_after(reading: &Reading<'_>, named: Named) -> Named {
    let number = code(reading, named.end + 1)
        .filter(|number| reading.is(named.end, word!("số")) && number.is_lettered());
    match number {
        Some(found) => Named { end: found.end, year: found.year.or(named.year), code: Some(found), ..named },
        None => named,
    }
}
