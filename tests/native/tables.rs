//! Tables of expressions: each row is one difficulty, with its span and its value.
//!
//! A table is a file of tab-separated rows in `tables/`:
//!
//! 1. marked text: `⟦…⟧` around every span of the table's label, and nothing marked in a negative;
//! 2. the values of the spans in order, parted by ` ; `; `-` for a span without a value; nothing
//!    where values are not compared;
//! 3. the day that the article bears, instead of 2022-07-20; `none` for an article without a date.
//!
//! `\n` in the first column is a line break. To add a table, write its file and its row in
//! [`TABLES`].

use super::marked;
use chu_giai::detect::{Suggestion, detect};
use chu_giai::label::{Bound, Change, Label, Value};
use chu_giai::text::{Span, Text};
use std::fmt::Write as _;

/// File, label, and how many rows it has at least.
const TABLES: &[(&str, &str, Label, usize)] = &[
    ("dates.tsv", include_str!("tables/dates.tsv"), Label::Date, 400),
    ("figures.tsv", include_str!("tables/figures.tsv"), Label::Figure, 300),
    ("documents.tsv", include_str!("tables/documents.tsv"), Label::Document, 200),
    ("instructions.tsv", include_str!("tables/instructions.tsv"), Label::Instruction, 95),
];

#[test]
fn every_row_is_found_with_its_value() {
    let mut wrong = Vec::new();
    for (file, source, label, least) in TABLES {
        let mut rows = 0;
        for (number, line) in source.lines().enumerate() {
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            rows += 1;
            if let Some(difference) = difference(line, *label) {
                wrong.push(format!("{file}:{}: {difference}", number + 1));
            }
        }
        if rows < *least {
            wrong.push(format!("{file}: expected at least {least} rows, found {rows}"));
        }
    }
    assert!(wrong.is_empty(), "{} rows\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn rows_are_each_their_own() {
    for (file, source, _, _) in TABLES {
        let mut rows: Vec<&str> = source.lines().filter(|line| !line.is_empty()).collect();
        rows.sort_unstable();
        for pair in rows.windows(2) {
            assert_ne!(pair[0], pair[1], "{file}: a row stands twice");
        }
    }
}

/// What a row says and the detector does not, if anything.
fn difference(line: &str, label: Label) -> Option<String> {
    let mut columns = line.split('\t');
    let marked = marked::read(&columns.next().unwrap_or_default().replace("\\n", "\n"));
    let values = columns.next().unwrap_or_default();
    let head = match columns.next().unwrap_or("2022-07-20") {
        "none" => String::new(),
        day => date_line(day),
    };
    let text = Text::new(format!("{head}{}", marked.text)).expect("a short text");
    let suggestions: Vec<Suggestion> = detect(&text)
        .suggestions
        .into_iter()
        .filter(|found| found.label == label && found.span.start.get() >= head.len())
        .collect();
    let found: Vec<Span> = suggestions
        .iter()
        .map(|found| Span::of(found.span.start.get() - head.len(), found.span.end.get() - head.len()))
        .collect();
    if found != marked.spans {
        return Some(format!(
            "expected {}\n  found    {}",
            marked::write(&marked.text, &marked.spans),
            marked::write(&marked.text, &found)
        ));
    }
    let read: Vec<String> = suggestions.iter().map(|found| shown(found.value.as_ref())).collect();
    let read = read.join(" ; ");
    (!values.is_empty() && read != values)
        .then(|| format!("{}\n  expected {values}\n  found    {read}", marked::write(&marked.text, &found)))
}

fn date_line(day: &str) -> String {
    let mut fields = day.split('-');
    let (year, month, day) = (fields.next(), fields.next(), fields.next());
    let [Some(year), Some(month), Some(day)] = [year, month, day] else {
        panic!("expected a day such as 2022-07-20, found {day:?}")
    };
    format!("{day}/{month}/{year} | 08:00\n\n")
}

/// A value on one line, with what its summary leaves out: the lunar day, bounds and changes.
fn shown(value: Option<&Value>) -> String {
    let Some(value) = value else { return "-".into() };
    let mut shown = value.summary();
    match value {
        Value::Date(date) => {
            if let Some(lunar) = date.lunar {
                let year = lunar.year.map_or_else(|| "XXXX".into(), |year| year.to_string());
                let leap = if lunar.leap { "*" } else { "" };
                let _ = write!(shown, " lunar {year}-{:02}{leap}", lunar.month);
                if let Some(day) = lunar.day {
                    let _ = write!(shown, "-{day:02}");
                }
            }
        }
        Value::Figure(figure) => {
            let bound = figure.bound.map(|bound| match bound {
                Bound::Over => "over",
                Bound::Under => "under",
                Bound::About => "about",
                Bound::Exact => "exact",
            });
            let change = figure.change.map(|change| match change {
                Change::Up => "up",
                Change::Down => "down",
            });
            let ambiguous = figure.ambiguous.then_some("ambiguous");
            for flag in [bound, change, ambiguous].into_iter().flatten() {
                let _ = write!(shown, " +{flag}");
            }
        }
        _ => {}
    }
    shown
}
