//! A document that was opened: what of it is kept, and how the rest is written.

use super::file::Follower;
use crate::annotation::{Document, Entry};
use crate::browser::storage::{Change, DocumentId, New, NotKept, Storage, Whole};
use crate::browser::tabs::Lock;
use crate::browser::{clock, frame};
use crate::exchange::content_key_resting;
use crate::exchange::project::{self, Rest};
use crate::session::{Card, Session, searched_resting};
use gloo_timers::callback::Timeout;
use std::cell::{Cell, RefCell};

/// Milliseconds between two writings of a card: a list may be a moment behind.
pub(super) const CARD: u32 = 1_000;
/// Entries after which a document is written whole again, so that opening it stays quick.
const LONG: u64 = 250;

/// What is kept of a document that was opened.
#[derive(Debug, Default)]
pub(super) struct Current {
    /// `None` before it was written for the first time.
    pub(super) id: Cell<Option<DocumentId>>,
    /// Which opening of the session it is.
    pub(super) opening: Cell<u64>,
    /// Entries up to this number are kept.
    pub(super) written: Cell<u64>,
    /// The number at which it was written whole.
    pub(super) whole: Cell<u64>,
    /// Whether its suggestions were not all found when it was written whole.
    pub(super) unread: Cell<bool>,
    pub(super) packing: RefCell<Packing>,
    /// Its card as this tab wrote it last; what is kept may have another note or state by now.
    pub(super) card: RefCell<Card>,
    /// When the card was written, in milliseconds; 0 for not yet.
    pub(super) carded: Cell<f64>,
    /// When nothing more was done for a moment, the card is written as it is then.
    pub(super) resting: RefCell<Option<Timeout>>,
    /// `None` where another tab works on it.
    pub(super) lock: RefCell<Option<Lock>>,
    /// Whether not all of it could be read: it is written whole anew.
    pub(super) hurt: Cell<bool>,
    /// Whether the same article is here already, once that is known: it is not kept a second time, unless something is
    /// done to it.
    pub(super) doubles: Cell<Option<bool>>,
    pub(super) file: Follower,
}

/// What is to be written of a document.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Job {
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

    /// What is to be written next, if anything is.
    pub(super) fn job(&self, session: &Session) -> Option<Job> {
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

    pub(super) async fn write(&self, job: Job, session: &Session, storage: &Storage) -> Result<(), NotKept> {
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
    pub(super) async fn key_of(&self, document: &Document) -> String {
        if self.card.borrow().key.is_empty() {
            let key = content_key_resting(document.text().as_str(), &frame::long_rests()).await.to_string();
            self.card.borrow_mut().key = key;
        }
        self.card.borrow().key.clone()
    }

    async fn append(&self, id: DocumentId, session: &Session, storage: &Storage) -> Result<(), NotKept> {
        let (number, entries) = self.entries(session);
        let due = clock::milliseconds() - self.carded.get() > f64::from(CARD);
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
        let rest = frame::long_rests();
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

    /// Writes the card as it is by now, where it is another one; whether it is.
    pub(super) async fn write_card(&self, session: &Session, storage: &Storage) -> Result<bool, NotKept> {
        let known = self.id.get().zip(session.document.as_ref()).filter(|_| self.lock.borrow().is_some());
        let Some((id, document)) = known else { return Ok(false) };
        let is_behind = {
            let own = self.card.borrow();
            let by_now = Card::of(document, Some(&own));
            by_now != *own || own.clone().worked(session.history.can_undo()) != *own
        };
        if is_behind {
            storage.change_cards(&[id], &|_, kept| self.card_of(document, session, Some(kept))).await?;
            self.wrote(self.written.get(), true);
        }
        Ok(is_behind)
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
pub(super) async fn whole(session: &Session, rest: Rest<'_>) -> Option<Whole> {
    let document = session.document.as_ref()?;
    let json = project::write_resting(document, rest).await;
    let words = searched_resting(document.text(), rest).await;
    Some(Whole { json, number: session.journal.number(), unread: session.detecting, words })
}
