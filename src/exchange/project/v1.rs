//! The wire types of schema version 1. Frozen: files of this version exist.
//!
//! A later version gets a module of its own, and reading one of these goes through it.
//! `schema/chu-giai-v1.schema.json` is made from these types and their comments.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The number of this version.
pub const SCHEMA_VERSION: u64 = 1;

/// An article of the Vietnamese administration with its labels, written by Chú Giải.
///
/// All offsets count Unicode code points of `document.text` from zero and are half-open. The text
/// stands before the lists and entities before annotations, so that a file that was cut short still
/// says what it can.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Project {
    /// Of this format; this description is of version 1.
    pub schema_version: u64,
    /// The program that wrote the file.
    pub generator: Generator,
    /// What `start` and `end` count.
    pub offset_unit: OffsetUnit,
    /// The article.
    pub document: Document,
    /// The label set, in the order shown.
    pub labels: Vec<LabelDef>,
    /// Stretches of the text that are none of the article (menus, counters, bylines), in order of
    /// place; those with the status `rejected` were suggested and belong to it. None overlap.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub ignored: Vec<Region>,
    /// People, each mentioned by one or more annotations.
    pub entities: Vec<Entity>,
    /// In order of place, longest first; rejected suggestions included.
    pub annotations: Vec<Annotation>,
    /// Relations between annotations.
    pub relations: Vec<Relation>,
    /// The numbers of the next ids, where they are not those after the highest in the file: the ids
    /// between were given to what has been deleted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_ids: Option<NextIds>,
}

/// The numbers of the next ids.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct NextIds {
    /// Of annotations.
    pub annotation: u32,
    /// Of relations.
    pub relation: u32,
    /// Of entities.
    pub entity: u32,
}

/// A stretch of the text that is none of the article.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Region {
    /// Code points before it.
    pub start: u32,
    /// Code points before its end.
    pub end: u32,
    /// `start` in UTF-16 code units, as JavaScript counts.
    pub start_utf16: u32,
    /// `end` in UTF-16 code units.
    pub end_utf16: u32,
    /// The text of the region; where it differs from `document.text`, the quote is what was meant.
    pub quote: String,
    /// How far it has been verified.
    pub status: Status,
    /// Who or what found it.
    pub provenance: Provenance,
}

/// The program that wrote the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Generator {
    /// `chu-giai`
    pub name: String,
    /// Its version.
    pub version: String,
}

/// What `start` and `end` count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum OffsetUnit {
    /// Unicode code points, as Python counts.
    CodePoint,
}

/// The article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Document {
    /// What it is called.
    pub title: String,
    /// Where it is from: an address, a file name.
    pub source: String,
    /// When the document was made, ISO 8601 in UTC; empty where unknown.
    pub created: String,
    /// The article's own date, ISO 8601; empty where unknown.
    pub published: String,
    /// SHA-256 of the text in UTF-8, lower-case hexadecimal.
    pub sha256: String,
    /// The article exactly as it was pasted.
    pub text: String,
}

/// A label.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct LabelDef {
    /// The name that annotations use: `OFFICIAL`, `DIRECTIVE`, or a user's own.
    pub label: String,
    /// Of `DIRECTIVE`: `document` or `instruction`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// The number of a user's own label; built-in labels have none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom: Option<u16>,
    /// What readers see.
    pub name: LabelName,
    /// sRGB, `#rrggbb`.
    pub colour: String,
    /// The key that gives the label.
    pub shortcut: Option<char>,
    /// The fields of its values; `null` where none is asked for.
    pub value: Option<ValueKind>,
    /// Of a user's own label with values of text: what they are chosen from; missing for free text.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub choices: Vec<String>,
    /// Of a user's own label: what it asks for beside the value.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub attributes: Vec<AttributeDef>,
    /// Of a user's own label: what gets it, with `⟦…⟧` around what does in examples.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub guideline: String,
    /// Of a user's own label: whether its spans overlap neither each other nor those of another
    /// exclusive label.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub exclusive: bool,
    /// Its place where labels were moved; labels stand by this number, 0 where it is missing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub order: Option<u16>,
}

