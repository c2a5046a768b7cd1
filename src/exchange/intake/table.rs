//! Tables: a row is an article, its columns are known by the names in the first row.

use super::refusal::{Counted, Refusal};
use super::{Choices, Content, Entry, fields};
use crate::exchange::extension;
use crate::exchange::formats::are_annotations;
use csv::{Reader, ReaderBuilder, StringRecord};
use std::io::Cursor;

/// The rows of a table, one after the other.
pub(super) struct Table {
    name: String,
    reader: Reader<Cursor<String>>,
    names: StringRecord,
    roles: fields::Roles,
    row: StringRecord,
    number: usize,
    choices: Choices,
    over: bool,
}

impl Table {
    /// Reads the first row.
    ///
    /// # Errors
    /// Where it does not say which column the text is.
    pub(super) fn new(name: String, text: String, choices: &Choices) -> Result<Self, Refusal> {
        let mut reader = reader(&name, text);
        let names = first_row(&mut reader, choices)?;
        let roles = fields::roles(names.iter(), choices)?;
        let row = StringRecord::new();
        Ok(Self { name, reader, names, roles, row, number: 0, choices: choices.clone(), over: false })
    }

    fn read(&mut self, name: &str) -> Result<Content, Refusal> {
        if self.row.len() > self.choices.limits.columns {
            return Err(Refusal::TooMany { what: Counted::Columns, most: self.choices.limits.columns });
        }
        // Cells beyond the named columns are named by their number.
        let more: Vec<String> =
            (self.names.len()..self.row.len()).map(|place| (place + 1).to_string()).collect();
        let names = self.names.iter().chain(more.iter().map(String::as_str));
        let row = &self.row;
        let cell = |place: usize| row.get(place).map(str::to_owned);
        let is_filled = |place: usize| row.get(place).is_some_and(|cell| !cell.trim().is_empty());
        let columns = names.enumerate().map(|(place, name)| (name, is_filled(place)));
        fields::article(&self.roles, columns, cell, name).map(Content::Text)
    }
}

impl Iterator for Table {
    type Item = Entry;

    fn next(&mut self) -> Option<Entry> {
        if self.over {
            return None;
        }
        let read = self.reader.read_record(&mut self.row);
        self.number += 1;
        let name = format!("{}#{}", self.name, self.number);
        let content = match read {
            Ok(false) => {
                self.over = true;
                return None;
            }
            Ok(true) if self.number > self.choices.limits.rows => {
                self.over = true;
                Err(Refusal::TooMany { what: Counted::Rows, most: self.choices.limits.rows })
            }
            Ok(true) => self.read(&name),
            Err(_) => Err(Refusal::Row),
        };
        Some(Entry { name, content: content.unwrap_or_else(Content::Refused) })
    }
}

/// A column of a table or a field of JSON lines, for a person to choose the text from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// As the file has it.
    pub name: String,
    /// What the first rows have there, cut short.
    pub samples: Vec<String>,
    /// Whether it is the one that is read unless another is chosen.
    pub is_text: bool,
}

/// Rows that are looked at for samples.
pub(super) const SAMPLES: usize = 3;

/// The most characters of a sample.
pub(super) const SAMPLE_LENGTH: usize = 120;

/// The columns of a table, in its order.
///
/// # Errors
/// Where the first row does not read.
pub(super) fn columns(name: &str, text: String, choices: &Choices) -> Result<Vec<Column>, Refusal> {
    let mut reader = reader(name, text);
    let names = first_row(&mut reader, choices)?;
    let text = fields::roles(names.iter(), choices).ok().map(|roles| roles.text);
    let mut columns: Vec<Column> = names
        .iter()
        .enumerate()
        .map(|(place, name)| Column {
            name: name.to_owned(),
            samples: Vec::new(),
            is_text: text == Some(place),
        })
        .collect();
    let mut row = StringRecord::new();
    for _ in 0..SAMPLES {
        if !reader.read_record(&mut row).unwrap_or(false) {
            break;
        }
        for (column, cell) in columns.iter_mut().zip(&row) {
            column.samples.push(cell.chars().take(SAMPLE_LENGTH).collect());
        }
    }
    Ok(columns)
}

fn first_row(reader: &mut Reader<Cursor<String>>, choices: &Choices) -> Result<StringRecord, Refusal> {
    let mut names = StringRecord::new();
    let read = reader.read_record(&mut names).ok().ok_or(Refusal::Row)?;
    if names.len() > choices.limits.columns {
        return Err(Refusal::TooMany { what: Counted::Columns, most: choices.limits.columns });
    }
    if !read {
        return Err(Refusal::NoTextColumn { columns: Vec::new() });
    }
    names.trim();
    // Its `text` is what an annotation quotes: a hundred phrases would become as many articles.
    if are_annotations(names.iter()) {
        return Err(Refusal::OwnTable);
    }
    Ok(names)
}

fn reader(name: &str, text: String) -> Reader<Cursor<String>> {
    let delimiter = if matches!(extension(name).as_str(), "tsv" | "tab") { b'\t' } else { delimiter(&text) };
    // Rows of unequal length are read as far as they go.
    ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(Cursor::new(text))
}

/// What stands most often between the cells of the first row; a spreadsheet in Vietnamese writes semicolons.
fn delimiter(text: &str) -> u8 {
    let mut quoted = false;
    let mut counts = [(b',', 0), (b';', 0), (b'\t', 0)];
    for byte in text.bytes() {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' | b'\r' if !quoted => break,
            _ if !quoted => {
                for (known, count) in &mut counts {
                    *count += usize::from(*known == byte);
                }
            }
            _ => {}
        }
    }
    // The first of equal ones.
    counts.iter().rev().max_by_key(|(_, count)| *count).map_or(b',', |(delimiter, _)| *delimiter)
}
