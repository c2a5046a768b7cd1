//! What encodings files are in, before anything of them is taken.

use super::Control;
use super::chosen::{Chosen, Columns, Encodings};
use crate::browser::port::{Failed, Port, Sight};
use std::rc::Rc;
use web_sys::File;

/// What was seen of files.
#[derive(Clone, Debug)]
pub struct Survey {
    /// The files.
    pub files: Vec<File>,
    /// Each file, and each in an archive, in order.
    pub sights: Vec<Sight>,
    port: Rc<Port>,
}

impl Survey {
    /// What the files in these places, of the sights, begin with in another encoding.
    pub async fn previews(&self, places: &[usize], encoding: &str) -> Option<Vec<String>> {
        self.port.previews(places, encoding).await.ok()
    }
}

/// Looks at files; `tell` gets how many of them were seen. `None` where the person ended it.
///
/// # Errors
/// Where the module for files does not start, or stops.
pub async fn survey(
    files: Vec<File>,
    language: &str,
    control: &Control,
    tell: impl Fn(usize),
) -> Result<Option<Survey>, Failed> {
    let port = Rc::new(Port::start()?);
    let chosen = Chosen::alone(files.clone());
    let mut sights = Vec::new();
    for range in chosen.parcels() {
        let (first, end) = (range.start, range.end);
        let taken = chosen.take(range, "", (&Encodings::new(), &Columns::new())).await?;
        let mut arguments = taken.arguments;
        arguments.insert(1, first.to_string().into());
        port.ask("survey", language, &arguments, None).await?;
        loop {
            let next = port.next_sights(language).await?;
            // By the places of those that could be read.
            sights.extend(next.seen.into_iter().map(|sight| {
                let file = taken.mains.get(sight.file.saturating_sub(first)).copied();
                Sight { file: file.unwrap_or(sight.file), ..sight }
            }));
            if control.cancelled.get() {
                return Ok(None);
            }
            if !next.more {
                break;
            }
        }
        tell(end);
    }
    Ok(control.go_on().await.then_some(Survey { files, sights, port }))
}
