//! The annotations of a document, in order, with logarithmic look-ups.

use super::{Annotation, AnnotationId};
use crate::text::{ByteOffset, Span};
use std::cmp::Reverse;
use std::rc::Rc;

/// So many are added one by one: for each, those behind it move on.
const FEW: usize = 1_000;

/// Annotations ordered by start, then longest first, then id.
///
/// A clone shares the annotations themselves. Beside them stands the furthest end up to each
/// place, which never falls: so both edges of "what overlaps this span" are binary searches.
#[derive(Clone, Debug, Default)]
pub struct Annotations {
    ordered: Vec<Rc<Annotation>>,
    /// `furthest[i]` is the largest end among `ordered[..=i]`.
    furthest: Vec<ByteOffset>,
    /// `by_id[id]` is the annotation of that id: ids are handed out densely.
    by_id: Vec<Option<Rc<Annotation>>>,
}

impl PartialEq for Annotations {
    fn eq(&self, other: &Self) -> bool {
        self.ordered == other.ordered
    }
}

impl Eq for Annotations {}

fn key(annotation: &Annotation) -> (ByteOffset, Reverse<ByteOffset>, AnnotationId) {
    (annotation.span.start, Reverse(annotation.span.end), annotation.id)
}

impl Annotations {
    /// All, in order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Rc<Annotation>> + ExactSizeIterator {
        self.ordered.iter()
    }

    /// All, in order.
    pub fn as_slice(&self) -> &[Rc<Annotation>] {
        &self.ordered
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.ordered.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.ordered.is_empty()
    }

    /// The annotation of an id.
    pub fn get(&self, id: AnnotationId) -> Option<&Rc<Annotation>> {
        self.by_id.get(id.0 as usize)?.as_ref()
    }

    /// Its place in the order.
    pub fn position(&self, id: AnnotationId) -> Option<usize> {
        let wanted = key(self.get(id)?);
        self.ordered.binary_search_by_key(&wanted, |annotation| key(annotation)).ok()
    }

    /// Those that share a byte with `span`, in order.
    pub fn overlapping(&self, span: Span) -> impl Iterator<Item = &Rc<Annotation>> {
        let first = self.furthest.partition_point(|&end| end <= span.start);
        let after = self.ordered.partition_point(|annotation| annotation.span.start < span.end);
        self.ordered
            .get(first..after)
            .unwrap_or_default()
            .iter()
            .filter(move |annotation| annotation.span.overlaps(span))
    }

    /// The first id that was never used here.
    pub fn next_id(&self) -> AnnotationId {
        AnnotationId(u32::try_from(self.by_id.len()).unwrap_or(u32::MAX).max(1))
    }

    /// Puts several annotations in or out at once; `None` takes one out.
    pub(super) fn put_all(&mut self, puts: impl IntoIterator<Item = (AnnotationId, Option<Rc<Annotation>>)>) {
        let mut removed: Vec<AnnotationId> = Vec::new();
        let mut added = false;
        for (id, annotation) in puts {
            let index = id.0 as usize;
            if self.by_id.len() <= index {
                self.by_id.resize(index + 1, None);
            }
            if let Some(slot) = self.by_id.get_mut(index) {
                removed.push(id);
                added |= annotation.is_some();
                *slot = annotation;
            }
        }
        // Whoever puts in thousands has them in order.
        if !removed.is_sorted() {
            removed.sort_unstable();
        }
        removed.dedup();
        self.ordered.retain(|annotation| removed.binary_search(&annotation.id).is_err());
        if added {
            let fresh = removed.iter().filter_map(|id| self.by_id.get(id.0 as usize)?.clone());
            self.add(fresh.collect());
        }
        self.furthest.clear();
        self.furthest.extend(self.ordered.iter().scan(ByteOffset::ZERO, |furthest, annotation| {
            *furthest = (*furthest).max(annotation.span.end);
            Some(*furthest)
        }));
    }

    /// Adds to those in order. A few find their places: sorting all of them anew would not see how little is out of place,
    /// for the page's standard library is the small one.
    fn add(&mut self, fresh: Vec<Rc<Annotation>>) {
        if fresh.len() < FEW {
            for annotation in fresh {
                let at = self.ordered.partition_point(|known| key(known) < key(&annotation));
                self.ordered.insert(at, annotation);
            }
            return;
        }
        self.ordered.extend(fresh);
        if !self.ordered.is_sorted_by_key(|annotation| key(annotation)) {
            self.ordered.sort_by_key(|annotation| key(annotation));
        }
    }
}
