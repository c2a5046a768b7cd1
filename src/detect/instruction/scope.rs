//! How long an act goes on: the sentences without a trigger that still tell somebody to do something.

use super::action;
use super::clause::{first_clause, inner_marker};
use super::head::{inline_head, is_head, names_told};
use super::lead::skip_lead;
use super::listener::{List, Listener, Scope};
use super::mention::{Mention, Mentions};
use super::modal::modal;
use super::predicate::is_addressed;
use super::speech::{Act, Place};
use super::statement;
use crate::detect::lexicon::{Class, word, words};
use crate::detect::scan::Scan;

impl Listener<'_, '_> {
    /// A sentence without a trigger: it goes on with the act, or closes its scope.
    pub(super) fn go_on(&mut self, start: usize, stop: usize, end: usize) -> Option<usize> {
        let scope = self.scope?;
        if scope.list == List::Announced {
            // Content without markers; a sentence that tells nothing closes the list.
            if let Some(after) = inner_marker(self.scan, start) {
                return Some(self.items(after, end));
            }
            if self.scan.is_mark(stop.saturating_sub(1), ':') && stop == end {
                if names_told(self.scan, start, end) {
                    self.tell(start, end - 1);
                }
                return None;
            }
        }
        if is_head(self.scan, start, stop, end) {
            self.set_list(List::Announced);
            return None;
        }
        if let Some(colon) = inline_head(self.scan, start, stop) {
            self.set_list(List::Announced);
            return Some(colon + 1);
        }
        let fresh = scope.list == List::Closed && begins_paragraph(self.scan, start);
        // `… nhấn mạnh, các sở cần …. Các huyện tổng kết …`: after a duty several others are told without one.
        let by_verb = scope.by_verb
            || scope.is_remark
                && !scope.is_tentative
                && !fresh
                && (tells_several(self.scan, start, stop) || adds(self.scan, start, stop));
        let goes_on = continues(self.scan, &self.mentions, start, stop, by_verb, fresh);
        if goes_on {
            if let Some(scope) = &mut self.scope {
                scope.by_verb = by_verb;
            }
            self.later(start, stop, Place::Later);
            if let Some(scope) = self.scope.as_mut().filter(|scope| scope.is_remark && !scope.is_tentative) {
                // After the first order of a remark the others need no `cần`.
                scope.by_verb = true;
            }
        } else {
            self.lapsed = self.scope.take().filter(|scope| scope.list == List::Closed);
        }
        None
    }

    /// `Đồng chí biểu dương xã …. Thời gian tới, xã cần ⟦…⟧`: whoever in office judges what was done may go on with
    /// what is to be done.
    pub(super) fn attend(&mut self, start: usize, stop: usize) {
        let speaker = self.speaker.index();
        if self.scope.is_some() || self.is_request || speaker.is_none() {
            return;
        }
        let scan = self.scan;
        let here = self.mentions.within(start, stop);
        let judges = |from: usize| {
            (from..stop.min(from + JUDGES))
                .take_while(|&at| !scan.is_mark(at, ';'))
                .filter_map(|at| scan.phrase(at, Class::Predicate))
                .find(|verb| scan.reading.is_grouped(*verb, "judgement"))
        };
        let named = here.iter().rev().find_map(|mention| judges(mention.end));
        let addressed = || judges(start).filter(|_| here.is_empty() && is_addressed(scan, start));
        let is_direct = named.is_some();
        let Some(verb) = named.or_else(addressed) else { return };
        let act = self.speech.acts.len();
        self.speech.acts.push(Act {
            trigger: verb.entry.phrase,
            speaker,
            by_person: true,
            is_direct,
            opens: false,
        });
        self.lapsed = None;
        self.scope = Some(Scope {
            act,
            list: List::Closed,
            told: None,
            by_verb: false,
            is_tentative: true,
            is_remark: true,
        });
    }

    /// A sentence after one that told what is: `Từng đơn vị phải …` takes the act up again.
    pub(super) fn take_up(&mut self, start: usize, stop: usize) {
        let Some(scope) = self.lapsed.take() else { return };
        let from = skip_lead(self.scan, start, stop);
        // `Về công tác tư tưởng, cần …`: nobody is named, and there is nobody else to do it.
        let duty = modal(self.scan, from, stop).is_some();
        // After a remark that told only what is, several must have a duty: `các cấp, các ngành cần …`.
        let several = (start..stop.min(start + TELLS)).any(|at| {
            modal(self.scan, at, stop).is_some()
                && (at.saturating_sub(8).max(start)..at).any(|at| self.scan.at(at, word!("các")))
        });
        if scope.is_tentative && !several && !has_duty(self.scan, from, stop) {
            return;
        }
        if (duty || scope.is_tentative || tells(self.scan, from))
            && continues(self.scan, &self.mentions, start, stop, false, true)
        {
            self.scope = Some(Scope { by_verb: false, ..scope });
        }
    }
}

/// How far after the first verb `sẽ` shows that it was none.
const PLAN: usize = 6;

