//! A worker that is asked and answers: the page's side of it and the worker's own.
//!
//! A question is a list: its number, what is asked, the language of the page, arguments. What comes back is a list
//! as well: the number of the question, then `more`, `done` or `failed`, and what there is to say. Whatever a worker
//! says before that, says that it listens: what was sent earlier would be lost.

use super::memory::give_back;
use super::storage::NotKept;
use gloo_events::EventListener;
use js_sys::{Array, Function, Promise, Uint8Array};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent, Worker};

/// The first message: the worker listens.
const READY: &str = "ready";

/// There is no worker, or it stopped, or says why it does not answer.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Failed {
    /// There is none, or it does not start, or stopped.
    #[error("expected a worker that answers")]
    Missing,
    /// The browser does not keep what it was to keep.
    #[error(transparent)]
    NotKept(#[from] NotKept),
    /// It says why, in the page's language.
    #[error("{0}")]
    Said(String),
}

/// A worker that answers questions, in the order in which they are asked.
pub struct Client {
    worker: Worker,
    asked: Rc<RefCell<BTreeMap<u32, Asked>>>,
    next: Cell<u32>,
    ready: Promise,
    stopped: Rc<Cell<bool>>,
    _listeners: Vec<EventListener>,
}

/// Who waits for an answer.
struct Asked {
    resolve: Function,
    reject: Function,
    more: Option<More>,
}

/// Gets what comes before an answer.
pub type More = Rc<dyn Fn(JsValue)>;

impl std::fmt::Debug for Client {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Client")
    }
}

impl Drop for Client {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

impl Client {
    /// Listens to a worker; `sending` hands it its module, and fails where there is none.
    pub(super) fn of(worker: Worker, sending: impl Future<Output = Result<(), JsValue>> + 'static) -> Self {
        let mut sending = Some(sending);
        let asked: Rc<RefCell<BTreeMap<u32, Asked>>> = Rc::default();
        let stopped = Rc::<Cell<bool>>::default();
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
                let stopped = Rc::clone(&stopped);
                listeners.push(EventListener::new(&worker, name, move |_| {
                    stopped.set(true);
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
        Self { worker, asked, next: Cell::new(0), ready, stopped, _listeners: listeners }
    }

    /// Whether it has stopped: nothing that is asked is answered any more.
    pub fn has_stopped(&self) -> bool {
        self.stopped.get()
    }

    /// Asks, and waits for the answer; `more` gets what comes before it. Bytes are handed over, not copied: they
    /// are the worker's afterwards.
    ///
    /// # Errors
    /// What the worker says, or that it stopped.
    pub async fn ask(
        &self,
        name: &str,
        language: &str,
        arguments: &[JsValue],
        more: Option<More>,
    ) -> Result<JsValue, Failed> {
        JsFuture::from(self.ready.clone()).await.ok().ok_or(Failed::Missing)?;
        if self.has_stopped() {
            return Err(Failed::Missing);
        }
        let serial = self.next.get();
        self.next.set(serial.wrapping_add(1));
        let answer = Promise::new(&mut |resolve, reject| {
            self.asked.borrow_mut().insert(serial, Asked { resolve, reject, more: more.clone() });
        });
        let question = Array::of3(&serial.into(), &name.into(), &language.into());
        for argument in arguments {
            question.push(argument);
        }
        self.worker.post_message_with_transfer(&question, &buffers(&question)).ok().ok_or(Failed::Missing)?;
        JsFuture::from(answer).await.map_err(|words| words.as_string().map_or(Failed::Missing, Failed::Said))
    }
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

/// The bytes of a message, which are handed over with it. What is copied stays with both sides until the browser looks for
/// what is not needed, after tens of megabytes.
fn buffers(message: &Array) -> Array {
    let buffers_of = |part: JsValue| match part.dyn_into::<Uint8Array>() {
        Ok(bytes) => Array::of1(&bytes.buffer()),
        Err(other) => other.dyn_ref().map(buffers).unwrap_or_default(),
    };
    message.iter().flat_map(|part| buffers_of(part).into_iter()).collect()
}

/// A question of the page.
#[derive(Debug)]
pub struct Question {
    /// What is asked.
    pub name: String,
    /// The tag of the page's language.
    pub language: String,
    /// With what.
    pub arguments: Vec<JsValue>,
}

impl Question {
    /// An argument that is text; empty where it is none.
    pub fn text(&self, at: usize) -> String {
        self.arguments.get(at).and_then(JsValue::as_string).unwrap_or_default()
    }

    /// An argument that is bytes, to be taken once; empty where it is none.
    pub fn bytes(&self, at: usize) -> Vec<u8> {
        let Some(handed) = self.arguments.get(at).and_then(|argument| argument.dyn_ref::<Uint8Array>())
        else {
            return Vec::new();
        };
        let bytes = handed.to_vec();
        give_back(handed);
        bytes
    }
}

/// Plain data as words between the page and a worker.
///
/// # Errors
/// Where it cannot be written: then nobody is told something else.
pub fn write_message(data: &impl Serialize) -> Result<String, Failed> {
    serde_json::to_string(data).ok().ok_or(Failed::Missing)
}

/// What [`write_message`] wrote.
///
/// # Errors
/// Where it is something else: then it is not taken for nothing.
pub fn read_message<D: DeserializeOwned>(words: &str) -> Result<D, Failed> {
    // By way of a tree, from which files are read as well: each type has one reader for both, not two.
    let tree: serde_json::Value = serde_json::from_str(words).ok().ok_or(Failed::Missing)?;
    D::deserialize(&tree).ok().ok_or(Failed::Missing)
}

/// In a worker: answers the page's questions for as long as the worker lives. `answer` may tell more before it is
/// done.
pub fn serve<F, A>(answer: F)
where
    F: Fn(Question, More) -> A + 'static,
    A: Future<Output = Result<JsValue, Failed>> + 'static,
{
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else { return };
    let answering = scope.clone();
    let listener = EventListener::new(&scope, "message", move |event| {
        let Some(message) = event.dyn_ref::<MessageEvent>().map(MessageEvent::data) else { return };
        let Ok(message) = message.dyn_into::<Array>() else { return };
        let mut parts = message.iter();
        let serial = parts.next().unwrap_or_default();
        let mut word = || parts.next().and_then(|part| part.as_string()).unwrap_or_default();
        let (name, language) = (word(), word());
        let question = Question { name, language, arguments: parts.collect() };
        let say = {
            let scope = answering.clone();
            move |kind: &str, content: JsValue| {
                let answer = Array::of3(&serial, &kind.into(), &content);
                let _ = scope.post_message_with_transfer(&answer, &buffers(&answer));
            }
        };
        let tell = {
            let say = say.clone();
            Rc::new(move |content| say("more", content))
        };
        let answer = answer(question, tell);
        spawn_local(async move {
            match answer.await {
                Ok(answer) => say("done", answer),
                Err(Failed::Said(words)) => say("failed", words.into()),
                Err(_) => say("failed", JsValue::NULL),
            }
        });
    });
    listener.forget();
    let _ = scope.post_message(&READY.into());
}
