//! Files as other programs write them today, opened as a person opens them: whole, or with the reason why not.

use chu_giai::annotation::{Document, Meta};
use chu_giai::exchange::intake::{Choices, Content, Foreign, Named, Refusal, open, open_group};
use chu_giai::exchange::{
    FORMATS, Format, Imported, Input, OffsetUnit, Options, Problem, project, read_files,
};
use serde_json::{Value as Json, json};

/// What is in a file, as the page and `detect` find it.
fn opened(name: &str, content: &str) -> Vec<Content> {
    open(name, content.into(), &Choices::default()).map(|entry| entry.content).collect()
}

/// The labelled documents in a file.
fn documents(name: &str, content: &str) -> Vec<Imported> {
    let imported = |content| match content {
        Content::Project(imported) => *imported,
        other => panic!("{name}: {other:?}"),
    };
    opened(name, content).into_iter().map(imported).collect()
}

fn one(name: &str, content: &str) -> Imported {
    let mut found = documents(name, content);
    assert_eq!(found.len(), 1, "{name}");
    found.remove(0)
}

/// Labels and words in order.
fn spans(document: &Document) -> Vec<(String, String)> {
    let key = |label| document.labels().get(label).map_or("", |known| known.key.as_str()).to_owned();
    let known = document.annotations().iter();
    known.map(|known| (key(known.label), document.text().slice(known.span).to_owned())).collect()
}

fn are(document: &Document, expected: &[(&str, &str)]) {
    let found = spans(document);
    let found: Vec<(&str, &str)> =
        found.iter().map(|(label, words)| (label.as_str(), words.as_str())).collect();
    assert_eq!(found, expected);
}

fn relations(document: &Document) -> Vec<(&str, &str, &str)> {
    let words = |id| document.annotation(id).map_or("", |known| document.text().slice(known.span));
    document.relations().map(|known| (words(known.from), known.kind.wire(), words(known.to))).collect()
}

#[test]
fn label_studio_in_full_by_two_people() {
    let region = |id: &str, start, end, text, label| {
        json!({ "value": { "start": start, "end": end, "text": text, "labels": [label] }, "id": id,
            "from_name": "label", "to_name": "text", "type": "labels", "origin": "manual" })
    };
    let annotation = |id, who, result: Json| {
        json!({ "id": id, "completed_by": who, "result": result, "was_cancelled": false, "ground_truth": false,
            "created_at": "2026-10-01T08:00:00.000000Z", "updated_at": "2026-10-01T08:01:00.000000Z",
            "draft_created_at": null, "lead_time": 41.2, "prediction": {}, "result_count": 2, "unique_id": "u",
            "import_id": null, "last_action": null, "bulk_created": false, "task": 5, "project": 2, "updated_by": who,
            "parent_prediction": null, "parent_annotation": null, "last_created_by": null })
    };
    let first = json!([
        region("k1", 4, 10, "Võ Tám", "OFFICIAL"), region("k2", 12, 23, "Chủ tịch xã", "POSITION"),
        { "from_id": "k1", "to_id": "k2", "type": "relation", "direction": "right", "labels": ["holds"] },
    ]);
    let second = json!([
        region("m1", 4, 10, "Võ Tám", "OFFICIAL"), region("m2", 12, 20, "Chủ tịch", "POSITION"),
        { "id": "m1", "from_name": "value", "to_name": "text", "type": "textarea", "origin": "manual",
          "value": { "start": 4, "end": 10, "text": ["Võ Văn Tám"] } },
        { "from_id": "m1", "to_id": "m2", "type": "relation", "direction": "right", "labels": ["holds"] },
    ]);
    let tasks = json!([{
        "id": 5, "annotations": [annotation(9, 1, first), annotation(10, 2, second)], "file_upload": "a.json",
        "drafts": [], "predictions": [], "data": { "text": "Ông Võ Tám, Chủ tịch xã." }, "meta": {},
        "created_at": "2026-10-01T07:00:00.000000Z", "updated_at": "2026-10-01T08:01:00.000000Z", "inner_id": 1,
        "total_annotations": 2, "cancelled_annotations": 0, "total_predictions": 0, "comment_count": 0,
        "project": 2, "updated_by": 1, "comment_authors": [],
    }]);
    let Imported { document, problems, .. } = one("project-2.json", &tasks.to_string());
    are(&document, &[("OFFICIAL", "Võ Tám"), ("POSITION", "Chủ tịch xã"), ("POSITION", "Chủ tịch")]);
    assert_eq!(
        relations(&document),
        [("Võ Tám", "holds", "Chủ tịch xã"), ("Võ Tám", "holds", "Chủ tịch")],
        "what is the same is one, and what the other drew from it begins there"
    );
    assert!(problems.contains(&Problem::Annotators { count: 2 }), "{problems:?}");
}

