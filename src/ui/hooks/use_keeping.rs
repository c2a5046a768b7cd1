//! Keeping the work in the browser, and bringing it back.

use crate::annotation::Document;
use crate::browser::storage::{Slot, Storage};
use crate::browser::{clock, frame};
use crate::exchange::project;
use crate::session::{Action, Notice, Session};
use crate::text::Text;
use crate::ui::{ByRc, Dispatch};
use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::{
    Callback, UseStateSetter, hook, use_callback, use_effect_with, use_mut_ref, use_state, use_state_eq,
};

/// Milliseconds after an edit at the least: letters typed quickly are one write.
const SOON: f64 = 60.0;
/// Writing may take one part of so many of the time: a long document is written less often.
const SHARE: f64 = 12.0;
/// And milliseconds at the most.
const LATEST: f64 = 3_000.0;

/// What is kept, as the page sees it.
#[derive(Clone, PartialEq)]
pub struct Kept {
    /// Whether the browser is still being asked for the work of the last visit.
    pub restoring: bool,
    /// What the document before the open one is called, where it can be had back.
    pub previous: Option<String>,
    /// Opens it again.
    pub reopen: Callback<()>,
}

enum Job {
    Save(Document),
    Retire(String),
}

struct Keeper {
    storage: Option<Rc<Storage>>,
    /// The text of the document that is kept as the open one, and what it is called.
    kept: Option<(Text, String)>,
    jobs: VecDeque<Job>,
    timer: Option<Timeout>,
    busy: bool,
    failed: bool,
    /// What the last write took, in milliseconds.
    cost: f64,
    dispatch: Dispatch,
    previous: UseStateSetter<Option<String>>,
}

/// Keeps the open document as it changes and opens the one of the last visit.
#[hook]
pub fn use_keeping(session: &ByRc<Session>, dispatch: &Dispatch) -> Kept {
    let restoring = use_state_eq(|| true);
    let previous = use_state(|| None::<String>);
    let keeper = {
        let (dispatch, previous) = (dispatch.clone(), previous.setter());
        use_mut_ref(move || Keeper {
            storage: None,
            kept: None,
            jobs: VecDeque::new(),
            timer: None,
            busy: false,
            failed: false,
            cost: 0.0,
            dispatch,
            previous,
        })
    };

    use_effect_with((), {
        let (keeper, restoring) = (Rc::clone(&keeper), restoring.setter());
        move |()| {
            spawn_local({
                let keeper = Rc::clone(&keeper);
                async move {
                    begin(&keeper).await;
                    restoring.set(false);
                    run(&keeper);
                }
            });
            // The last moment to write: pages are discarded without further notice.
            let listeners = web_sys::window().and_then(|window| Some((window.document()?, window))).map(
                |(page, window)| {
                    ["visibilitychange", "pagehide"].map(|name| {
                        let keeper = Rc::clone(&keeper);
                        let target: &web_sys::EventTarget = if name == "pagehide" { &window } else { &page };
                        EventListener::new(target, name, move |_| run(&keeper))
                    })
                },
            );
            move || drop(listeners)
        }
    });

    use_effect_with((session.revision, *restoring), {
        let (keeper, document) = (Rc::clone(&keeper), session.document.clone());
        move |&(_, restoring)| {
            if !restoring {
                note(&keeper, document);
            }
        }
    });

    let reopen = use_callback((), {
        let keeper = Rc::clone(&keeper);
        move |(), ()| {
            let keeper = Rc::clone(&keeper);
            spawn_local(async move { reopen(&keeper).await });
        }
    });
    Kept { restoring: *restoring, previous: (*previous).clone(), reopen }
}

/// Opens the database and the work of the last visit.
async fn begin(keeper: &Rc<RefCell<Keeper>>) {
    let storage = match Storage::open().await {
        Ok(storage) => Rc::new(storage),
        Err(_) => return fail(keeper),
    };
    keeper.borrow_mut().storage = Some(Rc::clone(&storage));
    if let Ok(title) = storage.title(Slot::Previous).await {
        keeper.borrow().previous.set(title);
    }
    if let Ok(Some(json)) = storage.load(Slot::Open).await
        && let Ok(imported) = project::read_resting(&json, &frame::rests()).await
    {
        let dispatch = {
            let mut keeper = keeper.borrow_mut();
            keeper.kept = Some(identity(&imported.document));
            keeper.dispatch.clone()
        };
        dispatch.emit(Action::OpenDocument(Box::new(imported.document)));
    }
}

async fn reopen(keeper: &Rc<RefCell<Keeper>>) {
    let Some(storage) = keeper.borrow().storage.clone() else { return };
    let found = storage.load(Slot::Previous).await.ok().flatten();
    let Some(json) = found else { return };
    if let Ok(imported) = project::read_resting(&json, &frame::rests()).await {
        let dispatch = keeper.borrow().dispatch.clone();
        dispatch.emit(Action::OpenDocument(Box::new(imported.document)));
    }
}

fn identity(document: &Document) -> (Text, String) {
    (document.text().clone(), document.meta().title.clone())
}

/// Notes what is to be kept: a changed document, or another one in place of the last.
fn note(keeper: &Rc<RefCell<Keeper>>, document: Option<Document>) {
    let delay = {
        let mut keeper = keeper.borrow_mut();
        let other =
            |(text, _): &(Text, String)| document.as_ref().is_none_or(|document| document.text() != text);
        if let Some((_, title)) = keeper.kept.take_if(|kept| other(kept)) {
            keeper.jobs.push_back(Job::Retire(title));
        }
        if let Some(document) = document {
            keeper.kept = Some(identity(&document));
            if matches!(keeper.jobs.back(), Some(Job::Save(_))) {
                keeper.jobs.pop_back();
            }
            keeper.jobs.push_back(Job::Save(document));
        }
        (keeper.cost * SHARE).clamp(SOON, LATEST)
    };
    let again = Rc::clone(keeper);
    // Truncation: a number of milliseconds between `SOON` and `LATEST`.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let timer = Timeout::new(delay as u32, move || run(&again));
    // Replacing the timer cancels the one before.
    keeper.borrow_mut().timer = Some(timer);
}

/// Does what is noted, one after the other.
fn run(keeper: &Rc<RefCell<Keeper>>) {
    if std::mem::replace(&mut keeper.borrow_mut().busy, true) {
        return;
    }
    let keeper = Rc::clone(keeper);
    spawn_local(async move {
        loop {
            let (job, storage) = {
                let mut keeper = keeper.borrow_mut();
                (keeper.jobs.pop_front(), keeper.storage.clone())
            };
            let (Some(job), Some(storage)) = (job, storage) else { break };
            let done = match job {
                Job::Save(document) => {
                    let begun = clock::milliseconds();
                    let json = project::write(&document);
                    keeper.borrow_mut().cost = clock::milliseconds() - begun;
                    storage.save(&json, &document.meta().title).await
                }
                Job::Retire(title) => {
                    let done = storage.retire().await;
                    if done.is_ok() {
                        keeper.borrow().previous.set(Some(title));
                    }
                    done
                }
            };
            if done.is_err() {
                fail(&keeper);
            }
        }
        keeper.borrow_mut().busy = false;
    });
}

/// Says once that nothing is kept.
fn fail(keeper: &Rc<RefCell<Keeper>>) {
    let (dispatch, told) = {
        let mut keeper = keeper.borrow_mut();
        (keeper.dispatch.clone(), std::mem::replace(&mut keeper.failed, true))
    };
    if !told {
        dispatch.emit(Action::Tell(Notice::NotSaved));
    }
}
