//! The parts of an office, and what the lists say about them.

use crate::detect::lexicon::Entry;
use crate::detect::reading::Reading;
use crate::detect::token::Token;
use crate::label::{Level, PositionValue};
use crate::text::compose;

/// Whether a piece says what somebody is, or of what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// `Phó Chủ tịch Thường trực`
    Role,
    /// `HĐND tỉnh`
    Organisation,
}

/// Some tokens of an office.
#[derive(Clone, Copy, Debug)]
pub struct Piece {
    /// The first token.
    pub start: usize,
    /// The token after the last.
    pub end: usize,
    /// What it says.
    pub part: Part,
    /// As the lists write it, with abbreviations expanded; `None` for what no list has.
    pub written: Option<&'static str>,
    /// The body that is inside a role: `Ban` in `Trưởng Ban`.
    pub opens: Option<&'static str>,
}

impl Piece {
    /// `Bộ trưởng`, `Thứ trưởng`
    pub fn is_minister(&self) -> bool {
        self.opens == Some("Bộ")
    }
}

/// What the lists say of a role, of what may follow one, and of a body: `open=Ban:central>Trưởng ban`.
#[derive(Clone, Copy, Debug, Default)]
pub struct Attributes {
    /// What it is or takes.
    pub kind: Kind,
    /// Where in the state.
    pub level: Option<Level>,
    /// An abbreviation in full.
    pub expansion: Option<&'static str>,
}

/// What a role or a body is or takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// A role of a body: `Chủ tịch`.
    #[default]
    Plain,
    /// A role with the word for its body inside, whose name follows: `Trưởng ban`.
    Open(&'static str),
    /// A role that needs no body: `Thủ tướng`.
    Alone,
    /// A role in a village: `Trưởng thôn`.
    Unit,
    /// A member of the body in the word itself: `Tỉnh ủy viên`.
    Member,
    /// A role in a part of a body.
    Part,
    /// A role only before a body.
    Organ,
    /// `Đại biểu Quốc hội`
    Delegate,
    /// An aide of the office that follows: `Trợ lý`.
    Aide,
    /// After a role, what somebody is charged with may follow: `phụ trách`.
    Charge,
    /// A body whose level and place follow: `UBND`.
    Closed,
    /// A body whose field follows: `Sở`.
    Field,
    /// A body with a proper name: `Công ty`.
    Proper,
}

impl Attributes {
    /// What the lists say of an entry.
    pub fn of(entry: &Entry) -> Self {
        Self::read(entry.value).unwrap_or_default()
    }

    /// Reads the value of an entry; `None` where a part of it is unknown.
    fn read(value: &'static str) -> Option<Self> {
        let (head, expansion) = match value.split_once('>') {
            Some((head, expansion)) => (head, Some(expansion)),
            None => (value, None),
        };
        let (kind, level) = match head.split_once(':') {
            Some((kind, level)) => (kind, Some(Level::from_wire(level)?)),
            None => (head, None),
        };
        let kind = match kind {
            "" => Kind::Plain,
            "alone" => Kind::Alone,
            "unit" => Kind::Unit,
            "member" => Kind::Member,
            "part" => Kind::Part,
            "organ" => Kind::Organ,
            "delegate" => Kind::Delegate,
            "aide" => Kind::Aide,
            "charge" => Kind::Charge,
            "closed" => Kind::Closed,
            "field" => Kind::Field,
            "proper" => Kind::Proper,
            _ => Kind::Open(kind.strip_prefix("open=")?),
        };
        Some(Self { kind, level, expansion })
    }
}

/// The value of an office made of these pieces.
pub fn value(reading: &Reading<'_>, pieces: &[Piece], level: Option<Level>) -> PositionValue {
    let mut role = String::new();
    let mut organisation = String::new();
    let mut opened = None;
    for piece in pieces {
        let to = match piece.part {
            Part::Role => &mut role,
            Part::Organisation => &mut organisation,
        };
        if piece.part == Part::Organisation
            && to.is_empty()
            && let Some(unit) = opened.take()
            && !piece.written.is_some_and(|written| written.starts_with(unit))
        {
            to.push_str(unit);
        }
        match piece.written {
            Some(written) => append(to, written, true),
            None => {
                for at in piece.start..piece.end {
                    let spaced = reading.token(at).is_some_and(Token::spaced);
                    append(to, &compose(reading.piece(at)), spaced);
                }
            }
        }
        opened = piece.opens.or(opened);
    }
    PositionValue { role, organisation: (!organisation.is_empty()).then_some(organisation), level }
}

fn append(to: &mut String, piece: &str, spaced: bool) {
    if !to.is_empty() && spaced {
        to.push(' ');
    }
    to.push_str(piece);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detect::lexicon::{Class, rows};

    #[test]
    fn what_the_lists_say_of_roles_and_bodies_is_read() {
        let offices = [Class::Role, Class::RoleAfter, Class::Organisation];
        for (place, entry) in rows().filter(|(_, entry)| offices.contains(&entry.class)) {
            let fits = |kind| match (entry.class, kind) {
                (Class::Role, Kind::Closed | Kind::Field | Kind::Proper | Kind::Charge) => false,
                (Class::Role, _) => true,
                (Class::RoleAfter, kind) => matches!(kind, Kind::Plain | Kind::Charge),
                (_, kind) => matches!(kind, Kind::Closed | Kind::Field | Kind::Proper),
            };
            let read = Attributes::read(entry.value);
            let value = entry.value;
            assert!(read.is_some_and(|read| fits(read.kind)), "{place}: nothing is {value:?} there");
        }
    }
}
