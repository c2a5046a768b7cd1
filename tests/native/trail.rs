//! Who made an annotation, what became of it, and that no id is given twice.

use super::arbitrary::annotated;
use chu_giai::annotation::{
    Annotation, AnnotationId, ApplyError, Change, Document, Put, RelationType, Status, Transaction,
};
use chu_giai::exchange::project;
use chu_giai::label::{CustomLabel, Label};
use chu_giai::session::{self, Action, Direction, Edge, Grain, Session};
use chu_giai::text::Span;

const SOURCE: &str = "Sáng 12/9/2023, đồng chí Vũ Minh Tâm, Bí thư Đảng uỷ xã, chủ trì. Trồng mới 38 ha.";

fn act_at(session: &Session, action: Action, now: &str) -> Session {
    session::update_at(session, action, now).expect("the action changes something")
}

fn act(session: &Session, action: Action) -> Session {
    act_at(session, action, "")
}

fn opened() -> Session {
    act(&Session::default(), Action::OpenDocument(Box::new(annotated(SOURCE))))
}

fn document(session: &Session) -> &Document {
    session.document.as_ref().expect("open")
}

fn of(session: &Session, label: Label) -> AnnotationId {
    document(session).annotations().iter().find(|a| a.label == label).expect("one").id
}

/// When and what each change of an annotation was: status and words before it.
fn trail(document: &Document, id: AnnotationId) -> Vec<(String, Status, String)> {
    let known = document.annotation(id).expect("it is there");
    let past = |past: &chu_giai::annotation::Past| {
        (past.until.clone(), past.status, document.text().slice(past.span).to_owned())
    };
    known.trail.pasts().iter().map(past).collect()
}

#[test]
fn every_change_by_a_person_is_kept_with_its_time() {
    let session = opened();
    let id = of(&session, Label::Figure);
    assert_eq!(trail(document(&session), id), []);
    let accepted = act_at(&session, Action::Accept(id), "2026-11-25T09:00:00+07:00");
    let grow = |at| Action::MoveEdge(id, Edge::Start, at, Grain::Syllable);
    let moved = act_at(&accepted, grow(Direction::Back), "2026-11-25T09:01:00+07:00");
    let more = act_at(&moved, grow(Direction::Back), "2026-11-25T09:01:01+07:00");
    let wanted = [
        ("2026-11-25T09:00:00+07:00".to_owned(), Status::Suggested, "38 ha".to_owned()),
        ("2026-11-25T09:01:00+07:00".to_owned(), Status::Accepted, "38 ha".to_owned()),
    ];
    // Steps that are undone together are one change.
    assert_eq!(trail(document(&more), id), wanted);
    // What is undone leaves no trace.
    assert_eq!(act(&more, Action::Undo).document, accepted.document);
    assert_eq!(trail(document(&act(&act(&more, Action::Undo), Action::Redo)), id), wanted);
}

#[test]
fn the_history_survives_a_file() {
    let session = opened();
    let id = of(&session, Label::Position);
    let session = act_at(&session, Action::SetNote(id, "xem lại".into()), "2026-11-25T09:00:00+07:00");
    let session = act_at(&session, Action::Relabel(id, Label::Document), "2026-11-25T09:02:00+07:00");
    let session = act_at(&session, Action::Reject(id), "2026-11-25T09:03:00+07:00");
    assert_eq!(trail(document(&session), id).len(), 3);
    let imported = project::read(&project::write(document(&session))).expect("its own file");
    assert_eq!(imported.problems, []);
    assert_eq!(imported.document, *document(&session));
    assert_eq!(trail(&imported.document, id), trail(document(&session), id));
}

#[test]
fn a_history_that_does_not_read_costs_only_itself() {
    let session = opened();
    let id = of(&session, Label::Figure);
    let session = act(&session, Action::Accept(id));
    let mut file: serde_json::Value =
        serde_json::from_str(&project::write(document(&session))).expect("JSON");
    for known in file["annotations"].as_array_mut().expect("a list") {
        if known.get("history").is_some() {
            known["history"][0]["status"] = "perhaps".into();
        }
    }
    let imported = project::read(&file.to_string()).expect("there is something to keep");
    assert_eq!(imported.problems.len(), 1);
    let known = imported.document.annotation(id).expect("it is there");
    assert_eq!((known.status, known.trail.pasts().len()), (Status::Accepted, 0));
}

#[test]
fn no_id_is_given_twice_whatever_is_deleted_or_saved() {
    let session = opened();
    let (official, position) = (of(&session, Label::Official), of(&session, Label::Position));
    let figure = of(&session, Label::Figure);
    // Custom types lead anywhere.
    let own = RelationType::Custom("near".into());
    let added = act(&session, Action::AddRelation(own.clone(), figure, official));
    let last = document(&added).relations().map(|relation| relation.id).max().expect("one");
    let removed = act(&added, Action::RemoveRelation(last));
    let again = act(&removed, Action::AddRelation(own.clone(), figure, position));
    assert!(document(&again).relations().map(|relation| relation.id).max() > Some(last));
    // Named anew, undone, and named anew.
    let named = act(&removed, Action::NewEntity(official, "Vũ Minh Tâm (xã)".into()));
    let entity = document(&named).entities().map(|entity| entity.id).max();
    let unnamed = act(&named, Action::Undo);
    let other = act(&unnamed, Action::NewEntity(official, "Ông Tâm".into()));
    assert!(document(&other).entities().map(|entity| entity.id).max() > entity);
    // A file remembers what was given, and only where that is not plain.
    let deleted = act(&removed, Action::Delete(figure));
    let file = project::write(document(&deleted));
    assert!(file.contains("\"next_ids\""));
    assert!(!project::write(document(&session)).contains("\"next_ids\""));
    let imported = project::read(&file).expect("its own file").document;
    assert_eq!(imported.given(), document(&deleted).given());
}

