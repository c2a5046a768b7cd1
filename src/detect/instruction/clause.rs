//! Where sentences, clauses and list items begin and end.

use super::action;
use super::noun;
use crate::detect::lexicon::sense::{ActionVerb, Trigger};
use crate::detect::lexicon::{Class, word, words};
use crate::detect::reading::Reading;
use crate::detect::token::Kind;

/// What a paragraph or a sentence numbers itself with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Marker {
    /// `Một là,`, `Thứ nhất:`
    Spoken,
    /// `1.`, `a)`, `-`, `•`
    Written,
}

/// The marker that begins here, and the token after it.
pub(super) fn marker(reading: &Reading<'_>, at: usize) -> Option<(Marker, usize)> {
    if let Some(spoken) = reading.phrase(at, Class::Enumerator) {
        let end = spoken.end();
        let closed = matches!(reading.mark(end), Some(',' | ':' | '-' | '.' | ';'));
        // `Thứ hai` without a mark is a Monday.
        return (closed || reading.is_word(end) && reading.is(end - 1, word!("là")))
            .then(|| (Marker::Spoken, end + usize::from(closed)));
    }
    if matches!(reading.mark(at), Some('-' | '+' | '•' | '*' | '·' | '●' | '▪' | '\u{f0b7}' | '►' | '✓'))
        && !reading.is_end(at + 1)
    {
        return Some((Marker::Written, at + 1));
    }
    let bracket = usize::from(reading.is_mark(at, '('));
    let number = at + bracket;
    let short = match reading.token(number)?.kind {
        Kind::Number => reading.piece(number).len() <= 2,
        Kind::Word => reading.piece(number).chars().count() == 1 || reading.is_roman(number),
        Kind::Mark | Kind::Break => false,
    };
    if !short || reading.is_apart(number + 1) {
        return None;
    }
    let closed = match reading.mark(number + 1) {
        Some(')') => true,
        Some('.' | '/') => bracket == 0 && reading.digits(number + 2).is_none(),
        _ => false,
    };
    // `1.1.` has a second number.
    if !closed
        && reading.is_mark(number + 1, '.')
        && reading.digits(number + 2).is_some_and(|digits| digits.len() <= 2)
    {
        let end = number + 3;
        return Some((Marker::Written, end + usize::from(matches!(reading.mark(end), Some('.' | ')')))));
    }
    (closed || is_dashed(reading, at)).then_some((Marker::Written, number + 2))
}

/// `1- Các huyện …`: a number with a dash that a sentence follows, and no code or date.
fn is_dashed(reading: &Reading<'_>, at: usize) -> bool {
    reading.digits(at).is_some()
        && reading.is_mark(at + 1, '-')
        && reading.is_capital(at + 2)
        && reading.is_apart(at + 2)
}

/// The number of an item that is written with digits: `2.`, `3)`.
pub(super) fn number(reading: &Reading<'_>, at: usize) -> Option<u32> {
    let digits = reading.digits(at).filter(|digits| digits.len() <= 2)?;
    let closed = matches!(reading.mark(at + 1), Some('.' | ')' | '/')) && reading.digits(at + 2).is_none();
    digits.parse().ok().filter(|_| closed || is_dashed(reading, at))
}

/// A marker inside a paragraph, right after `at - 1`: only those that cannot be anything else.
pub(super) fn inner_marker(reading: &Reading<'_>, at: usize) -> Option<usize> {
    if reading.phrase(at, Class::Enumerator).is_some() {
        return marker(reading, at).map(|(_, end)| end);
    }
    let numbered = reading.is_mark(at, '(') && reading.digits(at + 1).is_some_and(|digits| digits.len() <= 2);
    (numbered && reading.is_mark(at + 2, ')')).then_some(at + 3)
}

/// Whether examples follow a colon, `như: tình trạng …`, and not a list of orders, `như: rà soát …`.
pub(super) fn begins_examples(reading: &Reading<'_>, colon: usize) -> bool {
    // `như: Tiếp tục quán triệt …`
    let acts = || reading.grouped(colon + 1, Class::ActionVerb, "begins-predicate");
    let noun = || {
        // `như: 100% báo cáo …`
        reading.digits(colon + 1).is_some()
            || reading.is(colon + 1, word!("tình"))
            || noun::names_no_action(reading, colon + 1) && !acts()
    };
    reading.is_mark(colon, ':') && colon > 0 && reading.is(colon - 1, word!("như")) && noun()
}

/// The longest saying within a clause, in tokens.
const SAYING: usize = 60;

