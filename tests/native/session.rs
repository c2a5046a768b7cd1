//! What a person does, and what the page then shows.

use super::arbitrary::text;
use chu_giai::annotation::{AnnotationId, Document, Meta, Provenance, RelationType, Status};
use chu_giai::detect::{Detection, Rule, SuggestedRelation, Suggestion};
use chu_giai::label::{CustomLabel, Label, LabelDef, OfficialValue, Value};
use chu_giai::session::{
    self, Action, Direction, Edge, Filter, Grain, Notice, Pick, Reach, Reopened, Session, StatusFilter,
    Touched,
};
use chu_giai::text::Span;
use std::rc::Rc;

pub(super) const SOURCE: &str = "Đồng chí Lê Thị Hạnh, Phó Chủ tịch UBND huyện, nói ngày 08/7/2024.";

static RULE: Rule = Rule { id: "test.rule", vi: "thử", en: "a test", examples: &[] };

pub(super) fn span(quote: &str) -> Span {
    let start = SOURCE.find(quote).expect("it is there");
    Span::of(start, start + quote.len())
}

/// What a detector might say, whatever the real ones do.
fn detection(found: &[(&str, Label)]) -> Rc<Detection> {
    let suggestions = found.iter().map(|&(quote, label)| Suggestion {
        span: span(quote),
        label,
        value: (label == Label::Official).then(|| Value::Official(OfficialValue { name: quote.into() })),
        score: 900,
        rule: &RULE,
    });
    let suggestions: Vec<Suggestion> = suggestions.collect();
    let place = |label| suggestions.iter().position(|s| s.label == label);
    let holds = place(Label::Official).zip(place(Label::Position)).map(|(from, to)| SuggestedRelation {
        kind: RelationType::Holds,
        from,
        to,
        score: 800,
        rule: &RULE,
    });
    Rc::new(Detection { relations: holds.into_iter().collect(), suggestions, ..Detection::default() })
}

const BOTH: &[(&str, Label)] =
    &[("Lê Thị Hạnh", Label::Official), ("Phó Chủ tịch UBND huyện", Label::Position)];

pub(super) fn act(session: &Session, action: Action) -> Session {
    session::update(session, action).expect("the action changes something")
}

pub(super) fn opened() -> Session {
    let document = Document::new(text(SOURCE), Meta::default());
    let session = act(&Session::default(), Action::OpenDocument(Box::new(document)));
    act(&session, Action::DetectionFinished { text: text(SOURCE), detection: detection(BOTH) })
}

pub(super) fn document(session: &Session) -> &Document {
    session.document.as_ref().expect("open")
}

fn statuses(session: &Session) -> Vec<(String, Status)> {
    let document = document(session);
    document.annotations().iter().map(|a| (document.text().slice(a.span).to_owned(), a.status)).collect()
}

fn first(session: &Session) -> AnnotationId {
    document(session).annotations().iter().next().expect("one").id
}

pub(super) fn notice(session: &Session) -> Option<&Notice> {
    session.notice.as_ref().map(|(_, notice)| notice)
}

#[test]
fn accepting_and_rejecting_keep_the_suggestion_and_say_so() {
    let session = opened();
    let id = first(&session);
    let accepted = act(&session, Action::Accept(id));
    assert_eq!(document(&accepted).annotation(id).map(|a| a.status), Some(Status::Accepted));
    assert_eq!(notice(&accepted), Some(&Notice::Accepted(1)));
    let rejected = act(&accepted, Action::Reject(id));
    let annotation = document(&rejected).annotation(id).expect("kept as a negative example");
    assert_eq!(annotation.status, Status::Rejected);
    assert!(
        matches!(&annotation.provenance, Provenance::Rule { rule, score: 900, .. } if rule == "test.rule")
    );
    assert!(session::update(&rejected, Action::Reject(id)).is_none(), "it is rejected already");
}

#[test]
fn what_a_person_decided_is_not_suggested_again() {
    let session = opened();
    let id = first(&session);
    let session = act(&session, Action::Reject(id));
    // The detector changes its mind: a longer span of the same label, and the position is gone.
    let later = detection(&[("Đồng chí Lê Thị Hạnh", Label::Official)]);
    let session = act(&session, Action::DetectionFinished { text: text(SOURCE), detection: later });
    assert_eq!(statuses(&session), [("Lê Thị Hạnh".to_owned(), Status::Rejected)]);
}

