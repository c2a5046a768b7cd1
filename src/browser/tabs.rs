//! Other tabs of the same browser: which of them works on a document, and what they tell each other.
//!
//! A document is worked on in one tab at a time: the one that holds its lock. The browser gives the lock
//! free when a tab is closed or dies, so that it never has to be guessed whether somebody is still there.

use super::storage::DocumentId;
use gloo_events::EventListener;
use gloo_timers::future::TimeoutFuture;
use js_sys::{Array, Function, Object, Promise, Reflect};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::{Closure, wasm_bindgen};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{BroadcastChannel, MessageEvent, VisibilityState};

#[wasm_bindgen]
extern "C" {
    // web-sys has it only behind a flag of the compiler: the interface was a draft when it was generated.
    // <https://developer.mozilla.org/en-US/docs/Web/API/LockManager/request>
    #[wasm_bindgen(js_namespace = ["navigator", "locks"], js_name = request, catch)]
    fn request_lock(name: &str, options: &JsValue, callback: &Function) -> Result<Promise, JsValue>;
}

/// A document that is worked on here. Dropping it lets another tab work on it.
pub struct Lock {
    release: Function,
    // Called by the browser when the lock is given.
    _given: Closure<dyn FnMut(JsValue) -> JsValue>,
}

impl std::fmt::Debug for Lock {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Lock")
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        let _ = self.release.call0(&JsValue::NULL);
    }
}

/// How a lock is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Claim {
    /// Where nobody has it.
    IfFree,
    /// Once nobody has it any more, however long that takes.
    Wait,
    /// From whoever has it, who is told through `lost`.
    Steal,
}

/// Takes the lock of a document; `None` where another tab has it. `lost` is called when another tab
/// steals it.
///
/// A browser without locks gives everybody what they ask for: then tabs are only warned by the journal,
/// which refuses the second of two entries.
pub async fn lock(id: DocumentId, claim: Claim, lost: impl FnOnce() + 'static) -> Option<Lock> {
    let mut release = None;
    let held = Promise::new(&mut |resolve, _| release = Some(resolve));
    let release = release?;
    let answer: Rc<RefCell<Option<bool>>> = Rc::default();
    let mut told: Option<Function> = None;
    let asked = Promise::new(&mut |resolve, _| told = Some(resolve));
    let told = told?;
    let given = {
        let (answer, told) = (Rc::clone(&answer), told.clone());
        Closure::<dyn FnMut(JsValue) -> JsValue>::new(move |lock: JsValue| {
            let given = !lock.is_null();
            answer.replace(Some(given));
            let _ = told.call0(&JsValue::NULL);
            // The lock is held until this promise is fulfilled.
            if given { held.clone().into() } else { JsValue::UNDEFINED }
        })
    };
    let options = Object::new();
    let option = match claim {
        Claim::IfFree => Some("ifAvailable"),
        Claim::Wait => None,
        Claim::Steal => Some("steal"),
    };
    if let Some(option) = option {
        let _ = Reflect::set(&options, &option.into(), &true.into());
    }
    let name = format!("chu-giai/{}", id.0);
    match request_lock(&name, &options, given.as_ref().unchecked_ref()) {
        // No locks in this browser, or not on this page.
        Err(_) => {}
        Ok(ended) => {
            spawn_local(async move {
                // A stolen lock is a broken promise.
                if JsFuture::from(ended).await.is_err() {
                    let _ = told.call0(&JsValue::NULL);
                    lost();
                }
            });
            let _ = JsFuture::from(asked).await;
            if *answer.borrow() != Some(true) {
                return None;
            }
        }
    }
    Some(Lock { release, _given: given })
}

/// What tabs tell each other of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Word {
    /// Its journal is kept up to this number.
    Kept(u64),
    /// Another tab would like to work on it.
    Wanted,
    /// It is no longer worked on here, and all of it is kept.
    Free,
    /// The list of documents changed.
    Listed,
}

impl Word {
    fn write(self, id: DocumentId) -> JsValue {
        #[allow(clippy::cast_precision_loss, reason = "exact up to 2⁵³ entries")]
        let (name, number) = match self {
            Self::Kept(number) => ("kept", number as f64),
            Self::Wanted => ("wanted", 0.0),
            Self::Free => ("free", 0.0),
            Self::Listed => ("listed", 0.0),
        };
        Array::of3(&name.into(), &id.0.into(), &number.into()).into()
    }

    fn read(message: &JsValue) -> Option<(DocumentId, Self)> {
        let message: &Array = message.dyn_ref()?;
        // Written as integers.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let (id, number) = (message.get(1).as_f64()? as u32, message.get(2).as_f64()? as u64);
        let word = match message.get(0).as_string()?.as_str() {
            "kept" => Self::Kept(number),
            "wanted" => Self::Wanted,
            "free" => Self::Free,
            "listed" => Self::Listed,
            _ => return None,
        };
        Some((DocumentId(id), word))
    }
}

/// The channel between the tabs.
pub struct Channel {
    channel: BroadcastChannel,
    _listener: EventListener,
}

impl std::fmt::Debug for Channel {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Channel")
    }
}

impl Channel {
    /// Opens the channel; `heard` gets what other tabs say. `None` where the browser has none.
    pub fn open(heard: impl Fn(DocumentId, Word) + 'static) -> Option<Self> {
        let channel = BroadcastChannel::new("chu-giai").ok()?;
        let listener = EventListener::new(&channel, "message", move |event| {
            let data = event.dyn_ref::<MessageEvent>().map(MessageEvent::data);
            if let Some((id, word)) = data.as_ref().and_then(Word::read) {
                heard(id, word);
            }
        });
        Some(Self { channel, _listener: listener })
    }

    /// Tells all other tabs.
    pub fn say(&self, id: DocumentId, word: Word) {
        let _ = self.channel.post_message(&word.write(id));
    }
}

/// Whether somebody may be looking at this tab.
pub fn is_seen() -> bool {
    let page = web_sys::window().and_then(|window| window.document());
    page.is_none_or(|page| page.visibility_state() == VisibilityState::Visible)
}

/// How long a tab that is asked for a document may take to answer, in milliseconds: longer than it takes to
/// keep what it has, shorter than a person waits.
pub const PATIENCE: u32 = 1_500;
/// Milliseconds between two looks whether it has.
const LOOKS: u32 = 25;

/// Waits until something is so, or patience ends.
pub async fn until(is_so: impl Fn() -> bool) {
    for _ in 0..PATIENCE / LOOKS {
        if is_so() {
            return;
        }
        TimeoutFuture::new(LOOKS).await;
    }
}
