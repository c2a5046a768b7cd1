//! What a list shows of documents: cards as they were read last, changed, taken away.

use super::Keeper;
use super::bring::Busy;
use crate::annotation::Status;
use crate::browser::storage::DocumentId;
use crate::browser::tabs::Word;
use crate::session::{Action, Card, Listed, Notice, Session, State, Touched};
use gloo_timers::future::TimeoutFuture;
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;

/// Milliseconds between two looks at whether a document is kept.
const SOON: u32 = 25;

/// A change of a document as a whole that can be taken back.
pub(super) struct Back {
    id: DocumentId,
    to: Before,
}

/// What a card said before it was changed.
#[derive(Clone, Copy)]
enum Before {
    /// How far the work on it had come.
    State(State),
    /// It was not thrown away.
    Kept,
}

impl Keeper {
    /// Tells the other tabs, and this one, that the list of documents is another one.
    pub fn relist(&self) {
        if let Some(channel) = &self.0.borrow().channel {
            channel.say(DocumentId(0), Word::Listed);
        }
        self.report(|report| report.listed = report.listed.wrapping_add(1));
    }

    /// The list as it was read last.
    pub fn cards(&self) -> Rc<[Listed]> {
        Rc::clone(&self.0.borrow().cards)
    }

    /// Remembers the list as it was read.
    pub fn remember_cards(&self, cards: Rc<[Listed]>) {
        self.0.borrow_mut().cards = cards;
    }

    /// Changes the cards of documents.
    pub async fn change_cards(&self, ids: &[DocumentId], to: impl Fn(DocumentId, Card) -> Card) {
        let Some(storage) = self.storage() else { return };
        if let Err(error) = storage.change_cards(ids, &to).await {
            return self.fail(error);
        }
        self.recover();
        self.relist();
    }

    /// Calls a document done; what is told of it, where the browser has taken it.
    pub(super) async fn call_done(&self, id: DocumentId, session: &Session) -> Option<Notice> {
        let before = Rc::new(Cell::new(None));
        let known = Rc::clone(&before);
        self.change_cards(&[id], move |_, card| {
            known.set(Some(card.state));
            Card { state: State::Done, ..card }
        })
        .await;
        let (state, document) = (before.get()?, session.document.as_ref()?);
        self.0.borrow_mut().back = Some(Back { id, to: Before::State(state) });
        let left = document.annotations().iter().filter(|known| known.status == Status::Suggested).count();
        Some(Notice::Settled(document.meta().title.clone(), left))
    }

    /// Moves a document to the bin.
    pub async fn throw_away(&self, id: DocumentId) {
        let title = Rc::new(RefCell::new(None));
        let known = Rc::clone(&title);
        self.change_cards(&[id], move |_, card| {
            known.replace(Some(card.title.clone()));
            Card { removed: true, ..card }
        })
        .await;
        if let Some(title) = title.take() {
            self.0.borrow_mut().back = Some(Back { id, to: Before::Kept });
            self.dispatch(Action::Tell(Notice::ThrownAway(title)));
        }
    }

    /// Takes back what was told last of a document as a whole: one that was called done is open again.
    pub fn take_back(&self) {
        let Some(Back { id, to }) = self.0.borrow_mut().back.take() else { return };
        let keeper = self.clone();
        spawn_local(async move {
            let restored = move |_, card| match to {
                Before::State(state) => Card { state, ..card },
                Before::Kept => Card { removed: false, ..card },
            };
            keeper.change_cards(&[id], restored).await;
            if matches!(to, Before::State(_))
                && let Err(error) = keeper.bring(id, Busy::Follow).await
            {
                return keeper.fail(error);
            }
            keeper.dispatch(Action::Tell(Notice::Undone(Touched::Nothing)));
        });
    }

    /// Adds to the notes of documents which annotations of their files have no place in them, so many in all.
    pub async fn note_unplaced(&self, notes: &[(DocumentId, String)], count: usize) {
        let notes: BTreeMap<DocumentId, &str> = notes.iter().map(|(id, note)| (*id, note.as_str())).collect();
        let ids: Vec<DocumentId> = notes.keys().copied().collect();
        let with_note = |id, card: Card| card.noted(notes.get(&id).copied().unwrap_or_default());
        self.change_cards(&ids, with_note).await;
        self.dispatch(Action::Tell(Notice::Noted(count)));
    }

    /// The same for the open document, which may be about to be kept for the first time.
    pub fn note_unplaced_here(&self, note: String, count: usize) {
        let Some(current) = self.0.borrow().current.clone() else { return };
        let keeper = self.clone();
        spawn_local(async move {
            let card = current.card.take().noted(&note);
            current.card.replace(card);
            // Where nothing can be kept, the card is written with the note once something can.
            while current.id.get().is_none()
                && current.doubles.get() != Some(true)
                && keeper.0.borrow().report.failure.is_none()
            {
                TimeoutFuture::new(SOON).await;
            }
            match current.id.get() {
                Some(id) => keeper.note_unplaced(&[(id, note)], count).await,
                None => keeper.dispatch(Action::Tell(Notice::Noted(count))),
            }
        });
    }

    /// Takes documents away for ever, but for those that are open, here or in another tab.
    pub async fn delete(&self, ids: Vec<DocumentId>) {
        let Some(storage) = self.storage() else { return };
        let mut free = Vec::with_capacity(ids.len());
        for &id in &ids {
            // Nobody may open it until it is gone.
            free.extend(self.locked(id).await.map(|lock| (id, lock)));
        }
        let gone: Vec<DocumentId> = free.iter().map(|(id, _)| *id).collect();
        if gone.len() < ids.len() {
            self.dispatch(Action::Tell(Notice::OpenElsewhere(ids.len() - gone.len())));
        }
        if let Err(error) = storage.remove(&gone).await {
            return self.fail(error);
        }
        self.recover();
        self.relist();
        self.watch_room();
    }
}
