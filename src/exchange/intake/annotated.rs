//! Files of other programs that bring annotations: read by the table of formats, alone or with the files of the
//! same name that belong to them.

use super::{Content, Entry, Refusal};
use crate::exchange::extension;
use crate::exchange::formats::are_columns;
use crate::exchange::{Batch, Input, ReadError, recognise};

/// What is in a file that some format knows; nothing where none does, or where no annotation is in it.
pub(super) fn entries(name: &str, text: &str) -> Option<Vec<Entry>> {
    // Prose, pages and tables of articles may look like anything; only columns of words and tags look like no prose.
    let may_be_prose =
        matches!(extension(name).as_str(), "" | "txt" | "md" | "html" | "htm" | "csv" | "tsv" | "tab");
    if may_be_prose && !are_columns(text) {
        return None;
    }
    let input = Input { name, content: text };
    match recognise(&input)?.read?(&[input]) {
        Ok(batch) => annotated(name, batch),
        // It has no text of its own: what it says is about one that is missing.
        Err(error @ ReadError::NoCompanion { .. }) => {
            let content = Content::Refused(Refusal::Json(error));
            Some(vec![Entry { name: name.to_owned(), content }])
        }
        Err(_) => None,
    }
}

/// What is in a file and those that belong to it, the main one first; nothing where no annotation is in them.
///
/// # Errors
/// Where its format does not read them.
pub(super) fn together(files: &[Input<'_>]) -> Result<Option<Vec<Entry>>, Refusal> {
    let Some(main) = files.first() else { return Ok(None) };
    let Some(read) = recognise(main).and_then(|format| format.read) else { return Ok(None) };
    Ok(annotated(main.name, read(files).map_err(Refusal::Json)?))
}

fn annotated(name: &str, mut batch: Batch) -> Option<Vec<Entry>> {
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
