//! What a reader of somebody's format found, and the document that becomes of it.
//!
//! Readers take files apart; here ids, labels, places, values and relations become those of a document, the
//! same way for all of them, and what cannot is told.

use super::place::{Claim, Placed, place};
use super::problem::{Problems, ends, short};
use super::tokens::Run;
use super::{Imported, List, OffsetUnit, Place, Problem, ReadError, Unplaced, names, values};
use crate::annotation::{
    Annotation, AnnotationId, Change, Document, Entity, EntityId, Meta, Provenance, Put, Relation,
    RelationId, RelationType, Status, Trail, Transaction,
};
use crate::exchange::MAX_LABELS;
use crate::label::{
    AttributeDef, AttributeKind, AttributeValue, Attributes, CustomLabel, Label, LabelDef, LabelSet, Value,
    ValueKind,
};
use crate::text::{Span, Text};
use serde_json::Value as Json;
use std::collections::{BTreeMap, BTreeSet};

/// Ids are indices in the store: those of files are kept up to this many times their number.
const SPARSE: u32 = 16;

/// A document as a file has it.
#[derive(Debug, Default)]
pub(super) struct Draft {
    pub(super) text: String,
    pub(super) meta: Meta,
    pub(super) spans: Vec<DraftSpan>,
    pub(super) relations: Vec<DraftRelation>,
    pub(super) problems: Problems,
}

/// An annotation as a file has it.
#[derive(Debug, Default)]
pub(super) struct DraftSpan {
    /// What relations call it; empty where nothing does.
    pub(super) id: String,
    /// Its name in files.
    pub(super) label: String,
    pub(super) claim: Claim,
    /// Fields, or text in their place.
    pub(super) value: Option<Json>,
    /// By their keys.
    pub(super) attributes: Attributes,
    pub(super) entity: Option<DraftEntity>,
    pub(super) note: String,
    /// `None` where the format does not say: then it is somebody's work.
    pub(super) status: Option<Status>,
}

/// Whom an annotation mentions.
#[derive(Debug, Clone, Default)]
pub(super) struct DraftEntity {
    /// What makes two mentions the same.
    pub(super) id: String,
    /// The fullest name; empty where the file has none.
    pub(super) name: String,
}

/// A relation as a file has it.
#[derive(Debug, Default)]
pub(super) struct DraftRelation {
    /// Empty where it has none.
    pub(super) id: String,
    pub(super) kind: String,
    pub(super) from: String,
    pub(super) to: String,
    pub(super) status: Option<Status>,
}

impl DraftSpan {
    /// The words of a run of tags; `offsets` are those of each word in code points, where they are known.
    pub(super) fn of_run(run: Run, offsets: &[Option<(u64, u64)>]) -> Self {
        let at = |word: usize| offsets.get(word).copied().flatten();
        let (first, last) = (at(run.first), at(run.after.saturating_sub(1)));
        let ends = (first.map(|(start, _)| start), last.map(|(_, end)| end));
        let claim = Self::at(OffsetUnit::CodePoint, ends.0, ends.1, None);
        Self { label: run.key, claim, ..Self::default() }
    }

    /// Where it stands by two offsets of a unit, as numbers of JSON.
    pub(super) fn at(unit: OffsetUnit, start: Option<u64>, end: Option<u64>, quote: Option<&str>) -> Claim {
        let pair = start.zip(end);
        let quote = quote.map(str::to_owned);
        match unit {
            OffsetUnit::CodePoint => Claim { chars: pair, units: None, quote },
            OffsetUnit::Utf16 => Claim { chars: None, units: pair, quote },
        }
    }
}

impl Draft {
    /// The document; `format` is the id of the format.
    pub(super) fn build(self, format: &str) -> Result<Imported, ReadError> {
        let Self { text, meta, spans, relations, mut problems } = self;
        let text = Text::new(text)
            .map_err(|error| ReadError::TooLarge { found: error.found, most: crate::text::MAX_BYTES })?;
        let mut builder = Builder {
            text: &text,
            provenance: Provenance::Import { format: format.to_owned() },
            labels: Labels::default(),
            entities: entities(&spans),
            problems: &mut problems,
            unplaced: Vec::new(),
        };
        let mut known = BTreeMap::new();
        let annotations = builder.annotations(spans, &mut known);
        let relations = builder.relations(relations, &known);
        let Builder { labels, entities, unplaced, .. } = builder;
        let mut changes: Vec<Change> =
            labels.added.into_iter().map(|label| Change::Label(Put::add(label))).collect();
        changes.extend(entities.into_values().map(|entity| Change::Entity(Put::add(entity))));
        changes.extend(annotations);
        changes.extend(relations);
        let document =
            Document::new(text, meta).apply(&Transaction::new(changes)).map_err(ReadError::Inconsistent)?;
        Ok(Imported { document, problems: problems.finish(), unplaced })
    }
}

