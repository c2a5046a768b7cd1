//! What is kept between visits.

use chu_giai::browser::storage::{DocumentId, New, Storage, Whole};
use chu_giai::session::Card;
use wasm_bindgen_test::wasm_bindgen_test;

fn whole(json: &str, number: u64) -> Whole {
    Whole { json: json.into(), number, unread: false, words: "trong rung".into() }
}

fn new(card: &str) -> New {
    New { card: card.into(), whole: whole("{\"một\": 1}", 0), entries: Vec::new() }
}

#[wasm_bindgen_test]
async fn a_document_grows_by_entries_and_is_written_whole() {
    let storage = Storage::open().await.expect("the browser keeps things");
    let ids = storage.create(&[new("[\"Một\"]"), new("[\"Hai\"]")]).await.expect("they are kept");
    let [one, two] = ids.as_slice() else { panic!("two numbers") };
    assert!(one < two);
    let entries = [(1, "[1]".to_owned()), (2, "[2]".to_owned())];
    storage.append(*one, &entries, None).await.expect("it is kept");

    // Another page of the same browser.
    let again = Storage::open().await.expect("it opens twice");
    let kept = again.load(*one).await.expect("it is read").expect("it is there");
    assert_eq!((kept.whole.json.as_slice(), kept.whole.number), ("{\"một\": 1}".as_bytes(), 0));
    assert_eq!(kept.entries, entries);
    assert_eq!(again.entries(*one, 1).await.expect("they are read"), [(2, "[2]".to_owned())]);

    let third = [(3, "[3]".to_owned())];
    let titled = |_| Card { title: "Một, sửa".into(), ..Card::default() };
    again.rewrite(*one, &whole("{}", 3), &third, Some(&titled)).await.expect("it is kept");
    let kept = storage.load(*one).await.expect("it is read").expect("it is there");
    assert_eq!((kept.whole.number, kept.entries.len()), (3, 3));
    assert_eq!(kept.card, Some(titled(None).write()));
    let other = storage.load(*two).await.expect("it is read").expect("it is there");
    assert_eq!(other.card.as_deref(), Some("[\"Hai\"]"));

    storage.remove(&ids).await.expect("they are removed");
    assert!(storage.load(*one).await.expect("it is read").is_none());
    assert!(storage.entries(*one, 0).await.expect("they are read").is_empty());
}

#[wasm_bindgen_test]
async fn thousands_of_cards_come_in_parts_and_in_order() {
    let storage = Storage::open().await.expect("the browser keeps things");
    let cards: Vec<String> = (0..2_100).map(|at| format!("[\"{at}\"]")).collect();
    let documents: Vec<New> = cards.iter().map(|card| new(card)).collect();
    let ids = storage.create(&documents).await.expect("they are kept");
    let (first, second) = (ids[0], ids[1]);
    let all = storage.cards().await.expect("they are read");
    let ours: Vec<_> = all.into_iter().filter(|(id, _)| *id >= first).collect();
    assert!(ours.iter().map(|(id, _)| id).eq(&ids) && ours.iter().map(|(_, card)| card).eq(&cards));

    let mut sizes = Vec::new();
    let mut parts = storage.cards_after(second).await.expect("they are asked for");
    while let Some(part) = parts.next().await.expect("they are read") {
        sizes.push(part.len());
    }
    assert_eq!(sizes, [1_000, 1_000, 98]);
    storage.remove(&ids).await.expect("they are removed");
}

/// All cards after a document, as a list reads them, and the blocks that were not packed.
async fn read(storage: &Storage, after: DocumentId) -> (Vec<(DocumentId, String)>, Vec<u32>) {
    let (mut all, mut parts) = (Vec::new(), storage.packed_cards().await.expect("they are asked for"));
    while let Some(part) = parts.next().await.expect("they are read") {
        all.extend(part.into_iter().filter(|(id, _)| *id > after));
    }
    (all, parts.loose())
}

