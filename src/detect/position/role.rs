//! The role of an office: `[nguyên | quyền] [Phó] Role [Thường trực]`.

use super::office::{Parser, State};
use super::piece::{Attributes, Kind, Part};
use crate::detect::lexicon::sense::{Link, Sense};
use crate::detect::lexicon::{Class, Match};
use crate::detect::token;
use crate::label::Level;

/// The most words of a role, each a phrase of the lists: `nguyên quyền Phó Trưởng … Thường trực`.
const MOST_WORDS: usize = 8;

impl Parser<'_, '_> {
    pub(super) fn role(&mut self) -> Option<()> {
        self.before_role()?;
        match self.head_of_role() {
            Some(head) => {
                self.push(&head, Part::Role);
                self.take_role(&head)?;
                self.after_role();
                Some(())
            }
            None => self.is_deputy_of_body().then_some(()),
        }
    }

    /// `nguyên`, `quyền`: only before a role.
    fn before_role(&mut self) -> Option<()> {
        while self.pieces.len() < MOST_WORDS
            && let Some(found) = self.phrase(self.at, Class::RoleBefore)
        {
            let next = found.end();
            if self.phrase(next, Class::Role).is_none() && self.phrase(next, Class::RoleDeputy).is_none() {
                return None;
            }
            self.push(&found, Part::Role);
        }
        Some(())
    }

    /// The role, after what makes it a deputy's.
    fn head_of_role(&mut self) -> Option<Match> {
        loop {
            let role = self.phrase(self.at, Class::Role);
            match (role, self.phrase(self.at, Class::RoleDeputy)) {
                (Some(role), _) => return Some(role),
                (None, Some(deputy)) if self.pieces.len() < MOST_WORDS => self.push(&deputy, Part::Role),
                _ => return None,
            }
        }
    }

    /// `Phó Công an xã`: the deputy of a body that has no word for its head.
    fn is_deputy_of_body(&self) -> bool {
        let body = self.phrase(self.at, Class::Organisation).filter(|body| body.len > 1);
        let police = || body.is_some_and(|body| body.entry.phrase == "Công an");
        !self.pieces.is_empty() && body.is_some() && (self.reading.is_capital(self.at) || police())
    }

    /// What may follow, by what the lists say of the role.
    fn take_role(&mut self, role: &Match) -> Option<()> {
        let attributes = Attributes::of(role.entry);
        self.level = attributes.level;
        self.unique = attributes.kind == Kind::Alone;
        match attributes.kind {
            Kind::Alone => self.state = State::Closed,
            Kind::Unit => {
                self.state = State::Closed;
                self.level = Some(Level::Unit);
                self.unit_place();
            }
            Kind::Member | Kind::Delegate => {
                self.state = State::Closed;
                self.bodied = true;
            }
            Kind::Open(body) => {
                self.state = State::Open;
                self.unit = true;
                if let Some(piece) = self.pieces.last_mut() {
                    piece.opens = Some(body);
                }
                self.opened_body(role.end());
            }
            Kind::Part => self.unit = true,
            Kind::Aide => {
                if let Some(role) = self.phrase(self.at, Class::Role) {
                    self.push(&role, Part::Role);
                }
            }
            Kind::Organ => {
                self.phrase(role.end(), Class::Organisation)?;
            }
            Kind::Plain | Kind::Charge | Kind::Closed | Kind::Field | Kind::Proper => {}
        }
        Some(())
    }

    /// `Trưởng ban chỉ đạo diễn tập`: the body's whole word, though `chỉ đạo` is a verb too.
    fn opened_body(&mut self, end: usize) {
        let body = end.checked_sub(1).and_then(|last| self.phrase(last, Class::Organisation));
        let body = body.filter(|_| self.phrase(end, Class::Predicate).is_some());
        if let Some(body) = body.filter(|body| body.len >= 3 && !self.names_many(body.end())) {
            let rest = body.entry.phrase.split_once(' ').map(|(_, rest)| rest);
            self.push_range(end, body.end(), Part::Organisation, rest);
            self.enter(&body);
        }
    }

    /// `Thường trực`, `phụ trách`
    fn after_role(&mut self) {
        while self.pieces.len() < MOST_WORDS
            && let Some(found) = self.phrase(self.at, Class::RoleAfter)
        {
            // `Bộ trưởng TT&TT`: no `Thường trực`.
            let field = self.phrase(self.at, Class::Field).is_some_and(|field| field.len > found.len);
            let charged = Attributes::of(found.entry).kind == Kind::Charge;
            if field || charged && !self.charge_belongs(found.end()) {
                break;
            }
            self.push(&found, Part::Role);
        }
    }

    /// `Phó Giám đốc phụ trách Sở Y tế` and `Phó Trưởng phòng phụ trách,` are offices;
    /// `Phó Chủ tịch phụ trách kinh tế` says what somebody is charged with.
    fn charge_belongs(&self, next: usize) -> bool {
        match self.reading.token(next) {
            None => true,
            Some(token) if token.kind != token::Kind::Word => true,
            Some(token) => {
                token.is_capital()
                    && (self.phrase(next, Class::Organisation).is_some()
                        || self.runs.name_end(next).is_some())
            }
        }
    }

    /// `chỉ đạo các phòng`, `chỉ đạo xã`: what follows is told something.
    fn names_many(&self, at: usize) -> bool {
        self.phrase(at, Class::Link)
            .is_some_and(|link| matches!(link.entry.sense, Sense::Link(Link::Many | Link::Stop)))
    }
}
