//! A label of one's own as typed.

use super::HUES;
use crate::label::{AttributeDef, AttributeKind, Colour, Label, LabelDef, LabelName, LabelSet, ValueKind};
use crate::text::plain_words;
use crate::ui::i18n::Message;
use yew::AttrValue;

/// A label of one's own as typed.
#[derive(Clone, PartialEq)]
pub(super) struct Draft {
    pub(super) name: String,
    /// Empty as long as it follows the name.
    pub(super) key: String,
    pub(super) colour: Colour,
    pub(super) shortcut: Option<char>,
    /// A key of [`VALUES`].
    pub(super) value: AttrValue,
    /// As typed, separated by commas.
    pub(super) choices: String,
    pub(super) attributes: Vec<AttributeDraft>,
    pub(super) guideline: String,
    pub(super) exclusive: bool,
    pub(super) order: u16,
}

/// What a label of one's own may ask for: key, name, kind of value.
pub(super) const VALUES: [(&str, Message, Option<ValueKind>); 5] = [
    ("", Message::ValueNone, None),
    ("text", Message::ValueText, Some(ValueKind::Text)),
    ("number", Message::ValueNumber, Some(ValueKind::Figure)),
    ("choice", Message::ValueChoice, Some(ValueKind::Text)),
    ("date", Message::ValueDate, Some(ValueKind::Date)),
];

fn value_key(definition: &LabelDef) -> &'static str {
    if !definition.choices.is_empty() {
        return "choice";
    }
    VALUES.iter().find(|(.., kind)| *kind == definition.value).map_or("", |(key, ..)| key)
}

impl Draft {
    /// The definition of a label, to be changed.
    pub(super) fn of(definition: &LabelDef) -> Self {
        let attributes = definition.attributes.iter().enumerate();
        Self {
            name: definition.name.vi.clone(),
            key: definition.key.clone(),
            colour: definition.colour,
            shortcut: definition.shortcut,
            value: value_key(definition).into(),
            choices: definition.choices.join(", "),
            attributes: attributes.map(|(row, known)| AttributeDraft::of(row, known)).collect(),
            guideline: definition.guideline.clone(),
            exclusive: definition.exclusive,
            order: definition.order,
        }
    }

    /// A label that there is none of yet.
    pub(super) fn fresh(labels: &LabelSet, shortcut: Option<char>) -> Self {
        let unused = |hue: &Colour| labels.iter().all(|known| known.colour != *hue);
        Self {
            name: String::new(),
            key: String::new(),
            colour: HUES.iter().map(|hue| hue.colour).find(unused).unwrap_or(HUES[0].colour),
            shortcut,
            value: AttrValue::default(),
            choices: String::new(),
            attributes: Vec::new(),
            guideline: String::new(),
            exclusive: false,
            order: labels.last_order(),
        }
    }

    pub(super) fn key(&self) -> String {
        if self.key.is_empty() { key_of(&self.name) } else { self.key.clone() }
    }

    /// What is wrong with it, if anything.
    pub(super) fn problem(&self, labels: &LabelSet, known: Option<Label>) -> Option<Message> {
        let key = self.key();
        let mut others = labels.iter().filter(|definition| Some(definition.label) != known);
        if self.name.trim().is_empty() {
            Some(Message::LabelNeedsName)
        } else if !is_key(&key) {
            Some(Message::LabelKeyInvalid)
        } else if others.any(|definition| definition.key == key) {
            Some(Message::LabelKeyTaken)
        } else {
            self.attributes.iter().find_map(AttributeDraft::problem)
        }
    }

    pub(super) fn definition(&self, label: Label) -> LabelDef {
        let name = self.name.trim().to_owned();
        LabelDef {
            label,
            key: self.key(),
            name: LabelName { vi: name.clone(), en: name },
            colour: self.colour,
            shortcut: self.shortcut,
            value: VALUES.iter().find(|(key, ..)| self.value == *key).and_then(|(.., kind)| *kind),
            choices: if self.value == "choice" { choices_of(&self.choices) } else { Vec::new() },
            attributes: definitions(&self.attributes),
            guideline: self.guideline.trim().to_owned(),
            exclusive: self.exclusive,
            order: self.order,
        }
    }
}

