//! Detecting again only what a change of the [`Scope`] affects.
//!
//! An excerpt of the text is read twice: in the scope that was and in the one that is. What differs
//! between the two is what the change does; what the excerpt lacks is lacking in both and cancels
//! out. The excerpt holds
//!
//! - the lines that the change touches, with those around them as far as the nearest long paragraphs,
//!   for lists of other news end there;
//! - the lines of the next dates before and after them, for a date may be told by one before it;
//! - the lines that name anyone who is named in them, wherever they are;
//! - the first line of running text, for what a paragraph is hangs on whether the body has begun.
//!
//! The article's own date is found in the top of the text in either scope. The excerpt grows until
//! everything that differs lies well inside it, and until reading it in the old scope finds what is
//! known to have been found around the change; when it would be most of the text, all of it is read.
//!
//! So the work grows with what the change affects: with the places that name the same people, not
//! with the text. What is left of the text is only searched for their names, which takes a small
//! part of the time of reading it.

mod difference;
mod excerpt;

pub use difference::{Difference, Key};

use super::reading::{Known, Reading};
use super::zone::Zone;
use super::{Detection, Scope, Suggestion, detect_within};
use crate::annotation::{Annotation, Annotations, Provenance, Status};
use crate::label::{DateValue, Label};
use crate::text::{Span, Text, fold};
use excerpt::Excerpt;
use rustc_hash::FxHashSet;
use std::collections::BTreeSet;
use std::rc::Rc;

/// Lines with text on either side of one that differs.
const REACH: usize = 3;

/// Bytes of a line that ends a list of other news: a paragraph of sixty tokens is longer.
const LONG: usize = 400;

/// Lines with text in whose beginning the article's own date is looked for; `date::published` reads as
/// many paragraphs or fewer.
const TOP: usize = 64;

/// What a change of the scope does.
#[derive(Debug)]
pub struct Again {
    /// What is found in the new scope: where something differs, but not everywhere.
    pub found: Detection,
    /// What it has and the old one had not, and the other way round.
    pub difference: Difference,
    /// Whether the whole text was read.
    pub whole: bool,
    /// Bytes that were read, each time that they were.
    pub read: usize,
}

/// Detects again what a change from one scope to another affects. `known` is what was found before,
/// as it stands: the suggestions among it are compared.
pub fn again(text: &Text, before: Scope<'_>, after: Scope<'_>, known: &Annotations) -> Again {
    let lines = Lines { text };
    let touched: BTreeSet<usize> =
        changed(before, after).into_iter().flat_map(|span| lines.of(span)).collect();
    let (old, new) = (top(text, before, &lines), top(text, after, &lines));
    let mut read = old.read + new.read;
    if old.published != new.published {
        return whole(text, before, after, read);
    }
    let mut seeds = touched.clone();
    let mut beside: BTreeSet<usize> = old.body.into_iter().chain(new.body).collect();
    let mut people: FxHashSet<String> = FxHashSet::default();
    let mut reach = REACH;
    loop {
        let mut wanted = lines.around(&seeds, reach, true);
        wanted.extend(&beside);
        wanted.extend(seeds.iter().flat_map(|&seed| lines.dates_beside(seed, known)));
        let excerpt = Excerpt::new(text, wanted.iter().filter_map(|&line| lines.span(line)));
        if excerpt.len() * 2 > text.len().get() {
            return whole(text, before, after, read);
        }
        let one = excerpt.find(before, old.published.clone());
        let other = excerpt.find(after, new.published.clone());
        read += 2 * excerpt.len();
        let difference = Difference::of(&one, &other);
        let differing: BTreeSet<usize> = difference.spans(&other).flat_map(|span| lines.of(span)).collect();
        let mut grown = false;
        for &line in &differing {
            grown |= seeds.insert(line);
        }
        let fresh = names_in(text, &one, &other, |line| seeds.contains(&line), &lines);
        let fresh: FxHashSet<String> = fresh.difference(&people).cloned().collect();
        if !fresh.is_empty() {
            for line in lines.naming(&fresh) {
                grown |= beside.insert(line) && !wanted.contains(&line);
            }
            people.extend(fresh);
        }
        let near = lines.around(&touched, reach.div_ceil(2), false);
        if !agrees(&one, known, near.difference(&touched).filter_map(|&line| lines.span(line))) {
            reach *= 2;
            grown = true;
        }
        if !grown {
            return Again { found: other, difference, whole: false, read };
        }
    }
}

fn whole(text: &Text, before: Scope<'_>, after: Scope<'_>, read: usize) -> Again {
    let (one, found) = (detect_within(text, before), detect_within(text, after));
    let difference = Difference::of(&one, &found);
    Again { found, difference, whole: true, read: read + 2 * text.len().get() }
}

/// The stretches that are in one scope and not in the other.
fn changed(before: Scope<'_>, after: Scope<'_>) -> Vec<Span> {
    let apart = |one: &[Span], other: &[Span]| -> Vec<Span> {
        one.iter().filter(|span| other.binary_search(span).is_err()).copied().collect()
    };
    [
        apart(before.ignored, after.ignored),
        apart(after.ignored, before.ignored),
        apart(before.kept, after.kept),
        apart(after.kept, before.kept),
    ]
    .concat()
}

/// What the top of a text says about all of it.
struct Top {
    published: Option<DateValue>,
    body: Option<usize>,
    read: usize,
}

