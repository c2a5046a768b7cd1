//! Every format over the five standing articles: plain, with astral characters, decomposed, with line breaks
//! of Windows and tabs, and with spans that nest and cross.

use super::arbitrary::{any_document, text};
use super::properties::cases;
use chu_giai::annotation::{Document, Meta};
use chu_giai::exchange::{
    Batch, Caution, Corpus, Export, FORMATS, File, Format, Input, Loss, Lost, OffsetUnit, Options, Problem,
    format, project, read_files, recognise, verify,
};
use proptest::prelude::*;
use std::sync::LazyLock;

const NAMES: [&str; 5] = ["plain", "astral", "nfd", "crlf", "nested"];

/// The fixtures by name.
fn fixture(name: &str) -> Document {
    let path = format!("{}/tests/fixtures/formats/{name}.json", env!("CARGO_MANIFEST_DIR"));
    let imported = project::read(&std::fs::read_to_string(path).expect("a fixture")).expect("a project");
    assert_eq!(imported.problems, [], "{name}");
    imported.document
}

fn row(id: &str) -> &'static Format {
    format(id).expect("a format")
}

fn files(id: &str, document: &Document) -> Vec<File> {
    row(id).files("bài", document, &Options::default())
}

fn inputs(files: &[File]) -> Vec<Input<'_>> {
    files.iter().map(|file| Input { name: &file.name, content: &file.content }).collect()
}

/// What a format reads back of its own files of several documents.
fn back(format: &'static Format, files: &[File]) -> Vec<Batch> {
    let outcomes = read_files(&inputs(files), Some(format));
    outcomes.into_iter().map(|outcome| outcome.batch.expect("our own file")).collect()
}

/// The same in any file names and the options that there are.
fn options(format: &Format) -> Vec<Options> {
    let units: Vec<Option<OffsetUnit>> = format.units.iter().copied().map(Some).chain([None]).collect();
    let both = [false, true].into_iter();
    both.flat_map(|decided| units.iter().map(move |&unit| Options { unit, decided })).collect()
}

#[test]
fn our_own_files_are_read_back_as_far_as_the_row_says() {
    for name in NAMES {
        let document = fixture(name);
        for format in FORMATS {
            for options in options(format) {
                assert_eq!(verify(format, &document, &options), Ok(()), "{} {name} {options:?}", format.id);
            }
        }
    }
}

#[test]
fn the_readme_tells_of_every_format() {
    let readme = include_str!("../../README.md");
    let missing: Vec<_> =
        FORMATS.iter().filter(|format| !readme.contains(&format!("`{}`", format.id))).collect();
    assert!(missing.is_empty(), "{:?}", missing.iter().map(|format| format.id).collect::<Vec<_>>());
}

/// Losses that reading our own file back can show.
const SHOWN: [Lost; 12] = [
    Lost::LineBreaks,
    Lost::Controls,
    Lost::Nested,
    Lost::Crossing,
    Lost::Relations,
    Lost::Values,
    Lost::Attributes,
    Lost::Entities,
    Lost::Facts,
    Lost::Notes,
    Lost::Statuses,
    Lost::Names,
];

#[test]
fn a_row_that_promises_too_much_is_caught() {
    let mut documents: Vec<Document> = NAMES.iter().map(|name| fixture(name)).collect();
    documents.push(Document::new(text("a\u{b}b"), Meta::default()));
    documents.push(super::own_labels::stated().document.expect("open"));
    for format in FORMATS.iter().filter(|format| format.read.is_some()) {
        for lost in SHOWN.into_iter().filter(|lost| format.loses.contains(lost)) {
            let promised: Vec<Lost> = format.loses.iter().copied().filter(|known| *known != lost).collect();
            let boastful = Format { loses: promised.leak(), ..*format };
            let caught =
                documents.iter().any(|document| verify(&boastful, document, &Options::default()).is_err());
            assert!(caught, "{} does carry {}", format.id, lost.wire());
        }
    }
}

