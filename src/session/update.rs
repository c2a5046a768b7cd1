//! The one place where a session changes.

use super::exclusive::Places;
use super::query::shows;
use super::{
    Action, Bulk, Caret, Deed, Echo, Example, Notice, Picked, Place, Reopened, Search, Session, StatusFilter,
    Sweep, Tour, bulk, caret, checks, edit, neighbour, people, region, relate, same, scheme, search, sweep,
    tour, under_caret, with_suggestions,
};
use crate::annotation::{
    self, Annotation, AnnotationId, ApplyError, Change, Document, Entity, Entry, History, Journal, Meta,
    Provenance, Put, Relation, RelationType, Status, Transaction,
};
use crate::detect::{Detection, Normaliser};
use crate::label::{Label, LabelDef};
use crate::text::{ByteOffset, Span, Text, snap, syllable_at};
use std::rc::Rc;

/// The session after an action that was done at a time, ISO 8601 in UTC.
pub fn update_at(session: &Session, action: Action, now: &str) -> Option<Session> {
    update(&Session { now: Rc::from(now), ..session.clone() }, action)
}

/// The session after an action, `None` where nothing changes.
pub fn update(session: &Session, action: Action) -> Option<Session> {
    let from = session.sweep.as_ref().map(|sweep| resumed(session, sweep, &action));
    let mut next = tour::followed(step(session, action)?);
    if next.revision == session.revision {
        return Some(next);
    }
    // What hangs on the document follows it.
    next.problems = Rc::default();
    if let Some(document) = &next.document {
        next.picked = next.picked.within(document);
        if let Some(search) = next.search.as_ref().and_then(|search| search.after_edit(document)) {
            next.search = Some(search);
        }
    }
    Some(match from {
        Some(from) if next.sweep.is_some() => sweep::go_on(&next, from),
        _ => next,
    })
}

/// Where a sweep goes on after an action: where it is, or at what undo brings back.
fn resumed(session: &Session, sweep: &Sweep, action: &Action) -> ByteOffset {
    let here = sweep
        .here
        .map_or(session.document.as_ref().map_or(ByteOffset::ZERO, |d| d.text().len()), |(_, span)| {
            span.start
        });
    match action {
        Action::Undo => {
            let undone = session.history.latest().and_then(|(before, after)| after.or(before));
            undone.map_or(here, |annotation| annotation.span.start.min(here))
        }
        _ => here,
    }
}

