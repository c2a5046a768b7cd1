//! The detector for JavaScript: `detect(text)` returning plain objects, `annotate(text)` the native JSON.
//!
//! The objects have the names of the native JSON, so that what a script learns of one holds for the
//! other; `why` stands here in words because a script has no table of rules.

use crate::annotation::{EntityId, Meta, heading};
use crate::detect;
use crate::exchange::project::{self, v1, wire_value};
use crate::session;
use crate::text::Text;
use rustc_hash::FxHashMap;
use serde::Serialize;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** What was found in a text. */
export interface Detection {
    /** The article's own date, ISO 8601, where it was found. */
    published: string | null;
    /** In order of place, longest first. They may nest; two of one label never overlap. */
    annotations: Annotation[];
    /** Between annotations. */
    relations: Relation[];
    /** People, each mentioned by one or more annotations. */
    entities: Entity[];
}

/** A label on a span; the label says which value it has. */
export type Annotation = Span & Reason & (
    | { label: "OFFICIAL"; kind: null; value: OfficialValue | null; entity: string | null }
    | { label: "POSITION"; kind: null; value: PositionValue | null; entity: null }
    | { label: "DATE"; kind: null; value: DateValue | null; entity: null }
    | { label: "FIGURE"; kind: null; value: FigureValue | null; entity: null }
    | { label: "DIRECTIVE"; kind: "document"; value: DocumentValue | null; entity: null }
    | { label: "DIRECTIVE"; kind: "instruction"; value: InstructionValue | null; entity: null }
);

/** Half-open, in both units: `text.slice(start_utf16, end_utf16) === quote`. */
export interface Span {
    /** Unique among the annotations: `T1`. */
    id: string;
    /** Unicode code points before the span. */
    start: number;
    /** Unicode code points before its end. */
    end: number;
    /** UTF-16 code units before the span. */
    start_utf16: number;
    /** UTF-16 code units before its end. */
    end_utf16: number;
    /** Its text. */
    quote: string;
}

/** Why something was found. */
export interface Reason {
    /** How sure, 0 to 1. */
    score: number;
    /** The rule's id: `date.day-month`. */
    rule: string;
    /** The rule in words. */
    why: { vi: string; en: string };
}

export interface OfficialValue {
    /** NFC, single blanks. */
    name: string;
    entity?: string;
}

export interface PositionValue {
    role: string;
    /** Abbreviations expanded. */
    organisation?: string;
    level?: "central" | "province" | "district" | "commune" | "unit";
}

export interface DateValue {
    /** ISO 8601 with the TIMEX3 extensions: `2024-07-08`, `2022-Q3`, `2022-06-30TMO`, `2021/2025`. */
    iso: string;
    /** The day of the Vietnamese lunar calendar, where the text counts by it. */
    lunar?: { year?: number; month: number; day?: number; leap?: boolean };
}

/** A ratio has `numerator` and `denominator`, everything else has `amount`: exact decimals. */
export interface FigureValue {
    kind: "percent" | "money" | "count" | "measure" | "ratio" | "duration";
    amount?: string;
    /** The upper end of a range. */
    upper?: string;
    numerator?: string;
    denominator?: string;
    /** `percent`, `VND`, `hectare`, … or the counted noun. */
    unit: string;
    bound?: "over" | "under" | "about" | "exact";
    change?: "up" | "down";
    /** Whether the separators allow another reading. */
    ambiguous?: boolean;
}

export interface DocumentValue {
    type: string;
    number?: string;
    year?: number;
    issuer?: string;
}

export interface InstructionValue {
    trigger?: string;
    addressee?: string;
    deadline?: DateValue;
}

export interface Relation extends Reason {
    /** Unique among the relations: `R1`. */
    id: string;
    type: "holds" | "issued_on" | "issued_by";
    /** The id of an annotation. */
    from: string;
    /** The id of an annotation. */
    to: string;
}

export interface Entity {
    /** Unique among the entities: `E1`. */
    id: string;
    /** The fullest name. */
    name: string;
}
"#;

#[derive(Serialize)]
struct Detection {
    published: Option<String>,
    annotations: Vec<Annotation>,
    relations: Vec<Relation>,
    entities: Vec<v1::Entity>,
}

#[derive(Serialize)]
struct Annotation {
    id: String,
    label: &'static str,
    kind: Option<&'static str>,
    start: u32,
    end: u32,
    start_utf16: u32,
    end_utf16: u32,
    quote: String,
    value: Option<v1::Value>,
    entity: Option<String>,
    // Not one flattened field: that makes a map of the whole, whose keys are strings anew each time.
    score: f64,
    rule: &'static str,
    why: Why,
}

