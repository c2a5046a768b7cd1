//! Who is understood to speak where a trigger has no subject of its own.

use super::mention::{Mention, Mentions};
use super::noun::is_numbered_document;
use crate::detect::lexicon::{Class, word, words};
use crate::detect::reading::Reading;
use crate::label::Level;

/// The one who is understood where a trigger has no subject of its own.
#[derive(Clone, Debug, Default)]
pub(super) struct Speaker {
    current: Option<Mention>,
    caption: Option<Mention>,
    pub(super) level: Option<Level>,
    is_body: bool,
}

impl Speaker {
    pub(super) fn begin_paragraph(&mut self) {
        self.is_body = false;
    }

    /// The words under a picture name a speaker only where the text does not.
    pub(super) fn hear_caption(&mut self, mentions: &[Mention]) {
        self.caption = mentions.iter().find(|mention| mention.is_official).copied().or(self.caption);
    }

    /// A sentence without a trigger: an official in it who says something is the speaker.
    pub(super) fn hear(&mut self, reading: &Reading<'_>, mentions: &[Mention], stop: usize) {
        // `Theo đồng chí …, tỷ lệ hộ nghèo còn 38%`: who is quoted.
        let is_source = |mention: &Mention| {
            (mention.start.saturating_sub(4)..mention.start).any(|at| reading.is(at, word!("theo")))
        };
        // The last word that says or does something: it answers for everybody who is named before it.
        let first = mentions.first().map_or(stop, |mention| mention.end);
        let verb = (first..stop).rev().find(|&at| {
            reading.phrase(at, Class::Predicate).is_some() || reading.phrase(at, Class::Trigger).is_some()
        });
        let says = |mention: &&Mention| {
            mention.is_official && (is_source(mention) || verb.is_some_and(|verb| mention.end <= verb))
        };
        // `Chủ tịch UBND tỉnh vừa ban hành Công điện số 10. Theo đó, …`: who signs it gives its orders.
        let issuer = mentions.iter().rev().find(|mention| issues(reading, mention.end, stop));
        if let Some(issuer) = issuer {
            self.set(*issuer, issuer.level);
            return;
        }
        if let Some(mention) = mentions.iter().rev().find(says) {
            // The office beside the name: another one in the sentence is somebody else's.
            let beside = |other: &&Mention| {
                other.level.is_some() && other.start <= mention.end + 6 && mention.start <= other.end + 6
            };
            self.set(*mention, mentions.iter().find(beside).and_then(|office| office.level));
            return;
        }
        // `Phát biểu tại đây, đồng chí Bí thư Tỉnh ủy chúc mừng …`: nobody is named, the office speaks.
        let addressed = |office: &&Mention| {
            (office.start.saturating_sub(3)..office.start).any(|at| {
                reading.phrase(at, Class::Honorific).is_some_and(|found| found.end() == office.start)
            }) && reading.phrase(office.end, Class::Predicate).is_some()
        };
        if let Some(office) = mentions.iter().rev().find(addressed) {
            self.set(*office, office.level);
        }
    }

    pub(super) fn set(&mut self, mention: Mention, level: Option<Level>) {
        self.current = Some(mention);
        self.level = level.or(mention.level).or(self.level);
        self.is_body = false;
    }

    /// A body spoke: what follows without a subject is its word.
    pub(super) fn body(&mut self, level: Option<Level>) {
        self.is_body = true;
        self.level = level;
    }

    /// Whether a mention is in the words of the one who spoke last.
    pub(super) fn is_named_like(&self, reading: &Reading<'_>, other: &Mention) -> bool {
        let words = |mention: &Mention| {
            reading
                .tokens()
                .get(mention.start..mention.end)
                .unwrap_or_default()
                .iter()
                .map(|token| token.word)
        };
        self.current.is_some_and(|current| current.index == other.index || words(&current).eq(words(other)))
    }

    /// Whether an office is that of the one who spoke last, in full or its role alone: `Thủ tướng` after
    /// `Thủ tướng Chính phủ …`.
    pub(super) fn is_office(&self, reading: &Reading<'_>, mentions: &Mentions, other: &Mention) -> bool {
        let Some(current) = self.current.filter(|_| !other.is_official) else { return false };
        let begins_alike = |office: &Mention| {
            (other.start..other.end)
                .zip(office.start..office.end)
                .all(|(own, its)| reading.word(own) == reading.word(its))
                && other.end - other.start <= office.end - office.start
        };
        mentions
            .within(current.start.saturating_sub(OFFICES), current.end + OFFICES)
            .iter()
            .any(|near| !near.is_official && near.end <= other.start && begins_alike(near))
    }

    pub(super) fn is_known(&self) -> bool {
        self.current.is_some() || self.caption.is_some() || self.is_body
    }

    pub(super) fn index(&self) -> Option<usize> {
        if self.is_body {
            return None;
        }
        self.current.or(self.caption).map(|mention| mention.index)
    }
}

/// How far from a name its offices stand.
const OFFICES: usize = 16;

/// `vừa ký ban hành Công điện`: whether somebody's name ends before the verb of issuing a document.
fn issues(reading: &Reading<'_>, end: usize, stop: usize) -> bool {
    let verb = (end..stop.min(end + 4)).find(|&at| !reading.any(at, words!["vừa", "mới", "đã", "cũng"]));
    verb.is_some_and(|at| {
        let document = |at: usize| (at..stop.min(at + 4)).any(|at| is_numbered_document(reading, at));
        reading.is(at, word!("ký")) && document(at + 1)
            || reading.all(at, words!("ban hành")) && document(at + 2)
            || reading.is(at, word!("có")) && at > end && document(at + 1)
    })
}
