//! The parts of the page as HTML, rendered natively.

use chu_giai::annotation::{AnnotationId, Document, Meta, RelationType};
use chu_giai::exchange::{Problem, ReadError, Unplaced};
use chu_giai::label::{Label, Value};
use chu_giai::session::{Action, Notice, Session, StatusFilter, update};
use chu_giai::text::{Span, Text};
use chu_giai::ui::header::Header;
use chu_giai::ui::i18n::{Language, Message};
use chu_giai::ui::panels::{
    AnnotationsPanel, ChecksPanel, ExportDialog, Inspector, LabelBar, LabelsPanel, Notices, Outcome, Panel,
    PeoplePanel, ProblemsDialog, ShortcutsDialog,
};
use chu_giai::ui::{ByRc, Preferences, Shell};
use std::rc::Rc;
use yew::prelude::*;

const ARTICLE: &str = "Sáng 12/9/2023, đồng chí Vũ Minh Tâm, Bí thư Đảng uỷ xã, chủ trì. Trồng mới 38 ha.";

#[derive(Properties, PartialEq)]
struct StageProps {
    language: Language,
    children: Html,
}

/// The shell around a part, as on the page.
#[component]
fn Stage(props: &StageProps) -> Html {
    let preferences = Preferences { language: props.language, ..Preferences::default() };
    let shell = Shell { preferences, ..Shell::default() };
    html! { <ContextProvider<Shell> context={shell}>{ props.children.clone() }</ContextProvider<Shell>> }
}

/// A part as HTML, one element a line.
fn drawn(language: Language, children: Html) -> String {
    let renderer = yew::LocalServerRenderer::<Stage>::with_props(StageProps { language, children });
    pollster::block_on(renderer.hydratable(false).render()).replace("><", ">\n<")
}

fn does(session: Session, action: Action) -> Session {
    update(&session, action.clone()).unwrap_or_else(|| panic!("nothing changed: {action:?}"))
}

fn labelled(session: Session, label: Label, quote: &str) -> Session {
    let start = ARTICLE.find(quote).expect("it is there");
    let selected = does(session, Action::Select(Some(Span::of(start, start + quote.len()))));
    does(selected, Action::Label(label))
}

/// A document that a person labelled from nothing, so that no rule of a detector shows in it.
fn session() -> Session {
    let text = Text::new(ARTICLE).expect("short");
    let meta = Meta { title: "Hội nghị".into(), ..Meta::default() };
    let opened = does(Session::default(), Action::OpenDocument(Box::new(Document::new(text, meta))));
    let parts = [
        (Label::Date, "Sáng 12/9/2023"),
        (Label::Official, "Vũ Minh Tâm"),
        (Label::Position, "Bí thư Đảng uỷ xã"),
        (Label::Figure, "38 ha"),
    ];
    let labelled = parts.into_iter().fold(opened, |session, (label, quote)| labelled(session, label, quote));
    does(labelled, Action::AddRelation(RelationType::Holds, AnnotationId(2), AnnotationId(3)))
}

fn opened(id: u32) -> ByRc<Session> {
    let session = does(session(), Action::OpenAnnotation(None));
    ByRc::new(does(session, Action::OpenAnnotation(Some(AnnotationId(id)))))
}

fn head(session: Session) -> Html {
    let session = ByRc::new(session);
    html! { <Header session={session.clone()} checked={session} /> }
}

#[test]
fn the_header_says_how_far_the_review_is() {
    insta::assert_snapshot!(drawn(Language::En, head(session())));
}

#[test]
fn the_header_counts_what_the_checks_find() {
    let header = |session: Session| drawn(Language::En, head(session));
    assert!(header(session()).contains("aria-label=\"Checks: 0 problems\""));
    let without = does(session(), Action::SetValue(AnnotationId(4), None));
    assert!(header(without).contains("aria-label=\"Checks: 1 problem\""));
}

