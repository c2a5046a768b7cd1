//! What mends a problem.

use crate::annotation::{AnnotationId, Document, RelationType};
use crate::detect;
use crate::label::{Label, Value};
use crate::text::Span;

/// What mends a problem: an edit like any other, or a field where several things could be right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fix {
    /// Another label.
    Relabel(Label),
    /// Another span.
    Move(Span),
    /// Another value.
    Value(Value),
    /// The value that the text gives.
    Read,
    /// The annotation goes: a suggestion is rejected, what a person made is deleted.
    Drop,
    /// A relation to another one.
    Relate(RelationType, AnnotationId),
    /// A person says what is right, in this field of the annotation.
    Open(Field),
}

/// A field of the inspector.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The label.
    Label,
    /// The value.
    Value,
    /// The unit of a figure.
    Unit,
    /// The relations.
    Relations,
    /// The edges.
    Span,
}

/// The value that the text gives an annotation, where it is not the one that it has.
pub(super) fn read(document: &Document, id: AnnotationId) -> Option<Fix> {
    let known = document.annotation(id)?;
    let value = detect::normalise(document.text(), known.span, known.label)?;
    (known.value.as_ref() != Some(&value)).then_some(Fix::Value(value))
}
