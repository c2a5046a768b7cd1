//! What became of an annotation, in its wire form.
//!
//! Only what a change changed is written. Reading goes backwards from the annotation as it is: what
//! an entry does not name is as it was after it.

use super::{v1, value};
use crate::annotation::{Annotation, Document, EntityId, Past, Trail};
use crate::label::{CustomLabel, Label};
use crate::text::{Span, Text};
use serde_json::{Map, Value as Json};

/// The entries of an annotation, oldest first.
pub(super) fn write(document: &Document, known: &Annotation) -> Vec<v1::Past> {
    let pasts = known.trail.pasts();
    let last = (!pasts.is_empty()).then(|| known.as_past(""));
    pasts
        .iter()
        .zip(pasts.iter().skip(1).chain(&last))
        .map(|(past, next)| entry(document, past, next))
        .collect()
}

fn entry(document: &Document, past: &Past, next: &Past) -> v1::Past {
    let text = document.text();
    let moved = past.span != next.span;
    let relabelled = past.label != next.label;
    let revalued = relabelled || past.value != next.value;
    let (label, kind) = name(document, past.label);
    v1::Past {
        until: past.until.clone(),
        label: relabelled.then_some(label),
        kind: kind.filter(|_| relabelled),
        start: moved.then(|| text.to_char(past.span.start).raw()),
        end: moved.then(|| text.to_char(past.span.end).raw()),
        value: revalued.then(|| past.value.as_ref().map(|content| value::write(content, None))),
        attributes: (past.attributes != next.attributes).then(|| value::write_attributes(&past.attributes)),
        entity: (past.entity != next.entity).then(|| past.entity.map(|id| id.to_string())),
        status: (past.status != next.status).then(|| value::write_status(past.status)),
        note: (past.note != next.note).then(|| past.note.clone()),
    }
}

/// The names of a label that may have left the set since.
fn name(document: &Document, label: Label) -> (String, Option<String>) {
    if let Some((label, kind)) = label.wire() {
        return (label.to_owned(), kind.map(str::to_owned));
    }
    let definition = document.labels().get(label);
    (definition.map_or_else(|| label.slug(), |definition| definition.key.clone()), None)
}

/// The trail that led to an annotation; `None` where one of its entries does not read.
///
/// `label` finds the labels of the file's own set.
pub(super) fn read(
    text: &Text,
    now: &Annotation,
    entries: &Json,
    label: impl Fn(&str) -> Option<Label>,
) -> Option<Trail> {
    let mut next = now.as_past("");
    let mut pasts = Vec::new();
    for entry in entries.as_array()?.iter().rev() {
        next = past(text, &next, entry.as_object()?, &label)?;
        pasts.push(next.clone());
    }
    pasts.reverse();
    Some(Trail::new(pasts))
}

fn past(
    text: &Text,
    next: &Past,
    entry: &Map<String, Json>,
    label: &impl Fn(&str) -> Option<Label>,
) -> Option<Past> {
    let mut past = Past { until: String::new(), ..next.clone() };
    if let Some(until) = entry.get("until") {
        until.as_str()?.clone_into(&mut past.until);
    }
    if let Some(key) = entry.get("label") {
        let (key, kind) = (key.as_str()?, entry.get("kind").and_then(Json::as_str));
        let gone = || Some(Label::Custom(CustomLabel(key.strip_prefix("custom-")?.parse().ok()?)));
        past.label = Label::from_wire(key, kind).or_else(|| label(key)).or_else(gone)?;
    }
    if let (Some(start), Some(end)) = (entry.get("start"), entry.get("end")) {
        let offset = |json: &Json| text.from_char(u32::try_from(json.as_u64()?).ok()?.into());
        past.span = Span::checked(offset(start)?, offset(end)?).filter(|span| !span.is_empty())?;
    }
    match entry.get("value") {
        None => {}
        Some(Json::Null) => past.value = None,
        Some(json) => past.value = Some(value::read(past.label, json)?),
    }
    if let Some(attributes) = entry.get("attributes") {
        past.attributes = value::attributes_from_json(attributes)?;
    }
    match entry.get("entity") {
        None => {}
        Some(Json::Null) => past.entity = None,
        Some(json) => past.entity = Some(json.as_str()?.parse::<EntityId>().ok()?),
    }
    if let Some(status) = entry.get("status") {
        past.status = value::read_status(value::typed(status)?);
    }
    if let Some(note) = entry.get("note") {
        note.as_str()?.clone_into(&mut past.note);
    }
    Some(past)
}
