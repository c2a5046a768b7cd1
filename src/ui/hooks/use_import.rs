//! Bringing many files into the list of documents.

use crate::browser::import::{Columns, Control, Encodings, Job, Progress, Survey, import, survey};
use crate::browser::keeper::Keeper;
use crate::browser::storage::DocumentId;
use crate::exchange::extension;
use crate::ui::Language;
use crate::ui::kept::{Setter, use_callback, use_memo, use_state};
use crate::ui::store::ByRc;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use web_sys::File;
use yew::{Callback, hook};

/// An import on its way.
#[derive(Clone, Debug, PartialEq)]
pub struct Importing {
    /// How far it has come.
    pub stage: Stage,
    /// Files that came meanwhile: they are looked at once it is over.
    pub waiting: usize,
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

    /// Whether there is nothing more to be done.
    fn is_over(&self) -> bool {
        matches!(&self.stage, Stage::Going(progress) if progress.finished)
    }
}

/// Begins an import: the files are looked at first.
pub type Begin = Callback<Vec<File>>;

/// What a person answers to an import.
#[derive(Clone, Debug)]
pub enum Answer {
    /// The files are taken, in these encodings and with these columns where others were chosen than were recognised.
    Take(Rc<Survey>, Encodings, Columns),
    /// The column of the first table that does not say where its text is.
    Column(Progress, String),
    /// What has no place in the texts becomes notes on the documents.
    Note(Progress),
    /// Whatever there was to say was read.
    Close,
}

/// Where imports are made, one after the other.
#[derive(Clone)]
struct Desk {
    keeper: Rc<Keeper>,
    shown: Setter<Option<Importing>>,
    /// As it is shown, or will be.
    now: Rc<RefCell<Option<Importing>>>,
    /// Files that came while others were imported.
    waiting: Rc<RefCell<Vec<File>>>,
    /// What came of those before.
    before: Rc<RefCell<Progress>>,
}

/// Imports files: how far it has come, the callback that begins, and the one that takes what a person answers.
/// One document alone is opened. What comes while others are imported waits for its turn, and is counted with them.
#[hook]
pub fn use_import(keeper: &Rc<Keeper>, language: Language) -> (Option<Importing>, Begin, Callback<Answer>) {
    let state = use_state(|| None::<Importing>);
    let desk = use_memo((), {
        let (shown, keeper) = (state.setter(), Rc::clone(keeper));
        |()| Desk { keeper, shown, now: Rc::default(), waiting: Rc::default(), before: Rc::default() }
    });
    let begin = use_callback(language, {
        let desk = Rc::clone(&desk);
        move |files: Vec<File>, &language| {
            let desk = Desk::clone(&desk);
            if !desk.lets_wait(&files) {
                spawn_local(async move { desk.look(files, language).await });
            }
        }
    });
    let answer = use_callback(language, move |answer, &language| {
        let desk = Desk::clone(&desk);
        let job = match answer {
            Answer::Close => return desk.close(language),
            Answer::Note(progress) => return desk.note(progress),
            Answer::Take(survey, encodings, columns) => Job {
                files: survey.files.clone(),
                encodings,
                columns,
                before: desk.before.take().again(),
                ..Job::default()
            },
            Answer::Column(progress, column) => {
                let Some((table, before)) = progress.asked() else { return };
                let encodings = Encodings::from([(0, table.encodings)]);
                Job { files: vec![table.file], encodings, column, before, ..Job::default() }
            }
        };
        spawn_local(async move { desk.take(job, language).await });
    });
    ((*state).clone(), begin, answer)
}

impl Desk {
    /// Lets files wait where others are imported; whether they do.
    fn lets_wait(&self, files: &[File]) -> bool {
        let now = self.now.borrow().clone();
        let Some(now) = now.filter(|now| !now.is_over()) else { return false };
        self.waiting.borrow_mut().extend_from_slice(files);
        self.show(now.stage, &now.control);
        true
    }

