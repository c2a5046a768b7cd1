//! JSONL for spaCy: each line is what `Doc.from_json` reads, with a converter to its binary `DocBin`.
//!
//! Entities do not overlap there; all spans are in the group `sc`, which the span categoriser trains from.
//! <https://spacy.io/api/doc#to_json>

use super::draft::{Draft, DraftEntity, DraftSpan};
use super::format::{Batch, File, Input, Part};
use super::problem::Problems;
use super::records::{
    Records, facts, list, meta, number, of_each, records, text, unknown, unknown_facts, whole,
};
use super::tokens::Tokens;
use super::{Export, Imported, OffsetUnit, ReadError, Scheme};
use crate::annotation::Annotation;
use crate::text::{ByteOffset, Span, Text};
use serde_json::{Map, Value as Json, json};
use std::collections::BTreeSet;

/// The group of spans that may overlap.
const GROUP: &str = "sc";

/// What the facts about a document call the names of its entities.
const ENTITIES: &str = "entities";

/// `{"text": …, "tokens": […], "ents": […], "spans": {"sc": […]}}`
pub(super) fn write(export: &Export<'_>) -> Vec<Part> {
    let span = |known: &&Annotation| {
        let (start, end) = export.offsets(known.span);
        let entity = export.entity(known).map(|(id, _)| id).unwrap_or_default();
        json!({ "start": start, "end": end, "label": export.key(known.label), "kb_id": entity })
    };
    let tokens = Tokens::of(export);
    let starts: BTreeSet<ByteOffset> =
        tokens.sentences.iter().filter_map(|&first| Some(tokens.spans.get(first)?.start)).collect();
    let words: Vec<Json> = with_blanks(export.text(), &tokens.spans)
        .into_iter()
        .enumerate()
        .map(|(id, token)| {
            let (start, end) = export.offsets(token);
            json!({ "id": id, "start": start, "end": end, "sent_start": starts.contains(&token.start) })
        })
        .collect();
    let flat = export.flat();
    let mut about = facts(export.document.meta());
    let entities: Map<String, Json> = export
        .spans
        .iter()
        .filter_map(|known| export.entity(known))
        .map(|(id, name)| (id, name.into()))
        .collect();
    if !entities.is_empty() {
        about.insert(ENTITIES.into(), entities.into());
    }
    let line = json!({
        "text": export.text().as_str(),
        "ents": flat.iter().map(span).collect::<Json>(),
        "spans": { GROUP: export.spans.iter().map(span).collect::<Json>() },
        "tokens": words,
        "meta": about,
    });
    vec![Part { extension: "jsonl", content: format!("{line}\n") }]
}

/// spaCy's own view of a text: a word is followed by one blank or none, further blanks are words.
fn with_blanks(text: &Text, tokens: &[Span]) -> Vec<Span> {
    let mut words = Vec::with_capacity(tokens.len() + 16);
    let mut at = ByteOffset::ZERO;
    for &token in tokens.iter().chain([&Span::at(text.len())]) {
        let gap = Span::new(at, token.start);
        let first = !words.is_empty() && text.slice(gap).starts_with(' ');
        let rest = Span::new(if first { gap.start.forward(1) } else { gap.start }, gap.end);
        if !rest.is_empty() {
            words.push(rest);
        }
        if !token.is_empty() {
            words.push(token);
        }
        at = token.end;
    }
    words
}

/// `to_docbin.py`
pub(super) fn converter(_: &Scheme) -> Vec<File> {
    vec![File { name: "to_docbin.py".into(), content: include_str!("to_docbin.py").into() }]
}

