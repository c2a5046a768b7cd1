//! `chu-giai convert`: labelled files of one format in, of another out.

mod stream;

use super::Failures;
use super::agree::Agreement;
use super::input::{self, RawLines, Source};
use crate::annotation::Document;
use crate::exchange::intake::{self, Decoded, Encoding, Limits, Remark};
use crate::exchange::{
    self, CARD, Caution, Corpus, File, Format, Input, Loss, Lost, Making, OffsetUnit, Options, Outcome,
    Problem, Split,
};
use clap::Args;
use clap::builder::PossibleValuesParser;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, BufRead, BufReader, Cursor, Read, Write};
use std::path::{Path, PathBuf};
use stream::Plan;

/// Turns labelled files of any format into another, and says what that one cannot carry
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// Files, folders with all that is in them, or `-` for standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,

    /// What to write
    #[arg(long, short, value_name = "FORMAT", value_parser = PossibleValuesParser::new(
        exchange::FORMATS.iter().map(|format| format.id)
    ))]
    to: String,

    /// What the files are
    #[arg(long, short, value_name = "FORMAT", default_value = "auto", value_parser = PossibleValuesParser::new(
        exchange::FORMATS.iter().filter(|format| format.read.is_some()).map(|format| format.id).chain(["auto"])
    ))]
    from: String,

    /// Writes files here, with those that other programs need beside them, instead of to standard output
    #[arg(long, short, value_name = "DIR")]
    out: Option<PathBuf>,

    /// What offsets count, where the format's readers do not agree
    #[arg(long, short, value_parser = PossibleValuesParser::new(
        OffsetUnit::ALL.map(OffsetUnit::wire)
    ))]
    unit: Option<String>,

    /// Leaves out what nobody has decided
    #[arg(long, short)]
    decided: bool,

    /// The encoding of all files, where it is not recognised: UTF-8, UTF-16LE, UTF-16BE, Windows-1258, TCVN3 or VNI
    #[arg(long, value_name = "NAME", value_parser = input::encoding_of)]
    encoding: Option<Encoding>,

    /// Parts the documents: so many of a hundred for training and for development, the rest for tests, each
    /// label shared out alike
    #[arg(long, value_name = "TRAIN,DEV", requires = "out", value_parser = percents)]
    split: Option<(u32, u32)>,

    /// Another seed gives another split of the same shares
    #[arg(long, value_name = "NUMBER", default_value_t = 0, requires = "split")]
    seed: u64,

    /// Says in README.md, which comes with several documents, how far these annotators agree: a file or folder of
    /// labelled articles for each
    #[arg(long, value_name = "ANNOTATOR", requires = "out", num_args = 2..)]
    annotators: Vec<PathBuf>,
}

/// Two shares of a hundred: `80,10`.
fn percents(words: &str) -> Result<(u32, u32), String> {
    let numbers = words.split_once(',').and_then(|(train, dev)| {
        let (train, dev) = (train.trim().parse().ok()?, dev.trim().parse().ok()?);
        Split::new(train, dev, 0).map(|_| (train, dev))
    });
    numbers.ok_or_else(|| "expected two numbers such as 80,10, together at most 100".to_owned())
}

/// A document that was read, and the name that its files get.
struct Named {
    stem: String,
    document: Document,
}

