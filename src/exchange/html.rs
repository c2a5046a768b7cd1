//! The article with its annotations as a page to read, to print and to mail.
//!
//! What is marked, and what each mark says, in plain HTML without scripts or anything to fetch. Colours are
//! the labels' own; each label has an underline of its own kind as well, for whoever prints in black.
//! Rejected suggestions and ignored regions are left out. It is not read back.

use super::nested::{Piece, pieces, shown};
use crate::annotation::{Annotation, Document, Relation, RelationType, Status};
use crate::label::{LabelDef, Value};
use crate::text::{Span, are_blanks_single};
use std::fmt::Write;

/// Whose language the headings are in; the article keeps its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reader {
    /// Vietnamese.
    Vietnamese,
    /// English.
    English,
}

impl Reader {
    fn pick<T>(self, vi: T, en: T) -> T {
        match self {
            Self::Vietnamese => vi,
            Self::English => en,
        }
    }

    fn label(self, known: &LabelDef) -> &str {
        self.pick(&known.name.vi, &known.name.en)
    }

    /// A day as people write it, with its time where it has one; what is no day in ISO 8601 stays as it is.
    fn day(self, iso: &str) -> String {
        let (date, time) = iso.split_once('T').unwrap_or((iso, ""));
        let Some((year, month, day)) = parts(date) else { return iso.to_owned() };
        let name = MONTHS.get(usize::from(month) - 1).copied().unwrap_or_default();
        let date = self.pick(format!("{day}/{month}/{year}"), format!("{day} {name} {year}"));
        // Of seconds and zones nobody asks who reads.
        match time.get(..5) {
            Some(time) => format!("{date}, {time}"),
            None => date,
        }
    }

    /// What a relation is called, read from where it begins.
    pub fn relation(self, kind: &RelationType) -> &str {
        match kind {
            RelationType::Holds => self.pick("giữ chức", "holds"),
            RelationType::IssuedOn => self.pick("ngày ban hành", "issued on"),
            RelationType::IssuedBy => self.pick("người ban hành", "issued by"),
            RelationType::Custom(name) => name,
        }
    }
}

/// Whose language the page is in, and how a value is said in it.
#[derive(Clone, Copy)]
struct Words<'w> {
    reader: Reader,
    value: &'w dyn Fn(&Value) -> String,
}

impl Words<'_> {
    /// What an annotation says beside its label.
    fn said(self, known: &LabelDef, annotation: &Annotation) -> Vec<String> {
        known.said(annotation.value.as_ref().map(self.value), &annotation.attributes)
    }
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Year, month and day of `2024-09-14`.
fn parts(date: &str) -> Option<(u16, u8, u8)> {
    let mut numbers = date.splitn(3, '-');
    let (year, month, day) = (numbers.next()?, numbers.next()?, numbers.next()?);
    let (month, day) = (month.parse().ok()?, day.parse().ok()?);
    ((1..=12).contains(&month) && (1..=31).contains(&day)).then_some((year.parse().ok()?, month, day))
}

/// One for each label in the order of the set, and again.
const LINES: [&str; 6] = ["solid", "double", "dotted", "dashed", "groove", "ridge"];

/// In a file of its own, whose hash the page's policy has.
const STYLE: &str = include_str!("../../styles/reading.css");

/// The whole page, for a Vietnamese reader; values are as files have them.
#[cfg(feature = "formats")]
pub(super) fn write(document: &Document) -> String {
    let mut out = String::from(
        "<!doctype html>\n<html lang=\"vi\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" \
         content=\"width=device-width,initial-scale=1\"><title>",
    );
    escape(&mut out, &document.meta().title);
    out.push_str(
        "</title><style>:root{color-scheme:light dark}body{margin:2rem 1rem}</style></head><body>\n",
    );
    out.push_str(&reading(document, Reader::Vietnamese, &Value::summary));
    out.push_str("\n</body></html>\n");
    out
}

/// What stands in the body of that page, with its style sheet: safe to be put into any page. `value` says a value to
/// the reader.
pub fn reading(document: &Document, reader: Reader, value: &dyn Fn(&Value) -> String) -> String {
    let words = Words { reader, value };
    let mut out = String::with_capacity(document.text().as_str().len() * 3);
    // Writing to a string cannot fail, here and below.
    let _ = write!(out, "<style>{STYLE}</style><article class=\"reading\">");
    let text = document.text();
    let lines = text.index().lines().iter().map(|line| line.span);
    let mut lines = lines.filter(|&line| !text.slice(line).trim().is_empty()).peekable();
    // Mostly an article begins with its title.
    if let Some(line) = lines.next_if(|&line| text.slice(line).trim() == document.meta().title) {
        paragraph(&mut out, document, words, line, "h1");
    } else {
        out.push_str("<h1>");
        escape(&mut out, &document.meta().title);
        out.push_str("</h1>");
    }
    head(&mut out, document, reader);
    for line in lines {
        paragraph(&mut out, document, words, line, "p");
    }
    table(&mut out, document, words);
    out.push_str("</article>");
    out
}

