//! doccano's JSONL: a line for each document, plain or with relations.
//!
//! Its front end counts UTF-16 and its back end code points, so the unit is chosen: UTF-16 for its page, code
//! points for scripts in Python. <https://github.com/doccano/doccano>, `backend/data_import`.

use super::draft::{Draft, DraftRelation, DraftSpan};
use super::format::{Batch, Input, Part};
use super::records::{each_record, facts, id, list, meta, number, text, unknown_facts, whole};
use super::{Export, Imported, OffsetUnit, ReadError};
use serde_json::{Map, Value as Json, json};

/// `{"text": …, "label": [[4, 16, "DATE"]]}`
pub(super) fn write(export: &Export<'_>) -> Vec<Part> {
    let labels = export.spans.iter().map(|known| {
        let (start, end) = export.offsets(known.span);
        json!([start, end, export.key(known.label)])
    });
    line(export, [("label", labels.collect())])
}

/// `{"text": …, "entities": […], "relations": […]}`
pub(super) fn write_relations(export: &Export<'_>) -> Vec<Part> {
    let entities = export.spans.iter().map(|known| {
        let (start, end) = export.offsets(known.span);
        json!({
            "id": known.id.0, "label": export.key(known.label), "start_offset": start, "end_offset": end,
        })
    });
    let relations = export.relations.iter().map(|known| {
        json!({
            "id": known.id.0, "from_id": known.from.0, "to_id": known.to.0, "type": known.kind.wire(),
        })
    });
    line(export, [("entities", entities.collect()), ("relations", relations.collect())])
}

/// Columns that doccano does not know it keeps beside the document.
fn line<const N: usize>(export: &Export<'_>, lists: [(&str, Json); N]) -> Vec<Part> {
    let mut fields = Map::new();
    fields.insert("text".into(), export.text().as_str().into());
    fields.extend(lists.map(|(name, list)| (name.to_owned(), list)));
    fields.extend(facts(export.document.meta()));
    fields.insert("offset_unit".into(), export.unit.wire().into());
    vec![Part { extension: "jsonl", content: format!("{}\n", Json::Object(fields)) }]
}

/// Both variants, and what older versions exported.
pub(super) fn read(files: &[Input<'_>]) -> Result<Batch, ReadError> {
    each_record(files, document)
}

fn document(record: &Json) -> Result<Imported, ReadError> {
    let article = text(record, "text").or_else(|| text(record, "data"));
    let Some(article) = article else { return Err(ReadError::NotOfFormat { format: "doccano" }) };
    // Without a word of ours it was written by the page.
    let unit = text(record, "offset_unit").and_then(OffsetUnit::from_wire).unwrap_or(OffsetUnit::Utf16);
    let mut draft = Draft { text: article.to_owned(), meta: meta(record, article), ..Draft::default() };
    for name in ["label", "labels", "annotations"] {
        for label in list(record, name) {
            let (start, end, key) = match label {
                Json::Array(parts) => (parts.first(), parts.get(1), parts.get(2).and_then(Json::as_str)),
                other => (other.get("start_offset"), other.get("end_offset"), text(other, "label")),
            };
            draft.spans.push(DraftSpan {
                label: key.unwrap_or_default().to_owned(),
                claim: DraftSpan::at(unit, start.and_then(whole), end.and_then(whole), None),
                ..DraftSpan::default()
            });
        }
    }
    for entity in list(record, "entities") {
        draft.spans.push(DraftSpan {
            id: id(entity, "id").unwrap_or_default(),
            label: text(entity, "label").unwrap_or_default().to_owned(),
            claim: DraftSpan::at(unit, number(entity, "start_offset"), number(entity, "end_offset"), None),
            ..DraftSpan::default()
        });
    }
    for relation in list(record, "relations") {
        draft.relations.push(DraftRelation {
            id: String::new(),
            kind: text(relation, "type").unwrap_or_default().to_owned(),
            from: id(relation, "from_id").unwrap_or_default(),
            to: id(relation, "to_id").unwrap_or_default(),
            status: None,
        });
    }
    let known =
        ["text", "data", "label", "labels", "annotations", "entities", "relations", "offset_unit", "id"];
    unknown_facts(record, "", &known, &mut draft.problems);
    draft.build("doccano")
}

/// Records in which nobody has labelled anything say nothing: so many are passed over.
const SILENT: usize = 50;

/// Whether one of the first lines is one of its records, and none of them anything else.
pub(super) fn recognise(file: &Input<'_>) -> bool {
    let lines = file.beginning().lines().filter(|line| !line.trim().is_empty()).take(SILENT);
    let mut records = lines.map(serde_json::from_str::<Json>).map_while(Result::ok).skip_while(is_silent);
    records.next().is_some_and(|record| is_record(&record))
}

/// Whether a text comes with a list for labels that is empty.
fn is_silent(record: &Json) -> bool {
    let is_empty = |name: &&str| record.get(*name).and_then(Json::as_array).is_some_and(Vec::is_empty);
    text(record, "text").is_some()
        && record.get("offset_unit").is_none()
        && ["label", "labels", "entities"].iter().any(is_empty)
        && record.get("tokens").is_none()
}

fn is_record(record: &Json) -> bool {
    let plain = ["label", "labels", "annotations"].iter().any(|name| list_of_triples(record, name));
    let related = list(record, "entities").iter().any(|entity| entity.get("start_offset").is_some());
    let written = record.get("entities").is_some() || record.get("label").is_some();
    text(record, "text").is_some() && (plain || related || (written && record.get("offset_unit").is_some()))
}

fn list_of_triples(record: &Json, name: &str) -> bool {
    list(record, name).first().is_some_and(|first| match first {
        Json::Array(parts) => parts.len() == 3,
        other => other.get("start_offset").is_some(),
    })
}
