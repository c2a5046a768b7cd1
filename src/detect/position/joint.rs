//! What joins the parts of a body's name: `và`, dashes, commas, brackets.

use super::office::{Parser, State};
use super::piece::{Attributes, Kind, Part};
use crate::detect::lexicon::sense::Link;
use crate::detect::lexicon::{Class, Match};
use crate::detect::token::Case;
use crate::label::Level;

impl Parser<'_, '_> {
    /// `Nông nghiệp và Môi trường`, `HĐND và UBND`.
    pub(super) fn and(&mut self) -> bool {
        let Some(next) = self.joint(self.at) else { return false };
        self.phrase(next, Class::Role).is_none() && self.joined(next)
    }

    /// The token after a word that joins the parts of a name. `Chủ tịch UBND xã Tân Hòa cùng các cơ quan`: others
    /// are with him.
    pub(super) fn joint(&self, at: usize) -> Option<usize> {
        self.phrase(at, Class::Link)
            .filter(|link| link.is(Link::And) && link.len == 1 && link.entry.phrase != "cùng")
            .map(Match::end)
    }

    /// `Ban Quản lý Khu kinh tế Nghi Sơn và các khu công nghiệp tỉnh`: the name goes on after its place.
    pub(super) fn and_several(&mut self) -> bool {
        let Some(next) = self.joint(self.at).filter(|_| self.bodied) else { return false };
        let Some(field) = self.several(next) else { return false };
        self.push_range(self.at, next, Part::Organisation, None);
        self.push(&field, Part::Organisation);
        self.state = State::Named;
        true
    }

    /// `các khu công nghiệp` after `Khu kinh tế`: several more of what the name has. `Bộ Chỉ huy Quân sự tỉnh và các cơ
    /// quan` are others.
    fn several(&self, at: usize) -> Option<Match> {
        let field = self.phrase(at, Class::Field).filter(|field| field.entry.phrase.starts_with("các "))?;
        let first = self.pieces.first()?.start;
        let noun = self.reading.folded(at + 1);
        (first..self.at).any(|named| self.reading.folded(named).as_str() == noun.as_str()).then_some(field)
    }

    /// Whether the name goes on after a word or mark that joins, and then takes both.
    fn joined(&mut self, next: usize) -> bool {
        if self.phrase(next, Class::Role).is_some()
            || self.phrase(next, Class::RoleDeputy).is_some()
            || self.phrase(next, Class::Rank).is_some()
            || self.runs.is_person(next)
        {
            return false;
        }
        let field = self.phrase(next, Class::Field);
        let body = self.phrase(next, Class::Organisation);
        match self.state {
            State::Named => {
                // `Quỹ tín dụng nhân dân Hòa Bình và đại diện …`: a name does not go on in small letters.
                let proper = self.at.checked_sub(1).is_some_and(|before| {
                    self.capital(before) && self.phrase(before, Class::Field).is_none()
                }) && !self.capital(next);
                if proper && self.several(next).is_none() {
                    return false;
                }
                if let Some(field) = field.filter(|field| body.is_none_or(|body| body.len <= field.len)) {
                    self.push_range(self.at, next, Part::Organisation, None);
                    self.push(&field, Part::Organisation);
                    return true;
                }
                if body.is_none() && self.capital(next) && self.phrase(next, Class::Honorific).is_none() {
                    self.push_range(self.at, next + 1, Part::Organisation, None);
                    return true;
                }
                false
            }
            State::Closed => {
                let closed = body.filter(|body| Attributes::of(body.entry).kind == Kind::Closed);
                let Some(closed) = closed else { return false };
                self.push_range(self.at, next, Part::Organisation, None);
                self.push(&closed, Part::Organisation);
                true
            }
            _ => false,
        }
    }

    pub(super) fn mark(&mut self) -> bool {
        let next = self.at + 1;
        match self.reading.mark(self.at) {
            Some('-' | '&' | ',') if self.joins_abbreviation(next) => {
                self.push_range(self.at, next + 1, Part::Organisation, None);
                true
            }
            Some('&') => self.state != State::Placed && self.joined(next),
            Some('-') => self.dash(next),
            Some(',') => {
                self.higher_place(next)
                    || self.listed_field(next)
                    || self.parent(next)
                    || self.higher_unit(next)
            }
            Some('(') => {
                self.parent_in_brackets(next) || self.place_in_brackets(next) || self.abbreviation(next)
            }
            _ => false,
        }
    }

    /// `GT-VT`, `KH&ĐT`: two abbreviations without a blank.
    fn joins_abbreviation(&self, next: usize) -> bool {
        let upper = |at: usize| {
            self.reading.token(at).is_some_and(|token| matches!(token.case, Case::Upper | Case::Mixed))
        };
        self.state == State::Named
            && self.at > 0
            && upper(self.at - 1)
            && upper(next)
            && [self.at, next]
                .into_iter()
                .all(|at| self.reading.token(at).is_some_and(|token| !token.spaced()))
    }

