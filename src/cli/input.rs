//! What a person names on the command line as what is in it: files, folders of files, files of many articles.

use super::parallel::Batch;
use super::progress::Progress;
use crate::annotation::Document;
use crate::exchange::intake::{self, Choices, Content, Encoding, Entry, Refusal, safe_name};
use clap::Args;
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::path::{Path, PathBuf};

/// What to read, and how
#[derive(Debug, Args)]
pub(super) struct Files {
    /// Articles: text, web pages, Word files, tables, JSON by lines, projects, archives of these, and folders,
    /// of which hidden files are passed over; `-` is standard input
    #[arg(required = true, value_name = "FILE")]
    pub(super) paths: Vec<PathBuf>,

    /// The column or field with the text, where its name does not say it
    #[arg(long, value_name = "NAME")]
    column: Option<String>,

    /// The encoding of all files, where it is not recognised: UTF-8, UTF-16LE, UTF-16BE, Windows-1258, TCVN3 or VNI
    #[arg(long, value_name = "NAME", value_parser = encoding_of)]
    encoding: Option<Encoding>,
}

impl Files {
    /// What was chosen about the files.
    pub(super) fn choices(&self) -> Choices {
        Choices { encoding: self.encoding, column: self.column.clone(), ..Choices::default() }
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
            walk(file, results.as_deref(), &mut sources, messages);
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

/// What was found in a file: what is behind its own name (`/xã.txt` in an archive, `#12` for a row), and what it is.
#[derive(Debug)]
pub(super) struct Found {
    /// Empty where the file is one article.
    pub(super) suffix: String,
    /// What it is.
    pub(super) content: Content,
}

/// A file that was opened.
pub(super) enum Opened<'s> {
    /// JSON by lines, of any length.
    Lines(RawLines<Box<dyn BufRead + 's>>),
    /// Anything else, as it is.
    Whole(Vec<u8>),
    /// More than is taken.
    Refused(Refusal),
}

/// Opens a file: JSON by lines to be read line by line, all else whole.
///
/// # Errors
/// Where it cannot be read.
pub(super) fn opened<'s>(
    source: &Source,
    stdin: Box<dyn Read + 's>,
    choices: &Choices,
) -> io::Result<Opened<'s>> {
    let line = choices.limits.line;
    let mut bytes = Vec::new();
    if is_stdin(&source.path) {
        let mut reader = BufReader::new(stdin);
        reader.by_ref().take(line as u64 + 1).read_until(b'\n', &mut bytes)?;
        if is_first_of_lines(&bytes, choices) && !reader.fill_buf()?.is_empty() {
            let reader = BufReader::new(Cursor::new(bytes).chain(reader));
            return Ok(Opened::Lines(RawLines::new(Box::new(reader), line)));
        }
        reader.read_to_end(&mut bytes)?;
    } else if source.is_lines() {
        let mut reader = BufReader::new(File::open(&source.path)?);
        let start = reader.fill_buf()?;
        // UTF-16 has other line breaks.
        if !start.starts_with(&[0xff, 0xfe]) && !start.starts_with(&[0xfe, 0xff]) && !start.contains(&0) {
            return Ok(Opened::Lines(RawLines::new(Box::new(reader), line)));
        }
        reader.read_to_end(&mut bytes)?;
    } else {
        let length = fs::metadata(&source.path)?.len();
        if length > choices.limits.file as u64 {
            let refusal = Refusal::TooLarge { found: length, most: choices.limits.file as u64 };
            return Ok(Opened::Refused(refusal));
        }
        bytes = fs::read(&source.path)?;
    }
    Ok(Opened::Whole(bytes))
}

/// What is in a file, one after the other; JSON by lines is never in memory as a whole.
///
/// # Errors
/// Where the file cannot be read.
pub(super) fn entries<'s>(
    source: &Source,
    stdin: &'s mut dyn Read,
    choices: &'s Choices,
) -> io::Result<Box<dyn Iterator<Item = io::Result<Found>> + 's>> {
    Ok(match opened(source, Box::new(stdin), choices)? {
        Opened::Lines(raw) => Box::new(Lines { raw, choices }),
        Opened::Whole(bytes) => Box::new(inside(source, bytes, choices).map(Ok)),
        Opened::Refused(refusal) => {
            let content = Content::Refused(refusal);
            Box::new(std::iter::once(Ok(Found { suffix: String::new(), content })))
        }
    })
}

/// What is in a file that was read whole.
fn inside(source: &Source, bytes: Vec<u8>, choices: &Choices) -> impl Iterator<Item = Found> + use<> {
    let name = source.path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    let own = safe_name(&name);
    intake::open(&name, bytes, choices).map(move |Entry { name, content }| {
        let suffix = name.strip_prefix(own.as_str()).unwrap_or_default().to_owned();
        Found { suffix, content }
    })
}

/// Whether what standard input begins with is the first line of JSON by lines; where it is not, or comes after
/// an empty line, all of it is read before it is known what it is.
fn is_first_of_lines(line: &[u8], choices: &Choices) -> bool {
    line.ends_with(b"\n") && str::from_utf8(line).is_ok_and(|line| intake::are_lines(line, choices))
}

