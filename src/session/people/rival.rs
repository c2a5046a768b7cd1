//! One office with two holders.
//!
//! Only offices that one person has at a time: a body has many deputies and members. Who held it
//! before (`nguyên`) is no rival; who acts in it (`quyền`) is. Holders whose dates lie apart have come
//! one after the other.

use super::{Key, People, Spellings, folded};
use crate::annotation::{AnnotationId, Document};
use crate::label::{DateUnit, DateValue, Point, Value};
use crate::text::fold;

/// How many others are noted: the one that is told, and whether there are more.
const TOLD: usize = 2;
/// How many mentions of an office are asked for a date.
const ASKED: usize = 16;

/// What stands before the role of somebody who holds it no more, folded.
const FORMER: [&str; 3] = ["nguyên", "cựu", "cố"];
/// What stands before the role of somebody who stands in.
const ACTING: &str = "quyền";
/// What the sole head of a body is called, where it does not end in `trưởng`, folded.
const HEADS: [&str; 13] = [
    "chủ tịch",
    "bí thư",
    "tổng bí thư",
    "bí thư thứ nhất",
    "giám đốc",
    "tổng giám đốc",
    "thủ tướng",
    "thống đốc",
    "chánh án",
    "tổng thư ký",
    "tư lệnh",
    "chính ủy",
    "chủ nhiệm",
];
/// A deputy of whom there is one.
const STANDING: &str = "thường trực";

/// Somebody in an office: the office, the person's and the office's place, and when.
struct Tenure {
    office: Key,
    person: usize,
    at: usize,
}

/// Notes for each office who else holds it at the same time.
pub(super) fn mark<'d>(document: &'d Document, people: &mut People, spellings: &mut Spellings<'d>) {
    let mut tenures = Vec::new();
    for (person, known) in people.all.iter().enumerate() {
        for (at, office) in known.offices.iter().enumerate() {
            let key = office.places.first().and_then(|&id| sole(document, id, spellings));
            tenures.extend(key.map(|office| Tenure { office, person, at }));
        }
    }
    tenures.sort_unstable_by_key(|known| (known.office, known.person, known.at));
    let mut found = Vec::new();
    for group in tenures.chunk_by(|a, b| a.office == b.office) {
        if group.iter().all(|known| Some(known.person) == group.first().map(|first| first.person)) {
            continue;
        }
        let held = |known: &Tenure| {
            let office = people.all.get(known.person).and_then(|person| person.offices.get(known.at));
            days_beside(document, people, office.map_or(&[][..], |office| &office.places))
        };
        let held: Vec<(&Tenure, Option<(u32, u32)>)> =
            group.iter().map(|known| (known, held(known))).collect();
        for &(own, when) in &held {
            let mut rivals: Vec<usize> = Vec::new();
            for &(other, then) in &held {
                let meets = match (when, then) {
                    (Some(when), Some(then)) => when.0 <= then.1 && then.0 <= when.1,
                    _ => true,
                };
                if other.person != own.person && meets && !rivals.contains(&other.person) {
                    rivals.push(other.person);
                    if rivals.len() == TOLD {
                        break;
                    }
                }
            }
            found.push((own.person, own.at, rivals));
        }
    }
    for (person, at, rivals) in found {
        let office = people.all.get_mut(person).and_then(|person| person.offices.get_mut(at));
        if let Some(office) = office {
            office.rivals = rivals;
        }
    }
}

/// An office that one person has at a time, and now; `None` for any other, and where it is not known of
/// which body it is.
fn sole<'d>(document: &'d Document, id: AnnotationId, spellings: &mut Spellings<'d>) -> Option<Key> {
    let Some(Value::Position(office)) = &document.annotation(id)?.value else { return None };
    let organisation = office.organisation.as_deref().filter(|words| !words.is_empty())?;
    let mut role = office.role.as_str();
    let (first, rest) = role.split_once(' ').unwrap_or((role, ""));
    match fold(first).as_str() {
        former if FORMER.contains(&former) => return None,
        ACTING => role = rest,
        _ => {}
    }
    let words = folded(role);
    let one = if words.starts_with("phó ") {
        words.ends_with(STANDING)
    } else {
        HEADS.contains(&words.as_str()) || words.split(' ').any(|word| word == "trưởng")
    };
    one.then(|| (spellings.number(role), spellings.number(organisation), office.level))
}

/// The first and last day that the dates beside an office say, as `yyyymmdd`; `None` where none does.
fn days_beside(document: &Document, people: &People, places: &[AnnotationId]) -> Option<(u32, u32)> {
    let dates = places.iter().take(ASKED).filter_map(|&at| people.date_beside(document, at));
    let days = dates.filter_map(|date| match &date.value {
        Some(Value::Date(date)) => days(date),
        _ => None,
    });
    days.reduce(|one, other| (one.0.min(other.0), one.1.max(other.1)))
}

