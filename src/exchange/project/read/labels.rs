//! The label set of a file, and the names that its annotations use.

use super::fields::{Fields, text, things};
use crate::annotation::{Change, Put};
use crate::exchange::problem::{Problems, short};
use crate::exchange::project::{v1, value};
use crate::exchange::{List, MAX_LABELS, Place, Problem, ReadError};
use crate::label::{
    AttributeDef, Attributes, Colour, CustomLabel, Label, LabelDef, LabelName, LabelSet, ValueKind,
};
use rustc_hash::FxHashSet;
use serde_json::{Map, Value as Json};
use std::collections::BTreeSet;

/// Reads the labels of a file that is a label scheme, or of a project.
///
/// # Errors
/// Where there are none in it.
pub(in crate::exchange::project) fn read_labels(
    file: &str,
) -> Result<(Vec<LabelDef>, Vec<Problem>), ReadError> {
    let file = file.strip_prefix('\u{feff}').unwrap_or(file);
    if file.trim().is_empty() {
        return Err(ReadError::Empty);
    }
    let root = serde_json::from_str(file)
        .map_err(|error| ReadError::NotJson { line: error.line(), column: error.column() })?;
    let Json::Object(mut root) = root else { return Err(ReadError::NoLabels) };
    if !root.get(List::Labels.wire()).is_some_and(Json::is_array) {
        return Err(ReadError::NoLabels);
    }
    let mut problems = Problems::default();
    let version = root.remove("schema_version");
    if version != Some(Json::from(v1::SCHEMA_VERSION)) {
        let found = version.map_or_else(|| "none".to_owned(), |version| short(&version.to_string()));
        problems.push(Problem::OtherVersion { found });
    }
    let labels = Labels::read(things(&mut root, List::Labels, &mut problems), &mut problems);
    Ok((labels.set, problems.finish()))
}

/// The label set of the file and the names that annotations use.
pub(super) struct Labels {
    pub(super) set: Vec<LabelDef>,
}

impl Labels {
    pub(super) fn read(things: Vec<Fields>, problems: &mut Problems) -> Self {
        let mut labels = Self { set: LabelSet::default().iter().cloned().collect() };
        let mut seen = BTreeSet::new();
        for mut fields in things {
            let key: String = fields.take("label", problems).unwrap_or_default();
            let kind: Option<String> = fields.take("kind", problems);
            let known = Label::from_wire(&key, kind.as_deref());
            let number: Option<u16> = fields.take("custom", problems);
            let name = fields.take_with("name", problems, |name| {
                Some(LabelName { vi: text(name, "vi")?, en: text(name, "en")? })
            });
            let colour: Option<Colour> = fields.take("colour", problems);
            let silent = !fields.map.contains_key("shortcut");
            let shortcut: Option<char> = fields.take("shortcut", problems);
            let value = fields.take("value", problems).map(value::read_value_kind);
            let choices: Vec<String> = fields.take("choices", problems).unwrap_or_default();
            let attributes = asked(&mut fields, problems);
            let guideline: String = fields.take("guideline", problems).unwrap_or_default();
            let exclusive = fields.take("exclusive", problems).unwrap_or_default();
            let order = fields.take("order", problems).unwrap_or_default();
            let unnamed = key.is_empty()
                || !seen.insert((key.clone(), kind.clone()))
                || (known.is_none() && (kind.is_some() || !labels.has_room()));
            if unnamed {
                problems.push(Problem::LabelDropped { place: fields.place });
                continue;
            }
            let mut definition = match known.and_then(|label| labels.get(label)) {
                Some(definition) => definition.clone(),
                None => labels.fresh(key, number),
            };
            if let Some(name) = name {
                definition.name = name;
            }
            if let Some(colour) = colour {
                definition.colour = colour;
            }
            definition.order = order;
            if known.is_none() {
                definition.value = value;
                definition.exclusive = exclusive;
                definition.attributes = attributes;
                definition.guideline = guideline;
                if value == Some(ValueKind::Text) {
                    definition.choices = choices;
                }
            }
            if !silent {
                definition.shortcut = shortcut;
            }
            labels.put(definition);
            fields.finish(problems);
        }
        labels.unique_shortcuts(problems);
        labels
    }

