//! All mentions of one person: the full name, and the short forms that can only be this person's.

use super::candidate::{SuggestedEntity, Suggestion};
use crate::label::{Label, Value};
use crate::text::fold;
use rustc_hash::FxHashMap;

/// The people among the suggestions, in the order of their first mention.
///
/// A short mention (`đồng chí Hạnh`) goes to the person of that given name who was named last
/// before it, else to the only one anywhere; two full names are never one person.
pub(super) fn entities(suggestions: &[Suggestion]) -> Vec<SuggestedEntity> {
    let mentions: Vec<(usize, &str, String)> = suggestions
        .iter()
        .enumerate()
        .filter(|(_, found)| found.label == Label::Official)
        .filter_map(|(at, found)| match &found.value {
            Some(Value::Official(official)) => Some((at, official.name.as_str(), key(&official.name))),
            _ => None,
        })
        .collect();
    // Where each ending of a full name was last seen, and of whom.
    let mut all: FxHashMap<&str, Vec<&str>> = FxHashMap::default();
    for (_, _, full) in &mentions {
        for ending in endings(full) {
            let people = all.entry(ending).or_default();
            // Whether there is one is all that is asked; many may share a given name.
            if people.len() < 2 && !people.contains(&full.as_str()) {
                people.push(full);
            }
        }
    }
    let mut last: FxHashMap<&str, &str> = FxHashMap::default();
    let mut entities: Vec<SuggestedEntity> = Vec::new();
    let mut places: FxHashMap<&str, usize> = FxHashMap::default();
    for (at, name, full) in &mentions {
        let person = last
            .get(full.as_str())
            .copied()
            .or_else(|| {
                all.get(full.as_str())
                    .and_then(|people| people.first().copied().filter(|_| people.len() == 1))
            })
            .unwrap_or(full);
        for ending in endings(person) {
            last.insert(ending, person);
        }
        let place = *places.entry(person).or_insert(entities.len());
        if place == entities.len() {
            entities.push(SuggestedEntity { name: (*name).to_owned(), mentions: Vec::new() });
        }
        if let Some(entity) = entities.get_mut(place) {
            entity.mentions.push(*at);
            if key(&entity.name).len() < full.len() {
                (*name).clone_into(&mut entity.name);
            }
        }
    }
    entities
}

/// Shorter forms of a folded name, from the longest: `thị hạnh`, `hạnh`; of a name that begins with a
/// marker (`h'blơi byă`, `y wơn mlô`) also the given name, which comes first.
pub(super) fn endings(name: &str) -> impl Iterator<Item = &str> {
    let tails = std::iter::successors(name.split_once(' ').map(|(_, rest)| rest), |rest| {
        rest.split_once(' ').map(|(_, rest)| rest)
    });
    tails.chain(given_first(name))
}

/// `h'blơi` of `h'blơi byă`, `y wơn` of `y wơn mlô`.
fn given_first(name: &str) -> Option<&str> {
    let (first, rest) = name.split_once(' ')?;
    if first.contains('\'') {
        return Some(first);
    }
    let (second, _) = rest.split_once(' ')?;
    is_marker(first).then(|| name.get(..first.len() + 1 + second.len())).flatten()
}

/// Whether a folded word begins names of the Central Highlands: `y wơn`, `h'blơi`.
pub(super) fn is_marker(word: &str) -> bool {
    matches!(word, "y" | "a" | "h" | "k" | "ya" | "ha") || word.contains('\'')
}

fn key(name: &str) -> String {
    name.split_whitespace().map(fold).collect::<Vec<_>>().join(" ")
}
