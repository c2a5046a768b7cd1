//! The command line over many files: what it reads, in which order, and how it goes on after a stop.

use super::arbitrary::ARTICLE;
use chu_giai::exchange::{Corpus, FORMATS, project};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

pub(super) fn run(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_chu-giai"));
    command.args(arguments).stdin(Stdio::null()).output().expect("the program runs")
}

/// What the program writes that reads this on standard input.
fn piped(arguments: &[&str], input: &str) -> String {
    let mut child = Command::new(env!("CARGO_BIN_EXE_chu-giai"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs");
    let (mut stdin, input) = (child.stdin.take().expect("a pipe"), input.to_owned());
    let writing = std::thread::spawn(move || stdin.write_all(input.as_bytes()).expect("it reads"));
    let output = child.wait_with_output().expect("it ends");
    writing.join().expect("it is written");
    let messages = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(0), "{arguments:?}: {messages}");
    String::from_utf8(output.stdout).expect("UTF-8")
}

pub(super) fn done(arguments: &[&str]) -> String {
    let output = run(arguments);
    let messages = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(0), "{arguments:?}: {messages}");
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// A folder of this test's own, emptied.
pub(super) fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    folder
}

pub(super) fn put(folder: &Path, name: &str, content: impl AsRef<[u8]>) -> String {
    let file = folder.join(name);
    fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
    fs::write(&file, content).expect("a file");
    file.to_str().expect("UTF-8").to_owned()
}

/// All files below a folder with their content.
pub(super) fn tree(root: &Path) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut open = vec![root.to_path_buf()];
    while let Some(path) = open.pop() {
        if path.is_dir() {
            open.extend(fs::read_dir(path).expect("it reads").map(|entry| entry.expect("one").path()));
        } else {
            let name = path.strip_prefix(root).expect("below").to_str().expect("UTF-8").to_owned();
            found.insert(name, fs::read_to_string(path).expect("text"));
        }
    }
    found
}

fn article(number: usize) -> String {
    format!(
        "Sáng {}/7, đồng chí Lê Thị Hạnh, Bí thư Huyện ủy, chủ trì hội nghị số {number}.",
        number % 28 + 1
    )
}

pub(super) fn lines(count: usize) -> String {
    let line = |number| serde_json::json!({"text": article(number), "id": number}).to_string();
    (1..=count).map(line).collect::<Vec<_>>().join("\n") + "\n"
}

fn text_of(project: &str) -> String {
    let imported = project::read(project).expect("a project");
    assert!(imported.document.annotations().len() >= 3, "{:?}", imported.document.annotations());
    imported.document.text().as_str().to_owned()
}

#[test]
fn a_folder_is_all_that_is_in_it() {
    let (input, out) = (folder("many-in"), folder("many-out"));
    put(&input, "b.txt", article(1));
    put(&input, "b.html", format!("<p>{}</p>", article(2)));
    put(&input, "a/c.csv", format!("nội dung;id\n\"{}\";1\n\"{}\";2\n", article(3), article(4)));
    put(&input, ".an", "ẩn");
    let tcvn3 = b"\xae\xe5ng ch\xdd L\xaa Th\xde H\xb9nh, B\xdd th\xad Huy\xd6n \xf1y, ng\xb5y 08/7";
    put(&input, "d.txt", tcvn3);
    let output = run(&["detect", "--out", out.to_str().expect("UTF-8"), input.to_str().expect("UTF-8")]);
    let messages = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(0), "{messages}");
    assert!(
        messages.contains("c.csv#1: left out: id") && messages.contains("d.txt: read as TCVN3"),
        "{messages}"
    );
    let found = tree(&out);
    assert_eq!(
        found.keys().collect::<Vec<_>>(),
        ["a/c-1.json", "a/c-2.json", "b.json", "b.txt.json", "d.json"]
    );
    assert_eq!(text_of(&found["a/c-2.json"]), article(4));
    assert_eq!(text_of(&found["b.json"]), article(2));
    // Results that lie within what is read are not read.
    let inside = input.join("out");
    for _ in 0..2 {
        done(&["detect", "--out", inside.to_str().expect("UTF-8"), input.to_str().expect("UTF-8")]);
        assert_eq!(tree(&inside).len(), 5);
    }
}