/// How far after somebody in office the verb of judging stands.
const JUDGES: usize = 8;

/// `Xã cần …`, `Đảng bộ phải …`: a unit or a body with a duty right after it.
fn has_duty(scan: Scan<'_, '_>, from: usize, stop: usize) -> bool {
    [Class::Level, Class::Organisation, Class::Addressee].into_iter().any(|class| {
        scan.phrase(from, class).is_some_and(|told| {
            (told.end()..stop.min(told.end() + DUTY))
                .take_while(|&at| scan.is_word(at))
                .any(|at| modal(scan, at, stop).is_some())
        })
    })
}

/// The most words between somebody and the duty.
const DUTY: usize = 4;

/// How far from the beginning of a sentence those stand who have a duty.
const TELLS: usize = 24;

/// Whether nothing runs on into the line that begins here: the one before it has no `;` or `:` at its end.
fn begins_paragraph(scan: Scan<'_, '_>, start: usize) -> bool {
    let before = (0..start).rev().find(|&at| !scan.is_end(at));
    before.is_none_or(|at| scan.is_end(start - 1) && !matches!(scan.mark(at), Some(';' | ':')))
}

/// Whether a sentence without a trigger still tells somebody to do something. One that is `fresh` begins a
/// paragraph: a body that is its subject does what it does.
pub(super) fn continues(
    scan: Scan<'_, '_>,
    mentions: &Mentions,
    start: usize,
    stop: usize,
    by_verb: bool,
    fresh: bool,
) -> bool {
    let from = skip_lead(scan, start, stop);
    // An office after the verb is one that is reported to: `Bộ Nội vụ theo dõi, báo cáo Thủ tướng`.
    let verb = action::first(scan, from, stop).map_or(stop, |action| action.start);
    let before_verb = verb.min(start + 12);
    // `Phát triển …` is what to do, `Phát biểu …` is what somebody did.
    let by_action = scan.phrase(start, Class::ActionVerb).is_some_and(|verb| verb.len > 1)
        || scan.phrase(start, Class::Addressee).is_some();
    let elsewhere = words!["tại", "phát", "kết", "dịp", "sau", "trước", "hội", "nhân"];
    // `Trước hết, …`, `Trước mắt, …`
    let ordered = scan.at(start, word!("trước")) && scan.phrase(start, Class::Connective).is_some();
    if scan.any(start, elsewhere) && !by_action && !ordered
        || scan.all(start, words!("cùng tại"))
        || scan.all(start, words!("cũng tại"))
        || !mentions.within(start, before_verb).is_empty()
            && scan.phrase(from, Class::ActionVerb).is_none()
            && !tells_office(scan, mentions, start, stop)
    {
        return false;
    }
    if mentions.within(start, stop).iter().any(|mention| mention.is_official) || has_done(scan, start, stop) {
        return false;
    }
    if statement::is_attitude(scan, from, stop) {
        return false;
    }
    let (acts, first_clause) = first_clause(scan, from, stop);
    let Some(found) = action::first(scan, acts, first_clause) else { return false };
    if found.is_modal {
        return !statement::narrates_duty(scan, from, found.told_end);
    }
    // `Đồng chí cho biết …`: what somebody says.
    if (from..found.start).any(|at| scan.grouped(at, Class::Predicate, "saying")) {
        return false;
    }
    if !by_verb {
        return false;
    }
    if found.start == from {
        let is_told = statement::reports(scan, from, first_clause)
            || statement::concludes(scan, start, first_clause)
            || fresh && is_ground(scan, from);
        return !is_told;
    }
    // `huyện phấn đấu gieo cấy 7.900 ha`: what a unit has set itself.
    let is_goal =
        scan.phrase(found.start, Class::ActionVerb).is_some_and(|verb| verb.entry.phrase == "phấn đấu");
    let bidden = !fresh || is_bidden(scan, start, from, found.start);
    // `Trung tâm điều hành sẽ …`: the verb is in the name of the one who is going to do something.
    let plans = (found.start..first_clause.min(found.start + PLAN)).any(|at| scan.at(at, word!("sẽ")));
    tells(scan, from)
        && bidden
        && !plans
        && !is_goal
        && !statement::narrates(scan, from, found.start)
        && !statement::informs(scan, found.start)
}

/// Whether somebody who can be told stands at the beginning of a sentence.
fn tells(scan: Scan<'_, '_>, from: usize) -> bool {
    scan.any(from, words!["các", "mỗi", "mọi", "từng", "toàn", "ngành"])
        || scan.phrase(from, Class::Organisation).is_some()
        || scan.phrase(from, Class::Role).is_some()
        || scan.phrase(from, Class::Addressee).is_some_and(|noun| noun.len > 1)
        || scan.phrase(from, Class::Level).is_some_and(|unit| scan.is_capital(unit.end()))
}

