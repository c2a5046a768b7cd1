//! Corpora counted and compared: `stats`, `score` and `agree`.

use super::arbitrary::ARTICLE;
use super::command::{article, done, folder, lines, piped, put, run};
use std::fs;
use std::path::Path;

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