#[wasm_bindgen_test]
async fn packed_cards_are_those_that_are_kept_whatever_becomes_of_these() {
    let storage = Storage::open().await.expect("the browser keeps things");
    let titled = |at: usize| Card { title: format!("Bài {at}"), ..Card::default() };
    let documents: Vec<New> = (0..450).map(|at| new(&titled(at).write())).collect();
    let ids = storage.create(&documents).await.expect("they are kept");
    let before = DocumentId(ids[0].0 - 1);
    let kept = async || -> Vec<(DocumentId, String)> {
        let all = storage.cards().await.expect("they are read");
        all.into_iter().filter(|(id, _)| *id > before).collect()
    };

    let (all, loose) = read(&storage, before).await;
    assert_eq!(all, kept().await);
    assert!(loose.len() >= 4, "whole blocks wait to be packed: {loose:?}");
    storage.pack(&loose).await.expect("they are packed");
    let (all, loose) = read(&storage, before).await;
    assert_eq!(all, kept().await);
    assert_eq!(loose, [] as [u32; 0], "all are packed but the block that grows");

    // Another page changes cards, works on a document, throws one away, and puts one aside.
    let other = Storage::open().await.expect("it opens twice");
    other.change_cards(&ids[10..12], &|_, card| card.noted("xem lại")).await.expect("they are changed");
    let worked = |card: Option<Card>| Card { undecided: 3, ..card.unwrap_or_default() };
    other.append(ids[130], &[(1, "[1]".to_owned())], Some(&worked)).await.expect("it is kept");
    other
        .rewrite(ids[131], &whole("{}", 1), &[(1, "[1]".to_owned())], Some(&worked))
        .await
        .expect("it is kept");
    other.remove(&ids[240..242]).await.expect("they are removed");
    assert!(other.set_document_aside(ids[330]).await.expect("it is put aside"));
    let (all, loose) = read(&storage, before).await;
    assert_eq!(all, kept().await);
    assert_eq!(all.len(), 447);
    assert!(loose.len() >= 4, "their blocks are not packed any more: {loose:?}");
    storage.pack(&loose).await.expect("they are packed again");
    assert_eq!(read(&storage, before).await, (kept().await, Vec::new()));

    let more: Vec<New> = (450..700).map(|at| new(&titled(at).write())).collect();
    let more = storage.create(&more).await.expect("they are kept");
    storage.pack_full(&more).await.expect("they are packed");
    assert_eq!(read(&storage, before).await, (kept().await, Vec::new()), "what comes is packed at once");
    storage.remove(&ids).await.expect("they are removed");
    storage.remove(&more).await.expect("they are removed");
    assert_eq!(read(&storage, before).await.0, []);
}

#[wasm_bindgen_test]
async fn two_pages_cannot_write_over_each_other() {
    let (one, other) = (Storage::open().await.expect("it opens"), Storage::open().await.expect("it opens"));
    let id = *one.create(&[new("[]")]).await.expect("it is kept").first().expect("one");
    one.append(id, &[(1, "[\"hers\"]".to_owned())], None).await.expect("it is kept");
    let refused = other.append(id, &[(1, "[\"his\"]".to_owned())], None).await;
    assert!(refused.is_err(), "the entry is there already");
    assert_eq!(one.entries(id, 0).await.expect("they are read"), [(1, "[\"hers\"]".to_owned())]);
    one.remove(&[id]).await.expect("it is removed");
}

#[wasm_bindgen_test]
async fn each_page_changes_its_own_part_of_a_card() {
    let (one, other) = (Storage::open().await.expect("it opens"), Storage::open().await.expect("it opens"));
    let card = Card { title: "Một".into(), ..Card::default() };
    let id = *one.create(&[new(&card.write())]).await.expect("it is kept").first().expect("one");
    let noted = |_, card: Card| card.noted("xem lại");
    other.change_cards(&[id], &noted).await.expect("it is changed");
    let counted = |kept: Option<Card>| Card { undecided: 3, ..kept.unwrap_or_default() };
    one.append(id, &[(1, "[1]".to_owned())], Some(&counted)).await.expect("it is kept");
    let kept = other.load(id).await.expect("it is read").expect("it is there").card;
    assert_eq!(kept, Some(Card { note: "xem lại".into(), undecided: 3, ..card }.write()));

    one.remove(&[id]).await.expect("it is removed");
    other.change_cards(&[id], &noted).await.expect("there is nothing to change");
    assert!(one.cards().await.expect("they are read").iter().all(|(known, _)| *known != id));
}

