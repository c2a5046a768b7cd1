//! When a document was issued.

use super::document::issuer_end;
use super::issued_by::{may_stand_between, signed};
use super::joined::{Shared, share};
use super::lexicon::{Class, word, words};
use super::reading::Reading;
use super::sentence;
use super::{Findings, Relator, Rule, SuggestedRelation, Suggestion, shown};
use crate::annotation::RelationType;
use crate::label::{Clock, DateUnit, Label, Value};

/// Leads from a document to the date beside its number.
pub(super) const RELATOR: Relator = Relator { name: "issued_on", rules: &[&AFTER, &SENTENCE], find };

static AFTER: Rule = Rule {
    id: "issued-on.after",
    vi: "Ngày đứng ngay sau số văn bản",
    en: "The date right after the document's number",
    examples: shown(&[
        "theo ⟦Nghị quyết số 07/2023/NQ-HĐND⟧ ⟦ngày 12/7/2023⟧ của HĐND tỉnh",
        "⟦Chỉ thị số 12-CT/TU⟧, ⟦ngày 03-4-2021⟧ của Ban Thường vụ",
        "⟦Quyết định số 12/QĐ-UBND⟧ do Chủ tịch UBND xã ký ban hành ⟦ngày 8/3/2022⟧",
        "⟦Nghị quyết 12⟧ của HĐND tỉnh ⟦ngày 8/3/2022⟧ về biên chế",
        "⟦Công điện 12/CĐ-TTg⟧ ⟦năm 2022⟧ của Thủ tướng",
        "⟦Công điện số 12⟧ của Thủ tướng được ban hành ⟦ngày 8/3/2022⟧, khi bão đã vào bờ",
        "Quyết định số 12/QĐ-UBND do Chủ tịch UBND xã ký, ngày 8/3/2022 có hiệu lực",
        "thực hiện Nghị quyết số 07/2023/NQ-HĐND trong năm 2024",
        "các tổ thảo luận về Luật Đất đai năm 2024 sáng 12/7/2023 tại hội trường",
    ]),
};

static SENTENCE: Rule = Rule {
    id: "issued-on.sentence",
    vi: "Ngày đầu câu, trước chữ ban hành và số văn bản",
    en: "The date that opens the sentence, before the verb of issuing and the document",
    examples: shown(&[
        "Để phòng cháy rừng, ⟦ngày 22/02/2016⟧, UBND tỉnh đã có ⟦Công văn số 13/UBND-NN⟧ về trực trong mùa khô.",
        "Vào lúc ⟦10h00 ngày 22/02/2016⟧, UBND tỉnh ban hành ⟦Công văn số 13/UBND-NN⟧ về trực trong mùa khô.",
        "⟦Ngày 22/02/2016⟧, Thủ tướng Chính phủ ký ban hành ⟦Chỉ thị số 13/CT-TTg⟧ về tăng cường phòng cháy rừng trong mùa khô.",
        "⟦Ngày 22/02/2016⟧ Sở Tài chính ban hành ⟦Chỉ thị số 13/CT-STC⟧ về tăng cường phòng cháy rừng trong mùa khô.",
        "Thành phố Hòa Sơn: ⟦Ngày 22/02/2016⟧, UBND thành phố có ⟦Công văn số 13/UBND-NN⟧ về trực trong mùa khô.",
        "Chủ tịch UBND tỉnh ⟦ngày 22/02/2016⟧ đã ký ⟦Chỉ thị số 13/CT-UBND⟧ về phòng cháy rừng trong mùa khô năm nay.",
        "Ngày 22/02/2016, huyện họp về Nghị định số 13/2016/NĐ-CP và bàn việc phòng cháy rừng trong mùa khô.",
    ]),
};

/// The furthest that the date may stand from the end of the number, in tokens.
const REACH: usize = 10;

