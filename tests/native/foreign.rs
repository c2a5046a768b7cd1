//! Files as other programs write them, and what is told where not all of one can be kept.

use chu_giai::annotation::{Document, Status};
use chu_giai::exchange::{
    Batch, Imported, Input, List, Place, Problem, ReadError, RelationFault, SpanFault, format, read_files,
    unplaced_note,
};
use chu_giai::label::AttributeValue;
use serde_json::json;

fn read(id: &str, files: &[(&str, &str)]) -> Result<Batch, ReadError> {
    let inputs: Vec<Input<'_>> = files.iter().map(|&(name, content)| Input { name, content }).collect();
    format(id).and_then(|format| format.read).expect("it is read")(&inputs)
}

fn one(id: &str, files: &[(&str, &str)]) -> Imported {
    read(id, files).expect("there is something to keep").documents.swap_remove(0)
}

/// Labels and words in order.
fn spans(document: &Document) -> Vec<(&str, &str)> {
    let key = |label| document.labels().get(label).map_or("", |known| known.key.as_str());
    let known = document.annotations().iter();
    known.map(|known| (key(known.label), document.text().slice(known.span))).collect()
}

fn relations(document: &Document) -> Vec<(&str, &str, &str)> {
    let words = |id| document.annotation(id).map_or("", |known| document.text().slice(known.span));
    document.relations().map(|known| (words(known.from), known.kind.wire(), words(known.to))).collect()
}

fn place(list: List, index: usize, id: &str) -> Place {
    Place { list, index, id: id.into() }
}

#[test]
fn label_studio_annotations_and_predictions_have_their_status() {
    let task = json!([{
        "id": 7, "data": { "text": "📢 Ông Võ Tám, Chủ tịch xã." },
        "annotations": [{ "id": 1, "completed_by": 1, "result": [
            { "id": "x1", "from_name": "label", "to_name": "text", "type": "labels",
              "value": { "start": 6, "end": 12, "text": "Võ Tám", "labels": ["OFFICIAL"] } },
            { "id": "x1", "from_name": "value", "to_name": "text", "type": "textarea",
              "value": { "start": 6, "end": 12, "text": ["Võ Văn Tám"] } },
            { "id": "x2", "from_name": "label", "to_name": "text", "type": "labels",
              "value": { "start": 14, "end": 25, "text": "Chủ tịch xã", "labels": ["POSITION", "Khác"] } },
            { "from_id": "x2", "to_id": "x1", "type": "relation", "direction": "left", "labels": ["holds"] },
            { "id": "x2", "from_name": "sentiment", "to_name": "text", "type": "choices", "value": { "choices": ["tốt"] } },
        ] }, { "was_cancelled": true, "result": [
            { "id": "x9", "type": "labels", "value": { "start": 0, "end": 1, "labels": ["DATE"] } },
        ] }],
        "predictions": [{ "result": [
            { "id": "p1", "from_name": "label", "to_name": "text", "type": "labels",
              "value": { "start": 2, "end": 5, "text": "Ông", "labels": ["Khác"] } },
        ] }],
    }]);
    let Imported { document, problems, .. } = one("label-studio", &[("a.json", &task.to_string())]);
    let expected =
        [("Khác", "Ông"), ("OFFICIAL", "Võ Tám"), ("POSITION", "Chủ tịch xã"), ("Khác", "Chủ tịch xã")];
    assert_eq!(spans(&document), expected);
    assert_eq!(relations(&document), [("Võ Tám", "holds", "Chủ tịch xã")]);
    let statuses: Vec<Status> = document.annotations().iter().map(|known| known.status).collect();
    assert_eq!(statuses, [Status::Suggested, Status::Manual, Status::Manual, Status::Manual]);
    let value = document.annotations().as_slice()[1].value.as_ref().map(chu_giai::label::Value::summary);
    assert_eq!(value.as_deref(), Some("Võ Văn Tám"));
    let sentiment = Problem::UnknownField { field: "result sentiment".into(), count: 2 };
    let cancelled = Problem::Cancelled { count: 1 };
    assert_eq!(problems, [cancelled, Problem::LabelAdded { key: "Khác".into() }, sentiment]);
}

