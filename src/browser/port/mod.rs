//! The module that reads strangers' files and writes for other programs: it is fetched when it is first
//! needed, and works in a worker.

mod wire;

pub use super::client::Failed;
use super::client::{Client, read_message, write_message};
use super::worker;
use js_sys::{Array, Uint8Array};
use serde::de::DeserializeOwned;
use std::ops::Deref;
use wasm_bindgen::{JsCast, JsValue};
pub use wire::{Choice, FormatRow, Found, Handed, Page, Parcel, Report, Restored, Sight, Sights, Told};

/// A file with its bytes.
#[derive(Clone, Debug)]
pub struct Written {
    /// With its ending.
    pub name: String,
    /// All of it.
    pub bytes: Uint8Array,
}

impl Written {
    /// A document as the page itself writes it, in the native format.
    pub fn project(stem: &str, json: &[u8]) -> Self {
        Self { name: format!("{stem}.json"), bytes: Uint8Array::from(json) }
    }
}

/// The module, in its worker.
#[derive(Debug)]
pub struct Port(Client);

/// What has no method of its own is asked by its name.
impl Deref for Port {
    type Target = Client;

    fn deref(&self) -> &Client {
        &self.0
    }
}

impl Port {
    /// Starts the module.
    ///
    /// # Errors
    /// Where the browser starts no worker. A module that does not load fails the first question.
    pub fn start() -> Result<Self, Failed> {
        let (worker, sending) = worker::of_part("port").ok_or(Failed::Missing)?;
        Ok(Self(Client::of(worker, sending)))
    }

    /// All formats.
    ///
    /// # Errors
    /// Where the module does not answer.
    pub async fn formats(&self) -> Result<Vec<FormatRow>, Failed> {
        json(&self.ask("formats", "", &[], None).await?)
    }

    /// A document as files, with what there is to say about them.
    ///
    /// # Errors
    /// Where the module does not answer.
    pub async fn write(
        &self,
        language: &str,
        choice: &Choice,
        stem: &str,
        project: &[u8],
    ) -> Result<(Vec<Written>, Report), Failed> {
        let arguments = [write_message(choice)?.into(), stem.into(), Uint8Array::from(project).into()];
        let answer: Array = self.ask("write", language, &arguments, None).await?.unchecked_into();
        let files = answer.get(0).dyn_into::<Array>().map(|files| written(&files)).unwrap_or_default();
        Ok((files, json(&answer.get(1))?))
    }

    /// The next things that are in the files that were handed over to be read: what there is to tell about them, and
    /// they themselves, as a message for another worker.
    ///
    /// # Errors
    /// Where the module does not answer.
    pub async fn next_page(&self, language: &str) -> Result<(Page, JsValue), Failed> {
        let answer: Array = self.ask("next", language, &[], None).await?.unchecked_into();
        Ok((json(&answer.get(0))?, answer.get(1)))
    }

    /// The next files that are seen, of those that were handed over to be looked at.
    ///
    /// # Errors
    /// Where the module does not answer.
    pub async fn next_sights(&self, language: &str) -> Result<Sights, Failed> {
        json(&self.ask("sights", language, &[], None).await?)
    }

    /// What the files in these places, of all that were seen, begin with in another encoding.
    ///
    /// # Errors
    /// Where the module does not answer.
    pub async fn previews(&self, places: &[usize], encoding: &str) -> Result<Vec<String>, Failed> {
        json(&self.ask("previews", "", &[write_message(&places)?.into(), encoding.into()], None).await?)
    }

    /// Which of several files belong together by their names: the place of each main one, and of its own.
    ///
    /// # Errors
    /// Where the module does not answer.
    pub async fn groups(&self, names: &[String]) -> Result<Vec<(usize, Vec<usize>)>, Failed> {
        json(&self.ask("groups", "", &[write_message(&names)?.into()], None).await?)
    }
}

/// Files as they come from the module.
fn written(files: &Array) -> Vec<Written> {
    let file = |file: JsValue| {
        let file: Array = file.dyn_into().ok()?;
        Some(Written { name: file.get(0).as_string()?, bytes: file.get(1).dyn_into().ok()? })
    };
    files.iter().filter_map(file).collect()
}

fn json<T: DeserializeOwned>(answer: &JsValue) -> Result<T, Failed> {
    read_message(&answer.as_string().ok_or(Failed::Missing)?)
}
