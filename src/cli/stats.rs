//! `chu-giai stats`: what is in labelled files, counted.

use super::input::{self, Walk};
use super::{Failures, Figures};
use crate::annotation::{Document, Status};
use clap::Args;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{Read, Write};

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
    let mut messages = Vec::new();
    let mut total = Counts::default();
    let mut documents = Vec::new();
    let choices = arguments.input.choices();
    let walk =
        Walk { paths: &arguments.input.paths, choices: &choices, jobs: arguments.figures.threads.count() };
    let work = |document: Option<Document>| {
        document.map(|document| Counts::of(&document)).ok_or_else(|| "a text without annotations".to_owned())
    };
    // Of each alone only where it is asked for: a stream may have any number of them.
    let apart = arguments.figures.json || arguments.per_document;
    input::each_document(walk, stdin, &mut messages, &work, &mut |source, suffix, counts| {
        total.add(&counts);
        if apart {
            documents.push((format!("{}{suffix}", source.name()), counts));
        }
    });
    let shown = if arguments.figures.json {
        as_json(&total, &documents)
    } else if arguments.per_document {
        per_document(&total, &documents)
    } else {
        table(&total)
    };
    super::print(stdout, &shown, messages)
}

/// How often something is in one or more documents.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
struct Count {
    /// That are not rejected.
    live: usize,
    /// By what became of them, rejected ones included.
    by_status: BTreeMap<&'static str, usize>,
    /// In how many documents there is a live one.
    documents: usize,
}

#[derive(Debug, Default, Clone, PartialEq, Eq)]
struct Counts {
    documents: usize,
    characters: usize,
    /// By label, then by type of relation after `~`, so that labels come first.
    kinds: BTreeMap<String, Count>,
}

impl Counts {
    fn of(document: &Document) -> Self {
        let characters = document.text().as_str().chars().count();
        let mut counts = Self { documents: 1, characters, kinds: BTreeMap::new() };
        for annotation in document.annotations().iter() {
            let key = document
                .labels()
                .get(annotation.label)
                .map_or_else(|| annotation.label.slug(), |known| known.key.clone());
            counts.one(key, annotation.status);
        }
        for relation in document.relations() {
            counts.one(format!("~{}", relation.kind.wire()), relation.status);
        }
        for count in counts.kinds.values_mut() {
            count.documents = usize::from(count.live > 0);
        }
        counts
    }

    fn one(&mut self, key: String, status: Status) {
        let count = self.kinds.entry(key).or_default();
        count.live += usize::from(status.is_live());
        *count.by_status.entry(status.wire()).or_default() += 1;
    }

    fn add(&mut self, other: &Self) {
        self.documents += other.documents;
        self.characters += other.characters;
        for (key, more) in &other.kinds {
            let count = self.kinds.entry(key.clone()).or_default();
            count.live += more.live;
            count.documents += more.documents;
            for (status, number) in &more.by_status {
                *count.by_status.entry(status).or_default() += number;
            }
        }
    }
}

fn table(total: &Counts) -> String {
    let mut lines = format!("{:24}{:>8}{:>10}{:>10}", "", "all", "documents", "average");
    for status in Status::ALL {
        let _ = write!(lines, "{:>11}", status.wire());
    }
    lines.push('\n');
    for (key, count) in &total.kinds {
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

fn per_document(total: &Counts, documents: &[(String, Counts)]) -> String {
    let mut lines = String::from("document\tcharacters");
    for key in total.kinds.keys() {
        let _ = write!(lines, "\t{key}");
    }
    for (name, counts) in documents {
        let _ = write!(lines, "\n{name}\t{}", counts.characters);
        for key in total.kinds.keys() {
            let _ = write!(lines, "\t{}", counts.kinds.get(key).map_or(0, |count| count.live));
        }
    }
    lines.push('\n');
    lines
}

fn as_json(total: &Counts, documents: &[(String, Counts)]) -> String {
    let kinds = |counts: &Counts| -> Map<String, Value> {
        let one = |count: &Count| json!({"all": count.live, "documents": count.documents, "by_status": count.by_status});
        counts.kinds.iter().map(|(key, count)| (key.clone(), one(count))).collect()
    };
    let each: Vec<Value> = documents
        .iter()
        .map(|(name, counts)| json!({"name": name, "characters": counts.characters, "kinds": kinds(counts)}))
        .collect();
    let all = json!({"documents": total.documents, "characters": total.characters, "kinds": kinds(total), "each": each});
    format!("{all:#}\n")
}
