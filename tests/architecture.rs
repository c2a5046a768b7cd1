//! Rules that code drifts from, because within one package the compiler does not keep them.
//!
//! Each failure names the file and line, the rule, and what to do.

#![cfg(not(target_arch = "wasm32"))]

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

/// What each module of `src` may import of the others; `ARCHITECTURE.md` draws it as one arrow.
const LAYERS: &[(&str, &[&str])] = &[
    ("listed", &[]),
    ("text", &[]),
    ("label", &["text"]),
    ("annotation", &["text", "label"]),
    ("detect", &["text", "label", "annotation"]),
    ("exchange", &["text", "label", "annotation"]),
    ("session", &["text", "label", "annotation", "detect", "exchange"]),
    ("browser", &["text", "label", "annotation", "detect", "exchange", "session"]),
    ("ui", &["text", "label", "annotation", "detect", "exchange", "session", "browser"]),
    ("port", &["text", "label", "annotation", "detect", "exchange", "session", "browser", "ui"]),
    ("cli", &["text", "label", "annotation", "detect", "exchange", "session"]),
    ("javascript", &["text", "label", "annotation", "detect", "exchange", "session"]),
];

/// Modules without a browser.
const PURE: &[&str] = &["text", "label", "annotation", "detect", "exchange", "session", "cli"];

/// Crates that mean a browser.
const BROWSER_CRATES: &[&str] = &[
    "gloo_events",
    "gloo_file",
    "gloo_timers",
    "gloo_worker",
    "idb",
    "js_sys",
    "serde_wasm_bindgen",
    "wasm_bindgen",
    "wasm_bindgen_futures",
    "web_sys",
    "yew",
    "yew_agent",
];

/// The most lines of a program beside the library.
const THIN: usize = 40;

/// A file of the tree with its path from the package's root, written with `/`.
struct Source {
    path: String,
    text: String,
}

impl Source {
    /// The module of `src` that it belongs to: `src/detect/date/mod.rs` to `detect`.
    fn module(&self) -> Option<&str> {
        let inside = self.path.strip_prefix("src/")?;
        let first = inside.split('/').next()?;
        Some(first.strip_suffix(".rs").unwrap_or(first))
    }

    /// The lines that are code, with their numbers from one.
    fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let lines = self.text.lines().enumerate().map(|(at, line)| (at + 1, line));
        lines.filter(|(_, line)| !line.trim_start().starts_with("//"))
    }
}

/// Lines with each `use` on one, that of its beginning, over however many lines its names go on.
fn joined<'l>(code: impl Iterator<Item = (usize, &'l str)>) -> Vec<(usize, String)> {
    let is_open = |code: &str| {
        code.split_whitespace().take(3).any(|word| word == "use")
            && code.matches('{').count() > code.matches('}').count()
    };
    let mut lines: Vec<(usize, String)> = Vec::new();
    for (at, line) in code {
        match lines.last_mut().filter(|(_, last)| is_open(last)) {
            Some((_, last)) => last.push_str(line.trim()),
            None => lines.push((at, line.to_owned())),
        }
    }
    lines
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The files below a folder whose names end so, in order.
fn sources(folder: &str, endings: &[&str]) -> Vec<Source> {
    let mut found = Vec::new();
    walk(&root().join(folder), endings, &mut found);
    // A test that looks at nothing after a folder was renamed would hold nothing.
    assert!(!found.is_empty(), "{folder} has no {endings:?}");
    found.sort_by(|one, other| one.path.cmp(&other.path));
    found
}

fn walk(folder: &Path, endings: &[&str], found: &mut Vec<Source>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let path = entry.path();
        let name = entry.file_name().to_string_lossy().into_owned();
        if path.is_dir() {
            if name != "node_modules" && name != "target" {
                walk(&path, endings, found);
            }
        } else if endings.iter().any(|ending| name.ends_with(ending))
            && let (Ok(text), Ok(inside)) = (fs::read_to_string(&path), path.strip_prefix(root()))
        {
            let path = inside.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>();
            found.push(Source { path: path.join("/"), text });
        }
    }
}

