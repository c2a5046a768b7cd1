//! Merging, splitting and naming people, each in one step of undo.

use super::{PersonKey, folded, mention_name};
use crate::annotation::{
    Annotation, AnnotationId, Change, Document, Entity, EntityId, Put, Status, Transaction,
};
use crate::session::update::commit;
use crate::session::{Notice, Session};
use std::rc::Rc;

/// What is done to people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PeopleEdit {
    /// Two are one: all mentions refer to the one with the fuller name.
    Merge(PersonKey, PersonKey),
    /// A mention refers to somebody new.
    SplitOff(AnnotationId),
    /// Mentions of each spelling are a person of their own; where all are spelled alike, each mention is.
    SplitAll(EntityId),
    /// Gives another name.
    Rename(PersonKey, String),
}

/// The session after an edit of its people; `None` where nothing changes.
pub(in crate::session) fn edit(session: &Session, edit: PeopleEdit) -> Option<Session> {
    let document = session.document.as_ref()?;
    let (changes, notice) = match edit {
        PeopleEdit::Merge(one, other) => merge(document, one, other, &session.now)?,
        PeopleEdit::SplitOff(mention) => {
            let known = document.annotation(mention)?;
            let mentions = mentions(document, PersonKey::Entity(known.entity?));
            let others = mentions.iter().filter(|other| other.status.is_live()).count() > 1;
            let changes = apart(document, &[vec![mention]], &session.now);
            (others && known.status.is_live()).then_some((changes, Notice::Split(2)))?
        }
        PeopleEdit::SplitAll(entity) => split(document, entity, &session.now)?,
        PeopleEdit::Rename(key, name) => {
            let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
            if name.is_empty() {
                return None;
            }
            (rename(document, key, name, &session.now)?, Notice::Changed)
        }
    };
    Some(commit(session, Transaction::new(changes), None, notice))
}

/// All annotations that refer to somebody, rejected ones too: nothing may refer to who is gone.
fn mentions(document: &Document, key: PersonKey) -> Vec<&Rc<Annotation>> {
    match key {
        PersonKey::Mention(id) => document.annotation(id).into_iter().collect(),
        PersonKey::Entity(id) => {
            document.annotations().iter().filter(|known| known.entity == Some(id)).collect()
        }
    }
}

/// A mention that refers to somebody else. What was rejected stays rejected, and a suggestion one: whoever says who
/// is who has not looked at each mention. Its trail tells detectors that it is no longer theirs alone.
fn refers(known: &Annotation, entity: EntityId, now: &str) -> Change {
    let after = Annotation { entity: Some(entity), ..known.clone() };
    let after = match known.status {
        Status::Suggested => after.after(known, now),
        Status::Rejected => after,
        decided => Annotation { status: decided.after_edit(), ..after },
    };
    Change::Annotation(Put::replace(known.clone(), after))
}

fn merge(document: &Document, one: PersonKey, other: PersonKey, now: &str) -> Option<(Vec<Change>, Notice)> {
    let exists = |key| match key {
        PersonKey::Entity(id) => document.entity(id).is_some() && !mentions(document, key).is_empty(),
        PersonKey::Mention(id) => {
            document.annotation(id).is_some_and(|known| PersonKey::of(known) == Some(key))
        }
    };
    if one == other || !exists(one) || !exists(other) {
        return None;
    }
    let names = [super::name_of(document, one), super::name_of(document, other)];
    let fullness = |name: &str| (name.split_whitespace().count(), name.chars().count());
    let [first, second] = &names;
    let (into, from, name) =
        if fullness(second) > fullness(first) { (other, one, second) } else { (one, other, first) };
    let entity_of = |key| match key {
        PersonKey::Entity(id) => document.entity(id),
        PersonKey::Mention(_) => None,
    };
    let kept = entity_of(into).or_else(|| entity_of(from));
    let mut changes = Vec::new();
    let id = if let Some(kept) = kept {
        if kept.name != *name {
            let after = Entity { name: name.clone(), ..kept.clone() };
            changes.push(Change::Entity(Put::replace(kept.clone(), after)));
        }
        kept.id
    } else {
        let id = document.next_entity();
        changes.push(Change::Entity(Put::add(Entity { id, name: name.clone() })));
        id
    };
    let moved = [into, from].into_iter().flat_map(|key| mentions(document, key));
    // Whoever is nobody any more stays in the document: the history of the mentions names them.
    changes.extend(moved.filter(|known| known.entity != Some(id)).map(|known| refers(known, id, now)));
    Some((changes, Notice::Merged(name.clone())))
}