#[test]
fn a_span_stands_where_its_quote_does() {
    let task = json!({
        "data": { "text": "Thêm dòng này. Sáng 3/2, bà Hạnh đến." },
        "annotations": [{ "result": [
            { "id": "a", "type": "labels", "value": { "start": 0, "end": 8, "text": "Sáng 3/2", "labels": ["DATE"] } },
            { "id": "b", "type": "labels", "value": { "start": 13, "end": 17, "text": "Hạnh", "labels": ["OFFICIAL"] } },
            { "id": "c", "type": "labels", "value": { "start": 1, "end": 4, "text": "ở đâu", "labels": ["DATE"] } },
            { "id": "c", "type": "textarea", "from_name": "value", "value": { "text": ["2024-02"] } },
            { "id": "d", "type": "labels", "value": { "start": 90, "end": 99, "labels": ["DATE"] } },
            { "id": "e", "type": "labels", "value": { "labels": ["DATE"] } },
            { "from_id": "a", "to_id": "c", "type": "relation", "labels": ["Trước"] },
            { "from_id": "a", "to_id": "b", "type": "relation", "labels": ["holds"] },
        ] }],
    });
    let Imported { document, problems, unplaced } = one("label-studio", &[("", &task.to_string())]);
    assert_eq!(unplaced_note(&unplaced), "DATE “ở đâu” = 2024-02; DATE; DATE");
    assert_eq!(spans(&document), [("DATE", "Sáng 3/2"), ("OFFICIAL", "Hạnh")]);
    let unplaced = |index, id, quote: &str, fault| Problem::Unplaced {
        place: place(List::Annotations, index, id),
        quote: quote.into(),
        fault,
    };
    assert_eq!(
        problems,
        [
            Problem::Moved { place: place(List::Annotations, 0, "a"), to_start: 15, to_end: 23 },
            Problem::Moved { place: place(List::Annotations, 1, "b"), to_start: 28, to_end: 32 },
            unplaced(2, "c", "ở đâu", SpanFault::QuoteNotFound),
            unplaced(3, "d", "", SpanFault::OutOfRange),
            unplaced(4, "e", "", SpanFault::Missing),
            Problem::RelationDropped {
                place: place(List::Relations, 0, ""),
                fault: RelationFault::NoEnd("c".into()),
            },
            Problem::RelationDropped {
                place: place(List::Relations, 1, ""),
                fault: RelationFault::NotAllowed
            },
        ]
    );
}

#[test]
fn a_value_that_does_not_read_is_kept_beside_the_note() {
    let region = |content: serde_json::Value, control: &str| json!({ "id": "a", "from_name": control, "type": "textarea", "value": { "text": content } });
    let label = json!({ "id": "a", "from_name": "label", "type": "labels",
        "value": { "start": 0, "end": 8, "text": "Sáng 3/2", "labels": ["DATE"] } });
    let task = json!({
        "data": { "text": "Sáng 3/2, bà Hạnh đến." },
        "annotations": [{ "result": [label, region(json!(["hôm nọ"]), "value"), region(json!(["xem lại"]), "note")] }],
    });
    let Imported { document, problems, .. } = one("label-studio", &[("", &task.to_string())]);
    let known = &document.annotations().as_slice()[0];
    assert_eq!((known.note.as_str(), &known.value), ("xem lại\nhôm nọ", &None));
    assert_eq!(problems, [Problem::ValueAsNote { place: place(List::Annotations, 0, "a") }]);
}

#[test]
fn line_breaks_of_windows_count_once_in_label_studio() {
    let region = |id: &str, start: u32, end: u32, quote: Option<&str>| {
        let mut value = json!({ "start": start, "end": end, "labels": ["DATE"] });
        if let Some(quote) = quote {
            value["text"] = quote.into();
        }
        json!({ "id": id, "type": "labels", "value": value })
    };
    let task = json!({
        "data": { "text": "Tin\r\nSáng 3/2\r\nđến 5/2." },
        "annotations": [{ "result": [
            region("a", 4, 12, Some("Sáng 3/2")), region("b", 17, 20, None), region("c", 9, 16, Some("3/2\nđến")),
        ] }],
    });
    let Imported { document, problems, .. } = one("label-studio", &[("", &task.to_string())]);
    assert_eq!(spans(&document), [("DATE", "Sáng 3/2"), ("DATE", "3/2\nđến"), ("DATE", "5/2")]);
    assert_eq!(problems, [Problem::LineBreaks { count: 2 }]);
}

