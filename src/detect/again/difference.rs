//! What one detection has and another has not.

use crate::annotation::RelationType;
use crate::detect::{Aside, Detection, SuggestedRelation, Suggestion};
use crate::label::Label;
use crate::text::Span;
use rustc_hash::{FxHashMap, FxHashSet};

/// A suggestion by what it covers and says.
pub type Key = (Span, Label);

/// What one detection has and an earlier one had not, and the other way round.
#[derive(Debug, Default)]
pub struct Difference {
    /// Suggestions that are no more.
    pub gone: Vec<Key>,
    /// Places of suggestions that are new, or that say something else of the same span.
    pub fresh: Vec<usize>,
    /// Relations that are no more.
    pub parted: Vec<(RelationType, Key, Key)>,
    /// Places of relations that are new.
    pub joined: Vec<usize>,
    /// Paragraphs that belong to the article again.
    pub returned: Vec<Span>,
    /// Paragraphs that are none of it.
    pub set_aside: Vec<Aside>,
}

impl Difference {
    /// What `after` has and `before` had not.
    pub(super) fn of(before: &Detection, after: &Detection) -> Self {
        let (old_names, new_names) = (names(before), names(after));
        let content = |names: &FxHashMap<usize, String>, place: usize, found: &Suggestion| {
            (found.value.clone(), found.score, found.rule.id, names.get(&place).cloned())
        };
        let old: FxHashMap<Key, usize> = keys(before).collect();
        let kept: FxHashSet<Key> = keys(after).map(|(key, _)| key).collect();
        let fresh = after.suggestions.iter().enumerate().filter(|(place, found)| {
            let known =
                old.get(&(found.span, found.label)).and_then(|&at| Some((at, before.suggestions.get(at)?)));
            known.is_none_or(|(at, known)| {
                content(&old_names, at, known) != content(&new_names, *place, found)
            })
        });
        let links =
            |all: &Detection| -> FxHashSet<_> { all.relations.iter().filter_map(|r| link(all, r)).collect() };
        let (old_links, new_links) = (links(before), links(after));
        let joined = after
            .relations
            .iter()
            .enumerate()
            .filter(|(_, relation)| link(after, relation).is_some_and(|link| !old_links.contains(&link)));
        let spans =
            |all: &Detection| -> FxHashSet<Span> { all.asides.iter().map(|aside| aside.span).collect() };
        let (old_asides, new_asides) = (spans(before), spans(after));
        let mut parted: Vec<_> = old_links.difference(&new_links).cloned().collect();
        parted.sort_unstable();
        Self {
            gone: keys(before).map(|(key, _)| key).filter(|key| !kept.contains(key)).collect(),
            fresh: fresh.map(|(place, _)| place).collect(),
            parted,
            joined: joined.map(|(place, _)| place).collect(),
            returned: before
                .asides
                .iter()
                .map(|a| a.span)
                .filter(|span| !new_asides.contains(span))
                .collect(),
            set_aside: after.asides.iter().filter(|a| !old_asides.contains(&a.span)).copied().collect(),
        }
    }

    /// Where the two differ; `after` is the later one.
    pub(super) fn spans(&self, after: &Detection) -> impl Iterator<Item = Span> {
        let gone = self.gone.iter().map(|(span, _)| *span);
        let place = |place: &usize| after.suggestions.get(*place).map(|found| found.span);
        let fresh = self.fresh.iter().filter_map(place);
        let parted = self.parted.iter().flat_map(|(_, (from, _), (to, _))| [*from, *to]);
        let joined = self.joined.iter().filter_map(|&at| after.relations.get(at));
        let joined =
            joined.flat_map(|relation| [relation.from, relation.to]).filter_map(move |at| place(&at));
        let asides = self.returned.iter().copied().chain(self.set_aside.iter().map(|aside| aside.span));
        gone.chain(fresh).chain(parted).chain(joined).chain(asides)
    }
}

fn keys(all: &Detection) -> impl Iterator<Item = (Key, usize)> {
    all.suggestions.iter().enumerate().map(|(place, found)| ((found.span, found.label), place))
}

/// What each mention's person is called.
fn names(all: &Detection) -> FxHashMap<usize, String> {
    let named = |entity: &crate::detect::SuggestedEntity| -> Vec<(usize, String)> {
        entity.mentions.iter().map(|&place| (place, entity.name.clone())).collect()
    };
    all.entities.iter().flat_map(named).collect()
}

fn link(all: &Detection, relation: &SuggestedRelation) -> Option<(RelationType, Key, Key)> {
    let key = |place: usize| all.suggestions.get(place).map(|found| (found.span, found.label));
    Some((relation.kind.clone(), key(relation.from)?, key(relation.to)?))
}
