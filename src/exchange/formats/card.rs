//! What somebody has to know who is handed a corpus.

use super::format::{Format, Options};
use super::split::{Split, Subset};
use super::{Export, Loss, Scheme};
use crate::annotation::{Document, Status};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// The name of the file: where other programs and people look for it.
pub const CARD: &str = "README.md";

/// How often something is in each part, in the order of [`Subset::ALL`].
type Row = [usize; 3];

/// What a data card says of one document, without the document.
#[derive(Debug, Default)]
pub struct Counted {
    characters: usize,
    annotations: usize,
    labels: BTreeMap<String, usize>,
    relations: BTreeMap<String, usize>,
    statuses: BTreeMap<&'static str, usize>,
    losses: Vec<Loss>,
    scheme: Scheme,
}

/// What was counted in the parts of a corpus: it grows with the labels that there are, not with the documents.
#[derive(Debug, Default)]
pub struct Tally {
    documents: Row,
    characters: Row,
    annotations: Row,
    labels: BTreeMap<String, Row>,
    relations: BTreeMap<String, Row>,
    statuses: BTreeMap<&'static str, Row>,
    losses: BTreeMap<&'static str, usize>,
    scheme: Scheme,
}

/// How a corpus came to be, beside what is in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Making {
    /// How it was parted, where it was.
    pub split: Option<Split>,
    /// How far its annotators agree, in Markdown; empty where that is not known.
    pub agreement: String,
}

/// The data card of a corpus, in Markdown: what is in it and in each of its parts, the label scheme, how it was
/// parted, how far annotators agree, what wrote it. Documents come with their part, as they are written. There is
/// no date in it: the same corpus has the same card.
pub fn data_card(
    corpus: &str,
    format: &Format,
    options: &Options,
    making: &Making,
    documents: &[(Subset, &Document)],
) -> String {
    let mut tally = Tally::default();
    for (subset, document) in documents {
        tally.add(*subset, Counted::of(format, &Export::new(document, format.unit(options))));
    }
    tally.card(corpus, format, options, making)
}

impl Counted {
    /// What is to be said of what is exported of a document in a format.
    pub fn of(format: &Format, export: &Export<'_>) -> Self {
        let mut counted = Self {
            characters: export.text().as_str().chars().count(),
            annotations: export.spans.len(),
            losses: format.losses_of(export),
            scheme: Scheme::of_one(export),
            ..Self::default()
        };
        for span in &export.spans {
            *counted.labels.entry(export.key(span.label).into_owned()).or_default() += 1;
            *counted.statuses.entry(span.status.wire()).or_default() += 1;
        }
        for relation in &export.relations {
            *counted.relations.entry(relation.kind.wire().to_owned()).or_default() += 1;
        }
        counted
    }
}

impl Tally {
    /// Adds a document to a part.
    pub fn add(&mut self, subset: Subset, one: Counted) {
        let Counted { characters, annotations, labels, relations, statuses, losses, scheme } = one;
        add(&mut self.documents, subset, 1);
        add(&mut self.characters, subset, characters);
        add(&mut self.annotations, subset, annotations);
        for (rows, counts) in [(&mut self.labels, labels), (&mut self.relations, relations)] {
            for (key, count) in counts {
                add(rows.entry(key).or_default(), subset, count);
            }
        }
        for (status, count) in statuses {
            add(self.statuses.entry(status).or_default(), subset, count);
        }
        for Loss { lost, count } in losses {
            *self.losses.entry(lost.wire()).or_default() += count;
        }
        self.scheme.join(scheme);
    }

    /// Adds a document of which nothing is to be said but what the shared files have to know.
    pub(super) fn join(&mut self, export: &Export<'_>) {
        self.scheme.join(Scheme::of_one(export));
    }

    /// How many documents there are in all parts.
    pub fn documents(&self) -> usize {
        self.documents.iter().sum()
    }

    /// The labels and relations of all documents.
    pub fn scheme(&self) -> &Scheme {
        &self.scheme
    }

    /// The data card, as [`data_card`] says.
    pub fn card(&self, corpus: &str, format: &Format, options: &Options, making: &Making) -> String {
        let columns = if making.split.is_some() { Columns::Parts } else { Columns::All };
        let mut card = head(corpus, format, *options);
        if let Some(split) = &making.split {
            parted(&mut card, split);
        } else {
            let _ = writeln!(card, "\n## Size\n");
        }
        columns.head(&mut card, &[""]);
        columns.row(&mut card, &["documents"], self.documents);
        columns.row(&mut card, &["characters"], self.characters);
        columns.row(&mut card, &["annotations"], self.annotations);
        self.list_labels(&mut card, columns);
        self.list_relations(&mut card, columns);
        self.list_statuses(&mut card, columns);
        if !making.agreement.is_empty() {
            let _ = write!(card, "\n## Agreement\n\n{}", making.agreement);
        }
        self.list_losses(&mut card);
        card
    }