fn top(text: &Text, scope: Scope<'_>, lines: &Lines<'_>) -> Top {
    let with_text = (0..lines.count()).filter(|&line| lines.has_text(line));
    let excerpt = Excerpt::new(text, with_text.take(TOP).filter_map(|line| lines.span(line)));
    let (source, kept) = excerpt.masked(scope);
    let reading = Reading::knowing(&source, Known { kept: &kept, ..Known::default() });
    let body = reading.paragraphs().iter().find(|paragraph| paragraph.zone == Zone::Body);
    let body = body.and_then(|body| excerpt.back(reading.span(body.start, body.end)));
    Top {
        published: reading.published().cloned(),
        body: body.and_then(|span| lines.of(span).next()),
        read: excerpt.len(),
    }
}

/// The given names of the people that are named in some lines, folded.
fn names_in(
    text: &Text,
    one: &Detection,
    other: &Detection,
    wanted: impl Fn(usize) -> bool,
    lines: &Lines<'_>,
) -> FxHashSet<String> {
    let all = one.suggestions.iter().chain(&other.suggestions);
    let people = all.filter(|found| found.label == Label::Official && lines.of(found.span).any(&wanted));
    people.filter_map(|found| text.slice(found.span).split_whitespace().next_back().map(fold)).collect()
}

/// Whether what is known around the change is found again: if not, the excerpt lacks something.
fn agrees(found: &Detection, known: &Annotations, mut near: impl Iterator<Item = Span>) -> bool {
    let all = &found.suggestions;
    near.all(|line| {
        let by_rule = |known: &&Rc<Annotation>| {
            known.status == Status::Suggested
                && matches!(known.provenance, Provenance::Rule { .. })
                && line.contains(known.span)
        };
        known.overlapping(line).filter(by_rule).all(|known| is_found(all, known))
    })
}

fn is_found(all: &[Suggestion], known: &Annotation) -> bool {
    let from = all.partition_point(|found| found.span.start < known.span.start);
    let here = all.get(from..).unwrap_or_default().iter();
    here.take_while(|found| found.span.start == known.span.start)
        .any(|found| found.span == known.span && found.label == known.label && found.value == known.value)
}

/// How many dates may stand between one and the one that tells it.
const DATES: usize = 12;

/// The next dates among some annotations.
fn dates<'a>(known: impl Iterator<Item = &'a Rc<Annotation>>) -> impl Iterator<Item = Span> {
    let dates = known.filter(|known| known.label == Label::Date && known.status.is_live());
    dates.take(DATES).map(|known| known.span)
}

/// A text by its lines, numbered from zero.
struct Lines<'t> {
    text: &'t Text,
}

impl Lines<'_> {
    fn count(&self) -> usize {
        self.text.index().lines().len()
    }

    /// A line with its break.
    fn span(&self, line: usize) -> Option<Span> {
        self.text.index().lines().get(line).map(|line| Span::new(line.span.start, line.next))
    }

    fn has_text(&self, line: usize) -> bool {
        self.text
            .index()
            .lines()
            .get(line)
            .is_some_and(|line| self.text.slice(line.span).chars().any(|c| !c.is_whitespace()))
    }

    fn is_long(&self, line: usize) -> bool {
        self.text.index().lines().get(line).is_some_and(|line| line.span.len() >= LONG)
    }

    /// The lines that a span is on.
    fn of(&self, span: Span) -> impl Iterator<Item = usize> + use<> {
        let index = self.text.index();
        let last = span.end.back(usize::from(!span.is_empty()));
        index.line_of(span.start).get()..=index.line_of(last).get()
    }

    /// The lines of the known dates before and after a line: `cùng ngày` may pass over years and deadlines
    /// to the day that it means.
    fn dates_beside(&self, line: usize, known: &Annotations) -> impl Iterator<Item = usize> {
        let span = self.span(line).unwrap_or(Span::of(0, 0));
        let all = known.as_slice();
        let start = all.partition_point(|known| known.span.start < span.start);
        let end = all.partition_point(|known| known.span.start < span.end);
        let before = dates(all.get(..start).unwrap_or_default().iter().rev());
        let after = dates(all.get(end..).unwrap_or_default().iter());
        before.chain(after).flat_map(|span| self.of(span))
    }

    /// Some lines with `reach` lines that have text on either side of each, as far as a long one where that
    /// is wanted.
    fn around(&self, seeds: &BTreeSet<usize>, reach: usize, to_long: bool) -> BTreeSet<usize> {
        let mut wanted = seeds.clone();
        // Each way ends at the next seed, whose own goes at least as far: no line is passed twice.
        let mut from = 0;
        for &seed in seeds {
            wanted.extend(self.way((from..seed).rev(), reach, to_long));
            from = seed + 1;
        }
        let mut until = self.count();
        for &seed in seeds.iter().rev() {
            wanted.extend(self.way(seed + 1..until, reach, to_long));
            until = seed;
        }
        wanted
    }

    /// The first of some lines, until `reach` of them have text and, where that is wanted, one is long.
    fn way(
        &self,
        lines: impl Iterator<Item = usize>,
        reach: usize,
        to_long: bool,
    ) -> impl Iterator<Item = usize> {
        let (mut met, mut long) = (0, !to_long);
        lines.take_while(move |&line| {
            let goes_on = met < reach || !long;
            met += usize::from(self.has_text(line));
            long |= self.is_long(line);
            goes_on
        })
    }

    /// The lines in which one of these folded words stands with a capital.
    fn naming(&self, people: &FxHashSet<String>) -> Vec<usize> {
        let lines = self.text.index().lines().iter().enumerate();
        lines
            .filter(|(_, line)| {
                let words = self.text.slice(line.span).split(|c: char| !c.is_alphabetic() && c != '\'');
                words
                    .filter(|word| word.chars().next().is_some_and(char::is_uppercase))
                    .any(|word| people.contains(&fold(word)))
            })
            .map(|(at, _)| at)
            .collect()
    }
}
