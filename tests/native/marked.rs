//! Marked text: `⟦…⟧` around spans, which do not overlap.

use chu_giai::text::Span;

/// A text with its marks taken out, and what they stood around.
pub(super) struct Marked {
    pub(super) text: String,
    pub(super) spans: Vec<Span>,
}

/// Reads marked text.
///
/// # Panics
/// Where a mark is not closed: the table has a slip.
pub(super) fn read(marked: &str) -> Marked {
    let mut text = String::new();
    let mut spans = Vec::new();
    let mut open = None;
    for c in marked.chars() {
        match c {
            '⟦' => assert!(open.replace(text.len()).is_none(), "a mark inside a mark: {marked}"),
            '⟧' => spans.push(Span::of(open.take().expect("an open mark"), text.len())),
            _ => text.push(c),
        }
    }
    assert!(open.is_none(), "an open mark: {marked}");
    Marked { text, spans }
}

/// A text with marks around spans, which are in order and do not overlap.
pub(super) fn write(text: &str, spans: &[Span]) -> String {
    let mut marked = String::new();
    let mut at = 0;
    for span in spans {
        marked.push_str(text.get(at..span.start.get()).unwrap_or_default());
        marked.push('⟦');
        marked.push_str(text.get(span.range()).unwrap_or_default());
        marked.push('⟧');
        at = span.end.get();
    }
    marked.push_str(text.get(at..).unwrap_or_default());
    marked
}
