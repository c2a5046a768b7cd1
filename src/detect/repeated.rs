//! A body that was pasted twice.

use super::reading::{Paragraph, Reading};
use crate::text::Span;
use rustc_hash::FxHashSet;

/// A paragraph with fewer tokens (a caption, a heading) may well stand twice in one article.
const LEAST: usize = 16;

/// The second copy of a body that stands twice in the text, from its first repeated paragraph to
/// its last; `None` where less than a third of the article is repeated.
///
/// Nothing is left out because of it: the same words get the same suggestions in both copies.
pub(super) fn repeated(reading: &Reading<'_>) -> Option<Span> {
    let words = |paragraph: &Paragraph| reading.text().slice(reading.span(paragraph.start, paragraph.end));
    let mut seen: FxHashSet<&str> = FxHashSet::default();
    let mut again: Option<(usize, usize)> = None;
    let (mut all, mut twice) = (0, 0);
    for paragraph in reading.paragraphs() {
        let length = paragraph.end - paragraph.start;
        if length < LEAST || !paragraph.zone.is_article() {
            continue;
        }
        all += length;
        if !seen.insert(words(paragraph)) {
            twice += length;
            let (start, _) = again.unwrap_or((paragraph.start, paragraph.end));
            again = Some((start, paragraph.end));
        }
    }
    again.filter(|_| twice * 3 >= all).map(|(start, end)| reading.span(start, end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Text;

    const BODY: &str = "Sáng nay, xã Tân Lập tổ chức hội nghị sơ kết sáu tháng với sự tham gia của đại diện các thôn trong toàn xã.\n\
        Hội nghị đã nghe báo cáo kết quả làm đường, sửa kênh, trồng cây và ý kiến của các trưởng thôn về việc làm.";

    #[test]
    fn a_second_copy_is_told() {
        let text = Text::new(format!("{BODY}\n{BODY}\n")).expect("short");
        let second = repeated(&Reading::new(&text)).map(|span| span.start.get());
        assert_eq!(second, Some(BODY.len() + 1));
    }

    #[test]
    fn one_copy_is_none() {
        let text = Text::new(BODY).expect("short");
        assert_eq!(repeated(&Reading::new(&text)), None);
    }
}