/// The names that follow `prefix` in a line: of `crate::{a, b::c}` both `a` and `b`.
fn names_after<'l>(line: &'l str, prefix: &str) -> Vec<&'l str> {
    let mut names = Vec::new();
    for (at, _) in line.match_indices(prefix) {
        let before = line.get(..at).and_then(|before| before.chars().next_back());
        if before.is_some_and(|c| c.is_alphanumeric() || c == '_') {
            continue;
        }
        let rest = line.get(at + prefix.len()..).unwrap_or_default();
        match rest.strip_prefix('{') {
            Some(group) => {
                let mut depth = 0;
                let mut parts = vec![0];
                for (place, c) in group.char_indices() {
                    match c {
                        '{' => depth += 1,
                        '}' if depth == 0 => break,
                        '}' => depth -= 1,
                        ',' if depth == 0 => parts.push(place + 1),
                        _ => {}
                    }
                }
                names.extend(parts.into_iter().filter_map(|place| group.get(place..).map(name)));
            }
            None => names.push(name(rest)),
        }
    }
    names.retain(|name| !name.is_empty());
    names
}

/// The identifier at the beginning of a text.
fn name(text: &str) -> &str {
    let text = text.trim_start();
    let end = text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len());
    text.get(..end).unwrap_or_default()
}

/// Fails with all that was found, and with what to do about it.
#[track_caller]
fn none(found: Vec<String>, rule: &str) {
    let mut message = String::new();
    for line in &found {
        let _ = writeln!(message, "  {line}");
    }
    assert!(found.is_empty(), "\n{message}{rule}\n");
}

#[test]
fn modules_import_only_what_lies_above_them() {
    let mut found = Vec::new();
    for source in sources("src", &[".rs"]) {
        let Some(module) = source.module().filter(|module| !matches!(*module, "lib" | "bin")) else {
            continue;
        };
        let Some((_, allowed)) = LAYERS.iter().find(|(known, _)| *known == module) else {
            found.push(format!("{}: {module} has no row in LAYERS of tests/architecture.rs", source.path));
            continue;
        };
        for (line, code) in joined(source.code()) {
            for name in names_after(&code, "crate::") {
                let known = LAYERS.iter().any(|(known, _)| *known == name);
                if known && name != module && !allowed.contains(&name) {
                    found.push(format!("{}:{line}: {module} imports {name}", source.path));
                }
            }
        }
    }
    none(
        found,
        "The layers are text <- label <- annotation <- {detect, exchange} <- session <- browser <- ui. \
         Move what is shared up into the lower layer, or pass it in as a value.",
    );
}

#[test]
fn the_core_knows_no_browser() {
    let mut found = Vec::new();
    for source in sources("src", &[".rs"]) {
        if !source.module().is_some_and(|module| PURE.contains(&module)) {
            continue;
        }
        for (line, code) in source.code() {
            let words = code.split(|c: char| !c.is_alphanumeric() && c != '_');
            for word in words.filter(|word| BROWSER_CRATES.contains(word)) {
                if code.contains(&format!("{word}::")) || code.contains(&format!("use {word}")) {
                    found.push(format!("{}:{line}: {word}", source.path));
                }
            }
        }
    }
    none(found, "Put what needs a browser into src/browser and let src/ui hand its results to the session.");
}

#[test]
fn widgets_know_nothing_of_the_domain() {
    let mut found = Vec::new();
    for source in sources("src/ui/widgets", &[".rs"]) {
        for (line, code) in source.code() {
            // The browser's Back closes a dialog, whatever is in it.
            let own = ["crate::ui::widgets", "crate::ui::kept", "crate::ui::hooks::use_back"];
            let foreign = code.contains("crate::") && !own.iter().any(|own| code.contains(own));
            if foreign || code.contains("use super::super") {
                found.push(format!("{}:{line}: {}", source.path, code.trim()));
            }
        }
    }
    none(
        found,
        "Give the widget its words and values as properties; what knows labels belongs into a panel.",
    );
}

