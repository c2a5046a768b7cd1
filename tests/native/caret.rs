//! The caret of a session: what it selects, opens and tells.

use super::session::{SOURCE, act, document, notice, opened, span};
use chu_giai::annotation::Status;
use chu_giai::label::Label;
use chu_giai::session::{self, Action, Caret, Direction, Grain, Notice, Reach, Session};
use chu_giai::text::ByteOffset;

fn caret_before(quote: &str) -> Action {
    Action::PlaceCaret(Caret::new(span(quote).start))
}

fn forward(grain: Grain, extend: bool) -> Action {
    Action::MoveCaret { direction: Direction::Forward, grain, extend }
}

fn quoted(session: &Session) -> Option<&str> {
    session.selection.map(|selection| document(session).text().slice(selection))
}

#[test]
fn shift_selects_from_the_anchor_in_every_unit_and_over_it() {
    let session = act(&opened(), caret_before("Lê Thị"));
    let session = act(&session, forward(Grain::Syllable, true));
    let session = act(&session, forward(Grain::Character, true));
    let session = act(&session, forward(Grain::Character, true));
    assert_eq!(quoted(&session), Some("Lê T"));
    let session = act(&session, forward(Grain::Clause, true));
    assert_eq!(quoted(&session), Some("Lê Thị Hạnh"));
    let back = |grain| Action::MoveCaret { direction: Direction::Back, grain, extend: true };
    let session = act(&session, back(Grain::Sentence));
    assert_eq!(quoted(&session), Some("Đồng chí"));
    // Without Shift a selection is left at its edge.
    let left = act(&session, forward(Grain::Character, false));
    assert_eq!((left.selection, left.caret), (None, Some(Caret::new(span("chí").end))));
}

#[test]
fn a_blank_alone_is_no_selection_but_the_caret_has_passed_it() {
    let session = act(&opened(), Action::PlaceCaret(Caret::new(span("Lê").end)));
    let session = act(&session, forward(Grain::Character, true));
    assert_eq!(session.selection, None);
    let session = act(&session, forward(Grain::Character, true));
    assert_eq!(quoted(&session), Some("T"));
}

#[test]
fn a_label_goes_to_the_selection_else_to_what_is_under_the_caret() {
    let placed = act(&opened(), caret_before("Thị Hạnh"));
    let id = session::under_caret(&placed).expect("the official");
    // The label that it is suggested to have: that is right.
    let accepted = act(&placed, Action::Label(Label::Official));
    assert_eq!(document(&accepted).annotation(id).map(|known| known.status), Some(Status::Accepted));
    assert_eq!(notice(&act(&accepted, Action::Label(Label::Official))), Some(&Notice::AlreadyLabelled));
    let relabelled = act(&placed, Action::Label(Label::Position));
    assert_eq!(document(&relabelled).annotation(id).map(|known| known.label), Some(Label::Position));
    assert_eq!(relabelled.open, Some(id));
    // Where nothing is annotated, a caret alone does not say how far.
    let before = act(&opened(), caret_before("ói ngày"));
    let told = act(&before, Action::Label(Label::Figure));
    assert_eq!(notice(&told), Some(&Notice::NothingSelected));
    assert_eq!(document(&told), document(&before));
}

#[test]
fn the_caret_comes_to_what_is_opened_and_what_it_leaves_is_closed() {
    let session = act(&opened(), Action::Step(Direction::Forward, Reach::Shown));
    let id = session.open.expect("the first");
    assert_eq!(session.caret, Some(Caret::new(span("Lê Thị Hạnh").start)));
    let inside = act(&session, forward(Grain::Syllable, false));
    assert_eq!(inside.open, Some(id));
    let outside = act(&act(&inside, forward(Grain::Clause, false)), forward(Grain::Clause, false));
    assert_eq!(outside.open, None);
    // The next annotation is the next from the caret.
    let back = act(&outside, Action::Step(Direction::Back, Reach::Shown));
    assert!(back.open.is_some_and(|open| open != id));
}

#[test]
fn a_move_tells_what_was_passed_and_the_label_that_it_came_into() {
    let session = act(&opened(), caret_before("Đồng"));
    let heard = |session: &Session| match notice(session) {
        Some(Notice::Caret(heard)) => (heard.words.clone(), heard.selected, heard.entered),
        other => panic!("{other:?}"),
    };
    let session = act(&session, forward(Grain::Syllable, false));
    assert_eq!(heard(&session), ("Đồng".to_owned(), false, None));
    let session = act(&act(&session, forward(Grain::Syllable, false)), forward(Grain::Syllable, false));
    assert_eq!(heard(&session), ("Lê".to_owned(), false, Some(Label::Official)));
    let session = act(&session, forward(Grain::Syllable, true));
    assert_eq!(heard(&session), ("Thị".to_owned(), true, None));
    // At the end there is no further.
    let end = act(&session, forward(Grain::Document, false));
    assert!(session::update(&end, forward(Grain::Word, false)).is_none());
    assert_eq!(end.caret, Some(Caret::new(ByteOffset::of(SOURCE.len()))));
}

#[test]
fn a_caret_beyond_the_text_or_within_a_letter_is_moved_to_a_place_that_there_is() {
    let session = act(&opened(), Action::PlaceCaret(Caret::new(ByteOffset::of(1))));
    assert_eq!(session.caret, Some(Caret::new(ByteOffset::ZERO)));
    let session = act(&session, Action::PlaceCaret(Caret::new(ByteOffset::of(usize::MAX))));
    assert_eq!(session.caret, Some(Caret::new(ByteOffset::of(SOURCE.len()))));
}
