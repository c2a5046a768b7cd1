//! JSON CAS 0.4: types and structures in one file.

use super::cas::{Feature, structures};
use super::read::{Found, document};
use super::types::{TYPES, Type};
use super::{SOFA, SOFA_ID, VIEW};
use crate::exchange::formats::format::{Batch, Input, Part};
use crate::exchange::formats::records::{each, id, list, text};
use crate::exchange::formats::{Export, ReadError};
use serde_json::{Map, Value as Json, json};

/// The file.
pub(in crate::exchange::formats) fn write(export: &Export<'_>) -> Vec<Part> {
    let mut types = Map::new();
    for Type { name, parent, features } in TYPES {
        let mut described = Map::new();
        described.insert("%NAME".into(), (*name).into());
        described.insert("%SUPER_TYPE".into(), (*parent).into());
        for (feature, range) in *features {
            described.insert((*feature).into(), json!({ "%NAME": feature, "%RANGE": range }));
        }
        types.insert((*name).into(), described.into());
    }
    let mut all = vec![json!({
        "%ID": SOFA_ID, "%TYPE": SOFA, "sofaNum": 1, "sofaID": VIEW, "mimeType": "text/plain",
        "sofaString": export.text().as_str(),
    })];
    let mut members = Vec::new();
    for known in structures(export) {
        let mut fields = json!({
            "%ID": known.id, "%TYPE": known.kind, "@sofa": SOFA_ID, "begin": known.begin, "end": known.end,
        });
        for (feature, content) in known.features {
            match content {
                Feature::Text(text) => fields[feature] = text.into(),
                // What a feature refers to is marked in its name.
                Feature::Of(id) => fields[format!("@{feature}")] = id.into(),
            }
        }
        members.push(known.id);
        all.push(fields);
    }
    let cas = json!({
        "%TYPES": types,
        "%FEATURE_STRUCTURES": all,
        "%VIEWS": { VIEW: { "%SOFA": SOFA_ID, "%MEMBERS": members } },
    });
    vec![Part { extension: "cas.json", content: format!("{cas}\n") }]
}

/// The structures of a file.
pub(in crate::exchange::formats) fn read(files: &[Input<'_>]) -> Result<Batch, ReadError> {
    let Some(file) = files.first() else { return Err(ReadError::Empty) };
    each(file.content, |cas, _| {
        // A list, or an object by ids.
        let listed = list(cas, "%FEATURE_STRUCTURES").iter().collect::<Vec<_>>();
        let found = listed.into_iter().map(|known| structure(known, None));
        let by_id = cas.get("%FEATURE_STRUCTURES").and_then(Json::as_object);
        let by_id = by_id.into_iter().flatten().map(|(id, known)| structure(known, Some(id)));
        document(found.chain(by_id).collect(), "uima-json", false)
    })
}

fn structure(known: &Json, named: Option<&String>) -> Found {
    let mut found = Found {
        id: named.cloned().or_else(|| id(known, "%ID")).unwrap_or_default(),
        kind: text(known, "%TYPE").unwrap_or_default().to_owned(),
        ..Found::default()
    };
    for (name, content) in known.as_object().into_iter().flatten().filter(|(name, _)| !name.starts_with('%'))
    {
        let content = match content {
            Json::String(text) => text.clone(),
            Json::Number(number) => number.to_string(),
            _ => continue,
        };
        let name = name.trim_start_matches('@').to_owned();
        found.features.insert(name, content);
    }
    found
}

/// Whether a file is a CAS.
pub(in crate::exchange::formats) fn recognise(file: &Input<'_>) -> bool {
    file.beginning().starts_with('{') && file.content.contains("\"%FEATURE_STRUCTURES\"")
}
