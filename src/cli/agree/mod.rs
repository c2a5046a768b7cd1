//! `chu-giai agree`: how far annotators of the same articles agree.

mod article;
mod figures;
mod rows;

use super::{Failures, Figures};
use crate::exchange::card_cell;
use clap::Args;
use figures::{Tally, f1};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Write;
use std::path::PathBuf;

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
    let mut messages = Vec::new();
    let agreement = Agreement::of(&arguments.annotators, arguments.figures.threads.count(), &mut messages);
    let shown = if arguments.figures.json { agreement.as_json() } else { agreement.table() };
    super::print(stdout, &shown, messages)
}

/// How far annotators agree.
pub(super) struct Agreement {
    annotators: Vec<String>,
    tally: Tally,
}

impl Agreement {
    /// Of what is in a file or folder for each.
    pub(super) fn of(annotators: &[PathBuf], jobs: usize, messages: &mut Vec<String>) -> Self {
        let tally = rows::compare(annotators, jobs, messages);
        Self { annotators: annotators.iter().map(|path| path.display().to_string()).collect(), tally }
    }

    fn name(&self, place: usize) -> &str {
        self.annotators.get(place).map(String::as_str).unwrap_or_default()
    }

    /// For a data card, in Markdown; annotators are numbered, for their files say nothing to others.
    pub(super) fn section(&self) -> String {
        let mut lines = String::from("F1 of equal spans; kappa and alpha of the labels of words.\n");
        for ((one, other), pair) in &self.tally.pairs {
            let (one, other) = (one + 1, other + 1);
            let _ = writeln!(lines, "\nAnnotators {one} and {other}, {} articles:\n", pair.articles);
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
            let _ = writeln!(lines, "{one} and {other}, {} articles", pair.articles);
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
