//! Documents whose text has the words that are looked for.

use crate::browser::clerk::{Clerk, Task};
use crate::session::{Mode, Passage, Query, searched_for};
use crate::ui::kept::{use_effect_with, use_state};
use gloo_timers::callback::Timeout;
use js_sys::Uint32Array;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// Milliseconds without a key before texts are searched.
const QUIET: u32 = 120;
/// Letters that are searched for at the least.
const SHORTEST: usize = 2;

/// What is known of the documents whose text has the words.
#[derive(Clone, Default)]
pub(super) enum Hits {
    /// Nothing yet.
    #[default]
    Searching,
    /// These.
    Found(Found),
    /// Texts cannot be searched.
    Unsearched,
}

/// Documents whose text has the words.
#[derive(Clone, Default)]
pub(super) struct Found {
    /// The words, as they were typed.
    words: AttrValue,
    /// The numbers of the documents, in order.
    pub(super) ids: Rc<[u32]>,
    /// Who can say where in them the words stand.
    clerk: Option<Rc<Clerk>>,
}

impl PartialEq for Found {
    fn eq(&self, other: &Self) -> bool {
        self.words == other.words && self.ids == other.ids
    }
}

impl Found {
    /// The same search, within a document.
    pub(super) fn query(&self) -> Query {
        Query { words: self.words.to_string(), mode: Mode::Bare, ..Query::default() }
    }
}

/// Properties of [`FoundAt`].
#[derive(Properties, PartialEq)]
pub(super) struct Props {
    /// The document.
    pub(super) id: u32,
    /// What was found.
    pub(super) found: Found,
}

/// Where the words stand in a document that has them. It is asked when it is drawn: of thousands only those in view are.
#[component]
pub(super) fn FoundAt(Props { id, found }: &Props) -> Html {
    let passage = use_state(Passage::default);
    use_effect_with((*id, found.clone()), {
        let passage = passage.setter();
        move |(id, found): &(u32, Found)| {
            let (id, words, clerk) = (*id, found.words.clone(), found.clerk.clone());
            spawn_local(async move {
                let Some(clerk) = clerk else { return };
                passage.set(clerk.passage(id, &words).await.unwrap_or_default());
            });
        }
    });
    let Passage { before, words, after } = &*passage;
    html! { <span class="document__passage" lang="vi">{ before }<mark>{ words }</mark>{ after }</span> }
}

/// The documents whose text has the words, as far as that is known by now. They are searched away from the page.
#[hook]
pub(super) fn use_text_search(words: &str, listed: u32) -> Hits {
    let clerk = use_mut_ref(|| None::<(u32, Rc<Clerk>)>);
    let found = use_state(<(String, Hits)>::default);
    let (typed, wanted) = (words.trim().to_owned(), searched_for(words));
    use_effect_with((typed.clone(), listed), {
        let (found, wanted) = (found.setter(), wanted.clone());
        move |(typed, listed): &(String, u32)| {
            let (typed, listed) = (typed.clone(), *listed);
            let timer = (wanted.len() >= SHORTEST).then(|| {
                Timeout::new(QUIET, move || {
                    // Another list has other texts.
                    let known = clerk.borrow().clone();
                    let known = known.filter(|(of, clerk)| *of == listed && !clerk.has_stopped());
                    let known = known.map(|(_, clerk)| clerk);
                    let Some(asked) = known.or_else(|| Clerk::start().map(Rc::new)) else {
                        return found.set((typed, Hits::Unsearched));
                    };
                    *clerk.borrow_mut() = Some((listed, Rc::clone(&asked)));
                    spawn_local(async move {
                        let hits = asked.ask(Task::Search, wanted.as_str().into(), None).await;
                        let hits = hits.ok().and_then(|hits| hits.dyn_into::<Uint32Array>().ok());
                        let hits = hits.map_or(Hits::Unsearched, |hits| {
                            let words = typed.clone().into();
                            Hits::Found(Found { words, ids: hits.to_vec().into(), clerk: Some(asked) })
                        });
                        found.set((typed, hits));
                    });
                })
            });
            move || drop(timer)
        }
    });
    let (of, hits) = &*found;
    match hits {
        _ if wanted.len() < SHORTEST => Hits::Found(Found::default()),
        hits if *of == typed => hits.clone(),
        _ => Hits::Searching,
    }
}
