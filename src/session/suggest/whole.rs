//! The suggestions of a document brought up to a detection of all of it.

use super::free::{Held, is_set_aside};
use super::made::{Names, region, related, suggested};
use crate::annotation::{
    Annotation, AnnotationId, Change, Document, EntityId, Put, Region, RelationId, Status, Transaction,
};
use crate::detect::Detection;
use crate::label::Label;
use crate::text::Span;
use rustc_hash::{FxHashMap, FxHashSet};

/// The transaction that brings a document's suggestions up to a detection.
///
/// A suggestion that is found again keeps its identity, one that is not is removed, unless a person
/// has left something on it: a note, or a relation. What a person has decided stays, and keeps out a
/// suggestion of the same label that overlaps it (I7): a rejected span is not proposed again. In a region
/// that a person has set aside nothing is suggested, nor what they have deleted while the text was read.
pub fn suggest(document: &Document, detection: &Detection) -> Transaction {
    suggest_beside(document, detection, &Held::of(document))
}

/// The same, leaving what a person holds.
pub(super) fn suggest_beside(document: &Document, detection: &Detection, held: &Held) -> Transaction {
    let mut names = Names::of(document);
    let mut entity_of: FxHashMap<usize, EntityId> = FxHashMap::default();
    for entity in &detection.entities {
        let id = names.called(&entity.name);
        entity_of.extend(entity.mentions.iter().map(|&place| (place, id)));
    }
    let found = Found::of(document, detection, held, &entity_of);
    let [unrelated, mut new_relations] = relations(document, detection, held, &found);
    let gone = document.annotations().iter().filter(|known| found.is_gone(known, held));
    let mentioned: FxHashSet<EntityId> = entity_of.values().copied().collect();
    let mut forgotten: Vec<Change> = forgotten(document, held, &mentioned);

    let mut changes = regions(document, detection);
    changes.extend(unrelated);
    changes.extend(gone.map(|annotation| Change::Annotation(Put::remove(Annotation::clone(annotation)))));
    changes.append(&mut names.new);
    changes.extend(found.changes);
    changes.append(&mut forgotten);
    changes.append(&mut new_relations);
    Transaction::new(changes)
}

/// What becomes of the annotations.
struct Found {
    /// The annotations of suggestions, by their places in the detection.
    id_of: FxHashMap<usize, AnnotationId>,
    /// Those that were suggested before.
    again: FxHashSet<AnnotationId>,
    /// Those that are new or found otherwise.
    changes: Vec<Change>,
}

impl Found {
    fn of(
        document: &Document,
        detection: &Detection,
        held: &Held,
        entity_of: &FxHashMap<usize, EntityId>,
    ) -> Self {
        let free = document.annotations().iter().map(AsRef::as_ref).filter(|known| held.is_free(known));
        let free: FxHashMap<(Span, Label), &Annotation> = free.map(|a| ((a.span, a.label), a)).collect();
        let mut next = document.next_annotation();
        let mut id_of: FxHashMap<usize, AnnotationId> = FxHashMap::default();
        let mut again: FxHashSet<AnnotationId> = FxHashSet::default();
        let mut changes = Vec::new();
        for (place, suggestion) in detection.suggestions.iter().enumerate() {
            if is_set_aside(document, suggestion.span) || held.is_deleted(suggestion.span, suggestion.label) {
                continue;
            }
            let mut settled = document
                .annotations()
                .overlapping(suggestion.span)
                .filter(|known| !held.is_free(known) && known.label == suggestion.label);
            if let Some(known) = settled.next() {
                if known.span == suggestion.span {
                    id_of.insert(place, known.id);
                }
                continue;
            }
            let found_before = free.get(&(suggestion.span, suggestion.label)).copied();
            let id = found_before.map_or(next, |known| known.id);
            let fresh = suggested(id, suggestion, entity_of.get(&place).copied());
            id_of.insert(place, id);
            let Some(known) = found_before else {
                next = AnnotationId(id.0.saturating_add(1));
                changes.push(Change::Annotation(Put::add(fresh)));
                continue;
            };
            again.insert(id);
            if *known != fresh {
                changes.push(Change::Annotation(Put::replace(known.clone(), fresh)));
            }
        }
        Self { id_of, again, changes }
    }

