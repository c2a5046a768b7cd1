//! How often the page has used the network.

use crate::browser::requests::Requests;
use crate::ui::kept::{use_effect_with, use_state_eq};
use yew::hook;

/// The number of requests since the program began.
#[hook]
pub fn use_requests() -> usize {
    let total = use_state_eq(|| 0);
    use_effect_with((), {
        let total = total.setter();
        move |()| {
            let requests = Requests::count(move |count| total.set(count));
            move || drop(requests)
        }
    });
    *total
}
