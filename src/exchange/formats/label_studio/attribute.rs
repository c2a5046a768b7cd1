//! The attributes of users' labels: a control for each, whose name says what it holds, of which label and
//! which attribute.

use crate::exchange::formats::records::list;
use crate::label::{AttributeKind, AttributeValue, parse_amount};
use rust_decimal::Decimal;
use serde_json::{Value as Json, json};

/// The name of a control: `number:PROJECT:COST`.
pub(super) fn control(kind: AttributeKind, label: &str, key: &str) -> String {
    format!("{}:{label}:{key}", kind.wire())
}

/// What a control of a region of a label is about; `None` for one that is of none of its attributes.
pub(super) fn parse<'c>(control: &'c str, label: &str) -> Option<(AttributeKind, &'c str)> {
    let (kind, rest) = control.split_once(':')?;
    let key = rest.strip_prefix(label)?.strip_prefix(':')?;
    AttributeKind::from_wire(kind).map(|kind| (kind, key))
}

/// The type of a result and its content.
pub(super) fn write(value: &AttributeValue) -> (&'static str, Json) {
    match value {
        AttributeValue::Choice(choice) => ("choices", json!([choice])),
        AttributeValue::Number(number) => match exact(*number) {
            Some(number) => ("number", number.into()),
            None => ("textarea", json!([number.normalize().to_string()])),
        },
        AttributeValue::Text(_) | AttributeValue::Date(_) => ("textarea", json!([value.summary()])),
    }
}

/// A number as JSON has it, where that is read back as the same.
fn exact(number: Decimal) -> Option<f64> {
    let float: f64 = serde_json::from_str(&number.normalize().to_string()).ok()?;
    (Json::from(float).to_string().parse() == Ok(number)).then_some(float)
}

/// What a result holds; `None` where that is nothing of its kind.
pub(super) fn read(kind: AttributeKind, value: &Json) -> Option<AttributeValue> {
    let lines = || list(value, "text").iter().chain(list(value, "textarea")).filter_map(Json::as_str);
    Some(match kind {
        AttributeKind::Text => AttributeValue::Text(lines().collect::<Vec<_>>().join("\n")),
        AttributeKind::Date => AttributeValue::Date(lines().next()?.trim().parse().ok()?),
        AttributeKind::Choice => AttributeValue::Choice(list(value, "choices").first()?.as_str()?.to_owned()),
        AttributeKind::Number => {
            let stated = value.get("number").map(ToString::to_string);
            let stated = stated.or_else(|| lines().next().map(str::to_owned))?;
            AttributeValue::Number(parse_amount(&stated)?)
        }
    })
}
