//! Clauses that tell what is or was, and not what is to be done: `nợ xây dựng cơ bản còn 12 tỷ đồng`.

use super::action::Action;
use super::lead::skip_lead;
use super::noun::is_numbered_document;
use crate::detect::lexicon::sense::ActionVerb;
use crate::detect::lexicon::{Class, word, words};
use crate::detect::reading::Reading;

/// How far into a clause that begins with its verb the result is looked for.
const EARLY: usize = 8;

/// Whether the words before an action make it a finite predicate: `huyện đã`, `việc này là`.
pub(super) fn narrates(reading: &Reading<'_>, start: usize, end: usize) -> bool {
    let finite = words!["đã", "đang", "sẽ", "được", "là", "bị", "còn", "cũng", "chưa", "vẫn", "đều", "vừa"];
    outside_bodies(reading, start, end)
        .any(|at| reading.any(at, finite) || reading.phrase(at, Class::Petitioner).is_some())
}

/// The tokens that are in no name of a body: `Viện Kiểm sát nhân dân` names no `nhân dân`.
pub(super) fn outside_bodies(reading: &Reading<'_>, start: usize, end: usize) -> impl Iterator<Item = usize> {
    let mut at = start;
    std::iter::from_fn(move || {
        while at < end
            && let Some(body) = reading.phrase(at, Class::Organisation).filter(|_| reading.is_capital(at))
        {
            at = body.end();
        }
        at += 1;
        (at <= end).then(|| at - 1)
    })
}

/// Whether the words before `cần` or `phải` make it a fact: `vẫn phải`, `cử tri cần`. What stands in a clause
/// about the subject does not: `các xã chưa đạt chỉ tiêu phải …`.
pub(super) fn narrates_duty(reading: &Reading<'_>, start: usize, end: usize) -> bool {
    let from = (start..end).rev().find(|&at| reading.is_mark(at, ',')).map_or(start, |comma| comma + 1);
    let near = words!["được", "còn", "chưa", "vẫn", "bị"];
    // Who asks is the subject; further on, the word is part of what the clause is about.
    let asks = outside_bodies(reading, start, end.min(start + 3))
        .any(|at| reading.phrase(at, Class::Petitioner).is_some());
    // `Xã còn 12 hộ cần hỗ trợ`: how many there are.
    let counts = (from..end).any(|at| reading.is(at, word!("còn")) && reading.digits(at + 1).is_some());
    asks || counts
        || (from..end).any(|at| {
            reading.any(at, words!["đã", "đang", "sẽ", "là", "đều", "vừa"])
                || at + 2 >= end && reading.any(at, near)
        })
}

/// `xóa nhà tạm là mệnh lệnh từ trái tim`: what something is; not `xác định giải ngân là nhiệm vụ`.
fn defines(reading: &Reading<'_>, start: usize, end: usize) -> bool {
    let takes_as =
        reading.phrase(start, Class::ActionVerb).is_some() && reading.group(start, "takes-as").is_some();
    !takes_as
        && (start + 1..end.min(start + 2 * EARLY)).take_while(|&at| reading.is_word(at)).any(|at| {
            reading.is(at, word!("là")) && !reading.any(at - 1, words!["nhất", "tâm", "biệt", "thể"])
        })
}

/// `Giải phóng mặt bằng … là nhiệm vụ quan trọng`: that something is a task, and not that it be done.
pub(super) fn is_task(reading: &Reading<'_>, start: usize, end: usize) -> bool {
    let lead = skip_lead(reading, start, end);
    reading.group(lead, "takes-as").is_none()
        && (lead + 1..end.min(lead + 4 * EARLY))
            .take_while(|&at| reading.is_word(at))
            .any(|at| reading.all(at, words!("là nhiệm vụ")))
}