#[test]
fn losses_are_counted_and_nothing_else_is_lost() {
    let losses = |id: &str, name: &str| row(id).losses(&fixture(name), &Options::default());
    assert_eq!(losses("json", "nested"), []);
    let doccano = losses("doccano", "nested");
    let expected = [
        (Lost::Relations, 4),
        (Lost::Values, 9),
        (Lost::Entities, 1),
        (Lost::Notes, 1),
        (Lost::Statuses, 10),
        (Lost::Provenance, 7),
        (Lost::Rejected, 1),
        (Lost::Definitions, 1),
    ];
    assert_eq!(doccano, expected.map(|(lost, count)| Loss { lost, count }));
    let crlf = losses("label-studio", "crlf");
    assert!(crlf.contains(&Loss { lost: Lost::LineBreaks, count: 8 }), "{crlf:?}");
    assert!(crlf.contains(&Loss { lost: Lost::Regions, count: 1 }), "{crlf:?}");
}

#[test]
fn what_nobody_has_decided_is_no_loss_where_it_is_left_out() {
    let document = fixture("nested");
    let options = Options { decided: true, ..Options::default() };
    let decided = chu_giai::exchange::decided(&document);
    for format in FORMATS {
        let losses = format.losses(&document, &options);
        assert_eq!(losses, format.losses(&decided, &Options::default()), "{}", format.id);
        let cautions = format.cautions(&document, &options);
        assert_eq!(cautions, format.cautions(&decided, &Options::default()), "{}", format.id);
    }
    let values = |options| {
        let losses = row("doccano").losses(&document, &options);
        losses.into_iter().find(|loss| loss.lost == Lost::Values).map(|loss| loss.count)
    };
    assert_eq!((values(Options::default()), values(options)), (Some(9), Some(7)));
}

#[test]
fn a_format_without_overlaps_says_which_spans_it_leaves_out() {
    let losses = row("conll").losses(&fixture("nested"), &Options::default());
    assert!(losses.contains(&Loss { lost: Lost::Nested, count: 4 }), "{losses:?}");
    assert!(losses.contains(&Loss { lost: Lost::Crossing, count: 1 }), "{losses:?}");
    assert!(losses.contains(&Loss { lost: Lost::Names, count: 2 }), "{losses:?}");
    let layers = row("conll-layers").losses(&fixture("nested"), &Options::default());
    assert!(layers.iter().all(|loss| !matches!(loss.lost, Lost::Nested | Lost::Crossing)), "{layers:?}");
}

#[test]
fn columns_without_their_second_file_are_read_with_single_blanks() {
    let mut files = files("conll", &fixture("plain"));
    files.truncate(1);
    let batch = back(row("conll"), &files).swap_remove(0);
    let imported = &batch.documents[0];
    assert_eq!(imported.problems, [Problem::TextRebuilt]);
    let document = &imported.document;
    assert!(document.text().as_str().contains("\nSáng 05/3/2024 , đồng chí Trần Thị Lụa , Phó"));
    let quotes: Vec<&str> =
        document.annotations().iter().map(|known| document.text().slice(known.span)).collect();
    assert_eq!(quotes.len(), 5);
    assert_eq!(quotes[1], "Trần Thị Lụa");
}

#[test]
fn columns_are_no_text_of_a_neighbour() {
    let (first, second) = (article("Bà Lan ký."), article("Ông Tám ký."));
    let mut files =
        chu_giai::exchange::bundle(row("conll"), "c", &[("a", &first), ("b", &second)], &Options::default());
    let second_line = files[1].content.split_once('\n').expect("two lines").1.to_owned();
    // A line that is damaged, and one that is not there at all: what has no line is rebuilt.
    for (side, expected) in [
        (format!("hỏng\n{second_line}"), ["Bà Lan ký .", "Ông Tám ký."]),
        (second_line.clone(), ["Bà Lan ký .", "Ông Tám ký ."]),
    ] {
        files[1].content = side;
        let batch = back(row("conll"), &files).swap_remove(0);
        let texts: Vec<&str> = batch.documents.iter().map(|known| known.document.text().as_str()).collect();
        assert_eq!(texts, expected);
        assert!(batch.documents[0].problems.contains(&Problem::TextRebuilt));
    }
}

#[test]
fn a_second_file_that_does_not_read_is_told() {
    let mut files = files("conll", &article("Bà Lan ký."));
    files[1].content = "hỏng".to_owned();
    let batch = back(row("conll"), &files).swap_remove(0);
    assert_eq!(batch.problems, [Problem::CompanionUnread { extension: "offsets.jsonl" }]);
    assert_eq!(batch.documents[0].problems, [Problem::TextRebuilt]);
}

fn article(source: &str) -> Document {
    Document::new(text(source), Meta::default())
}