/// Source and date, and what the marks mean.
fn head(out: &mut String, document: &Document, reader: Reader) {
    let meta = document.meta();
    let facts = [meta.source.clone(), reader.day(&meta.published)];
    for fact in facts.iter().filter(|fact| !fact.is_empty()) {
        out.push_str("<small>");
        escape(out, fact);
        out.push_str(" </small>");
    }
    out.push_str("<ul>");
    for known in document.labels().iter() {
        let count = shown(document).filter(|annotation| annotation.label == known.label).count();
        if count > 0 {
            out.push_str("<li>");
            begin(out, document, known, None);
            escape(out, reader.label(known));
            let _ = write!(out, "</mark> {count}</li>");
        }
    }
    out.push_str("</ul>");
}

fn paragraph(out: &mut String, document: &Document, words: Words<'_>, line: Span, tag: &str) {
    let blanks = if are_blanks_single(document.text().slice(line)) { "" } else { " class=\"b\"" };
    let _ = write!(out, "<{tag}{blanks} lang=\"vi\">");
    pieces(document, line, &mut |piece| match piece {
        Piece::Open { annotation, .. } => match document.labels().get(annotation.label) {
            Some(known) => begin(out, document, known, Some((annotation, words))),
            // Whatever opens is closed.
            None => out.push_str("<mark>"),
        },
        Piece::Text(text) => escape(out, text),
        Piece::Close => out.push_str("</mark>"),
    });
    let _ = writeln!(out, "</{tag}>");
}

/// A mark of a label; of an annotation, with what it says.
fn begin(out: &mut String, document: &Document, known: &LabelDef, of: Option<(&Annotation, Words<'_>)>) {
    let place = document.labels().iter().position(|other| other.label == known.label).unwrap_or_default();
    let line = LINES.get(place % LINES.len()).copied().unwrap_or_default();
    let _ = write!(out, "<mark style=\"--hue:{};--line:{line}\"", String::from(known.colour));
    if let Some((annotation, words)) = of {
        if annotation.status == Status::Suggested {
            out.push_str(" class=\"s\"");
        }
        out.push_str(" title=\"");
        escape(out, words.reader.label(known));
        let said = words.said(known, annotation);
        if !said.is_empty() {
            out.push_str(": ");
            escape(out, &said.join("; "));
        }
        out.push('"');
    }
    out.push('>');
}

/// A row for each annotation: its words, its label, its value and what it is related to.
fn table(out: &mut String, document: &Document, words: Words<'_>) {
    let reader = words.reader;
    let heads = reader
        .pick(["Chú giải", "Nhãn", "Giá trị", "Quan hệ"], ["Annotation", "Label", "Value", "Relations"]);
    out.push_str("<table><thead><tr>");
    for name in heads {
        let _ = write!(out, "<th>{name}</th>");
    }
    out.push_str("</tr></thead><tbody>\n");
    let mut relations: Vec<&Relation> = document.relations().filter(|known| known.status.is_live()).collect();
    relations.sort_by_key(|known| known.from);
    for annotation in shown(document) {
        out.push_str("<tr><td>");
        escape(out, document.text().slice(annotation.span));
        out.push_str("</td><td>");
        let known = document.labels().get(annotation.label);
        escape(out, known.map_or("", |known| reader.label(known)));
        if annotation.status == Status::Suggested {
            let _ = write!(out, " <small>({})</small>", reader.pick("gợi ý", "suggested"));
        }
        out.push_str("</td><td>");
        let said = known.map(|known| words.said(known, annotation));
        let mut between = "";
        for said in said.into_iter().flatten() {
            out.push_str(between);
            escape(out, &said);
            between = "<br>";
        }
        out.push_str("</td><td>");
        between = "";
        let first = relations.partition_point(|known| known.from < annotation.id);
        for relation in relations.iter().skip(first).take_while(|known| known.from == annotation.id) {
            let Some(to) = document.annotation(relation.to).filter(|to| to.status.is_live()) else {
                continue;
            };
            out.push_str(between);
            escape(out, reader.relation(&relation.kind));
            out.push_str(": ");
            escape(out, document.text().slice(to.span));
            between = "<br>";
        }
        out.push_str("</td></tr>\n");
    }
    out.push_str("</tbody></table>");
}

/// Text between tags and in attributes: whatever it is, it stays text.
fn escape(out: &mut String, text: &str) {
    for c in text.chars() {
        match reference(c) {
            Some(reference) => out.push_str(reference),
            None => out.push(c),
        }
    }
}

/// What stands in markup for a character that would be taken for some.
pub(super) fn reference(c: char) -> Option<&'static str> {
    match c {
        '&' => Some("&amp;"),
        '<' => Some("&lt;"),
        '>' => Some("&gt;"),
        '"' => Some("&quot;"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_written_as_its_reader_writes_it() {
        let days = ["2024-09-14T08:35", "2024-09-04", "2024-09", "hôm qua", ""];
        assert_eq!(
            days.map(|day| Reader::Vietnamese.day(day)),
            ["14/9/2024, 08:35", "4/9/2024", "2024-09", "hôm qua", ""]
        );
        assert_eq!(
            days.map(|day| Reader::English.day(day)),
            ["14 September 2024, 08:35", "4 September 2024", "2024-09", "hôm qua", ""]
        );
    }
}
