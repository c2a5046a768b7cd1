//! `chu-giai agree`: how far annotators of the same articles agree.

use super::input::{self, Walk};
use super::{Failures, parallel};
use crate::annotation::Document;
use crate::exchange::intake::Choices;
use crate::exchange::{card_cell, project};
use crate::text::{ByteOffset, Span};
use clap::Args;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::io::{self, Write};
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

    /// The figures as JSON
    #[arg(long)]
    json: bool,

    #[command(flatten)]
    threads: parallel::Threads,
}

/// Compares all with all.
pub(super) fn run(arguments: &Arguments, stdout: &mut dyn Write) -> Result<(), Failures> {
    let mut messages = Vec::new();
    let agreement = Agreement::of(&arguments.annotators, arguments.threads.count(), &mut messages);
    let shown = if arguments.json { agreement.as_json() } else { agreement.table() };
    super::print(stdout, &shown, messages)
}

/// How far annotators agree.
pub(super) struct Agreement {
    annotators: Vec<String>,
    /// Each with the places of the two annotators.
    pairs: Vec<((usize, usize), Pair)>,
    alpha: Option<f64>,
}

impl Agreement {
    /// Of what is in a file or folder for each.
    pub(super) fn of(annotators: &[PathBuf], jobs: usize, messages: &mut Vec<String>) -> Self {
        let work: Vec<Work> = annotators.iter().map(|path| Work::read(path, jobs, messages)).collect();
        let comparable = comparable(&work, messages);
        let mut pairs = Vec::new();
        for (place, one) in comparable.iter().enumerate() {
            for (other_place, other) in comparable.iter().enumerate().skip(place + 1) {
                pairs.push(((place, other_place), Pair::of(one, other)));
            }
        }
        let annotators = annotators.iter().map(|path| path.display().to_string()).collect();
        Self { annotators, pairs, alpha: alpha(&comparable) }
    }

    fn name(&self, place: usize) -> &str {
        self.annotators.get(place).map(String::as_str).unwrap_or_default()
    }

    /// For a data card, in Markdown; annotators are numbered, for their files say nothing to others.
    pub(super) fn section(&self) -> String {
        let mut lines = String::from("F1 of equal spans; kappa and alpha of the labels of words.\n");
        for ((one, other), pair) in &self.pairs {
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
            let _ = writeln!(lines, "\nKappa: {}", shown(pair.kappa));
        }
        let _ = writeln!(lines, "\nAlpha of all: {}", shown(self.alpha));
        lines
    }

    fn table(&self) -> String {
        let mut lines = String::new();
        for ((one, other), pair) in &self.pairs {
            let (one, other) = (self.name(*one), self.name(*other));
            let _ = writeln!(lines, "{one} and {other}, {} articles", pair.articles);
            let _ = writeln!(lines, "{:24}{:>7}{:>7}{:>7}{:>8}", "", "first", "second", "both", "F1");
            let all = [("ALL SPANS".to_owned(), pair.total())];
            for (key, counts) in pair.spans.iter().map(|(key, counts)| (key.clone(), *counts)).chain(all) {
                let [first, second, both] = counts;
                let _ = writeln!(lines, "{key:24}{first:7}{second:7}{both:7}{:>8}", shown(f1(counts)));
            }
            let _ = write!(lines, "{:45}{:>8}\n\n", "kappa of words", shown(pair.kappa));
        }
        let _ = writeln!(lines, "{:45}{:>8}", "alpha of words", shown(self.alpha));
        lines
    }

    fn as_json(&self) -> String {
        let pairs: Vec<Value> = self.pairs
        .iter()
        .map(|((one, other), pair)| {
            let row = |counts: [usize; 3]| json!({"first": counts[0], "second": counts[1], "both": counts[2], "f1": f1(counts)});
            let labels: BTreeMap<&String, Value> = pair.spans.iter().map(|(key, counts)| (key, row(*counts))).collect();
            json!({
                "first": self.name(*one), "second": self.name(*other), "articles": pair.articles,
                "labels": labels, "all": row(pair.total()), "kappa": pair.kappa,
            })
        })
        .collect();
        format!("{:#}\n", json!({"pairs": pairs, "alpha": self.alpha}))
    }
}

/// An article as one annotator left it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Article {
    /// The fingerprint of its text.
    text: String,
    /// Label, start and end.
    spans: BTreeSet<(String, Span)>,
    /// The labels of each word, in the order of their names.
    words: Vec<String>,
}

