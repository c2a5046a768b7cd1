//! The verb that gives an order, where it is the predicate of its sentence.

use super::action::{self, Action};
use super::mention::Mentions;
use crate::detect::lexicon::Class;
use crate::detect::scan::Scan;

/// What a trigger asks of what follows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// `yêu cầu`: whatever is to be done.
    Order,
    /// `chỉ đạo`, `giao`: somebody who is told.
    Direct,
    /// `nhấn mạnh`: `cần`, or a list.
    Remark,
}

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
    /// Whether it opens its sentence, so that the speaker is the one from before.
    pub(super) opens: bool,
}

impl Trigger {
    /// The trigger of a sentence: the first verb of order, unless a remark before it has its own `cần`.
    pub(super) fn find(scan: Scan<'_, '_>, mentions: &Mentions, start: usize, stop: usize) -> Option<Self> {
        let mut remark: Option<Self> = None;
        let mut at = start;
        while at < stop {
            if let Some(noun) = scan.phrase(at, Class::TriggerNoun) {
                at = noun.end();
                continue;
            }
            let Some(found) = scan.phrase(at, Class::Trigger) else {
                at += 1;
                continue;
            };
            let kind = match found.entry.value {
                "direct" => Kind::Direct,
                "remark" => Kind::Remark,
                _ => Kind::Order,
            };
            let end = found.end();
            if is_predicate(scan, mentions, start, at, end, kind) {
                let trigger = Self {
                    start: at,
                    end: end + usize::from(scan.at(end, scan.is.cho)),
                    word: found.entry.phrase,
                    kind,
                    is_report: at > start && scan.at(at - 1, scan.is.da),
                    opens: opens(scan, start, at),
                };
                if kind == Kind::Remark {
                    remark = remark.or(Some(trigger));
                } else {
                    let ordered = remark
                        .filter(|remark| (remark.end..at).any(|at| action::modal(scan, at, stop).is_some()));
                    return Some(ordered.unwrap_or(trigger));
                }
            }
            at = end;
        }
        remark
    }

    /// Whether this action is only an order if somebody is told: after `giao`, in a report, and after the
    /// `chỉ đạo` of a body, which describes what it does.
    pub(super) fn needs_told(&self, action: &Action, by_person: bool) -> bool {
        let describes = self.kind == Kind::Direct && !(by_person && self.word.contains("chỉ đạo"));
        (describes || self.is_report) && !action.is_modal
    }
}

/// Whether nothing but a connective or an adverbial stands before it.
fn opens(scan: Scan<'_, '_>, start: usize, at: usize) -> bool {
    at == start || action::skip_lead(scan, start, at + 1) >= at
}

fn is_predicate(
    scan: Scan<'_, '_>,
    mentions: &Mentions,
    start: usize,
    at: usize,
    end: usize,
    kind: Kind,
) -> bool {
    let is = scan.is;
    if kind != Kind::Remark && scan.any(end, &[is.cua, is.nay, is.ve, is.so, is.do_]) {
        return false;
    }
    if at == start {
        return kind == Kind::Order || kind == Kind::Direct;
    }
    let before = at - 1;
    let nominal = [
        is.theo, is.cua, is.cac, is.nhung, is.su, is.viec, is.duoc, is.bi, is.voi, is.ve, is.dat, is.de,
        is.nham, is.nhieu, is.mot, is.moi_, is.tu, is.vi_, is.khong, is.chua, is.ban, is.co, is.tac, is.ung_,
        is.trong, is.tren, is.so, is.hop,
    ];
    if scan.any(before, &nominal) {
        return false;
    }
    if kind != Kind::Direct {
        return true;
    }
    let after_subject = mentions.within(start, at).iter().any(|mention| mention.end == at);
    let told = scan.is_word(end) || scan.is_mark(end, ':') || after_subject && scan.is_mark(end, ',');
    if !told {
        return false;
    }
    // `giao` and `chỉ đạo` are also nouns and parts of compounds: their subject must stand before them.
    let mut last = before;
    while last > start
        && scan.any(
            last,
            &[is.da, is.cung_, is.con, is.tiep, is.tuc, is.thoi, is.dong, is.va, is.vua, is.luon, is.truc],
        )
    {
        last -= 1;
    }
    scan.is_mark(last, ',') && opens(scan, start, at)
        || scan.any(
            last,
            &[
                is.chi_, is.ong, is.ba_, is.uy_, is.dan, is.phu_, is.tuong, is.tinh, is.huyen, is.xa,
                is.phuong,
            ],
        )
        || mentions
            .within(last.saturating_sub(12).max(start), at)
            .iter()
            .any(|mention| mention.end == last + 1)
        || scan.is_capital(last)
        || last == start
        || (scan.is_mark(last, ',') || scan.at(before, is.va)) && !mentions.within(start, at).is_empty()
        || opens(scan, start, at)
}