/// A named thing that a user's own label asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct AttributeDef {
    /// The name that annotations use, unique within the label.
    pub key: String,
    /// What readers see; missing where it is the key.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// What it holds.
    pub kind: AttributeKind,
    /// Of a choice: what is chosen from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub choices: Vec<String>,
}

/// What an attribute holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum AttributeKind {
    /// Free text.
    Text,
    /// An exact decimal.
    Number,
    /// One of `choices`.
    Choice,
    /// A point or period on the calendar.
    Date,
}

/// What an attribute of an annotation holds, under the name of its kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum AttributeValue {
    /// As typed.
    Text(String),
    /// An exact decimal: `12.5`.
    Number(String),
    /// One of the choices of its definition, or one that was among them.
    Choice(String),
    /// As in values of `DATE`.
    Date(Date),
}

/// A name in two languages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct LabelName {
    /// Vietnamese.
    pub vi: String,
    /// English.
    pub en: String,
}

/// Which fields a value has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum ValueKind {
    /// A person's name.
    Official,
    /// An office.
    Position,
    /// A point or period on the calendar.
    Date,
    /// A quantity.
    Figure,
    /// A reference to an instrument.
    Document,
    /// What makes a clause an instruction.
    Instruction,
    /// Free text.
    Text,
}

/// Somebody whom annotations mention.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Entity {
    /// Unique among the entities: `E1`.
    pub id: String,
    /// The fullest name.
    pub name: String,
}

/// A label on a span.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Annotation {
    /// Unique among the annotations: `T1`.
    pub id: String,
    /// A name of the label set.
    pub label: String,
    /// Of `DIRECTIVE`: `document` or `instruction`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// Code points before the span.
    pub start: u32,
    /// Code points before the end of the span.
    pub end: u32,
    /// `start` in UTF-16 code units, as JavaScript counts.
    pub start_utf16: u32,
    /// `end` in UTF-16 code units.
    pub end_utf16: u32,
    /// The text of the span; where it differs from `document.text`, the quote is what was meant.
    pub quote: String,
    /// The normalised content, with the fields of its label; `null` where there is none.
    pub value: Option<Value>,
    /// What a user's own label asks for beside the value, by the keys of its attributes.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub attributes: BTreeMap<String, AttributeValue>,
    /// The entity that this mentions.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entity: Option<String>,
    /// How far it has been verified.
    pub status: Status,
    /// Who or what made it.
    pub provenance: Provenance,
    /// Of the person who annotates.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// What it was before each change by a person, oldest first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub history: Vec<Past>,
}

/// What an annotation was before one change. A field that is missing was not changed: it was as the
/// next entry has it, or as the annotation does.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Past {
    /// When it was changed, ISO 8601 in UTC; missing where unknown.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub until: String,
    /// Its label; one that has left the label set by its number, `custom-3`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// Of the label `DIRECTIVE`: `document` or `instruction`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// Code points before the span.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start: Option<u32>,
    /// Code points before the end of the span.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end: Option<u32>,
    /// Its value; `null` where it had none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<Option<Value>>,
    /// Its attributes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attributes: Option<BTreeMap<String, AttributeValue>>,
    /// The entity that it mentioned; `null` where it mentioned none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entity: Option<Option<String>>,
    /// How far it had been verified.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<Status>,
    /// Its note.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// The normalised content of an annotation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum Value {
    /// Of `OFFICIAL`.
    Official(Official),
    /// Of `POSITION`.
    Position(Position),
    /// Of `DATE`.
    Date(Date),
    /// Of `FIGURE`.
    Figure(Figure),
    /// Of `DIRECTIVE`, kind `document`.
    Document(Instrument),
    /// Of `DIRECTIVE`, kind `instruction`.
    Instruction(Instruction),
    /// Of a user's own label.
    Text(FreeText),
}

/// A person's name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Official {
    /// NFC, single spaces.
    pub name: String,
    /// The annotation's entity again: all mentions of one person share it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entity: Option<String>,
}

/// An office.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Position {
    /// `Phó Chủ tịch Thường trực`
    pub role: String,
    /// Abbreviations expanded: `Hội đồng nhân dân tỉnh`
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub organisation: Option<String>,
    /// Where in the state it sits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<Level>,
}

