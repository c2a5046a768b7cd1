//! PubAnnotation's JSON, as `TextAE` shows and edits it.
//!
//! Its editor is JavaScript and counts UTF-16, its server Ruby and counts code points: the unit is chosen.
//! <https://www.pubannotation.org/docs/annotation-format/>

use super::draft::{Draft, DraftEntity, DraftRelation, DraftSpan};
use super::format::{Batch, Input, Part};
use super::problem::short;
use super::records::{each_record, facts, id, list, meta, number, text, unknown, unknown_facts};
use super::{Export, Imported, OffsetUnit, ReadError, values};
use crate::annotation::Status;
use serde_json::{Map, Value as Json, json};
use std::collections::BTreeMap;

/// The predicates of attributes.
const VALUE: &str = "value";
const NOTE: &str = "note";
const STATUS: &str = "status";
const ENTITY: &str = "entity";
const NAME: &str = "entity_name";

/// `{"text": …, "denotations": […], "relations": […], "attributes": […]}`
pub(super) fn write(export: &Export<'_>) -> Vec<Part> {
    let denotations: Vec<Json> = export
        .spans
        .iter()
        .map(|known| {
            let (begin, end) = export.offsets(known.span);
            let key = export.key(known.label);
            json!({ "id": known.id.to_string(), "span": { "begin": begin, "end": end }, "obj": key })
        })
        .collect();
    let relations: Vec<Json> = export
        .relations
        .iter()
        .map(|known| {
            json!({
                "id": known.id.to_string(), "pred": known.kind.wire(),
                "subj": known.from.to_string(), "obj": known.to.to_string(),
            })
        })
        .collect();
    let mut attributes: Vec<Json> = Vec::new();
    let mut put = |of: String, pred: &str, said: String| {
        let id = format!("A{}", attributes.len() + 1);
        attributes.push(json!({ "id": id, "subj": of, "pred": pred, "obj": said }));
    };
    for known in &export.spans {
        let of = || known.id.to_string();
        put(of(), STATUS, known.status.wire().to_owned());
        if let Some(value) = &known.value {
            put(of(), VALUE, values::to_text(value));
        }
        if !known.note.is_empty() {
            put(of(), NOTE, known.note.clone());
        }
        if let Some((id, name)) = export.entity(known) {
            put(of(), ENTITY, id);
            put(of(), NAME, name.to_owned());
        }
    }
    for known in &export.relations {
        put(known.id.to_string(), STATUS, known.status.wire().to_owned());
    }
    let mut file = Map::new();
    let meta = export.document.meta();
    if !meta.source.is_empty() {
        file.insert("sourceid".into(), meta.source.as_str().into());
    }
    file.insert("text".into(), export.text().as_str().into());
    file.insert("denotations".into(), denotations.into());
    file.insert("relations".into(), relations.into());
    file.insert("attributes".into(), attributes.into());
    let mut about = facts(meta);
    about.insert("offset_unit".into(), export.unit.wire().into());
    file.insert("metadata".into(), about.into());
    vec![Part { extension: "pub.json", content: format!("{}\n", Json::Object(file)) }]
}

/// A document, or several in an array.
pub(super) fn read(files: &[Input<'_>]) -> Result<Batch, ReadError> {
    each_record(files, document)
}

fn document(record: &Json) -> Result<Imported, ReadError> {
    // Of a text that several projects annotate each has a track.
    let tracks: Vec<&Json> = std::iter::once(record).chain(list(record, "tracks")).collect();
    let known =
        tracks.iter().any(|track| track.get("denotations").is_some() || track.get("blocks").is_some());
    let Some(article) = text(record, "text").filter(|_| known) else {
        return Err(ReadError::NotOfFormat { format: "pubannotation" });
    };
    let about = record.get("metadata").unwrap_or(&Json::Null);
    let unit = text(about, "offset_unit").and_then(OffsetUnit::from_wire).unwrap_or(OffsetUnit::Utf16);
    let mut draft = Draft { text: article.to_owned(), meta: meta(about, article), ..Draft::default() };
    if draft.meta.source.is_empty() {
        draft.meta.source = id(record, "sourceid").unwrap_or_default();
    }
    for (at, track) in tracks.into_iter().enumerate() {
        // Ids are the track's own.
        let name = |id: String| if at == 0 || id.is_empty() { id } else { format!("{at}/{id}") };
        take(track, unit, &name, &mut draft);
    }
    let known = [
        "text",
        "denotations",
        "blocks",
        "relations",
        "attributes",
        "tracks",
        "project",
        "metadata",
        "sourceid",
    ];
    unknown(record, "", &known, &mut draft.problems);
    unknown_facts(about, "metadata.", &["offset_unit"], &mut draft.problems);
    draft.build("pubannotation")
}

/// What one project says about the text.
fn take(track: &Json, unit: OffsetUnit, name: &dyn Fn(String) -> String, draft: &mut Draft) {
    let mut said: BTreeMap<(String, &str), &Json> = BTreeMap::new();
    for attribute in list(track, "attributes") {
        let (of, pred) =
            (id(attribute, "subj").unwrap_or_default(), text(attribute, "pred").unwrap_or_default());
        match attribute.get("obj") {
            Some(obj) if [VALUE, NOTE, STATUS, ENTITY, NAME, "norm"].contains(&pred) => {
                let pred = if pred == "norm" { VALUE } else { pred };
                said.entry((of, pred)).or_insert(obj);
            }
            _ => draft.problems.unknown_field(format!("attributes {}", short(pred))),
        }
    }
    let words = |of: &str, pred| said.get(&(of.to_owned(), pred)).and_then(|obj| obj.as_str());
    // Blocks are denotations of whole passages.
    for denotation in list(track, "denotations").iter().chain(list(track, "blocks")) {
        unknown(denotation, "denotations[].", &["id", "span", "obj"], &mut draft.problems);
        let own = id(denotation, "id").unwrap_or_default();
        let span = denotation.get("span").unwrap_or(&Json::Null);
        let entity = words(&own, ENTITY).map(|id| DraftEntity {
            id: id.to_owned(),
            name: words(&own, NAME).unwrap_or_default().to_owned(),
        });
        draft.spans.push(DraftSpan {
            label: text(denotation, "obj").unwrap_or_default().to_owned(),
            claim: DraftSpan::at(unit, number(span, "begin"), number(span, "end"), None),
            value: said.get(&(own.clone(), VALUE)).map(|obj| (*obj).clone()),
            entity,
            note: words(&own, NOTE).unwrap_or_default().to_owned(),
            status: words(&own, STATUS).and_then(Status::from_wire),
            id: name(own),
            ..DraftSpan::default()
        });
    }
    for relation in list(track, "relations") {
        unknown(relation, "relations[].", &["id", "pred", "subj", "obj"], &mut draft.problems);
        let own = id(relation, "id").unwrap_or_default();
        draft.relations.push(DraftRelation {
            kind: text(relation, "pred").unwrap_or_default().to_owned(),
            from: name(id(relation, "subj").unwrap_or_default()),
            to: name(id(relation, "obj").unwrap_or_default()),
            status: words(&own, STATUS).and_then(Status::from_wire),
            id: name(own),
        });
    }
}

/// Whether a file has denotations.
pub(super) fn recognise(file: &Input<'_>) -> bool {
    file.beginning().starts_with(['{', '[']) && file.content.contains("\"denotations\"")
}
