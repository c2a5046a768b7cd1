//! The command line as a process, and folders for it.

use chu_giai::exchange::project;
use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

pub(super) fn run(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_chu-giai"));
    command.args(arguments).stdin(Stdio::null()).output().expect("the program runs")
}

/// What the program writes that reads this on standard input.
pub(super) fn piped(arguments: &[&str], input: &str) -> String {
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

pub(super) fn article(number: usize) -> String {
    format!(
        "Sáng {}/7, đồng chí Lê Thị Hạnh, Bí thư Huyện ủy, chủ trì hội nghị số {number}.",
        number % 28 + 1
    )
}

pub(super) fn lines(count: usize) -> String {
    let line = |number| serde_json::json!({"text": article(number), "id": number}).to_string();
    (1..=count).map(line).collect::<Vec<_>>().join("\n") + "\n"
}

pub(super) fn text_of(project: &str) -> String {
    let imported = project::read(project).expect("a project");
    assert!(imported.document.annotations().len() >= 3, "{:?}", imported.document.annotations());
    imported.document.text().as_str().to_owned()
}
