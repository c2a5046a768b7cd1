//! From what a detector found to a transaction.

use crate::annotation::{
    Annotation, AnnotationId, ApplyError, Change, Document, Entity, EntityId, Meta, Provenance, Put, Region,
    Relation, RelationId, Status, Trail, Transaction,
};
use crate::detect::again::{Again, Difference};
use crate::detect::{self, Aside, Detection};
use crate::label::{Attributes, Label};
use crate::text::{Span, Text, is_blank, snap};
use rustc_hash::{FxHashMap, FxHashSet};

/// The longest [`heading`], in characters.
const HEADING: usize = 200;

/// An article with everything that the detectors find in it: what the page shows after a paste, and
/// what the command line writes.
///
/// ```
/// use chu_giai::annotation::Meta;
/// use chu_giai::session::annotate;
/// use chu_giai::text::Text;
///
/// let text = Text::new("Ông Lê Văn Tám, Chủ tịch UBND xã Hòa Bình, cho biết xã trồng 38 ha rừng.")?;
/// let document = annotate(text, Meta { title: "Trồng rừng".to_owned(), ..Meta::default() });
/// let holds = document.relations().next().expect("who holds which office");
/// let words = |id| document.annotation(id).map(|known| document.text().slice(known.span));
/// assert_eq!(words(holds.from), Some("Lê Văn Tám"));
/// assert_eq!(words(holds.to), Some("Chủ tịch UBND xã Hòa Bình"));
/// # Ok::<(), chu_giai::text::TooLarge>(())
/// ```
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
/// suggestion of the same label that overlaps it (I7): a rejected span is not proposed again. In a region
/// that a person has set aside nothing is suggested.
pub fn suggest(document: &Document, detection: &Detection) -> Transaction {
    let mut changes = regions(document, detection);
    let linked = linked(document);
    let is_free = |a: &Annotation| is_free(a, &linked);
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
        if is_set_aside(document, suggestion.span) {
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
            && (again.contains(&relation.from) || again.contains(&relation.to));
        if loose || open && !wanted_keys.contains(&key) {
            changes.push(Change::Relation(Put::remove(relation.clone())));
        } else {
            kept.insert(key);
        }
    }
    let stale = document.annotations().iter().filter(|annotation| gone(annotation.id));
    let mentioned: FxHashSet<EntityId> = entity_of.values().copied().collect();
    let mut forgotten: Vec<Change> = forgotten(document, &linked, &mentioned);
    changes.extend(stale.map(|annotation| Change::Annotation(Put::remove(Annotation::clone(annotation)))));
    changes.append(&mut entities);
    changes.append(&mut annotations);
    changes.append(&mut forgotten);
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

/// The people whom suggestions alone have mentioned that are not found again: nobody is left who is meant.
fn forgotten(
    document: &Document,
    linked: &FxHashSet<AnnotationId>,
    found: &FxHashSet<EntityId>,
) -> Vec<Change> {
    let mut held: FxHashSet<EntityId> = found.clone();
    let mut let_go: FxHashSet<EntityId> = FxHashSet::default();
    for known in document.annotations().iter() {
        held.extend(known.trail.pasts().iter().filter_map(|past| past.entity));
        let by = if is_free(known, linked) { &mut let_go } else { &mut held };
        by.extend(known.entity);
    }
    let people =
        document.entities().filter(|entity| let_go.contains(&entity.id) && !held.contains(&entity.id));
    people.map(|entity| Change::Entity(Put::remove(entity.clone()))).collect()
}

/// Annotations that a person has related to another.
fn linked(document: &Document) -> FxHashSet<AnnotationId> {
    let related = document.relations().filter(|r| r.status.is_settled() && r.status.is_live());
    related.flat_map(|r| [r.from, r.to]).collect()
}

/// Whether nobody has left anything on a suggestion.
fn is_free(annotation: &Annotation, linked: &FxHashSet<AnnotationId>) -> bool {
    annotation.status == Status::Suggested && annotation.note.is_empty() && !linked.contains(&annotation.id)
}

/// Whether a person has said that some of a span is none of the article.
fn is_set_aside(document: &Document, span: Span) -> bool {
    document.regions_overlapping(span).iter().any(Region::is_decided)
}

fn suggested(id: AnnotationId, found: &detect::Suggestion, entity: Option<EntityId>) -> Annotation {
    Annotation {
        id,
        span: found.span,
        label: found.label,
        value: found.value.clone(),
        entity,
        status: Status::Suggested,
        provenance: by_rule(found.rule, found.score),
        note: String::new(),
        attributes: Attributes::default(),
        trail: Trail::default(),
    }
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

/// How sure the rules of regions are.
const ASIDE: u16 = 850;

fn region(document: &Document, aside: Aside) -> Option<Region> {
    let span = snap(document.text(), aside.span)?;
    Some(Region { span, status: Status::Suggested, provenance: by_rule(aside.rule, ASIDE) })
}

/// The changes that bring a document's suggestions up to a change of its regions, whose transaction
/// these become part of; the document has the regions already.
pub(super) fn revise(document: &Document, again: &Again) -> Vec<Change> {
    let Again { found, difference, .. } = again;
    let linked = linked(document);
    let at = |span: Span, label: Label| {
        document.annotations().overlapping(span).find(|known| known.span == span && known.label == label)
    };
    // What is no longer found goes, and whatever nobody has touched in a region that is set aside.
    let gone = difference.gone.iter().filter_map(|&(span, label)| at(span, label));
    let set_aside = document.regions().iter().filter(|region| region.is_decided());
    let set_aside = set_aside.flat_map(|region| document.annotations().overlapping(region.span));
    let gone: FxHashSet<AnnotationId> =
        gone.chain(set_aside).filter(|known| is_free(known, &linked)).map(|known| known.id).collect();
    let mut fresh = Fresh::new(document, found, difference, &linked, &gone);
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
    linked: &'d FxHashSet<AnnotationId>,
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
        linked: &'d FxHashSet<AnnotationId>,
        gone: &'d FxHashSet<AnnotationId>,
    ) -> Self {
        let (entity_of, id_of, changes) = Default::default();
        let mut fresh = Self { document, found, linked, gone, entity_of, id_of, changes };
        fresh.entities(difference);
        fresh
    }

    /// The people of what is new, by the names that the document has for them.
    fn entities(&mut self, difference: &Difference) {
        let known: FxHashMap<&str, EntityId> =
            self.document.entities().map(|known| (known.name.as_str(), known.id)).collect();
        let new: FxHashSet<usize> = difference.fresh.iter().copied().collect();
        let mut next = self.document.next_entity();
        for entity in &self.found.entities {
            let mentions: Vec<usize> =
                entity.mentions.iter().copied().filter(|place| new.contains(place)).collect();
            if mentions.is_empty() {
                continue;
            }
            let id = known.get(entity.name.as_str()).copied().unwrap_or_else(|| {
                let id = next;
                next = EntityId(id.0.saturating_add(1));
                self.changes.push(Change::Entity(Put::add(Entity { id, name: entity.name.clone() })));
                id
            });
            self.entity_of.extend(mentions.into_iter().map(|place| (place, id)));
        }
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
                Some(known) if known.span == found.span && is_free(known, self.linked) => {
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
            let (kind, provenance) = (found.kind.clone(), by_rule(found.rule, found.score));
            let relation = Relation { id: next, kind, from, to, status: Status::Suggested, provenance };
            changes.push(Change::Relation(Put::add(relation)));
            next = RelationId(next.0.saturating_add(1));
        }
        changes
    }
}

fn by_rule(rule: &detect::Rule, score: u16) -> Provenance {
    Provenance::Rule { rule: rule.id.to_owned(), version: detect::VERSION.to_owned(), score }
}
