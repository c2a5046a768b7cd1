//! The command line, as a process.

use super::arbitrary::{ARTICLE, annotated, text};
use chu_giai::exchange::project;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

const ARTICLE_FILE: &str = "tests/fixtures/articles/huyen-thanh-lam.txt";

fn chu_giai(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_chu-giai"));
    command.args(arguments).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn run(arguments: &[&str]) -> Output {
    chu_giai(arguments).output().expect("the program runs")
}

fn piped(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = chu_giai(arguments).stdin(Stdio::piped()).spawn().expect("the program runs");
    child.stdin.take().expect("a pipe").write_all(input).expect("it reads");
    child.wait_with_output().expect("it ends")
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// A folder of this test's own, emptied.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("a folder");
    folder
}

#[test]
fn an_article_becomes_a_project_file() {
    let output = run(&["detect", ARTICLE_FILE]);
    assert_eq!((output.status.code(), stderr(&output)), (Some(0), String::new()));
    let file = String::from_utf8(output.stdout).expect("UTF-8");
    let imported = project::read(&file).expect("a project file");
    assert_eq!(imported.problems, []);
    let document = imported.document;
    assert_eq!(document.text().as_str(), ARTICLE);
    assert_eq!(document.meta().source, "huyen-thanh-lam.txt");
    assert_eq!(document.meta().title, "Huyện Thanh Lâm sơ kết công tác 6 tháng đầu năm 2024");
    assert_eq!(document.annotations(), annotated(ARTICLE).annotations(), "what the page shows");
}

#[test]
fn standard_input_is_a_dash() {
    let output = piped(&["detect", "-"], ARTICLE.as_bytes());
    let imported = project::read(&String::from_utf8_lossy(&output.stdout)).expect("a project file");
    assert_eq!((imported.document.text().as_str(), imported.document.meta().source.as_str()), (ARTICLE, ""));
}

#[test]
fn marked_text_without_its_marks_is_the_article() {
    let output = run(&["detect", "--to", "marked", ARTICLE_FILE]);
    let marked = String::from_utf8(output.stdout).expect("UTF-8");
    let mut plain = String::new();
    for piece in marked.split_inclusive(['⟦', '⟧']) {
        let piece = match plain.pop() {
            Some('⟦') => piece.split_once(' ').expect("a label and a blank").1,
            Some(other) => {
                if other != '⟧' {
                    plain.push(other);
                }
                piece
            }
            None => piece,
        };
        plain.push_str(piece);
    }
    // What is none of the article is left out.
    let mut article = ARTICLE.to_owned();
    for aside in chu_giai::detect::detect(&text(ARTICLE)).asides.iter().rev() {
        article.replace_range(aside.span.range(), "");
    }
    assert_eq!(plain.trim_end_matches('⟧'), article);
}

#[test]
fn one_file_per_article_and_the_good_ones_in_spite_of_the_bad() {
    let out = folder("cli-out");
    let bad = folder("cli-bad").join("data.txt");
    std::fs::write(&bad, b"\x01\x02\x03\x00\xff").expect("a file");
    let out_name = out.to_str().expect("UTF-8");
    let bad_name = bad.to_str().expect("UTF-8");
    let output = run(&["detect", "--out", out_name, "missing.txt", bad_name, ARTICLE_FILE]);
    assert_eq!(output.status.code(), Some(1));
    assert!(output.stdout.is_empty());
    let messages = stderr(&output);
    let lines: Vec<_> = messages.lines().collect();
    assert_eq!(lines.len(), 2, "{messages}");
    assert!(lines[0].starts_with("chu-giai: missing.txt: "), "{messages}");
    assert!(lines[1].ends_with("data.txt: expected text, found binary data"), "{messages}");
    let names: Vec<_> =
        std::fs::read_dir(&out).expect("it is there").map(|f| f.expect("one").file_name()).collect();
    assert_eq!(names, ["huyen-thanh-lam.json"]);
}

#[test]
fn two_articles_never_share_one_file() {
    let out = folder("cli-same");
    let other = folder("cli-other").join("huyen-thanh-lam.txt");
    std::fs::write(&other, "khác").expect("a file");
    let output =
        run(&["detect", "--out", out.to_str().expect("UTF-8"), ARTICLE_FILE, other.to_str().expect("UTF-8")]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("would both be written to"), "{}", stderr(&output));
    assert_eq!(std::fs::read_dir(&out).expect("it is there").count(), 0);
}

#[test]
fn arguments_that_make_no_sense_are_status_2() {
    for arguments in [&["detect"][..], &["detect", "--to", "xml", "-"], &["guess"], &[]] {
        let output = run(arguments);
        assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0), "{arguments:?}");
        assert!(stderr(&output).contains("help"), "{arguments:?}: {}", stderr(&output));
    }
}

