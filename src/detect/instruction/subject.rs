//! Who speaks, and whether from above.

use super::action;
use super::lead::skip_lead;
use super::mention::{Mention, Mentions};
use super::statement::outside_bodies;
use super::trigger::Trigger;
use crate::detect::lexicon::{Class, Match};
use crate::detect::scan::Scan;
use crate::label::Level;

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
pub(super) fn of(scan: Scan<'_, '_>, mentions: &[Mention], start: usize, trigger: usize) -> Subject {
    let is = scan.is;
    // What stands after the last comma is nearest to the verb, unless it is an apposition.
    let cut = (start..trigger)
        .rev()
        .find(|&at| matches!(scan.mark(at), Some(',' | ';' | ':')) && !is_in_name(scan, start, at));
    // `… cho biết Sở đã yêu cầu`: what somebody reports has its own subject.
    let reported = (cut.unwrap_or(start)..trigger).rev().find_map(|at| {
        let verb = scan.phrase(at, Class::Predicate)?;
        matches!(verb.entry.phrase, "cho biết" | "cho hay" | "thông tin").then_some(verb.end())
    });
    let reported = reported
        .map(|at| at + usize::from(scan.is_mark(at, ',')))
        .filter(|&at| at < trigger && names_body(scan, at, at + 1));
    if reported.is_some() {
        return Subject::Body;
    }
    let nearest = cut.map_or(start, |cut| skip_lead(scan, cut + 1, trigger));
    let has = |class: Class, from: usize| {
        (from..trigger).any(|at| scan.phrase(at, class).is_some_and(|found| found.end() <= trigger))
    };
    let named = speaks(scan, mentions, trigger);
    if mentions.iter().all(|mention| mention.end <= nearest) {
        if scan.any(nearest, &[is.dong, is.ong, is.ba_]) && trigger <= nearest + 6 {
            return named.map_or(Subject::Pronoun, |mention| Subject::Named(*mention));
        }
        let asks = outside_bodies(scan, nearest, trigger)
            .any(|at| scan.phrase(at, Class::Petitioner).is_some_and(|found| found.end() <= trigger));
        if trigger > nearest + 1 && asks {
            return Subject::Petitioner;
        }
        // `Theo văn bản do Phó Chủ tịch … ký, UBND tỉnh giao …`: whoever is named there only signed.
        let beside = |mention: &Mention| {
            mention.end + 12 > trigger && !is_object(scan, mention) && !scan.at(start, is.theo)
        };
        if names_body(scan, nearest, trigger) && !mentions.iter().any(beside) {
            return Subject::Body;
        }
        // `Hà Nội yêu cầu`: the place, for its authorities.
        if scan.phrase(nearest, Class::Place).is_some_and(|place| place.end() == trigger) {
            return Subject::Body;
        }
        // `Huyện đã chỉ đạo`: a unit that stands for its authorities.
        let unit = scan.phrase(nearest, Class::Level).map_or(trigger, Match::end);
        if trigger > unit && trigger <= unit + 2 && !has(Class::Role, nearest) {
            return Subject::Body;
        }
    }
    if let Some(mention) = named {
        // `Đại biểu … đề nghị làm rõ trách nhiệm`: a deputy without another office asks.
        let deputy = mention.is_official
            && mention.start >= start + 2
            && scan.all(mention.start - 2, &[is.dai, is.bieu])
            && !mentions.iter().any(|office| office.start > mention.start && office.start <= mention.end + 3);
        return if deputy { Subject::Petitioner } else { Subject::Named(*mention) };
    }
    if asks(scan, start, trigger) && !(start..trigger).any(|at| scan.phrase(at, Class::Honorific).is_some()) {
        return Subject::Petitioner;
    }
    if (start..trigger).any(|at| scan.all(at, &[is.dong, is.chi_]) || scan.any(at, &[is.ong, is.ba_])) {
        return Subject::Pronoun;
    }
    // `Nội dung công điện yêu cầu`
    let document = (nearest..trigger)
        .any(|at| scan.phrase(at, Class::DocumentType).is_some_and(|noun| noun.end() == trigger))
        || trigger >= 2 && nearest + 2 <= trigger && scan.all(trigger - 2, &[is.van_, is.ban_]);
    if document {
        return Subject::Body;
    }
    // `Lãnh đạo thành phố yêu cầu`, `Hội nghị đề nghị`: somebody who is no mention.
    let collective = scan.all(nearest, &[is.lanh, is.dao]) || scan.all(nearest, &[is.hoi, is.nghi]);
    if collective && trigger > nearest + 1 && trigger <= nearest + 10 {
        return Subject::Body;
    }
    // `Ban Chỉ huy phòng cháy, chữa cháy rừng của tỉnh yêu cầu`: a comma inside the body's name.
    let of_unit = trigger >= start + 4
        && scan.at(trigger - 2, is.cua)
        && scan.phrase(trigger - 1, Class::Level).is_some_and(|unit| unit.end() == trigger);
    if of_unit && cut.is_some() && begins_body(scan, start, start) {
        return Subject::Body;
    }
    // `Cũng tại phiên họp, Chính phủ thông qua …, giao …`: the body that decides.
    if cut.is_some() && nearest + 3 >= trigger && (start..trigger).any(|at| begins_body(scan, start, at)) {
        return Subject::Body;
    }
    Subject::Nobody
}

