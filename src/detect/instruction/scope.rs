//! How long an act goes on: the sentences without a trigger that still tell somebody to do something.

use super::action;
use super::clause::{first_clause, inner_marker};
use super::head::{inline_head, is_head, names_told};
use super::lead::skip_lead;
use super::listener::{List, Listener, Scope};
use super::mention::{Mention, Mentions};
use super::modal::modal;
use super::noun::is_numbered_document;
use super::predicate::is_addressed;
use super::speech::{Act, Place};
use super::statement;
use crate::detect::lexicon::sense::ActionVerb;
use crate::detect::lexicon::{Class, Match, word, words};
use crate::detect::reading::Reading;

impl Listener<'_, '_> {
    /// A sentence without a trigger: it goes on with the act, or closes its scope.
    pub(super) fn go_on(&mut self, start: usize, stop: usize, end: usize) -> Option<usize> {
        let scope = self.scope?;
        if scope.list == List::Announced {
            // Content without markers; a sentence that tells nothing closes the list.
            if let Some(after) = inner_marker(self.reading, start) {
                return Some(self.items(after, end));
            }
            if self.reading.is_mark(stop.saturating_sub(1), ':') && stop == end {
                if names_told(self.reading, start, end) {
                    self.tell(start, end - 1);
                }
                return None;
            }
        }
        if is_head(self.reading, start, stop, end) {
            self.set_list(List::Announced);
            return None;
        }
        if let Some(colon) = inline_head(self.reading, start, stop) {
            self.set_list(List::Announced);
            return Some(colon + 1);
        }
        let fresh = scope.list == List::Closed && begins_paragraph(self.reading, start);
        // `… nhấn mạnh, các sở cần …. Các huyện tổng kết …`: after a duty several others are told without one.
        let by_verb = scope.by_verb
            || !scope.is_tentative
                && !fresh
                && (tells_several(self.reading, start, stop)
                    || adds(self.reading, start, stop)
                    || self.reading.grouped(start, Class::ActionVerb, "begins-predicate"));
        let needs = match (by_verb, fresh) {
            (false, _) => Needs::Duty,
            (true, false) => Needs::Verb,
            (true, true) => Needs::VerbAtHead,
        };
        let goes_on = !self.is_own_deed(start, stop, fresh)
            && continues(self.reading, &self.mentions, start, stop, needs);
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

    /// `Thủ tướng yêu cầu …. Thủ tướng đánh giá …`: what whoever gave the orders does. A body may be told in the paragraph
    /// of the order what its people do; at the head of another it acts itself: `NHNN yêu cầu …. NHNN giữ nguyên …`.
    fn is_own_deed(&self, start: usize, stop: usize, fresh: bool) -> bool {
        let reading = self.reading;
        let Some(author) = self.author else { return false };
        let from = skip_lead(reading, start, stop);
        let end = from + (author.end - author.start);
        let is_author = (author.start..author.end)
            .zip(from..end)
            .all(|(one, other)| reading.word(one) == reading.word(other));
        // `Bí thư yêu cầu …. Bí thư chi bộ phải …`: an office with more words is another.
        let is_whole =
            || self.mentions.within(from, end).iter().any(|office| (office.start, office.end) == (from, end));
        is_author && if author.is_office { is_whole() } else { fresh }
    }

    /// `Đồng chí biểu dương xã …. Thời gian tới, xã cần ⟦…⟧`: whoever in office judges what was done may go on with
    /// what is to be done.
    pub(super) fn attend(&mut self, start: usize, stop: usize) {
        let speaker = self.speaker.index();
        if self.scope.is_some() || self.is_request || speaker.is_none() {
            return;
        }
        let reading = self.reading;
        let here = self.mentions.within(start, stop);
        let judges = |from: usize| {
            (from..stop.min(from + JUDGES))
                .take_while(|&at| !reading.is_mark(at, ';'))
                .filter_map(|at| reading.phrase(at, Class::Predicate))
                .find(|verb| reading.is_grouped(*verb, "judgement"))
        };
        let named = here.iter().rev().find_map(|mention| judges(mention.end));
        let addressed = || judges(start).filter(|_| here.is_empty() && is_addressed(reading, start));
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
            is_report: false,
        });
    }

    /// A sentence after one that told what is: `Từng đơn vị phải …` takes the act up again.
    pub(super) fn take_up(&mut self, start: usize, stop: usize) {
        let Some(scope) = self.lapsed.take() else { return };
        let from = skip_lead(self.reading, start, stop);
        // `Về công tác tư tưởng, cần …`: nobody is named, and there is nobody else to do it.
        let duty = modal(self.reading, from, stop).is_some();
        // After a remark that told only what is, several must have a duty: `các cấp, các ngành cần …`.
        let several = (start..stop.min(start + TELLS)).any(|at| {
            modal(self.reading, at, stop).is_some()
                && (at.saturating_sub(8).max(start)..at).any(|at| self.reading.is(at, word!("các")))
        });
        if scope.is_tentative && !several && !has_duty(self.reading, from, stop) {
            return;
        }
        if (duty || scope.is_tentative || tells(self.reading, from))
            && continues(self.reading, &self.mentions, start, stop, Needs::Duty)
        {
            self.scope = Some(Scope { by_verb: false, ..scope });
            return;
        }
        // A picture and its words came between the orders: `Điều tra, làm rõ nguyên nhân …` is one more.
        let goes_on = scope.by_verb
            && !scope.is_tentative
            && begins_paragraph(self.reading, start)
            && self.reading.phrase(start, Class::ActionVerb).is_some_and(|verb| {
                !verb.is(ActionVerb::Single)
                    && (!self.reading.is_grouped(verb, "event") || organises_more(self.reading, verb))
            });
        if goes_on
            && !is_own_plan(self.reading, start, stop)
            && continues(self.reading, &self.mentions, start, stop, Needs::VerbAtHead)
        {
            self.scope = Some(scope);
            return;
        }
        // `Các sở, ngành nhanh chóng cung cấp …`: several are told in the paragraph of the order.
        let bidden = scope.by_verb
            && !begins_paragraph(self.reading, start)
            && action::first(self.reading, from, stop).is_some_and(|action| {
                self.reading.grouped(action.start, Class::ActionVerb, "begins-predicate")
            });
        if bidden
            && tells_several(self.reading, start, stop)
            && continues(self.reading, &self.mentions, start, stop, Needs::Verb)
        {
            self.scope = Some(scope);
        }
    }
}