/// The session after an action alone.
#[expect(clippy::too_many_lines, reason = "one arm for each action")]
fn step(session: &Session, action: Action) -> Option<Session> {
    match action {
        Action::OpenDocument(document) => Some(open_document(session, *document)),
        Action::Reopen(kept) => {
            let Reopened { document, history, entries } = *kept;
            let opened = open_document(session, document);
            Some(Session { history, journal: Journal::after(entries), ..opened })
        }
        Action::Follow(following) => {
            (following != session.following).then(|| Session { following, ..session.clone() })
        }
        Action::Replay(entries) => followed(session, &entries),
        Action::Close => session.document.as_ref().map(|_| Session {
            revision: session.revision + 1,
            opening: session.opening + 1,
            filter: session.filter.clone(),
            ..Session::default()
        }),
        Action::DetectionStarted => {
            (!session.detecting).then(|| Session { detecting: true, ..session.clone() })
        }
        Action::DetectionAdvanced { text, detection } => {
            detected(session, &text, &detection).map(|next| Session { detecting: true, ..next })
        }
        Action::DetectionFinished { text, detection } => {
            let next = Session { detecting: false, ..detected(session, &text, &detection)? };
            let (suggestions, repeated) = (detection.suggestions.len(), detection.repeated.is_some());
            Some(told(&next, Notice::Opened { suggestions, repeated }))
        }
        Action::Select(span) => {
            let document = session.document.as_ref()?;
            let selection = span.and_then(|span| snap(document.text(), span));
            let caret = match selection {
                Some(span) => Some(Caret { anchor: span.start, at: span.end }),
                None => session.caret.map(Caret::collapsed),
            };
            (selection != session.selection).then(|| Session { selection, caret, ..session.clone() })
        }
        Action::PlaceCaret(caret) => {
            let text = session.document.as_ref()?.text();
            let caret = caret.within(text);
            let selection = snap(text, caret.span());
            let placed = (session.caret, session.selection) != (Some(caret), selection);
            placed.then(|| Session { caret: Some(caret), selection, ..session.clone() })
        }
        Action::MoveCaret { direction, grain, extend } => {
            let (to, heard) = caret::moved(session, direction, grain, extend)?;
            Some(told(&caret::placed(session, to), Notice::Caret(heard)))
        }
        Action::MoveCaretTo { to, extend } => {
            let (to, heard) = caret::moved_to(session, to, extend)?;
            Some(told(&caret::placed(session, to), Notice::Caret(heard)))
        }
        Action::OpenAnnotation(id) => {
            let id = id.filter(|&id| annotation(session, id).is_some());
            // What is opened is what is meant, and no longer what was picked.
            let picked = if id.is_some() { Picked::default() } else { session.picked.clone() };
            (id != session.open).then(|| Session { picked, ..caret::opened(session, id) })
        }
        Action::Step(direction, reach) => Some(match neighbour(session, direction, reach) {
            Some(id) => caret::opened(session, Some(id)),
            None => told(session, Notice::NoFurther),
        }),
        Action::Label(label) => give_label(session, label),
        Action::Accept(id) => {
            let known = annotation(session, id)
                .filter(|known| matches!(known.status, Status::Suggested | Status::Rejected))?;
            Some(commit(session, edit::with_status(known, Status::Accepted), None, Notice::Accepted(1)))
        }
        Action::Reject(id) => {
            let known = annotation(session, id).filter(|known| known.status != Status::Rejected)?;
            if known.status == Status::Manual {
                return update(session, Action::Delete(id));
            }
            Some(commit(session, edit::with_status(known, Status::Rejected), None, Notice::Rejected(1)))
        }
        Action::Delete(id) => {
            annotation(session, id)?;
            let transaction = Transaction::new(edit::delete(session.document.as_ref()?, &[id]));
            Some(commit(session, transaction, None, Notice::Deleted(1)))
        }
        Action::Relabel(id, label) => {
            let known = annotation(session, id).filter(|known| known.label != label)?;
            let document = session.document.as_ref()?;
            if edit::carries(document, known, label) {
                return Some(told(session, Notice::AlreadyLabelled));
            }
            let mut places = Places::of(document, label);
            places.take(known.span, Some(id));
            let changes = places.make(edit::relabel(document, &[id], label));
            Some(commit(session, Transaction::new(changes), None, Notice::Labelled(label)))
        }
        Action::SetValue(id, value) => {
            let known = annotation(session, id).filter(|known| known.value != value)?;
            let after = Annotation { value, status: known.status.after_edit(), ..known.clone() };
            Some(commit(session, edit::replace(known, after), Some(format!("value {id}")), Notice::Changed))
        }
        Action::SetAttribute(id, key, value) => {
            let known =
                annotation(session, id).filter(|known| known.attributes.get(&key) != value.as_ref())?;
            let group = format!("attribute {id} {key}");
            let mut attributes = known.attributes.clone();
            match value {
                Some(value) => attributes.insert(key, value),
                None => attributes.remove(&key),
            };
            let after = Annotation { attributes, status: known.status.after_edit(), ..known.clone() };
            Some(commit(session, edit::replace(known, after), Some(group), Notice::Changed))
        }
        Action::SetEntity(id, entity) => {
            let known = annotation(session, id).filter(|known| known.entity != entity)?;
            let exists = |id| session.document.as_ref().is_some_and(|document| document.entity(id).is_some());
            if !entity.is_none_or(exists) {
                return None;
            }
            let after = Annotation { entity, status: known.status.after_edit(), ..known.clone() };
            Some(commit(session, edit::replace(known, after), None, Notice::Changed))
        }
        Action::NewEntity(id, name) => {
            let (document, known) = (session.document.as_ref()?, annotation(session, id)?);
            let entity = Entity { id: document.next_entity(), name };
            let after =
                Annotation { entity: Some(entity.id), status: known.status.after_edit(), ..known.clone() };
            let mut transaction = edit::replace(known, after);
            transaction.changes.insert(0, Change::Entity(Put::add(entity)));
            Some(commit(session, transaction, None, Notice::Changed))
        }
        Action::SetNote(id, note) => {
            let known = annotation(session, id).filter(|known| known.note != note)?;
            let after = Annotation { note, ..known.clone() };
            Some(commit(session, edit::replace(known, after), Some(format!("note {id}")), Notice::Changed))
        }
        Action::SetSpan(id, span) => {
            let transaction = edit::respan(session.document.as_ref()?, annotation(session, id)?, span)?;
            Some(commit(session, transaction, None, Notice::Changed))
        }
        Action::MoveEdge(id, edge, direction, grain) => {
            let (document, known) = (session.document.as_ref()?, annotation(session, id)?);
            let span = edit::moved(document.text(), known.span, edge, direction, grain)?;
            let transaction = edit::respan(document, known, span)?;
            Some(commit(session, transaction, Some(format!("edge {id}")), Notice::Changed))
        }
        Action::AcceptAll(label) => accept_all(session, label),
        Action::Repeat(example, chosen) => repeat(session, &example, &chosen),
        Action::NeverAgain(id) => {
            let example = Example { annotation: annotation(session, id)?.clone(), deed: Deed::Never };
            let open = session.places(&example).into_iter().filter(Place::is_open);
            let chosen: Vec<Span> = open.map(|place| place.span).collect();
            repeat(session, &example, &chosen)
        }
        Action::Pick(pick) => bulk::picked(session, pick),
        Action::Bulk(deed) => bulk::bulk(session, deed),
        Action::Tour(true) => session.document.as_ref().map(|_| Tour::start(session)),
        Action::Tour(false) => session.tour.map(|_| Session { tour: None, ..session.clone() }),
        Action::TourNext => Some(session.tour?.next(session)),
        Action::Sweep(true) => sweep::start(session),
        Action::Sweep(false) => {
            session.sweep.as_ref().map(|_| Session { sweep: None, selection: None, ..session.clone() })
        }
        Action::Skip => sweep::skip(session),
        Action::ToCandidate(direction) => sweep::step(session, direction),
        Action::Search(Some(query)) => {
            Search::new(session, query).map(|search| Session { search: Some(search), ..session.clone() })
        }
        Action::Search(None) => {
            let hit = session.search.as_ref()?.here();
            let span = hit.and_then(|hit| snap(session.document.as_ref()?.text(), hit));
            let selection = span.or(session.selection);
            let caret = selection.map(|span| Caret { anchor: span.start, at: span.end }).or(session.caret);
            let open = session.open.filter(|_| selection.is_none());
            Some(Session { search: None, selection, caret, open, ..session.clone() })
        }
        Action::Matched(query, found) => {
            let search = session.search.as_ref().filter(|search| search.query == query)?;
            let search = search.matched(session, found)?;
            Some(Session { search: Some(search), ..session.clone() })
        }
        Action::SearchStep(direction) => {
            let search = session.search.as_ref().filter(|search| search.at.is_some())?;
            Some(Session { search: Some(search.stepped(direction)), ..session.clone() })
        }
        Action::LabelHits(label) => label_hits(session, label),
        Action::ShowProblem(problem) => checks::show(session, &problem),
        Action::StepProblem(direction) => checks::step(session, direction),
        Action::FixProblem(problem) => checks::fix(session, &problem),
        Action::LeaveProblem(problem) => checks::leave(session, problem),
        Action::TakeUpProblem(problem) => checks::take_up(session, &problem),
        Action::AddRelation(kind, from, to) => {
            // A user's own relation by the name of a built-in one is that one: in files they are the same.
            let kind = RelationType::from_wire(kind.wire());
            let session = &relate::ended(session);
            let document = session.document.as_ref()?;
            let (a, b) = (document.annotation(from)?, document.annotation(to)?);
            if from == to || kind.wire().is_empty() || !kind.allows(a.label, b.label) {
                return Some(told(session, Notice::RelationNotAllowed));
            }
            let same = document.relations_of(from).find(|known| known.kind == kind && known.to == to);
            if let Some(known) = same {
                return update(session, Action::AcceptRelation(known.id));
            }
            let id = document.next_relation();
            let relation =
                Relation { id, kind, from, to, status: Status::Manual, provenance: Provenance::Person };
            Some(commit(session, one(Change::Relation(Put::add(relation))), None, Notice::RelationChanged))
        }
        Action::AcceptRelation(id) => {
            let known = session
                .document
                .as_ref()?
                .relation(id)
                .filter(|known| matches!(known.status, Status::Suggested | Status::Rejected))?;
            let after = Relation { status: Status::Accepted, ..known.clone() };
            Some(commit(
                session,
                one(Change::Relation(Put::replace(known.clone(), after))),
                None,
                Notice::RelationChanged,
            ))
        }
        Action::Relate(from) => relate::begin(session, from),
        Action::RelateTo(to) => relate::to(session, to),
        Action::RejectRelation(id) => {
            let known =
                session.document.as_ref()?.relation(id).filter(|known| known.status != Status::Rejected)?;
            if known.status == Status::Manual {
                return update(session, Action::RemoveRelation(id));
            }
            let after = Relation { status: Status::Rejected, ..known.clone() };
            let change = Change::Relation(Put::replace(known.clone(), after));
            Some(commit(session, one(change), None, Notice::RelationChanged))
        }
        Action::People(edit) => people::edit(session, edit),
        Action::Ignore(span) => region::ignore(session, span),
        Action::AcceptRegion(span) => region::accept(session, span),
        Action::RestoreRegion(span) => region::restore(session, span),
        Action::RemoveRelation(id) => {
            let known = session.document.as_ref()?.relation(id)?.clone();
            Some(commit(session, one(Change::Relation(Put::remove(known))), None, Notice::RelationChanged))
        }
        Action::PutLabel(definition) => put_label(session, *definition),
        Action::RemoveLabel(label) => {
            let definition = session.document.as_ref()?.labels().get(label)?.clone();
            if !matches!(label, Label::Custom(_)) {
                return None;
            }
            let next = commit(session, one(Change::Label(Put::remove(definition))), None, Notice::Changed);
            Some(match next.notice {
                Some((_, Notice::Refused(ApplyError::LabelInUse(_)))) => told(session, Notice::LabelInUse),
                _ => next,
            })
        }
        Action::MoveLabel(label, direction) => scheme::moved(session, label, direction),
        Action::UseScheme(labels) => scheme::used(session, &labels),
        Action::SetTitle(title) => {
            let before = session.document.as_ref()?.meta().clone();
            if before.title == title {
                return None;
            }
            let after = Meta { title, ..before.clone() };
            Some(commit(
                session,
                one(Change::Meta(Put::replace(before, after))),
                Some("title".into()),
                Notice::Changed,
            ))
        }
        Action::Undo => sweep::unskip(session)
            .or_else(|| checks::unleave(session))
            .or_else(|| travel(session, History::undo, Entry::Undo)),
        Action::Redo => sweep::skip_again(session).or_else(|| travel(session, History::redo, Entry::Redo)),
        Action::SetFilter(filter) => {
            (filter != session.filter).then(|| Session { filter, ..session.clone() })
        }
        Action::Tell(notice) => Some(told(session, notice)),
        Action::DismissNotice => session.notice.as_ref().map(|_| Session { notice: None, ..session.clone() }),
    }
}

