//! Annotations and ignored regions: each field by itself, then its place in the text.

use super::Rest;
use super::fields::{Fields, Ids, stated_id, text};
use super::labels::Labels;
use super::relations::read_relations;
use crate::annotation::{
    Annotation, AnnotationId, Change, Entity, EntityId, Provenance, Put, Region, Status, Trail, Transaction,
};
use crate::exchange::place::{Claim, Placed, place};
use crate::exchange::problem::{Problems, short};
use crate::exchange::project::{history, value};
use crate::exchange::{Place, Problem, SpanFault, Unplaced};
use crate::label::{Label, Value};
use crate::text::{Span, Text};
use serde_json::Value as Json;
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
struct Draft {
    annotation: Annotation,
    history: Option<Json>,
    stated: Option<String>,
    place: Place,
}

impl Reader<'_> {
    pub(super) async fn transaction(
        &mut self,
        annotations: Vec<Fields>,
        relations: Vec<Fields>,
        rest: Rest<'_>,
        problems: &mut Problems,
    ) -> Transaction {
        let (drafts, claims) = self.drafts(annotations, rest, problems).await;
        let mut by_stated: BTreeMap<String, (AnnotationId, Label)> = BTreeMap::new();
        let mut changes: Vec<Change> = self.labels.changes().collect();
        changes.extend(self.entities.values().map(|entity| Change::Entity(Put::add(entity.clone()))));
        let placed = place(self.text, &claims);
        for (at, ((draft, claim), placed)) in drafts.into_iter().zip(claims).zip(placed).enumerate() {
            if at % AT_ONCE == 0 {
                rest().await;
            }
            let Draft { annotation, history, stated, place } = draft;
            match placed {
                Err(fault) => {
                    let quote = claim.quote.unwrap_or_default();
                    problems.push(Problem::Unplaced { place, quote: short(&quote), fault });
                    let label = self.labels.get(annotation.label).map(|known| known.key.clone());
                    self.unplaced.push(Unplaced {
                        label: label.unwrap_or_default(),
                        quote,
                        value: annotation.value.map(|value| value.summary()).unwrap_or_default(),
                        note: annotation.note,
                    });
                }
                Ok(Placed { span, moved }) => {
                    let key = stated.unwrap_or_else(|| annotation.id.to_string());
                    by_stated.entry(key).or_insert((annotation.id, annotation.label));
                    let annotation = Annotation { span, ..annotation };
                    let trail = self.trail(&annotation, history.as_ref(), &place, problems);
                    if moved {
                        problems.push(Problem::moved(self.text, place, span));
                    }
                    changes.push(Change::Annotation(Put::add(Annotation { trail, ..annotation })));
                }
            }
        }
        rest().await;
        changes.extend(read_relations(relations, &by_stated, problems));
        Transaction::new(changes)
    }

    /// What the annotations say, and where they say that they stand.
    async fn drafts(
        &mut self,
        things: Vec<Fields>,
        rest: Rest<'_>,
        problems: &mut Problems,
    ) -> (Vec<Draft>, Vec<Claim>) {
        let (mut ids, kept) = Ids::read('T', &things);
        let mut drafts = Vec::with_capacity(things.len());
        let mut claims = Vec::with_capacity(things.len());
        for (at, (mut fields, kept)) in things.into_iter().zip(kept).enumerate() {
            if at % AT_ONCE == 0 {
                rest().await;
            }
            let stated = stated_id(&fields);
            let id = AnnotationId(ids.number(kept, &mut fields, problems));
            let key: String = fields.take("label", problems).unwrap_or_default();
            let kind: Option<String> = fields.take("kind", problems);
            let Some(label) = self.labels.label(&key, kind.as_deref(), problems) else {
                problems.push(Problem::NoLabel { place: fields.place });
                continue;
            };
            let claim = self.claim(&mut fields, problems);
            let entity: Option<String> = fields.take("entity", problems);
            let attributes = self.labels.attributes(label, &mut fields, problems);
            let (value, named) = read_value(&mut fields, label, problems);
            if entity.is_some() && named.is_some() && entity != named {
                problems.push(Problem::Field { place: fields.place.clone(), field: "value.entity" });
            }
            let entity = self.entity(entity.or(named), &fields.place, problems);
            let status = fields.take("status", problems).map_or(Status::Suggested, value::read_status);
            let annotation = Annotation {
                id,
                span: Span::of(0, 0),
                label,
                value,
                attributes,
                entity,
                status,
                provenance: provenance(&mut fields, problems),
                note: fields.take("note", problems).unwrap_or_default(),
                trail: Trail::default(),
            };
            let history = fields.map.remove("history").filter(|history| !history.is_null());
            let place = fields.place.clone();
            fields.finish(problems);
            drafts.push(Draft { annotation, history, stated, place });
            claims.push(claim);
        }
        (drafts, claims)
    }

    /// Where a thing says that it stands.
    fn claim(&self, fields: &mut Fields, problems: &mut Problems) -> Claim {
        let chars = pair(fields.take("start", problems), fields.take("end", problems));
        Claim {
            chars: chars.filter(|_| self.chars_count),
            units: pair(fields.take("start_utf16", problems), fields.take("end_utf16", problems)),
            quote: fields.take("quote", problems),
        }
    }

    /// What became of an annotation; nothing where one step of it does not read.
    fn trail(
        &self,
        annotation: &Annotation,
        history: Option<&Json>,
        place: &Place,
        problems: &mut Problems,
    ) -> Trail {
        let Some(history) = history else { return Trail::default() };
        let own = |key: &str| self.labels.set.iter().find(|known| known.key == key).map(|known| known.label);
        history::read(self.text, annotation, history, own).unwrap_or_else(|| {
            problems.push(Problem::Field { place: place.clone(), field: "history" });
            Trail::default()
        })
    }

    /// The regions that are none of the article; one that overlaps another is left out.
    pub(super) fn regions(&self, things: Vec<Fields>, problems: &mut Problems) -> Vec<Change> {
        let mut drafts = Vec::with_capacity(things.len());
        for mut fields in things {
            let claim = self.claim(&mut fields, problems);
            let status = fields.take("status", problems).map_or(Status::Suggested, value::read_status);
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

    fn entity(&self, stated: Option<String>, place: &Place, problems: &mut Problems) -> Option<EntityId> {
        let stated = stated?;
        let known = self.entities.get(&stated).map(|entity| entity.id);
        if known.is_none() {
            problems.push(Problem::NoEntity { place: place.clone(), entity: short(&stated) });
        }
        known
    }
}

/// The value, and the entity that an official's value names.
fn read_value(fields: &mut Fields, label: Label, problems: &mut Problems) -> (Option<Value>, Option<String>) {
    let Some(json) = fields.map.remove("value").filter(|json| !json.is_null()) else {
        return (None, None);
    };
    let Some(value) = value::read(label, &json) else {
        problems.push(Problem::Field { place: fields.place.clone(), field: "value" });
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
    fields.left_out("value", &json, &kept, problems);
    (Some(value), entity)
}

/// Whether one of the regions, none of which overlap, overlaps a span.
fn is_covered(regions: &BTreeMap<Span, Region>, span: Span) -> bool {
    let (before, after) = (regions.range(..span).next_back(), regions.range(span..).next());
    before.into_iter().chain(after).any(|(known, _)| known.overlaps(span))
}

fn pair(start: Option<u64>, end: Option<u64>) -> Option<(u64, u64)> {
    Some((start?, end?))
}

pub(super) fn provenance(fields: &mut Fields, problems: &mut Problems) -> Provenance {
    let read = fields.take_with("provenance", problems, |known| {
        Some(match text(known, "by")?.as_str() {
            "rule" => {
                let (rule, version) = (text(known, "rule")?, text(known, "version")?);
                (Provenance::Rule { rule, version, score: 0 }, Some(known.remove("score")?.as_f64()?))
            }
            "person" => (Provenance::Person, None),
            "import" => (Provenance::Import { format: text(known, "format")? }, None),
            _ => return None,
        })
    });
    match read {
        Some((Provenance::Rule { rule, version, .. }, Some(share))) => {
            if !(0.0..=1.0).contains(&share) {
                problems.push(Problem::Field { place: fields.place.clone(), field: "provenance.score" });
            }
            // Between 0 and 1000 after the clamp.
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
            let score = (share * 1000.0).round().clamp(0.0, 1000.0) as u16;
            Provenance::Rule { rule, version, score }
        }
        Some((known, _)) => known,
        None => Provenance::Import { format: "json".to_owned() },
    }
}