/// An attribute of such a label as typed.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct AttributeDraft {
    /// What tells it from the others as long as the form is open.
    pub(super) row: usize,
    /// Its name in files; empty for a new one.
    pub(super) key: String,
    pub(super) name: String,
    pub(super) kind: AttributeKind,
    /// As typed, separated by commas.
    pub(super) choices: String,
}

impl Default for AttributeDraft {
    fn default() -> Self {
        let (key, name, choices) = Default::default();
        Self { row: 0, key, name, kind: AttributeKind::Text, choices }
    }
}

impl AttributeDraft {
    fn of(row: usize, known: &AttributeDef) -> Self {
        let AttributeDef { key, name, kind, choices } = known.clone();
        Self { row, key, name, kind, choices: choices.join(", ") }
    }

    fn problem(&self) -> Option<Message> {
        if self.name.trim().is_empty() {
            Some(Message::AttributeNeedsName)
        } else {
            (self.kind == AttributeKind::Choice && choices_of(&self.choices).is_empty())
                .then_some(Message::AttributeNeedsChoices)
        }
    }
}

/// The attributes that were described. The name in files stays what it was, so that what annotations state stays
/// theirs; a new one gets a name that none of the label has.
fn definitions(drafts: &[AttributeDraft]) -> Vec<AttributeDef> {
    let mut taken: Vec<String> = drafts.iter().map(|draft| draft.key.clone()).collect();
    let named = |draft: &AttributeDraft| {
        let name = draft.name.trim().to_owned();
        let key = if draft.key.is_empty() {
            let wanted =
                Some(key_of(&name)).filter(|key| !key.is_empty()).unwrap_or_else(|| "ATTRIBUTE".into());
            let numbered = (2..).map(|number| format!("{wanted}_{number}"));
            let free = std::iter::once(wanted.clone()).chain(numbered).find(|key| !taken.contains(key));
            free.unwrap_or(wanted)
        } else {
            draft.key.clone()
        };
        taken.push(key.clone());
        let choices =
            if draft.kind == AttributeKind::Choice { choices_of(&draft.choices) } else { Vec::new() };
        AttributeDef { key, name, kind: draft.kind, choices }
    };
    drafts.iter().map(named).collect()
}

/// The choices that were typed, each once.
fn choices_of(typed: &str) -> Vec<String> {
    let mut choices: Vec<String> = Vec::new();
    for choice in typed.split(',').map(str::trim).filter(|choice| !choice.is_empty()) {
        if choices.iter().all(|known| known != choice) {
            choices.push(choice.to_owned());
        }
    }
    choices
}

/// A name in files made from a name: `Dự án` becomes `DU_AN`.
fn key_of(name: &str) -> String {
    plain_words(name).join("_").to_uppercase()
}

pub(super) fn is_key(key: &str) -> bool {
    !key.is_empty() && key.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_in_files_is_made_from_the_name() {
        assert_eq!(key_of("Dự án trọng điểm"), "DU_AN_TRONG_DIEM");
        assert_eq!(key_of("  Đường/2 "), "DUONG_2");
        assert!(!is_key(&key_of("…")));
    }

    #[test]
    fn attributes_keep_their_names_in_files_and_new_ones_get_free_ones() {
        let asked = |name: &str, key: &str| AttributeDraft {
            key: key.into(),
            name: name.into(),
            ..AttributeDraft::default()
        };
        let all = [asked("Quy mô", "SIZE"), asked("Size", ""), asked("size", ""), asked("…", "")];
        let keys: Vec<String> = definitions(&all).into_iter().map(|known| known.key).collect();
        assert_eq!(keys, ["SIZE", "SIZE_2", "SIZE_3", "ATTRIBUTE"]);
    }
}
