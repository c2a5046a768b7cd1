//! Whole files of every kind, friendly and hostile.

use super::zip::tests::{Packing, packing, zip};
use super::*;
use crate::exchange::{FORMATS, Options, ReadError, bundle};
use std::fmt::Write;

fn entries(name: &str, bytes: impl Into<Vec<u8>>) -> Vec<Entry> {
    open(name, bytes.into(), &Choices::default()).collect()
}

fn one(name: &str, bytes: impl Into<Vec<u8>>) -> Content {
    let mut entries = entries(name, bytes);
    assert_eq!(entries.len(), 1, "{entries:?}");
    entries.remove(0).content
}

fn article(content: Content) -> Article {
    match content {
        Content::Text(article) => article,
        other => panic!("expected an article, found {other:?}"),
    }
}

fn refusal(content: Content) -> Refusal {
    match content {
        Content::Refused(refusal) => refusal,
        other => panic!("expected a refusal, found {other:?}"),
    }
}

fn project(text: &str) -> String {
    let document = crate::annotation::Document::new(Text::new(text).expect("short"), Meta::default());
    project::write(&document)
}

#[test]
fn a_text_is_kept_as_decoded() {
    let found = article(one("tin/xã.txt", "\u{feff}Đảng ủy  xã\r\n"));
    assert_eq!(found.text.as_str(), "Đảng ủy  xã\r\n", "a byte order mark is none of the article");
    assert_eq!(article(one("a.html", "\u{feff}<p>Xã")).text.as_str(), "Xã");
    assert_eq!((found.meta.source.as_str(), found.meta.title.as_str()), ("xã.txt", ""));
    assert_eq!(found.encoding, Some(Recognised { encoding: Encoding::Utf8, sure: 100 }));
    let chosen = Choices { encoding: Some(Encoding::Windows1258), ..Choices::default() };
    let read: Vec<_> =
        open("a.txt", b"ng\xe0y".to_vec(), &chosen).map(|entry| article(entry.content)).collect();
    assert_eq!(read[0].text.as_str(), "ngày");
}

#[test]
fn a_file_of_blanks_says_so() {
    let word = |text: &str| {
        let body = format!("<d><p><t>{text}</t></p></d>");
        zip(&[packing("[Content_Types].xml", ""), packing("word/document.xml", body)])
    };
    for (name, file) in [
        ("a.txt", Vec::new()),
        ("a.txt", b" \r\n\t".to_vec()),
        ("a.txt", "\u{feff}\u{a0}\n".into()),
        ("a.html", b"<html><body><p> <script>x</script></body>".to_vec()),
        ("a.docx", word(" ")),
    ] {
        assert_eq!(refusal(one(name, file)), Refusal::Blank, "{name}");
    }
    assert_eq!(
        refusal(one("a.jsonl", "{\"text\":\"\u{a0}\"}")),
        Refusal::NoText { field: "text".to_owned() }
    );
    assert_eq!(article(one("a.docx", word("Xã"))).text.as_str(), "Xã");
}

#[test]
fn a_line_with_a_document_of_somebodys_own_is_read_by_its_fields() {
    let line = "{\"document\":{\"id\":5},\"text\":\"Xã họp\"}";
    let found = article(one("a.jsonl", line));
    assert_eq!(found.text.as_str(), "Xã họp");
    assert_eq!(found.remarks, [Remark::Fields { names: vec!["document".to_owned()] }]);
    // What says that it is ours is ours, and is not taken for something else where it is damaged.
    let own = project("Xã").replace('\n', "").replace("\"text\": \"Xã\"", "\"text\": 5");
    let damaged = own.replacen('{', "{\"text\": \"khác\", ", 1);
    assert_eq!(refusal(one("a.jsonl", damaged)), Refusal::Json(ReadError::NoText));
}

#[test]
fn our_own_files_come_with_their_annotations() {
    assert!(matches!(one("a.json", project("Xã")), Content::Project(_)));
    assert!(matches!(one("a.txt", project("Xã")), Content::Project(_)), "by content");
    assert_eq!(refusal(one("a.json", "{}")), Refusal::Json(ReadError::NotOurs));
    assert_eq!(article(one("a.txt", "{ghi chú} Xã")).text.as_str(), "{ghi chú} Xã");
}

