//! The verb that gives an order, where it is the predicate of its sentence.

use super::action::{self, Action};
use super::lead::skip_lead;
use super::mention::Mentions;
use super::modal::modal;
use super::predicate::{is_passive, is_predicate, names_several};
use super::verb::lets;
use super::written::{cited, gives_to_board, written};
pub(super) use crate::detect::lexicon::sense::Trigger as Kind;
use crate::detect::lexicon::sense::{Sense, TriggerNoun};
use crate::detect::lexicon::{Class, Match, word, words};
use crate::detect::number;
use crate::detect::reading::Reading;
use crate::detect::signs::Signs;

/// A trigger in a sentence.
#[derive(Clone, Copy, Debug)]
pub(super) struct Trigger {
    pub(super) start: usize,
    /// The token after it, and after `cho`, `rằng` and the adverbs.
    pub(super) end: usize,
    /// As the list has it.
    pub(super) word: &'static str,
    pub(super) kind: Kind,
    /// Whether `đã` stands before it: a report.
    pub(super) is_report: bool,
    /// Whether those who are told are its subject: `các huyện đã được yêu cầu …`.
    pub(super) is_passive: bool,
    /// Whether it opens its sentence, so that the speaker is the one from before.
    pub(super) opens: bool,
}

impl Trigger {
    /// The trigger of a sentence: the first verb of order, unless a remark before it has its own `cần`.
    pub(super) fn find(
        reading: &Reading<'_>,
        mentions: &Mentions,
        start: usize,
        stop: usize,
    ) -> Option<Self> {
        let mut remark: Option<Self> = None;
        let mut at = start;
        loop {
            at = reading.next(at, stop, Signs::TRIGGER);
            if at >= stop {
                return remark.map(|remark| remark.of_letter(reading, stop));
            }
            // `được giao kiểm tra …`, `được giao nhiệm vụ kiểm tra …`
            let given = reading.phrase(at + 1, Class::Trigger).map_or(at + 2, Match::end);
            let ordered = reading.is(at, word!("được"))
                && [at + 2, given].iter().any(|&end| is_passive(reading, start, at + 1, end));
            if let Some(noun) = reading
                .phrase(at, Class::TriggerNoun)
                .filter(|noun| !ordered && !gives_to_board(reading, at) && !cuts_somebody(reading, *noun))
                .filter(|noun| !(noun.is(TriggerNoun::Leading) && names_several(reading, noun.end())))
            {
                let written = written(reading, start, at, noun);
                if let Some(written) = written.or_else(|| cited(reading, mentions, start, at, noun, stop)) {
                    // `… có văn bản gửi các tỉnh đề nghị ⟦…⟧`: its own verb of order may follow.
                    if !reading.is_grouped(noun, "sent") {
                        return Some(remark.unwrap_or(written));
                    }
                    remark = remark.or(Some(written));
                }
                at = noun.end();
                continue;
            }
            // `thực hiện 3 yêu cầu chung`: what somebody has asked for, counted.
            let Some(found) = reading.phrase(at, Class::Trigger).filter(|_| !number::counts(reading, at))
            else {
                at += 1;
                continue;
            };
            let Sense::Trigger(kind) = found.entry.sense else { return remark };
            let end = found.end();
            // `Ngoài ra cần nhấn mạnh các sự kiện …`: what is to be done, and no remark of somebody.
            let to_be_said = kind == Kind::Remark && at > start && reading.any(at - 1, words!["cần", "phải"]);
            if to_be_said || is_one_of_deeds(reading, found) {
                at = end;
                continue;
            }
            let passive = is_passive(reading, start, at, end);
            if passive || is_predicate(reading, mentions, start, at, end, kind) {
                let may_lead = kind == Kind::Direct || found.entry.phrase == "lưu ý";
                if may_lead && is_lead(reading, mentions, start, at, end, stop) {
                    at = end;
                    continue;
                }
                // `chỉ đạo │ cho học sinh nghỉ học`, but `phân công cho │ Sở Y tế`
                let lets_people = found.entry.phrase == "chỉ đạo" && lets(reading, end, end, end);
                let trigger = Self {
                    start: at,
                    end: end + usize::from(reading.is(end, word!("cho")) && !lets_people),
                    word: found.entry.phrase,
                    kind,
                    is_report: at > start && reading.is(at - 1, word!("đã")),
                    is_passive: passive,
                    opens: opens(reading, start, at),
                };
                if kind == Kind::Remark {
                    // `Phát biểu kết luận phiên họp, Thủ tướng nêu rõ, …`: the remark with a subject is the one.
                    let better = remark.is_some_and(|other| {
                        mentions.within(start, other.start).is_empty()
                            && mentions.within(other.end, at).last().is_some_and(|subject| subject.end == at)
                    });
                    remark = remark.filter(|_| !better).or(Some(trigger));
                } else {
                    let ordered =
                        remark.filter(|remark| (remark.end..at).any(|at| modal(reading, at, stop).is_some()));
                    return Some(ordered.unwrap_or(trigger));
                }
            }
            at = end;
        }
    }