struct Builder<'t> {
    text: &'t Text,
    provenance: Provenance,
    labels: Labels,
    entities: BTreeMap<String, Entity>,
    problems: &'t mut Problems,
    unplaced: Vec<Unplaced>,
}

impl Builder<'_> {
    /// The annotations, and which label and id each id of the file has got.
    fn annotations(
        &mut self,
        spans: Vec<DraftSpan>,
        known: &mut BTreeMap<String, (AnnotationId, Label)>,
    ) -> Vec<Change> {
        let claims: Vec<Claim> = spans.iter().map(|span| span.claim.clone()).collect();
        let ids = ids('T', spans.iter().map(|span| span.id.as_str()));
        let mut changes = Vec::with_capacity(spans.len());
        for (index, ((span, placed), id)) in
            spans.into_iter().zip(place(self.text, &claims)).zip(ids).enumerate()
        {
            let place = Place { list: List::Annotations, index, id: short(&span.id) };
            let Some(label) = self.labels.label(&span.label, self.problems) else {
                self.problems.push(Problem::NoLabel { place });
                continue;
            };
            match placed {
                Err(fault) => {
                    let quote = span.claim.quote.unwrap_or_default();
                    self.problems.push(Problem::Unplaced { place, quote: short(&quote), fault });
                    let value = span.value.map(|found| self.labels.in_short(label, &found));
                    let (value, note) = (value.unwrap_or_default(), span.note);
                    self.unplaced.push(Unplaced { label: span.label, quote, value, note });
                }
                Ok(Placed { span: at, moved }) => {
                    if moved {
                        self.problems.push(Problem::moved(self.text, place.clone(), at));
                    }
                    let id = AnnotationId(id);
                    if !span.id.is_empty() {
                        known.entry(span.id.clone()).or_insert((id, label));
                    }
                    changes.push(Change::Annotation(Put::add(self.annotation(id, at, label, span, place))));
                }
            }
        }
        changes
    }

    fn annotation(
        &mut self,
        id: AnnotationId,
        at: Span,
        label: Label,
        span: DraftSpan,
        place: Place,
    ) -> Annotation {
        let DraftSpan { value, attributes, entity, mut note, status, .. } = span;
        let attributes = self.labels.attributes(label, attributes, self.problems);
        let value = value.and_then(|found| {
            let value = self.labels.value(label, &found);
            if value.is_none() {
                // What a person typed is kept, where it is no value as a note.
                add_line(&mut note, &typed(&found));
                self.problems.push(Problem::ValueAsNote { place });
            }
            value
        });
        let entity = entity.and_then(|found| Some(self.entities.get(&found.id)?.id));
        Annotation {
            id,
            span: at,
            label,
            value,
            attributes,
            entity,
            status: status.unwrap_or(Status::Manual),
            provenance: self.provenance.clone(),
            note,
            trail: Trail::default(),
        }
    }

    fn relations(
        &mut self,
        relations: Vec<DraftRelation>,
        known: &BTreeMap<String, (AnnotationId, Label)>,
    ) -> Vec<Change> {
        let ids = ids('R', relations.iter().map(|relation| relation.id.as_str()));
        let mut changes = Vec::with_capacity(relations.len());
        for (index, (relation, id)) in relations.into_iter().zip(ids).enumerate() {
            let place = Place { list: List::Relations, index, id: short(&relation.id) };
            let kind = RelationType::from_wire(&relation.kind);
            let ends = ends(&kind, (&relation.from, &relation.to), known);
            match ends {
                Err(fault) => self.problems.push(Problem::RelationDropped { place, fault }),
                Ok((from, to)) => changes.push(Change::Relation(Put::add(Relation {
                    id: RelationId(id),
                    kind,
                    from,
                    to,
                    status: relation.status.unwrap_or(Status::Manual),
                    provenance: self.provenance.clone(),
                }))),
            }
        }
        changes
    }
}

/// The labels of a document that is read: the built-in ones, and those that were met.
#[derive(Default)]
struct Labels {
    set: LabelSet,
    added: Vec<LabelDef>,
}