#[test]
fn lines_become_lines_in_the_same_order_whatever_the_number_of_threads() {
    let input = folder("lines-in");
    let file = put(&input, "tin.jsonl", lines(150));
    let one = done(&["detect", "--jobs", "1", &file]);
    assert_eq!(one.lines().count(), 150);
    for (number, line) in one.lines().enumerate() {
        assert_eq!(text_of(line), article(number + 1));
    }
    assert_eq!(done(&["detect", "--jobs", "5", &file]), one);
    let out = folder("lines-out");
    done(&["detect", "--out", out.to_str().expect("UTF-8"), &file]);
    assert_eq!(tree(&out), BTreeMap::from([("tin.jsonl".to_owned(), one)]));
}

#[test]
fn a_stopped_run_goes_on_where_it_was() {
    let (input, out) = (folder("resume-in"), folder("resume-out"));
    let out_name = out.to_str().expect("UTF-8");
    let file = put(&input, "tin.jsonl", lines(60));
    let whole = done(&["detect", &file]);
    // As a run leaves it that was killed after noting forty and while writing the next one.
    let forty: usize = whole.split_inclusive('\n').take(40).map(str::len).sum();
    put(&out, "tin.jsonl.part", format!("{}{{\"cut", &whole.get(..forty).expect("a boundary")));
    put(&out, "tin.jsonl.at", format!("40 {forty}\n"));
    done(&["detect", "--resume", "--out", out_name, &file]);
    assert_eq!(tree(&out), BTreeMap::from([("tin.jsonl".to_owned(), whole.clone())]));
    // What is done is not done again, unless it is asked for.
    put(&out, "tin.jsonl", "khác");
    done(&["detect", "--resume", "--out", out_name, &file]);
    assert_eq!(tree(&out)["tin.jsonl"], "khác");
    done(&["detect", "--out", out_name, &file]);
    assert_eq!(tree(&out)["tin.jsonl"], whole);
    let texts = folder("resume-texts");
    let names: Vec<String> =
        (0..3).map(|number| put(&texts, &format!("{number}.txt"), article(number))).collect();
    put(&out, "1.json", "có rồi");
    done(&["detect", "--resume", "--out", out_name, &names[0], &names[1], &names[2]]);
    assert_eq!(tree(&out)["1.json"], "có rồi");
    assert_eq!(text_of(&tree(&out)["2.json"]), article(2));
    assert_eq!(
        run(&["detect", "--resume", &file]).status.code(),
        Some(2),
        "without a folder there is nothing to go on with"
    );
}

#[test]
fn what_is_detected_into_a_format_is_what_is_converted_to_it() {
    let path = |folder: &Path| folder.to_str().expect("UTF-8").to_owned();
    let (texts, projects) = (folder("formats-in"), folder("formats-projects"));
    for number in 0..3 {
        put(&texts, &format!("{number}.txt"), article(number));
    }
    done(&["detect", &path(&texts), "--out", &path(&projects)]);
    let lines_in = put(&folder("formats-lines"), "tin.jsonl", lines(5));
    let projects_in = put(&folder("formats-lines-projects"), "tin.jsonl", done(&["detect", &lines_in]));
    for format in FORMATS {
        let (one, other) = (folder("formats-detected"), folder("formats-converted"));
        let (input, labelled) = match format.corpus {
            Corpus::Files | Corpus::Array => (path(&texts), path(&projects)),
            Corpus::Appended => (lines_in.clone(), projects_in.clone()),
        };
        done(&["detect", &input, "--to", format.id, "--out", &path(&one)]);
        if format.corpus == Corpus::Array {
            for name in ["0.json", "1.json", "2.json"] {
                done(&["convert", &path(&projects.join(name)), "--to", format.id, "--out", &path(&other)]);
            }
            // The whole of it at once goes to standard output.
            let all = folder("formats-array");
            done(&["convert", &labelled, "--to", format.id, "--out", &path(&all)]);
            assert_eq!(
                done(&["detect", &input, "--to", format.id]),
                tree(&all)["corpus.json"],
                "{}",
                format.id
            );
        } else {
            done(&["convert", &labelled, "--to", format.id, "--out", &path(&other)]);
        }
        let (one, mut other) = (tree(&one), tree(&other));
        // A stream has no end at which it could be counted.
        assert_eq!(other.remove("README.md").is_some(), format.corpus != Corpus::Array, "{}", format.id);
        assert_eq!(one.keys().collect::<Vec<_>>(), other.keys().collect::<Vec<_>>(), "{}", format.id);
        assert_eq!(one, other, "{}", format.id);
    }
}

