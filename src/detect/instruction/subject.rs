//! Who speaks: the subject of a trigger.

use super::lead::skip_lead;
use super::mention::Mention;
use super::statement::outside_bodies;
use crate::detect::lexicon::sense::Petitioner;
use crate::detect::lexicon::{Class, Match, word, words};
use crate::detect::reading::Reading;

/// The subject of a trigger.
#[derive(Clone, Copy, Debug)]
pub(super) enum Subject {
    /// An official or an office that is a mention.
    Named(Mention),
    /// `đồng chí`, `ông`: the one who spoke before.
    Pronoun,
    /// `UBND tỉnh`, `Công điện`.
    Body,
    /// Who asks without giving orders: `cử tri`.
    Petitioner,
    /// Nobody is named.
    Nobody,
}

/// The subject in the words between the start of a sentence and its trigger.
pub(super) fn of(reading: &Reading<'_>, mentions: &[Mention], start: usize, trigger: usize) -> Subject {
    // What stands after the last comma is nearest to the verb, unless it is an apposition.
    let cut = (start..trigger)
        .rev()
        .find(|&at| matches!(reading.mark(at), Some(',' | ';' | ':')) && !is_in_name(reading, start, at));
    // `… cho biết Sở đã yêu cầu`: what somebody reports has its own subject.
    let reported = (cut.unwrap_or(start)..trigger).rev().find_map(|at| {
        let verb = reading.phrase(at, Class::Predicate)?;
        reading.is_grouped(verb, "telling").then_some(verb.end())
    });
    let reported = reported
        .map(|at| at + usize::from(reading.is_mark(at, ',')))
        .filter(|&at| at < trigger && names_body(reading, at, at + 1));
    if reported.is_some() {
        return Subject::Body;
    }
    let nearest = cut.map_or(start, |cut| skip_lead(reading, cut + 1, trigger));
    let has = |class: Class, from: usize| {
        (from..trigger).any(|at| reading.phrase(at, class).is_some_and(|found| found.end() <= trigger))
    };
    let named = speaks(reading, mentions, trigger);
    if mentions.iter().all(|mention| mention.end <= nearest) {
        if reading.any(nearest, words!["đồng", "ông", "bà"]) && trigger <= nearest + 6 {
            let is_private = names_private(reading, nearest, trigger);
            let other = if is_private { Subject::Petitioner } else { Subject::Pronoun };
            return named.map_or(other, |mention| Subject::Named(*mention));
        }
        // `…, động viên công nhân và yêu cầu`: to whom somebody does something.
        let does = reading.phrase(nearest, Class::Predicate).is_some_and(|verb| verb.len > 1);
        let asks = outside_bodies(reading, nearest, trigger).any(|at| {
            reading
                .phrase(at, Class::Petitioner)
                .is_some_and(|found| found.end() <= trigger && !is_of_council(reading, at))
                && !is_after_deed(reading, nearest, at)
        });
        if trigger > nearest + 1 && asks && !does {
            return Subject::Petitioner;
        }
        // `Theo văn bản do Phó Chủ tịch … ký, UBND tỉnh giao …`: whoever is named there only signed.
        let beside = |mention: &Mention| {
            mention.end + 12 > trigger && !is_object(reading, mention) && !reading.is(start, word!("theo"))
        };
        if names_body(reading, nearest, trigger) && !mentions.iter().any(beside) {
            return Subject::Body;
        }
        // `Hà Nội yêu cầu`: the place, for its authorities.
        if reading.phrase(nearest, Class::Place).is_some_and(|place| place.end() == trigger) {
            return Subject::Body;
        }
        if unit_acts(reading, nearest, trigger) && !has(Class::Role, nearest) {
            return Subject::Body;
        }
        // `Người đứng đầu chính quyền tỉnh yêu cầu`, `Chủ tọa kỳ họp đề nghị`: who is described, and no mention.
        if reading.group(nearest, "described-speaker").is_some() {
            return Subject::Body;
        }
    }
    if mentions.iter().all(|mention| is_object(reading, mention)) && unit_has_acted(reading, start, trigger) {
        return Subject::Body;
    }
    if let Some(mention) = named {
        // `Bộ Y tế có công văn gửi Chủ tịch UBND tỉnh đề nghị …`: to whom it is sent.
        let is_recipient = mention.start > start && reading.any(mention.start - 1, words!["gửi", "giúp"]);
        if is_recipient && names_body(reading, start, mention.start) {
            return Subject::Body;
        }
        // `Đại biểu … đề nghị làm rõ trách nhiệm`: a deputy without another office asks.
        let deputy = mention.is_official
            && mention.start >= start + 2
            && reading.all(mention.start - 2, words!("đại biểu"))
            && !mentions.iter().any(|office| office.start > mention.start && office.start <= mention.end + 3);
        return if deputy { Subject::Petitioner } else { Subject::Named(*mention) };
    }
    if asks(reading, start, trigger)
        && !(start..trigger).any(|at| reading.phrase(at, Class::Honorific).is_some())
    {
        return Subject::Petitioner;
    }
    if (start..trigger).any(|at| reading.all(at, words!("đồng chí")) || reading.any(at, words!["ông", "bà"]))
    {
        return Subject::Pronoun;
    }
    // `Nội dung công điện yêu cầu`
    let document = (nearest..trigger)
        .any(|at| reading.phrase(at, Class::DocumentType).is_some_and(|noun| noun.end() == trigger))
        || trigger >= 2 && nearest + 2 <= trigger && reading.all(trigger - 2, words!("văn bản"));
    if document {
        return Subject::Body;
    }
    // `Lãnh đạo thành phố yêu cầu`, `Hội nghị đề nghị`: somebody who is no mention.
    let collective = reading.group(nearest, "collective").is_some();
    // `Lãnh đạo huyện - nơi thiệt hại nặng nhất - yêu cầu`: what is said of them may stand between.
    let apposed = (nearest..trigger).any(|at| reading.is_mark(at, '-'));
    if collective && trigger > nearest + 1 && (apposed || trigger <= nearest + 10) {
        return Subject::Body;
    }
    // `Ban Chỉ huy phòng cháy, chữa cháy rừng của tỉnh yêu cầu`: a comma inside the body's name.
    let of_unit = trigger >= start + 4
        && reading.is(trigger - 2, word!("của"))
        && reading.phrase(trigger - 1, Class::Level).is_some_and(|unit| unit.end() == trigger);
    if of_unit && cut.is_some() && begins_body(reading, start, start) {
        return Subject::Body;
    }
    // `Cũng tại phiên họp, Chính phủ thông qua …, giao …`: the body that decides.
    if cut.is_some() && nearest + 3 >= trigger && (start..trigger).any(|at| begins_body(reading, start, at)) {
        return Subject::Body;
    }
    Subject::Nobody
}