#[wasm_bindgen_test]
async fn what_is_damaged_is_put_aside() {
    let storage = Storage::open().await.expect("it opens");
    let id = *storage.create(&[new("[]")]).await.expect("it is kept").first().expect("one");
    let entries: Vec<(u64, String)> = (1..=4).map(|number| (number, format!("[{number}]"))).collect();
    storage.append(id, &entries, None).await.expect("they are kept");
    storage.set_aside(id, 2).await.expect("they are put aside");
    assert_eq!(storage.entries(id, 0).await.expect("they are read"), entries[..2]);
    // The numbers are free again.
    storage.append(id, &[(3, "[\"new\"]".to_owned())], None).await.expect("it is kept");
    storage.remove(&[id]).await.expect("it is removed");
}

#[wasm_bindgen_test]
async fn a_damaged_document_is_put_aside_whole_and_can_be_had() {
    let storage = Storage::open().await.expect("it opens");
    let before = storage.aside_count().await.expect("it is counted");
    let ids = storage.create(&[new("[\"Một\"]"), new("[]")]).await.expect("they are kept");
    let [damaged, other] = ids.as_slice() else { panic!("two numbers") };
    storage.append(*damaged, &[(1, "[1]".to_owned())], None).await.expect("it is kept");
    storage.put_file(*damaged, Some(&"tin.json".into())).await.expect("it is kept");
    storage.copy_whole_aside(*damaged).await.expect("it is copied");
    assert!(storage.load(*damaged).await.expect("it is read").is_some(), "a copy takes nothing away");

    assert!(storage.set_document_aside(*damaged).await.expect("it is put aside"));
    assert!(!storage.set_document_aside(*damaged).await.expect("there is nothing left"));
    assert!(storage.load(*damaged).await.expect("it is read").is_none());
    assert!(storage.entries(*damaged, 0).await.expect("they are read").is_empty());
    assert!(storage.file(*damaged).await.expect("it is read").is_none());
    assert!(storage.load(*other).await.expect("it is read").is_some());
    // The copy, the whole, and the entry.
    assert_eq!(storage.aside_count().await.expect("it is counted"), before + 3);
    let records = storage.aside().await.expect("they are read");
    let whole = format!("[[{0},\"whole\"],[\"[\\\"Một\\\"]\",[0,\"{{\\\"một\\\": 1}}\",false]]]", damaged.0);
    assert_eq!(records.lines().filter(|line| *line == whole).count(), 2, "{records}");
    assert!(records.contains(&format!("[[{0},1],[1,\"[1]\"]]", damaged.0)), "{records}");
    storage.remove(&[*other]).await.expect("it is removed");
}

#[wasm_bindgen_test]
async fn the_file_that_follows_a_document_is_remembered_until_it_goes() {
    let storage = Storage::open().await.expect("it opens");
    let id = *storage.create(&[new("[]")]).await.expect("it is kept").first().expect("one");
    assert!(storage.file(id).await.expect("it is read").is_none());
    storage.put_file(id, Some(&"tin.json".into())).await.expect("it is kept");
    let again = Storage::open().await.expect("it opens twice");
    let file = again.file(id).await.expect("it is read");
    assert_eq!(file.and_then(|file| file.as_string()).as_deref(), Some("tin.json"));
    storage.put_file(id, None).await.expect("it is forgotten");
    assert!(storage.file(id).await.expect("it is read").is_none());
    storage.remove(&[id]).await.expect("it is removed");
}

#[wasm_bindgen_test]
async fn the_words_of_documents_come_page_by_page() {
    let storage = Storage::open().await.expect("it opens");
    let ids = storage.create(&[new("[]"), new("[]"), new("[]")]).await.expect("they are kept");
    let before = DocumentId(ids[0].0 - 1);
    let page = storage.words(before, 2).await.expect("they are read");
    assert_eq!(page.iter().map(|(id, _)| *id).collect::<Vec<_>>(), ids[..2]);
    let rest = storage.words(ids[1], 2).await.expect("they are read");
    assert_eq!(rest.len(), 1);
    storage.remove(&ids).await.expect("they are removed");
}
