//! Keeping what a person does, from the moment it is done.
//!
//! The [`Keeper`] sees every session and writes what its journal has that is not kept yet: an edit is one
//! small record. It also knows which tab works on a document: the others follow what that one keeps.

mod bring;
mod cards;
mod current;
mod file;
mod flush;

use super::clock;
use super::room::room;
use super::storage::{DocumentId, NotKept, Storage};
use super::tabs::{Channel, Word};
use crate::session::{Action, Card, Listed, Notice, Query, Session, next_undone};
use crate::text::Text;
use bring::Busy;
pub use bring::{as_left, is_kept, is_likely_to_resume};
use cards::Back;
use current::Current;
pub use file::Waiting;
use flush::AGAIN;
use gloo_timers::callback::Timeout;
use gloo_timers::future::TimeoutFuture;
use std::cell::{Cell, RefCell};
use std::collections::{BTreeSet, VecDeque};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;

/// Milliseconds after which a database that does not answer is told: an old tab may hold it for hours.
const PATIENCE: u32 = 3_000;

/// Takes an action.
type Dispatch = Rc<dyn Fn(Action)>;

/// What there is to show of the keeping.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Whether the browser is still being asked for the work of the last visit.
    pub restoring: bool,
    /// Whether everything that was done is kept.
    pub kept: bool,
    /// Why nothing can be kept, if so.
    pub failure: Option<NotKept>,
    /// The document that is open, once it has a number.
    pub open: Option<DocumentId>,
    /// Why the file that follows the open document waits for the person, if it does.
    pub file_waits: Option<Waiting>,
    /// Whether the browser has hardly any room left.
    pub tight: bool,
    /// Grows when the list of documents is another one.
    pub listed: u32,
}

/// Keeps the open document, and gives those back that were kept.
#[derive(Clone)]
pub struct Keeper(Rc<RefCell<Inner>>);

struct Inner {
    storage: Option<Rc<Storage>>,
    channel: Option<Channel>,
    /// The latest session.
    session: Rc<Session>,
    /// What is kept of its document.
    current: Option<Rc<Current>>,
    /// The document that the next opening brings.
    expected: Option<Rc<Current>>,
    /// What was open before, with what it was in the end, and may have something that is not kept.
    leaving: VecDeque<(Rc<Current>, Rc<Session>)>,
    /// The list as it was read last: it is shown at once when one comes back to it.
    cards: Rc<[Listed]>,
    /// The document that another tab was asked for, and whether it gave it.
    wanted: Option<(DocumentId, Rc<Cell<bool>>)>,
    /// What takes the latest change back that a notice tells of.
    back: Option<Back>,
    /// The documents for which this tab stands in line.
    lines: BTreeSet<DocumentId>,
    /// When some tab asked for a document last, in milliseconds.
    asked: f64,
    busy: bool,
    /// Whether the page may be gone before the next turn of the browser.
    hurries: bool,
    report: Report,
    dispatch: Dispatch,
    detect: Rc<dyn Fn(Text)>,
    tell: Rc<dyn Fn(Report)>,
}

impl std::fmt::Debug for Keeper {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Keeper")
    }
}

/// The same keeper.
impl PartialEq for Keeper {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// Milliseconds in which a document that was opened just now is written for the first time, and after which it is
/// looked whether it was.
const NUMBERED: u32 = 5_000;
const SOON: u32 = 50;

impl Keeper {
    /// A keeper that keeps nothing until it has [begun](Self::begin). `detect` looks for suggestions in a text
    /// whose detection was cut off, and `tell` gets what there is to show.
    pub fn new(
        dispatch: impl Fn(Action) + 'static,
        detect: impl Fn(Text) + 'static,
        tell: impl Fn(Report) + 'static,
    ) -> Self {
        Self(Rc::new(RefCell::new(Inner {
            storage: None,
            channel: None,
            session: Rc::default(),
            current: None,
            expected: None,
            leaving: VecDeque::new(),
            cards: Rc::from([]),
            wanted: None,
            back: None,
            lines: BTreeSet::new(),
            asked: f64::MIN,
            busy: false,
            hurries: false,
            report: Report { restoring: true, kept: true, ..Report::default() },
            dispatch: Rc::new(dispatch),
            detect: Rc::new(detect),
            tell: Rc::new(tell),
        })))
    }

