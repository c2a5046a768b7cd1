//! Who issued a document, and who gave an instruction.

use super::instruction::mention::is_mention;
use super::joined::{Shared, share};
use super::lexicon::{word, words};
use super::reading::Reading;
use super::sentence;
use super::{Findings, Relator, Rule, SuggestedRelation, Suggestion, shown};
use crate::annotation::RelationType;
use crate::label::{Label, Value};
use std::ops::Range;

/// Leads from a directive to the office or the official that it came from.
pub(super) const RELATOR: Relator =
    Relator { name: "issued_by", rules: &[&DOCUMENT, &SPEAKER, &CARRIED], find };

static DOCUMENT: Rule = Rule {
    id: "issued-by.document",
    vi: "Chức vụ đứng sau văn bản (của Thủ tướng Chính phủ), hoặc người ký ban hành đứng trước",
    en: "The office named after the document (của Thủ tướng Chính phủ), or who signs it, named before",
    examples: shown(&[
        "theo ⟦Quyết định số 318⟧ ngày 08/3/2022 của ⟦Thủ tướng Chính phủ⟧",
        "theo ⟦Quyết định số 319⟧ ngày 08/3/2022 của Thủ tướng Chính phủ ⟦Lê Văn Tám⟧",
        "⟦Quyết định số 12/QĐ-UBND⟧ do ⟦Chủ tịch UBND xã⟧ ký ban hành ngày 8/3/2022",
        "⟦Quyết định 12/2014/QĐ-TTg⟧ quy định giá điện do ⟦Thủ tướng Chính phủ⟧ ban hành",
        "Phó Thủ tướng ký ⟦Công điện số 12/CĐ-TTg⟧ của ⟦Thủ tướng Chính phủ⟧ về cứu hộ",
        "theo chỉ đạo của ⟦Thủ tướng Chính phủ⟧ tại ⟦Công điện số 12/CĐ-TTg⟧ về cứu hộ",
        "Tại ⟦Quyết định 12/QĐ-TTg⟧, ⟦Thủ tướng Chính phủ⟧ phê chuẩn kết quả bầu cử",
        "⟦Chủ tịch UBND tỉnh⟧ có ⟦Công điện số 12⟧ về phòng, chống bão",
        "theo chỉ đạo của Thủ tướng Chính phủ tại Thông báo số 12/TB-VPCP về cứu hộ",
        "theo Quyết định số 318/QĐ-UBND của UBND tỉnh; Bí thư Huyện ủy dự",
    ]),
};

static SPEAKER: Rule = Rule {
    id: "issued-by.speaker",
    vi: "Người nói câu chỉ đạo này",
    en: "The subject of the verb that gives this order",
    examples: shown(&[
        "Đồng chí ⟦Lê Thị Hạnh⟧ yêu cầu các xã ⟦khẩn trương rà soát hộ nghèo⟧.",
        "Văn phòng truyền đạt ý kiến của đồng chí ⟦Lê Thị Hạnh⟧, Phó Chủ tịch UBND tỉnh chỉ đạo các xã ⟦khẩn trương rà soát hộ nghèo⟧.",
        "Huyện yêu cầu các xã khẩn trương rà soát hộ nghèo.",
        "Theo chỉ đạo của Thủ tướng Chính phủ, huyện đã bố trí vốn, chỉ đạo các xã khẩn trương rà soát hộ nghèo.",
    ]),
};

static CARRIED: Rule = Rule {
    id: "issued-by.carried",
    vi: "Người phát biểu được nêu ở câu trước",
    en: "The speaker who was named before",
    examples: shown(&[
        "Kết luận hội nghị, đồng chí ⟦Lê Thị Hạnh⟧ biểu dương các xã. Đồng chí yêu cầu các xã ⟦khẩn trương rà soát hộ nghèo⟧.",
    ]),
};