/// Converts what can be read, whatever becomes of the rest.
pub(super) fn run(
    arguments: &Arguments,
    stdin: &mut dyn Read,
    stdout: &mut dyn Write,
    stderr: &mut dyn Write,
) -> Result<(), Failures> {
    let Some(to) = exchange::format(&arguments.to) else {
        return Err(Failures::usage(format!("there is no format {:?}", arguments.to)));
    };
    let options = Options {
        unit: arguments.unit.as_deref().and_then(OffsetUnit::from_wire),
        decided: arguments.decided,
    };
    if let Some(unit) = options.unit.filter(|unit| !to.units.contains(unit)) {
        return Err(Failures::usage(format!("offsets of {} do not count {}", to.id, unit.wire())));
    }
    let mut told = Told::default();
    let sources = input::sources(&arguments.files, arguments.out.as_deref(), &mut told.messages);
    let mut rest = Vec::new();
    if let [source] = sources.as_slice()
        && arguments.out.is_none()
        && to.corpus != Corpus::Files
    {
        // JSON by lines becomes what it becomes while it is read.
        match begin(source, stdin) {
            Ok((first, reader)) => match stream::by_lines(&first, exchange::format(&arguments.from)) {
                Some(from) => {
                    let name = source.path.display().to_string();
                    let plan = Plan { name: &name, from, to, options, encoding: arguments.encoding };
                    let reader = BufReader::new(Cursor::new(first).chain(reader));
                    let lines = RawLines::new(reader, Limits::default().line);
                    let result = stream::convert(plan, lines, stdout, stderr, &mut told);
                    return told.end(to, &name, result, stderr);
                }
                None => rest = first,
            },
            Err(error) => return told.end(to, &source.name(), Err(error), stderr),
        }
    }
    let stdin = &mut Cursor::new(rest).chain(stdin);
    let contents = contents(arguments, &sources, stdin, &mut told.messages, stderr);
    let inputs: Vec<Input<'_>> = contents.iter().map(|(name, content)| Input { name, content }).collect();
    let outcomes = exchange::read_files(&inputs, exchange::format(&arguments.from));
    let documents = documents(outcomes, &mut told.messages, stderr);
    for Named { stem, document } in &documents {
        told.document(to, stem, document, options);
    }
    told.sum(to, stderr);
    let Told { mut messages, .. } = told;
    let named: Vec<(&str, &Document)> =
        documents.iter().map(|known| (known.stem.as_str(), &known.document)).collect();
    let whole = match (named.as_slice(), inputs.as_slice()) {
        (_, [input]) => stem(input.name),
        _ => "corpus".to_owned(),
    };
    let split = arguments.split.and_then(|(train, dev)| Split::new(train, dev, arguments.seed));
    let is_corpus = arguments.out.is_some() && (split.is_some() || named.len() > 1);
    let files = if named.is_empty() {
        Vec::new()
    } else if is_corpus {
        let annotators = Some(&arguments.annotators).filter(|annotators| !annotators.is_empty());
        let agreement = annotators.map(|annotators| Agreement::of(annotators, &mut messages).section());
        let making = Making { split, agreement: agreement.unwrap_or_default() };
        exchange::bundle_corpus(to, &whole, &named, &options, &making)
    } else {
        exchange::bundle(to, &whole, &named, &options)
    };
    match &arguments.out {
        Some(folder) => write_files(folder, &files, &mut messages),
        None if to.corpus == Corpus::Files && named.len() > 1 => {
            let count = named.len();
            messages.push(format!("{count} documents of {} need a folder: --out DIR", to.id));
        }
        None => {
            let main = files.first().map(|file| file.content.as_str()).unwrap_or_default();
            if !to.companions.is_empty() && !files.is_empty() {
                note(stderr, &format!("the files that belong to {} are written with --out DIR", to.id));
            }
            match stdout.write_all(main.as_bytes()).and_then(|()| stdout.flush()) {
                Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
                    messages.push(format!("standard output: {error}"));
                }
                Ok(()) | Err(_) => {}
            }
        }
    }
    if messages.is_empty() { Ok(()) } else { Err(Failures { messages, status: 1 }) }
}

/// All files with their contents, those of folders in the order of their names.
fn contents(
    arguments: &Arguments,
    sources: &[Source],
    stdin: &mut dyn Read,
    messages: &mut Vec<String>,
    stderr: &mut dyn Write,
) -> Vec<(String, String)> {
    let mut contents = Vec::new();
    for source in sources {
        let name = source.path.display().to_string();
        let read = if input::is_stdin(&source.path) {
            let mut bytes = Vec::new();
            stdin.read_to_end(&mut bytes).map(|_| bytes)
        } else {
            std::fs::read(&source.path)
        };
        let decoded = read.map_err(|error| error.to_string()).and_then(|bytes| match arguments.encoding {
            Some(encoding) => Ok(intake::reread(bytes, encoding)),
            None => intake::decode(bytes).map_err(|refusal| refusal.to_string()),
        });
        match decoded {
            Ok(Decoded { text, recognised, damaged }) => {
                if recognised.sure < 100 {
                    let known = format!("read as {} ({} % sure)", recognised.encoding, recognised.sure);
                    note(stderr, &format!("{name}: {known}"));
                }
                if damaged > 0 {
                    note(stderr, &format!("{name}: {}", Remark::Damaged { count: damaged }));
                }
                contents.push((name, text));
            }
            Err(message) => messages.push(format!("{name}: {message}")),
        }
    }
    contents
}

/// What was read, each with a name of its own.
fn documents(outcomes: Vec<Outcome<'_>>, messages: &mut Vec<String>, stderr: &mut dyn Write) -> Vec<Named> {
    let mut taken: BTreeMap<String, usize> = BTreeMap::new();
    let mut documents = Vec::new();
    for Outcome { name, batch, .. } in outcomes {
        let batch = match batch {
            Ok(batch) => batch,
            Err(error) => {
                messages.push(format!("{name}: {error}"));
                continue;
            }
        };
        problems(name, &batch.problems, stderr);
        let several = batch.documents.len() > 1;
        for (at, imported) in batch.documents.into_iter().enumerate() {
            let place = if several { format!("{name}, document {}", at + 1) } else { name.to_owned() };
            problems(&place, &imported.problems, stderr);
            // A corpus says where its articles are from; a file is named after itself.
            let own = if several { stem(&imported.document.meta().source) } else { stem(name) };
            let own = if own.is_empty() { stem(name) } else { own };
            let stem = fresh(own, &mut taken);
            documents.push(Named { stem, document: imported.document });
        }
    }
    documents
}

/// A name that nobody has: with a number where it is taken.
fn fresh(own: String, taken: &mut BTreeMap<String, usize>) -> String {
    let mut count = taken.get(&own).copied().unwrap_or_default();
    let mut name = own.clone();
    while taken.contains_key(&name) {
        count += 1;
        name = format!("{own}-{}", count + 1);
    }
    taken.insert(own, count);
    taken.entry(name.clone()).or_default();
    name
}

