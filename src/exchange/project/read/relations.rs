//! The entities that annotations mention, and the relations between annotations.

use super::fields::Fields;
use super::ids::Ids;
use super::provenance::provenance;
use crate::annotation::{AnnotationId, Change, Entity, EntityId, Put, Relation, RelationId, RelationType};
use crate::exchange::Problem;
use crate::exchange::problem::{Problems, ends};
use crate::exchange::project::value::read_stated_status;
use crate::label::Label;
use std::collections::BTreeMap;

/// The entities by the ids that the file gives them.
pub(super) fn entities(things: Vec<Fields>, problems: &mut Problems) -> BTreeMap<String, Entity> {
    let (mut ids, kept) = Ids::read('E', &things.iter().map(Fields::id).collect::<Vec<_>>());
    let mut entities = BTreeMap::new();
    for (mut fields, kept) in things.into_iter().zip(kept) {
        let stated = fields.id().map(str::to_owned);
        let had = fields.drop_id();
        let id = EntityId(ids.number(kept, had, &|| fields.place.clone(), problems));
        let name = fields.take("name", problems).unwrap_or_default();
        fields.finish(problems);
        let entity = Entity { id, name };
        let key = stated.filter(|stated| !entities.contains_key(stated)).unwrap_or_else(|| id.to_string());
        entities.insert(key, entity);
    }
    entities
}

pub(super) fn read_relations(
    things: Vec<Fields>,
    annotations: &BTreeMap<String, (AnnotationId, Label)>,
    problems: &mut Problems,
) -> Vec<Change> {
    let (mut ids, kept) = Ids::read('R', &things.iter().map(Fields::id).collect::<Vec<_>>());
    let mut changes = Vec::with_capacity(things.len());
    for (mut fields, kept) in things.into_iter().zip(kept) {
        let had = fields.drop_id();
        let id = RelationId(ids.number(kept, had, &|| fields.place.clone(), problems));
        let kind: String = fields.take("type", problems).unwrap_or_default();
        let from: String = fields.take("from", problems).unwrap_or_default();
        let to: String = fields.take("to", problems).unwrap_or_default();
        let status = read_stated_status(fields.take("status", problems));
        let provenance = provenance(&mut fields, problems);
        let kind = RelationType::from_wire(&kind);
        let ends = ends(&kind, (&from, &to), annotations);
        match ends {
            Err(fault) => problems.push(Problem::RelationDropped { place: fields.place, fault }),
            Ok((from, to)) => {
                fields.finish(problems);
                let relation = Relation { id, kind, from, to, status, provenance };
                changes.push(Change::Relation(Put::add(relation)));
            }
        }
    }
    changes
}