/// How far after the first verb `sẽ` shows that it was none.
const PLAN: usize = 6;

/// How far after somebody in office the verb of judging stands.
const JUDGES: usize = 8;

/// `Xã cần …`, `Đảng bộ phải …`: a unit or a body with a duty right after it.
fn has_duty(reading: &Reading<'_>, from: usize, stop: usize) -> bool {
    [Class::Level, Class::Organisation, Class::Addressee].into_iter().any(|class| {
        reading.phrase(from, class).is_some_and(|told| {
            (told.end()..stop.min(told.end() + DUTY))
                .take_while(|&at| reading.is_word(at))
                .any(|at| modal(reading, at, stop).is_some())
        })
    })
}

/// The most words between somebody and the duty.
const DUTY: usize = 4;

/// How far from the beginning of a sentence those stand who have a duty.
const TELLS: usize = 24;

/// Whether nothing runs on into the line that begins here: the one before it has no `;` or `:` at its end.
fn begins_paragraph(reading: &Reading<'_>, start: usize) -> bool {
    let before = (0..start).rev().find(|&at| !reading.is_end(at));
    before.is_none_or(|at| reading.is_end(start - 1) && !matches!(reading.mark(at), Some(';' | ':')))
}

/// What a sentence needs to go on with an act.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Needs {
    /// `cần`, `phải`
    Duty,
    /// A verb of action.
    Verb,
    /// A verb of action at the head of a paragraph, where a body that is the subject may do what it does.
    VerbAtHead,
}