/// What one annotator did.
#[derive(Debug, Default)]
struct Work {
    articles: BTreeMap<String, Article>,
}

impl Work {
    fn read(path: &PathBuf, jobs: usize, messages: &mut Vec<String>) -> Self {
        let mut work = Self::default();
        let is_folder = path.is_dir();
        let walk = Walk { paths: std::slice::from_ref(path), choices: &Choices::default(), jobs };
        let read = |document: Option<Document>| Ok(document.map(|document| Article::of(&document)));
        input::each_document(walk, &mut io::empty(), messages, &read, &mut |source, suffix, article| {
            if let Some(article) = article {
                // Of two files each is one annotator's, whatever they are called.
                let below = if is_folder { source.below.display().to_string() } else { String::new() };
                work.articles.insert(format!("{below}{suffix}"), article);
            }
        });
        work
    }
}

impl Article {
    fn of(document: &Document) -> Self {
        let key = |label| document.labels().get(label).map_or_else(String::new, |known| known.key.clone());
        let live = || document.annotations().iter().filter(|annotation| annotation.status.is_live());
        let labels = |word: Span| {
            let over =
                document.annotations().overlapping(word).filter(|annotation| annotation.status.is_live());
            let labels: BTreeSet<String> = over.map(|annotation| key(annotation.label)).collect();
            labels.into_iter().collect::<Vec<_>>().join("+")
        };
        Self {
            text: project::fingerprint(document.text()),
            spans: live().map(|annotation| (key(annotation.label), annotation.span)).collect(),
            words: words(document.text().as_str()).map(labels).collect(),
        }
    }
}

/// What stands between blanks.
fn words(text: &str) -> impl Iterator<Item = Span> + '_ {
    let mut at = 0;
    text.split(char::is_whitespace).filter_map(move |word| {
        let start = text.get(at..)?.find(word)? + at;
        at = start + word.len();
        (!word.is_empty()).then(|| Span::new(ByteOffset::of(start), ByteOffset::of(at)))
    })
}

/// For each annotator the articles that can be compared: those that another one has too, with the same text.
fn comparable<'w>(work: &'w [Work], messages: &mut Vec<String>) -> Vec<BTreeMap<&'w str, &'w Article>> {
    let mut comparable = vec![BTreeMap::new(); work.len()];
    for name in work.iter().flat_map(|work| work.articles.keys()).collect::<BTreeSet<_>>() {
        let versions: Vec<(usize, &Article)> = work
            .iter()
            .enumerate()
            .filter_map(|(place, work)| Some((place, work.articles.get(name)?)))
            .collect();
        let is_same =
            |&(_, article): &(usize, &Article)| versions.iter().all(|(_, other)| other.text == article.text);
        if versions.len() < 2 {
            messages.push(format!("{name}: only one annotator has it"));
        } else if !versions.iter().all(is_same) {
            messages.push(format!("{name}: its text is not the same for all"));
        } else {
            for (place, article) in versions {
                if let Some(own) = comparable.get_mut(place) {
                    own.insert(name.as_str(), article);
                }
            }
        }
    }
    comparable
}

/// How two annotators compare.
#[derive(Debug, Default, PartialEq)]
struct Pair {
    articles: usize,
    /// By label: spans of the one, of the other, of both.
    spans: BTreeMap<String, [usize; 3]>,
    kappa: Option<f64>,
}

impl Pair {
    fn of(one: &BTreeMap<&str, &Article>, other: &BTreeMap<&str, &Article>) -> Self {
        let mut pair = Self::default();
        let mut words = Vec::new();
        for (name, mine) in one {
            let Some(theirs) = other.get(name) else { continue };
            pair.articles += 1;
            for (key, place) in mine.spans.union(&theirs.spans) {
                let span = (key.clone(), *place);
                let (is_mine, is_theirs) = (mine.spans.contains(&span), theirs.spans.contains(&span));
                let [first, second, both] = pair.spans.entry(key.clone()).or_default();
                *first += usize::from(is_mine);
                *second += usize::from(is_theirs);
                *both += usize::from(is_mine && is_theirs);
            }
            words.extend(mine.words.iter().map(String::as_str).zip(theirs.words.iter().map(String::as_str)));
        }
        pair.kappa = kappa(&words);
        pair
    }

