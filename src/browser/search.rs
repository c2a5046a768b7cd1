//! Which documents have some words: their texts are read once into the memory of a worker, and then searched
//! there, thousands in the blink of an eye.

use super::storage::{DocumentId, NotKept, Storage};
use js_sys::Uint32Array;
use std::cell::RefCell;
use wasm_bindgen::JsValue;

/// Documents that are read at once.
const AT_ONCE: u32 = 500;
/// Stands between two texts: no word that is searched for has it.
const BETWEEN: char = '\u{1}';

/// All texts, one after the other, each with where it begins.
#[derive(Debug, Default)]
struct Corpus {
    texts: String,
    begins: Vec<(usize, DocumentId)>,
}

thread_local! {
    static CORPUS: RefCell<Option<Corpus>> = RefCell::default();
}

/// The numbers of the documents that have these words, in order.
///
/// # Errors
/// Where the browser does not give the texts; they are asked for again with the next words.
pub(super) async fn answer(words: &str) -> Result<JsValue, NotKept> {
    if CORPUS.with_borrow(Option::is_none) {
        CORPUS.set(Some(read().await?));
    }
    let found = CORPUS.with_borrow(|corpus| corpus.as_ref().map(|corpus| corpus.find(words)));
    Ok(Uint32Array::from(found.unwrap_or_default().as_slice()).into())
}

async fn read() -> Result<Corpus, NotKept> {
    let storage = Storage::open().await?;
    let mut corpus = Corpus::default();
    let mut after = DocumentId(0);
    loop {
        let page = storage.words(after, AT_ONCE).await?;
        let Some((last, _)) = page.last() else { return Ok(corpus) };
        after = *last;
        for (id, words) in page {
            corpus.add(id, &words);
        }
    }
}

impl Corpus {
    fn add(&mut self, id: DocumentId, words: &str) {
        self.begins.push((self.texts.len(), id));
        self.texts.push_str(words);
        self.texts.push(BETWEEN);
    }

    fn find(&self, words: &str) -> Vec<u32> {
        let mut found = Vec::new();
        let mut from = 0;
        while let Some(at) =
            self.texts.get(from..).filter(|_| !words.is_empty()).and_then(|rest| rest.find(words))
        {
            let after = self.begins.partition_point(|(begin, _)| *begin <= from + at);
            let Some((_, id)) = after.checked_sub(1).and_then(|place| self.begins.get(place)) else { break };
            found.push(id.0);
            // One hit is enough: on to the next text.
            match self.begins.get(after) {
                Some((begin, _)) => from = *begin,
                None => break,
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_document_with_the_words_is_found_once() {
        let mut corpus = Corpus::default();
        for (id, words) in [(2, "thu ngan sach, thu phi"), (5, "trong rung"), (9, "xa thu 5 ty")] {
            corpus.add(DocumentId(id), words);
        }
        assert_eq!(corpus.find("thu"), [2, 9]);
        assert_eq!(corpus.find("phi trong"), [] as [u32; 0], "not over the edge of a text");
        assert_eq!(corpus.find("5 ty"), [9]);
        assert_eq!(corpus.find(""), [] as [u32; 0]);
    }
}
