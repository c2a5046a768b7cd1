//! Detection away from the page.
//!
//! The worker is made of the page's own script and its compiled WebAssembly module: nothing is fetched for
//! it, the two can never be of different versions, and what the page may do by its policy is all that the
//! worker may do (`scripts/page/policy.mjs`). It gets a text and answers with what was found, in
//! batches, so that the page reads each in a few milliseconds. Between the two goes JSON of flat
//! types of this file; the core's own are never serialised.

use super::clerk;
use crate::annotation::RelationType;
use crate::detect::{
    self, Aside, BackReference, DETECTORS, Detection, Rule, SuggestedEntity, SuggestedRelation, Suggestion,
};
use crate::exchange::project::{value_from_wire, wire_value};
use crate::label::Label;
use crate::text::{Span, Text};
use gloo_events::EventListener;
use js_sys::{Array, Promise, WebAssembly};
use serde::{Deserialize, Serialize};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, BlobPropertyBag, DedicatedWorkerGlobalScope, MessageEvent, Url, Worker};

#[wasm_bindgen]
extern "C" {
    /// Where the modules are only the build knows: its script says it (`scripts/page/loader.mjs`).
    #[wasm_bindgen(js_name = moduleOf, catch)]
    fn module_of(name: &str) -> Result<Promise, JsValue>;
}

/// Suggestions in one message.
const BATCH: usize = 1_000;
/// The first message: the worker listens. What is sent to it earlier is lost.
const READY: &str = "ready";

