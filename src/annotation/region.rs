//! Stretches of a text that are none of the article.

use super::{Provenance, Put, Status};
use crate::text::Span;

/// A stretch of a text that is none of the article: a menu, a counter, a byline.
///
/// What is suggested, accepted or manual is left out of detection and of exported data. A rejected
/// one belongs to the article whatever it looks like, and is not suggested again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Region {
    /// What it covers; its identity, for no two of a document overlap.
    pub span: Span,
    /// How far it has been verified.
    pub status: Status,
    /// Who or what found it.
    pub provenance: Provenance,
}

impl Region {
    /// Whether a person has said that it is none of the article.
    pub fn is_decided(&self) -> bool {
        self.status.is_live() && self.status.is_settled()
    }
}

/// The regions of a document, in order of place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Regions(Vec<Region>);

/// The change was made for another state.
pub(super) struct Stale;

impl Regions {
    /// All, in order of place.
    pub(super) fn as_slice(&self) -> &[Region] {
        &self.0
    }

    /// Those that share a byte with a span, in order of place.
    pub(super) fn overlapping(&self, span: Span) -> &[Region] {
        let first = self.0.partition_point(|region| region.span.end <= span.start);
        let after = self.0.partition_point(|region| region.span.start < span.end);
        self.0.get(first..after).unwrap_or_default()
    }

    /// Puts a region in, out, or in another's place.
    pub(super) fn put(&mut self, put: &Put<Region>) -> Result<(), Stale> {
        let Some(span) = put.either().map(|region| region.span) else { return Ok(()) };
        let found = self.0.binary_search_by_key(&span, |region| region.span);
        let known = found.ok().and_then(|at| self.0.get(at));
        if known != put.before.as_ref() || put.after.as_ref().is_some_and(|after| after.span != span) {
            return Err(Stale);
        }
        match (found, &put.after) {
            (Ok(at), Some(after)) => {
                if let Some(slot) = self.0.get_mut(at) {
                    *slot = after.clone();
                }
            }
            (Ok(at), None) => {
                self.0.remove(at);
            }
            (Err(at), Some(after)) => self.0.insert(at, after.clone()),
            (Err(_), None) => {}
        }
        Ok(())
    }

    /// The first that overlaps the one before it.
    pub(super) fn crossing(&self) -> Option<Span> {
        self.0.windows(2).find_map(|pair| match pair {
            [one, other] if one.span.end > other.span.start => Some(other.span),
            _ => None,
        })
    }
}