#[test]
fn every_line_is_an_entry() {
    let own = serde_json::from_str::<serde_json::Value>(&project("Của ta")).expect("JSON");
    let file = format!(
        "\u{feff}{{\"id\":7,\"text\":\"Một\",\"title\":\"T\",\"date\":\"8/7/2024\",\"url\":\"u\"}}\r\n\n{own}\n[1]\n{{\"text\":5}}\n\
         {{\"text\":\" \"}}\n{{\"a\":1}}\n{{\"text\":\"\\ud83d\"}}\n{{\"text\":"
    );
    let found = entries("d/tin.jsonl", file);
    let names: Vec<_> = found.iter().map(|entry| entry.name.rsplit_once('#').expect("a number").1).collect();
    assert_eq!(names, ["1", "3", "4", "5", "6", "7", "8", "9"]);
    let mut contents = found.into_iter().map(|entry| entry.content);
    let mut next = || contents.next().expect("one more");
    let first = article(next());
    assert_eq!(first.text.as_str(), "Một");
    assert_eq!(
        (first.meta.title.as_str(), first.meta.published.as_str(), first.meta.source.as_str()),
        ("T", "2024-07-08", "u")
    );
    assert_eq!(first.remarks, [Remark::Fields { names: vec!["id".to_owned()] }]);
    assert!(matches!(next(), Content::Project(_)));
    assert_eq!(refusal(next()), Refusal::NotObject);
    assert_eq!(article(next()).text.as_str(), "5");
    assert_eq!(refusal(next()), Refusal::NoText { field: "text".to_owned() });
    assert_eq!(refusal(next()), Refusal::NoTextColumn { columns: vec!["a".to_owned()] });
    let half = article(next());
    assert_eq!((half.text.as_str(), half.remarks), ("\u{fffd}", vec![Remark::Damaged { count: 1 }]));
    assert_eq!(refusal(next()), Refusal::NotObject);
    assert_eq!(
        entries("a.json", "{\"text\":\"Một\"}\n{\"text\":\"Hai\"}").len(),
        2,
        "lines under another name"
    );
}

#[test]
fn files_of_other_programs_come_with_their_annotations() {
    let line = "{\"text\":\"Ngày 08/7 họp\",\"label\":[[0,9,\"DATE\"]]}\n";
    let plain = "{\"text\":\"Ngày 09/7\",\"label\":[],\"tags\":[1,2]}\n";
    let found = entries("a.jsonl", format!("{line}{plain}"));
    let [Entry { content: Content::Project(first), .. }, Entry { content: second, .. }] = &found[..] else {
        panic!("{found:?}")
    };
    assert_eq!(first.document.annotations().len(), 1);
    assert_eq!(article(second.clone()).remarks.len(), 1);
    let tasks = "[{\"data\":{\"text\":\"Ngày 08/7\"},\"annotations\":[{\"result\":[{\"type\":\"labels\",\
        \"from_name\":\"label\",\"to_name\":\"text\",\"id\":\"a\",\"value\":{\"start\":0,\"end\":9,\"labels\":[\"DATE\"]}}]}]}]";
    assert!(matches!(one("a.json", tasks), Content::Project(_)));
    assert_eq!(article(one("a.txt", tasks)).text.as_str(), tasks, "a text is a text");
}

#[test]
fn every_row_is_an_entry() {
    let file = "STT;Tiêu đề;Nội dung\n1;Tin;\"Một; \"\"hai\"\"\nba\"\n2;;Bốn;thừa\n3\n";
    let found = entries("tin.csv", file);
    assert_eq!(
        found.iter().map(|entry| entry.name.as_str()).collect::<Vec<_>>(),
        ["tin.csv#1", "tin.csv#2", "tin.csv#3"]
    );
    let mut contents = found.into_iter().map(|entry| entry.content);
    let first = article(contents.next().expect("a row"));
    assert_eq!((first.text.as_str(), first.meta.title.as_str()), ("Một; \"hai\"\nba", "Tin"));
    assert_eq!(first.remarks, [Remark::Fields { names: vec!["STT".to_owned()] }]);
    let second = article(contents.next().expect("a row"));
    assert_eq!(second.remarks, [Remark::Fields { names: vec!["STT".to_owned(), "4".to_owned()] }]);
    assert_eq!(refusal(contents.next().expect("a row")), Refusal::NoText { field: "Nội dung".to_owned() });
    // Of two columns of one name the empty one is not the one that was left out.
    let found = entries("tin.csv", "text,ghi,ghi\nMột,,a\nHai,,\n");
    let remarks: Vec<_> = found.into_iter().map(|entry| article(entry.content).remarks).collect();
    assert_eq!(remarks, [vec![Remark::Fields { names: vec!["ghi".to_owned()] }], Vec::new()]);
}