/// The worker is missing, or has failed.
#[derive(Debug, thiserror::Error)]
#[error("expected a worker that answers: {0}")]
pub struct Failed(&'static str);

#[derive(Serialize, Deserialize)]
struct Batch {
    suggestions: Vec<Wire>,
    /// With the last batch.
    rest: Option<Rest>,
}

#[derive(Serialize, Deserialize)]
struct Wire {
    start: u32,
    end: u32,
    label: Label,
    value: Option<serde_json::Value>,
    score: u16,
    rule: u16,
}

#[derive(Serialize, Deserialize)]
struct Rest {
    /// Type, from, to, score, rule.
    relations: Vec<(String, usize, usize, u16, String)>,
    entities: Vec<(String, Vec<usize>)>,
    published: Option<String>,
    repeated: Option<(u32, u32)>,
    /// Start, end, place of the document.
    references: Vec<(u32, u32, usize)>,
    /// Start, end, rule.
    asides: Vec<(u32, u32, String)>,
}

/// Whether this is the worker and not the page.
pub fn is_worker() -> bool {
    js_sys::global().is_instance_of::<DedicatedWorkerGlobalScope>()
}

/// Answers each text that arrives with what was found in it.
pub fn serve() {
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else { return };
    let answer = scope.clone();
    let listener = EventListener::new(&scope, "message", move |event| {
        let data = event.dyn_ref::<MessageEvent>().map(MessageEvent::data).unwrap_or_default();
        // A list is a question to a clerk, a string an article.
        if let Ok(question) = data.clone().dyn_into::<js_sys::Array>() {
            let answering = answer.clone();
            spawn_local(async move {
                let _ = answering.post_message(&clerk::answer(question).await);
            });
            return;
        }
        let source = data.as_string();
        let Some(text) = source.and_then(|source| Text::new(source).ok()) else { return };
        for batch in batches(&detect::detect(&text)) {
            // Flat types with string keys: writing them cannot fail.
            let json = serde_json::to_string(&batch).unwrap_or_default();
            let _ = answer.post_message(&json.into());
        }
    });
    // For as long as the worker lives.
    listener.forget();
    let _ = scope.post_message(&READY.into());
}

/// Finds everything in a text, in a worker of its own.
///
/// # Errors
/// Where the browser has no workers, or the worker does not start or stops.
pub async fn detect(text: &Text) -> Result<Detection, Failed> {
    let worker = start().ok_or(Failed("it cannot be started"))?;
    let collected = Rc::new(RefCell::new(Detection::default()));
    let mut listeners: Vec<EventListener> = Vec::new();
    let finished = Promise::new(&mut |resolve, reject| {
        let (source, worker_in, collected) = (text.clone(), worker.clone(), Rc::clone(&collected));
        let broken = reject.clone();
        listeners.push(EventListener::new(&worker, "message", move |event| {
            let Some(message) = event.dyn_ref::<MessageEvent>().and_then(|event| event.data().as_string())
            else {
                return;
            };
            if message == READY {
                let _ = worker_in.post_message(&source.as_str().into());
                return;
            }
            match serde_json::from_str::<Batch>(&message) {
                Err(_) => {
                    let _ = broken.call0(&JsValue::NULL);
                }
                Ok(batch) => {
                    if collect(batch, &mut collected.borrow_mut()) {
                        let _ = resolve.call0(&JsValue::NULL);
                    }
                }
            }
        }));
        for name in ["error", "messageerror"] {
            let reject = reject.clone();
            listeners.push(EventListener::new(&worker, name, move |_| {
                let _ = reject.call0(&JsValue::NULL);
            }));
        }
    });
    let outcome = JsFuture::from(finished).await;
    worker.terminate();
    drop(listeners);
    match outcome {
        Ok(_) => Ok(collected.take()),
        // The event tells nothing but that it happened.
        Err(_) => Err(Failed("it stopped")),
    }
}

/// A worker of the page's own script, which waits for the module where there is no document
/// (`scripts/page/loader.mjs`).
pub(super) fn start() -> Option<Worker> {
    let worker = of_element("program")?;
    worker.post_message(&wasm_bindgen::module()).ok()?;
    Some(worker)
}

/// A worker of another module than the page's, with what comes of fetching that: it is sent to the worker as
/// soon as it is there, and an error where it cannot be had.
pub(super) fn of_part(name: &str) -> Option<(Worker, impl Future<Output = Result<(), JsValue>> + use<>)> {
    let worker = of_element(name)?;
    let (sent, name) = (worker.clone(), name.to_owned());
    let sending = async move {
        let module = JsFuture::from(WebAssembly::compile_streaming(&module_of(&name)?)).await?;
        sent.post_message(&module)
    };
    Some((worker, sending))
}

/// A worker of a script that stands in the page.
fn of_element(id: &str) -> Option<Worker> {
    of_script(&web_sys::window()?.document()?.get_element_by_id(id)?.text_content()?)
}

/// A worker that runs a script.
pub(super) fn of_script(source: &str) -> Option<Worker> {
    let kind = BlobPropertyBag::new();
    kind.set_type("text/javascript");
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&source.into()), &kind).ok()?;
    let address = Url::create_object_url_with_blob(&blob).ok()?;
    let worker = Worker::new(&address).ok();
    // The worker has read it: an address is resolved before the constructor returns.
    let _ = Url::revoke_object_url(&address);
    worker
}

fn rules() -> impl Iterator<Item = &'static Rule> {
    DETECTORS.iter().flat_map(|detector| detector.rules).copied()
}

fn ends(span: Span) -> (u32, u32) {
    (span.start.raw(), span.end.raw())
}

fn span((start, end): (u32, u32)) -> Span {
    Span::new(start.into(), end.into())
}

/// What was found as messages.
fn batches(detection: &Detection) -> Vec<Batch> {
    let known: Vec<&Rule> = rules().collect();
    let wire = |found: &Suggestion| Wire {
        start: found.span.start.raw(),
        end: found.span.end.raw(),
        label: found.label,
        value: found.value.as_ref().and_then(|value| serde_json::to_value(wire_value(value, None)).ok()),
        score: found.score,
        // Few rules, and each is its own static: found by its address.
        rule: known
            .iter()
            .position(|rule| std::ptr::eq(*rule, found.rule))
            .and_then(|at| u16::try_from(at).ok())
            .unwrap_or_default(),
    };
    let mut batches: Vec<Batch> = detection
        .suggestions
        .chunks(BATCH)
        .map(|chunk| Batch { suggestions: chunk.iter().map(wire).collect(), rest: None })
        .collect();
    let rest = Rest {
        relations: detection
            .relations
            .iter()
            .map(|found| {
                (found.kind.wire().to_owned(), found.from, found.to, found.score, found.rule.id.to_owned())
            })
            .collect(),
        entities: detection
            .entities
            .iter()
            .map(|found| (found.name.clone(), found.mentions.clone()))
            .collect(),
        published: detection.published.clone(),
        repeated: detection.repeated.map(ends),
        references: detection
            .references
            .iter()
            .map(|link| (link.span.start.raw(), link.span.end.raw(), link.to))
            .collect(),
        asides: detection
            .asides
            .iter()
            .map(|aside| (aside.span.start.raw(), aside.span.end.raw(), aside.rule.id.to_owned()))
            .collect(),
    };
    batches.push(Batch { suggestions: Vec::new(), rest: Some(rest) });
    batches
}

