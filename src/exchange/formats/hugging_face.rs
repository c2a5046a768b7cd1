//! JSONL for token classification with Hugging Face's `datasets`: words and their tags in IOB2.
//!
//! `offsets` and `text` stand beside them, which trainers pass over and we read back.

use super::draft::{Draft, DraftSpan};
use super::format::{Batch, File, Input, Part};
use super::records::{FACTS, each_record, facts, list, meta, text, unknown_facts, whole};
use super::tokens::{Tokens, runs, runs_of, tags};
use super::{Export, Imported, Problem, ReadError, Scheme};
use serde_json::{Map, Value as Json, json};

/// The columns that may hold the tags.
const TAGS: [&str; 3] = ["ner_tags", "tags", "labels"];

/// `{"id": "0", "tokens": […], "ner_tags": […], "offsets": [[0, 3], …], "text": …}`
pub(super) fn write(export: &Export<'_>) -> Vec<Part> {
    let tokens = Tokens::of(export);
    let words: Vec<&str> = tokens.spans.iter().map(|&token| export.quote(token)).collect();
    let offsets: Vec<(u32, u32)> = tokens.spans.iter().map(|&token| export.offsets(token)).collect();
    let runs = runs_of(&tokens, &export.flat(), |known| export.key(known.label).into_owned());
    let tags: Vec<_> = tags(runs).take(words.len()).collect();
    let mut line = Map::new();
    line.insert("id".into(), export.index.to_string().into());
    line.insert("tokens".into(), words.into());
    line.insert("ner_tags".into(), tags.into());
    line.insert("offsets".into(), json!(offsets));
    line.insert("text".into(), export.text().as_str().into());
    // Every line has every column, so that a loader finds one schema.
    for name in FACTS {
        line.insert(name.into(), "".into());
    }
    line.extend(facts(export.document.meta()));
    vec![Part { extension: "jsonl", content: format!("{}\n", Json::Object(line)) }]
}

/// `ner_tags.json`: all tags that there may be, in the order of their numbers.
pub(super) fn tag_list(scheme: &Scheme) -> Vec<File> {
    let keys = scheme.labels.iter().map(|known| known.key.as_str());
    let tags: Vec<String> = ["O".to_owned()]
        .into_iter()
        .chain(keys.flat_map(|key| [format!("B-{key}"), format!("I-{key}")]))
        .collect();
    vec![File { name: "ner_tags.json".into(), content: format!("{}\n", json!(tags)) }]
}

/// Lines of words and tags, with or without the text.
pub(super) fn read(files: &[Input<'_>]) -> Result<Batch, ReadError> {
    each_record(files, document)
}

fn document(record: &Json) -> Result<Imported, ReadError> {
    let words: Vec<&str> =
        list(record, "tokens").iter().map(|word| word.as_str().unwrap_or_default()).collect();
    let found = TAGS.into_iter().find_map(|name| Some((name, record.get(name)?.as_array()?)));
    let Some((column, found)) = found.filter(|_| record.get("tokens").is_some()) else {
        return Err(ReadError::NotOfFormat { format: "hugging-face" });
    };
    // Numbers instead of names mean nothing without the list of names.
    let names: Vec<String> =
        found.iter().map(|tag| tag.as_str().map_or_else(|| number_tag(tag), str::to_owned)).collect();
    let offsets: Vec<Option<(u64, u64)>> = list(record, "offsets")
        .iter()
        .map(|pair| Some((whole(pair.get(0)?)?, whole(pair.get(1)?)?)))
        .collect();
    let mut draft = Draft::default();
    let (article, offsets) = match text(record, "text") {
        Some(article) if offsets.len() == words.len() => (article.to_owned(), offsets),
        _ => {
            draft.problems.push(Problem::TextRebuilt);
            rebuilt(&words)
        }
    };
    for run in runs(names.iter().map(String::as_str), &[0]) {
        draft.spans.push(DraftSpan::of_run(run, &offsets));
    }
    unknown_facts(record, "", &["id", "tokens", column, "offsets", "text"], &mut draft.problems);
    draft.meta = meta(record, &article);
    draft.text = article;
    draft.build("hugging-face")
}

fn number_tag(tag: &Json) -> String {
    match whole(tag) {
        None | Some(0) => "O".to_owned(),
        // As a trainer numbers them: odd ones begin, even ones go on.
        Some(number) => format!("{}-{}", if number % 2 == 1 { 'B' } else { 'I' }, number.div_ceil(2)),
    }
}

/// A text of words with single blanks, and where each word stands in it, in code points.
pub(super) fn rebuilt(words: &[&str]) -> (String, Vec<Option<(u64, u64)>>) {
    let mut article = String::new();
    let mut offsets = Vec::with_capacity(words.len());
    let mut at = 0;
    for (place, word) in words.iter().enumerate() {
        if place > 0 {
            article.push(' ');
            at += 1;
        }
        article.push_str(word);
        let end = at + word.chars().count() as u64;
        offsets.push(Some((at, end)));
        at = end;
    }
    (article, offsets)
}

/// Whether the first line is one of its records.
pub(super) fn recognise(file: &Input<'_>) -> bool {
    let line = file.beginning().lines().next().unwrap_or_default();
    let Ok(record) = serde_json::from_str::<Json>(line) else { return false };
    record.get("tokens").is_some_and(Json::is_array)
        && TAGS.iter().any(|name| record.get(name).is_some_and(Json::is_array))
}
