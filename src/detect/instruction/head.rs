//! What stands above a list: the words that announce it, and who is told what stands below.

use super::action;
use super::clause::{begins_examples, inner_marker};
use super::lead::skip_lead;
use super::statement;
use super::trigger::{self, Trigger};
use crate::detect::lexicon::{Class, Match, word, words};
use crate::detect::reading::Reading;
use crate::detect::token::Kind;

/// The longest paragraph that names nobody but who is told.
const TOLD: usize = 24;

/// How near to its colon a head names its list.
const HEAD: usize = 12;

/// The colon of a head that announces a list: `… một số nội dung:`, `đề nghị:`, or the end of a paragraph.
///
/// A remark has one only where it says so, or where the colon follows it: `chỉ ra một số hạn chế:` has none. It is looked
/// for in the clause that begins at `start`: those who are told may stand before it, between semicolons.
pub(super) fn list_head(
    reading: &Reading<'_>,
    trigger: &Trigger,
    start: usize,
    stop: usize,
    end: usize,
) -> Option<usize> {
    let colon = (start..stop)
        .take_while(|&at| !reading.is_mark(at, ';'))
        .find(|&at| reading.is_mark(at, ':') && !is_ministries(reading, at))
        .filter(|&colon| !begins_examples(reading, colon));
    let Some(colon) = colon else { return counted_head(reading, start, stop, end) };
    let at_end = colon + 1 >= end || reading.is_end(colon + 1);
    // `yêu cầu tập trung bao gồm: …`
    let named = reading.is(colon - 1, word!("gồm"))
        || (start.max(colon.saturating_sub(HEAD))..colon)
            .any(|at| reading.phrase(at, Class::ListNoun).is_some());
    if trigger.kind == trigger::Kind::Remark {
        let modal = at_end && action::modal_only(reading, start, colon + 1).is_some();
        return (colon == start || named || modal).then_some(colon);
    }
    let action = action::first(reading, start, colon);
    let bare = colon == start || action.is_none();
    // `… thực hiện Chỉ thị số 15/CT-TTg: Tiếp tục …`: what is in the document follows.
    let cites = || {
        action
            .and_then(|action| reading.phrase(action.start, Class::ActionVerb))
            .is_some_and(|verb| reading.phrase(verb.end(), Class::DocumentType).is_some())
            && reading.is_capital(colon + 1)
            && reading.phrase(colon + 1, Class::ActionVerb).is_some()
    };
    (at_end || named || bare || cites()).then_some(colon)
}

/// `yêu cầu các xã thực hiện tốt 6 nhiệm vụ trọng tâm.`, where numbered items stand below or go on in the same
/// paragraph: the full stop that takes the place of a colon.
fn counted_head(reading: &Reading<'_>, start: usize, stop: usize, end: usize) -> Option<usize> {
    let last = (stop.saturating_sub(1)..=stop).find(|&at| reading.is_mark(at, '.'))?;
    let counts = |at: usize| {
        let noun = at + 1 + usize::from(reading.is(at + 1, word!("nhóm")));
        reading.digits(at).is_some() && reading.phrase(noun, Class::ListNoun).is_some()
    };
    let counted = (start.max(last.saturating_sub(COUNTED))..last).any(counts);
    // `… triển khai 5 nhóm giải pháp cấp bách để khống chế dịch.`, and `Thứ nhất, …` on the next line.
    let first_below = reading.is_end(end) && reading.phrase(end + 1, Class::Enumerator).is_some();
    let counted = counted || first_below && (start..last).any(counts);
    if last + 1 < end {
        return (counted && inner_marker(reading, last + 1).is_some()).then_some(last);
    }
    let is_break = |at: usize| reading.token(at).is_some_and(|token| token.kind == Kind::Break);
    // The words under a picture may stand between.
    let mut lines = (end..end + BELOW).filter(|&at| is_break(at) && !is_break(at + 1)).take(2);
    (counted && lines.any(|at| reading.phrase(at + 1, Class::Enumerator).is_some())).then_some(last)
}

/// The furthest that the number of tasks stands from the end of its sentence, in tokens.
const COUNTED: usize = 6;

/// Where the items below a head are looked for, in tokens.
const BELOW: usize = 48;

/// `Cụ thể:`, `Trong đó tập trung một số nhiệm vụ sau:`: a sentence that announces the items below it.
pub(super) fn is_head(reading: &Reading<'_>, start: usize, stop: usize, end: usize) -> bool {
    let Some(colon) = stop.checked_sub(1).filter(|&at| stop == end && reading.is_mark(at, ':')) else {
        return false;
    };
    let named = (start.max(colon.saturating_sub(HEAD))..colon)
        .any(|at| reading.phrase(at, Class::ListNoun).is_some());
    named || reading.phrase(start, Class::Connective).is_some_and(|found| found.end() == colon)
}

