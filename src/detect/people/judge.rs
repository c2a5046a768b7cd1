//! Which names are officials'.

use super::gap::{Gap, terms_end};
use super::{Context, Cue, People, Reason, Unit, UnitKind};
use crate::detect::entity::endings;
use crate::detect::lexicon::sense::Link;
use crate::detect::lexicon::{Class, word, words};
use crate::detect::position::place::phrase;
use crate::detect::reading::Reading;
use crate::detect::sentence;
use rustc_hash::FxHashSet;

impl People {
    /// Names that share a title: `các Phó Chủ tịch HĐND tỉnh Lê Thị Hoa, Trần Văn Bảy`.
    fn sharers(&self, reading: &Reading<'_>) -> Vec<usize> {
        let mut names = Vec::new();
        for at in 0..self.units.len() {
            if !self.office(at).is_some_and(|(_, context)| context.several) {
                continue;
            }
            let mut last = at;
            while self.name(last + 1).is_some() {
                let gap = self.gap(reading, last, last + 1);
                let joins = if last == at {
                    matches!(gap, Gap::Nothing | Gap::Colon) || self.is_enumerated(reading, at)
                } else {
                    matches!(gap, Gap::Comma | Gap::And | Gap::Semicolon | Gap::Dash)
                };
                if !joins {
                    break;
                }
                last += 1;
                names.push(last);
            }
        }
        names
    }

    /// `các Phó Bí thư gồm: ông Lê Văn Tám, …`: whether a verb of enumeration leads from an office to the name after it.
    fn is_enumerated(&self, reading: &Reading<'_>, office: usize) -> bool {
        let (Some(office), Some(name)) = (self.units.get(office), self.units.get(office + 1)) else {
            return false;
        };
        let end = terms_end(reading, office.end);
        let verb = if reading.all(end, words!("gồm có")) || reading.all(end, words!("bao gồm")) {
            end + 2
        } else if reading.all(end, words!("đối với")) {
            // `kết quả bầu các Phó Chủ tịch UBND tỉnh đối với ông Lê Văn Tám, …`
            end + 2
        } else if reading.any(end, words!["là", "gồm"]) {
            end + 1
        } else {
            return false;
        };
        name.lead == verb + usize::from(reading.is_mark(verb, ':'))
    }

    /// Names of people who are moved to or from an office in the same sentence: `bầu bà Lê Thị Hoa
    /// giữ chức Chủ tịch HĐND xã`, `chức vụ Chủ tịch UBND tỉnh của ông Lê Văn Tám`.
    fn moved(&self, reading: &Reading<'_>) -> Vec<usize> {
        let mut names = Vec::new();
        let mut last: Option<usize> = None;
        for (at, unit) in self.units.iter().enumerate() {
            match &unit.kind {
                UnitKind::Name(name) => {
                    let cued = name.cue != Cue::None;
                    // `… đối với bà Lê Thị Hoa, bà Lê Thị Mai và ông Lê Văn Tám`
                    let with_last = at.checked_sub(1).is_some_and(|before| {
                        names.last() == Some(&before)
                            && matches!(self.gap(reading, before, at), Gap::And | Gap::Comma)
                    });
                    if self.held_moved(reading, at, cued)
                        || cued && (with_last || self.succeeds(reading, at) || self.leaves(reading, at))
                    {
                        names.push(at);
                    }
                    let joined = last.is_some_and(|last| {
                        last + 1 == at && matches!(self.gap(reading, last, at), Gap::And | Gap::Comma)
                    });
                    last = (cued || joined).then_some(at);
                }
                UnitKind::Office(_, context) => {
                    if context.moved
                        && let Some(name) = last.take()
                        && self.units.get(name).is_some_and(|left| are_near(reading, left, unit))
                    {
                        names.extend(self.joined_before(reading, name)..=name);
                    }
                }
            }
        }
        names
    }

    /// The office right before a unit.
    fn office_before(&self, at: usize) -> Option<(&Unit, Context)> {
        let before = at.checked_sub(1)?;
        let (_, context) = self.office(before)?;
        Some((self.units.get(before)?, context))
    }

