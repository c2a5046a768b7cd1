//! The articles of `tests/fixtures/articles`, each with the gold beside it.
//!
//! A snapshot shows what is found as marked text with a table of values: that is what a person
//! reviews. The score against gold has a floor, which is raised when detection gets better.

use chu_giai::annotation::RelationType;
use chu_giai::detect::{Detection, detect};
use chu_giai::label::{Label, Value};
use chu_giai::text::Text;
use serde_json::Value as Json;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

/// What the articles are scored by, and the least strict F1 in thousandths.
const FLOORS: &[(&str, u32)] = &[
    ("date", 970),
    ("document", 970),
    ("figure", 970),
    ("instruction", 950),
    ("official", 980),
    ("position", 970),
    ("holds", 970),
    ("issued_by", 950),
    ("issued_on", 980),
];

/// How many articles there are at least.
const ARTICLES: usize = 8;

/// A span by its label and its ends, in code points.
type Place = (String, usize, usize);

/// What an article holds: spans with their values, and relations between them.
#[derive(Default)]
struct Content {
    spans: BTreeMap<Place, String>,
    relations: BTreeSet<(String, Place, Place)>,
}

#[test]
fn articles_are_marked_as_reviewed() {
    insta::glob!("../fixtures/articles", "*.txt", |path| {
        let text = read(path);
        insta::assert_snapshot!(show(&text, &detect(&text)));
    });
}

#[test]
fn articles_are_found_as_gold_has_them() {
    let mut tally: BTreeMap<&str, [u32; 3]> = BTreeMap::new();
    let mut wrong_values = Vec::new();
    let mut articles = 0;
    for path in golds() {
        articles += 1;
        let gold = gold(&path);
        let text = read(&path.with_extension("txt"));
        let found = found(&text, &detect(&text));
        for &(name, _) in FLOORS {
            let count =
                |spans: &BTreeMap<Place, String>| spans.keys().filter(|(label, _, _)| label == name).count();
            let links = |relations: &BTreeSet<(String, Place, Place)>| {
                relations.iter().filter(|(kind, _, _)| kind == name).count()
            };
            let right = gold
                .spans
                .keys()
                .filter(|place| place.0 == name && found.spans.contains_key(*place))
                .count()
                + gold.relations.intersection(&found.relations).filter(|(kind, _, _)| kind == name).count();
            let row = tally.entry(name).or_default();
            let sizes = [
                count(&gold.spans) + links(&gold.relations),
                count(&found.spans) + links(&found.relations),
                right,
            ];
            for (sum, size) in row.iter_mut().zip(sizes) {
                *sum += u32::try_from(size).expect("an article is short");
            }
        }
        for (place, value) in gold.spans.iter().filter(|(_, value)| !value.is_empty()) {
            if let Some(read) = found.spans.get(place).filter(|read| *read != value) {
                wrong_values.push(format!("{}: {place:?} is {value}, found {read}", path.display()));
            }
        }
    }
    assert!(articles >= ARTICLES, "expected at least {ARTICLES} articles, found {articles}");
    let mut below = Vec::new();
    for (name, floor) in FLOORS {
        let [gold, found, right] = tally.get(name).copied().unwrap_or_default();
        let f1 = 2000 * right / (gold + found).max(1);
        // Shown with `--nocapture`, and where the test fails.
        let line = format!("{name:12} gold {gold:4} found {found:4} right {right:4} F1 {f1:4}");
        if f1 < *floor {
            below.push(format!("{line}, expected at least {floor}"));
        }
    }
    assert!(below.is_empty(), "{}", below.join("\n"));
    assert!(wrong_values.is_empty(), "{}", wrong_values.join("\n"));
}

/// The gold files, in the order of their names.
fn golds() -> Vec<std::path::PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/articles");
    let entries = std::fs::read_dir(folder).expect("the folder of fixtures");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let mut golds: Vec<_> =
        paths.filter(|path| path.extension().is_some_and(|name| name == "json")).collect();
    golds.sort();
    golds
}

fn read(path: &Path) -> Text {
    let source = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    Text::new(source).expect("a short article")
}

fn gold(path: &Path) -> Content {
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

fn found(text: &Text, detection: &Detection) -> Content {
    let mut content = Content::default();
    let mut places = Vec::new();
    for suggestion in &detection.suggestions {
        let offset = |at| text.to_char(at).get();
        let place = (suggestion.label.slug(), offset(suggestion.span.start), offset(suggestion.span.end));
        content.spans.insert(place.clone(), suggestion.value.as_ref().map(compared).unwrap_or_default());
        places.push(place);
    }
    for relation in &detection.relations {
        let ends = (places[relation.from].clone(), places[relation.to].clone());
        content.relations.insert((relation.kind.wire().to_owned(), ends.0, ends.1));
    }
    content
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

/// Marked text, then one line for each span and relation.
fn show(text: &Text, detection: &Detection) -> String {
    let mut edges: Vec<(usize, usize, String)> = Vec::new();
    for (place, suggestion) in detection.suggestions.iter().enumerate() {
        let name = suggestion.label.slug();
        let short = name.get(..3).unwrap_or_default().to_owned();
        // At one offset ends come before beginnings; the order of the suggestions nests them.
        edges.push((suggestion.span.start.get(), detection.suggestions.len() + place, format!("⟦{short} ")));
        edges.push((suggestion.span.end.get(), detection.suggestions.len() - 1 - place, "⟧".to_owned()));
    }
    edges.sort();
    let mut shown = String::new();
    let mut at = 0;
    for (offset, _, mark) in edges {
        shown.push_str(text.as_str().get(at..offset).unwrap_or_default());
        shown.push_str(&mark);
        at = offset;
    }
    shown.push_str(text.as_str().get(at..).unwrap_or_default());
    shown.push_str("\n---\n");
    let quote = |place: usize| {
        let quote = text.slice(detection.suggestions[place].span);
        quote.chars().take(48).collect::<String>().replace('\n', " ")
    };
    for (place, suggestion) in detection.suggestions.iter().enumerate() {
        let value = suggestion.value.as_ref().map_or_else(|| "-".to_owned(), Value::summary);
        let rule = suggestion.rule.id;
        let _ = writeln!(shown, "{:11} {:48} {value} ({rule})", suggestion.label.slug(), quote(place));
    }
    for relation in detection.relations.iter().filter(|relation| relation.kind != RelationType::Holds) {
        let _ =
            writeln!(shown, "{:11} {} → {}", relation.kind.wire(), quote(relation.from), quote(relation.to));
    }
    shown
}