fn find(reading: &Reading<'_>, findings: &Findings<'_>, out: &mut Vec<SuggestedRelation>) {
    let found = findings.suggestions;
    let before = out.len();
    documents(reading, found, out);
    // `công văn số 1038/TTg-KTN (ngày 17/6/2016) và số 800/TTg-CN (ngày 29/6/2020) của Thủ tướng`
    share(reading, found, Shared { kind: RelationType::IssuedBy, score: 930, rule: &DOCUMENT }, before, out);
    let all = || found.iter().enumerate();
    let mentions: Vec<usize> =
        all().filter(|(_, found)| is_mention(found.label)).map(|(index, _)| index).collect();
    // Both are in order of place.
    let mut places = all().filter(|(_, found)| found.label == Label::Instruction).peekable();
    for order in &findings.speech.orders {
        let ordered = reading.span(order.start, order.end);
        while places.next_if(|(_, found)| found.span.start < ordered.start).is_some() {}
        let Some(&(from, _)) = places.peek().filter(|(_, found)| found.span == ordered) else { continue };
        let Some(act) = findings.speech.acts.get(order.act) else { continue };
        let Some(&to) = act.speaker.and_then(|speaker| mentions.get(speaker)) else { continue };
        let (rule, score) = if act.is_direct { (&SPEAKER, 930) } else { (&CARRIED, 850) };
        out.push(SuggestedRelation { kind: RelationType::IssuedBy, from, to, score, rule });
    }
}

/// The longest chain of words between who signs and what is signed.
const VERBS: usize = 6;

/// The furthest that the issuer stands from the number: date, brackets and `ban hành` in between.
const REACH: usize = 24;

/// `Quyết định số 318 ngày 8/3/2022 của ⟨Thủ tướng Chính phủ⟩`, or an office within the span.
fn documents(reading: &Reading<'_>, found: &[Suggestion], out: &mut Vec<SuggestedRelation>) {
    for (from, document) in found.iter().enumerate().filter(|(_, found)| found.label == Label::Document) {
        let after = reading.token_at(document.span.end);
        let issuer = (after..after + REACH)
            .take_while(|&at| may_stand_between(reading, at) || reading.is(at, word!("của")))
            .find(|&at| reading.is(at, word!("của")))
            .map(|of| reading.token_at(reading.span(of, of + 1).end));
        // Who signs may do so for another: `ký Công điện số 12 của Thủ tướng`.
        let mut near = found.iter().enumerate().skip(from.saturating_sub(4)).take(48);
        // `của Thủ tướng Chính phủ Lê Văn Tám`: the name rather than the office.
        let name_after = |office: usize| {
            let end = reading.token_at(found.get(office)?.span.end);
            let (name, _) = found.iter().enumerate().skip(office + 1).take(2).find(|(_, next)| {
                next.label == Label::Official && reading.token_at(next.span.start) == end
            })?;
            Some(name)
        };
        // `Kết luận của Thủ tướng Lê Văn Tám`: the name that is part of the document's.
        let holder = near
            .clone()
            .find(|(_, holder)| holder.label == Label::Official && document.span.contains(holder.span));
        let named = holder.or_else(|| {
            near.find(|(_, office)| {
                matches!(office.label, Label::Position | Label::Official)
                    && (document.span.contains(office.span)
                        || issuer.is_some_and(|at| reading.token_at(office.span.start) == at))
            })
        });
        if let Some(to) = named
            .map(|(to, _)| name_after(to).unwrap_or(to))
            .or_else(|| signer(reading, found, from))
            .or_else(|| signed_by(reading, found, from))
            .or_else(|| issued_after(reading, found, from))
            .or_else(|| cited(reading, found, from))
            .or_else(|| decides(reading, found, from))
        {
            out.push(SuggestedRelation {
                kind: RelationType::IssuedBy,
                from,
                to,
                score: 940,
                rule: &DOCUMENT,
            });
        }
    }
}