    /// Opens the database and the work of the last visit.
    pub fn begin(&self) {
        let keeper = self.clone();
        let patience = {
            let keeper = self.clone();
            Timeout::new(PATIENCE, move || {
                keeper.fail(NotKept::Held);
                keeper.report(|report| report.restoring = false);
            })
        };
        spawn_local(async move {
            let opened = Storage::open().await;
            drop(patience);
            match opened {
                Err(error) => keeper.fail(error),
                Ok(storage) => {
                    let heard = keeper.clone();
                    let channel = Channel::open(move |id, word| heard.hear(id, word));
                    {
                        let mut inner = keeper.0.borrow_mut();
                        inner.storage = Some(Rc::new(storage));
                        inner.channel = channel;
                    }
                    keeper.report(|report| report.failure = None);
                    keeper.resume().await;
                    keeper.watch_room();
                }
            }
            // What is here is listed now, where the list was shown without it.
            keeper.report(|report| {
                (report.restoring, report.listed) = (false, report.listed.wrapping_add(1));
            });
            keeper.flush();
        });
    }

    /// Sees a session, at once after each change.
    pub fn see(&self, session: Rc<Session>) {
        let (open, kept, closed, waits) = {
            let mut inner = self.0.borrow_mut();
            let before_opening = inner.session.opening;
            let before = std::mem::replace(&mut inner.session, Rc::clone(&session));
            if session.opening != before.opening {
                if let Some(current) = inner.current.take() {
                    inner.leaving.push_back((current, before));
                }
                let expected = inner.expected.take();
                inner.current = session.document.as_ref().map(|_| expected.unwrap_or_default());
            } else if session.revision == before.revision {
                return;
            }
            let current = inner.current.as_ref();
            if let Some(current) = current {
                current.opening.set(session.opening);
            }
            let kept = current.is_none_or(|current| !current.owes(&session));
            let closed = session.opening != before_opening && current.is_none();
            let waits = current.and_then(|current| current.file.waits());
            (current.and_then(|current| current.id.get()), kept, closed, waits)
        };
        self.report(|report| (report.open, report.kept, report.file_waits) = (open, kept, waits));
        if closed {
            self.remember_open(None);
        }
        self.flush();
    }

    /// The storage, where there is one.
    pub fn storage(&self) -> Option<Rc<Storage>> {
        self.0.borrow().storage.clone()
    }

    /// The page is being left: what is handed over now is written at once, and by itself.
    pub fn hurry(&self) {
        let mut inner = self.0.borrow_mut();
        inner.hurries = true;
        if let Some(current) = &inner.current {
            current.carded.set(clock::milliseconds());
        }
    }

    /// Whether something was done that is not kept, to the open document or to one that was open before.
    pub fn owes(&self) -> bool {
        let inner = self.0.borrow();
        let open = inner.current.iter().map(|current| (current, &inner.session));
        let left = inner.leaving.iter().map(|(current, session)| (current, session));
        open.chain(left).any(|(current, session)| current.owes(session))
    }

    /// Whether what was done to the open document cannot be had back once another one is opened, as far as it can be
    /// known by now.
    pub fn would_lose(&self) -> bool {
        let inner = self.0.borrow();
        let owes = inner.current.as_ref().is_some_and(|current| current.owes(&inner.session));
        owes && inner.report.failure.is_some()
    }

    /// Looks whether the browser has room for more.
    fn watch_room(&self) {
        let keeper = self.clone();
        spawn_local(async move {
            let tight = room().await.is_some_and(|room| room.is_tight());
            keeper.report(|report| report.tight = tight);
        });
    }

    /// Opens a kept document, with a search that goes on in it.
    pub fn open(&self, id: DocumentId, query: Option<Query>) {
        let keeper = self.clone();
        spawn_local(async move {
            match keeper.bring(id, Busy::Follow).await {
                Err(error) => keeper.fail(error),
                Ok(()) if keeper.current(id).is_some() => {
                    if let Some(query) = query {
                        keeper.dispatch(Action::Search(Some(query)));
                    }
                }
                Ok(()) => {}
            }
        });
    }

