//! The two files of a document.

use super::{ATTRIBUTES, NOTE, REFERENCE, RESOURCE, SAME, STATUS, VALUE, choice_name, is_plain};
use crate::annotation::{Annotation, EntityId, Status};
use crate::exchange::formats::format::Part;
use crate::exchange::formats::offsets::LineFeeds;
use crate::exchange::formats::{Export, names, values};
use crate::label::{AttributeValue, Attributes};
use crate::text::{Span, trim};
use std::collections::BTreeMap;
use std::fmt::Write;

/// The annotations, and the text.
pub(in crate::exchange::formats) fn write(export: &Export<'_>) -> Vec<Part> {
    let feeds = LineFeeds::new(export.text().as_str());
    let mut out = String::new();
    let mut notes: Vec<(String, &str, String)> = Vec::new();
    // Of what, which, what it says.
    let mut stated: Vec<(String, String, &str)> = Vec::new();
    let mut mentions: BTreeMap<EntityId, Vec<String>> = BTreeMap::new();
    for known in &export.spans {
        let id = known.id.to_string();
        line(&mut out, export, &feeds, known);
        if known.status != Status::Manual {
            stated.push((id.clone(), STATUS.to_owned(), known.status.wire()));
        }
        if let Some(value) = &known.value {
            notes.push((id.clone(), VALUE, values::to_text(value)));
        }
        let mut as_note = Attributes::new();
        for (key, value) in &known.attributes {
            match value {
                // What brat shows as an attribute is one, as far as its name can be read back.
                AttributeValue::Choice(choice) if is_plain(choice) && is_plain(key) => {
                    stated.push((id.clone(), choice_name(&export.key(known.label), key), choice));
                }
                _ => drop(as_note.insert(key.clone(), value.clone())),
            }
        }
        if !as_note.is_empty() {
            notes.push((id.clone(), ATTRIBUTES, values::attributes_to_text(&as_note)));
        }
        if !known.note.is_empty() {
            notes.push((id.clone(), NOTE, escaped(&known.note)));
        }
        if let Some(entity) = known.entity {
            mentions.entry(entity).or_default().push(id);
        }
    }
    // Writing to a string cannot fail, here and below.
    for known in &export.relations {
        let kind = names::plain(known.kind.wire());
        let _ = writeln!(out, "{}\t{kind} Arg1:{} Arg2:{}", known.id, known.from, known.to);
        if known.status != Status::Manual {
            stated.push((known.id.to_string(), STATUS.to_owned(), known.status.wire()));
        }
    }
    for ids in mentions.values().filter(|ids| ids.len() > 1) {
        let _ = writeln!(out, "*\t{SAME} {}", ids.join(" "));
    }
    for (at, (of, kind, said)) in stated.iter().enumerate() {
        let _ = writeln!(out, "A{}\t{kind} {of} {said}", at + 1);
    }
    let named = mentions.iter().flat_map(|(entity, ids)| ids.iter().map(move |id| (entity, id)));
    for (at, (entity, id)) in named.enumerate() {
        let name = export.document.entity(*entity).map(|known| escaped(&known.name)).unwrap_or_default();
        let _ = writeln!(out, "N{}\t{REFERENCE} {id} {RESOURCE}:{entity}\t{name}", at + 1);
    }
    for (at, (of, kind, said)) in notes.iter().enumerate() {
        let _ = writeln!(out, "#{}\t{kind} {of}\t{said}", at + 1);
    }
    vec![Part { extension: "ann", content: out }, Part { extension: "txt", content: feeds.text }]
}

const BREAKS: [char; 3] = ['\n', '\r', '\t'];

/// A piece for each line that the annotation covers, and their words with blanks between the pieces.
fn line(out: &mut String, export: &Export<'_>, feeds: &LineFeeds, known: &Annotation) {
    let pieces = pieces(export, known.span);
    let places: Vec<String> = pieces
        .iter()
        .map(|&piece| {
            let (start, end) = feeds.of(export.unit, export.text(), piece);
            format!("{start} {end}")
        })
        .collect();
    let words: Vec<&str> = pieces.iter().map(|&piece| export.quote(piece)).collect();
    let key = names::plain(&export.key(known.label));
    let _ = writeln!(out, "{}\t{key} {}\t{}", known.id, places.join(";"), words.join(" "));
}

/// The parts of a span between line breaks and tabs, which no piece may hold, without the blanks around them.
fn pieces(export: &Export<'_>, span: Span) -> Vec<Span> {
    let mut pieces = Vec::new();
    let mut from = span.start;
    for part in export.quote(span).split(BREAKS) {
        let piece = Span::new(from, from.forward(part.len()));
        pieces.extend(trim(export.text(), piece));
        from = piece.end.forward(1);
    }
    if pieces.is_empty() || !export.quote(span).contains(BREAKS) { vec![span] } else { pieces }
}

/// A note on one line.
fn escaped(note: &str) -> String {
    note.replace('\\', "\\\\").replace('\n', "\\n").replace('\r', "\\r").replace('\t', "\\t")
}