    /// `miễn nhiệm chức vụ Phó Chủ tịch HĐND xã đối với bà Lê Thị Hoa`: whether who bears a name held the office before it.
    fn held_moved(&self, reading: &Reading<'_>, at: usize, cued: bool) -> bool {
        let Some((office, context)) = self.office_before(at) else { return false };
        let link = phrase(reading, terms_end(reading, office.end), Class::Link);
        // `đối với: ông Lê Văn Tám, …`
        let leads = |end: usize, name: &Unit| name.lead == end + usize::from(reading.is_mark(end, ':'));
        let link = link.filter(|link| self.units.get(at).is_some_and(|name| leads(link.end(), name)));
        (context.moved || self.is_beside_moved(reading, at - 1))
            && link.is_some_and(|link| {
                link.is(Link::Of) || cued && matches!(link.entry.phrase, "đối với" | "cho")
            })
    }

    /// `xóa tư cách Chủ tịch UBND tỉnh giai đoạn 2015 - 2020, Phó Chủ tịch UBND tỉnh giai đoạn 2012 - 2014`: whether an
    /// office is joined to one that somebody is moved from.
    fn is_beside_moved(&self, reading: &Reading<'_>, office: usize) -> bool {
        let (Some((before, context)), Some(office)) = (self.office_before(office), self.units.get(office))
        else {
            return false;
        };
        let end = terms_end(reading, before.end);
        context.moved && office.lead <= end + 1 && (reading.is_mark(end, ',') || reading.is(end, word!("và")))
    }

    /// `giữ chức Giám đốc Sở Xây dựng, thay ông Lê Văn Tám`
    fn succeeds(&self, reading: &Reading<'_>, at: usize) -> bool {
        let (Some((office, _)), Some(name)) = (self.office_before(at), self.units.get(at)) else {
            return false;
        };
        let instead = reading.follows(name.lead, words!["thay"])
            || name.lead > 1 && reading.all(name.lead - 2, words!("thay cho"));
        instead && are_near(reading, office, name)
    }

    /// `trên cương vị Chủ tịch UBND xã, ông Lê Văn Tám …`
    fn leaves(&self, reading: &Reading<'_>, at: usize) -> bool {
        self.office_before(at).is_some_and(|(_, context)| context.moved)
            && self.gap(reading, at - 1, at) == Gap::Comma
    }

    /// A flag for each unit, set where the unit is among these.
    fn flags(&self, units: impl Iterator<Item = usize>) -> Vec<bool> {
        let mut flags = vec![false; self.units.len()];
        for unit in units {
            if let Some(flag) = flags.get_mut(unit) {
                *flag = true;
            }
        }
        flags
    }

    /// Which names are officials'.
    pub(super) fn judge(&mut self, reading: &Reading<'_>) {
        let holders = self.flags(self.links.iter().map(|&(name, _)| name).chain(self.moved(reading)));
        let sharers = self.flags(self.sharers(reading).into_iter());
        let mut full: FxHashSet<String> = FxHashSet::default();
        let mut given: FxHashSet<String> = FxHashSet::default();
        for (at, unit) in self.units.iter_mut().enumerate() {
            let UnitKind::Name(name) = &mut unit.kind else { continue };
            name.reason = if is_in(&holders, at) {
                Some(Reason::Office)
            } else {
                match name.cue {
                    Cue::Comrade => Some(Reason::Honorific),
                    Cue::Rank => Some(Reason::Rank),
                    Cue::Listed => Some(Reason::Listed),
                    Cue::None | Cue::Person => is_in(&sharers, at).then_some(Reason::Listed),
                }
            };
            if name.reason.is_some() {
                given.extend(endings(&name.key).map(str::to_owned));
                full.insert(name.key.clone());
            }
        }
        for unit in &mut self.units {
            let UnitKind::Name(name) = &mut unit.kind else { continue };
            if name.reason.is_some() {
                continue;
            }
            if name.key.contains(' ') && full.contains(&name.key) {
                name.reason = Some(Reason::Repeated);
            } else if name.cue == Cue::Person && given.contains(&name.key) {
                name.reason = Some(Reason::Short);
            }
        }
    }
}

/// Whether two units stand in one sentence, not far from each other.
fn are_near(reading: &Reading<'_>, left: &Unit, right: &Unit) -> bool {
    right.lead.saturating_sub(left.end) <= 24
        && !(left.end..right.lead).any(|at| sentence::parts(reading, at))
}

fn is_in(flags: &[bool], at: usize) -> bool {
    flags.get(at).copied().unwrap_or(false)
}
