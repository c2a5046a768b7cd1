//! A label set as a file of its own, to be used for other articles: the labels of the native JSON, in the
//! same words.

use super::read::read_labels;
use super::v1;
use super::write::definition;
use crate::exchange::{Problem, ReadError};
use crate::label::{LabelDef, LabelSet};
use serde::Serialize;

/// The file.
#[derive(Serialize)]
struct Scheme {
    schema_version: u64,
    labels: Vec<v1::LabelDef>,
}

/// A label set as JSON, indented by two blanks, with a line break at its end.
pub fn write(labels: &LabelSet) -> String {
    let labels = labels.iter().map(definition).collect();
    // Maps with string keys: serialising them cannot fail.
    let scheme = Scheme { schema_version: v1::SCHEMA_VERSION, labels };
    let mut json = serde_json::to_string_pretty(&scheme).unwrap_or_default();
    json.push('\n');
    json
}

/// The labels of a file that is a label set or a whole project, the built-in ones among them, in the order
/// in which they stand there.
///
/// # Errors
/// Where the file has no labels; or, with a list of what is wrong, where not all of it can be read: a label
/// set is taken whole or not at all.
pub fn read(file: &str) -> Result<Vec<LabelDef>, Result<Vec<Problem>, ReadError>> {
    match read_labels(file) {
        Ok((labels, problems)) if problems.is_empty() => Ok(labels),
        Ok((_, problems)) => Err(Ok(problems)),
        Err(error) => Err(Err(error)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::label::{AttributeDef, AttributeKind, Colour, CustomLabel, Label, LabelName, ValueKind};

    fn own() -> LabelDef {
        LabelDef {
            label: Label::Custom(CustomLabel(4)),
            key: "PROJECT".into(),
            name: LabelName { vi: "Dự án".into(), en: "Project".into() },
            colour: Colour([1, 2, 3]),
            shortcut: Some('7'),
            value: Some(ValueKind::Text),
            choices: vec!["lớn".into(), "nhỏ".into()],
            attributes: vec![
                AttributeDef {
                    key: "SIZE".into(),
                    name: "Quy mô".into(),
                    kind: AttributeKind::Choice,
                    choices: vec!["lớn".into(), "rất nhỏ".into()],
                },
                AttributeDef {
                    key: "COST".into(),
                    name: "COST".into(),
                    kind: AttributeKind::Number,
                    choices: Vec::new(),
                },
            ],
            guideline: "Tên dự án.\n⟦Dự án đường 2⟧ khởi công".into(),
            exclusive: true,
            order: 3,
        }
    }

    #[test]
    fn a_label_set_is_read_back_as_it_was() {
        let mut set = LabelSet::default();
        set.put(own());
        for definition in set.moved(Label::Figure, true).unwrap_or_default() {
            set.put(definition);
        }
        let mut read = LabelSet::default();
        for definition in self::read(&write(&set)).expect("it is one") {
            read.put(definition);
        }
        assert_eq!(read, set);
    }

    #[test]
    fn a_file_with_something_wrong_is_refused_with_what_it_is() {
        let whole = write(&LabelSet::default());
        assert!(matches!(read(""), Err(Err(ReadError::Empty))));
        assert!(matches!(read("{"), Err(Err(ReadError::NotJson { .. }))));
        assert!(matches!(read("[]"), Err(Err(ReadError::NoLabels))));
        assert!(matches!(read(r#"{"labels": 3}"#), Err(Err(ReadError::NoLabels))));
        for (right, wrong) in [
            ("\"#0072b2\"", "\"blue\""),
            ("\"schema_version\": 1", "\"schema_version\": 9"),
            ("\"shortcut\": \"2\"", "\"shortcut\": \"1\""),
            ("\"colour\"", "\"color\""),
        ] {
            let damaged = whole.replacen(right, wrong, 1);
            assert!(matches!(read(&damaged), Err(Ok(problems)) if !problems.is_empty()), "{wrong}");
        }
    }
}