/// `Huyện đã chỉ đạo`, `tỉnh Đồng Tháp đã chỉ đạo`: whether a unit that stands for its authorities is the subject.
fn unit_acts(reading: &Reading<'_>, at: usize, trigger: usize) -> bool {
    let Some(level) = reading.phrase(at, Class::Level) else { return false };
    let place = (level.end()..level.end() + PLACE).take_while(|&at| reading.is_capital(at)).count();
    let end = level.end() + place;
    (end..=end + 2).contains(&trigger) || reading.is_capital(at) && reading.is(end, word!("đã"))
}

/// The longest name of a place, in syllables.
const PLACE: usize = 4;

/// `bà Nguyễn Thị Tám cho rằng`: a full name that is nobody's in office, and no word of one who is.
fn names_private(reading: &Reading<'_>, start: usize, trigger: usize) -> bool {
    let opines = reading
        .phrase(trigger, Class::Trigger)
        .is_some_and(|verb| matches!(verb.entry.phrase, "cho rằng" | "đề nghị"));
    opines
        && reading.any(start, words!["ông", "bà"])
        && start + 2 < trigger
        && (start + 1..start + 3).all(|at| reading.is_capital(at))
}

/// The mention that speaks: the official named last, or the office after whom somebody else reports,
/// `… cho biết, Giám đốc Công an tỉnh đã chỉ đạo …`. Whom something is done to or whose it is, is none.
fn speaks<'m>(reading: &Reading<'_>, mentions: &'m [Mention], trigger: usize) -> Option<&'m Mention> {
    let subjects = || mentions.iter().rev().filter(|mention| !is_object(reading, mention));
    // `Cũng theo ông …, Chủ tịch UBND thành phố đã yêu cầu`: who is quoted does not give the order.
    let is_source = |mention: &Mention| {
        (mention.start.saturating_sub(3)..mention.start).any(|at| reading.is(at, word!("theo")))
            && mention.end + 4 < trigger
    };
    let last = subjects().next();
    let official = subjects()
        .find(|mention| mention.is_official)
        .filter(|official| !is_source(official) || last.is_none_or(|last| last.start <= official.start));
    if let (Some(official), Some(last)) = (official, last)
        && last.start > official.end
        && last.end + 4 > trigger
    {
        let reports = |at: usize| {
            reading.is(at, word!("đã"))
                || reading.phrase(at, Class::Predicate).is_some_and(|verb| verb.len > 1)
        };
        if (official.end..last.start).any(reports) {
            return Some(last);
        }
    }
    official
        .or_else(|| last.map(|last| first_of_row(reading, mentions, last)))
        .or_else(|| mentions.iter().rev().find(|mention| mention.is_official))
        .or(mentions.last())
}

