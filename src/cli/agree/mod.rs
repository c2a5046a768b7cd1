//! `chu-giai agree`: how far annotators of the same articles agree.

mod article;
mod figures;
mod rows;

use super::Failures;
use super::count::{Count, Figures};
use crate::exchange::card_cell;
use crate::exchange::intake::Choices;
use clap::Args;
use figures::{Tally, f1};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Compares annotators of the same articles
///
/// F1 of equal spans for each label and each two annotators; Cohen's kappa of each two and Krippendorff's alpha
/// of all over the labels of words (what stands between blanks). Rejected annotations do not count.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// A file or folder for each annotator; articles are those of the same name, or of the same place in a file
    #[arg(required = true, num_args = 2.., value_name = "ANNOTATOR")]
    annotators: Vec<PathBuf>,

    #[command(flatten)]
    figures: Figures,
}

/// Compares all with all.
pub(super) fn run(arguments: &Arguments, stdout: &mut dyn Write) -> Result<(), Failures> {
    let Arguments { annotators, figures } = arguments;
    let choices = Choices::default();
    let work = |row| rows::compared(row, &choices);
    let names = annotators.iter().map(|path| path.display().to_string());
    let run = std::iter::once("agree".to_owned()).chain(names).collect();
    let read: Vec<&Path> = annotators.iter().map(PathBuf::as_path).collect();
    let Some(mut count) = Count::begin(figures, run, &read, Tally::new(annotators.len()), &work)? else {
        return Ok(());
    };
    rows::each_row(annotators, &choices, &mut |row, bytes| count.push(row, bytes));
    count.end(figures, stdout, |tally| {
        let agreement = Agreement { annotators, tally };
        if figures.json { agreement.as_json() } else { agreement.table() }
    })
}

/// For a data card, in Markdown, how far the annotators agree of whom each has a file or folder.
///
/// # Errors
/// Where they cannot be compared.
pub(super) fn section(
    annotators: &[PathBuf],
    jobs: usize,
    messages: &mut Vec<String>,
) -> Result<String, Failures> {
    let choices = Choices::default();
    let work = |row| rows::compared(row, &choices);
    let mut count = Count::new(jobs, Tally::new(annotators.len()), &work);
    rows::each_row(annotators, &choices, &mut |row, bytes| count.push(row, bytes));
    let total = count.total()?;
    messages.extend(total.messages);
    Ok(Agreement { annotators, tally: &total.sum }.section())
}

/// How far annotators agree.
struct Agreement<'a> {
    annotators: &'a [PathBuf],
    tally: &'a Tally,
}

impl Agreement<'_> {
    fn name(&self, place: usize) -> String {
        self.annotators.get(place).map(|path| path.display().to_string()).unwrap_or_default()
    }

    /// For a data card, in Markdown; annotators are numbered, for their files say nothing to others.
    fn section(&self) -> String {
        let mut lines = String::from("F1 of equal spans; kappa and alpha of the labels of words.\n");
        for ((one, other), pair) in &self.tally.pairs {
            let (one, other) = (one + 1, other + 1);
            let _ = writeln!(lines, "\nAnnotators {one} and {other}, articles: {}\n", pair.articles);
            let _ = writeln!(
                lines,
                "| label | {one} | {other} | both | F1 |\n| --- | ---: | ---: | ---: | ---: |"
            );
            let all = [("all", pair.total())];
            for (key, counts) in pair.spans.iter().map(|(key, counts)| (key.as_str(), *counts)).chain(all) {
                let [first, second, both] = counts;
                let (key, f1) = (card_cell(key), shown(f1(counts)));
                let _ = writeln!(lines, "| {key} | {first} | {second} | {both} | {f1} |");
            }
            let _ = writeln!(lines, "\nKappa: {}", shown(pair.kappa()));
        }
        let _ = writeln!(lines, "\nAlpha of all: {}", shown(self.tally.alpha()));
        lines
    }

    fn table(&self) -> String {
        let mut lines = String::new();
        for ((one, other), pair) in &self.tally.pairs {
            let (one, other) = (self.name(*one), self.name(*other));
            let _ = writeln!(lines, "{one} and {other}, articles: {}", pair.articles);
            let _ = writeln!(lines, "{:24}{:>7}{:>7}{:>7}{:>8}", "", "first", "second", "both", "F1");
            let all = [("ALL SPANS".to_owned(), pair.total())];
            for (key, counts) in pair.spans.iter().map(|(key, counts)| (key.clone(), *counts)).chain(all) {
                let [first, second, both] = counts;
                let _ = writeln!(lines, "{key:24}{first:7}{second:7}{both:7}{:>8}", shown(f1(counts)));
            }
            let _ = write!(lines, "{:45}{:>8}\n\n", "kappa of words", shown(pair.kappa()));
        }
        let _ = writeln!(lines, "{:45}{:>8}", "alpha of words", shown(self.tally.alpha()));
        lines
    }

    fn as_json(&self) -> String {
        let pairs: Vec<Value> = self.tally.pairs
        .iter()
        .map(|((one, other), pair)| {
            let row = |counts: [usize; 3]| json!({"first": counts[0], "second": counts[1], "both": counts[2], "f1": f1(counts)});
            let labels: BTreeMap<&String, Value> = pair.spans.iter().map(|(key, counts)| (key, row(*counts))).collect();
            json!({
                "first": self.name(*one), "second": self.name(*other), "articles": pair.articles,
                "labels": labels, "all": row(pair.total()), "kappa": pair.kappa(),
            })
        })
        .collect();
        format!("{:#}\n", json!({"pairs": pairs, "alpha": self.tally.alpha()}))
    }
}

fn shown(figure: Option<f64>) -> String {
    figure.map_or_else(|| "-".to_owned(), |figure| format!("{figure:.3}"))
}
