//! A label of one's own as typed.

use super::HUES;
use crate::label::{AttributeDef, AttributeKind, Colour, Label, LabelDef, LabelName, LabelSet, ValueKind};
use crate::text::plain_words;
use crate::ui::i18n::{Language, Message};
use yew::AttrValue;

/// A label of one's own as typed.
#[derive(Clone, PartialEq)]
pub(super) struct Draft {
    /// What it was before: whatever is not edited stays as it is.
    pub(super) known: Option<LabelDef>,
    /// In which language its name is shown.
    pub(super) language: Language,
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

/// The key of a kind of value that is not offered.
pub(super) const OTHER: &str = "other";

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
    VALUES.iter().find(|(.., kind)| *kind == definition.value).map_or(OTHER, |(key, ..)| key)
}

/// Choices on one line, as they are typed.
fn listed(choices: &[String]) -> String {
    choices.join(", ")
}

impl Draft {
    /// The definition of a label, to be changed.
    pub(super) fn of(definition: &LabelDef, language: Language) -> Self {
        let attributes = definition.attributes.iter().enumerate();
        Self {
            known: Some(definition.clone()),
            language,
            name: language.label_name(definition).to_owned(),
            key: definition.key.clone(),
            colour: definition.colour,
            shortcut: definition.shortcut,
            value: value_key(definition).into(),
            choices: listed(&definition.choices),
            attributes: attributes.map(|(row, known)| AttributeDraft::of(row, known)).collect(),
            guideline: definition.guideline.clone(),
            exclusive: definition.exclusive,
            order: definition.order,
        }
    }

