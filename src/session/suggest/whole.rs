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
    let mut changes = regions(document, detection);
    let is_free = |a: &Annotation| held.is_free(a);
    let free = document.annotations().iter().map(AsRef::as_ref).filter(|annotation| is_free(annotation));
    let free: FxHashMap<(Span, Label), &Annotation> = free.map(|a| ((a.span, a.label), a)).collect();

    let mut names = Names::of(document);
    let mut entity_of: FxHashMap<usize, EntityId> = FxHashMap::default();
    for entity in &detection.entities {
        let id = names.called(&entity.name);
        entity_of.extend(entity.mentions.iter().map(|&place| (place, id)));
    }

    let mut next = document.next_annotation();
    let mut id_of: FxHashMap<usize, AnnotationId> = FxHashMap::default();
    let mut again: FxHashSet<AnnotationId> = FxHashSet::default();
    let mut annotations = Vec::new();
    for (place, suggestion) in detection.suggestions.iter().enumerate() {
        if is_set_aside(document, suggestion.span) || held.is_deleted(suggestion.span, suggestion.label) {
            continue;
        }
        let mut settled = document
            .annotations()
            .overlapping(suggestion.span)
            .filter(|known| !is_free(known) && known.label == suggestion.label);
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
            annotations.push(Change::Annotation(Put::add(fresh)));
            continue;
        };
        again.insert(id);
        if *known != fresh {
            annotations.push(Change::Annotation(Put::replace(known.clone(), fresh)));
        }
    }

    let gone = |id: AnnotationId| {
        !again.contains(&id) && document.annotation(id).is_some_and(|annotation| is_free(annotation))
    };
    let wanted: Vec<_> = detection
        .relations
        .iter()
        .filter_map(|found| Some(((&found.kind, *id_of.get(&found.from)?, *id_of.get(&found.to)?), found)))
        .collect();
    let wanted_keys: FxHashSet<_> = wanted.iter().map(|(key, _)| *key).collect();
    let (mut kept, mut next) = (FxHashSet::default(), document.next_relation());
    for relation in document.relations() {
        let key = (&relation.kind, relation.from, relation.to);
        let loose = gone(relation.from) || gone(relation.to);
        let open = relation.status == Status::Suggested
            && held.leaves(relation.id)
            && (again.contains(&relation.from) || again.contains(&relation.to));
        if loose || open && !wanted_keys.contains(&key) {
            changes.push(Change::Relation(Put::remove(relation.clone())));
        } else {
            kept.insert(key);
        }
    }
    let stale = document.annotations().iter().filter(|annotation| gone(annotation.id));
    let mentioned: FxHashSet<EntityId> = entity_of.values().copied().collect();
    let mut forgotten: Vec<Change> = forgotten(document, held, &mentioned);
    changes.extend(stale.map(|annotation| Change::Annotation(Put::remove(Annotation::clone(annotation)))));
    changes.append(&mut names.new);
    changes.append(&mut annotations);
    changes.append(&mut forgotten);
    for ((kind, from, to), found) in wanted {
        if !kept.insert((kind, from, to)) {
            continue;
        }
        let id = next;
        next = RelationId(id.0.saturating_add(1));
        changes.push(Change::Relation(Put::add(related(id, found, from, to))));
    }
    Transaction::new(changes)
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
