//! Many documents in one file for other programs.

use super::write::{chosen, pack, too_large};
use super::{Fault, Question, Tell};
use crate::annotation::Document;
use crate::browser::client::Failed;
use crate::browser::keeper::as_left;
use crate::browser::storage::{DocumentId, Kept, Storage};
use crate::exchange::{Archive, Bundle, Format, Loss, Lost, Making, Options, Packing, Share, Split, verify};
use crate::text::plain_words;
use crate::ui::Language;
use js_sys::{Array, Uint8Array, Uint32Array};
use std::collections::BTreeMap;
use std::slice::Chunks;
use std::vec::IntoIter;
use wasm_bindgen::{JsCast, JsValue};

/// Documents between two words to the page about how far it has come.
const STEP: usize = 50;

/// Documents of these numbers as files: the choice, the numbers, the name of the corpus. One file is given
/// as it is, several as an archive; in parts or with a data card where the choice says so. What is written is told
/// piece by piece as far as nothing more changes it, so that neither the documents nor the file are in memory.
/// The answer is the name of the file, its last piece, what there is to say of it, and whether something is missing.
pub(super) async fn export(question: &Question, tell: Tell<'_>) -> Result<JsValue, Fault> {
    let (format, options, choice) = chosen(question)?;
    let split = match choice.split {
        Some((train, dev)) => {
            // The page asks until the shares are right.
            Some(Split::new(train, dev, choice.seed).ok_or(Failed::Missing)?)
        }
        None => None,
    };
    let numbers = question.asked.arguments.get(1).and_then(|numbers| numbers.dyn_ref::<Uint32Array>());
    let numbers = numbers.map(Uint32Array::to_vec).unwrap_or_default();
    let corpus = question.text(2);
    let storage = Storage::open().await?;
    // How documents are shared out is known when all were seen; a few numbers are all that is kept of each.
    let parts = match &split {
        Some(split) => Some(split.parts_of(&shares(&storage, &numbers, options).await?)),
        None => None,
    };
    let making = (choice.card || split.is_some()).then(|| Making { split, ..Making::default() });
    let bundle = Bundle::new(format, &corpus, &options, making);
    let mut going = Going { bundle, archive: Archive::default(), packing: BTreeMap::new(), waiting: 0 };
    let (mut said, mut known) = (Said::default(), 0);
    let mut documents = Documents::of(&storage, &numbers);
    for (at, number) in numbers.iter().enumerate() {
        if at % STEP == 0 {
            tell(progress(at, numbers.len()));
        }
        let Some((document, damaged)) = documents.next().await? else {
            said.unread += 1;
            continue;
        };
        said.document(format, &document, options, damaged);
        let part = parts.as_ref().and_then(|parts| parts.get(known).copied());
        known += 1;
        going.bundle.add(&stem(*number, &document), &document, part);
        if !choice.card {
            going.pour(tell);
        }
        going.pack(tell, question.language)?;
    }
    let (name, last) = going.finish(&corpus, format, tell, question.language)?;
    let (words, missing) = (said.words(question.language), said.is_missing());
    Ok(Array::of4(&name.into(), &Uint8Array::from(last.as_slice()).into(), &words.into(), &missing.into())
        .into())
}

/// An export on its way.
struct Going<'f> {
    bundle: Bundle<'f>,
    archive: Archive,
    /// Files of the archive that still grow, by their names.
    packing: BTreeMap<String, Packing>,
    /// Bytes in the archive since the last piece.
    waiting: usize,
}

impl Going<'_> {
    /// Tells what is written of the one file that there is.
    fn pour(&mut self, tell: Tell<'_>) {
        if self.bundle.waiting() > PIECE
            && let Some(piece) = self.bundle.piece()
        {
            tell(Uint8Array::from(piece.as_bytes()).into());
        }
    }

    /// Packs the files that are whole.
    fn pack(&mut self, tell: Tell<'_>, language: Language) -> Result<(), Fault> {
        for file in self.bundle.whole() {
            self.waiting += file.content.len();
            pack(&mut self.archive, &file, language)?;
        }
        for file in self.bundle.grown(PIECE) {
            self.packing.entry(file.name).or_default().push(file.content.as_bytes());
        }
        if self.waiting > PIECE {
            self.waiting = 0;
            tell(Uint8Array::from(self.archive.piece().as_slice()).into());
        }
        Ok(())
    }

    /// The name of the file, and its last piece.
    fn finish(
        mut self,
        corpus: &str,
        format: &Format,
        tell: Tell<'_>,
        language: Language,
    ) -> Result<(String, Vec<u8>), Fault> {
        let mut files = self.bundle.finish();
        if self.archive.is_empty()
            && self.packing.is_empty()
            && files.len() == 1
            && let Some(file) = files.pop()
        {
            return Ok((file.name, file.content.into_bytes()));
        }
        if self.archive.is_empty() && files.is_empty() {
            return Ok((format!("{corpus}.{}", format.extension), Vec::new()));
        }
        for file in &files {
            let Some(mut packing) = self.packing.remove(&file.name) else {
                pack(&mut self.archive, file, language)?;
                continue;
            };
            packing.push(file.content.as_bytes());
            let mut give = |piece: Vec<u8>| tell(Uint8Array::from(piece.as_slice()).into());
            let is_in = self.archive.add_packed(&file.name, packing, &mut give);
            is_in.then_some(()).ok_or_else(|| too_large(file, language))?;
        }
        Ok((format!("{corpus}.zip"), self.archive.finish()))
    }
}

