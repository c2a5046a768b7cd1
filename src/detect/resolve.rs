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

/// Drops what is outdone and puts the rest in order, label by label.
pub(super) fn resolve(candidates: &mut Vec<Candidate>) {
    candidates.sort_unstable_by_key(|candidate| {
        (candidate.label, candidate.span.start, Reverse(candidate.span.end), Reverse(candidate.score))
    });
    candidates.dedup_by(|candidate, last| {
        let outdone = last.label == candidate.label && last.span.overlaps(candidate.span);
        if outdone && (candidate.span.len(), candidate.score) > (last.span.len(), last.score) {
            std::mem::swap(candidate, last);
        }
        outdone
    });
}

/// The order of place, longest first.
pub(super) fn place(candidate: &Candidate) -> (ByteOffset, Reverse<ByteOffset>, Label) {
    (candidate.span.start, Reverse(candidate.span.end), candidate.label)
}