/// `Từ đó, làm cơ sở cho …`, `Thông qua kiểm tra nhằm …`: what comes of what was ordered, or is meant to.
pub(super) fn concludes(reading: &Reading<'_>, start: usize, end: usize) -> bool {
    let result = reading.phrase(start, Class::Connective).is_some_and(|link| {
        let contributes =
            reading.phrase(link.end(), Class::ActionVerb).is_some_and(|verb| verb.entry.phrase == "góp phần");
        matches!(link.entry.phrase, "từ đó" | "qua đó") && (reading.is_mark(link.end(), ',') || contributes)
    });
    let through =
        reading.phrase(start, Class::ActionVerb).is_some_and(|verb| verb.entry.phrase == "thông qua")
            && (start..end.min(start + 2 * EARLY))
                .take_while(|&at| reading.is_word(at))
                .any(|at| reading.is(at, word!("nhằm")));
    result || through
}

/// `Văn phòng UBND tỉnh thông báo để các sở biết, thực hiện`: the words that end an official letter.
pub(super) fn informs(reading: &Reading<'_>, verb: usize) -> bool {
    reading
        .phrase(verb, Class::ActionVerb)
        .is_some_and(|found| found.entry.phrase == "thông báo" && reading.is(found.end(), word!("để")))
}

/// What the speaker thinks of what was done: `Ghi nhận sự cố gắng …`, `Cơ bản thống nhất với …`.
pub(super) fn is_attitude(reading: &Reading<'_>, start: usize, end: usize) -> bool {
    (start..end.min(start + 3)).any(|at| reading.grouped(at, Class::Predicate, "attitude"))
        && !(start..end.min(start + EARLY)).any(|at| {
            reading.phrase(at, Class::Trigger).is_some_and(|given| given.entry.phrase.contains("giao"))
        })
}

/// `trường hợp cung cấp thêm tài liệu thì sẽ được xem xét`: what will happen on a condition.
pub(super) fn promises(reading: &Reading<'_>, start: usize, end: usize) -> bool {
    let lead = start + usize::from(reading.phrase(start, Class::Connective).is_some());
    let condition = reading.all(lead, words!("trường hợp")) || reading.is(lead, word!("nếu"));
    condition && (lead..end).any(|at| reading.all(at, words!("thì sẽ")))
}

/// `UBND thành phố có Công văn số 12/UBND-VX`: what a body has issued.
pub(super) fn has_issued(reading: &Reading<'_>, start: usize, end: usize) -> bool {
    (start..end.min(start + 4 * EARLY)).any(|at| {
        (reading.is(at, word!("có")) || reading.all(at.saturating_sub(1), words!("ban hành")))
            && is_numbered_document(reading, at + 1)
    })
}

/// Whether a clause that begins with its verb reports what came of it: `huy động được 640 lượt`.
pub(super) fn reports(reading: &Reading<'_>, start: usize, end: usize) -> bool {
    // `Dự báo, chiều mai bão vào đất liền`, `Dự kiến kỳ họp khai mạc …`; but `…; dự kiến nhân sự`
    let forecast = reading.phrase(start, Class::ActionVerb).is_some_and(|verb| {
        verb.entry.phrase == "dự báo" || verb.entry.phrase == "dự kiến" && reading.is_capital(start)
    });
    // `Lãnh đạo huyện cho biết …`: the first word is a noun there, for those who lead.
    let told = || {
        let verbs = [words!("cho biết"), words!("cho hay"), words!("cho rằng")];
        (start + 1..end.min(start + EARLY))
            .take_while(|&at| reading.is_word(at))
            .any(|at| verbs.into_iter().any(|verb| reading.all(at, verb)))
    };
    if forecast || told() {
        return true;
    }
    // `đảm bảo lễ hội được tổ chức trang trọng`: what is to be so, and not what was done.
    let ensures = reading
        .phrase(skip_lead(reading, start, end), Class::ActionVerb)
        .is_some_and(|verb| matches!(verb.entry.phrase, "bảo đảm" | "đảm bảo"));
    (start..end.min(start + EARLY)).any(|at| {
        reading.is(at, word!("đã"))
            || reading.is(at, word!("cũng")) && !reading.is(at + 1, word!("như"))
            || reading.is(at, word!("được"))
                && !ensures
                && !(at > 0
                    && (reading.any(at - 1, words!["không", "để", "phải"])
                        || reading.is(at - 1, word!("bằng"))))
    }) || (start..end).any(|at| reading.is(at, word!("đều")))
        || is_circumstance(reading, start, end)
        || somebody_has_done(reading, start, end)
}

