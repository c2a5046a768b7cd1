//! What encodings files are in, with a stretch of each to look at, before anything of them is taken.

use super::encoding::{Encoding, Recognised, is_marked, recognise, reread};
use super::kind::{Container, Kind, container, kind};
use super::parts::Large;
use super::refusal::too_large;
use super::zip::Archive;
use super::{
    Choices, Column, Limits, Named, Package, Refusal, docx, lines, package, safe_name, table, unwanted,
};
use crate::exchange::formats::are_columns;

/// Bytes of a file that are looked at by a person.
const LENGTH: usize = 480;
/// Bytes before the first letter that encodings differ in.
const BEFORE: usize = 48;
/// Bytes of a table that its columns are known by.
const HEAD: usize = 64 * 1024;
/// Characters of a preview.
const SHOWN: usize = 160;

/// A file as it was seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sight {
    /// The name of its [`Entry`](super::Entry).
    pub name: String,
    /// What it seems to be in, or why no text will come of it.
    pub seen: Result<Recognised, Refusal>,
    /// Whether it says so itself, by a byte order mark.
    pub is_marked: bool,
    /// Whether its kind fixes its encoding, so that there is nothing to choose.
    pub is_fixed: bool,
    /// The columns of a table, of which one is the text.
    pub columns: Vec<Column>,
    /// A stretch of its bytes, from where encodings begin to differ.
    sample: Vec<u8>,
}

impl Sight {
    fn of(name: String, bytes: &[u8], limits: &Limits) -> Self {
        let mut seen = recognise(bytes);
        let columns =
            seen.as_ref().map_or(Ok(Vec::new()), |known| columns(&name, bytes, known.encoding, limits));
        let columns = columns.unwrap_or_else(|refusal| {
            if refusal == Refusal::OwnTable {
                seen = Err(refusal);
            }
            Vec::new()
        });
        let sample = seen.as_ref().map(|known| sample(bytes, known.encoding)).unwrap_or_default();
        Self { name, is_fixed: seen.is_err(), seen, is_marked: is_marked(bytes), columns, sample }
    }

    fn refused(name: String, refusal: Refusal) -> Self {
        Self {
            name,
            seen: Err(refusal),
            is_marked: false,
            is_fixed: true,
            columns: Vec::new(),
            sample: Vec::new(),
        }
    }

    /// The beginning of its text, on one line, in the encoding that it seems to be in or in another one.
    pub fn preview(&self, chosen: Option<Encoding>) -> String {
        let own = self.seen.as_ref().map_or(Encoding::Utf8, |known| known.encoding);
        // What a Word file was read as is read already.
        let encoding = if self.is_fixed { Encoding::Utf8 } else { chosen.unwrap_or(own) };
        let text = reread(self.sample.clone(), encoding).text;
        let whole = text.trim_end_matches(char::REPLACEMENT_CHARACTER).replace('\u{feff}', "");
        let words: Vec<&str> = whole.split_whitespace().collect();
        words.join(" ").chars().take(SHOWN).collect()
    }
}

/// The files in a file, seen as they are asked for.
#[derive(Debug)]
pub struct Survey {
    name: String,
    limits: Limits,
    alone: Option<Sight>,
    /// An archive, and the place of its next file.
    archive: Option<(Archive, usize)>,
}

/// Looks at a file: an archive has a sight for each file in it, any other is one.
pub fn survey(file: Named, limits: &Limits) -> Survey {
    let name = safe_name(&file.name);
    let mut survey = Survey { name: name.clone(), limits: limits.clone(), alone: None, archive: None };
    if file.bytes.len() > limits.file {
        survey.alone = Some(Sight::refused(name, too_large(file.bytes.len(), limits.file)));
    } else if container(&file.bytes) == Container::Zip {
        match Archive::open(file.bytes, limits) {
            Ok(archive) if matches!(package(&archive), Package::Files) => survey.archive = Some((archive, 0)),
            Ok(archive) => survey.alone = Some(packed(name, archive, limits)),
            Err(refusal) => survey.alone = Some(Sight::refused(name, refusal)),
        }
    } else {
        survey.alone = Some(look(name, file.bytes, limits));
    }
    survey
}

/// The same of a file that is read as it is needed: of lines of JSON in UTF-8 no more is in memory than the first.
pub fn survey_large(file: &Large, limits: &Limits) -> Survey {
    let name = safe_name(&file.name);
    let choices = Choices { limits: limits.clone(), ..Choices::default() };
    let alone = |sight: Sight| Survey {
        name: name.clone(),
        limits: limits.clone(),
        alone: Some(sight),
        archive: None,
    };
    if file.size > limits.file {
        return alone(Sight::refused(name.clone(), too_large(file.size, limits.file)));
    }
    let whole = || Ok(survey(Named { name: file.name.clone(), bytes: file.whole()? }, limits));
    let seen = file.head(&name, &choices).and_then(|head| match head {
        Some(head) => Ok(alone(Sight::of(name.clone(), &head, limits))),
        None => whole(),
    });
    seen.unwrap_or_else(|refusal| alone(Sight::refused(name.clone(), refusal)))
}

