//! Marked text: the article with `⟦label …⟧` around what is labelled, for people.
//!
//! ```text
//! Đồng chí ⟦official Lê Thị Hạnh⟧, ⟦position Phó Chủ tịch UBND huyện⟧, chủ trì.
//! ```
//!
//! Where two spans cross, the one that began later is closed with the earlier one and goes on as
//! `⟦+label …⟧`. Rejected suggestions are left out, and so are ignored regions with whatever is
//! annotated in them. It is not read back: nothing keeps a text from
//! holding the brackets itself.

use super::nested::{Piece, pieces};
use crate::annotation::Document;
use crate::label::Label;
use std::fmt::Write;

/// The article with its live annotations marked.
pub(super) fn write(document: &Document) -> String {
    let text = document.text();
    let mut out = String::with_capacity(text.as_str().len() * 2);
    pieces(document, text.span(), &mut |piece| match piece {
        Piece::Open { annotation, again } => {
            let again = if again { "+" } else { "" };
            // Writing to a string cannot fail.
            let _ = write!(out, "⟦{again}{} ", name(document, annotation.label));
        }
        Piece::Text(text) => out.push_str(text),
        Piece::Close => out.push('⟧'),
    });
    out
}

/// The label in lower case: a user's own by its key.
fn name(document: &Document, label: Label) -> String {
    match label {
        Label::Custom(_) => {
            document.labels().get(label).map_or_else(|| label.slug(), |known| known.key.to_lowercase())
        }
        _ => label.slug(),
    }
}
