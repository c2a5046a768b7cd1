//! What may deserve a label: capital runs, numbers, dates and verbs of order, by their form alone.
//!
//! Detectors are careful; candidates are not. Whoever has decided each of them has seen all of an
//! article that could be labelled.

use crate::annotation::{Annotation, Document};
use crate::detect::lexicon::sense::Link;
use crate::detect::lexicon::{Class, Classes, Match};
use crate::detect::reading::{Paragraph, Reading};
use crate::detect::token::{Case, Kind, Token};
use crate::label::Label;
use crate::text::{Span, Text, fold, snap_all, trim};
use rustc_hash::FxHashSet;

/// Something that may deserve a label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Where it stands.
    pub span: Span,
    /// What makes it one.
    pub form: Form,
}

/// What makes a candidate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Words with capitals, one after the other.
    Capitals,
    /// A number with what is counted.
    Number,
    /// Numbers that look like a date.
    Date,
    /// What follows a verb of order.
    Order,
}

/// What the words at the head of a sentence are that no name begins with.
const ORDINARY: Classes = Classes::of(&[
    Class::Honorific,
    Class::Particle,
    Class::Link,
    Class::Time,
    Class::Trigger,
    Class::Connective,
    Class::Enumerator,
    Class::Bound,
]);

/// All candidates of a text, in order of place.
pub fn candidates(text: &Text) -> Vec<Candidate> {
    let reading = Reading::new(text);
    let small = small_words(&reading);
    let mut found = Vec::new();
    for paragraph in reading.paragraphs().iter().filter(|paragraph| paragraph.zone.is_article()) {
        capitals(&reading, paragraph, &small, &mut found);
        numbers(&reading, paragraph, &mut found);
        orders(&reading, paragraph, &mut found);
    }
    // A token may end within a character, where a mark of another script combines with its last letter.
    snap_all(text, &mut found, |candidate| &mut candidate.span);
    found.sort_by_key(|candidate| (candidate.span.start, std::cmp::Reverse(candidate.span.end)));
    found.dedup_by_key(|candidate| candidate.span);
    found
}

/// The words that stand somewhere without a capital: at the head of a sentence they are no names.
fn small_words(reading: &Reading<'_>) -> FxHashSet<String> {
    let mut seen: FxHashSet<&str> = FxHashSet::default();
    let tokens = reading.tokens().iter().enumerate();
    tokens
        .filter(|(_, token)| token.kind == Kind::Word && token.case == Case::Lower)
        .filter(|&(at, _)| seen.insert(reading.piece(at)))
        .map(|(at, _)| fold(reading.piece(at)))
        .collect()
}

fn capitals(
    reading: &Reading<'_>,
    paragraph: &Paragraph,
    small: &FxHashSet<String>,
    out: &mut Vec<Candidate>,
) {
    let is_capital = |at: usize| at < paragraph.end && reading.token(at).is_some_and(Token::is_capital);
    let mut at = paragraph.start;
    while at < paragraph.end {
        if !is_capital(at) {
            at += 1;
            continue;
        }
        let capitals = (at + 1..paragraph.end).find(|&next| !is_capital(next)).unwrap_or(paragraph.end);
        let end = whole_name(reading, at, capitals, paragraph.end);
        let mut start = at;
        if opens(reading, paragraph, at) && reading.token(at).is_some_and(|t| t.case == Case::Title) {
            // A sentence has a capital whatever it begins with.
            let ordinary = reading.begins(at).any(ORDINARY) || small.contains(&fold(reading.piece(at)));
            let known = names(reading, at).is_some_and(|name| name > at + 1);
            if !known && (ordinary || end == at + 1) {
                start += 1;
            }
        }
        if start < end {
            out.push(Candidate { span: reading.span(start, end), form: Form::Capitals });
        }
        at = end;
    }
}

/// What names and offices are made of: in Vietnamese only the first syllable of each has a capital.
const NAMES: [Class; 4] = [Class::Role, Class::Organisation, Class::Field, Class::Place];

/// The end of the longest known name that begins at a token.
fn names(reading: &Reading<'_>, at: usize) -> Option<usize> {
    NAMES.into_iter().filter_map(|class| reading.phrase(at, class)).map(Match::end).max()
}

/// Where a run of capitals ends that may end within a name which goes on in small letters: `Sở Nông nghiệp và Phát triển
/// nông thôn`, `Công an tỉnh`. What comes after it goes on only if it is of a known name too: a person's is another one.
fn whole_name(reading: &Reading<'_>, start: usize, end: usize, most: usize) -> usize {
    let (mut end, mut at, mut is_small) = (end, start, false);
    while at < end {
        let longer = names(reading, at).filter(|&to| (to > end || is_small && to == end) && to <= most);
        at += 1;
        let Some(longer) = longer else { continue };
        (end, is_small) = (longer, true);
        let goes_on = |from: usize| {
            let capital = from < most && reading.token(from).is_some_and(Token::is_capital);
            capital.then(|| names(reading, from)).flatten().filter(|&end| end <= most)
        };
        let joined = reading.phrase(end, Class::Link).filter(|link| link.len == 1 && link.is(Link::And));
        let level = reading.phrase(end, Class::Level).map(Match::end).filter(|&end| end <= most);
        if let Some(next) = goes_on(end) {
            end = next;
        } else if let Some(next) = joined.and_then(|link| goes_on(link.end())) {
            end = next;
        } else if let Some(level) = level {
            end = level;
        }
    }
    end
}

