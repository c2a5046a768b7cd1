//! Runs that are killed in the middle, and what comes of them in the end.

use super::command::{done, folder, lines, put, run, tree};
use serde_json::Value;
use std::fs::{self, OpenOptions};
use std::io::Write as _;
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

/// A run is killed as soon as it notes more than so many articles, one time after the other.
const KILLED: [usize; 3] = [0, 70, 140];

const ARTICLES: usize = 260;

fn named(path: &Path) -> String {
    path.to_str().expect("UTF-8").to_owned()
}

/// How many articles a note says are done, of results that grow or of figures.
fn noted(note: &Path) -> usize {
    let Ok(note) = fs::read_to_string(note) else { return 0 };
    let figures =
        serde_json::from_str::<Value>(&note).ok().and_then(|note| note["reached"]["pieces"].as_u64());
    let grows = note.split(' ').next().and_then(|entries| entries.parse().ok());
    figures.or(grows).and_then(|count| usize::try_from(count).ok()).unwrap_or_default()
}

/// Runs over a stream that has an end only in our hands, and kills as soon as more than so many articles are noted.
fn kill(arguments: &[&str], file: &Path, stream: &str, note: &Path, before: usize) {
    let _ = fs::remove_file(file);
    assert!(Command::new("mkfifo").arg(file).status().expect("mkfifo runs").success());
    let mut child = Command::new(env!("CARGO_BIN_EXE_chu-giai"))
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program runs");
    let mut pipe = OpenOptions::new().write(true).open(file).expect("it is read");
    let stream = stream.to_owned();
    let writing = thread::spawn(move || {
        // Whoever reads it is killed.
        let _ = pipe.write_all(stream.as_bytes());
        pipe
    });
    let mut looks = 0;
    while noted(note) <= before {
        assert_eq!(child.try_wait().expect("it is known"), None, "{arguments:?} ended by itself");
        assert!(looks < 120_000, "{arguments:?} notes nothing");
        thread::sleep(Duration::from_millis(1));
        looks += 1;
    }
    child.kill().expect("it runs");
    assert_eq!(child.wait().expect("it ends").signal(), Some(9), "{arguments:?}");
    drop(writing.join().expect("it ends"));
}

/// The articles as projects, and as another annotator left them.
fn projects(input: &Path) -> [String; 2] {
    let one = done(&["detect", &put(input, "bai.jsonl", lines(ARTICLES))]);
    let other = one.replacen("\"suggested\"", "\"rejected\"", 90);
    [one, other]
}

#[test]
fn whatever_is_killed_goes_on_to_the_same_result() {
    let input = folder("killed-in");
    let [one, other] = projects(&input);
    let gold = put(&input, "gold.jsonl", &other);
    // The command with what comes after the stream, where its results go, what they are noted in.
    let commands: [(&[&str], &str, &str); 8] = [
        (&["detect"], "", "tin.jsonl.at"),
        (&["convert", "--to", "label-studio"], "", "tin.json.at"),
        (&["convert", "--to", "conll"], "", "tin.conll.at"),
        (&["stats"], "hinh", "hinh.at"),
        (&["stats", "--json"], "hinh", "hinh.at"),
        (&["stats", "--per-document"], "hinh", "hinh.at"),
        (&["score", "--json"], "hinh", "hinh.at"),
        (&["agree", "--json"], "hinh", "hinh.at"),
    ];
    for (command, result, note) in commands {
        let stream = if command[0] == "detect" { lines(ARTICLES) } else { one.clone() };
        let file = input.join("tin.jsonl");
        let run_of = |out: &Path, more: &[&str]| -> Vec<String> {
            let mut arguments = vec![command[0].to_owned(), named(&file)];
            // Both compare the stream with a file.
            arguments.extend(["score", "agree"].contains(&command[0]).then(|| gold.clone()));
            arguments.extend(command[1..].iter().chain(more).map(|&argument| argument.to_owned()));
            arguments.extend(["--jobs".into(), "2".into(), "--out".into(), named(&out.join(result))]);
            arguments
        };
        let with = |arguments: Vec<String>, use_of: &dyn Fn(&[&str])| {
            use_of(&arguments.iter().map(String::as_str).collect::<Vec<_>>());
        };
        let (whole, out) = (folder("killed-whole"), folder("killed-out"));
        put(&input, "tin.jsonl", &stream);
        with(run_of(&whole, &[]), &|arguments| drop(done(arguments)));
        for before in KILLED {
            let more: &[&str] = if before == 0 { &[] } else { &["--resume"] };
            with(run_of(&out, more), &|arguments| {
                kill(arguments, &file, &stream, &out.join(note), before);
            });
        }
        fs::remove_file(&file).expect("a pipe");
        put(&input, "tin.jsonl", &stream);
        with(run_of(&out, &["--resume"]), &|arguments| drop(done(arguments)));
        assert_eq!(tree(&out), tree(&whole), "{command:?}");
        // What is done is not done again.
        put(&input, "tin.jsonl", "");
        if result == "hinh" {
            with(run_of(&out, &["--resume"]), &|arguments| drop(done(arguments)));
            assert_eq!(tree(&out), tree(&whole), "{command:?}");
        }
    }
}