#[test]
fn a_stream_is_converted_to_what_the_whole_is_converted_to() {
    let input = folder("stream");
    let projects = done(&["detect", &put(&input, "tin.jsonl", lines(150))]);
    let mut mixed: Vec<&str> = projects.lines().collect();
    // What is no document takes no place among the documents.
    for at in [140, 90, 89, 70, 3, 3] {
        mixed.insert(at, "không");
    }
    let array = format!("[{},{}]", mixed[0], mixed[1]);
    let native = put(&input, "du-an.jsonl", mixed.join("\n"));
    let foreign = done(&["convert", &native, "--to", "doccano-relations"]);
    let mut foreign: Vec<&str> = foreign.lines().collect();
    assert_eq!(foreign.len(), 150);
    let several = format!("[{},{}]", foreign[0], foreign[1]);
    foreign.insert(5, "{");
    foreign.insert(100, &several);
    let foreign = put(&input, "doccano.jsonl", foreign.join("\r\n") + "\r\n");
    let own = put(&input, "mang.jsonl", format!("{}\n{array}\n{}\n", mixed[0], mixed[1]));
    for (file, documents) in [(&native, 150), (&own, 2), (&foreign, 150)] {
        for format in FORMATS.iter().filter(|format| format.corpus != Corpus::Files) {
            let whole = folder("stream-whole");
            done(&["convert", file, "--to", format.id, "--out", whole.to_str().expect("UTF-8")]);
            let stem = Path::new(file).file_stem().expect("a name").to_str().expect("UTF-8");
            let streamed = done(&["convert", file, "--to", format.id]);
            assert_eq!(
                tree(&whole)[&format!("{stem}.{}", format.extension)],
                streamed,
                "{} {file}",
                format.id
            );
            if format.id == "jsonl" {
                assert_eq!(streamed.lines().count(), documents, "{file}");
            }
        }
    }
    let output = run(&["convert", &native, "--to", "conll"]);
    let messages = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(messages.contains("du-an.jsonl#4: "), "{messages}");
    assert!(messages.contains("conll cannot carry "), "{messages}");
}

#[test]
fn standard_input_of_one_file_is_converted_whatever_it_is() {
    let input = folder("stdin-convert");
    let project = done(&["detect", &put(&input, "tin.txt", article(1))]);
    let marked = done(&["convert", &put(&input, "du-an.json", &project), "--to", "conll"]);
    let lines = done(&["convert", &put(&input, "du-an.json", &project), "--to", "jsonl"]);
    for given in [&project, &lines] {
        assert_eq!(piped(&["convert", "-", "--to", "conll"], given), marked);
    }
}

#[test]
fn a_stopped_run_goes_on_in_all_files_of_a_format() {
    let path = |folder: &Path| folder.to_str().expect("UTF-8").to_owned();
    let input = folder("resume-both-in");
    let (file, begun) = (put(&input, "tin.jsonl", lines(30)), put(&input, "begun/tin.jsonl", lines(20)));
    let run_of = |name: &str, file: &str| {
        let out = folder(name);
        done(&["detect", "--to", "conll", "--out", &path(&out), file]);
        tree(&out)
    };
    let (whole, part) = (run_of("resume-both-whole", &file), run_of("resume-both-part", &begun));
    let (main, side) = ("tin.conll", "tin.offsets.jsonl");
    assert_eq!(whole.keys().collect::<Vec<_>>(), [main, side]);
    // As a run leaves it that was killed after noting twenty and while writing the next one.
    let out = folder("resume-both-out");
    put(&out, "tin.conll.part", format!("{}cut", part[main]));
    put(&out, "tin.offsets.jsonl.part", format!("{}{{\"cut", part[side]));
    let note = format!("20 {}\n {} {side}\n", part[main].len(), part[side].len());
    put(&out, "tin.conll.at", &note);
    done(&["detect", "--to", "conll", "--resume", "--out", &path(&out), &file]);
    assert_eq!(tree(&out), whole);
    // Where one of them is not as long as was noted, all is done again.
    let out = folder("resume-both-short");
    put(&out, "tin.conll.part", &part[main]);
    put(&out, "tin.offsets.jsonl.part", "");
    put(&out, "tin.conll.at", note);
    done(&["detect", "--to", "conll", "--resume", "--out", &path(&out), &file]);
    assert_eq!(tree(&out), whole);
}

