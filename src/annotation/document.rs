//! A text with what is said about it.

use super::{
    Annotation, AnnotationId, Annotations, ApplyError, Change, Entity, EntityId, Put, Relation, RelationId,
    Transaction,
};
use crate::label::{Label, LabelDef, LabelSet};
use crate::text::Text;
use std::collections::BTreeMap;
use std::rc::Rc;

/// What is known about the article beside its text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Meta {
    /// What it is called.
    pub title: String,
    /// Where it is from: an address, a file name.
    pub source: String,
    /// When the document was made here, ISO 8601 in UTC; empty where no clock was at hand.
    pub created: String,
    /// The article's own date, ISO 8601: what a missing year comes from; empty where unknown.
    pub published: String,
}

/// A document. Cheap to clone: text, annotations and labels are shared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    text: Text,
    meta: Rc<Meta>,
    labels: Rc<LabelSet>,
    annotations: Rc<Annotations>,
    relations: Rc<BTreeMap<RelationId, Relation>>,
    entities: Rc<BTreeMap<EntityId, Entity>>,
}

impl Document {
    /// A document in which nothing is said yet.
    pub fn new(text: Text, meta: Meta) -> Self {
        Self {
            text,
            meta: Rc::new(meta),
            labels: Rc::default(),
            annotations: Rc::default(),
            relations: Rc::default(),
            entities: Rc::default(),
        }
    }

    /// The text as pasted.
    pub fn text(&self) -> &Text {
        &self.text
    }

    /// Title, source, dates.
    pub fn meta(&self) -> &Meta {
        &self.meta
    }

    /// The label set.
    pub fn labels(&self) -> &Rc<LabelSet> {
        &self.labels
    }

    /// The annotations, rejected ones included.
    pub fn annotations(&self) -> &Rc<Annotations> {
        &self.annotations
    }

    /// The annotation of an id.
    pub fn annotation(&self, id: AnnotationId) -> Option<&Rc<Annotation>> {
        self.annotations.get(id)
    }

    /// The relations by id.
    pub fn relations(&self) -> impl Iterator<Item = &Relation> {
        self.relations.values()
    }

    /// The relation of an id.
    pub fn relation(&self, id: RelationId) -> Option<&Relation> {
        self.relations.get(&id)
    }

    /// The relations that begin or end at an annotation.
    pub fn relations_of(&self, id: AnnotationId) -> impl Iterator<Item = &Relation> {
        self.relations.values().filter(move |relation| relation.from == id || relation.to == id)
    }

    /// The entities by id.
    pub fn entities(&self) -> impl Iterator<Item = &Entity> {
        self.entities.values()
    }

    /// The entity of an id.
    pub fn entity(&self, id: EntityId) -> Option<&Entity> {
        self.entities.get(&id)
    }

    /// An id for a new annotation.
    pub fn next_annotation(&self) -> AnnotationId {
        self.annotations.next_id()
    }

    /// An id for a new relation.
    pub fn next_relation(&self) -> RelationId {
        RelationId(self.relations.last_key_value().map_or(1, |(id, _)| id.0.saturating_add(1)))
    }

    /// An id for a new entity.
    pub fn next_entity(&self) -> EntityId {
        EntityId(self.entities.last_key_value().map_or(1, |(id, _)| id.0.saturating_add(1)))
    }

    /// The document after a transaction.
    ///
    /// # Errors
    /// A transaction that was made for another state, or that would break an invariant, is refused
    /// whole.
    pub fn apply(&self, transaction: &Transaction) -> Result<Self, ApplyError> {
        let mut next = self.clone();
        let mut touched: BTreeMap<AnnotationId, Option<Rc<Annotation>>> = BTreeMap::new();
        for change in &transaction.changes {
            match change {
                Change::Annotation(put) => self.stage_annotation(put, &mut touched)?,
                Change::Relation(put) => next.put_relation(put)?,
                Change::Entity(put) => next.put_entity(put)?,
                Change::Label(put) => next.put_label(put)?,
                Change::Meta(put) => next.put_meta(put)?,
            }
        }
        if !touched.is_empty() {
            Rc::make_mut(&mut next.annotations).put_all(touched);
        }
        next.check(transaction)?;
        Ok(next)
    }

