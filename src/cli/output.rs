//! Where results go: to standard output, or into a folder, where a result that is there is whole.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// Where one result goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Target {
    /// Standard output.
    Stdout,
    /// A file of its own.
    File(PathBuf),
    /// The end of a file that the results of one source share; with its place among them, from one.
    End(PathBuf, usize),
}

/// The folder for results and what was put there so far.
#[derive(Debug)]
pub(super) struct Folder {
    root: PathBuf,
    /// Whether what an earlier run left is gone on with.
    resumes: bool,
    taken: BTreeSet<PathBuf>,
    open: Vec<Growing>,
}

/// A file that grows, and those that belong to it. They have other names until they are whole; beside the main
/// one stands how far they are.
#[derive(Debug)]
struct Growing {
    target: PathBuf,
    /// The main one first.
    files: Vec<Grown>,
}

/// One of them.
#[derive(Debug)]
struct Grown {
    target: PathBuf,
    file: File,
    length: u64,
}

/// How far results have come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reached {
    /// All are there.
    Done,
    /// Those of so many entries are there.
    Entries(usize),
}

impl Folder {
    /// Makes the folder; `resumes` says whether what an earlier run left is gone on with.
    ///
    /// # Errors
    /// Where that fails.
    pub(super) fn new(root: &Path, resumes: bool) -> io::Result<Self> {
        if root.exists() && !root.is_dir() {
            return Err(io::Error::new(io::ErrorKind::NotADirectory, "expected a folder, found a file"));
        }
        fs::create_dir_all(root)?;
        Ok(Self { root: root.to_path_buf(), resumes, taken: BTreeSet::new(), open: Vec::new() })
    }

    /// A file of this name in it.
    pub(super) fn path(&self, name: &Path) -> PathBuf {
        self.root.join(name)
    }

    /// Whether a result is there already, of an earlier run that is gone on with.
    pub(super) fn has(&self, file: &Path) -> bool {
        self.resumes && file.exists()
    }

    /// The file for the entry of a source: `tin.zip` and `/xã.txt` give `tin/xã.json`, `tin.csv` and `#2` give
    /// `tin-2.json`. Where another entry took that, the ending of this one stays in its name.
    pub(super) fn file(&mut self, below: &Path, suffix: &str, extension: &str) -> PathBuf {
        let (path, row) = match suffix.rsplit_once('#') {
            Some((path, row)) if row.bytes().all(|byte| byte.is_ascii_digit()) => (path, Some(row)),
            _ => (suffix, None),
        };
        let inner = path.trim_start_matches('/');
        let own = if inner.is_empty() {
            self.root.join(below)
        } else {
            self.root.join(below.with_extension("")).join(inner)
        };
        let named = |stem: &std::ffi::OsStr, more: &str| {
            let mut name = stem.to_owned();
            if let Some(row) = row {
                name.push(format!("-{row}"));
            }
            name.push(format!("{more}.{extension}"));
            own.with_file_name(name)
        };
        let whole = own.file_name().unwrap_or_default();
        let mut file = named(own.file_stem().unwrap_or_default(), "");
        let mut count = 1;
        while !self.taken.insert(file.clone()) {
            let more = if count == 1 { String::new() } else { format!("~{count}") };
            file = named(whole, &more);
            count += 1;
        }
        file
    }

    /// How far a shared file is that was begun before.
    pub(super) fn reached(&self, shared: &Path) -> Reached {
        if !self.resumes {
            return Reached::Entries(0);
        }
        if shared.exists() {
            return Reached::Done;
        }
        Reached::Entries(noted(shared).map_or(0, |(entries, _)| entries))
    }

    /// Puts a result at the end of a shared file and of those that belong to it; each with its name.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub(super) fn append(&mut self, shared: &Path, contents: &[(PathBuf, String)]) -> io::Result<()> {
        let growing = self.growing(shared)?;
        for (target, content) in contents {
            if growing.files.iter().all(|grown| grown.target != *target) {
                growing.files.push(Grown::open(target.clone(), 0)?);
            }
            for grown in growing.files.iter_mut().filter(|grown| grown.target == *target) {
                grown.file.write_all(content.as_bytes())?;
                grown.length += content.len() as u64;
            }
        }
        Ok(())
    }

    /// Notes that the results of so many entries of the shared file are there.
    ///
    /// # Errors
    /// Where the note cannot be written.
    pub(super) fn note(&mut self, shared: &Path, entries: usize) -> io::Result<()> {
        let growing = self.growing(shared)?;
        let mut lines = entries.to_string();
        for Grown { target, length, .. } in &growing.files {
            let _ = write!(lines, " {length}");
            if target != shared {
                let _ = write!(lines, " {}", target.file_name().unwrap_or_default().to_string_lossy());
            }
            lines.push('\n');
        }
        put(&note_of(shared), &lines)
    }

    /// The shared file is whole: it and those that belong to it get their names.
    ///
    /// # Errors
    /// Where one cannot be renamed.
    pub(super) fn finish(&mut self, shared: &Path) -> io::Result<()> {
        self.growing(shared)?;
        let at = self.open.iter().position(|growing| growing.target == shared);
        let files = at.map(|at| self.open.swap_remove(at).files).unwrap_or_default();
        // The main one last: where it is, all are.
        for Grown { target, mut file, .. } in files.into_iter().rev() {
            file.flush()?;
            drop(file);
            fs::rename(unfinished(&target), target)?;
        }
        remove(&note_of(shared))
    }

    fn growing(&mut self, shared: &Path) -> io::Result<&mut Growing> {
        let known = self.open.iter().position(|growing| growing.target == shared);
        let at = known.unwrap_or(self.open.len());
        if known.is_none() {
            self.open.push(begin(shared, self.resumes)?);
        }
        self.open.get_mut(at).ok_or_else(|| io::ErrorKind::NotFound.into())
    }
}

