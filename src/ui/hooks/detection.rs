//! Looking for suggestions without stopping the page.

use crate::detect::detect;
use crate::session::Action;
use crate::text::Text;
use crate::ui::Dispatch;
use std::rc::Rc;

/// Looks for suggestions in a text; they arrive as [`Action::DetectionFinished`].
pub fn start(text: Text, dispatch: &Dispatch) {
    dispatch.emit(Action::DetectionStarted);
    let detection = Rc::new(detect(&text));
    dispatch.emit(Action::DetectionFinished { text, detection });
}