fn problems(name: &str, problems: &[Problem], stderr: &mut dyn Write) {
    for problem in problems {
        note(stderr, &format!("{name}: {problem}"));
    }
}

/// A name without folders and without its ending; the endings of formats may have two parts.
fn stem(name: &str) -> String {
    if name == "-" {
        return "stdin".to_owned();
    }
    let base = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let endings = exchange::FORMATS.iter().map(|format| format.extension);
    let own = endings
        .filter_map(|ending| base.strip_suffix(ending)?.strip_suffix('.'))
        .min_by_key(|stem| stem.len());
    own.or_else(|| base.rsplit_once('.').map(|(stem, _)| stem)).unwrap_or(base).to_owned()
}

/// What there is to say about documents that are converted.
#[derive(Debug, Default)]
struct Told {
    /// Worth knowing, and no failure.
    notes: Vec<String>,
    /// What failed.
    messages: Vec<String>,
    losses: BTreeMap<Lost, usize>,
    cautions: BTreeSet<Caution>,
}

impl Told {
    /// Looks whether a document arrives, and counts what of it does not.
    fn document(&mut self, format: &Format, name: &str, document: &Document, options: Options) {
        if let Err(mismatch) = exchange::verify(format, document, &options) {
            self.messages.push(format!("{name}: {mismatch}"));
        }
        for Loss { lost, count } in format.losses(document) {
            *self.losses.entry(lost).or_default() += count;
        }
        self.cautions.extend(format.cautions(document));
    }

    /// Adds what there is to say about others.
    fn add(&mut self, other: Self) {
        self.notes.extend(other.notes);
        self.messages.extend(other.messages);
        for (lost, count) in other.losses {
            *self.losses.entry(lost).or_default() += count;
        }
        self.cautions.extend(other.cautions);
    }

    /// Says what the format cannot carry of all documents together, and what its readers may not understand.
    fn sum(&self, format: &Format, stderr: &mut dyn Write) {
        if !self.losses.is_empty() {
            let list: Vec<String> =
                self.losses.iter().map(|(lost, count)| format!("{count} {}", lost.wire())).collect();
            note(stderr, &format!("{} cannot carry {}", format.id, list.join(", ")));
        }
        for caution in &self.cautions {
            note(
                stderr,
                match caution {
                    Caution::UnitMatters => {
                        "readers of this format do not agree on what offsets count, and here it matters: see --unit"
                    }
                    Caution::Overlaps => {
                        "a reader that is not set to allow overlapping spans drops one of two without a word"
                    }
                },
            );
        }
    }

    /// Says all that is left to say of a file that was converted line by line.
    fn end(
        mut self,
        format: &Format,
        name: &str,
        result: io::Result<()>,
        stderr: &mut dyn Write,
    ) -> Result<(), Failures> {
        self.sum(format, stderr);
        match result {
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
                self.messages.push(format!("{name}: {error}"));
            }
            Ok(()) | Err(_) => {}
        }
        if self.messages.is_empty() { Ok(()) } else { Err(Failures { messages: self.messages, status: 1 }) }
    }
}

/// The first line of a file, or as much of it as a line may have, and what is behind it.
fn begin<'s>(source: &Source, stdin: &'s mut dyn Read) -> io::Result<(Vec<u8>, Box<dyn Read + 's>)> {
    let reader: Box<dyn Read + 's> = if input::is_stdin(&source.path) {
        Box::new(stdin)
    } else {
        Box::new(std::fs::File::open(&source.path)?)
    };
    // Not more than the first line is taken from whoever reads on.
    let mut reader = BufReader::with_capacity(1, reader);
    let mut first = Vec::new();
    reader.by_ref().take(Limits::default().line as u64 + 1).read_until(b'\n', &mut first)?;
    Ok((first, reader.into_inner()))
}

fn write_files(folder: &Path, files: &[File], messages: &mut Vec<String>) {
    if let Err(error) = std::fs::create_dir_all(folder) {
        messages.push(format!("{}: {error}", folder.display()));
        return;
    }
    for file in files {
        let path = folder.join(&file.name);
        if file.name == CARD && path.exists() && !is_card(&path) {
            messages.push(format!("{}: is none of ours, so there is no data card", path.display()));
            continue;
        }
        let made = path.parent().map_or(Ok(()), std::fs::create_dir_all);
        if let Err(error) = made.and_then(|()| std::fs::write(&path, &file.content)) {
            messages.push(format!("{}: {error}", path.display()));
        }
    }
}

/// Whether a file is a data card that was written before.
fn is_card(path: &Path) -> bool {
    std::fs::read_to_string(path).is_ok_and(|card| card.contains("\n- Written by: chu-giai "))
}

fn note(stderr: &mut dyn Write, message: &str) {
    // Where standard error is closed there is nobody left to tell.
    let _ = writeln!(stderr, "chu-giai: {message}");
}
