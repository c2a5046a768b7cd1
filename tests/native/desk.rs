//! Correcting in bulk: same everywhere, the sweep, picking several, searching.

use super::arbitrary::{after, any_cut, any_source, any_wishes, opened as annotated, text};
use chu_giai::annotation::{Annotation, AnnotationId, Document, Meta, Status};
use chu_giai::exchange::project;
use chu_giai::label::{Label, Value};
use chu_giai::session::{
    self, Action, Bulk, Candidate, Deed, Direction, Edge, Effect, Example, Form, Grain, Mode, Notice,
    PatternFault, Pick, Place, Query, Scope, SearchProgress, Session, StatusFilter, candidates,
};
use chu_giai::text::Span;
use proptest::prelude::*;
use std::rc::Rc;
use unicode_normalization::UnicodeNormalization;

fn act(session: &Session, action: Action) -> Session {
    session::update(session, action.clone()).unwrap_or_else(|| panic!("nothing changed: {action:?}"))
}

fn bare(source: &str) -> Session {
    act(&Session::default(), Action::OpenDocument(Box::new(Document::new(text(source), Meta::default()))))
}

fn document(session: &Session) -> &Document {
    session.document.as_ref().expect("open")
}

/// Labels the n-th place of some words.
fn labelled(session: &Session, label: Label, quote: &str, nth: usize) -> Session {
    let source = document(session).text().as_str();
    let (start, _) = source.match_indices(quote).nth(nth).expect("it is there");
    let selected = act(session, Action::Select(Some(Span::of(start, start + quote.len()))));
    act(&selected, Action::Label(label))
}

fn marked(session: &Session) -> Vec<(String, Label, Status)> {
    let document = document(session);
    let one = |a: &Rc<Annotation>| (document.text().slice(a.span).to_owned(), a.label, a.status);
    document.annotations().iter().map(one).collect()
}

fn notice(session: &Session) -> Option<&Notice> {
    session.notice.as_ref().map(|(_, notice)| notice)
}

/// Does everywhere what is usual.
fn repeated(session: &Session, example: Example) -> Session {
    let places = session.places(&example);
    let usual = places.iter().filter(|place| place.usual && place.is_open()).map(|place| place.span);
    act(session, Action::Repeat(Box::new(example), usual.collect()))
}

fn effects(session: &Session, example: &Example) -> Vec<(String, Effect, bool)> {
    let text = document(session).text();
    let one = |place: Place| (text.slice(place.span).to_owned(), place.effect, place.usual);
    session.places(example).into_iter().map(one).collect()
}

const HOA: &str = "Uỷ ban xã Hoà An họp. Ủy ban xã Hòa An bàn; uỷ\u{a0}ban xã  hoà an quyết. Xã Hoàng An.";

#[test]
fn a_label_is_offered_wherever_the_words_stand_in_any_spelling() {
    let session = labelled(&bare(HOA), Label::Position, "Uỷ ban xã Hoà An", 0);
    let example = session.latest_example().expect("it was labelled");
    assert_eq!(example.deed, Deed::Keep);
    let wanted = [
        ("Ủy ban xã Hòa An".into(), Effect::Label, true),
        ("uỷ\u{a0}ban xã  hoà an".into(), Effect::Label, false),
    ];
    assert_eq!(effects(&session, &example), wanted);
    let chosen: Rc<[Span]> = session.places(&example).iter().map(|place| place.span).collect();
    let all = act(&session, Action::Repeat(Box::new(example), chosen));
    assert_eq!(marked(&all).len(), 3);
    assert_eq!(notice(&all), Some(&Notice::Repeated(2)));
    assert_eq!(marked(&act(&all, Action::Undo)).len(), 1, "one step takes all of them back");
}

#[test]
fn decomposed_words_are_the_same_words() {
    let source = format!("Hội đồng họp. {} bàn.", "Hội đồng".nfd().collect::<String>());
    let session = labelled(&bare(&source), Label::Position, "Hội đồng", 0);
    let session = repeated(&session, session.latest_example().expect("it was labelled"));
    assert_eq!(marked(&session).len(), 2);
}