/// The session after what was done in another tab. What does not fit is told: then this tab has another
/// document before it than that one.
fn followed(session: &Session, entries: &[Entry]) -> Option<Session> {
    let mut document = session.document.clone()?;
    let (mut history, mut journal) = (session.history.clone(), session.journal.clone());
    for entry in entries {
        match annotation::replay(&document, &history, entry) {
            Ok(next) => (document, history) = next,
            Err(error) => return Some(told(session, Notice::Refused(error))),
        }
        journal = journal.with(entry.clone());
    }
    Some(Session {
        open: session.open.filter(|&id| document.annotation(id).is_some()),
        document: Some(document),
        history,
        journal,
        revision: session.revision + 1,
        ..session.clone()
    })
}

fn open_document(session: &Session, document: Document) -> Session {
    let next = Session {
        document: Some(document),
        revision: session.revision + 1,
        opening: session.opening + 1,
        notice: session.notice.clone(),
        ..Session::default()
    };
    let suggestions = super::progress(&next).total;
    told(&next, Notice::Opened { suggestions, repeated: false })
}

/// The session with what was found in the open text; `None` where another one is open, or worked on elsewhere.
fn detected(session: &Session, text: &Text, detection: &Detection) -> Option<Session> {
    let document = session.document.as_ref().filter(|document| document.text() == text)?;
    if session.following {
        return None;
    }
    let session = Session { echoes: echoes(detection), ..session.clone() };
    // Suggestions are no edit: undo must never take away what nobody has done.
    Some(match with_suggestions(document, detection) {
        Ok(document) => Session {
            document: Some(document),
            journal: session.journal.with(Entry::Renewed),
            revision: session.revision + 1,
            ..session
        },
        Err(error) => told(&session, Notice::Refused(error)),
    })
}

