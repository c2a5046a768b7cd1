//! Large files of lines: no more of one is in memory than a stretch of whole lines.

use super::encoding::{Encoding, Recognised, recognise, reread};
use super::kind::{Container, Kind, container, kind};
use super::lines::Lines;
use super::refusal::too_large;
use super::{Choices, Intake, Refusal, Source, open, safe_name};
use std::rc::Rc;

/// The bytes of a file from a place on, as many as come at once: none at its end, `None` where it cannot be read.
pub type Read = Rc<dyn Fn(usize) -> Option<Vec<u8>>>;

/// A file that is read as it is needed.
#[derive(Clone)]
pub struct Large {
    /// As its owner calls it.
    pub name: String,
    /// Bytes of all of it.
    pub size: usize,
    /// Where they come from.
    pub read: Read,
}

/// Opens a file as [`open`] does. Where it is JSON by lines in UTF-8 it is gone through once, to be sure, and then read
/// with its entries; any other is read whole.
pub fn open_large(file: &Large, choices: &Choices) -> Intake {
    let name = safe_name(&file.name);
    let is_refused = file.size > choices.limits.file;
    let intake = if is_refused {
        Err(too_large(file.size, choices.limits.file))
    } else {
        file.head(&name, choices).and_then(|head| match head {
            Some(_) => Ok(lines(&name, file.stretches(), choices)),
            None => Ok(open(&file.name, file.whole()?, choices)),
        })
    };
    intake.unwrap_or_else(|refusal| Intake::one(name, Err(refusal)))
}

fn lines(name: &str, stretches: Stretches, choices: &Choices) -> Intake {
    Intake { source: Source::Lines(Box::new(Lines::growing(name.to_owned(), stretches, choices))) }
}

impl Large {
    /// All of it.
    ///
    /// # Errors
    /// Where it cannot be read.
    pub(super) fn whole(&self) -> Result<Vec<u8>, Refusal> {
        let mut bytes = Vec::with_capacity(self.size);
        loop {
            let part = (self.read)(bytes.len()).ok_or(Refusal::Unreadable)?;
            if part.is_empty() {
                return Ok(bytes);
            }
            bytes.extend(part);
        }
    }

    /// Its first lines, where it is nothing but lines of JSON in UTF-8.
    ///
    /// # Errors
    /// Where it cannot be read.
    pub(super) fn head(&self, name: &str, choices: &Choices) -> Result<Option<Vec<u8>>, Refusal> {
        const SURE: Recognised = Recognised { encoding: Encoding::Utf8, sure: 100 };
        if choices.encoding_of(name).is_some_and(|chosen| chosen != Encoding::Utf8) {
            return Ok(None);
        }
        let mut head = None;
        for stretch in self.stretches() {
            let stretch = stretch?;
            if recognise(&stretch) != Ok(SURE) || str::from_utf8(&stretch).is_err() {
                return Ok(None);
            }
            if head.is_none() {
                let is_text = container(&stretch) == Container::Text;
                let text = reread(stretch.clone(), Encoding::Utf8).unmarked().text;
                if !is_text || kind(name, &text) != Kind::Lines {
                    return Ok(None);
                }
                head = Some(stretch);
            }
        }
        Ok(head)
    }

    fn stretches(&self) -> Stretches {
        Stretches { read: Rc::clone(&self.read), at: 0, rest: Vec::new(), is_over: false }
    }
}

/// A file, a stretch of whole lines at a time.
pub(super) struct Stretches {
    read: Read,
    at: usize,
    /// The beginning of a line.
    rest: Vec<u8>,
    is_over: bool,
}

impl Iterator for Stretches {
    type Item = Result<Vec<u8>, Refusal>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.is_over {
            let Some(part) = (self.read)(self.at) else {
                self.is_over = true;
                return Some(Err(Refusal::Unreadable));
            };
            self.at += part.len();
            self.is_over = part.is_empty();
            let end = part.iter().rposition(|&byte| byte == b'\n').map(|at| at + 1);
            if let Some((lines, rest)) = end.and_then(|end| part.split_at_checked(end)) {
                let mut stretch = std::mem::replace(&mut self.rest, rest.to_vec());
                stretch.extend(lines);
                return Some(Ok(stretch));
            }
            self.rest.extend(part);
        }
        Some(std::mem::take(&mut self.rest)).filter(|rest| !rest.is_empty()).map(Ok)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::intake::{Content, Entry, Limits, Named, Sight, survey, survey_large};

