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
mod parts;
mod refusal;
mod survey;
mod table;
#[cfg(test)]
mod tests;
mod xml;
mod zip;

pub use encoding::{Decoded, Encoding, Recognised, decode, reread};
pub use limits::Limits;
pub use lines::{are_lines, line_entry};
pub use name::safe_name;
pub use parts::{Large, Read, open_large};
pub use refusal::{Counted, Damage, Foreign, Refusal, Remark};
pub use survey::{Sight, Survey, survey, survey_large};
pub use table::Column;

use crate::annotation::Meta;
use crate::exchange::{Imported, Input, ReadError, extension, grouped, is_setting, project};
use crate::text::{Text, is_blank};
use kind::{Container, Kind, container, kind};
use refusal::too_large;
use std::collections::{BTreeMap, BTreeSet};
use zip::{Archive, Member};

/// What a person chose about a file, where its own word is not enough.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Choices {
    /// The encoding of its text; recognised where there is none.
    pub encoding: Option<Encoding>,
    /// The encodings of some of the files in it, or of itself, by the names of their entries.
    pub encodings: BTreeMap<String, Encoding>,
    /// The name of the column or field with the text; known by its name where there is none.
    pub column: Option<String>,
    /// The same of some of the tables in it, or of itself, by the names of their entries.
    pub columns: BTreeMap<String, String>,
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

impl Choices {
    /// The encoding that was chosen for an entry.
    fn encoding_of(&self, name: &str) -> Option<Encoding> {
        self.encodings.get(name).copied().or(self.encoding)
    }

    /// The column that was chosen for a table.
    fn column_of(&self, name: &str) -> Option<String> {
        self.columns.get(name).cloned().or_else(|| self.column.clone())
    }
}

/// A file with its name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Named {
    /// As its owner calls it, with or without folders.
    pub name: String,
    /// All of it.
    pub bytes: Vec<u8>,
}

/// What is in a file, read as it is asked for.
pub struct Intake {
    source: Source,
}

enum Source {
    Read(std::vec::IntoIter<Entry>),
    /// Files that turned out to have nothing to do with one another.
    Apart(std::vec::IntoIter<Intake>, Option<Box<Intake>>),
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
    /// The places of files that others belong to, with the places of those.
    groups: BTreeMap<usize, Vec<usize>>,
    /// The places of files that are read with another one.
    beside: BTreeSet<usize>,
}

/// Opens a file: nothing is unpacked before the first entry is asked for.
pub fn open(name: &str, bytes: Vec<u8>, choices: &Choices) -> Intake {
    open_at(safe_name(name), bytes, choices, false)
}

/// Opens a file with those that belong to it ([`grouped`]): an annotation file and its text are one document.
/// Where they are none together, each is what it is alone.
pub fn open_group(main: Named, beside: Vec<Named>, choices: &Choices) -> Intake {
    let safe = |file: Named| Named { name: safe_name(&file.name), ..file };
    group(safe(main), beside.into_iter().map(safe).collect(), choices, false)
}

fn group(main: Named, beside: Vec<Named>, choices: &Choices, in_archive: bool) -> Intake {
    if beside.is_empty() {
        return open_at(main.name, main.bytes, choices, in_archive);
    }
    let text = |file: &Named| {
        if file.bytes.len() > choices.limits.file {
            return Err(too_large(file.bytes.len(), choices.limits.file));
        }
        decoded(&file.name, file.bytes.clone(), choices).map(|decoded| decoded.text)
    };
    let texts: Result<Vec<String>, Refusal> = std::iter::once(&main).chain(&beside).map(text).collect();
    let together = texts.map_or(Ok(None), |texts| {
        let names = std::iter::once(&main).chain(&beside).map(|file| file.name.as_str());
        let inputs = names.zip(&texts).map(|(name, content)| Input { name, content });
        annotated::together(&inputs.collect::<Vec<_>>())
    });
    let first = match together {
        Ok(Some(entries)) => return Intake { source: Source::Read(entries.into_iter()) },
        // What says nothing about its text is nothing itself.
        Ok(None) if main.bytes.iter().all(u8::is_ascii_whitespace) => None,
        Ok(None) => Some(open_at(main.name, main.bytes, choices, in_archive)),
        Err(refusal) => Some(Intake::one(main.name, Err(refusal))),
    };
    let beside = beside.into_iter().map(|file| open_at(file.name, file.bytes, choices, in_archive));
    let apart: Vec<Intake> = first.into_iter().chain(beside).collect();
    Intake { source: Source::Apart(apart.into_iter(), None) }
}

/// The columns of a table, or the fields of JSON by lines, to choose the text from; none for other files.
///
/// # Errors
/// Where the file is none that reads.
pub fn columns(name: &str, bytes: Vec<u8>, choices: &Choices) -> Result<Vec<Column>, Refusal> {
    if container(&bytes) != Container::Text {
        return Ok(Vec::new());
    }
    let text = decoded(name, bytes, choices)?.unmarked().text;
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
            Source::Apart(files, open) => loop {
                if let Some(entry) = open.as_mut().and_then(Iterator::next) {
                    return Some(entry);
                }
                *open = Some(Box::new(files.next()?));
            },
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
            if member.is_folder() || self.beside.contains(&index) {
                continue;
            }
            self.inner = Some(match unwanted(member) {
                Some(refusal) => Intake::one(self.name_of(member), Err(refusal)),
                None => self.open(index),
            });
        }
    }
}