/// The clauses between semicolons.
pub(super) fn clauses(
    reading: &Reading<'_>,
    start: usize,
    end: usize,
) -> impl Iterator<Item = (usize, usize)> {
    let mut at = start;
    std::iter::from_fn(move || {
        if at >= end {
            return None;
        }
        let from = at;
        let mut examples = false;
        let mut quoted = from;
        let stop = (at..end).find(|&at| {
            // `tinh thần “dám nghĩ; dám làm”`, `(hồ sơ; kết quả)`: what is quoted or in brackets stays whole.
            if matches!(reading.mark(at), Some('“' | '(')) && at > from && at >= quoted {
                let closing = if reading.is_mark(at, '(') { ')' } else { '”' };
                let closes = |&at: &usize| reading.is_mark(at, closing);
                quoted = (at + 1..end.min(at + SAYING)).find(closes).unwrap_or(quoted);
            }
            // `… một số nội dung như: nợ thuế; nợ bảo hiểm; …`: examples are no clauses.
            examples |= at > from && begins_examples(reading, at);
            !examples && at >= quoted && reading.is_mark(at, ';')
        });
        let stop = stop.unwrap_or(end);
        at = stop + 1;
        Some((from, stop))
    })
}

/// The first clause, from where its verb may stand to its end. What only names who is told goes on over its
/// semicolons: `Bộ trưởng các Bộ: Quốc phòng, Y tế; Bí thư, Chủ tịch UBND các tỉnh …`.
pub(super) fn first_clause(reading: &Reading<'_>, start: usize, end: usize) -> (usize, usize) {
    let mut from = start;
    for (_, to) in clauses(reading, start, end) {
        let told = reading.any(from, words!["các", "mỗi", "mọi"])
            || [Class::Role, Class::Organisation, Class::Addressee]
                .into_iter()
                .any(|class| reading.phrase(from, class).is_some())
            // `các Ủy ban: Pháp luật; Tư pháp; …`
            || reading.is_capital(from) && reading.phrase(from, Class::Field).is_some();
        // `…; Các đơn vị quản lý chợ; Các doanh nghiệp …`: a list of those who are told has its capitals.
        let many = |at: usize| reading.is_capital(at) && reading.is(at, word!("các"));
        let listed = many(from) && many(to + 1);
        let acts = action::first(reading, from, to).is_some_and(|action| {
            !listed
                || action.is_modal
                || reading
                    .phrase(action.start, Class::ActionVerb)
                    .is_some_and(|verb| verb.is(ActionVerb::Strong))
        });
        let acts = acts || action::after_name(reading, from, to).is_some();
        if !told || to == end || acts {
            return (from, to);
        }
        from = to + 1;
    }
    (from.min(end), end)
}

/// Where an order ends because the clause goes on with what came of it: `…, song đến nay mới …`, `…, đến nay
/// đã có …`.
pub(super) fn contrast(reading: &Reading<'_>, start: usize, end: usize) -> usize {
    let result = |from: usize| {
        (from..end.min(from + 10)).any(|at| {
            let renewed = reading.is(at, word!("mới")) && reading.is(at - 1, word!("đổi"));
            reading.any(at, words!["đã", "mới", "chưa", "còn", "vẫn"]) && !renewed
                || reading.all(at, words!("đến nay"))
        })
    };
    // `…, từ đó Tỉnh ủy sẽ kiểm điểm`: what somebody will do with it.
    let will = |from: usize| {
        (from..end.min(from + SPEAKER))
            .take_while(|&at| reading.is_word(at))
            .any(|at| reading.is(at, word!("sẽ")))
    };
    // `…, nhưng qua thực tế 80% …`
    let in_fact = |at: usize| reading.all(at, words!("qua thực tế")) || reading.all(at, words!("thực tế"));
    let turns = |at: usize| reading.any(at, words!["song", "nhưng"]) && (result(at + 1) || in_fact(at + 1));
    // `…, huyện sẽ tạo mọi điều kiện`: what whoever asks will do for it.
    let undertakes = |at: usize| {
        let who = [Class::Level, Class::Organisation, Class::Role, Class::Honorific]
            .into_iter()
            .find_map(|class| reading.phrase(at, class));
        who.is_some_and(|who| reading.is(who.end(), word!("sẽ")))
    };
    // `…, đây là nhiệm vụ quan trọng`: what the speaker thinks of it.
    let judges = |at: usize| reading.all(at, words!("đây là")) || reading.all(at, words!("đây cũng là"));
    let ends = |at: usize| {
        reading.is_mark(at - 1, ',')
            && (turns(at)
                || undertakes(at)
                || judges(at)
                || reading.all(at, words!("đến nay"))
                || reading.all(at, words!("từ đó")) && will(at + 2)
                || has_done_besides(reading, at, end))
            || is_credit(reading, at) && !reading.is_word(at - 1)
    };
    // `… và đã đạt kết quả nhất định`
    let came_of_it = |at: usize| reading.all(at, words!("và đã đạt"));
    (start + 2..end)
        .find_map(|at| {
            if ends(at) {
                return Some(at - 1);
            }
            (came_of_it(at) || is_called_order(reading, at) || is_credit(reading, at)).then_some(at)
        })
        .unwrap_or(end)
}

