//! The whole workspace in one file, and to be had back from it.

use super::export::{PIECE, progress};
use super::{Fault, Question, Tell};
use crate::browser::port::Restored;
use crate::browser::storage::{Kept, New, Storage, Whole};
use crate::exchange::project;
use crate::session::{Card, searched};
use js_sys::{Array, Uint8Array};
use serde_json::json;
use std::collections::BTreeSet;
use wasm_bindgen::JsValue;

/// What the first line of a backup says.
const MARK: &str = "chu-giai workspace 1";
/// Stands for a document that could not be read: every document has a line, so that one sees whether a file is whole.
const UNREAD: &str = "null";
/// Documents that are kept in one transaction.
const AT_ONCE: usize = 100;

/// The whole workspace, piece by piece: lines of JSON, of which the first says what it is and how many follow. The
/// answer is the last piece, and what there is to say of documents that are not in it.
pub(super) async fn backup(question: &Question, tell: Tell<'_>) -> Result<JsValue, Fault> {
    let storage = Storage::open().await?;
    let cards = storage.cards().await?;
    let mut piece = format!("{}\n", json!([MARK, cards.len()]));
    let mut unread = 0;
    for (id, card) in cards {
        if let Some((Kept { whole, entries, .. }, document)) = storage.load(id).await?.and_then(with_text) {
            piece.push_str(&json!([card, whole.number, whole.unread, document, entries]).to_string());
        } else {
            unread += 1;
            piece.push_str(UNREAD);
        }
        piece.push('\n');
        if piece.len() > PIECE {
            tell(Uint8Array::from(piece.as_bytes()).into());
            piece.clear();
        }
    }
    let words = if unread > 0 { question.language.not_in_export(unread) } else { String::new() };
    Ok(Array::of2(&Uint8Array::from(piece.as_bytes()).into(), &words.into()).into())
}

/// What is kept of a document with its JSON as text; `None` where that is none.
fn with_text(mut kept: Kept) -> Option<(Kept, String)> {
    let json = String::from_utf8(std::mem::take(&mut kept.whole.json)).ok()?;
    Some((kept, json))
}

/// Brings the documents of a backup back, beside those that there are; one that is there already, with the same
/// card, is not brought a second time. The answer is what came of it in words, and whether that is a problem.
pub(super) async fn restore(question: &Question, tell: Tell<'_>) -> Result<JsValue, Fault> {
    let file = question.bytes(0);
    let Some((all, documents)) = read(&file) else {
        return Err(Fault::Said(question.language.no_backup().to_owned()));
    };
    let storage = Storage::open().await?;
    let there: BTreeSet<String> = storage.cards().await?.into_iter().map(|(_, card)| card).collect();
    let mut restored = Restored { missing: all, ..Restored::default() };
    let mut waiting = Vec::new();
    for document in documents {
        restored.missing = restored.missing.saturating_sub(1);
        match document {
            None => restored.unread += 1,
            Some(new) if there.contains(&new.card) => restored.here += 1,
            Some(new) => waiting.push(new),
        }
        if waiting.len() == AT_ONCE {
            keep(&storage, &mut waiting, &mut restored).await;
            tell(progress(all - restored.missing.min(all), all));
        }
    }
    keep(&storage, &mut waiting, &mut restored).await;
    let words = question.language.restored(&restored);
    Ok(Array::of2(&words.into(), &restored.is_problem().into()).into())
}

/// Keeps what waits, unless the browser has refused before.
async fn keep(storage: &Storage, waiting: &mut Vec<New>, restored: &mut Restored) {
    let waiting = std::mem::take(waiting);
    if waiting.is_empty() || restored.failure.is_some() {
        return;
    }
    match storage.create(&waiting).await {
        Ok(added) => restored.brought += added.len(),
        Err(why) => restored.failure = Some(why),
    }
}

/// How many documents a backup should have, and each that it has; `None` for those that do not read. `None` where the
/// file is no backup.
fn read(file: &[u8]) -> Option<(usize, impl Iterator<Item = Option<New>>)> {
    let mut lines = file.split(|&byte| byte == b'\n').filter(|line| !line.is_empty());
    let (mark, all): (String, usize) = serde_json::from_slice(lines.next()?).ok()?;
    (mark == MARK).then(|| (all, lines.map(document_of)))
}

/// A document of a line of a backup; `None` where it does not read.
fn document_of(line: &[u8]) -> Option<New> {
    let (card, number, unread, json, entries): (String, u64, bool, String, Vec<(u64, String)>) =
        serde_json::from_slice(line).ok()?;
    Card::read(&card)?;
    let words = searched(project::read(&json).ok()?.document.text());
    let whole = Whole { json: json.into_bytes(), number, unread, words };
    Some(New { card, whole, entries })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotation::{Document, Meta};
    use crate::text::Text;
    use crate::ui::Language;

    #[test]
    fn a_backup_that_is_cut_short_says_how_much_is_missing() {
        let document = Document::new(Text::new("Xã họp.").expect("short"), Meta::default());
        let card = Card::of(&document, None).write();
        let line = json!([card, 0, false, project::write_line(&document), []]).to_string();
        let whole = format!("{}\n{line}\n{UNREAD}\n{line}\n{line}\n", json!([MARK, 4]));
        let seen = |file: &str| {
            let (all, documents) = read(file.as_bytes()).expect("a backup");
            (all, documents.map(|document| document.is_some()).collect::<Vec<_>>())
        };
        assert_eq!(seen(&whole), (4, vec![true, false, true, true]));
        let cut = whole.len() - line.len() - 10;
        assert_eq!(seen(whole.get(..cut).expect("ASCII but for the text")), (4, vec![true, false, false]));
        assert!(read(b"{}").is_none());

        let restored = Restored { brought: 1, here: 1, unread: 1, missing: 1, failure: None };
        assert!(restored.is_problem());
        assert!(!Restored { missing: 0, unread: 0, ..restored }.is_problem());
        let words = Language::Vi.restored(&restored);
        assert!(words.contains("1 bài đã có sẵn") && words.contains("thiếu 1 bài"), "{words}");
    }
}
