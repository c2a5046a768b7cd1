//! Who or what made an annotation, a relation or a region.

use super::fields::{Fields, text};
use super::member::{members, other};
use crate::annotation::Provenance;
use crate::exchange::Problem;
use crate::exchange::problem::Problems;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use std::fmt;

/// Where nothing says it.
pub(super) fn unknown() -> Provenance {
    Provenance::Import { format: "json".to_owned() }
}

fn is_share(share: f64) -> bool {
    (0.0..=1.0).contains(&share)
}

/// A share of one in thousandths.
fn thousandths(share: f64) -> u16 {
    // Between 0 and 1000 after the clamp.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let score = (share * 1000.0).round().clamp(0.0, 1000.0) as u16;
    score
}

/// Takes it out of the fields of a thing.
pub(super) fn provenance(fields: &mut Fields, problems: &mut Problems) -> Provenance {
    let read = fields.take_with("provenance", problems, |known| {
        Some(match text(known, "by")?.as_str() {
            "rule" => {
                let (rule, version) = (text(known, "rule")?, text(known, "version")?);
                let share = known.remove("score")?.as_f64()?;
                (Provenance::Rule { rule, version, score: thousandths(share) }, share)
            }
            "person" => (Provenance::Person, 0.0),
            "import" => (Provenance::Import { format: text(known, "format")? }, 0.0),
            _ => return None,
        })
    });
    let Some((provenance, share)) = read else { return unknown() };
    if !is_share(share) {
        problems.push(Problem::Field { place: fields.place.clone(), field: "provenance.score" });
    }
    provenance
}

/// Who or what made it, where nothing of that has to be told.
pub(super) struct Maker(pub(super) Provenance);

impl<'f> Deserialize<'f> for Maker {
    fn deserialize<D: Deserializer<'f>>(json: D) -> Result<Self, D::Error> {
        json.deserialize_map(Members)
    }
}

/// The members of a [`Maker`]; one that is missing, or another one, is an error.
struct Members;

impl<'f> Visitor<'f> for Members {
    type Value = Maker;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("who or what made it")
    }

    fn visit_map<A: MapAccess<'f>>(self, json: A) -> Result<Maker, A::Error> {
        let mut texts = ["by", "rule", "version", "format"].map(|name| (name, None));
        let mut rest = [("score", None)];
        members(json, &mut texts, &mut [], &mut [], &mut rest)?;
        let [(_, by), (_, rule), (_, version), (_, format)] = texts;
        let [(_, score)] = rest;
        let by = by.as_deref().unwrap_or_default();
        Ok(Maker(match (by, rule, version, score, format) {
            ("rule", Some(rule), Some(version), Some(score), None) => {
                let share = score.as_f64().filter(|&share| is_share(share)).ok_or_else(other)?;
                let (rule, version) = (rule.into_owned(), version.into_owned());
                Provenance::Rule { rule, version, score: thousandths(share) }
            }
            ("person", None, None, None, None) => Provenance::Person,
            ("import", None, None, None, Some(format)) => Provenance::Import { format: format.into_owned() },
            _ => return Err(other()),
        }))
    }
}
