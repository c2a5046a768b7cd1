//! What the detectors before this one found.

use super::Candidate;
use super::resolve::{place, resolve};
use crate::text::{ByteOffset, Span};

/// What the detectors before this one found, resolved, in order of place, longest first.
#[derive(Debug, Default)]
pub struct Found {
    candidates: Vec<Candidate>,
    /// `furthest[i]` is the largest end among `candidates[..=i]`: it never falls, so both edges of a
    /// look-up are binary searches.
    furthest: Vec<ByteOffset>,
}

impl Found {
    /// Everything found so far.
    pub fn all(&self) -> &[Candidate] {
        &self.candidates
    }

    /// What shares a byte with `span`, in order of place.
    pub fn overlapping(&self, span: Span) -> impl Iterator<Item = &Candidate> {
        let first = self.furthest.partition_point(|&end| end <= span.start);
        let after = self.candidates.partition_point(|candidate| candidate.span.start < span.end);
        self.candidates
            .get(first..after)
            .unwrap_or_default()
            .iter()
            .filter(move |candidate| candidate.span.overlaps(span))
    }

    /// Takes in what one detector proposes, and decides where candidates of one label overlap.
    /// Each label has one detector, so that what was found before stays as it is.
    pub(super) fn extend(&mut self, mut fresh: Vec<Candidate>) {
        resolve(&mut fresh);
        debug_assert!(
            fresh.first().is_none_or(|new| self.candidates.iter().all(|old| old.label != new.label))
        );
        self.candidates.extend(fresh);
        // Two sorted runs, which the stable sort merges.
        self.candidates.sort_by_key(place);
        self.furthest.clear();
        self.furthest.extend(self.candidates.iter().scan(ByteOffset::ZERO, |furthest, candidate| {
            *furthest = (*furthest).max(candidate.span.end);
            Some(*furthest)
        }));
    }

    /// Everything, at the end.
    pub(super) fn into_candidates(self) -> Vec<Candidate> {
        self.candidates
    }
}
