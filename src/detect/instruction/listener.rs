//! What is heard so far: paragraph by paragraph, sentence by sentence.

use super::action::Action;
use super::clause::{Marker, announcing_tail, contrast, marker, number, quotation_end, trim_end};
use super::head::names_told;
use super::mention::Mentions;
use super::predicate::is_addressed;
use super::quotation::Quotation;
use super::speaker::Speaker;
use super::speech::{Order, Place, Speech};
use super::subject::{self, Subject};
use super::trigger::{Kind, Trigger};
use crate::detect::lexicon::{Class, word};
use crate::detect::reading::Paragraph;
use crate::detect::reading::Reading;
use crate::detect::sentence;
use crate::detect::zone::Zone;

/// Reads sentence by sentence, and keeps who spoke last and whose orders may go on.
pub(super) struct Listener<'r, 't> {
    pub(super) reading: &'r Reading<'t>,
    pub(super) mentions: Mentions,
    pub(super) speech: Speech,
    pub(super) scope: Option<Scope>,
    /// The sentence before this one.
    pub(super) previous: Option<(usize, usize)>,
    /// The act whose scope a sentence that told what is has closed.
    pub(super) lapsed: Option<Scope>,
    /// The list that a paragraph without a marker came into.
    pub(super) broken: Option<Scope>,
    /// The number of the last item.
    pub(super) number: Option<u32>,
    /// Whether it is a headline or the words under a picture: `chỉ đạo xử lý hiện trường` tells there what somebody does.
    pub(super) is_brief: bool,
    /// Whether it is the words under a picture.
    pub(super) is_caption: bool,
    /// Whether the paragraph has asked those above already: what it goes on to ask is no order either.
    pub(super) is_request: bool,
    /// Who spoke last.
    pub(super) speaker: Speaker,
    /// Who gave the last orders.
    pub(super) author: Option<Author>,
}

/// The tokens of the body or of the office that gave orders.
#[derive(Clone, Copy, Debug)]
pub(super) struct Author {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) is_office: bool,
}

/// The act whose orders go on.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is one independent observation")]
pub(super) struct Scope {
    pub(super) act: usize,
    pub(super) list: List,
    pub(super) told: Option<(usize, usize)>,
    /// Whether a verb of action is enough; after a remark every order needs `cần`.
    pub(super) by_verb: bool,
    /// Whether nothing was ordered yet: what a remark told is only the reason for what may follow it.
    pub(super) is_tentative: bool,
    /// Whether the act is a remark: its list may also tell what is.
    pub(super) is_remark: bool,
    /// Whether a body is told to have given the orders: they end with their paragraph.
    pub(super) is_report: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum List {
    /// No list.
    Closed,
    /// Announced: what follows is its content, with markers or without.
    Announced,
    /// Items with markers have been read.
    Marked,
}

impl<'r, 't> Listener<'r, 't> {
    pub(super) fn new(reading: &'r Reading<'t>) -> Self {
        Self {
            reading,
            mentions: Mentions::default(),
            speech: Speech::default(),
            scope: None,
            previous: None,
            lapsed: None,
            broken: None,
            number: None,
            is_brief: false,
            is_caption: false,
            is_request: false,
            speaker: Speaker::default(),
            author: None,
        }
    }

    pub(super) fn paragraph(&mut self, paragraph: &Paragraph) {
        let Paragraph { start, end, zone, .. } = *paragraph;
        // `“1. Giao Công an tỉnh …`: a letter that is quoted.
        let quoted = usize::from(matches!(self.reading.mark(start), Some('“' | '"')));
        let marked = marker(self.reading, start + quoted).or_else(|| self.first_marker(start));
        let in_list = self.scope.is_some_and(|scope| scope.list != List::Closed);
        match zone {
            Zone::Body | Zone::Headline => {}
            // A short item without a full stop looks like the words under a picture, as does a short head.
            Zone::Caption if in_list && self.begins_with_action(start, end) => {}
            Zone::Caption if in_list && marked.is_some() || self.reading.is_mark(end - 1, ':') => {}
            Zone::Caption if self.speaks_on(start, end) => {}
            Zone::Caption => {
                self.speaker.hear_caption(self.mentions.within(start, end));
                self.caption(start, end);
                return;
            }
            Zone::Byline => return,
            // The next item of a page with several.
            Zone::DateLine | Zone::Furniture => {
                self.scope = None;
                self.lapsed = None;
                self.broken = None;
                return;
            }
        }
        // `Do đó, các xã cần …`: what follows from the reasons that a remark gave.
        let follows = self.reading.grouped(start, Class::Connective, "consequence");
        self.scope = self.scope.filter(|scope| {
            (!scope.is_tentative || follows) && !(scope.is_report && scope.list == List::Closed)
        });
        self.is_brief = zone == Zone::Headline;
        self.is_caption = false;
        self.is_request = false;
        self.speaker.begin_paragraph();
        let mut at = start;
        if let Some((kind, after)) = marked {
            let number = number(self.reading, start);
            let in_list = in_list || self.takes_up(number);
            self.number = number.or(self.number);
            let open = in_list || self.scope.is_some() && kind == Marker::Spoken;
            at = if open && !self.begins_act(after, end) { self.items(after, end) } else { after };
        } else if self.scope.is_some_and(|scope| scope.list == List::Marked) {
            if names_told(self.reading, start, end) {
                self.tell(start, end - 1);
                self.set_list(List::Announced);
                return;
            }
            if self.continues_item(start, end) {
                return;
            }
            self.broken = self.scope;
            self.set_list(List::Closed);
        }
        while at < end {
            at = self.sentence(at, end).max(at + 1);
        }
        if zone == Zone::Headline && !self.reading.is_mark(end - 1, ':') {
            self.scope = None;
        }
    }

