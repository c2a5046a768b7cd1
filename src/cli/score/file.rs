//! A file of found or right annotations, read leniently: gold by others need not be a project.

use serde::Deserialize;
use serde_json::{Map, Value};

#[derive(Debug, Deserialize)]
pub(super) struct File {
    pub(super) annotations: Vec<Span>,
    #[serde(default)]
    pub(super) relations: Vec<Relation>,
    /// Spans that end before they begin, which are left out.
    #[serde(skip)]
    pub(super) reversed: usize,
}

#[derive(Debug, Deserialize)]
pub(super) struct Span {
    pub(super) id: String,
    pub(super) label: String,
    pub(super) kind: Option<String>,
    pub(super) start: u64,
    pub(super) end: u64,
    #[serde(default)]
    pub(super) value: Value,
    pub(super) status: Option<String>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Relation {
    #[serde(rename = "type")]
    pub(super) kind: String,
    pub(super) from: String,
    pub(super) to: String,
}

pub(super) fn read(json: &[u8]) -> Result<File, serde_json::Error> {
    let mut file: File = serde_json::from_slice(json.strip_prefix(b"\xef\xbb\xbf").unwrap_or(json))?;
    file.annotations.retain(|span| span.status.as_deref() != Some("rejected"));
    let count = file.annotations.len();
    file.annotations.retain(|span| span.start <= span.end);
    file.reversed = count - file.annotations.len();
    Ok(file)
}

impl Span {
    /// What must be equal beside the place.
    pub(super) fn key(&self) -> String {
        if self.label != "DIRECTIVE" {
            return self.label.clone();
        }
        let kind = self.kind.as_deref().filter(|kind| !kind.is_empty()).unwrap_or("document");
        format!("{}.{kind}", self.label)
    }

    pub(super) fn place(&self) -> (u64, u64) {
        (self.start, self.end)
    }

    /// The value as one string, which gold may have already; empty where there is none.
    pub(super) fn value(&self) -> String {
        let Value::Object(fields) = &self.value else {
            return self.value.as_str().unwrap_or_default().to_owned();
        };
        let text = |name: &str| fields.get(name).and_then(Value::as_str).unwrap_or_default();
        match self.key().as_str() {
            "DATE" => text("iso").to_owned(),
            "OFFICIAL" => text("name").to_owned(),
            "FIGURE" => {
                let number = match (number(fields, "denominator"), number(fields, "upper")) {
                    (Some(denominator), _) => {
                        format!("{}/{denominator}", number(fields, "numerator").unwrap_or_default())
                    }
                    (None, Some(upper)) => {
                        format!("{}-{upper}", number(fields, "amount").unwrap_or_default())
                    }
                    (None, None) => number(fields, "amount").unwrap_or_default(),
                };
                format!("{number} {}", text("unit")).trim().to_owned()
            }
            "DIRECTIVE.document" => format!("{}|{}", text("type"), text("number")),
            _ => String::new(),
        }
    }
}

/// A number in its shortest form.
pub(super) fn number(fields: &Map<String, Value>, name: &str) -> Option<String> {
    let stated = match fields.get(name)? {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        _ => return None,
    };
    let is_broken = stated.contains('.');
    Some(if is_broken { stated.trim_end_matches('0').trim_end_matches('.').to_owned() } else { stated })
}
