//! Checks: what they find, what they leave alone, and what their fixes do.

use super::arbitrary::{after, any_source, any_wishes, opened as annotated, text};
use chu_giai::annotation::{AnnotationId, Document, Meta, RelationType, Status};
use chu_giai::label::{CustomLabel, DateValue, FigureValue, Label, LabelDef, LunarDay, Value};
use chu_giai::session::{self, Action, CHECKS, Check, Direction, Field, Fix, Notice, Problem, Session};
use chu_giai::text::Span;
use proptest::prelude::*;
use std::rc::Rc;

fn act(session: &Session, action: Action) -> Session {
    session::update(session, action.clone()).unwrap_or_else(|| panic!("nothing changed: {action:?}"))
}

fn document(session: &Session) -> &Document {
    session.document.as_ref().expect("open")
}

/// A document in which a person gave these labels, each to the n-th place of some words.
fn labelled(source: &str, labels: &[(Label, &str, usize)]) -> Session {
    let empty = Document::new(text(source), Meta::default());
    let opened = act(&Session::default(), Action::OpenDocument(Box::new(empty)));
    labels.iter().fold(opened, |session, &(label, quote, nth)| {
        let (start, _) = source.match_indices(quote).nth(nth).expect("it is there");
        let selected = Action::Select(Some(Span::of(start, start + quote.len())));
        let session = session::update(&session, selected).unwrap_or(session);
        act(&session, Action::Label(label))
    })
}

fn found(session: &Session) -> Vec<(Check, &str)> {
    let text = document(session).text();
    session.problems().iter().map(|problem| (problem.check, text.slice(problem.span))).collect()
}

fn only(session: &Session) -> Problem {
    let problems = session.problems();
    assert_eq!(problems.len(), 1, "{:?}", found(session));
    problems[0]
}

fn mended(session: &Session) -> Session {
    let problem = only(session);
    let next = act(session, Action::FixProblem(problem));
    let undone = act(&next, Action::Undo);
    assert_eq!(document(&undone), document(session), "a fix is one step of undo");
    next
}

fn id(number: u32) -> AnnotationId {
    AnnotationId(number)
}

#[test]
fn every_check_is_a_row_of_its_own() {
    for (at, row) in CHECKS.iter().enumerate() {
        assert!(CHECKS[..at].iter().all(|other| other.check != row.check), "{:?}", row.check);
    }
}

#[test]
fn the_same_words_have_one_label_in_any_spelling() {
    let source = "Uỷ ban xã Hoà An. Uỷ ban xã Hoà An. Ủy ban  xã hòa an.";
    let labels = [
        (Label::Position, "Uỷ ban xã Hoà An", 0),
        (Label::Position, "Uỷ ban xã Hoà An", 1),
        (Label::Document, "Ủy ban  xã hòa an", 0),
    ];
    let session = labelled(source, &labels);
    assert_eq!(found(&session), [(Check::TwoLabels, "Ủy ban  xã hòa an")]);
    assert_eq!(session.fix(&only(&session)), Fix::Relabel(Label::Position));
    assert_eq!(found(&mended(&session)), []);
    assert_eq!(found(&labelled(source, &labels[..2])), []);
}

#[test]
fn where_nothing_says_which_label_is_right_a_person_chooses() {
    let source = "Nghị quyết 18; Nghị quyết 18.";
    let labels = [(Label::Document, "Nghị quyết 18", 0), (Label::Position, "Nghị quyết 18", 1)];
    let session = labelled(source, &labels);
    let problem = only(&session);
    assert_eq!((problem.id, session.fix(&problem)), (id(2), Fix::Open(Field::Label)));
    let shown = act(&act(&session, Action::OpenAnnotation(None)), Action::FixProblem(problem));
    assert_eq!(shown.open, Some(id(2)));
    assert_eq!(document(&shown), document(&session), "nothing was changed");
}

