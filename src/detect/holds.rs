//! `holds`: who has which office.

use super::candidate::SuggestedRelation;
use super::people::UnitKind;
use super::reading::Reading;
use super::{Findings, Relator, Rule, shown};
use crate::annotation::RelationType;
use crate::label::Label;

/// Links names to the offices beside them.
pub(super) const RELATOR: Relator = Relator { name: "holds", rules: &[&BESIDE], find };

static BESIDE: Rule = Rule {
    id: "holds.beside",
    vi: "Tên và chức vụ đứng liền nhau",
    en: "A name and an office beside each other",
    examples: shown(&[
        "đồng chí ⟦Lê Thị Hạnh⟧, ⟦Phó Chủ tịch UBND huyện⟧, chủ trì",
        "⟦Bí thư Huyện ủy⟧ ⟦Trần Văn Bình⟧ dự",
        "đồng chí Lê Thị Hạnh được bổ nhiệm giữ chức Phó Chủ tịch UBND huyện",
    ]),
};

fn find(reading: &Reading<'_>, findings: &Findings<'_>, out: &mut Vec<SuggestedRelation>) {
    let suggestions = findings.suggestions;
    let people = reading.people();
    // Units and suggestions are both in order of place.
    let mut near = 0;
    let places: Vec<Option<usize>> = people
        .units
        .iter()
        .map(|unit| {
            let label = match unit.kind {
                UnitKind::Name(_) => Label::Official,
                UnitKind::Office(..) => Label::Position,
            };
            let span = reading.span(unit.start, unit.end);
            let rest = suggestions.get(near..).unwrap_or_default();
            near += rest.iter().take_while(|found| found.span.start < span.start).count();
            let rest = suggestions.get(near..).unwrap_or_default();
            let mut here = rest.iter().take_while(|found| found.span.start == span.start);
            here.position(|found| found.label == label && found.span == span).map(|step| near + step)
        })
        .collect();
    let place = |at: usize| places.get(at).copied().flatten();
    for &(name, office) in &people.links {
        let (Some(from), Some(to)) = (place(name), place(office)) else { continue };
        out.push(SuggestedRelation { kind: RelationType::Holds, from, to, score: 960, rule: &BESIDE });
    }
    out.sort_unstable_by_key(|relation| (relation.from, relation.to));
}
