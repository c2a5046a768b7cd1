//! Our own file, read back and compared with the document as far as its format can carry it.

use super::format::{Format, Input, Options};
use super::layers::Flattened;
use super::loss;
use super::offsets::LineFeeds;
use super::{Export, Lost, Problem, ReadError, names, values};
use crate::annotation::{Annotation, Document, Meta, heading};
use crate::text::{Span, Text};
use std::collections::BTreeMap;

/// Why a file is not what it should be.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Mismatch {
    /// It does not read.
    #[error("the file that was written does not read back: {0}")]
    Unread(ReadError),
    /// It is read with problems.
    #[error("the file that was written is read back with a problem: {0}")]
    Problem(Problem),
    /// The text is another.
    #[error("the text that is read back is another")]
    Text,
    /// Title, source or dates are others.
    #[error("what is known about the article is read back as something else")]
    Meta,
    /// So many annotations are missing or different.
    #[error("{0} annotations are not read back as they were")]
    Annotations(usize),
    /// So many relations are missing or different.
    #[error("{0} relations are not read back as they were")]
    Relations(usize),
}

/// Writes a document, reads that back and compares. A format that is not read back has nothing to compare.
///
/// # Errors
/// Says what is different.
pub fn verify(format: &Format, document: &Document, options: &Options) -> Result<(), Mismatch> {
    let Some(read) = format.read else { return Ok(()) };
    let document = options.wanted(document);
    let unit = format.unit(options);
    let export = Export::new(&document, unit);
    let files = (format.write)(&export).into_iter().map(|part| {
        let content = format!("{}{}{}", format.corpus.begin(), part.content, format.corpus.end());
        (format!("verify.{}", part.extension), content)
    });
    let files: Vec<(String, String)> = files.collect();
    let inputs: Vec<Input<'_>> = files.iter().map(|(name, content)| Input { name, content }).collect();
    let batch = read(&inputs).map_err(Mismatch::Unread)?;
    let [imported] = batch.documents.as_slice() else { return Err(Mismatch::Text) };
    let unexpected = |problem: &&Problem| !matches!(problem, Problem::LabelAdded { .. });
    if let Some(problem) = batch.problems.iter().chain(&imported.problems).find(unexpected) {
        return Err(Mismatch::Problem(problem.clone()));
    }
    let back = Export::new(&imported.document, unit);
    let (sent, got) =
        (Facts::new(format, &export, &carried(format, &export)), Facts::new(format, &back, &back.spans));
    if sent.text != got.text {
        return Err(Mismatch::Text);
    }
    if sent.meta != got.meta {
        return Err(Mismatch::Meta);
    }
    let spans = different(&sent.spans, &got.spans);
    if spans > 0 {
        return Err(Mismatch::Annotations(spans));
    }
    match different(&sent.relations, &got.relations) {
        0 => Ok(()),
        relations => Err(Mismatch::Relations(relations)),
    }
}

/// What a document says, as far as a format carries it, without the ids that the document gives.
struct Facts {
    text: String,
    /// `None` where the format carries none of it.
    meta: Option<Meta>,
    /// Each with how often it is said.
    spans: BTreeMap<SpanFact, usize>,
    relations: BTreeMap<(SpanFact, SpanFact, String, Option<&'static str>), usize>,
}

#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct SpanFact {
    /// In code points of the text as it is written.
    start: u32,
    end: u32,
    label: String,
    value: Option<String>,
    attributes: Option<String>,
    /// The name of the entity, and the place of its first mention.
    entity: Option<(String, u32)>,
    note: String,
    status: Option<&'static str>,
}

/// Which spans of an export a format carries: those of the first layer, and of the others as its row says.
fn carried<'d>(format: &Format, export: &Export<'d>) -> Vec<&'d Annotation> {
    let loses = |lost| format.loses.contains(&lost);
    let Flattened { kept, nested, crossing } = export.flattened();
    let mut kept = kept.clone();
    if !loses(Lost::Nested) {
        kept.extend(nested);
    }
    if !loses(Lost::Crossing) {
        kept.extend(crossing);
    }
    kept
}

