//! From somebody's JSON to a document.
//!
//! Fields are taken out of the file one by one (`fields`), so that one that does not read costs itself and not
//! the thing it belongs to; what is left over at the end is unknown, and said to be. The document
//! is then made by one transaction, which keeps every invariant.

mod annotations;
mod fields;
mod labels;
mod pieces;
mod relations;

pub(super) use labels::read_labels;

use super::{fingerprint, v1};
use crate::annotation::{Document, Given, Meta};
use crate::exchange::mend::{self, Mended, mend};
use crate::exchange::problem::{Problems, short};
use crate::exchange::{Imported, List, Problem, ReadError, content};
use crate::text::Text;
use annotations::Reader;
use fields::{Fields, most_ids, things};
use labels::Labels;
use relations::entities;
use serde_json::{Map, Value as Json};
use std::future::{Future, ready};
use std::pin::{Pin, pin};
use std::task::{Context, Poll, Waker};

/// A rest from reading, for whoever has other things to do in between; asked for every few milliseconds.
pub type Rest<'a> = &'a dyn Fn() -> Pin<Box<dyn Future<Output = ()>>>;

/// The [`fingerprint`] of a text, for whoever has something faster than this crate; begun when it is asked for.
pub type Fingerprinting<'a> = &'a dyn Fn(&Text) -> Pin<Box<dyn Future<Output = String>>>;

/// Reads a project file of any version, as far as it is like this one.
///
/// # Errors
/// Where there is no text in it: then there is nothing to keep.
pub fn read(file: &str) -> Result<Imported, ReadError> {
    at_once(read_resting(file, &no_rest, &own_fingerprint))
}

/// The same as [`read`], with rests: a megabyte with thousands of annotations takes longer than a frame.
///
/// # Errors
/// As those of [`read`].
pub async fn read_resting(
    file: &str,
    rest: Rest<'_>,
    fingerprints: Fingerprinting<'_>,
) -> Result<Imported, ReadError> {
    let parsed = parse(file, rest).await?;
    rest().await;
    imported(parsed, rest, fingerprints).await
}

/// The same of JSON in which so many halves of characters were replaced before it was parsed.
///
/// # Errors
/// As those of [`read`].
pub fn read_parsed(root: Json, halves: usize) -> Result<Imported, ReadError> {
    at_once(imported(Parsed { root, annotations: None, cut: false, halves }, &no_rest, &own_fingerprint))
}

/// What comes of a reading in which nobody rests: it is done at the first time.
fn at_once(reading: impl Future<Output = Result<Imported, ReadError>>) -> Result<Imported, ReadError> {
    let mut reading = pin!(reading);
    let mut context = Context::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(read) = reading.as_mut().poll(&mut context) {
            return read;
        }
    }
}

fn no_rest() -> Pin<Box<dyn Future<Output = ()>>> {
    Box::pin(ready(()))
}

fn own_fingerprint(text: &Text) -> Pin<Box<dyn Future<Output = String>>> {
    Box::pin(ready(fingerprint(text)))
}

/// A file as JSON, whole as far as its brackets go.
struct Parsed {
    root: Json,
    /// Those of a long file, in the root of which is something else in their place.
    annotations: Option<Vec<Json>>,
    cut: bool,
    halves: usize,
}

async fn parse(file: &str, rest: Rest<'_>) -> Result<Parsed, ReadError> {
    let file = content(file)?;
    rest().await;
    let Mended { json, cut, halves, lists } =
        mend(file).map_err(|mend::TooDeep| ReadError::TooDeep { most: mend::DEEPEST })?;
    rest().await;
    if let Some((root, annotations)) = pieces::parse(&json, &lists, rest).await {
        return Ok(Parsed { root, annotations: Some(annotations), cut, halves });
    }
    let root = serde_json::from_str(&json).map_err(|error| {
        if error.is_eof() {
            ReadError::CutBeforeText
        } else {
            ReadError::NotJson { line: error.line(), column: error.column() }
        }
    })?;
    Ok(Parsed { root, annotations: None, cut, halves })
}

