//! JSON by lines: on each a project of ours, or an object with a text.

use super::encoding::{Encoding, reread};
use super::parts::Stretches;
use super::refusal::{Counted, Refusal, Remark, too_large};
use super::table::{Column, SAMPLE_LENGTH, SAMPLES};
use super::{Article, Choices, Content, Entry, annotated, fields};
use crate::exchange::{ReadError, mend, project};
use serde_json::{Map, Value};

/// The lines of a file, one after the other.
pub(super) struct Lines {
    name: String,
    text: String,
    at: usize,
    number: usize,
    choices: Choices,
    /// What follows the text.
    more: Option<Stretches>,
}

impl Lines {
    pub(super) fn new(name: String, text: String, choices: &Choices) -> Self {
        let choices = Choices { column: choices.column_of(&name), ..choices.clone() };
        Self { name, text, at: 0, number: 0, choices, more: None }
    }

    /// Of a file that is read as it is needed.
    pub(super) fn growing(name: String, stretches: Stretches, choices: &Choices) -> Self {
        Self { more: Some(stretches), ..Self::new(name, String::new(), choices) }
    }

    /// The next line.
    fn line(&mut self) -> Option<Result<String, Refusal>> {
        while self.at >= self.text.len() {
            let stretch = match self.more.as_mut()?.next()? {
                Ok(stretch) => reread(stretch, Encoding::Utf8),
                Err(refusal) => return Some(Err(refusal)),
            };
            // It was all UTF-8 when it was looked through.
            if stretch.damaged > 0 {
                self.more = None;
                return Some(Err(Refusal::Unreadable));
            }
            self.text = if self.number == 0 { stretch.unmarked().text } else { stretch.text };
            self.at = 0;
        }
        let rest = self.text.get(self.at..)?;
        let line = rest.split_once('\n').map_or(rest, |(line, _)| line).to_owned();
        self.at += line.len() + 1;
        Some(Ok(line))
    }
}

impl Iterator for Lines {
    type Item = Entry;

    fn next(&mut self) -> Option<Entry> {
        loop {
            let line = match self.line()? {
                Ok(line) => line,
                Err(refusal) => {
                    return Some(Entry { name: self.name.clone(), content: Content::Refused(refusal) });
                }
            };
            self.number += 1;
            if self.number > self.choices.limits.rows {
                (self.at, self.more) = (self.text.len(), None);
                let most = self.choices.limits.rows;
                let content = Content::Refused(Refusal::TooMany { what: Counted::Rows, most });
                return Some(Entry { name: self.name.clone(), content });
            }
            if let Some(entry) = line_entry(&self.name, self.number, &line, &self.choices) {
                return Some(entry);
            }
        }
    }
}

/// What is on one line of a file, or nothing where it is blank. For whoever has more lines than fit into memory.
pub fn line_entry(file: &str, number: usize, line: &str, choices: &Choices) -> Option<Entry> {
    let line = line.trim();
    if line.is_empty() {
        return None;
    }
    let name = format!("{file}#{number}");
    let content = if line.len() > choices.limits.line {
        Content::Refused(too_large(line.len(), choices.limits.line))
    } else {
        read(&name, line, choices).unwrap_or_else(Content::Refused)
    };
    Some(Entry { name, content })
}

/// Whether a file that begins with a bracket is JSON by lines: its first line is an object with a text.
pub fn are_lines(text: &str, choices: &Choices) -> bool {
    let first = text.lines().find(|line| !line.trim().is_empty());
    first.and_then(|line| object(line).ok()).is_some_and(|(map, _)| {
        map.contains_key("document") || fields::roles(map.keys().map(String::as_str), choices).is_ok()
    })
}

fn object(line: &str) -> Result<(Map<String, Value>, usize), Refusal> {
    let mended = mend::mend(line)
        .map_err(|mend::TooDeep| Refusal::Json(ReadError::TooDeep { most: mend::DEEPEST }))?;
    if mended.cut {
        return Err(Refusal::NotObject);
    }
    match serde_json::from_str(&mended.json) {
        Ok(Value::Object(map)) => Ok((map, mended.halves)),
        _ => Err(Refusal::NotObject),
    }
}

/// Whether an object is a project; others may have a document of their own beside their text.
fn is_ours(map: &Map<String, Value>) -> bool {
    map.get("document").is_some_and(|document| {
        document.is_object() && (map.contains_key("schema_version") || document.get("text").is_some())
    })
}

fn read(name: &str, line: &str, choices: &Choices) -> Result<Content, Refusal> {
    let (mut map, halves) = object(line)?;
    if is_ours(&map) {
        return project::read_parsed(Value::Object(map), halves)
            .map(|imported| Content::Project(Box::new(imported)))
            .map_err(Refusal::Json);
    }
    // Lists and objects beside the text may be annotations of a program that is known.
    let is_structured = map.values().any(|value| value.is_array() || value.is_object());
    if is_structured
        && let Some(content) = annotated::entries("x.jsonl", line).and_then(|mut found| found.pop())
    {
        return Ok(content.content);
    }
    let names: Vec<String> = map.keys().cloned().collect();
    let names = || names.iter().map(String::as_str);
    let roles = fields::roles(names(), choices)?;
    let cell = |place: usize| match map.get_mut(names().nth(place)?)?.take() {
        Value::String(text) => Some(text),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    };
    let article = fields::article(&roles, names().map(|name| (name, true)), cell, name)?;
    let damaged = (halves > 0).then_some(Remark::Damaged { count: halves });
    let remarks = damaged.into_iter().chain(article.remarks).collect();
    Ok(Content::Text(Article { remarks, ..article }))
}

/// Whether the first lines are plain objects: of those which are projects or annotated texts the program that wrote them
/// says what the text is.
pub(super) fn are_plain(text: &str) -> bool {
    let lines = text.lines().filter(|line| !line.trim().is_empty()).take(SAMPLES);
    let mut objects = lines.filter_map(|line| object(line).ok());
    objects.all(|(map, _)| !map.values().any(|value| value.is_array() || value.is_object()))
}

/// The fields of the first lines, in the order in which they are met.
pub(super) fn columns(text: &str, choices: &Choices) -> Vec<Column> {
    let mut columns: Vec<Column> = Vec::new();
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    for line in lines.take(SAMPLES) {
        let Ok((map, _)) = object(line) else { continue };
        for (name, value) in map {
            let sample = match value {
                Value::String(text) => text,
                other => other.to_string(),
            };
            let sample = sample.chars().take(SAMPLE_LENGTH).collect();
            if let Some(column) = columns.iter_mut().find(|column| column.name == name) {
                column.samples.push(sample);
            } else if columns.len() < choices.limits.columns {
                columns.push(Column { name, samples: vec![sample], is_text: false });
            }
        }
    }
    let text = fields::roles(columns.iter().map(|column| column.name.as_str()), choices).ok();
    if let Some(column) = text.and_then(|roles| columns.get_mut(roles.text)) {
        column.is_text = true;
    }
    columns
}
