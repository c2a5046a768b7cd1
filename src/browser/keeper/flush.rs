//! Writing what is not kept yet, one document after the other: what was left first, then what is open.

use super::bring::Busy;
use super::current::{CARD, Current, Job, Packing, whole};
use super::{Inner, Keeper, is_kept};
use crate::annotation::Status;
use crate::browser::storage::{DocumentId, NotKept, Storage};
use crate::browser::tabs::{Claim, Lock, Word, lock};
use crate::browser::{frame, room};
use crate::label::LabelSet;
use crate::session::{Action, Card, Notice, Session};
use gloo_timers::callback::Timeout;
use gloo_timers::future::TimeoutFuture;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;

/// Milliseconds after which it is tried again where the browser refused.
pub(super) const AGAIN: u32 = 1_000;
/// Milliseconds before a document is written whole: first it is shown.
const WHOLE: u32 = 30;

impl Keeper {
    /// Writes what is not kept, one thing after the other.
    pub(super) fn flush(&self) {
        let hurries = {
            let mut inner = self.0.borrow_mut();
            if inner.busy || inner.storage.is_none() || inner.report.restoring {
                return;
            }
            inner.busy = true;
            std::mem::take(&mut inner.hurries)
        };
        let keeper = self.clone();
        spawn_local(async move {
            // What was done is shown first.
            if !hurries {
                frame::rest().await;
            }
            while keeper.go_on().await {}
            keeper.0.borrow_mut().busy = false;
        });
    }

    /// Writes what is to be written next, what was left first; whether there may be more.
    async fn go_on(&self) -> bool {
        let Some(storage) = self.storage() else { return false };
        let left = self.0.borrow().leaving.front().cloned();
        if let Some((current, session)) = left {
            let Some(job) = current.job(&session) else {
                self.0.borrow_mut().leaving.pop_front();
                self.leave(&current, &session, &storage).await;
                return true;
            };
            if !self.write(job, &current, &session, &storage).await {
                // Nothing waits for one that is refused again and again.
                self.0.borrow_mut().put_behind();
                self.keep_open(&storage).await;
            }
            return true;
        }
        self.keep_open(&storage).await
    }

    /// Writes what is to be written next of the open document, if anything is.
    async fn keep_open(&self, storage: &Storage) -> bool {
        let (current, session) = {
            let inner = self.0.borrow();
            (inner.current.clone(), Rc::clone(&inner.session))
        };
        let Some((job, current)) = current.and_then(|current| Some((current.job(&session)?, current))) else {
            return false;
        };
        self.write(job, &current, &session, storage).await;
        true
    }

    /// Packs a document beside everything else that is written.
    fn pack(&self, current: &Rc<Current>, session: &Rc<Session>) {
        current.packing.replace(Packing::Going);
        let (keeper, current, session) = (self.clone(), Rc::clone(current), Rc::clone(session));
        spawn_local(async move {
            let whole = whole(&session, &frame::long_rests()).await;
            current.packing.replace(whole.map_or(Packing::None, Packing::Ready));
            keeper.flush();
        });
    }

