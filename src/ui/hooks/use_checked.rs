//! What is drawn once the checks are through.

use crate::browser::frame::long_rests;
use crate::session::Session;
use crate::ui::ByRc;
use crate::ui::kept::{use_effect_with, use_state_eq};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::{hook, use_mut_ref};

/// A session as of the last time that its problems were looked for: what is drawn from it has them at hand. In a long
/// document they take more than a frame, so they are looked for with rests.
#[hook]
pub fn use_checked(session: &ByRc<Session>) -> ByRc<Session> {
    let checked = use_state_eq(|| session.clone());
    let latest = use_mut_ref(|| session.clone());
    let busy = use_mut_ref(|| false);
    use_effect_with(session.clone(), {
        let checked = checked.setter();
        move |session| {
            latest.borrow_mut().clone_from(session);
            if std::mem::replace(&mut *busy.borrow_mut(), true) {
                return;
            }
            let (latest, busy) = (Rc::clone(&latest), Rc::clone(&busy));
            spawn_local(async move {
                loop {
                    let session = latest.borrow().clone();
                    session.look_for_problems(&long_rests()).await;
                    checked.set(session.clone());
                    if *latest.borrow() == session {
                        break;
                    }
                }
                *busy.borrow_mut() = false;
            });
        }
    });
    (*checked).clone()
}