/// What is gone through, and by how many threads.
#[derive(Debug, Clone, Copy)]
pub(super) struct Walk<'w> {
    /// Files and folders.
    pub(super) paths: &'w [PathBuf],
    /// What was chosen about them.
    pub(super) choices: &'w Choices,
    /// Threads.
    pub(super) jobs: usize,
}

/// A piece of what is gone through that one thread reads by itself.
pub(super) enum Piece {
    /// A file.
    File(Source),
    /// A file that was read.
    Whole(Source, Vec<u8>),
    /// A line of a file.
    Line(Source, RawLine<Vec<u8>>),
}

/// What is behind the name of a file, and what came of it there.
pub(super) type Outcome<R> = (String, Result<R, String>);

/// Goes through the labelled documents of all files on all cores, and hands on in order what `work` makes of each,
/// with its file and what is behind that's name; a text without annotations is `None`. Of JSON by lines no more is
/// in memory than is worked on. What cannot be read, and what `work` says against a document, are messages.
pub(super) fn each_document<R: Send>(
    walk: Walk<'_>,
    stdin: &mut dyn Read,
    messages: &mut Vec<String>,
    work: &(dyn Fn(Option<Document>) -> Result<R, String> + Sync),
    take: &mut dyn FnMut(&Source, String, R),
) {
    let mut progress = Progress::new(true);
    let mut batch = Batch::new(walk.jobs);
    let mut go = |batch: &mut Batch<Piece>, messages: &mut Vec<String>| {
        for (source, outcomes) in batch.work(|piece| read(piece, walk.choices, work)) {
            progress.add(outcomes.len());
            for (suffix, outcome) in outcomes {
                match outcome {
                    Ok(result) => take(&source, suffix, result),
                    Err(message) => messages.push(format!("{}{suffix}: {message}", source.name())),
                }
            }
        }
    };
    for source in sources(walk.paths, None, messages) {
        if !is_stdin(&source.path) && !source.is_lines() {
            if batch.push(Piece::File(source), 0) {
                go(&mut batch, messages);
            }
            continue;
        }
        let raw = match opened(&source, Box::new(&mut *stdin), walk.choices) {
            Ok(Opened::Lines(raw)) => raw,
            Ok(Opened::Whole(bytes)) => {
                batch.push(Piece::Whole(source, bytes), 0);
                go(&mut batch, messages);
                continue;
            }
            Ok(Opened::Refused(refusal)) => {
                messages.push(format!("{}: {refusal}", source.name()));
                continue;
            }
            Err(error) => {
                messages.push(format!("{}: {error}", source.name()));
                continue;
            }
        };
        for line in raw {
            let full = match line {
                Ok(line) => {
                    let bytes = line.text.as_ref().map_or(0, Vec::len);
                    batch.push(Piece::Line(source.clone(), line), bytes)
                }
                Err(error) => {
                    messages.push(format!("{}: {error}", source.name()));
                    break;
                }
            };
            if full {
                go(&mut batch, messages);
            }
        }
    }
    go(&mut batch, messages);
    progress.clear();
}

/// Reads a piece, and does the work on each document in it.
pub(super) fn read<R>(
    piece: Piece,
    choices: &Choices,
    work: &(dyn Fn(Option<Document>) -> Result<R, String> + Sync),
) -> (Source, Vec<Outcome<R>>) {
    let one = |Found { suffix, content }: Found| {
        let outcome = match content {
            Content::Project(imported) => work(Some(imported.document)),
            Content::Text(_) => work(None),
            Content::Refused(refusal) => Err(refusal.to_string()),
        };
        (suffix, outcome)
    };
    match piece {
        Piece::Line(source, line) => {
            let outcomes = line.found(choices).map(one).into_iter().collect();
            (source, outcomes)
        }
        Piece::Whole(source, bytes) => {
            let outcomes = inside(&source, bytes, choices).map(one).collect();
            (source, outcomes)
        }
        Piece::File(source) => {
            let failed = |error: io::Error| (String::new(), Err(error.to_string()));
            let outcomes = match entries(&source, &mut io::empty(), choices) {
                Ok(entries) => entries.map(|found| found.map_or_else(failed, one)).collect(),
                Err(error) => vec![failed(error)],
            };
            (source, outcomes)
        }
    }
}

/// The entries of a file of lines of any length.
struct Lines<'s, R> {
    raw: RawLines<R>,
    choices: &'s Choices,
}

impl<R: BufRead> Iterator for Lines<'_, R> {
    type Item = io::Result<Found>;

    fn next(&mut self) -> Option<io::Result<Found>> {
        loop {
            match self.raw.next()? {
                Ok(line) => {
                    if let Some(found) = line.found(self.choices) {
                        return Some(Ok(found));
                    }
                }
                Err(error) => return Some(Err(error)),
            }
        }
    }
}