/// `Chủ tịch UBND tỉnh - Trưởng Ban Chỉ huy … yêu cầu`: of several offices that nobody is named beside, the first.
fn first_of_row<'m>(reading: &Reading<'_>, mentions: &'m [Mention], last: &'m Mention) -> &'m Mention {
    let mut first = last;
    for mention in mentions.iter().rev().filter(|mention| mention.end < last.end) {
        let joined = mention.end + 1 == first.start && matches!(reading.mark(mention.end), Some('-' | ','));
        // `truyền đạt ý kiến của đồng chí Lê Văn Tám, Phó Chủ tịch UBND tỉnh chỉ đạo …`: the office is the name's.
        if mention.is_official && joined {
            return mention;
        }
        if mention.is_official || !joined || is_object(reading, mention) {
            break;
        }
        first = mention;
    }
    first
}

/// Whether something is done to somebody, or is somebody's: `chỉ đạo của Thủ tướng`, `với đồng chí …`.
fn is_object(reading: &Reading<'_>, mention: &Mention) -> bool {
    let before = (mention.start.saturating_sub(3)..mention.start)
        .find(|&at| reading.phrase(at, Class::Honorific).is_some_and(|found| found.end() == mention.start))
        .unwrap_or(mention.start);
    before > 0
        && (reading.any(before - 1, words!["của", "với", "cho", "tới", "đến"])
            // `chúc mừng đồng chí …`
            || before > 1
                && reading.phrase(before - 2, Class::Predicate).is_some_and(|verb| {
                    verb.end() == before && reading.is_grouped(verb, "greeting")
                }))
}

/// Whether somebody who only asks is the subject of a clause: `nhiều cử tri`, not `nghe báo cáo`.
fn asks(reading: &Reading<'_>, start: usize, trigger: usize) -> bool {
    let mut clause = start;
    outside_bodies(reading, start, trigger).any(|at| {
        if matches!(reading.mark(at), Some(',' | ';' | ':')) {
            clause = at + 1;
        }
        at <= clause + 3
            && !is_of_council(reading, at)
            && reading.phrase(clause, Class::Predicate).is_none_or(|verb| verb.len == 1)
            && !(clause..at).any(|at| reading.any(at, words!["khi", "sau", "nghe"]))
            && reading.phrase(at, Class::Petitioner).is_some_and(|found| found.end() <= trigger)
    })
}

/// `UBND huyện đã thăm các hộ dân và …`: whether people stand after what a body has done.
fn is_after_deed(reading: &Reading<'_>, body: usize, people: usize) -> bool {
    begins_body(reading, body, body) && (body..people).any(|at| reading.is(at, word!("đã")))
}

