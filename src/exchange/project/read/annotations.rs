//! Annotations and ignored regions: each field by itself, then its place in the text.

use super::Rest;
use super::fields::{Fields, left_out};
use super::ids::Ids;
use super::labels::Labels;
use super::provenance::provenance;
use super::relations::read_relations;
use super::thing::{Said, Thing};
use crate::annotation::{Annotation, AnnotationId, Change, Entity, EntityId, Put, Region, Trail};
use crate::exchange::place::{Claim, Placed, place};
use crate::exchange::problem::{Problems, short};
use crate::exchange::project::history;
use crate::exchange::project::value::{self, read_stated_status};
use crate::exchange::{List, Place, Problem, SpanFault, Unplaced};
use crate::label::{Label, Value};
use crate::text::{Span, Text};
use serde_json::Value as Json;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Things of a list that are read between two rests.
const AT_ONCE: usize = 250;

pub(super) struct Reader<'t> {
    pub(super) text: &'t Text,
    pub(super) labels: Labels,
    pub(super) entities: BTreeMap<String, Entity>,
    /// Whether `start` and `end` count code points.
    pub(super) chars_count: bool,
    /// The annotations that have no place, so far.
    pub(super) unplaced: Vec<Unplaced>,
}

/// An annotation that waits for its place.
struct Draft<'f> {
    annotation: Annotation,
    history: Option<Json>,
    index: usize,
    stated: Option<Cow<'f, str>>,
}

/// Where an annotation stands in the file.
fn place_of(index: usize, stated: Option<&Cow<'_, str>>) -> Place {
    Place { list: List::Annotations, index, id: stated.map(|id| short(id)).unwrap_or_default() }
}

/// What the lists of a file make of an empty document, in this order.
pub(super) struct Content {
    /// Labels, and the entities that annotations mention.
    pub(super) named: Vec<Change>,
    pub(super) annotations: Vec<Annotation>,
    pub(super) relations: Vec<Change>,
}