#[test]
fn what_a_person_said_outweighs_suggestions() {
    let source = "Ngày 12/9/2023, xã họp. Ngày 12/9/2023, huyện họp. Ngày 12/9/2023, tỉnh họp.";
    let detected = annotated(source);
    let suggested = document(&detected).annotations().len();
    assert_eq!((suggested, found(&detected).len()), (3, 0));
    let second = act(&detected, Action::Relabel(id(2), Label::Document));
    let wrong = found(&second);
    assert_eq!(wrong.iter().filter(|(check, _)| *check == Check::TwoLabels).count(), 2, "{wrong:?}");
    assert!(second.problems().iter().all(|problem| problem.other == Some(id(2))));
}

#[test]
fn a_place_may_have_a_label_of_ones_own_beside_a_built_in_one() {
    let source = "Đề án 06 và Đề án 06.";
    let project = Label::Custom(CustomLabel(0));
    let session = labelled(source, &[(Label::Document, "Đề án 06", 0), (Label::Document, "Đề án 06", 1)]);
    let session = act(&session, Action::PutLabel(Box::new(own(0, "PROJECT", false))));
    let both = |session: &Session, nth: usize| {
        let (start, quote) = source.match_indices("Đề án 06").nth(nth).expect("there");
        let session = act(session, Action::Select(Some(Span::of(start, start + quote.len()))));
        act(&session, Action::Label(project))
    };
    assert_eq!(found(&both(&both(&session, 0), 1)), []);
}

#[test]
fn an_edge_goes_where_its_syllable_does() {
    let source = "đồng chí Lê Thị Hạnh, Phó Chủ tịch UBND huyện";
    let office = (Label::Position, "Phó Chủ tịch UBND huyện", 0);
    let holds = |session: &Session| {
        let (official, position) = (id(1), id(2));
        act(session, Action::AddRelation(RelationType::Holds, official, position))
    };
    for (cut, whole) in [
        ("Lê Thị Hạ", "Lê Thị Hạnh"),
        ("ê Thị Hạnh", "Lê Thị Hạnh"),
        ("í Lê Thị Hạnh", "Lê Thị Hạnh"),
        ("Lê Thị Hạnh, P", "Lê Thị Hạnh"),
        ("ạn", "Hạnh"),
    ] {
        let session = holds(&labelled(source, &[(Label::Official, cut, 0), office]));
        let problems: Vec<Problem> =
            session.problems().iter().filter(|p| p.check == Check::InsideSyllable).copied().collect();
        assert_eq!(problems.len(), 1, "{cut}");
        let next = act(&session, Action::FixProblem(problems[0]));
        let span = document(&next).annotation(id(1)).expect("there").span;
        let quote = document(&next).text().slice(span);
        assert_eq!(quote.trim_end_matches([',', ' ']), whole, "{cut}");
    }
    assert_eq!(found(&holds(&labelled(source, &[(Label::Official, "Lê Thị Hạnh", 0), office]))), []);
}

#[test]
fn a_number_beside_its_unit_is_cut_nowhere() {
    let session = labelled("trồng 272ha rừng", &[(Label::Figure, "272", 0)]);
    assert!(!found(&session).iter().any(|(check, _)| *check == Check::InsideSyllable));
    let session = labelled("trồng 272ha rừng", &[(Label::Figure, "72ha", 0)]);
    assert!(found(&session).contains(&(Check::InsideSyllable, "72ha")));
}

#[test]
fn a_date_without_a_value_gets_what_the_text_says() {
    let session = labelled("Sáng 12/9/2023, xã họp.", &[(Label::Date, "Sáng 12/9/2023", 0)]);
    assert_eq!(found(&session), []);
    let empty = act(&session, Action::SetValue(id(1), None));
    assert_eq!(found(&empty), [(Check::NoValue, "Sáng 12/9/2023")]);
    let value = |session: &Session| document(session).annotation(id(1)).and_then(|known| known.value.clone());
    assert_eq!(value(&mended(&empty)), value(&session));
}

