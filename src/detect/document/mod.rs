//! References to instruments: `Nghị quyết số 18-NQ/TW`, `Luật Đất đai 2024`, `Nghị quyết Đại hội XIII của Đảng`.
//!
//! A reference begins with the word for its type. What follows makes it one particular document: a
//! [number](code), or what else it is [known](named) by. A bare type, a plural and a counted set are
//! no references, unless they have numbers.

mod code;
mod issuer;
mod named;

use super::lexicon::Class;
use super::reading::Reading;
use super::scan::Scan;
use super::{Candidate, Detector, Found, Rule, shown};
use crate::label::{DocumentValue, Label, Value};
use code::{Code, code};
use issuer::issuer;
use named::{Known, Named};

/// Finds documents.
pub(super) const DOCUMENT: Detector = Detector { name: "document", rules: RULES, find };

static RULES: &[&Rule] =
    &[&NUMBER, &SHORT_NUMBER, &CONGRESS, &PLENUM, &YEAR, &ISSUER, &PROGRAMME, &TITLE, &LAW];

static NUMBER: Rule = Rule {
    id: "document.number",
    vi: "Tên loại văn bản và số, ký hiệu",
    en: "A type of document with its number",
    examples: shown(&[
        "theo ⟦Nghị quyết số 07/2023/NQ-HĐND⟧ ngày 12/7/2023 của HĐND tỉnh",
        "⟦Kế hoạch số 215/KH - UBND⟧ và ⟦Chỉ thị 12-CT/TU⟧",
        "⟦Nghị quyết số 18⟧, ⟦19-NQ/TW⟧",
        "⟦Công văn số: 3824/UBND-KT⟧",
        "đạt 12/20 chỉ tiêu, ngày 15/7/2023",
    ]),
};

static SHORT_NUMBER: Rule = Rule {
    id: "document.short-number",
    vi: "Tên loại văn bản và số, không có ký hiệu",
    en: "A type of document with its number, without a code",
    examples: shown(&[
        "⟦Quyết định số 318⟧ của Thủ tướng Chính phủ",
        "triển khai ⟦Đề án 06⟧ và ⟦Nghị quyết 57⟧ của Bộ Chính trị",
        "Kế hoạch 5 năm và 05 Chương trình công tác",
    ]),
};

static CONGRESS: Rule = Rule {
    id: "document.congress",
    vi: "Văn kiện của một đại hội xác định",
    en: "A document of one particular congress",
    examples: shown(&[
        "⟦Nghị quyết Đại hội XIII của Đảng⟧",
        "⟦Nghị quyết Đại hội Đảng bộ huyện lần thứ XXIV⟧, nhiệm kỳ 2020 - 2025",
        "Nghị quyết Đại hội Đảng các cấp",
    ]),
};

static PLENUM: Rule = Rule {
    id: "document.plenum",
    vi: "Văn kiện của một hội nghị Trung ương xác định",
    en: "A document of one particular plenum of the Central Committee",
    examples: shown(&["⟦Nghị quyết Trung ương 4 (khóa XII)⟧ về xây dựng Đảng", "chủ trương của Trung ương"]),
};

static YEAR: Rule = Rule {
    id: "document.year",
    vi: "Nghị quyết của một năm",
    en: "The resolution of one year",
    examples: shown(&[
        "⟦Nghị quyết năm 2022 của Huyện ủy⟧ đề ra 20 chỉ tiêu",
        "Nghị quyết của Đảng trong năm 2022",
    ]),
};

static ISSUER: Rule = Rule {
    id: "document.issuer",
    vi: "Tên loại văn bản và cơ quan ban hành",
    en: "A type of document and the body that issued it",
    examples: shown(&[
        "công bố ⟦Quyết định của Chủ tịch UBND tỉnh⟧ về công nhận xã",
        "các nghị quyết, chỉ thị của Đảng, theo quy định của pháp luật",
    ]),
};

static PROGRAMME: Rule = Rule {
    id: "document.programme",
    vi: "Chương trình mục tiêu quốc gia có tên",
    en: "A named national target programme",
    examples: shown(&[
        "⟦Chương trình mục tiêu quốc gia xây dựng nông thôn mới⟧ trên địa bàn",
        "vốn 03 chương trình mục tiêu quốc gia",
    ]),
};

static TITLE: Rule = Rule {
    id: "document.title",
    vi: "Tên gọi chính thức có giai đoạn thực hiện",
    en: "An official title with its period",
    examples: shown(&[
        "ban hành ⟦Đề án phát triển kinh tế rừng giai đoạn 2022-2026⟧, tầm nhìn 2030",
        "xây dựng kế hoạch phát triển kinh tế rừng",
    ]),
};