/// The days of a date from the first to the last, as `yyyymmdd`; seasons and weeks as their year.
fn days(date: &DateValue) -> Option<(u32, u32)> {
    let of = |point: Point, years: u32, (month, day): (u8, u8)| {
        let year = u32::try_from(point.year?).ok()?;
        Some((year + years) * 10_000 + u32::from(month) * 100 + u32::from(day))
    };
    let last = date.end.unwrap_or(date.start);
    let further = match last.unit {
        DateUnit::Century => 99,
        DateUnit::Decade => 9,
        _ => 0,
    };
    Some((of(date.start, 0, date.start.first_day())?, of(last, further, last.last_day())?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotation::Meta;
    use crate::session::annotate;
    use crate::text::Text;

    /// Who shares an office with whom, by name.
    fn rivals(text: &str) -> Vec<String> {
        let document = annotate(Text::new(text).expect("short"), Meta::default());
        let people = People::new(&document);
        let mut told = Vec::new();
        for person in &people.all {
            for office in &person.offices {
                let names = office.rivals.iter().filter_map(|&at| people.all.get(at));
                told.extend(names.map(|rival| format!("{} × {}: {}", person.name, rival.name, office.name)));
            }
        }
        told
    }

    #[test]
    fn one_office_with_two_holders_is_told_at_both() {
        let text = "Đồng chí Trịnh Quốc Đạt, Chủ tịch UBND huyện Tân Sơn, dự.\n\
                    Đồng chí Vàng A Sình, Chủ tịch Uỷ ban nhân dân huyện Tân Sơn, chủ trì.";
        assert_eq!(
            rivals(text),
            [
                "Trịnh Quốc Đạt × Vàng A Sình: Chủ tịch Ủy ban nhân dân huyện Tân Sơn",
                "Vàng A Sình × Trịnh Quốc Đạt: Chủ tịch Ủy ban nhân dân huyện Tân Sơn"
            ]
        );
    }

    #[test]
    fn deputies_members_and_other_bodies_are_no_rivals() {
        let text = "Đồng chí Trịnh Quốc Đạt, Phó Chủ tịch UBND huyện Tân Sơn, dự.\n\
                    Đồng chí Vàng A Sình, Phó Chủ tịch UBND huyện Tân Sơn, dự.\n\
                    Đồng chí Lê Thị Hoa, Chủ tịch UBND huyện Tân Sơn, dự.\n\
                    Đồng chí Lò Văn Tám, Chủ tịch UBND huyện Yên Lập, dự.";
        assert_eq!(rivals(text), [""; 0]);
    }

    #[test]
    fn who_held_it_before_is_no_rival_and_who_acts_is() {
        let text = "Đồng chí Trịnh Quốc Đạt, nguyên Chủ tịch UBND huyện Tân Sơn, dự.\n\
                    Đồng chí Vàng A Sình, Chủ tịch UBND huyện Tân Sơn, chủ trì.";
        assert_eq!(rivals(text), [""; 0]);
        let text = "Đồng chí Trịnh Quốc Đạt, Quyền Chủ tịch UBND huyện Tân Sơn, dự.\n\
                    Đồng chí Vàng A Sình, Chủ tịch UBND huyện Tân Sơn, chủ trì.";
        assert_eq!(rivals(text).len(), 2);
    }

    #[test]
    fn holders_of_different_times_came_one_after_the_other() {
        let text = "Tháng 6/2019, đồng chí Trịnh Quốc Đạt, Chủ tịch UBND huyện Tân Sơn, ký quy chế.\n\
                    Sáng 08/7/2024, đồng chí Vàng A Sình, Chủ tịch UBND huyện Tân Sơn, chủ trì.";
        assert_eq!(rivals(text), [""; 0]);
        let text = "Năm 2024, đồng chí Trịnh Quốc Đạt, Chủ tịch UBND huyện Tân Sơn, ký quy chế.\n\
                    Sáng 08/7/2024, đồng chí Vàng A Sình, Chủ tịch UBND huyện Tân Sơn, chủ trì.";
        assert_eq!(rivals(text).len(), 2);
    }

    #[test]
    fn a_date_is_the_days_it_covers() {
        let of = |iso: &str| days(&iso.parse().expect("a date"));
        assert_eq!(of("2024-07-08"), Some((20_240_708, 20_240_708)));
        assert_eq!(of("2024-Q3"), Some((20_240_701, 20_240_931)));
        assert_eq!(of("2024-H2"), Some((20_240_701, 20_241_231)));
        assert_eq!(of("2021/2025"), Some((20_210_101, 20_251_231)));
        assert_eq!(of("XXXX-06-30"), None);
    }
}