#[derive(Serialize)]
struct Relation {
    id: String,
    #[serde(rename = "type")]
    kind: String,
    from: String,
    to: String,
    score: f64,
    rule: &'static str,
    why: Why,
}

#[derive(Serialize)]
struct Why {
    vi: &'static str,
    en: &'static str,
}

impl From<&'static detect::Rule> for Why {
    fn from(rule: &'static detect::Rule) -> Self {
        Self { vi: rule.vi, en: rule.en }
    }
}

/// A score as a share of one.
fn share(score: u16) -> f64 {
    f64::from(score) / 1000.0
}

/// Finds officials, positions, dates, figures and directives in an article, and their relations.
///
/// # Errors
/// Where the argument is no string, or larger than 64 MiB in UTF-8.
#[wasm_bindgen(js_name = detect, unchecked_return_type = "Detection")]
pub fn detect_text(
    #[wasm_bindgen(unchecked_param_type = "string")] text: JsValue,
) -> Result<JsValue, JsError> {
    let text = read(&text)?;
    let found = objects(&text, detect::detect(&text));
    Ok(found.serialize(&serde_wasm_bindgen::Serializer::json_compatible())?)
}

/// The labelled article as the project's own JSON, on one line: byte for byte what `chu-giai detect` writes for a line
/// `{"text": …}`, to be kept, or opened in the page.
///
/// # Errors
/// Where the argument is no string, or larger than 64 MiB in UTF-8.
#[wasm_bindgen]
pub fn annotate(#[wasm_bindgen(unchecked_param_type = "string")] text: JsValue) -> Result<String, JsError> {
    let text = read(&text)?;
    let meta = Meta { title: heading(text.as_str()), ..Meta::default() };
    Ok(project::write_line(&session::annotate(text, meta)))
}

/// How many annotations `detect` finds in a text: the detector alone, without an object for each.
///
/// # Errors
/// Where the argument is no string, or larger than 64 MiB in UTF-8.
#[wasm_bindgen]
pub fn count(#[wasm_bindgen(unchecked_param_type = "string")] text: JsValue) -> Result<usize, JsError> {
    Ok(detect::detect(&read(&text)?).suggestions.len())
}

fn read(text: &JsValue) -> Result<Text, JsError> {
    let source = text.as_string().ok_or_else(|| JsError::new("expected a string"))?;
    Ok(Text::new(source)?)
}

fn objects(text: &Text, found: detect::Detection) -> Detection {
    let mut entity_of = FxHashMap::default();
    let mut entities = Vec::with_capacity(found.entities.len());
    for (id, entity) in (1..).map(EntityId).zip(found.entities) {
        entity_of.extend(entity.mentions.into_iter().map(|place| (place, id)));
        entities.push(v1::Entity { id: id.to_string(), name: entity.name });
    }
    let annotations = found.suggestions.into_iter().enumerate().map(|(place, suggestion)| {
        let (label, kind) = suggestion.label.wire().unwrap_or_default();
        let entity = entity_of.get(&place).copied();
        let (start, start_utf16) = text.to_units(suggestion.span.start);
        let (end, end_utf16) = text.to_units(suggestion.span.end);
        Annotation {
            id: annotation_id(place),
            label,
            kind,
            start: start.raw(),
            end: end.raw(),
            start_utf16: start_utf16.raw(),
            end_utf16: end_utf16.raw(),
            quote: text.slice(suggestion.span).to_owned(),
            value: suggestion.value.as_ref().map(|value| wire_value(value, entity)),
            entity: entity.map(|id| id.to_string()),
            score: share(suggestion.score),
            rule: suggestion.rule.id,
            why: suggestion.rule.into(),
        }
    });
    let relations = found.relations.into_iter().enumerate().map(|(place, relation)| Relation {
        id: format!("R{}", place + 1),
        kind: relation.kind.wire().to_owned(),
        from: annotation_id(relation.from),
        to: annotation_id(relation.to),
        score: share(relation.score),
        rule: relation.rule.id,
        why: relation.rule.into(),
    });
    Detection {
        published: found.published,
        annotations: annotations.collect(),
        relations: relations.collect(),
        entities,
    }
}

fn annotation_id(place: usize) -> String {
    format!("T{}", place + 1)
}