    /// Opens the next document that is neither done nor left out, after the open one is called done, if it is.
    /// Where there is none, the list is shown.
    pub fn next_undone(&self, done: bool) {
        let keeper = self.clone();
        spawn_local(async move {
            let not_kept = || keeper.dispatch(Action::Tell(Notice::NotSaved));
            let Some(storage) = keeper.storage() else { return not_kept() };
            let current = keeper.0.borrow().current.clone();
            // What was opened just now gets its number with the first writing.
            let mut waited = 0;
            while waited < NUMBERED && current.as_ref().is_some_and(|open| open.id.get().is_none()) {
                TimeoutFuture::new(SOON).await;
                waited += SOON;
            }
            let id = current.as_ref().and_then(|open| open.id.get());
            if current.is_some() && id.is_none() {
                return not_kept();
            }
            let session = Rc::clone(&keeper.0.borrow().session);
            let settled = match id.filter(|_| done) {
                Some(id) => keeper.call_done(id, &session).await,
                None => None,
            };
            let cards = match storage.cards().await {
                Ok(cards) => cards,
                // Whether there is another one is not known: the open one stays.
                Err(error) => return keeper.fail(error),
            };
            keeper.recover();
            let read = |(id, card): &(DocumentId, String)| Some((id.0, Rc::new(Card::read(card)?)));
            let all: Vec<_> = cards.iter().filter_map(read).collect();
            match next_undone(&all, id.map(|id| id.0)) {
                Some(next) => {
                    if let Err(error) = keeper.bring(DocumentId(next), Busy::Follow).await {
                        keeper.fail(error);
                    }
                }
                None => keeper.dispatch(Action::Close),
            }
            // After what the opening has to say.
            if let Some(notice) = settled {
                keeper.dispatch(Action::Tell(notice));
            }
        });
    }

    /// Works on the open document in this tab from now on, whoever has it.
    pub fn take_over(&self) {
        let Some(id) = self.0.borrow().current.as_ref().and_then(|current| current.id.get()) else { return };
        let keeper = self.clone();
        spawn_local(async move {
            if let Err(error) = keeper.take(id).await {
                keeper.fail(error);
            }
        });
    }

    /// What is kept of the open document, if it is this one.
    fn current(&self, id: DocumentId) -> Option<Rc<Current>> {
        self.0.borrow().current.clone().filter(|current| current.id.get() == Some(id))
    }

    fn dispatch(&self, action: Action) {
        let dispatch = Rc::clone(&self.0.borrow().dispatch);
        dispatch(action);
    }

    fn report(&self, change: impl FnOnce(&mut Report)) {
        let (tell, report, before) = {
            let mut inner = self.0.borrow_mut();
            let before = inner.report;
            change(&mut inner.report);
            (Rc::clone(&inner.tell), inner.report, before)
        };
        if report != before {
            tell(report);
        }
    }

    /// Says that nothing is kept: once as a notice, and for as long as it is so in the report.
    fn fail(&self, error: NotKept) {
        let told = self.0.borrow().report.failure.is_some();
        self.report(|report| report.failure = Some(error));
        if !told {
            self.dispatch(Action::Tell(Notice::NotSaved));
        }
    }

    /// The browser has done what it was asked for: what it refused once, and nothing waits for, is no alarm any more.
    fn recover(&self) {
        if !self.owes() {
            self.report(|report| report.failure = None);
        }
    }

    /// Another tab says something.
    fn hear(&self, id: DocumentId, word: Word) {
        if word == Word::Listed {
            return self.report(|report| report.listed = report.listed.wrapping_add(1));
        }
        if word == Word::Wanted {
            self.0.borrow_mut().asked = clock::milliseconds();
        }
        let Some(current) = self.current(id) else { return };
        let works = current.lock.borrow().is_some();
        let keeper = self.clone();
        match word {
            Word::Kept(number) if !works => spawn_local(async move {
                // Where the database does not answer, it is asked once more: no further word may come.
                if keeper.follow(id, number).await.is_err() {
                    TimeoutFuture::new(AGAIN).await;
                    if let Err(error) = keeper.follow(id, number).await {
                        keeper.fail(error);
                    }
                }
            }),
            Word::Wanted if works => {
                self.dispatch(Action::Follow(true));
                spawn_local(async move { keeper.give_up(id).await });
            }
            Word::Free => {
                let wanted = self.0.borrow().wanted.clone();
                if let Some((_, free)) = wanted.filter(|(wanted, _)| *wanted == id) {
                    free.set(true);
                }
            }
            Word::Kept(_) | Word::Wanted | Word::Listed => {}
        }
    }

    fn say(&self, id: DocumentId, word: Word) {
        if let Some(channel) = &self.0.borrow().channel {
            channel.say(id, word);
        }
    }
}
