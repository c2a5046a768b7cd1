//! Annotations of a file that have no place in its text, as a note on the document: what somebody wrote is not
//! lost with its place.

use std::fmt::Write;

/// An annotation that has no place in the text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Unplaced {
    /// The name of its label in files.
    pub label: String,
    /// What it covers, as the file says; empty where that says nothing.
    pub quote: String,
    /// Its value in short; empty where there is none.
    pub value: String,
    /// What somebody noted about it.
    pub note: String,
}

/// The most characters of a quote, a value or a note that are kept.
const WORDS: usize = 300;

/// The most characters of all together: a list of documents shows their notes.
const MOST: usize = 8_000;

/// Annotations as one line for a person: label, quote, value and note of each, in their order. Where they are too
/// many, their number stands in the place of the last.
///
/// ```
/// use chu_giai::exchange::{Unplaced, unplaced_note};
///
/// let date = Unplaced { label: "DATE".into(), quote: "Sáng 08/7".into(), value: "2024-07-08".into(), ..Unplaced::default() };
/// let figure = Unplaced { label: "FIGURE".into(), quote: "38 ha".into(), ..Unplaced::default() };
/// assert_eq!(unplaced_note(&[date, figure]), "DATE “Sáng 08/7” = 2024-07-08; FIGURE “38 ha”");
/// ```
pub fn unplaced_note(unplaced: &[Unplaced]) -> String {
    let (mut note, mut length) = (String::new(), 0);
    for (at, one) in unplaced.iter().enumerate() {
        let words = one.words();
        length += words.chars().count() + 2;
        if length > MOST {
            let _ = write!(note, "; … (+{})", unplaced.len() - at);
            break;
        }
        if at > 0 {
            note.push_str("; ");
        }
        note.push_str(&words);
    }
    note
}

impl Unplaced {
    fn words(&self) -> String {
        let mut words = line(&self.label);
        if !self.quote.is_empty() {
            let _ = write!(words, " “{}”", line(&self.quote));
        }
        if !self.value.is_empty() {
            let _ = write!(words, " = {}", line(&self.value));
        }
        if !self.note.is_empty() {
            let _ = write!(words, " ({})", line(&self.note));
        }
        words
    }
}

/// Somebody's words on one line, cut where they are too long.
fn line(words: &str) -> String {
    let mut line = String::new();
    for word in words.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    match line.char_indices().nth(WORDS) {
        Some((end, _)) => format!("{}…", line.get(..end).unwrap_or_default()),
        None => line,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(quote: &str) -> Unplaced {
        Unplaced { label: "DATE".into(), quote: quote.into(), ..Unplaced::default() }
    }

    #[test]
    fn breaks_are_blanks_and_what_is_long_is_cut() {
        let noted = Unplaced { value: "2024".into(), note: "xem\r\nlại".into(), ..one("năm\n\t2024 ") };
        assert_eq!(unplaced_note(&[noted]), "DATE “năm 2024” = 2024 (xem lại)");
        assert_eq!(unplaced_note(&[one("")]), "DATE");
        assert_eq!(unplaced_note(&[]), "");
        let note = unplaced_note(&[one(&"ữ".repeat(1_000))]);
        assert_eq!(note, format!("DATE “{}…”", "ữ".repeat(300)));
    }

    #[test]
    fn of_too_many_the_rest_is_counted() {
        let many: Vec<Unplaced> = (0..10_000).map(|number| one(&format!("ngày {number}"))).collect();
        let note = unplaced_note(&many);
        assert!(note.chars().count() < MOST + 20, "{}", note.len());
        let (kept, rest) = note.rsplit_once("; … (+").expect("they are too many");
        let rest: usize = rest.trim_end_matches(')').parse().expect("a number");
        assert_eq!(kept.split("; ").count() + rest, many.len());
    }
}
