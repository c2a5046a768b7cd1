//! Rows of the native JSON: one file for a document, and one line for each.

use super::format::{Batch, Input, Part};
use super::{Export, ReadError, project, records};

/// A file for a document.
pub(super) fn write(export: &Export<'_>) -> Vec<Part> {
    vec![Part { extension: "json", content: project::write(export.document) }]
}

/// A line for a document.
pub(super) fn write_line(export: &Export<'_>) -> Vec<Part> {
    vec![Part { extension: "jsonl", content: project::write_line(export.document) }]
}

/// A project.
pub(super) fn read(files: &[Input<'_>]) -> Result<Batch, ReadError> {
    let Some(file) = files.first() else { return Err(ReadError::Empty) };
    project::read(file.content).map(Batch::one)
}

/// A project on each line.
pub(super) fn read_lines(files: &[Input<'_>]) -> Result<Batch, ReadError> {
    let Some(file) = files.first() else { return Err(ReadError::Empty) };
    records::each(file.content, |record, _| project::read_parsed(record.clone(), 0))
}

/// Whether a file is a project, whole or cut: the version stands first in it.
pub(super) fn recognise(file: &Input<'_>) -> bool {
    let head: String = file.beginning().chars().take(200).filter(|c| !c.is_whitespace()).collect();
    head.starts_with("{\"schema_version\"") && !recognise_lines(file)
}

/// Whether the first line is a whole project.
pub(super) fn recognise_lines(file: &Input<'_>) -> bool {
    let line = file.beginning().lines().next().unwrap_or_default();
    line.starts_with("{\"schema_version\"") && line.trim_end().ends_with('}')
}
