//! The grammar of an office: `[nguyên | quyền] [Phó] Role [Thường trực] Organisation Level Place`.
//!
//! The role is a phrase of the list of roles. The rest is read from left to right in one pass; the
//! state says what may come next:
//!
//! ```text
//! Trưởng ban │ Tuyên giáo │ và │ Dân vận │ Tỉnh ủy │ Tuyên Quang
//! Open         Named        Named           Closed    Placed
//! ```

use super::piece::{Attributes, Part, Piece};
use super::place::{self, Runs};
use crate::detect::lexicon::{Class, Match, word};
use crate::detect::reading::Reading;
use crate::detect::token::Kind;
use crate::label::Level;

/// What an office says about whose it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// There is one such office: `Thủ tướng`.
    Unique,
    /// The body is named: `Bí thư Huyện ủy`.
    Bodied,
    /// The role alone: `Giám đốc`.
    Bare,
}

/// An office found in a text.
#[derive(Clone, Debug)]
pub struct Office {
    /// The first token.
    pub start: usize,
    /// The token after the last.
    pub end: usize,
    /// What it says about whose it is.
    pub standing: Standing,
    /// Whether it is one of several alike: `Bí thư Đảng ủy các xã`.
    pub collective: bool,
    /// Whether the place is named, or a level without a name: `tỉnh Trà Vinh`, `huyện`.
    pub placed: bool,
    /// Where in the state it sits.
    pub level: Option<Level>,
    /// Its parts in order, for the value.
    pub pieces: Vec<Piece>,
}

/// What may come next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    /// After the role: a body.
    Start,
    /// After the word for a body that is named by its field: the field.
    Open,
    /// After the word for a body with a proper name: the name.
    Proper,
    /// Within a name: more of it, a body above it, a level.
    Named,
    /// After a body that needs no name: a body above it, a level, a place.
    Closed,
    /// After the place.
    Placed,
}

/// The office that begins at a token.
///
/// `apposed` says that it follows the name of its holder, so that a place is likelier in it than a name.
pub fn office_at(reading: &Reading<'_>, at: usize, runs: &Runs<'_>, apposed: bool) -> Option<Office> {
    let mut parser = Parser {
        reading,
        runs,
        at,
        state: State::Start,
        level: None,
        pieces: Vec::new(),
        unique: false,
        bodied: false,
        collective: false,
        fine: None,
        unit: false,
        proper: false,
        spanning: false,
        apposed,
    };
    parser.role()?;
    parser.organisation();
    let end = parser.pieces.last()?.end;
    // `Ban Chỉ đạo Phòng thủ dân sự quốc gia`
    let national = end >= at + 3 && reading.is(end - 2, word!("quốc")) && reading.is(end - 1, word!("gia"));
    let level = parser.level.or(national.then_some(Level::Central));
    let standing = if parser.unique {
        Standing::Unique
    } else if parser.bodied {
        Standing::Bodied
    } else {
        Standing::Bare
    };
    Some(Office {
        start: at,
        end,
        standing,
        collective: parser.collective,
        placed: parser.state == State::Placed,
        level,
        pieces: parser.pieces,
    })
}

/// Reads one office from left to right.
#[expect(clippy::struct_excessive_bools, reason = "each is one independent observation")]
pub(super) struct Parser<'r, 't> {
    pub(super) reading: &'r Reading<'t>,
    pub(super) runs: &'r Runs<'r>,
    pub(super) at: usize,
    pub(super) state: State,
    pub(super) level: Option<Level>,
    pub(super) pieces: Vec<Piece>,
    pub(super) unique: bool,
    pub(super) bodied: bool,
    pub(super) collective: bool,
    /// The level of the last place, for `xã Tân An, huyện Càng Long`.
    pub(super) fine: Option<Level>,
    /// The role leads a part of a body (`Trưởng phòng`): the body itself may follow after a comma.
    pub(super) unit: bool,
    /// The body has a name of its own: `Trường THPT Trần Phú`.
    pub(super) proper: bool,
    /// The last place is an area that may have two names.
    pub(super) spanning: bool,
    /// It follows its holder's name.
    pub(super) apposed: bool,
}

impl Parser<'_, '_> {
    fn organisation(&mut self) {
        let limit = self.at + 40;
        while self.at < limit && self.step() {}
        self.purpose();
    }

    fn step(&mut self) -> bool {
        let Some(token) = self.reading.token(self.at) else { return false };
        match token.kind {
            Kind::Break => false,
            Kind::Mark => self.mark(),
            Kind::Number => self.number(),
            Kind::Word => self.word(),
        }
    }

    fn word(&mut self) -> bool {
        if self.state == State::Placed {
            return self.posted()
                || self.constituency()
                || self.about()
                || self.of()
                || self.and_several()
                || self.graded()
                || self.around();
        }
        if self.begins_person() {
            return false;
        }
        self.many()
            || self.term()
            || self.body()
            || self.provisional()
            || self.administrative_level()
            || self.field()
            || self.place()
            || self.numbered()
            || self.about()
            || self.proper_word()
            || self.of()
            || self.posted()
            || self.and()
            || self.graded()
            || self.small_words()
            || self.compound()
    }

    fn begins_person(&self) -> bool {
        if self.runs.is_given_name_after(&self.pieces, self.at) {
            return true;
        }
        // A body's proper name may be a person's: `Trường THPT Trần Phú`.
        let ministry = self.state == State::Named && self.level == Some(Level::Central);
        ministry && self.runs.is_name_of_commune(self.at)
            || self.state != State::Proper && self.runs.is_person(self.at) && !self.is_apposed_place(self.at)
    }

    /// `Lê Thị Hoa, Bí thư Thành ủy Sầm Giang`: two syllables after the holder's name are a place.
    pub(super) fn is_apposed_place(&self, at: usize) -> bool {
        self.apposed
            && (self.state == State::Closed && self.bodied || self.state == State::Named && self.proper)
            && self.runs.run_end(at) == at + 2
            && self.runs.known_end(at).is_none()
    }

    pub(super) fn capital(&self, at: usize) -> bool {
        self.reading.is_capital(at) && !self.runs.caps(at)
    }

    pub(super) fn phrase(&self, at: usize, class: Class) -> Option<Match> {
        place::phrase(self.reading, at, class)
    }

    pub(super) fn push(&mut self, found: &Match, part: Part) {
        let written = match found.class {
            Class::Role | Class::RoleAfter | Class::Organisation => {
                Attributes::of(found.entry).expansion.unwrap_or(found.entry.phrase)
            }
            Class::Field if !found.entry.value.is_empty() => found.entry.value,
            _ => found.entry.phrase,
        };
        self.push_range(found.start as usize, found.end(), part, Some(written));
    }

    pub(super) fn push_range(&mut self, start: usize, end: usize, part: Part, written: Option<&'static str>) {
        self.pieces.push(Piece { start, end, part, written, opens: None });
        self.at = end;
    }
}
