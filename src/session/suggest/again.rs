//! The suggestions of a document brought up to a change of its regions: only what that changes is looked at.

use super::free::{Held, is_set_aside};
use super::made::{Names, region, related, suggested};
use crate::annotation::{
    Annotation, AnnotationId, Change, Document, EntityId, Put, Relation, RelationId, Status,
};
use crate::detect::Detection;
use crate::detect::again::{Again, Difference};
use crate::label::Label;
use crate::text::{Span, snap};
use rustc_hash::{FxHashMap, FxHashSet};

/// The changes that bring a document's suggestions up to a change of its regions, whose transaction
/// these become part of; the document has the regions already.
pub(in crate::session) fn revise(document: &Document, again: &Again) -> Vec<Change> {
    let Again { found, difference, .. } = again;
    let held = Held::of(document);
    let at = |span: Span, label: Label| {
        document.annotations().overlapping(span).find(|known| known.span == span && known.label == label)
    };
    // What is no longer found goes, and whatever nobody has touched in a region that is set aside.
    let gone = difference.gone.iter().filter_map(|&(span, label)| at(span, label));
    let set_aside = document.regions().iter().filter(|region| region.is_decided());
    let set_aside = set_aside.flat_map(|region| document.annotations().overlapping(region.span));
    let gone: FxHashSet<AnnotationId> =
        gone.chain(set_aside).filter(|known| held.is_free(known)).map(|known| known.id).collect();
    let mut fresh = Fresh::new(document, found, difference, &held, &gone);
    fresh.annotations(difference);
    let mut changes = parted(document, difference, &gone, at);
    let stale = document.annotations().iter().filter(|known| gone.contains(&known.id));
    changes.extend(stale.map(|known| Change::Annotation(Put::remove(Annotation::clone(known)))));
    changes.append(&mut fresh.changes);
    changes.extend(fresh.relations(difference));
    changes.extend(asides(document, difference));
    changes
}

/// Relations that are no longer suggested, and those of annotations that go.
fn parted<'d>(
    document: &'d Document,
    difference: &Difference,
    gone: &FxHashSet<AnnotationId>,
    at: impl Fn(Span, Label) -> Option<&'d std::rc::Rc<Annotation>>,
) -> Vec<Change> {
    let mut parted = FxHashSet::default();
    for (kind, from, to) in &difference.parted {
        if let (Some(from), Some(to)) = (at(from.0, from.1), at(to.0, to.1)) {
            parted.insert((kind, from.id, to.id));
        }
    }
    let goes = |relation: &&Relation| {
        gone.contains(&relation.from)
            || gone.contains(&relation.to)
            || relation.status == Status::Suggested
                && parted.contains(&(&relation.kind, relation.from, relation.to))
    };
    document
        .relations()
        .filter(goes)
        .map(|relation| Change::Relation(Put::remove(relation.clone())))
        .collect()
}

/// Suggested regions that are no more, and new ones where nothing else is.
fn asides(document: &Document, difference: &Difference) -> Vec<Change> {
    let suggested = |span: Span| {
        let known = document.regions_overlapping(span).iter();
        known.filter(|known| known.status == Status::Suggested).find(|known| known.span == span).cloned()
    };
    let spans = difference.returned.iter().filter_map(|&span| snap(document.text(), span));
    let returned = spans.filter_map(suggested).map(|region| Change::Region(Put::remove(region)));
    let new = difference.set_aside.iter().filter_map(|&aside| region(document, aside));
    let free = new.filter(|region| document.regions_overlapping(region.span).is_empty());
    returned.chain(free.map(|region| Change::Region(Put::add(region)))).collect()
}

/// What is new, on its way into a document.
struct Fresh<'d> {
    document: &'d Document,
    found: &'d Detection,
    held: &'d Held,
    gone: &'d FxHashSet<AnnotationId>,
    entity_of: FxHashMap<usize, EntityId>,
    id_of: FxHashMap<(Span, Label), AnnotationId>,
    changes: Vec<Change>,
}

impl<'d> Fresh<'d> {
    fn new(
        document: &'d Document,
        found: &'d Detection,
        difference: &Difference,
        held: &'d Held,
        gone: &'d FxHashSet<AnnotationId>,
    ) -> Self {
        let (entity_of, id_of, changes) = Default::default();
        let mut fresh = Self { document, found, held, gone, entity_of, id_of, changes };
        fresh.entities(difference);
        fresh
    }

    /// The people of what is new, by the names that the document has for them.
    fn entities(&mut self, difference: &Difference) {
        let mut names = Names::of(self.document);
        let new: FxHashSet<usize> = difference.fresh.iter().copied().collect();
        for entity in &self.found.entities {
            let mentions: Vec<usize> =
                entity.mentions.iter().copied().filter(|place| new.contains(place)).collect();
            if mentions.is_empty() {
                continue;
            }
            let id = names.called(&entity.name);
            self.entity_of.extend(mentions.into_iter().map(|place| (place, id)));
        }
        self.changes.append(&mut names.new);
    }

    fn annotations(&mut self, difference: &Difference) {
        let mut next = self.document.next_annotation();
        for &place in &difference.fresh {
            let Some(found) = self.found.suggestions.get(place) else { continue };
            if is_set_aside(self.document, found.span) {
                continue;
            }
            let key = (found.span, found.label);
            let entity = self.entity_of.get(&place).copied();
            let mut same = self
                .document
                .annotations()
                .overlapping(found.span)
                .filter(|known| known.label == found.label && !self.gone.contains(&known.id));
            match same.next() {
                None => {
                    self.id_of.insert(key, next);
                    self.changes.push(Change::Annotation(Put::add(suggested(next, found, entity))));
                    next = AnnotationId(next.0.saturating_add(1));
                }
                Some(known) if known.span == found.span && self.held.is_free(known) => {
                    let after = suggested(known.id, found, entity);
                    if **known != after {
                        let known = Annotation::clone(known);
                        self.changes.push(Change::Annotation(Put::replace(known, after)));
                    }
                }
                // A person's, or one that overlaps it otherwise: it stays.
                Some(_) => {}
            }
        }
    }

    fn relations(&self, difference: &Difference) -> Vec<Change> {
        let id = |place: usize| {
            let found = self.found.suggestions.get(place)?;
            let key = (found.span, found.label);
            self.id_of.get(&key).copied().or_else(|| {
                let known = self.document.annotations().overlapping(found.span);
                let known = known.filter(|known| !self.gone.contains(&known.id));
                known.into_iter().find(|known| (known.span, known.label) == key).map(|known| known.id)
            })
        };
        let mut next = self.document.next_relation();
        let mut changes = Vec::new();
        for found in difference.joined.iter().filter_map(|&at| self.found.relations.get(at)) {
            let (Some(from), Some(to)) = (id(found.from), id(found.to)) else { continue };
            let known = self.document.relations_of(from);
            if known.into_iter().any(|known| known.kind == found.kind && (known.from, known.to) == (from, to))
            {
                continue;
            }
            changes.push(Change::Relation(Put::add(related(next, found, from, to))));
            next = RelationId(next.0.saturating_add(1));
        }
        changes
    }
}
