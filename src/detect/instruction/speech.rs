//! Who tells whom to do what: speech acts as a small state machine over the sentences of an article.
//!
//! ```text
//! act       subject? trigger content          đồng chí … | yêu cầu | các xã tập trung …
//! content   clause (; clause)*                each clause is one order
//!           head : list                       the items are the orders, also in the paragraphs after it
//! scope     act sentence*                     a sentence goes on with the act if it begins with an action,
//!                                             or has `cần`, or tells somebody new
//! ```
//! An act opens a scope; the first sentence that does not go on closes it. A list stays open over
//! the paragraphs until one is no item of it.

use super::action::{self, Action};
use super::clause::{
    Marker, after_stop, clauses, contrast, inner_marker, marker, number, quotation_end, sentence_end,
    trim_end,
};
use super::head::{after_giving, is_head, list_head, names_told, told_in_head};
use super::mention::{Mention, Mentions};
use super::statement;
use super::subject::{self, Speaker, Subject};
use super::trigger::{Kind, Trigger};
use crate::detect::lexicon::{Class, Match};
use crate::detect::reading::Paragraph;
use crate::detect::scan::Scan;
use crate::detect::zone::Zone;

/// A trigger with who speaks.
#[derive(Debug)]
pub(in crate::detect) struct Act {
    /// The word that gives the order, as the list has it.
    pub(super) trigger: &'static str,
    /// The one of the mentions who says it; `None` for a body, a passive, and where nobody is known.
    pub(in crate::detect) speaker: Option<usize>,
    /// Whether that mention stands in the sentence of the trigger itself.
    pub(in crate::detect) is_direct: bool,
}

/// One thing to do.
#[derive(Debug)]
pub(in crate::detect) struct Order {
    /// The first token.
    pub(in crate::detect) start: usize,
    /// The token after the last.
    pub(in crate::detect) end: usize,
    /// Which act it belongs to.
    pub(in crate::detect) act: usize,
    /// The tokens of who is told.
    pub(super) told: Option<(usize, usize)>,
    /// How it was found.
    pub(super) place: Place,
}

/// Where in a speech an order stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// In the sentence of the trigger.
    Trigger,
    /// An item of a list.
    Item,
    /// In a sentence that goes on.
    Later,
}

/// What an article orders.
#[derive(Debug, Default)]
pub(in crate::detect) struct Speech {
    pub(in crate::detect) acts: Vec<Act>,
    /// In order of place.
    pub(in crate::detect) orders: Vec<Order>,
}

/// Reads the whole article.
pub(in crate::detect) fn speech(scan: Scan<'_, '_>, mentions: &Mentions) -> Speech {
    let mut listener = Listener {
        scan,
        mentions,
        speech: Speech::default(),
        scope: None,
        broken: None,
        number: None,
        is_headline: false,
        is_request: false,
        speaker: Speaker::default(),
    };
    for paragraph in scan.reading.paragraphs() {
        listener.paragraph(paragraph);
    }
    listener.speech
}

struct Listener<'a, 'r, 't> {
    scan: Scan<'r, 't>,
    mentions: &'a Mentions,
    speech: Speech,
    scope: Option<Scope>,
    /// The list that a paragraph without a marker came into.
    broken: Option<Scope>,
    /// The number of the last item.
    number: Option<u32>,
    is_headline: bool,
    /// Whether the paragraph has asked those above already: what it goes on to ask is no order either.
    is_request: bool,
    /// Who spoke last.
    speaker: Speaker,
}