    fn stage_annotation(
        &self,
        put: &Put<Annotation>,
        touched: &mut BTreeMap<AnnotationId, Option<Rc<Annotation>>>,
    ) -> Result<(), ApplyError> {
        let Some(id) = put.either().map(|annotation| annotation.id) else { return Ok(()) };
        let known = touched.get(&id).cloned().unwrap_or_else(|| self.annotations.get(id).cloned());
        if known.as_deref() != put.before.as_ref() || put.after.as_ref().is_some_and(|after| after.id != id) {
            return Err(ApplyError::StaleAnnotation(id));
        }
        if let Some(after) = &put.after {
            let sound = !after.span.is_empty()
                && self.text.get(after.span).is_some()
                && after.value.as_ref().is_none_or(|value| value.fits(after.label));
            if !sound {
                return Err(ApplyError::InvalidAnnotation(id));
            }
        }
        touched.insert(id, put.after.clone().map(Rc::new));
        Ok(())
    }

    fn put_relation(&mut self, put: &Put<Relation>) -> Result<(), ApplyError> {
        let Some(id) = put.either().map(|relation| relation.id) else { return Ok(()) };
        put_in(Rc::make_mut(&mut self.relations), id, put).map_err(|Stale| ApplyError::StaleRelation(id))
    }

    fn put_entity(&mut self, put: &Put<Entity>) -> Result<(), ApplyError> {
        let Some(id) = put.either().map(|entity| entity.id) else { return Ok(()) };
        put_in(Rc::make_mut(&mut self.entities), id, put).map_err(|Stale| ApplyError::StaleEntity(id))
    }

    fn put_label(&mut self, put: &Put<LabelDef>) -> Result<(), ApplyError> {
        let Some(label) = put.either().map(|definition| definition.label) else { return Ok(()) };
        if self.labels.get(label) != put.before.as_ref() {
            return Err(ApplyError::StaleLabel(label));
        }
        let sound = match &put.after {
            Some(after) => after.label == label && self.labels.admits(after),
            None => matches!(label, Label::Custom(_)),
        };
        if !sound {
            return Err(ApplyError::InvalidLabel(label));
        }
        let labels = Rc::make_mut(&mut self.labels);
        match &put.after {
            Some(definition) => labels.put(definition.clone()),
            None => labels.remove(label),
        }
        Ok(())
    }

    fn put_meta(&mut self, put: &Put<Meta>) -> Result<(), ApplyError> {
        if put.before.as_ref() != Some(&*self.meta) {
            return Err(ApplyError::StaleMeta);
        }
        if let Some(meta) = &put.after {
            self.meta = Rc::new(meta.clone());
        }
        Ok(())
    }

    /// What only holds once all changes are in: I4, and no label taken away under an annotation.
    fn check(&self, transaction: &Transaction) -> Result<(), ApplyError> {
        let removes = transaction
            .changes
            .iter()
            .any(|change| matches!(change, Change::Annotation(put) if put.after.is_none()));
        let relates = transaction.changes.iter().any(|change| matches!(change, Change::Relation(_)));
        if removes || relates {
            let whole = |relation: &&Relation| {
                self.annotations.get(relation.from).is_some() && self.annotations.get(relation.to).is_some()
            };
            if let Some(relation) = self.relations.values().find(|relation| !whole(relation)) {
                return Err(ApplyError::DanglingRelation(relation.id));
            }
        }
        for change in &transaction.changes {
            match change {
                Change::Label(Put { before: Some(definition), after: None })
                    if self.annotations.iter().any(|annotation| annotation.label == definition.label) =>
                {
                    return Err(ApplyError::LabelInUse(definition.label));
                }
                Change::Annotation(Put { after: Some(annotation), .. })
                    if self.labels.get(annotation.label).is_none()
                        && self.annotations.get(annotation.id).is_some() =>
                {
                    return Err(ApplyError::InvalidAnnotation(annotation.id));
                }
                _ => {}
            }
        }
        Ok(())
    }
}

struct Stale;

fn put_in<K: Ord, T: Clone + PartialEq>(map: &mut BTreeMap<K, T>, key: K, put: &Put<T>) -> Result<(), Stale> {
    if map.get(&key) != put.before.as_ref() {
        return Err(Stale);
    }
    match &put.after {
        Some(after) => map.insert(key, after.clone()),
        None => map.remove(&key),
    };
    Ok(())
}
