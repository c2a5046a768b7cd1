//! What lies over the page, and how it comes and goes.

use crate::ui::kept::{use_callback, use_state_eq};
use crate::ui::widgets::open_once_drawn;
use crate::ui::{Overlay, Question};
use yew::{Callback, hook};

/// What lies over the page. The callbacks are the same at every drawing.
pub struct Layers {
    /// A dialog.
    pub overlay: Option<Overlay>,
    /// Lays one over the page, or takes it away.
    pub show: Callback<Option<Overlay>>,
    /// Whether the panels' sheet is up, on a narrow page.
    pub sheet: bool,
    /// Raises it, or takes it down.
    pub on_sheet: Callback<bool>,
    /// What is asked before something is done that undo does not give back.
    pub question: Option<Question>,
    /// Asks.
    pub ask: Callback<Question>,
    /// The question was answered.
    pub on_answered: Callback<()>,
}

/// Nothing, until something is shown or asked.
#[hook]
pub fn use_layers() -> Layers {
    let overlay = use_state_eq(|| None::<Overlay>);
    let sheet = use_state_eq(|| false);
    let question = use_state_eq(|| None::<Question>);
    let show = use_callback((), {
        let overlay = overlay.setter();
        move |wanted: Option<Overlay>, ()| {
            overlay.set(wanted);
            if wanted.is_some() {
                open_once_drawn();
            }
        }
    });
    let on_sheet = use_callback((), {
        let sheet = sheet.setter();
        move |wanted, ()| sheet.set(wanted)
    });
    let ask = use_callback((), {
        let question = question.setter();
        move |asked, ()| question.set(Some(asked))
    });
    let on_answered = use_callback((), {
        let question = question.setter();
        move |(), ()| question.set(None)
    });
    Layers {
        overlay: *overlay,
        show,
        sheet: *sheet,
        on_sheet,
        question: (*question).clone(),
        ask,
        on_answered,
    }
}