#[test]
fn what_a_reader_does_not_know_is_told() {
    let item = json!({ "@context": "http://www.w3.org/ns/anno.jsonld", "id": "#1", "type": "Annotation",
        "creator": "Lan", "body": [
            { "type": "TextualBody", "purpose": "tagging", "value": "PER" },
            { "type": "TextualBody", "purpose": "tagging", "value": "khác" },
            { "type": "TextualBody", "purpose": "commenting", "value": "một" },
            { "type": "TextualBody", "purpose": "commenting", "value": "hai" },
            { "type": "TextualBody", "purpose": "linking", "source": "http://example.org" },
        ],
        "target": { "source": "x", "scope": "y", "selector": { "type": "TextQuoteSelector", "exact": "Tám" } } });
    let files = [
        (
            "prodigy",
            json!({ "text": "Ông Tám", "_task_hash": 1, "tokens": [], "answer": "accept", "options": [], "accept": ["a"],
                "meta": { "title": "t", "score": 1 }, "spans": [{ "start": 4, "end": 7, "label": "PER", "source": "m" }] }),
            &["options", "accept", "meta.score", "spans[].source"][..],
        ),
        (
            "spacy",
            json!({ "text": "Ông Tám", "cats": { "a": 1.0 }, "sents": [{ "start": 0, "end": 7 }],
                "ents": [{ "start": 4, "end": 7, "label": "PER", "id": "", "kb_id": "", "mark": 1 }],
                "tokens": [{ "id": 0, "start": 0, "end": 3, "tag": "N" }, { "id": 1, "start": 4, "end": 7, "tag": "Np" }] }),
            &["cats", "tokens[].tag", "spans[].mark"],
        ),
        (
            "hugging-face",
            json!({ "id": "0", "tokens": ["Ông", "Tám"], "ner_tags": ["O", "B-PER"], "pos_tags": [1, 2], "labels": [0, 1] }),
            &["pos_tags", "labels"],
        ),
        (
            "pubannotation",
            json!({ "text": "Ông Tám", "sourcedb": "x", "metadata": { "author": "y" },
                "denotations": [{ "id": "T1", "span": { "begin": 4, "end": 7 }, "obj": "PER", "lang": "vi" }] }),
            &["sourcedb", "metadata.author", "denotations[].lang"],
        ),
        (
            "web-annotation",
            item,
            &["items[].creator", "items[].body tagging", "items[].body linking", "items[].target.scope"],
        ),
    ];
    for (id, file, fields) in files {
        let Imported { document, problems, .. } = one(id, &[("a", &file.to_string()), ("a.txt", "Ông Tám")]);
        assert_eq!(spans(&document), [("PER", "Tám")], "{id}");
        let told: Vec<&str> = problems
            .iter()
            .filter_map(|problem| match problem {
                Problem::UnknownField { field, .. } => Some(field.as_str()),
                _ => None,
            })
            .collect();
        let mut expected = fields.to_vec();
        let mut sorted = told.clone();
        expected.sort_unstable();
        sorted.sort_unstable();
        assert_eq!(sorted, expected, "{id}");
        if id == "web-annotation" {
            assert_eq!(document.annotations().as_slice()[0].note, "một\nhai");
        }
    }
}

#[test]
fn entities_beside_groups_of_spans_are_kept() {
    let span = |start: u32, end: u32, label: &str| json!({ "start": start, "end": end, "label": label });
    let doc = json!({
        "text": "Ông Võ Tám, Chủ tịch xã.", "ents": [span(4, 10, "OFFICIAL"), span(12, 20, "POSITION")],
        "spans": { "sc": [span(4, 10, "OFFICIAL")], "other": [span(0, 10, "OFFICIAL")] },
    });
    let document = one("spacy", &[("a.jsonl", &doc.to_string())]).document;
    let expected = [("OFFICIAL", "Ông Võ Tám"), ("OFFICIAL", "Võ Tám"), ("POSITION", "Chủ tịch")];
    assert_eq!(spans(&document), expected);
}