#[test]
fn label_studio_in_short() {
    let tasks = json!([{
        "text": "📢 Ông Võ Tám ký.", "id": 3, "sentiment": "tốt", "annotator": 1, "annotation_id": 4,
        "label": [{ "start": 6, "end": 12, "text": "Võ Tám", "labels": ["OFFICIAL"] }],
        "created_at": "2026-10-01T08:00:00.000000Z", "updated_at": "2026-10-01T08:01:00.000000Z", "lead_time": 4.5,
    }]);
    let Imported { document, problems, .. } = one("project-1.json", &tasks.to_string());
    are(&document, &[("OFFICIAL", "Võ Tám")]);
    assert_eq!(problems, [Problem::UnknownField { field: "sentiment".into(), count: 1 }]);
}

#[test]
fn label_studio_with_markup() {
    let task = json!([{
        "id": 1, "data": { "text": "Ông Võ Tám ký." }, "predictions": [], "annotations": [{ "id": 1, "result": [{
            "id": "h", "from_name": "ner", "to_name": "text", "type": "hypertextlabels", "value": {
                "start": "/p[1]/text()[1]", "end": "/p[1]/text()[1]", "startOffset": 4, "endOffset": 10,
                "globalOffsets": { "start": 4, "end": 10 }, "text": "Võ Tám", "hypertextlabels": ["OFFICIAL"],
            } }] }],
    }]);
    are(&one("a.json", &task.to_string()).document, &[("OFFICIAL", "Võ Tám")]);
}

#[test]
fn doccano_with_comments_and_records_that_nobody_labelled() {
    let export = [
        json!({ "id": 1, "text": "Chưa ai gán nhãn.", "label": [], "Comments": [] }),
        json!({ "id": 2, "text": "Ông Võ Tám ký.", "label": [[4, 10, "OFFICIAL"]], "Comments": ["tên?"] }),
    ];
    let export = export.map(|record| record.to_string()).join("\n") + "\n";
    let found = opened("all.jsonl", &export);
    assert!(matches!(&found[0], Content::Text(article) if article.text.as_str() == "Chưa ai gán nhãn."));
    let Content::Project(imported) = &found[1] else { panic!("{found:?}") };
    are(&imported.document, &[("OFFICIAL", "Võ Tám")]);
    assert!(imported.problems.contains(&Problem::UnknownField { field: "Comments".into(), count: 1 }));
    let outcomes = read_files(&[Input { name: "all.jsonl", content: &export }], None);
    assert_eq!(outcomes[0].format.map(|format| format.id), Some("doccano"));
    assert_eq!(outcomes[0].batch.as_ref().map(|batch| batch.documents.len()), Ok(2));
    let related = json!({
        "id": 7, "text": "Ông Võ Tám, Chủ tịch xã.", "Comments": [],
        "entities": [{ "id": 31, "label": "OFFICIAL", "start_offset": 4, "end_offset": 10 },
                     { "id": 32, "label": "POSITION", "start_offset": 12, "end_offset": 23 }],
        "relations": [{ "id": 5, "from_id": 31, "to_id": 32, "type": "holds" }],
    });
    assert_eq!(
        relations(&one("all.jsonl", &related.to_string()).document),
        [("Võ Tám", "holds", "Chủ tịch xã")]
    );
}

