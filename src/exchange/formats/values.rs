//! Normalised values as a line of text, for formats that have a place for text and none for fields.

use super::project::{attributes_from_json, attributes_to_json, value_from_wire, wire_value};
use crate::label::{
    Attributes, DateValue, DocumentValue, InstructionValue, Label, OfficialValue, PositionValue, Value,
    ValueKind,
};
use serde_json::Value as Json;

/// The fields of a value as in the native JSON.
pub(super) fn to_json(value: &Value) -> Json {
    // A map with string keys and finite numbers: serialising it cannot fail.
    serde_json::to_value(wire_value(value, None)).unwrap_or_default()
}

/// The same on one line.
pub(super) fn to_text(value: &Value) -> String {
    to_json(value).to_string()
}

/// The attributes of an annotation on one line, as in the native JSON.
pub(super) fn attributes_to_text(attributes: &Attributes) -> String {
    attributes_to_json(attributes).to_string()
}

/// The same back; `None` where it is no such line.
pub(super) fn attributes_from_text(text: &str) -> Option<Attributes> {
    attributes_from_json(&serde_json::from_str(text).ok()?)
}

/// The value of a label from what a file has: fields, or what a person typed in their place.
///
/// `asked` is the kind that a user's own label asks for.
pub(super) fn from_json(label: Label, asked: Option<ValueKind>, found: &Json) -> Option<Value> {
    match found {
        Json::Object(_) => value_from_wire(label, found),
        Json::String(text) => from_text(label, asked, text),
        _ => None,
    }
}

fn from_text(label: Label, asked: Option<ValueKind>, text: &str) -> Option<Value> {
    if let Ok(json @ Json::Object(_)) = serde_json::from_str(text) {
        return value_from_wire(label, &json);
    }
    let words = text.trim().to_owned();
    if words.is_empty() {
        return None;
    }
    Some(match label.value_kind().or(asked).unwrap_or(ValueKind::Text) {
        ValueKind::Official => Value::Official(OfficialValue { name: words }),
        ValueKind::Position => Value::Position(PositionValue { role: words, ..PositionValue::default() }),
        ValueKind::Date => Value::Date(words.parse::<DateValue>().ok()?),
        ValueKind::Figure => return None,
        ValueKind::Document => Value::Document(DocumentValue { doc_type: words, ..DocumentValue::default() }),
        ValueKind::Instruction => {
            Value::Instruction(InstructionValue { trigger: Some(words), ..InstructionValue::default() })
        }
        ValueKind::Text => Value::Text(text.to_owned()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_a_person_typed_is_a_value_where_it_reads_as_one() {
        let date = from_json(Label::Date, None, &json!("2024-07-08"));
        assert_eq!(date.map(|value| value.summary()).as_deref(), Some("2024-07-08"));
        assert_eq!(from_json(Label::Date, None, &json!("hôm nọ")), None);
        assert_eq!(from_json(Label::Figure, None, &json!("nhiều")), None);
        let name = from_json(Label::Official, None, &json!("Lê Thị Hạnh"));
        assert_eq!(name, Some(Value::Official(OfficialValue { name: "Lê Thị Hạnh".into() })));
    }

    #[test]
    fn text_that_looks_like_fields_stays_text() {
        let value = Value::Text(r#"{"name":"x"}"#.into());
        let own = Label::Custom(crate::label::CustomLabel(0));
        assert_eq!(from_json(own, Some(ValueKind::Text), &json!(to_text(&value))), Some(value));
    }
}
