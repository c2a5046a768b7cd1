//! The article in Markdown, with what is labelled highlighted: to read and to mail. It is not read back.
//!
//! Highlights are `==…==` with the label in `<sup>`, which Obsidian, Typora and others show and every mailer
//! passes on. Ignored regions are left out.

use super::Export;
use super::format::Part;
use super::nested::{Piece, pieces};
use std::fmt::Write;

/// The article and a list of its annotations.
pub(super) fn write(export: &Export<'_>) -> Vec<Part> {
    let document = export.document;
    let mut out = String::new();
    let title = document.meta().title.as_str();
    let mut begun = false;
    for line in document.text().index().lines() {
        let quote = document.text().slice(line.span).trim();
        if quote.is_empty() {
            continue;
        }
        if !std::mem::replace(&mut begun, true) {
            // Mostly an article begins with its title.
            if quote == title {
                out.push_str("# ");
            } else if !title.is_empty() {
                out.push_str("# ");
                escape(&mut out, title);
                out.push_str("\n\n");
            }
        }
        let start = out.len();
        let mut open: Vec<String> = Vec::new();
        // Whether the highlight has begun: `==` before or after a blank is none.
        let mut is_lit = false;
        pieces(document, line.span, &mut |piece| match piece {
            Piece::Open { annotation, .. } => open.push(export.key(annotation.label).into_owned()),
            Piece::Text(text) => {
                let text = text.trim_matches(['\n', '\r']);
                let words = text.trim_start();
                // Blanks at the beginning of a line would make it code.
                if out.len() > start {
                    escape(&mut out, text.strip_suffix(words).unwrap_or_default());
                }
                // Marks within marks are not shown by anybody: the outermost one is highlighted.
                if !open.is_empty() && !words.is_empty() && !std::mem::replace(&mut is_lit, true) {
                    out.push_str("==");
                }
                escape(&mut out, words);
            }
            Piece::Close => {
                let label = open.pop().unwrap_or_default();
                let blanks = out.split_off(out.trim_end().len().max(start));
                if open.is_empty() && is_lit {
                    out.push_str("==");
                }
                // Of what is nothing but blanks here there is nothing to show.
                if is_lit {
                    out.push_str("<sup>");
                    escape(&mut out, &label);
                    out.push_str("</sup>");
                }
                is_lit &= !open.is_empty();
                out.push_str(&blanks);
            }
        });
        out.push_str("\n\n");
    }
    list(&mut out, export);
    vec![Part { extension: "md", content: out }]
}

/// A line for each annotation: its words, its label, its value.
fn list(out: &mut String, export: &Export<'_>) {
    if export.spans.is_empty() {
        return;
    }
    out.push_str("---\n\n");
    for known in &export.spans {
        out.push_str("- ");
        escape(out, export.quote(known.span));
        // Writing to a string cannot fail.
        let _ = write!(out, " — **");
        escape(out, &export.key(known.label));
        out.push_str("**");
        let said = export.said(known);
        if !said.is_empty() {
            out.push_str(": ");
            escape(out, &said.join("; "));
        }
        out.push('\n');
    }
}

/// Text that means nothing in Markdown but itself; breaks become blanks.
fn escape(out: &mut String, text: &str) {
    // At the beginning of a line a number or a mark may begin a list or a heading.
    let begins = out.is_empty() || out.ends_with('\n');
    let mut number = begins;
    for (at, c) in text.chars().enumerate() {
        let special = match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '=' | '~' | '|' | '#' | '$' => true,
            '+' | '-' => begins && at == 0,
            '.' | ')' => number && at > 0,
            _ => false,
        };
        number &= c.is_ascii_digit();
        if special {
            out.push('\\');
        }
        out.push(if matches!(c, '\n' | '\r' | '\t') { ' ' } else { c });
    }
}