#[test]
fn prodigy_with_words_and_heads() {
    let span = |start: u32, end: u32, first: u32, last: u32, label| json!({ "start": start, "end": end, "token_start": first, "token_end": last, "label": label });
    let task = json!({
        "text": "Ông Võ Tám, Chủ tịch xã.", "_input_hash": 11, "_task_hash": 12, "_is_binary": false,
        "tokens": [{ "text": "Ông", "start": 0, "end": 3, "id": 0, "ws": true }],
        "spans": [span(4, 10, 1, 2, "OFFICIAL"), span(12, 23, 4, 6, "POSITION")],
        "relations": [{ "head": 2, "child": 6, "head_span": span(4, 10, 1, 2, "OFFICIAL"),
            "child_span": span(12, 23, 4, 6, "POSITION"), "color": "#c5bdf4", "label": "holds" }],
        "_view_id": "relations", "answer": "accept", "_timestamp": 1_760_000_000, "_annotator_id": "a", "_session_id": "a",
    });
    let document = one("db-out.jsonl", &task.to_string()).document;
    are(&document, &[("OFFICIAL", "Võ Tám"), ("POSITION", "Chủ tịch xã")]);
    assert_eq!(relations(&document), [("Võ Tám", "holds", "Chủ tịch xã")]);
}

#[test]
fn ner_annotator_beside_its_classes() {
    let file = json!({
        "classes": ["OFFICIAL"],
        "annotations": [["Ông Võ Tám ký.\r", { "entities": [[4, 10, "OFFICIAL"]] }], null, ["Hết.", { "entities": [] }]],
    });
    let found = documents("annotations.json", &file.to_string());
    assert_eq!(found.len(), 2);
    are(&found[0].document, &[("OFFICIAL", "Võ Tám")]);
}

#[test]
fn columns_with_comments_tabs_and_any_name() {
    let columns = "# sent_id = 1\n# text = Ông Võ Tám ký .\nÔng\tN\tO\nVõ\tNp\tB-OFFICIAL\nTám\tNp\tI-OFFICIAL\nký\tV\tO\n.\tCH\tO\n\n";
    for name in ["train.conll", "train.txt", "train.tsv", "train.bio", "train"] {
        are(&one(name, columns).document, &[("OFFICIAL", "Võ Tám")]);
        are(&one(name, &columns.replace('\t', "  ")).document, &[("OFFICIAL", "Võ Tám")]);
    }
    // With numbers, words of several rows, and the tag in the last column.
    let row = |id: &str, word: &str, more: &str| format!("{id}\t{word}\t_\tX\t_\t_\t0\tdep\t_\t{more}\n");
    let universal = [
        "# newdoc id = a\n".to_owned(),
        row("1-2", "ÔngVõ", "_"),
        row("1", "Ông", "_"),
        row("2", "Võ", "NER=B-OFFICIAL"),
        row("3", "Tám", "NER=I-OFFICIAL|SpaceAfter=No"),
        row("4", ".", "NER=O"),
        "\n".to_owned(),
    ]
    .concat();
    let Imported { document, problems, .. } = one("vi.conllu", &universal);
    assert_eq!(document.text().as_str(), "Ông Võ Tám .");
    are(&document, &[("OFFICIAL", "Võ Tám")]);
    assert!(problems.contains(&Problem::TextRebuilt), "{problems:?}");
    // Prose and tables are none.
    for (name, text) in
        [("a.txt", "Hạng O\nNhóm O\nBảng O\n"), ("a.tsv", "text\tnote\nmột bài\tO\nhai bài\tB-1\n")]
    {
        assert!(opened(name, text).iter().all(|content| matches!(content, Content::Text(_))), "{name}");
    }
}