    pub(super) fn get(&self, label: Label) -> Option<&LabelDef> {
        self.set.iter().find(|definition| definition.label == label)
    }

    /// Whether one more of the user's own may be added.
    fn has_room(&self) -> bool {
        self.set.len() < Label::BUILT_IN.len() + MAX_LABELS
    }

    /// A definition for a name of the user's.
    fn fresh(&self, key: String, number: Option<u16>) -> LabelDef {
        let free = |number: &u16| self.get(Label::Custom(CustomLabel(*number))).is_none();
        let number = number.filter(free).or_else(|| (0..=u16::MAX).find(free)).unwrap_or(u16::MAX);
        LabelDef::named(Label::Custom(CustomLabel(number)), key)
    }

    fn put(&mut self, definition: LabelDef) {
        match self.set.iter_mut().find(|known| known.label == definition.label) {
            Some(known) => *known = definition,
            None => self.set.push(definition),
        }
    }

    fn unique_shortcuts(&mut self, problems: &mut Problems) {
        let mut taken = FxHashSet::default();
        for (index, definition) in self.set.iter_mut().enumerate() {
            if definition.shortcut.is_some_and(|key| !taken.insert(key)) {
                definition.shortcut = None;
                let place = Place { list: List::Labels, index, id: definition.key.clone() };
                problems.push(Problem::Field { place, field: "shortcut" });
            }
        }
    }

    /// The label of these names; one that nobody defined is added.
    pub(super) fn label(&mut self, key: &str, kind: Option<&str>, problems: &mut Problems) -> Option<Label> {
        if let Some(label) = Label::from_wire(key, kind) {
            return Some(label);
        }
        let key = kind.filter(|kind| !kind.is_empty()).map_or(key.to_owned(), |kind| format!("{key}.{kind}"));
        let custom = |known: &&LabelDef| matches!(known.label, Label::Custom(_)) && known.key == key;
        if let Some(known) = self.set.iter().find(custom) {
            return Some(known.label);
        }
        if key.is_empty() || !self.has_room() {
            return None;
        }
        problems.push(Problem::LabelAdded { key: short(&key) });
        let definition = self.fresh(key, None);
        let label = definition.label;
        self.set.push(definition);
        Some(label)
    }

    /// The attributes of an annotation that its label asks for.
    pub(super) fn attributes(
        &self,
        label: Label,
        found: Map<String, Json>,
        problems: &mut Problems,
    ) -> Attributes {
        let (mut attributes, mut wrong) = value::read_attributes(found);
        let definition = self.get(label);
        attributes.retain(|key, value| {
            let asked = definition.and_then(|known| known.attribute(key));
            let fits = asked.is_some_and(|asked| asked.kind == value.kind());
            if !fits {
                wrong.push(key.clone());
            }
            fits
        });
        for key in wrong {
            problems.unknown_field(format!("{}[].attributes.{}", List::Annotations.wire(), short(&key)));
        }
        attributes
    }

    /// What makes the default set into this one.
    pub(super) fn changes(&self) -> impl Iterator<Item = Change> {
        let default = LabelSet::default();
        self.set.iter().filter_map(move |definition| {
            let before = default.get(definition.label).cloned();
            (before.as_ref() != Some(definition))
                .then(|| Change::Label(Put { before, after: Some(definition.clone()) }))
        })
    }
}

/// The attributes that a label asks for: those that read, each key once.
fn asked(fields: &mut Fields, problems: &mut Problems) -> Vec<AttributeDef> {
    let found: Vec<Json> = fields.take("attributes", problems).unwrap_or_default();
    let mut asked: Vec<AttributeDef> = Vec::new();
    for one in found {
        match value::typed(&one).map(value::read_asked) {
            Some(one) if !one.key.is_empty() && asked.iter().all(|known| known.key != one.key) => {
                asked.push(one);
            }
            _ => problems.push(Problem::Field { place: fields.place.clone(), field: "attributes" }),
        }
    }
    asked
}
