//! Columns of words and tags, as CoNLL-2003 has them: a word on a line, an empty line after a sentence.
//!
//! The tags are IOB2. Nested spans have no place in four columns; the variant for them has a column of tags
//! for each layer. The columns say nothing about what stands between words, so a second file does: a line of
//! JSON for each document, with its text and the places of its words.

use super::draft::{Draft, DraftSpan};
use super::format::{Batch, Input, Part};
use super::hugging_face::rebuilt;
use super::records::{Records, facts, meta, records, text, whole};
use super::tokens::{Tokens, runs, runs_of, tags};
use super::{Export, Imported, Problem, ReadError, names};
use crate::annotation::Annotation;
use serde_json::{Value as Json, json};
use std::collections::BTreeMap;
use std::fmt::Write;

/// What begins a document.
const START: &str = "-DOCSTART-";

/// The ending of the second file.
pub(super) const SIDE: &str = "offsets.jsonl";

/// Four columns: the word, two that nobody fills, the tag.
pub(super) fn write(export: &Export<'_>) -> Vec<Part> {
    columns(export, &[export.flat()], "conll")
}

/// A column of tags for each layer of spans, the outermost first.
pub(super) fn write_layers(export: &Export<'_>) -> Vec<Part> {
    columns(export, &export.layers(), "layers.conll")
}

fn columns(export: &Export<'_>, layers: &[Vec<&Annotation>], extension: &'static str) -> Vec<Part> {
    let tokens = Tokens::of(export);
    let key = |known: &Annotation| plain(&export.key(known.label));
    let mut layers: Vec<_> = layers.iter().map(|layer| tags(runs_of(&tokens, layer, key))).collect();
    let mut out = format!("{START} -X- O{}\n\n", " O".repeat(layers.len()));
    for (first, after) in tokens.ranges() {
        for &token in tokens.spans.iter().take(after).skip(first) {
            out.push_str(export.quote(token));
            out.push_str(" -X- _");
            for tag in layers.iter_mut().filter_map(Iterator::next) {
                // Writing to a string cannot fail.
                let _ = write!(out, " {tag}");
            }
            out.push('\n');
        }
        out.push('\n');
    }
    let offsets: Vec<(u32, u32)> = tokens.spans.iter().map(|&token| export.offsets(token)).collect();
    let mut side = facts(export.document.meta());
    side.insert("tokens".into(), json!(offsets));
    side.insert("text".into(), export.text().as_str().into());
    vec![
        Part { extension, content: out },
        Part { extension: SIDE, content: format!("{}\n", Json::Object(side)) },
    ]
}

/// Tags stand between blanks.
fn plain(key: &str) -> String {
    if key.contains(char::is_whitespace) { names::plain(key) } else { key.to_owned() }
}

/// A document as its columns have it.
#[derive(Default)]
struct Block<'f> {
    /// The line that it begins on, from one.
    line: usize,
    words: Vec<&'f str>,
    /// For each column the tags of all words.
    layers: Vec<Vec<&'f str>>,
    /// The first word of each sentence.
    sentences: Vec<usize>,
}