#[test]
fn a_day_that_no_calendar_has_is_for_a_person_to_say() {
    let session = labelled("Ngày 31/2/2023, xã họp.", &[(Label::Date, "Ngày 31/2/2023", 0)]);
    let problem = only(&session);
    assert_eq!(problem.check, Check::ImpossibleDate);
    assert_eq!(session.ready_fix(&problem), Fix::Open(Field::Value));
    // It keeps its span and has no value: that is what the label scheme says of it.
    let left = act(&session, Action::LeaveProblem(problem));
    assert_eq!(left.problem_count(), 0);
}

#[test]
fn a_period_goes_forward_and_the_moon_has_thirty_days() {
    let session = labelled("giai đoạn 2021-2025", &[(Label::Date, "giai đoạn 2021-2025", 0)]);
    let with = |date: DateValue| act(&session, Action::SetValue(id(1), Some(Value::Date(date))));
    let iso = |iso: &str| iso.parse::<DateValue>().expect("a date");
    for wrong in ["2025/2021", "2023-09/2023-03", "2023-Q3/2023-Q1", "2023-05-02/2023-05-01"] {
        let session = with(iso(wrong));
        assert_eq!(only(&session).check, Check::ImpossibleDate, "{wrong}");
        assert_eq!(found(&mended(&session)), [], "{wrong}");
    }
    for right in
        ["2023-03/2023", "2023/2023-03", "XXXX-12/XXXX-02", "2023-05-01/2023-05-01", "2023-12/2024-01"]
    {
        let session = session::update(&session, Action::SetValue(id(1), Some(Value::Date(iso(right)))));
        assert_eq!(found(&session.expect("another value")), [], "{right}");
    }
    let moon = |day| LunarDay { year: None, month: 1, day: Some(day), leap: false };
    let lunar = |day| with(DateValue { lunar: Some(moon(day)), ..iso("2023-01-22") });
    assert_eq!(found(&lunar(30)), []);
    assert_eq!(only(&lunar(31)).check, Check::ImpossibleDate);
}

#[test]
fn a_figure_says_of_what() {
    let session = labelled("Trồng mới 38 ha.", &[(Label::Figure, "38 ha", 0)]);
    assert_eq!(found(&session), []);
    let bare = Value::Figure(FigureValue { amount: 38.into(), ..FigureValue::default() });
    let bare = act(&session, Action::SetValue(id(1), Some(bare)));
    assert_eq!(found(&bare), [(Check::NoUnit, "38 ha")]);
    assert_eq!(bare.fix(&only(&bare)), Fix::Open(Field::Unit));
}

#[test]
fn a_person_needs_one_office_however_often_they_are_named() {
    let source = "Đồng chí Vũ Minh Tâm, Bí thư Đảng uỷ xã, chủ trì. Đồng chí Vũ Minh Tâm kết luận.";
    let people = [
        (Label::Official, "Vũ Minh Tâm", 0),
        (Label::Position, "Bí thư Đảng uỷ xã", 0),
        (Label::Official, "Vũ Minh Tâm", 1),
    ];
    let session = labelled(source, &people);
    let session = act(&session, Action::NewEntity(id(1), "Vũ Minh Tâm".into()));
    let entity = document(&session).annotation(id(1)).and_then(|known| known.entity);
    let session = act(&session, Action::SetEntity(id(3), entity));
    assert_eq!(session.fix(&only(&session)), Fix::Relate(RelationType::Holds, id(2)));
    assert_eq!(found(&mended(&session)), []);
}

#[test]
fn an_office_that_is_anothers_or_was_refused_is_not_offered() {
    let source = "Đồng chí Vũ Minh Tâm, Bí thư Đảng uỷ xã, chủ trì.";
    let session =
        labelled(source, &[(Label::Official, "Vũ Minh Tâm", 0), (Label::Position, "Bí thư Đảng uỷ xã", 0)]);
    assert!(matches!(session.fix(&only(&session)), Fix::Relate(..)));
    let detected = annotated(source);
    let relation = document(&detected).relations().next().expect("a suggestion").id;
    assert_eq!(found(&detected), []);
    let refused = act(&detected, Action::RejectRelation(relation));
    assert_eq!(refused.fix(&only(&refused)), Fix::Open(Field::Relations));
}

