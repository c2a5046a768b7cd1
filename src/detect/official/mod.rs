//! OFFICIAL: the names of people in office.

use super::people::{Reason, Unit, UnitKind};
use super::reading::Reading;
use super::token::Token;
use super::{Candidate, Detector, Rule, Work, shown};
use crate::label::{Label, OfficialValue, Value};
use crate::text::compose;

/// Finds names.
pub(super) const DETECTOR: Detector =
    Detector { name: "official", rules: &[&HONORIFIC, &OFFICE, &RANK, &LISTED, &REPEATED, &SHORT], begin };

static HONORIFIC: Rule = Rule {
    id: "official.honorific",
    vi: "Tên sau “đồng chí”",
    en: "A name after “đồng chí” (comrade)",
    examples: shown(&["Đồng chí ⟦Lê Thị Hoa⟧ phát biểu.", "Ông Lê Văn Tám trồng lúa."]),
};
static OFFICE: Rule = Rule {
    id: "official.office",
    vi: "Tên đứng liền chức vụ",
    en: "A name beside an office",
    examples: shown(&[
        "Ông ⟦Lê Văn Tám⟧ - Giám đốc Sở Y tế cho biết.",
        "Phó Chủ tịch UBND xã ⟦Y Thanh Niê⟧ dự.",
    ]),
};
static RANK: Rule = Rule {
    id: "official.rank",
    vi: "Tên sau cấp bậc quân đội, công an",
    en: "A name after a military or police rank",
    examples: shown(&["Thượng tá ⟦Trần Văn Bảy⟧ trao đổi."]),
};
static LISTED: Rule = Rule {
    id: "official.listed",
    vi: "Tên trong danh sách sau “các đồng chí”",
    en: "A name in a list after “các đồng chí” (comrades)",
    examples: shown(&["Dự có các đồng chí: ⟦Lê Thị Hoa⟧, ⟦Trần Văn Bảy⟧ và ⟦Lò Văn Hương⟧."]),
};
static REPEATED: Rule = Rule {
    id: "official.repeated",
    vi: "Tên đã nêu cùng chức vụ ở chỗ khác trong bài",
    en: "A name that stands with an office elsewhere in the article",
    examples: shown(&["⟦Lê Thị Hoa⟧ thăm xã.\nĐồng chí ⟦Lê Thị Hoa⟧, Bí thư Huyện ủy, dự."]),
};
static SHORT: Rule = Rule {
    id: "official.short",
    vi: "Tên gọi tắt của người đã nêu",
    en: "A short form of a name given before",
    examples: shown(&["Ông ⟦Lê Văn Tám⟧, Giám đốc Sở Y tế, có mặt. Ông ⟦Tám⟧ nói."]),
};

/// The tokens of a name with single blanks where there are any: `Woo Won-shik`.
fn written(reading: &Reading<'_>, start: usize, end: usize) -> String {
    let mut name = String::new();
    for at in start..end {
        if at > start && reading.token(at).is_some_and(Token::spaced) {
            name.push(' ');
        }
        name.push_str(reading.piece(at));
    }
    name
}

fn begin<'r>(reading: &'r Reading<'r>) -> Work<'r> {
    let mut rest = reading.people().units.as_slice();
    Box::new(move |block, _, fresh| {
        let units;
        (units, rest) = rest.split_at(rest.partition_point(|unit| unit.start < block.end()));
        fresh.candidates.extend(units.iter().filter_map(|unit| candidate(reading, unit)));
    })
}

fn candidate(reading: &Reading<'_>, unit: &Unit) -> Option<Candidate> {
    let UnitKind::Name(name) = &unit.kind else { return None };
    let (rule, score) = match name.reason? {
        Reason::Honorific => (&HONORIFIC, 960),
        Reason::Office => (&OFFICE, 970),
        Reason::Rank => (&RANK, 930),
        Reason::Listed => (&LISTED, 920),
        Reason::Repeated => (&REPEATED, 950),
        Reason::Short => (&SHORT, 900),
    };
    let name = compose(&written(reading, unit.start, unit.end)).into_owned();
    Some(Candidate {
        span: reading.span(unit.start, unit.end),
        label: Label::Official,
        value: Some(Value::Official(OfficialValue { name })),
        score,
        rule,
    })
}