#[test]
fn the_column_of_the_text_can_be_chosen() {
    let file = "\u{feff}ma,mo ta\na,Đảng ủy xã\nb,Chi bộ\n";
    assert_eq!(
        refusal(one("a.csv", file)),
        Refusal::NoTextColumn { columns: vec!["ma".to_owned(), "mo ta".to_owned()] }
    );
    let listed = columns("a.csv", file.into(), &Choices::default()).expect("a table");
    assert_eq!(listed[1].samples, ["Đảng ủy xã", "Chi bộ"]);
    assert!(!listed.iter().any(|column| column.is_text));
    let chosen = Choices { column: Some("Mô tả".to_owned()), ..Choices::default() };
    let texts: Vec<_> = open("a.csv", file.into(), &chosen)
        .map(|entry| article(entry.content).text.as_str().to_owned())
        .collect();
    assert_eq!(texts, ["Đảng ủy xã", "Chi bộ"]);
    let listed = columns("a.jsonl", "{\"id\":1,\"text\":\"Một\"}\n{\"x\":2}".into(), &Choices::default())
        .expect("lines");
    let listed: Vec<_> = listed.iter().map(|column| (column.name.as_str(), column.is_text)).collect();
    assert_eq!(listed, [("id", false), ("text", true), ("x", false)]);
    assert_eq!(columns("a.txt", "x".into(), &Choices::default()), Ok(Vec::new()));
}

#[test]
fn tabs_and_commas_are_told_from_each_other() {
    for (name, file) in [
        ("a.tsv", "text\tx;y\nMột, hai\t1"),
        ("a.csv", "text,\"x;y;z\"\n\"Một, hai\",1"),
        ("a.csv", "text\tx\nMột, hai\t1"),
    ] {
        assert_eq!(article(one(name, file)).text.as_str(), "Một, hai", "{name} {file}");
    }
}

#[test]
fn an_archive_is_unpacked_as_it_is_read() {
    let files: Vec<_> =
        (0..10_000).map(|n| packing(&format!("tin/{n}.txt"), format!("Tin số {n}"))).collect();
    let mut intake = open("tin.zip", zip(&files), &Choices::default());
    assert_eq!((intake.files(), intake.expanded()), (Some(10_000), 0));
    let first = intake.next().expect("the first");
    assert_eq!(first.name, "tin.zip/tin/0.txt");
    assert_eq!(intake.expanded(), "Tin số 0".len() as u64, "one file, one file's bytes");
    assert_eq!(intake.count(), 9_999);
}

#[test]
fn everything_in_an_archive_is_an_entry() {
    let inner = zip(&[packing("x.txt", "trong")]);
    let word =
        zip(&[packing("[Content_Types].xml", ""), packing("word/document.xml", "<d><p><t>Word</t></p></d>")]);
    let bytes = zip(&[
        packing("a/", ""),
        packing("../../a.txt", "một"),
        packing("b.docx", word),
        packing("c.csv", "text\nhai\nba\n"),
        packing("d.zip", inner.clone()),
        packing("e.bin", inner),
        packing("__MACOSX/._a.txt", "x"),
        packing("f.pdf", "%PDF-1.7"),
        Packing { flags: 1, ..packing("g.txt", "khoá") },
        packing("h.html", "<p>trang</p>"),
    ]);
    let mut seen = String::new();
    for Entry { name, content } in entries("C:\\tin.zip", bytes) {
        let _ = match content {
            Content::Text(article) => writeln!(seen, "{name} {}", article.text.as_str()),
            Content::Refused(refusal) => writeln!(seen, "{name} ! {refusal}"),
            Content::Project(_) => writeln!(seen, "{name} project"),
        };
    }
    assert_eq!(
        seen,
        "tin.zip/a.txt một\n\
         tin.zip/b.docx Word\n\
         tin.zip/c.csv#1 hai\n\
         tin.zip/c.csv#2 ba\n\
         tin.zip/d.zip ! an archive within an archive is not opened\n\
         tin.zip/e.bin ! an archive within an archive is not opened\n\
         tin.zip/__MACOSX/._a.txt ! a file of the operating system's own\n\
         tin.zip/f.pdf ! files of this kind are not read: PDF\n\
         tin.zip/g.txt ! it is encrypted\n\
         tin.zip/h.html trang\n"
    );
}

