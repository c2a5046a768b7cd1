//! The label set: its labels, their order, and a set that comes from a file.

use super::update::{commit, commit_one, told};
use super::{Direction, Filter, KeyMoved, Notice, Session, StatusFilter, edit};
use crate::annotation::{ApplyError, Change, Put, Status, Transaction};
use crate::label::{CustomLabel, Label, LabelDef};
use std::rc::Rc;

/// Adds a label of one's own, or changes its definition, with what it no longer asks for.
pub(super) fn put(session: &Session, definition: LabelDef) -> Option<Session> {
    let document = session.document.as_ref()?;
    let labels = document.labels();
    // Whoever adds a label knows the set, and not which numbers the trails still tell of.
    let definition = match definition.label {
        Label::Custom(number) if labels.get(definition.label).is_none() => {
            LabelDef { label: Label::Custom(number.max(document.next_label())), ..definition }
        }
        _ => definition,
    };
    let taken = labels.iter().any(|known| {
        known.label != definition.label && known.shortcut.is_some() && known.shortcut == definition.shortcut
    });
    if taken || !labels.admits(&definition) {
        return Some(told(session, Notice::LabelTaken));
    }
    let before = labels.get(definition.label).cloned();
    if before.as_ref() == Some(&definition) {
        return None;
    }
    let notice = if before.is_none() { Notice::LabelAdded(definition.label) } else { Notice::Changed };
    let mut changes = edit::fitted(document, &definition);
    changes.push(Change::Label(Put { before, after: Some(definition) }));
    Some(commit(session, Transaction::new(changes), None, notice))
}

/// Takes a label of one's own out of the set, where no annotation carries it.
pub(super) fn remove(session: &Session, label: Label) -> Option<Session> {
    let definition = session.document.as_ref()?.labels().get(label)?.clone();
    if !matches!(label, Label::Custom(_)) {
        return None;
    }
    let next = commit_one(session, Change::Label(Put::remove(definition)), Notice::LabelRemoved);
    if !matches!(next.notice, Some((_, Notice::Refused(ApplyError::LabelInUse(_))))) {
        return Some(next);
    }
    let (live, rejected): (Vec<Status>, Vec<Status>) = session
        .document
        .iter()
        .flat_map(|document| document.annotations().iter())
        .filter(|known| known.label == label)
        .map(|known| known.status)
        .partition(|status| status.is_live());
    let told = told(session, Notice::LabelInUse { live: live.len(), rejected: rejected.len() });
    // Rejected ones are not listed until somebody asks for them.
    let status = if live.is_empty() { StatusFilter::Rejected } else { told.filter.status };
    Some(Session { filter: Filter { status, ..told.filter.clone() }, ..told })
}

/// Moves a label up or down.
pub(super) fn moved(session: &Session, label: Label, direction: Direction) -> Option<Session> {
    let labels = session.document.as_ref()?.labels();
    let changes = labels
        .moved(label, direction == Direction::Back)?
        .into_iter()
        .map(|after| Change::Label(Put { before: labels.get(after.label).cloned(), after: Some(after) }));
    Some(commit(session, Transaction::new(changes.collect()), None, Notice::Changed))
}

/// The set as a scheme has it. Own labels are the same that have the same name in files; one that the
/// scheme does not have stays where annotations carry it, behind the others and without its key where the
/// scheme gives that to another.
pub(super) fn used(session: &Session, scheme: &[LabelDef], moved: &Rc<[KeyMoved]>) -> Option<Session> {
    let document = session.document.as_ref()?;
    let labels = document.labels();
    let CustomLabel(mut fresh) = document.next_label();
    let mut wanted: Vec<LabelDef> = Vec::with_capacity(scheme.len());
    for definition in scheme {
        let own = matches!(definition.label, Label::Custom(_));
        let label = match labels.custom_by_key(&definition.key) {
            _ if !own => definition.label,
            Some(known) => known,
            None => {
                fresh = fresh.saturating_add(1);
                Label::Custom(CustomLabel(fresh - 1))
            }
        };
        wanted.push(LabelDef { label, ..definition.clone() });
    }
    let last = wanted.iter().map(|known| known.order).max().unwrap_or_default();
    let mut changes = Vec::new();
    for known in labels.iter().filter(|known| wanted.iter().all(|other| other.label != known.label)) {
        let used = document.annotations().iter().any(|annotation| annotation.label == known.label);
        let mut after = known.clone();
        after.order = if last == 0 { 0 } else { last.saturating_add(1) };
        if wanted.iter().any(|other| other.shortcut == after.shortcut) {
            after.shortcut = None;
        }
        let after = Some(after).filter(|_| used || !matches!(known.label, Label::Custom(_)));
        changes.push(Change::Label(Put { before: Some(known.clone()), after }));
    }
    for after in wanted {
        changes.extend(edit::fitted(document, &after));
        changes.push(Change::Label(Put { before: labels.get(after.label).cloned(), after: Some(after) }));
    }
    changes.retain(|change| !matches!(change, Change::Label(put) if put.before == put.after));
    if changes.is_empty() {
        return Some(told(session, Notice::NothingToChange));
    }
    let count = |of: fn(&Put<LabelDef>) -> bool| {
        changes.iter().filter(|change| matches!(change, Change::Label(put) if of(put))).count()
    };
    let notice = Notice::SchemeUsed {
        added: count(|put| put.before.is_none()),
        // One that only moved among the others is as it was.
        changed: count(|put| {
            let of_place = |known: &LabelDef| LabelDef { order: 0, ..known.clone() };
            let [before, after] = [&put.before, &put.after].map(|known| known.as_ref().map(of_place));
            before.is_some() && after.is_some() && before != after
        }),
        removed: count(|put| put.after.is_none()),
        moved: Rc::clone(moved),
    };
    Some(commit(session, Transaction::new(changes), None, notice))
}
