//! How far annotators agree, from running counts: they grow with the labels, not with the articles.

use super::article::Article;
use crate::cli::count::Sum;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How two annotators compare.
#[derive(Debug, Default, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Pair {
    pub(super) articles: usize,
    /// By label: spans of the one, of the other, of both.
    pub(super) spans: BTreeMap<String, [usize; 3]>,
    /// How often the one gave the first labels to a word and the other the second.
    words: BTreeMap<String, BTreeMap<String, usize>>,
}

impl Pair {
    fn add(&mut self, one: &Article, other: &Article) {
        self.articles += 1;
        for span in one.spans.union(&other.spans) {
            let (is_mine, is_theirs) = (one.spans.contains(span), other.spans.contains(span));
            let [first, second, both] = self.spans.entry(span.0.clone()).or_default();
            *first += usize::from(is_mine);
            *second += usize::from(is_theirs);
            *both += usize::from(is_mine && is_theirs);
        }
        for (mine, theirs) in one.words.iter().zip(&other.words) {
            *self.words.entry(mine.clone()).or_default().entry(theirs.clone()).or_default() += 1;
        }
    }

    fn join(&mut self, other: Self) {
        let Self { articles, spans, words } = other;
        self.articles += articles;
        for (label, counts) in spans {
            let known = self.spans.entry(label).or_default();
            *known = sum(*known, counts);
        }
        for (mine, others) in words {
            let known = self.words.entry(mine).or_default();
            for (theirs, count) in others {
                *known.entry(theirs).or_default() += count;
            }
        }
    }

    /// The spans of all labels.
    pub(super) fn total(&self) -> [usize; 3] {
        self.spans.values().fold([0; 3], |total, counts| sum(total, *counts))
    }

    /// Cohen's kappa: agreement beyond chance; `None` where chance alone makes them agree.
    pub(super) fn kappa(&self) -> Option<f64> {
        let mut counts: BTreeMap<&str, [usize; 2]> = BTreeMap::new();
        let (mut total, mut agreed) = (0, 0);
        let words = self.words.iter().flat_map(|(one, others)| others.iter().map(move |other| (one, other)));
        for (one, (other, count)) in words {
            total += count;
            counts.entry(one).or_default()[0] += count;
            counts.entry(other).or_default()[1] += count;
            agreed += if one == other { *count } else { 0 };
        }
        let all = float(total);
        let chance: f64 = counts.values().map(|[one, other]| float(*one) * float(*other) / (all * all)).sum();
        (total > 0 && chance < 1.0).then(|| (float(agreed) / all - chance) / (1.0 - chance))
    }
}

fn sum(one: [usize; 3], other: [usize; 3]) -> [usize; 3] {
    std::array::from_fn(|place| one[place] + other[place])
}

/// What was counted of articles that at least two annotators had.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Tally {
    /// Each with the places of the two annotators.
    pub(super) pairs: Vec<((usize, usize), Pair)>,
    /// How many annotators gave each label to a word.
    labels: BTreeMap<String, usize>,
    /// Ordered pairs of annotators that gave a word the same label, by how many others each of them had. Whole
    /// numbers: their sum is the same in whatever order, and whether or not it was put away in between.
    agreed: BTreeMap<usize, usize>,
}

impl Tally {
    /// An empty one for so many annotators.
    pub(super) fn new(annotators: usize) -> Self {
        let pairs = (0..annotators).flat_map(|one| (one + 1..annotators).map(move |other| (one, other)));
        let pairs = pairs.map(|places| (places, Pair::default())).collect();
        Self { pairs, labels: BTreeMap::new(), agreed: BTreeMap::new() }
    }