/// The mention that speaks: the official named last, or the office after whom somebody else reports,
/// `… cho biết, Giám đốc Công an tỉnh đã chỉ đạo …`. Whom something is done to or whose it is, is none.
fn speaks<'m>(scan: Scan<'_, '_>, mentions: &'m [Mention], trigger: usize) -> Option<&'m Mention> {
    let is = scan.is;
    let subjects = || mentions.iter().rev().filter(|mention| !is_object(scan, mention));
    // `Cũng theo ông …, Chủ tịch UBND thành phố đã yêu cầu`: who is quoted does not give the order.
    let is_source = |mention: &Mention| {
        (mention.start.saturating_sub(3)..mention.start).any(|at| scan.at(at, is.theo))
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
            scan.at(at, is.da) || scan.phrase(at, Class::Predicate).is_some_and(|verb| verb.len > 1)
        };
        if (official.end..last.start).any(reports) {
            return Some(last);
        }
    }
    official
        .or_else(|| last.map(|last| first_of_row(scan, mentions, last)))
        .or_else(|| mentions.iter().rev().find(|mention| mention.is_official))
        .or(mentions.last())
}

/// `Chủ tịch UBND tỉnh - Trưởng Ban Chỉ huy … yêu cầu`: of several offices that nobody is named beside, the first.
fn first_of_row<'m>(scan: Scan<'_, '_>, mentions: &'m [Mention], last: &'m Mention) -> &'m Mention {
    let mut first = last;
    for mention in mentions.iter().rev().filter(|mention| mention.end < last.end) {
        let joined =
            mention.end + 1 == first.start && matches!(scan.mark(mention.end), Some('-' | '–' | ','));
        if mention.is_official || !joined || is_object(scan, mention) {
            break;
        }
        first = mention;
    }
    first
}

/// Whether something is done to somebody, or is somebody's: `chỉ đạo của Thủ tướng`, `với đồng chí …`.
fn is_object(scan: Scan<'_, '_>, mention: &Mention) -> bool {
    let is = scan.is;
    let before = (mention.start.saturating_sub(3)..mention.start)
        .find(|&at| scan.phrase(at, Class::Honorific).is_some_and(|found| found.end() == mention.start))
        .unwrap_or(mention.start);
    before > 0
        && (scan.any(before - 1, &[is.cua, is.voi, is.cho, is.toi, is.den])
            // `chúc mừng đồng chí …`
            || before > 1
                && scan.phrase(before - 2, Class::Predicate).is_some_and(|verb| {
                    verb.end() == before
                        && matches!(verb.entry.phrase, "chúc mừng" | "biểu dương" | "cảm ơn" | "động viên")
                }))
}

/// Whether somebody who only asks is the subject of a clause: `nhiều cử tri`, not `nghe báo cáo`.
fn asks(scan: Scan<'_, '_>, start: usize, trigger: usize) -> bool {
    let mut clause = start;
    outside_bodies(scan, start, trigger).any(|at| {
        if matches!(scan.mark(at), Some(',' | ';' | ':')) {
            clause = at + 1;
        }
        at <= clause + 3
            && !(clause..at).any(|at| scan.any(at, &[scan.is.khi, scan.is.sau_, scan.is.nghe]))
            && scan.phrase(at, Class::Petitioner).is_some_and(|found| found.end() <= trigger)
    })
}

