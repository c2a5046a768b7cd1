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

/// Lines as they are kept in browsers: whatever the core is called today, they are read and written as they were.
#[test]
fn lines_that_are_kept_are_read_for_ever() {
    let added = |label: &str, value: &str, status: &str| {
        format!(r#"[1,"edit",null,[["a",null,[4,[3,9],{label},{value},null,"{status}",null,"",[]]]]]"#)
    };
    let mut lines: Vec<String> = [
        r#"[1,"undo",null,[]]"#,
        r#"[1,"redo",null,[]]"#,
        r#"[1,"renewed",null,[]]"#,
        // Rules, imports and people; what it was, with an entity; text typed in one step.
        r#"[1,"edit","note T4",[["a",[4,[3,9],"Date",null,2,"suggested",["date.day","0.1.0",950],"",[]],[4,[3,10],"Figure",null,null,"edited",["date.day","0.1.0",950],"xem",[["2026-11-26T16:55:20+07:00",[3,9],"Date",null,2,"suggested",""]]]]]]"#,
        r#"[1,"edit",null,[["a",[4,[3,9],"Date",null,null,"manual","brat","",[]],null]]]"#,
        r#"[1,"edit",null,[["r",null,[3,"holds",4,5,"suggested",["holds.apposition","0.1.0",900]]]]]"#,
        r#"[1,"edit",null,[["r",[3,"issued_on",4,5,"accepted",null],[3,"issued_by",4,5,"manual",null]]]]"#,
        r#"[1,"edit",null,[["r",null,[7,"Của mình",4,5,"manual",null]]]]"#,
        r#"[1,"edit",null,[["e",[2,"Hạnh"],[2,"Lê Thị Hạnh"]]]]"#,
        r##"[1,"edit",null,[["l",null,[{"Custom":0},"PROJECT",["Dự án","Project"],"#010203","7","text",["a"],true,2,[[{"key":"COST","kind":"number"}],"Khi nào"]]]]]"##,
        r#"[1,"edit",null,[["m",["","","",""],["Tin","nguồn","2026-11-26","2024-07-08"]]]]"#,
        r#"[1,"edit",null,[["g",null,[[0,7],"suggested",["zone.byline","0.1.0",850]]]]]"#,
        r#"[1,"edit",null,[["a",null,[4,[3,9],{"Custom":0},null,null,"manual",null,"",[],{"COST":{"number":"5"}}]]]]"#,
    ]
    .map(str::to_owned)
    .into();
    for (label, value) in [
        (r#""Official""#, r#"{"name":"Lê Thị Hạnh"}"#),
        (r#""Position""#, r#"{"level":"province","organisation":"UBND tỉnh","role":"Chủ tịch"}"#),
        (r#""Date""#, r#"{"iso":"2024-02-10","lunar":{"day":1,"month":1,"year":2024}}"#),
        (r#""Figure""#, r#"{"amount":"38","bound":"over","change":"up","kind":"measure","unit":"hectare"}"#),
        (r#""Document""#, r#"{"issuer":"HĐND","number":"03/NQ","type":"Nghị quyết","year":2021}"#),
        (r#""Instruction""#, r#"{"addressee":"các xã","deadline":{"iso":"2024-07"},"trigger":"yêu cầu"}"#),
        (r#"{"Custom":3}"#, r#"{"text":"lớn"}"#),
    ] {
        lines.push(added(label, value, "manual"));
    }
    lines.extend(
        ["suggested", "accepted", "edited", "rejected"].map(|status| added("\"Date\"", "null", status)),
    );
    for line in lines {
        let entry = project::read_entry(&line).unwrap_or_else(|| panic!("{line}"));
        assert_eq!(project::write_entry(&entry), line);
    }
}