#[test]
fn the_checks_say_what_is_wrong_and_what_mends_it() {
    let without = does(session(), Action::SetValue(AnnotationId(4), None));
    let panel = |session: &Session, language| {
        drawn(language, html! { <ChecksPanel session={ByRc::new(session.clone())} /> })
    };
    insta::assert_snapshot!(panel(&without, Language::En));
    let vi = panel(&without, Language::Vi);
    assert!(vi.contains("Chưa có giá trị") && vi.contains("Điền giá trị") && vi.contains("Để nguyên"));
    let left = does(without.clone(), Action::LeaveProblem(without.problems()[0]));
    let html = panel(&left, Language::En);
    assert!(html.contains(Message::NoProblemsFound.text(Language::En)));
    assert!(html.contains("Left as they are (1)") && html.contains("Look at it again “38 ha”"));
}

#[test]
fn what_is_wrong_with_the_open_annotation_stands_beside_it() {
    let inspector =
        |session: &Session| drawn(Language::En, html! { <Inspector session={ByRc::new(session.clone())} /> });
    let open = |session: Session| {
        let closed = does(session, Action::OpenAnnotation(None));
        does(closed, Action::OpenAnnotation(Some(AnnotationId(4))))
    };
    let without = open(does(session(), Action::SetValue(AnnotationId(4), None)));
    let html = inspector(&without);
    assert!(html.contains("No value") && html.contains("Give a value") && html.contains("Leave as it is"));
    let left = does(without.clone(), Action::LeaveProblem(without.problems()[0]));
    assert!(!inspector(&left).contains("Leave as it is"));
    assert!(!inspector(&open(session())).contains("Leave as it is"));
}

#[test]
fn of_many_labels_those_at_hand_are_offered_and_the_rest_by_name() {
    let base = session();
    let known = base.document.as_ref().and_then(|document| document.labels().get(Label::Figure)).cloned();
    let own = |number: u16| chu_giai::label::LabelDef {
        label: Label::Custom(chu_giai::label::CustomLabel(number)),
        key: format!("OWN_{number}"),
        name: chu_giai::label::LabelName { vi: format!("Riêng {number}."), en: format!("Own {number}.") },
        shortcut: None,
        value: None,
        ..known.clone().expect("built in")
    };
    let many = |count: u16| {
        (0..count).fold(base.clone(), |session, at| does(session, Action::PutLabel(Box::new(own(at)))))
    };
    let bar = |session: Session| {
        let on_sheet = Callback::noop();
        drawn(Language::En, html! { <LabelBar session={ByRc::new(session)} sheet=false {on_sheet} /> })
    };
    let few = bar(many(10));
    assert!(few.contains("Own 9.") && !few.contains(Message::OtherLabels.text(Language::En)));
    let html = bar(many(40));
    assert!(html.contains("Own 17.") && !html.contains("Own 18."));
    assert!(html.contains(Message::OtherLabels.text(Language::En)));
    // The one that is open is always among them.
    let given = labelled(many(40), Label::Custom(chu_giai::label::CustomLabel(30)), "chủ trì");
    assert!(bar(given.clone()).contains("Own 30."));
    // The filters are about what there is.
    let filters =
        |session: Session| drawn(Language::En, html! { <AnnotationsPanel session={ByRc::new(session)} /> });
    assert!(!filters(many(40)).contains("Own 30."));
    assert!(filters(given).contains("Own 30."));
}

#[test]
fn the_label_set_is_ordered_and_says_what_exclusive_means() {
    let base = session();
    let known = base.document.as_ref().and_then(|document| document.labels().get(Label::Figure));
    let own = chu_giai::label::LabelDef {
        label: Label::Custom(chu_giai::label::CustomLabel(0)),
        key: "PROJECT".into(),
        shortcut: None,
        value: None,
        exclusive: true,
        ..known.expect("built in").clone()
    };
    let session = does(base, Action::PutLabel(Box::new(own)));
    for language in Language::ALL {
        let html = drawn(language, html! { <LabelsPanel session={ByRc::new(session.clone())} /> });
        assert!(html.contains(Message::ExclusiveMore.text(language)));
        assert!(html.contains(Message::SaveLabels.text(language)) && html.contains("type=\"file\""));
        let last = html.matches("aria-disabled=\"true\"").count();
        assert_eq!(last, 2, "the first cannot go up, the last cannot go down");
    }
}

