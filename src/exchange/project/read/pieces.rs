//! A long file parsed piece by piece, for nearly all of it is one list.
//!
//! What is JSON as a whole is so without the inside of that list, and the inside is JSON piece by piece: where one of
//! them does not read, the file does not, and is parsed at once for the place where it does not.

use crate::exchange::List;
use crate::exchange::mend::Listed;
use crate::exchange::project::Rest;
use serde_json::{Value as Json, json};

/// The file with something else in place of its annotations, and these. `None` where all of it is to be parsed at
/// once: it is short, or does not read like this.
pub(super) async fn parse(json: &str, lists: &[Listed], rest: Rest<'_>) -> Option<(Json, Vec<Json>)> {
    let name = List::Annotations.wire();
    let mut named = lists.iter().filter(|list| is_called(json, list.inside.start, name));
    let list = named.next().filter(|list| !list.seams.is_empty() && named.next().is_none())?;
    // No things, so that it is not taken for another list of this name.
    let rest_of_it = [json.get(..list.inside.start)?, "0", json.get(list.inside.end..)?].concat();
    let root: Json = serde_json::from_str(&rest_of_it).ok()?;
    if root.get(name) != Some(&json!([0])) {
        return None;
    }
    let mut things = Vec::new();
    let mut from = list.inside.start;
    for &to in list.seams.iter().chain([&list.inside.end]) {
        rest().await;
        let piece: Json = serde_json::from_str(&["[", json.get(from..to)?, "]"].concat()).ok()?;
        let Json::Array(piece) = piece else { return None };
        // Nothing between two commas.
        if piece.is_empty() {
            return None;
        }
        things.extend(piece);
        from = to + 1;
    }
    Some((root, things))
}

/// Whether a list that begins there is the member of this name.
fn is_called(json: &str, inside: usize, name: &str) -> bool {
    let called = || {
        let before = json.get(..inside)?.strip_suffix('[')?.trim_end().strip_suffix(':')?.trim_end();
        before.strip_suffix('"')?.strip_suffix(name)?.strip_suffix('"')
    };
    // A quotation mark after a backslash belongs to the name.
    called().is_some_and(|before| !before.ends_with('\\'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::mend::mend;
    use crate::exchange::project::read::no_rest;

    fn parsed(json: &str) -> Option<(Json, Vec<Json>)> {
        let lists = mend(json).expect("shallow").lists;
        pollster::block_on(parse(json, &lists, &no_rest))
    }

    /// A list that is long enough to be parted.
    fn long() -> String {
        vec![format!(r#"{{"id":"T1","note":"{}"}}"#, "],[".repeat(2_000)); 20].join(",\n")
    }

    #[test]
    fn the_annotations_of_a_long_file_come_in_pieces() {
        let things = long();
        let json = format!(r#"{{"a":"annotations","annotations" : [ {things} ],"b":[1]}}"#);
        let (root, found) = parsed(&json).expect("in pieces");
        assert_eq!(root, json!({"a": "annotations", "annotations": [0], "b": [1]}));
        assert_eq!(Json::Array(found), serde_json::from_str::<Json>(&format!("[{things}]")).expect("JSON"));
    }

    #[test]
    fn what_is_no_such_file_is_left_to_the_parser_of_all() {
        let things = long();
        for json in [
            r#"{"annotations":[{"id":"T1"}]}"#.to_owned(),
            format!(r#"{{"annotations":[{things},]}}"#),
            format!(r#"{{"annotations":[{things},,{things}]}}"#),
            format!(r#"{{"annotations":[,{things}]}}"#),
            format!(r#"{{"annotations":[{things}]"#),
            format!(r#"{{"annotations":[{things}}}"#),
            format!(r#"{{"annotations":[{things}],}}"#),
            format!(r#"{{"annotations":[{things}],"annotations":[]}}"#),
            format!(r#"{{"annotations":[{things}],"annotations":null}}"#),
            format!(r#"{{"annotations":[{things}],"annot\u0061tions":[]}}"#),
            format!(r#"{{"\"annotations":[{things}]}}"#),
            format!(r#"{{"a":{{"annotations":[{things}]}}}}"#),
            format!(r#"{{"relations":[{things}]}}"#),
            format!("[{things}]"),
        ] {
            assert!(parsed(&json).is_none(), "{:?}…", json.get(..20));
        }
    }
}
