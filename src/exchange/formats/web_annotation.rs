//! W3C Web Annotations in JSON-LD: a position and a quotation for each, with the article beside them.
//!
//! The standard counts code points; Recogito and other libraries count UTF-16, so the unit can be chosen. The
//! quotation saves a reader that counts otherwise. <https://www.w3.org/TR/annotation-model/>

use super::draft::{Draft, DraftEntity, DraftRelation, DraftSpan, add_line};
use super::format::{Batch, Input, Part};
use super::problem::{Problems, short};
use super::records::{Records, facts, id, meta, number, records, text, unknown, unknown_facts};
use super::{Export, OffsetUnit, Problem, ReadError, project, values};
use crate::annotation::{Annotation, Provenance};
use crate::text::{ByteOffset, Span, grapheme_after, grapheme_before};
use serde_json::{Value as Json, json};

/// The vocabulary.
const CONTEXT: &str = "http://www.w3.org/ns/anno.jsonld";

/// Characters of the text on either side of a quotation.
const AROUND: usize = 24;

/// The annotations as one collection, and the text.
pub(super) fn write(export: &Export<'_>) -> Vec<Part> {
    let source = format!("urn:sha256:{}", project::fingerprint(export.text()));
    let items: Vec<Json> = export
        .spans
        .iter()
        .map(|known| annotation(export, known, &source))
        .chain(export.relations.iter().map(|known| {
            json!({
                "@context": CONTEXT,
                "id": name(&known.id),
                "type": "Annotation",
                "motivation": "linking",
                // From the target to the body, as Recogito draws it.
                "body": [
                    { "id": name(&known.to) },
                    { "type": "TextualBody", "purpose": "tagging", "value": known.kind.wire() },
                ],
                "target": { "id": name(&known.from) },
            })
        }))
        .collect();
    let mut collection = json!({
        "@context": CONTEXT,
        "id": source,
        "type": "AnnotationPage",
        "items": items,
    });
    if let Some(collection) = collection.as_object_mut() {
        let mut facts = facts(export.document.meta());
        facts.insert("offset_unit".into(), export.unit.wire().into());
        collection.insert(
            "partOf".into(),
            json!({ "type": "AnnotationCollection", "label": export.document.meta().title, "about": facts }),
        );
    }
    vec![
        Part { extension: "jsonld", content: format!("{collection}\n") },
        Part { extension: "txt", content: export.text().as_str().to_owned() },
    ]
}

/// An id that is an IRI.
fn name(id: &impl std::fmt::Display) -> String {
    format!("urn:chu-giai:{id}")
}

fn annotation(export: &Export<'_>, known: &Annotation, source: &str) -> Json {
    let (start, end) = export.offsets(known.span);
    let mut body =
        vec![json!({ "type": "TextualBody", "purpose": "tagging", "value": export.key(known.label) })];
    if let Some(value) = &known.value {
        let content = values::to_text(value);
        body.push(json!({
            "type": "TextualBody", "purpose": "describing", "format": "application/json", "value": content,
        }));
    }
    if let Some((id, name)) = export.entity(known) {
        body.push(json!({
            "type": "SpecificResource", "purpose": "identifying", "source": format!("urn:chu-giai:{id}"), "label": name,
        }));
    }
    if !known.note.is_empty() {
        body.push(json!({ "type": "TextualBody", "purpose": "commenting", "value": known.note }));
    }
    let mut annotation = json!({
        "@context": CONTEXT,
        "id": name(&known.id),
        "type": "Annotation",
        "motivation": "tagging",
        "body": body,
        "target": {
            "source": source,
            "selector": [
                {
                    "type": "TextQuoteSelector",
                    "exact": export.quote(known.span),
                    "prefix": around(export, known.span.start, false),
                    "suffix": around(export, known.span.end, true),
                },
                { "type": "TextPositionSelector", "start": start, "end": end },
            ],
        },
    });
    if let Provenance::Rule { rule, version, .. } = &known.provenance {
        annotation["generator"] =
            json!({ "type": "Software", "name": "Chú Giải", "rule": rule, "version": version });
    }
    annotation
}

/// The text before or after an offset.
fn around<'d>(export: &Export<'d>, at: ByteOffset, after: bool) -> &'d str {
    let step = if after { grapheme_after } else { grapheme_before };
    let far = (0..AROUND).fold(at, |far, _| step(export.text(), far));
    export.quote(Span::new(at, far))
}

