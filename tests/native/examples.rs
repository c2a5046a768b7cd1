//! Every rule's examples: what a person is shown as the reason for a suggestion is true.

use super::marked;
use chu_giai::detect::{DETECTORS, RELATORS, detect};
use chu_giai::label::Label;
use chu_giai::text::{Span, Text};

/// The label whose spans a detector finds.
fn label_of(detector: &str) -> Label {
    Label::BUILT_IN
        .into_iter()
        .find(|label| label.slug() == detector)
        .unwrap_or_else(|| panic!("detector {detector} is not named after a label"))
}

#[test]
fn every_example_is_found_as_it_is_marked() {
    let mut wrong = Vec::new();
    for detector in DETECTORS {
        let label = label_of(detector.name);
        for rule in detector.rules {
            for example in rule.examples {
                let marked = marked::read(example);
                let text = Text::new(marked.text.as_str()).expect("a short text");
                let found: Vec<Span> = detect(&text)
                    .suggestions
                    .iter()
                    .filter(|suggestion| suggestion.label == label)
                    .map(|suggestion| suggestion.span)
                    .collect();
                if found != marked.spans {
                    wrong.push(format!(
                        "{}\n  expected {example}\n  found    {}",
                        rule.id,
                        marked::write(&marked.text, &found)
                    ));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_rule_finds_one_of_its_own_examples() {
    for detector in DETECTORS {
        for rule in detector.rules {
            let shown = rule.examples.iter().any(|example| {
                let text = Text::new(marked::read(example).text).expect("a short text");
                detect(&text).suggestions.iter().any(|suggestion| suggestion.rule.id == rule.id)
            });
            assert!(shown, "{}: no example is found by this rule", rule.id);
        }
    }
}

/// The ends of the relations that a relator finds, each pair in the order of the text.
fn linked(source: &str, relator: &str) -> Vec<[Span; 2]> {
    let text = Text::new(source).expect("a short text");
    let detection = detect(&text);
    let relations = detection.relations.iter().filter(|relation| relation.kind.wire() == relator);
    relations
        .map(|relation| {
            let mut ends = [relation.from, relation.to].map(|end| detection.suggestions[end].span);
            ends.sort_unstable();
            ends
        })
        .collect()
}

#[test]
fn every_example_of_a_relation_is_found_as_it_is_marked() {
    for relator in RELATORS {
        for rule in relator.rules {
            for example in rule.examples {
                let marked = marked::read(example);
                let wanted: Vec<[Span; 2]> =
                    marked.spans.chunks(2).map(|ends| ends.try_into().expect("two ends")).collect();
                assert_eq!(linked(&marked.text, relator.name), wanted, "{}: {example}", rule.id);
            }
            let shown = rule.examples.iter().any(|example| {
                let text = Text::new(marked::read(example).text).expect("a short text");
                detect(&text).relations.iter().any(|relation| relation.rule.id == rule.id)
            });
            assert!(shown, "{}: no example is found by this rule", rule.id);
        }
    }
}

#[test]
fn numbers_that_share_a_type_share_their_issuer() {
    let marked = marked::read(
        "theo ⟦công văn số 1038/TTg-KTN⟧ (ngày 17/6/2016), ⟦số 1181/TTg-CN⟧ (ngày 11/8/2017) và \
         ⟦số 800/TTg-CN⟧ (ngày 29/6/2020) của ⟦Thủ tướng Chính phủ⟧",
    );
    let [documents @ .., issuer] = marked.spans.as_slice() else { panic!("nothing is marked") };
    let wanted: Vec<[Span; 2]> = documents.iter().map(|&document| [document, *issuer]).collect();
    assert_eq!(linked(&marked.text, "issued_by"), wanted);
    assert_eq!(linked(&marked.text, "issued_on").len(), documents.len());
}

#[test]
fn every_rule_is_explained_in_both_languages() {
    let mut ids = Vec::new();
    let relators = RELATORS.iter().flat_map(|relator| relator.rules);
    for rule in DETECTORS.iter().flat_map(|detector| detector.rules).chain(relators) {
        assert!(!rule.vi.is_empty() && !rule.en.is_empty(), "{}", rule.id);
        assert!(!rule.examples.is_empty(), "{} has no examples", rule.id);
        ids.push(rule.id);
    }
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), count, "two rules share an id");
}
