//! The value of a span that a person labelled.
//!
//! Only the neighbourhood is read: the head of the text for the article's own date, and the line
//! that the span stands in. However long the text is, the answer comes at once.

use super::reading::Reading;
use super::{date, detect, figure};
use crate::label::{DateValue, Label, OfficialValue, PositionValue, Value};
use crate::text::{ByteOffset, Span, Text, compose};
use rustc_hash::FxHashMap;
use std::cell::{OnceCell, RefCell};

/// How much of the text is read for its own date, in bytes.
const HEAD: usize = 16 * 1024;

/// How much before and after the span is read, in bytes.
const AROUND: usize = 2 * 1024;

/// The value of a span that a person labelled: what the detector of that label reads in it, else,
/// for names and offices, the words themselves. Years come from the whole text's own date.
pub fn normalise(text: &Text, span: Span, label: Label) -> Option<Value> {
    Normaliser::new(text).value(span, label)
}

/// Whether words name a day that no calendar has: `31/2/2024`.
pub fn names_no_day(words: &str) -> bool {
    Text::new(words).is_ok_and(|words| date::names_no_day(&Reading::new(&words)))
}

/// The values of many spans of one text: what they have in common is read once.
pub struct Normaliser<'t> {
    text: &'t Text,
    published: OnceCell<Option<DateValue>>,
    /// The values of words that mean the same wherever they stand.
    quotes: RefCell<FxHashMap<(&'t str, Label), Option<Value>>>,
}

impl<'t> Normaliser<'t> {
    /// For spans of a text.
    pub fn new(text: &'t Text) -> Self {
        Self { text, published: OnceCell::new(), quotes: RefCell::default() }
    }

    /// The value of a span, as [`normalise`] gives it.
    pub fn value(&self, span: Span, label: Label) -> Option<Value> {
        match label {
            Label::Date => self.date(span).map(Value::Date),
            Label::Figure => {
                let (line, inside) = line_around(self.text, span)?;
                let reading = Reading::new(&line);
                let (from, to) = tokens_of(&reading, inside);
                figure::value_of(&reading, from, to).map(Value::Figure)
            }
            _ => {
                let quote = self.text.slice(span);
                if let Some(known) = self.quotes.borrow().get(&(quote, label)) {
                    return known.clone();
                }
                let value = other(quote, label);
                self.quotes.borrow_mut().insert((quote, label), value.clone());
                value
            }
        }
    }

    /// The article's own date.
    fn published(&self) -> Option<DateValue> {
        let read = || {
            let head = Text::new(cut(self.text, 0, HEAD)?).ok()?;
            Reading::new(&head).published().cloned()
        };
        self.published.get_or_init(read).clone()
    }

    fn date(&self, span: Span) -> Option<DateValue> {
        let published = self.published();
        let (line, inside) = line_around(self.text, span)?;
        let reading = Reading::new(&line).published_on(published.clone());
        let (from, to) = tokens_of(&reading, inside);
        date::value_of(&reading, from, to).or_else(|| {
            // Alone, with the word of time that a person may have left out.
            let quote = self.text.slice(span);
            ["", "ngày ", "tháng ", "năm "].into_iter().find_map(|lead| {
                let text = Text::new(format!("{lead}{quote}")).ok()?;
                let reading = Reading::new(&text).published_on(published.clone());
                let all = reading.tokens().len();
                // A word that nobody wrote must not make a date of half of what stands there: `7 ngày` is no month.
                (lead.is_empty() || date::is_whole(&reading, 0, all))
                    .then(|| date::value_of(&reading, 0, all))
                    .flatten()
            })
        })
    }
}

fn other(quote: &str, label: Label) -> Option<Value> {
    let quote = Text::new(quote).ok()?;
    let found = detect(&quote)
        .suggestions
        .into_iter()
        .find(|found| found.label == label && found.span == quote.span());
    if let Some(value) = found.and_then(|found| found.value) {
        return Some(value);
    }
    let words = quote.as_str().split_whitespace().collect::<Vec<_>>().join(" ");
    let words = compose(&words).into_owned();
    match label {
        Label::Official => Some(Value::Official(OfficialValue { name: words })),
        Label::Position => Some(Value::Position(PositionValue { role: words, ..PositionValue::default() })),
        _ => None,
    }
}

