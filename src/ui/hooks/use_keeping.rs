//! Keeping the work in the browser, and bringing it back.

use crate::browser::keeper::{Keeper, Report};
use crate::browser::preferences;
use crate::text::Text;
use crate::ui::{Dispatch, Store};
use gloo_events::{EventListener, EventListenerOptions};
use std::rc::Rc;
use yew::{UseReducerHandle, hook, use_effect_with, use_memo, use_state_eq};

/// Keeps the open document as it changes and opens the one of the last visit: the keeper, and what there is
/// to show of it.
#[hook]
pub fn use_keeping(store: &UseReducerHandle<Store>, dispatch: &Dispatch) -> (Rc<Keeper>, Report) {
    let report = use_state_eq(|| Report { restoring: true, ..Report::default() });
    let keeper = use_memo((), {
        let (dispatch, report) = (dispatch.clone(), report.setter());
        move |()| {
            let detect = {
                let dispatch = dispatch.clone();
                move |text: Text| super::detection::start(text, &dispatch)
            };
            let tell = move |told: Report| {
                // It changes with every edit: the style sheet shows it, and nothing is drawn again.
                preferences::set_root_attribute("data-kept", if told.kept { "true" } else { "false" });
                report.set(Report { kept: true, ..told });
            };
            Keeper::new(move |action| dispatch.emit(action), detect, tell)
        }
    });
    // What is only in memory does not go without a question.
    use_effect_with((), {
        let keeper = Rc::clone(&keeper);
        move |()| {
            let asks = web_sys::window().map(|window| {
                let options = EventListenerOptions::enable_prevent_default();
                EventListener::new_with_options(&window, "beforeunload", options, move |event| {
                    if keeper.owes() {
                        event.prevent_default();
                    }
                })
            });
            move || drop(asks)
        }
    });
    use_effect_with((), {
        let (keeper, watch) = (Rc::clone(&keeper), store.watch.clone());
        move |()| {
            watch.by({
                let keeper = Rc::clone(&keeper);
                move |session| keeper.see(Rc::clone(&session.0))
            });
            keeper.begin();
        }
    });
    (keeper, *report)
}