    /// `Đồng chí cũng yêu cầu các xã …`: a short paragraph that only the article before it can explain.
    fn speaks_on(&self, start: usize, end: usize) -> bool {
        is_addressed(self.reading, start)
            && Trigger::find(self.reading, &self.mentions, start, end).is_some_and(|trigger| {
                trigger.kind == Kind::Order && self.mentions.within(start, trigger.start).is_empty()
            })
    }

    /// The words under a picture: what somebody named orders there. The article goes on as if they were not.
    fn caption(&mut self, start: usize, end: usize) {
        let trigger = Trigger::find(self.reading, &self.mentions, start, end);
        let named = trigger.is_some_and(|trigger| {
            let here = self.mentions.within(start, trigger.start);
            matches!(subject::of(self.reading, here, start, trigger.start), Subject::Named(_))
        });
        if !named {
            return;
        }
        self.is_brief = true;
        self.is_caption = true;
        let article = (self.scope.take(), self.lapsed, self.broken, self.previous, self.speaker.clone());
        self.sentence(start, end);
        (self.scope, self.lapsed, self.broken, self.previous, self.speaker) = article;
    }

    /// The items below are told to whom a head names.
    pub(super) fn tell(&mut self, start: usize, end: usize) {
        if let Some(scope) = &mut self.scope {
            scope.told = (end > start).then_some((start, end));
        }
    }

    pub(super) fn set_list(&mut self, list: List) {
        if let Some(scope) = &mut self.scope {
            scope.list = list;
        }
    }

    /// Reads a sentence; the token to go on with.
    pub(super) fn sentence(&mut self, start: usize, end: usize) -> usize {
        // Signs that decorate a line are no part of its first sentence.
        let start = (start..end).find(|&at| !is_ornament(self.reading, at)).unwrap_or(start);
        if let Some(said) = Quotation::find(self.reading, start, end) {
            return self.quotation(start, said);
        }
        let stop = sentence::end(self.reading, start, end);
        let before = self.previous.replace((start, stop));
        if let Some((from, to)) = before {
            self.credit(from, to, start, stop);
        }
        let next = sentence::after_stop(self.reading, stop, end);
        if let Some(trigger) = Trigger::find(self.reading, &self.mentions, start, stop)
            && !self.is_told(start, &trigger)
        {
            self.lapsed = None;
            // `… (Bộ Tư pháp đề nghị bãi bỏ 5 ngành nghề); trong tổng số …`: what stands in brackets ends there.
            if let Some(close) = bracket_end(self.reading, start, trigger.start, stop) {
                self.act(start, trigger, close, close);
                self.scope = None;
                return close + 1;
            }
            return self.act(start, trigger, stop, end).unwrap_or(next);
        }
        self.is_request |= subject::petitions(self.reading, start, stop);
        self.speaker.hear(self.reading, self.mentions.within(start, stop), stop);
        if subject::body_judges(self.reading, self.mentions.within(start, stop), start, stop) {
            self.speaker.body(None);
        }
        self.take_up(start, stop);
        let next = self.go_on(start, stop, end).unwrap_or(next);
        self.attend(start, stop);
        next
    }

    pub(super) fn push(&mut self, action: Action, end: usize, act: usize, place: Place) {
        let end = contrast(self.reading, action.start, quotation_end(self.reading, action.start, end));
        let end = announcing_tail(self.reading, action.start, end).unwrap_or(end);
        let end = trim_end(self.reading, action.start, end);
        // `phân công đồng chí … giữ chức vụ Trưởng ban`: an appointment.
        let appoints = self
            .reading
            .phrase(action.start, Class::Link)
            .is_some_and(|link| link.entry.phrase.contains("chức"))
            || joins_committee(self.reading, action.start);
        // `nhấn mạnh, dù còn khó khăn, đây là cơ hội …`: what is granted.
        let grants = self.reading.is(action.start, word!("dù"));
        // `giao Công an tỉnh xem xét`: a task that needs no more words.
        let assigned = self.speech.acts.get(act).is_some_and(|act| act.trigger == "giao");
        let shortest = if assigned && !action.is_modal { SHORTEST - 1 } else { SHORTEST };
        if end < action.start + shortest || appoints || grants {
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

/// `chỉ định tham gia Ban Chấp hành`: an appointment as well.
fn joins_committee(reading: &Reading<'_>, at: usize) -> bool {
    reading.phrase(at, Class::ActionVerb).is_some_and(|verb| {
        verb.entry.phrase == "tham gia"
            && ["committee", "leading-body"]
                .into_iter()
                .any(|group| reading.grouped(verb.end(), Class::Organisation, group))
    })
}

/// Where the bracket closes that a token stands in.
fn bracket_end(reading: &Reading<'_>, start: usize, at: usize, stop: usize) -> Option<usize> {
    let opened = (start..at).rev().find(|&at| matches!(reading.mark(at), Some('(' | ')')))?;
    (reading.mark(opened) == Some('(')).then(|| (at..stop).find(|&at| reading.is_mark(at, ')'))).flatten()
}

/// A sign that is neither a word nor a mark of the language: a bullet, a picture.
fn is_ornament(reading: &Reading<'_>, at: usize) -> bool {
    reading
        .mark(at)
        .is_some_and(|mark| !mark.is_ascii() && !matches!(mark, '“' | '”' | '‘' | '’' | '…' | '«' | '»'))
}