async fn imported(
    Parsed { root, annotations, cut, halves }: Parsed,
    rest: Rest<'_>,
    fingerprints: Fingerprinting<'_>,
) -> Result<Imported, ReadError> {
    let Json::Object(mut root) = root else { return Err(ReadError::NotOurs) };
    let mut problems = Problems::default();
    if cut {
        problems.push(Problem::Cut);
    }
    if halves > 0 {
        problems.push(Problem::HalfCharacters { count: halves });
    }
    let (text, meta, stated) = document(&mut root, cut, &mut problems)?;
    let made = (!stated.is_empty()).then(|| fingerprints(&text));
    rest().await;
    root.remove("generator");
    let chars_count = offset_unit(&mut root, &mut problems);
    if let Some(made) = made
        && !stated.eq_ignore_ascii_case(&made.await)
    {
        problems.push(Problem::TextChanged);
    }

    let labels = Labels::read(things(&mut root, List::Labels, &mut problems), &mut problems);
    let entities = entities(things(&mut root, List::Entities, &mut problems), &mut problems);
    let mut reader = Reader { text: &text, labels, entities, chars_count, unplaced: Vec::new() };
    let ignored = things(&mut root, List::Ignored, &mut problems);
    if let (Some(annotations), Some(list)) = (annotations, root.get_mut(List::Annotations.wire())) {
        *list = Json::Array(annotations);
    }
    let annotations = things(&mut root, List::Annotations, &mut problems);
    rest().await;
    let relations = things(&mut root, List::Relations, &mut problems);
    let given = given(root.remove("next_ids"), &[&annotations, &relations], &mut problems);
    for field in root.keys() {
        problems.unknown_field(short(field));
    }
    let regions = reader.regions(ignored, &mut problems);
    rest().await;
    let mut transaction = reader.transaction(annotations, relations, rest, &mut problems).await;
    transaction.changes.extend(regions);
    let unplaced = reader.unplaced;
    rest().await;
    let document = Document::new(text, meta).apply(&transaction).map_err(ReadError::Inconsistent)?;
    rest().await;
    drop(transaction);
    rest().await;
    Ok(Imported { document: document.having_given(given), problems: problems.finish(), unplaced })
}

/// What ids were given before, as far as that is believable: they are indices in the store.
fn given(stated: Option<Json>, lists: &[&Vec<Fields>], problems: &mut Problems) -> Given {
    let Some(stated) = stated.filter(|stated| !stated.is_null()) else { return Given::default() };
    let most = lists.iter().map(|list| most_ids(list)).max().unwrap_or_default();
    match serde_json::from_value::<v1::NextIds>(stated) {
        Ok(v1::NextIds { annotation, relation, entity }) if annotation.max(relation).max(entity) <= most => {
            Given { annotation, relation, entity }
        }
        _ => {
            problems.unknown_field("next_ids".to_owned());
            Given::default()
        }
    }
}

/// The article of a file that is a project of any version, what is known about it, and its fingerprint as the file
/// states it.
fn document(
    root: &mut Map<String, Json>,
    cut: bool,
    problems: &mut Problems,
) -> Result<(Text, Meta, String), ReadError> {
    let version = root.remove("schema_version");
    let ours = version.is_some() && root.contains_key("document");
    let found = match root.remove("document") {
        Some(Json::Object(found)) if found.contains_key("text") => article(found, problems)?,
        _ if cut => return Err(ReadError::CutBeforeText),
        _ if ours || root.contains_key("annotations") => return Err(ReadError::NoText),
        _ => return Err(ReadError::NotOurs),
    };
    if !ours && !root.contains_key("annotations") && !cut {
        return Err(ReadError::NotOurs);
    }
    if version != Some(Json::from(v1::SCHEMA_VERSION)) {
        let found = version.map_or_else(|| "none".to_owned(), |version| short(&version.to_string()));
        problems.push(Problem::OtherVersion { found });
    }
    Ok(found)
}

fn article(
    mut article: Map<String, Json>,
    problems: &mut Problems,
) -> Result<(Text, Meta, String), ReadError> {
    let Some(Json::String(text)) = article.remove("text") else { return Err(ReadError::NoText) };
    let text = Text::new(text)
        .map_err(|error| ReadError::TooLarge { found: error.found, most: crate::text::MAX_BYTES })?;
    let mut field = |field: &'static str| match article.remove(field) {
        Some(Json::String(found)) => found,
        None | Some(Json::Null) => String::new(),
        Some(_) => {
            problems.push(Problem::DocumentField { field });
            String::new()
        }
    };
    let meta = Meta {
        title: field("title"),
        source: field("source"),
        created: field("created"),
        published: field("published"),
    };
    let stated = field("sha256");
    for field in article.keys() {
        problems.unknown_field(format!("document.{}", short(field)));
    }
    Ok((text, meta, stated))
}

/// Whether `start` and `end` count code points.
fn offset_unit(root: &mut Map<String, Json>, problems: &mut Problems) -> bool {
    let Some(unit) = root.remove("offset_unit") else { return true };
    let known = serde_json::from_value::<v1::OffsetUnit>(unit.clone()).is_ok();
    if !known {
        problems.push(Problem::OtherUnit { found: short(&unit.to_string()) });
    }
    known
}
