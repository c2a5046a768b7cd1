//! What a person has said about which parts of a text are the article.

use crate::text::{Span, Text};

/// Which parts of a text are the article, as far as a person has said so. The spans are in order of
/// place and none overlap.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Scope<'a> {
    /// Stretches that are none of it. A text is read as if line breaks stood there.
    pub ignored: &'a [Span],
    /// Stretches that belong to it, whatever they look like.
    pub kept: &'a [Span],
}

impl Scope<'_> {
    /// The text with line breaks for what is ignored, byte for byte: offsets stay what they are.
    pub(super) fn mask(self, text: &Text) -> Text {
        if self.ignored.is_empty() {
            return text.clone();
        }
        let mut masked = String::with_capacity(text.as_str().len());
        let mut from = 0;
        for span in self.ignored {
            let range = span.range();
            // A span that cuts a character or leaves the text is none of ours.
            let (Some(before), Some(hidden)) = (text.as_str().get(from..range.start), text.get(*span)) else {
                continue;
            };
            masked.push_str(before);
            masked.extend(std::iter::repeat_n('\n', hidden.len()));
            from = range.end;
        }
        masked.push_str(text.as_str().get(from..).unwrap_or_default());
        // No longer than the text.
        Text::new(masked).unwrap_or_else(|_| text.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_ignored_becomes_line_breaks_of_the_same_length() {
        let text = Text::new("Trang chủ | Tin\nSáng nay.").expect("short");
        let ignored = [Span::of(0, 9)];
        let masked = Scope { ignored: &ignored, kept: &[] }.mask(&text);
        // `ủ` cut in the middle: that span is left out.
        assert_eq!(masked.as_str(), text.as_str());
        let ignored = [Span::of(0, 11)];
        let masked = Scope { ignored: &ignored, kept: &[] }.mask(&text);
        assert_eq!(masked.as_str(), format!("{} | Tin\nSáng nay.", "\n".repeat(11)));
    }
}
