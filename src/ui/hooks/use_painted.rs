//! What may be drawn a frame after what it is about.

use crate::browser::frame::after_paint;
use crate::ui::kept::{use_effect_with, use_state_eq};
use std::rc::Rc;
use yew::{hook, use_mut_ref};

/// A value as of the last painted frame: what is drawn from it does not hold up what is drawn from
/// the value itself. It follows as soon as that is on the screen, and skips what was replaced by then.
#[hook]
pub fn use_painted<T: Clone + PartialEq + 'static>(value: &T) -> T {
    let painted = use_state_eq(|| value.clone());
    let latest = use_mut_ref(|| value.clone());
    let waits = use_mut_ref(|| false);
    use_effect_with(value.clone(), {
        let painted = painted.setter();
        move |value| {
            latest.borrow_mut().clone_from(value);
            if std::mem::replace(&mut *waits.borrow_mut(), true) {
                return;
            }
            let (latest, waits) = (Rc::clone(&latest), Rc::clone(&waits));
            after_paint(move || {
                *waits.borrow_mut() = false;
                painted.set(latest.borrow().clone());
            });
        }
    });
    (*painted).clone()
}
