//! People and offices as they stand together in a text.
//!
//! Read in three steps. First every honorific with a full name after it tells which capital words
//! are a person's. Then each paragraph falls into units: names and offices. Last, neighbours are
//! linked by what stands between them, and a name counts as an official's when an honorific, a
//! rank or an office says so, here or anywhere else in the article.

pub(super) mod gap;
mod judge;
mod link;
mod name;
mod scan;
mod unit;

use super::block::{BLOCK, blocks};
use super::lexicon::sense::{Honorific, Sense};
use super::lexicon::{Entry, list};
use super::position::office::Office;
use super::position::place::Runs;
use super::reading::Reading;
use scan::{Scan, learn};
pub use unit::{Context, Cue, Name, Reason, Unit, UnitKind};

/// Names and offices of a text, in order.
#[derive(Debug, Default)]
pub struct People {
    /// In order of place; none overlap.
    pub units: Vec<Unit>,
    /// Who holds which office, by places in `units`: the name, the office.
    pub links: Vec<(usize, usize)>,
}

/// The forms of address before the name of one person.
pub fn honorifics() -> impl Iterator<Item = &'static str> {
    let of_one =
        |entry: &Entry| matches!(entry.sense, Sense::Honorific(Honorific::Person | Honorific::Office));
    list("honorifics").filter(of_one).map(|entry| entry.phrase)
}

impl People {
    /// Reads a text.
    pub fn new(reading: &Reading<'_>) -> Self {
        let mut runs = Runs::new(reading);
        learn(reading, &mut runs);
        let mut scan = Scan::new(reading, &runs);
        let mut taken = Vec::new();
        for block in blocks(reading.paragraphs(), BLOCK) {
            for paragraph in block.article() {
                scan.paragraph(paragraph.start, paragraph.end);
            }
            scan.people.link(reading, &mut taken);
        }
        let mut people = scan.into_people();
        people.judge(reading);
        people
    }

    /// The office at a place in `units`.
    pub fn office(&self, at: usize) -> Option<(&Office, Context)> {
        match self.units.get(at).map(|unit| &unit.kind) {
            Some(UnitKind::Office(office, context)) => Some((office, *context)),
            _ => None,
        }
    }

    fn name(&self, at: usize) -> Option<&Name> {
        match self.units.get(at).map(|unit| &unit.kind) {
            Some(UnitKind::Name(name)) => Some(name),
            _ => None,
        }
    }
}
