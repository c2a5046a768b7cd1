//! The articles of `tests/fixtures/articles`, each with the gold beside it.
//!
//! A snapshot shows what is found as marked text with a table of values: that is what a person
//! reviews. The score against gold has a floor, which is raised when detection gets better.

use super::gold::{Place, found, gold, golds, golds_in, place, read};
use chu_giai::annotation::RelationType;
use chu_giai::detect::{Detection, detect};
use chu_giai::label::Value;
use chu_giai::text::Text;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

/// What the articles are scored by, and the least strict F1 in thousandths.
const FLOORS: &[(&str, u32)] = &[
    ("date", 985),
    ("document", 985),
    ("figure", 985),
    ("instruction", 970),
    ("official", 985),
    ("position", 980),
    ("holds", 980),
    ("issued_by", 970),
    ("issued_on", 985),
];

/// Of the values of right spans, how many in a thousand may be wrong.
const WRONG_VALUES: usize = 10;

/// The score from which on a suggestion is sure, in thousandths.
const SURE: u16 = 900;

/// How many in a thousand of the sure suggestions are right at least.
const SURE_AND_RIGHT: usize = 970;

/// How many articles there are at least.
const ARTICLES: usize = 40;

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
    let (mut values, mut wrong_values) = (0, Vec::new());
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
            let Some(read) = found.spans.get(place) else { continue };
            values += 1;
            if read != value {
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
    let wrong = wrong_values.len() * 1000 / values;
    assert!(wrong <= WRONG_VALUES, "{wrong} values of 1000:\n{}", wrong_values.join("\n"));
}

/// The real articles lie outside the project and are read there; nothing of them is copied.
#[test]
#[expect(clippy::print_stderr, reason = "a test that is skipped says so")]
fn real_articles_are_found_as_gold_has_them() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/gold");
    if !folder.is_dir() {
        eprintln!("skipped: {} is not here", folder.display());
        return;
    }
    let mut differing = Vec::new();
    for path in golds_in(&folder) {
        let gold = gold(&path);
        let text = read(&path.with_extension("txt"));
        let found = found(&text, &detect(&text));
        let name = path.file_name().unwrap_or_default().display();
        let unlike = |one: &BTreeMap<Place, String>, other: &BTreeMap<Place, String>, what: &str| {
            let places = one.keys().filter(|&place| !other.contains_key(place));
            places.map(|place| format!("{name}: {what} {place:?}")).collect::<Vec<_>>()
        };
        differing.extend(unlike(&gold.spans, &found.spans, "missed"));
        differing.extend(unlike(&found.spans, &gold.spans, "not in gold"));
        let relations = gold.relations.symmetric_difference(&found.relations);
        differing.extend(relations.map(|relation| format!("{name}: {relation:?}")));
    }
    assert!(differing.is_empty(), "{}", differing.join("\n"));
}

/// A person who reads only what the detector doubts must be able to trust the rest.
#[test]
fn a_suggestion_that_is_sure_is_right() {
    let (mut sure, mut right) = (0_usize, 0_usize);
    for path in golds() {
        let gold = gold(&path);
        let text = read(&path.with_extension("txt"));
        let detection = detect(&text);
        let places = detection.suggestions.iter().filter(|found| found.score >= SURE);
        for place in places.map(|found| place(&text, found)) {
            sure += 1;
            right += usize::from(gold.spans.contains_key(&place));
        }
    }
    let share = right * 1000 / sure.max(1);
    assert!(share >= SURE_AND_RIGHT, "{right} of {sure} sure suggestions are right, {share} of 1000");
    // Nothing is gained by never being sure.
    assert!(sure >= 1_500, "only {sure} suggestions are sure");
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
