//! The label set of a document, as data.

use super::{AttributeDef, AttributeKind, Attributes, CustomLabel, Label, ValueKind};
use serde::{Deserialize, Serialize};

/// A name of a label in the interface's two languages. A user's label has one name for both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LabelName {
    /// Vietnamese.
    pub vi: String,
    /// English.
    pub en: String,
}

/// An sRGB colour, `#rrggbb`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Colour(pub [u8; 3]);

impl From<Colour> for String {
    fn from(Colour([r, g, b]): Colour) -> Self {
        format!("#{r:02x}{g:02x}{b:02x}")
    }
}

impl TryFrom<String> for Colour {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let wrong = || format!("expected a colour such as #0072b2, found {text:?}");
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6).ok_or_else(wrong)?;
        if !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return Err(wrong());
        }
        let number = u32::from_str_radix(digits, 16).ok().ok_or_else(wrong)?;
        let [_, r, g, b] = number.to_be_bytes();
        Ok(Self([r, g, b]))
    }
}

/// The definition of one label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LabelDef {
    /// Which label this defines.
    pub label: Label,
    /// What it is called in files, unique within the set: `OFFICIAL`, `PROJECT`.
    pub key: String,
    /// What readers see.
    pub name: LabelName,
    /// Its hue.
    pub colour: Colour,
    /// The key that gives it to a selection, unique within the set.
    pub shortcut: Option<char>,
    /// The value asked for, if any.
    pub value: Option<ValueKind>,
    /// What a value that is text is chosen from; empty for free text.
    pub choices: Vec<String>,
    /// Of a user's label: what it asks for beside the value, in the order shown.
    pub attributes: Vec<AttributeDef>,
    /// Of a user's label: what its user says about what gets it. `⟦…⟧` stands around what does, in examples.
    pub guideline: String,
    /// Whether its spans share no words with each other nor with those of another such label: a stretch
    /// carries at the most one of them. Every other label nests freely, inside it and around it.
    pub exclusive: bool,
    /// Its place where labels were moved: they stand by this number, and those of one number the built-in
    /// ones first, then the user's in the order in which they were added.
    pub order: u16,
}

impl LabelDef {
    /// What is known of a label of which a file has the name alone.
    pub fn named(label: Label, key: String) -> Self {
        Self {
            label,
            name: LabelName { vi: key.clone(), en: key.clone() },
            key,
            colour: Colour([0x80, 0x80, 0x80]),
            shortcut: None,
            value: None,
            choices: Vec::new(),
            attributes: Vec::new(),
            guideline: String::new(),
            exclusive: false,
            order: 0,
        }
    }

    /// The definition of an attribute by its key.
    pub fn attribute(&self, key: &str) -> Option<&AttributeDef> {
        self.attributes.iter().find(|known| known.key == key)
    }

    /// What an annotation of this label says, each on its own: its value as it is told, then its attributes by
    /// their names, in the order in which the label asks for them.
    pub fn said(&self, value: Option<String>, attributes: &Attributes) -> Vec<String> {
        let value = value.filter(|value| !value.is_empty());
        let stated = |asked: &AttributeDef| {
            attributes.get(&asked.key).map(|stated| format!("{}: {}", asked.name, stated.summary()))
        };
        value.into_iter().chain(self.attributes.iter().filter_map(stated)).collect()
    }

    /// Whether the attributes have names, keys of their own, and choices where they are chosen from.
    fn attributes_are_sound(&self) -> bool {
        self.attributes.iter().enumerate().all(|(at, known)| {
            let first = self.attributes.iter().position(|other| other.key == known.key) == Some(at);
            let chosen = known.choices.is_empty() || known.kind == AttributeKind::Choice;
            first && chosen && !known.key.is_empty() && !known.name.is_empty()
        })
    }
}

/// All labels of a document, in the order shown, which each of them says by itself: so a label that is
/// taken out and put back stands where it stood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LabelSet {
    definitions: Vec<LabelDef>,
}

impl Default for LabelSet {
    fn default() -> Self {
        Self { definitions: Label::BUILT_IN.into_iter().filter_map(built_in).collect() }
    }
}

impl LabelSet {
    /// The definitions in order.
    pub fn iter(&self) -> impl Iterator<Item = &LabelDef> {
        self.definitions.iter()
    }

    /// The definition of a label, `None` for one that is not in the set.
    pub fn get(&self, label: Label) -> Option<&LabelDef> {
        self.definitions.iter().find(|definition| definition.label == label)
    }

    /// The label whose shortcut is `key`.
    pub fn by_shortcut(&self, key: char) -> Option<Label> {
        self.definitions
            .iter()
            .find(|definition| definition.shortcut == Some(key))
            .map(|definition| definition.label)
    }

    /// A user's label by its name in files.
    pub fn custom_by_key(&self, key: &str) -> Option<Label> {
        self.definitions
            .iter()
            .find(|definition| matches!(definition.label, Label::Custom(_)) && definition.key == key)
            .map(|definition| definition.label)
    }

    /// A number that is larger than any in the set. What was taken out of the set may have had it: see
    /// [`Document::next_label`](crate::annotation::Document::next_label).
    pub fn next_custom(&self) -> CustomLabel {
        let numbers = self.definitions.iter().filter_map(|definition| match definition.label {
            Label::Custom(CustomLabel(number)) => Some(number),
            _ => None,
        });
        CustomLabel(numbers.max().map_or(0, |largest| largest.saturating_add(1)))
    }

