//! Bringing a kept document back, here or as another tab has it.

use super::{Current, Keeper};
use crate::annotation::{Document, Entry, History, recall, replay};
use crate::browser::fingerprint::fingerprint;
use crate::browser::storage::{DocumentId, Kept, NotKept, Storage};
use crate::browser::tabs::{Claim, Lock, PATIENCE, Word, is_seen, lock, until};
use crate::browser::{clock, frame, preferences};
use crate::exchange::project;
use crate::session::{Action, Card, Notice, Reopened};
use crate::text::Text;
use gloo_timers::future::TimeoutFuture;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;

/// A document that was read from what is kept of it.
struct Read {
    document: Document,
    history: History,
    /// The number of the last entry that could be read.
    number: u64,
    /// How many entries after it could not.
    damaged: usize,
    /// Whether not all of what was kept whole reads.
    hurt: bool,
}

/// What this browser remembers beside the database: whether a document was open at the end of the last visit.
const LEFT_OPEN: &str = "left-open";

/// Milliseconds within which a tab that is being loaded again gives its document free.
const RELOAD: u32 = 250;

/// Whether a document is likely to come back, as far as it is known before the database has answered. Only what is
/// shown meanwhile hangs on it.
pub fn is_likely_to_resume() -> bool {
    let left = preferences::remembered_in_tab("open").or_else(|| preferences::remembered(LEFT_OPEN));
    left.is_some_and(|left| !left.is_empty())
}

/// What to do with a document on which another tab works.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Busy {
    /// See what is done there.
    Follow,
    /// Leave it alone.
    Leave,
}

impl Keeper {
    /// Opens what this tab had open before it was loaded, or any tab at the end of the last visit.
    pub(super) async fn resume(&self) {
        let number = |name: Option<String>| Some(DocumentId(name?.parse().ok()?));
        let here = preferences::remembered_in_tab("open");
        // A new tab does not follow what another one is doing, unless somebody asks for it.
        let busy = if here.is_some() { Busy::Follow } else { Busy::Leave };
        let id = match (here, self.storage()) {
            (None, Some(storage)) => match storage.last().await {
                Ok(last) => last,
                Err(error) => return self.fail(error),
            },
            (here, _) => number(here),
        };
        let Some(id) = id else { return };
        // Somebody was quicker: what is open now is wanted, and not what was.
        if self.0.borrow().session.document.is_some() {
            return;
        }
        if let Err(error) = self.bring(id, busy).await {
            self.fail(error);
        }
    }

    /// Remembers which document is open: in this tab, for when it is loaded again, and with the documents, for
    /// the next visit. What a browser's local storage is told last, a crash takes away.
    pub(super) fn remember_open(&self, id: Option<DocumentId>) {
        preferences::remember_in_tab("open", &id.map_or_else(String::new, |id| id.0.to_string()));
        preferences::remember(LEFT_OPEN, if id.is_some() { "yes" } else { "" });
        if let Some(storage) = self.storage() {
            spawn_local(async move {
                // Only a convenience is lost.
                let _ = storage.put_last(id).await;
            });
        }
    }

    /// Opens a kept document: to work on it, or, where another tab does, as is wanted.
    pub(super) async fn bring(&self, id: DocumentId, busy: Busy) -> Result<(), NotKept> {
        let Some(storage) = self.storage() else { return Ok(()) };
        if self.current(id).is_some() {
            return Ok(());
        }
        let opening = self.0.borrow().session.opening;
        let mut lock = self.locked(id).await;
        if lock.is_none() {
            TimeoutFuture::new(RELOAD).await;
            lock = self.locked(id).await;
        }
        if lock.is_none() && busy == Busy::Leave {
            return Ok(());
        }
        let Some(kept) = storage.load(id).await? else {
            self.remember_open(None);
            return self.put_aside(id, String::new(), lock.is_some(), &storage).await;
        };
        let (whole, unread) = (kept.whole.number, kept.whole.unread);
        let card = kept.card.as_deref().and_then(Card::read).unwrap_or_default();
        let Some(read) = read(kept).await else {
            return self.put_aside(id, card.title, lock.is_some(), &storage).await;
        };
        if read.hurt && lock.is_some() {
            storage.copy_whole_aside(id).await?;
        }
        if read.damaged > 0 && lock.is_some() {
            storage.set_aside(id, read.number).await?;
        }
        if self.0.borrow().session.opening != opening {
            // Something else was opened meanwhile.
            return Ok(());
        }
        let Read { document, history, number, damaged, hurt } = read;
        let following = lock.is_none();
        let current = Current {
            id: Cell::new(Some(id)),
            written: Cell::new(number),
            whole: Cell::new(whole),
            unread: Cell::new(unread),
            hurt: Cell::new(hurt),
            card: RefCell::new(card),
            lock: RefCell::new(lock),
            ..Current::default()
        };
        let current = Rc::new(current);
        self.0.borrow_mut().expected = Some(Rc::clone(&current));
        let text = document.text().clone();
        self.dispatch(Action::Reopen(Box::new(Reopened { document, history, entries: number })));
        self.dispatch(Action::Follow(following));
        self.remember_open(Some(id));
        if damaged > 0 || hurt {
            self.dispatch(Action::Tell(Notice::Damaged));
        } else if following {
            self.dispatch(Action::Tell(Notice::Following));
        } else if unread {
            self.detect(text);
        }
        if following {
            self.stand_in_line(id);
        } else {
            self.recall_file(&current, &storage).await;
            // A page that was closed within a second of an edit had no time for the card.
            self.card_soon(&current);
        }
        self.recover();
        Ok(())
    }

