//! `chu-giai stats`: what is in labelled files, counted.

use super::Failures;
use super::count::{Count, Counted, Figures, Sum};
use super::input::{self, Piece};
use crate::annotation::{Document, Status};
use crate::exchange::intake::Choices;
use clap::Args;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

/// Counts labels and relations of labelled files
#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    input: input::Files,

    /// A row for each document, between tabs
    #[arg(long, conflicts_with = "json")]
    per_document: bool,

    #[command(flatten)]
    figures: Figures,
}

/// Counts what is in the files.
pub(super) fn run(
    arguments: &Arguments,
    stdin: &mut dyn Read,
    stdout: &mut dyn Write,
) -> Result<(), Failures> {
    let Arguments { input, per_document, figures } = arguments;
    let choices = input.choices();
    // Of each alone only where it is asked for: a stream may have any number of them.
    let apart = figures.json || *per_document;
    let work = |piece| counted(piece, &choices, apart);
    let run = [vec![format!("stats {apart}")], input.run()].concat();
    let read: Vec<&Path> = input.paths.iter().map(PathBuf::as_path).collect();
    let Some(mut count) = Count::begin(figures, run, &read, Figured::default(), &work)? else {
        return Ok(());
    };
    input::each_piece(&input.paths, &choices, stdin, &mut |piece, bytes| count.push(piece, bytes));
    count.end(figures, stdout, |figured| {
        if figures.json {
            as_json(figured)
        } else if *per_document {
            per_document_table(figured)
        } else {
            table(&figured.total)
        }
    })
}

/// What was counted of some documents.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Figured {
    total: Counts,
    /// Each by its name, where that is asked for.
    each: Vec<(String, Counts)>,
}

impl Sum for Figured {
    fn join(&mut self, other: Self) {
        self.total.add(&other.total);
        self.each.extend(other.each);
    }
}

/// Counts what is in the documents of a piece.
fn counted(piece: Piece, choices: &Choices, apart: bool) -> Counted<Figured> {
    let work = |document: Option<Document>| {
        document.map(|document| Counts::of(&document)).ok_or_else(|| super::NOT_ANNOTATED.to_owned())
    };
    let (source, outcomes) = input::read(piece, choices, &work);
    let articles = outcomes.iter().filter(|(_, outcome)| outcome.is_ok()).count();
    let mut counted = Counted { sum: Figured::default(), articles, messages: Vec::new() };
    for (suffix, outcome) in outcomes {
        let name = format!("{}{suffix}", source.name());
        match outcome {
            Ok(counts) => {
                counted.sum.total.add(&counts);
                if apart {
                    counted.sum.each.push((name, counts));
                }
            }
            Err(message) => counted.messages.push(format!("{name}: {message}")),
        }
    }
    counted
}

/// How often something is in one or more documents.
#[derive(Debug, Default, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Kind {
    /// That are not rejected.
    live: usize,
    /// By what became of them, rejected ones included.
    by_status: BTreeMap<String, usize>,
    /// In how many documents there is a live one.
    documents: usize,
}

#[derive(Debug, Default, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Counts {
    documents: usize,
    characters: usize,
    labels: BTreeMap<String, Kind>,
    /// By type.
    relations: BTreeMap<String, Kind>,
}

impl Counts {
    fn of(document: &Document) -> Self {
        let characters = document.text().as_str().chars().count();
        let mut counts = Self { documents: 1, characters, ..Self::default() };
        for annotation in document.annotations().iter() {
            let key = document
                .labels()
                .get(annotation.label)
                .map_or_else(|| annotation.label.slug(), |known| known.key.clone());
            counts.labels.entry(key).or_default().one(annotation.status);
        }
        for relation in document.relations() {
            counts.relations.entry(relation.kind.wire().to_owned()).or_default().one(relation.status);
        }
        for count in counts.labels.values_mut().chain(counts.relations.values_mut()) {
            count.documents = usize::from(count.live > 0);
        }
        counts
    }

    fn add(&mut self, other: &Self) {
        self.documents += other.documents;
        self.characters += other.characters;
        for (counts, more) in [(&mut self.labels, &other.labels), (&mut self.relations, &other.relations)] {
            for (key, more) in more {
                counts.entry(key.clone()).or_default().add(more);
            }
        }
    }

    /// Labels, then relations, each with what it is called in results.
    fn kinds(&self) -> impl Iterator<Item = (String, &Kind)> {
        let labels = self.labels.iter().map(|(key, count)| (key.clone(), count));
        labels.chain(self.relations.iter().map(|(key, count)| (relation(key), count)))
    }
}

/// What a type of relation is called in results, where no label can be called so.
fn relation(kind: &str) -> String {
    format!("~{kind}")
}

impl Kind {
    fn one(&mut self, status: Status) {
        self.live += usize::from(status.is_live());
        *self.by_status.entry(status.wire().to_owned()).or_default() += 1;
    }

    fn add(&mut self, more: &Self) {
        self.live += more.live;
        self.documents += more.documents;
        for (status, number) in &more.by_status {
            *self.by_status.entry(status.clone()).or_default() += number;
        }
    }
}

fn table(total: &Counts) -> String {
    let mut lines = format!("{:24}{:>8}{:>10}{:>10}", "", "all", "documents", "average");
    for status in Status::ALL {
        let _ = write!(lines, "{:>11}", status.wire());
    }
    lines.push('\n');
    for (key, count) in total.kinds() {
        let _ = write!(
            lines,
            "{key:24}{:8}{:10}{:>10}",
            count.live,
            count.documents,
            average(count.live, total.documents)
        );
        for status in Status::ALL {
            let _ = write!(lines, "{:11}", count.by_status.get(status.wire()).copied().unwrap_or_default());
        }
        lines.push('\n');
    }
    let _ =
        writeln!(lines, "{:24}{:8}\n{:24}{:8}", "documents", total.documents, "characters", total.characters);
    lines
}

/// To two decimals, without floats.
fn average(number: usize, of: usize) -> String {
    let hundredths = (number * 100 + of / 2).checked_div(of).unwrap_or_default();
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}

fn per_document_table(Figured { total, each }: &Figured) -> String {
    let mut lines = String::from("document\tcharacters");
    for (key, _) in total.kinds() {
        let _ = write!(lines, "\t{key}");
    }
    for (name, counts) in each {
        let _ = write!(lines, "\n{name}\t{}", counts.characters);
        let known = [(&total.labels, &counts.labels), (&total.relations, &counts.relations)];
        for (key, own) in known.into_iter().flat_map(|(all, own)| all.keys().map(move |key| (key, own))) {
            let _ = write!(lines, "\t{}", own.get(key).map_or(0, |count| count.live));
        }
    }
    lines.push('\n');
    lines
}

fn as_json(Figured { total, each }: &Figured) -> String {
    let kinds = |counts: &Counts| -> Map<String, Value> {
        let one = |count: &Kind| json!({"all": count.live, "documents": count.documents, "by_status": count.by_status});
        counts.kinds().map(|(key, count)| (key, one(count))).collect()
    };
    let each: Vec<Value> = each
        .iter()
        .map(|(name, counts)| json!({"name": name, "characters": counts.characters, "kinds": kinds(counts)}))
        .collect();
    let all = json!({"documents": total.documents, "characters": total.characters, "kinds": kinds(total), "each": each});
    format!("{all:#}\n")
}
