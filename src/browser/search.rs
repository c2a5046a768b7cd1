//! Which documents have some words: their texts are read once into the memory of a worker, and then searched
//! there, thousands in the blink of an eye. Where in a text they stand is asked for those that are shown.

use super::storage::{DocumentId, NotKept, Storage};
use crate::session::Passage;
use crate::text::Text;
use js_sys::{Array, JSON, Reflect, Uint32Array};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};

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
    static STORAGE: RefCell<Option<Rc<Storage>>> = RefCell::default();
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

/// What the page asks for the place of words in a document, as [`passage`] reads it.
pub(super) fn asked(id: DocumentId, words: &str) -> JsValue {
    format!("{} {words}", id.0).into()
}

/// A place of the words in a document as it is written there: what stands before them, they, what follows. Nothing where
/// it has none.
///
/// # Errors
/// Where the browser does not give the document.
pub(super) async fn passage(asked: &str) -> Result<JsValue, NotKept> {
    let (id, words) = asked.split_once(' ').unwrap_or_default();
    let id = DocumentId(id.parse().unwrap_or_default());
    let whole = storage().await?.whole(id).await?;
    let passage = whole.and_then(|whole| Passage::found(&text_of(whole.json)?, words));
    Ok(passage.map_or(JsValue::UNDEFINED, |Passage { before, words, after }| {
        Array::of3(&before.into(), &words.into(), &after.into()).into()
    }))
}

/// The text of a document that was written whole. The browser reads the rest of it as well, which is quicker than to
/// make a document of it.
fn text_of(json: Vec<u8>) -> Option<Text> {
    let project = JSON::parse(&String::from_utf8(json).ok()?).ok()?;
    let document = Reflect::get(&project, &"document".into()).ok()?;
    Text::new(&Reflect::get(&document, &"text".into()).ok()?.as_string()?).ok()
}

/// What [`passage`] answered.
pub(super) fn told(answer: &JsValue) -> Option<Passage> {
    let parts: &Array = answer.dyn_ref()?;
    let part = |at| parts.get(at).as_string().unwrap_or_default();
    Some(Passage { before: part(0), words: part(1), after: part(2) })
}

/// The database, opened once.
async fn storage() -> Result<Rc<Storage>, NotKept> {
    if let Some(open) = STORAGE.with_borrow(Clone::clone) {
        return Ok(open);
    }
    let opened = Rc::new(Storage::open().await?);
    STORAGE.set(Some(Rc::clone(&opened)));
    Ok(opened)
}

async fn read() -> Result<Corpus, NotKept> {
    let storage = storage().await?;
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