#[test]
fn layers_of_ones_own_of_inception_keep_their_features() {
    let xmi = r#"<?xml version="1.1" encoding="UTF-8"?><xmi:XMI xmlns:xmi="http://www.omg.org/XMI"
 xmlns:cas="http:///uima/cas.ecore" xmlns:custom="http:///webanno/custom.ecore"
 xmlns:type="http:///de/tudarmstadt/ukp/dkpro/core/api/ner/type.ecore"
 xmlns:type4="http:///de/tudarmstadt/ukp/dkpro/core/api/metadata/type.ecore" xmi:version="2.0"><cas:NULL xmi:id="0"/>
<type4:DocumentMetaData xmi:id="1" sofa="12" begin="0" end="24" language="x-unspecified" documentTitle="a.txt"/>
<type:NamedEntity xmi:id="3" sofa="12" begin="4" end="10" value="OFFICIAL" identifier="http://www.wikidata.org/entity/Q1"/>
<custom:Chucvu xmi:id="4" sofa="12" begin="12" end="23" cap="xã" duongnhiem="true" nguoi="3"/>
<cas:Sofa xmi:id="12" sofaNum="1" sofaID="_InitialView" mimeType="text" sofaString="Ông Võ Tám, Chủ tịch xã."/>
<cas:View sofa="12" members="1 3 4"/></xmi:XMI>"#;
    let Imported { document, problems, .. } = one("a.xmi", xmi);
    are(&document, &[("OFFICIAL", "Võ Tám"), ("Chucvu", "Chủ tịch xã")]);
    let attributes = &document.annotations().as_slice()[1].attributes;
    let said: Vec<(&str, String)> =
        attributes.iter().map(|(key, value)| (key.as_str(), format!("{value:?}"))).collect();
    assert_eq!(said, [("cap", "Text(\"xã\")".into()), ("duongnhiem", "Text(\"true\")".into())]);
    let reference = Problem::UnknownField { field: "webanno.custom.Chucvu.nguoi".into(), count: 1 };
    assert!(problems.contains(&reference), "{problems:?}");
}

#[test]
fn tracks_of_pubannotation_keep_apart_what_is_called_alike() {
    let track = |project: &str, begin: u32, end: u32, label: &str| {
        json!({ "project": project, "denotations": [
            { "id": "T1", "span": { "begin": begin, "end": end }, "obj": label },
            { "id": "T2", "span": { "begin": 12, "end": 23 }, "obj": "POSITION" },
        ], "relations": [{ "id": "R1", "pred": "holds", "subj": "T1", "obj": "T2" }] })
    };
    let file = json!({
        "target": "http://example.org/docs/1", "sourcedb": "x", "sourceid": "1", "text": "Ông Võ Tám, Chủ tịch xã.",
        "tracks": [track("a", 4, 10, "OFFICIAL"), track("b", 7, 10, "OFFICIAL")],
    });
    let document = one("1.json", &file.to_string()).document;
    assert_eq!(document.annotations().len(), 4);
    assert_eq!(relations(&document), [("Võ Tám", "holds", "Chủ tịch xã"), ("Tám", "holds", "Chủ tịch xã")]);
}

#[test]
fn what_is_not_read_says_what_to_export_instead() {
    let found =
        opened("a.tsv", "#FORMAT=WebAnno TSV 3.3\n#T_SP=webanno.custom.X|y\n\n#Text=Ông\n1-1\t0-3\tÔng\t_\n");
    assert_eq!(found, [Content::Refused(Refusal::Foreign(Foreign::WebAnno))]);
}

/// Formats that have a text and offsets or words of it, and are read.
fn read() -> impl Iterator<Item = &'static Format> {
    FORMATS.iter().filter(|format| format.read.is_some())
}

fn plain() -> Document {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/formats/plain.json");
    project::read(&std::fs::read_to_string(path).expect("a fixture")).expect("a project").document
}

/// Says a problem in both languages; each in words of its own.
#[cfg(feature = "html")]
fn told(problem: &Problem) {
    use chu_giai::ui::i18n::Language;
    let [vi, en] = [Language::Vi, Language::En].map(|language| language.problem(problem));
    assert!(vi.len() > 10 && en.len() > 10 && vi != en, "{problem:?}: {vi} / {en}");
}

#[cfg(not(feature = "html"))]
fn told(problem: &Problem) {
    assert!(problem.to_string().len() > 10);
}

