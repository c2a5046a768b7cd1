//! The module that reads strangers' files and writes for other programs: it is fetched when it is first
//! needed, and works in a worker.

mod wire;

use super::worker;
use gloo_events::EventListener;
use js_sys::{Array, Function, Promise, Uint8Array};
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{MessageEvent, Worker};
pub use wire::{Choice, FormatRow, Found, Handed, Page, Parcel, Report, Sight, Sights};

/// The module is missing, or stopped.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Failed {
    /// There is none, or it does not start.
    #[error("expected the module for files to start")]
    Missing,
    /// It says why, in the page's language.
    #[error("{0}")]
    Said(String),
}

/// A file with its bytes.
#[derive(Clone, Debug)]
pub struct Written {
    /// With its ending.
    pub name: String,
    /// All of it.
    pub bytes: Uint8Array,
}

/// A worker that answers questions, one after the other.
pub struct Port {
    worker: Worker,
    asked: Rc<RefCell<BTreeMap<u32, Asked>>>,
    next: Cell<u32>,
    ready: Promise,
    _listeners: Vec<EventListener>,
}

/// Who waits for an answer.
struct Asked {
    resolve: Function,
    reject: Function,
    more: Option<Rc<dyn Fn(JsValue)>>,
}

impl std::fmt::Debug for Port {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Port")
    }
}

impl Drop for Port {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

impl Port {
    /// Starts the module.
    ///
    /// # Errors
    /// Where the browser starts no worker. A module that does not load fails the first question.
    pub fn start() -> Result<Self, Failed> {
        let (worker, sending) = worker::of_part("port").ok_or(Failed::Missing)?;
        let mut sending = Some(sending);
        let asked: Rc<RefCell<BTreeMap<u32, Asked>>> = Rc::default();
        let mut listeners = Vec::new();
        let ready = Promise::new(&mut |resolve, reject| {
            let waiting = Rc::clone(&asked);
            listeners.push(EventListener::new(&worker, "message", move |event| {
                let Some(data) = event.dyn_ref::<MessageEvent>().map(MessageEvent::data) else { return };
                match data.dyn_into::<Array>() {
                    Ok(answer) => take(&waiting, &answer),
                    Err(_) => drop(resolve.call0(&JsValue::NULL)),
                }
            }));
            for name in ["error", "messageerror"] {
                let (waiting, reject) = (Rc::clone(&asked), reject.clone());
                listeners.push(EventListener::new(&worker, name, move |_| {
                    let _ = reject.call0(&JsValue::NULL);
                    for (_, asked) in std::mem::take(&mut *waiting.borrow_mut()) {
                        let _ = asked.reject.call0(&JsValue::NULL);
                    }
                }));
            }
            if let Some(sending) = sending.take() {
                spawn_local(async move {
                    if sending.await.is_err() {
                        let _ = reject.call0(&JsValue::NULL);
                    }
                });
            }
        });
        Ok(Self { worker, asked, next: Cell::new(0), ready, _listeners: listeners })
    }

    /// Asks, and waits for the answer; `more` gets what comes before it. Bytes are handed over, not copied: they
    /// are the module's afterwards.
    ///
    /// # Errors
    /// What the module says, or that it stopped.
    pub async fn ask(
        &self,
        name: &str,
        language: &str,
        arguments: &[JsValue],
        more: Option<Rc<dyn Fn(JsValue)>>,
    ) -> Result<JsValue, Failed> {
        JsFuture::from(self.ready.clone()).await.ok().ok_or(Failed::Missing)?;
        let serial = self.next.get();
        self.next.set(serial.wrapping_add(1));
        let answer = Promise::new(&mut |resolve, reject| {
            self.asked.borrow_mut().insert(serial, Asked { resolve, reject, more: more.clone() });
        });
        let question = Array::of3(&serial.into(), &name.into(), &language.into());
        for argument in arguments {
            question.push(argument);
        }
        let bytes = arguments.iter().filter_map(|argument| argument.dyn_ref::<Uint8Array>());
        let buffers: Array = bytes.map(Uint8Array::buffer).collect();
        self.worker.post_message_with_transfer(&question, &buffers).ok().ok_or(Failed::Missing)?;
        JsFuture::from(answer).await.map_err(|words| words.as_string().map_or(Failed::Missing, Failed::Said))
    }

