//! The records of a file of JSON: lines, an array, or one object.

use super::format::{Batch, Input};
use super::mend::{self, Mended, mend};
use super::problem::Problems;
use super::problem::short;
use super::{Imported, Problem, ReadError};
use crate::annotation::{Meta, heading};
use crate::exchange::content;
use serde_json::{Map, Value as Json};

/// The records of a file.
pub(super) struct Records {
    pub(super) list: Vec<Json>,
    /// The line of each, or its number where the file is no file of lines; from one.
    pub(super) places: Vec<usize>,
    /// What is wrong with the file around them.
    pub(super) problems: Problems,
}

impl Records {
    /// Records by their numbers.
    pub(super) fn numbered(list: Vec<Json>, problems: Problems) -> Self {
        Self { places: (1..=list.len()).collect(), list, problems }
    }
}

/// The records of a file.
pub(super) fn records(file: &str) -> Result<Records, ReadError> {
    let file = content(file)?;
    let mut problems = Problems::default();
    let fault = match one(file, &mut problems) {
        Ok(Json::Array(list)) if !is_tuple(&list) => return Ok(Records::numbered(list, problems)),
        Ok(record) => return Ok(Records::numbered(vec![record], problems)),
        Err(fault) => fault,
    };
    let mut problems = Problems::default();
    let (mut list, mut places) = (Vec::new(), Vec::new());
    for (at, line) in file.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        match one(line, &mut problems) {
            Ok(record) => {
                list.push(record);
                places.push(at + 1);
            }
            Err(_) => problems.push(Problem::LineDropped { line: at + 1 }),
        }
    }
    if list.is_empty() { Err(fault) } else { Ok(Records { list, places, problems }) }
}

/// A document of each record; a record that is none is left out.
///
/// `read` is given the record and its place, from zero.
pub(super) fn each(
    file: &str,
    read: impl Fn(&Json, usize) -> Result<Imported, ReadError>,
) -> Result<Batch, ReadError> {
    of_each(records(file)?, read)
}

/// The same of the main file, where a record alone says all that there is to know.
pub(super) fn each_record(
    files: &[Input<'_>],
    read: fn(&Json) -> Result<Imported, ReadError>,
) -> Result<Batch, ReadError> {
    let file = files.first().ok_or(ReadError::Empty)?;
    each(file.content, |record, _| read(record))
}

/// The same of records that are known.
pub(super) fn of_each(
    Records { list, places, mut problems }: Records,
    read: impl Fn(&Json, usize) -> Result<Imported, ReadError>,
) -> Result<Batch, ReadError> {
    let mut documents = Vec::with_capacity(list.len());
    let mut fault = ReadError::Empty;
    for (at, (record, line)) in list.iter().zip(places).enumerate() {
        match read(record, at) {
            Ok(imported) => documents.push(imported),
            Err(error) => {
                problems.push(Problem::LineDropped { line });
                fault = error;
            }
        }
    }
    if documents.is_empty() { Err(fault) } else { Ok(Batch { documents, problems: problems.finish() }) }
}

/// A text with its entities, as spaCy 2 had it: an array, but one record.
fn is_tuple(array: &[Json]) -> bool {
    matches!(array, [Json::String(_), Json::Object(_)])
}

fn one(source: &str, problems: &mut Problems) -> Result<Json, ReadError> {
    let Mended { json, cut, halves, .. } =
        mend(source).map_err(|mend::TooDeep| ReadError::TooDeep { most: mend::DEEPEST })?;
    let read = serde_json::from_str(&json)
        .map_err(|error| ReadError::NotJson { line: error.line(), column: error.column() })?;
    if cut {
        problems.push(Problem::Cut);
    }
    if halves > 0 {
        problems.push(Problem::HalfCharacters { count: halves });
    }
    Ok(read)
}

/// A text of an object.
pub(super) fn text<'j>(json: &'j Json, field: &str) -> Option<&'j str> {
    json.get(field)?.as_str()
}

/// A whole number of an object; 12.0 is one, for some programs know no other.
pub(super) fn number(json: &Json, field: &str) -> Option<u64> {
    whole(json.get(field)?)
}

/// A whole number.
pub(super) fn whole(json: &Json) -> Option<u64> {
    // Exact: the fraction is nothing and the range is checked.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let float = |float: f64| {
        (float.fract() == 0.0 && (0.0..=f64::from(u32::MAX)).contains(&float)).then_some(float as u64)
    };
    json.as_u64().or_else(|| json.as_f64().and_then(float))
}

/// The things of a list of an object; nothing where it has none.
pub(super) fn list<'j>(json: &'j Json, field: &str) -> &'j [Json] {
    json.get(field).and_then(Json::as_array).map_or(&[], Vec::as_slice)
}

/// An id as text: some programs number things.
pub(super) fn id(json: &Json, field: &str) -> Option<String> {
    match json.get(field)? {
        Json::String(text) => Some(text.clone()),
        Json::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// The fields of what is known about an article.
pub(super) const FACTS: [&str; 4] = ["title", "source", "created", "published"];

/// What is known about an article, as fields of an object: those that are.
pub(super) fn facts(meta: &Meta) -> Map<String, Json> {
    let facts = FACTS.into_iter().zip([&meta.title, &meta.source, &meta.created, &meta.published]);
    let known = facts.filter(|(_, fact)| !fact.is_empty());
    known.map(|(name, fact)| (name.to_owned(), fact.as_str().into())).collect()
}

/// The same from an object; an article without a title gets its first line.
pub(super) fn meta(json: &Json, article: &str) -> Meta {
    let fact = |name| text(json, name).unwrap_or_default().to_owned();
    let title = text(json, "title").map_or_else(|| heading(article), str::to_owned);
    Meta { title, source: fact("source"), created: fact("created"), published: fact("published") }
}

/// Notes the fields of an object about an article that are neither facts nor among the known ones.
pub(super) fn unknown_facts(json: &Json, path: &str, known: &[&str], problems: &mut Problems) {
    unknown(json, path, &[&FACTS, known].concat(), problems);
}

/// Notes the fields of an object that are not among the known ones.
pub(super) fn unknown(json: &Json, path: &str, known: &[&str], problems: &mut Problems) {
    let fields: Option<&Map<String, Json>> = json.as_object();
    for field in fields.into_iter().flat_map(Map::keys) {
        if !known.contains(&field.as_str()) {
            problems.unknown_field(format!("{path}{}", short(field)));
        }
    }
}