#[test]
fn other_office_files_are_named() {
    for (files, foreign) in [
        (["[Content_Types].xml", "xl/workbook.xml"], Foreign::Spreadsheet),
        (["[Content_Types].xml", "ppt/presentation.xml"], Foreign::Presentation),
        (["mimetype", "content.xml"], Foreign::OpenDocument),
    ] {
        assert_eq!(
            refusal(one("a.docx", zip(&files.map(|name| packing(name, ""))))),
            Refusal::Foreign(foreign)
        );
    }
}

#[test]
fn deep_json_is_refused_before_it_is_parsed() {
    let deep = "[".repeat(1_000_000);
    assert!(matches!(refusal(one("a.json", deep.clone())), Refusal::Json(ReadError::TooDeep { .. })));
    let line = format!("{{\"text\":{deep}");
    assert!(matches!(refusal(one("a.jsonl", line)), Refusal::Json(ReadError::TooDeep { .. })));
}

#[test]
fn keys_of_prototypes_are_names_like_others() {
    let line = "{\"__proto__\":{\"text\":\"giả\"},\"constructor\":{\"prototype\":{}},\"text\":\"thật\"}";
    let found = article(one("a.jsonl", line));
    assert_eq!(found.text.as_str(), "thật");
    assert_eq!(
        found.remarks,
        [Remark::Fields { names: vec!["__proto__".to_owned(), "constructor".to_owned()] }]
    );
    let file = project("Xã").replacen('{', "{\"__proto__\": {\"document\": 1}, ", 1);
    let Content::Project(imported) = one("a.json", file) else { panic!("a project") };
    assert_eq!(imported.document.text().as_str(), "Xã");
    assert_eq!(imported.problems.len(), 1, "{:?}", imported.problems);
}

#[test]
fn offsets_out_of_range_cost_their_annotation_only() {
    let own = project("Xã Thanh Lâm").replace(
        "\"annotations\": []",
        "\"annotations\": [{\"id\":\"a1\",\"label\":\"DATE\",\"start\":4294967295,\"end\":-1},\
         {\"id\":\"a2\",\"label\":\"DATE\",\"start\":900000000000000000000,\"end\":3}]",
    );
    let Content::Project(imported) = one("a.json", own) else { panic!("a project") };
    assert_eq!(imported.document.annotations().len(), 0);
    assert!(imported.problems.len() >= 2, "{:?}", imported.problems);
}

#[test]
fn counts_and_lengths_are_bounded() {
    let few = |limits: Limits| Choices { limits, ..Choices::default() };
    let rows = few(Limits { rows: 3, ..Limits::default() });
    for (name, file) in
        [("a.csv", format!("text\n{}", "x\n".repeat(1000))), ("a.jsonl", "{\"text\":\"x\"}\n".repeat(1000))]
    {
        let found: Vec<_> = open(name, file.into_bytes(), &rows).collect();
        assert_eq!(found.len(), 4, "{name}");
        let last = found.into_iter().next_back().expect("the last").content;
        assert_eq!(refusal(last), Refusal::TooMany { what: Counted::Rows, most: 3 });
    }
    let wide = format!("{}\n", vec!["text"; 2000].join(","));
    assert_eq!(refusal(one("a.csv", wide)), Refusal::TooMany { what: Counted::Columns, most: 1000 });
    let row = format!("text,b\nx{}\n", ",".repeat(2000));
    assert_eq!(refusal(one("a.csv", row)), Refusal::TooMany { what: Counted::Columns, most: 1000 });
    let line = few(Limits { line: 100, ..Limits::default() });
    let endless = format!("{{\"text\":\"{}\"}}", "x".repeat(1000));
    let found = open("a.jsonl", endless.into_bytes(), &line).next().expect("an entry");
    assert_eq!(refusal(found.content), Refusal::TooLarge { found: 1011, most: 100 });
    let file = few(Limits { file: 10, ..Limits::default() });
    let found = open("a.txt", vec![b'x'; 11], &file).next().expect("an entry");
    assert_eq!(refusal(found.content), Refusal::TooLarge { found: 11, most: 10 });
}