/// What there is to say of documents that are exported.
#[derive(Default)]
struct Said {
    losses: BTreeMap<Lost, usize>,
    /// Documents that do not read, that lack their last changes, that read back otherwise.
    unread: usize,
    damaged: usize,
    unlike: usize,
}

impl Said {
    fn document(&mut self, format: &Format, document: &Document, options: Options, damaged: usize) {
        self.damaged += usize::from(damaged > 0);
        self.unlike += usize::from(verify(format, document, &options).is_err());
        for Loss { lost, count } in format.losses(document, &options) {
            *self.losses.entry(lost).or_default() += count;
        }
    }

    fn is_missing(&self) -> bool {
        self.unread + self.damaged + self.unlike > 0
    }

    fn words(&self, language: Language) -> String {
        let losses = self.losses.iter().map(|(&lost, &count)| language.loss(Loss { lost, count }));
        let losses: Vec<String> = losses.collect();
        let carried = (!losses.is_empty()).then(|| language.not_carried(&losses.join(", ")));
        let missing = [
            (self.unread, language.not_in_export(self.unread)),
            (self.damaged, language.without_last_changes(self.damaged)),
            (self.unlike, language.read_back_otherwise(self.unlike)),
        ];
        let missing = missing.into_iter().filter(|(count, _)| *count > 0).map(|(_, words)| words);
        missing.chain(carried).collect::<Vec<_>>().join(" ")
    }
}

/// What each document has to be shared out; of those that do not read nothing.
async fn shares(storage: &Storage, numbers: &[u32], options: Options) -> Result<Vec<Share>, Fault> {
    let mut shares = Vec::with_capacity(numbers.len());
    let mut documents = Documents::of(storage, numbers);
    for _ in numbers {
        if let Some((document, _)) = documents.next().await? {
            shares.push(Share::of(&options.wanted(&document)));
        }
    }
    Ok(shares)
}

/// Documents that are read at once: each question is a way to the database and back.
const AT_ONCE: usize = 20;

/// Documents one after the other.
struct Documents<'d> {
    storage: &'d Storage,
    numbers: Chunks<'d, u32>,
    read: IntoIter<Option<Kept>>,
}

impl<'d> Documents<'d> {
    fn of(storage: &'d Storage, numbers: &'d [u32]) -> Self {
        Self { storage, numbers: numbers.chunks(AT_ONCE), read: Vec::new().into_iter() }
    }

    /// The next one as it was left, and how many of its last changes do not read; `None` where nothing of it does.
    async fn next(&mut self) -> Result<Option<(Document, usize)>, Fault> {
        if self.read.len() == 0 {
            let ids: Vec<DocumentId> =
                self.numbers.next().unwrap_or_default().iter().copied().map(DocumentId).collect();
            self.read = self.storage.load_all(&ids).await?.into_iter();
        }
        match self.read.next().flatten() {
            Some(kept) => Ok(as_left(kept).await),
            None => Ok(None),
        }
    }
}

/// A name for the files of a document: its number, and the beginning of its title in plain letters.
fn stem(number: u32, document: &Document) -> String {
    let mut words = plain_words(&document.meta().title);
    words.truncate(8);
    words.insert(0, format!("{number:05}"));
    words.join("-")
}

/// How far it has come, for the page.
pub(super) fn progress(done: usize, all: usize) -> JsValue {
    Array::of2(&count(done), &count(all)).into()
}

fn count(number: usize) -> JsValue {
    u32::try_from(number).unwrap_or(u32::MAX).into()
}

/// Bytes after which a piece is handed to the page.
pub(super) const PIECE: usize = 1_000_000;