/// The act whose orders go on.
#[derive(Clone, Copy, Debug)]
struct Scope {
    act: usize,
    list: List,
    told: Option<(usize, usize)>,
    /// Whether a verb of action is enough; after a remark every order needs `cần`.
    by_verb: bool,
    /// Whether nothing was ordered yet: what a remark told is only the reason for what may follow it.
    is_tentative: bool,
    /// Whether the act is a remark: its list may also tell what is.
    is_remark: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum List {
    /// No list.
    Closed,
    /// Announced: what follows is its content, with markers or without.
    Announced,
    /// Items with markers have been read.
    Marked,
}

impl Listener<'_, '_, '_> {
    fn paragraph(&mut self, paragraph: &Paragraph) {
        let Paragraph { start, end, zone } = *paragraph;
        let marked = marker(self.scan, start);
        let in_list = self.scope.is_some_and(|scope| scope.list != List::Closed);
        match zone {
            Zone::Body | Zone::Headline => {}
            // A short item without a full stop looks like the words under a picture, as does a short head.
            Zone::Caption if in_list && marked.is_some() || self.scan.is_mark(end - 1, ':') => {}
            Zone::Caption => {
                self.speaker.hear_caption(self.mentions.within(start, end));
                return;
            }
            Zone::Byline => return,
            // The next item of a page with several.
            Zone::DateLine | Zone::Furniture => {
                self.scope = None;
                self.broken = None;
                return;
            }
        }
        self.scope = self.scope.filter(|scope| !scope.is_tentative);
        self.is_headline = zone == Zone::Headline;
        self.is_request = false;
        self.speaker.begin_paragraph();
        let mut at = start;
        if let Some((kind, after)) = marked {
            let number = number(self.scan, start);
            let in_list = in_list || self.takes_up(number);
            self.number = number.or(self.number);
            let open = in_list || self.scope.is_some() && kind == Marker::Spoken;
            if open && !self.begins_act(after, end) {
                self.items(after, end);
                return;
            }
            at = after;
        } else if self.scope.is_some_and(|scope| scope.list == List::Marked) {
            if names_told(self.scan, start, end) {
                self.tell(start, end - 1);
                self.set_list(List::Announced);
                return;
            }
            self.broken = self.scope;
            self.set_list(List::Closed);
        }
        while at < end {
            at = self.sentence(at, end).max(at + 1);
        }
        if zone == Zone::Headline && !self.scan.is_mark(end - 1, ':') {
            self.scope = None;
        }
    }

    /// Whether an item has the next number of a list that other paragraphs came into.
    fn takes_up(&mut self, number: Option<u32>) -> bool {
        let next = number.is_some() && number == self.number.map(|last| last + 1);
        if next && self.broken.is_some() {
            self.scope = self.broken.take();
            self.set_list(List::Marked);
        }
        next && self.scope.is_some_and(|scope| scope.list == List::Marked)
    }

    /// The items below are told to whom a head names.
    fn tell(&mut self, start: usize, end: usize) {
        if let Some(scope) = &mut self.scope {
            scope.told = (end > start).then_some((start, end));
        }
    }

    fn set_list(&mut self, list: List) {
        if let Some(scope) = &mut self.scope {
            scope.list = list;
        }
    }

