//! What the detectors before this one found.

use super::{Candidate, resolve::resolve};
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
    pub(super) fn extend(&mut self, fresh: Vec<Candidate>) {
        self.candidates.extend(fresh);
        resolve(&mut self.candidates);
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
