//! Values between their core and their wire form.

use super::v1;
use crate::annotation::{EntityId, Status};
use crate::label::{
    AttributeDef, AttributeKind, AttributeValue, Attributes, Bound, Change, DateValue, DocumentValue,
    FigureKind, FigureValue, InstructionValue, Label, Level, LunarDay, OfficialValue, PositionValue, Value,
    ValueKind, parse_amount,
};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value as Json};
use std::collections::BTreeMap;

/// A value in its wire form; `entity` is the annotation's.
pub fn write(value: &Value, entity: Option<EntityId>) -> v1::Value {
    match value.clone() {
        Value::Official(official) => v1::Value::Official(v1::Official {
            name: official.name,
            entity: entity.map(|entity| entity.to_string()),
        }),
        Value::Position(position) => v1::Value::Position(v1::Position {
            role: position.role,
            organisation: position.organisation,
            level: position.level.map(write_level),
        }),
        Value::Date(known) => v1::Value::Date(write_date(&known)),
        Value::Figure(known) => v1::Value::Figure(write_figure(known)),
        Value::Document(known) => v1::Value::Document(v1::Instrument {
            doc_type: known.doc_type,
            number: known.number,
            year: known.year,
            issuer: known.issuer,
        }),
        Value::Instruction(known) => v1::Value::Instruction(v1::Instruction {
            trigger: known.trigger,
            addressee: known.addressee,
            deadline: known.deadline.as_ref().map(write_date),
        }),
        Value::Text(text) => v1::Value::Text(v1::FreeText { text }),
    }
}

fn write_date(date: &DateValue) -> v1::Date {
    v1::Date {
        iso: date.to_string(),
        lunar: date.lunar.map(|LunarDay { year, month, day, leap }| v1::Lunar { year, month, day, leap }),
    }
}

fn write_figure(figure: FigureValue) -> v1::Figure {
    let amount = Some(figure.amount.normalize().to_string());
    let (amount, numerator) = if figure.denominator.is_some() { (None, amount) } else { (amount, None) };
    v1::Figure {
        kind: write_figure_kind(figure.kind),
        amount,
        upper: figure.upper.map(|upper| upper.normalize().to_string()),
        numerator,
        denominator: figure.denominator.map(|denominator| denominator.normalize().to_string()),
        unit: figure.unit,
        bound: figure.bound.map(write_bound),
        change: figure.change.map(write_change),
        ambiguous: figure.ambiguous,
    }
}

/// Attributes in their wire form.
pub(super) fn write_attributes(attributes: &Attributes) -> BTreeMap<String, v1::AttributeValue> {
    attributes.iter().map(|(key, value)| (key.clone(), write_attribute(value))).collect()
}

fn write_attribute(value: &AttributeValue) -> v1::AttributeValue {
    match value {
        AttributeValue::Text(text) => v1::AttributeValue::Text(text.clone()),
        AttributeValue::Number(number) => v1::AttributeValue::Number(number.normalize().to_string()),
        AttributeValue::Choice(choice) => v1::AttributeValue::Choice(choice.clone()),
        AttributeValue::Date(date) => v1::AttributeValue::Date(write_date(date)),
    }
}

/// The same as JSON.
pub fn attributes_to_json(attributes: &Attributes) -> Json {
    // Maps with string keys: serialising them cannot fail.
    serde_json::to_value(write_attributes(attributes)).unwrap_or_default()
}

/// Attributes from their wire form; `None` where one of them is none.
pub fn attributes_from_json(json: &Json) -> Option<Attributes> {
    json.as_object()?.iter().map(|(key, value)| Some((key.clone(), read_attribute(value)?))).collect()
}

/// The attributes of an object that read, and the keys of those that do not.
pub(super) fn read_attributes(found: Map<String, Json>) -> (Attributes, Vec<String>) {
    let (mut attributes, mut wrong) = (Attributes::new(), Vec::new());
    for (key, value) in found {
        match read_attribute(&value) {
            Some(value) => drop(attributes.insert(key, value)),
            None => wrong.push(key),
        }
    }
    (attributes, wrong)
}

fn read_attribute(json: &Json) -> Option<AttributeValue> {
    Some(match typed(json)? {
        v1::AttributeValue::Text(text) => AttributeValue::Text(text),
        v1::AttributeValue::Number(number) => AttributeValue::Number(parse_amount(&number)?),
        v1::AttributeValue::Choice(choice) => AttributeValue::Choice(choice),
        v1::AttributeValue::Date(date) => AttributeValue::Date(read_date(date)?),
    })
}

/// The definition of an attribute in its wire form.
pub(super) fn write_asked(known: &AttributeDef) -> v1::AttributeDef {
    let name = if known.name == known.key { String::new() } else { known.name.clone() };
    let kind = write_attribute_kind(known.kind);
    v1::AttributeDef { key: known.key.clone(), name, kind, choices: known.choices.clone() }
}

/// The definition of an attribute from its wire form.
pub(super) fn read_asked(known: v1::AttributeDef) -> AttributeDef {
    let v1::AttributeDef { key, name, kind, mut choices } = known;
    let kind = read_attribute_kind(kind);
    if kind != AttributeKind::Choice {
        choices.clear();
    }
    AttributeDef { name: if name.is_empty() { key.clone() } else { name }, key, kind, choices }
}

