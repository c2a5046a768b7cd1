//! What the module for files is asked about many documents, and what it says on the way.

use crate::browser::files;
use crate::browser::keeper::Keeper;
use crate::browser::port::{Choice, Failed, FormatRow, Port, choice_of, written};
use crate::ui::Language;
use crate::ui::i18n::Message;
use js_sys::{Array, Uint8Array, Uint32Array};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::File;
use yew::UseStateSetter;

/// What is going on, in words, and whether it is a problem.
pub(super) type Said = Option<(String, bool)>;

/// Whoever asks, and says what comes of it.
#[derive(Clone)]
pub(super) struct Asking {
    /// Where it is said.
    pub(super) said: UseStateSetter<Said>,
    /// In which language.
    pub(super) language: Language,
}

impl Asking {
    /// All formats; nothing where the module does not answer, which is said.
    pub(super) async fn formats(self) -> Option<Vec<FormatRow>> {
        let rows = async { Port::start()?.formats().await };
        rows.await.map_err(|error| self.fail(&error)).ok()
    }

    /// Documents of these numbers as files of a format.
    pub(super) async fn export(self, choice: Choice, shown: Vec<u32>) {
        let ids = Uint32Array::from(shown.as_slice());
        let arguments = [choice_of(&choice), ids.into(), "chu-giai".into()];
        if let Some(answer) = self.ask("export", &arguments, Some(self.telling())).await {
            let files = written(&Array::of1(&answer));
            let saved =
                files.first().is_some_and(|file| files::save_bytes(&file.name, BYTES, &file.bytes).is_ok());
            self.saved(saved);
        }
    }

    /// Everything in one file.
    pub(super) async fn back_up(self) {
        let parts: Rc<RefCell<Vec<JsValue>>> = Rc::default();
        let more: Rc<dyn Fn(JsValue)> = {
            let parts = Rc::clone(&parts);
            Rc::new(move |part| parts.borrow_mut().push(part))
        };
        self.said.set(Some((Message::Writing.text(self.language).to_owned(), false)));
        if let Some(last) = self.ask("backup", &[], Some(more)).await {
            parts.borrow_mut().push(last);
            let parts: Array = parts.borrow().iter().collect();
            self.saved(files::save_parts("chu-giai-backup.jsonl", LINES, &parts).is_ok());
        }
    }

    /// What such a file has, beside what there is.
    pub(super) async fn restore(self, file: File, keeper: Option<Rc<Keeper>>) {
        let Ok(bytes) = JsFuture::from(file.array_buffer()).await else { return };
        let arguments = [Uint8Array::new(&bytes).into()];
        if let Some(counts) = self.ask("restore", &arguments, Some(self.telling())).await {
            self.said.set(Some((restored(&counts, self.language), false)));
        }
        if let Some(keeper) = keeper {
            keeper.relist();
        }
    }

    /// The damaged records.
    pub(super) async fn damaged(self) {
        if let Some(records) = self.ask("aside", &[], None).await {
            let saved = files::save_parts("chu-giai-damaged.jsonl", LINES, &Array::of1(&records));
            self.saved(saved.is_ok());
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

    /// Says that the browser makes no file of it, if so.
    fn saved(&self, is_saved: bool) {
        let failed = || (Message::DownloadFailed.text(self.language).to_owned(), true);
        self.said.set((!is_saved).then(failed));
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

const BYTES: &str = "application/octet-stream";
const LINES: &str = "application/jsonl";

fn restored(counts: &JsValue, language: Language) -> String {
    let (brought, unread) = pair(counts).unwrap_or_default();
    language.documents_imported(
        u32::try_from(brought).unwrap_or(u32::MAX),
        0,
        u32::try_from(unread).unwrap_or(u32::MAX),
    )
}

/// Two numbers of the module.
fn pair(numbers: &JsValue) -> Option<(usize, usize)> {
    let numbers: &Array = numbers.dyn_ref()?;
    // Counts of documents.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let number = |at: u32| Some(numbers.get(at).as_f64()? as usize);
    Some((number(0)?, number(1)?))
}