/// `Các huyện tổng kết …`: several who can be told, and right after them a verb.
fn tells_several(scan: Scan<'_, '_>, start: usize, stop: usize) -> bool {
    let from = skip_lead(scan, start, stop);
    let many = scan.any(from, words!["các", "mọi", "từng"])
        && [Class::Level, Class::Addressee, Class::Organisation]
            .into_iter()
            .any(|class| scan.phrase(from + 1, class).is_some());
    let verb = action::first(scan, from, stop).filter(|action| action.start <= from + 8);
    many && verb.is_some_and(|action| {
        scan.phrase(action.start, Class::ActionVerb)
            .is_some_and(|verb| verb.entry.value == "strong" && !scan.reading.is_grouped(verb, "event"))
    })
}

/// `Trước mắt là rà soát …`, `Đồng thời, đẩy mạnh …`: a verb right after the words that add to an order.
fn adds(scan: Scan<'_, '_>, start: usize, stop: usize) -> bool {
    let from = skip_lead(scan, start, stop);
    scan.phrase(start, Class::Connective).is_some()
        && from > start
        && scan
            .phrase(from, Class::ActionVerb)
            .is_some_and(|verb| verb.len > 1 && !scan.reading.is_grouped(verb, "event"))
}

/// `Bộ Tài chính chủ trì …` at the head of a paragraph after one that gave orders: what the body is told,
/// unless the verb is one of an event, or time is named, of which a body reports or plans.
fn is_bidden(scan: Scan<'_, '_>, start: usize, from: usize, verb: usize) -> bool {
    // `trước mắt` is no time.
    let after = scan.phrase(start, Class::Connective).is_none()
        && (start..from)
            .any(|at| scan.any(at, words!["sau", "trước"]) && scan.phrase(at, Class::Connective).is_none());
    // `năm 2022`, `năm nay`, but not `Ngã năm Phủ Hà`.
    let of_calendar = |at: usize| {
        scan.any(at, words!["năm", "tháng", "ngày"])
            && (scan.digits(at + 1).is_some()
                || !scan.is_word(at + 1)
                || scan.any(at + 1, words!["này", "tới"]))
    };
    let timed = after || (start..from).any(|at| scan.any(at, words!["tới", "này", "hôm"]) || of_calendar(at));
    // `tổ chức kiểm tra đột xuất` is no event.
    let event = scan.phrase(verb, Class::ActionVerb).is_some_and(|verb| {
        let does_more =
            verb.entry.phrase == "tổ chức" && scan.phrase(verb.end(), Class::ActionVerb).is_some();
        scan.reading.is_grouped(verb, "event") && !does_more
    });
    let of_several =
        scan.phrase(from, Class::Organisation).is_some_and(|body| scan.any(body.end(), words!["các", "cấp"]));
    let several = of_several || scan.any(from, words!["các", "mỗi", "mọi", "từng", "toàn"]);
    // `huyện tiếp tục …`: a unit without a name speaks of itself.
    let unit = scan.phrase(from, Class::Level).is_some_and(|unit| !scan.is_capital(unit.end()));
    !timed && (several || !event && !unit)
}

/// `Thực hiện chỉ đạo của UBND tỉnh tại Công văn số 12 …` at the head of a paragraph: on what ground
/// somebody acts.
fn is_ground(scan: Scan<'_, '_>, from: usize) -> bool {
    let Some(verb) = scan.phrase(from, Class::ActionVerb).filter(|verb| verb.entry.phrase == "thực hiện")
    else {
        return false;
    };
    let after = verb.end();
    let of_order = scan.all(after, words!("chỉ đạo"))
        || scan.reading.folded(after) == "ý" && scan.at(after + 1, word!("kiện"));
    let numbered = scan.phrase(after, Class::DocumentType).is_some_and(|noun| {
        let number = noun.end() + usize::from(scan.at(noun.end(), word!("số")));
        scan.digits(number).is_some()
    });
    numbered || of_order
}

/// `…, UBND xã đã vận động được …`: a body that has done something.
fn has_done(scan: Scan<'_, '_>, start: usize, stop: usize) -> bool {
    let is_body = |at: usize| scan.is_capital(at) && scan.phrase(at, Class::Organisation).is_some();
    (start..stop)
        .any(|at| scan.any(at, words!["đã", "đang"]) && (at.saturating_sub(8).max(start)..at).any(is_body))
}

/// An office that is told: `Chủ tịch UBND các xã, phường`, `Giám đốc Công an tỉnh chỉ đạo …`.
fn tells_office(scan: Scan<'_, '_>, mentions: &Mentions, start: usize, stop: usize) -> bool {
    let here: &[Mention] = mentions.within(start, stop.min(start + 12));
    let from = skip_lead(scan, start, stop);
    // `Chủ tịch nước mong muốn …`: what the office says or feels, not what it is told.
    let says = |mention: &Mention| {
        (mention.end..stop.min(mention.end + 2)).any(|at| {
            scan.phrase(at, Class::Predicate).is_some() && scan.phrase(at, Class::ActionVerb).is_none()
        })
    };
    here.iter().all(|mention| !mention.is_official && !says(mention))
        && scan.phrase(from, Class::Role).is_some()
}
