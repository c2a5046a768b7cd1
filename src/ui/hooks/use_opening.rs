//! From what was pasted, dropped or chosen to the open document.

use super::detection::{self, Begun};
use crate::annotation::{Document, Meta, heading};
use crate::browser::clipboard::Taken;
use crate::browser::files::{self, Refused};
use crate::browser::fingerprint::fingerprint;
use crate::browser::{clock, frame};
use crate::exchange::{ReadError, extension, project};
use crate::session::{Action, Notice};
use crate::text::{MAX_BYTES, Text, is_blank};
use crate::ui::kept::{use_callback, use_state};
use crate::ui::panels::Outcome;
use crate::ui::{Dispatch, Source};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::{Callback, hook};

/// What came of the last file, where there is something to say: its name and what went wrong.
pub type Told = Option<(String, Outcome)>;

/// Opens articles: the callback that does it, what to tell of the last file, and the callback that
/// the telling was read.
#[hook]
pub fn use_opening(dispatch: &Dispatch, import: &super::Begin) -> (Callback<Source>, Told, Callback<()>) {
    let told = use_state(|| None::<(String, Outcome)>);
    let open = use_callback((dispatch.clone(), import.clone()), {
        let told = told.setter();
        move |source, (dispatch, import): &(Dispatch, super::Begin)| match source {
            Source::Text(taken) => open_text(taken, String::new(), None, dispatch),
            Source::Tour(taken) => open_text(taken, String::new(), Some(Action::Tour(true)), dispatch),
            Source::Files(files) => {
                let [file] = files.as_slice() else { return import.emit(files) };
                if !opens(&file.name()) {
                    return import.emit(files);
                }
                let (dispatch, told, import) = (dispatch.clone(), told.clone(), import.clone());
                let file = file.clone();
                spawn_local(async move {
                    match files::read(&file, MAX_BYTES).await {
                        Ok(opened) => match open_file(&opened.name, opened.taken, &dispatch).await {
                            // The JSON of another program, perhaps.
                            Some(Outcome::Refused(ReadError::NotOurs | ReadError::NotJson { .. })) => {
                                import.emit(files);
                            }
                            Some(outcome) => told.set(Some((opened.name, outcome))),
                            None => {}
                        },
                        // Text in an encoding of its own, perhaps.
                        Err(Refused::NotText(_)) => import.emit(files),
                        Err(refused) => dispatch.emit(Action::Tell(refused.notice())),
                    }
                });
            }
        }
    });
    let read = use_callback((), {
        let told = told.setter();
        move |(), ()| told.set(None)
    });
    (open, (*told).clone(), read)
}

/// Whether a file is opened by itself, by its name: a text, or a project.
fn opens(name: &str) -> bool {
    matches!(extension(name).as_str(), "" | "txt" | "json")
}

async fn open_file(name: &str, taken: Taken, dispatch: &Dispatch) -> Option<Outcome> {
    if extension(name) != "json" {
        open_text(taken, name.to_owned(), None, dispatch);
        return None;
    }
    match project::read_resting(&taken.text, &frame::rests(), &fingerprint).await {
        Ok(imported) => {
            dispatch.emit(Action::OpenDocument(Box::new(imported.document)));
            (!imported.problems.is_empty())
                .then(|| Outcome::Partly(Rc::from(imported.problems), Rc::from(imported.unplaced)))
        }
        Err(error) => Some(Outcome::Refused(error)),
    }
}

/// Bytes of a text that is opened in one go: a few lines.
const AT_ONCE: usize = 2_000;

/// Opens a text. An article takes three pieces of work, between which the browser can answer a key: reading it,
/// finding what is seen first, and drawing it with that.
fn open_text(taken: Taken, source: String, then: Option<Action>, dispatch: &Dispatch) {
    let Taken { text, repaired } = taken;
    if text.chars().all(is_blank) {
        dispatch.emit(Action::Tell(Notice::Blank));
        return;
    }
    let Ok(text) = Text::new(text) else {
        dispatch.emit(Action::Tell(Notice::TooLarge(MAX_BYTES / (1024 * 1024))));
        return;
    };
    let meta =
        Meta { title: heading(text.as_str()), source, created: clock::now(), published: String::new() };
    let document = Document::new(text.clone(), meta);
    if text.len().get() <= AT_ONCE {
        show(document, detection::begin(text), repaired, then, dispatch);
        return;
    }
    let dispatch = dispatch.clone();
    spawn_local(async move {
        frame::rest().await;
        let begun = detection::begin(text);
        frame::rest().await;
        show(document, begun, repaired, then, &dispatch);
    });
}

/// A document with what was found in it so far, and what is done once it is there.
fn show(document: Document, begun: Begun, repaired: usize, then: Option<Action>, dispatch: &Dispatch) {
    dispatch.emit(Action::OpenDocument(Box::new(document)));
    detection::go_on(begun, dispatch);
    if repaired > 0 {
        dispatch.emit(Action::Tell(Notice::Repaired(repaired)));
    }
    if let Some(action) = then {
        dispatch.emit(action);
    }
}
