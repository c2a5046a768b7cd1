//! Documents that are named one after the other: what is said of the last is said of all.

use super::lexicon::{word, words};
use super::reading::Reading;
use super::{Rule, SuggestedRelation, Suggestion};
use crate::annotation::RelationType;
use crate::label::{Label, Value};
use rustc_hash::FxHashMap;

/// The longest date between two documents, in tokens.
const REACH: usize = 10;

/// What the relations are that documents share.
pub(super) struct Shared {
    pub(super) kind: RelationType,
    pub(super) score: u16,
    pub(super) rule: &'static Rule,
}

/// Gives each document without a relation among those from `before` on that of the document after it, where both stand
/// together and are of one type, and sorts them.
pub(super) fn share(
    reading: &Reading<'_>,
    found: &[Suggestion],
    Shared { kind, score, rule }: Shared,
    before: usize,
    out: &mut Vec<SuggestedRelation>,
) {
    let documents: Vec<_> =
        found.iter().enumerate().filter(|(_, found)| found.label == Label::Document).collect();
    let own = out.iter().skip(before).map(|relation| (relation.from, relation.to));
    let mut known: FxHashMap<usize, usize> = own.collect();
    for pair in documents.windows(2).rev() {
        let &[(from, one), (next, other)] = pair else { continue };
        if !known.contains_key(&from)
            && let Some(&to) = known.get(&next)
            && is_joined(reading, one, other)
            && (is_untyped(reading, other)
                || are_alike(one, other)
                || kind == RelationType::IssuedBy && are_of_one(one, other))
        {
            known.insert(from, to);
            out.push(SuggestedRelation { kind: kind.clone(), from, to, score, rule });
        }
    }
    if let Some(fresh) = out.get_mut(before..) {
        fresh.sort_by_key(|relation| (relation.from, relation.to));
    }
}

/// Whether only a comma or `và` stands between two documents, and the date of the first or what is said of it in
/// brackets.
fn is_joined(reading: &Reading<'_>, one: &Suggestion, other: &Suggestion) -> bool {
    let end = reading.past_brackets(reading.token_at(one.span.end));
    // `… ngày 25/7/2025, Công điện số 198/CĐ-TTg`: the first has a date of its own.
    let dated = |at: usize| {
        reading.digits(at).is_some()
            || reading.any(at, words!["tháng", "năm"])
            || matches!(reading.mark(at), Some('/' | '-' | '.'))
    };
    let day = reading.is(end, word!("ngày")) && reading.digits(end + 1).is_some();
    let joint = if day { (end + 1..end + REACH).find(|&at| !dated(at)).unwrap_or(end) } else { end };
    let start = reading.token_at(other.span.start);
    // `… ngày 22/12/2014; các Công điện: số 2620/CĐ-TTg`
    let start = start - usize::from(reading.any(start - 1, words!["các", "những"]));
    start == joint + 1 && (matches!(reading.mark(joint), Some(',' | ';')) || reading.is(joint, word!("và")))
}

/// Whether a document is named by its number alone: it is of the type of the one before.
fn is_untyped(reading: &Reading<'_>, document: &Suggestion) -> bool {
    let start = reading.token_at(document.span.start);
    reading.digits(start).is_some() || reading.is(start, word!("số"))
}

/// `Chỉ thị số 36/CT-TTg; các Công điện: số 2620/CĐ-TTg`: whether the numbers of both name one issuer.
fn are_of_one(one: &Suggestion, other: &Suggestion) -> bool {
    let issuer = |found: &Suggestion| match &found.value {
        Some(Value::Document(value)) => value.issuer.clone(),
        _ => None,
    };
    issuer(one).is_some_and(|one| issuer(other) == Some(one))
}

/// `Quyết định số 217-QĐ/TW và Quyết định số 218-QĐ/TW`: of one type, with numbers that end alike.
fn are_alike(one: &Suggestion, other: &Suggestion) -> bool {
    let (Some(Value::Document(one)), Some(Value::Document(other))) = (&one.value, &other.value) else {
        return false;
    };
    let tail = |number: &Option<String>| {
        number.as_deref().map(|number| number.trim_start_matches(|c: char| c.is_ascii_digit()).to_owned())
    };
    one.doc_type == other.doc_type
        && tail(&one.number).is_some_and(|tail| !tail.is_empty())
        && tail(&one.number) == tail(&other.number)
}