/// `Trong đó, tập trung một số nhiệm vụ sau: Theo dõi …`: the colon after which the first of the items follows.
pub(super) fn inline_head(reading: &Reading<'_>, start: usize, stop: usize) -> Option<usize> {
    let colon = (start..stop).find(|&at| reading.is_mark(at, ':'))?;
    let named = (start.max(colon.saturating_sub(NAMED))..colon)
        .any(|at| reading.phrase(at, Class::ListNoun).is_some() && reading.group(at, "task").is_some());
    let begins = reading.is_capital(colon + 1) && reading.phrase(colon + 1, Class::ActionVerb).is_some();
    // `Trước mắt cần thực hiện một số nhiệm vụ trọng tâm như: …`
    let asked = || action::modal_only(reading, start, colon).is_some();
    (named && begins && (reading.phrase(start, Class::Connective).is_some() || asked())).then_some(colon)
}

/// How near to its colon a head names tasks whose first follows in the same line.
const NAMED: usize = 5;

/// `Sở Xây dựng:`, `Đối với UBND các xã, phường:`: a paragraph that names who is told what stands below.
pub(super) fn names_told(reading: &Reading<'_>, start: usize, end: usize) -> bool {
    let about = [&words!("đối với")[..], words!("về phía"), words!("riêng")]
        .into_iter()
        .find(|words| reading.all(start, words))
        .map_or(0, <[_]>::len);
    let at = start + about;
    let classes = [Class::Organisation, Class::Role, Class::Addressee, Class::Level];
    reading.is_mark(end - 1, ':')
        && end - start <= TOLD
        && classes.into_iter().any(|class| reading.phrase(at, class).is_some())
        && !statement::narrates(reading, at, end)
        && !(at..end).any(|at| reading.phrase(at, Class::Predicate).is_some_and(|found| found.len > 1))
}

/// `Giao Sở Tài chính tham mưu …` as an item: who is told stands after the verb of the one who gives it.
pub(super) fn after_giving(reading: &Reading<'_>, start: usize, end: usize) -> usize {
    let from = skip_lead(reading, start, end);
    // `“Tôi yêu cầu các đồng chí …”`
    let from = from + usize::from(reading.is(from, word!("tôi")));
    let gives = |found: &Match| {
        ["giao", "yêu cầu", "đề nghị", "phân công"]
            .into_iter()
            .any(|word| found.entry.phrase.starts_with(word))
    };
    let classes = [Class::Addressee, Class::Organisation, Class::Role, Class::Honorific];
    // `…; trong đó yêu cầu tổ chức sơ tán dân`
    let bids =
        |told: usize| reading.is(told - 1, word!("cầu")) && reading.phrase(told, Class::ActionVerb).is_some();
    reading
        .phrase(from, Class::Trigger)
        .filter(|found| gives(found))
        .map(|found| found.end() + usize::from(reading.is(found.end(), word!("cho"))))
        .filter(|&told| classes.into_iter().any(|class| reading.phrase(told, class).is_some()) || bids(told))
        .unwrap_or(start)
}

/// `Bộ trưởng các Bộ: Quốc phòng, Công an`: a colon inside who is told.
fn is_ministries(reading: &Reading<'_>, colon: usize) -> bool {
    // `yêu cầu các huyện, thị xã và các ngành:`, and what they are told on the lines below.
    // `Giao UBND các huyện, thị xã: Theo dõi …`
    let field = reading.phrase(colon + 1, Class::Field).map(Match::end);
    let named = field.is_some_and(|end| !(reading.is_mark(end, ',') && reading.is_small(end + 1)));
    let acts = reading.phrase(colon + 1, Class::ActionVerb).is_some() && !named;
    if reading.is_end(colon + 1) || acts {
        return false;
    }
    let before = |word| colon > 0 && reading.is(colon - 1, word);
    before(word!("bộ"))
        || before(word!("sở"))
        || before(word!("ban")) && reading.phrase(colon + 1, Class::Field).is_some()
        || before(word!("tỉnh"))
        || before(word!("ngành"))
        || before(word!("phố"))
        // `chỉ đạo các huyện và TP: Quảng Yên, Uông Bí`
        || before(word!("tp"))
        || before(word!("huyện"))
        || before(word!("xã"))
        || before(word!("phường"))
}

/// The token after the ministries or departments that a colon lists: `các sở: Xây dựng, Giao thông vận tải`.
pub(super) fn ministries_end(reading: &Reading<'_>, colon: usize) -> Option<usize> {
    if !reading.is_mark(colon, ':') || !is_ministries(reading, colon) {
        return None;
    }
    let field =
        |at: usize| reading.phrase(at, Class::Field).filter(|_| reading.is_capital(at)).map(Match::end);
    let mut end = field(colon + 1)?;
    while (matches!(reading.mark(end), Some(',' | ';' | '-')) || reading.is(end, word!("và")))
        && let Some(next) = field(end + 1)
    {
        end = next;
    }
    Some(end)
}

pub(super) fn told_in_head(reading: &Reading<'_>, start: usize, colon: usize) -> Option<(usize, usize)> {
    let Some(action) = action::first(reading, start, colon) else {
        // `yêu cầu các xã, phường:`
        let several = reading.any(start, words!["các", "mỗi", "mọi"]);
        let told = [Class::Organisation, Class::Role, Class::Addressee, Class::Level]
            .into_iter()
            .any(|class| reading.phrase(start + usize::from(several), class).is_some());
        return (told && colon > start).then_some((start, colon));
    };
    action.names_somebody().then_some((action.told, action.told_end))
}