    fn list_labels(&self, card: &mut String, columns: Columns) {
        let _ = writeln!(card, "\n## Labels\n");
        columns.head(card, &["label", "Vietnamese", "English", "choices"]);
        for label in &self.scheme.labels {
            let choices: Vec<String> = label.choices.iter().map(|choice| card_cell(choice)).collect();
            let count = self.labels.get(&label.key).copied().unwrap_or_default();
            let names = [
                card_cell(&label.key),
                card_cell(&label.name.vi),
                card_cell(&label.name.en),
                choices.join(", "),
            ];
            columns.row(card, &names.each_ref().map(String::as_str), count);
        }
    }

    fn list_relations(&self, card: &mut String, columns: Columns) {
        let _ = writeln!(card, "\n## Relations\n");
        columns.head(card, &["relation", "from", "to"]);
        for (kind, (from, to)) in &self.scheme.relations {
            let ends =
                [from, to].map(|keys| keys.iter().map(|key| card_cell(key)).collect::<Vec<_>>().join(", "));
            let count = self.relations.get(kind.wire()).copied().unwrap_or_default();
            let [from, to] = ends.each_ref().map(String::as_str);
            columns.row(card, &[&card_cell(kind.wire()), from, to], count);
        }
    }

    fn list_statuses(&self, card: &mut String, columns: Columns) {
        let _ = writeln!(card, "\n## Who decided\n");
        columns.head(card, &["status"]);
        for status in Status::ALL.into_iter().filter(|status| status.is_live()) {
            let count = self.statuses.get(status.wire()).copied().unwrap_or_default();
            columns.row(card, &[status.wire()], count);
        }
    }

    fn list_losses(&self, card: &mut String) {
        if self.losses.is_empty() {
            return;
        }
        let _ = writeln!(card, "\n## Left out\n");
        let _ = writeln!(card, "What was in the documents and the format cannot carry:\n");
        for (lost, count) in &self.losses {
            let _ = writeln!(card, "- {count} {lost}");
        }
    }
}

/// What the corpus is.
fn head(corpus: &str, format: &Format, options: Options) -> String {
    let mut card = String::new();
    // Writing to a string cannot fail, here and everywhere.
    let _ = writeln!(card, "# {}\n", card_cell(corpus));
    let _ = writeln!(card, "Vietnamese administrative news with labelled spans.\n");
    let _ = writeln!(card, "- Format: {} (`{}`)", format.name.en, format.id);
    if !format.units.is_empty() {
        let _ = writeln!(card, "- Offsets count: {}", format.unit(&options).wire());
    }
    let which = if options.decided { "what a person has decided" } else { "suggestions too" };
    let _ = writeln!(card, "- Annotations: {which}");
    let _ = writeln!(card, "- Written by: chu-giai {}", env!("CARGO_PKG_VERSION"));
    card
}

/// How it was parted.
fn parted(card: &mut String, split: &Split) {
    let _ = writeln!(card, "\n## Split\n");
    let wish = Subset::ALL.map(|subset| format!("{} % {}", split.percent(subset), subset.wire()));
    let _ = writeln!(
        card,
        "By document, stratified by label: {}; seed {}. The same documents and seed give the same split.\n",
        wish.join(", "),
        split.seed()
    );
}

fn add(row: &mut Row, subset: Subset, count: usize) {
    for (cell, _) in row.iter_mut().zip(Subset::ALL).filter(|(_, known)| *known == subset) {
        *cell += count;
    }
}

/// Which figures a table has.
#[derive(Clone, Copy)]
enum Columns {
    /// One of all documents.
    All,
    /// One of each part, then that of all.
    Parts,
}

impl Columns {
    /// The head of a table: the columns' own names, then the parts.
    fn head(self, card: &mut String, names: &[&str]) {
        let parts = Subset::ALL.map(Subset::wire);
        let parts = parts.iter().copied().filter(|_| matches!(self, Self::Parts));
        let figures: Vec<&str> = parts.chain(["all"]).collect();
        let _ = writeln!(card, "| {} | {} |", names.join(" | "), figures.join(" | "));
        let _ = writeln!(card, "|{}{}", " --- |".repeat(names.len()), " ---: |".repeat(figures.len()));
    }

    fn row(self, card: &mut String, names: &[&str], counts: Row) {
        let all: usize = counts.iter().sum();
        let [train, dev, test] = counts;
        let names = names.join(" | ");
        let _ = match self {
            Self::All => writeln!(card, "| {names} | {all} |"),
            Self::Parts => writeln!(card, "| {names} | {train} | {dev} | {test} | {all} |"),
        };
    }
}

/// Someone's words as one cell of a table of a data card, with nothing in it that Markdown or HTML would take for
/// its own.
pub fn card_cell(words: &str) -> String {
    let mut cell = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            '\\' | '|' | '`' | '*' | '_' | '<' | '>' | '[' | ']' | '&' | '#' | '~' => cell.extend(['\\', c]),
            c if c.is_control() => cell.push(' '),
            c => cell.push(c),
        }
    }
    cell
}
