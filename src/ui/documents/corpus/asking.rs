//! What the module for files is asked about many documents, and what it says on the way.

use crate::browser::client::write_message;
use crate::browser::files;
use crate::browser::keeper::Keeper;
use crate::browser::port::{Choice, Failed, FormatRow, Port};
use crate::label::LabelSet;
use crate::session::Notice;
use crate::ui::i18n::Message;
use crate::ui::{ByRc, Language};
use js_sys::{Array, Uint8Array, Uint32Array};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, File};
use yew::UseStateSetter;

/// What is going on, in words, and whether it is a problem.
pub(super) type Said = Option<(String, bool)>;

/// A file that was written, with something to say of it before anybody takes it.
#[derive(Debug)]
pub(super) struct Held {
    name: String,
    pieces: Array,
}

/// Whoever asks, and says what comes of it.
#[derive(Clone)]
pub(super) struct Asking {
    /// Where it is said.
    pub(super) said: UseStateSetter<Said>,
    /// Where a file waits until what it lacks was read.
    pub(super) held: UseStateSetter<Option<ByRc<Held>>>,
    /// In which language.
    pub(super) language: Language,
}

impl Asking {
    /// All formats; nothing where the module does not answer, which is said.
    pub(super) async fn formats(self) -> Option<Vec<FormatRow>> {
        let rows = async { Port::start()?.formats().await };
        rows.await.map_err(|error| self.fail(&error)).ok()
    }

    /// Documents of these numbers as files of a format. What the file lacks is said before it is taken.
    pub(super) async fn export(self, choice: Choice, shown: Vec<u32>) {
        self.held.set(None);
        let ids = Uint32Array::from(shown.as_slice());
        let choice = match write_message(&choice) {
            Ok(choice) => choice,
            Err(error) => return self.fail(&error),
        };
        let arguments = [choice.into(), ids.into(), "chu-giai".into()];
        let pieces = Pieces::default();
        if let Some(answer) = self.ask("export", &arguments, Some(pieces.with(self.telling()))).await {
            let answer: Array = answer.unchecked_into();
            let name = answer.get(0).as_string().unwrap_or_default();
            let held = Held { name, pieces: pieces.and(answer.get(1)) };
            let words = answer.get(2).as_string().filter(|words| !words.is_empty());
            if let Some(words) = words {
                self.said.set(Some((words, answer.get(3).is_truthy())));
                self.held.set(Some(ByRc::new(held)));
            } else if self.hand_over(&held) {
                self.said.set(None);
            }
        }
    }

    /// Hands a file to the browser; whether that took it, which is said where it did not.
    pub(super) fn hand_over(&self, held: &Held) -> bool {
        let is_saved = files::save_parts(&held.name, BYTES, &held.pieces).is_ok();
        if !is_saved {
            self.said.set(Some((Message::DownloadFailed.text(self.language).to_owned(), true)));
        }
        is_saved
    }

    /// Everything in one file.
    pub(super) async fn back_up(self) {
        let pieces = Pieces::default();
        self.said.set(Some((Message::Writing.text(self.language).to_owned(), false)));
        if let Some(answer) = self.ask("backup", &[], Some(pieces.with(Rc::new(|_| {})))).await {
            let answer: Array = answer.unchecked_into();
            let is_saved =
                files::save_parts("chu-giai-backup.jsonl", LINES, &pieces.and(answer.get(0))).is_ok();
            self.saved(is_saved, answer.get(1).as_string(), true);
        }
    }

    /// What such a file has, beside what there is.
    pub(super) async fn restore(self, file: File, keeper: Option<Rc<Keeper>>) {
        let Ok(bytes) = JsFuture::from(file.array_buffer()).await else {
            let unreadable = Notice::Unreadable(file.name());
            let words = self.language.notice(&unreadable, &LabelSet::default());
            return self.said.set(Some((words, true)));
        };
        let arguments = [Uint8Array::new(&bytes).into()];
        if let Some(answer) = self.ask("restore", &arguments, Some(self.telling())).await {
            let answer: Array = answer.unchecked_into();
            self.said.set(Some((answer.get(0).as_string().unwrap_or_default(), answer.get(1).is_truthy())));
        }
        if let Some(keeper) = keeper {
            keeper.relist();
        }
    }

    /// The damaged records.
    pub(super) async fn damaged(self) {
        if let Some(records) = self.ask("aside", &[], None).await {
            let saved = files::save_parts("chu-giai-damaged.jsonl", LINES, &Array::of1(&records));
            self.saved(saved.is_ok(), None, false);
        }
    }

    /// The answer; where there is none, why is said.
    async fn ask(
        &self,
        name: &str,
        arguments: &[JsValue],
        more: Option<Rc<dyn Fn(JsValue)>>,
    ) -> Option<JsValue> {
        let answer = async { Port::start()?.ask(name, self.language.tag(), arguments, more).await };
        answer.await.map_err(|error| self.fail(&error)).ok()
    }

    fn fail(&self, error: &Failed) {
        self.said.set(Some((self.language.failed(error).to_owned(), true)));
    }

    /// Says that the browser makes no file of it, if so; else what there is to say of the file, and whether that is a
    /// problem.
    fn saved(&self, is_saved: bool, words: Option<String>, wrong: bool) {
        let failed = || (Message::DownloadFailed.text(self.language).to_owned(), true);
        let words = words.filter(|words| !words.is_empty()).map(|words| (words, wrong));
        self.said.set(if is_saved { words } else { Some(failed()) });
    }

    /// Says how far it has come.
    fn telling(&self) -> Rc<dyn Fn(JsValue)> {
        let asking = self.clone();
        Rc::new(move |progress| {
            if let Some((done, all)) = pair(&progress) {
                asking.said.set(Some((asking.language.share(done, all), false)));
            }
        })
    }
}

/// The pieces of a file, as they come: the browser keeps them, on a disk where they are many.
#[derive(Default)]
struct Pieces(Rc<RefCell<Vec<JsValue>>>);

impl Pieces {
    /// Keeps pieces, and hands on what is none.
    fn with(&self, other: Rc<dyn Fn(JsValue)>) -> Rc<dyn Fn(JsValue)> {
        let pieces = Rc::clone(&self.0);
        Rc::new(move |told: JsValue| {
            if !told.is_instance_of::<Uint8Array>() {
                return other(told);
            }
            let mut pieces = pieces.borrow_mut();
            // A blob is no memory of the page.
            let blob = Blob::new_with_buffer_source_sequence(&Array::of1(&told));
            pieces.push(blob.map_or(told, JsValue::from));
        })
    }

    /// All of them, with the last.
    fn and(&self, last: JsValue) -> Array {
        self.0.borrow().iter().cloned().chain([last]).collect()
    }
}

const BYTES: &str = "application/octet-stream";
const LINES: &str = "application/jsonl";

/// Two numbers of the module.
fn pair(numbers: &JsValue) -> Option<(usize, usize)> {
    let numbers: &Array = numbers.dyn_ref()?;
    // Counts of documents.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let number = |at: u32| Some(numbers.get(at).as_f64()? as usize);
    Some((number(0)?, number(1)?))
}
