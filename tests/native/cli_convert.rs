//! Corpora from one format to another: the same in a stream, on many threads and after a stop.

use super::command::{article, done, folder, lines, piped, put, run, tree};
use chu_giai::exchange::{Corpus, FORMATS};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

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
