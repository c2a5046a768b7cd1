//! What tells a person's name from other capital words.

use super::scan::Scan;
use super::{Cue, Unit, UnitKind};
use crate::detect::lexicon::sense::{Honorific, Link};
use crate::detect::lexicon::{Class, word, words};
use crate::detect::position::office::Standing;
use crate::detect::position::place::{is_foreign, phrase};
use crate::detect::token::{Case, Kind, Token};

/// The longest name of a place, in syllables.
const PLACE: usize = 4;

impl Scan<'_, '_> {
    /// `Anh` in `Thái Anh Hùng` and `huyện Anh Sơn` is no form of address.
    pub(super) fn is_inside_name(&self, at: usize) -> bool {
        let capital = |at: usize| self.reading.token(at).is_some_and(|token| token.case == Case::Title);
        let Some(before) = at.checked_sub(1) else { return false };
        capital(at)
            && phrase(self.reading, at, Class::Honorific).is_some_and(|found| found.is(Honorific::Person))
            && (capital(before) || phrase(self.reading, before, Class::Level).is_some())
    }

    /// `xã Nguyễn Phích`, `đường Lê Lợi`: named after a person.
    pub(super) fn is_eponym(&self, at: usize) -> bool {
        let reading = self.reading;
        (1..=3).any(|back| {
            at.checked_sub(back).is_some_and(|from| {
                reading.matches(from).iter().any(|found| {
                    usize::from(found.len) == back
                        && match found.class {
                            Class::Level => true,
                            Class::Link => found.is(Link::Eponym),
                            _ => false,
                        }
                })
            })
        })
    }

    /// `Khu lưu niệm`, `Nhà tưởng niệm` before a token.
    pub(super) fn is_memorial(&self, at: usize) -> bool {
        at > 2
            && self.reading.any(at - 3, words!["khu", "nhà", "đài"])
            && self.reading.any(at - 2, words!["lưu", "tưởng"])
            && self.reading.is(at - 1, word!("niệm"))
    }

    /// Hồ Chí Minh: in news since 2010 a set phrase, a city or a youth union.
    pub(super) fn is_uncle_ho(&self, start: usize, end: usize) -> bool {
        let key = self.runs.key(start, end);
        key == "hồ chí minh" || (key == "hồ" && end == start + 1)
    }

    /// A name after an honorific that anybody may have: not a common word with a capital.
    pub(super) fn is_plausible(&self, at: usize, after: usize, cue: Cue) -> bool {
        let reading = self.reading;
        let listed = |class: Class| {
            phrase(reading, at, class).is_some_and(|found| {
                found.len > 1
                    // `ông Bản`: who has the name of a village, where the full name is known.
                    || class == Class::Level && after - at == 1 && !self.runs.is_given_name(at)
            })
        };
        if listed(Class::Field)
            || listed(Class::Organisation)
            || listed(Class::Place) && cue != Cue::Comrade && !self.runs.is_person(at)
            || listed(Class::Level)
        {
            return false;
        }
        cue != Cue::Person || reading.token(at).is_some_and(|token| token.case != Case::Upper)
    }

    /// A foreign or rare name right after an office that needs no body.
    pub(super) fn is_name_after_office(&self, at: usize) -> bool {
        let Some(Unit { kind: UnitKind::Office(office, _), .. }) = self.people.units.last() else {
            return false;
        };
        let length = self.runs.run_end(at) - at;
        let complete = office.standing != Standing::Bare;
        let listed = phrase(self.reading, at, Class::Place).is_some()
            || phrase(self.reading, at, Class::Organisation).is_some()
            || phrase(self.reading, at, Class::Field).is_some();
        let surname = phrase(self.reading, at, Class::Surname).is_some();
        let foreign = length > 0 && (at..at + length).all(|at| is_foreign(self.reading.piece(at)));
        ((surname || (complete && !listed)) && (2..=4).contains(&length))
            || (foreign && !listed && (1..=4).contains(&length))
    }

    /// `Bộ trưởng Hoan`: a given name right after a role that is told no body.
    pub(super) fn is_given_name_after_office(&self, at: usize) -> bool {
        let Some(Unit { kind: UnitKind::Office(office, _), .. }) = self.people.units.last() else {
            return false;
        };
        self.runs.is_given_name_after(&office.pieces, at)
    }