/// Whether a sentence begins at a token.
fn opens(reading: &Reading<'_>, paragraph: &Paragraph, at: usize) -> bool {
    let mut before = at;
    while before > paragraph.start {
        before -= 1;
        match reading.mark(before) {
            Some('.' | '!' | '?' | ':' | ';' | '…') => return true,
            // Quotation marks and bullets stand before a sentence as they stand before a name.
            Some('“' | '"' | '«' | '(' | '-' | '+' | '*' | '•') => {}
            _ => return false,
        }
    }
    true
}

fn numbers(reading: &Reading<'_>, paragraph: &Paragraph, out: &mut Vec<Candidate>) {
    let is_number =
        |at: usize| at < paragraph.end && reading.token(at).is_some_and(|t| t.kind == Kind::Number);
    let spaced = |at: usize| reading.token(at).is_none_or(Token::spaced);
    let mut at = paragraph.start;
    while at < paragraph.end {
        if !is_number(at) {
            at += 1;
            continue;
        }
        let start = at;
        let mut marks = Vec::new();
        at += 1;
        while let Some(mark) = reading.mark(at).filter(|mark| matches!(mark, '.' | ',' | '/' | '-' | ':')) {
            if !is_number(at + 1) || spaced(at) || spaced(at + 1) {
                break;
            }
            marks.push(mark);
            at += 2;
        }
        let lists =
            start == paragraph.start && marks.is_empty() && matches!(reading.mark(at), Some('.' | ')' | '/'));
        if lists {
            continue;
        }
        let time = |from: usize| reading.phrase(from, Class::Time).map(Match::end);
        let led = start.checked_sub(1).filter(|&lead| lead >= paragraph.start && time(lead) == Some(start));
        let slashes = marks.iter().filter(|mark| matches!(mark, '/' | '-')).count();
        let dated =
            led.is_some() || slashes > 0 && slashes == marks.len() && looks_like_a_day(reading, start, at);
        if dated {
            out.push(Candidate { span: reading.span(led.unwrap_or(start), at), form: Form::Date });
            continue;
        }
        let unit = [Class::Unit, Class::Counter].into_iter();
        let counted = unit.filter_map(|class| reading.phrase(at, class)).map(Match::end).max();
        let percent = (reading.mark(at) == Some('%')).then_some(at + 1);
        let end = counted.into_iter().chain(percent).max().unwrap_or(at).min(paragraph.end);
        at = at.max(end);
        out.push(Candidate { span: reading.span(start, end), form: Form::Number });
    }
}

/// Whether numbers with strokes between them can be day, month and year.
fn looks_like_a_day(reading: &Reading<'_>, start: usize, end: usize) -> bool {
    let parts: Vec<u32> = (start..end).step_by(2).filter_map(|at| reading.piece(at).parse().ok()).collect();
    let month = |n: u32| (1..=12).contains(&n);
    match *parts.as_slice() {
        [day, other] => {
            (1..=31).contains(&day) && month(other) || month(day) && (1900..2200).contains(&other)
        }
        [day, other, _] => (1..=31).contains(&day) && month(other),
        _ => false,
    }
}

fn orders(reading: &Reading<'_>, paragraph: &Paragraph, out: &mut Vec<Candidate>) {
    let mut at = paragraph.start;
    while at < paragraph.end {
        // `theo yêu cầu` gives no order.
        if let Some(noun) = reading.phrase(at, Class::TriggerNoun) {
            at = noun.end();
            continue;
        }
        let Some(verb) = reading.phrase(at, Class::Trigger).map(Match::end) else {
            at += 1;
            continue;
        };
        let stops = |at: usize| {
            matches!(reading.mark(at), Some(';' | '!' | '?' | '…' | ':')) || full_stop(reading, at)
        };
        let end = (verb..paragraph.end).find(|&at| stops(at)).unwrap_or(paragraph.end);
        if verb < end {
            out.push(Candidate { span: reading.span(verb, end), form: Form::Order });
        }
        at = end.max(at + 1);
    }
}

/// A full stop, and not the mark within a number or a code.
fn full_stop(reading: &Reading<'_>, at: usize) -> bool {
    reading.mark(at) == Some('.')
        && reading.token(at + 1).is_none_or(|next| next.spaced() || next.kind == Kind::Break)
}

impl Candidate {
    /// What of it nobody has labelled or rejected: an instruction around it says nothing of what is in
    /// it, and what surrounds a verb of order says nothing of the order.
    pub fn undecided(&self, document: &Document) -> Option<Span> {
        let concerns = |known: &Annotation| match self.form {
            Form::Order => known.label == Label::Instruction,
            Form::Capitals | Form::Number | Form::Date => known.label != Label::Instruction,
        };
        let mut rest = self.span;
        for known in document.annotations().overlapping(self.span).filter(|known| concerns(known)) {
            if self.form != Form::Capitals {
                return None;
            }
            if known.span.start > rest.start {
                // What stands before it.
                let before = Span::new(rest.start, known.span.start);
                if let Some(before) = named(document.text(), before) {
                    return Some(before);
                }
            }
            rest = Span::new(rest.start.max(known.span.end).min(rest.end), rest.end);
        }
        if rest == self.span { Some(rest) } else { named(document.text(), rest) }
    }
}

/// A part of a capital run that still has a capital in it.
fn named(text: &Text, span: Span) -> Option<Span> {
    trim(text, span).filter(|&span| text.slice(span).contains(char::is_uppercase))
}