/// The value of a label from its wire form; `None` where it is none of this label's.
pub fn read(label: Label, json: &Json) -> Option<Value> {
    Some(match label.value_kind().or_else(|| kind_of(json))? {
        ValueKind::Official => Value::Official(OfficialValue { name: typed::<v1::Official>(json)?.name }),
        ValueKind::Position => {
            let v1::Position { role, organisation, level } = typed(json)?;
            Value::Position(PositionValue { role, organisation, level: level.map(read_level) })
        }
        ValueKind::Date => Value::Date(read_date(typed(json)?)?),
        ValueKind::Figure => Value::Figure(read_figure(typed(json)?)?),
        ValueKind::Document => {
            let v1::Instrument { doc_type, number, year, issuer } = typed(json)?;
            Value::Document(DocumentValue { doc_type, number, year, issuer })
        }
        ValueKind::Instruction => {
            let v1::Instruction { trigger, addressee, deadline } = typed(json)?;
            let deadline = match deadline {
                Some(date) => Some(read_date(date)?),
                None => None,
            };
            Value::Instruction(InstructionValue { trigger, addressee, deadline })
        }
        ValueKind::Text => Value::Text(typed::<v1::FreeText>(json)?.text),
    })
}

/// Users' labels carry values of any kind: each kind has a field that no other has.
fn kind_of(json: &Json) -> Option<ValueKind> {
    let fields = json.as_object()?;
    let marks = [
        ("name", ValueKind::Official),
        ("role", ValueKind::Position),
        ("iso", ValueKind::Date),
        ("unit", ValueKind::Figure),
        ("type", ValueKind::Document),
        ("text", ValueKind::Text),
    ];
    let known = marks.into_iter().find(|(field, _)| fields.contains_key(*field));
    Some(known.map_or(ValueKind::Instruction, |(_, kind)| kind))
}

/// What JSON says, read as a type; `None` where it is none of it.
pub(super) fn typed<T: DeserializeOwned>(json: &Json) -> Option<T> {
    T::deserialize(json).ok()
}

fn read_date(date: v1::Date) -> Option<DateValue> {
    let lunar = date.lunar.map(|v1::Lunar { year, month, day, leap }| LunarDay { year, month, day, leap });
    let sound =
        |day: &LunarDay| (1..=12).contains(&day.month) && day.day.is_none_or(|day| (1..=30).contains(&day));
    if lunar.as_ref().is_some_and(|day| !sound(day)) {
        return None;
    }
    Some(DateValue { lunar, ..date.iso.parse().ok()? })
}

fn read_figure(figure: v1::Figure) -> Option<FigureValue> {
    let amount = |stated: Option<String>| match stated {
        Some(stated) => parse_amount(&stated).map(Some),
        None => Some(None),
    };
    Some(FigureValue {
        amount: parse_amount(&figure.numerator.or(figure.amount)?)?,
        upper: amount(figure.upper)?,
        denominator: amount(figure.denominator)?,
        unit: figure.unit,
        kind: read_figure_kind(figure.kind),
        bound: figure.bound.map(read_bound),
        change: figure.change.map(read_change),
        ambiguous: figure.ambiguous,
    })
}

/// How far a thing has been verified, where the file may not say it.
pub(super) fn read_stated_status(stated: Option<v1::Status>) -> Status {
    stated.map_or(Status::Suggested, read_status)
}

/// Between an enumeration of the core and its frozen wire form, both ways.
macro_rules! both_ways {
    ($write:ident, $read:ident, $core:ident: $($name:ident)*) => {
        /// The wire form.
        pub(super) fn $write(known: $core) -> v1::$core {
            match known { $($core::$name => v1::$core::$name,)* }
        }

        /// The wire form back.
        pub(super) fn $read(known: v1::$core) -> $core {
            match known { $(v1::$core::$name => $core::$name,)* }
        }
    };
}

both_ways!(write_value_kind, read_value_kind, ValueKind: Official Position Date Figure Document Instruction Text);
both_ways!(write_attribute_kind, read_attribute_kind, AttributeKind: Text Number Choice Date);
both_ways!(write_status, read_status, Status: Suggested Accepted Edited Rejected Manual);
both_ways!(write_level, read_level, Level: Central Province District Commune Unit);
both_ways!(write_figure_kind, read_figure_kind, FigureKind: Percent Money Count Measure Ratio Duration);
both_ways!(write_bound, read_bound, Bound: Over Under About Exact);
both_ways!(write_change, read_change, Change: Up Down);

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Serialize;

    #[test]
    fn what_other_formats_call_a_thing_is_what_the_native_one_calls_it() {
        fn json(known: impl Serialize) -> String {
            serde_json::to_string(&known).expect("a name").trim_matches('"').to_owned()
        }
        assert!(AttributeKind::ALL.iter().all(|&kind| json(write_attribute_kind(kind)) == kind.wire()));
        assert!(Status::ALL.iter().all(|&status| json(write_status(status)) == status.wire()));
        assert!(Level::ALL.iter().all(|&level| json(write_level(level)) == level.wire()));
        assert!(FigureKind::ALL.iter().all(|&kind| json(write_figure_kind(kind)) == kind.wire()));
        assert!(Bound::ALL.iter().all(|&bound| json(write_bound(bound)) == bound.wire()));
        assert!(Change::ALL.iter().all(|&change| json(write_change(change)) == change.wire()));
    }
}
