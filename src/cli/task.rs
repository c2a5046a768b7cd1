//! What is done with an entry of a file.

use super::written::Written;
use crate::annotation::{Meta, heading};
use crate::detect;
use crate::exchange::intake::{Article, Content, Refusal};
use crate::exchange::{Format, Imported};
use crate::session;
use crate::text::Text;

/// What is done with an entry.
pub(super) enum Task {
    /// Detection.
    Article(Text, Meta),
    /// Nothing more.
    Ready(Written),
    /// It gives nothing.
    Failed(String),
    /// A shared file is complete.
    Complete,
}

/// What is to be done with what was found; what is worth knowing of it is told.
pub(super) fn task(
    content: Content,
    format: &Format,
    index: usize,
    is_stdin: bool,
    tell: &mut dyn FnMut(String),
) -> Option<Task> {
    match content {
        Content::Text(Article { text, mut meta, encoding, remarks }) => {
            if let Some(known) = encoding.filter(|known| known.sure < 100) {
                tell(format!("read as {} ({} % sure)", known.encoding, known.sure));
            }
            for remark in remarks {
                tell(remark.to_string());
            }
            if is_stdin {
                meta.source.clear();
            }
            if meta.title.is_empty() {
                meta.title = heading(text.as_str());
            }
            Some(Task::Article(text, meta))
        }
        Content::Project(imported) => {
            let Imported { document, problems, .. } = *imported;
            for problem in problems {
                tell(problem.to_string());
            }
            // What a person decided stays. A document does not leave its thread: it is worked on here.
            let detection = detect::detect(document.text());
            let document = session::with_suggestions(&document, &detection).unwrap_or(document);
            Some(Task::Ready(Written::of(&document, format, index)))
        }
        Content::Refused(Refusal::Leftover) => {
            tell(Refusal::Leftover.to_string());
            None
        }
        Content::Refused(refusal) => Some(Task::Failed(refusal.to_string())),
    }
}
