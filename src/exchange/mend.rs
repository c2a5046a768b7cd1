//! JSON that was cut short or holds halves of characters, made readable.

use std::borrow::Cow;
use std::ops::Range;

/// The deepest nesting that is read; our own files have six levels.
pub(super) const DEEPEST: usize = 64;

/// How deep a whole value lies that survives a cut: a member of the file, a thing of one of its
/// lists, a field of the article. Half an annotation is none.
const WHOLE: usize = 2;

/// Whether that is what is open within a list that is a member of the file.
fn is_member(open: &[u8]) -> bool {
    matches!(open, [b'{', b'['])
}

/// JSON that is whole as far as its brackets go.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Mended<'s> {
    /// The JSON.
    pub(super) json: Cow<'s, str>,
    /// Whether its end was missing.
    pub(super) cut: bool,
    /// How many halves of surrogate pairs became U+FFFD.
    pub(super) halves: usize,
    /// The lists that are members of the file; none where its end was missing.
    pub(super) lists: Vec<Listed>,
}

/// A list, and where it can be parted. All places are in bytes.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Listed {
    /// What is between its brackets.
    pub(super) inside: Range<usize>,
    /// The commas between its things.
    pub(super) seams: Vec<usize>,
}

/// The brackets go too deep.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct TooDeep;

/// Where the file can be closed, and with what; with nothing where it cannot.
#[derive(Default)]
struct Seam {
    at: usize,
    open: Vec<u8>,
}

/// Reads brackets and strings, nothing more: whatever else is wrong is found by the parser after it.
pub(super) fn mend(source: &str) -> Result<Mended<'_>, TooDeep> {
    let bytes = source.as_bytes();
    let mut open: Vec<u8> = Vec::new();
    let mut seam = Seam::default();
    let mut halves: Vec<usize> = Vec::new();
    let mut lists: Vec<Listed> = Vec::new();
    let mut value_expected = false;
    let mut at = 0;
    let mut in_string = false;
    while let Some(&byte) = bytes.get(at) {
        let mut next = at + 1;
        let mut sewn = None;
        match byte {
            b'"' => {
                let Some(end) = string_end(bytes, next, &mut halves) else {
                    in_string = true;
                    break;
                };
                next = end;
                if value_expected || open.last() == Some(&b'[') {
                    sewn = Some(next);
                }
            }
            b'{' | b'[' => {
                open.push(byte);
                if open.len() > DEEPEST {
                    return Err(TooDeep);
                }
                value_expected = false;
                if is_member(&open) {
                    lists.push(Listed { inside: next..next, seams: Vec::new() });
                }
            }
            b'}' | b']' => {
                if is_member(&open)
                    && let Some(list) = lists.last_mut()
                {
                    list.inside.end = at;
                }
                open.pop();
                sewn = Some(next);
            }
            b':' => value_expected = true,
            b',' => {
                value_expected = false;
                sewn = Some(at);
                if is_member(&open)
                    && let Some(list) = lists.last_mut()
                {
                    list.seams.push(at);
                }
            }
            _ => {}
        }
        if let Some(at) = sewn
            && (1..=WHOLE).contains(&open.len())
        {
            seam.at = at;
            seam.open.clone_from(&open);
        }
        at = next;
    }
    let cut = in_string || !open.is_empty();
    let mut json = Cow::Borrowed(source);
    if cut && !seam.open.is_empty() {
        let closed = seam.open.iter().rev().map(|&bracket| if bracket == b'{' { '}' } else { ']' });
        json = Cow::Owned(source.get(..seam.at).unwrap_or_default().chars().chain(closed).collect());
    }
    halves.retain(|&at| at + ESCAPE <= json.len());
    // From the end, though the replacement is as long as what it replaces.
    for &at in halves.iter().rev() {
        json.to_mut().replace_range(at..at + ESCAPE, r"\ufffd");
    }
    if cut {
        lists.clear();
    }
    Ok(Mended { json, cut, halves: halves.len(), lists })
}

/// The place after a string that begins here, if it ends; halves of pairs in it are noted.
///
/// Never a part of the loop around it: browsers make a function fast when it is called again.
#[inline(never)]
fn string_end(bytes: &[u8], mut at: usize, halves: &mut Vec<usize>) -> Option<usize> {
    loop {
        match bytes.get(at)? {
            b'"' => return Some(at + 1),
            b'\\' => at = escape(bytes, at, halves),
            _ => at += 1,
        }
    }
}

