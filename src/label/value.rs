//! The normalised content of an annotation.

use super::{DateValue, FigureValue, Label};

/// A value, of the kind that its label asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Of an OFFICIAL.
    Official(OfficialValue),
    /// Of a POSITION.
    Position(PositionValue),
    /// Of a DATE.
    Date(DateValue),
    /// Of a FIGURE.
    Figure(FigureValue),
    /// Of a DIRECTIVE document.
    Document(DocumentValue),
    /// Of a DIRECTIVE instruction.
    Instruction(InstructionValue),
    /// Of a user's label: free text.
    Text(String),
}

/// Which fields a value has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ValueKind {
    /// [`OfficialValue`]
    Official,
    /// [`PositionValue`]
    Position,
    /// [`DateValue`]
    Date,
    /// [`FigureValue`]
    Figure,
    /// [`DocumentValue`]
    Document,
    /// [`InstructionValue`]
    Instruction,
    /// Free text.
    Text,
}

impl Value {
    /// Which kind this is.
    pub fn kind(&self) -> ValueKind {
        match self {
            Self::Official(_) => ValueKind::Official,
            Self::Position(_) => ValueKind::Position,
            Self::Date(_) => ValueKind::Date,
            Self::Figure(_) => ValueKind::Figure,
            Self::Document(_) => ValueKind::Document,
            Self::Instruction(_) => ValueKind::Instruction,
            Self::Text(_) => ValueKind::Text,
        }
    }

    /// Whether an annotation with this label may carry this value. A user's label may carry any: its definition
    /// says what is asked for, and may have asked for something else before.
    pub fn fits(&self, label: Label) -> bool {
        label.value_kind().is_none_or(|kind| kind == self.kind())
    }

    /// One line for lists: `2024-07-08`, `6290200000000 VND`, `Nghị quyết 18-NQ/TW`.
    pub fn summary(&self) -> String {
        match self {
            Self::Official(value) => value.name.clone(),
            Self::Position(value) => value.summary(),
            Self::Date(value) => value.to_string(),
            Self::Figure(value) => value.to_string(),
            Self::Document(value) => value.summary(),
            Self::Instruction(value) => value.summary(),
            Self::Text(text) => text.clone(),
        }
    }
}

/// A person's name; who it is stands in the annotation's entity.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OfficialValue {
    /// NFC, single spaces.
    pub name: String,
}

listed! {
    /// Where in the state an office sits.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Level {
        /// Trung ương.
        Central = "central",
        /// Tỉnh, thành phố trực thuộc trung ương.
        Province = "province",
        /// Huyện, quận, thị xã, thành phố thuộc tỉnh (until 30 June 2025).
        District = "district",
        /// Xã, phường, thị trấn, đặc khu.
        Commune = "commune",
        /// Thôn, ấp, a school, a company, a branch.
        Unit = "unit",
    }
}

/// An office, with its abbreviations expanded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PositionValue {
    /// `Phó Chủ tịch Thường trực`.
    pub role: String,
    /// `Hội đồng nhân dân tỉnh`.
    pub organisation: Option<String>,
    /// Where known.
    pub level: Option<Level>,
}

impl PositionValue {
    /// As the office is spoken of: what its title and its body have in common is said once, `Trưởng phòng Kinh tế` of
    /// a `Trưởng phòng` and a `Phòng Kinh tế`.
    fn summary(&self) -> String {
        let Some(organisation) = &self.organisation else { return self.role.clone() };
        let [role, body] = [&self.role, organisation]
            .map(|words| words.split_whitespace().map(str::to_lowercase).collect::<Vec<String>>());
        let shared = (1..=role.len().min(body.len())).rev().find(|&count| role.ends_with(&body[..count]));
        let rest = organisation.split_whitespace().skip(shared.unwrap_or_default());
        let words: Vec<&str> = std::iter::once(self.role.as_str()).chain(rest).collect();
        words.join(" ")
    }
}

/// A reference to an instrument.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DocumentValue {
    /// `Nghị quyết`; capitalised, in full.
    pub doc_type: String,
    /// `18-NQ/TW`, `318`.
    pub number: Option<String>,
    /// The year in the number, or of the document's date.
    pub year: Option<u16>,
    /// From the code or the text.
    pub issuer: Option<String>,
}

impl DocumentValue {
    fn summary(&self) -> String {
        let parts = [Some(self.doc_type.as_str()), self.number.as_deref(), self.issuer.as_deref()];
        parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    }
}

/// What makes a clause an instruction.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct InstructionValue {
    /// The word that gives the order: `đề nghị`, `yêu cầu`.
    pub trigger: Option<String>,
    /// Who is told, as it stands in the text.
    pub addressee: Option<String>,
    /// By when.
    pub deadline: Option<DateValue>,
}

impl InstructionValue {
    fn summary(&self) -> String {
        let deadline = self.deadline.as_ref().map(ToString::to_string);
        let parts = [self.trigger.as_deref(), self.addressee.as_deref(), deadline.as_deref()];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_office_is_called_as_people_call_it() {
        let called = |role: &str, body: &str| {
            let organisation = Some(body.to_owned()).filter(|body| !body.is_empty());
            PositionValue { role: role.into(), organisation, level: None }.summary()
        };
        assert_eq!(called("Trưởng phòng", "Phòng Kinh tế"), "Trưởng phòng Kinh tế");
        assert_eq!(called("Phó Trưởng Công an", "Công an huyện"), "Phó Trưởng Công an huyện");
        assert_eq!(called("Bộ trưởng", "Bộ Tài chính"), "Bộ trưởng Bộ Tài chính");
        assert_eq!(called("Chủ tịch", "Ủy ban nhân dân xã"), "Chủ tịch Ủy ban nhân dân xã");
        assert_eq!(called("Chủ tịch nước", ""), "Chủ tịch nước");
    }
}
