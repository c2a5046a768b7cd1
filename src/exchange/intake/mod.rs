//! Strangers' files as articles: one file may hold many, in any of the usual kinds and encodings.
//!
//! [`open`] says what a file is by its content, then by its name, and gives what is in it one after the
//! other: an archive is unpacked file by file. Whatever gives no text is an entry too, with the reason, so
//! that nothing is lost silently. Files by strangers are hostile until read: [`Limits`] bounds what one can
//! cost, names are made safe, and nothing but text comes out.
//!
//! To add a kind of file, see CONTRIBUTING.md.

mod annotated;
mod docx;
mod encoding;
mod fields;
mod html;
mod kind;
mod limits;
mod lines;
mod name;
mod refusal;
mod table;
#[cfg(test)]
mod tests;
mod xml;
mod zip;

pub use encoding::{Decoded, Encoding, Recognised, decode, reread};
pub use limits::Limits;
pub use lines::line_entry;
pub use name::safe_name;
pub use refusal::{Counted, Damage, Foreign, Refusal, Remark};
pub use table::Column;

use crate::annotation::Meta;
use crate::exchange::{Imported, ReadError, project};
use crate::text::Text;
use kind::{Container, Kind, container, kind};
use refusal::too_large;
use zip::Archive;

/// What a person chose about a file, where its own word is not enough.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Choices {
    /// The encoding of its text; recognised where there is none.
    pub encoding: Option<Encoding>,
    /// The name of the column or field with the text; known by its name where there is none.
    pub column: Option<String>,
    /// What may be spent on it.
    pub limits: Limits,
}

/// One thing that was found in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Safe to show: `tin.zip/xã.txt`, `tin.csv#12` (row 12 below the names), `tin.jsonl#12` (line 12).
    pub name: String,
    /// What it is.
    pub content: Content,
}

/// What an entry is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// An article to be labelled.
    Text(Article),
    /// A project of ours, or a document of another program, with its annotations.
    Project(Box<Imported>),
    /// Nothing, and why.
    Refused(Refusal),
}

/// A text with what its file says about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Article {
    /// As decoded.
    pub text: Text,
    /// Title, date and source where the file has them; the source is the entry's name otherwise.
    pub meta: Meta,
    /// How its file was encoded; `None` where the kind of file fixes that.
    pub encoding: Option<Recognised>,
    /// What of the file is not in the text.
    pub remarks: Vec<Remark>,
}

/// What is in a file, read as it is asked for.
pub struct Intake {
    source: Source,
}

enum Source {
    Read(std::vec::IntoIter<Entry>),
    Lines(Box<lines::Lines>),
    Table(Box<table::Table>),
    Archive(Box<Unpacking>),
}

/// An archive on the way to its end.
struct Unpacking {
    name: String,
    archive: Archive,
    next: usize,
    choices: Choices,
    inner: Option<Intake>,
}

/// Opens a file: nothing is unpacked before the first entry is asked for.
pub fn open(name: &str, bytes: Vec<u8>, choices: &Choices) -> Intake {
    open_at(safe_name(name), bytes, choices, false)
}

/// The columns of a table, or the fields of JSON by lines, to choose the text from; none for other files.
///
/// # Errors
/// Where the file is none that reads.
pub fn columns(name: &str, bytes: Vec<u8>, choices: &Choices) -> Result<Vec<Column>, Refusal> {
    if container(&bytes) != Container::Text {
        return Ok(Vec::new());
    }
    let text = decoded(bytes, choices)?.text;
    match kind(name, &text) {
        Kind::Table => table::columns(name, text, choices),
        Kind::Lines => Ok(lines::columns(&text, choices)),
        Kind::Json if lines::are_lines(&text, choices) => Ok(lines::columns(&text, choices)),
        _ => Ok(Vec::new()),
    }
}

impl Intake {
    fn one(name: String, content: Result<Content, Refusal>) -> Self {
        let content = content.unwrap_or_else(Content::Refused);
        Self { source: Source::Read(vec![Entry { name, content }].into_iter()) }
    }

    /// Of an archive: how many of its files were read, and how many there are.
    pub fn done(&self) -> Option<(usize, usize)> {
        match &self.source {
            Source::Archive(unpacking) => Some((unpacking.next, unpacking.archive.members().len())),
            _ => None,
        }
    }

    /// Bytes that were unpacked so far: what the file has cost beside its own length.
    pub fn expanded(&self) -> u64 {
        match &self.source {
            Source::Archive(unpacking) => unpacking.archive.expanded(),
            _ => 0,
        }
    }

    /// How many files an archive has, refused ones included and folders not; `None` for what is no archive.
    pub fn files(&self) -> Option<usize> {
        match &self.source {
            Source::Archive(unpacking) => {
                Some(unpacking.archive.members().iter().filter(|member| !member.is_folder()).count())
            }
            _ => None,
        }
    }
}

impl Iterator for Intake {
    type Item = Entry;

    fn next(&mut self) -> Option<Entry> {
        match &mut self.source {
            Source::Read(entries) => entries.next(),
            Source::Lines(lines) => lines.next(),
            Source::Table(table) => table.next(),
            Source::Archive(unpacking) => unpacking.next(),
        }
    }
}

impl Iterator for Unpacking {
    type Item = Entry;