/// `Thảo luận tại hội nghị, các đại biểu đã làm rõ …`: after a comma somebody has done something.
fn somebody_has_done(reading: &Reading<'_>, start: usize, end: usize) -> bool {
    let somebody = |at: usize| {
        [Class::Petitioner, Class::Honorific, Class::Role]
            .into_iter()
            .any(|class| reading.phrase(at, class).is_some())
            || reading.is_capital(at) && reading.phrase(at, Class::Organisation).is_some()
    };
    // `Trả lời phóng viên, đồng chí cho biết …`
    let says = |at: usize| reading.grouped(at, Class::Predicate, "saying");
    (start + 1..end).filter(|&at| reading.is_mark(at - 1, ',') && somebody(at)).any(|at| {
        (at..end.min(at + EARLY))
            .take_while(|&at| reading.is_word(at))
            .any(|at| reading.any(at, words!["đã", "đang"]) && !reading.is(at + 1, word!("được")) || says(at))
    })
}

/// `Hưởng ứng Tháng Thanh niên, Đoàn xã huy động …`: a verb that only says on what occasion somebody acts.
fn is_circumstance(reading: &Reading<'_>, start: usize, end: usize) -> bool {
    let occasion = reading.grouped(start, Class::ActionVerb, "occasion");
    occasion
        && (start + 2..end).filter(|&at| reading.is_mark(at - 1, ',') && reading.is_capital(at)).any(|at| {
            let Some(body) = reading.phrase(at, Class::Organisation) else { return false };
            // The body is a subject where a verb follows its name and no further name.
            (body.end()..end.min(body.end() + 6))
                .take_while(|&at| reading.is_word(at))
                .any(|at| reading.any(at, words!["đã", "đang", "sẽ"]) || is_verb_of_body(reading, at))
        })
}

fn is_verb_of_body(reading: &Reading<'_>, at: usize) -> bool {
    reading.is_small(at)
        && reading.phrase(at, Class::ActionVerb).is_some_and(|verb| verb.is(ActionVerb::Strong))
}

/// Whether what follows the colon of a remark is said to be done: only a verb at the beginning, `cần`,
/// or several who are told are an order there.
pub(super) fn is_remarked_order(reading: &Reading<'_>, start: usize, end: usize, action: &Action) -> bool {
    let lead = skip_lead(reading, start, end);
    if action.is_modal {
        return !narrates_duty(reading, lead, action.told_end);
    }
    if action.start == lead {
        return !reports(reading, lead, end) && !defines(reading, lead, end);
    }
    // `Đảng và Nhà nước luôn ghi nhớ …`
    if reading.is(action.start, word!("luôn")) {
        return false;
    }
    let several = reading.any(lead, words!["các", "mỗi", "mọi", "từng", "toàn"])
        || reading.phrase(lead, Class::Organisation).is_some() && reading.is_capital(lead);
    let strong =
        reading.phrase(action.start, Class::ActionVerb).is_some_and(|verb| verb.is(ActionVerb::Strong));
    // `Các nội dung HĐND tỉnh xem xét đã được chuẩn bị`
    let thing = reading.phrase(lead + 1, Class::ListNoun).is_some();
    // `Hội nghị lần này nhằm triển khai …`: what somebody is to be brought to is a purpose.
    let purpose = (lead..action.start).any(|at| reading.is(at, word!("nhằm")));
    several
        && !thing
        && strong
        && !purpose
        && !narrates(reading, lead, action.start)
        && !reports(reading, action.start, end)
}