    /// Whether a speech act of its own, with a subject, begins in an item: `- Đồng chí … yêu cầu`.
    fn begins_act(&self, at: usize, end: usize) -> bool {
        let stop = sentence_end(self.scan, at, end);
        Trigger::find(self.scan, self.mentions, at, stop).is_some_and(|trigger| {
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
    fn is_told(&self, start: usize, trigger: &Trigger) -> bool {
        let here = self.mentions.within(start, trigger.start);
        if self.scope.is_none() || trigger.opens || here.iter().any(|mention| mention.is_official) {
            return false;
        }
        match trigger.kind {
            // The speaker who is named again gives another order.
            Kind::Direct => {
                let again = here.iter().any(|mention| self.speaker.is_named_like(self.scan, mention));
                let begins = [Class::Role, Class::Organisation, Class::Addressee]
                    .into_iter()
                    .any(|class| self.scan.phrase(start, class).is_some());
                trigger.word == "chỉ đạo" && !trigger.is_report && !again && begins
            }
            Kind::Order => {
                here.is_empty() && continues(self.scan, self.mentions, start, trigger.start, true, false)
            }
            // `Ban Tuyên giáo định hướng tuyên truyền …`: what a body is told, not what it says.
            Kind::Remark => {
                trigger.word == "định hướng"
                    && here.is_empty()
                    && continues(self.scan, self.mentions, start, trigger.end + 1, true, false)
            }
        }
    }

    /// The items of a paragraph that begins with a marker, cut at the markers inside it.
    fn items(&mut self, start: usize, end: usize) {
        let mut from = start;
        for at in start + 1..end {
            let after_clause = matches!(self.scan.mark(at - 1), Some(';' | '.' | ':' | ','));
            if after_clause && let Some(after) = inner_marker(self.scan, at).filter(|&after| after < end) {
                self.item(from, at);
                from = after;
            }
        }
        self.item(from, end);
        self.set_list(List::Marked);
    }

    /// One item is one order, however many sentences it has; a head is none.
    fn item(&mut self, start: usize, end: usize) {
        let Some(scope) = self.scope else { return };
        let end_trimmed = trim_end(self.scan, start, end);
        let is_head = self.scan.is_mark(end - 1, ':');
        let start = after_giving(self.scan, start, end_trimmed);
        let action = action::of_item(self.scan, start, end_trimmed.min(start + ITEM_REACH));
        if is_head {
            let told_end =
                action.filter(Action::names_somebody).map_or(end_trimmed, |action| action.told_end);
            self.tell(start, told_end);
            return;
        }
        let is_order = |action: &Action| statement::is_remarked_order(self.scan, start, end_trimmed, action);
        if scope.is_remark && !action.as_ref().is_some_and(is_order) {
            return;
        }
        match action {
            Some(action) => self.push(action, end_trimmed, scope.act, Place::Item),
            // A heading: `2. Về văn hóa - xã hội`.
            None if end - start < HEADING => {}
            None => {
                let start = action::skip_lead(self.scan, start, end_trimmed);
                let whole = Action { start, told: start, told_end: start, is_modal: false };
                self.push(whole, end_trimmed, scope.act, Place::Item);
            }
        }
    }

    /// Reads a sentence; the token to go on with.
    fn sentence(&mut self, start: usize, end: usize) -> usize {
        // Signs that decorate a line are no part of its first sentence.
        let start = (start..end).find(|&at| !is_ornament(self.scan, at)).unwrap_or(start);
        let stop = sentence_end(self.scan, start, end);
        let next = after_stop(self.scan, stop, end);
        if let Some(trigger) = Trigger::find(self.scan, self.mentions, start, stop)
            && !self.is_told(start, &trigger)
        {
            return self.act(start, trigger, stop, end).unwrap_or(next);
        }
        self.speaker.hear(self.scan, self.mentions.within(start, stop), stop);
        self.go_on(start, stop, end).unwrap_or(next)
    }

    /// A speech act. The token to go on with, where it is not the next sentence.
    fn act(&mut self, start: usize, trigger: Trigger, stop: usize, end: usize) -> Option<usize> {
        let scan = self.scan;
        let here = self.mentions.within(start, trigger.start);
        let subject = subject::of(scan, here, start, trigger.start);
        let level = subject::level(scan, here, start, trigger.start).or(self.speaker.level);
        let asks_on = self.is_request
            && trigger.word.contains("đề nghị")
            && matches!(subject, Subject::Nobody | Subject::Body | Subject::Pronoun);
        let anonymous = asks_on
            || matches!(subject, Subject::Petitioner)
            || matches!(subject, Subject::Nobody)
                && !trigger.is_passive
                && !(self.scope.is_some()
                    || trigger.start < start + 2
                    || self.speaker.is_known()
                    || trigger.opens);
        let told_after = trigger.end;
        let upward = subject::is_upward(scan, start, &trigger, level, told_after, stop);
        if anonymous || upward {
            self.is_request |= upward;
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
        let speaker = match subject {
            _ if trigger.is_passive => None,
            Subject::Body => None,
            Subject::Named(mention) => Some(mention.index),
            _ => self.speaker.index(),
        };
        if matches!(subject, Subject::Body) {
            self.speaker.body(level);
        }
        let act = self.speech.acts.len();
        self.speech.acts.push(Act { trigger: trigger.word, speaker, is_direct: direct.is_some() });
        let orders = self.speech.orders.len();
        let next = self.content(act, &trigger, stop, end);
        if direct.is_none() && trigger.opens && self.speech.orders.len() == orders {
            // `Phát biểu chỉ đạo, đồng chí … thông tin`: who is named after it speaks on.
            self.speaker.hear(scan, self.mentions.within(trigger.end, stop), stop);
        }
        next
    }

    /// What an act says.
    fn content(&mut self, act: usize, trigger: &Trigger, stop: usize, end: usize) -> Option<usize> {
        let scan = self.scan;
        let remark = trigger.kind == Kind::Remark;
        let named = self.speech.acts.get(act).is_some_and(|act| act.is_direct);
        let mut scope = Scope {
            act,
            list: List::Closed,
            told: None,
            by_verb: !remark,
            is_tentative: false,
            is_remark: remark,
        };
        if let Some(colon) = list_head(scan, trigger, stop, end) {
            self.broken = None;
            // `nhấn mạnh, … cần thực hiện các nội dung sau:` announces orders only.
            scope.is_remark &= action::modal_only(scan, trigger.end, colon).is_none();
            if remark && !scan.is_end(colon + 1) && colon + 1 < end && !self.remarks_order(colon + 1, stop) {
                // What is said there is; what has `cần` further on is still an order.
                scope.by_verb = false;
                scope.is_tentative = true;
                self.scope = Some(scope);
                return None;
            }
            scope.by_verb = true;
            scope.told = told_in_head(scan, trigger.end, colon);
            self.scope = Some(scope);
            if scan.is_end(colon + 1) || colon + 1 >= end {
                self.set_list(List::Announced);
                return Some(end);
            }
            if let Some(after) = inner_marker(scan, colon + 1) {
                self.items(after, end);
                return Some(end);
            }
            if marker(scan, colon + 1).is_some_and(|(_, after)| after < end) {
                self.scope = Some(scope);
                let after = marker(scan, colon + 1).map_or(colon + 1, |(_, after)| after);
                self.later(after, stop, Place::Item);
                return None;
            }
            self.later(colon + 1, stop, Place::Trigger);
            return None;
        }
        self.scope = Some(scope);
        let cut = joined_act(scan, trigger.end, stop);
        let mut found = false;
        for (index, (from, to)) in clauses(scan, trigger.end, cut.unwrap_or(stop)).enumerate() {
            // What a report goes on with is its result.
            if index > 0 && trigger.is_report {
                break;
            }
            if index > 0 && to == stop && is_head(scan, from, to, end) {
                scope.by_verb = true;
                scope.is_remark &= action::modal_only(scan, from, to).is_none();
                self.scope = Some(Scope { list: List::Announced, ..scope });
                return None;
            }
            let action = if index > 0 && found {
                if self.lengthen(from, to) {
                    continue;
                }
                action::of_item(scan, from, to).or_else(|| whole(scan, from, to))
            } else if remark {
                action::modal_only(scan, from, to)
            } else {
                action::first(scan, from, to).or_else(|| action::after_name(scan, from, to))
            };
            let Some(action) = action else { continue };
            let in_title = self.is_headline && trigger.kind == Kind::Direct;
            let told_needed = !trigger.is_passive && (in_title || trigger.needs_told(&action, named));
            if index == 0 && told_needed && !action.tells_somebody(scan) {
                break;
            }
            let to = trim_end(scan, action.start, to);
            self.push(action, to, act, if index == 0 { Place::Trigger } else { Place::Later });
            found = true;
        }
        if !found && cut.is_none() {
            // `… chỉ rõ, tỉnh còn nghèo. Vì vậy, tỉnh cần …`: the order is in the next sentence.
            let reasons = matches!(trigger.word, "nhấn mạnh" | "chỉ rõ" | "nêu rõ" | "khẳng định" | "lưu ý");
            self.scope = (remark && reasons).then_some(Scope { is_tentative: true, ..scope });
        }
        cut
    }

    /// Whether the first clause after the colon of a remark is an order.
    fn remarks_order(&self, start: usize, stop: usize) -> bool {
        let scan = self.scan;
        let start = inner_marker(scan, start)
            .or_else(|| marker(scan, start).map(|(_, after)| after))
            .unwrap_or(start);
        let Some((from, to)) = clauses(scan, start, stop).next() else { return false };
        action::of_item(scan, from, to)
            .is_some_and(|action| statement::is_remarked_order(scan, from, to, &action))
    }

    /// `tuyên truyền về kỳ họp thứ nhất; công tác phòng, chống dịch`: a clause without an action that
    /// begins with a noun is one more object of the order before it.
    fn lengthen(&mut self, from: usize, to: usize) -> bool {
        let scan = self.scan;
        let lead = action::skip_lead(scan, from, to);
        if action::first(scan, from, to).is_some() || !action::names_no_action(scan, lead) {
            return false;
        }
        let end = trim_end(scan, from, to);
        match self.speech.orders.last_mut() {
            Some(last) if last.end + 1 == from && !statement::narrates(scan, lead, end) => last.end = end,
            _ => {}
        }
        true
    }

    /// Orders after the first: clauses that need no trigger of their own.
    fn later(&mut self, start: usize, stop: usize, place: Place) {
        let Some(scope) = self.scope else { return };
        let mut by_verb = scope.by_verb;
        for (index, (from, to)) in clauses(self.scan, start, stop).enumerate() {
            if index > 0 && by_verb && self.lengthen(from, to) {
                continue;
            }
            let action = if by_verb {
                action::of_item(self.scan, from, to).or_else(|| whole(self.scan, from, to))
            } else {
                action::modal_only(self.scan, from, to)
            };
            if let Some(action) = action {
                let to = trim_end(self.scan, action.start, to);
                self.push(action, to, scope.act, place);
                // What `cần` began, the clauses of its sentence go on with.
                by_verb = true;
            }
        }
    }

    /// A sentence without a trigger: it goes on with the act, or closes its scope.
    fn go_on(&mut self, start: usize, stop: usize, end: usize) -> Option<usize> {
        let scope = self.scope?;
        if scope.list == List::Announced {
            // Content without markers; a sentence that tells nothing closes the list.
            if let Some(after) = inner_marker(self.scan, start) {
                self.items(after, end);
                return Some(end);
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
        let fresh = scope.list == List::Closed && begins_paragraph(self.scan, start);
        let goes_on = continues(self.scan, self.mentions, start, stop, scope.by_verb, fresh);
        if goes_on {
            self.later(start, stop, Place::Later);
        } else {
            self.scope = None;
        }
        None
    }

    fn push(&mut self, action: Action, end: usize, act: usize, place: Place) {
        let end = contrast(self.scan, action.start, quotation_end(self.scan, action.start, end));
        let end = trim_end(self.scan, action.start, end);
        if end < action.start + SHORTEST {
            return;
        }
        let told = action.names_somebody().then_some((action.told, action.told_end));
        let told = told.or(self.scope.and_then(|scope| scope.told));
        self.speech.orders.push(Order { start: action.start, end, act, told, place });
        if let Some(scope) = &mut self.scope {
            scope.is_tentative = false;
        }
    }
}

/// Fewer words say nothing that can be done: `để được tư vấn, hỗ trợ`.
const SHORTEST: usize = 3;

/// How far into an item its action is looked for.
const ITEM_REACH: usize = 60;

/// An item with fewer tokens and without an action is a heading.
const HEADING: usize = 14;

/// How far from the beginning of an item the subject of a new act stands.
const SUBJECT: usize = 4;

/// A sign that is neither a word nor a mark of the language: a bullet, a picture.
fn is_ornament(scan: Scan<'_, '_>, at: usize) -> bool {
    scan.mark(at)
        .is_some_and(|mark| !mark.is_ascii() && !matches!(mark, '“' | '”' | '‘' | '’' | '…' | '«' | '»'))
}

/// `…, đồng thời giao Phòng Nội vụ …`, `…; yêu cầu các tỉnh …`: where a second act begins inside a sentence.
fn joined_act(scan: Scan<'_, '_>, start: usize, stop: usize) -> Option<usize> {
    let is = scan.is;
    let gives =
        |at: usize| scan.phrase(at, Class::Trigger).filter(|_| scan.phrase(at, Class::TriggerNoun).is_none());
    (start + 2..stop).find(|&at| {
        if scan.all(at, &[is.dong, is.thoi]) {
            let after = at + 2 + usize::from(scan.is_mark(at + 2, ','));
            return gives(after).is_some_and(|found| found.entry.value != "remark");
        }
        let separate = scan.is_mark(at, ';') || scan.is_mark(at, ',') && tells(scan, gives(at + 1));
        separate
            && gives(at + 1).is_some_and(|found| {
                found.entry.value == "order" && found.entry.phrase != "kêu gọi"
                    || found.entry.phrase.starts_with("giao")
            })
    })
}

/// Whether somebody stands right after a trigger.
fn tells(scan: Scan<'_, '_>, trigger: Option<&Match>) -> bool {
    let classes = [Class::Addressee, Class::Organisation, Class::Role];
    trigger.is_some_and(|found| {
        found.entry.phrase == "yêu cầu"
            && classes.into_iter().any(|class| scan.phrase(found.end(), class).is_some())
    })
}

/// A clause that runs on in a list although its verb is in no word list.
fn whole(scan: Scan<'_, '_>, start: usize, end: usize) -> Option<Action> {
    let from = action::skip_lead(scan, start, end);
    let begins = scan.is_word(from) && end >= from + 4;
    begins.then_some(Action { start: from, told: from, told_end: from, is_modal: false })
}

/// Whether nothing runs on into the line that begins here: the one before it has no `;` or `:` at its end.
fn begins_paragraph(scan: Scan<'_, '_>, start: usize) -> bool {
    let before = (0..start).rev().find(|&at| !scan.is_end(at));
    before.is_none_or(|at| scan.is_end(start - 1) && !matches!(scan.mark(at), Some(';' | ':')))
}

/// Whether a sentence without a trigger still tells somebody to do something. One that is `fresh` begins a
/// paragraph: a body that is its subject does what it does.
fn continues(
    scan: Scan<'_, '_>,
    mentions: &Mentions,
    start: usize,
    stop: usize,
    by_verb: bool,
    fresh: bool,
) -> bool {
    let is = scan.is;
    let from = action::skip_lead(scan, start, stop);
    // `Phát triển …` is what to do, `Phát biểu …` is what somebody did.
    let by_action = scan.phrase(start, Class::ActionVerb).is_some_and(|verb| verb.len > 1)
        || scan.phrase(start, Class::Addressee).is_some();
    let elsewhere = [is.tai, is.phat, is.ket, is.dip, is.sau_, is.truoc, is.hoi, is.nhan];
    if scan.any(start, &elsewhere) && !by_action
        || scan.all(start, &[is.cung, is.tai])
        || scan.all(start, &[is.cung_, is.tai])
        || !mentions.within(start, stop.min(start + 12)).is_empty()
            && scan.phrase(from, Class::ActionVerb).is_none()
            && !tells_office(scan, mentions, start, stop)
    {
        return false;
    }
    if mentions.within(start, stop).iter().any(|mention| mention.is_official) || has_done(scan, start, stop) {
        return false;
    }
    let first_clause = clauses(scan, from, stop).next().map_or(stop, |(_, to)| to);
    let Some(found) = action::first(scan, from, first_clause) else { return false };
    if found.is_modal {
        return !statement::narrates(scan, from, found.told_end);
    }
    if !by_verb {
        return false;
    }
    if found.start == from {
        return !statement::reports(scan, from, first_clause);
    }
    // `huyện phấn đấu gieo cấy 7.900 ha`: what a unit has set itself.
    let is_goal =
        scan.phrase(found.start, Class::ActionVerb).is_some_and(|verb| verb.entry.phrase == "phấn đấu");
    let tells = scan.any(from, &[is.cac, is.moi, is.moi_, is.tung, is.toan])
        || scan.phrase(from, Class::Organisation).is_some()
        || scan.phrase(from, Class::Role).is_some()
        || scan.phrase(from, Class::Level).is_some_and(|unit| scan.is_capital(unit.end()));
    tells && !fresh && !is_goal && !statement::narrates(scan, from, found.start)
}

/// `…, UBND xã đã vận động được …`: a body that has done something.
fn has_done(scan: Scan<'_, '_>, start: usize, stop: usize) -> bool {
    let is_body = |at: usize| scan.is_capital(at) && scan.phrase(at, Class::Organisation).is_some();
    (start..stop).any(|at| {
        scan.any(at, &[scan.is.da, scan.is.dang_]) && (at.saturating_sub(8).max(start)..at).any(is_body)
    })
}

/// An office that is told: `Chủ tịch UBND các xã, phường`, `Giám đốc Công an tỉnh chỉ đạo …`.
fn tells_office(scan: Scan<'_, '_>, mentions: &Mentions, start: usize, stop: usize) -> bool {
    let here: &[Mention] = mentions.within(start, stop.min(start + 12));
    let from = action::skip_lead(scan, start, stop);
    // `Chủ tịch nước mong muốn …`: what the office says or feels, not what it is told.
    let says = |mention: &Mention| {
        (mention.end..stop.min(mention.end + 2)).any(|at| {
            scan.phrase(at, Class::Predicate).is_some() && scan.phrase(at, Class::ActionVerb).is_none()
        })
    };
    here.iter().all(|mention| !mention.is_official && !says(mention))
        && scan.phrase(from, Class::Role).is_some()
}
