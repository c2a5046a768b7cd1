//! What happened to a document as lines of JSON, one for each entry: what is kept between two times at which
//! the document is written whole.
//!
//! Unlike a project file, an entry is read by the program that wrote it, from a place that nobody else
//! writes to, and means nothing but in its place among the others. So it is short (lists without names,
//! offsets in bytes), and either it reads whole or it is damaged. The first item of each line is the
//! version of this form.

use super::v1;
use super::value::{self, read_value_kind, typed, write_value_kind};
use crate::annotation::{
    Annotation, AnnotationId, Change, Entity, EntityId, Entry, Meta, Past, Provenance, Put, Region, Relation,
    RelationId, RelationType, Step, Trail, Transaction,
};
use crate::label::{Attributes, Colour, Label, LabelDef, LabelName, Value};
use crate::text::Span;
use serde::Serialize;
use serde_json::{Value as Json, json};
use std::rc::Rc;

/// Of this form.
const VERSION: u64 = 1;

/// An entry as a line of JSON without its break.
pub fn write_entry(entry: &Entry) -> String {
    let (kind, group, changes) = match entry {
        Entry::Edit(step) => {
            ("edit", step.group.as_deref(), step.transaction.changes.iter().map(change).collect())
        }
        Entry::Undo => ("undo", None, Vec::new()),
        Entry::Redo => ("redo", None, Vec::new()),
        Entry::Renewed => ("renewed", None, Vec::new()),
    };
    json!([VERSION, kind, group, changes]).to_string()
}

/// An entry from its line; `None` where the line is damaged or of a later version.
pub fn read_entry(line: &str) -> Option<Entry> {
    let json: Json = serde_json::from_str(line).ok()?;
    let [version, kind, group, changes] = items(&json)?;
    if version.as_u64()? != VERSION {
        return None;
    }
    Some(match kind.as_str()? {
        "edit" => {
            let changes = changes.as_array()?.iter().map(read_change).collect::<Option<Vec<Change>>>()?;
            let group = typed(group)?;
            Entry::Edit(Rc::new(Step { transaction: Transaction::new(changes), group }))
        }
        "undo" => Entry::Undo,
        "redo" => Entry::Redo,
        "renewed" => Entry::Renewed,
        _ => return None,
    })
}

/// The items of a list that has just so many.
fn items<const N: usize>(json: &Json) -> Option<&[Json; N]> {
    json.as_array()?.as_slice().try_into().ok()
}

fn change(change: &Change) -> Json {
    match change {
        Change::Annotation(sides) => put("a", sides, annotation),
        Change::Relation(sides) => put("r", sides, relation),
        Change::Entity(sides) => put("e", sides, |known| json!([known.id, known.name])),
        Change::Label(sides) => put("l", sides, definition),
        Change::Meta(sides) => {
            put("m", sides, |meta| json!([meta.title, meta.source, meta.created, meta.published]))
        }
        Change::Region(sides) => put("g", sides, |region| {
            json!([span(region.span), region.status, provenance(&region.provenance)])
        }),
    }
}

fn put<T>(kind: &str, sides: &Put<T>, write: impl Fn(&T) -> Json) -> Json {
    json!([kind, sides.before.as_ref().map(&write), sides.after.as_ref().map(&write)])
}

fn read_change(json: &Json) -> Option<Change> {
    let [kind, before, after] = items(json)?;
    let sides = (before, after);
    Some(match kind.as_str()? {
        "a" => Change::Annotation(read_put(sides, read_annotation)?),
        "r" => Change::Relation(read_put(sides, read_relation)?),
        "e" => Change::Entity(read_put(sides, |json| {
            let [id, name] = items(json)?;
            Some(Entity { id: typed(id)?, name: typed(name)? })
        })?),
        "l" => Change::Label(read_put(sides, read_definition)?),
        "m" => Change::Meta(read_put(sides, |json| {
            let [title, source, created, published] = items(json)?;
            let (title, source) = (typed(title)?, typed(source)?);
            Some(Meta { title, source, created: typed(created)?, published: typed(published)? })
        })?),
        "g" => Change::Region(read_put(sides, |json| {
            let [span, status, provenance] = items(json)?;
            let provenance = read_provenance(provenance)?;
            Some(Region { span: read_span(span)?, status: typed(status)?, provenance })
        })?),
        _ => return None,
    })
}

fn read_put<T>((before, after): (&Json, &Json), read: impl Fn(&Json) -> Option<T>) -> Option<Put<T>> {
    let side = |json: &Json| if json.is_null() { Some(None) } else { read(json).map(Some) };
    Some(Put { before: side(before)?, after: side(after)? })
}

fn annotation(known: &Annotation) -> Json {
    let Annotation { id, span: place, label, value, attributes, entity, status, provenance: by, note, trail } =
        known;
    let pasts: Vec<Json> = trail.pasts().iter().map(past).collect();
    let content = content(value.as_ref());
    let items = json!([id, span(*place), label, content, entity, status, provenance(by), note, pasts]);
    with_attributes(items, attributes)
}

/// What has attributes has one item more: entries without them are the same as those of programs that know none.
fn with_attributes(mut items: Json, attributes: &Attributes) -> Json {
    if let Some(items) = items.as_array_mut().filter(|_| !attributes.is_empty()) {
        items.push(value::attributes_to_json(attributes));
    }
    items
}

