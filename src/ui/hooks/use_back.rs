//! What the browser's Back closes.

use crate::browser::back::step;
use crate::ui::kept::use_effect_with;
use yew::{Callback, hook, use_mut_ref};

/// As long as something is open, the browser's Back closes it, before anything that was open when it came.
#[hook]
pub fn use_back(is_open: bool, on_back: &Callback<()>) {
    let now = use_mut_ref(|| on_back.clone());
    now.borrow_mut().clone_from(on_back);
    use_effect_with(is_open, move |&is_open| {
        let step = is_open.then(|| {
            step(move || {
                let close = now.borrow().clone();
                close.emit(());
            })
        });
        move || drop(step)
    });
}
