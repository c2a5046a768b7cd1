//! The hooks that keep something, for things of every kind at once.
//!
//! Yew's own of these names are compiled anew for each type that they are used with, which costs a page that keeps so
//! much eight kilobytes of the download. These do the same with things whose type is forgotten, so that there is one
//! of each.

use std::any::Any;
use std::marker::PhantomData;
use std::ops::Deref;
use std::rc::Rc;
use yew::functional::{TearDown, UseStateHandle, UseStateSetter};
use yew::{Callback, hook};

/// What is kept, and how to tell whether another is the same.
#[derive(Clone)]
struct Kept {
    thing: Rc<dyn Any>,
    same: Same,
}

type Same = fn(&dyn Any, &dyn Any) -> bool;

fn same<T: PartialEq + 'static>(one: &dyn Any, other: &dyn Any) -> bool {
    one.downcast_ref::<T>() == other.downcast_ref::<T>()
}

impl Kept {
    /// Where it matters whether it changes.
    fn of<T: PartialEq + 'static>(thing: Rc<T>) -> Self {
        Self { thing, same: same::<T> }
    }

    fn get<T: 'static>(&self) -> &T {
        self.thing.downcast_ref().expect("what is kept has the type of whoever keeps it")
    }
}

impl PartialEq for Kept {
    fn eq(&self, other: &Self) -> bool {
        (self.same)(&*self.thing, &*other.thing)
    }
}

/// A part of a component's state: reads as it is now.
pub struct StateHandle<T> {
    kept: UseStateHandle<Kept>,
    of: PhantomData<T>,
}

impl<T: 'static> StateHandle<T> {
    /// Replaces it.
    pub fn set(&self, thing: T) {
        self.kept.set(Kept { thing: Rc::new(thing), same: self.kept.same });
    }

    /// What replaces it, where nobody reads it.
    pub fn setter(&self) -> Setter<T> {
        Setter { kept: self.kept.setter(), same: self.kept.same, of: PhantomData }
    }
}

impl<T: 'static> Deref for StateHandle<T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.kept.get()
    }
}

impl<T> Clone for StateHandle<T> {
    fn clone(&self) -> Self {
        Self { kept: self.kept.clone(), of: PhantomData }
    }
}

impl<T> PartialEq for StateHandle<T> {
    fn eq(&self, other: &Self) -> bool {
        self.kept == other.kept
    }
}

/// Replaces a part of a component's state.
pub struct Setter<T> {
    kept: UseStateSetter<Kept>,
    same: Same,
    of: PhantomData<fn(T)>,
}

impl<T: 'static> Setter<T> {
    /// Replaces it.
    pub fn set(&self, thing: T) {
        self.kept.set(Kept { thing: Rc::new(thing), same: self.same });
    }
}

impl<T> Clone for Setter<T> {
    fn clone(&self) -> Self {
        Self { kept: self.kept.clone(), same: self.same, of: PhantomData }
    }
}

impl<T> PartialEq for Setter<T> {
    fn eq(&self, other: &Self) -> bool {
        self.kept == other.kept
    }
}

/// A part of the state, whose component is drawn again each time that it is set.
#[hook]
pub fn use_state<T: 'static>(first: impl FnOnce() -> T) -> StateHandle<T> {
    let kept = use_kept(Box::new(|| Kept { thing: Rc::new(first()), same: |_, _| false }));
    StateHandle { kept, of: PhantomData }
}

/// A part of the state, whose component is drawn again each time that it changes.
#[hook]
pub fn use_state_eq<T: PartialEq + 'static>(first: impl FnOnce() -> T) -> StateHandle<T> {
    StateHandle { kept: use_kept(Box::new(|| Kept::of(Rc::new(first())))), of: PhantomData }
}

#[hook]
fn use_kept<'first>(first: Box<dyn FnOnce() -> Kept + 'first>) -> UseStateHandle<Kept> {
    yew::use_state_eq(first)
}

/// What was made of something, as long as that does not change.
#[hook]
pub fn use_memo<T: 'static, D: PartialEq + 'static>(of: D, make: impl FnOnce(&D) -> T) -> Rc<T> {
    let of = Rc::new(of);
    let made = use_made(Kept::of(Rc::clone(&of)), Box::new(move || Rc::new(make(&of))));
    made.downcast().expect("what is made has the type of whoever makes it")
}

/// A callback that is the same as long as what it is about is.
#[hook]
pub fn use_callback<T: 'static, D: PartialEq + 'static>(
    about: D,
    hear: impl Fn(T, &D) + 'static,
) -> Callback<T> {
    let about = Rc::new(about);
    let kept = Kept::of(Rc::clone(&about));
    let made = use_made(kept, Box::new(|| Rc::new(Callback::from(move |heard| hear(heard, &about)))));
    made.downcast_ref::<Callback<T>>().expect("what is made has the type of whoever makes it").clone()
}

#[hook]
fn use_made<'make>(of: Kept, make: Box<dyn FnOnce() -> Rc<dyn Any> + 'make>) -> Rc<dyn Any> {
    Rc::clone(&*yew::use_memo(of, |_| make()))
}

/// Does something after the component is drawn, once what it is about has changed. What it gives back is done before
/// it is done again, and when the component goes.
#[hook]
pub fn use_effect_with<D: PartialEq + 'static, E: TearDown>(
    about: D,
    effect: impl FnOnce(&D) -> E + 'static,
) {
    use_done(
        Kept::of(Rc::new(about)),
        Box::new(|about: &Kept| {
            let end = effect(about.get());
            Box::new(|| end.tear_down())
        }),
    );
}

type Effect = Box<dyn FnOnce(&Kept) -> Box<dyn FnOnce()>>;

#[hook]
fn use_done(about: Kept, effect: Effect) {
    yew::use_effect_with(about, effect);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_the_same_as_what_is_equal_and_of_its_type() {
        let kept = Kept::of(Rc::new(1_u32));
        assert!(kept == Kept::of(Rc::new(1_u32)));
        assert!(kept != Kept::of(Rc::new(2_u32)));
        assert!(kept != Kept::of(Rc::new(1_u64)));
        assert_eq!(kept.get::<u32>(), &1);
    }

    #[test]
    fn what_is_set_each_time_is_never_the_same() {
        let kept = Kept { thing: Rc::new(1_u32), same: |_, _| false };
        assert!(kept != kept.clone());
    }
}