    /// Whether an annotation was suggested and is not found again.
    fn is_gone(&self, known: &Annotation, held: &Held) -> bool {
        !self.again.contains(&known.id) && held.is_free(known)
    }
}

/// What becomes of the relations: those that go, and those that come.
fn relations(document: &Document, detection: &Detection, held: &Held, ends: &Found) -> [Vec<Change>; 2] {
    let gone = |id: AnnotationId| document.annotation(id).is_some_and(|known| ends.is_gone(known, held));
    let end = |place: usize| ends.id_of.get(&place).copied();
    let wanted = detection.relations.iter().filter_map(|found| {
        let key = (&found.kind, end(found.from)?, end(found.to)?);
        Some((key, found))
    });
    let wanted: Vec<_> = wanted.collect();
    let wanted_keys: FxHashSet<_> = wanted.iter().map(|(key, _)| *key).collect();
    let (mut removed, mut added, mut kept) = (Vec::new(), Vec::new(), FxHashSet::default());
    for relation in document.relations() {
        let key = (&relation.kind, relation.from, relation.to);
        let loose = gone(relation.from) || gone(relation.to);
        let open = relation.status == Status::Suggested
            && held.leaves(relation.id)
            && (ends.again.contains(&relation.from) || ends.again.contains(&relation.to));
        if loose || open && !wanted_keys.contains(&key) {
            removed.push(Change::Relation(Put::remove(relation.clone())));
        } else {
            kept.insert(key);
        }
    }
    let mut next = document.next_relation();
    for ((kind, from, to), found) in wanted {
        if kept.insert((kind, from, to)) {
            added.push(Change::Relation(Put::add(related(next, found, from, to))));
            next = RelationId(next.0.saturating_add(1));
        }
    }
    [removed, added]
}

/// The people whom suggestions alone have mentioned that are not found again: nobody is left who is meant.
fn forgotten(document: &Document, held: &Held, found: &FxHashSet<EntityId>) -> Vec<Change> {
    let mut meant: FxHashSet<EntityId> = found | &held.entities;
    let mut let_go: FxHashSet<EntityId> = FxHashSet::default();
    for known in document.annotations().iter() {
        meant.extend(known.trail.pasts().iter().filter_map(|past| past.entity));
        let by = if held.is_free(known) { &mut let_go } else { &mut meant };
        by.extend(known.entity);
    }
    let people =
        document.entities().filter(|entity| let_go.contains(&entity.id) && !meant.contains(&entity.id));
    people.map(|entity| Change::Entity(Put::remove(entity.clone()))).collect()
}

/// The suggested regions brought up to a detection; what a person has decided stays.
fn regions(document: &Document, detection: &Detection) -> Vec<Change> {
    let wanted = detection.asides.iter().filter_map(|aside| region(document, *aside));
    let mut wanted: FxHashMap<Span, Region> = wanted.map(|region| (region.span, region)).collect();
    let mut changes = Vec::new();
    for known in document.regions() {
        let again = wanted.remove(&known.span);
        if known.status == Status::Suggested && again.is_none() {
            changes.push(Change::Region(Put::remove(known.clone())));
        }
    }
    let decided =
        |span: Span| document.regions_overlapping(span).iter().any(|known| known.status.is_settled());
    let mut fresh: Vec<Region> = wanted.into_values().filter(|region| !decided(region.span)).collect();
    fresh.sort_unstable_by_key(|region| region.span);
    changes.extend(fresh.into_iter().map(|region| Change::Region(Put::add(region))));
    changes
}
