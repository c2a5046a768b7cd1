//! How the files of several documents go together.

use super::card::{CARD, Counted, Making, Tally};
use super::export::Export;
use super::format::{Corpus, File, Format, Options};
use super::split::Subset;
use crate::annotation::Document;
use std::collections::BTreeMap;

/// The files of documents that come one after the other. Nothing of a document stays but what is in its files, and
/// counts.
pub struct Bundle<'f> {
    format: &'f Format,
    corpus: String,
    options: Options,
    /// For the data card; nothing is counted where none is wanted.
    making: Option<Making>,
    /// Those that grow, and those that are whole and were not taken; each with the part that it is of.
    files: Vec<(Option<Subset>, File)>,
    /// Documents of each part.
    counts: BTreeMap<Option<Subset>, usize>,
    tally: Tally,
}

impl<'f> Bundle<'f> {
    /// Without documents. Where they go into one file, that is called `corpus`. There is a data card where it is said
    /// how they were made.
    pub fn new(format: &'f Format, corpus: &str, options: &Options, making: Option<Making>) -> Self {
        Self {
            format,
            corpus: corpus.to_owned(),
            options: *options,
            making,
            files: Vec::new(),
            counts: BTreeMap::new(),
            tally: Tally::default(),
        }
    }

    /// Adds a document, as far as the options want it: what its files are called, without an ending, and its part
    /// where the corpus is parted.
    pub fn add(&mut self, stem: &str, document: &Document, part: Option<Subset>) {
        let document = self.options.wanted(document);
        let format = self.format;
        let count = self.counts.entry(part).or_default();
        let index = *count;
        *count += 1;
        let export = Export { index, ..Export::new(&document, format.unit(&self.options)) };
        if self.making.is_some() {
            self.tally.add(part.unwrap_or(Subset::Train), Counted::of(format, &export));
        } else if format.shared.is_some() {
            self.tally.join(&export);
        }
        for written in (format.write)(&export) {
            let stem = match (format.corpus, part) {
                (Corpus::Files, Some(part)) => format!("{}/{stem}", part.wire()),
                (Corpus::Files, None) => stem.to_owned(),
                (Corpus::Appended | Corpus::Array, Some(part)) => part.wire().to_owned(),
                (Corpus::Appended | Corpus::Array, None) => self.corpus.clone(),
            };
            let name = format!("{stem}.{}", written.extension);
            // As many as a document has parts, in each part of the corpus.
            let known = match format.corpus {
                Corpus::Files => None,
                Corpus::Appended | Corpus::Array => self.files.iter_mut().find(|(_, file)| file.name == name),
            };
            if let Some((_, file)) = known {
                file.content.push_str(if index == 0 {
                    format.corpus.begin()
                } else {
                    format.corpus.between()
                });
                file.content.push_str(&written.content);
            } else {
                let content = format!("{}{}", format.corpus.begin(), written.content);
                self.files.push((part, File { name, content }));
            }
        }
    }

    /// Takes the files that no further document changes.
    pub fn whole(&mut self) -> Vec<File> {
        match self.format.corpus {
            Corpus::Files => std::mem::take(&mut self.files).into_iter().map(|(_, file)| file).collect(),
            Corpus::Appended | Corpus::Array => Vec::new(),
        }
    }

    /// Takes what is written so far, if it is that many bytes at the least, of files that grow and will not be alone; what
    /// comes after follows it, in a file of the same name.
    pub fn grown(&mut self, least: usize) -> Vec<File> {
        let is_alone = self.is_alone() && self.making.is_none();
        if is_alone || self.format.corpus == Corpus::Files {
            return Vec::new();
        }
        let grown = self.files.iter_mut().filter(|(_, file)| file.content.len() >= least);
        grown
            .map(|(_, file)| File { name: file.name.clone(), content: std::mem::take(&mut file.content) })
            .collect()
    }

    /// Whether the file that all documents share has no other beside it.
    fn is_alone(&self) -> bool {
        self.format.shared.is_none() && self.format.companions.is_empty()
    }

    /// Bytes of the first file that were not taken.
    pub fn waiting(&self) -> usize {
        self.files.first().map_or(0, |(_, file)| file.content.len())
    }

    /// Takes what is written so far of a file that all documents share and that has no other beside it; the next
    /// piece follows it. Nothing where there are several files.
    pub fn piece(&mut self) -> Option<String> {
        let is_alone = self.is_alone();
        match self.files.as_mut_slice() {
            [(None, file)] if is_alone && self.format.corpus != Corpus::Files => {
                Some(std::mem::take(&mut file.content))
            }
            _ => None,
        }
    }

    /// The files that are left, those that the documents share, and `README.md`, which says what is in them, where
    /// it is said how they were made.
    pub fn finish(self) -> Vec<File> {
        let Self { format, corpus, options, making, mut files, tally, .. } = self;
        // The parts in their order, whichever came first.
        files.sort_by_key(|(part, _)| *part);
        let ended = files.into_iter().map(|(_, mut file)| {
            file.content.push_str(format.corpus.end());
            file
        });
        let mut files: Vec<File> = ended.collect();
        files.extend(format.shared.into_iter().flat_map(|shared| shared(tally.scheme())));
        if let Some(making) = making {
            let content = tally.card(&corpus, format, &options, &making);
            files.push(File { name: CARD.to_owned(), content });
        }
        files
    }
}

/// The files of several documents: those of each, or one of all, which is called `corpus`, and the shared
/// ones. Each document comes with the name that its files get, without an ending.
pub fn bundle(
    format: &Format,
    corpus: &str,
    documents: &[(&str, &Document)],
    options: &Options,
) -> Vec<File> {
    let mut bundle = Bundle::new(format, corpus, options, None);
    for (stem, document) in documents {
        bundle.add(stem, document, None);
    }
    bundle.finish()
}
