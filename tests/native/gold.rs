//! Articles with gold beside them: what is to be found, and what is found, as sets to compare.

use chu_giai::detect::{Detection, Suggestion};
use chu_giai::label::{Label, Value};
use chu_giai::text::Text;
use serde_json::Value as Json;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// A span by its label and its ends, in code points.
pub(crate) type Place = (String, usize, usize);

/// What an article holds: spans with their values, and relations between them.
#[derive(Default)]
pub(crate) struct Content {
    pub(crate) spans: BTreeMap<Place, String>,
    pub(crate) relations: BTreeSet<(String, Place, Place)>,
}

/// The gold files of the fixtures, in the order of their names.
pub(crate) fn golds() -> Vec<PathBuf> {
    golds_in(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/articles"))
}

/// The gold files of a folder, in the order of their names.
pub(crate) fn golds_in(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("a folder of articles");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let mut golds: Vec<_> =
        paths.filter(|path| path.extension().is_some_and(|name| name == "json")).collect();
    golds.sort();
    golds
}

pub(crate) fn read(path: &Path) -> Text {
    let source = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    Text::new(source).expect("a short article")
}

pub(crate) fn gold(path: &Path) -> Content {
    let source = std::fs::read_to_string(path).expect("a gold file");
    let file: Json =
        serde_json::from_str(&source).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let mut content = Content::default();
    let mut places: BTreeMap<&str, Place> = BTreeMap::new();
    let list = |name: &str| file[name].as_array().cloned().unwrap_or_default();
    let annotations = list("annotations");
    for annotation in &annotations {
        let string = |name: &str| annotation[name].as_str().unwrap_or_default();
        let offset =
            |name: &str| usize::try_from(annotation[name].as_u64().expect("an offset")).expect("small");
        let label = Label::from_wire(string("label"), Some(string("kind"))).expect("a label of the scheme");
        let place = (label.slug(), offset("start"), offset("end"));
        places.insert(string("id"), place.clone());
        content.spans.insert(place, string("value").to_owned());
    }
    for relation in list("relations") {
        let end = |name: &str| places[relation[name].as_str().expect("an id")].clone();
        content.relations.insert((
            relation["type"].as_str().expect("a type").to_owned(),
            end("from"),
            end("to"),
        ));
    }
    content
}

pub(crate) fn found(text: &Text, detection: &Detection) -> Content {
    let mut content = Content::default();
    let mut places = Vec::new();
    for suggestion in &detection.suggestions {
        let place = place(text, suggestion);
        content.spans.insert(place.clone(), suggestion.value.as_ref().map(compared).unwrap_or_default());
        places.push(place);
    }
    for relation in &detection.relations {
        let ends = (places[relation.from].clone(), places[relation.to].clone());
        content.relations.insert((relation.kind.wire().to_owned(), ends.0, ends.1));
    }
    content
}

/// Where a suggestion is, as gold files count.
pub(crate) fn place(text: &Text, suggestion: &Suggestion) -> Place {
    let offset = |at| text.to_char(at).get();
    (suggestion.label.slug(), offset(suggestion.span.start), offset(suggestion.span.end))
}

/// A value as gold files have it.
fn compared(value: &Value) -> String {
    match value {
        Value::Document(document) => {
            format!("{}|{}", document.doc_type, document.number.as_deref().unwrap_or_default())
        }
        Value::Date(_) | Value::Figure(_) | Value::Official(_) => value.summary(),
        _ => String::new(),
    }
}
