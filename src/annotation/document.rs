//! A text with what is said about it.

use super::region::{self, Regions};
use super::{
    Annotation, AnnotationId, Annotations, ApplyError, Change, Entity, EntityId, Put, Region, Relation,
    RelationId, RelationType, Transaction,
};
use crate::label::{CustomLabel, Label, LabelDef, LabelSet, fitting};
use crate::text::{Span, Text};
use rustc_hash::FxHashSet;
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

/// For each kind the first number above all that were ever given: ids are not used again (I2), so
/// that what refers to one from outside means nothing else after a deletion.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Given {
    /// Of annotations.
    pub annotation: u32,
    /// Of relations.
    pub relation: u32,
    /// Of entities.
    pub entity: u32,
}

impl Given {
    /// What has been given where either is true.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self {
            annotation: self.annotation.max(other.annotation),
            relation: self.relation.max(other.relation),
            entity: self.entity.max(other.entity),
        }
    }
}

/// A document. Cheap to clone: text, annotations and labels are shared.
///
/// Two are equal that say the same, whatever was said in between.
#[derive(Clone, Debug)]
pub struct Document {
    text: Text,
    meta: Rc<Meta>,
    labels: Rc<LabelSet>,
    annotations: Rc<Annotations>,
    relations: Rc<BTreeMap<RelationId, Relation>>,
    entities: Rc<BTreeMap<EntityId, Entity>>,
    regions: Rc<Regions>,
    given: Given,
}

impl PartialEq for Document {
    fn eq(&self, other: &Self) -> bool {
        let Self { text, meta, labels, annotations, relations, entities, regions, given: _ } = self;
        *text == other.text
            && *meta == other.meta
            && *labels == other.labels
            && *annotations == other.annotations
            && *relations == other.relations
            && *entities == other.entities
            && *regions == other.regions
    }
}

