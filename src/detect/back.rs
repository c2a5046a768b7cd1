//! Words that point back to a document: `Nghị quyết này`, `Quyết định nêu trên`.
//!
//! They are no annotations of their own, for nobody could ask for the document by them. They are
//! offered as links, so that whoever reads one finds the document it means.

use super::Suggestion;
use super::block::Block;
use super::document::name_of;
use super::lexicon::{Class, word, words};
use super::reading::Reading;
use super::signs::Signs;
use crate::label::{Label, Value};
use crate::text::Span;
use rustc_hash::FxHashMap;

/// A stretch of text that means a document named before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BackReference {
    /// The word for the type with what points back.
    pub span: Span,
    /// The document's place in [`Detection::suggestions`](super::Detection::suggestions).
    pub to: usize,
}

/// Words that point back to a document of a type.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pointer {
    span: Span,
    kind: &'static str,
}

/// The types of documents with a word that points back, in order of place.
pub(super) fn pointers(reading: &Reading<'_>, block: Block<'_>, out: &mut Vec<Pointer>) {
    for paragraph in block.article() {
        let mut at = paragraph.start;
        while at < paragraph.end {
            at = reading.next(at, paragraph.end, Signs::DOCUMENT);
            let Some(kind) = reading.phrase(at, Class::DocumentType).filter(|_| at < paragraph.end) else {
                at += 1;
                continue;
            };
            if let Some(end) = pointing_back(reading, kind.end())
                && !is_plural(reading, at)
            {
                out.push(Pointer { span: reading.span(at, end), kind: name_of(kind.entry) });
            }
            at = kind.end();
        }
    }
}

/// What is pointed to, where a document of that type stands before: the nearest one is meant. `found` is in order
/// of place.
pub(super) fn back_references(pointers: &[Pointer], found: &[Suggestion]) -> Vec<BackReference> {
    let mut documents = found
        .iter()
        .enumerate()
        .filter_map(|(place, found)| match &found.value {
            Some(Value::Document(value)) if found.label == Label::Document => {
                Some((place, found.span.start, value.doc_type.as_str()))
            }
            _ => None,
        })
        .peekable();
    let mut latest: FxHashMap<&str, usize> = FxHashMap::default();
    let mut references = Vec::new();
    for Pointer { span, kind } in pointers {
        while let Some((place, _, name)) = documents.next_if(|(_, start, _)| *start < span.start) {
            latest.insert(name, place);
        }
        references.extend(latest.get(kind).map(|&to| BackReference { span: *span, to }));
    }
    references
}

/// Where `này`, `đó`, `nêu trên`, `nói trên` or `trên` ends, if it stands here.
fn pointing_back(reading: &Reading<'_>, at: usize) -> Option<usize> {
    if reading.any(at, words!["này", "đó", "ấy"]) {
        return Some(at + 1);
    }
    if reading.any(at, words!["nêu", "nói"]) && reading.is(at + 1, word!("trên")) {
        return Some(at + 2);
    }
    // `Nghị quyết trên` ends there; `Nghị quyết trên địa bàn` says where.
    let ends = reading.is_end(at + 1) || reading.mark(at + 1).is_some();
    (reading.is(at, word!("trên")) && ends).then_some(at + 1)
}

/// `các nghị quyết này` are several.
fn is_plural(reading: &Reading<'_>, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| reading.any(before, words!["các", "những"]))
}

#[cfg(test)]
mod tests {
    use crate::detect::detect;
    use crate::text::Text;

    fn links(source: &str) -> Vec<(String, String)> {
        let text = Text::new(source).expect("short");
        let detection = detect(&text);
        let quote = |span| text.slice(span).to_owned();
        let found = detection.references.iter();
        found.map(|link| (quote(link.span), quote(detection.suggestions[link.to].span))).collect()
    }

    #[test]
    fn the_nearest_document_of_that_type_is_meant() {
        let source = "HĐND tỉnh ban hành Nghị quyết số 12/NQ-HĐND và UBND tỉnh có Quyết định số 48/QĐ-UBND. \
            Nghị quyết này có hiệu lực từ ngày 01/8/2023. Sau đó có Nghị quyết số 15/NQ-HĐND. Theo nghị quyết nêu trên, \
            thu ngân sách tăng. Quyết định trên, Nghị quyết đó vẫn có hiệu lực.";
        let wanted = [
            ("Nghị quyết này", "Nghị quyết số 12/NQ-HĐND"),
            ("nghị quyết nêu trên", "Nghị quyết số 15/NQ-HĐND"),
            ("Quyết định trên", "Quyết định số 48/QĐ-UBND"),
            ("Nghị quyết đó", "Nghị quyết số 15/NQ-HĐND"),
        ];
        assert_eq!(links(source), wanted.map(|(one, other)| (one.to_owned(), other.to_owned())));
    }

    #[test]
    fn what_points_to_no_document_is_left_alone() {
        assert_eq!(links("Nghị quyết này có hiệu lực ngay."), []);
        assert_eq!(links("Nghị quyết số 12/NQ-HĐND. Các nghị quyết này; Nghị quyết trên địa bàn tỉnh."), []);
        assert_eq!(links("Quyết định số 48/QĐ-UBND. Nghị quyết này có hiệu lực."), []);
    }
}