fn look(name: String, bytes: Vec<u8>, limits: &Limits) -> Sight {
    match container(&bytes) {
        Container::Text => Sight::of(name, &bytes, limits),
        Container::Foreign(foreign) => Sight::refused(name, Refusal::Foreign(foreign)),
        Container::Zip => match Archive::open(bytes, limits) {
            Ok(archive) => packed(name, archive, limits),
            Err(refusal) => Sight::refused(name, refusal),
        },
    }
}

fn packed(name: String, archive: Archive, limits: &Limits) -> Sight {
    match package(&archive) {
        Package::Word => word(name, archive, limits),
        Package::Foreign(foreign) => Sight::refused(name, Refusal::Foreign(foreign)),
        Package::Files => Sight::refused(name, Refusal::NestedArchive),
    }
}

/// The columns of a table, or the fields of JSON by lines; none of what is no table of articles.
fn columns(name: &str, bytes: &[u8], encoding: Encoding, limits: &Limits) -> Result<Vec<Column>, Refusal> {
    let head = bytes.get(..HEAD).unwrap_or(bytes).to_vec();
    let text = reread(head, encoding).unmarked().text;
    let choices = Choices { limits: limits.clone(), ..Choices::default() };
    match kind(name, &text) {
        Kind::Table if !are_columns(&text) => table::columns(name, text, &choices),
        Kind::Lines if lines::are_plain(&text) => Ok(lines::columns(&text, &choices)),
        _ => Ok(Vec::new()),
    }
}

/// A Word file is Unicode, but its letters may be those of an old font.
fn word(name: String, archive: Archive, limits: &Limits) -> Sight {
    match docx::read(archive, &name, limits) {
        Ok(article) => {
            let seen = article.encoding.unwrap_or(Recognised { encoding: Encoding::Utf8, sure: 100 });
            let sample = sample(article.text.as_str().as_bytes(), Encoding::Utf8);
            Sight { name, seen: Ok(seen), is_marked: false, is_fixed: true, columns: Vec::new(), sample }
        }
        Err(refusal) => Sight::refused(name, refusal),
    }
}

impl Iterator for Survey {
    type Item = Sight;

    fn next(&mut self) -> Option<Sight> {
        if let Some(sight) = self.alone.take() {
            return Some(sight);
        }
        let (archive, next) = self.archive.as_mut()?;
        loop {
            let place = *next;
            let member = archive.members().get(place)?;
            *next += 1;
            if member.is_folder() {
                continue;
            }
            let name = format!("{}/{}", self.name, safe_name(&member.name));
            let bytes = unwanted(member).map_or_else(|| archive.read(place), Err);
            return Some(match bytes {
                Ok(bytes) => look(name, bytes, &self.limits),
                Err(refusal) => Sight::refused(name, refusal),
            });
        }
    }
}

/// The bytes to look at: without a byte order mark, from a little before the first that is not ASCII.
fn sample(bytes: &[u8], encoding: Encoding) -> Vec<u8> {
    let (mark, wide): (&[u8], _) = match encoding {
        Encoding::Utf16Le => (&[0xff, 0xfe], Some(1)),
        Encoding::Utf16Be => (&[0xfe, 0xff], Some(0)),
        _ => (&[0xef, 0xbb, 0xbf], None),
    };
    let bytes = bytes.strip_prefix(mark).unwrap_or(bytes);
    let first = match wide {
        Some(high) => {
            let is_ascii =
                |pair: &[u8]| pair.get(high) == Some(&0) && pair.get(1 - high).is_some_and(u8::is_ascii);
            bytes.chunks(2).position(|pair| !is_ascii(pair)).map(|unit| unit * 2)
        }
        None => bytes.iter().position(|byte| !byte.is_ascii()),
    };
    // Units of two bytes stay whole.
    let from = first.unwrap_or_default().saturating_sub(BEFORE) & !1;
    let mut stretch = bytes.get(from..).unwrap_or_default();
    stretch = stretch.get(..LENGTH).unwrap_or(stretch);
    if let Err(error) = std::str::from_utf8(stretch)
        && error.error_len().is_none()
    {
        stretch = stretch.get(..error.valid_up_to()).unwrap_or_default();
    }
    stretch.to_vec()
}