/// Whether a sentence without a trigger still tells somebody to do something.
pub(super) fn continues(
    reading: &Reading<'_>,
    mentions: &Mentions,
    start: usize,
    stop: usize,
    needs: Needs,
) -> bool {
    let from = skip_lead(reading, start, stop);
    // An office after the verb is one that is reported to: `Bộ Nội vụ theo dõi, báo cáo Thủ tướng`.
    let verb = action::first(reading, from, stop).map_or(stop, |action| action.start);
    let named = !mentions.within(start, verb.min(start + 12)).is_empty()
        && reading.phrase(from, Class::ActionVerb).is_none()
        && !tells_office(reading, mentions, start, stop);
    if named || sets_scene(reading, start) {
        return false;
    }
    let (acts, clause) = first_clause(reading, from, stop);
    let Some(found) = action::first(reading, acts, clause) else { return false };
    // What follows a duty is part of it: `phải đạt mục tiêu mà tỉnh đã đề ra`.
    let facts = if found.is_modal { found.told_end } else { stop };
    if mentions.within(start, facts).iter().any(|mention| mention.is_official)
        || has_done(reading, start, found.start, facts)
        || statement::has_issued(reading, start, facts)
        || statement::is_attitude(reading, from, facts)
    {
        return false;
    }
    if found.is_modal {
        return !statement::narrates_duty(reading, from, found.told_end);
    }
    // `Đồng chí cho biết …`: what somebody says; `Sở Thông tin và Truyền thông` says nothing.
    let says = |at: usize| reading.is_small(at) && reading.grouped(at, Class::Predicate, "saying");
    if (from..found.start).any(says) {
        return false;
    }
    match needs {
        Needs::Duty => false,
        _ if found.start == from => {
            !(statement::reports(reading, from, clause)
                || statement::concludes(reading, start, clause)
                || needs == Needs::VerbAtHead && is_ground(reading, from))
        }
        _ => {
            let bidden = needs == Needs::Verb || is_bidden(reading, start, from, found.start);
            tells(reading, from)
                && bidden
                && !is_own_plan(reading, found.start, clause)
                && !statement::narrates(reading, from, found.start)
                && !statement::informs(reading, found.start)
        }
    }
}

/// `Tại hội nghị, …`, `Phát biểu …`: where and when something was said, and no `Phát triển …`, which is to be done, nor
/// `Trước hết, …`.
fn sets_scene(reading: &Reading<'_>, start: usize) -> bool {
    let by_action = reading.phrase(start, Class::ActionVerb).is_some_and(|verb| verb.len > 1)
        || reading.phrase(start, Class::Addressee).is_some();
    let ordered = reading.is(start, word!("trước")) && reading.phrase(start, Class::Connective).is_some();
    reading.any(start, words!["tại", "phát", "kết", "dịp", "sau", "trước", "hội", "nhân"])
        && !by_action
        && !ordered
        || reading.all(start, words!("cùng tại"))
        || reading.all(start, words!("cũng tại"))
}

/// `huyện phấn đấu gieo cấy 7.900 ha`: what a unit has set itself. `Trung tâm điều hành sẽ …`: the verb is in the name of
/// the one who is going to do something.
fn is_own_plan(reading: &Reading<'_>, verb: usize, end: usize) -> bool {
    reading.phrase(verb, Class::ActionVerb).is_some_and(|verb| verb.entry.phrase == "phấn đấu")
        || (verb..end.min(verb + PLAN)).any(|at| reading.is(at, word!("sẽ")))
}

/// Whether somebody who can be told stands at the beginning of a sentence.
fn tells(reading: &Reading<'_>, from: usize) -> bool {
    reading.any(from, words!["các", "mỗi", "mọi", "từng", "toàn", "ngành"])
        || reading.phrase(from, Class::Organisation).is_some()
        || reading.phrase(from, Class::Role).is_some()
        || reading.phrase(from, Class::Addressee).is_some_and(|noun| noun.len > 1)
        || reading.phrase(from, Class::Level).is_some_and(|unit| reading.is_capital(unit.end()))
}

/// `Các huyện tổng kết …`: several who can be told, and right after them a verb.
fn tells_several(reading: &Reading<'_>, start: usize, stop: usize) -> bool {
    let from = skip_lead(reading, start, stop);
    let many = reading.any(from, words!["các", "mọi", "từng"])
        && [Class::Level, Class::Addressee, Class::Organisation]
            .into_iter()
            .any(|class| reading.phrase(from + 1, class).is_some());
    let verb = action::first(reading, from, stop).filter(|action| action.start <= from + 8);
    many && verb.is_some_and(|action| {
        reading
            .phrase(action.start, Class::ActionVerb)
            .is_some_and(|verb| verb.is(ActionVerb::Strong) && !reading.is_grouped(verb, "event"))
    })
}

/// `Trước mắt là rà soát …`, `Đồng thời, đẩy mạnh …`: a verb right after the words that add to an order.
fn adds(reading: &Reading<'_>, start: usize, stop: usize) -> bool {
    let from = skip_lead(reading, start, stop);
    reading.phrase(start, Class::Connective).is_some()
        && from > start
        && reading
            .phrase(from, Class::ActionVerb)
            .is_some_and(|verb| verb.len > 1 && !reading.is_grouped(verb, "event"))
}