    /// Whether a definition can stand in this set: a built-in label keeps its key and value, a
    /// user's label has a key that no other has and that means no built-in label in files.
    pub fn admits(&self, definition: &LabelDef) -> bool {
        let key = definition.key.as_str();
        match built_in(definition.label) {
            None => {
                let free = |known: &LabelDef| known.label == definition.label || known.key != key;
                let text = definition.choices.is_empty() || definition.value == Some(ValueKind::Text);
                text && definition.attributes_are_sound()
                    && !key.is_empty()
                    && Label::from_wire(key, None).is_none()
                    && self.definitions.iter().all(free)
            }
            Some(known) => {
                let plain = definition.choices.is_empty()
                    && definition.attributes.is_empty()
                    && definition.guideline.is_empty()
                    && !definition.exclusive;
                plain && known.key == key && known.value == definition.value
            }
        }
    }

    /// The definitions that change where one label takes the place of its neighbour.
    pub fn moved(&self, label: Label, back: bool) -> Option<Vec<LabelDef>> {
        let at = self.definitions.iter().position(|known| known.label == label)?;
        let to = if back { at.checked_sub(1)? } else { at + 1 };
        let mut next: Vec<&LabelDef> = self.definitions.iter().collect();
        if to >= next.len() {
            return None;
        }
        next.swap(at, to);
        let numbered = (0_u16..).zip(next).filter(|(order, known)| known.order != *order);
        Some(numbered.map(|(order, known)| LabelDef { order, ..known.clone() }).collect())
    }

    /// The number of a further label that is to stand last.
    pub fn last_order(&self) -> u16 {
        let last = self.definitions.iter().map(|known| known.order).max().unwrap_or_default();
        if last == 0 { 0 } else { last.saturating_add(1) }
    }

    /// Puts a definition in the place of the one for the same label, or where it says that it stands.
    pub(crate) fn put(&mut self, definition: LabelDef) {
        self.remove(definition.label);
        let place = |known: &LabelDef| (known.order, known.label);
        let at = self.definitions.partition_point(|known| place(known) < place(&definition));
        self.definitions.insert(at, definition);
    }

    /// Takes a label out of the set.
    pub(crate) fn remove(&mut self, label: Label) {
        self.definitions.retain(|definition| definition.label != label);
    }
}

/// What a built-in label is; `None` of a user's. Okabe and Ito's hues, which people with colour blindness can tell apart.
fn built_in(label: Label) -> Option<LabelDef> {
    let (vi, en, colour, shortcut) = match label {
        Label::Official => ("Cán bộ", "Official", [0x00, 0x72, 0xb2], '1'),
        Label::Position => ("Chức vụ", "Position", [0x56, 0xb4, 0xe9], '2'),
        Label::Date => ("Thời gian", "Date", [0x00, 0x9e, 0x73], '3'),
        Label::Figure => ("Số liệu", "Figure", [0xe6, 0x9f, 0x00], '4'),
        Label::Document => ("Văn bản", "Document", [0xd5, 0x5e, 0x00], '5'),
        Label::Instruction => ("Chỉ đạo", "Instruction", [0xcc, 0x79, 0xa7], '6'),
        Label::Custom(_) => return None,
    };
    let (key, kind) = label.wire()?;
    Some(LabelDef {
        label,
        key: kind.map_or_else(|| key.to_owned(), |kind| format!("{key}.{kind}")),
        name: LabelName { vi: vi.into(), en: en.into() },
        colour: Colour(colour),
        shortcut: Some(shortcut),
        value: label.value_kind(),
        choices: Vec::new(),
        attributes: Vec::new(),
        guideline: String::new(),
        exclusive: false,
        order: 0,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn built_in_keys_and_shortcuts_are_unique() {
        let set = LabelSet::default();
        let keys: BTreeSet<_> = set.iter().map(|definition| &definition.key).collect();
        let shortcuts: BTreeSet<_> = set.iter().filter_map(|definition| definition.shortcut).collect();
        assert_eq!((keys.len(), shortcuts.len()), (6, 6));
    }

    #[test]
    fn a_label_that_is_moved_takes_the_place_of_its_neighbour() {
        let mut set = LabelSet::default();
        let order = |set: &LabelSet| set.iter().map(|known| known.label).collect::<Vec<_>>();
        let before = order(&set);
        assert!(set.moved(Label::Official, true).is_none() && set.moved(Label::Instruction, false).is_none());
        for definition in set.moved(Label::Date, true).expect("it has a neighbour") {
            set.put(definition);
        }
        assert_eq!(order(&set)[..3], [Label::Official, Label::Date, Label::Position]);
        for definition in set.moved(Label::Position, true).expect("it has a neighbour") {
            set.put(definition);
        }
        assert_eq!(order(&set), before);
        assert_eq!((LabelSet::default().last_order(), set.last_order()), (0, 6));
    }

    #[test]
    fn a_colour_is_read_back() {
        let colour = Colour([0xcc, 0x79, 0xa7]);
        assert_eq!(Colour::try_from(String::from(colour)), Ok(colour));
        for wrong in ["red", "#+12345", "0072b2", "#0072b"] {
            assert!(Colour::try_from(wrong.to_owned()).is_err(), "{wrong}");
        }
    }
}
