//! What is in strangers' files, as far as the page asks for it.

use super::{Fault, Question};
use crate::browser::port::{Found, Page};
use crate::exchange::intake::{self, Article, Choices, Content, Encoding, Entry, Intake, Refusal};
use crate::exchange::project;
use crate::ui::Language;
use wasm_bindgen::JsValue;

/// Bytes of text in one answer, at the least: more than one article, and not so much that the page feels it.
const PAGE: usize = 400_000;

/// The file that is being read.
#[derive(Default)]
pub(super) struct Desk {
    intake: Option<Intake>,
    /// Its bytes.
    size: usize,
    /// Bytes of what was found in it so far.
    read: usize,
}

impl Desk {
    /// Begins with a file: its name, its bytes, the chosen encoding and column, if any.
    pub(super) fn open(&mut self, question: &Question) -> JsValue {
        let bytes = question.bytes(1);
        (self.size, self.read) = (bytes.len(), 0);
        self.intake = Some(intake::open(&question.text(0), bytes, &choices(question)));
        JsValue::UNDEFINED
    }

    /// The next things in it, as JSON.
    pub(super) fn next(&mut self, question: &Question) -> String {
        let mut page = Page::default();
        let mut size = 0;
        while let Some(entry) = self.intake.as_mut().and_then(Iterator::next) {
            let found = found(entry, question.language);
            size += weight(&found);
            page.found.push(found);
            if size >= PAGE {
                page.more = true;
                break;
            }
        }
        self.read += size;
        page.share = self.share();
        if !page.more {
            self.intake = None;
        }
        serde_json::to_string(&page).unwrap_or_default()
    }
}

impl Desk {
    /// How much of the file was read: of an archive by its files, of another by the text that was in it.
    fn share(&self) -> f64 {
        let archive = self.intake.as_ref().and_then(Intake::done);
        let (done, all) = archive.unwrap_or((self.read, self.size));
        #[allow(clippy::cast_precision_loss, reason = "a share")]
        let share = done as f64 / all.max(1) as f64;
        share.min(1.0)
    }
}

fn choices(question: &Question) -> Choices {
    Choices {
        encoding: Encoding::from_name(&question.text(2)),
        column: Some(question.text(3)).filter(|column| !column.is_empty()),
        ..Choices::default()
    }
}

/// The columns of a table with what stands in them, as JSON: pairs of name and sample.
pub(super) fn columns(question: &Question) -> Result<JsValue, Fault> {
    let columns = intake::columns(&question.text(0), question.bytes(1), &choices(question))
        .map_err(|refusal| Fault(question.language.refusal(&refusal)))?;
    let pairs: Vec<(String, String)> =
        columns.into_iter().map(|column| (column.name, column.samples.join(" · "))).collect();
    Ok(serde_json::to_string(&pairs).unwrap_or_default().into())
}

fn weight(found: &Found) -> usize {
    match found {
        Found::Text { text, .. } => text.len(),
        Found::Project { json, .. } => json.len(),
        Found::Refused { .. } => 100,
    }
}

fn found(Entry { name, content }: Entry, language: Language) -> Found {
    match content {
        Content::Text(Article { text, meta, encoding, remarks }) => Found::Text {
            name,
            text: text.as_str().to_owned(),
            meta: [meta.title, meta.source, meta.created, meta.published],
            encoding: encoding.map(|known| language.recognised(known)).unwrap_or_default(),
            remarks: remarks.iter().map(|remark| language.remark(remark)).collect(),
        },
        Content::Project(imported) => Found::Project {
            name,
            json: project::write_line(&imported.document),
            problems: imported.problems.iter().map(|problem| language.problem(problem)).collect(),
        },
        Content::Refused(refusal) => {
            let why = language.refusal(&refusal);
            let columns = match refusal {
                Refusal::NoTextColumn { columns } => columns,
                _ => Vec::new(),
            };
            Found::Refused { name, why, columns }
        }
    }
}