    /// All formats.
    ///
    /// # Errors
    /// Where the module does not answer.
    pub async fn formats(&self) -> Result<Vec<FormatRow>, Failed> {
        json(&self.ask("formats", "", &[], None).await?)
    }

    /// A document as files, with what there is to say about them.
    ///
    /// # Errors
    /// Where the module does not answer.
    pub async fn write(
        &self,
        language: &str,
        choice: &Choice,
        stem: &str,
        project: &[u8],
    ) -> Result<(Vec<Written>, Report), Failed> {
        let arguments = [choice_of(choice), stem.into(), Uint8Array::from(project).into()];
        let answer: Array = self.ask("write", language, &arguments, None).await?.unchecked_into();
        let files = answer.get(0).dyn_into::<Array>().map(|files| written(&files)).unwrap_or_default();
        Ok((files, json(&answer.get(1))?))
    }

    /// The next things that are in the files that were handed over to be read.
    ///
    /// # Errors
    /// Where the module does not answer.
    pub async fn next_page(&self, language: &str) -> Result<Page, Failed> {
        json(&self.ask("next", language, &[], None).await?)
    }

    /// The next files that are seen, of those that were handed over to be looked at.
    ///
    /// # Errors
    /// Where the module does not answer.
    pub async fn next_sights(&self, language: &str) -> Result<Sights, Failed> {
        json(&self.ask("sights", language, &[], None).await?)
    }

    /// What the files in these places, of all that were seen, begin with in another encoding.
    ///
    /// # Errors
    /// Where the module does not answer.
    pub async fn previews(&self, places: &[usize], encoding: &str) -> Result<Vec<String>, Failed> {
        json(&self.ask("previews", "", &[json_of(&places), encoding.into()], None).await?)
    }

    /// Which of several files belong together by their names: the place of each main one, and of its own.
    ///
    /// # Errors
    /// Where the module does not answer.
    pub async fn groups(&self, names: &[String]) -> Result<Vec<(usize, Vec<usize>)>, Failed> {
        json(&self.ask("groups", "", &[json_of(&names)], None).await?)
    }
}

/// Files as they come from the module.
pub fn written(files: &Array) -> Vec<Written> {
    let file = |file: JsValue| {
        let file: Array = file.dyn_into().ok()?;
        Some(Written { name: file.get(0).as_string()?, bytes: file.get(1).dyn_into().ok()? })
    };
    files.iter().filter_map(file).collect()
}

/// A choice as an argument.
pub fn choice_of(choice: &Choice) -> JsValue {
    json_of(choice)
}

/// Plain data as an argument.
pub fn json_of(data: &impl serde::Serialize) -> JsValue {
    serde_json::to_string(data).unwrap_or_default().into()
}

fn json<T: serde::de::DeserializeOwned>(answer: &JsValue) -> Result<T, Failed> {
    let json = answer.as_string().ok_or(Failed::Missing)?;
    serde_json::from_str(&json).ok().ok_or(Failed::Missing)
}

fn take(asked: &RefCell<BTreeMap<u32, Asked>>, answer: &Array) {
    // A number that came from here.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let Some(serial) = answer.get(0).as_f64().map(|serial| serial as u32) else { return };
    let (kind, content) = (answer.get(1).as_string().unwrap_or_default(), answer.get(2));
    if kind == "more" {
        let more = asked.borrow().get(&serial).and_then(|asked| asked.more.clone());
        return more.into_iter().for_each(|more| more(content.clone()));
    }
    let Some(asked) = asked.borrow_mut().remove(&serial) else { return };
    let answer = if kind == "done" { asked.resolve } else { asked.reject };
    let _ = answer.call1(&JsValue::NULL, &content);
}