static LAW: Rule = Rule {
    id: "document.law",
    vi: "Tên gọi chính thức của luật, bộ luật, pháp lệnh",
    en: "The official name of a law, code or ordinance",
    examples: shown(&[
        "⟦Luật Phòng, chống tham nhũng⟧ và ⟦Luật Đất đai năm 2024⟧",
        "chấp hành pháp luật, kỷ luật",
    ]),
};

/// Reads every paragraph of the article.
fn find(reading: &Reading<'_>, _found: &Found, out: &mut Vec<Candidate>) {
    let scan = Scan::new(reading);
    for paragraph in reading.paragraphs().iter().filter(|paragraph| paragraph.zone.is_article()) {
        let mut finder = Finder { scan, out, plural: None };
        let mut at = paragraph.start;
        while at < paragraph.end {
            at = finder.step(at).max(at + 1);
        }
    }
}

struct Finder<'a, 'r, 't> {
    scan: Scan<'r, 't>,
    out: &'a mut Vec<Candidate>,
    /// Where an unnamed plural ended: `các nghị quyết`. What is joined to it is as unnamed.
    plural: Option<usize>,
}

/// The word for a type where it stands in the text.
#[derive(Clone, Copy)]
struct Type {
    start: usize,
    end: usize,
    name: &'static str,
    role: Role,
    capital: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    /// Known by its issuer alone.
    Act,
    /// Known by its title with a period.
    Plan,
    /// Only known by its number.
    Paper,
    /// Known by its name.
    Law,
}