    /// Puts a document aside of which nothing reads, and says so. Where another tab works on it, that one does.
    async fn put_aside(
        &self,
        id: DocumentId,
        title: String,
        is_locked: bool,
        storage: &Storage,
    ) -> Result<(), NotKept> {
        if is_locked && storage.set_document_aside(id).await? {
            self.remember_open(None);
            self.dispatch(Action::Tell(Notice::SetAside(title)));
            self.relist();
        }
        Ok(())
    }

    /// Does here what another tab has kept.
    pub(super) async fn follow(&self, id: DocumentId, number: u64) -> Result<(), NotKept> {
        let Some(storage) = self.storage() else { return Ok(()) };
        let session = Rc::clone(&self.0.borrow().session);
        let known = session.journal.number();
        if number <= known {
            return Ok(());
        }
        let lines = storage.entries(id, known).await?;
        let entries: Option<Rc<[Entry]>> = lines.iter().map(|(_, line)| project::read_entry(line)).collect();
        let gapless = lines.iter().map(|(number, _)| *number).eq(known + 1..=known + lines.len() as u64);
        match entries {
            Some(entries) if gapless && !entries.contains(&Entry::Renewed) => {
                // Somebody else has done so meanwhile, or another document is open.
                let (now, current) = (Rc::clone(&self.0.borrow().session), self.current(id));
                if let Some(current) = current.filter(|_| now.journal.number() == known) {
                    current.written.set(known + lines.len() as u64);
                    self.dispatch(Action::Replay(entries));
                }
                self.recover();
                Ok(())
            }
            _ => self.bring_again(id, &storage).await,
        }
    }

    /// Shows the open document as it is kept, because what happened to it cannot be told in steps.
    async fn bring_again(&self, id: DocumentId, storage: &Storage) -> Result<(), NotKept> {
        let Some(kept) = storage.load(id).await? else { return Ok(()) };
        let (whole, unread) = (kept.whole.number, kept.whole.unread);
        let Some(read) = read(kept).await else {
            // What is shown is how it was before.
            self.dispatch(Action::Tell(Notice::Damaged));
            return Ok(());
        };
        let Read { document, history, number, .. } = read;
        let Some(current) = self.current(id) else { return Ok(()) };
        let following = current.lock.borrow().is_none();
        current.written.set(number);
        current.whole.set(whole);
        current.unread.set(unread);
        let text = document.text().clone();
        {
            // The same document: it is opened again, and not left.
            let mut inner = self.0.borrow_mut();
            inner.current = None;
            inner.expected = Some(current);
        }
        self.dispatch(Action::Reopen(Box::new(Reopened { document, history, entries: number })));
        self.dispatch(Action::Follow(following));
        if unread && !following {
            // The tab that has worked on it stops looking.
            self.detect(text);
        }
        Ok(())
    }

    /// Looks for suggestions in a text whose detection was cut off.
    fn detect(&self, text: Text) {
        let detect = Rc::clone(&self.0.borrow().detect);
        detect(text);
    }

    /// Asks whoever works on the document for it; takes it where nobody answers.
    pub(super) async fn take(&self, id: DocumentId) -> Result<(), NotKept> {
        let mut given = self.locked(id).await;
        if given.is_none() {
            self.say(id, Word::Wanted);
            let free = Rc::new(Cell::new(false));
            self.0.borrow_mut().wanted = Some((id, Rc::clone(&free)));
            until(|| free.get()).await;
            given = self.locked(id).await;
        }
        if given.is_none() {
            let keeper = self.clone();
            given = lock(id, Claim::Steal, move || keeper.lose(id)).await;
        }
        self.work_here(id, given).await
    }

    /// Works on the open document in this tab from now on.
    async fn work_here(&self, id: DocumentId, lock: Option<Lock>) -> Result<(), NotKept> {
        let Some((storage, current)) = self.storage().zip(self.current(id)) else { return Ok(()) };
        current.lock.replace(lock);
        let known = self.0.borrow().session.journal.number();
        if current.unread.get() || !storage.entries(id, known).await?.is_empty() {
            self.bring_again(id, &storage).await?;
        } else {
            // All of it is seen already, and stays where it is.
            self.dispatch(Action::Follow(false));
        }
        self.recall_file(&current, &storage).await;
        Ok(())
    }

