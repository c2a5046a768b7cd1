//! A corpus in parts: by document, by chance that is the same everywhere, each label shared out alike.

use chu_giai::annotation::Document;
use chu_giai::exchange::{
    Bundle, FORMATS, File, Format, Input, Making, Options, Split, Subset, bundle, data_card, format,
    read_files,
};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

/// Documents that are unlike each other: many without any label, few with very many, and one label that is
/// rare. As other programs would hand them over.
fn corpus(count: u32) -> Vec<Document> {
    let mut lines = String::new();
    for number in 0..count {
        let often = [
            ("DATE", (number * 7) % 5),
            ("OFFICIAL", u32::from(number % 3 == 0) * (number % 11)),
            ("FIGURE", if number % 40 == 1 { 25 } else { number % 2 }),
            ("DỰ_ÁN", u32::from(number % 20 == 3)),
        ];
        let mut text = format!("Bài {number}:");
        let mut spans = Vec::new();
        for (label, times) in often {
            for _ in 0..times {
                let start = text.chars().count() + 1;
                text.push_str(" chữ");
                spans.push(format!("[{start}, {}, \"{label}\"]", start + 3));
            }
        }
        let _ = writeln!(lines, "{{\"text\": \"{text}\", \"label\": [{}]}}", spans.join(", "));
    }
    let inputs = [Input { name: "tin.jsonl", content: &lines }];
    let batch = read_files(&inputs, format("doccano")).remove(0).batch.expect("documents");
    batch.documents.into_iter().map(|imported| imported.document).collect()
}

fn split(train: u32, dev: u32, seed: u64) -> Split {
    Split::new(train, dev, seed).expect("at most a hundred")
}

/// The files of a corpus with its card, in parts where it is said how.
fn bundle_corpus(format: &Format, documents: &[(&str, &Document)], making: &Making) -> Vec<File> {
    let all: Vec<&Document> = documents.iter().map(|(_, document)| *document).collect();
    let parts = making.split.as_ref().map(|split| split.parts(&all));
    let mut bundle = Bundle::new(format, "tin", &Options::default(), Some(making.clone()));
    for (at, (stem, document)) in documents.iter().enumerate() {
        bundle.add(stem, document, parts.as_ref().map(|parts| parts[at]));
    }
    bundle.finish()
}

fn parts(documents: &[Document], split: &Split) -> Vec<Subset> {
    split.parts(&documents.iter().collect::<Vec<_>>())
}

/// How many of each label there are in each part; under no name the documents.
fn shares(documents: &[Document], parts: &[Subset]) -> BTreeMap<String, [u32; 3]> {
    let mut shares: BTreeMap<String, [u32; 3]> = BTreeMap::new();
    for (document, part) in documents.iter().zip(parts) {
        let at = Subset::ALL.iter().position(|subset| subset == part).expect("one of them");
        let keys = document
            .annotations()
            .iter()
            .map(|known| document.labels().get(known.label).expect("a definition").key.clone());
        for key in keys.chain([String::new()]) {
            shares.entry(key).or_default()[at] += 1;
        }
    }
    shares
}

#[test]
fn every_label_is_shared_out_as_wished() {
    let documents = corpus(400);
    for (train, dev) in [(80, 10), (50, 25), (34, 33), (90, 10), (0, 50)] {
        for seed in 0..5 {
            let split = split(train, dev, seed);
            let shares = shares(&documents, &parts(&documents, &split));
            assert_eq!(shares.len(), 5, "{shares:?}");
            for (label, counts) in shares {
                let all: u32 = counts.iter().sum();
                for (subset, count) in Subset::ALL.into_iter().zip(counts) {
                    let wish = f64::from(all * split.percent(subset)) / 100.0;
                    // The biggest document has 25 of one label.
                    let most = (wish * 0.05).max(2.0);
                    let off = (f64::from(count) - wish).abs();
                    assert!(
                        off <= most,
                        "{train},{dev} seed {seed} {label:?} {subset:?}: {count} for {wish}"
                    );
                    assert!(split.percent(subset) > 0 || count == 0, "{label:?} {subset:?}");
                }
            }
        }
    }
}

#[test]
fn documents_all_alike_are_parted_as_seats_are() {
    let documents: Vec<Document> = (0..20).map(|_| corpus(1).remove(0)).collect();
    let counts = |count: usize| {
        shares(&documents[..count], &parts(&documents[..count], &split(80, 10, 3)))
            .remove("")
            .unwrap_or_default()
    };
    assert_eq!(
        [0, 1, 5, 6, 10, 20].map(counts),
        [[0; 3], [1, 0, 0], [4, 1, 0], [4, 1, 1], [8, 1, 1], [16, 2, 2]]
    );
}

#[test]
fn one_seed_is_one_split_in_any_order_and_another_is_another() {
    let documents = corpus(120);
    let split_of = |seed| parts(&documents, &split(80, 10, seed));
    assert_eq!(split_of(1), split_of(1));
    let splits: BTreeSet<Vec<Subset>> = (0..20).map(split_of).collect();
    assert_eq!(splits.len(), 20);
    let turned: Vec<Document> = documents.iter().rev().cloned().collect();
    let mut back = parts(&turned, &split(80, 10, 1));
    back.reverse();
    assert_eq!(back, split_of(1));
}