#[test]
fn what_follows_another_tab_changes_nothing_and_keeps_what_is_selected() {
    let decided = act(&opened(), Action::Accept(first(&opened())));
    let following = act(&decided, Action::Follow(true));
    let selected = act(&following, Action::Select(Some(span("UBND huyện"))));
    for action in [Action::Label(Label::Document), Action::Undo, Action::Reject(first(&selected))] {
        let refused = act(&selected, action);
        assert_eq!(notice(&refused), Some(&Notice::Following));
        assert_eq!((&refused.document, refused.revision), (&selected.document, selected.revision));
        assert_eq!((refused.selection, refused.open), (selected.selection, selected.open));
    }
    let led = act(&selected, Action::Follow(false));
    assert_eq!(notice(&act(&led, Action::Label(Label::Document))), Some(&Notice::Labelled(Label::Document)));
}

#[test]
fn what_is_found_again_stays_the_same_annotation() {
    let session = opened();
    let (official, relations) = (first(&session), document(&session).relations().count());
    let session = act(&session, Action::OpenAnnotation(Some(official)));
    let detected = Action::DetectionFinished { text: text(SOURCE), detection: detection(BOTH) };
    let again = act(&session, detected);
    assert_eq!(again.open, Some(official));
    assert_eq!(document(&again).annotations(), document(&session).annotations());
    assert_eq!(document(&again).relations().count(), relations);

    let less = Action::DetectionFinished { text: text(SOURCE), detection: detection(&BOTH[..1]) };
    let less = act(&again, less);
    assert_eq!(document(&less).annotation(official), document(&session).annotation(official));
    assert_eq!((document(&less).annotations().iter().count(), document(&less).relations().count()), (1, 0));
}

#[test]
fn what_a_person_left_on_a_suggestion_keeps_it() {
    let session = opened();
    let official = first(&session);
    let session = act(&session, Action::SetNote(official, "hỏi lại".into()));
    let nothing = Action::DetectionFinished { text: text(SOURCE), detection: detection(&[]) };
    let after = act(&session, nothing);
    assert_eq!(document(&after).annotation(official), document(&session).annotation(official));
    assert_eq!(document(&after).annotations().iter().count(), 1);
}

#[test]
fn a_detection_of_another_text_is_ignored() {
    let late = Action::DetectionFinished { text: text("khác"), detection: detection(&[]) };
    assert!(session::update(&opened(), late).is_none());
}

#[test]
fn suggestions_are_no_step_of_undo() {
    let session = opened();
    assert!(!session.history.can_undo());
    assert_eq!(notice(&act(&session, Action::Undo)), Some(&Notice::NothingToUndo));
}

#[test]
fn undo_takes_back_a_deletion_with_its_relations_and_opens_it() {
    let session = opened();
    let id = first(&session);
    assert_eq!(document(&session).relations_of(id).count(), 1);
    let deleted = act(&session, Action::Delete(id));
    assert_eq!((document(&deleted).annotation(id), document(&deleted).relations().count()), (None, 0));
    let undone = act(&deleted, Action::Undo);
    assert_eq!(undone.document, session.document);
    assert_eq!(undone.open, Some(id), "what came back is in view");
    assert_eq!(act(&undone, Action::Redo).document, deleted.document);
}

#[test]
fn undo_shows_what_the_filter_would_hide() {
    let session = opened();
    let id = first(&session);
    let rejected = act(&session, Action::Reject(id));
    let hidden = Filter {
        hidden: [Label::Official].into_iter().collect(),
        status: StatusFilter::Rejected,
        ..Filter::default()
    };
    let session = act(&rejected, Action::SetFilter(hidden));
    let undone = act(&session, Action::Undo);
    assert!(session::annotations_in_view(&undone).any(|annotation| annotation.id == id));
}

#[test]
fn accepting_all_is_one_step() {
    let session = act(&opened(), Action::AcceptAll(None));
    assert!(statuses(&session).iter().all(|(_, status)| *status == Status::Accepted));
    assert_eq!(notice(&session), Some(&Notice::Accepted(2)));
    let undone = act(&session, Action::Undo);
    assert!(statuses(&undone).iter().all(|(_, status)| *status == Status::Suggested));
    assert!(!undone.history.can_undo());
}

