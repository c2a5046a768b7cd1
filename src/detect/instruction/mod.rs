//! What somebody in authority tells others to do: `đề nghị các xã ⟦tập trung gieo cấy đúng thời vụ⟧`.
//!
//! - [`clause`]: sentences, clauses, the markers of lists
//! - [`trigger`]: the verb that gives an order, where it is a [`predicate`], or what is [`written`] down
//! - [`subject`]: who speaks; [`speaker`]: who is understood to; [`request`]: whether from above
//! - [`action`]: where what is to be done begins, after [`lead`]: what the clause is about, or [`modal`]: the words
//!   of duty; [`verb`]: which verbs do that, and [`noun`]: where none does
//! - [`head`]: what announces a list, and who is told what stands in it
//! - [`statement`]: clauses that tell what is, and not what is to be done
//! - [`speech`]: what an article orders, and the grammar of it
//! - [`listener`]: the state machine over paragraphs and sentences, whose parts are [`act`]: who gives an
//!   order, [`content`]: what it says, [`list`]: the items under it, [`scope`]: how long it goes on,
//!   [`quotation`]: what is quoted before its speaker is named

mod act;
mod action;
mod clause;
mod content;
mod head;
mod lead;
mod list;
mod listener;
pub(super) mod mention;
mod modal;
mod noun;
mod predicate;
mod quotation;
mod request;
mod scope;
mod speaker;
pub(super) mod speech;
mod statement;
mod subject;
mod trigger;
mod verb;
mod written;

use super::lexicon::{Class, words};
use super::reading::Reading;
use super::{Candidate, Detector, Found, Rule, Work, shown};
use crate::label::{DateValue, InstructionValue, Label, Value};
use crate::text::{Span, Text};
use listener::Listener;
use speech::{Act, Order, Place};

/// Finds instructions.
pub(super) const DETECTOR: Detector = Detector { name: "instruction", rules: RULES, begin };

static RULES: &[&Rule] = &[&TRIGGER, &ITEM, &LATER];

static TRIGGER: Rule = Rule {
    id: "instruction.trigger",
    vi: "Nội dung sau động từ chỉ đạo: yêu cầu, đề nghị, giao, nhấn mạnh … cần",
    en: "What follows a verb of order: yêu cầu, đề nghị, giao, nhấn mạnh … cần",
    examples: shown(&[
        "Đồng chí Bí thư Huyện ủy yêu cầu các xã ⟦khẩn trương rà soát hộ nghèo⟧; ⟦báo cáo kết quả trước ngày 15/9⟧.",
        "Đồng chí nhấn mạnh, các địa phương cần ⟦chủ động phương án chống hạn⟧.",
        "“Các xã phải ⟦trực 24/24 giờ⟧”, Chủ tịch UBND huyện nhấn mạnh.",
        "Sở Công Thương được giao ⟦kiểm tra các kho chứa pháo hoa⟧.",
        "Thời gian qua, Huyện ủy đã chỉ đạo thực hiện tốt công tác tuyển quân.",
        "Cử tri đề nghị tỉnh sớm nâng cấp tuyến đường.",
    ]),
};

static ITEM: Rule = Rule {
    id: "instruction.item",
    vi: "Một mục trong danh sách mà người phát biểu nêu",
    en: "An item of the list that a speaker gives",
    examples: shown(&[
        "Đồng chí Chủ tịch UBND tỉnh yêu cầu thực hiện tốt các nội dung sau:\nMột là, ⟦tăng cường phòng cháy rừng. Trực 24/24 giờ⟧.\nHai là, ⟦hoàn thành giải ngân vốn đầu tư công⟧.",
    ]),
};

static LATER: Rule = Rule {
    id: "instruction.continued",
    vi: "Câu hoặc vế tiếp theo của cùng lời chỉ đạo",
    en: "A sentence or clause that goes on with the same order",
    examples: shown(&[
        "Đồng chí Bí thư Đảng ủy đề nghị các thôn ⟦làm tốt vệ sinh môi trường⟧. Đồng thời, ⟦tăng cường tuần tra ban đêm⟧. Tại hội nghị, các đại biểu đã thảo luận.",
        "Chính phủ yêu cầu các địa phương ⟦chủ động nguồn nước tưới⟧.\nBộ Tài chính ⟦chủ trì bố trí kinh phí⟧.\nSở Tài chính tổ chức hội nghị tổng kết.",
    ]),
};