/// The items of a list that has just so many, and one of attributes behind them where it has any.
fn with_or_without<const N: usize>(json: &Json) -> Option<(&[Json; N], Attributes)> {
    let (items, more) = json.as_array()?.split_at_checked(N)?;
    let attributes = match more {
        [] => Attributes::default(),
        [attributes] => value::attributes_from_json(attributes)?,
        _ => return None,
    };
    Some((items.try_into().ok()?, attributes))
}

fn read_annotation(json: &Json) -> Option<Annotation> {
    let ([id, span, label, value, entity, status, provenance, note, pasts], attributes) =
        with_or_without(json)?;
    let label: Label = typed(label)?;
    let pasts = pasts.as_array()?.iter().map(read_past).collect::<Option<Vec<Past>>>()?;
    Some(Annotation {
        id: AnnotationId(typed(id)?),
        span: read_span(span)?,
        label,
        value: read_content(label, value).ok()?,
        attributes,
        entity: typed(entity)?,
        status: typed(status)?,
        provenance: read_provenance(provenance)?,
        note: typed(note)?,
        trail: Trail::new(pasts),
    })
}

fn past(known: &Past) -> Json {
    let Past { until, span: place, label, value, attributes, entity, status, note } = known;
    let items = json!([until, span(*place), label, content(value.as_ref()), entity, status, note]);
    with_attributes(items, attributes)
}

fn read_past(json: &Json) -> Option<Past> {
    let ([until, span, label, value, entity, status, note], attributes) = with_or_without(json)?;
    let label: Label = typed(label)?;
    Some(Past {
        until: typed(until)?,
        span: read_span(span)?,
        label,
        value: read_content(label, value).ok()?,
        attributes,
        entity: typed::<Option<EntityId>>(entity)?,
        status: typed(status)?,
        note: typed(note)?,
    })
}

/// Values have the form that they have in files.
fn content(value: Option<&Value>) -> Json {
    value.map_or(Json::Null, |content| {
        value::write(content, None).serialize(serde_json::value::Serializer).unwrap_or_default()
    })
}

fn read_content(label: Label, json: &Json) -> Result<Option<Value>, Damaged> {
    if json.is_null() { Ok(None) } else { value::read(label, json).map(Some).ok_or(Damaged) }
}

/// What stands there is no value of its label.
struct Damaged;

fn span(span: Span) -> Json {
    json!([span.start.raw(), span.end.raw()])
}

fn read_span(json: &Json) -> Option<Span> {
    let [start, end] = items(json)?;
    Span::checked(typed::<u32>(start)?.into(), typed::<u32>(end)?.into())
}

fn provenance(known: &Provenance) -> Json {
    match known {
        Provenance::Rule { rule, version, score } => json!([rule, version, score]),
        Provenance::Person => Json::Null,
        Provenance::Import { format } => json!(format),
    }
}

fn read_provenance(json: &Json) -> Option<Provenance> {
    Some(match json {
        Json::Null => Provenance::Person,
        Json::String(format) => Provenance::Import { format: format.clone() },
        _ => {
            let [rule, version, score] = items(json)?;
            Provenance::Rule { rule: typed(rule)?, version: typed(version)?, score: typed(score)? }
        }
    })
}

fn relation(known: &Relation) -> Json {
    let Relation { id, kind, from, to, status, provenance: by } = known;
    json!([id, kind.wire(), from, to, status, provenance(by)])
}

fn read_relation(json: &Json) -> Option<Relation> {
    let [id, kind, from, to, status, provenance] = items(json)?;
    Some(Relation {
        id: RelationId(typed(id)?),
        kind: RelationType::from_wire(kind.as_str()?),
        from: typed(from)?,
        to: typed(to)?,
        status: typed(status)?,
        provenance: read_provenance(provenance)?,
    })
}

fn definition(known: &LabelDef) -> Json {
    let LabelDef {
        label,
        key,
        name,
        colour,
        shortcut,
        value,
        choices,
        attributes,
        guideline,
        exclusive,
        order,
    } = known;
    let value = value.map(write_value_kind);
    let mut items =
        json!([label, key, [name.vi, name.en], colour, shortcut, value, choices, exclusive, order]);
    if let Some(items) = items.as_array_mut().filter(|_| !attributes.is_empty() || !guideline.is_empty()) {
        let asked: Vec<v1::AttributeDef> = attributes.iter().map(value::write_asked).collect();
        items.push(json!([asked, guideline]));
    }
    items
}

fn read_definition(json: &Json) -> Option<LabelDef> {
    let (first, more) = json.as_array()?.split_at_checked(9)?;
    let [label, key, name, colour, shortcut, value, choices, exclusive, order]: &[Json; 9] =
        first.try_into().ok()?;
    let [vi, en] = items(name)?;
    let (attributes, guideline) = match more {
        [] => (Vec::new(), String::new()),
        [more] => {
            let [asked, guideline] = items(more)?;
            let asked: Vec<v1::AttributeDef> = typed(asked)?;
            (asked.into_iter().map(value::read_asked).collect(), typed(guideline)?)
        }
        _ => return None,
    };
    Some(LabelDef {
        label: typed(label)?,
        key: typed(key)?,
        name: LabelName { vi: typed(vi)?, en: typed(en)? },
        colour: typed::<Colour>(colour)?,
        shortcut: typed(shortcut)?,
        value: typed::<Option<_>>(value)?.map(read_value_kind),
        choices: typed(choices)?,
        attributes,
        guideline,
        exclusive: typed(exclusive)?,
        order: typed(order)?,
    })
}