#[test]
fn what_is_there_says_what_would_be_done() {
    let source = "Lê Thị Hạnh nói. Lê Thị Hạnh nghe. Lê Thị Hạnh ghi. Lê Thị Hạnh đi. Bà Lê Thị Hạnh Phúc.";
    let name = "Lê Thị Hạnh";
    let session = labelled(&bare(source), Label::Position, name, 1);
    let session = labelled(&session, Label::Official, name, 2);
    let session = labelled(&session, Label::Official, name, 0);
    let id = session.open.expect("it is open");
    let example = session.open_example().expect("it is open");
    let found = effects(&session, &example);
    assert!(matches!(found[0].1, Effect::Relabel(_, Label::Position)) && !found[0].2, "a person said so");
    assert!(matches!(found[1].1, Effect::Done(_)));
    assert_eq!((found[2].1, found[2].2), (Effect::Label, true));
    assert_eq!((found[3].1, found[3].2), (Effect::Label, false), "the beginning of a longer name");
    let session = act(&session, Action::Delete(id));
    let example = session.latest_example().expect("it was deleted");
    assert_eq!(example.deed, Deed::Delete);
    let without = repeated(&session, example);
    assert_eq!(marked(&without), [(name.into(), Label::Position, Status::Manual)]);
    assert_eq!(notice(&without), Some(&Notice::Deleted(1)));
}

#[test]
fn moved_edges_and_changed_values_are_repeated() {
    let source = "Phó Chủ tịch UBND huyện nói; Phó Chủ tịch UBND huyện nghe.";
    let session = labelled(&bare(source), Label::Position, "Phó Chủ tịch UBND", 1);
    let session = labelled(&session, Label::Position, "Phó Chủ tịch UBND", 0);
    let id = session.open.expect("it is open");
    let moved = act(&session, Action::MoveEdge(id, Edge::End, Direction::Forward, Grain::Syllable));
    let example = moved.latest_example().expect("it was moved");
    assert!(matches!(example.deed, Deed::Move(_)));
    let chosen: Rc<[Span]> = moved.places(&example).iter().map(|place| place.span).collect();
    let all = act(&moved, Action::Repeat(Box::new(example), chosen));
    assert!(marked(&all).iter().all(|(quote, ..)| quote == "Phó Chủ tịch UBND huyện"), "{:?}", marked(&all));

    let valued = act(
        &session,
        Action::SetValue(
            id,
            Some(Value::Position(chu_giai::label::PositionValue { role: "x".into(), ..Default::default() })),
        ),
    );
    let example = valued.latest_example().expect("it has another value");
    assert!(matches!(example.deed, Deed::Value(_)));
    let all = repeated(&valued, example);
    let both: Vec<_> = document(&all).annotations().iter().map(|known| known.value.clone()).collect();
    assert_eq!(both[0], both[1]);
}

#[test]
fn never_again_rejects_all_and_notes_what_was_not_suggested() {
    let source = "Ngày 5/8/2024, xã họp. Ngày 5/8/2024, huyện họp. Ngày 5/8/2024, tỉnh họp.";
    let session = annotated(source);
    let dates = || marked(&session).into_iter().filter(|(_, label, _)| *label == Label::Date).count();
    assert_eq!(dates(), 3, "{:?}", marked(&session));
    let second = document(&session).annotations().as_slice()[1].id;
    let session = act(&session, Action::Delete(second));
    let first = document(&session).annotations().as_slice()[0].id;
    let never = act(&session, Action::NeverAgain(first));
    assert_eq!(marked(&never).iter().filter(|(.., status)| *status == Status::Rejected).count(), 3);
    assert_eq!(notice(&never), Some(&Notice::Rejected(3)));
    // Read back from a file and detected again, it is not suggested.
    let file = project::write(document(&never));
    let read = project::read(&file).expect("its own file");
    assert_eq!(read.problems, []);
    let found = chu_giai::detect::detect(read.document.text());
    let again = session::with_suggestions(&read.document, &found).expect("the same text");
    assert!(again.annotations().iter().all(|known| known.status == Status::Rejected));
    assert_eq!(document(&act(&never, Action::Undo)), document(&session));
}

