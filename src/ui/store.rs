//! The session as Yew's state.

use crate::session::{Action, Session, update_at};
use crate::ui::kept::StateHandle;
use std::cell::OnceCell;
use std::ops::Deref;
use std::rc::Rc;
use yew::{Callback, Reducible, UseReducerHandle};

/// Takes an action.
pub type Dispatch = Callback<Action>;

/// A shared value that is equal to itself only.
///
/// Properties are compared at every render; what only changes by being replaced is compared by
/// its address, in no time, however large it is.
#[derive(Debug)]
pub struct ByRc<T>(pub Rc<T>);

impl<T> ByRc<T> {
    /// Shares a value.
    pub fn new(value: T) -> Self {
        Self(Rc::new(value))
    }
}

impl<T> Clone for ByRc<T> {
    fn clone(&self) -> Self {
        Self(Rc::clone(&self.0))
    }
}

impl<T> PartialEq for ByRc<T> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl<T> Deref for ByRc<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T: Default> Default for ByRc<T> {
    fn default() -> Self {
        Self::new(T::default())
    }
}

/// Changes a part of a state by what it is given.
pub fn turn<S: Clone + 'static, T: 'static>(state: &StateHandle<S>, change: fn(&mut S, T)) -> Callback<T> {
    let state = state.clone();
    Callback::from(move |given| {
        let mut next = (*state).clone();
        change(&mut next, given);
        state.set(next);
    })
}

/// The session as Yew's state.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Store {
    /// What is shown.
    pub session: ByRc<Session>,
    /// Who is told of each session.
    pub watch: Watch,
}

/// The session as it is now. Components are given the one that they draw; what a key does must not hang on whether
/// that has been drawn yet, nor on whether effects have run: between a drawing and its effects Yew lets the browser
/// have its turn. <https://github.com/yewstack/yew/blob/yew-v0.23.0/packages/yew/src/scheduler.rs>
#[derive(Clone)]
pub struct Latest(UseReducerHandle<Store>);

impl Latest {
    /// Of a store, for as long as it is there.
    pub fn of(store: &UseReducerHandle<Store>) -> Self {
        Self(store.clone())
    }

    /// The session that the next action changes.
    pub fn session(&self) -> ByRc<Session> {
        // A handle keeps every state that was read through it; its clone is gone with this one.
        self.0.clone().session.clone()
    }
}

/// Of one page, which has one store.
impl PartialEq for Latest {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

/// Who is told of each session, at once: also of those that are never drawn, because another follows within
/// the same frame.
#[derive(Clone, Default)]
pub struct Watch(Rc<OnceCell<Watcher>>);

type Watcher = Box<dyn Fn(&ByRc<Session>)>;

impl Watch {
    /// Tells somebody from now on; only the first who asks.
    pub fn by(&self, watcher: impl Fn(&ByRc<Session>) + 'static) {
        let _ = self.0.set(Box::new(watcher));
    }
}

impl std::fmt::Debug for Watch {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Watch")
    }
}

/// The same one.
impl PartialEq for Watch {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Reducible for Store {
    /// What is done, and when.
    type Action = (Action, String);

    fn reduce(self: Rc<Self>, (action, now): (Action, String)) -> Rc<Self> {
        match update_at(&self.session, action, &now) {
            Some(session) => {
                let session = ByRc::new(session);
                if let Some(watcher) = self.watch.0.get() {
                    watcher(&session);
                }
                Rc::new(Self { session, watch: self.watch.clone() })
            }
            None => self,
        }
    }
}
