//! What is converted, in pieces that are read by themselves: a line of JSON by lines, or a file with those that
//! belong to it.

use super::stem;
use crate::cli::input::{self, RawLine, RawLines, Source};
use crate::exchange::intake::Limits;
use crate::exchange::{self, FORMATS, Format, Input};
use std::collections::BTreeMap;
use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::path::PathBuf;

/// A piece of what is converted.
pub(super) struct Unit {
    /// How messages call it.
    pub(super) name: String,
    /// The name of the file that it is, or is a line of.
    pub(super) file: String,
    /// What it is.
    pub(super) piece: Piece,
}

/// What a piece is.
pub(super) enum Piece {
    /// Files that may belong together, by their places.
    Files(Vec<PathBuf>),
    /// A file that is in memory.
    Whole(Vec<u8>),
    /// A line of a file of this format, which has others.
    Line(RawLine<Vec<u8>>, &'static Format, Others),
}

/// Whether a file has further lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Others {
    Some,
    None,
}

/// Files that may belong together: those whose names differ in their endings alone, in order of the first of each.
pub(super) fn together(sources: Vec<Source>) -> Vec<Vec<Source>> {
    let mut places: BTreeMap<PathBuf, usize> = BTreeMap::new();
    let mut groups: Vec<Vec<Source>> = Vec::new();
    for source in sources {
        let name = source.path.file_name().unwrap_or_default().to_string_lossy();
        let at = *places.entry(source.path.with_file_name(bare(&name))).or_insert(groups.len());
        match groups.get_mut(at) {
            Some(group) => group.push(source),
            None => groups.push(vec![source]),
        }
    }
    groups
}

/// A name without the ending that any format gives to its main files or to those beside them.
fn bare(name: &str) -> String {
    let beside = FORMATS.iter().flat_map(|format| format.companions);
    let own = beside.filter_map(|ending| Some(name.strip_suffix(ending)?.strip_suffix('.')?.to_owned()));
    own.chain([stem(name)]).min_by_key(String::len).unwrap_or_default()
}

/// Hands on the pieces of files that may belong together, one after the other, as long as `take` wants more.
///
/// # Errors
/// Where a file cannot be read.
pub(super) fn each(
    group: Vec<Source>,
    from: Option<&'static Format>,
    stdin: &mut dyn Read,
    take: &mut dyn FnMut(Unit, usize) -> bool,
) -> io::Result<()> {
    let Some(first) = group.first() else { return Ok(()) };
    let name = first.path.display().to_string();
    if group.len() > 1 {
        let piece = Piece::Files(group.into_iter().map(|source| source.path).collect());
        take(Unit { file: name.clone(), name, piece }, 0);
        return Ok(());
    }
    let is_stdin = input::is_stdin(&first.path);
    let reader: Box<dyn Read> =
        if is_stdin { Box::new(stdin) } else { Box::new(std::fs::File::open(&first.path)?) };
    let mut reader = BufReader::new(reader);
    let (most, mut line) = (Limits::default().line, Vec::new());
    reader.by_ref().take(most as u64 + 1).read_until(b'\n', &mut line)?;
    let Some(format) = by_lines(&line, from) else {
        let piece = if is_stdin {
            reader.read_to_end(&mut line)?;
            Piece::Whole(line)
        } else {
            Piece::Files(vec![first.path.clone()])
        };
        take(Unit { file: name.clone(), name, piece }, 0);
        return Ok(());
    };
    let mut lines = RawLines::new(Cursor::new(line).chain(reader), most).peekable();
    let mut others = Others::None;
    while let Some(line) = lines.next() {
        let line = line?;
        if lines.peek().is_some() {
            others = Others::Some;
        }
        let (number, bytes) = (line.number, line.text.as_ref().map_or(0, Vec::len));
        let unit = Unit {
            name: format!("{name}#{number}"),
            file: name.clone(),
            piece: Piece::Line(line, format, others),
        };
        if !take(unit, bytes) {
            break;
        }
    }
    Ok(())
}

/// The format of which a file is that begins with this line; `None` where it is none by lines.
fn by_lines(line: &[u8], from: Option<&'static Format>) -> Option<&'static Format> {
    let content = str::from_utf8(line).ok().filter(|line| line.ends_with('\n'))?;
    let found = from.or_else(|| exchange::recognise(&Input { name: "", content }));
    found.filter(|format| format.is_by_lines())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_that_differ_in_their_endings_are_read_together() {
        let names =
            ["a/x.ann", "a/x.txt", "a/v1.2.txt", "b/x.txt", "a/y.conll", "a/v1.2.ann", "a/y.offsets.jsonl"];
        let source = |name: &str| Source { path: name.into(), below: name.into(), named: true };
        let groups = together(names.into_iter().map(source).collect());
        let found: Vec<Vec<String>> =
            groups.into_iter().map(|group| group.into_iter().map(|source| source.name()).collect()).collect();
        assert_eq!(
            found,
            [
                vec!["a/x.ann", "a/x.txt"],
                vec!["a/v1.2.txt", "a/v1.2.ann"],
                vec!["b/x.txt"],
                vec!["a/y.conll", "a/y.offsets.jsonl"]
            ]
        );
    }
}