#[test]
fn a_quote_that_never_ends_loses_nothing() {
    let file = "text\n\"một\nhai\nba";
    assert_eq!(article(one("a.csv", file)).text.as_str(), "một\nhai\nba");
}

#[test]
fn data_under_any_name_is_refused() {
    let noise: Vec<u8> = (0..2000_u32).map(|n| n.wrapping_mul(2_654_435_761).to_be_bytes()[1]).collect();
    for name in ["a.txt", "a.json", "a.jsonl", "a.csv", "a.html", "a.docx", "a"] {
        assert_eq!(refusal(one(name, noise.clone())), Refusal::Binary, "{name}");
    }
}

#[test]
fn any_cut_of_any_file_is_survived() {
    let word =
        zip(&[packing("[Content_Types].xml", ""), packing("word/document.xml", "<d><p><t>Word</t></p></d>")]);
    let files: [(&str, Vec<u8>); 7] = [
        ("a.docx", word.clone()),
        ("a.zip", zip(&[packing("b.docx", word), packing("a.txt", "Xã")])),
        ("a.json", project("Xã Thanh Lâm").into_bytes()),
        ("a.jsonl", "{\"text\":\"Một\"}\n{\"text\":\"Hai\"}".into()),
        ("a.csv", "text,x\n\"Một\"\"\",2\n".into()),
        ("a.html", "<html><p class='x'>Một &amp; <b>hai</b></p><script>x</script>".into()),
        ("a.txt", "Đảng ủy xã".into()),
    ];
    for (name, whole) in files {
        for end in 0..=whole.len() {
            let found = entries(name, &whole[..end]);
            // A table or lines of nothing have nothing; anything else says what it is.
            assert!(!found.is_empty() || name == "a.csv" || name == "a.jsonl", "{name} {end}");
        }
    }
}

#[test]
fn encodings_are_recognised_in_every_kind_of_file() {
    let table: Vec<u8> =
        "text,title\nĐồng chí Hạnh,Tin\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let marked: Vec<u8> = [0xff, 0xfe].into_iter().chain(table).collect();
    assert_eq!(article(one("a.csv", marked)).text.as_str(), "Đồng chí Hạnh");
    let page = b"<p>\xae\xe5ng ch\xdd b\xdd th\xad huy\xd6n \xf1y</p>".to_vec();
    let found = article(one("a.html", page));
    assert_eq!(found.text.as_str(), "đồng chí bí thư huyện ủy");
    assert_eq!(found.encoding.map(|known| known.encoding), Some(Encoding::Tcvn3));
}

/// brat's two files of a document.
fn brat() -> [Packing; 2] {
    [packing("a/tin.ann", "T1\tDATE 5 9\t08/7\n"), packing("a/tin.txt", "Ngày 08/7, xã họp.\n")]
}

fn named(file: &Packing) -> Named {
    Named { name: String::from_utf8(file.name.clone()).expect("UTF-8"), bytes: file.content.clone() }
}

/// What each entry is, on a line.
fn told(entries: impl Iterator<Item = Entry>) -> Vec<String> {
    let line = |Entry { name, content }: Entry| match content {
        Content::Text(article) => format!("{name} {}", article.text.as_str().trim_end()),
        Content::Refused(refusal) => format!("{name} ! {refusal}"),
        Content::Project(known) => {
            let document = known.document;
            let spans = document.annotations().iter().map(|known| document.text().slice(known.span));
            format!(
                "{name} {} [{}]",
                document.text().as_str().trim_end(),
                spans.collect::<Vec<_>>().join(", ")
            )
        }
    };
    entries.map(line).collect()
}