/// Puts a result into a file of its own.
///
/// # Errors
/// Where it cannot be written; then it is not there.
pub(super) fn put(file: &Path, content: &str) -> io::Result<()> {
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    let growing = unfinished(file);
    fs::write(&growing, content)?;
    fs::rename(growing, file)
}

/// Takes a file away, if it is there.
///
/// # Errors
/// Where it stays.
pub(super) fn remove(file: &Path) -> io::Result<()> {
    match fs::remove_file(file) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Opens a shared file: anew, or where the last note says that it was whole.
fn begin(shared: &Path, resumed: bool) -> io::Result<Growing> {
    if let Some(folder) = shared.parent() {
        fs::create_dir_all(folder)?;
    }
    // What an earlier run left is not to be taken for a result of this one.
    if !resumed {
        remove(shared)?;
    }
    let known = if resumed { noted(shared) } else { None };
    let known = known.map_or_else(|| vec![(0, shared.to_path_buf())], |(_, known)| known);
    let files = known.into_iter().map(|(length, target)| Grown::open(target, length));
    Ok(Growing { target: shared.to_path_buf(), files: files.collect::<io::Result<_>>()? })
}

impl Grown {
    /// Opens a file at this length; what is after that was not noted.
    fn open(target: PathBuf, known: u64) -> io::Result<Self> {
        let unfinished = unfinished(&target);
        let mut file = OpenOptions::new().write(true).create(true).truncate(false).open(unfinished)?;
        let length = known.min(file.metadata()?.len());
        file.set_len(length)?;
        file.seek(SeekFrom::Start(length))?;
        Ok(Self { target, file, length })
    }
}

/// What the note beside a shared file says: entries, and the bytes of it and of those that belong to it;
/// nothing where one of them is shorter than that.
fn noted(shared: &Path) -> Option<(usize, Vec<(u64, PathBuf)>)> {
    let note = fs::read_to_string(note_of(shared)).ok()?;
    let mut lines = note.lines();
    let (entries, length) = lines.next()?.split_once(' ')?;
    let others = lines.map(|line| {
        let (length, name) = line.trim_start().split_once(' ')?;
        Some((length.parse().ok()?, shared.with_file_name(name)))
    });
    let known = std::iter::once(Some((length.parse().ok()?, shared.to_path_buf()))).chain(others);
    let known: Vec<(u64, PathBuf)> = known.collect::<Option<_>>()?;
    let is_there = |(length, target): &(u64, PathBuf)| {
        fs::metadata(unfinished(target)).is_ok_and(|metadata| metadata.len() >= *length)
    };
    known.iter().all(is_there).then_some((entries.parse().ok()?, known))
}

fn unfinished(file: &Path) -> PathBuf {
    with(file, ".part")
}

/// The file beside a result that says how far it has come.
pub(super) fn note_of(file: &Path) -> PathBuf {
    with(file, ".at")
}

fn with(file: &Path, more: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(more);
    PathBuf::from(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_entry_has_a_file_of_its_own() {
        let mut folder =
            Folder { root: PathBuf::from("out"), resumes: false, taken: BTreeSet::new(), open: Vec::new() };
        for (below, suffix, file) in [
            ("tin.txt", "", "out/tin.json"),
            ("tin.docx", "", "out/tin.docx.json"),
            ("v1.2.txt", "", "out/v1.2.json"),
            ("a/b", "", "out/a/b.json"),
            ("tin.zip", "/x/xã.txt", "out/tin/x/xã.json"),
            ("tin.zip", "/x/xã.txt", "out/tin/x/xã.txt.json"),
            ("tin.zip", "/x/xã.txt", "out/tin/x/xã.txt~2.json"),
            ("tin.zip", "/b.csv#3", "out/tin/b-3.json"),
            ("tin.zip", "/c#d.txt", "out/tin/c#d.json"),
            ("tin.csv", "#12", "out/tin-12.json"),
        ] {
            assert_eq!(folder.file(Path::new(below), suffix, "json"), Path::new(file), "{below}{suffix}");
        }
    }
}