#[test]
fn what_crosses_two_is_left_for_each_of_them() {
    let source = "một hai ba bốn năm sáu bảy";
    let session = labelled(
        source,
        &[
            (Label::Date, "hai ba bốn năm sáu", 0),
            (Label::Position, "một hai", 0),
            (Label::Position, "sáu bảy", 0),
        ],
    );
    let crossing = |session: &Session| -> Vec<Problem> {
        session.open_problems().into_iter().filter(|problem| problem.check == Check::Crossing).collect()
    };
    let two: Vec<Problem> = crossing(&session);
    assert_eq!(two.len(), 2, "{two:?}");
    let count = session.problem_count();
    let one = act(&session, Action::LeaveProblem(two[0]));
    assert_eq!(crossing(&one), two[1..]);
    assert_eq!(one.problem_count(), count - 1);
    let none = act(&one, Action::LeaveProblem(two[1]));
    assert_eq!((crossing(&none).len(), none.problem_count()), (0, count - 2));
}

#[test]
fn crossing_spans_are_told_of_once_and_nested_ones_never() {
    let source = "yêu cầu nạo vét kênh trước ngày 30/8 tới";
    let date = (Label::Date, "ngày 30/8", 0);
    let session = labelled(source, &[(Label::Document, "nạo vét kênh trước ngày", 0), date]);
    let problem = only(&session);
    assert_eq!((problem.check, problem.id, problem.other), (Check::Crossing, id(1), Some(id(2))));
    assert_eq!(found(&mended(&session)).len(), 0);
    assert_eq!(
        session.fix(&problem),
        Fix::Move(Span::of(source.find("nạo").expect("there"), source.find(" tới").expect("there")))
    );
    assert_eq!(found(&labelled(source, &[(Label::Document, "nạo vét kênh trước ngày 30/8", 0), date])), []);
    let session = labelled(source, &[(Label::Date, "trước ngày", 0), date]);
    let session = session.problems().iter().find(|p| p.check == Check::Crossing).map(|p| session.fix(p));
    assert_eq!(session, Some(Fix::Drop), "two of one label cannot both be right");
}

#[test]
fn words_carry_a_label_once() {
    let source = "Bí thư Huyện uỷ Thanh Lâm";
    let session = labelled(source, &[(Label::Position, source, 0), (Label::Position, "Huyện uỷ", 0)]);
    let problem = only(&session);
    assert_eq!((problem.check, problem.id), (Check::Double, id(2)));
    let next = mended(&session);
    assert_eq!(document(&next).annotations().len(), 1);
    assert_eq!(
        found(&labelled(source, &[(Label::Position, source, 0), (Label::Document, "Huyện uỷ", 0)])),
        []
    );
}

fn own(number: u16, key: &str, exclusive: bool) -> LabelDef {
    LabelDef { exclusive, ..LabelDef::named(Label::Custom(CustomLabel(number)), key.into()) }
}