impl Facts {
    /// What these spans of an export say, and the relations between annotations.
    fn new(format: &Format, export: &Export<'_>, kept: &[&Annotation]) -> Self {
        let loses = |lost| format.loses.contains(&lost);
        let document = export.document;
        let feeds = loses(Lost::LineBreaks).then(|| LineFeeds::new(document.text().as_str()));
        let printed = |text: &str| -> String {
            let is_lost = |c: char| loses(Lost::Controls) && loss::is_control(c);
            text.chars().map(|c| if is_lost(c) { char::REPLACEMENT_CHARACTER } else { c }).collect()
        };
        let text = printed(feeds.as_ref().map_or(document.text().as_str(), |feeds| feeds.text.as_str()));
        let meta = (!loses(Lost::Facts)).then(|| {
            let Meta { title, source, created, published } = document.meta();
            // An article without a title gets its first line.
            let title = if title.is_empty() { heading(&text) } else { printed(title) };
            Meta { title, source: printed(source), created: printed(created), published: printed(published) }
        });
        let offsets = |text: &Text, span: Span| match &feeds {
            Some(feeds) => feeds.of(super::OffsetUnit::CodePoint, text, span),
            None => super::OffsetUnit::CodePoint.of(text, span),
        };
        let mut first: BTreeMap<_, u32> = BTreeMap::new();
        for known in &export.spans {
            if let Some(entity) = known.entity {
                first.entry(entity).or_insert(offsets(document.text(), known.span).0);
            }
        }
        let fact = |known: &Annotation| {
            let (start, end) = offsets(document.text(), known.span);
            let label = export.key(known.label).into_owned();
            let entity = known.entity.filter(|_| !loses(Lost::Entities));
            SpanFact {
                start,
                end,
                label: if loses(Lost::Names) { names::plain(&label) } else { label },
                value: known.value.as_ref().filter(|_| !loses(Lost::Values)).map(values::to_text),
                attributes: Some(&known.attributes)
                    .filter(|stated| !stated.is_empty() && !loses(Lost::Attributes))
                    .map(values::attributes_to_text),
                entity: entity.map(|id| {
                    let name = document.entity(id).map(|entity| entity.name.clone());
                    (name.unwrap_or_default(), first.get(&id).copied().unwrap_or_default())
                }),
                note: if loses(Lost::Notes) { String::new() } else { known.note.clone() },
                status: (!loses(Lost::Statuses)).then(|| known.status.wire()),
            }
        };
        let mut spans = BTreeMap::new();
        for known in kept {
            *spans.entry(fact(known)).or_default() += 1;
        }
        let mut relations = BTreeMap::new();
        for relation in export.relations.iter().filter(|_| !loses(Lost::Relations)) {
            let ends = (document.annotation(relation.from), document.annotation(relation.to));
            let (Some(from), Some(to)) = ends else { continue };
            let status = (!loses(Lost::Statuses)).then(|| relation.status.wire());
            let kind = relation.kind.wire();
            let kind = if loses(Lost::Names) { names::plain(kind) } else { kind.to_owned() };
            let key = (fact(from), fact(to), kind, status);
            *relations.entry(key).or_default() += 1;
        }
        Self { text, meta, spans, relations }
    }
}

/// How many there are more in one than in the other, the larger of both ways.
fn different<K: Ord>(one: &BTreeMap<K, usize>, other: &BTreeMap<K, usize>) -> usize {
    let missing = |from: &BTreeMap<K, usize>, of: &BTreeMap<K, usize>| -> usize {
        of.iter().map(|(key, count)| count.saturating_sub(from.get(key).copied().unwrap_or_default())).sum()
    };
    missing(one, other).max(missing(other, one))
}
