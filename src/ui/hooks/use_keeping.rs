//! Keeping the work in the browser, and bringing it back.

use crate::browser::keeper::{Keeper, Report};
use crate::browser::preferences;
use crate::text::Text;
use crate::ui::kept::{use_effect_with, use_memo, use_state_eq};
use crate::ui::widgets::LEAVING;
use crate::ui::{Dispatch, Store};
use gloo_events::{EventListener, EventListenerOptions};
use gloo_timers::callback::Timeout;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use yew::{UseReducerHandle, hook};

/// Milliseconds after which it is told that what was done is not kept yet.
const LATE: u32 = 2_000;

/// Keeps the open document as it changes and opens the one of the last visit: the keeper, and what there is
/// to show of it.
#[hook]
pub fn use_keeping(store: &UseReducerHandle<Store>, dispatch: &Dispatch) -> (Rc<Keeper>, Report) {
    let report = use_state_eq(|| Report { restoring: true, kept: true, ..Report::default() });
    let keeper = use_memo((), {
        let (dispatch, report) = (dispatch.clone(), report.setter());
        move |()| {
            let detect = {
                let dispatch = dispatch.clone();
                move |text: Text| super::detection::start(text, &dispatch)
            };
            let late = Rc::new(Cell::new(false));
            let waits = RefCell::new(None::<Timeout>);
            let tell = move |told: Report| {
                // It changes with every edit: the style sheet shows it, and nothing is drawn again before it is late.
                preferences::set_root_attribute("data-kept", if told.kept { "true" } else { "false" });
                preferences::set_root_attribute(
                    "data-refused",
                    if told.failure.is_some() { "true" } else { "false" },
                );
                if told.kept {
                    waits.take();
                    late.set(false);
                } else if waits.borrow().is_none() {
                    let (report, late) = (report.clone(), Rc::clone(&late));
                    let told = Report { kept: false, ..told };
                    waits.replace(Some(Timeout::new(LATE, move || {
                        late.set(true);
                        report.set(told);
                    })));
                }
                report.set(Report { kept: !late.get(), ..told });
            };
            Keeper::new(move |action| dispatch.emit(action), detect, tell)
        }
    });
    // What is only in memory does not go without a question. Before fields hand over what is being typed, which they
    // do when they hear the same.
    use_effect_with((), {
        let keeper = Rc::clone(&keeper);
        move |()| {
            let leaves = web_sys::window().map(|window| {
                LEAVING.map(|name| {
                    let keeper = Rc::clone(&keeper);
                    let options = EventListenerOptions::run_in_capture_phase();
                    EventListener::new_with_options(&window, name, options, move |_| keeper.hurry())
                })
            });
            let asks = web_sys::window().map(|window| {
                let options = EventListenerOptions::enable_prevent_default();
                EventListener::new_with_options(&window, "beforeunload", options, move |event| {
                    if keeper.owes() {
                        event.prevent_default();
                    }
                })
            });
            move || drop((leaves, asks))
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
