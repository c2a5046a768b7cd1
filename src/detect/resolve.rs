//! Which of overlapping candidates stay.
//!
//! Candidates of one label never overlap: the longer wins, then the higher score, then the one
//! that begins first. Candidates of different labels may nest and cross; whether one kind keeps
//! out another (a figure inside a date) is decided by the detector that runs later, which sees
//! what was found before it.

use super::Candidate;
use crate::label::Label;
use crate::text::ByteOffset;
use std::cmp::Reverse;

/// Drops what is outdone and puts the rest in order of place, longest first.
pub(super) fn resolve(candidates: &mut Vec<Candidate>) {
    candidates.sort_unstable_by_key(|candidate| {
        (candidate.label, candidate.span.start, Reverse(candidate.span.end), Reverse(candidate.score))
    });
    let mut kept: Vec<Candidate> = Vec::with_capacity(candidates.len());
    for candidate in candidates.drain(..) {
        match kept.last_mut() {
            Some(last) if last.label == candidate.label && last.span.overlaps(candidate.span) => {
                if (candidate.span.len(), candidate.score) > (last.span.len(), last.score) {
                    *last = candidate;
                }
            }
            _ => kept.push(candidate),
        }
    }
    kept.sort_unstable_by_key(place);
    *candidates = kept;
}

/// The order of place, longest first.
pub(super) fn place(candidate: &Candidate) -> (ByteOffset, Reverse<ByteOffset>, Label) {
    (candidate.span.start, Reverse(candidate.span.end), candidate.label)
}