/// `Thực hiện Công điện của Thủ tướng, huyện đã bố trí vốn, chỉ đạo …`: whether a unit that has done something is the
/// subject of a clause before the trigger.
fn unit_has_acted(reading: &Reading<'_>, start: usize, trigger: usize) -> bool {
    (start + 1..trigger).filter(|&at| reading.is_mark(at - 1, ',')).any(|at| {
        let unit =
            [Class::Level, Class::Organisation].into_iter().filter_map(|class| reading.phrase(at, class));
        unit.map(Match::end).any(|end| reading.is(end, word!("đã")))
    })
}

/// `tổ đại biểu HĐND huyện`, `Đoàn đại biểu Quốc hội`: delegates that are a body.
fn is_of_council(reading: &Reading<'_>, delegates: usize) -> bool {
    delegates > 0
        && reading.any(delegates - 1, words!["tổ", "đoàn"])
        && reading.phrase(delegates + 2, Class::Organisation).is_some()
}

/// Whether a body or a document stands in a stretch as its subject.
fn names_body(reading: &Reading<'_>, start: usize, end: usize) -> bool {
    (start..end).any(|at| {
        reading.is_capital(at)
            && !(at > start && reading.any(at - 1, words!["của", "với", "cho"]))
            && (reading.phrase(at, Class::Organisation).is_some()
                || reading.phrase(at, Class::DocumentType).is_some())
    })
}

/// The tokens of the body that is named last in a stretch, with one more for its level or its field.
pub(super) fn body(reading: &Reading<'_>, start: usize, end: usize) -> Option<(usize, usize)> {
    let last = (start..end)
        .rev()
        .find(|&at| reading.is_capital(at) && reading.phrase(at, Class::Organisation).is_some())?;
    let name = reading.phrase(last, Class::Organisation)?;
    // `Ngân hàng Nhà nước`: one body within another's name.
    let whole =
        |&at: &usize| reading.phrase(at, Class::Organisation).is_some_and(|body| body.end() >= name.end());
    let first = (last.saturating_sub(NAME).max(start)..last).find(whole).unwrap_or(last);
    Some((first, end.min(name.end() + 1)))
}

/// The most words of a name before one that is within it.
const NAME: usize = 4;

/// Whether a body stands here where a subject can: at the beginning, or after a comma.
fn begins_body(reading: &Reading<'_>, start: usize, at: usize) -> bool {
    (at == start || reading.is_mark(at - 1, ','))
        && reading.is_capital(at)
        && (reading.phrase(at, Class::Organisation).is_some()
            // `Cần Thơ đóng cửa trường học, yêu cầu …`: the place, for its authorities.
            || at == start && reading.phrase(at, Class::Place).is_some())
}

/// `Lãnh đạo Công an tỉnh ghi nhận …`: a collective says what it thinks; what follows is its word.
pub(super) fn body_judges(reading: &Reading<'_>, mentions: &[Mention], start: usize, stop: usize) -> bool {
    let from = skip_lead(reading, start, stop);
    let collective = reading.all(from, words!("lãnh đạo")) || begins_body(reading, from, from);
    collective
        && mentions.iter().all(|mention| !mention.is_official)
        && (from..stop.min(from + 12)).any(|at| reading.grouped(at, Class::Predicate, "judgement"))
}

/// `Ban Chỉ đạo về phòng, chống thiên tai`: whether a comma stands within what a body is in charge of.
fn is_in_name(reading: &Reading<'_>, start: usize, comma: usize) -> bool {
    (comma.saturating_sub(4).max(start)..comma)
        .any(|at| reading.phrase(at, Class::Field).is_some_and(|field| field.end() > comma + 1))
}

/// `Các cử tri bày tỏ phấn khởi …`: whether those who ask are the subject of a sentence.
pub(super) fn petitions(reading: &Reading<'_>, start: usize, stop: usize) -> bool {
    let from = skip_lead(reading, start, stop);
    let many = usize::from(reading.any(from, words!["các", "nhiều"]));
    // `các hộ dân` is a phrase of its own.
    [from, from + many]
        .into_iter()
        .any(|at| reading.phrase(at, Class::Petitioner).is_some_and(|people| people.is(Petitioner::People)))
}