#[test]
fn an_annotation_file_and_its_text_are_one_document() {
    let [ann, txt] = brat();
    let open = |beside| told(open_group(named(&ann), beside, &Choices::default()));
    assert_eq!(open(vec![named(&txt)]), ["a/tin.ann Ngày 08/7, xã họp. [08/7]"]);
    assert_eq!(
        open(Vec::new()),
        ["a/tin.ann ! expected a file .txt of the same name beside this one"],
        "its offsets are of a text that is not there"
    );
    let empty = Named { bytes: b"\n".to_vec(), ..named(&ann) };
    let unread = told(open_group(empty, vec![named(&txt)], &Choices::default()));
    assert_eq!(unread, ["a/tin.txt Ngày 08/7, xã họp."], "nobody has annotated it");
    // Both in an encoding of their own.
    let wide = |file: Named| {
        let units = String::from_utf8(file.bytes).expect("UTF-8");
        Named {
            bytes: format!("\u{feff}{units}").encode_utf16().flat_map(u16::to_le_bytes).collect(),
            ..file
        }
    };
    let read = told(open_group(wide(named(&ann)), vec![wide(named(&txt))], &Choices::default()));
    assert_eq!(read, ["a/tin.ann Ngày 08/7, xã họp. [08/7]"]);
}

#[test]
fn pairs_in_an_archive_are_documents_and_settings_are_passed_over() {
    let [ann, txt] = brat();
    let second = Packing { name: b"b/hai.txt".to_vec(), content: "Thu 5 tỷ.".into(), ..txt.clone() };
    let hai =
        Packing { name: b"b/hai.ann".to_vec(), content: "T1\tFIGURE 4 8\t5 tỷ\n".into(), ..ann.clone() };
    let locked = Packing { name: b"c/ba.ann".to_vec(), flags: 1, ..ann.clone() };
    let ba = Packing { name: b"c/ba.txt".to_vec(), ..txt.clone() };
    let files = [
        second,
        txt,
        packing("annotation.conf", "[entities]"),
        ann,
        hai,
        ba,
        locked,
        packing("d.txt", "Bốn"),
    ];
    assert_eq!(
        told(entries("x.zip", zip(&files)).into_iter()),
        [
            "x.zip/annotation.conf ! it sets up another program and holds no article",
            "x.zip/a/tin.ann Ngày 08/7, xã họp. [08/7]",
            "x.zip/b/hai.ann Thu 5 tỷ. [5 tỷ]",
            "x.zip/c/ba.ann ! it is encrypted",
            "x.zip/c/ba.txt Ngày 08/7, xã họp.",
            "x.zip/d.txt Bốn",
        ]
    );
}

/// What a survey says of each file: its encoding with how it begins, or why it gives no text.
fn seen(name: &str, bytes: impl Into<Vec<u8>>) -> Vec<String> {
    let file = Named { name: name.to_owned(), bytes: bytes.into() };
    let line = |sight: Sight| match &sight.seen {
        Ok(known) => {
            let mark = if sight.is_marked { " marked" } else { "" };
            format!("{} {}{mark}: {}", sight.name, known.encoding, sight.preview(None))
        }
        Err(refusal) => format!("{} ! {refusal}", sight.name),
    };
    survey(file, &Limits::default()).map(line).collect()
}

#[test]
fn files_are_seen_before_they_are_taken() {
    let tcvn3 = b"\xae\xe5ng ch\xdd b\xdd th\xad huy\xd6n \xf1y".to_vec();
    let wide: Vec<u8> = "\u{feff}Đảng ủy".encode_utf16().flat_map(u16::to_be_bytes).collect();
    let word = zip(&[
        packing("[Content_Types].xml", ""),
        packing("word/document.xml", "<d><p><t>Tỉnh ủy</t></p></d>"),
    ]);
    let files = [
        packing("m/một.txt", "Đảng ủy  xã\nhọp"),
        packing("hai.txt", "\u{feff}Xã họp"),
        packing("ba.txt", wide),
        packing("bốn.txt", tcvn3.clone()),
        packing("năm.docx", word.clone()),
        packing("sáu.png", b"\x89PNG\r\n".to_vec()),
        packing("bảy.zip", zip(&[packing("x", "")])),
        packing("f/", ""),
        packing("../tám.txt", "Tám"),
    ];
    let expected = [
        "x.zip/m/một.txt UTF-8: Đảng ủy xã họp",
        "x.zip/hai.txt UTF-8 marked: Xã họp",
        "x.zip/ba.txt UTF-16BE marked: Đảng ủy",
        "x.zip/bốn.txt TCVN3: đồng chí bí thư huyện ủy",
        "x.zip/năm.docx UTF-8: Tỉnh ủy",
        "x.zip/sáu.png ! files of this kind are not read: a picture",
        "x.zip/bảy.zip ! an archive within an archive is not opened",
        "x.zip/tám.txt UTF-8: Tám",
    ];
    assert_eq!(seen("x.zip", zip(&files)), expected);
    for (file, expected) in files.iter().zip(&expected).filter(|(file, _)| file.name != b"../t\xc3\xa1m.txt")
    {
        if file.name.ends_with(b"/") || file.name == b"b\xe1\xba\xa3y.zip" {
            continue;
        }
        let name = String::from_utf8(file.name.clone()).expect("UTF-8");
        assert_eq!(seen(&name, file.content.clone()), [expected.replacen("x.zip/", "", 1)]);
    }
    assert_eq!(seen("năm.docx", word).len(), 1, "a Word file is one, not its parts");
}

