//! A worker of the page's own module: it detects, keeps what was imported, and searches all documents.

use super::client::{self, Client, Failed, More, Question};
use super::storage::DocumentId;
use super::{detection, import, search, worker};
use crate::session::Passage;
use std::future::ready;
use wasm_bindgen::JsValue;

listed! {
    /// What a worker is asked.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Task {
        /// What is in a text.
        Detect,
        /// To make documents of what was found in files, with what is in them.
        Make,
        /// To keep what was made.
        Keep,
        /// Which documents have these words.
        Search,
        /// Where one of them has these words.
        Passage,
    }
}

impl Task {
    fn name(self) -> &'static str {
        match self {
            Self::Detect => "detect",
            Self::Make => "make",
            Self::Keep => "keep",
            Self::Search => "search",
            Self::Passage => "passage",
        }
    }
}

/// A worker that answers.
#[derive(Debug)]
pub struct Clerk(Client);

impl Clerk {
    /// Starts a worker; `None` where the browser has none.
    pub fn start() -> Option<Self> {
        Some(Self(Client::of(worker::start()?, ready(Ok(())))))
    }

    /// Whether it has stopped: another one has to be started.
    pub fn has_stopped(&self) -> bool {
        self.0.has_stopped()
    }

    /// Asks, and waits for the answer; `more` gets what comes before it.
    ///
    /// # Errors
    /// Where the worker does not start or stops.
    pub async fn ask(&self, task: Task, content: JsValue, more: Option<More>) -> Result<JsValue, Failed> {
        self.0.ask(task.name(), "", &[content], more).await
    }

    /// Where a document has words that were searched for, as it is written there; `None` where that is not known.
    pub async fn passage(&self, document: u32, words: &str) -> Option<Passage> {
        let asked = search::asked(DocumentId(document), words);
        search::told(&self.ask(Task::Passage, asked, None).await.ok()?)
    }
}

/// Answers the page's questions.
pub fn serve() {
    client::serve(|question: Question, tell| async move {
        let task = Task::ALL.into_iter().find(|task| task.name() == question.name);
        match task.ok_or(Failed::Missing)? {
            Task::Detect => detection::answer(question.text(0), &*tell),
            Task::Make => import::make(&question.bytes(0)).await?,
            Task::Keep => return Ok(import::keep().await?.into()),
            Task::Search => return Ok(search::answer(&question.text(0)).await?),
            Task::Passage => return Ok(search::passage(&question.text(0)).await?),
        }
        Ok(JsValue::UNDEFINED)
    });
}
