//! brat's standoff: the text in one file, what is said about it in another, and the configuration that shows
//! it. <https://brat.nlplab.org/standoff.html>
//!
//! | line | is |
//! |---|---|
//! | `T1` | an annotation; one that goes over a line break is in pieces |
//! | `R1` | a relation |
//! | `A1` | the status of an annotation or relation, a choice among the attributes of an annotation |
//! | `N1` | the entity that an annotation mentions |
//! | `#1` | a note, a value, attributes |
//! | `*` | annotations of one entity |
//!
//! Offsets count code points; line breaks are `\n`, and neither file has a byte order mark.

mod config;
mod read;
mod write;

pub(super) use config::config;
pub(super) use read::{read, recognise};
pub(super) use write::write;

use crate::exchange::formats::names;

/// The attribute that says how far something has been verified.
const STATUS: &str = "Status";
/// The type of a normalisation.
const REFERENCE: &str = "Reference";
/// The resource that normalisations refer to: the people of this document.
const RESOURCE: &str = "Entity";
/// The type of a note with a value.
const VALUE: &str = "Value";
/// The type of a note with attributes.
const ATTRIBUTES: &str = "Attributes";
/// The type of notes that brat's own editor makes.
const NOTE: &str = "AnnotatorNotes";
/// The relation between annotations of one entity.
const SAME: &str = "Equiv";

/// The name of the attribute with which a choice is stated, of one label alone.
fn choice_name(label: &str, key: &str) -> String {
    format!("{}_{}", names::plain(label), names::plain(key))
}

/// Whether a line of an attribute can state a choice.
fn is_plain(choice: &str) -> bool {
    !choice.is_empty() && names::plain(choice) == choice
}
