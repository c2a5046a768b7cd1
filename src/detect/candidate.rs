//! What detectors propose, and how they explain it.

use super::BackReference;
use super::zone::Aside;
use crate::annotation::RelationType;
use crate::label::{Label, Value};
use crate::text::Span;

/// One rule of a detector or a relator: what a person is told when asking why.
///
/// The explanation is short and true in both languages. Each example is marked text: `⟦…⟧` around
/// what the rule finds, or around both ends of the relation that it finds, and nothing marked where it
/// must find nothing. They are run as tests.
#[derive(Debug, PartialEq, Eq)]
pub struct Rule {
    /// Stable name: `date.day-month`.
    pub id: &'static str,
    /// Why, in Vietnamese.
    pub vi: &'static str,
    /// Why, in English.
    pub en: &'static str,
    /// Marked text.
    pub examples: &'static [&'static str],
}

/// The examples of a rule. The page does not show them, so that its visitors need not download them.
pub(super) const fn shown(examples: &'static [&'static str]) -> &'static [&'static str] {
    if cfg!(target_arch = "wasm32") { &[] } else { examples }
}

/// The rules of a detector, each with its id, why in Vietnamese and in English, and its examples.
macro_rules! rules {
    ($($name:ident = $id:literal, $vi:literal, $en:literal, [$($example:literal),* $(,)?];)*) => {
        $(pub(super) static $name: $crate::detect::Rule = $crate::detect::Rule {
            id: $id,
            vi: $vi,
            en: $en,
            examples: $crate::detect::shown(&[$($example),*]),
        };)*
        /// All rules of the detector.
        pub(super) static ALL: &[&$crate::detect::Rule] = &[$(&$name),*];
    };
}
pub(super) use rules;

/// What a detector proposes; candidates may overlap.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// What it covers.
    pub span: Span,
    /// What it says.
    pub label: Label,
    /// The normalised content.
    pub value: Option<Value>,
    /// How sure, in thousandths.
    pub score: u16,
    /// The rule that found it.
    pub rule: &'static Rule,
}

/// A candidate that was not outdone by another.
pub type Suggestion = Candidate;

/// A relation between two suggestions, by their places in [`Detection::suggestions`].
#[derive(Clone, Debug)]
pub struct SuggestedRelation {
    /// Its type.
    pub kind: RelationType,
    /// Where it begins.
    pub from: usize,
    /// Where it leads.
    pub to: usize,
    /// How sure, in thousandths.
    pub score: u16,
    /// The rule that found it.
    pub rule: &'static Rule,
}

/// One person with all mentions.
#[derive(Clone, Debug)]
pub struct SuggestedEntity {
    /// The fullest name.
    pub name: String,
    /// Places in [`Detection::suggestions`].
    pub mentions: Vec<usize>,
}

/// Everything found in a text.
#[derive(Clone, Debug, Default)]
pub struct Detection {
    /// In order of place, longest first.
    pub suggestions: Vec<Suggestion>,
    /// In the order of their beginnings.
    pub relations: Vec<SuggestedRelation>,
    /// People, in the order of their first mention.
    pub entities: Vec<SuggestedEntity>,
    /// The article's own date, ISO 8601, where it was found.
    pub published: Option<String>,
    /// The second copy of a body that was pasted twice.
    pub repeated: Option<Span>,
    /// Words that point back to a document, in order of place.
    pub references: Vec<BackReference>,
    /// Paragraphs that are none of the article, in order of place.
    pub asides: Vec<Aside>,
}
