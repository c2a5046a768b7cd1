//! A task of a document.

use super::{ENTITY, LABELS, NOTE, STATUS, TEXT, VALUE, attribute};
use crate::annotation::{Annotation, Provenance, Relation};
use crate::exchange::formats::format::Part;
use crate::exchange::formats::offsets::LineFeeds;
use crate::exchange::formats::records::facts;
use crate::exchange::formats::{Export, values};
use serde_json::{Map, Value as Json, json};

/// The task, to stand in an array.
pub(in crate::exchange::formats) fn write(export: &Export<'_>) -> Vec<Part> {
    let feeds = LineFeeds::new(export.text().as_str());
    let decided = |known: &&&Annotation| known.status.is_settled();
    let settled: Vec<&Annotation> = export.spans.iter().filter(decided).copied().collect();
    let ends = |known: &Relation| [known.from, known.to].into_iter();
    let is_settled = |id| export.document.annotation(id).is_some_and(|known| known.status.is_settled());
    let whole = |known: &&&Relation| known.status.is_settled() && ends(known).all(is_settled);
    let told: Vec<&Relation> = export.relations.iter().filter(whole).copied().collect();
    let open = settled.len() < export.spans.len() || told.len() < export.relations.len();
    let mut data = Map::from_iter([("text".to_owned(), Json::from(feeds.text.as_str()))]);
    data.extend(facts(export.document.meta()));
    let mut task = json!({
        // Its converters want one; its server gives its own.
        "id": export.index + 1,
        "data": data,
        "annotations": [],
        "predictions": [],
    });
    if !settled.is_empty() || !open {
        task["annotations"] = json!([{ "result": results(export, &feeds, &settled, &told) }]);
    }
    if open {
        let scores: Vec<u16> = export.spans.iter().filter_map(|known| score(known)).collect();
        let mean = scores.iter().map(|&score| f64::from(score)).sum::<f64>()
            / f64::from(u32::try_from(scores.len().max(1)).unwrap_or(u32::MAX));
        task["predictions"] = json!([{
            "model_version": concat!("chu-giai-", env!("CARGO_PKG_VERSION")),
            "score": (mean).round() / 1000.0,
            "result": results(export, &feeds, &export.spans, &export.relations),
        }]);
    }
    vec![Part { extension: "json", content: task.to_string() }]
}

fn score(known: &Annotation) -> Option<u16> {
    match known.provenance {
        Provenance::Rule { score, .. } if !known.status.is_settled() => Some(score),
        _ => None,
    }
}

fn results(
    export: &Export<'_>,
    feeds: &LineFeeds,
    spans: &[&Annotation],
    relations: &[&Relation],
) -> Vec<Json> {
    let mut results = Vec::with_capacity(spans.len() * 3 + relations.len());
    for known in spans {
        let (start, end) = feeds.of(export.unit, export.text(), known.span);
        let quote = LineFeeds::new(export.quote(known.span)).text;
        // One result for each control; those of one region share its id.
        let mut put = |control: &str, kind: &str, content: Json| {
            let mut value = json!({ "start": start, "end": end, "text": quote });
            value[if kind == "textarea" { "text" } else { kind }] = content;
            let mut result = json!({
                "id": known.id.to_string(), "from_name": control, "to_name": TEXT, "type": kind, "value": value,
            });
            if kind == "labels" {
                result["origin"] = if known.status.is_settled() { "manual" } else { "prediction" }.into();
                if let Some(score) = score(known) {
                    result["score"] = (f64::from(score) / 1000.0).into();
                }
            }
            results.push(result);
        };
        put(LABELS, "labels", json!([export.key(known.label)]));
        if let Some(value) = &known.value {
            put(VALUE, "textarea", json!([values::to_text(value)]));
        }
        for (key, value) in &known.attributes {
            let (kind, content) = attribute::write(value);
            put(&attribute::control(value.kind(), &export.key(known.label), key), kind, content);
        }
        if !known.note.is_empty() {
            put(NOTE, "textarea", json!([known.note]));
        }
        if let Some((id, name)) = export.entity(known) {
            put(ENTITY, "textarea", json!([id, name]));
        }
        put(STATUS, "choices", json!([known.status.wire()]));
    }
    for known in relations {
        results.push(json!({
            "type": "relation", "from_id": known.from.to_string(), "to_id": known.to.to_string(),
            "direction": "right", "labels": [known.kind.wire()], "meta": { "status": known.status.wire() },
        }));
    }
    results
}