#[test]
fn columns_of_others_are_read() {
    let content = "-DOCSTART- -X- O O\n\nU.N. NNP I-NP I-ORG\nofficial NN I-NP O\nEkeus NNP I-NP I-PER\n";
    let batch =
        row("conll").read.expect("it is read")(&[Input { name: "eng.conll", content }]).expect("columns");
    let document = &batch.documents[0].document;
    let found: Vec<(&str, &str)> = document
        .annotations()
        .iter()
        .map(|known| {
            (
                document.labels().get(known.label).expect("known").key.as_str(),
                document.text().slice(known.span),
            )
        })
        .collect();
    assert_eq!(found, [("ORG", "U.N."), ("PER", "Ekeus")]);
}

#[test]
fn a_table_opens_in_a_spreadsheet_and_runs_nothing() {
    let document = fixture("nested");
    for (id, delimiter) in [("csv", b','), ("tsv", b'\t')] {
        let content = files(id, &document).swap_remove(0).content;
        let content = content.strip_prefix('\u{feff}').expect("a byte order mark");
        let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).from_reader(content.as_bytes());
        let head: Vec<String> = reader.headers().expect("a head").iter().map(str::to_owned).collect();
        let rows: Vec<csv::StringRecord> = reader.records().collect::<Result<_, _>>().expect("rows");
        assert_eq!(rows.len(), 10);
        let cells = |name: &str| -> Vec<String> {
            let column = head.iter().position(|known| known == name).expect("a column");
            rows.iter().map(|row| row[column].to_owned()).collect()
        };
        assert!(cells("text").contains(&"'=SUM(A1)".to_owned()));
        assert!(cells("value").contains(&"'=HYPERLINK(\"x\")".to_owned()));
        assert!(cells("value").contains(&"chéo\nqua \"mép\"".to_owned()));
        assert!(cells("note").contains(&"'+1 \"dấu\", 'nháy'".to_owned()));
        assert!(cells("amount").contains(&"450000000000".to_owned()));
        assert!(cells("relations").contains(&"holds: Chủ tịch UBND tỉnh Lâm Hà".to_owned()));
    }
}

#[test]
fn cautions_are_given_where_they_matter() {
    let cautions = |id: &str, name: &str| row(id).cautions(&fixture(name), &Options::default());
    assert_eq!(cautions("doccano", "plain"), []);
    assert_eq!(cautions("doccano", "astral"), [Caution::UnitMatters]);
    assert_eq!(cautions("doccano", "nested"), [Caution::Overlaps]);
}

#[test]
fn a_file_is_recognised_as_what_it_is() {
    let alike = |one: &str, other: &str| {
        one == other || one.strip_prefix(other).is_some_and(|rest| rest.starts_with('-'))
    };
    for name in NAMES {
        for format in FORMATS.iter().filter(|format| format.read.is_some()) {
            let files = format.files(name, &fixture(name), &Options::default());
            let main = Input { name: &files[0].name, content: &files[0].content };
            let found = recognise(&main).map(|found| found.id);
            assert!(found.is_some_and(|found| alike(format.id, found)), "{} {name}: {found:?}", format.id);
        }
    }
}

#[test]
fn the_documents_of_a_corpus_come_back_in_order() {
    let documents: Vec<Document> = NAMES.iter().map(|name| fixture(name)).collect();
    let named: Vec<(&str, &Document)> = NAMES.iter().copied().zip(&documents).collect();
    for format in FORMATS.iter().filter(|format| format.read.is_some()) {
        let files = chu_giai::exchange::bundle(format, "corpus", &named, &Options::default());
        let batches = back(format, &files);
        let texts: Vec<String> = batches
            .iter()
            .flat_map(|batch| &batch.documents)
            .map(|imported| imported.document.text().as_str().replace("\r\n", "\n"))
            .collect();
        let sent: Vec<String> =
            documents.iter().map(|document| document.text().as_str().replace("\r\n", "\n")).collect();
        assert_eq!(texts, sent, "{}", format.id);
        let one = if format.corpus == Corpus::Files { documents.len() } else { 1 };
        assert_eq!(batches.len(), one, "{}", format.id);
    }
}

#[test]
fn offsets_count_what_the_reader_counts() {
    let document = fixture("astral");
    let found = |id: &str, unit| {
        let options = Options { unit: Some(unit), ..Options::default() };
        row(id).files("a", &document, &options).swap_remove(0).content
    };
    // Code points before `Võ Văn Tám` and UTF-16 units, which three characters beyond the plane add to.
    assert!(found("doccano", OffsetUnit::CodePoint).contains("[20,30,\"OFFICIAL\"]"));
    assert!(found("doccano", OffsetUnit::Utf16).contains("[23,33,\"OFFICIAL\"]"));
    assert!(found("label-studio", OffsetUnit::CodePoint).contains("\"end\":30,"));
}