#[test]
fn accepting_all_of_a_label_leaves_the_others() {
    let session = act(&opened(), Action::AcceptAll(Some(Label::Position)));
    let accepted = |(_, status): &&(String, Status)| *status == Status::Accepted;
    let quotes: Vec<_> = statuses(&session).iter().filter(accepted).map(|(quote, _)| quote.clone()).collect();
    assert_eq!(quotes, ["Phó Chủ tịch UBND huyện"]);
    let again = act(&session, Action::AcceptAll(Some(Label::Position)));
    assert_eq!((notice(&again), again.revision), (Some(&Notice::NothingToChange), session.revision));
}

#[test]
fn accepting_all_that_is_listed_leaves_what_the_search_hides() {
    let listed = Filter { search: "hanh".into(), ..Filter::default() };
    let session = act(&act(&opened(), Action::SetFilter(listed)), Action::AcceptAll(None));
    assert_eq!(notice(&session), Some(&Notice::Accepted(1)));
    assert_eq!(
        statuses(&session).iter().map(|(_, status)| *status).collect::<Vec<_>>(),
        [Status::Accepted, Status::Suggested]
    );
}

#[test]
fn which_labels_are_looked_at_stays_from_article_to_article_and_the_words_do_not() {
    let hidden = [Label::Figure, Label::Custom(CustomLabel(0))].into_iter().collect();
    let filter =
        Filter { hidden, search: "hanh".into(), status: StatusFilter::Rejected, ..Filter::default() };
    let next = Document::new(text("Bài khác."), Meta::default());
    let session = act(&act(&opened(), Action::SetFilter(filter)), Action::OpenDocument(Box::new(next)));
    assert_eq!(session.filter, Filter { hidden: [Label::Figure].into_iter().collect(), ..Filter::default() });
}

#[test]
fn whoever_looks_at_a_document_stays_where_they_are_when_it_comes_anew() {
    let session = act(&opened(), Action::OpenAnnotation(Some(first(&opened()))));
    let filter = Filter { search: "hanh".into(), ..Filter::default() };
    let session = act(&session, Action::SetFilter(filter.clone()));
    let session = act(&session, Action::Pick(Pick::All));
    let comes = |document: Document| {
        Action::Reopen(Box::new(Reopened { document, history: session.history.clone(), entries: 3 }))
    };
    let again = act(&session, comes(document(&session).clone()));
    assert_eq!((again.open, again.caret, &again.filter), (session.open, session.caret, &filter));
    assert_eq!(again.picked, session.picked);
    assert_eq!(again.article, session.article, "it is the article that it was");
    let other = act(&session, comes(Document::new(text("Bài khác."), Meta::default())));
    assert_eq!((other.open, other.filter.search.as_str()), (None, ""));
    assert_ne!(other.article, session.article, "another one begins at its beginning");
}

#[test]
fn undo_reaches_past_a_detection_that_ended_meanwhile() {
    let session = opened();
    let official = first(&session);
    let deleted = act(&session, Action::Delete(official));
    let accepted = act(&deleted, Action::AcceptAll(Some(Label::Position)));
    let undone = act(&accepted, Action::Undo);
    // The whole of the text read: neither the office nor the name is found again.
    let nothing = Action::DetectionFinished { text: text(SOURCE), detection: detection(&[]) };
    let read = act(&undone, nothing);
    let redone = act(&read, Action::Redo);
    assert_eq!(notice(&redone), Some(&Notice::Redone(Touched::One("Phó Chủ tịch UBND huyện".into()))));
    let back = act(&act(&redone, Action::Undo), Action::Undo);
    assert_eq!(notice(&back), Some(&Notice::Undone(Touched::One("Lê Thị Hạnh".into()))));
    assert_eq!(statuses(&back), statuses(&session));
    assert_eq!(document(&back).relations().count(), 1);
}