    /// Whether the browser has taken it.
    async fn write(&self, job: Job, current: &Rc<Current>, session: &Rc<Session>, storage: &Storage) -> bool {
        if job == Job::Pack {
            self.pack(current, session);
            return true;
        }
        if matches!(job, Job::Create | Job::Rewrite) {
            TimeoutFuture::new(WHOLE).await;
        }
        let written = match job {
            Job::Create => match self.twin(current, session, storage).await {
                Ok(Some(twin)) => return self.stand_in(current, twin).await,
                Ok(None) => current.write(job, session, storage).await,
                Err(error) => Err(error),
            },
            _ => current.write(job, session, storage).await,
        };
        match written {
            Ok(()) => {}
            Err(NotKept::Taken) => {
                self.part(current);
                return false;
            }
            Err(error) => {
                self.fail(error);
                TimeoutFuture::new(AGAIN).await;
                return false;
            }
        }
        let (id, written) = (current.id.get(), current.written.get());
        session.journal.forget(written);
        if let (Job::Create, Some(id)) = (job, id) {
            let lock = self.locked(id).await;
            current.lock.replace(lock);
            self.remember_file(current).await;
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
        self.recover();
        if job == Job::Append {
            self.card_soon(current);
        } else {
            self.watch_room();
        }
        self.save_soon();
        true
    }

    /// Writes the card once nothing was done for a moment, and lets the lists of other tabs know: while somebody works,
    /// it is written now and then.
    pub(super) fn card_soon(&self, current: &Rc<Current>) {
        let (keeper, of) = (self.clone(), Rc::clone(current));
        let write = move || {
            spawn_local(async move {
                let Some(storage) = keeper.storage() else { return };
                let session = Rc::clone(&keeper.0.borrow().session);
                let is_open = keeper.0.borrow().current.as_ref().is_some_and(|open| Rc::ptr_eq(open, &of));
                // Only a list is behind where it is refused.
                if is_open && of.write_card(&session, &storage).await.is_ok() {
                    keeper.say(DocumentId(0), Word::Listed);
                }
            });
        };
        current.resting.replace(Some(Timeout::new(CARD, write)));
    }

    /// The document that is here already with the text of one that was opened anew, if nobody has done anything to
    /// that: then it brings nothing. As for what is imported, what is in the bin may come again.
    async fn twin(
        &self,
        current: &Current,
        session: &Session,
        storage: &Storage,
    ) -> Result<Option<DocumentId>, NotKept> {
        let is_new = !session.can_undo() && current.doubles.get().is_none();
        let Some(document) = session.document.as_ref().filter(|_| is_new) else { return Ok(None) };
        let key = current.key_of(document).await;
        let is_same = |card: &Card| card.key == key && !card.removed;
        let decided = document.annotations().iter().any(|known| known.status != Status::Suggested);
        for (id, card) in storage.cards().await? {
            // Most are of other texts, and need not be read.
            if card.contains(&key) && Card::read(&card).is_some_and(|card| is_same(&card)) {
                let is_plain = !decided && **document.labels() == LabelSet::default();
                if is_plain || is_kept(storage, id, document).await? {
                    return Ok(Some(id));
                }
            }
        }
        Ok(None)
    }

    /// Opens the document that is here already in the place of one that brings nothing.
    async fn stand_in(&self, current: &Rc<Current>, twin: DocumentId) -> bool {
        current.doubles.set(Some(true));
        let is_open = || self.0.borrow().current.as_ref().is_some_and(|open| Rc::ptr_eq(open, current));
        if !is_open() {
            return true;
        }
        let brought = self.bring(twin, Busy::Follow).await;
        if self.current(twin).is_some() {
            self.dispatch(Action::Tell(Notice::HereAlready));
        } else if is_open() {
            // It is not to be had: this one is kept after all.
            current.doubles.set(Some(false));
        }
        brought.is_ok()
    }

    /// The lock of a document, where no other tab has it.
    pub(super) async fn locked(&self, id: DocumentId) -> Option<Lock> {
        let keeper = self.clone();
        lock(id, Claim::IfFree, move || keeper.lose(id)).await
    }

    /// Writes the card of a document that was left, and lets other tabs work on it.
    async fn leave(&self, current: &Current, session: &Session, storage: &Storage) {
        current.file.saved().await;
        self.save_file(current, session).await;
        let (Some(id), Some(document)) = (current.id.get(), &session.document) else { return };
        let Some(lock) = current.lock.take() else { return };
        let worked = session.history.can_undo();
        let card = |_, kept: Card| Card::of(document, Some(&kept.worked(worked)));
        // Only a list is behind where it is refused.
        let _ = storage.change_cards(&[id], &card).await;
        drop(lock);
        self.say(id, Word::Free);
        self.relist();
    }
}

impl Inner {
    /// Puts the document that is the next of those that were left behind the others.
    fn put_behind(&mut self) {
        let next = self.leaving.pop_front();
        self.leaving.extend(next);
    }
}
