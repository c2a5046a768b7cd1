//! What a suggestion becomes in a document.

use crate::annotation::{
    Annotation, AnnotationId, Change, Document, Entity, EntityId, Provenance, Put, Region, Relation,
    RelationId, Status, Trail,
};
use crate::detect::{self, Aside};
use crate::label::Attributes;
use crate::text::snap;
use rustc_hash::FxHashMap;

/// An annotation that nobody has looked at.
pub(super) fn suggested(
    id: AnnotationId,
    found: &detect::Suggestion,
    entity: Option<EntityId>,
) -> Annotation {
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

/// A relation that nobody has looked at.
pub(super) fn related(
    id: RelationId,
    found: &detect::SuggestedRelation,
    from: AnnotationId,
    to: AnnotationId,
) -> Relation {
    let (kind, provenance) = (found.kind.clone(), by_rule(found.rule, found.score));
    Relation { id, kind, from, to, status: Status::Suggested, provenance }
}

/// How sure the rules of regions are.
const ASIDE: u16 = 850;

pub(super) fn region(document: &Document, aside: Aside) -> Option<Region> {
    let span = snap(document.text(), aside.span)?;
    Some(Region { span, status: Status::Suggested, provenance: by_rule(aside.rule, ASIDE) })
}

fn by_rule(rule: &detect::Rule, score: u16) -> Provenance {
    Provenance::Rule { rule: rule.id.to_owned(), version: detect::VERSION.to_owned(), score }
}

/// The people of a document by their names, and further ones.
pub(super) struct Names<'d> {
    known: FxHashMap<&'d str, EntityId>,
    next: EntityId,
    /// Those that the document has not.
    pub(super) new: Vec<Change>,
}

impl<'d> Names<'d> {
    pub(super) fn of(document: &'d Document) -> Self {
        let known = document.entities().map(|known| (known.name.as_str(), known.id)).collect();
        Self { known, next: document.next_entity(), new: Vec::new() }
    }

    /// Who is called so: somebody new, where the document has nobody of this name.
    pub(super) fn called(&mut self, name: &str) -> EntityId {
        if let Some(&id) = self.known.get(name) {
            return id;
        }
        let id = self.next;
        self.next = EntityId(id.0.saturating_add(1));
        self.new.push(Change::Entity(Put::add(Entity { id, name: name.to_owned() })));
        id
    }
}
