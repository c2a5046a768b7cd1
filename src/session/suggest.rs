//! From what a detector found to a transaction.

use crate::annotation::{
    Annotation, AnnotationId, ApplyError, Change, Document, Entity, EntityId, Meta, Provenance, Put,
    Relation, RelationId, Status, Transaction,
};
use crate::detect::{self, Detection};
use crate::label::Label;
use crate::text::{Span, Text, is_blank};
use rustc_hash::{FxHashMap, FxHashSet};

/// The longest [`heading`], in characters.
const HEADING: usize = 200;

/// An article with everything that the detectors find in it: what the page shows after a paste, and
/// what the command line writes.
pub fn annotate(text: Text, meta: Meta) -> Document {
    let detection = detect::detect(&text);
    let document = Document::new(text, meta);
    // A detection of this very text always fits it; if it did not, the bare text is worth more than nothing.
    with_suggestions(&document, &detection).unwrap_or(document)
}

/// What an article is called until somebody names it: its first line that is not blank, cut where it
/// is very long; empty for an empty text.
pub fn heading(text: &Text) -> String {
    let line = text.as_str().lines().map(|line| line.trim_matches(is_blank)).find(|line| !line.is_empty());
    line.unwrap_or_default().chars().take(HEADING).collect()
}

/// A document with its suggestions brought up to a detection, and with the article's own date where
/// that was not known.
///
/// # Errors
/// Where the detection is of another text.
pub fn with_suggestions(document: &Document, detection: &Detection) -> Result<Document, ApplyError> {
    let mut transaction = suggest(document, detection);
    let before = document.meta();
    if let Some(published) = detection.published.as_ref().filter(|_| before.published.is_empty()) {
        let after = Meta { published: published.clone(), ..before.clone() };
        transaction.changes.push(Change::Meta(Put::replace(before.clone(), after)));
    }
    document.apply(&transaction)
}

/// The transaction that brings a document's suggestions up to a detection.
///
/// A suggestion that is found again keeps its identity, one that is not is removed, unless a person
/// has left something on it: a note, or a relation. What a person has decided stays, and keeps out a
/// suggestion of the same label that overlaps it (I7): a rejected span is not proposed again.
pub fn suggest(document: &Document, detection: &Detection) -> Transaction {
    let mut changes = Vec::new();
    let linked: FxHashSet<AnnotationId> =
        document.relations().filter(|r| r.status.is_settled()).flat_map(|r| [r.from, r.to]).collect();
    let is_free =
        |a: &Annotation| a.status == Status::Suggested && a.note.is_empty() && !linked.contains(&a.id);
    let free = document.annotations().iter().map(AsRef::as_ref).filter(|annotation| is_free(annotation));
    let free: FxHashMap<(Span, Label), &Annotation> = free.map(|a| ((a.span, a.label), a)).collect();

    let known: FxHashMap<&str, EntityId> =
        document.entities().map(|known| (known.name.as_str(), known.id)).collect();
    let mut next_entity = document.next_entity();
    let mut entity_of: FxHashMap<usize, EntityId> = FxHashMap::default();
    let mut entities = Vec::new();
    for entity in &detection.entities {
        let id = known.get(entity.name.as_str()).copied().unwrap_or_else(|| {
            let id = next_entity;
            next_entity = EntityId(id.0.saturating_add(1));
            entities.push(Change::Entity(Put::add(Entity { id, name: entity.name.clone() })));
            id
        });
        entity_of.extend(entity.mentions.iter().map(|&place| (place, id)));
    }

    let mut next = document.next_annotation();
    let mut id_of: FxHashMap<usize, AnnotationId> = FxHashMap::default();
    let mut again: FxHashSet<AnnotationId> = FxHashSet::default();
    let mut annotations = Vec::new();
    for (place, suggestion) in detection.suggestions.iter().enumerate() {
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
        let fresh = Annotation {
            id,
            span: suggestion.span,
            label: suggestion.label,
            value: suggestion.value.clone(),
            entity: entity_of.get(&place).copied(),
            status: Status::Suggested,
            provenance: by_rule(suggestion.rule, suggestion.score),
            note: String::new(),
        };
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
            && (again.contains(&relation.from) || again.contains(&relation.to));
        if loose || open && !wanted_keys.contains(&key) {
            changes.push(Change::Relation(Put::remove(relation.clone())));
        } else {
            kept.insert(key);
        }
    }
    let stale = document.annotations().iter().filter(|annotation| gone(annotation.id));
    changes.extend(stale.map(|annotation| Change::Annotation(Put::remove(Annotation::clone(annotation)))));
    changes.append(&mut entities);
    changes.append(&mut annotations);
    for ((kind, from, to), found) in wanted {
        if !kept.insert((kind, from, to)) {
            continue;
        }
        let id = next;
        next = RelationId(id.0.saturating_add(1));
        let provenance = by_rule(found.rule, found.score);
        let kind = kind.clone();
        let relation = Relation { id, kind, from, to, status: Status::Suggested, provenance };
        changes.push(Change::Relation(Put::add(relation)));
    }
    Transaction::new(changes)
}

fn by_rule(rule: &detect::Rule, score: u16) -> Provenance {
    Provenance::Rule { rule: rule.id.to_owned(), version: detect::VERSION.to_owned(), score }
}