/// Any file of columns whose first is the word and whose last ones are tags.
pub(super) fn read(files: &[Input<'_>]) -> Result<Batch, ReadError> {
    let Some(file) = files.first() else { return Err(ReadError::Empty) };
    let content = file.content.strip_prefix('\u{feff}').unwrap_or(file.content);
    if content.trim().is_empty() {
        return Err(ReadError::Empty);
    }
    let side = files.get(1).map(|side| records(side.content));
    let mut batch = Batch::default();
    let side = match side {
        Some(Ok(Records { list, places, problems })) => {
            batch.problems = problems.finish();
            places.into_iter().zip(list).collect()
        }
        Some(Err(_)) => {
            batch.problems.push(Problem::CompanionUnread { extension: SIDE });
            BTreeMap::new()
        }
        None => BTreeMap::new(),
    };
    let blocks = blocks(content);
    if blocks.iter().all(|block| block.layers.is_empty()) && side.is_empty() {
        return Err(ReadError::NotOfFormat { format: "conll" });
    }
    let mut fault = ReadError::Empty;
    for (at, block) in blocks.iter().enumerate() {
        match document(block, side.get(&(at + 1))) {
            Ok(imported) => batch.documents.push(imported),
            Err(error) => {
                batch.problems.push(Problem::LineDropped { line: block.line });
                fault = error;
            }
        }
    }
    if batch.documents.is_empty() { Err(fault) } else { Ok(batch) }
}

/// The word of a line and its tags; `None` where the line stands for several words, which follow.
fn cells(line: &str) -> Option<(&str, Vec<&str>)> {
    if let Some((id, word, tag)) = universal(line) {
        return id.bytes().all(|byte| byte.is_ascii_digit()).then(|| (word, vec![tag]));
    }
    let mut columns = line.split([' ', '\t']).filter(|column| !column.is_empty());
    let word = columns.next()?;
    let rest: Vec<&str> = columns.collect();
    // Ours fill two columns with nothing; of others', that have parts of speech there, the last one counts.
    let tags = match rest.as_slice() {
        ["-X-", "_", tags @ ..] => tags.to_vec(),
        [.., tag] => vec![*tag],
        [] => Vec::new(),
    };
    Some((word, tags))
}

/// A line of CoNLL-U: its number, the word, and the tag, which stands by itself or under some name in the last of ten
/// columns.
fn universal(line: &str) -> Option<(&str, &str, &str)> {
    let columns: Vec<&str> = line.split('\t').collect();
    let [id, word, .., more] = columns.as_slice() else { return None };
    if columns.len() != 10 || !id.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let mut said = more.split('|').map(|said| said.split_once('=').map_or(said, |(_, said)| said));
    Some((id, word, said.find(|said| is_tag(said)).unwrap_or("O")))
}

fn is_tag(tag: &str) -> bool {
    tag == "O" || ["B-", "I-", "E-", "S-", "L-", "U-"].iter().any(|mark| tag.starts_with(mark))
}

/// Whether a line says something about those after it: it begins with `#` and ends with no tag.
fn is_comment(line: &str) -> bool {
    line.starts_with('#') && !line.split_whitespace().skip(1).last().is_some_and(is_tag)
}

fn blocks(content: &str) -> Vec<Block<'_>> {
    let mut blocks: Vec<Block<'_>> = Vec::new();
    let mut fresh = true;
    for (at, line) in content.lines().enumerate().filter(|(_, line)| !is_comment(line)) {
        let opened = || Block { line: at + 1, ..Block::default() };
        if line.trim().is_empty() {
            fresh = true;
            continue;
        }
        let Some((word, tags)) = cells(line) else { continue };
        if word == START {
            blocks.push(opened());
            fresh = true;
            continue;
        }
        if blocks.is_empty() {
            blocks.push(opened());
        }
        let Some(block) = blocks.last_mut() else { continue };
        let at = block.words.len();
        if std::mem::take(&mut fresh) {
            block.sentences.push(at);
        }
        block.words.push(word);
        for (layer, tag) in tags.iter().enumerate() {
            if block.layers.len() <= layer {
                block.layers.push(vec!["O"; at]);
            }
            if let Some(layer) = block.layers.get_mut(layer) {
                layer.resize(at, "O");
                layer.push(tag);
            }
        }
    }
    blocks
}

fn document(block: &Block<'_>, side: Option<&Json>) -> Result<Imported, ReadError> {
    let mut draft = Draft::default();
    let known = side.and_then(|side| placed(block, side));
    let article = if let Some((article, _)) = &known {
        (*article).to_owned()
    } else {
        draft.problems.push(Problem::TextRebuilt);
        sentences(block)
    };
    let offsets = known.map_or_else(|| places(block), |(_, offsets)| offsets);
    for layer in &block.layers {
        for run in runs(layer.iter().copied(), &block.sentences) {
            draft.spans.push(DraftSpan::of_run(run, &offsets));
        }
    }
    draft.meta = meta(side.unwrap_or(&Json::Null), &article);
    draft.text = article;
    draft.build("conll")
}

