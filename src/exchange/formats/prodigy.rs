//! Prodigy's JSONL: tasks with words, spans and relations.
//!
//! A document in which a person has decided everything is an accepted task; one with open suggestions has no
//! answer yet. Spans may have fields of one's own: ours keep ids, values, notes and statuses.
//! <https://prodi.gy/docs/api-interfaces>

use super::draft::{Draft, DraftEntity, DraftRelation, DraftSpan};
use super::format::{Batch, Input, Part};
use super::problem::Problems;
use super::records::{each, facts, list, meta, number, text, unknown, unknown_facts};
use super::tokens::Tokens;
use super::{Export, Imported, OffsetUnit, ReadError, values};
use crate::annotation::{Annotation, AnnotationId, Status};
use crate::text::Span;
use serde_json::{Map, Value as Json, json};
use std::collections::BTreeMap;

/// The task on one line.
pub(super) fn write(export: &Export<'_>) -> Vec<Part> {
    let tokens = Tokens::of(export);
    let words: Vec<Json> = tokens
        .spans
        .iter()
        .enumerate()
        .map(|(id, &token)| {
            let (start, end) = export.offsets(token);
            let next = tokens.spans.get(id + 1).map_or(export.text().len(), |next| next.start);
            let blank = export.quote(Span::new(token.end, next)).starts_with(' ');
            json!({ "text": export.quote(token), "id": id, "start": start, "end": end, "ws": blank })
        })
        .collect();
    let spans: Vec<Json> = export.spans.iter().map(|known| span(export, &tokens, known)).collect();
    let places: BTreeMap<AnnotationId, &Json> =
        export.spans.iter().map(|known| known.id).zip(&spans).collect();
    let relations: Vec<Json> = export
        .relations
        .iter()
        .filter_map(|known| {
            let (from, to) = (places.get(&known.from)?, places.get(&known.to)?);
            let end = |span: &Json| {
                let fields = ["start", "end", "token_start", "token_end", "label", "id"];
                Json::from_iter(fields.map(|field| (field, span.get(field).cloned().unwrap_or_default())))
            };
            Some(json!({
                // The head of a span is its last word, as Prodigy sets it.
                "head": from["token_end"], "child": to["token_end"], "head_span": end(from), "child_span": end(to),
                "label": known.kind.wire(), "status": known.status.wire(),
            }))
        })
        .collect();
    let settled = export.spans.iter().all(|known| known.status.is_settled())
        && export.relations.iter().all(|known| known.status.is_settled());
    let mut task = json!({
        "text": export.text().as_str(),
        "meta": facts(export.document.meta()),
        "tokens": words,
        "spans": spans,
        "relations": relations,
    });
    if settled {
        task["answer"] = "accept".into();
    }
    vec![Part { extension: "jsonl", content: format!("{task}\n") }]
}

fn span(export: &Export<'_>, tokens: &Tokens, known: &Annotation) -> Json {
    let (start, end) = export.offsets(known.span);
    let (first, after) = tokens.within(known.span);
    let mut span = json!({
        "id": known.id.to_string(), "start": start, "end": end,
        "token_start": first, "token_end": after.saturating_sub(1), "label": export.key(known.label),
        "text": export.quote(known.span), "status": known.status.wire(),
    });
    if let Some(value) = &known.value {
        span["value"] = values::to_json(value);
    }
    if let Some((id, name)) = export.entity(known) {
        span["entity"] = json!({ "id": id, "name": name });
    }
    if !known.note.is_empty() {
        span["note"] = known.note.as_str().into();
    }
    span
}

/// Tasks that were answered with yes or not at all; others are none of the data.
pub(super) fn read(files: &[Input<'_>]) -> Result<Batch, ReadError> {
    let Some(file) = files.first() else { return Err(ReadError::Empty) };
    each(file.content, |record, _| document(record))
}

fn document(task: &Json) -> Result<Imported, ReadError> {
    let answer = text(task, "answer");
    let Some(article) = text(task, "text").filter(|_| !matches!(answer, Some("reject" | "ignore"))) else {
        return Err(ReadError::NotOfFormat { format: "prodigy" });
    };
    let facts = task.get("meta").unwrap_or(&Json::Null);
    let mut draft = Draft { text: article.to_owned(), meta: meta(facts, article), ..Draft::default() };
    // What nobody has answered is a suggestion.
    let open = answer.is_none().then_some(Status::Suggested);
    for span in list(task, "spans") {
        let entity = span.get("entity").map(|found| DraftEntity {
            id: text(found, "id").or(found.as_str()).unwrap_or_default().to_owned(),
            name: text(found, "name").unwrap_or_default().to_owned(),
        });
        draft.spans.push(DraftSpan {
            id: name(span),
            label: text(span, "label").unwrap_or_default().to_owned(),
            claim: DraftSpan::at(
                OffsetUnit::CodePoint,
                number(span, "start"),
                number(span, "end"),
                text(span, "text"),
            ),
            value: span.get("value").cloned(),
            entity,
            note: text(span, "note").unwrap_or_default().to_owned(),
            status: text(span, "status").and_then(Status::from_wire).or(open),
            ..DraftSpan::default()
        });
    }
    for relation in list(task, "relations") {
        let end = |field: &str| relation.get(field).map(name).unwrap_or_default();
        draft.relations.push(DraftRelation {
            id: String::new(),
            kind: text(relation, "label").unwrap_or_default().to_owned(),
            from: end("head_span"),
            to: end("child_span"),
            status: text(relation, "status").and_then(Status::from_wire).or(open),
        });
    }
    tell_unknown(task, &mut draft.problems);
    draft.build("prodigy")
}

/// Tells of what is not read. What begins with `_` is how the task was run, and the colours are the page's.
fn tell_unknown(task: &Json, problems: &mut Problems) {
    let own = task.as_object().into_iter().flat_map(Map::keys).filter(|field| field.starts_with('_'));
    let known = ["text", "meta", "tokens", "spans", "relations", "answer"];
    let known: Vec<&str> = known.into_iter().chain(own.map(String::as_str)).collect();
    unknown(task, "", &known, problems);
    if let Some(facts) = task.get("meta") {
        unknown_facts(facts, "meta.", &[], problems);
    }
    for span in list(task, "spans") {
        let known = [
            "id",
            "start",
            "end",
            "token_start",
            "token_end",
            "label",
            "text",
            "value",
            "entity",
            "note",
            "status",
            "color",
        ];
        unknown(span, "spans[].", &known, problems);
    }
    for relation in list(task, "relations") {
        let known = ["head", "child", "head_span", "child_span", "label", "status", "color"];
        unknown(relation, "relations[].", &known, problems);
    }
}

/// What relations call a span: its id, or where it stands and what it is.
fn name(span: &Json) -> String {
    text(span, "id").map_or_else(
        || {
            let at = |field| number(span, field).unwrap_or_default();
            format!("{}-{} {}", at("start"), at("end"), text(span, "label").unwrap_or_default())
        },
        str::to_owned,
    )
}

/// Whether the first line is a task.
pub(super) fn recognise(file: &Input<'_>) -> bool {
    let line = file.beginning().lines().next().unwrap_or_default();
    let Ok(record) = serde_json::from_str::<Json>(line) else { return false };
    let spans = record.get("spans").is_some_and(Json::is_array);
    text(&record, "text").is_some() && (spans || record.get("_task_hash").is_some())
}
