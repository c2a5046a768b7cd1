//! The lists of a file as things with fields, each with its place.

use crate::exchange::place::Claim;
use crate::exchange::problem::{Problems, short};
use crate::exchange::project::value::typed;
use crate::exchange::{List, Place, Problem};
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
    let fields = things.into_iter().enumerate().map(|(index, thing)| Fields::of(list, index, thing));
    objects(list, fields, problems)
}

/// The things of a list that are there; of the others is told that they have no fields.
pub(super) fn objects<T>(
    list: List,
    things: impl Iterator<Item = Option<T>>,
    problems: &mut Problems,
) -> Vec<T> {
    let mut objects = Vec::with_capacity(things.size_hint().0);
    for (index, thing) in things.enumerate() {
        match thing {
            Some(thing) => objects.push(thing),
            None => problems.push(Problem::NotObject { place: Place { list, index, id: String::new() } }),
        }
    }
    objects
}

/// The fields of one thing; those that are taken are gone.
pub(super) struct Fields {
    pub(super) map: Map<String, Json>,
    pub(super) place: Place,
}

impl Fields {
    /// The fields of a thing by its index in a list; `None` where it has none.
    pub(super) fn of(list: List, index: usize, thing: Json) -> Option<Self> {
        let Json::Object(map) = thing else { return None };
        let id = map.get(if list == List::Labels { "label" } else { "id" });
        let id = id.and_then(Json::as_str).map(short).unwrap_or_default();
        Some(Self { map, place: Place { list, index, id } })
    }

    /// The id as the file has it, for those who refer to it.
    pub(super) fn id(&self) -> Option<&str> {
        self.map.get("id").and_then(Json::as_str)
    }

    /// Takes the id away; whether there was one, of whatever kind.
    pub(super) fn drop_id(&mut self) -> bool {
        self.map.remove("id").is_some()
    }

    /// A field as it is; `null` is none.
    pub(super) fn json(&mut self, field: &str) -> Option<Json> {
        self.map.remove(field).filter(|found| !found.is_null())
    }

    /// Where the thing says that it stands.
    pub(super) fn claim(&mut self, problems: &mut Problems) -> Claim {
        let mut take = |field| self.take(field, problems);
        Claim {
            chars: Option::zip(take("start"), take("end")),
            units: Option::zip(take("start_utf16"), take("end_utf16")),
            quote: self.take("quote", problems),
        }
    }

    /// A field that reads; one that does not is a problem, a missing one or `null` is none.
    pub(super) fn take<T: DeserializeOwned>(
        &mut self,
        field: &'static str,
        problems: &mut Problems,
    ) -> Option<T> {
        let found = self.json(field)?;
        let read = typed(&found);
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
        let found = self.json(field)?;
        let mut inner = match found {
            Json::Object(inner) => inner,
            _ => Map::new(),
        };
        let read = read(&mut inner);
        match read {
            None => problems.push(Problem::Field { place: self.place.clone(), field }),
            Some(_) => left_out(self.place.list, field, &Json::Object(inner), &Json::Null, problems),
        }
        read
    }

    /// Notes what was not taken.
    pub(super) fn finish(self, problems: &mut Problems) {
        for field in self.map.keys() {
            problems.unknown_field(format!("{}[].{}", self.place.list.wire(), short(field)));
        }
    }
}

/// Notes what is in a field of a thing but not in what was read from it.
pub(super) fn left_out(list: List, field: &str, found: &Json, kept: &Json, problems: &mut Problems) {
    for (name, content) in found.as_object().into_iter().flatten() {
        let path = format!("{field}.{}", short(name));
        match kept.get(name.as_str()) {
            Some(kept) => left_out(list, &path, content, kept, problems),
            // What is absent may as well be written as nothing.
            None if content.is_null() || *content == Json::Bool(false) => {}
            None => problems.unknown_field(format!("{}[].{path}", list.wire())),
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