#[test]
fn paths_do_not_climb() {
    let mut found = Vec::new();
    let climb = concat!("super::", "super");
    for source in sources("src", &[".rs"]) {
        for (line, code) in source.code() {
            if code.contains(climb) {
                found.push(format!("{}:{line}", source.path));
            }
        }
    }
    none(found, "Write the path from `crate::`, or make the parent re-export the name.");
}

#[test]
fn what_components_keep_is_kept_by_our_hooks() {
    let hooks = ["use_state", "use_state_eq", "use_memo", "use_callback", "use_effect_with"];
    let mut found = Vec::new();
    for source in sources("src/ui", &[".rs"]).iter().filter(|source| source.path != "src/ui/kept.rs") {
        let lines = joined(source.code());
        let ours: Vec<&str> =
            lines.iter().flat_map(|(_, code)| names_after(code, "use crate::ui::kept::")).collect();
        for (line, code) in &lines {
            for hook in hooks.iter().filter(|hook| !ours.contains(hook)) {
                if code.contains(&format!("{hook}(")) {
                    found.push(format!("{}:{line}: {hook}", source.path));
                }
            }
        }
    }
    none(found, "Take it from `crate::ui::kept`: Yew's own are compiled anew for each type.");
}

#[test]
fn programs_are_thin() {
    let mut found = Vec::new();
    for source in sources("src/bin", &[".rs"]) {
        let lines = source.text.lines().count();
        if lines > THIN {
            found.push(format!("{}: {lines} lines", source.path));
        }
    }
    none(
        found,
        "A program only starts what the library has: move the rest into src/cli, src/browser or src/ui.",
    );
}

#[test]
fn every_file_says_what_it_is() {
    let all = ["src", "tests", "benches"].into_iter().flat_map(|folder| sources(folder, &[".rs"]));
    let found = all.filter(|source| !source.text.starts_with("//!")).map(|source| source.path).collect();
    none(found, "Begin the file with `//!` and a sentence that says what is in it and what is not.");
}

#[test]
fn every_word_list_is_used_and_told_of() {
    let folder = "src/detect/lexicon";
    let read = |name: &str| fs::read_to_string(root().join(folder).join(name)).unwrap_or_default();
    let (code, readme) = (read("files.rs"), read("README.md"));
    let mut found = Vec::new();
    let lists = sources(folder, &[".tsv"]);
    for list in &lists {
        let name = list.path.rsplit('/').next().unwrap_or_default();
        let stem = name.trim_end_matches(".tsv");
        if !code.contains(&format!("list!(\"{stem}\")")) {
            found.push(format!("{}: has no row in FILES of {folder}/files.rs", list.path));
        }
        if !readme.lines().any(|line| line.starts_with('|') && line.contains(stem)) {
            found.push(format!("{}: has no row in {folder}/README.md", list.path));
        }
    }
    none(
        found,
        "A word list is compiled in through FILES, and its row in the README says where it comes from.",
    );
}

#[test]
fn every_style_sheet_is_in_the_page() {
    let page = fs::read_to_string(root().join("index.html")).expect("the page");
    // The reading view brings its own.
    let sheets = sources("styles", &[".css"]).into_iter().filter(|sheet| sheet.path != "styles/reading.css");
    let missing = sheets.filter(|sheet| !page.contains(&format!("\"{}\"", sheet.path)));
    none(missing.map(|sheet| sheet.path).collect(), "Give it a line in index.html.");
}

#[test]
fn every_message_is_shown() {
    let table = "src/ui/i18n/messages.rs";
    let all = sources("src/ui", &[".rs"]);
    let rows = all.iter().find(|source| source.path == table).expect("the table of messages");
    let names = rows.text.lines().filter_map(|line| line.strip_prefix("    ")?.split_once(": \""));
    let used = |name: &str| {
        let called = format!("Message::{name}");
        let ends = |rest: &str| !rest.starts_with(|c: char| c.is_alphanumeric());
        let calls = |source: &Source| source.text.split(called.as_str()).skip(1).any(ends);
        all.iter().any(|source| source.path != table && calls(source))
    };
    let unused = names.filter(|(name, _)| !used(name)).map(|(name, _)| name.to_owned());
    none(unused.collect(), "Every visitor is sent its words: take it out of src/ui/i18n/messages.rs.");
}

