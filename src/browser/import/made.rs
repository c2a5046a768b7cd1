//! In a worker: what was found in files becomes documents that are ready to be kept, with what was detected in them.

use super::shelf::Shelf;
use crate::annotation::{Document, Meta, heading};
use crate::browser::client::{Failed, read_message};
use crate::browser::clock;
use crate::browser::port::Found;
use crate::browser::storage::{New, Whole};
use crate::exchange::{content_key, project};
use crate::session::{Card, annotate, searched};
use crate::text::Text;
use std::future::ready;

/// What became of a thing that was found in files.
pub(super) enum Made {
    /// A document.
    Document(Box<Ready>),
    /// A document that is here already.
    Known,
    /// A document that does not read, by its place in the batch.
    Unread(usize),
}

/// A document that is ready to be kept.
pub(super) struct Ready {
    /// Its place in the batch.
    pub(super) at: usize,
    /// The key of its text.
    pub(super) key: String,
    /// As it is, where it came with annotations: those may be here already.
    pub(super) annotated: Option<Document>,
    /// What is kept of it.
    pub(super) new: New,
}

/// Makes documents of a batch.
pub(super) async fn made(batch: &str, shelf: &Shelf) -> Result<Vec<Made>, Failed> {
    let batch: Vec<Found> = read_message(batch)?;
    let now = clock::now();
    let mut all = Vec::with_capacity(batch.len());
    for (at, found) in batch.into_iter().enumerate() {
        all.extend(one(at, found, shelf, &now).await);
    }
    Ok(all)
}

/// What becomes of one thing; `None` where nothing was found.
async fn one(at: usize, found: Found, shelf: &Shelf, now: &str) -> Option<Made> {
    let is_annotated = matches!(found, Found::Project(_));
    let (document, key) = match found {
        Found::Text { text, meta: [title, source, _, published] } => {
            let Ok(text) = Text::new(text) else { return Some(Made::Unread(at)) };
            let key = content_key(text.as_str()).to_string();
            // Nobody sees what would be detected.
            if shelf.has(&key) {
                return Some(Made::Known);
            }
            let title = if title.is_empty() { heading(text.as_str()) } else { title };
            (annotate(text, Meta { title, source, created: now.to_owned(), published }), key)
        }
        Found::Project(json) => match project::read(&json) {
            Ok(imported) => (imported.document, String::new()),
            Err(_) => return Some(Made::Unread(at)),
        },
        Found::Nothing => return None,
    };
    let known = Card { key, ..Card::default() };
    let mut card = Card { changed: now.to_owned(), ..Card::of(&document, Some(&known)) };
    if card.added.is_empty() {
        now.clone_into(&mut card.added);
    }
    let json = project::write_resting(&document, &|| Box::pin(ready(()))).await;
    let whole = Whole { json, number: 0, unread: false, words: searched(document.text()) };
    let new = New { card: card.write(), whole, entries: Vec::new() };
    let annotated = is_annotated.then_some(document);
    Some(Made::Document(Box::new(Ready { at, key: card.key, annotated, new })))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_batch_that_does_not_read_is_no_empty_one() {
        let made = pollster::block_on(made("[{\"Text\"", &Shelf::default()));
        assert_eq!(made.err(), Some(Failed::Missing));
    }
}