/// Written down once: a build for another machine, or a change of the arithmetic, that parts a corpus in another
/// way would mix what was tried with what was learned.
#[test]
fn the_split_of_a_seed_does_not_change() {
    let shown: String = parts(&corpus(40), &split(60, 20, 2024))
        .iter()
        .map(|part| part.wire().get(..2).unwrap_or_default())
        .collect();
    insta::assert_snapshot!(shown, @"trtrtrtrtrtetrdetrtetrtetrtetrtrtrtetrtrtrtrtrdetrdetrdetrtetedetrdetetetrtrdede");
}

#[test]
fn shares_of_more_than_a_hundred_are_none() {
    assert!(Split::new(80, 21, 0).is_none());
    assert!(Split::new(u32::MAX, 1, 0).is_none());
    assert_eq!(split(100, 0, 0).percent(Subset::Test), 0);
}

fn texts(files: &[File], id: &str) -> Vec<String> {
    let inputs: Vec<Input<'_>> =
        files.iter().map(|file| Input { name: &file.name, content: &file.content }).collect();
    let outcomes = read_files(&inputs, format(id));
    let documents = outcomes.into_iter().flat_map(|outcome| outcome.batch.expect("our own file").documents);
    documents.map(|imported| imported.document.text().as_str().to_owned()).collect()
}

#[test]
fn in_every_format_each_document_is_in_one_part_with_all_its_files() {
    let documents = corpus(30);
    let stems: Vec<String> = (0..30).map(|number| format!("{number:02}")).collect();
    let named: Vec<(&str, &Document)> = stems.iter().map(String::as_str).zip(&documents).collect();
    let options = Options::default();
    for format in FORMATS {
        let making = Making { split: Some(split(60, 20, 5)), ..Making::default() };
        let files = bundle_corpus(format, &named, &making);
        let whole = bundle(format, "tin", &named, &options);
        let unique: BTreeSet<&str> = files.iter().map(|file| file.name.as_str()).collect();
        assert_eq!(unique.len(), files.len(), "{}: {unique:?}", format.id);
        let in_parts = |file: &&File| Subset::ALL.iter().any(|part| file.name.starts_with(part.wire()));
        // The shared files are the same, and the card is the only new one.
        let shared: Vec<&File> = files.iter().filter(|file| !in_parts(file)).collect();
        let own = |file: &&File| !file.name.starts_with("tin.") && !file.name.starts_with(char::is_numeric);
        let known: Vec<&File> = whole.iter().filter(own).collect();
        assert_eq!(shared[..shared.len() - 1], known, "{}", format.id);
        assert_eq!(shared.last().map(|file| file.name.as_str()), Some("README.md"), "{}", format.id);
        if format.read.is_none() {
            continue;
        }
        let mut all = Vec::new();
        for part in Subset::ALL {
            let own: Vec<File> =
                files.iter().filter(|file| file.name.starts_with(part.wire())).cloned().collect();
            let found = texts(&own, format.id);
            assert!(!found.is_empty(), "{} {}", format.id, part.wire());
            all.extend(found);
        }
        assert_eq!(all.len(), 30, "{}", format.id);
        let mut expected = texts(&whole, format.id);
        all.sort();
        expected.sort();
        assert_eq!(all, expected, "{}", format.id);
    }
}

#[test]
fn the_card_says_what_is_in_the_parts() {
    let documents = corpus(30);
    let split = split(60, 20, 5);
    let parts = parts(&documents, &split);
    let placed: Vec<(Subset, &Document)> = parts.into_iter().zip(&documents).collect();
    let conll = format("conll").expect("a format");
    let making = Making { split: Some(split), ..Making::default() };
    let card = data_card("tin | huyện", conll, &Options::default(), &making, &placed);
    let version = env!("CARGO_PKG_VERSION");
    insta::assert_snapshot!(card.replace(version, "[version]"));
}

#[test]
fn a_corpus_in_one_part_has_a_card_too() {
    let documents = corpus(30);
    let named: Vec<(&str, &Document)> = documents.iter().map(|document| ("x", document)).collect();
    let conll = format("conll").expect("a format");
    let making = Making { agreement: "Alpha of all: 0.875\n".to_owned(), ..Making::default() };
    let files = bundle_corpus(conll, &named, &making);
    assert_eq!(files[..files.len() - 1], bundle(conll, "tin", &named, &Options::default()));
    let card = &files.last().expect("a card").content;
    for part in [
        "## Size\n\n|  | all |\n| --- | ---: |\n| documents | 30 |\n",
        "## Agreement\n\nAlpha of all: 0.875\n\n## Left",
    ] {
        assert!(card.contains(part), "{card}");
    }
    assert!(!card.contains("train") && !card.contains("seed"), "{card}");
}