/// Each group of mentions as somebody new, called as its first one says.
fn apart(document: &Document, groups: &[Vec<AnnotationId>], now: &str) -> Vec<Change> {
    let (mut changes, mut id) = (Vec::new(), document.next_entity());
    for group in groups {
        let known: Vec<&Rc<Annotation>> = group.iter().filter_map(|&id| document.annotation(id)).collect();
        let Some(first) = known.first() else { continue };
        changes.push(Change::Entity(Put::add(Entity { id, name: mention_name(document, first) })));
        changes.extend(known.iter().map(|known| refers(known, id, now)));
        id = EntityId(id.0.saturating_add(1));
    }
    changes
}

/// Mentions by the spelling of their names, in order of place.
pub(super) fn spellings(document: &Document, ids: &[AnnotationId]) -> Vec<(String, Vec<AnnotationId>)> {
    let mut groups: Vec<(String, Vec<AnnotationId>)> = Vec::new();
    for known in ids.iter().filter_map(|&id| document.annotation(id)) {
        let key = folded(&mention_name(document, known));
        match groups.iter_mut().find(|(spelling, _)| *spelling == key) {
            Some((_, group)) => group.push(known.id),
            None => groups.push((key, vec![known.id])),
        }
    }
    groups
}

fn split(document: &Document, id: EntityId, now: &str) -> Option<(Vec<Change>, Notice)> {
    let entity = document.entity(id)?;
    let live = mentions(document, PersonKey::Entity(id)).into_iter().filter(|known| known.status.is_live());
    let live: Vec<AnnotationId> = live.map(|known| known.id).collect();
    let mut groups = spellings(document, &live);
    let own = folded(&entity.name);
    // Who is called so stays, else who is mentioned first.
    let stays = groups.iter().position(|(spelling, _)| *spelling == own).unwrap_or(0);
    let mut groups: Vec<Vec<AnnotationId>> = if groups.len() > 1 {
        groups.remove(stays);
        groups.into_iter().map(|(_, group)| group).collect()
    } else {
        live.iter().skip(1).map(|&mention| vec![mention]).collect()
    };
    groups.retain(|group| !group.is_empty());
    let count = groups.len() + 1;
    (count > 1).then(|| (apart(document, &groups, now), Notice::Split(count)))
}

