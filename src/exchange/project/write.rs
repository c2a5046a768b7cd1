//! From a document to the wire types.

use super::{fingerprint, v1};
use crate::annotation::{Annotation, Document, EntityId, Provenance, Relation, Status};
use crate::label::{
    Bound, Change, DateValue, FigureKind, FigureValue, Label, LabelDef, Level, LunarDay, Value, ValueKind,
};

/// The whole document.
pub(super) fn project(document: &Document) -> v1::Project {
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
            sha256: fingerprint(document.text()),
            text: document.text().as_str().to_owned(),
        },
        labels: document.labels().iter().map(definition).collect(),
        entities: document
            .entities()
            .map(|entity| v1::Entity { id: entity.id.to_string(), name: entity.name.clone() })
            .collect(),
        annotations: document.annotations().iter().map(|known| annotation(document, known)).collect(),
        relations: document.relations().map(relation).collect(),
    }
}

fn definition(definition: &LabelDef) -> v1::LabelDef {
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
        value: definition.value.map(value_kind),
    }
}

fn annotation(document: &Document, known: &Annotation) -> v1::Annotation {
    let text = document.text();
    let (label, kind) = match known.label.wire() {
        Some((label, kind)) => (label.to_owned(), kind.map(str::to_owned)),
        None => {
            let definition = document.labels().get(known.label);
            (definition.map_or_else(|| known.label.slug(), |definition| definition.key.clone()), None)
        }
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
        value: known.value.as_ref().map(|known_value| value(known_value, known.entity)),
        entity: known.entity.map(|id| id.to_string()),
        status: status(known.status),
        provenance: provenance(&known.provenance),
        note: known.note.clone(),
    }
}

fn relation(relation: &Relation) -> v1::Relation {
    v1::Relation {
        id: relation.id.to_string(),
        kind: relation.kind.wire().to_owned(),
        from: relation.from.to_string(),
        to: relation.to.to_string(),
        status: status(relation.status),
        provenance: provenance(&relation.provenance),
    }
}

/// A value in its wire form; `entity` is the annotation's.
pub(crate) fn value(value: &Value, entity: Option<EntityId>) -> v1::Value {
    match value.clone() {
        Value::Official(official) => v1::Value::Official(v1::Official {
            name: official.name,
            entity: entity.map(|entity| entity.to_string()),
        }),
        Value::Position(position) => v1::Value::Position(v1::Position {
            role: position.role,
            organisation: position.organisation,
            level: position.level.map(level),
        }),
        Value::Date(known) => v1::Value::Date(date(&known)),
        Value::Figure(known) => v1::Value::Figure(figure(known)),
        Value::Document(known) => v1::Value::Document(v1::Instrument {
            doc_type: known.doc_type,
            number: known.number,
            year: known.year,
            issuer: known.issuer,
        }),
        Value::Instruction(known) => v1::Value::Instruction(v1::Instruction {
            trigger: known.trigger,
            addressee: known.addressee,
            deadline: known.deadline.as_ref().map(date),
        }),
        Value::Text(text) => v1::Value::Text(v1::FreeText { text }),
    }
}

fn date(date: &DateValue) -> v1::Date {
    v1::Date {
        iso: date.to_string(),
        lunar: date.lunar.map(|LunarDay { year, month, day, leap }| v1::Lunar { year, month, day, leap }),
    }
}

fn figure(figure: FigureValue) -> v1::Figure {
    let amount = Some(figure.amount.normalize().to_string());
    let (amount, numerator) = if figure.denominator.is_some() { (None, amount) } else { (amount, None) };
    v1::Figure {
        kind: figure_kind(figure.kind),
        amount,
        upper: figure.upper.map(|upper| upper.normalize().to_string()),
        numerator,
        denominator: figure.denominator.map(|denominator| denominator.normalize().to_string()),
        unit: figure.unit,
        bound: figure.bound.map(bound),
        change: figure.change.map(change),
        ambiguous: figure.ambiguous,
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

/// Between an enumeration of the core and its frozen wire form, both ways.
macro_rules! both_ways {
    ($write:ident, $read:ident, $core:ident: $($name:ident)*) => {
        fn $write(known: $core) -> v1::$core {
            match known { $($core::$name => v1::$core::$name,)* }
        }

        /// The wire form back.
        pub(super) fn $read(known: v1::$core) -> $core {
            match known { $(v1::$core::$name => $core::$name,)* }
        }
    };
}

both_ways!(value_kind, read_value_kind, ValueKind: Official Position Date Figure Document Instruction Text);
both_ways!(status, read_status, Status: Suggested Accepted Edited Rejected Manual);
both_ways!(level, read_level, Level: Central Province District Commune Unit);
both_ways!(figure_kind, read_figure_kind, FigureKind: Percent Money Count Measure Ratio Duration);
both_ways!(bound, read_bound, Bound: Over Under About Exact);
both_ways!(change, read_change, Change: Up Down);