#[test]
fn the_header_of_the_start_page_has_no_commands_of_a_document() {
    let html = drawn(Language::Vi, head(Session::default()));
    assert!(
        !html.contains(Message::Undo.text(Language::Vi))
            && !html.contains(Message::Export.text(Language::Vi))
    );
    assert!(html.contains(Message::Help.text(Language::Vi)));
}

#[test]
fn the_list_has_a_row_for_each_annotation() {
    insta::assert_snapshot!(drawn(Language::Vi, html! { <AnnotationsPanel session={opened(4)} /> }));
}

#[test]
fn only_rows_in_view_are_on_the_page() {
    let text = Text::new("Ngày 5/8/2023, xã họp.\n".repeat(3_000)).expect("short");
    let mut session =
        does(Session::default(), Action::OpenDocument(Box::new(Document::new(text, Meta::default()))));
    let detection = chu_giai::detect::detect(session.document.as_ref().expect("open").text());
    let text = session.document.as_ref().expect("open").text().clone();
    session = does(session, Action::DetectionFinished { text, detection: Rc::new(detection) });
    let all = session.document.as_ref().expect("open").annotations().len();
    let html = drawn(Language::En, html! { <AnnotationsPanel session={ByRc::new(session)} /> });
    assert!(all > 1000, "{all}");
    assert!(html.contains(&format!("aria-rowcount=\"{all}\"")));
    assert!(html.matches("role=\"row\"").count() < 30);
}

#[test]
fn an_empty_list_says_what_to_do() {
    let filter = chu_giai::session::Filter { status: StatusFilter::Rejected, ..Default::default() };
    let session = does(session(), Action::SetFilter(filter));
    let html = drawn(Language::En, html! { <AnnotationsPanel session={ByRc::new(session)} /> });
    assert!(html.contains(Message::NothingMatches.text(Language::En)));
}

#[test]
fn a_date_is_edited_by_its_parts() {
    insta::assert_snapshot!(drawn(Language::En, html! { <Inspector session={opened(1)} /> }));
}

#[test]
fn a_person_shows_the_office_they_hold() {
    insta::assert_snapshot!(drawn(Language::Vi, html! { <Inspector session={opened(2)} /> }));
}

#[test]
fn every_kind_of_value_has_a_form_also_without_one() {
    for label in Label::BUILT_IN {
        for value in [true, false] {
            let session = Session::clone(&opened(4));
            let session = update(&session, Action::Relabel(AnnotationId(4), label)).unwrap_or(session);
            let session = if value {
                session
            } else {
                update(&session, Action::SetValue(AnnotationId(4), None)).unwrap_or(session)
            };
            let known =
                session.document.as_ref().and_then(|document| document.annotation(AnnotationId(4))).cloned();
            let has = known.and_then(|known| known.value.as_ref().map(Value::kind)).is_some();
            let html = drawn(Language::En, html! { <Inspector session={ByRc::new(session)} /> });
            let asks = html.contains(Message::AddValue.text(Language::En)) || html.contains("value-date");
            assert!(has || asks, "{label:?}: {html}");
            assert!(html.contains(Message::ClearValue.text(Language::En)) == has, "{label:?}");
        }
    }
}

#[test]
fn what_was_made_by_hand_is_deleted_and_not_accepted() {
    let html = drawn(Language::En, html! { <Inspector session={opened(3)} /> });
    assert!(html.contains(Message::Delete.text(Language::En)));
    assert!(!html.contains(&format!(">{}<", Message::Accept.text(Language::En))));
}

#[test]
fn the_labels_have_their_guidelines() {
    let html = drawn(Language::Vi, html! { <LabelsPanel session={ByRc::new(session())} /> });
    assert_eq!(html.matches("class=\"guideline\"").count(), 6);
    assert!(html.contains("<mark"));
}

#[test]
fn the_bar_marks_the_label_of_what_is_open() {
    let html = drawn(
        Language::En,
        html! { <LabelBar session={opened(4)} sheet=false on_sheet={Callback::noop()} /> },
    );
    assert_eq!(html.matches("aria-pressed=\"true\"").count(), 1);
    assert_eq!(html.matches("class=\"bar__key\"").count(), 6);
}

