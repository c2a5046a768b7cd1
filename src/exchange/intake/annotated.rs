//! Files of other programs that bring annotations: read by the table of formats, as far as one file is enough.

use super::name::extension;
use super::{Content, Entry};
use crate::exchange::{Input, recognise};

/// What is in a file that some format knows; nothing where none does, or where no annotation is in it.
pub(super) fn entries(name: &str, text: &str) -> Option<Vec<Entry>> {
    // Prose, pages and tables of articles may look like anything.
    if matches!(extension(name).as_str(), "" | "txt" | "md" | "html" | "htm" | "csv" | "tsv" | "tab") {
        return None;
    }
    let input = Input { name, content: text };
    let read = recognise(&input)?.read?;
    let mut batch = read(&[input]).ok()?;
    let is_annotated = batch.documents.iter().any(|imported| {
        !imported.document.annotations().is_empty() || imported.document.relations().next().is_some()
    });
    if !is_annotated {
        return None;
    }
    // What is wrong with the file as a whole goes with what was last read from it.
    batch.documents.last_mut()?.problems.append(&mut batch.problems);
    let many = batch.documents.len() > 1;
    let entries = batch.documents.into_iter().enumerate().map(|(place, imported)| {
        let name = if many { format!("{name}#{}", place + 1) } else { name.to_owned() };
        Entry { name, content: Content::Project(Box::new(imported)) }
    });
    Some(entries.collect())
}