/// Adds a message to what was found; whether it was the last.
fn collect(batch: Batch, detection: &mut Detection) -> bool {
    let known: Vec<&'static Rule> = rules().collect();
    for wire in batch.suggestions {
        let Some(&rule) = known.get(usize::from(wire.rule)) else { continue };
        detection.suggestions.push(Suggestion {
            span: Span::new(wire.start.into(), wire.end.into()),
            label: wire.label,
            value: wire.value.and_then(|json| value_from_wire(wire.label, &json)),
            score: wire.score,
            rule,
        });
    }
    let Some(rest) = batch.rest else { return false };
    detection.relations = rest
        .relations
        .into_iter()
        .filter_map(|(kind, from, to, score, rule)| {
            let rule = detect::rule(&rule)?;
            Some(SuggestedRelation { kind: RelationType::from_wire(&kind), from, to, score, rule })
        })
        .collect();
    detection.entities =
        rest.entities.into_iter().map(|(name, mentions)| SuggestedEntity { name, mentions }).collect();
    detection.published = rest.published;
    detection.repeated = rest.repeated.map(span);
    let links = rest.references.into_iter();
    detection.references =
        links.map(|(start, end, to)| BackReference { span: span((start, end)), to }).collect();
    let asides = rest.asides.into_iter();
    detection.asides = asides
        .filter_map(|(start, end, rule)| Some(Aside { span: span((start, end)), rule: detect::rule(&rule)? }))
        .collect();
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_goes_over_the_wire_comes_back() {
        let source = "Ngày 08/7/2024, đồng chí Lò Thị Hà, Phó Chủ tịch UBND tỉnh yêu cầu báo cáo trước ngày 25/7 \
                      theo Nghị quyết số 76/NQ-CP ngày 15/7/2021; thu 64,5 tỷ đồng. Nghị quyết này còn hiệu lực.\n\
                      Tin, ảnh: Thu Hà\n";
        let text = Text::new(source.repeat(60)).expect("short");
        let found = detect::detect(&text);
        assert!(found.suggestions.len() > 10, "the text has something to find");
        let mut back = Detection::default();
        let mut done = false;
        for batch in batches(&found) {
            let json = serde_json::to_string(&batch).expect("it is written");
            assert!(!done, "nothing comes after the last");
            done = collect(serde_json::from_str(&json).expect("it is read"), &mut back);
        }
        assert!(done);
        // By value: an amount has no more zeros behind its comma than it needs.
        let facts = |all: &Detection| -> Vec<_> {
            let one = |s: &Suggestion| (s.span, s.label, s.value.clone(), s.score, s.rule.id);
            all.suggestions.iter().map(one).collect()
        };
        assert_eq!(facts(&found), facts(&back));
        assert_eq!(format!("{:?}", found.relations), format!("{:?}", back.relations));
        assert_eq!(format!("{:?}", found.entities), format!("{:?}", back.entities));
        assert_eq!(found.published, back.published);
        assert!(found.repeated.is_some() && !found.references.is_empty(), "the text has these too");
        assert_eq!((found.repeated, found.references), (back.repeated, back.references));
        assert!(!found.asides.is_empty(), "and these");
        assert_eq!(found.asides, back.asides);
    }
}
