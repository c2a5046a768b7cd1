//! Writing what is not kept yet.

use super::{Current, Keeper};
use crate::annotation::Entry;
use crate::browser::storage::{DocumentId, New, NotKept, Storage, Whole};
use crate::browser::tabs::{Claim, Lock, Word, lock};
use crate::browser::{clock, frame, room};
use crate::exchange::project;
use crate::session::{Action, Card, Notice, Session, searched};
use gloo_timers::callback::Timeout;
use gloo_timers::future::TimeoutFuture;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;

/// Milliseconds between two writings of a card: a list may be a moment behind.
const CARD: f64 = 1_000.0;
/// Milliseconds before a document is written whole: first it is shown.
const WHOLE: u32 = 30;
/// Milliseconds after the last edit before the file that follows is written.
const FILE: u32 = 1_000;
/// Milliseconds after which it is tried again where the browser refused.
const AGAIN: u32 = 1_000;
/// Entries after which a document is written whole again, so that opening it stays quick.
const LONG: u64 = 250;

/// What is to be written of a document.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Job {
    /// For the first time.
    Create,
    /// Whole, with the entries that led there.
    Rewrite,
    /// What happened since.
    Append,
}

impl Keeper {
    /// Writes what is not kept, one thing after the other.
    pub(super) fn flush(&self) {
        {
            let mut inner = self.0.borrow_mut();
            if inner.busy || inner.storage.is_none() || inner.report.restoring {
                return;
            }
            inner.busy = true;
        }
        let keeper = self.clone();
        spawn_local(async move {
            while keeper.go_on().await {}
            keeper.0.borrow_mut().busy = false;
        });
    }

    /// Writes what is to be written next, what was left first; whether there may be more.
    async fn go_on(&self) -> bool {
        let Some(storage) = self.storage() else { return false };
        let left = self.0.borrow().leaving.front().cloned();
        if let Some((current, session)) = left {
            if let Some(job) = current.job(&session) {
                self.write(job, &current, &session, &storage).await;
            } else {
                self.0.borrow_mut().leaving.pop_front();
                self.leave(&current, &session, &storage).await;
            }
            return true;
        }
        let (current, session) = {
            let inner = self.0.borrow();
            (inner.current.clone(), Rc::clone(&inner.session))
        };
        let Some((job, current)) = current.and_then(|current| Some((current.job(&session)?, current))) else {
            return false;
        };
        self.write(job, &current, &session, &storage).await;
        true
    }

    async fn write(&self, job: Job, current: &Rc<Current>, session: &Session, storage: &Storage) {
        if let Err(error) = current.write(job, session, storage).await {
            self.fail(&error);
            return TimeoutFuture::new(AGAIN).await;
        }
        let (id, written) = (current.id.get(), current.written.get());
        session.journal.forget(written);
        if let (Job::Create, Some(id)) = (job, id) {
            let lock = self.locked(id).await;
            current.lock.replace(lock);
            spawn_local(async {
                room::ask_to_last().await;
            });
            self.relist();
        }
        if let Some(id) = id {
            self.say(id, Word::Kept(written));
        }
        let (is_open, owes) = {
            let inner = self.0.borrow();
            let is_open = inner.current.as_ref().is_some_and(|open| Rc::ptr_eq(open, current));
            (is_open, current.owes(&inner.session))
        };
        if is_open {
            if job == Job::Create {
                self.remember_open(id);
            }
            self.report(|report| (report.kept, report.open) = (!owes, id));
        }
        self.report(|report| report.failure = None);
        self.save_soon();
    }

    /// Writes the file that follows the open document, in a moment.
    pub(super) fn save_soon(&self) {
        let (current, keeper) = (self.0.borrow().current.clone(), self.clone());
        let Some(current) = current.filter(|current| current.target.borrow().is_some()) else { return };
        let timer = Timeout::new(FILE, move || spawn_local(async move { keeper.save_file().await }));
        current.due.replace(Some(timer));
    }