#[test]
fn each_field_is_a_step_and_a_note_is_one_as_long_as_it_is_typed() {
    let session = opened();
    let id = first(&session);
    let named = |name: &str| Action::SetValue(id, Some(Value::Official(OfficialValue { name: name.into() })));
    let values = act(&act(&session, named("Hạnh")), named("Lê Hạnh"));
    let undone = act(&values, Action::Undo);
    assert_eq!(
        document(&undone).annotation(id).and_then(|known| known.value.clone()).map(|v| v.summary()),
        Some("Hạnh".into())
    );
    let typed = |session: &Session, note: &str| act(session, Action::SetNote(id, note.into()));
    let note = |session: &Session| document(session).annotation(id).map(|known| known.note.clone());
    let first = typed(&typed(&session, "hỏi"), "hỏi lại");
    assert_eq!(note(&act(&first, Action::Undo)).as_deref(), Some(""), "the letters of one note are one step");
    let later = act(&act(&first, Action::OpenAnnotation(Some(id))), Action::OpenAnnotation(None));
    let later = typed(&later, "hỏi lại tỉnh");
    assert_eq!(
        note(&act(&later, Action::Undo)).as_deref(),
        Some("hỏi lại"),
        "what is written later is another"
    );
}

#[test]
fn broken_characters_are_still_told_of_when_the_suggestions_come() {
    let document = Document::new(text(SOURCE), Meta::default());
    let session = act(&Session::default(), Action::OpenDocument(Box::new(document)));
    let session = act(&session, Action::Tell(Notice::Repaired(2)));
    let found = act(&session, Action::DetectionFinished { text: text(SOURCE), detection: detection(BOTH) });
    assert_eq!(notice(&found), Some(&Notice::Opened { suggestions: 2, repeated: false, repaired: 2 }));
}

#[test]
fn a_selection_is_trimmed_labelled_and_opened() {
    let session = act(&opened(), Action::Select(Some(span(" ngày 08/7/2024"))));
    assert_eq!(session.selection, Some(span("ngày 08/7/2024")));
    let session = act(&session, Action::Label(Label::Date));
    let annotation = session.open.and_then(|id| document(&session).annotation(id)).expect("it is open");
    assert_eq!((annotation.span, annotation.status), (span("ngày 08/7/2024"), Status::Manual));
    assert_eq!((annotation.provenance.clone(), session.selection), (Provenance::Person, None));
}

#[test]
fn labelling_a_suggested_span_accepts_it() {
    let session = act(&opened(), Action::Select(Some(span("Lê Thị Hạnh"))));
    let session = act(&session, Action::Label(Label::Official));
    assert_eq!(statuses(&session).len(), 2);
    assert_eq!(
        session.open.and_then(|id| document(&session).annotation(id)).map(|a| a.status),
        Some(Status::Accepted)
    );
}

#[test]
fn relabelling_drops_relations_that_no_longer_make_sense() {
    let session = opened();
    let id = first(&session);
    let session = act(&session, Action::Relabel(id, Label::Figure));
    let annotation = document(&session).annotation(id).expect("it is there");
    assert_eq!((annotation.label, annotation.status), (Label::Figure, Status::Edited));
    assert_eq!(document(&session).relations().count(), 0);
    assert_eq!(act(&session, Action::Undo).document, opened().document);
}

#[test]
fn moves_of_one_edge_are_one_step() {
    let session = opened();
    let id = first(&session);
    let shrink = || Action::MoveEdge(id, Edge::End, Direction::Back, Grain::Syllable);
    let session = act(&act(&session, shrink()), shrink());
    assert_eq!(statuses(&session)[0], ("Lê".to_owned(), Status::Edited));
    let undone = act(&session, Action::Undo);
    assert_eq!(statuses(&undone)[0], ("Lê Thị Hạnh".to_owned(), Status::Suggested));
    assert!(
        session::update(&session, Action::MoveEdge(id, Edge::End, Direction::Back, Grain::Syllable))
            .is_none()
    );
}

#[test]
fn stepping_goes_through_suggestions_in_order_and_stops_at_the_end() {
    let session = opened();
    let quote = |session: &Session| {
        let document = document(session);
        let open = session.open.and_then(|id| document.annotation(id));
        open.map(|annotation| document.text().slice(annotation.span).to_owned())
    };
    let next = || Action::Step(Direction::Forward, Reach::ToReview);
    let one = act(&session, next());
    let two = act(&one, next());
    assert_eq!(
        (quote(&one).as_deref(), quote(&two).as_deref()),
        (Some("Lê Thị Hạnh"), Some("Phó Chủ tịch UBND huyện"))
    );
    let end = act(&two, next());
    assert_eq!((quote(&end), notice(&end)), (quote(&two), Some(&Notice::NoFurther)));
    assert_eq!(quote(&act(&end, Action::Step(Direction::Back, Reach::ToReview))), quote(&one));
}

