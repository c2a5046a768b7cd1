//! From somebody's JSON to a document.
//!
//! Fields are taken out of the file one by one (`fields`), so that one that does not read costs itself and not
//! the thing it belongs to; what is left over at the end is unknown, and said to be. Annotations that have nothing of
//! the kind are read at once (`thing`), for a file has thousands of them. The document keeps every invariant.

mod annotations;
mod fields;
mod ids;
mod labels;
mod member;
mod pieces;
mod provenance;
mod relations;
mod thing;

pub(super) use labels::read_labels;

use super::value::typed;
use super::{fingerprint, v1};
use crate::annotation::{Document, Given, Meta, Transaction};
use crate::exchange::mend::{self, Mended, mend};
use crate::exchange::problem::{Problems, short};
use crate::exchange::{Imported, List, Problem, ReadError, content};
use crate::text::Text;
use annotations::{Content, Reader};
use fields::{objects, things};
use ids::most_ids;
use labels::Labels;
use relations::entities;
use serde_json::{Map, Value as Json};
use std::future::{Future, ready};
use std::pin::{Pin, pin};
use std::task::{Context, Poll, Waker};
use thing::Thing;

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
    let file = content(file)?;
    rest().await;
    let mended = mend(file).map_err(|mend::TooDeep| ReadError::TooDeep { most: mend::DEEPEST })?;
    rest().await;
    let parsed = parse(&mended, rest).await?;
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
struct Parsed<'f> {
    root: Json,
    /// Those that were parsed one by one; in the root is something else in their place.
    annotations: Option<Vec<Option<Thing<'f>>>>,
    cut: bool,
    halves: usize,
}

async fn parse<'f>(mended: &'f Mended<'_>, rest: Rest<'_>) -> Result<Parsed<'f>, ReadError> {
    let Mended { json, cut, halves, lists } = mended;
    let (cut, halves) = (*cut, *halves);
    if let Some((root, annotations)) = pieces::parse(json, lists, rest).await {
        return Ok(Parsed { root, annotations: Some(annotations), cut, halves });
    }
    let root = serde_json::from_str(json).map_err(|error| {
        if error.is_eof() {
            ReadError::CutBeforeText
        } else {
            ReadError::NotJson { line: error.line(), column: error.column() }
        }
    })?;
    Ok(Parsed { root, annotations: None, cut, halves })
}

async fn imported(
    Parsed { root, annotations, cut, halves }: Parsed<'_>,
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
    let list = List::Annotations;
    let annotations: Vec<Thing<'_>> = match annotations {
        Some(annotations) => {
            root.remove(list.wire());
            objects(list, annotations.into_iter(), &mut problems)
        }
        None => things(&mut root, list, &mut problems).into_iter().map(Thing::Fields).collect(),
    };
    rest().await;
    let relations = things(&mut root, List::Relations, &mut problems);
    let most = most_ids(annotations.len().max(relations.len()));
    let given = given(root.remove("next_ids"), most, &mut problems);
    for field in root.keys() {
        problems.unknown_field(short(field));
    }
    let regions = reader.regions(ignored, &mut problems);
    rest().await;
    let Content { named, annotations, mut relations } =
        reader.content(annotations, relations, rest, &mut problems).await;
    relations.extend(regions);
    let unplaced = reader.unplaced;
    rest().await;
    let put = |document: Document, changes| document.apply(&Transaction::new(changes));
    let document = put(Document::new(text, meta), named)
        .and_then(|document| document.with_annotations(annotations))
        .and_then(|document| put(document, relations))
        .map_err(ReadError::Inconsistent)?;
    rest().await;
    Ok(Imported { document: document.having_given(given), problems: problems.finish(), unplaced })
}

/// What ids were given before, as far as that is believable: they are indices in the store.
fn given(stated: Option<Json>, most: u32, problems: &mut Problems) -> Given {
    let Some(stated) = stated.filter(|stated| !stated.is_null()) else { return Given::default() };
    match typed(&stated) {
        Some(v1::NextIds { annotation, relation, entity })
            if annotation.max(relation).max(entity) <= most =>
        {
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
    let known = typed::<v1::OffsetUnit>(&unit).is_some();
    if !known {
        problems.push(Problem::OtherUnit { found: short(&unit.to_string()) });
    }
    known
}