#[test]
fn no_result_takes_the_place_of_an_article() {
    let input = folder("overwritten");
    let file = put(&input, "tin.txt", article(1));
    let output = run(&["detect", "--to", "brat", "--out", input.to_str().expect("UTF-8"), &file]);
    let messages = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(2), "{messages}");
    assert!(messages.contains("would overwrite"), "{messages}");
    assert_eq!(tree(&input), BTreeMap::from([("tin.txt".to_owned(), article(1))]));
}

#[test]
fn what_a_person_decided_stays_when_a_project_is_detected_again() {
    let input = folder("again-in");
    let file = put(&input, "a.txt", ARTICLE);
    let first = done(&["detect", &file]);
    let decided = first.replacen("\"suggested\"", "\"rejected\"", 1);
    let project = put(&input, "b.json", &decided);
    let again = project::read(&done(&["detect", &project])).expect("a project").document;
    let before = project::read(&decided).expect("a project").document;
    assert_eq!(again.annotations(), before.annotations());
}

#[test]
fn bad_lines_cost_themselves_and_are_told() {
    let input = folder("bad-lines");
    let file = put(
        &input,
        "tin.jsonl",
        format!("{{\"text\":\"{}\"}}\nkhông\n{{\"text\":\"{}\"}}\n", article(1), article(2)),
    );
    let output = run(&["detect", &file]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("tin.jsonl#2: expected a JSON object"));
    assert_eq!(String::from_utf8_lossy(&output.stdout).lines().count(), 2);
    let table = put(&input, "tin.csv", "a,b\nx,y\n");
    let output = run(&["detect", &table]);
    assert!(
        String::from_utf8_lossy(&output.stderr).contains("none of these is known to hold the text: a, b")
    );
    assert_eq!(done(&["detect", "--column", "b", "--to", "marked", &table]).trim(), "y");
}

#[test]
fn counts_add_up() {
    let (input, out) = (folder("stats-in"), folder("stats-out"));
    put(&input, "a.txt", article(1));
    put(&input, "b.txt", article(2));
    let out = out.to_str().expect("UTF-8");
    done(&["detect", "--out", out, input.to_str().expect("UTF-8")]);
    let figures: serde_json::Value = serde_json::from_str(&done(&["stats", "--json", out])).expect("JSON");
    assert_eq!(figures["documents"], 2);
    assert_eq!(figures["kinds"]["OFFICIAL"]["all"], 2);
    assert_eq!(figures["kinds"]["OFFICIAL"]["by_status"]["suggested"], 2);
    assert_eq!(figures["kinds"]["~holds"]["documents"], 2);
    assert_eq!(figures["each"][1]["kinds"]["POSITION"]["all"], 1);
    let rows = done(&["stats", "--per-document", out]);
    let rows: Vec<Vec<&str>> = rows.lines().map(|line| line.split('\t').collect()).collect();
    assert_eq!(rows.len(), 3);
    assert_eq!(rows[0][..2], ["document", "characters"]);
    assert!(rows[1..].iter().all(|row| row.len() == rows[0].len()));
    assert!(done(&["stats", out]).lines().any(|line| line.starts_with("OFFICIAL") && line.contains("1.00")));
}

#[test]
fn annotators_and_gold_are_compared() {
    let (input, out) = (folder("agree-in"), folder("agree-out"));
    put(&input, "a.txt", article(1));
    let first = out.join("first");
    let second = out.join("second");
    done(&["detect", "--out", first.to_str().expect("UTF-8"), input.to_str().expect("UTF-8")]);
    let project = fs::read_to_string(first.join("a.json")).expect("a project");
    put(&second, "a.json", project.replacen("\"suggested\"", "\"rejected\"", 1));
    let (first, second) = (first.to_str().expect("UTF-8"), second.to_str().expect("UTF-8"));
    let figures: serde_json::Value =
        serde_json::from_str(&done(&["agree", "--json", first, second])).expect("JSON");
    let all = &figures["pairs"][0]["all"];
    assert_eq!(all["first"].as_u64().map(|count| count - 1), all["second"].as_u64());
    assert_eq!(all["second"], all["both"]);
    assert!(figures["alpha"].as_f64().is_some_and(|alpha| alpha > 0.3 && alpha < 1.0), "{figures}");
    assert!(done(&["agree", first, first]).contains("alpha of words"));
    let scored: serde_json::Value =
        serde_json::from_str(&done(&["score", "--json", second, first])).expect("JSON");
    assert_eq!(scored["ALL SPANS"]["precision"], 1.0);
    assert_eq!(scored["ALL SPANS"]["gold"].as_u64(), all["first"].as_u64());
    // A span that ends before it begins is nobody's, on either side.
    let reversed = r#"{"annotations": [{"id": "a", "label": "DATE", "start": 9, "end": 3}]}"#;
    let reversed = put(&input, "nguoc.json", reversed);
    let output = run(&["score", "--json", &reversed, &reversed]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("1 spans end before they begin"));
    fs::remove_file(reversed).expect("it is there");
    let output = run(&["score", first, input.to_str().expect("UTF-8")]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("there are no files"));
}

