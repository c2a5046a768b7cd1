//! What went wrong with a file.

use crate::exchange::{Problem, ReadError, Unplaced, unplaced_note};
use crate::ui::i18n::{Message, use_language};
use crate::ui::widgets::{Button, Dialog, Look};
use std::rc::Rc;
use yew::prelude::*;

/// What came of a file that was opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It was refused; the open work is as it was.
    Refused(ReadError),
    /// It was opened; some of it was dropped or changed, and these annotations have no place in its text.
    Partly(Rc<[Problem]>, Rc<[Unplaced]>),
}

/// Properties of [`ProblemsDialog`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The file's name.
    pub file: AttrValue,
    /// What came of it.
    pub outcome: Outcome,
    /// What has no place is to be kept as a note on the document: the note, and how many annotations it tells of.
    #[prop_or_default]
    pub on_note: Callback<(String, usize)>,
    /// It was read.
    pub on_close: Callback<()>,
}

/// What went wrong with a file, in a dialog.
#[component]
pub fn ProblemsDialog(Props { file, outcome, on_note, on_close }: &Props) -> Html {
    let language = use_language();
    let title = match outcome {
        Outcome::Refused(_) => Message::ImportFailed,
        Outcome::Partly(..) => Message::ImportPartly,
    };
    let unplaced = match outcome {
        Outcome::Partly(_, unplaced) if !unplaced.is_empty() => Some(Rc::clone(unplaced)),
        Outcome::Partly(..) | Outcome::Refused(_) => None,
    };
    let look = if unplaced.is_some() { Look::Plain } else { Look::Primary };
    let foot = html! {
        <>
            if let Some(unplaced) = unplaced {
                <Button key="note" name={Message::KeepAsNote.text(language)} look={Look::Primary} on_press={
                    on_note.reform(move |()| (unplaced_note(&unplaced), unplaced.len()))
                } />
            }
            <Button key="close" name={Message::Close.text(language)} {look} on_press={on_close} />
        </>
    };
    html! {
        <Dialog title={title.text(language)} close={Message::Close.text(language)} {foot} {on_close}>
            <p class="problems__file">{ file }</p>
            {
                match outcome {
                    Outcome::Refused(error) => html! {
                        <>
                            <p key="error">{ language.read_error(error) }</p>
                            <p key="untouched" class="muted">{ Message::WorkUntouched.text(language) }</p>
                        </>
                    },
                    Outcome::Partly(problems, _) => html! {
                        <ul class="problems__list">
                            { for problems.iter().enumerate().map(|(at, problem)| html! { <li key={at}>{ language.problem(problem) }</li> }) }
                        </ul>
                    },
                }
            }
        </Dialog>
    }
}
