//! Files in and out, away from the page.
//!
//! What reads strangers' files and writes for other programs is a WebAssembly module of its own, which is
//! fetched when it is first used and runs in a worker: nobody waits for it who only labels, and no file,
//! however large or hostile, stops the page. The page asks through [`browser::port`](crate::browser::port);
//! what there is to say about files comes back in words, because the words are here too.

mod backup;
mod export;
mod read;
mod survey;
mod write;

use crate::browser::client::{self, Failed};
use crate::browser::files;
use crate::browser::storage::{NotKept, Storage};
use crate::exchange::intake::Large;
use crate::ui::Language;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::File;

/// A question of the page.
struct Question {
    language: Language,
    asked: client::Question,
}

/// What is being looked at, and what is being read.
#[derive(Default)]
struct Desk {
    lookout: survey::Lookout,
    reading: read::Reading,
}

/// What the page is told while its question is worked on.
type Tell<'a> = &'a dyn Fn(JsValue);

/// Why a question has no answer.
enum Fault {
    /// In words, for a person.
    Said(String),
    /// The browser refused.
    NotKept(NotKept),
    /// What was asked cannot be read, or the answer not written.
    Failed(Failed),
}

impl From<Failed> for Fault {
    fn from(why: Failed) -> Self {
        Self::Failed(why)
    }
}

impl From<NotKept> for Fault {
    fn from(why: NotKept) -> Self {
        Self::NotKept(why)
    }
}

impl Fault {
    /// For the page, in its language.
    fn told(self, language: Language) -> Failed {
        match self {
            Self::Said(words) => Failed::Said(words),
            Self::NotKept(why) => Failed::Said(language.not_kept(why).to_owned()),
            Self::Failed(why) => why,
        }
    }
}

impl Question {
    fn text(&self, at: usize) -> String {
        self.asked.text(at)
    }

    fn bytes(&self, at: usize) -> Vec<u8> {
        self.asked.bytes(at)
    }

    /// A file that was handed over itself, for it is large.
    fn large(&self, name: &str, at: usize) -> Option<Large> {
        let file: File = self.asked.arguments.get(at)?.clone().dyn_into().ok()?;
        // Whole, and less than a disk holds.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let size = file.size() as usize;
        Some(Large { name: name.to_owned(), size, read: Rc::new(move |from| files::part(&file, from)) })
    }
}

/// Answers the page's questions, one after the other.
pub fn serve() {
    let desk: Rc<RefCell<Desk>> = Rc::default();
    client::serve(move |asked, tell| {
        let desk = Rc::clone(&desk);
        async move {
            let language = Language::from_tag(&asked.language).unwrap_or_default();
            let answer = answer(&Question { language, asked }, &desk, &*tell).await;
            answer.map_err(|fault| fault.told(language))
        }
    });
}

async fn answer(question: &Question, desk: &RefCell<Desk>, tell: Tell<'_>) -> Result<JsValue, Fault> {
    match question.asked.name.as_str() {
        "formats" => write::formats(),
        "write" => write::write(question),
        "groups" => read::groups(question),
        "survey" => desk.borrow_mut().lookout.take(question),
        "sights" => desk.borrow_mut().lookout.next(question),
        "previews" => desk.borrow().lookout.previews(question),
        "open" => desk.borrow_mut().reading.open(question),
        "next" => desk.borrow_mut().reading.next(question),
        "export" => export::export(question, tell).await,
        "backup" => backup::backup(question, tell).await,
        "restore" => backup::restore(question, tell).await,
        "aside" => Ok(Storage::open().await?.aside().await?.into()),
        _ => Err(Failed::Missing.into()),
    }
}