/// Figures that were killed after some articles: the file, the folder for them, and the arguments to go on with.
fn begun(name: &str) -> (PathBuf, PathBuf, Vec<String>) {
    let (input, out) = (folder(&format!("{name}-in")), folder(&format!("{name}-out")));
    let [stream, _] = projects(&input);
    let (file, figures) = (input.join("tin.jsonl"), out.join("hinh.json"));
    let arguments = ["stats", &named(&file), "--json", "--jobs", "2", "--out", &named(&figures)];
    kill(&arguments, &file, &stream, &out.join("hinh.json.at"), 70);
    fs::remove_file(&file).expect("a pipe");
    put(&input, "tin.jsonl", stream);
    (file, out, arguments.iter().chain(&["--resume"]).map(|&argument| argument.to_owned()).collect())
}

fn told(arguments: &[String], status: i32) -> String {
    let output = run(&arguments.iter().map(String::as_str).collect::<Vec<_>>());
    let messages = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(status), "{messages}");
    messages
}

#[test]
fn figures_go_on_from_what_was_noted() {
    let (_, out, arguments) = begun("noted");
    let note = out.join("hinh.json.at");
    let mut noted: Value = serde_json::from_slice(&fs::read(&note).expect("a note")).expect("JSON");
    let known = noted["reached"]["sum"]["total"]["characters"].as_u64().expect("a count");
    noted["reached"]["sum"]["total"]["characters"] = (known + 1_000_000).into();
    fs::write(&note, noted.to_string()).expect("a note");
    told(&arguments, 0);
    assert!(!note.exists());
    let figures = fs::read(out.join("hinh.json")).expect("figures");
    let figures: Value = serde_json::from_slice(&figures).expect("JSON");
    assert_eq!(figures["documents"], ARTICLES);
    assert!(figures["characters"].as_u64().is_some_and(|count| count > 1_000_000), "it was counted anew");
}

#[test]
fn figures_do_not_go_on_with_something_else() {
    let (file, out, arguments) = begun("other");
    let stream = fs::read_to_string(&file).expect("the stream");
    // An article was changed that had been counted, or is no more there.
    for changed in [stream.replacen("Hạnh", "Hoa", 1), stream.lines().take(3).collect::<Vec<_>>().join("\n")]
    {
        fs::write(&file, changed).expect("the stream");
        assert!(told(&arguments, 1).contains("has changed since"));
        assert!(!out.join("hinh.json").exists());
    }
    // Of other files.
    let mut others = arguments.clone();
    others.push(named(&file));
    assert!(told(&others, 2).contains("is of another run"));
    fs::write(out.join("hinh.json.at"), "{").expect("a note");
    assert!(told(&arguments, 2).contains("is of another run"));
    // Without going on nothing is left of it.
    fs::write(&file, &stream).expect("the stream");
    let anew: Vec<String> = arguments.iter().filter(|argument| *argument != "--resume").cloned().collect();
    told(&anew, 0);
    assert_eq!(tree(&out).keys().collect::<Vec<_>>(), ["hinh.json"]);
    // Nothing that is read is overwritten.
    let within = ["stats", &named(&file), "--out", &named(&file)].map(str::to_owned);
    assert!(told(&within, 2).contains("would be among what is read"));
    assert_eq!(fs::read_to_string(&file).expect("the stream"), stream);
}
