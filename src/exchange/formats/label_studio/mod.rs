//! Label Studio's tasks: an array of JSON, and the labelling configuration that shows them.
//!
//! What a person decided is an annotation; where suggestions are left, all that is live is a prediction, from
//! which Label Studio begins an annotation. Offsets count code points of a text in which every line break is
//! one character, as its editor does. <https://labelstud.io/guide/task_format>

mod attribute;
mod config;
mod read;
mod short;
mod write;

pub(super) use config::config;
pub(super) use read::{read, recognise};
pub(super) use write::write;

/// The names of the controls in the configuration.
const LABELS: &str = "label";
const TEXT: &str = "text";
const VALUE: &str = "value";
const NOTE: &str = "note";
const ENTITY: &str = "entity";
const STATUS: &str = "status";