impl Reader<'_> {
    pub(super) async fn content(
        &mut self,
        annotations: Vec<Thing<'_>>,
        relations: Vec<Fields>,
        rest: Rest<'_>,
        problems: &mut Problems,
    ) -> Content {
        let (drafts, claims) = self.drafts(annotations, rest, problems).await;
        let mut named: Vec<Change> = self.labels.changes().collect();
        named.extend(self.entities.values().map(|entity| Change::Entity(Put::add(entity.clone()))));
        let placed = place(self.text, &claims);
        let mut by_stated: BTreeMap<String, (AnnotationId, Label)> = BTreeMap::new();
        let mut annotations = Vec::with_capacity(drafts.len());
        for (at, ((draft, claim), placed)) in drafts.into_iter().zip(claims).zip(placed).enumerate() {
            if at % AT_ONCE == 0 {
                rest().await;
            }
            let stated = draft.stated.clone();
            let Some(known) = self.placed(draft, claim, placed, problems) else { continue };
            if !relations.is_empty() {
                let key = stated.map_or_else(|| known.id.to_string(), Cow::into_owned);
                by_stated.entry(key).or_insert((known.id, known.label));
            }
            annotations.push(known);
        }
        rest().await;
        Content { named, annotations, relations: read_relations(relations, &by_stated, problems) }
    }

    /// What the annotations say, and where they say that they stand.
    async fn drafts<'f>(
        &mut self,
        things: Vec<Thing<'f>>,
        rest: Rest<'_>,
        problems: &mut Problems,
    ) -> (Vec<Draft<'f>>, Vec<Claim>) {
        let (mut ids, kept) = Ids::read('T', &things.iter().map(Thing::id).collect::<Vec<_>>());
        let mut drafts = Vec::with_capacity(things.len());
        let mut claims = Vec::with_capacity(things.len());
        for (at, (thing, kept)) in things.into_iter().zip(kept).enumerate() {
            if at % AT_ONCE == 0 {
                rest().await;
            }
            if let Some((draft, claim)) = self.draft(thing, kept, &mut ids, problems) {
                drafts.push(draft);
                claims.push(claim);
            }
        }
        (drafts, claims)
    }

    /// What an annotation says, and where it says that it stands; nothing where it has no label.
    fn draft<'f>(
        &mut self,
        mut thing: Thing<'f>,
        kept: Option<u32>,
        ids: &mut Ids,
        problems: &mut Problems,
    ) -> Option<(Draft<'f>, Claim)> {
        let (index, (stated, had)) = (thing.index(), thing.take_id());
        let place = || place_of(index, stated.as_ref());
        let id = AnnotationId(ids.number(kept, had, &place, problems));
        let (key, kind) = thing.label(problems);
        let Some(label) = self.labels.label(&key, kind.as_deref(), problems) else {
            problems.push(Problem::NoLabel { place: place() });
            return None;
        };
        let Said { claim, entity, attributes, value, status, provenance, note, history } =
            thing.said(problems);
        let attributes = self.labels.attributes(label, attributes, problems);
        let (value, named) = read_value(value, label, place, problems);
        if entity.is_some() && named.is_some() && entity != named {
            problems.push(Problem::Field { place: place(), field: "value.entity" });
        }
        let entity = self.entity(entity.or(named), place, problems);
        let (span, trail) = (Span::of(0, 0), Trail::default());
        let annotation =
            Annotation { id, span, label, value, attributes, entity, status, provenance, note, trail };
        Some((Draft { annotation, history, index, stated }, self.counted(claim)))
    }

    /// An annotation in its place; nothing where it has none.
    fn placed(
        &mut self,
        Draft { annotation, history, index, stated }: Draft<'_>,
        claim: Claim,
        placed: Result<Placed, SpanFault>,
        problems: &mut Problems,
    ) -> Option<Annotation> {
        let place = || place_of(index, stated.as_ref());
        match placed {
            Err(fault) => {
                let quote = claim.quote.unwrap_or_default();
                problems.push(Problem::Unplaced { place: place(), quote: short(&quote), fault });
                let label = self.labels.get(annotation.label).map(|known| known.key.clone());
                self.unplaced.push(Unplaced {
                    label: label.unwrap_or_default(),
                    quote,
                    value: annotation.value.map(|value| value.summary()).unwrap_or_default(),
                    note: annotation.note,
                });
                None
            }
            Ok(Placed { span, moved }) => {
                let annotation = Annotation { span, ..annotation };
                let trail = self.trail(&annotation, history.as_ref(), place, problems);
                if moved {
                    problems.push(Problem::moved(self.text, place(), span));
                }
                Some(Annotation { trail, ..annotation })
            }
        }
    }

    /// A claim as far as its offsets count what they should.
    fn counted(&self, claim: Claim) -> Claim {
        Claim { chars: claim.chars.filter(|_| self.chars_count), ..claim }
    }

    /// What became of an annotation; nothing where one step of it does not read.
    fn trail(
        &self,
        annotation: &Annotation,
        history: Option<&Json>,
        place: impl Fn() -> Place,
        problems: &mut Problems,
    ) -> Trail {
        let Some(history) = history else { return Trail::default() };
        let own = |key: &str| self.labels.set.iter().find(|known| known.key == key).map(|known| known.label);
        history::read(self.text, annotation, history, own).unwrap_or_else(|| {
            problems.push(Problem::Field { place: place(), field: "history" });
            Trail::default()
        })
    }

    /// The regions that are none of the article; one that overlaps another is left out.
    pub(super) fn regions(&self, things: Vec<Fields>, problems: &mut Problems) -> Vec<Change> {
        let mut drafts = Vec::with_capacity(things.len());
        for mut fields in things {
            let claim = self.counted(fields.claim(problems));
            let status = read_stated_status(fields.take("status", problems));
            let provenance = provenance(&mut fields, problems);
            let place = fields.place.clone();
            fields.finish(problems);
            drafts.push((claim, status, provenance, place));
        }
        let claims: Vec<Claim> = drafts.iter().map(|(claim, ..)| claim.clone()).collect();
        let mut regions: BTreeMap<Span, Region> = BTreeMap::new();
        for ((claim, status, provenance, place), placed) in drafts.into_iter().zip(place(self.text, &claims))
        {
            let quote = || short(claim.quote.as_deref().unwrap_or_default());
            match placed {
                Err(fault) => problems.push(Problem::Unplaced { place, quote: quote(), fault }),
                Ok(Placed { span, .. }) if is_covered(&regions, span) => {
                    problems.push(Problem::Unplaced { place, quote: quote(), fault: SpanFault::Overlap });
                }
                Ok(Placed { span, moved }) => {
                    if moved {
                        problems.push(Problem::moved(self.text, place, span));
                    }
                    regions.insert(span, Region { span, status, provenance });
                }
            }
        }
        regions.into_values().map(|region| Change::Region(Put::add(region))).collect()
    }

    fn entity(
        &self,
        stated: Option<String>,
        place: impl Fn() -> Place,
        problems: &mut Problems,
    ) -> Option<EntityId> {
        let stated = stated?;
        let known = self.entities.get(&stated).map(|entity| entity.id);
        if known.is_none() {
            problems.push(Problem::NoEntity { place: place(), entity: short(&stated) });
        }
        known
    }
}

/// The value, and the entity that an official's value names.
fn read_value(
    json: Option<Json>,
    label: Label,
    place: impl Fn() -> Place,
    problems: &mut Problems,
) -> (Option<Value>, Option<String>) {
    let Some(json) = json else { return (None, None) };
    let Some(value) = value::read(label, &json) else {
        problems.push(Problem::Field { place: place(), field: "value" });
        return (None, None);
    };
    let mut kept = serde_json::to_value(value::write(&value, None)).unwrap_or_default();
    let mut entity = None;
    if matches!(value, Value::Official(_)) {
        entity = json.get("entity").and_then(Json::as_str).map(str::to_owned);
        if let Some(kept) = kept.as_object_mut() {
            kept.insert("entity".to_owned(), Json::Null);
        }
    }
    left_out(List::Annotations, "value", &json, &kept, problems);
    (Some(value), entity)
}

/// Whether one of the regions, none of which overlap, overlaps a span.
fn is_covered(regions: &BTreeMap<Span, Region>, span: Span) -> bool {
    let (before, after) = (regions.range(..span).next_back(), regions.range(span..).next());
    before.into_iter().chain(after).any(|(known, _)| known.overlaps(span))
}