#[test]
fn standoff_with_pieces_events_and_groups() {
    let article = "Bà Nguyễn Thị Na và ông Tám họp.\nBà Na nói.";
    let standoff = "T1\tPER 3 16\tNguyễn Thị Na\nT2\tPER 24 27\tTám\nT3\tPER 36 38\tNa\nT4\tTOPIC 28 31;33 35\thọp Bà\n\
                    E1\tMeeting:T4 Who:T1\n*\tEquiv T1 T3\nR1\twith Arg1:T1 Arg2:T2\nA1\tNegation T4\n\
                    #1\tAnnotatorNotes T2\tai?\\nkhông rõ\nN1\tReference T2 Wikidata:Q42\tTám\nlạ\n";
    let Imported { document, problems, .. } = one("brat", &[("a.ann", standoff), ("a.txt", article)]);
    let found = spans(&document);
    assert_eq!(found[..3], [("PER", "Nguyễn Thị Na"), ("PER", "Tám"), ("TOPIC", "họp.\nBà")]);
    assert_eq!(relations(&document), [("Nguyễn Thị Na", "with", "Tám")]);
    let known = document.annotations().as_slice();
    assert_eq!(known[0].entity, known[3].entity);
    assert_eq!(known[1].note, "ai?\nkhông rõ");
    assert_eq!(
        document.entity(known[1].entity.expect("a reference")).map(|it| it.name.as_str()),
        Some("Tám")
    );
    assert!(problems.contains(&Problem::LineDropped { line: 11 }), "{problems:?}");
    assert!(problems.contains(&Problem::UnknownField { field: "E".into(), count: 1 }), "{problems:?}");
    let joined = Problem::Joined { place: place(List::Annotations, 3, "T4") };
    assert!(problems.contains(&joined), "a word stands between its pieces: {problems:?}");
    let negation = AttributeValue::Choice("true".into());
    assert_eq!(known[2].attributes.get("Negation"), Some(&negation));
    assert_eq!(read("brat", &[("a.ann", standoff)]), Err(ReadError::NoCompanion { extension: "txt" }));
}

#[test]
fn lines_of_older_tools_are_read() {
    let older = r#"{"id": 3, "text": "📢 Ông Tám", "labels": [[7, 10, "PER"]]}"#;
    let imported = one("doccano", &[("a.jsonl", older)]);
    assert_eq!(spans(&imported.document), [("PER", "Tám")], "its page counts UTF-16");
    let pairs = r#"[["📢 Ông Tám", {"entities": [[6, 9, "PER"]]}], ["Không", {"entities": []}]]"#;
    let batch = read("spacy", &[("a.json", pairs)]).expect("two documents");
    assert_eq!(spans(&batch.documents[0].document), [("PER", "Tám")]);
    assert_eq!(batch.documents.len(), 2);
    let rejected = r#"{"text": "Ông Tám", "spans": [], "answer": "reject"}"#;
    assert_eq!(read("prodigy", &[("", rejected)]), Err(ReadError::NotOfFormat { format: "prodigy" }));
}

