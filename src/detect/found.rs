//! What the detectors before this one found.

use super::Candidate;
use super::resolve::{place, resolve};
use super::stretches::Stretches;
use crate::label::Label;
use crate::text::{ByteOffset, Span};
use std::borrow::Borrow;

/// What the detectors before this one found, resolved: a row for each label.
#[derive(Debug, Default)]
pub struct Found {
    rows: Vec<Row>,
}

/// The candidates of one label in order of place; none overlap.
#[derive(Debug)]
struct Row {
    label: Label,
    candidates: Vec<Candidate>,
    /// Where they begin.
    begins_at: Stretches,
}

impl Found {
    /// Everything that begins at or after an offset, in order of place, longest first.
    pub(super) fn since(&self, start: ByteOffset) -> impl Iterator<Item = &Candidate> {
        merged(self.rows.iter().map(move |row| row.since(start).iter()))
    }

    /// What of a label shares a byte with `span`, in order of place.
    pub fn overlapping(&self, label: Label, span: Span) -> impl Iterator<Item = &Candidate> {
        let row = self.rows.iter().find(|row| row.label == label);
        row.into_iter().flat_map(move |row| row.overlapping(span))
    }

    /// Takes in what one detector proposes in one block, and decides where candidates of one label overlap.
    /// Each label has one detector, which reads block by block: what was found before stays as it is.
    pub(super) fn extend(&mut self, mut fresh: Vec<Candidate>) {
        resolve(&mut fresh);
        while let Some(label) = fresh.first().map(|candidate| candidate.label) {
            let others = fresh.split_off(fresh.partition_point(|candidate| candidate.label == label));
            if let Some(row) = self.rows.iter_mut().find(|row| row.label == label) {
                row.extend(fresh);
            } else {
                let mut row = Row { label, candidates: Vec::new(), begins_at: Stretches::default() };
                row.extend(fresh);
                self.rows.push(row);
            }
            fresh = others;
        }
    }

    /// Everything at the end, in order of place, longest first.
    pub(super) fn into_candidates(self) -> Vec<Candidate> {
        let mut all = Vec::with_capacity(self.rows.iter().map(|row| row.candidates.len()).sum());
        all.extend(merged(self.rows.into_iter().map(|row| row.candidates.into_iter())));
        all
    }
}

impl Row {
    fn extend(&mut self, fresh: Vec<Candidate>) {
        // A paragraph is in one block, and no candidate runs over two.
        debug_assert!(
            self.candidates
                .last()
                .zip(fresh.first())
                .is_none_or(|(last, first)| last.span.end <= first.span.start)
        );
        for candidate in &fresh {
            self.begins_at.push(candidate.span.start);
        }
        self.candidates.extend(fresh);
    }

    /// The place of the first that begins at or after an offset.
    fn place(&self, offset: ByteOffset) -> usize {
        let near = self.begins_at.around(offset);
        let candidates = self.candidates.get(near.clone()).unwrap_or_default();
        near.start + candidates.partition_point(|candidate| candidate.span.start < offset)
    }

    fn since(&self, start: ByteOffset) -> &[Candidate] {
        self.candidates.get(self.place(start)..).unwrap_or_default()
    }

    fn overlapping(&self, span: Span) -> impl Iterator<Item = &Candidate> {
        let after = self.place(span.start);
        // Of those that begin before the span only the last can reach into it.
        let rest = self.candidates.get(after.saturating_sub(1)..).unwrap_or_default();
        rest.iter()
            .take_while(move |candidate| candidate.span.start < span.end)
            .filter(move |candidate| candidate.span.overlaps(span))
    }
}

/// The candidates of several rows, each in order of place, as one.
fn merged<C: Borrow<Candidate>>(
    rows: impl Iterator<Item = impl Iterator<Item = C>>,
) -> impl Iterator<Item = C> {
    let mut rows: Vec<_> = rows.map(Iterator::peekable).collect();
    std::iter::from_fn(move || {
        let first = |row: &mut std::iter::Peekable<_>| row.peek().map(|first: &C| place(first.borrow()));
        let (_, next) =
            rows.iter_mut().filter_map(|row| Some((first(row)?, row))).min_by_key(|(first, _)| *first)?;
        next.next()
    })
}