fn find(reading: &Reading<'_>, findings: &Findings<'_>, out: &mut Vec<SuggestedRelation>) {
    let found = findings.suggestions;
    let before = out.len();
    for (from, document) in found.iter().enumerate().filter(|(_, found)| found.label == Label::Document) {
        let after = reading.token_at(document.span.end);
        let date = found
            .iter()
            .enumerate()
            .skip(from + 1)
            .take_while(|(_, next)| next.span.start <= document.span.end.forward(160))
            .find(|(_, next)| {
                next.label == Label::Date && next.span.start >= document.span.end && is_day(next)
            });
        let beside = date.filter(|(_, date)| {
            let at = reading.token_at(date.span.start);
            // `thảo luận về Luật Đất đai năm 2024 sáng 21/10`: a part of the day is when something happened.
            if (at == after || reading.is_mark(after, ',')) && has_part_of_day(date) {
                return false;
            }
            // `Công điện số 12 của Thủ tướng được ban hành ngày 3/7`
            let after = passive_end(reading, after, at).unwrap_or(after);
            let between = after..at;
            // `Nghị quyết 12 của HĐND tỉnh ngày 8/7/2022`
            if reading.is(after, word!("của")) && issuer_end(reading, after + 1) == Some(at) {
                return true;
            }
            // `… do Chủ tịch UBND xã ký ngày 8/3`
            // `… do UBND tỉnh ban hành vào ngày 15/5/2018`
            let into = at.checked_sub(1).filter(|&before| is_of_time(reading, before)).unwrap_or(at);
            if signed(reading, found, from).is_some_and(|signed| signed.end == at || signed.end == into) {
                return true;
            }
            at <= after + REACH
                && between.clone().all(|at| {
                    may_stand_between(reading, at)
                        || reading.any(at, words!["ký", "hồi", "lúc"])
                        || at == after && is_level(reading, at)
                })
                && !between.clone().any(|at| sentence::closes(reading, at))
        });
        let related = inside(found, from)
            .or(beside.map(|(to, _)| to))
            .map(|to| (to, 980, &AFTER))
            .or_else(|| below_number(reading, found, from).map(|to| (to, 940, &AFTER)))
            .or_else(|| opens_sentence(reading, found, from).map(|to| (to, 900, &SENTENCE)))
            .or_else(|| year_beside(reading, found, from).map(|to| (to, 850, &AFTER)));
        if let Some((to, score, rule)) = related {
            out.push(SuggestedRelation { kind: RelationType::IssuedOn, from, to, score, rule });
        }
    }
    // `Quyết định số 1428/QĐ-UBND và 1533/QĐ-UBND ngày 20/5/2021`: also where the type is said again.
    share(reading, found, Shared { kind: RelationType::IssuedOn, score: 940, rule: &AFTER }, before, out);
}

/// `Nghị quyết 10/2016/NQ-HĐND tỉnh ngày 7/12/2016`: the level of the council that its number names.
fn is_level(reading: &Reading<'_>, at: usize) -> bool {
    reading.phrase(at, Class::Level).is_some_and(|level| level.len == 1) && reading.is_small(at)
}

/// `Công điện 12/CĐ-TTg năm 2025`: the year right after a number with its code, which has no other year.
fn year_beside(reading: &Reading<'_>, found: &[Suggestion], document: usize) -> Option<usize> {
    let one = found.get(document)?;
    let Some(Value::Document(value)) = &one.value else { return None };
    let after = reading.token_at(one.span.end);
    let (to, date) =
        found.iter().enumerate().skip(document + 1).find(|(_, next)| next.span.start >= one.span.end)?;
    let Some(Value::Date(year)) = &date.value else { return None };
    let coded = value.number.as_ref().is_some_and(|number| number.contains(['/', '-']));
    let of_year = matches!(year.start.unit, DateUnit::Year)
        && year.end.is_none()
        && value.year.is_none_or(|known| year.start.year == i16::try_from(known).ok());
    (coded && of_year && reading.is(after, word!("năm")) && reading.token_at(date.span.start) == after)
        .then_some(to)
}

/// `Quyết định ngày 12/7/2023 của Chủ tịch UBND tỉnh`: the day that is part of the document's name.
fn inside(found: &[Suggestion], document: usize) -> Option<usize> {
    let whole = found.get(document)?.span;
    let within =
        found.iter().enumerate().skip(document + 1).take_while(|(_, next)| next.span.start < whole.end);
    let (to, _) = within.into_iter().find(|(_, next)| next.label == Label::Date && is_day(next))?;
    Some(to)
}

/// `của Thủ tướng được (ký) ban hành` after a document: the verb's end, where nothing else stands before it.
fn passive_end(reading: &Reading<'_>, after: usize, date: usize) -> Option<usize> {
    let passive = (after..date.min(after + SUBJECT)).take_while(|&at| reading.is_word(at)).find(|&at| {
        reading.is(at, word!("được"))
            && (reading.is(at + 1, word!("ký")) || reading.all(at + 1, words!("ban hành")))
    })?;
    let issuer = passive == after || reading.is(after, word!("của")) || reading.is(after, word!("vừa"));
    issuer.then(|| {
        (passive + 1..date).find(|&at| !reading.any(at, words!["ký", "ban", "hành"])).unwrap_or(date)
    })
}

/// The furthest that a sentence's date stands from the verb, in tokens: the issuer is between them.
const SUBJECT: usize = 40;

