//! What is right of what was found, counted.

use super::file::{File, Span};
use crate::cli::count::Sum;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// What was counted of one label or relation.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Row {
    pub(super) gold: usize,
    pub(super) found: usize,
    pub(super) right: usize,
    /// Of gold's spans, those that something found overlaps enough; and the other way round.
    pub(super) near_gold: usize,
    pub(super) near_found: usize,
    pub(super) value_right: usize,
    pub(super) value_of: usize,
}

impl Row {
    pub(super) fn add(&mut self, other: Self) {
        let Self { gold, found, right, near_gold, near_found, value_right, value_of } = other;
        self.gold += gold;
        self.found += found;
        self.right += right;
        self.near_gold += near_gold;
        self.near_found += near_found;
        self.value_right += value_right;
        self.value_of += value_of;
    }
}

/// The rows by label, relations in a table of their own.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Tally {
    labels: BTreeMap<String, Row>,
    relations: BTreeMap<String, Row>,
}

pub(super) type Spans<'f> = BTreeMap<(u64, u64), &'f Span>;

impl Tally {
    pub(super) fn add(&mut self, found: &File, gold: &File) {
        let (found_spans, gold_spans) = (by_key(found), by_key(gold));
        let keys: BTreeSet<&String> = found_spans.keys().chain(gold_spans.keys()).collect();
        let none = Spans::new();
        for key in keys {
            let (found, gold) = (found_spans.get(key).unwrap_or(&none), gold_spans.get(key).unwrap_or(&none));
            let row = self.labels.entry(key.clone()).or_default();
            row.gold += gold.len();
            row.found += found.len();
            row.near_gold += near(gold, found);
            row.near_found += near(found, gold);
            for (place, right) in gold {
                let Some(hit) = found.get(place) else { continue };
                row.right += 1;
                let value = right.value();
                if !value.is_empty() {
                    row.value_of += 1;
                    row.value_right += usize::from(hit.value() == value);
                }
            }
        }
        let (found, gold) = (links(found), links(gold));
        for link in found.union(&gold) {
            let row = self.relations.entry(link.0.to_owned()).or_default();
            let (is_found, is_gold) = (found.contains(link), gold.contains(link));
            row.gold += usize::from(is_gold);
            row.found += usize::from(is_found);
            row.right += usize::from(is_found && is_gold);
            row.near_gold = row.right;
            row.near_found = row.right;
        }
    }

    /// Labels, then relations, then all labels together.
    pub(super) fn figures(&self) -> Vec<(String, Row)> {
        let mut all = Row::default();
        for row in self.labels.values() {
            all.add(*row);
        }
        let labels = self.labels.iter().map(|(key, row)| (key.clone(), *row));
        let relations = self.relations.iter().map(|(key, row)| (format!("~{key}"), *row));
        labels.chain(relations).chain([("ALL SPANS".to_owned(), all)]).collect()
    }
}

impl Sum for Tally {
    fn join(&mut self, other: Self) {
        for (rows, others) in [(&mut self.labels, other.labels), (&mut self.relations, other.relations)] {
            for (key, row) in others {
                rows.entry(key).or_default().add(row);
            }
        }
    }
}

/// The spans of each label by place; of two at one place the last.
pub(super) fn by_key(file: &File) -> BTreeMap<String, Spans<'_>> {
    let mut spans: BTreeMap<String, Spans<'_>> = BTreeMap::new();
    for span in &file.annotations {
        spans.entry(span.key()).or_default().insert(span.place(), span);
    }
    spans
}

/// A relation as its type and both ends.
pub(super) type Link<'f> = (&'f str, (String, (u64, u64)), (String, (u64, u64)));

pub(super) fn links(file: &File) -> BTreeSet<Link<'_>> {
    let ends: BTreeMap<&str, &Span> = file.annotations.iter().map(|span| (span.id.as_str(), span)).collect();
    let end = |id: &str| ends.get(id).map(|span| (span.key(), span.place()));
    file.relations
        .iter()
        .filter_map(|relation| Some((relation.kind.as_str(), end(&relation.from)?, end(&relation.to)?)))
        .collect()
}

/// How many of these spans one of the others overlaps by at least half of what both cover.
pub(super) fn near(these: &Spans<'_>, others: &Spans<'_>) -> usize {
    let is_near = |&(start, end): &(u64, u64)| {
        // One that begins further before is too long, or too far off.
        let earliest = start.saturating_sub(end.saturating_sub(start));
        others.range((earliest, 0)..(end, 0)).any(|(&(other_start, other_end), _)| {
            let shared = end.min(other_end).saturating_sub(start.max(other_start));
            let both = end.max(other_end) - start.min(other_start);
            shared > 0 && 2 * shared >= both
        })
    };
    these.keys().filter(|place| is_near(place)).count()
}

