//! The copy of the page that is there without a network, and the next version of it.
//!
//! The service worker (`assets/service-worker.js`) gives the page out of one build. It fetches a newer build
//! beside it, which then waits: nothing changes under a person's hands.

use super::preferences;
use gloo_events::EventListener;
use gloo_timers::future::TimeoutFuture;
use js_sys::Reflect;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{ServiceWorkerContainer, ServiceWorkerRegistration};

const SCRIPT: &str = "service-worker.js";
/// What the waiting worker is told.
const TAKE_OVER: &str = "take over";
/// Milliseconds before the copy is made: what the person came for goes first.
const FIRST: u32 = 1_500;
/// Milliseconds between two looks whether all is kept.
const LOOK: u32 = 25;

/// The copy of the page.
pub struct Offline {
    container: ServiceWorkerContainer,
    registration: RefCell<Option<ServiceWorkerRegistration>>,
    /// Whether this page was given out by the worker.
    from_copy: bool,
    /// Whether a person takes the newer version, here.
    taken: Cell<bool>,
    newer: Box<dyn Fn()>,
    listeners: RefCell<Vec<EventListener>>,
}

impl std::fmt::Debug for Offline {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Offline")
    }
}

impl Offline {
    /// Makes a copy, and calls `newer` once a newer version waits or was taken in another tab. `None` where the
    /// page does not come from a server, or not securely, and where the browser keeps no copies.
    pub fn begin(newer: impl Fn() + 'static) -> Option<Rc<Self>> {
        let window = web_sys::window()?;
        if !window.location().protocol().is_ok_and(|protocol| protocol.starts_with("http")) {
            return None;
        }
        let navigator = window.navigator();
        let container: ServiceWorkerContainer =
            Reflect::get(&navigator, &"serviceWorker".into()).ok()?.dyn_into().ok()?;
        let offline = Rc::new(Self {
            from_copy: container.controller().is_some(),
            container,
            registration: RefCell::default(),
            taken: Cell::default(),
            newer: Box::new(newer),
            listeners: RefCell::default(),
        });
        let (changed, here) = (Rc::clone(&offline), Rc::clone(&offline));
        offline
            .listen(EventListener::new(&offline.container, "controllerchange", move |_| changed.changed()));
        spawn_local(async move {
            TimeoutFuture::new(FIRST).await;
            here.register().await;
        });
        Some(offline)
    }

    /// Takes the newer version: as soon as all that was done is kept, the page is loaded again.
    pub fn take(&self) {
        self.taken.set(true);
        let waiting = self.registration.borrow().as_ref().and_then(ServiceWorkerRegistration::waiting);
        spawn_local(async move {
            all_is_kept().await;
            match waiting {
                Some(worker) => {
                    let _ = worker.post_message(&TAKE_OVER.into());
                }
                // Another tab took it before.
                None => reload(),
            }
        });
    }

    async fn register(self: Rc<Self>) {
        // Where it fails, the page works as long as there is a network.
        let Ok(answer) = JsFuture::from(self.container.register(SCRIPT)).await else { return };
        let Ok(registration) = answer.dyn_into::<ServiceWorkerRegistration>() else { return };
        let found = Rc::clone(&self);
        self.listen(EventListener::new(&registration, "updatefound", move |_| found.follow()));
        self.registration.replace(Some(registration));
        self.follow();
        self.look();
    }

    /// Follows a version that is being fetched.
    fn follow(self: &Rc<Self>) {
        let installing = self.registration.borrow().as_ref().and_then(ServiceWorkerRegistration::installing);
        if let Some(worker) = installing {
            let offline = Rc::clone(self);
            self.listen(EventListener::new(&worker, "statechange", move |_| offline.look()));
        }
    }

    /// The first version of all waits for nothing: a page that is not of a copy is the newest there is.
    fn look(&self) {
        let registration = self.registration.borrow();
        let waits = registration.as_ref().is_some_and(|known| known.waiting().is_some());
        if waits && self.container.controller().is_some() {
            (self.newer)();
        }
    }

    /// Another version gives out pages from now on.
    fn changed(&self) {
        if self.taken.get() {
            spawn_local(async {
                all_is_kept().await;
                reload();
            });
        } else if self.from_copy {
            (self.newer)();
        }
    }

    fn listen(&self, listener: EventListener) {
        self.listeners.borrow_mut().push(listener);
    }
}

/// Waits until everything that was done is kept: the page's root says it.
async fn all_is_kept() {
    while preferences::root_attribute("data-kept").as_deref() == Some("false") {
        TimeoutFuture::new(LOOK).await;
    }
}

fn reload() {
    if let Some(window) = web_sys::window() {
        let _ = window.location().reload();
    }
}