#[test]
fn a_closed_pipe_is_no_failure() {
    let mut child = chu_giai(&["detect", ARTICLE_FILE, ARTICLE_FILE, ARTICLE_FILE]).spawn().expect("it runs");
    let mut stdout = child.stdout.take().expect("a pipe");
    stdout.read_exact(&mut [0; 1]).expect("something is written");
    drop(stdout);
    let output = child.wait_with_output().expect("it ends");
    assert_eq!((output.status.code(), stderr(&output)), (Some(0), String::new()));
}

#[test]
fn nothing_and_blanks_are_told() {
    for input in [&b""[..], b" \r\n\t", b"\xef\xbb\xbf"] {
        let output = piped(&["detect", "-"], input);
        assert_eq!((output.status.code(), output.stdout.len()), (Some(1), 0));
        assert_eq!(stderr(&output), "chu-giai: standard input: there is no text in it\n");
    }
}

#[test]
fn files_of_a_folder_are_converted_and_losses_told() {
    let out = folder("cli-convert");
    let there = out.to_str().expect("UTF-8");
    let output = run(&["convert", "tests/fixtures/formats", "--to", "brat", "--out", there]);
    let told = stderr(&output);
    assert_eq!(output.status.code(), Some(0), "{told}");
    assert!(told.contains("brat cannot carry 8 line breaks, "), "{told}");
    let mut names: Vec<String> = std::fs::read_dir(&out)
        .expect("it is there")
        .map(|file| file.expect("one").file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    assert_eq!(names.len(), 13, "{names:?}");
    for name in ["annotation.conf", "crlf.txt", "README.md"] {
        assert!(names.contains(&name.to_owned()), "{name} of {names:?}");
    }

    let back = run(&["convert", there, "--to", "jsonl"]);
    assert_eq!((back.status.code(), String::from_utf8_lossy(&back.stdout).lines().count()), (Some(0), 5));
}

#[test]
fn what_is_told_of_losses_is_what_the_data_card_says() {
    for decided in [false, true] {
        let out = folder(if decided { "cli-losses-decided" } else { "cli-losses" });
        let there = out.to_str().expect("UTF-8");
        let mut arguments = vec!["convert", "tests/fixtures/formats", "--to", "doccano", "--out", there];
        arguments.extend(decided.then_some("--decided"));
        let told = stderr(&run(&arguments));
        let card = std::fs::read_to_string(out.join("README.md")).expect("a data card");
        let (_, left) = card.split_once("## Left out").expect("losses");
        let losses: Vec<&str> = left.lines().filter_map(|line| line.strip_prefix("- ")).collect();
        assert!(losses.len() > 5, "{card}");
        for loss in losses {
            assert!(told.contains(loss), "{loss} in {told}");
        }
    }
}

#[test]
fn a_corpus_is_converted_in_parts_with_a_data_card() {
    let source = folder("cli-split-source");
    for number in 0..20 {
        let article = format!("Sáng 3/2, xã {number} đón bà Nguyễn Thị Hạnh.");
        std::fs::write(source.join(format!("{number:02}.txt")), article).expect("a file");
    }
    let (labelled, out) = (folder("cli-split-labelled"), folder("cli-split"));
    let path = |folder: &Path| folder.to_str().expect("UTF-8").to_owned();
    assert!(run(&["detect", &path(&source), "--out", &path(&labelled)]).status.success());
    let parts = |to: &str, seed: &str| {
        let arguments = ["--to", to, "--split", "50,25", "--seed", seed, "--out", &path(&out)];
        let output = run(&[&["convert", &path(&labelled)][..], &arguments].concat());
        assert_eq!((output.status.code(), stderr(&output)), (Some(0), String::new()), "{to}");
        let part =
            |name: &str| std::fs::read_to_string(out.join(format!("{name}.jsonl"))).unwrap_or_default();
        ["train", "dev", "test"].map(part)
    };
    let one = parts("jsonl", "7");
    assert_eq!(one.each_ref().map(|part| part.lines().count()), [10, 5, 5]);
    let card = std::fs::read_to_string(out.join("README.md")).expect("the card");
    assert!(card.contains("seed 7.") && card.contains("| documents | 10 | 5 | 5 | 20 |"), "{card}");
    let other = parts("jsonl", "8");
    assert_ne!(one, other);
    assert_eq!(one, parts("jsonl", "7"));
    let back = run(&["convert", &path(&out), "--to", "jsonl"]);
    assert_eq!((back.status.code(), String::from_utf8_lossy(&back.stdout).lines().count()), (Some(0), 20));

    std::fs::remove_dir_all(&out).expect("it is there");
    parts("json", "7");
    let count = |name: &str| std::fs::read_dir(out.join(name)).expect("a folder").count();
    assert_eq!(["train", "dev", "test"].map(count), [10, 5, 5]);

    for split in ["80", "80,21", "a,b", "80,10,10", "-1,5"] {
        let split = format!("--split={split}");
        let output = run(&["convert", &path(&labelled), "--to", "jsonl", &split, "--out", &path(&out)]);
        assert_eq!(output.status.code(), Some(2), "{split}");
    }
    let output = run(&["convert", &path(&labelled), "--to", "jsonl", "--split", "80,10"]);
    assert_eq!(output.status.code(), Some(2), "a folder is needed");
}

#[test]
fn the_data_card_says_how_far_annotators_agree_and_takes_nobodys_place() {
    let (lan, minh, out) = (folder("cli-card-lan"), folder("cli-card-minh"), folder("cli-card"));
    let path = |folder: &Path| folder.to_str().expect("UTF-8").to_owned();
    for number in 0..2 {
        let line = |end: u32| {
            format!("{{\"text\": \"Sáng 3/2, xã {number} họp.\", \"label\": [[0, {end}, \"DATE\"]]}}\n")
        };
        std::fs::write(lan.join(format!("{number}.jsonl")), line(8)).expect("a file");
        std::fs::write(minh.join(format!("{number}.jsonl")), line(if number == 0 { 8 } else { 4 }))
            .expect("a file");
    }
    let convert = || {
        let files = [path(&lan), path(&minh), path(&out)];
        let [lan, minh, out] = files.each_ref().map(String::as_str);
        run(&["convert", lan, "--to", "jsonl", "--out", out, "--annotators", lan, minh])
    };
    let card = out.join("README.md");
    for _ in 0..2 {
        let output = convert();
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        let card = std::fs::read_to_string(&card).expect("the card");
        assert!(card.contains("## Size\n") && card.contains("| DATE | 2 | 2 | 1 | 0.500 |"), "{card}");
        assert!(card.contains("\nAlpha of all: 0."), "{card}");
    }
    std::fs::write(&card, "# Của tôi\n").expect("a file");
    let output = convert();
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains("README.md: is none of ours"), "{}", stderr(&output));
    assert_eq!(std::fs::read_to_string(&card).expect("it stays"), "# Của tôi\n");
}

