//! The published JSON Schema of version 1: made from the wire types, and compared with the file.

use super::v1;
use schemars::generate::SchemaSettings;
use serde_json::{Value as Json, json};

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/schema/chu-giai-v1.schema.json");

const DATE: &str = r"^(-?[0-9X]{2,4}(-[0-9A-Z]{2,3}(-[0-9]{2})?)?(T[0-9A-Z:]{2,8})?)(/.+)?$";
const AMOUNT: &str = r"^-?[0-9]+(\.[0-9]+)?$";
const COLOUR: &str = "^#[0-9a-f]{6}$";

/// What types cannot say: where, and what is added there.
fn additions() -> Vec<(&'static str, Json)> {
    let pattern = |pattern: &str| json!({ "pattern": pattern });
    vec![
        ("", json!({ "$id": "https://chu-giai.invalid/schema/chu-giai-v1.schema.json" })),
        ("/properties/schema_version", json!({ "const": v1::SCHEMA_VERSION })),
        ("/$defs/Document/properties/sha256", pattern("^[0-9a-f]{64}$")),
        ("/$defs/LabelDef/properties/label", json!({ "minLength": 1 })),
        ("/$defs/LabelDef/properties/colour", pattern(COLOUR)),
        ("/$defs/Entity/properties/id", pattern("^E[0-9]+$")),
        ("/$defs/Annotation/properties/id", pattern("^T[0-9]+$")),
        ("/$defs/Annotation/properties/entity", pattern("^E[0-9]+$")),
        ("/$defs/Annotation/properties/label", json!({ "minLength": 1 })),
        ("/$defs/Annotation/properties/end", json!({ "minimum": 1 })),
        ("/$defs/Annotation/properties/end_utf16", json!({ "minimum": 1 })),
        ("/$defs/Annotation/properties/quote", json!({ "minLength": 1 })),
        ("/$defs/Annotation", json!({ "allOf": values_by_label() })),
        ("/$defs/Region/properties/end", json!({ "minimum": 1 })),
        ("/$defs/Region/properties/end_utf16", json!({ "minimum": 1 })),
        ("/$defs/Region/properties/quote", json!({ "minLength": 1 })),
        ("/$defs/Past/properties/entity", pattern("^E[0-9]+$")),
        ("/$defs/Past/properties/end", json!({ "minimum": 1 })),
        ("/$defs/Official/properties/entity", pattern("^E[0-9]+$")),
        ("/$defs/Date/properties/iso", pattern(DATE)),
        ("/$defs/Lunar/properties/month", json!({ "minimum": 1, "maximum": 12 })),
        ("/$defs/Lunar/properties/day", json!({ "minimum": 1, "maximum": 30 })),
        ("/$defs/Figure/properties/amount", pattern(AMOUNT)),
        ("/$defs/Figure/properties/upper", pattern(AMOUNT)),
        ("/$defs/Figure/properties/numerator", pattern(AMOUNT)),
        ("/$defs/Figure/properties/denominator", pattern(AMOUNT)),
        (
            "/$defs/Figure",
            json!({ "oneOf": [{ "required": ["amount"] }, { "required": ["numerator", "denominator"] }] }),
        ),
        ("/$defs/Relation/properties/id", pattern("^R[0-9]+$")),
        ("/$defs/Relation/properties/type", json!({ "minLength": 1 })),
        ("/$defs/Relation/properties/from", pattern("^T[0-9]+$")),
        ("/$defs/Relation/properties/to", pattern("^T[0-9]+$")),
    ]
}

/// The value that each built-in label asks for.
fn values_by_label() -> Json {
    let rule = |label: Json, value: &str| {
        json!({
            "if": { "properties": label, "required": label.as_object().map(|l| l.keys().collect::<Vec<_>>()) },
            "then": { "properties": { "value": {
                "anyOf": [{ "$ref": format!("#/$defs/{value}") }, { "type": "null" }]
            } } },
        })
    };
    let plain = |label: &str, value: &str| rule(json!({ "label": { "const": label } }), value);
    let directive = |kind: &str, value: &str| {
        rule(json!({ "label": { "const": "DIRECTIVE" }, "kind": { "const": kind } }), value)
    };
    json!([
        plain("OFFICIAL", "Official"),
        plain("POSITION", "Position"),
        plain("DATE", "Date"),
        plain("FIGURE", "Figure"),
        directive("document", "Instrument"),
        directive("instruction", "Instruction"),
        {
            "if": { "properties": { "label": { "const": "DIRECTIVE" } }, "required": ["label"] },
            "then": { "properties": { "kind": { "enum": ["document", "instruction"] } }, "required": ["kind"] },
        },
    ])
}

fn schema() -> String {
    let generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    let mut schema = generator.into_root_schema_for::<v1::Project>().to_value();
    for (pointer, addition) in additions() {
        let place = schema.pointer_mut(pointer).and_then(Json::as_object_mut).expect(pointer);
        for (keyword, content) in addition.as_object().into_iter().flatten() {
            assert!(
                place.insert(keyword.clone(), content.clone()).is_none_or(|old| old.is_number()),
                "{pointer}"
            );
        }
    }
    format!("{}\n", serde_json::to_string_pretty(&schema).expect("JSON"))
}

#[test]
fn the_published_schema_is_current() {
    let wanted = schema();
    if std::env::var_os("UPDATE_SCHEMA").is_some() {
        std::fs::write(FILE, &wanted).expect("the schema can be written");
    }
    let published = std::fs::read_to_string(FILE).unwrap_or_default();
    assert!(
        published == wanted,
        "schema/chu-giai-v1.schema.json is not what the wire types say. If the change is one that old \
         readers may ignore, run `make schema` and commit the file; else it \
         needs a new schema version (CONTRIBUTING.md)"
    );
}
