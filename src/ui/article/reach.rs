//! Selecting from the caret to a Shift-click, however far apart the two are.

use crate::browser::selection;
use crate::session::Action;
use crate::text::Text;
use crate::ui::Dispatch;
use crate::ui::kept::use_callback;
use web_sys::Element;
use yew::{Callback, MouseEvent, NodeRef, hook};

/// What pressing a button of the mouse in the article does. The browser forgets where a selection
/// began once that is not drawn; the session's caret does not.
#[hook]
pub(super) fn use_reach(
    container: &NodeRef,
    text: &Text,
    has_caret: bool,
    dispatch: &Dispatch,
) -> Callback<MouseEvent> {
    use_callback(
        (container.clone(), text.clone(), has_caret, dispatch.clone()),
        |event: MouseEvent, (container, text, has_caret, dispatch)| {
            if !(event.shift_key() && event.button() == 0 && *has_caret) {
                return;
            }
            let (x, y) = (f64::from(event.client_x()), f64::from(event.client_y()));
            let container = container.cast::<Element>();
            let to = container.and_then(|container| selection::offset_under(&container, text, x, y));
            if let Some(to) = to {
                event.prevent_default();
                dispatch.emit(Action::MoveCaretTo { to, extend: true });
            }
        },
    )
}