fn echoes(detection: &Detection) -> Rc<[Echo]> {
    let links = detection.references.iter();
    links
        .filter_map(|link| Some(Echo { span: link.span, of: detection.suggestions.get(link.to)?.span }))
        .collect()
}

fn give_label(session: &Session, label: Label) -> Option<Session> {
    let document = session.document.as_ref()?;
    document.labels().get(label)?;
    let Some(span) = session.selection else {
        if !session.picked.ids.is_empty() {
            return bulk::bulk(session, Bulk::Relabel(label));
        }
        if let Some(id) = session.open.or_else(|| under_caret(session)) {
            let session = caret::opened(session, Some(id));
            return match annotation(&session, id).filter(|known| known.label == label) {
                // The label that it has already: that it is right.
                Some(_) => update(&session, Action::Accept(id))
                    .or_else(|| Some(told(&session, Notice::AlreadyLabelled))),
                None => update(&session, Action::Relabel(id, label)),
            };
        }
        let text = document.text();
        let syllable = session.caret.and_then(|caret| snap(text, syllable_at(text, caret.at)?));
        return match syllable {
            Some(span) => give_label(&Session { selection: Some(span), ..session.clone() }, label),
            None => Some(told(session, Notice::NothingSelected)),
        };
    };
    let same = document
        .annotations()
        .overlapping(span)
        .find(|known| known.span == span && known.label == label)
        .cloned();
    if let Some(known) = same {
        let opened = caret::opened(session, Some(known.id));
        return match known.status {
            Status::Suggested | Status::Rejected => update(&opened, Action::Accept(known.id)),
            Status::Accepted | Status::Edited | Status::Manual => {
                Some(told(&opened, Notice::AlreadyLabelled))
            }
        };
    }
    let (id, Transaction { changes }) = edit::label(document, span, label);
    let mut places = Places::of(document, label);
    places.take(span, None);
    let next = commit(session, Transaction::new(places.make(changes)), None, Notice::Labelled(label));
    Some(caret::opened(&next, Some(id)))
}

