//! Files of other versions, damaged files, and files by others.

use super::arbitrary::{ARTICLE, annotated, text};
use chu_giai::annotation::{AnnotationId, Document, Meta, RelationType, Status};
use chu_giai::exchange::{
    FORMATS, Imported, List, Place, Problem, ReadError, RelationFault, SpanFault, project, unplaced_note,
};
use chu_giai::label::{Label, Value};
use chu_giai::session::annotate;
use chu_giai::text::Text;
use serde_json::{Value as Json, json};
use std::collections::BTreeSet;

fn read(file: &Json) -> Imported {
    project::read(&file.to_string()).expect("there is something to keep")
}

fn quotes(document: &Document) -> Vec<(String, String)> {
    let quote = |a: &chu_giai::annotation::Annotation| document.text().slice(a.span).to_owned();
    document.annotations().iter().map(|a| (a.id.to_string(), quote(a))).collect()
}

fn place(list: List, index: usize, id: &str) -> Place {
    Place { list, index, id: id.into() }
}

/// `Sáng 3/2, bà Hạnh đến.` with a date and a name.
fn small() -> Json {
    json!({
        "schema_version": 1,
        "offset_unit": "codepoint",
        "document": { "text": "Sáng 3/2, bà Hạnh đến." },
        "annotations": [
            { "id": "T1", "label": "DATE", "start": 0, "end": 8, "quote": "Sáng 3/2", "status": "accepted",
              "value": { "iso": "XXXX-02-03TMO" }, "provenance": { "by": "person" } },
            { "id": "T2", "label": "OFFICIAL", "start": 13, "end": 17, "quote": "Hạnh", "status": "manual",
              "value": { "name": "Hạnh" }, "provenance": { "by": "person" } },
        ],
        "relations": [],
    })
}

/// The small file with one thing changed.
fn with(pointer: &str, value: Json) -> Json {
    let mut file = small();
    let (parent, key) = pointer.rsplit_once('/').expect("a pointer");
    match file.pointer_mut(parent).expect("it is there") {
        Json::Array(things) => things.insert(key.parse().expect("an index"), value),
        thing => {
            thing[key] = value;
        }
    }
    file
}

#[test]
fn the_table_has_no_two_of_a_kind() {
    let ids: BTreeSet<_> = FORMATS.iter().map(|format| format.id).collect();
    let vi: BTreeSet<_> = FORMATS.iter().map(|format| format.name.vi).collect();
    let en: BTreeSet<_> = FORMATS.iter().map(|format| format.name.en).collect();
    assert_eq!([ids.len(), vi.len(), en.len()], [FORMATS.len(); 3]);
    for format in FORMATS {
        assert_eq!(chu_giai::exchange::format(format.id).map(|f| f.id), Some(format.id));
        assert!(!format.extension.starts_with('.') && format.mime.contains('/'));
    }
}

#[test]
fn a_hand_written_file_is_read() {
    let Imported { document, problems, .. } = read(&small());
    assert_eq!(problems, []);
    assert_eq!(quotes(&document), [("T1".into(), "Sáng 3/2".into()), ("T2".into(), "Hạnh".into())]);
    let date = document.annotation(AnnotationId(1)).expect("T1");
    assert_eq!((date.label, date.status), (Label::Date, Status::Accepted));
    assert_eq!(date.value.as_ref().map(Value::summary).as_deref(), Some("XXXX-02-03TMO"));
}

#[test]
fn a_byte_order_mark_is_no_problem() {
    let imported = project::read(&format!("\u{feff}{}", small()));
    assert_eq!(imported.map(|imported| imported.problems), Ok(vec![]));
}

