//! The table of names and offices: each row is one difficulty, with its spans and who holds which.
//!
//! To add a row, write it in `tables/people.tsv`; the columns are explained there.

use chu_giai::annotation::RelationType;
use chu_giai::detect::{Suggestion, detect};
use chu_giai::label::Label;
use chu_giai::text::{Span, Text};

const TABLE: &str = include_str!("tables/people.tsv");

/// A row: the text without its marks, what is marked, and who holds which.
struct Row {
    text: String,
    spans: Vec<(Label, Span)>,
    holds: String,
}

fn read(line: &str) -> Row {
    let (marked, holds) = line.split_once('\t').unwrap_or((line, ""));
    let marked = marked.replace("\\n", "\n");
    let mut text = String::new();
    let mut spans = Vec::new();
    for (at, piece) in marked.split('⟦').enumerate() {
        if at == 0 {
            text.push_str(piece);
            continue;
        }
        let (inside, rest) = piece.split_once('⟧').expect("every mark is closed");
        let (label, words) = inside.split_once(' ').expect("a mark begins with its label");
        let label = match label {
            "o" => Label::Official,
            "p" => Label::Position,
            other => panic!("expected o or p, found {other:?}"),
        };
        let start = text.len();
        text.push_str(words);
        spans.push((label, Span::of(start, text.len())));
        text.push_str(rest);
    }
    Row { text, spans, holds: holds.to_owned() }
}

fn write(text: &str, spans: &[(Label, Span)]) -> String {
    let mut out = String::new();
    let mut last = 0;
    for (label, span) in spans {
        out.push_str(text.get(last..span.start.get()).unwrap_or_default());
        out.push_str(if *label == Label::Official { "⟦o " } else { "⟦p " });
        out.push_str(text.get(span.range()).unwrap_or_default());
        out.push('⟧');
        last = span.end.get();
    }
    out + text.get(last..).unwrap_or_default()
}

/// Names and offices among suggestions, each with its place there.
fn people(suggestions: &[Suggestion]) -> Vec<(usize, Label, Span)> {
    suggestions
        .iter()
        .enumerate()
        .filter(|(_, found)| matches!(found.label, Label::Official | Label::Position))
        .map(|(at, found)| (at, found.label, found.span))
        .collect()
}

fn difference(row: &Row) -> Option<String> {
    let text = Text::new(row.text.as_str()).expect("a short text");
    let detection = detect(&text);
    let found = people(&detection.suggestions);
    let spans: Vec<(Label, Span)> = found.iter().map(|&(_, label, span)| (label, span)).collect();
    if spans != row.spans {
        return Some(format!(
            "expected {}\n  found    {}",
            write(&row.text, &row.spans),
            write(&row.text, &spans)
        ));
    }
    let number = |at: usize| {
        let label = detection.suggestions[at].label;
        found.iter().filter(|&&(other, kind, _)| other <= at && kind == label).count()
    };
    let mut holds: Vec<String> = detection
        .relations
        .iter()
        .filter(|relation| relation.kind == RelationType::Holds)
        .map(|relation| format!("{}-{}", number(relation.from), number(relation.to)))
        .collect();
    holds.sort();
    let holds = holds.join(" ");
    (holds != row.holds).then(|| format!("{}\n  expected {}\n  found    {holds}", row.text, row.holds))
}

fn rows() -> impl Iterator<Item = (usize, &'static str)> {
    TABLE.lines().enumerate().filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
}

#[test]
fn every_row_is_found_with_who_holds_which() {
    let wrong: Vec<String> = rows()
        .filter_map(|(number, line)| difference(&read(line)).map(|found| format!("{}: {found}", number + 1)))
        .collect();
    assert!(wrong.is_empty(), "{} rows\n{}", wrong.len(), wrong.join("\n"));
    assert!(rows().count() >= 200, "{} rows", rows().count());
}

#[test]
fn rows_are_each_their_own() {
    let mut rows: Vec<&str> = rows().map(|(_, line)| line).collect();
    rows.sort_unstable();
    for pair in rows.windows(2) {
        assert_ne!(pair[0], pair[1], "a row stands twice");
    }
}

#[test]
fn abbreviations_are_written_out_in_the_value() {
    let value = |line: &str| {
        let text = Text::new(line).expect("a short text");
        let found = detect(&text).suggestions.into_iter().find(|found| found.label == Label::Position);
        match found.and_then(|found| found.value) {
            Some(chu_giai::label::Value::Position(office)) => format!(
                "{}|{}|{}",
                office.role,
                office.organisation.unwrap_or_default(),
                office.level.map_or("", chu_giai::label::Level::wire)
            ),
            _ => String::new(),
        }
    };
    for (line, expected) in [
        (
            "Đồng chí Lê Thị Hoa, PCT UBND huyện Tân Sơn.",
            "Phó Chủ tịch|Ủy ban nhân dân huyện Tân Sơn|district",
        ),
        ("Đồng chí Lê Thị Hoa, TUV.", "Tỉnh ủy viên||province"),
        (
            "Đồng chí Lê Thị Hoa, Phó Chủ tịch Thường trực HĐND tỉnh.",
            "Phó Chủ tịch Thường trực|Hội đồng nhân dân tỉnh|province",
        ),
        ("Đồng chí Lê Thị Hoa, trưởng ban dân vận huyện uỷ.", "Trưởng Ban|Ban Dân vận Huyện ủy|district"),
        (
            "Đồng chí Lê Thị Hoa, Giám đốc Sở NN&PTNT.",
            "Giám đốc|Sở Nông nghiệp và Phát triển nông thôn|province",
        ),
        ("Đồng chí Lê Thị Hoa, Bộ trưởng Bộ Y tế.", "Bộ trưởng|Bộ Y tế|central"),
        ("Bà Lê Thị Hoa, Trưởng thôn Đồng Tâm.", "Trưởng thôn|Đồng Tâm|unit"),
        (
            "Đồng chí Lê Thị Hoa, nguyên Chủ tịch UBMTTQ phường Tân An.",
            "Nguyên Chủ tịch|Ủy ban Mặt trận Tổ quốc phường Tân An|commune",
        ),
    ] {
        assert_eq!(value(line), expected, "{line}");
    }
}

#[test]
fn mentions_of_one_person_are_one_entity() {
    let source = "Đồng chí Trần Văn Nam, Bí thư Huyện ủy, chủ trì. Đồng chí Trần Văn Bắc, Chủ tịch UBND huyện, báo cáo. \
        Đồng chí Nam kết luận. Đồng chí Bắc tiếp thu. Đồng chí Trần Văn Nam cảm ơn.";
    let text = Text::new(source).expect("a short text");
    let detection = detect(&text);
    let entities: Vec<(String, Vec<&str>)> = detection
        .entities
        .iter()
        .map(|entity| {
            let mentions =
                entity.mentions.iter().map(|&at| text.slice(detection.suggestions[at].span)).collect();
            (entity.name.clone(), mentions)
        })
        .collect();
    assert_eq!(
        entities,
        [
            ("Trần Văn Nam".to_owned(), vec!["Trần Văn Nam", "Nam", "Trần Văn Nam"]),
            ("Trần Văn Bắc".to_owned(), vec!["Trần Văn Bắc", "Bắc"]),
        ]
    );
}
