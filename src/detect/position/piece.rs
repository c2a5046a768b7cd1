//! The parts of an office, and what the lists say about them.

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

/// The third column of the lists of roles and bodies: `open=Ban:central>Trưởng ban`.
#[derive(Clone, Copy, Debug)]
pub struct Attributes {
    /// What it is or takes.
    pub kind: &'static str,
    /// Where in the state.
    pub level: Option<Level>,
    /// An abbreviation in full.
    pub expansion: Option<&'static str>,
}

impl Attributes {
    /// Reads the column.
    pub fn read(value: &'static str) -> Self {
        let (head, expansion) = match value.split_once('>') {
            Some((head, expansion)) => (head, Some(expansion)),
            None => (value, None),
        };
        let (kind, level) = head.split_once(':').unwrap_or((head, ""));
        let level = Level::from_wire(level);
        Self { kind, level, expansion }
    }

    /// Whether it is of a kind.
    pub fn is(&self, kind: &str) -> bool {
        self.kind == kind
    }

    /// The body inside a role.
    pub fn opens(&self) -> Option<&'static str> {
        self.kind.strip_prefix("open=")
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