/// `Ngày 22/02/2016, Chính phủ ban hành Nghị định số 13/2016/NĐ-CP`: the date that opens the sentence.
fn opens_sentence(reading: &Reading<'_>, found: &[Suggestion], document: usize) -> Option<usize> {
    let numbered = match &found.get(document)?.value {
        Some(Value::Document(value)) => value.number.is_some(),
        _ => false,
    };
    let start = reading.token_at(found.get(document)?.span.start);
    let verb = start.checked_sub(1)?;
    let issues = reading.any(verb, words!["ký", "ra"])
        || verb > 0
            && (reading.all(verb - 1, words!("ban hành")) || reading.all(verb - 1, words!("phát đi")))
        || reading.is(verb, word!("có"));
    // `Ngày 24/6/2025, Quốc hội đã thông qua Luật …`: a law is of the day on which it is passed.
    let enacts = is_law(found.get(document)?) && verb > 0 && reading.all(verb - 1, words!("thông qua"));
    if !(numbered && issues || enacts) {
        return None;
    }
    let (to, date) = found
        .get(..document)?
        .iter()
        .enumerate()
        .rev()
        .take(8)
        .find(|(_, date)| date.label == Label::Date && is_day(date))?;
    let first = reading.token_at(date.span.start);
    let comma = reading.token_at(date.span.end);
    // `Ngày 29/7/2022 vừa qua, UBND tỉnh ban hành …`
    let passed = reading.is(comma, word!("vừa")) && reading.is(comma + 1, word!("qua"));
    let comma = if passed { comma + 2 } else { comma };
    let lead = (first.saturating_sub(LEAD)..=first).rev().find(|&at| {
        at == 0 || reading.is_end(at - 1) || matches!(reading.mark(at - 1), Some('.' | ')' | '-' | ';' | ':'))
    });
    // `Để chủ động ứng phó với mưa lũ, ngày 14-11, UBND tỉnh ban hành …`
    // `Vào lúc 10h00 ngày 14/11, …`
    // `Thủ tướng Phạm Văn Tám ngày 7/9/2021 đã ký …`
    let beside = first > 0
        && reading.is_word(first - 1)
        && comma < verb
        && (comma..=verb).all(|at| reading.any(at, words!["đã", "vừa", "mới", "ký", "ban", "hành", "có"]));
    // `…, ngay từ ngày 20/6, Bộ Chính trị đã ban hành …`
    let early = first > 1 && reading.is(first - 2, word!("ngay")) && reading.is(first - 1, word!("từ"));
    let from = if early { first - 2 } else { first };
    let opens = lead.is_some_and(|at| (at..from).all(|at| is_of_time(reading, at)))
        || from > 0 && reading.is_mark(from - 1, ',');
    let plain = !(comma..verb).any(|at| sentence::parts(reading, at));
    // `Ngày 22/02/2016 Ủy ban nhân dân tỉnh ban hành …`
    let apart = reading.is_mark(comma, ',')
        || reading.is_capital(comma)
            && [Class::Organisation, Class::Role]
                .into_iter()
                .any(|class| reading.phrase(comma, class).is_some());
    (beside || opens && apart && verb <= comma + SUBJECT && plain).then_some(to)
}

fn is_law(document: &Suggestion) -> bool {
    matches!(&document.value, Some(Value::Document(value)) if matches!(value.doc_type.as_str(), "Luật" | "Bộ luật"))
}

/// `vào`, `lúc`, `hồi` before a date.
fn is_of_time(reading: &Reading<'_>, at: usize) -> bool {
    reading.any(at, words!["vào", "lúc", "hồi", "khoảng", "trong"])
}

/// The most words before the date that opens a sentence: `Trước đó,`.
const LEAD: usize = 4;

/// `Số: 853/QĐ-UBND` at the head of a document, and `Hòa Sơn, ngày 07 tháng 5 năm 2018` on a line below.
fn below_number(reading: &Reading<'_>, found: &[Suggestion], document: usize) -> Option<usize> {
    let number = found.get(document)?;
    let start = reading.token_at(number.span.start);
    let alone = start >= 2
        && reading.is_mark(start - 1, ':')
        && reading.is(start - 2, word!("số"))
        && (start == 2 || reading.is_end(start - 3));
    let after = reading.token_at(number.span.end);
    if !alone || !reading.is_end(after) {
        return None;
    }
    let begin = |found: &Suggestion| reading.token_at(found.span.start);
    let (to, date) = found
        .get(document + 1..)?
        .iter()
        .enumerate()
        .take_while(|(_, next)| begin(next) <= after + 2 * REACH)
        .find(|(_, next)| next.label == Label::Date)?;
    let at = begin(date);
    let line = (after..at).rev().take_while(|&at| !reading.is_end(at)).last()?;
    let dated = reading.is_mark(at - 1, ',') && at <= line + REACH;
    (dated && is_day(date)).then_some(document + 1 + to)
}

/// `sáng 21/10`
fn has_part_of_day(date: &Suggestion) -> bool {
    matches!(&date.value, Some(Value::Date(value)) if matches!(value.start.clock, Some(Clock::Part(_))))
}

/// A document is issued on a day.
fn is_day(date: &Suggestion) -> bool {
    match &date.value {
        Some(Value::Date(value)) => matches!(value.start.unit, DateUnit::Day(..)) && value.end.is_none(),
        _ => true,
    }
}