    fn next(&mut self) -> Option<Entry> {
        loop {
            if let Some(entry) = self.inner.as_mut().and_then(Iterator::next) {
                return Some(entry);
            }
            let index = self.next;
            let member = self.archive.members().get(index)?;
            self.next += 1;
            if member.is_folder() {
                continue;
            }
            let name = format!("{}/{}", self.name, safe_name(&member.name));
            let refused = if name::is_leftover(&member.name) {
                Some(Refusal::Leftover)
            } else if name::extension(&member.name) == "zip" {
                Some(Refusal::NestedArchive)
            } else {
                None
            };
            self.inner = Some(match refused.map_or_else(|| self.archive.read(index), Err) {
                Ok(bytes) => open_at(name, bytes, &self.choices, true),
                Err(refusal) => Intake::one(name, Err(refusal)),
            });
        }
    }
}

fn open_at(name: String, bytes: Vec<u8>, choices: &Choices, in_archive: bool) -> Intake {
    if bytes.len() > choices.limits.file {
        let refusal = too_large(bytes.len(), choices.limits.file);
        return Intake::one(name, Err(refusal));
    }
    match container(&bytes) {
        Container::Zip => open_zip(name, bytes, choices, in_archive),
        Container::Foreign(foreign) => Intake::one(name, Err(Refusal::Foreign(foreign))),
        Container::Text => match decoded(bytes, choices) {
            Ok(decoded) => open_text(name, decoded, choices),
            Err(refusal) => Intake::one(name, Err(refusal)),
        },
    }
}

fn decoded(bytes: Vec<u8>, choices: &Choices) -> Result<Decoded, Refusal> {
    match choices.encoding {
        Some(encoding) => Ok(reread(bytes, encoding)),
        None => decode(bytes),
    }
}

fn open_zip(name: String, bytes: Vec<u8>, choices: &Choices, in_archive: bool) -> Intake {
    let archive = match Archive::open(bytes, &choices.limits) {
        Ok(archive) => archive,
        Err(refusal) => return Intake::one(name, Err(refusal)),
    };
    let has = |part: &str| archive.members().iter().any(|member| member.name.starts_with(part));
    let foreign = if has("xl/") {
        Some(Foreign::Spreadsheet)
    } else if has("ppt/") {
        Some(Foreign::Presentation)
    } else if has("mimetype") && has("content.xml") {
        Some(Foreign::OpenDocument)
    } else {
        None
    };
    if let Some(foreign) = foreign.filter(|_| has("[Content_Types].xml") || has("mimetype")) {
        return Intake::one(name, Err(Refusal::Foreign(foreign)));
    }
    if has("[Content_Types].xml") {
        let article = docx::read(archive, &name, &choices.limits);
        return Intake::one(name, article.map(Content::Text));
    }
    if in_archive {
        return Intake::one(name, Err(Refusal::NestedArchive));
    }
    let unpacking = Unpacking { name, archive, next: 0, choices: choices.clone(), inner: None };
    Intake { source: Source::Archive(Box::new(unpacking)) }
}

fn open_text(name: String, decoded: Decoded, choices: &Choices) -> Intake {
    let Decoded { text, recognised, damaged } = decoded;
    match kind(&name, &text) {
        Kind::Lines => Intake { source: Source::Lines(Box::new(lines::Lines::new(name, text, choices))) },
        Kind::Table => match table::Table::new(name.clone(), text, choices) {
            Ok(table) => Intake { source: Source::Table(Box::new(table)) },
            Err(refusal) => Intake::one(name, Err(refusal)),
        },
        Kind::Html => {
            let article = html::read(&text, &name).map(|article| with(article, recognised, damaged));
            Intake::one(name, article.map(Content::Text))
        }
        Kind::Json => match project::read(&text) {
            Ok(imported) => Intake::one(name, Ok(Content::Project(Box::new(imported)))),
            Err(error) => open_json(name, Decoded { text, recognised, damaged }, error, choices),
        },
        Kind::Plain => match annotated::entries(&name, &text) {
            Some(entries) => Intake { source: Source::Read(entries.into_iter()) },
            None => Intake::one(name.clone(), plain(text, &name, recognised, damaged)),
        },
    }
}

/// JSON that is no project of ours: another program's, lines, or an article that begins with a bracket.
fn open_json(name: String, decoded: Decoded, error: ReadError, choices: &Choices) -> Intake {
    let Decoded { text, recognised, damaged } = decoded;
    if lines::are_lines(&text, choices) {
        return Intake { source: Source::Lines(Box::new(lines::Lines::new(name, text, choices))) };
    }
    if let Some(entries) = annotated::entries(&name, &text) {
        return Intake { source: Source::Read(entries.into_iter()) };
    }
    if name::extension(&name) == "json" {
        return Intake::one(name, Err(Refusal::Json(error)));
    }
    Intake::one(name.clone(), plain(text, &name, recognised, damaged))
}

fn plain(text: String, name: &str, recognised: Recognised, damaged: usize) -> Result<Content, Refusal> {
    let meta = Meta { source: last_part(name).to_owned(), ..Meta::default() };
    let article = Article { text: Text::new(text)?, meta, encoding: None, remarks: Vec::new() };
    Ok(Content::Text(with(article, recognised, damaged)))
}

/// The name without its folders: the same article is from the same source wherever it lies.
fn last_part(name: &str) -> &str {
    name.rsplit('/').next().unwrap_or(name)
}

fn with(article: Article, recognised: Recognised, damaged: usize) -> Article {
    let mut remarks = article.remarks;
    if damaged > 0 {
        remarks.insert(0, Remark::Damaged { count: damaged });
    }
    Article { encoding: Some(recognised), remarks, ..article }
}