    /// `… có công điện gửi các tỉnh ⟦chủ động …⟧`: what a letter says to whom it is sent, where no verb of order
    /// follows; after `về việc` it is only what the letter is about.
    fn of_letter(self, reading: &Reading<'_>, stop: usize) -> Self {
        let sent = reading.grouped(self.start, Class::TriggerNoun, "sent");
        let about = || (self.end..stop).any(|at| reading.is(at, word!("về")));
        let tells =
            || action::first(reading, self.end, stop).is_some_and(|action| action.tells_somebody(reading));
        Self { kind: if sent && !about() && tells() { Kind::Direct } else { self.kind }, ..self }
    }

    /// Whether this action is only an order if somebody is told: after `giao`, in a report, and after the
    /// `chỉ đạo` of a body, which describes what it does.
    pub(super) fn needs_told(&self, action: &Action, by_person: bool) -> bool {
        let describes = self.kind == Kind::Direct && !(by_person && self.word.contains("chỉ đạo"));
        // `Chủ tịch UBND tỉnh đã yêu cầu nâng cao …`: what a person has asked for is to be done.
        let asked = by_person && self.word == "yêu cầu";
        (describes || self.is_report && !asked) && !action.is_modal
    }
}

/// `xã kêu gọi, huy động được 1 tỷ đồng`: one of the things that somebody does.
fn is_one_of_deeds(reading: &Reading<'_>, call: Match) -> bool {
    let next = call.end() + 1;
    call.entry.phrase == "kêu gọi"
        && reading.is_mark(call.end(), ',')
        && reading.phrase(next, Class::ActionVerb).is_some()
        && reading.phrase(next, Class::Trigger).is_none()
}

/// `giao quân│đội …`, `chỉ đạo tổ chức│ Đảng …`: whether a compound ends in the middle of those who are told.
pub(super) fn cuts_somebody(reading: &Reading<'_>, noun: Match) -> bool {
    let begins_name = |at: usize| reading.is_capital(at) && !reading.is_capital(noun.start as usize);
    (noun.start as usize + 1..noun.end()).any(|at| {
        // `giao ban Bí thư các xã`: a name has its capital.
        let people = reading.phrase(at, Class::Addressee).is_some_and(|told| told.end() > noun.end());
        let body = reading.phrase(at, Class::Organisation);
        people
            || body.is_some_and(|body| begins_name(at) || body.end() > noun.end() && reading.is_capital(at))
    })
}

/// Whether nothing but a connective or an adverbial stands before it.
pub(super) fn opens(reading: &Reading<'_>, start: usize, at: usize) -> bool {
    at == start || skip_lead(reading, start, at + 1) >= at
}

/// `Chỉ đạo công tác quốc phòng, đồng chí … đề nghị`, `Lưu ý năm nay bão nhiều, Chủ tịch UBND huyện … đề nghị`: what
/// somebody does who then gives an order.
fn is_lead(
    reading: &Reading<'_>,
    mentions: &Mentions,
    start: usize,
    at: usize,
    end: usize,
    stop: usize,
) -> bool {
    if !opens(reading, start, at) {
        return false;
    }
    // `Giao nhiệm vụ cho từng bộ, công điện yêu cầu …`: a document that does so.
    let document = (end..stop).any(|comma| {
        reading.is_mark(comma, ',')
            && reading.phrase(comma + 1, Class::DocumentType).is_some_and(|noun| {
                reading.phrase(noun.end(), Class::Trigger).is_some_and(|verb| verb.is(Kind::Order))
            })
    });
    if document {
        return true;
    }
    mentions.within(end, stop).iter().filter(|mention| mention.is_official).any(|mention| {
        let after_comma =
            (mention.start.saturating_sub(4).max(end)..mention.start).any(|at| reading.is_mark(at, ','));
        after_comma
            && (mention.end..stop).any(|at| {
                reading.phrase(at, Class::Trigger).is_some_and(|found| !found.is(Kind::Remark))
                    && reading.phrase(at, Class::TriggerNoun).is_none()
            })
    })
}