    fn total(&self) -> [usize; 3] {
        self.spans
            .values()
            .fold([0; 3], |sum, counts| std::array::from_fn(|place| sum[place] + counts[place]))
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts of words")]
fn float(count: usize) -> f64 {
    count as f64
}

/// F1 is the same whichever of the two is taken for gold; `None` where neither has a span.
fn f1([first, second, both]: [usize; 3]) -> Option<f64> {
    (first + second > 0).then(|| 2.0 * float(both) / float(first + second))
}

/// Cohen's kappa: agreement beyond chance; `None` where chance alone makes them agree.
fn kappa(words: &[(&str, &str)]) -> Option<f64> {
    let all = float(words.len());
    let mut counts: BTreeMap<&str, [usize; 2]> = BTreeMap::new();
    for (one, other) in words {
        counts.entry(one).or_default()[0] += 1;
        counts.entry(other).or_default()[1] += 1;
    }
    let agreed = float(words.iter().filter(|(one, other)| one == other).count()) / all;
    let chance: f64 = counts.values().map(|[one, other]| float(*one) * float(*other) / (all * all)).sum();
    (!words.is_empty() && chance < 1.0).then(|| (agreed - chance) / (1.0 - chance))
}

/// Krippendorff's alpha for names, over the words that at least two annotators had; `None` where all words have
/// one label.
fn alpha(work: &[BTreeMap<&str, &Article>]) -> Option<f64> {
    let names: BTreeSet<&str> = work.iter().flat_map(|work| work.keys().copied()).collect();
    let mut values: BTreeMap<&str, f64> = BTreeMap::new();
    let mut agreed = 0.0;
    for name in names {
        let versions: Vec<&Article> = work.iter().filter_map(|work| work.get(name).copied()).collect();
        if versions.len() < 2 {
            continue;
        }
        let length = versions.iter().map(|article| article.words.len()).min().unwrap_or_default();
        for place in 0..length {
            let mut labels: BTreeMap<&str, usize> = BTreeMap::new();
            for label in versions.iter().filter_map(|article| article.words.get(place)) {
                *labels.entry(label).or_default() += 1;
            }
            for (label, count) in labels {
                *values.entry(label).or_default() += float(count);
                agreed += float(count * (count - 1)) / float(versions.len() - 1);
            }
        }
    }
    let all: f64 = values.values().sum();
    let chance: f64 = values.values().map(|count| count * (count - 1.0)).sum::<f64>() / (all - 1.0);
    (all > 1.0 && chance < all).then(|| 1.0 - (all - agreed) / (all - chance))
}

fn shown(figure: Option<f64>) -> String {
    figure.map_or_else(|| "-".to_owned(), |figure| format!("{figure:.3}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn article(words: &str) -> Article {
        let words: Vec<String> =
            words.chars().map(|c| if c == '.' { String::new() } else { c.to_string() }).collect();
        Article { text: String::new(), spans: BTreeSet::new(), words }
    }

    fn near(figure: Option<f64>, expected: f64) {
        assert!(figure.is_some_and(|figure| (figure - expected).abs() < 5e-4), "{figure:?} {expected}");
    }

    #[test]
    fn kappa_is_agreement_beyond_chance() {
        // Fifty words: twenty and fifteen agreed, five and ten not.
        let words: Vec<(&str, &str)> = [("y", "y", 20), ("y", "n", 5), ("n", "y", 10), ("n", "n", 15)]
            .iter()
            .flat_map(|&(one, other, count)| vec![(one, other); count])
            .collect();
        near(kappa(&words), 0.4);
        assert_eq!(kappa(&[("a", "a"); 3]), None);
        assert_eq!(kappa(&[]), None);
    }

    #[test]
    fn alpha_takes_all_annotators_and_what_is_missing() {
        let one = article("abcabc..");
        let other = article("abcabc..");
        near(alpha(&[BTreeMap::from([("x", &one)]), BTreeMap::from([("x", &other)])]), 1.0);
        // Two annotators, ten units with two labels: a textbook's case.
        let (one, other) = (article("0100000010"), article("1110010000"));
        near(alpha(&[BTreeMap::from([("x", &one)]), BTreeMap::from([("x", &other)])]), 0.095);
        let third = article("1");
        near(
            alpha(&[
                BTreeMap::from([("x", &one)]),
                BTreeMap::from([("x", &other)]),
                BTreeMap::from([("y", &third)]),
            ]),
            0.095,
        );
        assert_eq!(alpha(&[]), None);
    }

    #[test]
    fn words_stand_between_blanks() {
        let found: Vec<_> = words(" Sáng  08/7,\n họp").map(Span::range).collect();
        assert_eq!(found, [1..6, 8..13, 15..20]);
    }
}