#[test]
fn colours_are_tokens() {
    let has_colour = |line: &str| {
        // A picture within a sheet cannot ask for a token.
        let line = line.split("url(").next().unwrap_or_default();
        let hex = |rest: &str| rest.bytes().take_while(u8::is_ascii_hexdigit).count() >= 3;
        ["rgb(", "hsl("].iter().any(|call| line.contains(call)) || line.split('#').skip(1).any(hex)
    };
    let mut found = Vec::new();
    // The reading view goes out as a file of its own.
    let own = ["styles/tokens.css", "styles/reading.css"];
    for sheet in sources("styles", &[".css"]).iter().filter(|sheet| !own.contains(&sheet.path.as_str())) {
        let lines = sheet.text.lines().enumerate();
        found.extend(
            lines.filter(|(_, line)| has_colour(line)).map(|(at, _)| format!("{}:{}", sheet.path, at + 1)),
        );
    }
    none(found, "Give the colour a role in styles/tokens.css, for both themes.");
}

#[test]
fn nothing_is_left_undone_or_switched_off() {
    let marks = [
        concat!("todo", "!("),
        concat!("unimplemented", "!("),
        concat!("dbg", "!("),
        concat!("FIX", "ME"),
        concat!("XX", "X:"),
        concat!("#[ig", "nore"),
        concat!(".on", "ly("),
        concat!(".sk", "ip()"),
    ];
    let mut found = Vec::new();
    let endings = [".rs", ".mjs", ".js", ".ts"];
    for source in
        ["src", "tests", "benches", "scripts"].into_iter().flat_map(|folder| sources(folder, &endings))
    {
        for (at, line) in source.text.lines().enumerate() {
            for mark in marks.iter().filter(|mark| line.contains(**mark)) {
                found.push(format!("{}:{}: {mark}", source.path, at + 1));
            }
        }
    }
    none(found, "Finish it, or write an issue and leave the code out.");
}

#[test]
fn no_file_names_a_place_on_somebodys_machine() {
    let places =
        [concat!("/wo", "rk/"), concat!("/ro", "ot/"), concat!("/ho", "me/"), concat!("C:", "\\Users")];
    let mut found = Vec::new();
    let endings =
        [".rs", ".toml", ".md", ".mjs", ".js", ".css", ".html", ".sh", ".json", ".tsv", ".snap", "run"];
    let folders = ["src", "tests", "benches", "scripts", "styles", "schema", ".ci", ".cargo"];
    for source in folders.into_iter().flat_map(|folder| sources(folder, &endings)) {
        for (at, line) in source.text.lines().enumerate() {
            if places.iter().any(|place| line.contains(place)) {
                found.push(format!("{}:{}", source.path, at + 1));
            }
        }
    }
    none(found, "Write the path from the package's root, or read it from the environment.");
}

#[test]
fn names_are_read_from_every_form_of_path() {
    assert_eq!(names_after("use crate::text::{Span, Text};", "crate::"), ["text"]);
    assert_eq!(
        names_after("use crate::{label, detect::{a, b}, ui::x};", "crate::"),
        ["label", "detect", "ui"]
    );
    assert_eq!(
        names_after("    let x = crate::ui::App::new(crate::label::Label::Date);", "crate::"),
        ["ui", "label"]
    );
    assert_eq!(names_after("mycrate::ui", "crate::"), [""; 0]);
    let broken =
        "pub(super) use crate::{\n    label::{Label, Value},\n    ui::x,\n};\nfn f() {\n    text();\n}";
    let lines = joined(broken.lines().enumerate().map(|(at, line)| (at + 1, line)));
    assert_eq!(names_after(&lines[0].1, "crate::"), ["label", "ui"]);
    assert_eq!(lines.iter().map(|(at, _)| *at).collect::<Vec<_>>(), [1, 5, 6, 7]);
}