/// `…, đồng thời Bí thư đã tặng quà`, `…, đồng thời đồng chí đã thăm`: what the speaker has done besides.
fn has_done_besides(reading: &Reading<'_>, at: usize, end: usize) -> bool {
    let who = at + 2;
    reading.all(at, words!("đồng thời"))
        && [Class::Role, Class::Honorific].into_iter().any(|class| reading.phrase(who, class).is_some())
        && (who..end.min(who + SPEAKER))
            .take_while(|&at| reading.is_word(at))
            .any(|at| reading.is(at, word!("đã")))
}

/// The longest name of who speaks, before what has been done besides.
const SPEAKER: usize = 12;

/// `… - Ảnh: Lê Văn Tám`, `(Ảnh: …)`, `… sân bay Nha Trang Ảnh: Lê Tám`: whose picture the words stand under.
fn is_credit(reading: &Reading<'_>, at: usize) -> bool {
    let apart = matches!(reading.mark(at - 1), Some('-' | '('))
        || reading.is_word(at - 1) && reading.is_capital(at + 2);
    reading.is_capital(at)
        && reading.is_mark(at + 1, ':')
        && apart
        && reading.phrase(at, Class::PageCue).is_some()
}

/// `Tăng cường tuyên truyền là yêu cầu của Thủ tướng`: the noun that says whose order the words before it are.
fn is_called_order(reading: &Reading<'_>, at: usize) -> bool {
    reading.is(at, word!("là"))
        && reading
            .phrase(at + 1, Class::Trigger)
            .is_some_and(|noun| !noun.is(Trigger::Remark) && reading.is(noun.end(), word!("của")))
}

/// Where an order ends because its clause goes on to announce others: `…, trong đó tập trung một số nhiệm
/// vụ trọng tâm`.
pub(super) fn announcing_tail(reading: &Reading<'_>, start: usize, end: usize) -> Option<usize> {
    let last = trim_end(reading, start, end);
    let noun = (last.saturating_sub(TAIL).max(start)..last).find(|&at| {
        reading.phrase(at, Class::ListNoun).is_some_and(|noun| {
            (noun.end()..last)
                .all(|at| reading.any(at, words!["sau", "như", "chính", "đây"]) || is_salient(reading, at))
        })
    })?;
    let comma =
        (noun.saturating_sub(TAIL).max(start + 2)..noun).rev().find(|&at| reading.is_mark(at, ','))?;
    (reading.all(comma + 1, words!("trong đó")) || reading.all(comma + 1, words!("cụ thể"))).then_some(comma)
}

/// `trọng tâm`, `chủ yếu`, `cụ thể`
pub(super) fn is_salient(reading: &Reading<'_>, at: usize) -> bool {
    reading.is_within(at, "salient")
}

/// The most words from the comma to the noun for what is announced.
const TAIL: usize = 10;

/// How far back the beginning of a quotation is looked for.
const QUOTATION: usize = 160;

/// Where a quotation that began before the span ends inside it; `end` where none does.
pub(super) fn quotation_end(reading: &Reading<'_>, start: usize, end: usize) -> usize {
    let Some(mark) = (start..end).find(|&at| matches!(reading.mark(at), Some('“' | '”' | '"'))) else {
        return end;
    };
    let before = || (start.saturating_sub(QUOTATION)..start).rev().take_while(|&at| !reading.is_end(at));
    let closes = match reading.mark(mark) {
        Some('”') => true,
        Some('"') => before().filter(|&at| reading.is_mark(at, '"')).count() % 2 == 1,
        _ => false,
    };
    if closes { mark } else { end }
}

/// The end of a span without closing marks, and without the quotation mark whose beginning is outside.
pub(super) fn trim_end(reading: &Reading<'_>, start: usize, end: usize) -> usize {
    let count = |mark: char| (start..end).filter(|&at| reading.is_mark(at, mark)).count();
    let opens = |mark: char| (start..end).any(|at| reading.is_mark(at, mark));
    // Read once, where a mark that needs a partner is met: trimming itself takes no opening mark away.
    let (mut bracket, mut quote, mut plain) = (None, None, None);
    let mut end = end;
    while end > start {
        let last = end - 1;
        // `… một số sự kiện quan trọng như:`
        if reading.is_mark(end, ':') && reading.is(last, word!("như")) {
            end = last;
            continue;
        }
        let closing = match reading.mark(last) {
            Some('.' | '…' | ';' | ',' | ':' | '!' | '?' | '-') => true,
            Some('/') => reading.is_mark(end, '.'),
            Some('”') => !*quote.get_or_insert_with(|| opens('“')),
            Some(')') => !*bracket.get_or_insert_with(|| opens('(')),
            Some('"') => {
                let left = plain.get_or_insert_with(|| count('"'));
                let odd = *left % 2 == 1;
                *left -= 1;
                odd
            }
            _ => false,
        };
        if !closing {
            break;
        }
        end = last;
    }
    end
}
