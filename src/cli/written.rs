//! An article as the files of a format.

use super::Failures;
use super::input::Source;
use crate::annotation::Document;
use crate::exchange::{self, Export, Format, Options, Part, Scheme};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// The format of an id that was offered on the command line.
pub(super) fn format_of(id: String) -> Result<&'static Format, String> {
    exchange::format(&id).ok_or(id)
}

/// What is written of one document.
pub(super) struct Written {
    /// The main file first.
    pub(super) parts: Vec<Part>,
    /// For the files that all documents share, where the format has such.
    pub(super) scheme: Option<Scheme>,
}

impl Written {
    /// The files of a document, of which so many come before it in the same file.
    pub(super) fn of(document: &Document, format: &Format, index: usize) -> Self {
        let export = Export { index, ..Export::new(document, format.unit(&Options::default())) };
        Self { parts: (format.write)(&export), scheme: scheme(document, format) }
    }
}

/// What of a document the shared files of a format have to know.
pub(super) fn scheme(document: &Document, format: &Format) -> Option<Scheme> {
    format.shared.map(|_| Scheme::of([document]))
}

/// The file beside a main one that has another ending; endings may have two parts.
pub(super) fn beside(main: &Path, own: &str, other: &str) -> PathBuf {
    let mut stem = main.to_path_buf();
    for _ in own.split('.') {
        stem.set_extension("");
    }
    let mut name = stem.into_os_string();
    name.push(".");
    name.push(other);
    PathBuf::from(name)
}

/// Refuses files that were named and whose results would go to one place, and results in the place of a source.
pub(super) fn apart(sources: &[Source], formats: &[&'static Format], folder: &Path) -> Result<(), Failures> {
    let own: BTreeSet<PathBuf> =
        sources.iter().filter_map(|source| source.path.canonicalize().ok()).collect();
    for (source, format) in sources.iter().zip(formats) {
        let main = folder.join(&source.below);
        let ending = main.extension().unwrap_or_default().to_string_lossy().into_owned();
        for other in std::iter::once(&format.extension).chain(format.companions) {
            let target = beside(&main, &ending, other);
            if target.canonicalize().is_ok_and(|target| own.contains(&target)) {
                let (name, target) = (source.name(), target.display());
                return Err(Failures::usage(format!("the result of {name} would overwrite {target}")));
            }
        }
    }
    let mut taken: BTreeMap<PathBuf, &Source> = BTreeMap::new();
    for (source, format) in sources.iter().zip(formats).filter(|(source, _)| source.named) {
        let mut target = folder.join(source.below.with_extension("")).into_os_string();
        target.push(".");
        target.push(format.extension);
        let target = PathBuf::from(target);
        if let Some(other) = taken.insert(target.clone(), source) {
            let (one, other, target) = (other.name(), source.name(), target.display());
            return Err(Failures::usage(format!("{one} and {other} would both be written to {target}")));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_file_stands_beside_the_first() {
        for (main, own, other, expected) in [
            ("out/tin.ann", "ann", "txt", "out/tin.txt"),
            ("out/v1.2.layers.conll", "layers.conll", "side.jsonl", "out/v1.2.side.jsonl"),
            ("out/tin.docx.ann", "ann", "txt", "out/tin.docx.txt"),
        ] {
            assert_eq!(beside(Path::new(main), own, other), Path::new(expected));
        }
    }
}