#[test]
fn relations_follow_the_scheme() {
    let session = opened();
    let ids: Vec<_> = document(&session).annotations().iter().map(|a| a.id).collect();
    let wrong = act(&session, Action::AddRelation(RelationType::Holds, ids[1], ids[0]));
    assert_eq!(notice(&wrong), Some(&Notice::RelationNotAllowed));
    let same = Action::AddRelation(RelationType::Custom("holds".into()), ids[0], ids[1]);
    // A built-in relation by its name is that relation: drawing what is suggested finds it right.
    let drawn = act(&session, same);
    let statuses: Vec<Status> = document(&drawn).relations().map(|relation| relation.status).collect();
    assert_eq!(statuses, [Status::Accepted]);
    let own = act(&session, Action::AddRelation(RelationType::Custom("mentors".into()), ids[1], ids[0]));
    assert_eq!(document(&own).relations().count(), 2);
}

fn project(number: u16, key: &str) -> LabelDef {
    LabelDef { shortcut: Some('7'), ..LabelDef::named(Label::Custom(CustomLabel(number)), key.into()) }
}

#[test]
fn a_label_of_ones_own_needs_a_name_and_a_key_of_its_own() {
    let session = act(&opened(), Action::PutLabel(Box::new(project(0, "PROJECT"))));
    for taken in [
        LabelDef { shortcut: None, ..project(1, "PROJECT") },
        LabelDef { shortcut: Some('1'), ..project(1, "PLACE") },
        LabelDef { shortcut: None, ..project(1, "DIRECTIVE") },
        LabelDef { shortcut: None, ..project(1, "") },
    ] {
        let refused = act(&session, Action::PutLabel(Box::new(taken)));
        assert_eq!((notice(&refused), &refused.document), (Some(&Notice::LabelTaken), &session.document));
    }
    let own = Label::Custom(CustomLabel(0));
    let labelled = act(&act(&session, Action::Select(Some(span("huyện")))), Action::Label(own));
    let kept = act(&labelled, Action::RemoveLabel(own));
    let in_use = Notice::LabelInUse { live: 1, rejected: 0 };
    assert_eq!((notice(&kept), &kept.document), (Some(&in_use), &labelled.document));
    // What is only kept so that it is not suggested again is not listed by itself: then it is shown.
    let only = act(&labelled, Action::Delete(labelled.open.expect("it is open")));
    let official = first(&only);
    let rejected = act(&act(&only, Action::Relabel(official, own)), Action::Reject(official));
    let kept = act(&rejected, Action::RemoveLabel(own));
    assert_eq!(notice(&kept), Some(&Notice::LabelInUse { live: 0, rejected: 1 }));
    assert_eq!(session::annotations_in_view(&kept).count(), 1);
}

#[test]
fn a_label_that_is_put_back_stands_where_it_stood() {
    let session = act(&opened(), Action::PutLabel(Box::new(project(0, "PROJECT"))));
    let session =
        act(&session, Action::PutLabel(Box::new(LabelDef { shortcut: None, ..project(1, "PLACE") })));
    let removed = act(&session, Action::RemoveLabel(Label::Custom(CustomLabel(0))));
    assert_eq!(act(&removed, Action::Undo).document, session.document);
}

#[test]
fn every_edit_is_a_revision_and_nothing_else_is() {
    let session = opened();
    let moved = act(&session, Action::Step(Direction::Forward, Reach::Shown));
    assert_eq!(moved.revision, session.revision);
    let edited = act(&moved, Action::SetNote(first(&session), "xem lại".into()));
    assert_eq!(edited.revision, session.revision + 1);
    assert!(session::update(&edited, Action::SetNote(first(&session), "xem lại".into())).is_none());
}

#[test]
fn how_much_was_found_is_told_until_somebody_looks_at_it() {
    let session = opened();
    assert!(matches!(notice(&session), Some(Notice::Opened { .. })));
    let looked = act(&session, Action::OpenAnnotation(Some(first(&session))));
    assert_eq!(notice(&looked), None);
    let accepted = act(&looked, Action::Accept(first(&looked)));
    let next = act(&accepted, Action::OpenAnnotation(None));
    assert_eq!(notice(&next), notice(&accepted), "what was done stays told");
}

