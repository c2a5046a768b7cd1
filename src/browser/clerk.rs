//! A worker of the page's own module that is asked one thing after the other: to keep what was imported, to
//! search all documents.

use super::{import, search, worker};
use gloo_events::EventListener;
use js_sys::{Array, Function, Promise};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{MessageEvent, Worker};

/// What a worker is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Task {
    /// To detect and keep what was found in files.
    Store,
    /// Which documents have these words.
    Search,
}

/// A worker that answers.
pub struct Clerk {
    worker: Worker,
    waiting: Rc<RefCell<Option<Function>>>,
    ready: Promise,
    _listeners: [EventListener; 2],
}

impl std::fmt::Debug for Clerk {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Clerk")
    }
}

impl Drop for Clerk {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

impl Clerk {
    /// Starts a worker; `None` where the browser has none.
    pub fn start() -> Option<Self> {
        let worker = worker::start()?;
        let waiting: Rc<RefCell<Option<Function>>> = Rc::default();
        let mut started = None;
        let ready = Promise::new(&mut |resolve, reject| started = Some((resolve, reject)));
        let (resolve, reject) = started?;
        let heard = {
            let waiting = Rc::clone(&waiting);
            move |event: &web_sys::Event| {
                let data = event.dyn_ref::<MessageEvent>().map(MessageEvent::data).unwrap_or_default();
                let asked = waiting.borrow_mut().take();
                // The first word of all is that it listens.
                let _ = asked.unwrap_or_else(|| resolve.clone()).call1(&JsValue::NULL, &data);
            }
        };
        let broken = {
            let waiting = Rc::clone(&waiting);
            move |_: &web_sys::Event| {
                let asked = waiting.borrow_mut().take();
                let _ = asked.unwrap_or_else(|| reject.clone()).call0(&JsValue::NULL);
            }
        };
        let listeners =
            [EventListener::new(&worker, "message", heard), EventListener::new(&worker, "error", broken)];
        Some(Self { worker, waiting, ready, _listeners: listeners })
    }

    /// Asks, and waits for the answer; `None` where the worker does not start or stops.
    pub async fn ask(&self, task: Task, content: &str) -> Option<JsValue> {
        JsFuture::from(self.ready.clone()).await.ok()?;
        let answer = Promise::new(&mut |resolve, _| drop(self.waiting.borrow_mut().replace(resolve)));
        let name = match task {
            Task::Store => "store",
            Task::Search => "search",
        };
        self.worker.post_message(&Array::of2(&name.into(), &content.into())).ok()?;
        JsFuture::from(answer).await.ok().filter(|answer| !answer.is_undefined())
    }
}

/// What the worker answers.
pub(super) async fn answer(question: Array) -> JsValue {
    let content = question.get(1).as_string().unwrap_or_default();
    match question.get(0).as_string().as_deref() {
        Some("search") => search::answer(&content).await,
        _ => import::answer(content).await.into(),
    }
}
