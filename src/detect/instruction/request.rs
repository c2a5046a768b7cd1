//! How high the speaker stands, and whether those who are asked stand above or beside: a request is no instruction.

use super::action;
use super::mention::Mention;
use super::trigger::Trigger;
use crate::detect::lexicon::{Class, Match, word, words};
use crate::detect::position::piece::Attributes;
use crate::detect::reading::Reading;
use crate::detect::sentence;
use crate::label::Level;

/// How high the speaker stands, as far as the words before the trigger tell.
pub(super) fn level(
    reading: &Reading<'_>,
    mentions: &[Mention],
    start: usize,
    trigger: usize,
) -> Option<Level> {
    mentions.iter().rev().find_map(|mention| mention.level).or_else(|| level_in(reading, start, trigger))
}

/// The level of the first body or unit in a stretch.
fn level_in(reading: &Reading<'_>, start: usize, end: usize) -> Option<Level> {
    (start..end).find_map(|at| level_at(reading, at))
}

fn level_at(reading: &Reading<'_>, at: usize) -> Option<Level> {
    let body = reading.phrase(at, Class::Organisation).filter(|_| reading.is_capital(at));
    if let Some(level) = body.and_then(|body| Attributes::of(body.entry).level) {
        return Some(level);
    }
    // `đề nghị Bộ trưởng cho biết …`
    let minister = reading.phrase(at, Class::Role).filter(|_| reading.is_capital(at));
    if let Some(level) = minister.and_then(|role| Attributes::of(role.entry).level) {
        return Some(level);
    }
    // `Hội Nông dân Việt Nam xã`: the country is part of the name.
    let unit = reading.phrase(at, Class::Level)?;
    let unit = reading.phrase(unit.end(), Class::Level).filter(|_| unit.is(Level::Central)).unwrap_or(unit);
    unit.entry.sense.level()
}

/// A request to those above, or from a council to a committee beside it, is no instruction.
pub(super) fn is_upward(
    reading: &Reading<'_>,
    start: usize,
    trigger: &Trigger,
    speaker: Option<Level>,
    told: usize,
    stop: usize,
) -> bool {
    // `Ủy ban cho rằng: “Chính phủ cần …”`: what a committee holds that those above should do.
    if trigger.word == "cho rằng" {
        return (told..stop).find(|&at| reading.is_word(at)).is_some_and(|at| is_highest(reading, at));
    }
    if !trigger.word.contains("đề nghị") {
        return false;
    }
    // `Viện kiểm sát đề nghị chuyển hình phạt …`: what a court is asked for, by nobody in an office.
    let prosecutes = (start..trigger.start).any(|at| reading.group(at, "prosecutor").is_some())
        && !(start..trigger.start).any(|at| reading.phrase(at, Class::Role).is_some());
    if prosecutes {
        return true;
    }
    if is_highest(reading, told) || reading.group(told, "authority").is_some() {
        return true;
    }
    let told_end = action::first(reading, told, stop).map_or(told, |action| action.told_end);
    let Some(above) = level_in(reading, told, told_end.min(told + 8)) else { return false };
    // Beside it, not below it: the committee of a district is told by the council of the province.
    let beside = |speaker: Option<Level>| speaker.is_none_or(|speaker| above <= speaker);
    // A delegation is a council's, of the district at least.
    let delegation = |at: usize| reading.grouped(at, Class::Organisation, "delegation");
    let asks = |at: usize| {
        is_council(reading, at) && beside(speaker)
            || delegation(at) && beside(Some(speaker.unwrap_or(Level::District)))
    };
    let council = (start..trigger.start).any(asks)
        && !(start..trigger.start).any(|at| reading.is(at, word!("ủy")))
        && is_committee(reading, told);
    // A guest or a citizen asks the province: `Ông đề nghị tỉnh rút ngắn thời gian cấp phép`.
    let is_guest = above == Level::Province
        && speaker.is_none_or(|speaker| speaker >= Level::Province)
        && (reading.phrase(told, Class::Level).is_some() || is_committee(reading, told) && speaker.is_none())
        && (start..trigger.start).any(|at| reading.any(at, words!["ông", "bà"]));
    if is_guest {
        return true;
    }
    // `Chi cục đề nghị tỉnh tăng biên chế`: a body of an unknown level asks the unit that it is in.
    let own = speaker.is_none()
        && reading.phrase(told, Class::Level).is_some_and(|unit| !reading.is_capital(unit.end()))
        && above <= Level::Province
        && (start..trigger.start)
            .any(|at| reading.is_capital(at) && reading.phrase(at, Class::Organisation).is_some());
    // `Đề nghị tỉnh có chính sách …`: of nobody, and those above are asked.
    let of_nobody = trigger.start == start
        && speaker.is_none()
        && above == Level::Province
        && reading
            .phrase(told, Class::Level)
            .is_some_and(|unit| reading.is_small(told) && !reading.is_capital(unit.end()));
    own || council
        || of_nobody
        || is_to_leaders(reading, start, trigger, told, above, speaker)
        || above < speaker.unwrap_or(Level::Province)
}

/// `Ủy ban Kiểm tra Huyện ủy đề nghị Ban Thường vụ Huyện ủy …`: what a committee asks of those who lead it.
fn is_to_leaders(
    reading: &Reading<'_>,
    start: usize,
    trigger: &Trigger,
    told: usize,
    above: Level,
    speaker: Option<Level>,
) -> bool {
    let leads = |at: usize| reading.grouped(at, Class::Organisation, "leading-body");
    let bodies = || {
        (start..trigger.start)
            .filter(|&at| reading.is_capital(at) && reading.phrase(at, Class::Organisation).is_some())
    };
    leads(told)
        && speaker.is_some_and(|speaker| above <= speaker)
        && bodies().next().is_some()
        && !bodies().any(leads)
        && !(start..trigger.start).any(|at| reading.phrase(at, Class::Role).is_some())
}

/// `Thanh tra tỉnh kiến nghị Chủ tịch UBND tỉnh giao …`: what somebody proposes that another may order.
pub(super) fn is_proposal(reading: &Reading<'_>, start: usize, trigger: &Trigger) -> bool {
    let proposed = (start..trigger.start)
        .rev()
        .take_while(|&at| !sentence::parts(reading, at))
        .find(|&at| reading.grouped(at, Class::Predicate, "proposal"));
    proposed.is_some_and(|at| {
        let to = reading.phrase(at, Class::Predicate).map_or(at, Match::end);
        !(at..trigger.start).any(|at| reading.is_mark(at, ','))
            && [Class::Role, Class::Organisation, Class::Level]
                .into_iter()
                .any(|class| reading.phrase(to, class).is_some())
    })
}

/// Bodies above which nobody stands: `đề nghị Quốc hội`, `đề nghị Chính phủ` are always requests.
fn is_highest(reading: &Reading<'_>, at: usize) -> bool {
    let central = reading.phrase(at, Class::Level).is_some_and(|unit| unit.is(Level::Central));
    central
        || reading
            .phrase(at, Class::Organisation)
            .is_some_and(|body| reading.is_grouped(body, "highest-body") && !reading.is_capital(body.end()))
}

fn is_council(reading: &Reading<'_>, at: usize) -> bool {
    reading.grouped(at, Class::Organisation, "council")
}

fn is_committee(reading: &Reading<'_>, at: usize) -> bool {
    reading.grouped(at, Class::Organisation, "committee")
}