/// What a document says, without the ids that it gives.
fn said(document: &Document) -> (Vec<String>, Vec<String>, Vec<String>) {
    let person = |id| document.entity(id).map(|known| known.name.clone());
    let one = |known: &Rc<chu_giai::annotation::Annotation>| {
        let entity = known.entity.and_then(person);
        format!("{:?} {:?} {:?} {:?} {:?}", known.span, known.label, known.value, known.status, entity)
    };
    let place = |id| document.annotation(id).map(|known| (known.span, known.label));
    let relation = |known: &chu_giai::annotation::Relation| {
        format!("{:?} {:?} {:?}", known.kind, place(known.from), place(known.to))
    };
    let mut relations: Vec<String> = document.relations().map(relation).collect();
    relations.sort_unstable();
    let mut people: Vec<String> = document.entities().map(|known| known.name.clone()).collect();
    people.sort_unstable();
    (document.annotations().iter().map(one).collect(), relations, people)
}

#[test]
fn what_arrives_in_stretches_ends_as_what_is_found_at_once() {
    use chu_giai::detect::detect;
    let articles = &super::arbitrary::ARTICLES;
    for source in articles.iter().take(6) {
        let whole = text(source);
        let at_once = session::annotate(whole.clone(), Meta::default());
        let document = Document::new(whole.clone(), Meta::default());
        let opened = act(&Session::default(), Action::OpenDocument(Box::new(document)));
        // The beginning by itself, as if it were all: names in it are shorter, years are not known.
        let half = source.floor_char_boundary(source.len() / 2);
        let beginning = Rc::new(detect(&text(source.get(..half).expect("a boundary"))));
        let advanced = act(&opened, Action::DetectionAdvanced { text: whole.clone(), detection: beginning });
        assert!(advanced.detecting, "the rest follows");
        assert!(!said(self::document(&advanced)).0.is_empty());
        assert!(!advanced.history.can_undo());
        let detection = Rc::new(detect(&whole));
        let finished = act(&advanced, Action::DetectionFinished { text: whole, detection });
        assert!(!finished.detecting);
        assert_eq!(said(self::document(&finished)), said(&at_once));
    }
}

#[test]
fn what_was_deleted_while_the_text_was_read_is_not_suggested_again() {
    use chu_giai::detect::detect;
    let source = "Sáng 12/9/2023, xã họp.\nTrồng mới 38 ha rừng.\nNgày 12/9/2023, huyện họp.\n";
    let whole = text(source);
    let document = Document::new(whole.clone(), Meta::default());
    let opened = act(&Session::default(), Action::OpenDocument(Box::new(document)));
    let half = source.find("Ngày").expect("it is there");
    let beginning = Rc::new(detect(&text(source.get(..half).expect("a boundary"))));
    let advanced = act(&opened, Action::DetectionAdvanced { text: whole.clone(), detection: beginning });
    let quotes = |session: &Session| -> Vec<String> {
        let document = self::document(session);
        document.annotations().iter().map(|known| document.text().slice(known.span).to_owned()).collect()
    };
    let first = self::document(&advanced).annotations().iter().next().expect("the date").id;
    let deleted = act(&advanced, Action::Delete(first));
    let finished = Action::DetectionFinished { text: whole, detection: Rc::new(detect(&text(source))) };
    assert_eq!(quotes(&act(&deleted, finished.clone())), ["38 ha", "Ngày 12/9/2023"]);
    // What was taken back is there, and is found again.
    let back = act(&act(&deleted, Action::Undo), finished);
    assert_eq!(quotes(&back), ["Sáng 12/9/2023", "38 ha", "Ngày 12/9/2023"]);
}

#[test]
fn what_advances_in_another_text_is_ignored() {
    let late = Action::DetectionAdvanced { text: text("khác"), detection: detection(&[]) };
    assert!(session::update(&opened(), late).is_none());
}

#[test]
fn broken_characters_are_still_told_when_everything_is_found() {
    let document = Document::new(text(SOURCE), Meta::default());
    let session = act(&Session::default(), Action::OpenDocument(Box::new(document)));
    let session = act(&session, Action::Tell(Notice::Repaired(3)));
    let found = Action::DetectionFinished { text: text(SOURCE), detection: detection(BOTH) };
    let told = Notice::Opened { suggestions: 2, repeated: false, repaired: 3 };
    assert_eq!(notice(&act(&session, found)), Some(&told));
}