#[test]
fn short_forms_of_a_person_are_offered() {
    let source = "Đồng chí Lê Thị Hạnh, Phó Chủ tịch UBND huyện, chủ trì. Đồng chí Hạnh yêu cầu các xã rà soát. Đ/c Hạnh nhắc lại; hạnh phúc. Cô Hạnh và cháu Hạnh không đi xe Hạnh.";
    let session = annotated(source);
    let full = document(&session).annotations().iter().find(|known| known.label == Label::Official);
    let id = full.expect("the detector finds a name after đồng chí").id;
    let session = act(&session, Action::Accept(id));
    let example = session.latest_example().expect("it was accepted");
    let found = effects(&session, &example);
    assert_eq!(found.iter().map(|(quote, ..)| quote.as_str()).collect::<Vec<_>>(), ["Hạnh"; 4], "{found:?}");
    let session = repeated(&session, example);
    let named = marked(&session).into_iter().filter(|(_, label, _)| *label == Label::Official);
    assert!(named.into_iter().all(|(.., status)| status != Status::Suggested));
}

#[test]
fn picked_ones_are_decided_in_one_step() {
    let source = "Ngày 5/8/2024, xã họp. Ngày 6/8/2024, huyện họp. Ngày 7/8/2024, tỉnh họp.";
    let session = annotated(source);
    let ids: Vec<AnnotationId> = document(&session).annotations().iter().map(|known| known.id).collect();
    let session = act(&session, Action::Pick(Pick::Toggle(ids[0])));
    let session = act(&session, Action::Pick(Pick::To(ids[2])));
    assert_eq!(session.picked.ids.iter().copied().collect::<Vec<_>>(), ids);
    let back = act(&session, Action::Pick(Pick::To(ids[1])));
    assert_eq!(back.picked.ids.len(), 2, "a range shrinks towards where it began");
    let one = act(&back, Action::Pick(Pick::Toggle(ids[0])));
    assert_eq!(one.picked.ids.len(), 1);
    let all = act(&one, Action::Pick(Pick::All));
    let accepted = act(&all, Action::Bulk(Bulk::Accept));
    assert!(marked(&accepted).iter().all(|(.., status)| *status == Status::Accepted));
    assert_eq!(notice(&accepted), Some(&Notice::Accepted(3)));
    let none = act(&accepted, Action::Bulk(Bulk::Accept));
    assert_eq!((notice(&none), none.revision), (Some(&Notice::NothingToChange), accepted.revision));
    let figures = act(&accepted, Action::Label(Label::Figure));
    assert_eq!(notice(&figures), Some(&Notice::Relabelled(3, Label::Figure)));
    assert_eq!(document(&act(&figures, Action::Undo)), document(&accepted));
    let deleted = act(&figures, Action::Bulk(Bulk::Delete));
    assert!(marked(&deleted).is_empty() && deleted.picked.ids.is_empty(), "what is gone is not picked");
    assert_eq!(act(&all, Action::Pick(Pick::Nothing)).picked.ids.len(), 0);
}

#[test]
fn what_is_rejected_and_what_is_deleted_are_told_apart() {
    let session = annotated("Ngày 5/8/2024, xã họp. Ngày 6/8/2024, huyện họp.");
    let session = labelled(&session, Label::Position, "xã", 0);
    let all = act(&session, Action::Pick(Pick::All));
    let told = act(&all, Action::Bulk(Bulk::Reject));
    assert_eq!(notice(&told), Some(&Notice::RejectedOrDeleted { rejected: 2, deleted: 1 }));
}