#[test]
fn the_export_waits_for_the_module_that_writes() {
    let html = drawn(
        Language::En,
        html! { <ExportDialog session={ByRc::new(session())} on_close={Callback::noop()} /> },
    );
    assert!(html.contains(Message::Writing.text(Language::En)) && html.contains("value=\"hoi-nghi\""));
    assert!(html.matches("aria-disabled=\"true\"").count() == 2, "nothing to copy or to save yet");
}

#[test]
fn the_sheet_has_every_command_and_label_with_its_key() {
    let html = drawn(
        Language::En,
        html! { <ShortcutsDialog session={ByRc::new(session())} on_close={Callback::noop()} /> },
    );
    for row in chu_giai::ui::commands::COMMANDS.iter().filter(|row| !row.keys.is_empty()) {
        assert!(html.contains(row.name(Language::En)), "{:?}", row.command);
    }
    assert!(html.contains(Message::Privacy.text(Language::En)));
}

#[test]
fn a_notice_is_announced_and_can_be_taken_back() {
    let html = drawn(Language::En, html! { <Notices session={ByRc::new(session())} /> });
    assert!(html.contains("role=\"status\"") && html.contains(Message::UndoHint.text(Language::En)));
    let blank = does(Session::default(), Action::Tell(Notice::Blank));
    let html = drawn(Language::En, html! { <Notices session={ByRc::new(blank)} /> });
    assert!(!html.contains(Message::UndoHint.text(Language::En)));
}

#[test]
fn a_refused_file_is_explained_in_both_languages() {
    for language in Language::ALL {
        let outcome = Outcome::Refused(ReadError::NotJson { line: 3, column: 7 });
        let html =
            drawn(language, html! { <ProblemsDialog file="a.json" {outcome} on_close={Callback::noop()} /> });
        assert!(html.contains(Message::WorkUntouched.text(language)), "{html}");
        for (unplaced, kept) in [(Vec::new(), 0), (vec![Unplaced::default()], 1)] {
            let outcome = Outcome::Partly(Rc::from([Problem::Cut, Problem::TextChanged]), unplaced.into());
            let html = drawn(
                language,
                html! { <ProblemsDialog file="a.json" {outcome} on_close={Callback::noop()} /> },
            );
            assert_eq!(html.matches("<li>").count(), 2, "{html}");
            assert_eq!(html.matches(Message::KeepAsNote.text(language)).count(), kept, "{html}");
        }
    }
}

#[test]
fn every_panel_of_the_table_draws_with_and_without_a_document() {
    for panel in Panel::ALL {
        for session in [Session::default(), session()] {
            let html = drawn(Language::En, panel.view(ByRc::new(session)));
            assert!(!html.is_empty(), "{panel:?} shows nothing: say what to do where no document is open");
        }
    }
}

#[test]
fn the_people_stand_with_their_offices() {
    let html = drawn(Language::Vi, html! { <PeoplePanel session={opened(2)} /> });
    assert!(
        html.contains("1 người") && html.contains("Vũ Minh Tâm") && html.contains("1 lần nhắc"),
        "{html}"
    );
    assert!(html.contains("Bí thư Đảng uỷ xã"), "{html}");
    assert!(html.contains("role=\"grid\"") && html.contains("aria-rowcount=\"1\""), "{html}");
    let nobody = drawn(Language::En, html! { <PeoplePanel session={ByRc::new(Session::default())} /> });
    assert!(!nobody.contains("role=\"grid\""));
}

#[test]
fn an_empty_slot_of_a_frame_says_so() {
    let session = does(session(), Action::OpenAnnotation(None));
    let session = does(session, Action::Relabel(AnnotationId(4), Label::Instruction));
    let session = ByRc::new(does(session, Action::OpenAnnotation(Some(AnnotationId(4)))));
    let html = drawn(Language::En, html! { <Inspector {session} /> });
    assert_eq!(html.matches("class=\"frame__empty\"").count(), 4, "{html}");
    assert!(html.contains("Show in the text “38 ha”"), "{html}");
}
