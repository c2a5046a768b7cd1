//! From a document to the wire types.

use super::value::{self, write_asked, write_attributes, write_status, write_value_kind};
use super::{Fingerprint, Rest, fingerprint, history, v1};
use crate::annotation::{Annotation, Document, Given, Provenance, Region, Relation};
use crate::label::{Label, LabelDef};
use serde::Serialize;

/// Annotations and relations that are written between two rests.
const AT_ONCE: usize = 200;

/// The whole document.
pub(super) fn project(document: &Document) -> v1::Project {
    v1::Project {
        annotations: document.annotations().iter().map(|known| annotation(document, known)).collect(),
        relations: document.relations().map(relation).collect(),
        ..frame(document, fingerprint(document.text()), document.text().as_str().to_owned())
    }
}

/// The whole document in one line, with rests after some lines and after some annotations each.
pub(super) async fn resting(document: &Document, rest: Rest<'_>) -> Vec<u8> {
    let frame = serde_json::to_string(&frame(document, String::new(), String::new())).unwrap_or_default();
    // Within a string of JSON quotes are escaped, so these can be nothing else.
    let (head, frame) = frame.split_once(r#""sha256":"","text":"""#).unwrap_or((&frame, ""));
    let (labels, foot) = frame.rsplit_once(r#""annotations":[],"relations":[]"#).unwrap_or((frame, ""));
    let text = document.text().as_str();
    let mut json = Vec::with_capacity(frame.len() + text.len() + text.len() / 8);
    let mut hash = Fingerprint::default();
    json.extend_from_slice(head.as_bytes());
    let mut lines: Vec<u8> = Vec::with_capacity(text.len() + text.len() / 16);
    for line in text.split_inclusive('\n') {
        hash.add(line);
        // Without the quotes around it.
        let quoted = serde_json::to_vec(line).unwrap_or_default();
        lines.extend_from_slice(quoted.get(1..quoted.len().saturating_sub(1)).unwrap_or_default());
        rest().await;
    }
    json.extend_from_slice(format!(r#""sha256":"{}","text":""#, hash.finish()).as_bytes());
    json.append(&mut lines);
    json.push(b'"');
    json.extend_from_slice(labels.as_bytes());
    json.extend_from_slice(br#""annotations":["#);
    for (at, known) in document.annotations().iter().enumerate() {
        item(&mut json, at, &annotation(document, known), rest).await;
    }
    json.extend_from_slice(br#"],"relations":["#);
    for (at, known) in document.relations().enumerate() {
        item(&mut json, at, &relation(known), rest).await;
    }
    json.push(b']');
    json.extend_from_slice(foot.as_bytes());
    json
}

async fn item(json: &mut Vec<u8>, at: usize, item: &impl Serialize, rest: Rest<'_>) {
    if at > 0 {
        json.push(b',');
    }
    if at % AT_ONCE == AT_ONCE - 1 {
        rest().await;
    }
    // Strings and finite numbers into memory: it cannot fail.
    let _ = serde_json::to_writer(json, item);
}

/// What stands around the annotations and relations.
fn frame(document: &Document, sha256: String, text: String) -> v1::Project {
    let meta = document.meta();
    v1::Project {
        schema_version: v1::SCHEMA_VERSION,
        generator: v1::Generator {
            name: env!("CARGO_PKG_NAME").into(),
            version: env!("CARGO_PKG_VERSION").into(),
        },
        offset_unit: v1::OffsetUnit::CodePoint,
        document: v1::Document {
            title: meta.title.clone(),
            source: meta.source.clone(),
            created: meta.created.clone(),
            published: meta.published.clone(),
            sha256,
            text,
        },
        labels: document.labels().iter().map(definition).collect(),
        ignored: document.regions().iter().map(|known| region(document, known)).collect(),
        entities: document
            .entities()
            .map(|entity| v1::Entity { id: entity.id.to_string(), name: entity.name.clone() })
            .collect(),
        annotations: Vec::new(),
        relations: Vec::new(),
        next_ids: next_ids(document),
    }
}

/// The next ids, unless they are what anybody would expect.
fn next_ids(document: &Document) -> Option<v1::NextIds> {
    let after = |last: Option<u32>| last.map_or(1, |last| last.saturating_add(1));
    let expected = Given {
        annotation: after(document.annotations().iter().map(|known| known.id.0).max()),
        relation: after(document.relations().map(|known| known.id.0).max()),
        entity: after(document.entities().map(|known| known.id.0).max()),
    };
    let Given { annotation, relation, entity } = document.given();
    (document.given() != expected).then_some(v1::NextIds { annotation, relation, entity })
}

fn region(document: &Document, known: &Region) -> v1::Region {
    let (text, span) = (document.text(), known.span);
    v1::Region {
        start: text.to_char(span.start).raw(),
        end: text.to_char(span.end).raw(),
        start_utf16: text.to_utf16(span.start).raw(),
        end_utf16: text.to_utf16(span.end).raw(),
        quote: text.slice(span).to_owned(),
        status: write_status(known.status),
        provenance: provenance(&known.provenance),
    }
}

pub(super) fn definition(definition: &LabelDef) -> v1::LabelDef {
    let (label, kind) = match definition.label.wire() {
        Some((label, kind)) => (label.to_owned(), kind.map(str::to_owned)),
        None => (definition.key.clone(), None),
    };
    v1::LabelDef {
        label,
        kind,
        custom: match definition.label {
            Label::Custom(number) => Some(number.0),
            _ => None,
        },
        name: v1::LabelName { vi: definition.name.vi.clone(), en: definition.name.en.clone() },
        colour: definition.colour.into(),
        shortcut: definition.shortcut,
        value: definition.value.map(write_value_kind),
        choices: definition.choices.clone(),
        attributes: definition.attributes.iter().map(write_asked).collect(),
        guideline: definition.guideline.clone(),
        exclusive: definition.exclusive,
        order: Some(definition.order).filter(|order| *order > 0),
    }
}

fn annotation(document: &Document, known: &Annotation) -> v1::Annotation {
    let text = document.text();
    let (label, kind) = if let Some((label, kind)) = known.label.wire() {
        (label.to_owned(), kind.map(str::to_owned))
    } else {
        let definition = document.labels().get(known.label);
        (definition.map_or_else(|| known.label.slug(), |definition| definition.key.clone()), None)
    };
    v1::Annotation {
        id: known.id.to_string(),
        label,
        kind,
        start: text.to_char(known.span.start).raw(),
        end: text.to_char(known.span.end).raw(),
        start_utf16: text.to_utf16(known.span.start).raw(),
        end_utf16: text.to_utf16(known.span.end).raw(),
        quote: text.slice(known.span).to_owned(),
        value: known.value.as_ref().map(|content| value::write(content, known.entity)),
        attributes: write_attributes(&known.attributes),
        entity: known.entity.map(|id| id.to_string()),
        status: write_status(known.status),
        provenance: provenance(&known.provenance),
        note: known.note.clone(),
        history: history::write(document, known),
    }
}

fn relation(relation: &Relation) -> v1::Relation {
    v1::Relation {
        id: relation.id.to_string(),
        kind: relation.kind.wire().to_owned(),
        from: relation.from.to_string(),
        to: relation.to.to_string(),
        status: write_status(relation.status),
        provenance: provenance(&relation.provenance),
    }
}

fn provenance(known: &Provenance) -> v1::Provenance {
    match known {
        Provenance::Rule { rule, version, score } => v1::Provenance::Rule {
            rule: rule.clone(),
            version: version.clone(),
            score: f64::from((*score).min(1000)) / 1000.0,
        },
        Provenance::Person => v1::Provenance::Person,
        Provenance::Import { format } => v1::Provenance::Import { format: format.clone() },
    }
}