#[test]
fn nothing_is_done_to_what_was_picked_and_is_not_listed_any_more() {
    let session = annotated("Ngày 5/8/2024, xã họp. Ngày 6/8/2024, huyện họp.");
    let all = act(&session, Action::Pick(Pick::All));
    let filter = session::Filter { search: "6/8".into(), ..session::Filter::default() };
    let one = act(&all, Action::SetFilter(filter));
    assert_eq!(one.picked.ids.len(), 1);
    assert_eq!(notice(&act(&one, Action::Bulk(Bulk::Delete))), Some(&Notice::Deleted(1)));
}

fn forms(source: &str) -> Vec<(String, Form)> {
    let text = text(source);
    let one = |found: Candidate| (text.slice(found.span).to_owned(), found.form);
    candidates(&text).into_iter().map(one).collect()
}

#[test]
fn candidates_are_capitals_numbers_dates_and_orders() {
    let found = forms(
        "Tại hội nghị, ông Lò Văn Pín giao Sở Y tế trồng 38 ha trước ngày 15/10; thu 64,5%.\n1. Tại Mường Lai, tại xã.",
    );
    let quotes: Vec<(&str, Form)> = found.iter().map(|(quote, form)| (quote.as_str(), *form)).collect();
    for wanted in [
        ("Lò Văn Pín", Form::Capitals),
        ("Sở Y tế", Form::Capitals),
        ("38 ha", Form::Number),
        ("ngày 15/10", Form::Date),
        ("64,5%", Form::Number),
        ("Mường Lai", Form::Capitals),
    ] {
        assert!(quotes.contains(&wanted), "{wanted:?} in {quotes:?}");
    }
    assert!(
        !quotes.iter().any(|(quote, _)| matches!(*quote, "Tại" | "1" | "1." | "Tại Mường Lai")),
        "{quotes:?}"
    );
    assert!(
        quotes.iter().any(|(quote, form)| *form == Form::Order && quote.starts_with("Sở Y tế")),
        "{quotes:?}"
    );
}

#[test]
fn a_candidate_is_a_whole_name_though_it_goes_on_in_small_letters() {
    let found = forms(
        "Cùng dự có lãnh đạo Sở Nông nghiệp và Phát triển nông thôn, Ban Thường vụ Tỉnh uỷ, Công an tỉnh; \
         Giám đốc Sở Y tế Lò Văn Pín báo cáo. Chủ tịch xã Mường Lai nói.",
    );
    let names: Vec<&str> =
        found.iter().filter(|(_, form)| *form == Form::Capitals).map(|(quote, _)| quote.as_str()).collect();
    assert_eq!(
        names,
        [
            "Sở Nông nghiệp và Phát triển nông thôn",
            "Ban Thường vụ Tỉnh uỷ",
            "Công an tỉnh",
            "Giám đốc Sở Y tế",
            "Lò Văn Pín",
            "Chủ tịch xã",
            "Mường Lai",
        ]
    );
}

#[test]
fn a_sweep_ends_when_every_candidate_is_decided() {
    let session = bare("Ông Lò Văn Pín và bà Hà Thị Sao đến bản Nà Lúa.");
    let session = act(&session, Action::Sweep(true));
    let quote = |session: &Session| {
        let span = session.selection.expect("a candidate is selected");
        document(session).text().slice(span).to_owned()
    };
    assert_eq!((quote(&session).as_str(), session.swept()), ("Lò Văn Pín", Some((0, 3))));
    let session = act(&session, Action::Label(Label::Official));
    assert_eq!((quote(&session).as_str(), session.swept()), ("Hà Thị Sao", Some((1, 3))));
    let session = act(&session, Action::Skip);
    assert_eq!((quote(&session).as_str(), session.swept()), ("Nà Lúa", Some((2, 3))));
    let back = act(&session, Action::Undo);
    assert_eq!(quote(&back), "Hà Thị Sao", "a skip is undone");
    let again = act(&back, Action::Redo);
    assert_eq!(quote(&again), "Nà Lúa");
    let unlabelled = act(&back, Action::Undo);
    assert_eq!((quote(&unlabelled).as_str(), unlabelled.swept()), ("Lò Văn Pín", Some((0, 3))));
    let done = act(&again, Action::Skip);
    assert_eq!((notice(&done), done.swept(), done.selection), (Some(&Notice::Swept), Some((3, 3)), None));
    // What was skipped stays skipped as long as the article is open.
    let later = act(&act(&done, Action::Sweep(false)), Action::Sweep(true));
    assert_eq!(later.swept(), Some((3, 3)));
}

