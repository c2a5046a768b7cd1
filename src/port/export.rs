//! Many documents in one file: an export for other programs, and the whole workspace to be had back.

use super::write::{archived, chosen, named};
use super::{Fault, Question, Tell};
use crate::annotation::{Document, History};
use crate::browser::keeper::as_left;
use crate::browser::storage::{DocumentId, Kept, New, NotKept, Storage, Whole};
use crate::exchange::{File, Making, Split, bundle, bundle_corpus, project};
use crate::session::{Card, searched};
use js_sys::{Array, Uint8Array, Uint32Array};
use serde_json::json;
use std::collections::BTreeSet;
use wasm_bindgen::{JsCast, JsValue};

impl From<NotKept> for Fault {
    fn from(error: NotKept) -> Self {
        Self(error.to_string())
    }
}

/// Documents between two words to the page about how far it has come.
const STEP: usize = 50;

/// Documents of these numbers as files: the choice, the numbers, the name of the corpus. One file is given
/// as it is, several as an archive; in parts or with a data card where the choice says so.
pub(super) async fn export(question: &Question, tell: Tell<'_>) -> Result<JsValue, Fault> {
    let (format, options, choice) = chosen(question)?;
    let split = match choice.split {
        Some((train, dev)) => {
            let split = Split::new(train, dev, choice.seed);
            Some(split.ok_or_else(|| Fault(format!("{train} % + {dev} % > 100 %")))?)
        }
        None => None,
    };
    let numbers = question.asked.arguments.get(1).and_then(|numbers| numbers.dyn_ref::<Uint32Array>());
    let numbers = numbers.map(Uint32Array::to_vec).unwrap_or_default();
    let corpus = question.text(2);
    let storage = Storage::open().await?;
    let mut documents: Vec<(String, Document)> = Vec::with_capacity(numbers.len());
    for (at, number) in numbers.iter().enumerate() {
        if at % STEP == 0 {
            tell(progress(at, numbers.len()));
        }
        if let Some((document, _)) = kept(&storage, DocumentId(*number)).await? {
            documents.push((stem(*number, &document), document));
        }
    }
    let named_documents: Vec<(&str, &Document)> =
        documents.iter().map(|(stem, document)| (stem.as_str(), document)).collect();
    let files = if choice.card || split.is_some() {
        let making = Making { split, ..Making::default() };
        bundle_corpus(format, &corpus, &named_documents, &options, &making)
    } else {
        bundle(format, &corpus, &named_documents, &options)
    };
    Ok(packed(&corpus, files))
}

/// A document as it was left.
async fn kept(storage: &Storage, id: DocumentId) -> Result<Option<(Document, History)>, Fault> {
    let Some(kept) = storage.load(id).await? else { return Ok(None) };
    Ok(as_left(kept).await)
}

/// A name for the files of a document: its number, and the beginning of its title in plain letters.
fn stem(number: u32, document: &Document) -> String {
    let plain = crate::text::strip_diacritics(&document.meta().title).to_lowercase();
    let words: Vec<&str> =
        plain.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).take(8).collect();
    format!("{number:05}-{}", words.join("-")).trim_end_matches('-').to_owned()
}

fn packed(corpus: &str, mut files: Vec<File>) -> JsValue {
    if files.len() == 1
        && let Some(file) = files.pop()
    {
        return named(&file.name, file.content.as_bytes());
    }
    archived(corpus, files)
}

fn progress(done: usize, all: usize) -> JsValue {
    Array::of2(&count(done), &count(all)).into()
}

fn count(number: usize) -> JsValue {
    u32::try_from(number).unwrap_or(u32::MAX).into()
}

/// Documents of a backup between two pieces.
const PIECE: usize = 1_000_000;
/// What the first line of a backup says.
const MARK: &str = "chu-giai workspace 1";

/// The whole workspace, piece by piece: lines of JSON, of which the first says what it is.
pub(super) async fn backup(_: &Question, tell: Tell<'_>) -> Result<JsValue, Fault> {
    let storage = Storage::open().await?;
    let cards = storage.cards().await?;
    let mut piece = format!("{}\n", json!([MARK, cards.len()]));
    for (id, card) in cards {
        let Some(Kept { whole, entries, .. }) = storage.load(id).await? else { continue };
        let document = String::from_utf8(whole.json).unwrap_or_default();
        let line = json!([card, whole.number, whole.unread, document, entries]);
        piece.push_str(&line.to_string());
        piece.push('\n');
        if piece.len() > PIECE {
            tell(Uint8Array::from(piece.as_bytes()).into());
            piece.clear();
        }
    }
    Ok(Uint8Array::from(piece.as_bytes()).into())
}

/// The damaged records that were set aside.
pub(super) async fn aside() -> Result<JsValue, Fault> {
    Ok(Storage::open().await?.aside().await?.into())
}

/// Documents that are kept in one transaction.
const AT_ONCE: usize = 100;

/// Brings the documents of a backup back, beside those that there are: how many, and how many could not be
/// read. A document that is there already, with the same card, is not brought a second time.
pub(super) async fn restore(question: &Question, tell: Tell<'_>) -> Result<JsValue, Fault> {
    let file = String::from_utf8(question.bytes(0)).unwrap_or_default();
    let mut lines = file.lines();
    let head: Option<(String, usize)> = lines.next().and_then(|line| serde_json::from_str(line).ok());
    let Some((_, all)) = head.filter(|(mark, _)| mark == MARK) else {
        return Err(Fault(question.language.no_backup().to_owned()));
    };
    let storage = Storage::open().await?;
    let there: BTreeSet<String> = storage.cards().await?.into_iter().map(|(_, card)| card).collect();
    let (mut brought, mut unread) = (0, 0);
    let mut waiting = Vec::new();
    for (at, line) in lines.enumerate() {
        match document_of(line) {
            None => unread += 1,
            Some(new) if there.contains(&new.card) => {}
            Some(new) => waiting.push(new),
        }
        if waiting.len() == AT_ONCE {
            brought += storage.create(&std::mem::take(&mut waiting)).await?.len();
            tell(progress(at, all));
        }
    }
    brought += storage.create(&waiting).await?.len();
    Ok(Array::of2(&count(brought), &count(unread)).into())
}

/// A document of a line of a backup; `None` where it does not read.
fn document_of(line: &str) -> Option<New> {
    let (card, number, unread, json, entries): (String, u64, bool, String, Vec<(u64, String)>) =
        serde_json::from_str(line).ok()?;
    Card::read(&card)?;
    let words = searched(project::read(&json).ok()?.document.text());
    let whole = Whole { json: json.into_bytes(), number, unread, words };
    Some(New { card, whole, entries })
}
