//! Where an office is: levels and places, one above the other.

use super::office::{Parser, State};
use super::piece::Part;
use crate::detect::lexicon::sense::{Link, Place};
use crate::detect::lexicon::{Class, Match, word};
use crate::detect::people::gap::terms_end;
use crate::label::Level;

impl Parser<'_, '_> {
    /// `các xã`, `cấp huyện`: not one office but all of a kind.
    pub(super) fn many(&mut self) -> bool {
        let Some(found) = self.phrase(self.at, Class::Link) else { return false };
        let next = found.end();
        if !found.is(Link::Many) || self.phrase(self.at, Class::Field).is_some() {
            return false;
        }
        let follows = [Class::Level, Class::Organisation, Class::Addressee]
            .into_iter()
            .find_map(|class| self.phrase(next, class))
            .filter(|noun| noun.class != Class::Addressee || !self.capital(noun.end()));
        let Some(follows) = follows else { return false };
        self.collective = true;
        self.push(&found, Part::Organisation);
        self.push(&follows, Part::Organisation);
        self.state = State::Placed;
        false
    }

    pub(super) fn administrative_level(&mut self) -> bool {
        let Some(found) = self.phrase(self.at, Class::Level) else { return false };
        // `xã hội` is no commune.
        if self.phrase(self.at, Class::Field).is_some_and(|field| field.len > found.len) {
            return false;
        }
        let mut level = found.entry.sense.level();
        if level == Some(Level::Central) {
            self.push(&found, Part::Organisation);
            self.level = self.level.or(level);
            self.bodied = true;
            self.state = State::Closed;
            return true;
        }
        let next = found.end();
        let (end, known) = self.place_of_unit(next, level);
        // `tổ`, `khu` and `bản` are common words; a village without its name ends an office.
        let common = self.reading.is_grouped(found, "common-unit");
        // `Chi bộ bản`, `Chi hội Phụ nữ buôn`: a branch of the lowest level is a village's.
        let branch = self.level == Some(Level::Unit)
            && self.bodied
            && !self.capital(next)
            && self.reading.matches(self.at).iter().all(|longer| longer.len <= found.len);
        if level == Some(Level::Unit)
            && end == next
            && !branch
            && (common || self.state == State::Start || !self.ends_name(next))
        {
            return false;
        }
        if level.is_none() {
            level = match known {
                Some(Place::Province) if !self.is_in_province(end) => Some(Level::Province),
                _ if end > next => Some(Level::District),
                _ => None,
            };
        }
        // `… trước Chủ tịch UBND TP. Các quận …`: the point ends the sentence.
        let shorter = self.reading.matches(self.at).iter().find(|shorter| {
            end == next
                && found.entry.phrase.ends_with('.')
                && shorter.class == Class::Level
                && shorter.end() + 1 == next
        });
        self.push(&shorter.unwrap_or(found), Part::Organisation);
        if end > next {
            self.push_range(next, end, Part::Organisation, None);
        }
        self.level = self.level.or(level);
        self.fine = level;
        self.bodied = true;
        self.state = State::Placed;
        self.spanning = self.reading.is_grouped(found, "spanning-unit");
        true
    }

    /// `thành phố Thanh Hóa, tỉnh Thanh Hóa`: whether the province follows, of which a town is the seat.
    fn is_in_province(&self, end: usize) -> bool {
        self.reading.is_mark(end, ',')
            && self.phrase(end + 1, Class::Level).is_some_and(|unit| unit.is(Level::Province))
    }

    /// The end of the place that begins after the word for a unit, and what the list says it is.
    fn place_of_unit(&self, next: usize, level: Option<Level>) -> (usize, Option<Place>) {
        let (mut end, known) = self.runs.place_after_level(next);
        if end == next
            && self.apposed
            && self.runs.run_end(next) == next + 2
            && self.runs.known_end(next).is_none()
        {
            // `Hồ Văn Dung, Chủ tịch UBND xã A Vao`
            end = next + 2;
        }
        // Above the commune hardly a place is called like a person, and those are listed.
        if known.is_none()
            && !matches!(level, Some(Level::Commune | Level::Unit))
            && self.runs.may_be_name(next, end)
        {
            end = next;
        }
        // All provinces are listed: `Chủ tịch UBND tỉnh Nguyễn Bốn`.
        if known != Some(Place::Province)
            && level == Some(Level::Province)
            && self.runs.has_surname(next, end)
        {
            end = next;
        }
        (end, known)
    }

    /// `khu vực 3 - Hòa Sơn`, `liên huyện Bá Thước - Quan Hóa`: one area with two names.
    pub(super) fn second_place(&mut self, next: usize) -> bool {
        if !self.spanning || !self.capital(next) || self.runs.is_person(next) {
            return false;
        }
        let (end, _) = self.runs.place_without_level(next);
        if end <= next {
            return false;
        }
        self.push_range(self.at, end, Part::Organisation, None);
        true
    }

    /// `Viện Kiểm sát nhân dân khu vực 5 tỉnh Nghệ An`: the province around an area.
    pub(super) fn around(&mut self) -> bool {
        let unit = self.phrase(self.at, Class::Level).filter(|_| self.spanning);
        let Some(unit) = unit.filter(|unit| unit.is(Level::Province)) else { return false };
        let (end, _) = self.runs.place_after_level(unit.end());
        if end == unit.end() {
            return false;
        }
        self.push(&unit, Part::Organisation);
        self.push_range(unit.end(), end, Part::Organisation, None);
        true
    }