    /// Adds an article as each annotator has it, if at all.
    pub(super) fn add(&mut self, versions: &[Option<&Article>]) {
        let version = |place: usize| versions.get(place).copied().flatten();
        for ((one, other), pair) in &mut self.pairs {
            if let (Some(one), Some(other)) = (version(*one), version(*other)) {
                pair.add(one, other);
            }
        }
        let known: Vec<&Article> = versions.iter().copied().flatten().collect();
        if known.len() < 2 {
            return;
        }
        let length = known.iter().map(|article| article.words.len()).min().unwrap_or_default();
        for place in 0..length {
            let mut labels: BTreeMap<&str, usize> = BTreeMap::new();
            for label in known.iter().filter_map(|article| article.words.get(place)) {
                *labels.entry(label).or_default() += 1;
            }
            for (label, count) in labels {
                *self.labels.entry(label.to_owned()).or_default() += count;
                *self.agreed.entry(known.len() - 1).or_default() += count * (count - 1);
            }
        }
    }

    /// Krippendorff's alpha for names, over the words that at least two annotators had; `None` where all words have
    /// one label.
    pub(super) fn alpha(&self) -> Option<f64> {
        let counts = || self.labels.values().map(|count| float(*count));
        let all: f64 = counts().sum();
        let agreed: f64 = self.agreed.iter().map(|(others, pairs)| float(*pairs) / float(*others)).sum();
        let chance: f64 = counts().map(|count| count * (count - 1.0)).sum::<f64>() / (all - 1.0);
        (all > 1.0 && chance < all).then(|| 1.0 - (all - agreed) / (all - chance))
    }
}

impl Sum for Tally {
    fn join(&mut self, other: Self) {
        for ((_, pair), (_, more)) in self.pairs.iter_mut().zip(other.pairs) {
            pair.join(more);
        }
        for (label, count) in other.labels {
            *self.labels.entry(label).or_default() += count;
        }
        for (others, pairs) in other.agreed {
            *self.agreed.entry(others).or_default() += pairs;
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts of words")]
fn float(count: usize) -> f64 {
    count as f64
}

/// F1 is the same whichever of the two is taken for gold; `None` where neither has a span.
pub(super) fn f1([first, second, both]: [usize; 3]) -> Option<f64> {
    (first + second > 0).then(|| 2.0 * float(both) / float(first + second))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn article(words: &str) -> Article {
        let words: Vec<String> =
            words.chars().map(|c| if c == '.' { String::new() } else { c.to_string() }).collect();
        Article { text: String::new(), spans: BTreeSet::new(), words }
    }

    fn near(figure: Option<f64>, expected: f64) {
        assert!(figure.is_some_and(|figure| (figure - expected).abs() < 5e-4), "{figure:?} {expected}");
    }

    /// Of articles as two annotators have them.
    fn tally(articles: &[(&str, Option<&str>)]) -> Tally {
        let mut all = Tally::new(2);
        for (one, other) in articles {
            let (one, other) = (article(one), other.map(article));
            let mut tally = Tally::new(2);
            tally.add(&[Some(&one), other.as_ref()]);
            all.join(tally);
        }
        all
    }

    #[test]
    fn kappa_is_agreement_beyond_chance() {
        // Fifty words: twenty and fifteen agreed, five and ten not.
        let (one, other) = ("y".repeat(25) + &"n".repeat(25), "y".repeat(20) + &"n".repeat(5));
        let other = other + &"y".repeat(10) + &"n".repeat(15);
        let kappa = |tally: Tally| tally.pairs.first().and_then(|(_, pair)| pair.kappa());
        near(kappa(tally(&[(&one, Some(&other))])), 0.4);
        let ((a, b), (c, d)) = (one.split_at(20), other.split_at(20));
        near(kappa(tally(&[(a, Some(c)), (b, Some(d))])), 0.4);
        assert_eq!(kappa(tally(&[("aaa", Some("aaa"))])), None);
        assert_eq!(kappa(tally(&[])), None);
    }

    #[test]
    fn alpha_takes_all_annotators_and_what_is_missing() {
        near(tally(&[("abcabc..", Some("abcabc.."))]).alpha(), 1.0);
        // Two annotators, ten units with two labels: a textbook's case.
        let known = ("0100000010", Some("1110010000"));
        near(tally(&[known]).alpha(), 0.095);
        near(tally(&[known, ("1", None)]).alpha(), 0.095);
        assert_eq!(tally(&[]).alpha(), None);
    }
}
