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
use super::kind::{Role, Type};
use super::{Finder, congress, law, plan, rules};
use crate::detect::lexicon::{word, words};
use crate::detect::scan::Scan;
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
        let scan = self.scan;
        if found.role == Role::Law {
            let before = found.start.checked_sub(1);
            let part_of_word =
                before.is_some_and(|before| scan.any(before, words!["pháp", "kỷ"]) && !found.capital);
            return match found.name {
                _ if part_of_word => None,
                "Hiến pháp" => of_year(scan, found.end).or_else(|| {
                    let year = scan.year(found.end).filter(|_| !scan.is_mark(found.end + 1, '-'))?;
                    Some(Named { year: Some(year), ..Named::new(found.end + 1, Known::Year) })
                }),
                "Điều lệ" => law::charter(scan, found.end),
                _ => law::law(scan, found.end, found.capital),
            };
        }
        if plural || found.role == Role::Paper {
            return None;
        }
        // `dự thảo Nghị quyết của UBND tỉnh` is not issued yet.
        let draft = found.start >= 2
            && scan.at(found.start - 2, word!("dự"))
            && scan.at(found.start - 1, word!("thảo"));
        if draft && found.role == Role::Plan {
            return None;
        }
        if found.role == Role::Plan {
            return plan::programme(scan, found.end).or_else(|| {
                let by_issuer = || by_issuer(scan, found.end).filter(|_| scan.at(found.end, word!("của")));
                if !found.capital {
                    return None;
                }
                plan::title(scan, found.end)
                    .or_else(|| plan::quoted(scan, found.end))
                    .or_else(|| plan::of_body(scan, found.end))
                    .or_else(by_issuer)
            });
        }
        let resolves =
            matches!(found.name, "Nghị quyết" | "Kết luận" | "Chỉ thị" | "Nghị quyết liên tịch" | "Quy định");
        if resolves {
            let of_body = congress::congress(scan, found.end)
                .or_else(|| congress::plenum(scan, found.end))
                .or_else(|| of_year(scan, found.end).filter(|_| found.name == "Nghị quyết"));
            if of_body.is_some() {
                return of_body;
            }
        }
        if draft {
            return None;
        }
        if let Some((end, year)) = dated(scan, found.end).filter(|&(end, _)| scan.at(end, word!("của"))) {
            return by_issuer(scan, end).map(|named| Named { year: named.year.or(year), ..named });
        }
        let with_of = scan.at(found.end, word!("của"));
        // `công bố quyết định của Ban Bí thư`, `trao quyết định của …`, `thực hiện công điện của Thủ tướng`: what
        // is handed over or followed is one.
        let handed = with_of
            && found.start.checked_sub(1).is_some_and(|before| match found.name {
                "Quyết định" => {
                    let cited = scan.at(before, word!("theo")) && scan.is_capital(before);
                    let unfolded = scan.reading.folded(before) == "khai";
                    cited || unfolded || scan.any(before, words!["bố", "trao", "ký"])
                }
                "Công điện" => scan.at(before, word!("theo")) || scan.reading.folded(before) == "hiện",
                _ => false,
            });
        if !(found.capital || handed)
            || !(with_of || resolves && found.name != "Kết luận" && found.name != "Quy định")
        {
            return None;
        }
        by_issuer(scan, found.end)
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

/// `năm 2022`, `năm 2022 của Huyện ủy`, `nhiệm kỳ 2020 - 2025`.
fn of_year(scan: Scan<'_, '_>, at: usize) -> Option<Named> {
    let one = || {
        let year = scan.year(at + 1).filter(|_| scan.at(at, word!("năm")))?;
        let range = scan.is_mark(at + 2, '-') && scan.year(at + 3).is_some();
        (!range).then_some((at + 2, year))
    };
    let term = || plan::period(scan, at).filter(|_| scan.at(at, word!("nhiệm")));
    let (end, year) = one().or_else(term)?;
    let mut named = Named::new(end, Known::Year);
    named.year = Some(year);
    if scan.at(end, word!("của"))
        && let Some(issuer) = issuer(scan, end + 1)
    {
        named.end = coordinated(scan, issuer.end);
        named.issuer = Some(issuer.name);
    }
    Some(named)
}

/// `của Chủ tịch UBND tỉnh Trà Vinh`, and without `của`: `Nghị quyết HĐND huyện năm 2021`.
fn by_issuer(scan: Scan<'_, '_>, at: usize) -> Option<Named> {
    let with_of = scan.at(at, word!("của"));
    let issuer = issuer(scan, at + usize::from(with_of)).filter(|issuer| issuer.is_particular)?;
    // `của Ban Chấp hành Đảng bộ huyện khóa XXIV`: the term is part of the body's name.
    let term = || congress::term(scan, issuer.end);
    let end = if with_of { term().unwrap_or_else(|| coordinated(scan, issuer.end)) } else { issuer.end };
    let mut named = Named::new(end, Known::Issuer);
    named.issuer = Some(issuer.name);
    if let Some(year) = scan.year(end + 1).filter(|_| scan.at(end, word!("năm"))) {
        named.year = Some(year);
        named.end = end + 2;
    }
    // `Nghị quyết phiên họp Chính phủ thường kỳ tháng 8/2015`
    let regular = 2 * usize::from(scan.is_small(named.end) && scan.at(named.end + 1, word!("kỳ")));
    let month = named.end + regular;
    if !with_of
        && scan.at(month, word!("tháng"))
        && scan.digits(month + 1).is_some()
        && scan.is_mark(month + 2, '/')
        && let Some(year) = scan.year(month + 3)
    {
        named.year = Some(year);
        named.end = month + 4;
    }
    // `Quyết định của Thủ tướng Chính phủ số 263/QĐ-TTg`
    if scan.at(named.end, word!("số"))
        && let Some(found) = code(scan, named.end + 1).filter(Code::is_lettered)
    {
        named.end = found.end;
        named.year = found.year;
        named.code = Some(found);
    }
    Some(named)
}