    async fn save_file(&self) {
        let (current, session) = {
            let inner = self.0.borrow();
            (inner.current.clone(), Rc::clone(&inner.session))
        };
        let target = current.as_ref().and_then(|current| current.target.borrow().clone());
        let (Some(target), Some(document)) = (target, &session.document) else { return };
        let json = project::write_resting(document, &frame::rests()).await;
        if !target.write(&json).await {
            // The file is gone or locked: it is said once, and the document is kept here all the same.
            if let Some(current) = current {
                current.target.replace(None);
            }
            self.dispatch(Action::Tell(Notice::Unreadable(target.name().to_owned())));
        }
    }

    /// The lock of a document, where no other tab has it.
    pub(super) async fn locked(&self, id: DocumentId) -> Option<Lock> {
        let keeper = self.clone();
        lock(id, Claim::IfFree, move || keeper.lose(id)).await
    }

    /// Another tab took the document without waiting, because this one did not answer.
    pub(super) fn lose(&self, id: DocumentId) {
        if self.current(id).is_some_and(|current| current.lock.take().is_some()) {
            self.dispatch(Action::Follow(true));
            self.dispatch(Action::Tell(Notice::Following));
        }
    }

    /// Writes the card of a document that was left, and lets other tabs work on it.
    async fn leave(&self, current: &Current, session: &Session, storage: &Storage) {
        let (Some(id), Some(document)) = (current.id.get(), &session.document) else { return };
        let Some(lock) = current.lock.take() else { return };
        let known = current.card.borrow().clone();
        let card = Card::of(document, Some(&known.clone().worked(session.history.can_undo())));
        if card != known {
            // Only a list is behind where it is refused.
            let _ = storage.put_cards(&[(id, card.write())]).await;
        }
        drop(lock);
        self.say(id, Word::Free);
        self.relist();
    }
}

impl Current {
    /// Whether something was done that is not kept.
    pub(super) fn owes(&self, session: &Session) -> bool {
        matches!(self.job(session), Some(Job::Create | Job::Append))
            || session.journal.number() > self.written.get()
    }

    fn job(&self, session: &Session) -> Option<Job> {
        session.document.as_ref()?;
        if self.id.get().is_none() {
            return Some(Job::Create);
        }
        // Where another tab works on it, that one keeps what is done.
        self.lock.borrow().as_ref()?;
        let (number, written) = (session.journal.number(), self.written.get());
        if number > written {
            let renewed = session.journal.since(written).iter().any(|(_, entry)| *entry == Entry::Renewed);
            return Some(if renewed { Job::Rewrite } else { Job::Append });
        }
        let read_by_now = self.unread.get() && !session.detecting;
        (number > self.whole.get() + LONG || read_by_now).then_some(Job::Rewrite)
    }

    async fn write(&self, job: Job, session: &Session, storage: &Storage) -> Result<(), NotKept> {
        let Some(document) = &session.document else { return Ok(()) };
        let number = session.journal.number();
        let entries: Vec<(u64, String)> = session
            .journal
            .since(self.written.get())
            .iter()
            .map(|(number, entry)| (*number, project::write_entry(entry)))
            .collect();
        let due = job != Job::Append || clock::milliseconds() - self.carded.get() > CARD;
        let card = due.then(|| {
            let known = self.card.borrow().clone().worked(session.history.can_undo());
            let mut card = Card { changed: clock::now(), ..Card::of(document, Some(&known)) };
            if card.added.is_empty() {
                card.added.clone_from(&card.changed);
            }
            card
        });
        let line = card.as_ref().map(Card::write);
        match (job, self.id.get()) {
            (Job::Append, Some(id)) => storage.append(id, &entries, line.as_deref()).await?,
            (_, id) => {
                TimeoutFuture::new(WHOLE).await;
                let json = project::write_resting(document, &frame::rests()).await;
                let words = searched(document.text());
                let whole = Whole { json, number, unread: session.detecting, words };
                let card = line.unwrap_or_default();
                if let Some(id) = id {
                    storage.rewrite(id, &whole, &entries, Some(&card)).await?;
                } else {
                    let new = New { card, whole, entries };
                    self.id.set(storage.create(&[new]).await?.first().copied());
                }
                self.whole.set(number);
                self.unread.set(session.detecting);
            }
        }
        if let Some(card) = card {
            self.card.replace(card);
            self.carded.set(clock::milliseconds());
        }
        self.written.set(number);
        Ok(())
    }
}
