//! Bringing many files into the list of documents.

use crate::browser::import::{Control, Progress, import};
use crate::browser::keeper::Keeper;
use crate::browser::storage::DocumentId;
use crate::ui::Language;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use web_sys::File;
use yew::{Callback, hook, use_callback, use_state};

/// An import that goes on, or what came of the last one.
#[derive(Clone, Debug, PartialEq)]
pub struct Importing {
    /// How far it has come.
    pub progress: Progress,
    control: ByAddress,
}

/// The same one.
#[derive(Clone, Debug)]
struct ByAddress(Rc<Control>);

impl PartialEq for ByAddress {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Importing {
    /// Lets it rest, or go on.
    pub fn pause(&self, paused: bool) {
        self.control.0.paused.set(paused);
    }

    /// Ends it; what is kept by then stays.
    pub fn cancel(&self) {
        self.control.0.cancelled.set(true);
    }
}

/// Begins an import: the files, and the column of the text where it was chosen.
pub type Begin = Callback<(Vec<File>, String)>;

/// Imports files: how far it has come, the callback that begins, with the column of the text where it was
/// chosen, and the callback that what came of it was
/// read. One document alone is opened.
#[hook]
pub fn use_import(keeper: &Rc<Keeper>, language: Language) -> (Option<Importing>, Begin, Callback<()>) {
    let state = use_state(|| None::<Importing>);
    let begin = use_callback((language, state.is_some()), {
        let (state, keeper) = (state.setter(), Rc::clone(keeper));
        move |(files, column): (Vec<File>, String), &(language, _)| {
            let (state, keeper) = (state.clone(), Rc::clone(&keeper));
            let control = ByAddress(Rc::default());
            state.set(Some(Importing { progress: Progress::default(), control: control.clone() }));
            spawn_local(async move {
                let tell = |progress: &Progress| {
                    state.set(Some(Importing { progress: progress.clone(), control: control.clone() }));
                };
                let done = import(files, language.tag(), &column, Rc::clone(&control.0), tell).await;
                keeper.relist();
                let all_well = done.refusals == 0
                    && done.unclear.is_empty()
                    && done.remarks.is_empty()
                    && done.failure.is_empty();
                if let (1, 0, Some(id)) = (done.added, done.duplicates, done.last) {
                    keeper.open(DocumentId(id));
                    if all_well {
                        state.set(None);
                    }
                }
            });
        }
    });
    let dismiss = use_callback((), {
        let state = state.setter();
        move |(), ()| state.set(None)
    });
    ((*state).clone(), begin, dismiss)
}
