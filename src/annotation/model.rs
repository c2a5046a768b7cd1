//! What is said about a text: annotations, relations, entities, and who said it.

use super::Trail;
use crate::label::{Attributes, Label, Value};
use crate::text::Span;
use serde::{Deserialize, Serialize};

macro_rules! id {
    ($(#[$doc:meta])* $name:ident, $prefix:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub u32);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, concat!($prefix, "{}"), self.0)
            }
        }

        impl std::str::FromStr for $name {
            type Err = std::num::ParseIntError;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.strip_prefix($prefix).unwrap_or(text).parse().map(Self)
            }
        }
    };
}

id! {
    /// Of an annotation, `T1`.
    AnnotationId, "T"
}
impl AnnotationId {
    /// No annotation has this number or a higher one. Ids are indices in the store, so that one out of a damaged
    /// record would ask for all memory there is; a document that is worked on every day for years stays far below.
    pub const END: Self = Self(1 << 24);
}

id! {
    /// Of a relation, `R1`.
    RelationId, "R"
}
id! {
    /// Of an entity, `E1`.
    EntityId, "E"
}

/// A label on a span, with its value and its story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Annotation {
    /// Unique in the document.
    pub id: AnnotationId,
    /// What it covers.
    pub span: Span,
    /// What it says.
    pub label: Label,
    /// The normalised content; `None` where there is none (an impossible date) or none is known.
    pub value: Option<Value>,
    /// What a user's label asks for beside the value.
    pub attributes: Attributes,
    /// The one this mention refers to.
    pub entity: Option<EntityId>,
    /// How far it has been verified.
    pub status: Status,
    /// Who or what made it.
    pub provenance: Provenance,
    /// Free text of the person who annotates.
    pub note: String,
    /// What it was before each change by a person.
    pub trail: Trail,
}

impl Annotation {
    /// A label that a person puts on a span, of which nothing else is known yet.
    pub fn by_hand(id: AnnotationId, span: Span, label: Label) -> Self {
        Self {
            id,
            span,
            label,
            value: None,
            attributes: Attributes::default(),
            entity: None,
            status: Status::Manual,
            provenance: Provenance::Person,
            note: String::new(),
            trail: Trail::default(),
        }
    }
}

listed! {
    /// How far an annotation or a relation has been verified.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
    #[serde(rename_all = "lowercase")]
    pub enum Status {
        /// By a detector, not looked at.
        Suggested = "suggested",
        /// A suggestion found right as it was.
        Accepted = "accepted",
        /// A suggestion found right after a change of span, label or value.
        Edited = "edited",
        /// A suggestion found wrong; kept as a negative example.
        Rejected = "rejected",
        /// Made by a person.
        Manual = "manual",
    }
}

impl Status {
    /// Whether a person has decided; detecting again leaves it alone.
    pub fn is_settled(self) -> bool {
        self != Self::Suggested
    }

    /// Whether it counts as labelled data.
    pub fn is_live(self) -> bool {
        self != Self::Rejected
    }

    /// The status after a person changed the annotation.
    #[must_use]
    pub fn after_edit(self) -> Self {
        match self {
            Self::Manual => Self::Manual,
            Self::Suggested | Self::Accepted | Self::Edited | Self::Rejected => Self::Edited,
        }
    }
}

/// Who or what made an annotation. The vocabulary of W3C PROV, cut to three cases.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Provenance {
    /// A rule of the detector.
    Rule {
        /// The rule's id, `date.day-month`.
        rule: String,
        /// The detector's version.
        version: String,
        /// How sure: 0 to 1000, thousandths, so that documents compare exactly.
        score: u16,
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
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relation {
    /// Unique in the document.
    pub id: RelationId,
    /// Its type.
    pub kind: RelationType,
    /// Where it begins.
    pub from: AnnotationId,
    /// Where it leads.
    pub to: AnnotationId,
    /// How far it has been verified.
    pub status: Status,
    /// Who or what made it.
    pub provenance: Provenance,
}

listed! {
    /// The type of a relation.
    #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum RelationType {
        /// OFFICIAL → POSITION.
        Holds,
        /// Document → DATE.
        IssuedOn,
        /// DIRECTIVE → POSITION or OFFICIAL.
        IssuedBy,
        ;
        /// A user's own, by its name.
        Custom(String),
    }
}

impl RelationType {
    /// The name in files.
    pub fn wire(&self) -> &str {
        match self {
            Self::Holds => "holds",
            Self::IssuedOn => "issued_on",
            Self::IssuedBy => "issued_by",
            Self::Custom(name) => name,
        }
    }

    /// The type of this name.
    pub fn from_wire(name: &str) -> Self {
        Self::BUILT_IN
            .into_iter()
            .find(|known| known.wire() == name)
            .unwrap_or_else(|| Self::Custom(name.to_owned()))
    }

    /// Whether the scheme lets this relation lead from one label to another.
    pub fn allows(&self, from: Label, to: Label) -> bool {
        match self {
            Self::Holds => from == Label::Official && to == Label::Position,
            Self::IssuedOn => from == Label::Document && to == Label::Date,
            Self::IssuedBy => {
                matches!(from, Label::Document | Label::Instruction)
                    && matches!(to, Label::Position | Label::Official)
            }
            Self::Custom(_) => true,
        }
    }
}

/// What mentions refer to: one person under one name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    /// Unique in the document.
    pub id: EntityId,
    /// The fullest name.
    pub name: String,
}
