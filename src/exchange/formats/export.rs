//! What of documents is written, and how the files of several go together.

use super::card::{CARD, Making, data_card};
use super::format::{Corpus, File, Format, Options};
use super::split::Subset;
use super::{OffsetUnit, loss};
use crate::annotation::{
    Annotation, AnnotationId, Change, Document, Put, Relation, RelationType, Status, Transaction,
};
use crate::label::{Label, LabelDef, Value};
use crate::text::{Span, Text};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// What of a document a format for programs writes: the annotations that are live and in no ignored region,
/// and the live relations between them.
#[derive(Debug)]
pub struct Export<'d> {
    /// The whole of it.
    pub document: &'d Document,
    /// What offsets count.
    pub unit: OffsetUnit,
    /// Its place among the documents of an export, from zero.
    pub index: usize,
    /// In document order.
    pub spans: Vec<&'d Annotation>,
    /// By id.
    pub relations: Vec<&'d Relation>,
}

impl<'d> Export<'d> {
    /// What is exported of a document.
    pub fn new(document: &'d Document, unit: OffsetUnit) -> Self {
        let spans: Vec<&Annotation> = super::nested::shown(document).collect();
        let kept: BTreeSet<AnnotationId> = spans.iter().map(|span| span.id).collect();
        let whole = |known: &&Relation| {
            known.status.is_live() && kept.contains(&known.from) && kept.contains(&known.to)
        };
        let relations = document.relations().filter(whole).collect();
        Self { document, unit, index: 0, spans, relations }
    }

    /// The article.
    pub(super) fn text(&self) -> &'d Text {
        self.document.text()
    }

    /// What a span covers.
    pub(super) fn quote(&self, span: Span) -> &'d str {
        self.document.text().slice(span)
    }

    /// A span in the unit of the export.
    pub(super) fn offsets(&self, span: Span) -> (u32, u32) {
        self.unit.of(self.document.text(), span)
    }

    /// The name of a label in files: `DATE`, `DIRECTIVE.document`, a user's own.
    pub(super) fn key(&self, label: Label) -> Cow<'d, str> {
        match self.document.labels().get(label) {
            Some(known) => Cow::Borrowed(known.key.as_str()),
            None => Cow::Owned(label.slug()),
        }
    }

    /// What an annotation says, for people: its value, then its attributes by their names.
    pub(super) fn said(&self, annotation: &Annotation) -> Vec<String> {
        let known = self.document.labels().get(annotation.label);
        known
            .map(|known| known.said(annotation.value.as_ref().map(Value::summary), &annotation.attributes))
            .unwrap_or_default()
    }

    /// The name of an annotation's entity, with the entity's id.
    pub(super) fn entity(&self, annotation: &Annotation) -> Option<(String, &'d str)> {
        let entity = self.document.entity(annotation.entity?)?;
        Some((entity.id.to_string(), entity.name.as_str()))
    }

    /// Those of the spans that a format without overlaps can hold: of two that overlap the longer one.
    pub(super) fn flat(&self) -> Vec<&'d Annotation> {
        loss::layers(&self.spans).into_iter().next().unwrap_or_default()
    }
}

/// The labels and relations of all documents of an export, for the files that they share.
#[derive(Debug, Default)]
pub struct Scheme {
    /// In the order shown, each name once: of documents that define it differently the first.
    pub labels: Vec<LabelDef>,
    /// The types of relation, each with the names of the labels that it leads from and to.
    pub relations: BTreeMap<RelationType, (BTreeSet<String>, BTreeSet<String>)>,
}

impl Scheme {
    /// What the documents have together.
    pub fn of<'d>(documents: impl IntoIterator<Item = &'d Document>) -> Self {
        let mut scheme = Self::default();
        for document in documents {
            for definition in document.labels().iter() {
                if scheme.labels.iter().all(|known| known.key != definition.key) {
                    scheme.labels.push(definition.clone());
                }
            }
            let export = Export::new(document, OffsetUnit::CodePoint);
            for relation in &export.relations {
                let end = |id| document.annotation(id).map(|known| export.key(known.label).into_owned());
                let (from, to) = scheme.relations.entry(relation.kind.clone()).or_default();
                from.extend(end(relation.from));
                to.extend(end(relation.to));
            }
        }
        for kind in RelationType::BUILT_IN {
            let (from, to) = scheme.relations.entry(kind.clone()).or_default();
            for one in Label::BUILT_IN {
                for other in Label::BUILT_IN.into_iter().filter(|&other| kind.allows(one, other)) {
                    let key = |label| scheme.labels.iter().find(|known| known.label == label);
                    from.extend(key(one).map(|known| known.key.clone()));
                    to.extend(key(other).map(|known| known.key.clone()));
                }
            }
        }
        scheme
    }

    /// Adds what further documents have: of labels that are defined differently the first stays.
    pub fn join(&mut self, other: Self) {
        for definition in other.labels {
            if self.labels.iter().all(|known| known.key != definition.key) {
                self.labels.push(definition);
            }
        }
        for (kind, (from, to)) in other.relations {
            let known = self.relations.entry(kind).or_default();
            known.0.extend(from);
            known.1.extend(to);
        }
    }
}