/// `Bộ Tài chính chủ trì …` at the head of a paragraph after one that gave orders: what the body is told,
/// unless the verb is one of an event, or time is named, of which a body reports or plans.
fn is_bidden(reading: &Reading<'_>, start: usize, from: usize, verb: usize) -> bool {
    // `trước mắt` is no time.
    let after = reading.phrase(start, Class::Connective).is_none()
        && (start..from).any(|at| {
            reading.any(at, words!["sau", "trước"]) && reading.phrase(at, Class::Connective).is_none()
        });
    // `năm 2022`, `năm nay`, but not `Ngã năm Phủ Hà`.
    let of_calendar = |at: usize| {
        reading.any(at, words!["năm", "tháng", "ngày"])
            && (reading.digits(at + 1).is_some()
                || !reading.is_word(at + 1)
                || reading.any(at + 1, words!["nay", "này", "tới"]))
    };
    let timed = after
        || (start..from).any(|at| reading.any(at, words!["tới", "này", "nay", "hôm"]) || of_calendar(at));
    // `tổ chức kiểm tra đột xuất` is no event.
    let event = reading
        .phrase(verb, Class::ActionVerb)
        .is_some_and(|verb| reading.is_grouped(verb, "event") && !organises_more(reading, verb));
    let of_several = reading
        .phrase(from, Class::Organisation)
        .is_some_and(|body| reading.any(body.end(), words!["các", "cấp"]));
    let several = of_several || reading.any(from, words!["các", "mỗi", "mọi", "từng", "toàn"]);
    // `huyện tiếp tục …`: a unit without a name speaks of itself.
    let unit = reading.phrase(from, Class::Level).is_some_and(|unit| !reading.is_capital(unit.end()));
    !timed && (several || !event && !unit)
}

/// `tổ chức kiểm tra đột xuất`: whether another verb says what is organised.
fn organises_more(reading: &Reading<'_>, verb: Match) -> bool {
    verb.entry.phrase == "tổ chức" && reading.phrase(verb.end(), Class::ActionVerb).is_some()
}

/// `Thực hiện chỉ đạo của UBND tỉnh tại Công văn số 12 …` at the head of a paragraph: on what ground
/// somebody acts.
fn is_ground(reading: &Reading<'_>, from: usize) -> bool {
    let Some(verb) = reading.phrase(from, Class::ActionVerb).filter(|verb| verb.entry.phrase == "thực hiện")
    else {
        return false;
    };
    let after = verb.end();
    let of_order = reading.all(after, words!("chỉ đạo")) || reading.all(after, words!("ý kiến"));
    is_numbered_document(reading, after) || of_order
}

/// `…, UBND xã đã vận động được …`: a body that has done something. After the verb it is one only behind a comma: in `xử
/// phạt Công ty Mai Lan đã để xảy ra tai nạn`, `mục tiêu mà Trung ương đã đề ra` it is what the order is about.
fn has_done(reading: &Reading<'_>, start: usize, verb: usize, stop: usize) -> bool {
    let is_body = |at: usize| {
        reading.is_capital(at)
            && reading.phrase(at, Class::Organisation).is_some()
            && (at < verb || reading.is_mark(at - 1, ','))
    };
    (start..stop)
        .any(|at| reading.any(at, words!["đã", "đang"]) && (at.saturating_sub(8).max(start)..at).any(is_body))
}

/// An office that is told: `Chủ tịch UBND các xã, phường`, `Giám đốc Công an tỉnh chỉ đạo …`.
fn tells_office(reading: &Reading<'_>, mentions: &Mentions, start: usize, stop: usize) -> bool {
    let here: &[Mention] = mentions.within(start, stop.min(start + 12));
    let from = skip_lead(reading, start, stop);
    // `Chủ tịch nước mong muốn …`, `… đánh giá cao …`: what the office says or feels, not what it is told.
    let says = |mention: &Mention| {
        (mention.end..stop.min(mention.end + 2)).any(|at| {
            let acts = reading.phrase(at, Class::ActionVerb).map_or(0, |verb| verb.len);
            reading.phrase(at, Class::Predicate).is_some_and(|verb| verb.len > acts)
        })
    };
    here.iter().all(|mention| !mention.is_official && !says(mention))
        && reading.phrase(from, Class::Role).is_some()
}
