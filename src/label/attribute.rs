//! What a label of one's own asks for beside its value: named, typed, as many as it takes.

use super::DateValue;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

listed! {
    /// What an attribute holds.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub enum AttributeKind {
        /// Free text.
        Text = "text",
        /// An exact decimal.
        Number = "number",
        /// One of a few words.
        Choice = "choice",
        /// A point or period on the calendar.
        Date = "date",
    }
}

/// The definition of one attribute of a label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AttributeDef {
    /// What it is called in files, unique within its label; it stays when the name changes.
    pub key: String,
    /// What readers see.
    pub name: String,
    /// What it holds.
    pub kind: AttributeKind,
    /// Of [`AttributeKind::Choice`]: what is chosen from.
    pub choices: Vec<String>,
}

/// What an attribute of an annotation holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AttributeValue {
    /// As typed.
    Text(String),
    /// Exact.
    Number(Decimal),
    /// One of the choices that there were when it was chosen.
    Choice(String),
    /// With its ISO 8601 form.
    Date(DateValue),
}

impl AttributeValue {
    /// Which kind this is.
    pub fn kind(&self) -> AttributeKind {
        match self {
            Self::Text(_) => AttributeKind::Text,
            Self::Number(_) => AttributeKind::Number,
            Self::Choice(_) => AttributeKind::Choice,
            Self::Date(_) => AttributeKind::Date,
        }
    }

    /// One line: `12.5`, `2024-07-08`.
    pub fn summary(&self) -> String {
        match self {
            Self::Text(text) | Self::Choice(text) => text.clone(),
            Self::Number(number) => number.normalize().to_string(),
            Self::Date(date) => date.to_string(),
        }
    }
}

/// The attributes of an annotation by their keys; one that is not stated is absent.
pub type Attributes = BTreeMap<String, AttributeValue>;

/// The attributes that a label with these definitions asks for.
pub fn fitting(asked: &[AttributeDef], attributes: &Attributes) -> Attributes {
    let fits = |(key, value): &(&String, &AttributeValue)| {
        asked.iter().any(|known| known.key == **key && known.kind == value.kind())
    };
    attributes.iter().filter(fits).map(|(key, value)| (key.clone(), value.clone())).collect()
}
