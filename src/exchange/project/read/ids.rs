//! Numbers for the ids of one list.

use crate::annotation::AnnotationId;
use crate::exchange::problem::Problems;
use crate::exchange::{Place, Problem};
use rustc_hash::FxHashSet;

/// Numbers for the ids of one list: those that its things have, and others for those without.
pub(super) struct Ids {
    prefix: char,
    taken: FxHashSet<u32>,
    next: u32,
}

/// Ids are indices in the store: one far beyond the number of things is not kept.
pub(super) fn most_ids(things: usize) -> u32 {
    let most = u32::try_from(things).unwrap_or(u32::MAX).saturating_mul(16).saturating_add(1 << 20);
    most.min(AnnotationId::END.0 - 1)
}

impl Ids {
    /// The numbers that the things of a list have, by the ids that the file gives them.
    pub(super) fn read(prefix: char, ids: &[Option<&str>]) -> (Self, Vec<Option<u32>>) {
        let most = most_ids(ids.len());
        let mut taken = FxHashSet::default();
        let kept: Vec<Option<u32>> = ids
            .iter()
            .map(|id| {
                let digits = id.as_ref()?.strip_prefix(prefix)?;
                // Written as we write it: without a sign, and without zeros in front.
                let plain = digits == "0" || digits.starts_with(|first| matches!(first, '1'..='9'));
                let number = digits.parse::<u32>().ok().filter(|number| plain && *number <= most)?;
                taken.insert(number).then_some(number)
            })
            .collect();
        let next = taken.iter().max().map_or(1, |last| last + 1);
        (Self { prefix, taken, next }, kept)
    }

    /// The number that a thing has, or another one where it has none of its own; `had` it an id, that is told.
    pub(super) fn number(
        &mut self,
        kept: Option<u32>,
        had: bool,
        place: &dyn Fn() -> Place,
        problems: &mut Problems,
    ) -> u32 {
        if let Some(number) = kept {
            return number;
        }
        let number = self.next;
        self.next = number.saturating_add(1);
        self.taken.insert(number);
        if had {
            let to = format!("{}{number}", self.prefix);
            problems.push(Problem::Renumbered { place: place(), to });
        }
        number
    }
}
