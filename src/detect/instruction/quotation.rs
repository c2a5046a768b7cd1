//! Orders in the words of the speaker, who is named after them: `“Các xã phải ⟦…⟧”, Bí thư nhấn mạnh`.

use super::action;
use super::clause::{clauses, trim_end};
use super::head::after_giving;
use super::listener::{List, Listener, Scope};
use super::speech::{Act, Place};
use super::statement;
use super::subject::{self, Subject};
use super::trigger::Kind;
use crate::detect::lexicon::{Class, Match, word, words};
use crate::detect::reading::Reading;
use crate::detect::sentence;

/// The longest quotation.
const LONGEST: usize = 400;

/// The most words from `là` to the one who said what was quoted.
const NAMED: usize = 16;

/// How far after a quotation its speaker and the verb of saying stand: a name between two long offices.
const CREDIT: usize = 40;

/// A quotation, and the verb after it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Quotation {
    /// The closing mark.
    close: usize,
    /// The verb of saying, as the lists have it.
    word: &'static str,
    /// Its first token.
    verb: usize,
    /// Whether it gives orders: then a verb of action is enough, otherwise there must be `cần` or `phải`.
    orders: bool,
}

impl Quotation {
    /// The quotation that begins a sentence and whose speaker is named after it.
    pub(super) fn find(reading: &Reading<'_>, start: usize, end: usize) -> Option<Self> {
        let closing = match reading.mark(start)? {
            '“' => '”',
            '"' => '"',
            _ => return None,
        };
        let close = closing_mark(reading, start, end, closing)?;
        let credit = (close + 1..end).find(|&at| !matches!(reading.mark(at), Some(',' | '-')))?;
        let stop = sentence::end(reading, credit, end.min(credit + CREDIT));
        if let Some(given) = named_order(reading, credit, stop) {
            let orders = !given.is(Kind::Remark);
            return Some(Self { close, word: given.entry.phrase, verb: stop, orders });
        }
        let (verb, word, orders) = (credit..stop).find_map(|at| {
            if let Some(verb) = reading.phrase(at, Class::Trigger)
                && reading.phrase(at, Class::TriggerNoun).is_none()
            {
                return Some((at, verb.entry.phrase, verb.is(Kind::Order)));
            }
            let verb = reading.phrase(at, Class::Predicate)?;
            verb.entry.phrase.starts_with("nói").then_some((at, verb.entry.phrase, false))
        })?;
        Some(Self { close, word, verb, orders })
    }
}

/// The mark that closes a quotation. A plain one is also closed by a curly mark, unless that closes what is quoted
/// within it.
fn closing_mark(reading: &Reading<'_>, start: usize, end: usize, closing: char) -> Option<usize> {
    let mut inner = false;
    (start + 1..end.min(start + LONGEST)).find(|&at| match reading.mark(at) {
        Some('“') if closing == '"' => {
            inner = true;
            false
        }
        Some('”') if inner => {
            inner = false;
            false
        }
        Some(mark) => mark == closing || closing == '"' && mark == '”',
        None => false,
    })
}

/// `đó là yêu cầu của đồng chí …`: the noun that says what was quoted.
fn named_order(reading: &Reading<'_>, start: usize, stop: usize) -> Option<Match> {
    let noun = start + usize::from(reading.any(start, words!["đây", "đó"]));
    if !reading.is(noun, word!("là")) {
        return None;
    }
    let of = (noun + 1..stop.min(noun + NAMED)).find(|&at| reading.is(at, word!("của")))?;
    (noun + 1..of).find_map(|at| reading.phrase(at, Class::Trigger).filter(|given| given.end() <= of))
}