    /// A rare name in a list of people who share a title: `các Ủy viên Ban Thường vụ: Nay H'Thiêng, Rơ Ô
    /// Bhông và Y Wơn Byă`.
    pub(super) fn is_listed_name(&self, at: usize) -> bool {
        let reading = self.reading;
        let joined = at.checked_sub(1).is_some_and(|before| {
            matches!(reading.piece(before), ":" | "," | ";")
                || phrase(reading, before, Class::Link)
                    .is_some_and(|link| link.is(Link::And) && link.len == 1)
        });
        let beside = self.people.units.last().is_some_and(|unit| {
            unit.end + 1 == at
                && match &unit.kind {
                    UnitKind::Name(name) => name.cue == Cue::Listed,
                    UnitKind::Office(_, context) => context.several && reading.piece(unit.end) == ":",
                }
        });
        // `Các đồng chí: K'Đức, Ka Hoàng`
        let led = (2..=4).any(|back| {
            at.checked_sub(back).is_some_and(|from| {
                phrase(reading, from, Class::Honorific).is_some_and(|list| {
                    list.is(Honorific::Comrades)
                        && (list.end() == at || list.end() + 1 == at && reading.piece(list.end()) == ":")
                })
            })
        });
        let beside = beside || led;
        let end = self.runs.run_end(at);
        let listed =
            [Class::Place, Class::Organisation, Class::Field, Class::Level, Class::Honorific, Class::Role]
                .into_iter()
                .any(|class| {
                    phrase(reading, at, class).is_some_and(|found| found.len > 1 || class == Class::Level)
                });
        // `Ban Dân vận`: a name does not go on in small letters.
        let closed = reading.token(end).is_none_or(|token| token.kind != Kind::Word)
            || [Class::Link, Class::Predicate].into_iter().any(|class| phrase(reading, end, class).is_some());
        // `K'Đức`
        let least = if reading.piece(at).contains(['\'', '’']) { 1 } else { 2 };
        (joined || led)
            && beside
            && (least..=5).contains(&(end - at))
            && !self.runs.caps(at)
            && !listed
            && closed
    }

    /// A rare name that an office follows: `Ayun H'Bút - Tỉnh ủy viên`.
    pub(super) fn is_name_before_office(&self, at: usize, listing: bool) -> bool {
        let reading = self.reading;
        let end = self.runs.run_end(at);
        if !(2..=5).contains(&(end - at))
            || self.runs.caps(at)
            || self.is_eponym(at)
            || self.is_inside_capitals(at)
        {
            return false;
        }
        let next = end + usize::from(matches!(reading.mark(end), Some(',' | '-' | '(')));
        let office = [Class::Role, Class::RoleDeputy, Class::RoleBefore]
            .into_iter()
            .any(|class| phrase(reading, next, class).is_some());
        let listed = [
            Class::Place,
            Class::Organisation,
            Class::Field,
            Class::Level,
            Class::Honorific,
            Class::Predicate,
        ]
        .into_iter()
        .any(|class| {
            phrase(reading, at, class).is_some_and(|found| {
                // `Đặng Sơn Tùng` goes on after a commune's name.
                let whole = class != Class::Place || usize::from(found.len) >= end - at;
                found.len > 1 && whole || class == Class::Level
            })
        });
        office
            && !listed
            && (listing || phrase(reading, at, Class::Surname).is_some() || self.runs.begins_with_marker(at))
    }

    /// `xã Sơn Đỉnh, Thạch Lâm`: two syllables that go on a list of places, which is what few names of people have.
    pub(super) fn is_listed_place(&self, at: usize) -> bool {
        let reading = self.reading;
        let joined =
            at.checked_sub(1).filter(|&joint| reading.is_mark(joint, ',') || reading.is(joint, word!("và")));
        let Some(joint) = joined.filter(|_| self.runs.run_end(at) == at + 2) else { return false };
        let capital = |at: &usize| reading.token(*at).is_some_and(|token| token.case == Case::Title);
        let first = (joint.saturating_sub(PLACE)..joint).rev().take_while(capital).last();
        first.is_some_and(|first| {
            (1..=2).any(|back| {
                first.checked_sub(back).is_some_and(|from| {
                    phrase(reading, from, Class::Level).is_some_and(|level| level.end() == first)
                })
            })
        })
    }

    fn is_inside_capitals(&self, at: usize) -> bool {
        at.checked_sub(1).and_then(|before| self.reading.token(before)).is_some_and(Token::is_capital)
    }
}
