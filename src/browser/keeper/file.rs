//! A real file that follows a document, through a restart as well.

use super::{Current, Keeper};
use crate::browser::autosave::{Permission, Target};
use crate::browser::frame;
use crate::browser::storage::Storage;
use crate::exchange::project;
use crate::session::{Action, Notice, Session};
use gloo_timers::callback::Timeout;
use gloo_timers::future::TimeoutFuture;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;

/// Milliseconds after the last edit before the file that follows is written.
const FILE: u32 = 1_000;
/// Milliseconds between two looks at whether it is written.
const SOON: u32 = 25;

/// The real file that follows a document, if one does.
#[derive(Debug, Default)]
pub(super) struct Follower {
    /// It is written after each edit.
    target: RefCell<Option<Target>>,
    /// It is not, until the person lets it.
    before: RefCell<Option<(Target, Waiting)>>,
    /// Writes it once nothing has been done for a moment.
    due: RefCell<Option<Timeout>>,
    /// Whether it is being written.
    saving: Cell<bool>,
}

/// Why a file waits for the person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Waiting {
    /// The page was loaded again, and the browser has to be allowed to write it again.
    Permission,
    /// It could not be written: it is gone, locked, or no more allowed.
    Unwritable,
}

impl Keeper {
    /// Writes the open document to a file from now on, as often as something is done to it.
    pub fn save_to(&self, target: Target) {
        if let Some(current) = self.0.borrow().current.clone() {
            current.file.before.take();
            current.file.target.replace(Some(target));
            let keeper = self.clone();
            spawn_local(async move { keeper.remember_file(&current).await });
        }
        self.report(|report| report.file_waits = None);
        self.save_soon();
    }

    /// What the file is called that follows the open document.
    pub fn saves_to(&self) -> Option<String> {
        let current = self.0.borrow().current.clone()?;
        let target = current.file.target.borrow();
        target.as_ref().map(|target| target.name().to_owned())
    }

    /// Writes the file that follows the open document, in a moment.
    pub(super) fn save_soon(&self) {
        let (current, keeper) = (self.0.borrow().current.clone(), self.clone());
        let Some(current) = current.filter(|current| current.file.target.borrow().is_some()) else { return };
        let timer = Timeout::new(FILE, move || spawn_local(async move { keeper.save_open().await }));
        current.file.due.replace(Some(timer));
    }

    async fn save_open(&self) {
        let Some(current) = self.0.borrow().current.clone() else { return };
        current.file.saved().await;
        let (open, session) = {
            let inner = self.0.borrow();
            (inner.current.clone(), Rc::clone(&inner.session))
        };
        // One that was left meanwhile is written as it was left.
        if open.is_some_and(|open| Rc::ptr_eq(&open, &current)) {
            self.save_file(&current, &session).await;
        }
    }

    /// Writes the file that follows a document, where it is behind. Only once it is [saved](Follower::saved): of two
    /// writings at a time, the older one might be put in place last.
    pub(super) async fn save_file(&self, current: &Current, session: &Session) {
        if current.file.due.take().is_none() {
            return;
        }
        let target = current.file.target.borrow().clone();
        let (Some(target), Some(document)) = (target, &session.document) else { return };
        current.file.saving.set(true);
        let json = project::write_resting(document, &frame::long_rests()).await;
        let is_written = target.write(&json).await;
        current.file.saving.set(false);
        if !is_written {
            self.wait(current, target, Waiting::Unwritable);
        }
    }

    /// Writes the file no more until the person lets it, who is told for as long as it waits; once, where another
    /// document is open by now.
    fn wait(&self, current: &Current, target: Target, why: Waiting) {
        let name = target.name().to_owned();
        current.file.target.take();
        current.file.before.replace(Some((target, why)));
        let is_open =
            self.0.borrow().current.as_ref().is_some_and(|open| std::ptr::eq(&raw const **open, current));
        if is_open {
            self.report(|report| report.file_waits = Some(why));
        } else {
            self.dispatch(Action::Tell(Notice::Unwritable(name)));
        }
    }

    /// Keeps the handle of the file that follows a document, or that none does any more.
    pub(super) async fn remember_file(&self, current: &Current) {
        let (Some(storage), Some(id)) = (self.storage(), current.id.get()) else { return };
        let target = current.file.target.borrow().clone();
        let target =
            target.or_else(|| current.file.before.borrow().as_ref().map(|(target, _)| target.clone()));
        // Where the browser keeps no handles, the file follows until the page is closed.
        let _ = storage.put_file(id, target.as_ref().map(Target::handle)).await;
    }

    /// Takes up the file that followed a document when it was open last: at once where the browser still allows
    /// it, else once the person does.
    pub(super) async fn recall_file(&self, current: &Current, storage: &Storage) {
        let Some(id) = current.id.get() else { return };
        let handle = match storage.file(id).await {
            Ok(handle) => handle,
            Err(error) => return self.fail(error),
        };
        let target = handle.and_then(Target::of).filter(|_| current.file.target.borrow().is_none());
        let Some(target) = target else { return };
        match target.permission().await {
            Permission::Granted => {
                current.file.target.replace(Some(target));
                self.save_soon();
            }
            Permission::Asks => self.wait(current, target, Waiting::Permission),
            Permission::Denied => self.wait(current, target, Waiting::Unwritable),
        }
    }

    /// What the file is called that waits for the person.
    pub fn file_before(&self) -> Option<String> {
        let current = self.0.borrow().current.clone()?;
        let before = current.file.before.borrow();
        before.as_ref().map(|(target, _)| target.name().to_owned())
    }

    /// The person lets the file go on that waits, or no longer wants it.
    pub fn go_on_saving(&self, wanted: bool) {
        let Some(current) = self.0.borrow().current.clone() else { return };
        let Some((target, _)) = current.file.before.take() else { return };
        let keeper = self.clone();
        spawn_local(async move {
            if wanted && target.ask().await != Permission::Granted {
                return keeper.wait(&current, target, Waiting::Unwritable);
            }
            if wanted {
                current.file.target.replace(Some(target));
                keeper.save_soon();
            } else {
                // What is forgotten is so before the question goes.
                keeper.remember_file(&current).await;
            }
            keeper.report(|report| report.file_waits = None);
        });
    }
}

impl Follower {
    /// Why it waits for the person, if it does.
    pub(super) fn waits(&self) -> Option<Waiting> {
        self.before.borrow().as_ref().map(|(_, why)| *why)
    }

    /// Waits while it is being written.
    pub(super) async fn saved(&self) {
        while self.saving.get() {
            TimeoutFuture::new(SOON).await;
        }
    }
}