#[test]
fn what_of_a_run_is_labelled_is_not_asked_again() {
    let session = labelled(&bare("Chủ tịch UBND Trần Văn Bình nói."), Label::Position, "Chủ tịch UBND", 0);
    let session = act(&session, Action::Sweep(true));
    let span = session.selection.expect("the name is open");
    assert_eq!(document(&session).text().slice(span), "Trần Văn Bình");
}

fn query(words: &str, mode: Mode) -> Action {
    Action::Search(Some(Query { words: words.into(), mode, ..Query::default() }))
}

fn hits(session: &Session) -> Vec<String> {
    let text = document(session).text();
    session
        .search
        .iter()
        .flat_map(|search| search.hits.iter())
        .map(|&hit| text.slice(hit).to_owned())
        .collect()
}

#[test]
fn a_search_finds_steps_and_labels_all() {
    let session = act(&bare("Hoà bình; hòa bình; hoa binh; HÒA\u{a0}BÌNH."), query("hoà bình", Mode::Plain));
    assert_eq!(hits(&session), ["Hoà bình", "hòa bình", "HÒA\u{a0}BÌNH"]);
    let bare_words = act(&session, query("hoa binh", Mode::Bare));
    assert_eq!(hits(&bare_words).len(), 4);
    let at = |session: &Session| session.search.as_ref().and_then(|search| search.at);
    let last = act(&session, Action::SearchStep(Direction::Back));
    assert_eq!((at(&session), at(&last)), (Some(0), Some(2)));
    assert_eq!(at(&act(&last, Action::SearchStep(Direction::Forward))), Some(0));
    let all = act(&bare_words, Action::LabelHits(Label::Position));
    assert_eq!(notice(&all), Some(&Notice::LabelledHits(4, Label::Position)));
    assert_eq!(marked(&act(&all, Action::Undo)).len(), 0);
    assert_eq!(notice(&act(&all, Action::LabelHits(Label::Position))), Some(&Notice::AlreadyLabelled));
    let closed = act(&session, Action::Search(None));
    assert_eq!(closed.selection.map(|span| document(&closed).text().slice(span)), Some("Hoà bình"));
}

#[test]
fn what_only_other_diacritics_find_is_told() {
    let text = bare("Hoà bình; hoa binh.");
    let found = |words: &str, mode| {
        let session = act(&text, query(words, mode));
        session.search.as_ref().is_some_and(|search| search.is_found_bare(document(&session)))
    };
    assert!(found("hoa bình", Mode::Plain));
    assert!(!found("hòa bình", Mode::Plain) && !found("hoa bịnh", Mode::Bare));
    assert!(!found("chiến tranh", Mode::Plain) && !found("", Mode::Plain));
}

#[test]
fn a_search_is_limited_to_labels_and_statuses() {
    let session = labelled(&bare("xã Hà, xã Lam, xã Sơn"), Label::Position, "xã", 1);
    let limited = |scope, status| {
        let query = Query { words: "xã".into(), scope, status, ..Query::default() };
        act(&session, Action::Search(Some(query)))
    };
    assert_eq!(hits(&limited(Scope::In(Label::Position), None)).len(), 1);
    assert_eq!(hits(&limited(Scope::In(Label::Date), None)).len(), 0);
    assert_eq!(hits(&limited(Scope::Anywhere, Some(StatusFilter::Reviewed))).len(), 1);
    let unlabelled = limited(Scope::Unlabelled, None);
    assert_eq!(hits(&unlabelled).len(), 2);
    let after = act(&unlabelled, Action::LabelHits(Label::Position));
    assert_eq!(hits(&after).len(), 0, "they are labelled now");
    assert_eq!(hits(&act(&after, Action::Undo)).len(), 2);
    let all = Query { scope: Scope::In(Label::Position), ..Query::default() };
    assert_eq!(hits(&act(&session, Action::Search(Some(all)))), ["xã"], "without words, all of a label");
}

