//! A row for each annotation, for people who count in a spreadsheet. It is not read back.
//!
//! Spreadsheets take a file for UTF-8 only if it begins with a byte order mark, and a cell that begins like a
//! formula for one: such a cell gets an apostrophe in front, unless it is a number.
//! <https://owasp.org/www-community/attacks/CSV_Injection>

use super::Export;
use super::format::Part;
use crate::annotation::{Annotation, AnnotationId, Provenance};
use crate::label::{Bound, Change, FigureValue, Value};
use csv::{QuoteStyle, Terminator, WriterBuilder};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

const HEAD: [&str; 23] = [
    "title",
    "source",
    "published",
    "id",
    "label",
    "text",
    "value",
    "attributes",
    "amount",
    "upper",
    "denominator",
    "unit",
    "bound",
    "change",
    "date",
    "entity",
    "relations",
    "status",
    "rule",
    "note",
    "created",
    "start",
    "end",
];

/// Whether the names of a table's columns are those that we write.
pub(in crate::exchange) fn are_annotations<'n>(names: impl Iterator<Item = &'n str>) -> bool {
    names.map(|name| name.trim_start_matches('\u{feff}')).eq(HEAD)
}

/// Commas.
pub(super) fn write_csv(export: &Export<'_>) -> Vec<Part> {
    vec![Part { extension: "csv", content: table(export, b',') }]
}

/// Tabs.
pub(super) fn write_tsv(export: &Export<'_>) -> Vec<Part> {
    vec![Part { extension: "tsv", content: table(export, b'\t') }]
}

fn table(export: &Export<'_>, delimiter: u8) -> String {
    let mut writer = WriterBuilder::new()
        .delimiter(delimiter)
        .quote_style(QuoteStyle::Necessary)
        .terminator(Terminator::CRLF)
        .from_writer(Vec::new());
    let mut relations: BTreeMap<AnnotationId, Vec<String>> = BTreeMap::new();
    for known in &export.relations {
        let to = export.document.annotation(known.to).map(|to| export.quote(to.span)).unwrap_or_default();
        relations.entry(known.from).or_default().push(format!("{}: {to}", known.kind.wire()));
    }
    // Writing to memory cannot fail, here and below, and all rows have as many cells.
    if export.index == 0 {
        let _ = writer.write_record(HEAD);
    }
    for known in &export.spans {
        let related = relations.get(&known.id).map(|all| all.join("; ")).unwrap_or_default();
        let _ = writer.write_record(row(export, known, related).iter().map(|cell| safe(cell)));
    }
    let rows = writer.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default();
    if export.index == 0 { format!("\u{feff}{rows}") } else { rows }
}

fn row(export: &Export<'_>, known: &Annotation, relations: String) -> [String; HEAD.len()] {
    let meta = export.document.meta();
    let figure = match &known.value {
        Some(Value::Figure(figure)) => Some(figure),
        _ => None,
    };
    let number = |part: fn(&FigureValue) -> Option<Decimal>| {
        figure.and_then(part).map(|amount| amount.normalize().to_string()).unwrap_or_default()
    };
    let word = |part: fn(&FigureValue) -> String| figure.map(part).unwrap_or_default();
    let date = match &known.value {
        Some(Value::Date(date)) => date.to_string(),
        Some(Value::Instruction(told)) => told.deadline.as_ref().map(ToString::to_string).unwrap_or_default(),
        _ => String::new(),
    };
    let rule = match &known.provenance {
        Provenance::Rule { rule, .. } => rule.clone(),
        Provenance::Person => String::new(),
        Provenance::Import { format } => format.clone(),
    };
    let stated = known.attributes.iter().map(|(key, stated)| format!("{key}: {}", stated.summary()));
    let (start, end) = export.offsets(known.span);
    [
        meta.title.clone(),
        meta.source.clone(),
        meta.published.clone(),
        known.id.to_string(),
        export.key(known.label).into_owned(),
        export.quote(known.span).to_owned(),
        known.value.as_ref().map(Value::summary).unwrap_or_default(),
        stated.collect::<Vec<_>>().join("; "),
        number(|figure| Some(figure.amount)),
        number(|figure| figure.upper),
        number(|figure| figure.denominator),
        word(|figure| figure.unit.clone()),
        word(|figure| figure.bound.map(Bound::wire).unwrap_or_default().to_owned()),
        word(|figure| figure.change.map(Change::wire).unwrap_or_default().to_owned()),
        date,
        export.entity(known).map(|(_, name)| name.to_owned()).unwrap_or_default(),
        relations,
        known.status.wire().to_owned(),
        rule,
        known.note.clone(),
        meta.created.clone(),
        start.to_string(),
        end.to_string(),
    ]
}

/// A cell that no spreadsheet runs.
fn safe(cell: &str) -> String {
    let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    if formula && cell.parse::<Decimal>().is_err() { format!("'{cell}") } else { cell.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_text_and_numbers_are_numbers() {
        assert_eq!(safe("=HYPERLINK(\"x\")"), "'=HYPERLINK(\"x\")");
        assert_eq!(safe("@nội dung"), "'@nội dung");
        assert_eq!(safe("-12.5"), "-12.5");
        assert_eq!(safe("-12.5+1"), "'-12.5+1");
        assert_eq!(safe("Lê Thị Hạnh"), "Lê Thị Hạnh");
    }
}
