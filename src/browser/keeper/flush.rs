//! Writing what is not kept yet.

use super::bring::Busy;
use super::{Current, Inner, Keeper, is_kept};
use crate::annotation::{Document, Entry, Status};
use crate::browser::storage::{Change, DocumentId, New, NotKept, Storage, Whole};
use crate::browser::tabs::{Claim, Lock, Word, lock};
use crate::browser::{clock, frame, room};
use crate::exchange::content_key_resting;
use crate::exchange::project::{self, Rest};
use crate::label::LabelSet;
use crate::session::{Action, Card, Notice, Session, searched_resting};
use gloo_timers::future::TimeoutFuture;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;

/// Milliseconds between two writings of a card: a list may be a moment behind.
const CARD: f64 = 1_000.0;
/// Milliseconds before a document is written whole: first it is shown.
const WHOLE: u32 = 30;
/// Milliseconds after which it is tried again where the browser refused.
pub(super) const AGAIN: u32 = 1_000;
/// Entries after which a document is written whole again, so that opening it stays quick.
const LONG: u64 = 250;

/// What is to be written of a document.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Job {
    /// For the first time.
    Create,
    /// Whole, with the entries that led there: without it they mean nothing.
    Rewrite,
    /// What happened since.
    Append,
    /// Whole, so that opening it stays quick; what is done meanwhile is appended.
    Pack,
    /// What was packed.
    Settle,
}

/// A document on its way to be kept whole while the work on it goes on.
#[derive(Debug, Default)]
pub(super) enum Packing {
    /// None is.
    #[default]
    None,
    /// It is being written out.
    Going,
    /// It waits to be put into the database.
    Ready(Whole),
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
            // What was done is shown first.
            frame::rest().await;
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
            let whole = whole(&session, &frame::rests()).await;
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
        if job != Job::Append {
            self.watch_room();
        }
        self.save_soon();
        true
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

impl Current {
    /// Whether something was done that is not kept.
    pub(super) fn owes(&self, session: &Session) -> bool {
        matches!(self.job(session), Some(Job::Create | Job::Append))
            || !self.brings_nothing(session) && session.journal.number() > self.written.get()
    }

    /// Whether it is here already, and nobody has done anything to it.
    fn brings_nothing(&self, session: &Session) -> bool {
        self.doubles.get() == Some(true) && !session.can_undo()
    }

    fn job(&self, session: &Session) -> Option<Job> {
        session.document.as_ref()?;
        if self.brings_nothing(session) {
            return None;
        }
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
        if self.hurt.get() || self.unread.get() && !session.detecting {
            return Some(Job::Rewrite);
        }
        match *self.packing.borrow() {
            Packing::Ready(_) => Some(Job::Settle),
            Packing::None if number > self.whole.get() + LONG => Some(Job::Pack),
            _ => None,
        }
    }

    async fn write(&self, job: Job, session: &Session, storage: &Storage) -> Result<(), NotKept> {
        match (job, self.id.get()) {
            (Job::Append, Some(id)) => self.append(id, session, storage).await,
            (Job::Settle, Some(id)) => {
                self.settle(id, storage).await;
                Ok(())
            }
            (_, id) => self.write_whole(id, session, storage).await,
        }
    }

    /// What the article is known by.
    async fn key_of(&self, document: &Document) -> String {
        if self.card.borrow().key.is_empty() {
            let key = content_key_resting(document.text().as_str(), &frame::rests()).await.to_string();
            self.card.borrow_mut().key = key;
        }
        self.card.borrow().key.clone()
    }

    async fn append(&self, id: DocumentId, session: &Session, storage: &Storage) -> Result<(), NotKept> {
        let (number, entries) = self.entries(session);
        let due = clock::milliseconds() - self.carded.get() > CARD;
        let Some(document) = &session.document else { return Ok(()) };
        let card = |kept| self.card_of(document, session, kept);
        let card: Option<Change<'_>> = if due { Some(&card) } else { None };
        storage.append(id, &entries, card).await?;
        self.wrote(number, due);
        Ok(())
    }

    async fn write_whole(
        &self,
        id: Option<DocumentId>,
        session: &Session,
        storage: &Storage,
    ) -> Result<(), NotKept> {
        let (number, entries) = self.entries(session);
        TimeoutFuture::new(WHOLE).await;
        let rest = frame::rests();
        let Some(document) = &session.document else { return Ok(()) };
        self.key_of(document).await;
        let Some(whole) = whole(session, &rest).await else { return Ok(()) };
        if let Some(id) = id {
            let card = |kept| self.card_of(document, session, kept);
            storage.rewrite(id, &whole, &entries, Some(&card)).await?;
        } else {
            let card = self.card_of(document, session, None).write();
            let new = New { card, whole, entries };
            self.id.set(storage.create(&[new]).await?.first().copied());
        }
        self.whole.set(number);
        self.hurt.set(false);
        self.unread.set(session.detecting);
        self.wrote(number, true);
        Ok(())
    }

    /// Puts into the database what was packed, unless it was written whole since. Where the browser refuses, no
    /// work is lost: it is tried again after as many entries.
    async fn settle(&self, id: DocumentId, storage: &Storage) {
        if let Packing::Ready(whole) = self.packing.take()
            && whole.number > self.whole.get()
        {
            let _ = storage.rewrite(id, &whole, &[], None).await;
            self.whole.set(whole.number);
        }
    }

    /// What is not in the journal yet, as lines, and the number of the last.
    fn entries(&self, session: &Session) -> (u64, Vec<(u64, String)>) {
        let since = session.journal.since(self.written.get());
        let lines = since.iter().map(|(number, entry)| (*number, project::write_entry(entry)));
        (session.journal.number(), lines.collect())
    }

    /// The card as it is by now, from the one that is kept: a list may have changed that since.
    fn card_of(&self, document: &Document, session: &Session, kept: Option<Card>) -> Card {
        let own = self.card.borrow().clone();
        let mut known = kept.unwrap_or_else(|| own.clone());
        if known.key.is_empty() {
            known.key = own.key;
        }
        let known = known.worked(session.history.can_undo());
        let mut card = Card { changed: clock::now(), ..Card::of(document, Some(&known)) };
        if card.added.is_empty() {
            card.added.clone_from(&card.changed);
        }
        self.card.replace(card.clone());
        card
    }

    /// Remembers up to which entry all is kept, and whether the card is.
    fn wrote(&self, number: u64, carded: bool) {
        if carded {
            self.carded.set(clock::milliseconds());
        }
        self.written.set(number);
    }
}

/// The open document as it is kept whole, written out with rests.
async fn whole(session: &Session, rest: Rest<'_>) -> Option<Whole> {
    let document = session.document.as_ref()?;
    let json = project::write_resting(document, rest).await;
    let words = searched_resting(document.text(), rest).await;
    Some(Whole { json, number: session.journal.number(), unread: session.detecting, words })
}