type Offsets = Vec<Option<(u64, u64)>>;

/// The text of the second file and the places of its words, where these are the words of the columns: a line of it
/// that is lost must not give an article its neighbour's text.
fn placed<'s>(block: &Block<'_>, side: &'s Json) -> Option<(&'s str, Offsets)> {
    let article = text(side, "text")?;
    let pairs = side.get("tokens")?.as_array()?;
    let offsets: Offsets =
        pairs.iter().map(|pair| Some((whole(pair.get(0)?)?, whole(pair.get(1)?)?))).collect();
    if offsets.len() != block.words.len() {
        return None;
    }
    let starts: Vec<usize> = article.char_indices().map(|(at, _)| at).chain([article.len()]).collect();
    let byte = |at: u64| usize::try_from(at).ok().and_then(|at| starts.get(at).copied());
    let is_there = |(place, word): (&Option<(u64, u64)>, &&str)| {
        place.is_some_and(|(start, end)| {
            byte(start).zip(byte(end)).and_then(|(start, end)| article.get(start..end)) == Some(*word)
        })
    };
    offsets.iter().zip(&block.words).all(is_there).then_some((article, offsets))
}

/// The words with single blanks, a line for each sentence.
fn sentences(block: &Block<'_>) -> String {
    let (mut article, _) = rebuilt(&block.words);
    let offsets = places(block);
    // From the end, though a break is as long as the blank that it replaces.
    let bytes: Vec<usize> = article.char_indices().map(|(at, _)| at).collect();
    for &first in block.sentences.iter().skip(1).rev() {
        let start = offsets.get(first).copied().flatten().map(|(start, _)| start);
        let start =
            start.and_then(|start| usize::try_from(start).ok()).and_then(|start| start.checked_sub(1));
        if let Some(&at) = start.and_then(|start| bytes.get(start)) {
            article.replace_range(at..=at, "\n");
        }
    }
    article
}

fn places(block: &Block<'_>) -> Offsets {
    rebuilt(&block.words).1
}

/// Whether a file has columns that end with tags.
pub(super) fn recognise(file: &Input<'_>) -> bool {
    if recognise_layers(file) {
        return false;
    }
    file.beginning().starts_with(START) || is_tagged(file.content)
}

/// The most lines that are looked at to know what a file is.
const LOOK: usize = 20;

fn is_tagged(content: &str) -> bool {
    let lines = || content.lines().filter(|line| !line.trim().is_empty() && !is_comment(line));
    let mut first = lines().take(LOOK).peekable();
    // Columns of grammar have numbers in front, and their tags in any of the lines.
    if first.peek().is_some_and(|line| universal(line).is_some()) {
        return first.all(|line| universal(line).is_some())
            && lines().filter_map(universal).any(|(_, _, tag)| tag.starts_with("B-"));
    }
    let tagged = |line: &str| line.split_whitespace().skip(1).last().is_some_and(is_tag);
    first.peek().is_some() && first.all(tagged)
}

/// Whether a file is of columns beyond doubt, whatever it is called: several lines, all of them tagged, and something
/// is.
pub(in crate::exchange) fn are_columns(content: &str) -> bool {
    let content = content.strip_prefix('\u{feff}').unwrap_or(content);
    let words = || content.lines().filter(|line| !line.trim().is_empty());
    let several = words().take(LOOK).count() > 2;
    let begins =
        |line: &str| line.split(char::is_whitespace).any(|cell| cell.contains("B-") || cell.contains("I-"));
    several && is_tagged(content) && words().any(begins)
}

/// Whether a file says by its name that it has a column for each layer.
pub(super) fn recognise_layers(file: &Input<'_>) -> bool {
    file.name.ends_with(".layers.conll")
}