/// Precision, recall, F1 and F1 of overlaps; 0 where there is nothing to divide by.
#[expect(clippy::cast_precision_loss, reason = "counts of annotations")]
pub(super) fn shares(row: &Row) -> [f64; 4] {
    let share = |part: usize, of: usize| if of == 0 { 0.0 } else { part as f64 / of as f64 };
    let f1 = |precision: f64, recall: f64| {
        if precision + recall > 0.0 { 2.0 * precision * recall / (precision + recall) } else { 0.0 }
    };
    let (precision, recall) = (share(row.right, row.found), share(row.right, row.gold));
    let overlap = f1(share(row.near_found, row.found), share(row.near_gold, row.gold));
    [precision, recall, f1(precision, recall), overlap]
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    fn file(json: &Value) -> File {
        let mut file: File = serde_json::from_value(json.clone()).expect("a file");
        file.annotations.retain(|span| span.status.as_deref() != Some("rejected"));
        file
    }

    fn span(id: &str, label: &str, start: u64, end: u64, value: Value) -> Value {
        json!({"id": id, "label": label, "start": start, "end": end, "value": value})
    }

    #[test]
    fn spans_values_and_relations_are_counted() {
        let gold = file(&json!({
            "annotations": [
                span("a", "OFFICIAL", 0, 10, json!("Lê Thị Hạnh")),
                span("b", "POSITION", 12, 20, json!(null)),
                span("c", "FIGURE", 30, 40, json!("6290.2 tỷ đồng")),
                span("d", "FIGURE", 50, 60, json!("16/16 chi bộ")),
            ],
            "relations": [{"type": "holds", "from": "a", "to": "b"}],
        }));
        let found = file(&json!({
            "annotations": [
                span("x", "OFFICIAL", 0, 10, json!({"name": "Lê Thị Hạnh"})),
                span("y", "POSITION", 12, 21, json!({})),
                span("z", "FIGURE", 30, 40, json!({"amount": "6290.20", "unit": "tỷ đồng"})),
                span("u", "FIGURE", 50, 60, json!({"numerator": 16, "denominator": "17", "unit": "chi bộ"})),
                {"id": "r", "label": "DATE", "start": 1, "end": 2, "status": "rejected"},
            ],
            "relations": [{"type": "holds", "from": "x", "to": "y"}, {"type": "holds", "from": "x", "to": "r"}],
        }));
        let mut tally = Tally::default();
        tally.add(&found, &gold);
        let figures: BTreeMap<String, Row> = tally.figures().into_iter().collect();
        assert_eq!(
            figures["OFFICIAL"],
            Row { gold: 1, found: 1, right: 1, near_gold: 1, near_found: 1, value_right: 1, value_of: 1 }
        );
        assert_eq!(
            figures["POSITION"],
            Row { gold: 1, found: 1, near_gold: 1, near_found: 1, ..Row::default() }
        );
        assert_eq!((figures["FIGURE"].value_right, figures["FIGURE"].value_of), (1, 2));
        assert_eq!(figures["~holds"], Row { gold: 1, found: 1, ..Row::default() });
        assert_eq!((figures["ALL SPANS"].gold, figures["ALL SPANS"].right), (4, 3));
        let shares = shares(&figures["ALL SPANS"]);
        assert!((shares[2] - 0.75).abs() < 1e-9 && (shares[3] - 1.0).abs() < 1e-9, "{shares:?}");
    }

    #[test]
    fn directives_are_of_two_kinds() {
        let span: Span = serde_json::from_value(json!({
            "id": "a", "label": "DIRECTIVE", "kind": "", "start": 0, "end": 1,
            "value": {"type": "Nghị quyết", "number": "03/2021/NQ-HĐND"}
        }))
        .expect("a span");
        assert_eq!(
            (span.key(), span.value()),
            ("DIRECTIVE.document".to_owned(), "Nghị quyết|03/2021/NQ-HĐND".to_owned())
        );
    }

    #[test]
    fn half_of_both_is_near_and_less_is_not() {
        let spans = |places: &[(u64, u64)]| -> Vec<Span> {
            places
                .iter()
                .map(|&(start, end)| {
                    serde_json::from_value(span("a", "X", start, end, json!(null))).expect("a span")
                })
                .collect()
        };
        for (one, other, is_near) in [
            ((10, 20), (10, 15), true),
            ((10, 20), (10, 14), false),
            ((10, 20), (5, 20), true),
            ((10, 20), (0, 20), true),
            ((10, 20), (20, 30), false),
            ((10, 20), (15, 25), false),
        ] {
            let (ones, others) = (spans(&[one]), spans(&[other]));
            let of = |spans: &'_ [Span]| -> Vec<(u64, u64)> { spans.iter().map(Span::place).collect() };
            let ones_by: Spans<'_> = ones.iter().map(|span| (span.place(), span)).collect();
            let others_by: Spans<'_> = others.iter().map(|span| (span.place(), span)).collect();
            assert_eq!(near(&ones_by, &others_by) == 1, is_near, "{:?} {:?}", of(&ones), of(&others));
            assert_eq!(near(&others_by, &ones_by) == 1, is_near);
        }
    }
}
