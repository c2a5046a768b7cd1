//! What tells a person's name among capital words, and where it ends.

use super::{MOST, Runs, phrase};
use crate::detect::entity;
use crate::detect::lexicon::Class;
use crate::detect::lexicon::sense::{MiddleName, Surname};
use crate::detect::position::piece::{Part, Piece};
use crate::detect::token::{Case, Kind};

impl Runs<'_> {
    /// Whether a lone capital word begins at a token that no list of bodies, fields and places has.
    fn is_lone_name(&self, at: usize) -> bool {
        self.is_syllable(at)
            && self.run_end(at) == at + 1
            && !self.caps(at)
            && [Class::Organisation, Class::Field, Class::Level, Class::Place, Class::Role, Class::RoleAfter]
                .into_iter()
                .all(|class| phrase(self.reading, at, class).is_none())
    }

    /// `Bộ trưởng Hoan`: whether right after a role somebody is called by the given name, whose full name the
    /// text has. Ministries are all listed, so that after a minister any other word is a name.
    pub fn is_given_name_after(&self, office: &[Piece], at: usize) -> bool {
        let Some(role) = office.last().filter(|piece| piece.part == Part::Role && piece.end == at) else {
            return false;
        };
        self.is_lone_name(at) && (role.is_minister() || self.given.contains(&self.key(at, at + 1)))
    }

    /// Whether the text has somebody's full name that ends with a syllable.
    pub fn is_given_name(&self, at: usize) -> bool {
        self.given.contains(&self.key(at, at + 1))
    }

    /// The end of a name known from elsewhere that begins at a token.
    pub fn known_end(&self, at: usize) -> Option<usize> {
        if self.known.is_empty() {
            return None;
        }
        let token = self.reading.token(at)?;
        if !token.is_capital() || !self.first.contains(&token.word) {
            return None;
        }
        let mut most = at;
        while most < at + MOST && self.reading.is_capital(most) {
            most += 1;
        }
        // The longest first: each shorter one is its beginning.
        let mut key = self.key(at, most);
        let mut end = most;
        while end >= at + 2 && !self.known.contains(&key) {
            let last = key.rfind(' ').unwrap_or(0);
            key.truncate(last);
            end -= 1;
        }
        (end >= at + 2).then_some(end)
    }

    /// `Y Thanh Hà Niê Kđăm`, `A Brao`, `H'Yim Kđoh`: given name first, after a marker.
    pub fn begins_with_marker(&self, at: usize) -> bool {
        let piece = self.reading.piece(at);
        self.reading.is_capital(at) && entity::is_marker(&crate::text::fold(piece))
    }

    /// Whether a person's name begins at a token where a body's name might go on.
    pub fn is_person(&self, at: usize) -> bool {
        if !self.is_syllable(at) {
            return false;
        }
        if self.known_end(at).is_some() {
            return true;
        }
        if self.caps(at) {
            return false;
        }
        let length = self.run_end(at) - at;
        // A phrase of a list that begins here is no name: `Công thương`, `Hà Nội`.
        let longer = |class: Class| phrase(self.reading, at, class).is_some_and(|found| found.len >= 2);
        if longer(Class::Field) || longer(Class::Organisation) || longer(Class::Role) {
            return false;
        }
        if longer(Class::Place) {
            let place = phrase(self.reading, at, Class::Place).map_or(0, |found| usize::from(found.len));
            return length > place
                && (3..=4).contains(&length)
                && self.surname(at) == Some(Surname::Strong)
                && self.middle(at + 1);
        }
        match self.surname(at) {
            Some(Surname::Strong) => (2..=MOST).contains(&length),
            // `Báo Thanh Niên`
            Some(_) if phrase(self.reading, at, Class::Organisation).is_some() => false,
            Some(_) => (3..=MOST).contains(&length) && self.middle(at + 1),
            None => self.begins_with_marker(at) && length >= 2,
        }
    }

    /// Whether a whole family name with a given name begins at a token that is also a commune's: after a
    /// ministry (`Bộ Nội vụ Nguyễn Thái Bình`) it is a person's.
    pub fn is_name_of_commune(&self, at: usize) -> bool {
        self.surname(at) == Some(Surname::Strong)
            && phrase(self.reading, at, Class::Place)
                .is_some_and(|place| place.len == 3 && self.run_end(at) == place.end())
    }

    /// The end of the name at a token, where something else says that a name stands here.
    pub fn name_end(&self, at: usize) -> Option<usize> {
        if let Some(end) = self.known_end(at) {
            return Some(end);
        }
        if !self.is_syllable(at) || self.caps(at) || self.ends_run(at) {
            return None;
        }
        let end = self.run_end(at);
        // `Thoong-lun Xi-xu-lit` has two parts.
        let parts = (at..end).filter(|&at| self.reading.is_capital(at)).count();
        (end > at && parts <= MOST).then_some(end)
    }

    /// The end of `Lê mạnh Hải`: a name whose middle name lost its capital, where something else says that one stands
    /// here and a mark follows.
    pub fn slipped_end(&self, at: usize) -> Option<usize> {
        let small = self.reading.token(at + 1).is_some_and(|token| token.case == Case::Lower);
        let end = at + 3;
        let whole = small
            && self.surname(at) == Some(Surname::Strong)
            && self.middle(at + 1)
            && self.is_syllable(at + 2)
            && phrase(self.reading, at + 1, Class::RoleBefore).is_none()
            && phrase(self.reading, at + 2, Class::Role).is_none();
        let closed = self.reading.token(end).is_none_or(|token| token.kind != Kind::Word);
        (whole && closed).then_some(end)
    }

    /// `CHỦ TỊCH QUỐC HỘI LÊ VĂN TÁM: …`, `… LÊ VĂN TÁM KIỂM TRA …`: the end of a name in a line of capitals, where
    /// something else says that a name stands here. A mark or a verb ends it.
    pub fn shouted_end(&self, at: usize) -> Option<usize> {
        if !self.caps(at) || self.surname(at).is_none() {
            return None;
        }
        let ends = |at: usize| {
            self.reading.token(at).is_none_or(|token| token.kind != Kind::Word)
                || [Class::Predicate, Class::ActionVerb]
                    .into_iter()
                    .any(|class| phrase(self.reading, at, class).is_some())
        };
        // Of three syllables first: `NGUYỄN VĂN DỰ KIỂM TRA`.
        [3, 4, 2].into_iter().map(|length| at + length).find(|&end| {
            ends(end)
                && (at..end).all(|at| self.is_syllable(at))
                && !(at + 1..end).any(|at| self.ends_run(at))
        })
    }

    /// Whether these tokens are a family name with a given name.
    pub fn is_full_name(&self, start: usize, end: usize) -> bool {
        let length = end - start;
        (2..=MOST).contains(&length)
            && (self.surname(start).is_some() || self.begins_with_marker(start) || length >= 3)
    }

    /// Three syllables or four with one in second place that hardly any place has: `Lò Thị Hoa`,
    /// `Chá A Sùng`.
    pub(super) fn is_name_shaped(&self, at: usize, end: usize) -> bool {
        let found = phrase(self.reading, at + 1, Class::MiddleName);
        let middle = found.map(|found| found.entry.phrase);
        let personal = found.is_some_and(|found| found.is(MiddleName::Personal));
        let surname = self.surname(at);
        (3..=4).contains(&(end - at))
            && (self.reading.piece(at + 1) == "A"
                || (surname.is_some() && personal)
                || middle == Some("Thị")
                || (surname.is_some() && middle == Some("Văn"))
                || (surname == Some(Surname::Strong) && middle.is_some())
                || self.has_two_surnames(at, end))
    }

    /// `Lương Nguyễn Minh Thông`
    pub(super) fn has_two_surnames(&self, at: usize, end: usize) -> bool {
        end - at == 4
            && self.surname(at) == Some(Surname::Strong)
            && self.surname(at + 1) == Some(Surname::Strong)
            && self.middle(at + 2)
    }

    /// A family name, a middle name and one or two syllables more: `Đoàn Minh Khôi`.
    pub fn may_be_name(&self, at: usize, end: usize) -> bool {
        (3..=4).contains(&(end - at)) && self.surname(at).is_some() && self.middle(at + 1)
    }

    /// A common family name and one to three syllables: `Nguyễn Bốn`.
    pub fn has_surname(&self, at: usize, end: usize) -> bool {
        (2..=4).contains(&(end - at)) && self.surname(at) == Some(Surname::Strong)
    }
}