#[test]
fn what_is_seen_is_what_is_taken() {
    let tcvn3 = b"\xae\xe5ng ch\xdd b\xdd th\xad huy\xd6n \xf1y".to_vec();
    for bytes in
        ["Xã họp".as_bytes().to_vec(), tcvn3.clone(), b"caf\xe9 cr\xe8me".to_vec(), b"plain".to_vec()]
    {
        let file = Named { name: "a.txt".to_owned(), bytes: bytes.clone() };
        let sight = survey(file, &Limits::default()).next().expect("one");
        let read = article(one("a.txt", bytes));
        assert_eq!(Some(sight.seen.clone().expect("text")), read.encoding);
        assert_eq!(sight.preview(None), read.text.as_str());
    }
    // What a person chose for one of an archive is for that one.
    let bytes = zip(&[packing("a.txt", tcvn3.clone()), packing("b.txt", tcvn3)]);
    let encodings = [("x.zip/a.txt".to_owned(), Encoding::Windows1258)].into();
    let chosen = Choices { encodings, ..Choices::default() };
    let texts: Vec<_> = open("x.zip", bytes.clone(), &chosen)
        .map(|entry| article(entry.content))
        .map(|article| (article.encoding.map(|known| known.encoding), article.text.as_str().to_owned()))
        .collect();
    let sight = survey(Named { name: "x.zip".to_owned(), bytes }, &Limits::default()).next().expect("one");
    assert_eq!(texts[0], (Some(Encoding::Windows1258), sight.preview(Some(Encoding::Windows1258))));
    assert_eq!(texts[1].0, Some(Encoding::Tcvn3));
}

#[test]
fn a_preview_shows_the_letters_that_encodings_differ_in() {
    let lead = "plain words of a heading, ".repeat(40);
    for (encoding, bytes) in [
        (Encoding::Utf8, format!("{lead}Đảng ủy xã{}", " ấ".repeat(400)).into_bytes()),
        (
            Encoding::Utf16Le,
            format!("{lead}Đảng ủy xã{}", " ấ".repeat(400))
                .encode_utf16()
                .flat_map(u16::to_le_bytes)
                .collect(),
        ),
    ] {
        let file = Named { name: "a.txt".to_owned(), bytes };
        let sight = survey(file, &Limits::default()).next().expect("one");
        assert_eq!(sight.seen.as_ref().map(|known| known.encoding), Ok(encoding));
        let preview = sight.preview(None);
        assert!(preview.contains("Đảng ủy xã") && !preview.contains('\u{fffd}'), "{encoding} {preview}");
        assert!(preview.chars().count() <= 160, "{preview}");
        // Any other is shown as it would be read, and never fails.
        for other in Encoding::ALL {
            let _ = sight.preview(Some(other));
        }
    }
}

#[test]
fn the_columns_of_a_table_are_seen_before_it_is_taken_and_chosen_by_its_name() {
    let table = "id,title,text,body\n1,Tin,Tóm tắt,Toàn văn của bài\n";
    let file = zip(&[packing("a.csv", table), packing("b.csv", table), packing("c.txt", "Xã họp")]);
    let handed = Named { name: "tin.zip".to_owned(), bytes: file.clone() };
    let columns = |sight: Sight| {
        sight.columns.iter().map(|column| (column.name.clone(), column.is_text)).collect::<Vec<_>>()
    };
    let seen: Vec<_> = survey(handed, &Limits::default()).map(columns).collect();
    let known = [("id", false), ("title", false), ("text", true), ("body", false)];
    let known: Vec<_> = known.map(|(name, is_text)| (name.to_owned(), is_text)).into();
    assert_eq!(seen, [known.clone(), known, Vec::new()]);
    let columns = [("tin.zip/b.csv".to_owned(), "body".to_owned())].into();
    let choices = Choices { columns, ..Choices::default() };
    let texts: Vec<_> = open("tin.zip", file, &choices)
        .map(|entry| article(entry.content).text.as_str().to_owned())
        .collect();
    assert_eq!(texts, ["Tóm tắt", "Toàn văn của bài", "Xã họp"]);
}