/// Annotations in a page, a collection or an array, with the text of the same name.
pub(super) fn read(files: &[Input<'_>]) -> Result<Batch, ReadError> {
    let Some(file) = files.first() else { return Err(ReadError::Empty) };
    let Records { list: found, problems, .. } = records(file.content)?;
    let Some(article) = files.get(1) else { return Err(ReadError::NoCompanion { extension: "txt" }) };
    let mut draft = Draft { text: article.content.to_owned(), problems, ..Draft::default() };
    let mut about = Json::Null;
    let mut items: Vec<&Json> = Vec::new();
    for record in &found {
        let known = ["@context", "id", "type", "items", "partOf", "first", "total", "startIndex"];
        let within = record.get("items").or_else(|| record.get("first").and_then(|first| first.get("items")));
        match within.and_then(Json::as_array) {
            Some(within) => {
                items.extend(within);
                about =
                    record.get("partOf").and_then(|whole| whole.get("about")).cloned().unwrap_or_default();
                unknown(record, "", &known, &mut draft.problems);
            }
            None => items.push(record),
        }
    }
    if !items.iter().any(|item| item.get("target").is_some()) && about.is_null() {
        return Err(ReadError::NotOfFormat { format: "web-annotation" });
    }
    let unit = text(&about, "offset_unit").and_then(OffsetUnit::from_wire).unwrap_or(OffsetUnit::CodePoint);
    draft.meta = meta(&about, &draft.text);
    unknown_facts(&about, "partOf.about.", &["offset_unit"], &mut draft.problems);
    for (at, item) in items.into_iter().enumerate() {
        if take(item, unit, &mut draft).is_none() {
            draft.problems.push(Problem::LineDropped { line: at + 1 });
        }
    }
    draft.build("web-annotation").map(Batch::one)
}

/// One annotation or link; `None` where it is neither.
fn take<'j>(item: &'j Json, unit: OffsetUnit, draft: &mut Draft) -> Option<()> {
    let target = first(item.get("target")?)?;
    let known = ["@context", "id", "type", "motivation", "body", "target", "generator"];
    unknown(item, "items[].", &known, &mut draft.problems);
    let bodies = all(item.get("body"));
    let of_purpose =
        |wanted| bodies.iter().copied().filter(move |body| text(body, "purpose") == Some(wanted));
    let purpose = |wanted| of_purpose(wanted).next();
    let said = |wanted| purpose(wanted).and_then(|body| text(body, "value"));
    let own = id(item, "id").map(|iri| short_name(&iri)).unwrap_or_default();
    if text(item, "motivation") == Some("linking") {
        let to =
            bodies.iter().find_map(|body| body.as_str().map(str::to_owned).or_else(|| id(body, "id")))?;
        let from = target.as_str().map(str::to_owned).or_else(|| id(target, "id"))?;
        draft.relations.push(DraftRelation {
            id: own,
            kind: said("tagging").unwrap_or_default().to_owned(),
            from: short_name(&from),
            to: short_name(&to),
            status: None,
        });
        return Some(());
    }
    let selectors = all(target.get("selector"));
    let of = |kind: &str| selectors.iter().copied().find(|known| text(known, "type") == Some(kind));
    let position = of("TextPositionSelector");
    let quote = of("TextQuoteSelector").and_then(|known| text(known, "exact"));
    if position.is_none() && quote.is_none() {
        return None;
    }
    let at = |field| position.and_then(|known| number(known, field));
    let entity = purpose("identifying").map(|body| DraftEntity {
        id: text(body, "source").map(short_name).unwrap_or_default(),
        name: text(body, "label").unwrap_or_default().to_owned(),
    });
    // A body without a purpose is what the annotation is for.
    let words = |body: &'j Json| body.as_str().or_else(|| text(body, "value"));
    let plain = || bodies.iter().copied().find(|body| words(body).is_some());
    let label = purpose("tagging").or_else(|| purpose("classifying")).or_else(plain);
    let mut note = String::new();
    for comment in of_purpose("commenting").filter_map(words) {
        add_line(&mut note, comment);
    }
    let read = label.into_iter().chain(purpose("describing")).chain(purpose("identifying"));
    let read: Vec<&Json> = read.chain(of_purpose("commenting")).collect();
    tell_unknown(item, target, &read, &mut draft.problems);
    draft.spans.push(DraftSpan {
        id: own,
        label: label.and_then(words).unwrap_or_default().to_owned(),
        claim: DraftSpan::at(unit, at("start"), at("end"), quote),
        value: said("describing").map(Into::into),
        entity,
        note,
        status: None,
        ..DraftSpan::default()
    });
    Some(())
}

/// Tells of what of an annotation is not read: all bodies but these, and what a target has beside one place.
fn tell_unknown(item: &Json, target: &Json, read: &[&Json], problems: &mut Problems) {
    unknown(target, "items[].target.", &["id", "type", "source", "selector"], problems);
    for _ in all(item.get("target")).iter().skip(1) {
        problems.unknown_field("items[].target".to_owned());
    }
    for body in all(item.get("body")) {
        if !read.iter().any(|known| std::ptr::eq(*known, body)) {
            let purpose = text(body, "purpose").unwrap_or_default();
            problems.unknown_field(format!("items[].body {}", short(purpose)).trim_end().to_owned());
        }
    }
}

fn short_name(iri: &str) -> String {
    iri.strip_prefix("urn:chu-giai:").unwrap_or(iri).to_owned()
}

/// One thing where JSON-LD allows one or several.
fn first(json: &Json) -> Option<&Json> {
    match json {
        Json::Array(several) => several.first(),
        one => Some(one),
    }
}

fn all(json: Option<&Json>) -> Vec<&Json> {
    match json {
        None => Vec::new(),
        Some(Json::Array(several)) => several.iter().collect(),
        Some(one) => vec![one],
    }
}

/// Whether a file speaks the vocabulary.
pub(super) fn recognise(file: &Input<'_>) -> bool {
    file.beginning().starts_with(['{', '[']) && file.content.contains(CONTEXT)
}
