//! What a file is: by what it begins with, then by its name.

use super::refusal::Foreign;
use crate::exchange::extension;

/// What bytes are before anybody decodes them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Container {
    /// A zip file, or one that Word wrote.
    Zip,
    /// Of a kind that is not read.
    Foreign(Foreign),
    /// Perhaps text.
    Text,
}

/// What text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Prose.
    Plain,
    /// One JSON value.
    Json,
    /// A JSON object on each line.
    Lines,
    /// Values between commas, semicolons or tabs.
    Table,
    /// A web page.
    Html,
}

/// What files of other kinds begin with.
const BEGINNINGS: &[(&[u8], Foreign)] = &[
    (b"%PDF-", Foreign::Pdf),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Foreign::OldOffice),
    (b"{\\rtf", Foreign::Rtf),
    (b"\x89PNG", Foreign::Picture),
    (b"\xff\xd8\xff", Foreign::Picture),
    (b"GIF8", Foreign::Picture),
    (b"#FORMAT=WebAnno TSV", Foreign::WebAnno),
    (b"II*\0", Foreign::Picture),
    (b"MM\0*", Foreign::Picture),
    (b"\x1f\x8b", Foreign::Archive),
    (b"7z\xbc\xaf\x27\x1c", Foreign::Archive),
    (b"Rar!\x1a\x07", Foreign::Archive),
    (b"\xfd7zXZ\0", Foreign::Archive),
    (b"BZh", Foreign::Archive),
    (b"\x7fELF", Foreign::Program),
    (b"MZ\x90", Foreign::Program),
    (b"\0asm", Foreign::Program),
];

/// What a file's first bytes say.
pub(super) fn container(bytes: &[u8]) -> Container {
    if [&b"PK\x03\x04"[..], b"PK\x05\x06", b"PK\x07\x08"].iter().any(|start| bytes.starts_with(start)) {
        return Container::Zip;
    }
    match BEGINNINGS.iter().find(|(start, _)| bytes.starts_with(start)) {
        Some((_, foreign)) => Container::Foreign(*foreign),
        None => Container::Text,
    }
}

/// What a text is. Web pages and JSON say it themselves, whatever they are called; a table is known by its name.
pub(super) fn kind(name: &str, text: &str) -> Kind {
    let start = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    if is_page(start) {
        return Kind::Html;
    }
    match extension(name).as_str() {
        "json" => Kind::Json,
        "jsonl" | "ndjson" => Kind::Lines,
        "csv" | "tsv" | "tab" => Kind::Table,
        "html" | "htm" | "xhtml" => Kind::Html,
        _ if start.starts_with('{') => Kind::Json,
        _ => Kind::Plain,
    }
}

fn is_page(start: &str) -> bool {
    let mut start = start;
    // A declaration or comments may come first.
    loop {
        let rest = match (start.strip_prefix("<!--"), start.strip_prefix("<?xml")) {
            (Some(comment), _) => comment.split_once("-->"),
            (None, Some(declaration)) => declaration.split_once("?>"),
            (None, None) => break,
        };
        let Some((_, rest)) = rest else { break };
        start = rest.trim_start();
    }
    ["<!doctype html", "<html"]
        .iter()
        .any(|tag| start.get(..tag.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(tag)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_comes_before_the_name() {
        assert_eq!(container(b"PK\x03\x04..."), Container::Zip);
        assert_eq!(container(b"%PDF-1.7"), Container::Foreign(Foreign::Pdf));
        assert_eq!(container("Tỉnh ủy".as_bytes()), Container::Text);
        for (name, text, expected) in [
            ("a.txt", "\u{feff} <!DOCTYPE html><p>", Kind::Html),
            ("a.csv", "<?xml version='1.0'?>\n<!-- x --><HTML>", Kind::Html),
            ("a.txt", "<p>một đoạn</p>", Kind::Plain),
            ("a.htm", "<p>một đoạn</p>", Kind::Html),
            ("a.txt", " {\"schema_version\": 1}", Kind::Json),
            ("A.JSONL", "", Kind::Lines),
            ("thư.mục/a.tsv", "text", Kind::Table),
            ("a", "[Infographic] Kết quả", Kind::Plain),
            ("a.json", "không phải JSON", Kind::Json),
            ("<!--", "<!-- không hết", Kind::Plain),
        ] {
            assert_eq!(kind(name, text), expected, "{name} {text}");
        }
    }
}
