//! The files of the chosen format, written anew whenever something is chosen otherwise.

use crate::browser::frame;
use crate::browser::port::{Choice, Failed, FormatRow, Port, Report, Written};
use crate::exchange::project;
use crate::session::Session;
use crate::ui::Language;
use crate::ui::kept::{use_effect_with, use_state, use_state_eq};
use crate::ui::store::ByRc;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// What was written last.
#[derive(Clone, PartialEq, Default)]
pub(super) enum Outcome {
    /// It is being written.
    #[default]
    Waiting,
    /// The module for files says why it does not write.
    Failed(AttrValue),
    /// The files, the first of which is the main one, and what there is to say about them.
    Done(ByRc<(Vec<Written>, Report)>),
}

/// What can be written, and what is.
pub(super) struct Writing {
    /// The formats, once the module for files has told them.
    pub(super) formats: Rc<[FormatRow]>,
    pub(super) outcome: Outcome,
    /// Whether the module for files is not to be had: the page writes its own format without it.
    pub(super) alone: bool,
}

/// Writes the document of a session as was chosen, in files whose names begin with `stem`.
#[hook]
pub(super) fn use_written(
    session: &ByRc<Session>,
    choice: &Choice,
    stem: &str,
    language: Language,
) -> Writing {
    let port = use_state(|| None::<Rc<Port>>);
    let formats = use_state(|| Rc::<[FormatRow]>::from([]));
    let outcome = use_state_eq(Outcome::default);
    let alone = use_state_eq(|| false);
    // Which of the files that were asked for is the latest: an older one may be finished after it.
    let asked = use_mut_ref(|| 0_u32);

    use_effect_with((), {
        let (port, formats, alone) = (port.setter(), formats.setter(), alone.setter());
        move |()| {
            spawn_local(async move {
                let started = match Port::start() {
                    Ok(started) => started.formats().await.map(|rows| (started, rows)),
                    Err(error) => Err(error),
                };
                match started {
                    Ok((started, rows)) => {
                        formats.set(rows.into());
                        port.set(Some(Rc::new(started)));
                    }
                    Err(_) => alone.set(true),
                }
            });
        }
    });
    use_effect_with((session.clone(), choice.clone(), stem.to_owned(), port.is_some(), *alone), {
        let (port, outcome, alone) = ((*port).clone(), outcome.setter(), alone.clone());
        move |(session, choice, stem, _, _)| {
            if let (true, Some(document)) = (port.is_some() || *alone, session.document.clone()) {
                outcome.set(Outcome::Waiting);
                let serial = asked.borrow().wrapping_add(1);
                asked.replace(serial);
                let (choice, stem) = (choice.clone(), stem.clone());
                spawn_local(async move {
                    let json = project::write_resting(&document, &frame::rests()).await;
                    let written = match port.filter(|_| !*alone) {
                        Some(port) => port.write(language.tag(), &choice, &stem, &json).await,
                        None => Ok((vec![Written::project(&stem, &json)], Report::default())),
                    };
                    if *asked.borrow() != serial {
                        return;
                    }
                    outcome.set(match written {
                        Ok(written) => Outcome::Done(ByRc::new(written)),
                        // It has stopped.
                        Err(Failed::Missing) => return alone.set(true),
                        Err(failed) => Outcome::Failed(language.failed(&failed).to_owned().into()),
                    });
                });
            }
        }
    });
    Writing { formats: Rc::clone(&formats), outcome: (*outcome).clone(), alone: *alone }
}
