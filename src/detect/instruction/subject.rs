//! Who speaks, and whether from above.

use super::mention::Mention;
use super::trigger::Trigger;
use crate::detect::lexicon::Class;
use crate::detect::scan::Scan;
use crate::label::Level;

/// The subject of a trigger.
#[derive(Clone, Copy, Debug)]
pub(super) enum Subject {
    /// An official or an office that is a mention.
    Named(Mention),
    /// `đồng chí`, `ông`: the one who spoke before.
    Pronoun,
    /// `UBND tỉnh`, `Công điện`.
    Body,
    /// Who asks without giving orders: `cử tri`.
    Petitioner,
    /// Nobody is named.
    Nobody,
}

/// The subject in the words between the start of a sentence and its trigger.
pub(super) fn of(scan: Scan<'_, '_>, mentions: &[Mention], start: usize, trigger: usize) -> Subject {
    let is = scan.is;
    // What stands after the last comma is nearest to the verb, unless it is an apposition.
    let comma = (start..trigger).rev().find(|&at| scan.is_mark(at, ','));
    let nearest = comma.map_or(start, |comma| comma + 1);
    let has = |class: Class, from: usize| {
        (from..trigger).any(|at| scan.phrase(at, class).is_some_and(|found| found.end() <= trigger))
    };
    let named = mentions.iter().rev().find(|mention| mention.is_official).or(mentions.last());
    if mentions.iter().all(|mention| mention.end <= nearest) {
        if scan.any(nearest, &[is.dong, is.ong, is.ba_]) && trigger <= nearest + 6 {
            return named.map_or(Subject::Pronoun, |mention| Subject::Named(*mention));
        }
        if trigger > nearest + 1 && has(Class::Petitioner, nearest) {
            return Subject::Petitioner;
        }
        let body = |at: usize| {
            scan.phrase(at, Class::Organisation).is_some() && scan.is_capital(at)
                || scan.phrase(at, Class::DocumentType).is_some() && scan.is_capital(at)
        };
        if (nearest..trigger).any(body) && !mentions.iter().any(|mention| mention.end + 12 > trigger) {
            return Subject::Body;
        }
    }
    if let Some(mention) = named {
        return Subject::Named(*mention);
    }
    if has(Class::Petitioner, start)
        && !(start..trigger).any(|at| scan.phrase(at, Class::Honorific).is_some())
    {
        return Subject::Petitioner;
    }
    if (start..trigger).any(|at| scan.all(at, &[is.dong, is.chi_]) || scan.any(at, &[is.ong, is.ba_])) {
        return Subject::Pronoun;
    }
    Subject::Nobody
}

/// How high the speaker stands, as far as the words before the trigger tell.
pub(super) fn level(scan: Scan<'_, '_>, mentions: &[Mention], start: usize, trigger: usize) -> Option<Level> {
    mentions.iter().rev().find_map(|mention| mention.level).or_else(|| level_in(scan, start, trigger))
}

/// The level of the first body or unit in a stretch.
fn level_in(scan: Scan<'_, '_>, start: usize, end: usize) -> Option<Level> {
    (start..end).find_map(|at| level_at(scan, at))
}

fn level_at(scan: Scan<'_, '_>, at: usize) -> Option<Level> {
    let of = |value: &str| match value.rsplit([':', '=']).next().unwrap_or_default() {
        "central" => Some(Level::Central),
        "province" => Some(Level::Province),
        "district" => Some(Level::District),
        "commune" => Some(Level::Commune),
        "unit" => Some(Level::Unit),
        _ => None,
    };
    let body = scan.phrase(at, Class::Organisation).filter(|_| scan.is_capital(at));
    if let Some(level) = body.and_then(|body| of(body.entry.value.split('>').next().unwrap_or_default())) {
        return Some(level);
    }
    scan.phrase(at, Class::Level).and_then(|unit| of(&format!(":{}", unit.entry.value)))
}

/// A request to those above, or from a council to a committee beside it, is no instruction.
pub(super) fn is_upward(
    scan: Scan<'_, '_>,
    start: usize,
    trigger: &Trigger,
    speaker: Option<Level>,
    told: usize,
    stop: usize,
) -> bool {
    if !trigger.word.contains("đề nghị") {
        return false;
    }
    let told_end = super::action::first(scan, told, stop).map_or(told, |action| action.told_end);
    let Some(above) = level_in(scan, told, told_end.min(told + 8)) else { return false };
    let council = (start..trigger.start).any(|at| is_council(scan, at))
        && !(start..trigger.start).any(|at| scan.at(at, scan.is.uy_))
        && is_committee(scan, told);
    council || rank(above) < speaker.map_or(1, rank)
}

fn is_council(scan: Scan<'_, '_>, at: usize) -> bool {
    scan.phrase(at, Class::Organisation)
        .is_some_and(|body| matches!(body.entry.phrase, "HĐND" | "Hội đồng nhân dân" | "Thường trực HĐND"))
}

fn is_committee(scan: Scan<'_, '_>, at: usize) -> bool {
    scan.phrase(at, Class::Organisation)
        .is_some_and(|body| matches!(body.entry.phrase, "UBND" | "Ủy ban nhân dân"))
}

fn rank(level: Level) -> u8 {
    match level {
        Level::Central => 0,
        Level::Province => 1,
        Level::District => 2,
        Level::Commune => 3,
        Level::Unit => 4,
    }
}

/// The one who is understood where a trigger has no subject of its own.
#[derive(Debug, Default)]
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
    pub(super) fn hear(&mut self, scan: Scan<'_, '_>, mentions: &[Mention], stop: usize) {
        let says = |mention: &&Mention| {
            mention.is_official
                && (mention.end..stop).any(|at| {
                    scan.phrase(at, Class::Predicate).is_some() || scan.phrase(at, Class::Trigger).is_some()
                })
        };
        if let Some(mention) = mentions.iter().rev().find(says) {
            self.set(*mention, mentions.iter().rev().find_map(|mention| mention.level));
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
    pub(super) fn is_named_like(&self, scan: Scan<'_, '_>, other: &Mention) -> bool {
        let words = |mention: &Mention| {
            scan.reading
                .tokens()
                .get(mention.start..mention.end)
                .unwrap_or_default()
                .iter()
                .map(|token| token.word)
        };
        self.current.is_some_and(|current| current.index == other.index || words(&current).eq(words(other)))
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