impl Unpacking {
    fn new(name: String, archive: Archive, choices: &Choices) -> Self {
        let members = archive.members();
        let names: Vec<&str> = members.iter().map(|member| member.name.as_str()).collect();
        let mut groups = grouped(&names);
        groups.retain(|main, _| members.get(*main).is_some_and(|member| unwanted(member).is_none()));
        let beside = groups.values().flatten().copied().collect();
        Self { name, archive, next: 0, choices: choices.clone(), inner: None, groups, beside }
    }

    fn name_of(&self, member: &Member) -> String {
        format!("{}/{}", self.name, safe_name(&member.name))
    }

    /// Opens a file with those that belong to it; each by itself where one of them cannot be unpacked.
    fn open(&mut self, index: usize) -> Intake {
        let mut files = Vec::new();
        for place in std::iter::once(index).chain(self.groups.remove(&index).unwrap_or_default()) {
            let Some(name) = self.archive.members().get(place).map(|member| self.name_of(member)) else {
                continue;
            };
            files.push(
                self.archive
                    .read(place)
                    .map(|bytes| Named { name: name.clone(), bytes })
                    .map_err(|refusal| (name, refusal)),
            );
        }
        if files.iter().all(Result::is_ok) {
            let mut files = files.into_iter().flatten();
            let main = files.next().unwrap_or_default();
            return group(main, files.collect(), &self.choices, true);
        }
        let alone = files.into_iter().map(|file| match file {
            Ok(Named { name, bytes }) => open_at(name, bytes, &self.choices, true),
            Err((name, refusal)) => Intake::one(name, Err(refusal)),
        });
        Intake { source: Source::Apart(alone.collect::<Vec<_>>().into_iter(), None) }
    }
}

/// Why a file of an archive is not even opened.
fn unwanted(member: &Member) -> Option<Refusal> {
    if name::is_leftover(&member.name) {
        Some(Refusal::Leftover)
    } else if is_setting(&member.name) {
        Some(Refusal::Setting)
    } else if extension(&member.name) == "zip" {
        Some(Refusal::NestedArchive)
    } else {
        None
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
        Container::Text => match decoded(&name, bytes, choices) {
            Ok(decoded) => open_text(name, decoded, choices),
            Err(refusal) => Intake::one(name, Err(refusal)),
        },
    }
}

fn decoded(name: &str, bytes: Vec<u8>, choices: &Choices) -> Result<Decoded, Refusal> {
    match choices.encoding_of(name) {
        Some(encoding) => Ok(reread(bytes, encoding)),
        None => decode(bytes),
    }
}

fn open_zip(name: String, bytes: Vec<u8>, choices: &Choices, in_archive: bool) -> Intake {
    let archive = match Archive::open(bytes, &choices.limits) {
        Ok(archive) => archive,
        Err(refusal) => return Intake::one(name, Err(refusal)),
    };
    match package(&archive) {
        Package::Word => {
            let article = docx::read(archive, &name, &choices.limits);
            Intake::one(name, article.map(Content::Text))
        }
        Package::Foreign(foreign) => Intake::one(name, Err(Refusal::Foreign(foreign))),
        Package::Files if in_archive => Intake::one(name, Err(Refusal::NestedArchive)),
        Package::Files => {
            Intake { source: Source::Archive(Box::new(Unpacking::new(name, archive, choices))) }
        }
    }
}

/// What a zip file is.
enum Package {
    /// A document of Word.
    Word,
    /// Of a kind that is not read.
    Foreign(Foreign),
    /// An archive of files.
    Files,
}

fn package(archive: &Archive) -> Package {
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
    match foreign {
        Some(foreign) if has("[Content_Types].xml") || has("mimetype") => Package::Foreign(foreign),
        _ if has("[Content_Types].xml") => Package::Word,
        _ => Package::Files,
    }
}

fn open_text(name: String, decoded: Decoded, choices: &Choices) -> Intake {
    let Decoded { text, recognised, damaged } = decoded.unmarked();
    match kind(&name, &text) {
        Kind::Lines => Intake { source: Source::Lines(Box::new(lines::Lines::new(name, text, choices))) },
        Kind::Table => match annotated::entries(&name, &text) {
            Some(entries) => Intake { source: Source::Read(entries.into_iter()) },
            None => open_table(name, text, choices),
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

fn open_table(name: String, text: String, choices: &Choices) -> Intake {
    let choices = Choices { column: choices.column_of(&name), ..choices.clone() };
    match table::Table::new(name.clone(), text, &choices) {
        Ok(table) => Intake { source: Source::Table(Box::new(table)) },
        Err(refusal) => Intake::one(name, Err(refusal)),
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
    if extension(&name) == "json" {
        return Intake::one(name, Err(Refusal::Json(error)));
    }
    Intake::one(name.clone(), plain(text, &name, recognised, damaged))
}

fn plain(text: String, name: &str, recognised: Recognised, damaged: usize) -> Result<Content, Refusal> {
    let meta = Meta { source: last_part(name).to_owned(), ..Meta::default() };
    let article = Article { text: text_of(text)?, meta, encoding: None, remarks: Vec::new() };
    Ok(Content::Text(with(article, recognised, damaged)))
}

/// The text of an article.
///
/// # Errors
/// Where nothing is in it, or more than is taken.
fn text_of(source: String) -> Result<Text, Refusal> {
    if source.chars().all(is_blank) {
        return Err(Refusal::Blank);
    }
    Ok(Text::new(source)?)
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
