//! Regular expressions: the browser's own, matched away from the page.
//!
//! A pattern can take for ever. It is matched in a worker, which is ended when it takes too long, so
//! that the page never waits; and no engine is downloaded for what every browser has.

use crate::session::{MOST, PatternFault};
use crate::text::{Span, Text, Utf16Offset};
use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use js_sys::{Array, Promise, Uint32Array};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{MessageEvent, Worker};

/// What the worker does: it gets a text, then patterns, each with the most hits wanted.
const SCRIPT: &str = include_str!("pattern.js");

/// How long a pattern may take, in milliseconds.
const LIMIT: u32 = 1_500;

/// Matches patterns over a text, one after the other.
#[derive(Default)]
pub struct Matcher {
    /// The worker with the text that it has.
    worker: RefCell<Option<(Worker, Text)>>,
    busy: Cell<bool>,
}

impl Matcher {
    /// Where a pattern matches, in order; empty matches are none.
    ///
    /// # Errors
    /// A pattern that is none, one that takes too long, and a browser without workers.
    pub async fn find(&self, text: &Text, pattern: &str) -> Result<Rc<[Span]>, PatternFault> {
        // What is still being matched is wanted by nobody.
        if self.busy.replace(true) {
            self.end();
        }
        let worker = self.worker_for(text).ok_or(PatternFault::Unavailable)?;
        let mut held: Option<(EventListener, EventListener, Timeout)> = None;
        let answer = Promise::new(&mut |resolve, _| {
            let (failed, late) = (resolve.clone(), resolve.clone());
            let listener = EventListener::new(&worker, "message", move |event| {
                let data = event.dyn_ref::<MessageEvent>().map(MessageEvent::data);
                let _ = resolve.call1(&JsValue::NULL, &data.unwrap_or(JsValue::NULL));
            });
            let broken = EventListener::new(&worker, "error", move |_| {
                let _ = failed.call1(&JsValue::NULL, &JsValue::UNDEFINED);
            });
            let timeout = Timeout::new(LIMIT, move || {
                let _ = late.call1(&JsValue::NULL, &JsValue::NULL);
            });
            held = Some((listener, broken, timeout));
        });
        #[allow(clippy::cast_precision_loss, reason = "a few thousand")]
        let question = Array::of2(&pattern.into(), &JsValue::from_f64(MOST as f64));
        let _ = worker.post_message(&question);
        let answer = JsFuture::from(answer).await.unwrap_or(JsValue::UNDEFINED);
        drop(held);
        // Somebody else asks by now, with another worker.
        let current = self.worker.borrow().as_ref().is_some_and(|(known, _)| *known == worker);
        if current {
            self.busy.set(false);
        }
        if let Some(fault) = answer.as_string() {
            return Err(PatternFault::Invalid(fault));
        }
        let Ok(ends) = answer.dyn_into::<Uint32Array>() else {
            if current {
                self.end();
            }
            return Err(if current { PatternFault::Slow } else { PatternFault::Unavailable });
        };
        let offset = |unit: &u32| Utf16Offset::from(*unit);
        let ends = ends.to_vec();
        let spans = ends.chunks_exact(2).filter_map(|pair| match pair {
            [start, end] => text.span_from_utf16(offset(start), offset(end)),
            _ => None,
        });
        Ok(spans.collect())
    }

    fn worker_for(&self, text: &Text) -> Option<Worker> {
        if let Some((worker, _)) = self.worker.borrow().as_ref().filter(|(_, known)| known == text) {
            return Some(worker.clone());
        }
        self.end();
        let worker = super::worker::of_script(SCRIPT)?;
        let _ = worker.post_message(&text.as_str().into());
        *self.worker.borrow_mut() = Some((worker.clone(), text.clone()));
        Some(worker)
    }

    fn end(&self) {
        if let Some((worker, _)) = self.worker.borrow_mut().take() {
            worker.terminate();
        }
    }
}

impl Drop for Matcher {
    fn drop(&mut self) {
        self.end();
    }
}
