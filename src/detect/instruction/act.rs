//! A speech act: who speaks, and whether what is said is an order at all.

use super::lead::skip_lead;
use super::listener::{Author, List, Listener};
use super::predicate::{is_addressed, leading};
use super::request;
use super::scope::{Needs, continues};
use super::speech::Act;
use super::subject::{self, Subject};
use super::trigger::{Kind, Trigger};
use crate::detect::lexicon::{Class, Match, word, words};
use crate::detect::reading::Reading;
use crate::detect::sentence;

/// The most words from a noun for tasks to the verb that says who gave them.
const GIVER: usize = 8;

/// How far from the beginning of an item the subject of a new act stands.
const SUBJECT: usize = 4;

/// `…; phân công các ủy viên giám sát chi bộ; đã tiến hành kiểm tra …`: whether what follows was done.
fn is_among_results(reading: &Reading<'_>, trigger: &Trigger, stop: usize) -> bool {
    trigger.start > 0
        && reading.is_mark(trigger.start - 1, ';')
        && (trigger.end..stop).any(|at| reading.is_mark(at, ';') && reading.is(at + 1, word!("đã")))
}

impl Listener<'_, '_> {
    /// A speech act. The token to go on with, where it is not the next sentence.
    pub(super) fn act(&mut self, start: usize, trigger: Trigger, stop: usize, end: usize) -> Option<usize> {
        let reading = self.reading;
        let here = self.mentions.within(start, trigger.start);
        let subject = subject::of(reading, here, start, trigger.start);
        let level = request::level(reading, here, start, trigger.start).or(self.speaker.level);
        let asks_on = self.is_request
            && trigger.word.contains("đề nghị")
            && matches!(subject, Subject::Nobody | Subject::Body | Subject::Pronoun);
        let anonymous = asks_on
            || matches!(subject, Subject::Petitioner)
            || request::is_proposal(reading, start, &trigger)
            || matches!(subject, Subject::Nobody)
                && !trigger.is_passive
                && self.lists_results(start, &trigger)
            || matches!(subject, Subject::Nobody)
                && !trigger.is_passive
                && !(self.scope.is_some()
                    || trigger.start < start + 2
                    || self.speaker.is_known()
                    || trigger.opens)
            || is_among_results(reading, &trigger, stop);
        let told_after = trigger.end;
        let upward = request::is_upward(reading, start, &trigger, level, told_after, stop);
        if anonymous || upward {
            self.is_request |= upward || matches!(subject, Subject::Petitioner);
            if let Subject::Named(mention) = subject
                && upward
            {
                self.speaker.set(mention, level);
            }
            self.scope = None;
            return None;
        }
        let direct = match subject {
            Subject::Named(mention) => Some(mention),
            _ => None,
        };
        if let Some(mention) = direct {
            self.speaker.set(mention, level);
        }
        // `Các thành viên trong đoàn cũng lưu ý …`: several speak, none of whom is named.
        let is_of_several = matches!(subject, Subject::Nobody)
            && trigger.start > start + 1
            && reading.any(skip_lead(reading, start, trigger.start), words!["các", "nhiều"]);
        let speaker = match subject {
            _ if trigger.is_passive || is_of_several => None,
            Subject::Body => None,
            Subject::Named(mention) => Some(mention.index),
            _ => self.speaker.index(),
        };
        if matches!(subject, Subject::Body) {
            self.speaker.body(level);
        }
        self.author = match subject {
            Subject::Body => subject::body(reading, start, trigger.start).map(|(start, end)| Author {
                start,
                end,
                is_office: false,
            }),
            Subject::Named(mention) => self.mentions.office_of(mention).map(|office| Author {
                start: office.start,
                end: office.end,
                is_office: true,
            }),
            Subject::Nobody | Subject::Petitioner | Subject::Pronoun => None,
        };
        let act = self.speech.acts.len();
        let by_person = matches!(subject, Subject::Named(_) | Subject::Pronoun);
        let is_direct = direct.is_some();
        let opens = trigger.start == start;
        self.speech.acts.push(Act { trigger: trigger.word, speaker, by_person, is_direct, opens });
        let orders = self.speech.orders.len();
        let next = self.content(act, start, &trigger, stop, end);
        // `Công an tỉnh đã ra quân; chỉ đạo các đội …. Phát hiện 12 vụ …`, `UBND tỉnh tiếp tục chỉ đạo các sở …`: the
        // report goes on.
        let after_deed = trigger.start > start
            && reading.is_mark(trigger.start - 1, ';')
            && (start..trigger.start).any(|at| reading.is(at, word!("đã")));
        let in_report = trigger.kind == Kind::Direct
            && matches!(subject, Subject::Body)
            && (after_deed || leading(reading, start, trigger.start).is_some());
        if in_report {
            self.scope = None;
        }
        if direct.is_none() && trigger.opens && self.speech.orders.len() == orders {
            // `Phát biểu chỉ đạo, đồng chí … thông tin`: who is named after it speaks on.
            self.speaker.hear(reading, self.mentions.within(trigger.end, stop), stop);
        }
        next
    }

    /// Whether a speech act of its own, with a subject, begins in an item: `- Đồng chí … yêu cầu`.
    pub(super) fn begins_act(&self, at: usize, end: usize) -> bool {
        let stop = sentence::end(self.reading, at, end);
        Trigger::find(self.reading, &self.mentions, at, stop).is_some_and(|trigger| {
            // In a list the subject stands at the beginning: `… báo cáo Thủ tướng chỉ đạo` is told.
            let last = if self.scope.is_some_and(|scope| scope.list == List::Marked) {
                trigger.start.min(at + SUBJECT)
            } else {
                trigger.start
            };
            !self.mentions.within(at, last).is_empty() && !self.is_told(at, &trigger)
        })
    }

