//! The command line over many files: what it reads, in which order, and how it goes on after a stop.

use super::arbitrary::ARTICLE;
use super::command::{article, done, folder, lines, put, run, text_of, tree};
use chu_giai::exchange::project;
use std::collections::BTreeMap;
use std::path::Path;

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
