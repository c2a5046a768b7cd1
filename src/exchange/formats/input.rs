//! Files as somebody hands them over: which format each is of, and which belong together.

use super::card::CARD;
use super::format::{Batch, Format, Input};
use super::{FORMATS, ReadError};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// Files that formats share among documents and that hold no article.
const SHARED: &[&str] = &[
    "annotation.conf",
    "visual.conf",
    "label-studio.xml",
    "TypeSystem.xml",
    "to_docbin.py",
    "ner_tags.json",
    CARD,
];

/// What became of a file that was handed over.
#[derive(Debug)]
pub struct Outcome<'f> {
    /// The name of the main file.
    pub name: &'f str,
    /// The format it was taken for; `None` where it looks like none.
    pub format: Option<&'static Format>,
    /// What was read.
    pub batch: Result<Batch, ReadError>,
}

/// The format that a file looks like, of those that are read.
pub fn recognise(input: &Input<'_>) -> Option<&'static Format> {
    FORMATS.iter().filter(|format| format.read.is_some()).find(|format| (format.recognise)(input))
}

/// Reads files: each by the format it looks like, or all by one. Those that belong to another one are read
/// with it; those that only help other programs are passed over.
///
/// ```
/// use chu_giai::exchange::{Input, read_files};
///
/// let line = "{\"text\": \"Ông Lê Văn Tám ký.\", \"label\": [[4, 14, \"OFFICIAL\"]]}\n";
/// let outcomes = read_files(&[Input { name: "tasks.jsonl", content: line }], None);
/// assert_eq!(outcomes[0].format.map(|format| format.id), Some("doccano"));
/// let document = &outcomes[0].batch.as_ref().expect("a batch").documents[0].document;
/// let known = document.annotations().iter().next().expect("an annotation");
/// assert_eq!(document.text().slice(known.span), "Lê Văn Tám");
/// ```
pub fn read_files<'f>(files: &[Input<'f>], format: Option<&'static Format>) -> Vec<Outcome<'f>> {
    let places: FxHashMap<&str, usize> = files.iter().enumerate().map(|(at, file)| (file.name, at)).collect();
    let mut taken = vec![false; files.len()];
    let mut mains: Vec<(usize, Vec<Input<'f>>, Option<&'static Format>)> = Vec::new();
    for (at, file) in files.iter().enumerate().filter(|(_, file)| !is_setting(file.name)) {
        let found = match format {
            Some(format) => Some(format).filter(|format| is_main(format, file, &places)),
            None => recognise(file),
        };
        let mut group = vec![*file];
        for name in found.into_iter().flat_map(|found| companions(found, file.name)) {
            if let Some((&other, companion)) =
                places.get(name.as_str()).and_then(|other| Some((other, files.get(*other)?)))
                && other != at
            {
                group.push(*companion);
                if let Some(slot) = taken.get_mut(other) {
                    *slot = true;
                }
            }
        }
        mains.push((at, group, found));
    }
    mains.retain(|(at, _, found)| found.is_some() || !taken.get(*at).copied().unwrap_or_default());
    let outcomes = mains.into_iter().filter_map(|(_, group, found)| {
        let name = group.first()?.name;
        let batch =
            match found.and_then(|found| found.read) {
                Some(read) => read(&group),
                None => Err(format
                    .map_or(ReadError::NotAnnotated, |format| ReadError::NotOfFormat { format: format.id })),
            };
        Some(Outcome { name, format: found, batch })
    });
    outcomes.collect()
}

/// Which of several files belong together, as far as their names say it: the place of each main one with the
/// places of those that are read with it, in the order in which its format has them.
pub fn grouped(names: &[&str]) -> BTreeMap<usize, Vec<usize>> {
    let places: FxHashMap<&str, usize> = names.iter().enumerate().map(|(at, name)| (*name, at)).collect();
    let mut groups = BTreeMap::new();
    for (at, name) in names.iter().enumerate() {
        let known = named(name).map(|(format, _)| format).filter(|format| !format.companions.is_empty());
        let beside = known.into_iter().flat_map(|format| companions(format, name));
        let beside: Vec<usize> = beside.filter_map(|name| places.get(name.as_str()).copied()).collect();
        if !beside.is_empty() {
            groups.insert(at, beside);
        }
    }
    groups
}

/// Whether a file only sets up another program: no article is in it.
pub fn is_setting(name: &str) -> bool {
    SHARED.contains(&base(name))
}

/// The format that a name says, with the name without its ending. The longest ending is the one that is meant:
/// `tin.layers.conll` is not an article `tin.layers`.
fn named(name: &str) -> Option<(&'static Format, &str)> {
    let stem = |format: &Format| name.strip_suffix(format.extension)?.strip_suffix('.');
    let fitting = FORMATS.iter().filter_map(|format| Some((format, stem(format)?)));
    fitting.min_by_key(|(_, stem)| stem.len())
}

/// Whether a file is read by itself in this format: not where it is one that belongs to another.
fn is_main(format: &Format, file: &Input<'_>, places: &FxHashMap<&str, usize>) -> bool {
    let belongs = |ending: &&str| {
        let stem = file.name.strip_suffix(*ending).and_then(|name| name.strip_suffix('.'));
        let beside = FORMATS.iter().filter(|other| other.companions.contains(ending));
        let mut mains = stem
            .into_iter()
            .flat_map(|stem| beside.clone().map(move |other| format!("{stem}.{}", other.extension)));
        mains.any(|main| places.contains_key(main.as_str()))
    };
    !format.companions.iter().any(belongs)
}

/// The names of the files that go with a main one: its own with other endings.
fn companions(format: &Format, name: &str) -> Vec<String> {
    let stem = named(name).map(|(_, stem)| stem).or_else(|| name.rsplit_once('.').map(|(stem, _)| stem));
    let endings = format.companions.iter();
    stem.map(|stem| endings.map(|ending| format!("{stem}.{ending}")).collect()).unwrap_or_default()
}

/// A name without its folders.
fn base(name: &str) -> &str {
    name.rsplit(['/', '\\']).next().unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_of_one_name_belong_together_where_their_formats_say_so() {
        let names = ["b.txt", "a/b.ann", "b.ann", "c.ann", "d.txt", "e.conll", "e.offsets.jsonl", "f.jsonld"];
        let groups = grouped(&names);
        assert_eq!(groups.into_iter().collect::<Vec<_>>(), [(2, vec![0]), (5, vec![6])]);
    }

    #[test]
    fn the_longest_ending_says_which_format_a_name_means() {
        let groups = grouped(&["e.layers.conll", "e.offsets.jsonl"]);
        assert_eq!(groups.into_iter().collect::<Vec<_>>(), [(0, vec![1])]);
    }
}