fn rename(document: &Document, key: PersonKey, name: String, now: &str) -> Option<Vec<Change>> {
    match key {
        PersonKey::Entity(id) => {
            let known = document.entity(id).filter(|known| known.name != name)?;
            Some(vec![Change::Entity(Put::replace(known.clone(), Entity { id, name }))])
        }
        PersonKey::Mention(mention) => {
            let known = document.annotation(mention).filter(|known| PersonKey::of(known) == Some(key))?;
            let id = document.next_entity();
            Some(vec![Change::Entity(Put::add(Entity { id, name })), refers(known, id, now)])
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotation::Meta;
    use crate::label::Label;
    use crate::session::{Action, People, annotate, update};
    use crate::text::{Span, Text};

    const ARTICLE: &str = "Đồng chí Lò Thị Thu Hà, Phó Chủ tịch HĐND tỉnh, dự. Đồng chí Hà phát biểu.\n\
                           Đồng chí Vàng A Sình, Bí thư Huyện ủy, chủ trì; đồng chí Trịnh Quốc Đạt dự.";

    fn does(session: &Session, action: Action) -> Session {
        update(session, action.clone()).unwrap_or_else(|| panic!("nothing changed: {action:?}"))
    }

    fn opened(text: &str) -> Session {
        let document = annotate(Text::new(text).expect("short"), Meta::default());
        does(&Session::default(), Action::OpenDocument(Box::new(document)))
    }

    fn people(session: &Session) -> People {
        People::new(session.document.as_ref().expect("open"))
    }

    fn told(session: &Session) -> Vec<String> {
        people(session).all.iter().map(|known| format!("{} {}", known.name, known.mentions.len())).collect()
    }

    fn key(session: &Session, name: &str) -> PersonKey {
        people(session).all.iter().find(|known| known.name == name).expect("there").key
    }

    fn edited(session: &Session, edit: PeopleEdit) -> Session {
        let next = does(session, Action::People(edit));
        assert_eq!(next.history.depth(), session.history.depth() + 1, "one step");
        let back = does(&next, Action::Undo);
        assert_eq!(back.document, session.document, "undo gives back all of it");
        assert_eq!(does(&back, Action::Redo).document, next.document);
        next
    }

    #[test]
    fn two_people_become_one_under_the_fuller_name() {
        let session = opened(ARTICLE);
        assert_eq!(told(&session), ["Lò Thị Thu Hà 2", "Vàng A Sình 1", "Trịnh Quốc Đạt 1"]);
        let (one, other) = (key(&session, "Vàng A Sình"), key(&session, "Lò Thị Thu Hà"));
        let mention = people(&session).all[1].mentions[0];
        let merged = edited(&session, PeopleEdit::Merge(one, other));
        assert_eq!(told(&merged), ["Lò Thị Thu Hà 3", "Trịnh Quốc Đạt 1"]);
        assert!(matches!(&merged.notice, Some((_, Notice::Merged(name))) if name == "Lò Thị Thu Hà"));
        let document = merged.document.as_ref().expect("open");
        let past =
            document.annotation(mention).and_then(|known| known.trail.pasts().last()).expect("changed");
        assert_eq!(
            past.entity.and_then(|id| document.entity(id)).map(|was| was.name.as_str()),
            Some("Vàng A Sình")
        );
        assert_eq!(people(&merged).all[0].offices.len(), 2);
        // Nobody has looked at the mentions: they stay suggestions, and a detector leaves them with who they mean.
        assert!(document.annotations().iter().all(|known| known.status == Status::Suggested));
        let detection = std::rc::Rc::new(crate::detect::detect(document.text()));
        let text = document.text().clone();
        let again = does(&merged, Action::DetectionFinished { text, detection });
        assert_eq!(told(&again), told(&merged));
        // Nobody is merged with himself or with who is not there.
        assert!(update(&merged, Action::People(PeopleEdit::Merge(other, other))).is_none());
        assert!(update(&merged, Action::People(PeopleEdit::Merge(one, other))).is_none());
    }

    #[test]
    fn mentions_of_nobody_become_somebody() {
        let text = "Ông Ba đến. Chị Tư đi.";
        let mark = |session: &Session, words: &str| {
            let start = text.find(words).expect("there");
            let session = does(session, Action::Select(Some(Span::of(start, start + words.len()))));
            does(&session, Action::Label(Label::Official))
        };
        let document = Document::new(Text::new(text).expect("short"), Meta::default());
        let session = does(&Session::default(), Action::OpenDocument(Box::new(document)));
        let session = mark(&mark(&session, "Ba"), "Tư");
        assert_eq!(told(&session), ["Ba 1", "Tư 1"]);
        let merged = edited(&session, PeopleEdit::Merge(key(&session, "Ba"), key(&session, "Tư")));
        assert_eq!(told(&merged), ["Ba 2"]);
        let renamed = edited(&session, PeopleEdit::Rename(key(&session, "Tư"), " Lê  Thị Tư ".into()));
        assert_eq!(told(&renamed), ["Ba 1", "Lê Thị Tư 1"]);
        assert!(
            update(&session, Action::People(PeopleEdit::Rename(key(&session, "Tư"), " ".into()))).is_none()
        );
    }

    #[test]
    fn a_mention_is_split_off_and_a_person_is_split_by_spelling() {
        let session = opened(ARTICLE);
        let hà = people(&session).all[0].mentions[1];
        let split = edited(&session, PeopleEdit::SplitOff(hà));
        assert_eq!(told(&split), ["Lò Thị Thu Hà 1", "Hà 1", "Vàng A Sình 1", "Trịnh Quốc Đạt 1"]);
        assert!(update(&split, Action::People(PeopleEdit::SplitOff(hà))).is_none(), "it is alone already");
        let PersonKey::Entity(id) = people(&session).all[0].key else { panic!("an entity") };
        assert_eq!(told(&edited(&session, PeopleEdit::SplitAll(id))), told(&split));
    }

    #[test]
    fn who_is_always_spelled_alike_is_split_into_each_mention() {
        let line = "Đồng chí Lò Thị Thu Hà dự.\n";
        let session = opened(&line.repeat(3));
        let PersonKey::Entity(id) = people(&session).all[0].key else { panic!("an entity") };
        let split = edited(&session, PeopleEdit::SplitAll(id));
        assert_eq!(told(&split), ["Lò Thị Thu Hà 1"; 3]);
        assert!(matches!(split.notice, Some((_, Notice::Split(3)))));
    }

    #[test]
    fn what_was_rejected_stays_so_and_refers_to_nobody_gone() {
        let session = opened(ARTICLE);
        let one = people(&session).all[1].mentions[0];
        let (sình, đạt) = (key(&session, "Vàng A Sình"), key(&session, "Trịnh Quốc Đạt"));
        let other = people(&session).all[2].mentions[0];
        let both = edited(&session, PeopleEdit::Merge(sình, đạt));
        let rejected = does(&both, Action::Reject(one));
        let merged = edited(
            &rejected,
            PeopleEdit::Merge(
                key(&rejected, "Lò Thị Thu Hà"),
                key(&rejected, &people(&rejected).all[1].name),
            ),
        );
        let document = merged.document.as_ref().expect("open");
        let known = document.annotation(one).expect("kept");
        assert_eq!(known.status, Status::Rejected);
        assert!(known.entity.is_some_and(|id| document.entity(id).is_some()));
        assert!(document.annotation(other).is_some_and(|known| known.status == Status::Suggested));
    }
}