fn begin<'r>(reading: &'r Reading<'r>) -> Work<'r> {
    let mut listener = Listener::new(reading);
    let mut given = 0;
    Box::new(move |block, found, fresh| {
        let from = block.paragraphs.first().map_or(0, |first| first.start);
        let here = found.since(reading.span(from, block.end()).start);
        listener.mentions.extend(reading, here.map(|found| (found.span, found.label, found.value.as_ref())));
        for paragraph in block.paragraphs {
            listener.paragraph(paragraph);
        }
        // The last order may go on in the next block.
        let orders = &listener.speech.orders;
        let ready = if block.is_last { orders.len() } else { orders.len().saturating_sub(1).max(given) };
        let acts = &listener.speech.acts;
        let orders = orders.get(given..ready).unwrap_or_default().iter();
        fresh.candidates.extend(orders.map(|order| candidate(reading, found, acts.get(order.act), order)));
        given = ready;
        if block.is_last {
            fresh.speech = Some(std::mem::take(&mut listener.speech));
        }
    })
}

fn candidate(reading: &Reading<'_>, found: &Found, act: Option<&Act>, order: &Order) -> Candidate {
    let covered = reading.span(order.start, order.end);
    let (rule, score) = match order.place {
        Place::Trigger => (&TRIGGER, 850),
        Place::Item => (&ITEM, 920),
        Place::Later => (&LATER, 800),
    };
    let value = InstructionValue {
        trigger: act.map(|act| act.trigger.to_owned()),
        addressee: told(reading, order),
        deadline: deadline(reading, found, covered),
    };
    Candidate {
        span: covered,
        label: Label::Instruction,
        value: Some(Value::Instruction(value)),
        score,
        rule,
    }
}

/// Who is told, in the words of the text.
fn told(reading: &Reading<'_>, order: &Order) -> Option<String> {
    let (start, end) = order.told.and_then(|(start, end)| told_within(reading, start, end))?;
    let text = reading.text().slice(reading.span(start, end));
    let text = text.trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ':' | ';' | '-'));
    (!text.is_empty()).then(|| text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Those who are told among the words between a trigger and what is to be done. Of `lưu ý việc giải ngân còn
/// chậm, các sở cần …` the departments, of `nhấn mạnh kết quả còn thấp, cần …` nobody: what a clause of its own
/// tells is no addressee.
fn told_within(reading: &Reading<'_>, start: usize, end: usize) -> Option<(usize, usize)> {
    let begins = |at: usize| {
        let noun = at + usize::from(reading.any(at, words!["các", "mọi", "từng", "toàn"]));
        let told = [Class::Addressee, Class::Organisation, Class::Role, Class::Level, Class::Honorific];
        noun > at
            || reading.is_capital(at)
            || reading.digits(at).is_some()
            || told.into_iter().any(|class| reading.phrase(noun, class).is_some())
    };
    if begins(start) {
        return Some((start, end));
    }
    // The comma before the order may stand on either side of their end.
    let end = if end > start && reading.is_mark(end - 1, ',') { end - 1 } else { end };
    match (start..end).rev().find(|&at| reading.is_mark(at, ',')) {
        Some(comma) if begins(comma + 1) => Some((comma + 1, end)),
        None if reading.is_mark(end, ',') => None,
        _ => Some((start, end)),
    }
}

/// A date after `trước`, `chậm nhất`, `đến hết`.
fn deadline(reading: &Reading<'_>, found: &Found, order: Span) -> Option<DateValue> {
    found.overlapping(Label::Date, order).find_map(|inner| {
        let Some(Value::Date(date)) = &inner.value else { return None };
        ends_as_limit(reading, reading.token_at(inner.span.start)).then(|| date.clone())
    })
}

/// Whether what a token begins is the limit of an order, by the words before it.
fn ends_as_limit(reading: &Reading<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    reading.any(before, words!["trước", "hết", "nhất"])
        || reading.any(before, words!["là", "vào", "trong"])
            && before > 0
            && reading.any(before - 1, words!["nhất", "xong", "thành"])
}

/// Whether a date after these words of an order is its limit.
pub fn leads_to_limit(words: &str) -> bool {
    let Ok(text) = Text::new(words) else { return false };
    let reading = Reading::new(&text);
    ends_as_limit(&reading, reading.token_at(text.len()))
}
