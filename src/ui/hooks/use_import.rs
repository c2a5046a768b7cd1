//! Bringing many files into the list of documents.

use crate::browser::import::{Control, Encodings, Job, Progress, Survey, import, survey};
use crate::browser::keeper::Keeper;
use crate::browser::storage::DocumentId;
use crate::ui::Language;
use crate::ui::store::ByRc;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use web_sys::File;
use yew::{Callback, UseStateSetter, hook, use_callback, use_state};

/// An import on its way.
#[derive(Clone, Debug, PartialEq)]
pub struct Importing {
    /// How far it has come.
    pub stage: Stage,
    control: ByRc<Control>,
}

/// How far an import has come.
#[derive(Clone, Debug, PartialEq)]
pub enum Stage {
    /// The files are looked at: how many were, of how many.
    Looking(usize, usize),
    /// What was seen of them waits for a person.
    Asking(ByRc<Survey>),
    /// They are read, detected and kept, or were.
    Going(Progress),
}

impl Importing {
    /// Lets it rest, or go on.
    pub fn pause(&self, paused: bool) {
        self.control.0.paused.set(paused);
    }

    /// Ends it; what is kept by then stays.
    pub fn cancel(&self) {
        self.control.0.cancelled.set(true);
    }
}

/// Begins an import: the files are looked at first.
pub type Begin = Callback<Vec<File>>;

/// What a person answers to an import.
#[derive(Clone, Debug)]
pub enum Answer {
    /// The files are taken, in these encodings where others were chosen than were recognised.
    Take(Rc<Survey>, Encodings),
    /// The column of the first table that does not say where its text is.
    Column(Progress, String),
    /// What has no place in the texts becomes notes on the documents.
    Note(Progress),
    /// Whatever there was to say was read.
    Close,
}

/// Imports files: how far it has come, the callback that begins, and the one that takes what a person answers.
/// One document alone is opened.
#[hook]
pub fn use_import(keeper: &Rc<Keeper>, language: Language) -> (Option<Importing>, Begin, Callback<Answer>) {
    let state = use_state(|| None::<Importing>);
    let begin = use_callback(language, {
        let (state, keeper) = (state.setter(), Rc::clone(keeper));
        move |files, &language| {
            let (state, keeper) = (state.clone(), Rc::clone(&keeper));
            spawn_local(async move { look(files, language, &keeper, &state).await });
        }
    });
    let answer = use_callback(language, {
        let (state, keeper) = (state.setter(), Rc::clone(keeper));
        move |answer, &language| {
            let job = match answer {
                Answer::Close => return state.set(None),
                Answer::Note(progress) => return note(progress, &keeper, &state),
                Answer::Take(survey, encodings) => {
                    Job { files: survey.files.clone(), encodings, ..Job::default() }
                }
                Answer::Column(progress, column) => {
                    let Some((table, before)) = progress.asked() else { return };
                    let encodings = Encodings::from([(0, table.encodings)]);
                    Job { files: vec![table.file], encodings, column, before }
                }
            };
            let (state, keeper) = (state.clone(), Rc::clone(&keeper));
            spawn_local(async move { take(job, language, &keeper, &state).await });
        }
    });
    ((*state).clone(), begin, answer)
}

/// Looks at files, and asks where there is something to look at for a person.
async fn look(
    files: Vec<File>,
    language: Language,
    keeper: &Keeper,
    state: &UseStateSetter<Option<Importing>>,
) {
    let (count, control) = (files.len(), ByRc::<Control>::default());
    let tell = |stage| state.set(Some(Importing { stage, control: control.clone() }));
    tell(Stage::Looking(0, count));
    let seen = survey(files, language.tag(), &control, |seen| tell(Stage::Looking(seen, count))).await;
    match seen {
        Ok(Some(survey)) if is_told_by_itself(&survey) => {
            let job = Job { files: survey.files, ..Job::default() };
            take(job, language, keeper, state).await;
        }
        Ok(Some(survey)) => tell(Stage::Asking(ByRc::new(survey))),
        Ok(None) => state.set(None),
        Err(failed) => {
            tell(Stage::Going(Progress { failure: Some(failed), finished: true, ..Progress::default() }));
        }
    }
}

/// Whether no encoding is in question: nothing that was chosen is text, or it is one JSON file, which is UTF-8 by
/// its standard. <https://www.rfc-editor.org/rfc/rfc8259#section-8.1>
fn is_told_by_itself(survey: &Survey) -> bool {
    let is_json = |file: &File| file.name().to_ascii_lowercase().ends_with(".json");
    match survey.sights.as_slice() {
        [sight] if sight.encoding == "UTF-8" => survey.files.first().is_some_and(is_json),
        sights => sights.iter().all(|sight| sight.encoding.is_empty()),
    }
}

/// Keeps what has no place in the texts as notes on the documents; it is said once.
fn note(progress: Progress, keeper: &Keeper, state: &UseStateSetter<Option<Importing>>) {
    let (keeper, unplaced) = (keeper.clone(), Rc::clone(&progress.unplaced));
    let said = Stage::Going(Progress { unplaced: Rc::from([]), ..progress });
    state.set(Some(Importing { stage: said, control: ByRc::default() }));
    spawn_local(async move {
        let notes: Vec<_> = unplaced.iter().map(|known| (known.document, known.note.clone())).collect();
        keeper.note_unplaced(&notes, unplaced.iter().map(|known| known.count).sum()).await;
    });
}

/// Takes what was asked about.
async fn take(job: Job, language: Language, keeper: &Keeper, state: &UseStateSetter<Option<Importing>>) {
    let control = ByRc::<Control>::default();
    let tell = |progress: &Progress| {
        state.set(Some(Importing { stage: Stage::Going(progress.clone()), control: control.clone() }));
    };
    tell(&job.before);
    let done = import(job, language.tag(), Rc::clone(&control.0), tell).await;
    keeper.relist();
    let all_well =
        done.refusals == 0 && done.unclear.is_empty() && done.remarks.is_empty() && done.failure.is_none();
    // A table that is still asked about brings more than the one.
    if let (1, 0, true, Some(id)) = (done.added, done.duplicates, done.unclear.is_empty(), done.last) {
        keeper.open(DocumentId(id));
        if all_well {
            state.set(None);
        }
    }
}