/// A line of a file, counted from one.
#[derive(Debug, Clone)]
pub(super) struct RawLine<T> {
    /// Its number.
    pub(super) number: usize,
    /// What is on it, or why that is not taken.
    pub(super) text: Result<T, Refusal>,
}

impl RawLine<Vec<u8>> {
    /// What is on the line; nothing where it is blank.
    fn found(self, choices: &Choices) -> Option<Found> {
        let RawLine { number, text } = self.decoded(choices.encoding);
        let content = match text {
            Ok(text) => intake::line_entry("", number, &text, choices)?.content,
            Err(refusal) => Content::Refused(refusal),
        };
        Some(Found { suffix: format!("#{number}"), content })
    }

    /// The line as text, without a byte order mark.
    pub(super) fn decoded(self, encoding: Option<Encoding>) -> RawLine<String> {
        let decode = |bytes| match encoding {
            Some(encoding) => Ok(intake::reread(bytes, encoding)),
            None => intake::decode(bytes),
        };
        let text = self.text.and_then(decode).map(|decoded| match decoded.text.strip_prefix('\u{feff}') {
            Some(rest) => rest.to_owned(),
            None => decoded.text,
        });
        RawLine { number: self.number, text }
    }
}

/// The lines of a file, of which never more than one is in memory, and none that is too long.
#[derive(Debug)]
pub(super) struct RawLines<R> {
    reader: R,
    number: usize,
    /// The most bytes of a line.
    most: usize,
}

impl<R: BufRead> Iterator for RawLines<R> {
    type Item = io::Result<RawLine<Vec<u8>>>;

    fn next(&mut self) -> Option<Self::Item> {
        let line = self.line().transpose()?;
        self.number += 1;
        Some(line.map(|line| {
            let (found, most) = (line.len(), self.most);
            let too_large = Refusal::TooLarge { found: found as u64, most: most as u64 };
            RawLine { number: self.number, text: if found > most { Err(too_large) } else { Ok(line) } }
        }))
    }
}

impl<R: BufRead> RawLines<R> {
    /// The lines that a reader gives.
    pub(super) fn new(reader: R, most: usize) -> Self {
        Self { reader, number: 0, most }
    }

    /// A line without more of it than is taken, and one byte to see that there is more.
    fn line(&mut self) -> io::Result<Option<Vec<u8>>> {
        let most = self.most as u64 + 1;
        let mut line = Vec::new();
        self.reader.by_ref().take(most).read_until(b'\n', &mut line)?;
        if line.len() as u64 == most && !line.ends_with(b"\n") {
            self.pass_over()?;
        }
        Ok(Some(line).filter(|line| !line.is_empty()))
    }

    fn pass_over(&mut self) -> io::Result<()> {
        loop {
            let (length, ends) = {
                let buffer = self.reader.fill_buf()?;
                let end = buffer.iter().position(|&byte| byte == b'\n');
                (end.map_or(buffer.len(), |end| end + 1), end.is_some() || buffer.is_empty())
            };
            self.reader.consume(length);
            if ends {
                return Ok(());
            }
        }
    }
}

/// Whether a file is standard input.
pub(super) fn is_stdin(file: &Path) -> bool {
    file.as_os_str() == "-"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::intake::Limits;

    #[test]
    fn standard_input_of_lines_is_not_read_at_once() {
        struct Endless(usize);
        impl Read for Endless {
            fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
                let line = b"{\"text\":\"s\xc3\xa1u x\xc3\xa3\"}\n";
                for byte in buffer.iter_mut() {
                    *byte = line[self.0 % line.len()];
                    self.0 += 1;
                }
                Ok(buffer.len())
            }
        }
        let source = Source { path: PathBuf::from("-"), below: PathBuf::new(), named: true };
        let (choices, mut endless) = (Choices::default(), Endless(0));
        let entries = entries(&source, &mut endless, &choices).expect("it reads");
        let third = entries.map(|found| found.expect("it reads")).nth(2).expect("there are more");
        assert_eq!(third.suffix, "#3");
        assert!(matches!(third.content, Content::Text(article) if article.text.as_str() == "sáu xã"));
    }

    #[test]
    fn an_endless_line_is_passed_over() {
        let limits = Limits { line: 20, ..Limits::default() };
        let choices = Choices { limits, ..Choices::default() };
        let file = format!("{{\"text\":\"một\"}}\n\n{}\n{{\"text\":\"ba\"}}", "x".repeat(100_000));
        let lines =
            Lines { raw: RawLines::new(BufReader::with_capacity(7, file.as_bytes()), 20), choices: &choices };
        let found: Vec<_> = lines.map(|line| line.expect("it reads")).collect();
        let suffixes: Vec<_> = found.iter().map(|found| found.suffix.as_str()).collect();
        assert_eq!(suffixes, ["#1", "#3", "#4"]);
        assert!(matches!(found[1].content, Content::Refused(Refusal::TooLarge { found: 21, most: 20 })));
        assert!(matches!(&found[2].content, Content::Text(article) if article.text.as_str() == "ba"));
    }
}