/// Bytes of `\uXXXX`.
const ESCAPE: usize = 6;

/// The place after an escape; halves of pairs are noted.
fn escape(bytes: &[u8], at: usize, halves: &mut Vec<usize>) -> usize {
    match unit(bytes, at) {
        None => at + 2,
        Some(0xd800..=0xdbff) if matches!(unit(bytes, at + ESCAPE), Some(0xdc00..=0xdfff)) => at + 2 * ESCAPE,
        Some(0xd800..=0xdfff) => {
            halves.push(at);
            at + ESCAPE
        }
        Some(_) => at + ESCAPE,
    }
}

/// The UTF-16 unit that is escaped here.
fn unit(bytes: &[u8], at: usize) -> Option<u32> {
    let digits = bytes.get(at..at + ESCAPE)?.strip_prefix(br"\u")?;
    digits.iter().try_fold(0, |unit, &digit| Some(unit * 16 + char::from(digit).to_digit(16)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(whole: &str, bytes: usize) -> &str {
        whole.get(..bytes).expect("whole characters")
    }

    fn mended(source: &str) -> String {
        mend(source).expect("shallow").json.into_owned()
    }

    #[test]
    fn a_whole_file_is_left_alone() {
        let source = r#"{"a": [1, {"b": "}]\"\u1ee7\ud83d\udce2"}], "c": null}"#;
        let ends = |end| source.find(end).expect("there");
        let lists = vec![Listed { inside: ends("1, {")..ends(r#"], "c"#), seams: vec![ends(", {")] }];
        assert_eq!(mend(source), Ok(Mended { json: Cow::Borrowed(source), cut: false, halves: 0, lists }));
    }

    #[test]
    fn half_an_annotation_is_dropped_and_whole_ones_stay() {
        let whole = r#"{"document": {"text": "a"}, "annotations": [{"id": "T1", "end": 1}, {"id": "T2", "end": 12}]}"#;
        assert_eq!(
            mended(first(whole, whole.len() - 4)),
            r#"{"document": {"text": "a"}, "annotations": [{"id": "T1", "end": 1}]}"#
        );
        assert_eq!(mended(first(whole, 35)), r#"{"document": {"text": "a"}}"#);
        assert_eq!(mended(first(whole, 26)), r#"{"document": {"text": "a"}}"#);
    }

    #[test]
    fn half_a_number_and_half_a_string_are_dropped() {
        assert_eq!(mended(r#"{"a": 1, "b": 12"#), r#"{"a": 1}"#);
        assert_eq!(mended(r#"{"a": "x", "b": "y\"#), r#"{"a": "x"}"#);
        assert_eq!(mended(r#"{"a": "x", "b""#), r#"{"a": "x"}"#);
        assert_eq!(mended(r#"{"a": ["x", "y"#), r#"{"a": ["x"]}"#);
    }

    #[test]
    fn halves_of_pairs_are_replaced_and_counted() {
        let mended = mend(r#"["\ud800", "\udc00\ud83d", "\\ud800"]"#).expect("shallow");
        assert_eq!((&*mended.json, mended.halves), (r#"["\ufffd", "\ufffd\ufffd", "\\ud800"]"#, 3));
    }

    #[test]
    fn endless_brackets_are_refused() {
        assert_eq!(mend(&"[".repeat(1_000_000)), Err(TooDeep));
    }

    #[test]
    fn every_cut_leaves_json_or_nothing() {
        let whole = r#"{"document": {"text": "a\ud83d\udce2\"]}", "n": 1.5e3}, "labels": [], "annotations": [{"a": {"b": [1]}}, {"c": true}]}"#;
        let text = whole.find(", \"n\"").expect("after the text");
        for end in (1..whole.len()).filter(|&end| whole.is_char_boundary(end)) {
            let mended = mend(first(whole, end)).expect("shallow");
            assert!(mended.cut, "{end}");
            let read = serde_json::from_str::<serde_json::Value>(&mended.json);
            assert!(read.is_ok() || end < text, "{end}: {}", mended.json);
        }
    }
}