    /// Whether a trigger in the scope of an act is itself what somebody is told: `Bộ trưởng Bộ Công an
    /// chỉ đạo lực lượng …` in a telegram, `các xã …, lưu ý …`.
    pub(super) fn is_told(&self, start: usize, trigger: &Trigger) -> bool {
        let here = self.mentions.within(start, trigger.start);
        // `Đồng chí dự báo còn khó khăn, yêu cầu …`: the speaker goes on.
        let speaks_on = is_addressed(self.reading, start);
        let speaks = speaks_on || here.iter().any(|mention| mention.is_official);
        if self.scope.is_none() || speaks || trigger.is_passive {
            return false;
        }
        // `Tỉnh ủy có văn bản chỉ đạo các sở …`: an order of its own.
        if self.reading.phrase(trigger.start, Class::TriggerNoun).is_some() {
            return false;
        }
        if trigger.opens {
            return self.is_told_to_give(trigger);
        }
        if self.was_given(start, trigger) {
            return true;
        }
        match trigger.kind {
            // The speaker who is named again gives another order.
            Kind::Direct => {
                let again = here.iter().any(|mention| {
                    self.speaker.is_named_like(self.reading, mention)
                        || self.speaker.is_office(self.reading, &self.mentions, mention)
                });
                let begins = [Class::Role, Class::Organisation, Class::Addressee]
                    .into_iter()
                    .any(|class| self.reading.phrase(start, class).is_some());
                // `UBND thành phố chỉ đạo: …`: what follows the colon is its own speech.
                let announces = self.reading.is_mark(trigger.end, ':');
                // `Thành phố phối hợp với Bộ Công an chỉ đạo các lực lượng …`: part of what the city is told.
                let goes_on = here.is_empty()
                    && continues(self.reading, &self.mentions, start, trigger.start, Needs::Verb);
                !trigger.word.contains("giao")
                    && !trigger.is_report
                    && !again
                    && (begins || goes_on)
                    && !announces
            }
            Kind::Order => {
                // `…, công điện yêu cầu …`: the document has its own orders.
                let written = (start + 1..trigger.start).rev().take(3).any(|at| {
                    self.reading.is_mark(at - 1, ',')
                        && self
                            .reading
                            .phrase(at, Class::DocumentType)
                            .is_some_and(|noun| noun.end() == trigger.start)
                });
                // `Bộ Y tế có công văn gửi các tỉnh, trong đó đề nghị …`
                let sent =
                    (start..trigger.start).any(|at| self.reading.grouped(at, Class::TriggerNoun, "sent"));
                // `Các đơn vị quán triệt, yêu cầu cán bộ …`: what they are told to tell others.
                let passes_on = self.reading.phrase(trigger.start, Class::ActionVerb).is_some()
                    && self.reading.any(start, words!["các", "mọi", "từng"]);
                if passes_on && here.is_empty() && !written && !sent {
                    return true;
                }
                !written
                    && !sent
                    && here.is_empty()
                    && continues(self.reading, &self.mentions, start, trigger.start, Needs::Verb)
            }
            // `Ban Tuyên giáo định hướng tuyên truyền …`: what a body is told, not what it says.
            Kind::Remark => {
                trigger.word == "định hướng"
                    && here.is_empty()
                    && continues(self.reading, &self.mentions, start, trigger.end + 1, Needs::Verb)
            }
        }
    }

    /// `Rà soát các nhiệm vụ UBND tỉnh đã giao cho các sở`: whether the trigger only says of tasks who gave them.
    fn was_given(&self, start: usize, trigger: &Trigger) -> bool {
        let reading = self.reading;
        let acts = reading.phrase(skip_lead(reading, start, trigger.start), Class::ActionVerb).is_some();
        let of_tasks = |noun: Match| {
            [Class::Organisation, Class::Role, Class::Level]
                .into_iter()
                .any(|class| reading.phrase(noun.end(), class).is_some())
        };
        trigger.is_report
            && acts
            && (start..trigger.start)
                .filter_map(|at| reading.phrase(at, Class::ListNoun))
                .any(|noun| trigger.start < noun.end() + GIVER && of_tasks(noun))
    }

    /// `Phân công rõ người, rõ việc`, `Chỉ đạo các địa phương …` in the scope of an act: those who are told
    /// are to give orders themselves. A body that is named is told by the speaker.
    fn is_told_to_give(&self, trigger: &Trigger) -> bool {
        let reading = self.reading;
        let by_verb = self.scope.is_some_and(|scope| scope.by_verb);
        let named = reading.is_capital(trigger.end)
            && [Class::Organisation, Class::Role]
                .into_iter()
                .any(|class| reading.phrase(trigger.end, class).is_some());
        // `Chỉ đạo các xã …` after `Chỉ đạo các sở …`: two orders of one speaker.
        let alike = self
            .scope
            .and_then(|scope| self.speech.acts.get(scope.act))
            .is_some_and(|act| act.opens && act.trigger == trigger.word);
        by_verb
            && !alike
            && trigger.kind == Kind::Direct
            && !trigger.word.contains("giao")
            && reading.phrase(trigger.start, Class::ActionVerb).is_some()
            && !reading.is_mark(trigger.end, ':')
            && !named
    }

    /// `huyện đã kết nạp 123 đảng viên; đề nghị tặng …`: one more of the things that were done.
    fn lists_results(&self, start: usize, trigger: &Trigger) -> bool {
        trigger.start > start
            && self.reading.is_mark(trigger.start - 1, ';')
            && !self.reading.is(trigger.start, word!("giao"))
            && (self.scope.is_none()
                || (start..trigger.start).any(|at| self.reading.any(at, words!["đã", "được"])))
    }
}