#[test]
fn the_fields_of_json_by_lines_are_seen_and_chosen_as_the_columns_of_a_table_are() {
    let plain = "{\"id\":1,\"text\":\"Tóm tắt\",\"toan_bo\":\"Toàn văn\"}\n{\"text\":\"Hai\",\"toan_bo\":\"Toàn văn hai\"}\n";
    let annotated = "{\"id\":1,\"text\":\"Xã họp\",\"label\":[[0,2,\"X\"]]}\n";
    let fields = |name: &str, lines: &str| {
        let file = Named { name: name.to_owned(), bytes: lines.into() };
        let sight = survey(file, &Limits::default()).next().expect("one");
        sight.columns.into_iter().map(|column| (column.name, column.is_text)).collect::<Vec<_>>()
    };
    let known = [("id", false), ("text", true), ("toan_bo", false)];
    assert_eq!(fields("a.jsonl", plain), known.map(|(name, is_text)| (name.to_owned(), is_text)));
    assert_eq!(fields("a.jsonl", annotated), []);
    let columns = [("a.jsonl".to_owned(), "toan_bo".to_owned())].into();
    let choices = Choices { columns, ..Choices::default() };
    let texts: Vec<_> = open("a.jsonl", plain.into(), &choices)
        .map(|entry| article(entry.content).text.as_str().to_owned())
        .collect();
    assert_eq!(texts, ["Toàn văn", "Toàn văn hai"]);
}

#[test]
fn what_every_format_exports_is_opened_as_what_it_is() {
    let fixture = |json: &str| project::read(json).expect("a project").document;
    let first = fixture(include_str!("../../../tests/fixtures/formats/plain.json"));
    let second = fixture(include_str!("../../../tests/fixtures/formats/nested.json"));
    for format in FORMATS {
        let files = bundle(format, "tin", &[("tin-1", &first), ("tin-2", &second)], &Options::default());
        let packed: Vec<_> = files.iter().map(|file| packing(&file.name, file.content.clone())).collect();
        let mut found: Vec<Content> =
            entries("tin.zip", zip(&packed)).into_iter().map(|entry| entry.content).collect();
        found.retain(|content| *content != Content::Refused(Refusal::Setting));
        if format.read.is_some() {
            let texts: Vec<&str> = found
                .iter()
                .map(|content| match content {
                    Content::Project(imported) => imported.document.text().as_str(),
                    other => panic!("{}: {other:?}", format.id),
                })
                .collect();
            assert_eq!(texts, [first.text().as_str(), second.text().as_str()], "{}", format.id);
        } else if ["csv", "tsv"].contains(&format.id) {
            assert_eq!(found, [Content::Refused(Refusal::OwnTable)], "{}", format.id);
        } else {
            // What is written for people is an article like others: one for each document.
            assert_eq!(found.len(), 2, "{}: {found:?}", format.id);
        }
    }
}

#[test]
fn a_table_of_annotations_is_no_table_of_articles() {
    let own = "title,source,published,id,label,text,value,attributes,amount,upper,denominator,unit,bound,change,date,\
               entity,relations,status,rule,note,created,start,end\r\nTin,,,1,DATE,Sáng 05/3,,,,,,,,,,,,,,,,0,9\r\n";
    assert_eq!(refusal(one("a.csv", own)), Refusal::OwnTable);
    assert_eq!(refusal(one("a.tsv", own.replace(',', "\t"))), Refusal::OwnTable);
    assert_eq!(refusal(one("a.csv", own.replace(',', ";"))), Refusal::OwnTable, "as a spreadsheet saves it");
    // Somebody else's table may have a few of the names.
    assert_eq!(article(one("a.csv", "id,label,text\n1,x,Xã họp\n")).text.as_str(), "Xã họp");
}