    /// `Kinh tế - Ngân sách`, `HĐND - UBND`; a dash before a name or an office ends this one.
    fn dash(&mut self, next: usize) -> bool {
        let joins = match self.state {
            State::Named => self.phrase(next, Class::Field).is_some(),
            State::Closed => self.phrase(next, Class::Organisation).is_some(),
            State::Placed => return self.second_place(next),
            _ => false,
        };
        // `Trưởng phòng Quản lý Di sản - Sở Văn hóa và Thể thao`
        joins && self.joined(next) || self.parent(next)
    }

    /// `Văn hóa, Thể thao và Du lịch`: fields after commas, when `và` closes the list.
    fn listed_field(&mut self, next: usize) -> bool {
        if self.state != State::Named {
            return false;
        }
        let mut at = next;
        for _ in 0..4 {
            let Some(field) = self.phrase(at, Class::Field) else { return false };
            if self.phrase(at, Class::Role).is_some() {
                return false;
            }
            if field.entry.phrase.contains(" và ") {
                return self.joined(next);
            }
            at = field.end();
            match self.reading.piece(at) {
                "," => at += 1,
                "&" => return self.joined(next),
                _ => {
                    let and =
                        self.phrase(at, Class::Link).is_some_and(|link| link.is(Link::And) && link.len == 1);
                    let goes_on = and
                        && self.phrase(at + 1, Class::Field).is_some()
                        && self.phrase(at + 1, Class::Role).is_none();
                    let body = self.phrase(at, Class::Organisation).is_some() && self.capital(at);
                    return (goes_on || (body && !self.capital(next))) && self.joined(next);
                }
            }
        }
        false
    }

    /// `Trưởng phòng Cảnh sát hình sự, Công an tỉnh`, `Trưởng phòng Nội vụ, thuộc UBND huyện`: the body of which the
    /// first is a part.
    fn parent(&mut self, next: usize) -> bool {
        if !self.unit || self.state != State::Named {
            return false;
        }
        let belongs = self.phrase(next, Class::Link).filter(|link| link.entry.phrase == "thuộc");
        let next = belongs.map_or(next, Match::end);
        let Some(found) = self.phrase(next, Class::Organisation) else { return false };
        let attributes = Attributes::of(found.entry);
        let above = attributes.kind != Kind::Closed
            || attributes.level == Some(Level::Central) && found.len >= 4
            || self.reading.is_grouped(found, "local-authority");
        if !above
            || self.phrase(next, Class::Role).is_some_and(|role| role.len >= found.len)
            || !self.capital(next)
        {
            return false;
        }
        self.unit = false;
        self.push_range(self.at, next, Part::Organisation, None);
        self.push(&found, Part::Organisation);
        self.enter(&found);
        true
    }

    /// `Cục trưởng Cục Quản lý Dược (Bộ Y tế)`
    fn parent_in_brackets(&mut self, next: usize) -> bool {
        if !self.unit || self.state != State::Named || !self.capital(next) {
            return false;
        }
        let Some(body) = self.phrase(next, Class::Organisation) else { return false };
        let mut end = self.phrase(body.end(), Class::Field).map_or(body.end(), Match::end);
        if let Some(level) = self.phrase(end, Class::Level) {
            end = self.runs.place_after_level(level.end()).0;
        }
        if self.reading.piece(end) != ")" {
            return false;
        }
        self.push_range(self.at, end + 1, Part::Organisation, None);
        self.state = State::Placed;
        true
    }

    /// `Bộ Chỉ huy Quân sự (CHQS) tỉnh`: an abbreviation in brackets inside the name of a body.
    fn abbreviation(&mut self, next: usize) -> bool {
        let short = self.reading.token(next).is_some_and(|token| token.case == Case::Upper);
        let goes_on = self.phrase(next + 2, Class::Level).is_some()
            || self.phrase(next + 2, Class::Place).is_some()
            || self.phrase(next + 2, Class::Organisation).is_some();
        let fits = matches!(self.state, State::Closed | State::Named)
            && self.bodied
            && short
            && self.reading.piece(next + 1) == ")"
            && goes_on;
        if fits {
            self.push_range(self.at, next + 2, Part::Organisation, None);
        }
        fits
    }

    /// `Tiểu đoàn 2, Trung đoàn 19`: the unit above, by its name.
    fn higher_unit(&mut self, next: usize) -> bool {
        const UNITS: [&str; 12] = [
            "Đại đội",
            "Tiểu đoàn",
            "Hải đội",
            "Trung đoàn",
            "Hải đoàn",
            "Lữ đoàn",
            "Sư đoàn",
            "Vùng",
            "Binh đoàn",
            "Quân đoàn",
            "Quân khu",
            "Quân chủng",
        ];
        let rank = |phrase: &str| UNITS.iter().position(|unit| *unit == phrase);
        let own = self.pieces.iter().rev().find_map(|piece| piece.written.and_then(rank));
        let Some(found) = self.phrase(next, Class::Organisation) else { return false };
        let Some((own, above)) = own.zip(rank(found.entry.phrase)) else { return false };
        if above <= own || self.state != State::Named || !self.capital(next) {
            return false;
        }
        self.push_range(self.at, next, Part::Organisation, None);
        self.push(&found, Part::Organisation);
        self.enter(&found);
        true
    }
}
