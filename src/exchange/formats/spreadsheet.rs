//! A row for each annotation, for people who count in a spreadsheet. It is not read back.
//!
//! Spreadsheets take a file for UTF-8 only if it begins with a byte order mark, and a cell that begins like a
//! formula for one: such a cell gets an apostrophe in front, unless it is a number.
//! <https://owasp.org/www-community/attacks/CSV_Injection>

use super::Export;
use super::format::Part;
use crate::annotation::{Annotation, AnnotationId, Provenance};
use crate::label::{Bound, Change, FigureValue, Value};
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

/// Commas.
pub(super) fn write_csv(export: &Export<'_>) -> Vec<Part> {
    vec![Part { extension: "csv", content: table(export, ',') }]
}

/// Tabs.
pub(super) fn write_tsv(export: &Export<'_>) -> Vec<Part> {
    vec![Part { extension: "tsv", content: table(export, '\t') }]
}

fn table(export: &Export<'_>, delimiter: char) -> String {
    let mut relations: BTreeMap<AnnotationId, Vec<String>> = BTreeMap::new();
    for known in &export.relations {
        let to = export.document.annotation(known.to).map(|to| export.quote(to.span)).unwrap_or_default();
        relations.entry(known.from).or_default().push(format!("{}: {to}", known.kind.wire()));
    }
    let mut table = String::new();
    if export.index == 0 {
        table.push('\u{feff}');
        add(&mut table, HEAD.map(str::to_owned), delimiter);
    }
    for known in &export.spans {
        let related = relations.get(&known.id).map(|all| all.join("; ")).unwrap_or_default();
        add(&mut table, row(export, known, related).map(|cell| safe(&cell)), delimiter);
    }
    table
}

/// Adds a row as RFC 4180 has it: cells with what would end them stand in quotes, and quotes in these twice.
fn add(table: &mut String, row: [String; HEAD.len()], delimiter: char) {
    let cells = row.map(|cell| {
        let plain = !cell.contains([delimiter, '"', '\r', '\n']);
        if plain { cell } else { format!("\"{}\"", cell.replace('"', "\"\"")) }
    });
    table.push_str(&cells.join(delimiter.encode_utf8(&mut [0; 4])));
    table.push_str("\r\n");
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
    fn what_would_end_a_cell_stands_in_quotes() {
        let row = ["theo \"kế hoạch\"", "thu, chi", "một\r\nhai", "ba\tbốn"];
        let row = std::array::from_fn(|at| row.get(at).copied().unwrap_or_default().to_owned());
        let mut table = String::new();
        add(&mut table, row, ',');
        let cells = "\"theo \"\"kế hoạch\"\"\",\"thu, chi\",\"một\r\nhai\",ba\tbốn";
        assert_eq!(table, format!("{cells}{}\r\n", ",".repeat(HEAD.len() - 4)));
    }

    #[test]
    fn formulas_are_text_and_numbers_are_numbers() {
        assert_eq!(safe("=HYPERLINK(\"x\")"), "'=HYPERLINK(\"x\")");
        assert_eq!(safe("@nội dung"), "'@nội dung");
        assert_eq!(safe("-12.5"), "-12.5");
        assert_eq!(safe("-12.5+1"), "'-12.5+1");
        assert_eq!(safe("Lê Thị Hạnh"), "Lê Thị Hạnh");
    }
}