#[test]
fn what_is_no_project_file_is_refused_with_the_reason() {
    let refused = |file: &str| project::read(file).expect_err(file);
    assert_eq!(refused(""), ReadError::Empty);
    assert_eq!(refused(" \n"), ReadError::Empty);
    assert_eq!(refused("Sáng 3/2"), ReadError::NotJson { line: 1, column: 1 });
    assert_eq!(refused("<html>{}</html>"), ReadError::NotJson { line: 1, column: 1 });
    assert_eq!(refused("{\n \"a\": tru }"), ReadError::NotJson { line: 2, column: 10 });
    assert_eq!(refused("[]"), ReadError::NotOurs);
    assert_eq!(refused("42"), ReadError::NotOurs);
    assert_eq!(refused("{}"), ReadError::NotOurs);
    assert_eq!(refused(r#"{"text": "a", "label": []}"#), ReadError::NotOurs);
    assert_eq!(refused(r#"{"schema_version": 1, "document": {}}"#), ReadError::NoText);
    assert_eq!(refused(r#"{"file": "a.txt", "sha256": "00", "annotations": []}"#), ReadError::NoText);
    assert_eq!(refused(r#"{"schema_version": 1, "document": {"text": "Sáng"#), ReadError::CutBeforeText);
    assert_eq!(refused(r#"{"schema_version": 1"#), ReadError::CutBeforeText);
    assert_eq!(refused(&"[".repeat(100_000)), ReadError::TooDeep { most: 64 });
    assert!(matches!(refused(&format!("{}1{}", "[".repeat(60), "]".repeat(60))), ReadError::NotOurs));
}

#[test]
fn other_versions_are_read_as_far_as_they_are_alike() {
    for (version, found) in [(json!(2), "2"), (json!(0), "0"), (json!("1"), "\"1\""), (Json::Null, "null")] {
        let Imported { document, problems, .. } = read(&with("/schema_version", version));
        assert_eq!(problems, [Problem::OtherVersion { found: found.into() }]);
        assert_eq!(document.annotations().len(), 2);
    }
    let mut file = small();
    file.as_object_mut().expect("an object").remove("schema_version");
    assert_eq!(read(&file).problems, [Problem::OtherVersion { found: "none".into() }]);
}

#[test]
fn unknown_fields_are_named_once_each() {
    let mut file = with("/layers", json!([1]));
    file["__proto__"] = json!({ "polluted": true });
    for at in 0..2 {
        file["annotations"][at]["confidence"] = json!(0.5);
        file["annotations"][at]["value"]["constructor"] = json!("x");
        file["annotations"][at]["provenance"]["when"] = json!("2024");
    }
    let unknown: BTreeSet<_> = read(&file)
        .problems
        .into_iter()
        .map(|problem| match problem {
            Problem::UnknownField { field, count } => (field, count),
            other => panic!("{other:?}"),
        })
        .collect();
    let expected = [
        ("__proto__", 1),
        ("annotations[].confidence", 2),
        ("annotations[].provenance.when", 2),
        ("annotations[].value.constructor", 2),
        ("layers", 1),
    ];
    assert_eq!(unknown, expected.map(|(field, count)| (field.to_owned(), count)).into());
}

#[test]
fn a_cut_file_keeps_what_was_whole() {
    let file = project::write(&annotated(ARTICLE));
    let cut = file.find("\"annotations\"").expect("a list") + 16;
    let Imported { document, problems, .. } =
        project::read(file.get(..cut).expect("whole characters")).expect("the text is whole");
    assert_eq!((document.text().as_str(), problems), (ARTICLE, vec![Problem::Cut]));
    let cut = file.find("Thanh Lâm sơ kết công tác 6 tháng đầu năm 2024\\n").expect("the text") + 5;
    assert_eq!(project::read(file.get(..cut).expect("whole characters")), Err(ReadError::CutBeforeText));
}

#[test]
fn halves_of_characters_are_replaced_and_counted() {
    let file =
        r#"{"schema_version": 1, "document": {"text": "a\ud83db \udce2 \ud83d\udce2"}, "annotations": []}"#;
    let Imported { document, problems, .. } = project::read(file).expect("a text");
    assert_eq!(document.text().as_str(), "a\u{fffd}b \u{fffd} 📢");
    assert_eq!(problems, [Problem::HalfCharacters { count: 2 }]);
}

#[test]
fn a_changed_text_is_said_and_annotations_follow_their_quotes() {
    let written = read(&small()).document;
    let mut file: Json = serde_json::from_str(&project::write(&written)).expect("JSON");
    file["document"]["text"] = json!("Tin mới. Sáng 3/2, cô Hạ đến.");
    file["annotations"][1]["note"] = json!("tên đầy đủ?");
    let Imported { document, problems, unplaced } = read(&file);
    assert_eq!(unplaced_note(&unplaced), "OFFICIAL “Hạnh” = Hạnh (tên đầy đủ?)");
    assert_eq!(
        problems,
        [
            Problem::TextChanged,
            Problem::Moved { place: place(List::Annotations, 0, "T1"), to_start: 9, to_end: 17 },
            Problem::Unplaced {
                place: place(List::Annotations, 1, "T2"),
                quote: "Hạnh".into(),
                fault: SpanFault::QuoteNotFound
            },
        ]
    );
    assert_eq!(quotes(&document), [("T1".into(), "Sáng 3/2".into())]);
}

#[test]
fn spans_that_mean_nothing_are_left_out_with_the_reason() {
    let faults = [
        (json!({ "start": 8, "end": 0 }), SpanFault::Reversed),
        (json!({ "start": 0, "end": 23 }), SpanFault::OutOfRange),
        (json!({ "start": 4_294_967_296_u64, "end": 4_294_967_297_u64 }), SpanFault::OutOfRange),
        (json!({ "start": 4, "end": 4 }), SpanFault::Blank),
        (json!({ "start": 4, "end": 5 }), SpanFault::Blank),
        (json!({ "start": 4 }), SpanFault::Missing),
        (json!({ "start": 0, "end": 4, "quote": "Chiều" }), SpanFault::QuoteNotFound),
    ];
    for (mut thing, fault) in faults {
        thing["id"] = json!("T9");
        thing["label"] = json!("DATE");
        let quote = thing.get("quote").and_then(Json::as_str).unwrap_or_default().to_owned();
        let Imported { document, problems, .. } = read(&with("/annotations/2", thing));
        let place = place(List::Annotations, 2, "T9");
        assert_eq!(problems, [Problem::Unplaced { place, quote, fault }]);
        assert_eq!(document.annotations().len(), 2);
    }
}

#[test]
fn offsets_that_are_no_offsets_are_fields_that_do_not_read() {
    let thing = json!({ "id": "T9", "label": "DATE", "start": -1, "end": 4.5, "quote": "Sáng" });
    let Imported { document, problems, .. } = read(&with("/annotations/2", thing));
    let at = || place(List::Annotations, 2, "T9");
    assert_eq!(
        problems,
        [
            Problem::Field { place: at(), field: "start" },
            Problem::Field { place: at(), field: "end" },
            Problem::Moved { place: at(), to_start: 0, to_end: 4 },
        ]
    );
    assert_eq!(document.annotations().len(), 3);
}

#[test]
fn a_span_inside_a_character_takes_the_whole_character() {
    let file = json!({
        "schema_version": 1,
        "document": { "text": "e\u{301}\u{323} 👨‍👩‍👧." },
        "annotations": [
            { "id": "T1", "label": "FIGURE", "start": 1, "end": 2 },
            { "id": "T2", "label": "FIGURE", "start": 4, "end": 6 },
        ],
    });
    let Imported { document, problems, .. } = read(&file);
    assert_eq!(quotes(&document), [("T1".into(), "e\u{301}\u{323}".into()), ("T2".into(), "👨‍👩‍👧".into())]);
    assert!(
        matches!(&problems[..], [Problem::Moved { to_end: 3, .. }, Problem::Moved { to_end: 9, .. }]),
        "{problems:?}"
    );
}

#[test]
fn offsets_in_another_unit_are_not_taken_for_code_points() {
    let mut file = with("/offset_unit", json!("utf16"));
    file["annotations"][1].as_object_mut().expect("an object").remove("quote");
    let Imported { document, problems, .. } = read(&file);
    assert_eq!(problems[0], Problem::OtherUnit { found: "\"utf16\"".into() });
    assert_eq!(quotes(&document), [("T1".into(), "Sáng 3/2".into())]);
    assert!(matches!(problems[2], Problem::Unplaced { fault: SpanFault::Missing, .. }), "{problems:?}");
}

#[test]
fn unknown_labels_are_added_to_the_label_set() {
    let mut file = with("/annotations/2", json!({ "id": "T3", "label": "PLACE", "start": 10, "end": 12 }));
    let directive = json!({ "id": "T4", "label": "DIRECTIVE", "kind": "plan", "start": 18, "end": 21 });
    file["annotations"].as_array_mut().expect("a list").push(directive);
    file["annotations"].as_array_mut().expect("a list").push(json!({ "id": "T5", "start": 18, "end": 21 }));
    let Imported { document, problems, .. } = read(&file);
    assert_eq!(
        problems,
        [
            Problem::LabelAdded { key: "PLACE".into() },
            Problem::LabelAdded { key: "DIRECTIVE.plan".into() },
            Problem::NoLabel { place: place(List::Annotations, 4, "T5") },
        ]
    );
    assert!(document.labels().custom_by_key("PLACE").is_some());
    let again = read(&serde_json::from_str(&project::write(&document)).expect("JSON"));
    assert_eq!((again.document, again.problems), (document, vec![]));
}

#[test]
fn label_definitions_keep_names_apart() {
    let file = with(
        "/labels",
        json!([
            { "label": "OFFICIAL", "shortcut": "o", "name": { "vi": "Người", "en": "Person" }, "value": "date" },
            { "label": "PLACE", "custom": 3, "shortcut": "o", "colour": "red" },
            { "label": "PLACE" },
            { "label": "DIRECTIVE", "kind": "plan" },
            { "name": { "vi": "x", "en": "x" } },
        ]),
    );
    let Imported { document, problems, .. } = read(&file);
    assert_eq!(
        problems,
        [
            Problem::Field { place: place(List::Labels, 1, "PLACE"), field: "colour" },
            Problem::LabelDropped { place: place(List::Labels, 2, "PLACE") },
            Problem::LabelDropped { place: place(List::Labels, 3, "DIRECTIVE") },
            Problem::LabelDropped { place: place(List::Labels, 4, "") },
            Problem::Field { place: place(List::Labels, 6, "PLACE"), field: "shortcut" },
        ]
    );
    let official = document.labels().get(Label::Official).expect("built in");
    assert_eq!((official.name.en.as_str(), official.shortcut), ("Person", Some('o')));
    assert_eq!(document.labels().iter().count(), 7);
}

#[test]
fn ids_are_made_unique_and_relations_follow() {
    let mut file = small();
    file["annotations"] = json!([
        { "id": "T7", "label": "OFFICIAL", "start": 13, "end": 17 },
        { "id": "T7", "label": "DATE", "start": 0, "end": 8 },
        { "id": "T4294967295", "label": "DATE", "start": 5, "end": 8 },
        { "id": "__proto__", "label": "POSITION", "start": 10, "end": 12 },
        { "label": "POSITION", "start": 18, "end": 21 },
        { "id": 5, "label": "FIGURE", "start": 5, "end": 6 },
    ]);
    file["relations"] = json!([
        { "id": "R1", "type": "holds", "from": "T7", "to": "__proto__" },
        { "id": "R1", "type": "ghép", "from": "T4294967295", "to": "T7" },
        { "id": "R3", "type": "holds", "from": "T7", "to": "T99" },
        { "id": "R4", "type": "holds", "from": "__proto__", "to": "T7" },
        { "id": "R5", "type": "ghép", "from": "T7", "to": "T7" },
        { "id": "R6", "from": "T7", "to": "__proto__" },
    ]);
    let Imported { document, problems, .. } = read(&file);
    let ids: BTreeSet<_> = document.annotations().iter().map(|annotation| annotation.id.0).collect();
    assert_eq!(ids, (7..=12).collect());
    assert_eq!(document.annotations().len(), 6);
    let relations: Vec<_> = document.relations().map(|r| (r.id.0, r.kind.clone(), r.from.0)).collect();
    assert_eq!(relations, [(1, RelationType::Holds, 7), (7, RelationType::Custom("ghép".into()), 9)]);
    let renumbered = problems.iter().filter(|problem| matches!(problem, Problem::Renumbered { .. })).count();
    assert_eq!(renumbered, 5, "{problems:?}");
    let dropped: Vec<_> = problems
        .iter()
        .filter_map(|problem| match problem {
            Problem::RelationDropped { fault, .. } => Some(fault.clone()),
            _ => None,
        })
        .collect();
    assert_eq!(
        dropped,
        [
            RelationFault::NoEnd("T99".into()),
            RelationFault::NotAllowed,
            RelationFault::Loop,
            RelationFault::NoType
        ]
    );
}

#[test]
fn a_value_that_does_not_fit_costs_only_itself() {
    for value in [
        json!({ "iso": "2024-02-31" }),
        json!({ "iso": 2024 }),
        json!({ "name": "Hạnh" }),
        json!("2024-02-03"),
        json!({ "iso": "2024-02-03", "lunar": { "month": 13 } }),
    ] {
        let mut file = small();
        file["annotations"][0]["value"] = value;
        let Imported { document, problems, .. } = read(&file);
        let place = place(List::Annotations, 0, "T1");
        assert_eq!(problems, [Problem::Field { place, field: "value" }]);
        assert_eq!(document.annotation(AnnotationId(1)).map(|a| a.value.clone()), Some(None));
    }
}

#[test]
fn amounts_are_exact_or_refused() {
    let figure = |amount: &str| {
        let mut file = small();
        file["annotations"][0]["label"] = json!("FIGURE");
        file["annotations"][0]["value"] = json!({ "kind": "money", "amount": amount, "unit": "VND" });
        let imported = read(&file);
        let value = imported.document.annotation(AnnotationId(1)).and_then(|a| a.value.clone());
        (value.map(|value| value.summary()), imported.problems.len())
    };
    assert_eq!(figure("6290200000000.25"), (Some("6290200000000.25 VND".into()), 0));
    assert_eq!(figure("12345678901234567890123456789.5"), (None, 1));
    assert_eq!(figure("12 tỷ"), (None, 1));
    assert_eq!(figure("NaN"), (None, 1));
}

#[test]
fn unreadable_status_provenance_and_entity_are_said() {
    let mut file = small();
    file["annotations"][0]["status"] = json!("golden");
    file["annotations"][0]["provenance"] = json!({ "by": "magic" });
    file["annotations"][0]["entity"] = json!("E9");
    file["annotations"][1]["provenance"] = json!({ "by": "rule", "rule": "r", "version": "1", "score": 7.5 });
    let Imported { document, problems, .. } = read(&file);
    let at = |index, id: &str| place(List::Annotations, index, id);
    assert_eq!(
        problems,
        [
            Problem::Field { place: at(0, "T1"), field: "status" },
            Problem::Field { place: at(0, "T1"), field: "provenance" },
            Problem::NoEntity { place: at(0, "T1"), entity: "E9".into() },
            Problem::Field { place: at(1, "T2"), field: "provenance.score" },
        ]
    );
    assert_eq!(document.annotation(AnnotationId(1)).map(|a| a.status), Some(Status::Suggested));
}

#[test]
fn lists_that_are_no_lists_and_things_that_are_no_objects_are_said() {
    let mut file = with("/relations", json!({ "R1": 1 }));
    file["annotations"].as_array_mut().expect("a list").push(json!(7));
    let Imported { problems, .. } = read(&file);
    assert_eq!(
        problems,
        [
            Problem::NotObject { place: place(List::Annotations, 2, "") },
            Problem::NoList { list: List::Relations },
        ]
    );
}

#[test]
fn problems_without_number_are_counted() {
    let things: Vec<_> = (0..5000).map(|_| json!({ "label": "DATE", "start": 9, "end": 2 })).collect();
    let Imported { problems, .. } = read(&with("/annotations", json!(things)));
    assert_eq!((problems.len(), problems.last()), (1001, Some(&Problem::More { count: 4000 })));
}

#[test]
fn a_large_changed_file_is_read_in_bounded_time() {
    let source = ARTICLE.repeat(200);
    let things: Vec<_> = (0..20_000)
        .map(|at| json!({ "label": "FIGURE", "start": at, "end": at + 5, "quote": "52,3%" }))
        .collect();
    let file =
        json!({ "schema_version": 1, "document": { "text": source, "sha256": "0" }, "annotations": things });
    let imported = read(&file);
    assert_eq!(imported.document.annotations().len(), 20_000);
}

#[test]
fn messages_say_what_was_expected() {
    let problem = Problem::Unplaced {
        place: place(List::Annotations, 3, "T4"),
        quote: "Hạnh".into(),
        fault: SpanFault::QuoteNotFound,
    };
    assert_eq!(
        problem.to_string(),
        "annotations[3] (T4) \"Hạnh\" was left out: its quote is not in the text"
    );
    assert_eq!(
        ReadError::NotJson { line: 2, column: 10 }.to_string(),
        "expected JSON, found something else at line 2, column 10"
    );
}

#[test]
fn an_empty_document_is_read_back() {
    let document = Document::new(text(""), Meta::default());
    let imported = project::read(&project::write(&document)).expect("its own file");
    assert_eq!((imported.document, imported.problems), (document, vec![]));
}

/// What version 1 wrote, whatever the detectors find by now.
const EXAMPLE: &str = include_str!("../fixtures/exchange/v1/huyen-thanh-lam.json");

#[test]
fn files_of_version_1_are_read_for_ever() {
    let Imported { document, problems, .. } = project::read(EXAMPLE).expect("a project file");
    assert_eq!((document.text().as_str(), problems), (ARTICLE, vec![]));
    let statuses: BTreeSet<_> =
        document.annotations().iter().map(|annotation| annotation.status.wire()).collect();
    assert_eq!(statuses, ["accepted", "edited", "manual", "rejected", "suggested"].into());
    let labels: BTreeSet<_> =
        document.annotations().iter().map(|annotation| annotation.label.slug()).collect();
    assert_eq!(labels.len(), 7, "{labels:?}");
    assert!(document.relations().any(|relation| relation.kind == RelationType::Custom("works_in".into())));
    let without_generator = |file: &str| {
        let mut file: Json = serde_json::from_str(file).expect("JSON");
        file.as_object_mut().and_then(|file| file.remove("generator"));
        file
    };
    assert_eq!(without_generator(&project::write(&document)), without_generator(EXAMPLE), "nothing is lost");
}

#[test]
fn reading_with_rests_reads_the_same() {
    let source = "Ngày 8/7/2024, xã họp. ".repeat(600);
    let document = annotate(Text::new(source).expect("short"), Meta::default());
    let file = project::write(&document);
    let asked = std::cell::Cell::new(0);
    let rest = || -> std::pin::Pin<Box<dyn Future<Output = ()>>> {
        asked.set(asked.get() + 1);
        let mut tired = true;
        Box::pin(std::future::poll_fn(move |context| {
            if std::mem::take(&mut tired) {
                context.waker().wake_by_ref();
                return std::task::Poll::Pending;
            }
            std::task::Poll::Ready(())
        }))
    };
    let digest = |text: &Text| -> std::pin::Pin<Box<dyn Future<Output = String>>> {
        Box::pin(std::future::ready(project::fingerprint(text)))
    };
    let rested = pollster::block_on(project::read_resting(&file, &rest, &digest)).expect("it reads");
    assert_eq!(rested, project::read(&file).expect("it reads"));
    // Whoever makes the fingerprint is believed.
    let other = |_: &Text| -> std::pin::Pin<Box<dyn Future<Output = String>>> {
        Box::pin(std::future::ready(String::from("0")))
    };
    let rested = pollster::block_on(project::read_resting(&file, &rest, &other)).expect("it reads");
    assert_eq!(rested.problems, [Problem::TextChanged]);
    assert!(asked.get() > 8, "{} rests for {} annotations", asked.get(), document.annotations().len());
}