    /// Takes a document that is followed here once nobody works on it any more: its tab was closed, or has gone to
    /// another document. Somebody must be looking: a tab that is loaded again has it back.
    fn stand_in_line(&self, id: DocumentId) {
        if !self.0.borrow_mut().lines.insert(id) {
            return;
        }
        let keeper = self.clone();
        spawn_local(async move {
            let lock = loop {
                // Whoever asks for it by name comes first.
                let asked = keeper.0.borrow().asked;
                let turn = asked + f64::from(2 * PATIENCE) - clock::milliseconds();
                if turn > 0.0 {
                    TimeoutFuture::new(PATIENCE).await;
                    continue;
                }
                let lost = keeper.clone();
                let lock = lock(id, Claim::Wait, move || lost.lose(id)).await;
                let is_followed = keeper.current(id).is_some_and(|current| current.lock.borrow().is_none());
                if lock.is_none() || !is_followed {
                    break None;
                }
                if keeper.0.borrow().asked > asked {
                    continue;
                }
                if is_seen() {
                    break lock;
                }
                drop(lock);
                while !is_seen() {
                    TimeoutFuture::new(PATIENCE).await;
                }
            };
            keeper.0.borrow_mut().lines.remove(&id);
            if lock.is_none() {
                return;
            }
            match keeper.work_here(id, lock).await {
                Ok(()) => keeper.dispatch(Action::Tell(Notice::TakenOver)),
                Err(error) => keeper.fail(error),
            }
        });
    }

    /// Keeps what there is, and lets the other tab work on it. What cannot be kept in time stays here, as a document
    /// of its own.
    pub(super) async fn give_up(&self, id: DocumentId) {
        self.flush();
        until(|| !self.0.borrow().busy).await;
        let Some(current) = self.current(id) else { return };
        let lock = current.lock.take();
        self.follow_or_part(&current);
        drop(lock);
        self.say(id, Word::Free);
    }

    /// Another tab took the document without waiting, because this one did not answer.
    pub(super) fn lose(&self, id: DocumentId) {
        let Some(current) = self.current(id) else { return };
        if current.lock.take().is_some() {
            self.follow_or_part(&current);
        }
    }

    /// Follows the open document from now on, which another tab works on; parts with it where something was done
    /// here that is not kept.
    fn follow_or_part(&self, current: &Rc<Current>) {
        let session = Rc::clone(&self.0.borrow().session);
        if current.owes(&session) {
            self.part(current);
        } else {
            self.dispatch(Action::Follow(true));
            self.dispatch(Action::Tell(Notice::Following));
            if let Some(id) = current.id.get() {
                // Another tab has asked for it just now.
                self.0.borrow_mut().asked = clock::milliseconds();
                self.stand_in_line(id);
            }
        }
    }

    /// Makes a document of its own of what was done here, because another page writes the one it was done to.
    pub(super) fn part(&self, current: &Rc<Current>) {
        let is_open = {
            let mut inner = self.0.borrow_mut();
            let own = Rc::new(Current { opening: current.opening.clone(), ..Current::default() });
            let is_open = inner.current.as_ref().is_some_and(|open| Rc::ptr_eq(open, current));
            if is_open {
                inner.current = Some(own);
            } else if let Some((left, _)) =
                inner.leaving.iter_mut().find(|(left, _)| Rc::ptr_eq(left, current))
            {
                *left = own;
            }
            is_open
        };
        if is_open {
            self.report(|report| (report.open, report.kept) = (None, false));
            self.dispatch(Action::Follow(false));
        }
        self.dispatch(Action::Tell(Notice::Parted));
        self.flush();
    }
}

/// The document as it was left, and how many of its last changes are not in it, for they cannot be read. `None`
/// where nothing of it can be read.
pub async fn as_left(kept: Kept) -> Option<(Document, usize)> {
    let Read { document, damaged, .. } = read(kept).await?;
    Some((document, damaged))
}

/// Whether a document that is kept has the same annotations and relations as another one of its text.
///
/// # Errors
/// Where the browser does not give it.
pub async fn is_kept(storage: &Storage, id: DocumentId, document: &Document) -> Result<bool, NotKept> {
    let Some(kept) = storage.load(id).await? else { return Ok(false) };
    Ok(as_left(kept).await.is_some_and(|(known, _)| {
        known.annotations() == document.annotations() && known.relations().eq(document.relations())
    }))
}

/// The document as it was left. `None` where nothing of it can be read.
async fn read(kept: Kept) -> Option<Read> {
    let json = String::from_utf8(kept.whole.json).ok()?;
    let imported = project::read_resting(&json, &frame::rests(), &fingerprint).await.ok()?;
    let (mut document, hurt) = (imported.document, !imported.problems.is_empty());
    let mut history = History::default();
    let mut number = 0;
    let total = kept.entries.len();
    for (at, (stated, line)) in kept.entries.into_iter().enumerate() {
        let entry = project::read_entry(&line).filter(|_| stated == number + 1);
        if stated <= kept.whole.number {
            // The document has it already. Where it does not read, nothing before it can be undone.
            match entry {
                Some(entry) => recall(&mut history, &entry),
                None => history = History::default(),
            }
        } else {
            let next = entry.and_then(|entry| replay(&document, &history, &entry).ok());
            let Some(next) = next else {
                return Some(Read { document, history, number, damaged: total - at, hurt });
            };
            (document, history) = next;
        }
        number = stated;
    }
    Some(Read { document, history, number: number.max(kept.whole.number), damaged: 0, hurt })
}