impl Finder<'_, '_, '_> {
    /// Reads what begins here; the token to go on with.
    fn step(&mut self, at: usize) -> usize {
        let Some(found) = self.type_at(at) else {
            return self.lone_number(at).unwrap_or(at + 1);
        };
        if let Some(end) = self.numbered(found) {
            return end;
        }
        let joined = self.plural.is_some_and(|end| end + 1 == at && self.is_joint(end));
        let plural = joined || self.is_plural_before(at) || self.is_joined_to_next(found);
        if plural {
            self.plural = Some(found.end);
        }
        let Some(named) = self.named(found, plural) else { return found.end };
        self.push_named(found, named)
    }

    fn type_at(&self, at: usize) -> Option<Type> {
        let scan = self.scan;
        let Some(found) = scan.phrase(at, Class::DocumentType) else {
            // `NQ số 18`, `QĐ 318/QĐ-UBND`: the abbreviation as a word of its own.
            let entry = scan.single(at, Class::DocumentCode)?;
            let piece = scan.reading.piece(at);
            let alone = piece.chars().count() >= 2 && piece.chars().all(char::is_uppercase) || piece == "CTr";
            let before = at.checked_sub(1).and_then(|before| scan.mark(before));
            if !alone || !scan.is_spaced(at) && matches!(before, Some('/' | '-')) {
                return None;
            }
            let numbered =
                scan.at(at + 1, scan.is.so) || code(scan, at + 1).is_some_and(|code| code.is_known);
            let name = entry.value.split_once(' ').map_or("", |(_, name)| name);
            return numbered.then_some(Type {
                start: at,
                end: at + 1,
                name,
                role: Role::Paper,
                capital: true,
            });
        };
        let (name, role) = found.entry.value.split_once(';').unwrap_or((found.entry.value, ""));
        let role = match role {
            "act" => Role::Act,
            "plan" => Role::Plan,
            "law" => Role::Law,
            _ => Role::Paper,
        };
        Some(Type { start: at, end: found.end(), name, role, capital: scan.is_capital(at) })
    }

    /// References by number: one, or several that share the type.
    fn numbered(&mut self, found: Type) -> Option<usize> {
        let scan = self.scan;
        let mut at = found.end;
        let with_word = scan.at(at, scan.is.so);
        at += usize::from(with_word);
        at += usize::from(with_word && scan.is_mark(at, ':'));
        let first = code(scan, at)?;
        if !self.is_reference(found, &first, with_word) {
            return None;
        }
        let mut references = vec![(found.start, first)];
        self.shared_type(&mut references);
        let end = references.last().map_or(at, |(_, code)| code.end);
        let last_tail = references.iter().rev().find(|(_, code)| code.is_lettered()).map(|(_, code)| Code {
            tail: code.tail.clone(),
            issuer: code.issuer.clone(),
            year: code.year,
            ..Code::default()
        });
        let (year, named_issuer) = self.after_number(end);
        for (start, mut reference) in references {
            if let Some(last) = &last_tail {
                reference.complete(last);
            }
            let bare = !reference.is_lettered();
            let rule = if bare { &SHORT_NUMBER } else { &NUMBER };
            let score = match (bare, with_word, reference.is_known) {
                (false, _, true) => 990,
                (false, _, false) => 960,
                (true, true, _) => 950,
                (true, false, _) => 900,
            };
            let value = DocumentValue {
                doc_type: found.name.to_owned(),
                number: Some(reference.number),
                year: reference.year.or(year),
                issuer: named_issuer.clone().or(reference.issuer),
            };
            self.push(start, reference.end, value, score, rule);
        }
        Some(end)
    }

    /// Whether a number after the word for a type is a document's.
    fn is_reference(&self, found: Type, code: &Code, with_word: bool) -> bool {
        let scan = self.scan;
        if code.is_lettered() {
            return code.is_known || with_word || !code.tail.starts_with('-');
        }
        let after = code.end;
        let goes_on = !scan.is_spaced(after)
            && matches!(scan.mark(after), Some('/' | '.' | ',' | '-' | ':'))
            && scan.digits(after + 1).is_some()
            && !scan.is_spaced(after + 1);
        if goes_on || scan.is_mark(after, '%') || found.name == "Dự án" || found.name == "Phương án" {
            return false;
        }
        if with_word {
            return true;
        }
        let number: u32 = code
            .number
            .trim_end_matches(char::is_alphabetic)
            .split('/')
            .next()
            .and_then(|n| n.parse().ok())
            .unwrap_or(0);
        if !code.is_bare() {
            return found.role != Role::Paper && number > 12;
        }
        let short = code.number.len() < 2 || code.number.len() > 4;
        let verbal = matches!(
            found.name,
            "Quy định"
                | "Quyết định"
                | "Kết luận"
                | "Thông báo"
                | "Hướng dẫn"
                | "Quy chế"
                | "Kế hoạch"
                | "Lệnh"
                | "Lời kêu gọi"
        );
        if found.role == Role::Paper || found.role == Role::Law || short || verbal && !found.capital {
            return false;
        }
        if matches!(found.role, Role::Plan) && !found.capital {
            return false;
        }
        !scan.is_small(after) || self.may_follow_number(after)
    }

    /// What can stand after a document's number: grammatical words, not a counted noun.
    fn may_follow_number(&self, at: usize) -> bool {
        let is = self.scan.is;
        self.scan.any(
            at,
            &[
                is.cua, is.ve, is.ngay, is.va, is.tai, is.trong, is.da, is.la, is.co, is.duoc, is.den,
                is.toi, is.theo, is.tren, is.cho, is.voi, is.de, is.do_, is.nay, is.neu, is.khoa, is.hoac,
                is.cung, is.gan, is.o, is.tu, is.se, is.con, is.nham, is.ra, is.sau_, is.truoc, is.trung,
                is.bi, is.nam_, is.vao,
            ],
        ) && !(self.scan.at(at, is.nam_) && self.scan.year(at + 1).is_none())
    }

    /// `18, 19-NQ/TW`, `35-NQ/TU và số 36-NQ/TU`: the numbers that go on.
    fn shared_type(&self, references: &mut Vec<(usize, Code)>) {
        let scan = self.scan;
        let mut sure = references.len();
        loop {
            let Some((_, last)) = references.last() else { return };
            let at = last.end;
            if !self.is_joint(at) {
                break;
            }
            let start = at + 1;
            let with_word = scan.at(start, scan.is.so);
            let Some(next) = code(scan, start + usize::from(with_word)) else { break };
            let lettered = next.is_lettered() && next.is_known;
            let shares = !last.is_lettered() && next.is_bare() && !with_word;
            if !lettered && !shares {
                break;
            }
            references.push((start, next));
            if lettered {
                sure = references.len();
            }
        }
        let of_one_issuer = references.last().is_some_and(|(_, last)| scan.at(last.end, scan.is.cua));
        if !of_one_issuer {
            references.truncate(sure);
        }
    }

    /// `19-NQ/TW` without a type before it, where both its parts are known.
    fn lone_number(&mut self, at: usize) -> Option<usize> {
        let scan = self.scan;
        scan.digits(at)?;
        let found = code(scan, at)?;
        let kind = found.kind.filter(|_| found.is_known && found.issuer.is_some())?;
        let with_word = at > 0 && scan.at(at - 1, scan.is.so);
        let end = found.end;
        let (year, named_issuer) = self.after_number(end);
        let value = DocumentValue {
            doc_type: kind.to_owned(),
            number: Some(found.number),
            year: found.year.or(year),
            issuer: named_issuer.or(found.issuer),
        };
        self.push(at - usize::from(with_word), end, value, 850, &NUMBER);
        Some(end)
    }

    /// The year and the issuer that follow a number: `, ngày 25/10/2017 của Bộ Chính trị`.
    fn after_number(&self, at: usize) -> (Option<u16>, Option<String>) {
        let scan = self.scan;
        let is = scan.is;
        let mut year = None;
        for here in at..at + 14 {
            if let Some(found) = scan.year(here) {
                year = year.or(Some(found));
            } else if scan.at(here, is.cua) {
                return (year, issuer(scan, here + 1).map(|issuer| issuer.name));
            } else if scan.digits(here).is_none()
                && !scan.any(here, &[is.ngay, is.thang, is.nam_, is.ban, is.hanh])
                && !matches!(scan.mark(here), Some('/' | '-' | '.' | ',' | '(' | ')'))
            {
                break;
            }
        }
        (year, None)
    }

    fn is_joint(&self, at: usize) -> bool {
        self.scan.is_mark(at, ',') || self.scan.any(at, &[self.scan.is.va, self.scan.is.hoac])
    }

    /// `các`, `những`, `05`, `nhiều` before the word.
    fn is_plural_before(&self, at: usize) -> bool {
        let scan = self.scan;
        let is = scan.is;
        let Some(before) = at.checked_sub(1) else { return false };
        scan.any(
            before,
            &[is.cac, is.nhung, is.nhieu, is.moi, is.moi_, is.tung, is.hai, is.ba, is.bon, is.muoi],
        ) || scan.digits(before).is_some_and(|digits| digits.len() <= 3)
            || (scan.at(before, is.so) && before > 0 && scan.at(before - 1, is.mot))
    }

    /// `nghị quyết, chỉ thị của …`: bare types in a row.
    fn is_joined_to_next(&self, found: Type) -> bool {
        (self.is_joint(found.end) || self.scan.is_mark(found.end, '/'))
            && self.scan.phrase(found.end + 1, Class::DocumentType).is_some()
    }

    /// What makes a document without a number a particular one.
    fn named(&self, found: Type, plural: bool) -> Option<Named> {
        let scan = self.scan;
        if found.role == Role::Law {
            let before = found.start.checked_sub(1);
            let part_of_word =
                before.is_some_and(|before| scan.any(before, &[scan.is.phap, scan.is.ki_]) && !found.capital);
            return match found.name {
                _ if part_of_word => None,
                "Hiến pháp" => named::of_year(scan, found.end),
                "Điều lệ" => named::charter(scan, found.end),
                _ => named::law(scan, found.end, found.capital),
            };
        }
        if plural || found.role == Role::Paper {
            return None;
        }
        if found.role == Role::Plan {
            return named::programme(scan, found.end).or_else(|| {
                let by_issuer =
                    || named::by_issuer(scan, found.end).filter(|_| scan.at(found.end, scan.is.cua));
                if !found.capital {
                    return None;
                }
                named::title(scan, found.end).or_else(by_issuer)
            });
        }
        let resolves =
            matches!(found.name, "Nghị quyết" | "Kết luận" | "Chỉ thị" | "Nghị quyết liên tịch" | "Quy định");
        if resolves {
            let of_body = named::congress(scan, found.end)
                .or_else(|| named::plenum(scan, found.end))
                .or_else(|| named::of_year(scan, found.end).filter(|_| found.name == "Nghị quyết"));
            if of_body.is_some() {
                return of_body;
            }
        }
        let with_of = scan.at(found.end, scan.is.cua);
        if !found.capital || !(with_of || resolves && found.name != "Kết luận" && found.name != "Quy định")
        {
            return None;
        }
        named::by_issuer(scan, found.end)
    }

    fn push_named(&mut self, found: Type, named: Named) -> usize {
        let (rule, score) = match named.known {
            Known::Congress => (&CONGRESS, 930),
            Known::Plenum => (&PLENUM, 940),
            Known::Year => (&YEAR, 900),
            Known::Issuer => (&ISSUER, 750),
            Known::Programme => (&PROGRAMME, 920),
            Known::Title => (&TITLE, 700),
            Known::Law => (&LAW, 950),
            Known::UnlistedLaw => (&LAW, 700),
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

    fn push(&mut self, start: usize, end: usize, value: DocumentValue, score: u16, rule: &'static Rule) {
        let span = self.scan.reading.span(start, end);
        self.out.push(Candidate {
            span,
            label: Label::Document,
            value: Some(Value::Document(value)),
            score,
            rule,
        });
    }
}