/// Where in the state an office sits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Trung ương.
    Central,
    /// Tỉnh.
    Province,
    /// Huyện, until 30 June 2025.
    District,
    /// Xã, phường, đặc khu.
    Commune,
    /// Thôn, a school, a company.
    Unit,
}

/// A point or period on the calendar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Date {
    /// ISO 8601 with the TIMEX3 extensions: `2024-07-08`, `2022-Q3`, `2022-H1`, `2022-06-30TMO`,
    /// `2021/2025`, `XXXX-06-30` where nothing fixes the year.
    pub iso: String,
    /// The day of the Vietnamese lunar calendar, where the text counts by it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lunar: Option<Lunar>,
}

/// A day or month of the Vietnamese lunar calendar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Lunar {
    /// Where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<i16>,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 30.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub day: Option<u8>,
    /// Whether the month is the leap one.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub leap: bool,
}

/// A quantity. A ratio has `numerator` and `denominator`, everything else has `amount`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Figure {
    /// What kind of quantity.
    pub kind: FigureKind,
    /// An exact decimal in the canonical unit; of a range, its lower end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<String>,
    /// The upper end of a range.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub upper: Option<String>,
    /// Of a ratio.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub numerator: Option<String>,
    /// Of a ratio.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub denominator: Option<String>,
    /// `percent`, `VND`, `hectare`, `year`, … or the counted noun; empty for a bare number.
    pub unit: String,
    /// How the true amount stands to the written one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bound: Option<Bound>,
    /// Which way it went.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub change: Option<Change>,
    /// Whether the separators allow another reading.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub ambiguous: bool,
}

/// What is counted or measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum FigureKind {
    /// `47,82%`
    Percent,
    /// `6.290,20 tỷ đồng`
    Money,
    /// `11 xã`
    Count,
    /// `272 ha`
    Measure,
    /// `16/16 chi bộ`
    Ratio,
    /// `05 năm`
    Duration,
}

/// How the true amount stands to the written one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Bound {
    /// hơn, trên
    Over,
    /// dưới, gần
    Under,
    /// khoảng
    About,
    /// đúng
    Exact,
}

/// Which way a quantity went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Change {
    /// tăng
    Up,
    /// giảm
    Down,
}

/// A reference to an instrument.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Instrument {
    /// `Nghị quyết`
    #[serde(rename = "type")]
    pub doc_type: String,
    /// `18-NQ/TW`
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// Of the number or the date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<u16>,
    /// From the code or the text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issuer: Option<String>,
}

/// What makes a clause an instruction.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Instruction {
    /// `đề nghị`
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trigger: Option<String>,
    /// Who is told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub addressee: Option<String>,
    /// By when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deadline: Option<Date>,
}

/// The value of a user's own label.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct FreeText {
    /// As typed.
    pub text: String,
}

/// How far an annotation or relation has been verified.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// By a detector, not looked at.
    Suggested,
    /// A suggestion found right as it was.
    Accepted,
    /// A suggestion found right after a change.
    Edited,
    /// A suggestion found wrong: a negative example, not data.
    Rejected,
    /// Made by a person.
    Manual,
}

/// Who or what made an annotation or relation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(tag = "by", rename_all = "lowercase")]
pub enum Provenance {
    /// A rule of the detector.
    Rule {
        /// The rule's id: `date.day-month`.
        rule: String,
        /// The detector's version.
        version: String,
        /// How sure, 0 to 1, in thousandths.
        score: f64,
    },
    /// The person who annotates.
    Person,
    /// A file.
    Import {
        /// The format it came in.
        format: String,
    },
}

/// A directed relation between two annotations.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Relation {
    /// Unique among the relations: `R1`.
    pub id: String,
    /// `holds`, `issued_on`, `issued_by`, or a user's own.
    #[serde(rename = "type")]
    pub kind: String,
    /// The annotation where it begins.
    pub from: String,
    /// The annotation where it leads.
    pub to: String,
    /// How far it has been verified.
    pub status: Status,
    /// Who or what made it.
    pub provenance: Provenance,
}