/// Does at the chosen places what was done to an example.
fn repeat(session: &Session, example: &Example, chosen: &[Span]) -> Option<Session> {
    let (transaction, count) = same::transaction(session, example, chosen);
    let notice = match example.deed {
        Deed::Reject | Deed::Never => Notice::Rejected(count),
        Deed::Delete => Notice::Deleted(count),
        Deed::Keep | Deed::Move(_) | Deed::Value(_) => Notice::Repeated(count),
    };
    (count > 0).then(|| commit(session, transaction, None, notice))
}

/// Gives a label to all hits of the search: a suggestion of that label is accepted, a new annotation is
/// made where none of that label is.
fn label_hits(session: &Session, label: Label) -> Option<Session> {
    let document = session.document.as_ref()?;
    document.labels().get(label)?;
    let values = Normaliser::new(document.text());
    let (mut next, mut changes) = (document.next_annotation(), Vec::new());
    let mut places = Places::of(document, label);
    for span in search::labelable(session) {
        let here = || document.annotations().overlapping(span).filter(|known| known.label == label);
        if let Some(known) = here().find(|known| known.span == span) {
            if matches!(known.status, Status::Suggested | Status::Rejected) {
                changes.push(edit::decided(known, Status::Accepted));
            }
        } else if !here().any(|known| known.status.is_live()) && places.take(span, None) {
            changes.push(edit::added(next, span, label, values.value(span, label)));
            next = AnnotationId(next.0.saturating_add(1));
        }
    }
    let count = changes.len();
    if count == 0 {
        return Some(told(session, Notice::AlreadyLabelled));
    }
    let transaction = Transaction::new(places.make(changes));
    Some(commit(session, transaction, None, Notice::LabelledHits(count, label)))
}