/// Whether a body or a document stands in a stretch as its subject.
fn names_body(scan: Scan<'_, '_>, start: usize, end: usize) -> bool {
    (start..end).any(|at| {
        scan.is_capital(at)
            && !(at > start && scan.any(at - 1, &[scan.is.cua, scan.is.voi, scan.is.cho]))
            && (scan.phrase(at, Class::Organisation).is_some()
                || scan.phrase(at, Class::DocumentType).is_some())
    })
}

/// Whether a body stands here where a subject can: at the beginning, or after a comma.
fn begins_body(scan: Scan<'_, '_>, start: usize, at: usize) -> bool {
    (at == start || scan.is_mark(at - 1, ','))
        && scan.is_capital(at)
        && scan.phrase(at, Class::Organisation).is_some()
}

/// How high the speaker stands, as far as the words before the trigger tell.
pub(super) fn level(scan: Scan<'_, '_>, mentions: &[Mention], start: usize, trigger: usize) -> Option<Level> {
    mentions.iter().rev().find_map(|mention| mention.level).or_else(|| level_in(scan, start, trigger))
}

/// The level of the first body or unit in a stretch.
fn level_in(scan: Scan<'_, '_>, start: usize, end: usize) -> Option<Level> {
    (start..end).find_map(|at| level_at(scan, at))
}

fn level_at(scan: Scan<'_, '_>, at: usize) -> Option<Level> {
    let of = |value: &str| match value.rsplit([':', '=']).next().unwrap_or_default() {
        "central" => Some(Level::Central),
        "province" => Some(Level::Province),
        "district" => Some(Level::District),
        "commune" => Some(Level::Commune),
        "unit" => Some(Level::Unit),
        _ => None,
    };
    let body = scan.phrase(at, Class::Organisation).filter(|_| scan.is_capital(at));
    if let Some(level) = body.and_then(|body| of(body.entry.value.split('>').next().unwrap_or_default())) {
        return Some(level);
    }
    // `Hội Nông dân Việt Nam xã`: the country is part of the name.
    let unit = scan.phrase(at, Class::Level)?;
    let unit =
        scan.phrase(unit.end(), Class::Level).filter(|_| unit.entry.value == "central").unwrap_or(unit);
    of(&format!(":{}", unit.entry.value))
}

/// A request to those above, or from a council to a committee beside it, is no instruction.
pub(super) fn is_upward(
    scan: Scan<'_, '_>,
    start: usize,
    trigger: &Trigger,
    speaker: Option<Level>,
    told: usize,
    stop: usize,
) -> bool {
    if !trigger.word.contains("đề nghị") {
        return false;
    }
    if is_highest(scan, told) {
        return true;
    }
    let told_end = action::first(scan, told, stop).map_or(told, |action| action.told_end);
    let Some(above) = level_in(scan, told, told_end.min(told + 8)) else { return false };
    // Beside it, not below it: the committee of a district is told by the council of the province.
    let beside = speaker.is_none_or(|speaker| rank(above) <= rank(speaker));
    let council = beside
        && (start..trigger.start).any(|at| is_council(scan, at))
        && !(start..trigger.start).any(|at| scan.at(at, scan.is.uy_))
        && is_committee(scan, told);
    // A guest or a citizen asks the province: `Ông đề nghị tỉnh rút ngắn thời gian cấp phép`.
    let is_guest = rank(above) == rank(Level::Province)
        && speaker.is_none_or(|speaker| rank(speaker) >= rank(Level::Province))
        && (scan.phrase(told, Class::Level).is_some() || is_committee(scan, told) && speaker.is_none())
        && (start..trigger.start).any(|at| scan.any(at, &[scan.is.ong, scan.is.ba_]));
    if is_guest {
        return true;
    }
    // `Chi cục đề nghị tỉnh tăng biên chế`: a body of an unknown level asks the unit that it is in.
    let own = speaker.is_none()
        && scan.phrase(told, Class::Level).is_some_and(|unit| !scan.is_capital(unit.end()))
        && rank(above) <= rank(Level::Province)
        && (start..trigger.start)
            .any(|at| scan.is_capital(at) && scan.phrase(at, Class::Organisation).is_some());
    own || council || rank(above) < speaker.map_or(1, rank)
}