#[test]
fn what_a_pattern_finds_is_taken_only_for_the_query_that_is_asked() {
    let session = act(&bare("xã 1, xã 2"), query(r"\d", Mode::Pattern));
    let search = session.search.as_ref().expect("it is open");
    assert_eq!(search.progress, SearchProgress::Matching);
    let asked = search.query.clone();
    let other = Query { words: "x".into(), ..asked.clone() };
    assert!(session::update(&session, Action::Matched(other, Ok(Rc::default()))).is_none());
    let found: Rc<[Span]> = [Span::of(4, 5)].into();
    let done = act(&session, Action::Matched(asked.clone(), Ok(found)));
    assert_eq!(hits(&done), ["1"]);
    let failed = act(&session, Action::Matched(asked, Err(PatternFault::Slow)));
    assert_eq!(failed.search.map(|search| search.progress), Some(SearchProgress::Failed(PatternFault::Slow)));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn doing_it_everywhere_is_sound_and_one_step(source in prop_oneof![any_source(), any_cut()], wishes in any_wishes(20)) {
        let session = after(annotated(&source), &wishes);
        let known: Vec<AnnotationId> = document(&session).annotations().iter().map(|a| a.id).collect();
        for id in known.into_iter().take(6) {
            let open = Action::OpenAnnotation(Some(id));
            let session = session::update(&session, open).unwrap_or_else(|| session.clone());
            let Some(example) = session.open_example() else { continue };
            for deed in [example.deed.clone(), Deed::Never, Deed::Delete] {
                let example = Example { deed, ..example.clone() };
                let places = session.places(&example);
                prop_assert!(places.windows(2).all(|pair| pair[0].span < pair[1].span));
                let chosen: Rc<[Span]> = places.iter().map(|place| place.span).collect();
                let Some(all) = session::update(&session, Action::Repeat(Box::new(example), chosen)) else { continue };
                if all.revision == session.revision {
                    continue;
                }
                prop_assert!(!matches!(notice(&all), Some(Notice::Refused(_))), "{:?}", notice(&all));
                let undone = act(&all, Action::Undo);
                prop_assert_eq!(document(&undone), document(&session));
            }
        }
    }

    #[test]
    fn every_sweep_comes_to_its_end(source in prop_oneof![any_source(), any_cut()]) {
        let mut session = act(&annotated(&source), Action::Sweep(true));
        let count = session.sweep.as_ref().map_or(0, |sweep| sweep.candidates.len());
        for _ in 0..=count * 2 {
            let Some(next) = session::update(&session, Action::Skip) else { break };
            session = next;
        }
        let (decided, total) = session.swept().expect("it goes on");
        prop_assert_eq!(decided, total);
    }

    #[test]
    fn a_search_finds_what_is_typed_from_the_text(source in any_cut(), at in any::<prop::sample::Index>()) {
        let session = bare(&source);
        let chars: Vec<char> = source.chars().collect();
        if chars.len() > 8 {
            let start = at.index(chars.len() - 6);
            // Whole letters: `o` alone is not what stands where `o` and its marks are three characters.
            let is_mark = |c: &&char| ('\u{300}'..='\u{36f}').contains(*c);
            let start = start + chars[start..].iter().take_while(is_mark).count();
            let end = (start + 6).min(chars.len());
            let end = end + chars[end..].iter().take_while(is_mark).count();
            let words: String = chars[start..end].iter().collect();
            for mode in [Mode::Plain, Mode::Bare] {
                let found = session::update(&session, query(words.trim(), mode)).map(|session| hits(&session).len());
                prop_assert!(words.trim().is_empty() || found.is_some_and(|found| found > 0), "{:?} {:?}", mode, words);
            }
        }
    }
}