#[test]
fn a_stretch_carries_one_exclusive_label_and_any_number_of_others() {
    let source = "Ban Quản lý dự án đường tỉnh";
    let (project, body, other) = (own(0, "PROJECT", true), own(1, "BODY", true), own(2, "OTHER", false));
    let labels = [project.label, body.label, other.label];
    let session = labelled(source, &[]);
    let session = [project.clone(), body.clone(), other]
        .into_iter()
        .fold(session, |session, definition| act(&session, Action::PutLabel(Box::new(definition))));
    let give = |session: &Session, label: Label, quote: &str| {
        let start = source.find(quote).expect("there");
        let session = act(session, Action::Select(Some(Span::of(start, start + quote.len()))));
        act(&session, Action::Label(label))
    };
    let [project_label, body_label, free] = labels;
    let first = give(&give(&session, free, source), project_label, "dự án đường tỉnh");
    let replaced = give(&first, body_label, source);
    let labels = |session: &Session| -> Vec<Label> {
        document(session).annotations().iter().map(|known| known.label).collect()
    };
    assert_eq!(labels(&replaced), [free, body_label], "the other exclusive one goes in the same step");
    assert_eq!(labels(&act(&replaced, Action::Undo)), labels(&first));
    // Relabelled ones displace as well, with a relation to what goes.
    let whole = give(&first, Label::Document, source);
    let id_of = |session: &Session, label: Label| {
        document(session).annotations().iter().find(|known| known.label == label).map(|known| known.id)
    };
    let (whole_id, project_id) =
        (id_of(&whole, Label::Document).expect("there"), id_of(&whole, project_label).expect("there"));
    let tied = act(&whole, Action::AddRelation(RelationType::Custom("của".into()), whole_id, project_id));
    let relabelled = act(&tied, Action::Relabel(whole_id, body_label));
    assert_eq!((labels(&relabelled), document(&relabelled).relations().count()), (vec![free, body_label], 0));
    // What came to overlap otherwise is told of.
    let loose = act(&first, Action::PutLabel(Box::new(LabelDef { exclusive: false, ..body.clone() })));
    let both = give(&loose, body_label, source);
    assert_eq!(found(&both), []);
    let strict = act(&both, Action::PutLabel(Box::new(body)));
    let problem = only(&strict);
    assert_eq!((problem.check, strict.fix(&problem)), (Check::Exclusive, Fix::Drop));
    assert_eq!(found(&mended(&strict)), []);
}

#[test]
fn labels_are_moved_and_a_scheme_is_taken_in_one_step() {
    use chu_giai::exchange::project::{read_scheme, write_scheme};
    let names = |session: &Session| -> Vec<String> {
        document(session).labels().iter().map(|known| known.key.clone()).collect()
    };
    let source = labelled("Dự án A", &[]);
    let session = act(&source, Action::PutLabel(Box::new(own(0, "PROJECT", true))));
    let up = act(&session, Action::MoveLabel(Label::Custom(CustomLabel(0)), Direction::Back));
    assert_eq!(names(&up)[5..], ["PROJECT", "DIRECTIVE.instruction"]);
    assert_eq!(document(&act(&up, Action::Undo)), document(&session));
    let scheme: Rc<[LabelDef]> = read_scheme(&write_scheme(document(&up).labels())).expect("whole").into();

    // Another article with labels of its own: one that is used stays, one that is not goes.
    let other = labelled("Dự án B", &[]);
    let other = act(&other, Action::PutLabel(Box::new(own(0, "PLACE", false))));
    let other = act(&other, Action::PutLabel(Box::new(own(1, "IDLE", false))));
    let other = act(&other, Action::Select(Some(Span::of(0, "Dự án".len()))));
    let other = act(&other, Action::Label(Label::Custom(CustomLabel(0))));
    let taken = act(&other, Action::UseScheme(Rc::clone(&scheme), Rc::default()));
    assert_eq!(names(&taken)[5..], ["PROJECT", "DIRECTIVE.instruction", "PLACE"]);
    assert_eq!(document(&act(&taken, Action::Undo)), document(&other));
    let told = taken.notice.as_ref().map(|(_, notice)| notice.clone());
    let wanted = Notice::SchemeUsed { added: 1, changed: 0, removed: 1, moved: Rc::default() };
    assert_eq!(told, Some(wanted), "PROJECT; IDLE");
    let again = act(&taken, Action::UseScheme(scheme, Rc::default()));
    assert_eq!(again.notice.map(|(_, notice)| notice), Some(Notice::NothingToChange), "it has it already");
    assert_eq!(again.revision, taken.revision);
    let json = chu_giai::exchange::project::write(document(&taken));
    let read = chu_giai::exchange::project::read(&json).expect("ours");
    assert_eq!((&read.document, read.problems.len()), (document(&taken), 0));
}

