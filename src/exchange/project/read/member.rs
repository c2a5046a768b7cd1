//! Members of an object as this program writes it, each put where it belongs.
//!
//! Where that is stands in tables, and all texts and numbers are read as one type: each type that is read from JSON, and
//! each name that is compared by itself, would be so much more to download.

use super::provenance::Maker;
use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};
use serde_json::Value as Json;
use std::borrow::Cow;
use std::fmt;

/// A member that there may be, by its name; `null` is none.
pub(super) type Slot<T> = (&'static str, Option<T>);

/// Reads the members of an object. What is there twice is what it is the last time, as in all JSON.
///
/// # Errors
/// Where there is another one, or one is not what it must be.
pub(super) fn members<'f, A: MapAccess<'f>>(
    mut members: A,
    texts: &mut [Slot<Cow<'f, str>>],
    counts: &mut [Slot<u64>],
    makers: &mut [Slot<Maker>],
    rest: &mut [Slot<Json>],
) -> Result<(), A::Error> {
    while let Some(name) = members.next_key::<&str>()? {
        if let Some(text) = slot(texts, name) {
            *text = match members.next_value()? {
                Scalar::Null => None,
                Scalar::Text(text) => Some(text),
                Scalar::Count(_) => return Err(other()),
            };
        } else if let Some(count) = slot(counts, name) {
            *count = match members.next_value()? {
                Scalar::Null => None,
                Scalar::Count(count) => Some(count),
                Scalar::Text(_) => return Err(other()),
            };
        } else if let Some(maker) = slot(makers, name) {
            *maker = Some(members.next_value()?);
        } else if let Some(json) = slot(rest, name) {
            *json = Some(members.next_value()?).filter(|json: &Json| !json.is_null());
        } else {
            return Err(other());
        }
    }
    Ok(())
}

fn slot<'s, T>(slots: &'s mut [Slot<T>], name: &str) -> Option<&'s mut Option<T>> {
    slots.iter_mut().find(|(known, _)| *known == name).map(|(_, slot)| slot)
}

/// The error of what is not as this program writes it. Nobody reads it.
pub(super) fn other<E: Error>() -> E {
    E::custom("")
}

/// A text, a number that counts, or nothing.
enum Scalar<'f> {
    Null,
    Text(Cow<'f, str>),
    Count(u64),
}

impl<'f> Deserialize<'f> for Scalar<'f> {
    fn deserialize<D: Deserializer<'f>>(json: D) -> Result<Self, D::Error> {
        json.deserialize_any(Scalars)
    }
}

struct Scalars;

impl<'f> Visitor<'f> for Scalars {
    type Value = Scalar<'f>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text or a number")
    }

    fn visit_unit<E: Error>(self) -> Result<Scalar<'f>, E> {
        Ok(Scalar::Null)
    }

    fn visit_borrowed_str<E: Error>(self, text: &'f str) -> Result<Scalar<'f>, E> {
        Ok(Scalar::Text(Cow::Borrowed(text)))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Scalar<'f>, E> {
        Ok(Scalar::Text(Cow::Owned(text.to_owned())))
    }

    fn visit_u64<E: Error>(self, count: u64) -> Result<Scalar<'f>, E> {
        Ok(Scalar::Count(count))
    }
}
