//! From what a detector found to a transaction.

mod again;
mod free;
mod made;
mod whole;

pub(super) use again::revise;
pub use whole::suggest;

use crate::annotation::{ApplyError, Change, Document, History, Meta, Put};
use crate::detect::{self, Detection};
use crate::text::Text;
use free::Held;
use whole::suggest_beside;

/// An article with everything that the detectors find in it: what the page shows after a paste, and
/// what the command line writes.
///
/// ```
/// use chu_giai::annotation::Meta;
/// use chu_giai::session::annotate;
/// use chu_giai::text::Text;
///
/// let text = Text::new("Ông Lê Văn Tám, Chủ tịch UBND xã Hòa Bình, cho biết xã trồng 38 ha rừng.")?;
/// let document = annotate(text, Meta { title: "Trồng rừng".to_owned(), ..Meta::default() });
/// let holds = document.relations().next().expect("who holds which office");
/// let words = |id| document.annotation(id).map(|known| document.text().slice(known.span));
/// assert_eq!(words(holds.from), Some("Lê Văn Tám"));
/// assert_eq!(words(holds.to), Some("Chủ tịch UBND xã Hòa Bình"));
/// # Ok::<(), chu_giai::text::TooLarge>(())
/// ```
pub fn annotate(text: Text, meta: Meta) -> Document {
    let detection = detect::detect(&text);
    let document = Document::new(text, meta);
    // A detection of this very text always fits it; if it did not, the bare text is worth more than nothing.
    with_suggestions(&document, &detection).unwrap_or(document)
}

/// A document with its suggestions brought up to a detection, and with the article's own date where
/// that was not known.
///
/// # Errors
/// Where the detection is of another text.
pub fn with_suggestions(document: &Document, detection: &Detection) -> Result<Document, ApplyError> {
    brought_up(document, detection, &Held::of(document))
}

/// The same, with all that undo and redo need left as it is.
///
/// # Errors
/// Where the detection is of another text.
pub(super) fn with_suggestions_beside(
    document: &Document,
    detection: &Detection,
    history: &History,
) -> Result<Document, ApplyError> {
    brought_up(document, detection, &Held::of(document).with_history(document, history))
}

fn brought_up(document: &Document, detection: &Detection, held: &Held) -> Result<Document, ApplyError> {
    let mut transaction = suggest_beside(document, detection, held);
    let before = document.meta();
    if let Some(published) = detection.published.as_ref().filter(|_| before.published.is_empty()) {
        let after = Meta { published: published.clone(), ..before.clone() };
        transaction.changes.push(Change::Meta(Put::replace(before.clone(), after)));
    }
    document.apply(&transaction)
}