impl Labels {
    /// The label of a name, in the spelling of any format; one that nobody defined is added.
    fn label(&mut self, key: &str, problems: &mut Problems) -> Option<Label> {
        let same = |known: &&LabelDef| known.key == key || names::plain(&known.key) == key;
        let own = self.added.iter().find(|known| known.key == key);
        if let Some(known) = own.or_else(|| self.set.iter().find(same)) {
            return Some(known.label);
        }
        if let Some(label) = Label::from_wire(key, None) {
            return Some(label);
        }
        if key.trim().is_empty() || self.added.len() >= MAX_LABELS {
            return None;
        }
        problems.push(Problem::LabelAdded { key: short(key) });
        let number = u16::try_from(self.added.len()).unwrap_or(u16::MAX);
        let label = Label::Custom(CustomLabel(number));
        self.added.push(LabelDef::named(label, key.to_owned()));
        Some(label)
    }

    /// A value of a label; a label of a user's that has one asks for such values from then on.
    fn value(&mut self, label: Label, found: &Json) -> Option<Value> {
        let own = self.added.iter_mut().find(|known| known.label == label);
        let asked = own.as_ref().and_then(|known| known.value);
        let value = values::from_json(label, asked, found)?;
        if let Some(known) = own.filter(|known| known.value.is_none()) {
            known.value = Some(value.kind()).filter(|kind| *kind == ValueKind::Text);
        }
        Some(value)
    }

    /// A value in short; what is none of the label's as the file has it.
    fn in_short(&mut self, label: Label, found: &Json) -> String {
        self.value(label, found).map_or_else(|| typed(found), |value| value.summary())
    }

    /// The attributes of a label, which asks for such from then on. Built-in labels ask for none, and none
    /// asks for two of one key and different kinds.
    fn attributes(&mut self, label: Label, found: Attributes, problems: &mut Problems) -> Attributes {
        let mut own = self.added.iter_mut().find(|known| known.label == label);
        let mut kept = Attributes::new();
        for (key, value) in found {
            let fits = own.as_mut().is_some_and(|known| asks(known, &key, &value));
            if fits {
                kept.insert(key, value);
            } else {
                problems.unknown_field(format!("attributes.{}", short(&key)));
            }
        }
        kept
    }
}

/// Adds words to a note, on a line of their own.
pub(super) fn add_line(note: &mut String, words: &str) {
    if !note.is_empty() {
        note.push('\n');
    }
    note.push_str(words);
}

/// A value as a person typed it, or as the file has it.
fn typed(found: &Json) -> String {
    found.as_str().map_or_else(|| found.to_string(), str::to_owned)
}

/// Whether a label asks for such an attribute, or can from now on.
fn asks(label: &mut LabelDef, key: &str, value: &AttributeValue) -> bool {
    let at = label.attributes.iter().position(|known| known.key == key).unwrap_or_else(|| {
        let (key, kind) = (key.to_owned(), value.kind());
        label.attributes.push(AttributeDef { name: key.clone(), key, kind, choices: Vec::new() });
        label.attributes.len() - 1
    });
    let Some(known) = label.attributes.get_mut(at).filter(|known| known.kind == value.kind()) else {
        return false;
    };
    if let AttributeValue::Choice(choice) = value
        && known.kind == AttributeKind::Choice
        && !known.choices.contains(choice)
    {
        known.choices.push(choice.clone());
    }
    true
}

/// Whom the annotations mention, by the ids of the file; each has the first name that it is given.
fn entities(spans: &[DraftSpan]) -> BTreeMap<String, Entity> {
    let mut order: Vec<&str> = Vec::new();
    let mut names: BTreeMap<&str, &str> = BTreeMap::new();
    for found in spans.iter().filter_map(|span| span.entity.as_ref()) {
        let name = names.entry(&found.id).or_insert_with(|| {
            order.push(&found.id);
            ""
        });
        if name.is_empty() {
            *name = &found.name;
        }
    }
    let numbers = ids('E', order.iter().copied());
    let numbered = order.into_iter().zip(numbers);
    numbered
        .map(|(id, number)| {
            let name = names.get(id).copied().unwrap_or_default().to_owned();
            (id.to_owned(), Entity { id: EntityId(number), name })
        })
        .collect()
}

/// A number for each thing: its own where its id is of ours and nobody else's, else a free one.
fn ids<'i>(prefix: char, stated: impl ExactSizeIterator<Item = &'i str>) -> Vec<u32> {
    let most = u32::try_from(stated.len()).unwrap_or(u32::MAX).saturating_mul(SPARSE).saturating_add(1 << 12);
    let mut taken = BTreeSet::new();
    let own: Vec<Option<u32>> = stated
        .map(|id| {
            let number = id.strip_prefix(prefix)?.parse::<u32>().ok()?;
            let ours = (1..=most).contains(&number) && format!("{prefix}{number}") == id;
            (ours && taken.insert(number)).then_some(number)
        })
        .collect();
    let mut free = (1..).filter(|number| !taken.contains(number));
    own.into_iter().map(|own| own.or_else(|| free.next()).unwrap_or(u32::MAX)).collect()
}