/// `Thanh tra tỉnh kiến nghị Chủ tịch UBND tỉnh giao …`: what somebody proposes that another may order.
pub(super) fn is_proposal(scan: Scan<'_, '_>, start: usize, trigger: &Trigger) -> bool {
    let proposed = (start..trigger.start)
        .rev()
        .take_while(|&at| !matches!(scan.mark(at), Some(';' | '.')))
        .find(|&at| scan.grouped(at, Class::Predicate, "proposal"));
    proposed.is_some_and(|at| {
        let to = scan.phrase(at, Class::Predicate).map_or(at, Match::end);
        !(at..trigger.start).any(|at| scan.is_mark(at, ','))
            && [Class::Role, Class::Organisation, Class::Level]
                .into_iter()
                .any(|class| scan.phrase(to, class).is_some())
    })
}

/// Bodies above which nobody stands: `đề nghị Quốc hội`, `đề nghị Chính phủ` are always requests.
fn is_highest(scan: Scan<'_, '_>, at: usize) -> bool {
    let central = scan.phrase(at, Class::Level).is_some_and(|unit| unit.entry.value == "central");
    central
        || scan
            .phrase(at, Class::Organisation)
            .is_some_and(|body| scan.reading.is_grouped(body, "highest-body") && !scan.is_capital(body.end()))
}

fn is_council(scan: Scan<'_, '_>, at: usize) -> bool {
    scan.grouped(at, Class::Organisation, "council")
}

fn is_committee(scan: Scan<'_, '_>, at: usize) -> bool {
    scan.grouped(at, Class::Organisation, "committee")
}

fn rank(level: Level) -> u8 {
    match level {
        Level::Central => 0,
        Level::Province => 1,
        Level::District => 2,
        Level::Commune => 3,
        Level::Unit => 4,
    }
}

/// `Lãnh đạo Công an tỉnh ghi nhận …`: a collective says what it thinks; what follows is its word.
pub(super) fn body_judges(scan: Scan<'_, '_>, mentions: &[Mention], start: usize, stop: usize) -> bool {
    let from = skip_lead(scan, start, stop);
    let collective = scan.all(from, &[scan.is.lanh, scan.is.dao]) || begins_body(scan, from, from);
    collective
        && mentions.iter().all(|mention| !mention.is_official)
        && (from..stop.min(from + 12)).any(|at| scan.grouped(at, Class::Predicate, "judgement"))
}

/// `vừa ký ban hành Công điện`: whether somebody's name ends before the verb of issuing a document.
fn issues(scan: Scan<'_, '_>, end: usize, stop: usize) -> bool {
    let is = scan.is;
    let verb = (end..stop.min(end + 4)).find(|&at| !scan.any(at, &[is.vua, is.moi__, is.da, is.cung_]));
    verb.is_some_and(|at| {
        let document = |at: usize| {
            (at..stop.min(at + 4)).any(|at| {
                scan.phrase(at, Class::DocumentType).is_some_and(|noun| {
                    let number = noun.end() + usize::from(scan.at(noun.end(), is.so));
                    scan.digits(number).is_some()
                })
            })
        };
        scan.at(at, is.ky_) && document(at + 1)
            || scan.all(at, &[is.ban, is.hanh]) && document(at + 2)
            || scan.at(at, is.co) && at > end && document(at + 1)
    })
}

/// `Ban Chỉ đạo về phòng, chống thiên tai`: whether a comma stands within what a body is in charge of.
fn is_in_name(scan: Scan<'_, '_>, start: usize, comma: usize) -> bool {
    (comma.saturating_sub(4).max(start)..comma)
        .any(|at| scan.phrase(at, Class::Field).is_some_and(|field| field.end() > comma + 1))
}

/// `Các cử tri bày tỏ phấn khởi …`: whether those who ask are the subject of a sentence.
pub(super) fn petitions(scan: Scan<'_, '_>, start: usize, stop: usize) -> bool {
    let from = skip_lead(scan, start, stop);
    let many = usize::from(scan.any(from, &[scan.is.cac, scan.is.nhieu]));
    // `các hộ dân` is a phrase of its own.
    [from, from + many]
        .into_iter()
        .any(|at| scan.phrase(at, Class::Petitioner).is_some_and(|people| people.entry.value == "people"))
}

/// How far from a name its offices stand.
const OFFICES: usize = 16;

/// The one who is understood where a trigger has no subject of its own.
#[derive(Clone, Debug, Default)]
pub(super) struct Speaker {
    current: Option<Mention>,
    caption: Option<Mention>,
    pub(super) level: Option<Level>,
    is_body: bool,
}