#[test]
fn a_cas_of_inception_is_read() {
    let xmi = r#"<?xml version="1.0" encoding="UTF-8"?>
<xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore" xmlns:custom="http:///webanno/custom.ecore"
 xmlns:type="http:///de/tudarmstadt/ukp/dkpro/core/api/ner/type.ecore"
 xmlns:pos="http:///de/tudarmstadt/ukp/dkpro/core/api/lexmorph/type/pos.ecore" xmi:version="2.0">
 <cas:NULL xmi:id="0"/>
 <pos:POS xmi:id="5" sofa="1" begin="0" end="2" PosValue="X"/>
 <type:NamedEntity xmi:id="2" sofa="1" begin="7" end="10" value="PER"/>
 <custom:Chuc xmi:id="3" sofa="1" begin="12" end="23" label="POS"/>
 <custom:Giu xmi:id="4" sofa="1" begin="12" end="23" Governor="2" Dependent="3"/>
 <type:NamedEntity xmi:id="8" sofa="9" begin="0" end="1" value="PER"/>
 <cas:Sofa xmi:id="1" sofaNum="1" sofaID="_InitialView" mimeType="text" sofaString="📢 Ông Tám, Chủ tịch xã&#13;&#10;."/>
 <cas:Sofa xmi:id="9" sofaNum="2" sofaID="other" mimeType="text" sofaString="x"/>
</xmi:XMI>"#;
    let Imported { document, problems, .. } = one("uima-xmi", &[("a.xmi", xmi)]);
    assert_eq!(document.text().as_str(), "📢 Ông Tám, Chủ tịch xã\r\n.");
    assert_eq!(spans(&document), [("PER", "Tám"), ("POS", "Chủ tịch xã")]);
    assert_eq!(relations(&document), [("Tám", "Giu", "Chủ tịch xã")]);
    assert!(problems.contains(&Problem::UnknownField { field: "Sofa".into(), count: 1 }), "{problems:?}");
    // An entity that XML does not know costs the feature that it is in, and is told.
    let damaged = xmi.replace("label=\"POS\"", "label=\"&hỏng;\"");
    let Imported { document, problems, .. } = one("uima-xmi", &[("a.xmi", &damaged)]);
    assert_eq!(spans(&document), [("PER", "Tám"), ("Chuc", "Chủ tịch xã")]);
    let unread = Problem::UnknownField { field: "webanno.custom.Chuc.label".into(), count: 1 };
    assert!(problems.contains(&unread), "{problems:?}");
    let bomb = "<!DOCTYPE x [<!ENTITY a \"&b;&b;\"><!ENTITY b \"x\">]><xmi:XMI xmlns:xmi=\"http://www.omg.org/XMI\" xmlns:cas=\"http:///uima/cas.ecore\"><cas:Sofa xmi:id=\"1\" sofaString=\"&a;\"/></xmi:XMI>";
    assert!(read("uima-xmi", &[("a.xmi", bomb)]).is_err(), "entities of a file's own are not expanded");
}

#[test]
fn web_annotations_of_others_are_read() {
    let items = json!([
        { "@context": "http://www.w3.org/ns/anno.jsonld", "id": "#1", "type": "Annotation",
          "body": { "type": "TextualBody", "value": "PER" },
          "target": { "source": "http://example.org/a", "selector": { "type": "TextQuoteSelector", "exact": "Tám" } } },
        { "id": "#2", "type": "Annotation", "body": "khác", "target": [
            { "selector": [{ "type": "TextPositionSelector", "start": 0, "end": 1 }] }] },
        { "id": "#3", "type": "Annotation", "body": "ảnh", "target": "http://example.org/anh.png" },
    ]);
    let imported = one("web-annotation", &[("a.json", &items.to_string()), ("a.txt", "📢 Ông Tám")]);
    assert_eq!(spans(&imported.document), [("khác", "📢"), ("PER", "Tám")]);
    assert!(imported.problems.contains(&Problem::LineDropped { line: 3 }), "{:?}", imported.problems);
    assert!(imported.problems.iter().any(|problem| matches!(problem, Problem::Moved { to_start: 6, .. })));
}

#[test]
fn files_that_belong_together_are_read_together() {
    let files = [
        ("x/a.ann", "T1\tPER 0 3\tTám\n"),
        ("x/a.txt", "Tám"),
        ("x/b.txt", "một bài"),
        ("x/annotation.conf", "[entities]\n"),
        ("y/c.conll", "Tám B-PER\n"),
    ];
    let inputs: Vec<Input<'_>> = files.iter().map(|&(name, content)| Input { name, content }).collect();
    let outcomes = read_files(&inputs, None);
    let told: Vec<(&str, Option<&str>, bool)> = outcomes
        .iter()
        .map(|outcome| (outcome.name, outcome.format.map(|format| format.id), outcome.batch.is_ok()))
        .collect();
    let expected =
        [("x/a.ann", Some("brat"), true), ("x/b.txt", None, false), ("y/c.conll", Some("conll"), true)];
    assert_eq!(told, expected);
}