#[test]
fn labelled_files_are_read_in_the_encodings_of_windows() {
    let folder = folder("cli-encodings");
    let line = "{\"text\": \"Sáng 3/2, xã họp.\", \"label\": [[0, 8, \"DATE\"]]}\n";
    let utf16: Vec<u8> = line.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let file = folder.join("tin.jsonl");
    std::fs::write(&file, [&[0xff, 0xfe][..], &utf16].concat()).expect("a file");
    let output = run(&["convert", file.to_str().expect("UTF-8"), "--to", "jsonl"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let document = project::read(&String::from_utf8_lossy(&output.stdout)).expect("a project").document;
    assert_eq!(document.text().as_str(), "Sáng 3/2, xã họp.");
    assert_eq!(document.annotations().len(), 1);

    std::fs::write(&file, [0, 1, 2, 3]).expect("a file");
    let output = run(&["convert", file.to_str().expect("UTF-8"), "--to", "jsonl"]);
    assert_eq!((output.status.code(), output.stdout.len()), (Some(1), 0));
}

#[test]
fn standard_input_is_converted_by_what_it_looks_like() {
    let line =
        "{\"text\": \"Sáng 3/2, bà Hạnh đến.\", \"label\": [[0, 8, \"DATE\"], [13, 17, \"NGƯỜI\"]]}\nhỏng\n";
    let output = piped(&["convert", "-", "--to", "json"], line.as_bytes());
    let told = stderr(&output);
    assert_eq!(output.status.code(), Some(0), "{told}");
    assert!(told.contains("-#2: ") && told.contains("NGƯỜI"), "{told}");
    let document = project::read(&String::from_utf8_lossy(&output.stdout)).expect("a project").document;
    let quotes: Vec<&str> =
        document.annotations().iter().map(|known| document.text().slice(known.span)).collect();
    assert_eq!(quotes, ["Sáng 3/2", "Hạnh"]);
}

#[test]
fn conversions_that_make_no_sense_are_refused() {
    let fixture = "tests/fixtures/formats/plain.json";
    for arguments in [
        &["convert", fixture][..],
        &["convert", fixture, "--to", "word"],
        &["convert", fixture, "--to", "json", "--from", "csv"],
        &["convert", fixture, "--to", "spacy", "--unit", "utf16"],
    ] {
        assert_eq!(run(arguments).status.code(), Some(2), "{arguments:?}");
    }
    let output = run(&["convert", ARTICLE_FILE, "--to", "json"]);
    assert_eq!((output.status.code(), output.stdout.len()), (Some(1), 0), "an article is no labelled file");
}
