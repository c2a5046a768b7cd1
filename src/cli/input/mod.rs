//! What a person names on the command line as what is in it: files, folders of files, files of many articles.

mod each;
mod entries;
mod lines;

pub(super) use each::{Piece, each_piece, read};
pub(super) use entries::{Found, Opened, entries, opened};
pub(super) use lines::{RawLine, RawLines};

use crate::exchange::intake::{Choices, Encoding};
use clap::Args;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// What to read, and how
#[derive(Debug, Args)]
pub(super) struct Files {
    /// Files, folders, or `-` for standard input
    ///
    /// Text, web pages, Word files, tables, JSON by lines, projects and labelled files, and archives of these; hidden
    /// files of folders are passed over.
    #[arg(required = true, value_name = "FILE|-")]
    pub(super) paths: Vec<PathBuf>,

    /// The column or field with the text, where its name does not say it
    #[arg(long, value_name = "NAME")]
    column: Option<String>,

    /// The encoding of all files, instead of recognising it: UTF-8, UTF-16LE, UTF-16BE, Windows-1258, TCVN3 or VNI
    #[arg(long, value_name = "NAME", value_parser = encoding_of)]
    encoding: Option<Encoding>,
}

impl Files {
    /// What was chosen about the files.
    pub(super) fn choices(&self) -> Choices {
        Choices { encoding: self.encoding, column: self.column.clone(), ..Choices::default() }
    }

    /// What two runs have in common that read the same in the same way.
    pub(super) fn run(&self) -> Vec<String> {
        let column = self.column.clone().unwrap_or_default();
        let encoding = self.encoding.map_or("", Encoding::name).to_owned();
        let paths = self.paths.iter().map(|path| path.display().to_string());
        [column, encoding].into_iter().chain(paths).collect()
    }
}

/// The encoding of a name, for arguments.
pub(super) fn encoding_of(name: &str) -> Result<Encoding, String> {
    Encoding::from_name(name).ok_or_else(|| {
        let known: Vec<&str> = Encoding::ALL.iter().map(|encoding| encoding.name()).collect();
        format!("expected one of {}", known.join(", "))
    })
}

/// A file to be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Source {
    /// Where it is; `-` for standard input.
    pub(super) path: PathBuf,
    /// What it is called below the folder that was named.
    pub(super) below: PathBuf,
    /// Whether it was named itself.
    pub(super) named: bool,
}

impl Source {
    /// How messages call it.
    pub(super) fn name(&self) -> String {
        if is_stdin(&self.path) { "standard input".to_owned() } else { self.path.display().to_string() }
    }

    /// Whether it is JSON by lines, as far as its name says.
    pub(super) fn is_lines(&self) -> bool {
        let ending = self.path.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase());
        ending.is_some_and(|ending| ending == "jsonl" || ending == "ndjson")
    }
}

/// The files that were named, and those in folders that were, in order of their names; a folder for results
/// is none of them.
pub(super) fn sources(files: &[PathBuf], results: Option<&Path>, messages: &mut Vec<String>) -> Vec<Source> {
    let results = results.and_then(|folder| folder.canonicalize().ok());
    let mut sources = Vec::new();
    for file in files {
        if !is_stdin(file) && file.is_dir() {
            let before = sources.len();
            walk(file, results.as_deref(), &mut sources, messages);
            if sources.len() == before {
                messages.push(format!("{}: there are no files in it", file.display()));
            }
        } else {
            let name = if is_stdin(file) { None } else { file.file_name() };
            let below = PathBuf::from(name.unwrap_or("stdin".as_ref()));
            sources.push(Source { path: file.clone(), below, named: true });
        }
    }
    sources
}

fn walk(root: &Path, results: Option<&Path>, sources: &mut Vec<Source>, messages: &mut Vec<String>) {
    // The last is next, so that a folder's files come in order of their paths.
    let mut open = vec![root.to_path_buf()];
    while let Some(path) = open.pop() {
        let kind = fs::symlink_metadata(&path);
        let is_folder = path == root || kind.as_ref().is_ok_and(fs::Metadata::is_dir);
        if !is_folder {
            // A link to a folder could lead back.
            if !path.is_dir() {
                let below = path.strip_prefix(root).unwrap_or(&path).to_path_buf();
                sources.push(Source { path, below, named: false });
            }
            continue;
        }
        if results.is_some() && path.canonicalize().ok().as_deref() == results {
            continue;
        }
        match fs::read_dir(&path).and_then(Iterator::collect::<io::Result<Vec<_>>>) {
            Ok(mut entries) => {
                entries.retain(|entry| !entry.file_name().to_string_lossy().starts_with('.'));
                entries.sort_by_key(|entry| std::cmp::Reverse(entry.file_name()));
                open.extend(entries.into_iter().map(|entry| entry.path()));
            }
            Err(error) => messages.push(format!("{}: {error}", path.display())),
        }
    }
}

/// What says that a file is still the one that it was, without reading it: its name, its length, when it was changed.
pub(super) fn stamp(file: &Path) -> (&Path, Option<(u64, Option<SystemTime>)>) {
    let known = fs::metadata(file).ok();
    (file, known.map(|known| (known.len(), known.modified().ok())))
}

/// Whether a file is standard input.
pub(super) fn is_stdin(file: &Path) -> bool {
    file.as_os_str() == "-"
}