/// Lines of ours, of `Doc.to_json`, and the pairs that spaCy 2 was trained from, alone or as NER Annotator writes them.
pub(super) fn read(files: &[Input<'_>]) -> Result<Batch, ReadError> {
    let Some(file) = files.first() else { return Err(ReadError::Empty) };
    let found = records(file.content)?;
    if !found.list.iter().any(|record| pairs(record).is_some()) {
        return of_each(found, |record, _| document(record));
    }
    let pairs = |record: Json| match pairs(&record) {
        Some(pairs) => pairs.to_vec(),
        None => vec![record],
    };
    // An article that was passed over is null.
    let articles = found.list.into_iter().flat_map(pairs).filter(|record| !record.is_null()).collect();
    of_each(Records::numbered(articles, found.problems), |record, _| document(record))
}

/// The pairs in the file of NER Annotator, which has the names of its classes beside them.
fn pairs(record: &Json) -> Option<&[Json]> {
    record.get("classes").filter(|classes| classes.is_array())?;
    record.get("annotations")?.as_array().map(Vec::as_slice)
}

fn document(record: &Json) -> Result<Imported, ReadError> {
    let fault = || ReadError::NotOfFormat { format: "spacy" };
    if let Json::Array(pair) = record {
        let [Json::String(article), known] = pair.as_slice() else { return Err(fault()) };
        let mut draft = draft(article, &Json::Null, &list(known, "entities").iter().collect::<Vec<_>>());
        unknown(known, "", &["entities"], &mut draft.problems);
        return draft.build("spacy");
    }
    let article = text(record, "text").ok_or_else(fault)?;
    let groups = record.get("spans").and_then(Json::as_object);
    let mut found: Vec<&Json> =
        groups.into_iter().flat_map(Map::values).filter_map(Json::as_array).flatten().collect();
    // What is among the groups as well is one.
    let grouped: BTreeSet<Place<'_>> = found.iter().map(|span| place(span)).collect();
    let alone = list(record, "ents").iter().chain(list(record, "entities"));
    found.extend(alone.filter(|span| !grouped.contains(&place(span))));
    let mut draft = draft(article, record.get("meta").unwrap_or(&Json::Null), &found);
    tell_unknown(record, &found, &mut draft.problems);
    draft.build("spacy")
}

/// Tells of what is not read. Where sentences begin is found anew.
fn tell_unknown(record: &Json, spans: &[&Json], problems: &mut Problems) {
    let known = ["text", "ents", "entities", "spans", "tokens", "sents", "meta"];
    unknown(record, "", &known, problems);
    for token in list(record, "tokens") {
        unknown(token, "tokens[].", &["id", "start", "end", "sent_start"], problems);
    }
    for span in spans {
        unknown(span, "spans[].", &["start", "end", "label", "kb_id", "id"], problems);
    }
    if let Some(facts) = record.get("meta") {
        unknown_facts(facts, "meta.", &[ENTITIES], problems);
    }
}

/// Where a span stands, and its label.
type Place<'j> = (Option<u64>, Option<u64>, Option<&'j str>);

fn place(span: &Json) -> Place<'_> {
    match span {
        Json::Array(parts) => {
            let at = |place: usize| parts.get(place).and_then(whole);
            (at(0), at(1), parts.get(2).and_then(Json::as_str))
        }
        other => (number(other, "start"), number(other, "end"), text(other, "label")),
    }
}

fn draft(article: &str, facts: &Json, found: &[&Json]) -> Draft {
    let named = facts.get(ENTITIES);
    let name = |id: &str| named.and_then(|named| text(named, id)).unwrap_or_default().to_owned();
    let spans = found.iter().map(|span| {
        let (start, end, label) = place(span);
        let entity = text(span, "kb_id").filter(|id| !id.is_empty());
        DraftSpan {
            label: label.unwrap_or_default().to_owned(),
            claim: DraftSpan::at(OffsetUnit::CodePoint, start, end, None),
            entity: entity.map(|id| DraftEntity { id: id.to_owned(), name: name(id) }),
            ..DraftSpan::default()
        }
    });
    Draft { text: article.to_owned(), meta: meta(facts, article), spans: spans.collect(), ..Draft::default() }
}

/// Whether the first line is one of its records.
pub(super) fn recognise(file: &Input<'_>) -> bool {
    let line = file.beginning().lines().next().unwrap_or_default();
    let record = serde_json::from_str::<Json>(line).unwrap_or_default();
    let pair = record.get(1).is_some_and(|known| known.get("entities").is_some());
    let ents = text(&record, "text").is_some() && record.get("ents").is_some();
    pair || ents
        || (line.starts_with('{') && file.content.contains("\"classes\"") && is_of_pairs(file.content))
}

fn is_of_pairs(content: &str) -> bool {
    let read = serde_json::from_str::<Json>(content.trim_start_matches('\u{feff}'));
    read.is_ok_and(|record| pairs(&record).is_some_and(|pairs| pairs.iter().any(Json::is_array)))
}