    /// A label that there is none of yet.
    pub(super) fn fresh(labels: &LabelSet, shortcut: Option<char>, language: Language) -> Self {
        let unused = |hue: &Colour| labels.iter().all(|known| known.colour != *hue);
        Self {
            known: None,
            language,
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

    /// What is wrong with it, if anything, and the id of the field in which that is.
    pub(super) fn problem(&self, labels: &LabelSet, known: Option<Label>) -> Option<(String, Message)> {
        let key = self.key();
        let others = || labels.iter().filter(|definition| Some(definition.label) != known);
        let name = self.name.trim().to_lowercase();
        let called_so = |other: &LabelDef| {
            [&other.name.vi, &other.name.en].iter().any(|known| known.to_lowercase() == name)
        };
        if name.is_empty() {
            Some(("label-name".to_owned(), Message::LabelNeedsName))
        } else if others().any(called_so) {
            Some(("label-name".to_owned(), Message::LabelNameTaken))
        } else if !is_key(&key) {
            Some(("label-key".to_owned(), Message::LabelKeyInvalid))
        } else if others().any(|definition| definition.key == key) {
            Some(("label-key".to_owned(), Message::LabelKeyTaken))
        } else {
            self.attributes.iter().find_map(AttributeDraft::problem)
        }
    }

    /// Its name: where it has another one in the other language, that stays.
    fn named(&self) -> LabelName {
        let name = self.name.trim().to_owned();
        match &self.known {
            Some(known) if self.language.label_name(known) == name => known.name.clone(),
            Some(LabelDef { name: LabelName { vi, en }, .. }) if vi != en => match self.language {
                Language::Vi => LabelName { vi: name, en: en.clone() },
                Language::En => LabelName { vi: vi.clone(), en: name },
            },
            _ => LabelName { vi: name.clone(), en: name },
        }
    }

    pub(super) fn definition(&self, label: Label) -> LabelDef {
        let known = self.known.as_ref();
        let value = match VALUES.iter().find(|(key, ..)| self.value == *key) {
            Some((.., kind)) => *kind,
            None => known.and_then(|known| known.value),
        };
        let choices = known.map(|known| known.choices.as_slice()).unwrap_or_default();
        LabelDef {
            label,
            key: self.key(),
            name: self.named(),
            colour: self.colour,
            shortcut: self.shortcut,
            value,
            choices: if self.value == "choice" { chosen(&self.choices, choices) } else { Vec::new() },
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
    /// The choices that it had before.
    pub(super) known: Vec<String>,
}

impl Default for AttributeDraft {
    fn default() -> Self {
        let (key, name, choices, known) = Default::default();
        Self { row: 0, key, name, kind: AttributeKind::Text, choices, known }
    }
}

impl AttributeDraft {
    fn of(row: usize, known: &AttributeDef) -> Self {
        let AttributeDef { key, name, kind, choices } = known.clone();
        Self { row, key, name, kind, choices: listed(&choices), known: choices }
    }

    /// The id of one of its fields.
    pub(super) fn field(&self, field: &str) -> String {
        format!("attribute-{}-{field}", self.row)
    }

    fn problem(&self) -> Option<(String, Message)> {
        if self.name.trim().is_empty() {
            Some((self.field("name"), Message::AttributeNeedsName))
        } else {
            (self.kind == AttributeKind::Choice && choices_of(&self.choices).is_empty())
                .then(|| (self.field("choices"), Message::AttributeNeedsChoices))
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
        let is_choice = draft.kind == AttributeKind::Choice;
        let choices = if is_choice { chosen(&draft.choices, &draft.known) } else { Vec::new() };
        AttributeDef { key, name, kind: draft.kind, choices }
    };
    drafts.iter().map(named).collect()
}

/// The choices that were typed; those that were there before, of which one may have a comma, where nothing was.
fn chosen(typed: &str, known: &[String]) -> Vec<String> {
    if typed == listed(known) { known.to_vec() } else { choices_of(typed) }
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
    fn what_is_not_edited_of_a_label_stays_as_it_is() {
        let label = Label::Custom(crate::label::CustomLabel(0));
        let known = LabelDef {
            name: LabelName { vi: "Nơi chốn".into(), en: "Place".into() },
            value: Some(ValueKind::Position),
            attributes: vec![AttributeDef {
                key: "SIZE".into(),
                name: "Quy mô".into(),
                kind: AttributeKind::Choice,
                choices: vec!["Hà Nội, TP".into(), "xã".into()],
            }],
            ..LabelDef::named(label, "PLACE".into())
        };
        for language in Language::ALL {
            assert_eq!(Draft::of(&known, language).definition(label), known);
        }
        let renamed = Draft { name: "Địa điểm".into(), ..Draft::of(&known, Language::Vi) }.definition(label);
        assert_eq!(renamed.name, LabelName { vi: "Địa điểm".into(), en: "Place".into() });
        let choice = LabelDef { value: Some(ValueKind::Text), choices: vec!["a, b".into()], ..known };
        assert_eq!(Draft::of(&choice, Language::Vi).definition(label), choice);
    }

    #[test]
    fn two_labels_are_never_called_the_same() {
        let labels = LabelSet::default();
        let draft = |name: &str| Draft { name: name.into(), ..Draft::fresh(&labels, None, Language::Vi) };
        let taken = ("label-name".to_owned(), Message::LabelNameTaken);
        assert_eq!(draft("Cán Bộ ").problem(&labels, None), Some(taken));
        assert_eq!(draft("Dự án").problem(&labels, None), None);
    }

    #[test]
    fn a_problem_of_an_attribute_is_in_its_field() {
        let labels = LabelSet::default();
        let asked = |row, name: &str| AttributeDraft {
            row,
            name: name.into(),
            kind: AttributeKind::Choice,
            choices: if row == 0 { "xã".into() } else { String::new() },
            ..AttributeDraft::default()
        };
        let attributes = vec![asked(0, "Cấp"), asked(3, "Quy mô")];
        let draft =
            Draft { name: "Dự án".into(), attributes, ..Draft::fresh(&labels, None, Language::Vi) };
        let wrong = ("attribute-3-choices".to_owned(), Message::AttributeNeedsChoices);
        assert_eq!(draft.problem(&labels, None), Some(wrong));
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
