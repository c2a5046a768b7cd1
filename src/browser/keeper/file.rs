//! A real file that follows a document, through a restart as well.

use super::{Current, Keeper};
use crate::browser::autosave::{Permission, Target};
use crate::browser::frame;
use crate::browser::storage::Storage;
use crate::exchange::project;
use crate::session::{Action, Notice, Session};
use gloo_timers::callback::Timeout;
use gloo_timers::future::TimeoutFuture;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;

/// Milliseconds after the last edit before the file that follows is written.
const FILE: u32 = 1_000;
/// Milliseconds between two looks at whether it is written.
const SOON: u32 = 25;

impl Keeper {
    /// Writes the open document to a file from now on, as often as something is done to it.
    pub fn save_to(&self, target: Target) {
        if let Some(current) = self.0.borrow().current.clone() {
            current.before.take();
            current.target.replace(Some(target));
            let keeper = self.clone();
            spawn_local(async move { keeper.remember_file(&current).await });
        }
        self.report(|report| report.file_waits = false);
        self.save_soon();
    }

    /// What the file is called that follows the open document.
    pub fn saves_to(&self) -> Option<String> {
        let current = self.0.borrow().current.clone()?;
        let target = current.target.borrow();
        target.as_ref().map(|target| target.name().to_owned())
    }

    /// Writes the file that follows the open document, in a moment.
    pub(super) fn save_soon(&self) {
        let (current, keeper) = (self.0.borrow().current.clone(), self.clone());
        let Some(current) = current.filter(|current| current.target.borrow().is_some()) else { return };
        let timer = Timeout::new(FILE, move || spawn_local(async move { keeper.save_open().await }));
        current.due.replace(Some(timer));
    }

    async fn save_open(&self) {
        let Some(current) = self.0.borrow().current.clone() else { return };
        current.saved().await;
        let (open, session) = {
            let inner = self.0.borrow();
            (inner.current.clone(), Rc::clone(&inner.session))
        };
        // One that was left meanwhile is written as it was left.
        if open.is_some_and(|open| Rc::ptr_eq(&open, &current)) {
            self.save_file(&current, &session).await;
        }
    }

    /// Writes the file that follows a document, where it is behind. Only once it is [saved](Current::saved): of two
    /// writings at a time, the older one might be put in place last.
    pub(super) async fn save_file(&self, current: &Current, session: &Session) {
        if current.due.take().is_none() {
            return;
        }
        let target = current.target.borrow().clone();
        let (Some(target), Some(document)) = (target, &session.document) else { return };
        current.saving.set(true);
        let json = project::write_resting(document, &frame::rests()).await;
        let is_written = target.write(&json).await;
        current.saving.set(false);
        if !is_written {
            // Gone, locked, or no more allowed: it is said once, and the document is kept here all the same.
            self.forget_file(current, &target).await;
        }
    }

    /// The file can be written no more: it is said once.
    async fn forget_file(&self, current: &Current, target: &Target) {
        current.target.take();
        self.remember_file(current).await;
        self.dispatch(Action::Tell(Notice::Unwritable(target.name().to_owned())));
    }

    /// Keeps the handle of the file that follows a document, or that none does any more.
    pub(super) async fn remember_file(&self, current: &Current) {
        let (Some(storage), Some(id)) = (self.storage(), current.id.get()) else { return };
        let target = current.target.borrow().clone();
        // Where the browser keeps no handles, the file follows until the page is closed.
        let _ = storage.put_file(id, target.as_ref().map(Target::handle)).await;
    }

    /// Takes up the file that followed a document when it was open last: at once where the browser still allows
    /// it, else once the person does.
    pub(super) async fn recall_file(&self, current: &Current, storage: &Storage) {
        let Some(id) = current.id.get() else { return };
        let target = storage.file(id).await.ok().flatten().and_then(Target::of);
        let Some(target) = target.filter(|_| current.target.borrow().is_none()) else { return };
        match target.permission().await {
            Permission::Granted => {
                current.target.replace(Some(target));
                self.save_soon();
            }
            Permission::Asks => {
                current.before.replace(Some(target));
                if self.current(id).is_some() {
                    self.report(|report| report.file_waits = true);
                }
            }
            Permission::Denied => self.forget_file(current, &target).await,
        }
    }

    /// What the file is called that waits for the person.
    pub fn file_before(&self) -> Option<String> {
        let current = self.0.borrow().current.clone()?;
        let target = current.before.borrow();
        target.as_ref().map(|target| target.name().to_owned())
    }

    /// The person lets the file go on that followed the document before, or no longer wants it.
    pub fn go_on_saving(&self, wanted: bool) {
        let Some(current) = self.0.borrow().current.clone() else { return };
        let Some(target) = current.before.take() else { return };
        let keeper = self.clone();
        spawn_local(async move {
            // What is forgotten is so before the question goes.
            if !wanted {
                keeper.remember_file(&current).await;
            }
            keeper.report(|report| report.file_waits = false);
            if !wanted {
                return;
            }
            if target.ask().await == Permission::Granted {
                current.target.replace(Some(target));
                keeper.save_soon();
            } else {
                keeper.forget_file(&current, &target).await;
            }
        });
    }
}

impl Current {
    /// Waits while the file is being written.
    pub(super) async fn saved(&self) {
        while self.saving.get() {
            TimeoutFuture::new(SOON).await;
        }
    }
}