    /// `Trưởng Đoàn đại biểu Quốc hội khóa XV tỉnh Lạng Sơn`: a term of office within the name, where the place
    /// is named after it.
    pub(super) fn term(&mut self) -> bool {
        let end = terms_end(self.reading, self.at);
        if end == self.at || self.reading.piece(self.at) == "," || !self.bodied {
            return false;
        }
        let place = self.phrase(end, Class::Level).filter(|unit| self.capital(unit.end()));
        if place.is_some() {
            self.push_range(self.at, end, Part::Organisation, None);
        }
        place.is_some()
    }

    /// `HĐND lâm thời phường Bình Khê`
    pub(super) fn provisional(&mut self) -> bool {
        let found = self.phrase(self.at, Class::RoleAfter).filter(|found| found.entry.phrase == "lâm thời");
        let Some(found) = found.filter(|_| self.state == State::Closed && self.bodied) else { return false };
        self.push(&found, Part::Organisation);
        true
    }

    pub(super) fn place(&mut self) -> bool {
        // `Ủy viên BTV Trưởng Ban Dân vận`: another office begins.
        if self.phrase(self.at, Class::Role).is_some_and(|role| role.len > 1) {
            return false;
        }
        let listed = self.phrase(self.at, Class::Place).is_some();
        let fits = match self.state {
            State::Start if self.runs.key(self.at, self.at + 3) == "hồ chí minh" => false,
            State::Start | State::Named | State::Open => {
                // `Chủ tịch Quốc hội nước CHXHCN Việt Nam`
                listed && (self.reading.is_capital(self.at) || self.reading.is(self.at, word!("nước")))
            }
            State::Closed => listed || (self.capital(self.at) && !self.unique),
            State::Proper | State::Placed => false,
        };
        if !fits || (self.unique && !listed) {
            return false;
        }
        let (mut end, known) = self.runs.place_without_level(self.at);
        if end <= self.at && self.is_apposed_place(self.at) {
            end = self.at + 2;
        }
        if end <= self.at {
            return false;
        }
        self.level = self.level.or(match known {
            Some(Place::Province) => Some(Level::Province),
            Some(Place::District) => Some(Level::District),
            Some(Place::Country) => Some(Level::Central),
            _ => None,
        });
        self.push_range(self.at, end, Part::Organisation, None);
        self.bodied = true;
        self.state = State::Placed;
        true
    }

    /// The place of a village head: `Trưởng thôn Tân Lập`, `Trưởng bản 3`.
    pub(super) fn unit_place(&mut self) {
        let (end, _) = self.runs.place_after_level(self.at);
        if end > self.at {
            self.push_range(self.at, end, Part::Organisation, None);
            self.bodied = true;
            self.fine = Some(Level::Unit);
            self.state = State::Placed;
        }
    }

    /// `Đại sứ Việt Nam tại Lào`
    pub(super) fn posted(&mut self) -> bool {
        if !self.reading.is(self.at, word!("tại")) {
            return false;
        }
        let country = self.phrase(self.at + 1, Class::Place).filter(|place| place.is(Place::Country));
        // `Tổng Lãnh sự Nhật Bản tại TP. Hồ Chí Minh`
        let city = || {
            let diplomat = self.reading.grouped(self.pieces.first()?.start, Class::Role, "consul");
            let high = self.pieces.last()?.written.is_some_and(|body| {
                body.ends_with("cấp cao") || body.ends_with("đại diện") || body == "Đại diện"
            });
            if high && let Some(place) = self.phrase(self.at + 1, Class::Place) {
                return Some(place.end());
            }
            let level = self.phrase(self.at + 1, Class::Level).filter(|_| diplomat || high)?;
            let (end, _) = self.runs.place_after_level(level.end());
            (end > level.end()).then_some(end)
        };
        let Some(end) = country.map(Match::end).or_else(city) else { return false };
        self.push_range(self.at, end, Part::Organisation, None);
        self.state = State::Placed;
        true
    }

    /// `Chủ tịch UBND phường Tân An (Hà Nội)`, `Bí thư Huyện ủy Tân Lập (tỉnh Hòa Sơn)`: the place above.
    pub(super) fn place_in_brackets(&mut self, next: usize) -> bool {
        if self.state != State::Placed {
            return false;
        }
        let level = self.phrase(next, Class::Level).map(Match::end);
        let end = match level {
            Some(level) => Some(self.runs.place_after_level(level).0).filter(|&end| end > level),
            None => self.phrase(next, Class::Place).filter(|_| self.capital(next)).map(Match::end),
        };
        let Some(end) = end.filter(|&end| self.reading.is_mark(end, ')')) else { return false };
        self.push_range(self.at, end + 1, Part::Organisation, None);
        true
    }

    /// `xã Tân An, huyện Càng Long`: the place above, by its name.
    pub(super) fn higher_place(&mut self, next: usize) -> bool {
        let fine = match self.state {
            State::Placed => self.fine,
            State::Named if self.proper => Some(Level::Unit),
            _ => None,
        };
        let Some(fine) = fine else { return false };
        let Some(found) = self.phrase(next, Class::Level) else { return false };
        let (end, known) = self.runs.place_after_level(found.end());
        if end == found.end() {
            return false;
        }
        let level = found.entry.sense.level().unwrap_or(if known == Some(Place::Province) {
            Level::Province
        } else {
            Level::District
        });
        // From the village up: what is higher stands earlier in the order of levels.
        if level >= fine {
            return false;
        }
        self.push_range(self.at, next, Part::Organisation, None);
        self.push(&found, Part::Organisation);
        self.push_range(found.end(), end, Part::Organisation, None);
        self.fine = Some(level);
        self.state = State::Placed;
        true
    }
}