#[test]
fn what_is_converted_into_a_folder_does_not_depend_on_threads_nor_on_how_documents_are_packed() {
    let path = |folder: &Path| folder.to_str().expect("UTF-8").to_owned();
    let (input, texts) = (folder("pack-in"), folder("pack-texts"));
    let lines_of = |from: usize, count| {
        let all: Vec<String> = lines(from + count).lines().skip(from).map(str::to_owned).collect();
        put(&texts, "tin.jsonl", all.join("\n") + "\n")
    };
    // Lines, a file of several documents, files of one.
    put(&input, "a.jsonl", done(&["detect", &lines_of(0, 40)]) + "không\n");
    let several = done(&["detect", &lines_of(40, 30)]);
    let several = put(&texts, "du-an.jsonl", several);
    put(&input, "b.json", done(&["convert", &several, "--to", "label-studio"]));
    for (at, line) in done(&["detect", &lines_of(70, 30)]).lines().enumerate() {
        put(&input, &format!("c/{at:02}.json"), line);
    }
    for to in ["jsonl", "label-studio", "conll", "brat", "json"] {
        let run_of = |name: &str, more: &[&str]| {
            let out = folder(name);
            done(&[&["convert", &path(&input), "--to", to, "--out", &path(&out)], more].concat());
            tree(&out)
        };
        let one = run_of("pack-one", &["--jobs", "1"]);
        assert_eq!(one, run_of("pack-many", &["--jobs", "7"]), "{to}");
        assert!(one["README.md"].contains("| documents | 100 |"), "{to}: {}", one["README.md"]);
        let parts = run_of("pack-parts", &["--jobs", "7", "--split", "50,30", "--seed", "3"]);
        assert!(parts["README.md"].contains("| documents | 50 | 30 | 20 | 100 |"), "{}", parts["README.md"]);
        assert_eq!(
            parts,
            run_of("pack-parts-one", &["--jobs", "1", "--split", "50,30", "--seed", "3"]),
            "{to}"
        );
    }
}

