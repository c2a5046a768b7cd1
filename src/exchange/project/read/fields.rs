//! The lists of a file as things with fields, each with its place, and numbers for their ids.

use crate::annotation::AnnotationId;
use crate::exchange::problem::{Problems, short};
use crate::exchange::{List, Place, Problem};
use rustc_hash::FxHashSet;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value as Json};

/// The things of a list: each with its place, and those that are no objects left out.
pub(super) fn things(root: &mut Map<String, Json>, list: List, problems: &mut Problems) -> Vec<Fields> {
    let things = match root.remove(list.wire()) {
        Some(Json::Array(things)) => things,
        None | Some(Json::Null) => return Vec::new(),
        Some(_) => {
            problems.push(Problem::NoList { list });
            return Vec::new();
        }
    };
    let mut fields = Vec::with_capacity(things.len());
    for (index, thing) in things.into_iter().enumerate() {
        let place = Place { list, index, id: String::new() };
        match thing {
            Json::Object(map) => {
                let id = map.get(if list == List::Labels { "label" } else { "id" });
                let id = id.and_then(Json::as_str).map(short).unwrap_or_default();
                fields.push(Fields { map, place: Place { id, ..place } });
            }
            _ => problems.push(Problem::NotObject { place }),
        }
    }
    fields
}

/// The fields of one thing; those that are taken are gone.
pub(super) struct Fields {
    pub(super) map: Map<String, Json>,
    pub(super) place: Place,
}

impl Fields {
    /// A field that reads; one that does not is a problem, a missing one or `null` is none.
    pub(super) fn take<T: DeserializeOwned>(
        &mut self,
        field: &'static str,
        problems: &mut Problems,
    ) -> Option<T> {
        let found = self.map.remove(field).filter(|found| !found.is_null())?;
        let read = serde_json::from_value(found).ok();
        if read.is_none() {
            problems.push(Problem::Field { place: self.place.clone(), field });
        }
        read
    }

    /// A field that holds fields, read by hand: what `read` leaves of them is unknown.
    pub(super) fn take_with<T>(
        &mut self,
        field: &'static str,
        problems: &mut Problems,
        read: impl FnOnce(&mut Map<String, Json>) -> Option<T>,
    ) -> Option<T> {
        let found = self.map.remove(field).filter(|found| !found.is_null())?;
        let mut inner = match found {
            Json::Object(inner) => inner,
            _ => Map::new(),
        };
        let read = read(&mut inner);
        match read {
            None => problems.push(Problem::Field { place: self.place.clone(), field }),
            Some(_) => self.left_out(field, &Json::Object(inner), &Json::Null, problems),
        }
        read
    }

    /// Notes what is in a field but not in what was read from it.
    pub(super) fn left_out(&self, field: &str, found: &Json, kept: &Json, problems: &mut Problems) {
        for (name, content) in found.as_object().into_iter().flatten() {
            let path = format!("{field}.{}", short(name));
            match kept.get(name.as_str()) {
                Some(kept) => self.left_out(&path, content, kept, problems),
                // What is absent may as well be written as nothing.
                None if content.is_null() || *content == Json::Bool(false) => {}
                None => problems.unknown_field(format!("{}[].{path}", self.place.list.wire())),
            }
        }
    }

    /// Notes what was not taken.
    pub(super) fn finish(self, problems: &mut Problems) {
        for field in self.map.keys() {
            problems.unknown_field(format!("{}[].{}", self.place.list.wire(), short(field)));
        }
    }
}

/// A text, taken out of its fields.
pub(super) fn text(fields: &mut Map<String, Json>, name: &str) -> Option<String> {
    match fields.remove(name)? {
        Json::String(text) => Some(text),
        _ => None,
    }
}

/// Numbers for the ids of one list.
pub(super) struct Ids {
    prefix: char,
    taken: FxHashSet<u32>,
    next: u32,
}

/// Ids are indices in the store: one far beyond the number of things is not kept.
pub(super) fn most_ids(things: &[Fields]) -> u32 {
    let most = u32::try_from(things.len()).unwrap_or(u32::MAX).saturating_mul(16).saturating_add(1 << 20);
    most.min(AnnotationId::END.0 - 1)
}

impl Ids {
    /// The numbers that the things of a list have.
    pub(super) fn read(prefix: char, things: &[Fields]) -> (Self, Vec<Option<u32>>) {
        let most = most_ids(things);
        let mut taken = FxHashSet::default();
        let kept: Vec<Option<u32>> = things
            .iter()
            .map(|thing| {
                let digits = thing.map.get("id")?.as_str()?.strip_prefix(prefix)?;
                // Written as we write it: without a sign, and without zeros in front.
                let plain = digits == "0" || digits.starts_with(|first| matches!(first, '1'..='9'));
                let number = digits.parse::<u32>().ok().filter(|number| plain && *number <= most)?;
                taken.insert(number).then_some(number)
            })
            .collect();
        let next = taken.iter().max().map_or(1, |last| last + 1);
        (Self { prefix, taken, next }, kept)
    }

    /// The number that a thing has, or another one where it has none of its own.
    pub(super) fn number(&mut self, kept: Option<u32>, fields: &mut Fields, problems: &mut Problems) -> u32 {
        let stated = fields.map.remove("id");
        if let Some(number) = kept {
            return number;
        }
        let number = self.next;
        self.next = number.saturating_add(1);
        self.taken.insert(number);
        if stated.is_some() {
            let to = format!("{}{number}", self.prefix);
            problems.push(Problem::Renumbered { place: fields.place.clone(), to });
        }
        number
    }
}

/// The id as the file has it, for those who refer to it.
pub(super) fn stated_id(fields: &Fields) -> Option<String> {
    fields.map.get("id").and_then(Json::as_str).map(str::to_owned)
}