impl Speaker {
    pub(super) fn begin_paragraph(&mut self) {
        self.is_body = false;
    }

    /// The words under a picture name a speaker only where the text does not.
    pub(super) fn hear_caption(&mut self, mentions: &[Mention]) {
        self.caption = mentions.iter().find(|mention| mention.is_official).copied().or(self.caption);
    }

    /// A sentence without a trigger: an official in it who says something is the speaker.
    pub(super) fn hear(&mut self, scan: Scan<'_, '_>, mentions: &[Mention], stop: usize) {
        // `Theo đồng chí …, tỷ lệ hộ nghèo còn 38%`: who is quoted.
        let is_source = |mention: &Mention| {
            (mention.start.saturating_sub(4)..mention.start).any(|at| scan.at(at, scan.is.theo))
        };
        // The last word that says or does something: it answers for everybody who is named before it.
        let first = mentions.first().map_or(stop, |mention| mention.end);
        let verb = (first..stop).rev().find(|&at| {
            scan.phrase(at, Class::Predicate).is_some() || scan.phrase(at, Class::Trigger).is_some()
        });
        let says = |mention: &&Mention| {
            mention.is_official && (is_source(mention) || verb.is_some_and(|verb| mention.end <= verb))
        };
        // `Chủ tịch UBND tỉnh vừa ban hành Công điện số 10. Theo đó, …`: who signs it gives its orders.
        let issuer = mentions.iter().rev().find(|mention| issues(scan, mention.end, stop));
        if let Some(issuer) = issuer {
            self.set(*issuer, issuer.level);
            return;
        }
        if let Some(mention) = mentions.iter().rev().find(says) {
            // The office beside the name: another one in the sentence is somebody else's.
            let beside = |other: &&Mention| {
                other.level.is_some() && other.start <= mention.end + 6 && mention.start <= other.end + 6
            };
            self.set(*mention, mentions.iter().find(beside).and_then(|office| office.level));
            return;
        }
        // `Phát biểu tại đây, đồng chí Bí thư Tỉnh ủy chúc mừng …`: nobody is named, the office speaks.
        let addressed = |office: &&Mention| {
            (office.start.saturating_sub(3)..office.start)
                .any(|at| scan.phrase(at, Class::Honorific).is_some_and(|found| found.end() == office.start))
                && scan.phrase(office.end, Class::Predicate).is_some()
        };
        if let Some(office) = mentions.iter().rev().find(addressed) {
            self.set(*office, office.level);
        }
    }

    pub(super) fn set(&mut self, mention: Mention, level: Option<Level>) {
        self.current = Some(mention);
        self.level = level.or(mention.level).or(self.level);
        self.is_body = false;
    }

    /// A body spoke: what follows without a subject is its word.
    pub(super) fn body(&mut self, level: Option<Level>) {
        self.is_body = true;
        self.level = level;
    }

    /// Whether a mention is in the words of the one who spoke last.
    pub(super) fn is_named_like(&self, scan: Scan<'_, '_>, other: &Mention) -> bool {
        let words = |mention: &Mention| {
            scan.reading
                .tokens()
                .get(mention.start..mention.end)
                .unwrap_or_default()
                .iter()
                .map(|token| token.word)
        };
        self.current.is_some_and(|current| current.index == other.index || words(&current).eq(words(other)))
    }

    /// Whether an office is that of the one who spoke last, in full or its role alone: `Thủ tướng` after
    /// `Thủ tướng Chính phủ …`.
    pub(super) fn is_office(&self, scan: Scan<'_, '_>, mentions: &Mentions, other: &Mention) -> bool {
        let Some(current) = self.current.filter(|_| !other.is_official) else { return false };
        let begins_alike = |office: &Mention| {
            (other.start..other.end)
                .zip(office.start..office.end)
                .all(|(own, its)| scan.word(own) == scan.word(its))
                && other.end - other.start <= office.end - office.start
        };
        mentions
            .within(current.start.saturating_sub(OFFICES), current.end + OFFICES)
            .iter()
            .any(|near| !near.is_official && near.end <= other.start && begins_alike(near))
    }

    pub(super) fn is_known(&self) -> bool {
        self.current.is_some() || self.caption.is_some() || self.is_body
    }

    pub(super) fn index(&self) -> Option<usize> {
        if self.is_body {
            return None;
        }
        self.current.or(self.caption).map(|mention| mention.index)
    }
}