#[test]
fn of_every_format_offsets_that_lead_nowhere_cost_no_annotation() {
    let line = "Sáng 05/3/2024, bà Trần Thị Lụa, Chủ tịch UBND xã, báo cáo về 12 dự án.";
    let text = |text: &str| chu_giai::text::Text::new(text.to_owned()).expect("a text");
    let sent = chu_giai::session::annotate(text(line), Meta { title: "t".into(), ..Meta::default() });
    let count = sent.annotations().len();
    assert!(count >= 3, "{:?}", sent.annotations());
    for format in read() {
        let options = Options { unit: Some(OffsetUnit::CodePoint), ..Options::default() };
        let options =
            if format.units.contains(&OffsetUnit::CodePoint) { options } else { Options::default() };
        let mut files = format.files("a", &sent, &options);
        files.retain(|file| file.name.starts_with("a."));
        for file in &mut files {
            file.content = file.content.replace(line, "Hết.");
        }
        let inputs: Vec<Input<'_>> =
            files.iter().map(|file| Input { name: &file.name, content: &file.content }).collect();
        for outcome in read_files(&inputs, Some(format)) {
            let batch = outcome.batch.unwrap_or_else(|error| panic!("{}: {error}", format.id));
            let Imported { document, problems, unplaced } = &batch.documents[0];
            problems.iter().for_each(told);
            if format.id.starts_with("conll") {
                // Its words are in the columns: what the second file says of another text is not taken.
                assert!(problems.contains(&Problem::TextRebuilt), "{}: {problems:?}", format.id);
                assert!(document.annotations().len() + 1 >= count, "{}", format.id);
                continue;
            }
            assert_eq!(document.text().as_str(), "Hết.", "{}", format.id);
            let kept = document.annotations().len() + unplaced.len();
            assert_eq!(kept, count, "{}: {problems:?}", format.id);
            let said = problems.iter().filter(|known| matches!(known, Problem::Unplaced { .. })).count();
            assert_eq!(said, unplaced.len(), "{}: {problems:?}", format.id);
            assert!(said > 0, "{}", format.id);
        }
    }
}

#[test]
fn of_every_format_labels_that_nobody_knows_are_added_and_told() {
    let sent = plain();
    // Our own file defines its labels; what it does not define has a test of its own.
    for format in read().filter(|format| !format.id.starts_with("json")) {
        let mut files = format.files("a", &sent, &Options::default());
        files.retain(|file| file.name.starts_with("a."));
        for file in &mut files {
            file.content = file.content.replace("POSITION", "CHUC");
        }
        let inputs: Vec<Input<'_>> =
            files.iter().map(|file| Input { name: &file.name, content: &file.content }).collect();
        for outcome in read_files(&inputs, Some(format)) {
            let batch = outcome.batch.unwrap_or_else(|error| panic!("{}: {error}", format.id));
            let Imported { document, problems, .. } = &batch.documents[0];
            assert_eq!(document.annotations().len(), sent.annotations().len(), "{}", format.id);
            let added = Problem::LabelAdded { key: "CHUC".into() };
            assert!(problems.contains(&added), "{}: {problems:?}", format.id);
            problems.iter().for_each(told);
        }
    }
}

#[test]
fn every_format_is_read_in_the_encodings_of_windows() {
    let sent = plain();
    for format in read() {
        let mut files = format.files("a", &sent, &Options::default());
        files.retain(|file| file.name.starts_with("a."));
        let named = |content: Vec<u8>, name: &str| Named { name: name.to_owned(), bytes: content };
        let encoded = files.iter().map(|file| {
            let units = std::iter::once(0xfeff).chain(file.content.encode_utf16());
            named(units.flat_map(u16::to_le_bytes).collect(), &file.name)
        });
        let mut encoded = encoded.collect::<Vec<_>>().into_iter();
        let main = encoded.next().expect("a file");
        let found: Vec<Content> =
            open_group(main, encoded.collect(), &Choices::default()).map(|entry| entry.content).collect();
        let [Content::Project(imported)] = found.as_slice() else { panic!("{}: {found:?}", format.id) };
        assert_eq!(imported.document.text().as_str(), sent.text().as_str(), "{}", format.id);
        assert_eq!(spans(&imported.document), spans(&sent), "{}", format.id);
    }
}
