//! What the module for files is asked about many documents, and what it says on the way.

use crate::browser::client::write_message;
use crate::browser::files;
use crate::browser::keeper::Keeper;
use crate::browser::port::{Choice, Failed, FormatRow, Port};
use crate::label::LabelSet;
use crate::session::Notice;
use crate::ui::i18n::Message;
use crate::ui::kept::Setter;
use crate::ui::{ByRc, Language};
use js_sys::{Array, Uint8Array, Uint32Array};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, File};

/// What is going on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Said {
    /// Empty where there is nothing to say.
    pub(super) words: String,
    /// Whether it is a problem.
    pub(super) is_wrong: bool,
}

/// A file that was written; where there is something to say of it, nobody has taken it yet.
#[derive(Debug)]
pub(super) struct Held {
    name: String,
    /// Its MIME type.
    kind: &'static str,
    pieces: Array,
}

/// Whoever asks, and says what comes of it.
#[derive(Clone)]
pub(super) struct Asking {
    /// Where it is said.
    pub(super) said: Setter<Said>,
    /// Where a file waits until what it lacks was read.
    pub(super) held: Setter<Option<ByRc<Held>>>,
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
            let held = Held { name, kind: BYTES, pieces: pieces.and(answer.get(1)) };
            let said = said(&answer, 2, answer.get(3).is_truthy());
            if !said.words.is_empty() {
                self.said.set(said);
                self.held.set(Some(ByRc::new(held)));
            } else if self.hand_over(&held) {
                self.said.set(said);
            }
        }
    }

    /// Hands a file to the browser; whether that took it, which is said where it did not.
    pub(super) fn hand_over(&self, held: &Held) -> bool {
        let is_saved = files::save_parts(&held.name, held.kind, &held.pieces).is_ok();
        if !is_saved {
            self.complain(Message::DownloadFailed.text(self.language).to_owned());
        }
        is_saved
    }

    /// Everything in one file.
    pub(super) async fn back_up(self) {
        let pieces = Pieces::default();
        self.say(Message::Writing.text(self.language).to_owned());
        if let Some(answer) = self.ask("backup", &[], Some(pieces.with(Rc::new(|_| {})))).await {
            let answer: Array = answer.unchecked_into();
            let name = "chu-giai-backup.jsonl".to_owned();
            if self.hand_over(&Held { name, kind: LINES, pieces: pieces.and(answer.get(0)) }) {
                self.said.set(said(&answer, 1, true));
            }
        }
    }

    /// What such a file has, beside what there is.
    pub(super) async fn restore(self, file: File, keeper: Option<Rc<Keeper>>) {
        let Ok(bytes) = JsFuture::from(file.array_buffer()).await else {
            let unreadable = Notice::Unreadable(file.name());
            let words = self.language.notice(&unreadable, &LabelSet::default());
            return self.complain(words);
        };
        let arguments = [Uint8Array::new(&bytes).into()];
        if let Some(answer) = self.ask("restore", &arguments, Some(self.telling())).await {
            let answer: Array = answer.unchecked_into();
            self.said.set(said(&answer, 0, answer.get(1).is_truthy()));
        }
        if let Some(keeper) = keeper {
            keeper.relist();
        }
    }

    /// The damaged records.
    pub(super) async fn damaged(self) {
        if let Some(records) = self.ask("aside", &[], None).await {
            let name = "chu-giai-damaged.jsonl".to_owned();
            if self.hand_over(&Held { name, kind: LINES, pieces: Array::of1(&records) }) {
                self.said.set(Said::default());
            }
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
        self.complain(self.language.failed(error).to_owned());
    }

    fn say(&self, words: String) {
        self.said.set(Said { words, is_wrong: false });
    }

    fn complain(&self, words: String) {
        self.said.set(Said { words, is_wrong: true });
    }

    /// Says how far it has come.
    fn telling(&self) -> Rc<dyn Fn(JsValue)> {
        let asking = self.clone();
        Rc::new(move |progress| {
            if let Some((done, all)) = pair(&progress) {
                asking.say(asking.language.share(done, all));
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

/// The words at a place of an answer, which are a problem or not.
fn said(answer: &Array, place: u32, is_wrong: bool) -> Said {
    let words = answer.get(place).as_string().unwrap_or_default();
    Said { is_wrong: is_wrong && !words.is_empty(), words }
}

/// Two numbers of the module.
fn pair(numbers: &JsValue) -> Option<(usize, usize)> {
    let numbers: &Array = numbers.dyn_ref()?;
    // Counts of documents.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let number = |at: u32| Some(numbers.get(at).as_f64()? as usize);
    Some((number(0)?, number(1)?))
}
