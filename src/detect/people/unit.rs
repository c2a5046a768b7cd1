//! Names and offices as they stand in a text, and what was observed around them.

use crate::detect::position::office::Office;

/// A name or an office.
#[derive(Debug)]
pub struct Unit {
    /// Where it begins with its honorific and rank.
    pub lead: usize,
    /// The first token.
    pub start: usize,
    /// The token after the last.
    pub end: usize,
    /// What it is.
    pub kind: UnitKind,
}

/// What a unit is.
#[derive(Debug)]
pub enum UnitKind {
    /// A name.
    Name(Name),
    /// An office; whether it counts is decided by the detector of offices.
    Office(Box<Office>, Context),
}

/// A name and what speaks for its being an official's.
#[derive(Debug)]
pub struct Name {
    /// What stands before it.
    pub cue: Cue,
    /// Why it is an official's; `None` where nothing says so.
    pub reason: Option<Reason>,
    /// The folded syllables.
    pub key: String,
}

/// What stands before a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cue {
    /// Nothing.
    None,
    /// `đồng chí`
    Comrade,
    /// `ông`, `bà`
    Person,
    /// Within a list after `các đồng chí`.
    Listed,
    /// `Đại tá`
    Rank,
}

/// Why a name is an official's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// `đồng chí` before it.
    Honorific,
    /// An office beside it.
    Office,
    /// A rank before it.
    Rank,
    /// In a list after `các đồng chí`.
    Listed,
    /// The same name is an official's elsewhere.
    Repeated,
    /// A short form of an official's name.
    Short,
}

/// What stands before and after an office without a name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is one independent observation")]
pub struct Context {
    /// `đồng chí Bí thư Huyện ủy`
    pub addressed: bool,
    /// `giữ chức Chủ tịch UBND huyện`
    pub moved: bool,
    /// `các Phó Chủ tịch`
    pub several: bool,
    /// `các đồng chí: Phó Bí thư …`: one of a list of people, each with an office.
    pub listed: bool,
    /// A verb follows of which it is the subject.
    pub acts: bool,
    /// `của Chủ tịch UBND tỉnh`
    pub owned: bool,
    /// `Báo cáo Bộ trưởng`: the object of the verb before it.
    pub told: bool,
    /// A name or another office stands before it in the same sentence.
    pub follows: bool,
}
