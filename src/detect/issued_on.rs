//! When a document was issued.

use super::issued_by::may_stand_between;
use super::reading::Reading;
use super::scan::Scan;
use super::{Relator, Rule, SuggestedRelation, Suggestion};
use crate::annotation::RelationType;
use crate::label::{DateUnit, Label, Value};

/// Leads from a document to the date beside its number.
pub(super) const ISSUED_ON: Relator = Relator { name: "issued_on", rules: &[&AFTER], find };

static AFTER: Rule = Rule {
    id: "issued-on.after",
    vi: "Ngày đứng ngay sau số văn bản",
    en: "The date right after the document's number",
    examples: &[
        "theo ⟦Nghị quyết số 07/2023/NQ-HĐND⟧ ⟦ngày 12/7/2023⟧ của HĐND tỉnh",
        "⟦Chỉ thị số 12-CT/TU⟧, ⟦ngày 03-4-2021⟧ của Ban Thường vụ",
        "thực hiện Nghị quyết số 07/2023/NQ-HĐND trong năm 2024",
    ],
};

/// The furthest that the date may stand from the end of the number, in tokens.
const REACH: usize = 10;

fn find(reading: &Reading<'_>, found: &[Suggestion], out: &mut Vec<SuggestedRelation>) {
    let scan = Scan::new(reading);
    for (from, document) in found.iter().enumerate().filter(|(_, found)| found.label == Label::Document) {
        let after = reading.token_at(document.span.end);
        let date = found
            .iter()
            .enumerate()
            .skip(from + 1)
            .take_while(|(_, next)| next.span.start <= document.span.end.forward(160))
            .find(|(_, next)| {
                next.label == Label::Date && next.span.start >= document.span.end && is_day(next)
            });
        let Some((to, date)) = date else { continue };
        let at = reading.token_at(date.span.start);
        let between = after..at;
        let is_beside = at <= after + REACH
            && between.clone().all(|at| may_stand_between(scan, at) || scan.at(at, scan.is.ky_))
            && !between.clone().any(|at| scan.is_mark(at, '.'));
        if is_beside {
            out.push(SuggestedRelation { kind: RelationType::IssuedOn, from, to, score: 980, rule: &AFTER });
        }
    }
}

/// A document is issued on a day.
fn is_day(date: &Suggestion) -> bool {
    match &date.value {
        Some(Value::Date(value)) => matches!(value.start.unit, DateUnit::Day(..)) && value.end.is_none(),
        _ => true,
    }
}