/// `⟨Thủ tướng Chính phủ⟩ vừa ký Công điện số 149`: the one who signs, right before the verb.
fn signer(reading: &Reading<'_>, found: &[Suggestion], document: usize) -> Option<usize> {
    let start = reading.token_at(found.get(document)?.span.start);
    let mut at = start;
    // `ký ban hành`, `đã ban hành`, `vừa có`; alone, `có` says nothing of who issued it.
    let mut signs = false;
    while at > 0 && start < at + VERBS {
        let before = at - 1;
        let verb = reading.is(before, word!("ký"))
            || reading.is(before, word!("hành")) && at > 1 && reading.is(at - 2, word!("ban"));
        // `ban hành hỏa tốc Chỉ thị số 25`, `ban hành kịp thời …`
        let urgent = reading.is_within(before, "urgent");
        if !verb && !urgent && !reading.any(before, words!["ban", "đã", "vừa", "mới", "có"]) {
            break;
        }
        signs |= verb
            || reading.is(before, word!("có"))
                && reading.any(before.checked_sub(1)?, words!["vừa", "mới", "đã"]);
        // `ban hành` is two words.
        at = if reading.is(before, word!("hành")) { before - 1 } else { before };
    }
    let has = at < start && reading.is(start - 1, word!("có"));
    if !signs && !has {
        return None;
    }
    // `Bộ trưởng Bộ Tư pháp (sau đây gọi là Bộ trưởng) vừa ký …`
    if at > 0 && reading.is_mark(at - 1, ')') {
        at = (at.saturating_sub(REACH)..at).rev().find(|&at| reading.is_mark(at, '('))?;
    }
    let earlier = found.get(..document)?.iter().enumerate().rev().take(24);
    let mut people = earlier.filter(|(_, found)| is_mention(found.label));
    let ends_at = |found: &Suggestion, end: usize| reading.token_at(found.span.end) == end;
    // `Thủ tướng … ngày 7/9/2021 đã ký …`
    let dated = found.get(document.saturating_sub(24)..document)?.iter().rev();
    let date = dated.clone().find(|found| found.label == Label::Date && ends_at(found, at));
    let at = date.map_or(at, |date| reading.token_at(date.span.start));
    let (nearest, last) = people.next().filter(|(_, found)| ends_at(found, at))?;
    // `Thủ tướng Chính phủ có Công điện số 12/CĐ-TTg`: one may have what others have issued.
    let sends =
        matches!(&found.get(document)?.value, Some(Value::Document(value)) if value.doc_type == "Công điện");
    if !signs && !sends && !is_issuer(last, found.get(document)?) {
        return None;
    }
    if last.label == Label::Official {
        return Some(nearest);
    }
    // `đồng chí …, Chủ tịch UBND tỉnh đã ký …`: the name to which the office stands in apposition.
    let office = reading.token_at(last.span.start);
    let apposed = office > 0 && matches!(reading.mark(office - 1), Some(',' | '-'));
    let named = people
        .next()
        .filter(|(_, found)| apposed && found.label == Label::Official && ends_at(found, office - 1));
    Some(named.map_or(nearest, |(named, _)| named))
}

/// `Quyết định số 12/QĐ-UBND do ⟨Chủ tịch UBND xã⟩ ký`: who signs, named after the document.
fn signed_by(reading: &Reading<'_>, found: &[Suggestion], document: usize) -> Option<usize> {
    let signed = signed(reading, found, document)?;
    // `hướng dẫn Luật Đất đai do Bộ trưởng … ban hành`: no office makes laws.
    let law = matches!(&found.get(document)?.value, Some(Value::Document(value))
        if matches!(value.doc_type.as_str(), "Luật" | "Bộ luật" | "Hiến pháp"));
    if law {
        return None;
    }
    let mut people =
        found.iter().enumerate().skip(document + 1).take(24).filter(|(_, next)| {
            is_mention(next.label) && signed.contains(&reading.token_at(next.span.start))
        });
    let first = people.next()?;
    // The name rather than its offices.
    let named = std::iter::once(first).chain(people).find(|(_, next)| next.label == Label::Official);
    Some(named.unwrap_or(first).0)
}

/// The furthest that who issued a document stands from it, behind what it is about.
const ABOUT: usize = 40;

/// `Quyết định 28/2014/QĐ-TTg quy định … do ⟨Thủ tướng Chính phủ⟩ ban hành`: who issued it, where the number says the same.
fn issued_after(reading: &Reading<'_>, found: &[Suggestion], document: usize) -> Option<usize> {
    let one = found.get(document)?;
    let end = reading.token_at(one.span.end);
    let mut offices =
        found.iter().enumerate().skip(document + 1).take(8).filter(|(_, next)| is_issuer(next, one));
    let (to, office) = offices.next()?;
    let by = reading.token_at(office.span.start).checked_sub(1)?;
    let verb = reading.token_at(office.span.end);
    let issued = reading.is(by, word!("do")) && reading.all(verb, words!("ban hành"));
    (issued && by < end + ABOUT && !(end..by).any(|at| sentence::parts(reading, at))).then_some(to)
}

/// The longest chain of words between an office and the document in which it says something.
const SAYS: usize = 12;