#[test]
fn an_id_beyond_all_that_are_given_is_refused() {
    let session = opened();
    let known = document(&session).annotation(of(&session, Label::Figure)).expect("it is there");
    let numbered = |id| Annotation { id, ..(**known).clone() };
    let added = |id| Transaction::new(vec![Change::Annotation(Put::add(numbered(id)))]);
    for far in [AnnotationId::END, AnnotationId(u32::MAX)] {
        let refused = document(&session).apply(&added(far));
        assert!(matches!(refused, Err(ApplyError::InvalidAnnotation(id)) if id == far));
    }
    assert!(document(&session).apply(&added(AnnotationId(1 << 16))).is_ok());
}

#[test]
fn annotations_that_come_together_are_held_to_what_each_is() {
    let session = opened();
    let document = document(&session);
    let known = document.annotation(of(&session, Label::Figure)).expect("it is there");
    let fresh = Annotation { id: document.next_annotation(), ..(**known).clone() };
    let unlabelled = Annotation { label: Label::Custom(CustomLabel(7)), value: None, ..fresh.clone() };
    let outside =
        Annotation { span: Span::new(known.span.start, document.text().len().forward(1)), ..fresh.clone() };
    let added = document.apply(&Transaction::new(vec![Change::Annotation(Put::add(fresh.clone()))]));
    assert_eq!(document.with_annotations(vec![fresh.clone()]), added);
    for wrong in [unlabelled, outside] {
        assert_eq!(document.with_annotations(vec![wrong]), Err(ApplyError::InvalidAnnotation(fresh.id)));
    }
    for twice in [vec![(**known).clone()], vec![fresh.clone(), fresh.clone()]] {
        let id = twice.first().expect("one").id;
        assert_eq!(document.with_annotations(twice), Err(ApplyError::StaleAnnotation(id)));
    }
}

#[test]
fn a_suggested_relation_is_decided_like_a_span() {
    let session = opened();
    let relation = document(&session).relations().next().expect("one is suggested").id;
    let status = |session: &Session| document(session).relation(relation).map(|known| known.status);
    let rejected = act(&session, Action::RejectRelation(relation));
    assert_eq!(status(&rejected), Some(Status::Rejected));
    // It is not suggested again.
    let detection = chu_giai::detect::detect(document(&rejected).text());
    let again = session::with_suggestions(document(&rejected), &detection).expect("the same text");
    assert_eq!(again.relations().count(), document(&rejected).relations().count());
    let accepted = act(&rejected, Action::AcceptRelation(relation));
    assert_eq!(status(&accepted), Some(Status::Accepted));
    assert_eq!(act(&rejected, Action::Undo).document, session.document);
}

#[test]
fn a_relation_is_drawn_in_the_one_way_that_the_scheme_has() {
    let session = opened();
    let (official, position) = (of(&session, Label::Official), of(&session, Label::Position));
    let suggested = document(&session).relations().next().expect("one").id;
    let bare = act(&session, Action::RemoveRelation(suggested));
    // From the office to its holder: the scheme leads it the other way.
    let begun = act(&bare, Action::Relate(Some(position)));
    let next = act(&begun, Action::Step(Direction::Back, session::Reach::Shown));
    assert_eq!(next.open, Some(official), "only what it may lead to is stepped through");
    let drawn = act(&next, Action::RelateTo(official));
    let relation = document(&drawn).relations().next().expect("drawn");
    assert_eq!((&relation.kind, relation.from, relation.to), (&RelationType::Holds, official, position));
    assert_eq!((drawn.relating, drawn.open), (None, Some(position)));
    // A date holds no office.
    let refused = act(&begun, Action::RelateTo(of(&session, Label::Date)));
    assert_eq!(refused.relating, Some(position));
    assert_eq!(refused.document, begun.document);
    let left = act(&refused, Action::Relate(None));
    assert_eq!((left.relating, left.open), (None, Some(position)));
}

#[test]
fn where_there_are_several_ways_one_is_chosen() {
    let session = opened();
    let (official, position) = (of(&session, Label::Official), of(&session, Label::Position));
    let figure = of(&session, Label::Figure);
    let own = RelationType::Custom("signs".into());
    let session = act(&session, Action::AddRelation(own.clone(), figure, official));
    let begun = act(&session, Action::Relate(Some(official)));
    let at = act(&begun, Action::RelateTo(position));
    assert_eq!((at.relating, at.open), (Some(official), Some(position)), "it waits for the way");
    let kinds: Vec<RelationType> =
        session::ways(document(&at), official, position).into_iter().map(|(kind, ..)| kind).collect();
    assert_eq!(kinds, [RelationType::Holds, own.clone()]);
    let drawn = act(&at, Action::AddRelation(own.clone(), official, position));
    assert!(document(&drawn).relations_of(official).any(|relation| relation.kind == own));
    assert_eq!((drawn.relating, drawn.open), (None, Some(official)));
}