#[test]
fn a_suggestion_yields_to_what_a_person_decided() {
    let detected = annotated("Sáng 12/9/2023, xã họp.");
    let session = act(&detected, Action::Select(Some(Span::of("Sáng ".len(), "Sáng 12/9/2023".len()))));
    let session = act(&session, Action::Label(Label::Date));
    let problem = only(&session);
    assert_eq!((problem.check, problem.id), (Check::Double, id(1)));
    let next = mended(&session);
    assert_eq!(document(&next).annotation(id(1)).map(|known| known.status), Some(Status::Rejected));
}

#[test]
fn an_instruction_is_given_by_whoever_gave_the_one_before() {
    let source = "Đồng chí Vũ Minh Tâm yêu cầu nạo vét kênh; bố trí lực lượng trực.";
    let session = labelled(
        source,
        &[
            (Label::Official, "Vũ Minh Tâm", 0),
            (Label::Instruction, "nạo vét kênh", 0),
            (Label::Instruction, "bố trí lực lượng trực", 0),
        ],
    );
    let issuers = |session: &Session| -> Vec<Problem> {
        session.problems().iter().filter(|problem| problem.check == Check::NoIssuer).copied().collect()
    };
    let both = issuers(&session);
    assert_eq!(both.len(), 2);
    assert_eq!(session.fix(&both[0]), Fix::Relate(RelationType::IssuedBy, id(1)));
    let one = act(&session, Action::FixProblem(both[0]));
    let left = issuers(&one);
    assert_eq!(left.len(), 1);
    let none = act(&one, Action::FixProblem(left[0]));
    assert_eq!(issuers(&none), []);
    let alone = labelled(source, &[(Label::Instruction, "nạo vét kênh", 0)]);
    assert_eq!(alone.fix(&only(&alone)), Fix::Open(Field::Relations));
}

#[test]
fn what_is_rejected_or_ignored_is_not_checked() {
    let source = "Ngày 31/2/2023, xã họp. Ngày 31/2/2023, huyện họp.";
    let dates = [(Label::Date, "Ngày 31/2/2023", 0), (Label::Date, "Ngày 31/2/2023", 1)];
    let session = labelled(source, &dates);
    assert_eq!(session.problem_count(), 2);
    let line = Span::of(source.find("Ngày 31/2/2023, huyện").expect("there"), source.len());
    let ignored = act(&session, Action::Ignore(line));
    assert_eq!(ignored.problem_count(), 1);
    assert_eq!(act(&ignored, Action::RestoreRegion(line)).problem_count(), 2);
}

#[test]
fn one_goes_from_problem_to_problem_around_the_ends() {
    let source = "Ngày 31/2/2023 một. Ngày 30/2/2023 hai. Ngày 12/9/2023 ba. Ngày 31/4/2023 bốn.";
    let dates = ["Ngày 31/2/2023", "Ngày 30/2/2023", "Ngày 12/9/2023", "Ngày 31/4/2023"];
    let session = labelled(source, &dates.map(|date| (Label::Date, date, 0)));
    let session = act(&session, Action::OpenAnnotation(None));
    let session = act(&session, Action::PlaceCaret(session::Caret::new(chu_giai::text::ByteOffset::ZERO)));
    let step = |session: &Session, direction| act(session, Action::StepProblem(direction));
    let mut at = session;
    for wanted in [1, 2, 4, 1] {
        at = step(&at, Direction::Forward);
        assert_eq!(at.open, Some(id(wanted)));
    }
    for wanted in [4, 2, 1] {
        at = step(&at, Direction::Back);
        assert_eq!(at.open, Some(id(wanted)));
    }
    assert_eq!(at.problem_here().map(|problem| problem.id), Some(id(1)));
    let left = act(&at, Action::LeaveProblem(at.problem_here().expect("it is open")));
    assert_eq!((left.problem_here(), left.problem_count()), (None, 2));
    assert_eq!(step(&left, Direction::Back).open, Some(id(4)));
    let undone = act(&left, Action::Undo);
    assert_eq!((undone.problem_count(), document(&undone)), (3, document(&left)));
    let problem = left.problems()[0];
    assert_eq!(act(&left, Action::TakeUpProblem(problem)).problem_count(), 3);
}