#[test]
fn a_stopped_conversion_goes_on_where_it_was() {
    let path = |folder: &Path| folder.to_str().expect("UTF-8").to_owned();
    let input = folder("convert-resume-in");
    let projects = done(&["detect", &put(&input, "tin.jsonl", lines(60))]);
    let (file, begun) = (put(&input, "du-an.jsonl", &projects), folder("convert-resume-begun"));
    let first: Vec<&str> = projects.lines().take(40).collect();
    let first = put(&input, "begun/du-an.jsonl", first.join("\n") + "\n");
    for (to, side) in [("conll", Some("offsets.jsonl")), ("label-studio", None), ("jsonl", None)] {
        let into = |name: &str, file: &str, more: &[&str]| {
            let out = folder(name);
            done(&[&["convert", file, "--to", to, "--out", &path(&out)], more].concat());
            tree(&out)
        };
        let whole = into("convert-resume-whole", &file, &[]);
        let part = into("convert-resume-part", &first, &[]);
        let main = format!("du-an.{}", if to == "label-studio" { "json" } else { to });
        // As a run leaves it that was killed after noting forty and while writing the next one.
        let out = folder("convert-resume-out");
        let written = part[&main].strip_suffix("\n]\n").unwrap_or(&part[&main]);
        put(&out, &format!("{main}.part"), format!("{written}cut"));
        let mut note = format!("40 {}\n", written.len());
        if let Some(side) = side {
            let name = format!("du-an.{side}");
            put(&out, &format!("{name}.part"), format!("{}cut", part[&name]));
            let _ = writeln!(note, " {} {name}", part[&name].len());
        }
        put(&out, &format!("{main}.at"), note);
        done(&["convert", &file, "--to", to, "--resume", "--out", &path(&out)]);
        assert_eq!(tree(&out), whole, "{to}");
        // What is done is not done again, and still counted.
        put(&out, &main, "có rồi");
        done(&["convert", &file, "--to", to, "--resume", "--out", &path(&out)]);
        assert_eq!(
            (tree(&out)[&main].as_str(), &tree(&out)["README.md"]),
            ("có rồi", &whole["README.md"]),
            "{to}"
        );
        done(&["convert", &file, "--to", to, "--out", &path(&out)]);
        assert_eq!(tree(&out), whole, "{to}");
    }
    // Files of their own: those that are there stay.
    for (at, line) in projects.lines().take(5).enumerate() {
        put(&begun, &format!("{at}.json"), line);
    }
    put(&begun, "x/3.json", projects.lines().nth(7).expect("a line"));
    let out = folder("convert-resume-files");
    done(&["convert", &path(&begun), "--to", "brat", "--out", &path(&out)]);
    let whole = tree(&out);
    put(&out, "2.ann", "có rồi");
    fs::remove_file(out.join("3-2.ann")).expect("it is there");
    done(&["convert", &path(&begun), "--to", "brat", "--resume", "--out", &path(&out)]);
    let mut again = tree(&out);
    assert_eq!(again.insert("2.ann".to_owned(), whole["2.ann"].clone()).as_deref(), Some("có rồi"));
    assert_eq!(again, whole);
    assert_eq!(run(&["convert", &file, "--to", "jsonl", "--resume"]).status.code(), Some(2));
}

#[test]
fn standard_input_is_parted_as_a_file_is() {
    let path = |folder: &Path| folder.to_str().expect("UTF-8").to_owned();
    let input = folder("split-stdin-in");
    let projects = done(&["detect", &put(&input, "tin.jsonl", lines(50))]);
    let file = put(&input, "du-an.jsonl", &projects);
    let (one, other) = (folder("split-stdin-one"), folder("split-stdin-other"));
    done(&["convert", &file, "--to", "jsonl", "--split", "60,20", "--out", &path(&one)]);
    piped(&["convert", "-", "--to", "jsonl", "--split", "60,20", "--out", &path(&other)], &projects);
    let (mut one, mut other) = (tree(&one), tree(&other));
    assert!(other.remove("README.md").is_some_and(|card| card.starts_with("# stdin\n")));
    one.remove("README.md");
    assert_eq!(one.values().map(|part| part.lines().count()).collect::<Vec<_>>(), [10, 10, 30]);
    assert_eq!(one, other);
}

#[test]
fn figures_do_not_depend_on_threads_nor_on_how_documents_are_packed() {
    let path = |folder: &Path| folder.to_str().expect("UTF-8").to_owned();
    let (input, apart) = (folder("figures-in"), folder("figures-apart"));
    let projects = done(&["detect", &put(&input, "tin.jsonl", lines(80))]);
    let rejected = projects.replacen("\"suggested\"", "\"rejected\"", 30);
    let one = put(&input, "mot.jsonl", &projects);
    let other = put(&input, "hai.jsonl", &rejected);
    for (at, (one, other)) in projects.lines().zip(rejected.lines()).enumerate() {
        put(&apart, &format!("mot/{at:02}.json"), one);
        put(&apart, &format!("hai/{at:02}.json"), other);
    }
    let (folder_one, folder_other) = (path(&apart.join("mot")), path(&apart.join("hai")));
    let figures = |arguments: &[&str]| {
        let few = done(&[arguments, &["--jobs", "1"]].concat());
        assert_eq!(few, done(&[arguments, &["--jobs", "6"]].concat()), "{arguments:?}");
        few
    };
    let stats = figures(&["stats", &one]);
    assert_eq!(stats, figures(&["stats", &folder_one]));
    assert_eq!(stats, piped(&["stats", "-"], &projects));
    assert_eq!(figures(&["stats", "--per-document", &one]).lines().count(), 81);
    let score = figures(&["score", &other, &one]);
    assert_eq!(score, figures(&["score", &folder_other, &folder_one]));
    assert_eq!(score, figures(&["score", &path(&apart.join("hai")), &path(&apart.join("mot"))]));
    assert_eq!(score, piped(&["score", "-", &one], &rejected));
    let agree = figures(&["agree", "--json", &one, &other]);
    let figure = |json: &str, key: &str| {
        let json: serde_json::Value = serde_json::from_str(json).expect("JSON");
        json["pairs"][0][key].clone()
    };
    let in_folders = figures(&["agree", "--json", &folder_one, &folder_other]);
    for key in ["all", "kappa", "articles"] {
        assert_eq!(figure(&agree, key), figure(&in_folders, key), "{key}");
    }
    let shorter: Vec<&str> = rejected.lines().take(79).collect();
    let shorter = put(&input, "ngan.jsonl", shorter.join("\n") + "\n");
    let output = run(&["score", &shorter, &one]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("mot.jsonl: has more lines than "));
}

