//! Documents whose text has the words that are looked for.

use crate::browser::clerk::{Clerk, Task};
use crate::session::searched_for;
use crate::ui::kept::{use_effect_with, use_state};
use gloo_timers::callback::Timeout;
use js_sys::Uint32Array;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use yew::{hook, use_mut_ref};

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
    /// Their numbers, in order.
    Found(Rc<[u32]>),
    /// Texts cannot be searched.
    Unsearched,
}

/// The documents whose text has the words, as far as that is known by now. They are searched away from the page.
#[hook]
pub(super) fn use_text_search(words: &str, listed: u32) -> Hits {
    let clerk = use_mut_ref(|| None::<(u32, Rc<Clerk>)>);
    let found = use_state(<(String, Hits)>::default);
    let wanted = searched_for(words);
    use_effect_with((wanted.clone(), listed), {
        let found = found.setter();
        move |(wanted, listed): &(String, u32)| {
            let (wanted, listed) = (wanted.clone(), *listed);
            let timer = (wanted.len() >= SHORTEST).then(|| {
                Timeout::new(QUIET, move || {
                    // Another list has other texts.
                    let known = clerk.borrow().clone();
                    let known = known.filter(|(of, clerk)| *of == listed && !clerk.has_stopped());
                    let known = known.map(|(_, clerk)| clerk);
                    let Some(asked) = known.or_else(|| Clerk::start().map(Rc::new)) else {
                        return found.set((wanted, Hits::Unsearched));
                    };
                    *clerk.borrow_mut() = Some((listed, Rc::clone(&asked)));
                    spawn_local(async move {
                        let hits = asked.ask(Task::Search, wanted.as_str().into(), None).await;
                        let hits = hits.ok().and_then(|hits| hits.dyn_into::<Uint32Array>().ok());
                        let hits = hits.map_or(Hits::Unsearched, |hits| Hits::Found(hits.to_vec().into()));
                        found.set((wanted, hits));
                    });
                })
            });
            move || drop(timer)
        }
    });
    let (of, hits) = &*found;
    match hits {
        _ if wanted.len() < SHORTEST => Hits::Found(Rc::from([])),
        hits if *of == wanted => hits.clone(),
        _ => Hits::Searching,
    }
}