#[test]
fn a_problem_stays_left_until_its_annotation_is_another() {
    let session = labelled("Ngày 31/2/2023 và 30/2/2023", &[(Label::Date, "Ngày 31/2/2023", 0)]);
    let left = act(&session, Action::LeaveProblem(only(&session)));
    let edited = act(&left, Action::SetTitle("Họp".into()));
    assert_eq!(edited.problem_count(), 0);
    let moved = act(&edited, Action::SetSpan(id(1), Span::of(0, "Ngày 31/2/2023 và".len())));
    assert_eq!(moved.problem_count(), 1);
    // Undo goes through what was done, the last thing first.
    let back = act(&act(&moved, Action::Undo), Action::Undo);
    assert_eq!(back.problem_count(), 0);
    assert_eq!(act(&back, Action::Undo).problem_count(), 1);
}

#[test]
fn without_problems_going_on_says_so() {
    let session = labelled("Trồng mới 38 ha.", &[(Label::Figure, "38 ha", 0)]);
    let told = act(&session, Action::StepProblem(Direction::Forward));
    assert_eq!(told.notice.as_ref().map(|(_, notice)| notice), Some(&Notice::NoProblem));
}

#[test]
#[expect(clippy::disallowed_methods, reason = "it measures")]
fn checking_takes_time_in_proportion_to_the_document() {
    let article = "Sáng 12/9/2023, đồng chí Vũ Minh Tâm, Bí thư Đảng uỷ xã Mường Lai, chủ trì. \
        Năm 2023, xã trồng mới 38 ha rừng, đạt 64,1% kế hoạch. Đồng chí đề nghị các xã khẩn trương nạo vét \
        kênh mương trước ngày 30/8; bố trí lực lượng trực theo Nghị quyết số 03/2021/NQ-HĐND.\n";
    let of = |articles: usize| {
        let named = |number: usize| {
            article.replace("38", &number.to_string()).replace("Tâm", &format!("Tâm{number}"))
        };
        let session = annotated(&(0..articles).map(named).collect::<String>());
        let checked = || {
            let start = std::time::Instant::now();
            session::problems(document(&session));
            start.elapsed()
        };
        // The least of several: what else the machine does only adds.
        (0..5).map(|_| checked()).min().expect("five")
    };
    let (small, large) = (of(200), of(1_600));
    assert!(large < small * 8 * 4, "{small:?} and {large:?} for eight times as much");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_fix_is_an_edit_that_can_be_taken_back(source in any_source(), wishes in any_wishes(12)) {
        let session = after(annotated(&source), &wishes);
        let Some(document) = &session.document else { return Ok(()) };
        let problems: Rc<[Problem]> = session.problems();
        prop_assert!(problems.is_sorted());
        for problem in problems.iter().take(20) {
            let known = document.annotation(problem.id).expect("it is there");
            prop_assert!(known.status.is_live() && !document.is_ignored(known.span));
            let fix = session.ready_fix(problem);
            let next = session::update(&session, Action::FixProblem(*problem)).expect("it opens at the least");
            let changed = next.revision != session.revision;
            if matches!(fix, Fix::Open(_)) {
                prop_assert!(!changed);
            } else if changed {
                let undone = session::update(&next, Action::Undo).expect("undo");
                prop_assert_eq!(undone.document.as_ref(), session.document.as_ref());
            }
            if let (Check::InsideSyllable, Fix::Move(_)) = (problem.check, &fix) {
                prop_assert!(changed);
            }
        }
    }
}
