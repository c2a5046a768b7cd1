//! A file parsed thing by thing, for nearly all of it is one list.
//!
//! What is JSON as a whole is so without the inside of that list, and the inside is JSON thing by thing: where one of
//! them does not read, the file does not, and is parsed at once for the place where it does not.

use super::thing::Thing;
use crate::exchange::List;
use crate::exchange::mend::Listed;
use crate::exchange::project::Rest;
use serde_json::{Value as Json, json};

/// Things that are parsed between two rests.
const AT_ONCE: usize = 100;

/// The file with something else in place of its annotations, and these; `None` in place of one without fields. `None`
/// where all of it is to be parsed at once: it has none, or does not read like this.
pub(super) async fn parse<'f>(
    json: &'f str,
    lists: &[Listed],
    rest: Rest<'_>,
) -> Option<(Json, Vec<Option<Thing<'f>>>)> {
    let name = List::Annotations.wire();
    let mut named = lists.iter().filter(|list| is_called(json, list.inside.start, name));
    let list = named.next().filter(|_| named.next().is_none())?;
    // No things, so that it is not taken for another list of this name.
    let rest_of_it = [json.get(..list.inside.start)?, "0", json.get(list.inside.end..)?].concat();
    let root: Json = serde_json::from_str(&rest_of_it).ok()?;
    if root.get(name) != Some(&json!([0])) {
        return None;
    }
    let mut things = Vec::with_capacity(list.seams.len() + 1);
    let mut from = list.inside.start;
    for &to in list.seams.iter().chain([&list.inside.end]) {
        if things.len() % AT_ONCE == 0 {
            rest().await;
        }
        things.push(Thing::read(json.get(from..to)?, things.len()).ok()?);
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

    fn parsed(json: &str) -> Option<(Json, Vec<Option<Thing<'_>>>)> {
        let lists = mend(json).expect("shallow").lists;
        pollster::block_on(parse(json, &lists, &no_rest))
    }

    const THINGS: &str = r#" {"id":"T1","note":"],["} , {"id":"T2","more":[{}]},
 3, {"id":4}"#;

    #[test]
    fn the_annotations_come_one_by_one() {
        let json = format!(r#"{{"a":"annotations","annotations" : [ {THINGS} ],"b":[1]}}"#);
        let (root, found) = parsed(&json).expect("in pieces");
        assert_eq!(root, json!({"a": "annotations", "annotations": [0], "b": [1]}));
        let [Some(Thing::Plain(0, _)), Some(Thing::Fields(more)), None, Some(Thing::Fields(other))] =
            &found[..]
        else {
            panic!("{}", found.len());
        };
        assert_eq!((more.id(), more.place.index), (Some("T2"), 1));
        assert_eq!((other.id(), other.place.index), (None, 3));
    }

    #[test]
    fn what_is_no_such_file_is_left_to_the_parser_of_all() {
        let things = THINGS;
        for json in [
            r#"{"annotations":[ ]}"#.to_owned(),
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
