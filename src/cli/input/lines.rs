//! The lines of a file of any length.

use super::entries::Found;
use crate::exchange::intake::{self, Choices, Content, Encoding, Refusal};
use std::io::{self, BufRead, Read};

/// A line of a file, counted from one.
#[derive(Debug, Clone)]
pub(in crate::cli) struct RawLine<T> {
    /// Its number.
    pub(in crate::cli) number: usize,
    /// What is on it, or why that is not taken.
    pub(in crate::cli) text: Result<T, Refusal>,
}

impl RawLine<Vec<u8>> {
    /// What is on the line; nothing where it is blank.
    pub(super) fn found(self, choices: &Choices) -> Option<Found> {
        let RawLine { number, text } = self.decoded(choices.encoding);
        let content = match text {
            Ok(text) => intake::line_entry("", number, &text, choices)?.content,
            Err(refusal) => Content::Refused(refusal),
        };
        Some(Found { suffix: format!("#{number}"), content })
    }

    /// The line as text, without a byte order mark.
    pub(in crate::cli) fn decoded(self, encoding: Option<Encoding>) -> RawLine<String> {
        let decode = |bytes| match encoding {
            Some(encoding) => Ok(intake::reread(bytes, encoding)),
            None => intake::decode(bytes),
        };
        let text = self.text.and_then(decode).map(|decoded| decoded.unmarked().text);
        RawLine { number: self.number, text }
    }
}

/// The lines of a file, of which never more than one is in memory, and none that is too long.
#[derive(Debug)]
pub(in crate::cli) struct RawLines<R> {
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
    pub(in crate::cli) fn new(reader: R, most: usize) -> Self {
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
