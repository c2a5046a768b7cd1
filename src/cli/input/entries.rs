//! What is in a file, one thing after the other.

use super::lines::RawLines;
use super::{Source, is_stdin};
use crate::exchange::intake::{self, Choices, Content, Entry, Refusal, safe_name};
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Cursor, Read};

/// What was found in a file: what is behind its own name (`/xã.txt` in an archive, `#12` for a row), and what it is.
#[derive(Debug)]
pub(in crate::cli) struct Found {
    /// Empty where the file is one article.
    pub(in crate::cli) suffix: String,
    /// What it is.
    pub(in crate::cli) content: Content,
}

/// A file that was opened.
pub(in crate::cli) enum Opened<'s> {
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
pub(in crate::cli) fn opened<'s>(
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
pub(in crate::cli) fn entries<'s>(
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
pub(super) fn inside(
    source: &Source,
    bytes: Vec<u8>,
    choices: &Choices,
) -> impl Iterator<Item = Found> + use<> {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::intake::Limits;
    use std::path::PathBuf;

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