impl Listener<'_, '_> {
    /// Reads a quotation that begins at `start`; the token after it.
    pub(super) fn quotation(&mut self, start: usize, said: Quotation) -> usize {
        let reading = self.reading;
        let after = said.close + 1;
        let here = self.mentions.within(after, said.verb);
        let (speaker, is_direct) = match subject::of(reading, here, after, said.verb) {
            Subject::Named(mention) => (Some(mention.index), true),
            Subject::Pronoun => (self.speaker.index(), false),
            // A body gives orders where the verb says so.
            Subject::Body if said.orders => (None, false),
            // Who is quoted without an office gives no orders.
            Subject::Body | Subject::Petitioner | Subject::Nobody => return after,
        };
        let by_person = speaker.is_some();
        if !by_person && !said.orders {
            return after;
        }
        let act = self.speech.acts.len();
        self.speech.acts.push(Act { trigger: said.word, speaker, by_person, is_direct, opens: false });
        self.scope = Some(Scope {
            act,
            list: List::Closed,
            told: None,
            by_verb: said.orders,
            is_tentative: false,
            is_remark: !said.orders,
            is_report: false,
        });
        let mut at = start + 1;
        while at < said.close {
            let stop = sentence::end(reading, at, said.close);
            for (from, to) in clauses(reading, at, stop) {
                // `Đề nghị các địa phương …`: the quoted words name the order themselves.
                let told = after_giving(reading, from, to);
                let given = || (told > from).then(|| action::after_name(reading, told, to)).flatten();
                let named = told > from;
                let from = told;
                // `Tuyệt đối không chủ quan, phải …`: the clause begins with what is not to be done.
                let forbids = reading.phrase(from, Class::ActionVerb).is_some_and(|verb| {
                    verb.entry.phrase == "tuyệt đối" || verb.entry.phrase.starts_with("không ")
                });
                let action = action::modal_only(reading, from, to)
                    .filter(|_| !forbids)
                    .or_else(|| action::first(reading, from, to))
                    .or_else(given);
                if let Some(action) = action.filter(|action| {
                    // `tôi phải …`: what the speaker is to do.
                    let own = (action.told..action.told_end).any(|at| reading.is(at, word!("tôi")));
                    !own && (named || statement::is_remarked_order(reading, from, to, action))
                }) {
                    let to = trim_end(reading, action.start, to);
                    self.push(action, to, act, Place::Later);
                }
            }
            at = sentence::after_stop(reading, stop, said.close).max(at + 1);
        }
        after
    }

    /// `… các xã phải ⟦…⟧. Đây là yêu cầu của đồng chí …`: the sentence before is what is ordered.
    pub(super) fn credit(&mut self, from: usize, to: usize, start: usize, stop: usize) {
        let reading = self.reading;
        let named = named_order(reading, start, stop).filter(|given| !given.is(Kind::Remark));
        let Some(given) = named.map(|given| given.entry.phrase) else { return };
        let speaker = self.mentions.within(start, stop.min(start + CREDIT));
        let speaker = speaker.iter().find(|mention| mention.is_official).or(speaker.first()).copied();
        // `Đó là chỉ đạo của UBND tỉnh`: nobody in particular.
        let by_body = matches!(given, "chỉ đạo" | "yêu cầu")
            && (start + 3..stop.min(start + 10)).any(|at| {
                reading.is(at - 1, word!("của")) && reading.phrase(at, Class::Organisation).is_some()
            });
        if speaker.is_none() && !by_body {
            return;
        }
        if self.speech.orders.last().is_some_and(|last| last.end > from) {
            return;
        }
        let act = self.speech.acts.len();
        self.speech.acts.push(Act {
            trigger: given,
            speaker: speaker.map(|mention| mention.index),
            by_person: speaker.is_some(),
            is_direct: speaker.is_some(),
            opens: false,
        });
        // What is quoted is in the words of the order: a verb is enough.
        let quoted = matches!(reading.mark(from), Some('“' | '"'));
        for (from, to) in clauses(reading, from, to) {
            let verb = || action::first(reading, from, to).filter(|_| quoted);
            let action = action::modal_only(reading, from, to)
                .or_else(verb)
                .filter(|action| statement::is_remarked_order(reading, from, to, action));
            if let Some(action) = action {
                let to = trim_end(reading, action.start, to);
                self.push(action, to, act, Place::Later);
            }
        }
    }
}