/// The line of a span, at most [`AROUND`] to each side, with the span's place in it.
fn line_around(text: &Text, span: Span) -> Option<(Text, Span)> {
    let (start, end) = (span.start.get(), span.end.get());
    let before = cut(text, start.saturating_sub(AROUND), start)?;
    let before = before.rsplit(['\n', '\r']).next().unwrap_or_default();
    let after = cut(text, end, end.saturating_add(AROUND))?;
    let after = after.split(['\n', '\r']).next().unwrap_or_default();
    let line = Text::new(format!("{before}{}{after}", text.slice(span))).ok()?;
    let inside = Span::of(before.len(), before.len() + span.len());
    Some((line, inside))
}

/// A piece of the text between two bytes, each moved inwards to a character boundary.
fn cut(text: &Text, from: usize, to: usize) -> Option<&str> {
    let source = text.as_str();
    let to = to.min(source.len());
    let from = (from..=to).find(|&at| source.is_char_boundary(at))?;
    let to = (from..=to).rev().find(|&at| source.is_char_boundary(at))?;
    source.get(from..to)
}

fn tokens_of(reading: &Reading<'_>, span: Span) -> (usize, usize) {
    let end = ByteOffset::of(span.end.get());
    (reading.token_at(span.start), reading.token_at(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(source: &str, quote: &str, label: Label) -> Option<String> {
        let text = Text::new(source).expect("a short text");
        let start = source.find(quote).expect("the quote");
        normalise(&text, Span::of(start, start + quote.len()), label).map(|value| value.summary())
    }

    const ARTICLE: &str = "20/07/2022 | 17:49\n\nChiều 19/7, xã họp. Thu quý I đạt 3 tỷ đồng, tăng 5% so với cùng kỳ. \
                           Trường nhận 12 bộ trống, đường 30/4 thông xe.";

    #[test]
    fn a_date_takes_its_year_from_the_article() {
        assert_eq!(value(ARTICLE, "Chiều 19/7", Label::Date).as_deref(), Some("2022-07-19TAF"));
        assert_eq!(value(ARTICLE, "19/7", Label::Date).as_deref(), Some("2022-07-19"));
        assert_eq!(value(ARTICLE, "cùng kỳ", Label::Date).as_deref(), Some("2021-Q1"));
    }

    #[test]
    fn a_word_of_time_is_only_left_out_of_a_date() {
        for count in ["7 ngày", "12 huyện", "11 xã", "9 người", "3 lớp", "2 năm", "10 tháng qua"] {
            let source = format!("20/07/2022 | 17:49\n\nSau {count}, xã đã họp.");
            assert_eq!(value(&source, count, Label::Date), None, "{count}");
        }
        assert_eq!(
            value("20/07/2022\n\nThu tháng 7 và 8 tăng.", "8", Label::Date).as_deref(),
            Some("2022-08")
        );
        assert_eq!(value("20/07/2022\n\nCác năm 2020, 2021.", "2021", Label::Date).as_deref(), Some("2021"));
    }

    #[test]
    fn days_that_no_calendar_has_are_known() {
        for words in
            ["31/2/2024", "ngày 31/2", "29-02-2023", "ngày 31 tháng 4 năm 2024", "Sáng 32/1", "15/13/2024"]
        {
            assert!(names_no_day(words), "{words}");
        }
        for words in
            ["29/2", "29/02/2024", "2/2024", "tháng 4 năm 2024", "lúa mùa", "ngày 31", "31/12", "7 ngày"]
        {
            assert!(!names_no_day(words), "{words}");
        }
    }

    #[test]
    fn an_odd_span_gets_what_it_says() {
        assert_eq!(value(ARTICLE, "30/4", Label::Date).as_deref(), Some("2022-04-30"));
        assert_eq!(value(ARTICLE, "12 bộ trống", Label::Figure).as_deref(), Some("12 bộ trống"));
        assert_eq!(value(ARTICLE, "3 tỷ", Label::Figure).as_deref(), Some("3000000000"));
        assert_eq!(value(ARTICLE, "xã họp", Label::Date), None);
        assert_eq!(value(ARTICLE, "xã họp", Label::Figure), None);
    }
}
