//! Files in and out, away from the page.
//!
//! What reads strangers' files and writes for other programs is a WebAssembly module of its own, which is
//! fetched when it is first used and runs in a worker: nobody waits for it who only labels, and no file,
//! however large or hostile, stops the page. The page asks through [`browser::port`](crate::browser::port);
//! what there is to say about files comes back in words, because the words are here too.

mod export;
mod read;
mod survey;
mod write;

use crate::ui::Language;
use gloo_events::EventListener;
use js_sys::{Array, Uint8Array};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

/// A question of the page.
struct Question {
    language: Language,
    arguments: Vec<JsValue>,
}

/// What is being looked at, and what is being read.
#[derive(Default)]
struct Desk {
    lookout: survey::Lookout,
    reading: read::Reading,
}

/// What the page is told while its question is worked on.
type Tell<'a> = &'a dyn Fn(JsValue);

/// Why a question has no answer: in words, for a person.
struct Fault(String);

impl Question {
    fn text(&self, at: usize) -> String {
        self.arguments.get(at).and_then(JsValue::as_string).unwrap_or_default()
    }

    fn bytes(&self, at: usize) -> Vec<u8> {
        let bytes = self.arguments.get(at).and_then(|argument| argument.dyn_ref::<Uint8Array>());
        bytes.map(Uint8Array::to_vec).unwrap_or_default()
    }
}

/// Answers the page's questions, one after the other.
pub fn serve() {
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else { return };
    let desk: Rc<RefCell<Desk>> = Rc::default();
    let answering = scope.clone();
    let listener = EventListener::new(&scope, "message", move |event| {
        let Some(message) = event.dyn_ref::<MessageEvent>().map(MessageEvent::data) else { return };
        let Ok(message) = message.dyn_into::<Array>() else { return };
        let mut parts = message.iter();
        let (serial, name) =
            (parts.next().unwrap_or_default(), parts.next().and_then(|name| name.as_string()));
        let language = parts.next().and_then(|tag| Language::from_tag(&tag.as_string()?)).unwrap_or_default();
        let question = Question { language, arguments: parts.collect() };
        let (scope, desk) = (answering.clone(), Rc::clone(&desk));
        spawn_local(async move {
            let say = |kind: &str, content: JsValue| {
                let _ = scope.post_message(&Array::of3(&serial, &kind.into(), &content));
            };
            let tell = |content: JsValue| say("more", content);
            match answer(&name.unwrap_or_default(), &question, &desk, &tell).await {
                Ok(answer) => say("done", answer),
                Err(Fault(words)) => say("failed", words.into()),
            }
        });
    });
    // For as long as the worker lives.
    listener.forget();
    let _ = scope.post_message(&"ready".into());
}

async fn answer(
    name: &str,
    question: &Question,
    desk: &RefCell<Desk>,
    tell: Tell<'_>,
) -> Result<JsValue, Fault> {
    match name {
        "formats" => Ok(write::formats().into()),
        "write" => write::write(question),
        "groups" => Ok(read::groups(question)),
        "survey" => Ok(desk.borrow_mut().lookout.take(question)),
        "sights" => Ok(desk.borrow_mut().lookout.next(question).into()),
        "previews" => Ok(desk.borrow().lookout.previews(question).into()),
        "open" => Ok(desk.borrow_mut().reading.open(question)),
        "next" => Ok(desk.borrow_mut().reading.next(question).into()),
        "export" => export::export(question, tell).await,
        "backup" => export::backup(question, tell).await,
        "restore" => export::restore(question, tell).await,
        _ => Err(Fault(name.to_owned())),
    }
}