    fn large(name: &str, bytes: &[u8], part: usize) -> Large {
        let bytes = bytes.to_vec();
        Large {
            name: name.to_owned(),
            size: bytes.len(),
            read: Rc::new(move |from| {
                let rest = bytes.get(from..)?;
                Some(rest.get(..part).unwrap_or(rest).to_vec())
            }),
        }
    }

    #[test]
    fn a_file_in_parts_is_what_it_is_whole() {
        let line = |text: &str| format!("{{\"text\": \"{text}\"}}\n");
        let articles: String =
            (0..40).map(|at| line(&format!("Xã trồng {at} ha rừng."))).collect::<Vec<_>>().concat();
        let choices = Choices::default();
        let files: Vec<(&str, Vec<u8>)> = vec![
            ("tin.jsonl", articles.clone().into_bytes()),
            ("tin.jsonl", format!("\u{feff}\n\n{articles}{{\"text\": \"Hết").into_bytes()),
            ("tin.jsonl", articles.replace('\n', "\r\n").into_bytes()),
            ("tin.jsonl", [articles.as_bytes(), b"{\"text\": \"\xff\"}"].concat()),
            ("tin.jsonl", articles.encode_utf16().flat_map(u16::to_le_bytes).collect()),
            ("tin.jsonl", Vec::new()),
            ("tin.txt", articles.clone().into_bytes()),
            ("tin.csv", "text\nXã họp.\nXã họp nữa.\n".into()),
            ("tin.jsonl", b"PK\x03\x04".to_vec()),
        ];
        for (name, bytes) in files {
            let whole: Vec<Entry> = open(name, bytes.clone(), &choices).collect();
            let seen: Vec<_> =
                survey(Named { name: name.into(), bytes: bytes.clone() }, &choices.limits).collect();
            for part in [1, 7, 1_000, 100_000] {
                let large = large(name, &bytes, part);
                assert_eq!(open_large(&large, &choices).collect::<Vec<_>>(), whole, "{name} by {part}");
                let sights: Vec<_> = survey_large(&large, &choices.limits).collect();
                let facts = |sights: &[Sight]| {
                    let of = |sight: &Sight| (sight.seen.clone(), sight.preview(None));
                    sights.iter().map(of).collect::<Vec<_>>()
                };
                if part > 7 {
                    assert_eq!(facts(&sights), facts(&seen), "{name} by {part}");
                }
            }
        }
    }

    #[test]
    fn what_stops_being_read_is_told_and_nothing_before_it_is_lost() {
        let line = b"{\"text\": \"X\xc3\xa3 h\xe1\xbb\x8dp.\"}\n";
        let bytes = line.repeat(9);
        let gone = Rc::new(std::cell::Cell::new(usize::MAX));
        let limit = Rc::clone(&gone);
        let whole = large("tin.jsonl", &bytes, line.len() * 2);
        let read = Rc::clone(&whole.read);
        let file = Large { read: Rc::new(move |from| (from < limit.get()).then(|| read(from))?), ..whole };
        let mut entries = open_large(&file, &Choices::default());
        assert!(matches!(entries.next().map(|entry| entry.content), Some(Content::Text(_))));
        gone.set(line.len() * 4);
        let rest: Vec<Entry> = entries.collect();
        assert_eq!(rest.len(), 4, "three of four that were read, and why there are no more");
        assert!(matches!(
            rest.last().map(|entry| &entry.content),
            Some(Content::Refused(Refusal::Unreadable))
        ));
    }

    #[test]
    fn a_line_is_never_larger_in_memory_than_its_file() {
        let limits = Limits { file: 100, ..Limits::default() };
        let file = large("tin.jsonl", &[b'x'; 101], 10);
        let found: Vec<Entry> = open_large(&file, &Choices { limits, ..Choices::default() }).collect();
        assert!(matches!(
            found.as_slice(),
            [Entry { content: Content::Refused(Refusal::TooLarge { .. }), .. }]
        ));
    }
}
