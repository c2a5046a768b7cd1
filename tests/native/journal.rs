//! What happened to a document, kept and done again.

use super::arbitrary::{after, any_source, any_wishes, opened};
use chu_giai::annotation::{Document, Entry, History, recall, replay};
use chu_giai::exchange::project;
use chu_giai::session::{self, Action, Reopened, Session};
use proptest::prelude::*;
use std::pin::Pin;

fn document(session: &Session) -> &Document {
    session.document.as_ref().expect("open")
}

/// The entries as they come back from their lines.
fn kept(session: &Session) -> Vec<Entry> {
    let line =
        |entry: &Entry| project::read_entry(&project::write_entry(entry)).expect("its own line is read");
    session.journal.since(0).iter().map(|(_, entry)| line(entry)).collect()
}

/// A document as it comes back from what is kept of it.
fn reread(document: &Document) -> Document {
    let bytes =
        pollster::block_on(project::write_resting(document, &|| -> Pin<Box<_>> { Box::pin(async {}) }));
    let json = String::from_utf8(bytes).expect("JSON is text");
    let imported = project::read(&json).expect("its own file is read");
    assert_eq!(imported.problems, []);
    imported.document
}

/// Takes everything back, as far as it goes.
fn undone(session: &Session) -> Vec<Document> {
    let mut session = session.clone();
    let mut documents = Vec::new();
    while session.history.can_undo() {
        let depth = session.history.depth();
        let Some(next) = session::update(&session, Action::Undo) else { break };
        session = next;
        documents.push(document(&session).clone());
        if session.history.depth() == depth {
            break;
        }
    }
    documents
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn what_is_kept_gives_the_document_and_its_history_back(
        source in any_source(),
        wishes in any_wishes(40),
        cut in 0usize..40,
    ) {
        let begun = opened(&source);
        let ended = after(begun.clone(), &wishes);
        let entries = kept(&ended);
        prop_assume!(!entries.contains(&Entry::Renewed));

        // Written whole at the beginning, and all entries done again.
        let mut state = (reread(document(&begun)), History::default());
        for entry in &entries {
            state = replay(&state.0, &state.1, entry).expect("it was made for this document");
        }
        prop_assert_eq!(&state.0, document(&ended));
        prop_assert_eq!(state.1.depth(), ended.history.depth());

        // Written whole in the middle: what came before is only remembered.
        let middle = after(begun, wishes.get(..cut.min(wishes.len())).unwrap_or_default());
        let mut state = (reread(document(&middle)), History::default());
        for (at, entry) in entries.iter().enumerate() {
            if (at as u64) < middle.journal.number() {
                recall(&mut state.1, entry);
            } else {
                state = replay(&state.0, &state.1, entry).expect("it was made for this document");
            }
        }
        prop_assert_eq!(&state.0, document(&ended));

        let reopened = Reopened { document: state.0, history: state.1, entries: ended.journal.number() };
        let reopened = session::update(&Session::default(), Action::Reopen(Box::new(reopened))).expect("it opens");
        prop_assert_eq!(reopened.journal.number(), ended.journal.number());
        prop_assert_eq!(undone(&reopened), undone(&ended));
    }
}

#[test]
fn a_damaged_line_is_no_entry() {
    let line = project::write_entry(&Entry::Undo);
    assert_eq!(project::read_entry(&line), Some(Entry::Undo));
    for damaged in [
        "",
        "{}",
        "[]",
        "[1]",
        "[2,\"undo\",null,[]]",
        "[1,\"edit\",null,[[\"a\",null]]]",
        "[1,\"fly\",null,[]]",
    ] {
        assert_eq!(project::read_entry(damaged), None, "{damaged}");
    }
    let half = line.get(..line.len() / 2).expect("ASCII");
    assert_eq!(project::read_entry(half), None);
}

#[test]
fn who_follows_sees_each_step_and_changes_nothing() {
    let begun = opened("Ngày 08/7/2024, xã trồng 38 ha rừng.");
    let id = document(&begun).annotations().iter().next().expect("one is found").id;
    let edited = session::update(&begun, Action::Accept(id)).expect("it is accepted");

    let follower = session::update(&begun, Action::Follow(true)).expect("it follows");
    let refused = session::update(&follower, Action::Accept(id)).expect("it is told why not");
    assert_eq!(refused.document, begun.document);
    assert_eq!(refused.journal.number(), begun.journal.number());

    let entries = edited.journal.since(begun.journal.number()).into_iter().map(|(_, entry)| entry);
    let after = session::update(&follower, Action::Replay(entries.collect())).expect("something was done");
    assert_eq!(after.document, edited.document);
    assert_eq!(after.journal.number(), edited.journal.number());
}