    fn show(&self, stage: Stage, control: &ByRc<Control>) {
        let waiting = self.waiting.borrow().len();
        self.tell(Some(Importing { stage, waiting, control: control.clone() }));
    }

    fn tell(&self, now: Option<Importing>) {
        self.now.replace(now.clone());
        self.shown.set(now);
    }

    /// Looks at files, and asks where there is something to look at for a person.
    async fn look(&self, files: Vec<File>, language: Language) {
        let (count, control) = (files.len(), ByRc::<Control>::default());
        self.show(Stage::Looking(0, count), &control);
        let tell = |seen| self.show(Stage::Looking(seen, count), &control);
        match survey(files, language.tag(), &control, tell).await {
            Ok(Some(survey)) if is_told_by_itself(&survey) => {
                let job = Job { files: survey.files, before: self.before.take().again(), ..Job::default() };
                self.take(job, language).await;
            }
            Ok(Some(survey)) => self.show(Stage::Asking(ByRc::new(survey)), &control),
            Ok(None) => self.close(language),
            Err(failed) => {
                let done = Progress { failure: Some(failed), finished: true, ..self.before.take() };
                self.show(Stage::Going(done), &control);
            }
        }
    }

    /// Nobody wants to see it any more: what waits is next, and before it what came of others is shown again.
    fn close(&self, language: Language) {
        if self.next(language) {
            return;
        }
        let before = self.before.take();
        if before.finished {
            self.show(Stage::Going(before), &ByRc::default());
        } else {
            self.tell(None);
        }
    }

    /// Looks at what waits; whether anything did.
    fn next(&self, language: Language) -> bool {
        let waiting = self.waiting.take();
        let any = !waiting.is_empty();
        if any {
            let desk = self.clone();
            spawn_local(async move { Box::pin(desk.look(waiting, language)).await });
        }
        any
    }

    /// Keeps what has no place in the texts as notes on the documents; it is said once.
    fn note(&self, progress: Progress) {
        let (keeper, unplaced) = (Rc::clone(&self.keeper), Rc::clone(&progress.unplaced));
        self.show(Stage::Going(Progress { unplaced: Rc::from([]), ..progress }), &ByRc::default());
        spawn_local(async move {
            let notes: Vec<_> = unplaced.iter().map(|known| (known.document, known.note.clone())).collect();
            keeper.note_unplaced(&notes, unplaced.iter().map(|known| known.count).sum()).await;
        });
    }

    /// Takes what was asked about.
    async fn take(&self, job: Job, language: Language) {
        let control = ByRc::<Control>::default();
        let tell = |progress: &Progress| self.show(Stage::Going(progress.clone()), &control);
        tell(&job.before);
        let done = import(job, language.tag(), Rc::clone(&control.0), tell).await;
        self.keeper.relist();
        if !self.waiting.borrow().is_empty() {
            self.before.replace(done);
            self.next(language);
            return;
        }
        let all_well = done.refusals == 0
            && done.unclear.is_empty()
            && done.remarks.is_empty()
            && done.failure.is_none();
        // A table that is still asked about brings more than the one.
        if let (1, 0, true, Some(id)) = (done.added, done.duplicates, done.unclear.is_empty(), done.last) {
            self.keeper.open(DocumentId(id), None);
            if all_well {
                self.tell(None);
            }
        }
    }
}

/// Whether no encoding is in question: nothing that was chosen is text, or it is one JSON file, which is UTF-8 by
/// its standard. <https://www.rfc-editor.org/rfc/rfc8259#section-8.1>
fn is_told_by_itself(survey: &Survey) -> bool {
    let is_json = |file: &File| extension(&file.name()) == "json";
    match survey.sights.as_slice() {
        [sight] if sight.encoding == "UTF-8" => survey.files.first().is_some_and(is_json),
        sights => sights.iter().all(|sight| sight.encoding.is_empty()),
    }
}