/// `chỉ đạo của ⟨Thủ tướng Chính phủ⟩ tại Công điện số 12/CĐ-TTg`: the office, where the number says the same.
fn cited(reading: &Reading<'_>, found: &[Suggestion], document: usize) -> Option<usize> {
    let one = found.get(document)?;
    let at = reading.token_at(one.span.start).checked_sub(1).filter(|&at| reading.is(at, word!("tại")))?;
    let earlier = found.get(..document)?.iter().enumerate().rev().take(8);
    let (to, office) = earlier.into_iter().find(|(_, found)| is_mention(found.label))?;
    let end = reading.token_at(office.span.end);
    let near = end + SAYS > at && (end..at).all(|at| reading.is_word(at));
    // `tại Công điện số 12`: a telegram whose number names nobody is of whoever directs in it.
    let unsaid = matches!(&one.value, Some(Value::Document(value))
        if matches!(value.doc_type.as_str(), "Công điện" | "Chỉ thị") && value.issuer.is_none());
    (near && (unsaid || is_issuer(office, one))).then_some(to)
}

/// `Tại Quyết định 12/QĐ-TTg, ⟨Thủ tướng Chính phủ⟩ phê chuẩn …`: who decides in it, where the number says the same.
fn decides(reading: &Reading<'_>, found: &[Suggestion], document: usize) -> Option<usize> {
    let one = found.get(document)?;
    let before = reading.token_at(one.span.start).checked_sub(1)?;
    let comma = reading.token_at(one.span.end);
    let (to, office) =
        found.iter().enumerate().skip(document + 1).take(4).find(|(_, next)| is_mention(next.label))?;
    let beside = reading.token_at(office.span.start) == comma + 1;
    // `Tại Quyết định số 793, Thủ tướng Chính phủ quyết định …`
    let unsaid = matches!(&one.value, Some(Value::Document(value))
        if value.doc_type == "Quyết định" && value.issuer.is_none());
    let issues = is_issuer(office, one) || unsaid && office.label == Label::Position;
    (reading.is(before, word!("tại")) && reading.is_mark(comma, ',') && beside && issues).then_some(to)
}

/// Whether the number of a document names an office as its issuer.
fn is_issuer(office: &Suggestion, document: &Suggestion) -> bool {
    let (Some(Value::Position(office)), Some(Value::Document(document))) = (&office.value, &document.value)
    else {
        return false;
    };
    let named = format!("{} {}", office.role, office.organisation.as_deref().unwrap_or_default());
    // `Thủ tướng` for `Thủ tướng Chính phủ`
    let alone = office.organisation.is_none();
    document.issuer.as_deref().is_some_and(|issuer| {
        named.contains(issuer) || alone && office.role == "Thủ tướng" && issuer.starts_with(&office.role)
    })
}

/// `do Chủ tịch UBND xã ký ban hành`: the tokens from `do` after a document to the end of the verb.
pub(super) fn signed(reading: &Reading<'_>, found: &[Suggestion], document: usize) -> Option<Range<usize>> {
    let after = reading.token_at(found.get(document)?.span.end);
    let by = (after..after + REACH)
        .take_while(|&at| may_stand_between(reading, at) || reading.is(at, word!("do")))
        .find(|&at| reading.is(at, word!("do")))?;
    let signs = |at| reading.is(at, word!("ký")) || reading.all(at, words!("ban hành"));
    let verb = (by..by + REACH).take_while(|&at| !sentence::parts(reading, at)).find(|&at| signs(at))?;
    let end = (verb..verb + 3).take_while(|&at| reading.any(at, words!["ký", "ban", "hành"])).last()? + 1;
    let until = reading.span(verb, verb + 1).start;
    let another = found.get(document + 1..)?.iter().take_while(|next| next.span.start < until);
    let mut another = another.filter(|next| matches!(next.label, Label::Document | Label::Instruction));
    another.next().is_none().then_some(by..end)
}

/// Dates, brackets and marks.
pub(super) fn may_stand_between(reading: &Reading<'_>, at: usize) -> bool {
    reading.digits(at).is_some()
        || reading.any(at, words!["ngày", "tháng", "năm", "ban", "hành", "khóa"])
        || reading.is_roman(at)
        || matches!(reading.mark(at), Some('/' | '-' | '.' | ',' | '(' | ')'))
}