#[test]
fn one_project_on_standard_input_is_scored_like_a_file() {
    let input = folder("score-input");
    let article = put(&input, "xa.txt", ARTICLE);
    let project = done(&["detect", &article]);
    let gold = put(&input, "gold.json", &project);
    assert_eq!(piped(&["score", "-", &gold], &project), done(&["score", &gold, &gold]));
    let both = run(&["score", "-", "-"]);
    assert_eq!(both.status.code(), Some(2));
}

#[test]
fn figures_of_nothing_are_not_written() {
    let input = folder("of-nothing");
    let article = put(&input, "xa.txt", ARTICLE);
    let lines = put(&input, "xa.jsonl", "không\nphải\nJSON\n");
    let empty = input.join("empty");
    fs::create_dir(&empty).expect("a folder");
    let [empty, missing] = [empty, input.join("missing.json")].map(|path| path.display().to_string());
    let out = input.join("figures.txt");
    let file = out.to_str().expect("UTF-8");
    for (arguments, said) in [
        (
            vec!["score", &missing, &article],
            vec!["missing.json: ", "xa.txt: expected JSON with `annotations`"],
        ),
        (vec!["score", &article, &lines], vec!["xa.txt: expected JSON by lines"]),
        (vec!["score", &empty, &empty], vec!["empty: there are no files in it"]),
        (vec!["stats", &article], vec!["xa.txt: "]),
        (vec!["stats", &empty], vec!["empty: there are no files in it"]),
        (vec!["agree", &article, &missing], vec!["xa.txt: ", "missing.json: "]),
        (vec!["detect", &empty], vec!["empty: there are no files in it"]),
    ] {
        let output = run(&arguments);
        let messages = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!((output.status.code(), &*output.stdout), (Some(1), &b""[..]), "{arguments:?}: {messages}");
        assert_eq!(messages.lines().count(), said.len(), "{arguments:?}: {messages}");
        for (line, said) in messages.lines().zip(said) {
            assert!(line.contains(said), "{arguments:?}: {line}");
        }
        if arguments[0] != "detect" {
            assert_eq!(run(&[&arguments[..], &["--out", file]].concat()).status.code(), Some(1));
            assert!(!out.exists(), "{arguments:?}");
        }
    }
}

#[test]
fn what_is_wrong_is_told_by_the_name_of_its_file() {
    let input = folder("told-by-name");
    let article = put(&input, "xa.txt", ARTICLE);
    let one = put(&input, "mot.jsonl", "{\"annotations\":[]}\n{\"annotations\":[]}\n");
    let other = put(&input, "hai.jsonl", "{\"annotations\":[]}\n{\"annotations\":7}\n");
    let project = put(&input, "xa.json", done(&["detect", &article]));
    let another = put(&input, "khac.json", done(&["detect", &put(&input, "khac.txt", "Ngày 5/8, xã họp.")]));
    for (arguments, said) in [
        (vec!["score", &one, &other], "hai.jsonl:2: expected JSON with `annotations`"),
        (vec!["agree", &project, &another], "xa.json: its text is not the same for all"),
        (vec!["detect", &article, "--out", &project], "xa.json: expected a folder, found a file"),
        (vec!["convert", &article, "--to", "conll"], "xa.txt: expected annotations in a known format"),
    ] {
        let output = run(&arguments);
        let messages = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(messages.contains(said), "{arguments:?}: {messages}");
    }
}
