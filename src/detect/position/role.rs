//! The role of an office: `[nguyên | quyền] [Phó] Role [Thường trực]`.

use super::office::{Parser, State};
use super::piece::{Attributes, Part};
use crate::detect::lexicon::Class;
use crate::detect::token::Kind;
use crate::label::Level;

/// The most words of a role, each a phrase of the lists: `nguyên quyền Phó Trưởng … Thường trực`.
const MOST_WORDS: usize = 8;

impl Parser<'_, '_> {
    pub(super) fn role(&mut self) -> Option<()> {
        while self.pieces.len() < MOST_WORDS
            && let Some(found) = self.phrase(self.at, Class::RoleBefore)
        {
            let next = found.end();
            if self.phrase(next, Class::Role).is_none() && self.phrase(next, Class::RoleDeputy).is_none() {
                return None;
            }
            self.push(&found, Part::Role);
        }
        let head = loop {
            let role = self.phrase(self.at, Class::Role);
            match (role, self.phrase(self.at, Class::RoleDeputy)) {
                (Some(role), _) => break Some(role),
                (None, Some(deputy)) if self.pieces.len() < MOST_WORDS => {
                    self.push(&deputy, Part::Role);
                }
                _ => break None,
            }
        };
        let Some(head) = head else {
            // `Phó Công an xã`: the deputy of a body that has no word for its head.
            let organisation = self.phrase(self.at, Class::Organisation)?;
            let capital = self.reading.is_capital(self.at);
            return (capital && !self.pieces.is_empty() && organisation.len > 1).then_some(());
        };
        let attributes = Attributes::read(head.entry.value);
        let end = head.end();
        self.push(&head, Part::Role);
        self.level = attributes.level;
        self.unique = attributes.is("alone");
        match attributes.kind {
            "alone" => self.state = State::Closed,
            "unit" => {
                self.state = State::Closed;
                self.level = Some(Level::Unit);
                self.unit_place();
            }
            "member" | "delegate" => {
                self.state = State::Closed;
                self.bodied = true;
            }
            kind if kind.starts_with("open=") => {
                self.state = State::Open;
                self.unit = true;
                if let Some(piece) = self.pieces.last_mut() {
                    piece.opens = attributes.opens();
                }
                // `Trưởng ban chỉ đạo diễn tập`: the body's whole word, though `chỉ đạo` is a verb too.
                let body = end.checked_sub(1).and_then(|last| self.phrase(last, Class::Organisation));
                let body = body.filter(|_| self.phrase(end, Class::Predicate).is_some());
                if let Some(body) = body.filter(|body| body.len >= 3 && !self.names_many(body.end())) {
                    let rest = body.entry.phrase.split_once(' ').map(|(_, rest)| rest);
                    self.push_range(end, body.end(), Part::Organisation, rest);
                    self.enter(&body);
                }
            }
            "part" => self.unit = true,
            "aide" => {
                if let Some(role) = self.phrase(self.at, Class::Role) {
                    self.push(&role, Part::Role);
                }
            }
            "organ" => {
                self.phrase(end, Class::Organisation)?;
            }
            _ => {}
        }
        while self.pieces.len() < MOST_WORDS
            && let Some(found) = self.phrase(self.at, Class::RoleAfter)
        {
            // `Bộ trưởng TT&TT`: no `Thường trực`.
            let field = self.phrase(self.at, Class::Field).is_some_and(|field| field.len > found.len);
            if field || found.entry.value == "charge" && !self.charge_belongs(found.end()) {
                break;
            }
            self.push(&found, Part::Role);
        }
        Some(())
    }

    /// `Phó Giám đốc phụ trách Sở Y tế` and `Phó Trưởng phòng phụ trách,` are offices;
    /// `Phó Chủ tịch phụ trách kinh tế` says what somebody is charged with.
    fn charge_belongs(&self, next: usize) -> bool {
        match self.reading.token(next) {
            None => true,
            Some(token) if token.kind != Kind::Word => true,
            Some(token) => {
                token.is_capital()
                    && (self.phrase(next, Class::Organisation).is_some()
                        || self.runs.name_end(next).is_some())
            }
        }
    }

    /// `chỉ đạo các phòng`, `chỉ đạo xã`: what follows is told something.
    fn names_many(&self, at: usize) -> bool {
        self.phrase(at, Class::Link).is_some_and(|link| matches!(link.entry.value, "many" | "stop"))
    }
}