fn accept_all(session: &Session, label: Option<Label>) -> Option<Session> {
    let document = session.document.as_ref()?;
    let suggested = document.annotations().iter().filter(|known| {
        known.status == Status::Suggested
            && label
                .map_or_else(|| !session.filter.hidden.contains(&known.label), |label| known.label == label)
    });
    let changes: Vec<Change> = suggested
        .map(|known| {
            let after = Annotation { status: Status::Accepted, ..Annotation::clone(known) };
            Change::Annotation(Put::replace(Annotation::clone(known), after))
        })
        .collect();
    let count = changes.len();
    (count > 0).then(|| commit(session, Transaction::new(changes), None, Notice::Accepted(count)))
}

fn put_label(session: &Session, definition: LabelDef) -> Option<Session> {
    let labels = session.document.as_ref()?.labels();
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
    let mut changes = edit::fitted(session.document.as_ref()?, &definition);
    changes.push(Change::Label(Put { before, after: Some(definition) }));
    Some(commit(session, Transaction::new(changes), None, Notice::Changed))
}

/// Undo or redo.
type Step = fn(&History, &Document) -> Option<Result<(Document, History, Transaction), ApplyError>>;

fn travel(session: &Session, step: Step, entry: Entry) -> Option<Session> {
    let notice = if entry == Entry::Undo { Notice::Undone } else { Notice::Redone };
    let document = session.document.as_ref()?;
    if session.following {
        return Some(told(session, Notice::Following));
    }
    Some(match step(&session.history, document) {
        None => told(session, Notice::NothingToUndo),
        Some(Err(error)) => told(session, Notice::Refused(error)),
        Some(Ok((document, history, transaction))) => {
            let open = transaction.subject().filter(|&id| document.annotation(id).is_some());
            let filter = revealing(session, &document, open);
            let next = Session {
                relating: None,
                document: Some(document),
                history,
                journal: session.journal.with(entry),
                filter,
                revision: session.revision + 1,
                ..session.clone()
            };
            told(&caret::opened(&next, open), notice)
        }
    })
}

/// The filter, widened where it would hide what undo brought back.
pub(super) fn revealing(session: &Session, document: &Document, open: Option<AnnotationId>) -> super::Filter {
    let mut filter = session.filter.clone();
    if let Some(annotation) = open.and_then(|id| document.annotation(id))
        && !shows(&filter, annotation)
    {
        filter.hidden.remove(&annotation.label);
        if !filter.status.admits(annotation.status) {
            filter.status =
                if annotation.status.is_live() { StatusFilter::Live } else { StatusFilter::Rejected };
        }
    }
    filter
}

/// The session after a transaction; told so where the document refuses it.
pub(super) fn commit(
    session: &Session,
    transaction: Transaction,
    group: Option<String>,
    notice: Notice,
) -> Session {
    let Some(document) = &session.document else { return session.clone() };
    if session.following {
        return told(session, Notice::Following);
    }
    let goes_on = session.history.continues(group.as_deref());
    let transaction = edit::remembered(transaction, &session.now, goes_on);
    match document.apply(&transaction) {
        Err(error) => told(session, Notice::Refused(error)),
        Ok(document) => {
            let history = session.history.push(transaction, group);
            let step = history.last().cloned().map(Entry::Edit);
            let next = Session {
                open: session.open.filter(|&id| document.annotation(id).is_some()),
                relating: session.relating.filter(|&id| document.annotation(id).is_some()),
                document: Some(document),
                history,
                journal: step.map_or_else(|| session.journal.clone(), |step| session.journal.with(step)),
                revision: session.revision + 1,
                ..session.clone()
            };
            told(&next, notice)
        }
    }
}

pub(super) fn told(session: &Session, notice: Notice) -> Session {
    let serial = session.notice.as_ref().map_or(0, |(serial, _)| serial.wrapping_add(1));
    Session { notice: Some((serial, notice)), ..session.clone() }
}

fn one(change: Change) -> Transaction {
    Transaction::new(vec![change])
}

fn annotation(session: &Session, id: AnnotationId) -> Option<&Annotation> {
    session.document.as_ref()?.annotation(id).map(AsRef::as_ref)
}