impl Eq for Document {}

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
            regions: Rc::default(),
            given: Given::default(),
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

    /// The types of relation that a user has added to the scheme's, in order.
    pub fn own_relation_types(&self) -> Vec<&RelationType> {
        let kinds = self.relations.values().map(|relation| &relation.kind);
        let mut own: Vec<&RelationType> =
            kinds.filter(|kind| matches!(kind, RelationType::Custom(_))).collect();
        own.sort_unstable();
        own.dedup();
        own
    }

    /// The entities by id.
    pub fn entities(&self) -> impl Iterator<Item = &Entity> {
        self.entities.values()
    }

    /// The entity of an id.
    pub fn entity(&self, id: EntityId) -> Option<&Entity> {
        self.entities.get(&id)
    }

    /// The regions that are none of the article, and those that a person has put back into it, in
    /// order of place.
    pub fn regions(&self) -> &[Region] {
        self.regions.as_slice()
    }

    /// The regions that share a byte with a span, in order of place.
    pub fn regions_overlapping(&self, span: Span) -> &[Region] {
        self.regions.overlapping(span)
    }

    /// Whether some of a span is none of the article.
    pub fn is_ignored(&self, span: Span) -> bool {
        self.regions.overlapping(span).iter().any(|region| region.status.is_live())
    }

    /// What a new annotation, relation and entity are called.
    pub fn given(&self) -> Given {
        Given {
            annotation: self.next_annotation().0,
            relation: self.next_relation().0,
            entity: self.next_entity().0,
        }
    }

    /// The same, where numbers below these were given before: in an earlier session.
    #[must_use]
    pub fn having_given(self, given: Given) -> Self {
        Self { given: self.given.and(given), ..self }
    }

    /// An id for a new annotation.
    pub fn next_annotation(&self) -> AnnotationId {
        AnnotationId(self.annotations.next_id().0.max(self.given.annotation))
    }

    /// An id for a new relation.
    pub fn next_relation(&self) -> RelationId {
        RelationId(self.given.relation.max(1))
    }

    /// An id for a new entity.
    pub fn next_entity(&self) -> EntityId {
        EntityId(self.given.entity.max(1))
    }

    /// A number for a further label: one that no label has and that no trail tells of, so that what an annotation
    /// once was is never told by the name of another label.
    pub fn next_label(&self) -> CustomLabel {
        let pasts = self.annotations.iter().flat_map(|known| known.trail.pasts());
        let told = pasts.filter_map(|past| match past.label {
            Label::Custom(CustomLabel(number)) => Some(number.saturating_add(1)),
            _ => None,
        });
        self.labels.next_custom().max(CustomLabel(told.max().unwrap_or_default()))
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
                Change::Region(put) => next.put_region(put)?,
            }
        }
        if !touched.is_empty() {
            Rc::make_mut(&mut next.annotations).put_all(touched);
        }
        next.check(transaction)?;
        Ok(next)
    }

    /// The document with further annotations: what a transaction does that adds them, without a copy of each.
    ///
    /// # Errors
    /// One that would break an invariant, or whose id is taken, is refused with all others.
    pub fn with_annotations(&self, fresh: Vec<Annotation>) -> Result<Self, ApplyError> {
        let mut ids: FxHashSet<u32> = FxHashSet::default();
        for known in &fresh {
            if self.annotations.get(known.id).is_some() || !ids.insert(known.id.0) {
                return Err(ApplyError::StaleAnnotation(known.id));
            }
            self.check_annotation(known)?;
            self.check_label(known)?;
        }
        let mut next = self.clone();
        let puts = fresh.into_iter().map(|known| (known.id, Some(Rc::new(known))));
        Rc::make_mut(&mut next.annotations).put_all(puts);
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
            self.check_annotation(after)?;
        }
        touched.insert(id, put.after.clone().map(Rc::new));
        Ok(())
    }

    /// What holds of an annotation by itself.
    fn check_annotation(&self, known: &Annotation) -> Result<(), ApplyError> {
        let sound = known.id < AnnotationId::END
            && !known.span.is_empty()
            && self.text.get(known.span).is_some()
            && known.value.as_ref().is_none_or(|value| value.fits(known.label));
        if sound { Ok(()) } else { Err(ApplyError::InvalidAnnotation(known.id)) }
    }

    fn put_relation(&mut self, put: &Put<Relation>) -> Result<(), ApplyError> {
        let Some(id) = put.either().map(|relation| relation.id) else { return Ok(()) };
        self.given.relation = self.given.relation.max(id.0.saturating_add(1));
        put_in(Rc::make_mut(&mut self.relations), id, put).map_err(|Stale| ApplyError::StaleRelation(id))
    }

    fn put_entity(&mut self, put: &Put<Entity>) -> Result<(), ApplyError> {
        let Some(id) = put.either().map(|entity| entity.id) else { return Ok(()) };
        self.given.entity = self.given.entity.max(id.0.saturating_add(1));
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

    fn put_region(&mut self, put: &Put<Region>) -> Result<(), ApplyError> {
        let Some(span) = put.either().map(|region| region.span) else { return Ok(()) };
        if put.after.is_some() && self.text.get(span).is_none_or(str::is_empty) {
            return Err(ApplyError::InvalidRegion(span));
        }
        Rc::make_mut(&mut self.regions).put(put).map_err(|region::Stale| ApplyError::StaleRegion(span))
    }

    /// What holds of an annotation by its label: that there is one, and asks for no less than there is.
    fn check_label(&self, known: &Annotation) -> Result<(), ApplyError> {
        let fits = self.labels.get(known.label).is_some_and(|asked| fits(known, asked));
        if fits { Ok(()) } else { Err(ApplyError::InvalidAnnotation(known.id)) }
    }

    /// What only holds once all changes are in: I4, I8, and no label taken away under an annotation.
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
        if transaction.changes.iter().any(|change| matches!(change, Change::Region(_)))
            && let Some(span) = self.regions.crossing()
        {
            return Err(ApplyError::InvalidRegion(span));
        }
        for change in &transaction.changes {
            match change {
                Change::Label(Put { before: Some(definition), after: None })
                    if self.annotations.iter().any(|annotation| annotation.label == definition.label) =>
                {
                    return Err(ApplyError::LabelInUse(definition.label));
                }
                Change::Label(Put { before: Some(before), after: Some(after) })
                    if before.attributes != after.attributes =>
                {
                    let mut carrying = self.annotations.iter().filter(|known| known.label == after.label);
                    if let Some(known) = carrying.find(|known| !fits(known, after)) {
                        return Err(ApplyError::InvalidAnnotation(known.id));
                    }
                }
                Change::Annotation(Put { after: Some(annotation), .. }) => {
                    self.annotations.get(annotation.id).map_or(Ok(()), |known| self.check_label(known))?;
                }
                _ => {}
            }
        }
        Ok(())
    }
}

/// Whether an annotation has no other attributes than its label asks for.
fn fits(annotation: &Annotation, asked: &LabelDef) -> bool {
    annotation.attributes.is_empty()
        || fitting(&asked.attributes, &annotation.attributes).len() == annotation.attributes.len()
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
