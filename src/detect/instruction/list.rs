//! The items of a list.

use super::action::{self, Action};
use super::clause::{Marker, clauses, inner_marker, trim_end};
use super::head::after_giving;
use super::lead::skip_lead;
use super::listener::{List, Listener};
use super::noun;
use super::speech::Place;
use super::statement;
use super::trigger::Trigger;
use crate::detect::lexicon::sense::ActionVerb;
use crate::detect::lexicon::{Class, word, words};
use crate::detect::reading::Reading;
use crate::detect::sentence;

/// How far into an item its action is looked for.
const ITEM_REACH: usize = 60;

/// An item with fewer tokens and without an action is a heading.
const HEADING: usize = 14;

impl Listener<'_, '_> {
    /// `Trước hết, …` right under the head of a list whose other items are numbered.
    pub(super) fn first_marker(&self, start: usize) -> Option<(Marker, usize)> {
        let announced = self.scope.is_some_and(|scope| scope.list == List::Announced);
        let first = self.reading.phrase(start, Class::Connective).filter(|_| announced)?;
        let end = first.end();
        let named = self.reading.is_grouped(first, "first");
        (named && matches!(self.reading.mark(end), Some(',' | ':'))).then_some((Marker::Spoken, end + 1))
    }

    /// Whether a short line under the head of a list says what is to be done: `Chăm lo đời sống đồng bào.`
    pub(super) fn begins_with_action(&self, start: usize, end: usize) -> bool {
        self.reading.is_mark(end - 1, '.')
            && self.reading.phrase(start, Class::ActionVerb).is_some_and(|verb| verb.is(ActionVerb::Strong))
    }

    /// A paragraph without a marker that goes on with the item before it: `Trong đó, …`, or where that ends with a
    /// comma. The item takes it in, however many sentences it has.
    pub(super) fn continues_item(&mut self, start: usize, end: usize) -> bool {
        let reading = self.reading;
        let Some(last) = self.speech.orders.last_mut().filter(|order| order.place == Place::Item) else {
            return false;
        };
        let is_next = (last.end..start).all(|at| reading.is_end(at) || !reading.is_word(at));
        let in_it = reading.all(start, words!("trong đó")) && !reading.is_mark(end - 1, ':');
        let runs_on = reading.is_mark(last.end, ',');
        if !is_next || !(in_it || runs_on) {
            return false;
        }
        last.end = trim_end(reading, last.start, end);
        true
    }

    /// Whether an item has the next number of a list that other paragraphs came into.
    pub(super) fn takes_up(&mut self, number: Option<u32>) -> bool {
        let next = number.is_some() && number == self.number.map(|last| last + 1);
        if next && self.broken.is_some() {
            self.scope = self.broken.take();
            self.set_list(List::Marked);
        }
        next && self.scope.is_some_and(|scope| scope.list == List::Marked)
    }

    /// The items of a paragraph that begins with a marker, cut at the markers inside it. The token to go on
    /// with: what somebody says after them is an act of its own.
    pub(super) fn items(&mut self, start: usize, end: usize) -> usize {
        let end = self.next_speaker(start, end);
        let mut from = start;
        for at in start + 1..end {
            let after_clause = matches!(self.reading.mark(at - 1), Some(';' | '.' | ':' | ','));
            if after_clause && let Some(after) = inner_marker(self.reading, at).filter(|&after| after < end) {
                self.item(from, at);
                from = after;
            }
        }
        self.item(from, end);
        self.set_list(List::Marked);
        end
    }

    /// Where a sentence begins in which somebody who is named or addressed speaks: `… theo kế hoạch. Đồng chí
    /// nhấn mạnh, …`.
    fn next_speaker(&self, start: usize, end: usize) -> usize {
        let mut at = start;
        while at < end {
            let stop = sentence::end(self.reading, at, end);
            if at > start
                && self.reading.phrase(at, Class::Honorific).is_some()
                && Trigger::find(self.reading, &self.mentions, at, stop).is_some()
            {
                return at;
            }
            at = sentence::after_stop(self.reading, stop, end).max(at + 1);
        }
        end
    }

    /// One item is one order, however many sentences it has; a head is none.
    pub(super) fn item(&mut self, start: usize, end: usize) {
        let Some(scope) = self.scope else { return };
        let end_trimmed = trim_end(self.reading, start, end);
        let is_head = self.reading.is_mark(end - 1, ':');
        let start = past_result(self.reading, after_giving(self.reading, start, end_trimmed), end_trimmed);
        let action = action::of_item(self.reading, start, end_trimmed.min(start + ITEM_REACH));
        if is_head {
            let told_end =
                action.filter(Action::names_somebody).map_or(end_trimmed, |action| action.told_end);
            self.tell(start, told_end);
            return;
        }
        if statement::is_attitude(self.reading, start, end_trimmed)
            || statement::has_issued(self.reading, start, end_trimmed)
            || statement::is_task(self.reading, start, end_trimmed)
        {
            return;
        }
        let is_order =
            |action: &Action| statement::is_remarked_order(self.reading, start, end_trimmed, action);
        if scope.is_remark && !action.as_ref().is_some_and(is_order) {
            return;
        }
        let action = action.or_else(|| {
            // A heading: `2. Về văn hóa - xã hội`. `Cho học sinh nghỉ học.` is a sentence of its own.
            let start = skip_lead(self.reading, start, end_trimmed);
            let is_sentence = end_trimmed < end && !noun::names_no_action(self.reading, start);
            (end - start >= HEADING || is_sentence).then_some(Action {
                start,
                told: start,
                told_end: start,
                is_modal: false,
            })
        });
        if let Some(action) = action {
            self.push(action, end_trimmed, scope.act, Place::Item);
        }
    }
}

/// `1. Thu ngân sách 9 tháng được 186 tỷ đồng; │ Chi cục Thuế tập trung thu nợ`: where the order of an item begins, after
/// how much was reached by now.
fn past_result(reading: &Reading<'_>, start: usize, end: usize) -> usize {
    let mut clauses = clauses(reading, start, end);
    let reached = clauses.next().is_some_and(|(from, to)| {
        let aims = |at: usize| reading.grouped(at, Class::ActionVerb, "aim");
        !(from..to).any(aims)
            && (from..to).any(|at| reading.is(at, word!("được")) && reading.is_number(at + 1))
    });
    let order = reached.then(|| clauses.find(|&(from, to)| action::first(reading, from, to).is_some()));
    order.flatten().map_or(start, |(from, _)| from)
}