/// The document without what nobody has decided.
pub fn decided(document: &Document) -> Document {
    let open = |status: Status| !status.is_settled();
    let gone = |id| document.annotation(id).is_some_and(|known| open(known.status));
    let relations = document
        .relations()
        .filter(|known| open(known.status) || gone(known.from) || gone(known.to))
        .map(|known| Change::Relation(Put::remove(known.clone())));
    let annotations = document
        .annotations()
        .iter()
        .filter(|known| open(known.status))
        .map(|known| Change::Annotation(Put::remove((**known).clone())));
    let transaction = Transaction::new(relations.chain(annotations).collect());
    // Everything in it was read off the document, and relations go with their ends: it is not refused.
    document.apply(&transaction).unwrap_or_else(|_| document.clone())
}

/// The files of several documents: those of each, or one of all, which is called `corpus`, and the shared
/// ones. Each document comes with the name that its files get, without an ending.
pub fn bundle(
    format: &Format,
    corpus: &str,
    documents: &[(&str, &Document)],
    options: &Options,
) -> Vec<File> {
    let kept = kept(documents, *options);
    let documents: Vec<(&str, &Document)> =
        kept.iter().map(|(stem, document)| (*stem, &**document)).collect();
    let mut files = of_each(format, corpus, &documents, *options);
    files.extend(shared(format, documents.iter().map(|(_, document)| *document)));
    files
}

/// The files of a corpus, and `README.md`, which says what is in them. In parts, where it is to be parted:
/// `train.jsonl`, `dev.jsonl`, `test.jsonl`, or folders of these names where each document has its own files.
/// Options and names are as for [`bundle`]; a part without documents has no files.
pub fn bundle_corpus(
    format: &Format,
    corpus: &str,
    documents: &[(&str, &Document)],
    options: &Options,
    making: &Making,
) -> Vec<File> {
    let kept = kept(documents, *options);
    let named: Vec<(&str, &Document)> = kept.iter().map(|(stem, document)| (*stem, &**document)).collect();
    let documents: Vec<&Document> = named.iter().map(|(_, document)| *document).collect();
    let parts = making.split.as_ref().map(|split| split.parts(&documents));
    let mut files = match &parts {
        Some(parts) => in_parts(format, &named, parts, *options),
        None => of_each(format, corpus, &named, *options),
    };
    files.extend(shared(format, documents.iter().copied()));
    let parts = parts.unwrap_or_else(|| vec![Subset::Train; documents.len()]);
    let placed: Vec<(Subset, &Document)> = parts.into_iter().zip(documents).collect();
    let content = data_card(corpus, format, options, making, &placed);
    files.push(File { name: CARD.to_owned(), content });
    files
}

/// The files of the documents of each part.
fn in_parts(
    format: &Format,
    documents: &[(&str, &Document)],
    parts: &[Subset],
    options: Options,
) -> Vec<File> {
    let mut files = Vec::new();
    for subset in Subset::ALL {
        let own: Vec<(&str, &Document)> = documents
            .iter()
            .zip(parts)
            .filter(|(_, part)| **part == subset)
            .map(|(known, _)| *known)
            .collect();
        let own = of_each(format, subset.wire(), &own, options);
        files.extend(own.into_iter().map(|file| match format.corpus {
            Corpus::Files => File { name: format!("{}/{}", subset.wire(), file.name), ..file },
            Corpus::Appended | Corpus::Array => file,
        }));
    }
    files
}

/// The documents with their names, as far as the options want them.
fn kept<'d>(documents: &[(&'d str, &'d Document)], options: Options) -> Vec<(&'d str, Cow<'d, Document>)> {
    let kept = |document: &'d Document| {
        if options.decided { Cow::Owned(decided(document)) } else { Cow::Borrowed(document) }
    };
    documents.iter().map(|&(stem, document)| (stem, kept(document))).collect()
}

/// The files that the documents have together, for other programs.
fn shared<'d>(format: &Format, documents: impl IntoIterator<Item = &'d Document>) -> Vec<File> {
    format.shared.map(|shared| shared(&Scheme::of(documents))).unwrap_or_default()
}

/// The files of the documents themselves.
fn of_each(format: &Format, corpus: &str, documents: &[(&str, &Document)], options: Options) -> Vec<File> {
    let mut files: Vec<File> = Vec::new();
    for (index, (stem, document)) in documents.iter().enumerate() {
        let export = Export { index, ..Export::new(document, format.unit(&options)) };
        for part in (format.write)(&export) {
            let stem = if format.corpus == Corpus::Files { stem } else { corpus };
            let name = format!("{stem}.{}", part.extension);
            let known = match format.corpus {
                Corpus::Files => None,
                // As many as a document has parts.
                Corpus::Appended | Corpus::Array => files.iter_mut().find(|file| file.name == name),
            };
            match known {
                Some(file) => {
                    file.content.push_str(format.corpus.between());
                    file.content.push_str(&part.content);
                }
                None => {
                    files.push(File { name, content: format!("{}{}", format.corpus.begin(), part.content) });
                }
            }
        }
    }
    for file in &mut files {
        file.content.push_str(format.corpus.end());
    }
    files
}