#[test]
fn an_empty_document_and_one_without_annotations_are_documents_too() {
    for source in ["", "Không có gì.", " \n\t", "\u{feff}", "\0\u{1}\u{b}a", "]]>&<\"'"] {
        let document = Document::new(text(source), Meta::default());
        for format in FORMATS {
            assert_eq!(verify(format, &document, &Options::default()), Ok(()), "{} {source:?}", format.id);
        }
    }
}

/// Our own files of all formats that are read, to be damaged.
static OWN: LazyLock<Vec<(&'static Format, Vec<File>)>> = LazyLock::new(|| {
    let read = FORMATS.iter().filter(|format| format.read.is_some());
    read.flat_map(|format| NAMES.map(|name| (format, files(format.id, &fixture(name))))).collect()
});

/// What a hostile hand puts into a file.
const JUNK: &[&str] = &[
    "",
    "{",
    "}",
    "[",
    "]",
    "\"",
    ",",
    ":",
    "null",
    "-1",
    "1e99",
    "99999999999999999999",
    "\\ud800",
    "\0",
    "<",
    ">",
    "&",
    "&#0;",
    "<!DOCTYPE a [<!ENTITY b \"c\">]>",
    "]]>",
    "\n",
    "\r\n",
    "\t",
    "T1",
    "*",
    "#1\t",
    "__proto__",
    "constructor",
    "{\"__proto__\":{}}",
    "true",
    "2;1",
    "É",
    "📢",
    "[[[[[[[[",
    "B-",
    "I-X",
];

proptest! {
    #![proptest_config(cases(128))]

    #[test]
    fn every_document_is_read_back_as_far_as_the_row_says(document in any_document(), decided in any::<bool>()) {
        for format in FORMATS {
            let options = Options { unit: format.units.last().copied(), decided };
            prop_assert_eq!(verify(format, &document, &options), Ok(()), "{}", format.id);
        }
    }

    #[test]
    fn a_damaged_file_is_read_or_refused(
        which in any::<prop::sample::Index>(),
        cuts in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), 0usize..30, prop::sample::select(JUNK)), 1..4),
        end in prop::option::of(any::<prop::sample::Index>()),
    ) {
        let (format, files) = which.get(&OWN);
        let mut files = files.clone();
        for (file, at, length, junk) in cuts {
            let which = file.index(files.len());
            let content = &mut files[which].content;
            let start = content.floor_char_boundary(at.index(content.len() + 1));
            let end = content.floor_char_boundary((start + length).min(content.len())).max(start);
            content.replace_range(start..end, junk);
        }
        if let Some(end) = end {
            let content = &mut files[0].content;
            let end = content.floor_char_boundary(end.index(content.len() + 1));
            content.truncate(end);
        }
        for outcome in read_files(&inputs(&files), Some(format)) {
            for imported in outcome.batch.into_iter().flat_map(|batch| batch.documents) {
                let document = imported.document;
                for known in document.annotations().iter() {
                    prop_assert!(document.text().get(known.span).is_some_and(|quote| !quote.is_empty()));
                }
                // What was read can be written again.
                let export = Export::new(&document, format.unit(&Options::default()));
                prop_assert!(!(format.write)(&export).is_empty());
            }
        }
        // Another format's reader is no less careful.
        for other in FORMATS.iter().filter(|other| other.read.is_some()) {
            let _ = read_files(&inputs(&files), Some(other));
        }
    }
}

#[test]
fn what_is_wrong_with_a_line_costs_the_line() {
    let document = fixture("plain");
    let line = files("doccano", &document).swap_remove(0).content;
    let content = format!("{line}\nkhông phải JSON\n{{\"text\": 3}}\n{line}");
    let batch = row("doccano").read.expect("it is read")(&[Input { name: "a.jsonl", content: &content }])
        .expect("two lines are left");
    assert_eq!(batch.documents.len(), 2);
    assert_eq!(batch.problems.len(), 2, "{:?}", batch.problems);
    assert!(batch.problems.iter().all(|problem| matches!(problem, Problem::LineDropped { .. })));
}
