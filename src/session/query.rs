//! What the page derives from a session.

use super::relate::relatable;
use super::{Direction, Filter, Reach, Session};
use crate::annotation::{Annotation, AnnotationId, Status};
use crate::label::Label;
use crate::text::strip_diacritics;
use std::collections::BTreeMap;
use std::rc::Rc;

/// How many annotations a label has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Not rejected.
    pub live: usize,
    /// Suggestions that nobody has decided.
    pub to_review: usize,
    /// Rejected suggestions.
    pub rejected: usize,
}

/// How far the review has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Annotations that a person has decided, rejected ones included.
    pub decided: usize,
    /// All annotations.
    pub total: usize,
}

/// The counts by label.
pub fn counts(session: &Session) -> BTreeMap<Label, Counts> {
    let mut counts: BTreeMap<Label, Counts> = BTreeMap::new();
    for annotation in session.document.iter().flat_map(|document| document.annotations().iter()) {
        let count = counts.entry(annotation.label).or_default();
        count.live += usize::from(annotation.status.is_live());
        count.to_review += usize::from(annotation.status == Status::Suggested);
        count.rejected += usize::from(annotation.status == Status::Rejected);
    }
    counts
}

/// How far the review has come.
pub fn progress(session: &Session) -> Progress {
    session.document.iter().flat_map(|document| document.annotations().iter()).fold(
        Progress::default(),
        |progress, annotation| Progress {
            decided: progress.decided + usize::from(annotation.status.is_settled()),
            total: progress.total + 1,
        },
    )
}

/// The annotations that the filter shows, in order.
pub fn annotations_in_view(session: &Session) -> impl Iterator<Item = &Rc<Annotation>> {
    let wanted = strip_diacritics(&session.filter.search);
    session.document.iter().flat_map(move |document| {
        let wanted = wanted.clone();
        document.annotations().iter().filter(move |annotation| {
            shows(&session.filter, annotation)
                && (wanted.is_empty()
                    || strip_diacritics(document.text().slice(annotation.span)).contains(&wanted))
        })
    })
}

/// Whether a filter shows an annotation, whatever is searched for.
pub(super) fn shows(filter: &Filter, annotation: &Annotation) -> bool {
    !filter.hidden.contains(&annotation.label) && filter.status.admits(annotation.status)
}

/// The next or previous annotation from the open one, or from the selection, the caret or the edge.
pub fn neighbour(session: &Session, direction: Direction, reach: Reach) -> Option<AnnotationId> {
    let document = session.document.as_ref()?;
    // Where a relation is being drawn, only what it may lead to.
    let relatable = session.relating.map(|from| relatable(document, from));
    let related = |annotation: &Annotation| relatable.as_ref().is_none_or(|fits| fits(annotation));
    let admitted = |annotation: &&Rc<Annotation>| {
        related(annotation)
            && match reach {
                Reach::Shown => shows(&session.filter, annotation),
                Reach::ToReview => {
                    annotation.status == Status::Suggested
                        && !session.filter.hidden.contains(&annotation.label)
                }
            }
    };
    let all = document.annotations().as_slice();
    let open = session.open.and_then(|id| document.annotations().position(id));
    let here = session.selection.map(|span| span.start).or(session.caret.map(|caret| caret.at));
    let selected = here.map(|here| all.partition_point(|annotation| annotation.span.start < here));
    let found = match direction {
        Direction::Forward => {
            let from = open.map(|at| at + 1).or(selected).unwrap_or(0);
            all.get(from..)?.iter().find(admitted)
        }
        Direction::Back => {
            let before = open.or(selected).unwrap_or(all.len());
            all.get(..before)?.iter().rev().find(admitted)
        }
    };
    found.map(|annotation| annotation.id)
}
