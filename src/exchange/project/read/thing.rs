//! An annotation of a file: as this program writes it, or with whatever fields it has.
//!
//! Nearly all are the former, and of their fields nothing has to be told. Those are read at once, which is several times
//! as fast as taking them out one by one.

use super::fields::Fields;
use super::member::{members, other};
use super::provenance::{Maker, provenance, unknown};
use crate::annotation::{Provenance, Status};
use crate::exchange::List;
use crate::exchange::place::Claim;
use crate::exchange::problem::Problems;
use crate::exchange::project::value::read_stated_status;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::{Map, Value as Json};
use std::borrow::Cow;
use std::fmt;
use std::mem::take;

/// An annotation of a file.
#[allow(clippy::large_enum_variant, reason = "nearly all are plain: boxing costs each an allocation")]
pub(super) enum Thing<'f> {
    /// All fields of it read, by its index in the list.
    Plain(usize, Plain<'f>),
    /// It has other fields, or some that do not read.
    Fields(Fields),
}

/// An annotation as this program writes it.
pub(super) struct Plain<'f> {
    id: Cow<'f, str>,
    label: Cow<'f, str>,
    kind: Option<Cow<'f, str>>,
    said: Said,
}

/// What is said of an annotation beside its label.
pub(super) struct Said {
    pub(super) claim: Claim,
    pub(super) entity: Option<String>,
    pub(super) attributes: Map<String, Json>,
    pub(super) value: Option<Json>,
    pub(super) status: Status,
    pub(super) provenance: Provenance,
    pub(super) note: String,
    pub(super) history: Option<Json>,
}

impl<'f> Thing<'f> {
    /// A thing from its JSON and its index in the list; `None` where it has no fields.
    ///
    /// # Errors
    /// Where it is no JSON.
    pub(super) fn read(json: &'f str, index: usize) -> serde_json::Result<Option<Self>> {
        if let Ok(plain) = serde_json::from_str(json) {
            return Ok(Some(Self::Plain(index, plain)));
        }
        Ok(Fields::of(List::Annotations, index, serde_json::from_str(json)?).map(Self::Fields))
    }

    /// Which of the list it is.
    pub(super) fn index(&self) -> usize {
        match self {
            Self::Plain(index, _) => *index,
            Self::Fields(fields) => fields.place.index,
        }
    }

    /// The id as the file has it.
    pub(super) fn id(&self) -> Option<&str> {
        match self {
            Self::Plain(_, plain) => Some(&plain.id),
            Self::Fields(fields) => fields.id(),
        }
    }

    /// Takes the id away, for those who refer to it; and whether there was one, of whatever kind.
    pub(super) fn take_id(&mut self) -> (Option<Cow<'f, str>>, bool) {
        match self {
            Self::Plain(_, plain) => (Some(take(&mut plain.id)), true),
            Self::Fields(fields) => {
                let stated = fields.id().map(|id| Cow::Owned(id.to_owned()));
                (stated, fields.drop_id())
            }
        }
    }

    /// What its label is called, and its kind.
    pub(super) fn label(&mut self, problems: &mut Problems) -> (Cow<'f, str>, Option<Cow<'f, str>>) {
        match self {
            Self::Plain(_, Plain { label, kind, .. }) => (take(label), take(kind)),
            Self::Fields(fields) => {
                let label: String = fields.take("label", problems).unwrap_or_default();
                (Cow::Owned(label), fields.take::<String>("kind", problems).map(Cow::Owned))
            }
        }
    }

    /// What else it says, as far as that reads.
    pub(super) fn said(self, problems: &mut Problems) -> Said {
        match self {
            Self::Plain(_, plain) => plain.said,
            Self::Fields(mut fields) => {
                let said = Said {
                    claim: fields.claim(problems),
                    entity: fields.take("entity", problems),
                    attributes: fields.take("attributes", problems).unwrap_or_default(),
                    value: fields.json("value"),
                    status: read_stated_status(fields.take("status", problems)),
                    provenance: provenance(&mut fields, problems),
                    note: fields.take("note", problems).unwrap_or_default(),
                    history: fields.json("history"),
                };
                fields.finish(problems);
                said
            }
        }
    }
}

impl<'f> Deserialize<'f> for Plain<'f> {
    fn deserialize<D: Deserializer<'f>>(json: D) -> Result<Self, D::Error> {
        json.deserialize_map(Members)
    }
}

/// The members of an [annotation](Plain). What is there twice is what it is the last time, as in all JSON; another one
/// is an error.
struct Members;

impl<'f> Visitor<'f> for Members {
    type Value = Plain<'f>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an annotation")
    }

    fn visit_map<A: MapAccess<'f>>(self, json: A) -> Result<Plain<'f>, A::Error> {
        let mut texts = ["id", "label", "kind", "quote", "entity", "status", "note"].map(|name| (name, None));
        let mut counts = ["start", "end", "start_utf16", "end_utf16"].map(|name| (name, None));
        let mut makers = [("provenance", None)];
        let mut rest = ["value", "attributes", "history"].map(|name| (name, None));
        members(json, &mut texts, &mut counts, &mut makers, &mut rest)?;
        let [(_, id), (_, label), (_, kind), (_, quote), (_, entity), (_, status), (_, note)] = texts;
        let [(_, start), (_, end), (_, start_utf16), (_, end_utf16)] = counts;
        let ([(_, maker)], [(_, value), (_, attributes), (_, history)]) = (makers, rest);
        // One that is `null` is told.
        let id = id.ok_or_else(other)?;
        let status = match status {
            None => Status::Suggested,
            Some(status) => Status::from_wire(&status).ok_or_else(other)?,
        };
        let attributes = match attributes {
            None => Map::new(),
            Some(Json::Object(attributes)) => attributes,
            Some(_) => return Err(other()),
        };
        let owned = |text: Option<Cow<'f, str>>| text.map(Cow::into_owned);
        let said = Said {
            claim: Claim { chars: start.zip(end), units: start_utf16.zip(end_utf16), quote: owned(quote) },
            entity: owned(entity),
            attributes,
            value,
            status,
            provenance: maker.map_or_else(unknown, |Maker(known)| known),
            note: owned(note).unwrap_or_default(),
            history,
        };
        Ok(Plain { id, label: label.unwrap_or_default(), kind, said })
    }
}
