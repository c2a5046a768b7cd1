//! What can be said about a span: labels, and the typed values they carry.
//!
//! The label set of a document is data ([`LabelSet`]): the built-in labels of the scheme and
//! the ones that its user added.

mod attribute;
mod date;
mod figure;
mod guideline;
mod set;
mod value;

pub use attribute::{AttributeDef, AttributeKind, AttributeValue, Attributes, fitting};
pub use date::{Clock, DateValue, DayPart, InvalidDate, LunarDay, Point, Season, Unit as DateUnit};
pub use figure::{Bound, Change, FigureKind, FigureValue, parse_amount};
pub use guideline::{Bilingual, Guideline, guideline, pieces};
pub use set::{Colour, LabelDef, LabelName, LabelSet};
pub use value::{DocumentValue, InstructionValue, Level, OfficialValue, PositionValue, Value, ValueKind};

use serde::{Deserialize, Serialize};

listed! {
    /// The type given to a span.
    ///
    /// `DIRECTIVE` is one label with two kinds in files; here, where the two share nothing but the
    /// name, they are two labels. See [`Label::wire`].
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
    pub enum Label {
        /// A named office-holder.
        Official,
        /// An office — *chức vụ*.
        Position,
        /// A point or period on the calendar.
        Date,
        /// A quantity — *số liệu*.
        Figure,
        /// A reference to one particular instrument — *văn bản chỉ đạo*.
        Document,
        /// One thing that somebody in authority tells others to do — *nội dung chỉ đạo*.
        Instruction,
        ;
        /// A label that a user added; its definition is in the document's [`LabelSet`].
        Custom(CustomLabel),
    }
}

/// The number of a user's label within one document. Never given twice while the trail of an annotation says what
/// had it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CustomLabel(pub u16);

impl Label {
    /// The names in files: label and, for `DIRECTIVE`, kind. `None` for a user's label, whose
    /// name stands in the label set.
    pub fn wire(self) -> Option<(&'static str, Option<&'static str>)> {
        Some(match self {
            Self::Official => ("OFFICIAL", None),
            Self::Position => ("POSITION", None),
            Self::Date => ("DATE", None),
            Self::Figure => ("FIGURE", None),
            Self::Document => ("DIRECTIVE", Some("document")),
            Self::Instruction => ("DIRECTIVE", Some("instruction")),
            Self::Custom(_) => return None,
        })
    }

    /// The built-in label of these names; a `DIRECTIVE` without a kind is a document.
    pub fn from_wire(label: &str, kind: Option<&str>) -> Option<Self> {
        Some(match (label, kind.unwrap_or_default()) {
            ("OFFICIAL", _) => Self::Official,
            ("POSITION", _) => Self::Position,
            ("DATE", _) => Self::Date,
            ("FIGURE", _) => Self::Figure,
            ("DIRECTIVE", "instruction") => Self::Instruction,
            ("DIRECTIVE", "" | "document") => Self::Document,
            _ => return None,
        })
    }

    /// The kind of value that a built-in label carries; a user's label says it in its definition.
    pub fn value_kind(self) -> Option<ValueKind> {
        Some(match self {
            Self::Official => ValueKind::Official,
            Self::Position => ValueKind::Position,
            Self::Date => ValueKind::Date,
            Self::Figure => ValueKind::Figure,
            Self::Document => ValueKind::Document,
            Self::Instruction => ValueKind::Instruction,
            Self::Custom(_) => return None,
        })
    }

    /// A short name for class names, anchors and marked text: `official`, …, `custom-3`.
    pub fn slug(self) -> String {
        match self {
            Self::Official => "official".into(),
            Self::Position => "position".into(),
            Self::Date => "date".into(),
            Self::Figure => "figure".into(),
            Self::Document => "document".into(),
            Self::Instruction => "instruction".into(),
            Self::Custom(CustomLabel(number)) => format!("custom-{number}"),
        }
    }
}
