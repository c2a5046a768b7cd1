//! Several annotations at once: which are picked in the list, and what is done to them in one step.

use super::exclusive::Places;
use super::update::{commit, told};
use super::{Notice, Session, annotations_in_view, edit};
use crate::annotation::{Annotation, AnnotationId, Change, Status, Transaction};
use crate::label::Label;
use crate::text::Span;
use rustc_hash::FxHashSet;
use std::collections::BTreeSet;
use std::rc::Rc;

/// The annotations that are picked in the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Picked {
    /// Which.
    pub ids: Rc<BTreeSet<AnnotationId>>,
    /// Where a range begins: the one picked last by itself.
    anchor: Option<AnnotationId>,
}

/// How annotations are picked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pick {
    /// Adds one, or takes it out.
    Toggle(AnnotationId),
    /// All from the one picked last by itself to this one, as listed; nothing else.
    To(AnnotationId),
    /// All that are listed.
    All,
    /// None.
    Nothing,
}

/// What is done to several annotations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bulk {
    /// Suggestions are found right, rejected ones are restored.
    Accept,
    /// They are found wrong; what a person made is taken away.
    Reject,
    /// They are taken away.
    Delete,
    /// They get a label.
    Relabel(Label),
}

/// The picked ones after a further pick.
pub(super) fn picked(session: &Session, pick: Pick) -> Option<Session> {
    let before = &session.picked;
    let listed = || annotations_in_view(session).map(|annotation| annotation.id);
    let after = match pick {
        Pick::Nothing => Picked::default(),
        Pick::All => Picked { ids: Rc::new(listed().collect()), anchor: before.anchor },
        Pick::Toggle(id) => {
            let mut ids = BTreeSet::clone(&before.ids);
            if !ids.remove(&id) {
                ids.insert(id);
            }
            Picked { ids: Rc::new(ids), anchor: Some(id) }
        }
        Pick::To(id) => {
            let listed: Vec<AnnotationId> = listed().collect();
            let to = listed.iter().position(|&known| known == id)?;
            let open = before.anchor.or(session.open);
            let from = listed.iter().position(|&known| Some(known) == open).unwrap_or(to);
            let range = listed.get(from.min(to)..=from.max(to))?;
            Picked { ids: Rc::new(range.iter().copied().collect()), anchor: listed.get(from).copied() }
        }
    };
    (after != *before).then(|| Session { picked: after, ..session.clone() })
}

impl Picked {
    /// Those that are still listed: nothing is done to what is not seen.
    pub(super) fn within(&self, session: &Session) -> Self {
        if self.ids.is_empty() {
            return self.clone();
        }
        let listed = annotations_in_view(session).map(|known| known.id);
        let ids: BTreeSet<AnnotationId> = listed.filter(|id| self.ids.contains(id)).collect();
        if ids.len() == self.ids.len() {
            return self.clone();
        }
        Self { ids: Rc::new(ids), anchor: self.anchor }
    }
}

/// Does one thing to all that are picked, in one step.
pub(super) fn bulk(session: &Session, deed: Bulk) -> Option<Session> {
    let document = session.document.as_ref()?;
    let known: Vec<&Rc<Annotation>> =
        session.picked.ids.iter().filter_map(|&id| document.annotation(id)).collect();
    let ids = |of: &dyn Fn(&Annotation) -> bool| -> Vec<AnnotationId> {
        known.iter().filter(|known| of(known)).map(|known| known.id).collect()
    };
    let decide = |of: &dyn Fn(Status) -> bool, status: Status| -> Vec<Change> {
        known.iter().filter(|known| of(known.status)).map(|known| edit::decided(known, status)).collect()
    };
    let (changes, notice) = match deed {
        Bulk::Accept => {
            let changes =
                decide(&|status| matches!(status, Status::Suggested | Status::Rejected), Status::Accepted);
            let count = changes.len();
            (changes, Notice::Accepted(count))
        }
        Bulk::Reject => {
            let mut changes =
                decide(&|status| !matches!(status, Status::Rejected | Status::Manual), Status::Rejected);
            let (rejected, made) = (changes.len(), ids(&|known| known.status == Status::Manual));
            changes.extend(edit::delete(document, &made));
            let notice = match (rejected, made.len()) {
                (rejected, 0) => Notice::Rejected(rejected),
                (0, deleted) => Notice::Deleted(deleted),
                (rejected, deleted) => Notice::RejectedOrDeleted { rejected, deleted },
            };
            (changes, notice)
        }
        Bulk::Delete => (edit::delete(document, &ids(&|_| true)), Notice::Deleted(known.len())),
        Bulk::Relabel(label) => {
            document.labels().get(label)?;
            let mut taken: FxHashSet<Span> = FxHashSet::default();
            // Two of one span must not both become the same.
            let fits = known.iter().filter(|known| {
                known.label != label && !edit::carries(document, known, label) && taken.insert(known.span)
            });
            let mut fits: Vec<&Rc<Annotation>> = fits.copied().collect();
            fits.sort_by_key(|known| known.span);
            let mut places = Places::of(document, label);
            fits.retain(|known| places.take(known.span, Some(known.id)));
            let fits: Vec<AnnotationId> = fits.iter().map(|known| known.id).collect();
            // What gave way to them is not counted.
            (places.make(edit::relabel(document, &fits, label)), Notice::Relabelled(fits.len(), label))
        }
    };
    Some(if changes.is_empty() {
        told(session, Notice::NothingToChange)
    } else {
        commit(session, Transaction::new(changes), None, notice)
    })
}
