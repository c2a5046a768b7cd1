//! `chu-giai convert`: labelled files of one format in, of another out.

mod made;
mod run;
mod told;
mod units;

use super::agree;
use super::input::{self, Source};
use super::output::Folder;
use super::progress::Progress;
use super::sink::Sink;
use super::written::format_of;
use super::{Failures, parallel};
use crate::exchange::intake::Encoding;
use crate::exchange::{self, CARD, File, Format, Making, OffsetUnit, Options, Share, Split};
use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use made::Plan;
use run::{Parted, Run};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

/// Turns labelled files of any format into another, and says what that one cannot carry
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// Files, folders with all that is in them, or `-` for standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,

    /// What to write
    #[arg(long, short, value_name = "FORMAT", value_parser = PossibleValuesParser::new(
        exchange::FORMATS.iter().map(|format| format.id)
    ).try_map(format_of))]
    to: &'static Format,

    /// What the files are
    #[arg(long, short, value_name = "FORMAT", default_value = ANY, value_parser = PossibleValuesParser::new(
        exchange::FORMATS.iter().filter(|format| format.read.is_some()).map(|format| format.id).chain([ANY])
    ).map(|id: String| exchange::format(&id)))]
    from: Known,

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

    #[command(flatten)]
    threads: parallel::Threads,

    /// Goes on where an earlier run into the same folder ended
    #[arg(long, requires = "out")]
    resume: bool,

    /// Says in README.md, which comes with several documents, how far these annotators agree: a file or folder of
    /// labelled articles for each
    #[arg(long, value_name = "ANNOTATOR", requires = "out", num_args = 2..)]
    annotators: Vec<PathBuf>,
}

/// The format that somebody says files are of; `None` where that is to be recognised.
type Known = Option<&'static Format>;
/// The word for that.
const ANY: &str = "auto";

/// Two shares of a hundred: `80,10`.
fn percents(words: &str) -> Result<(u32, u32), String> {
    let numbers = words.split_once(',').and_then(|(train, dev)| {
        let (train, dev) = (train.trim().parse().ok()?, dev.trim().parse().ok()?);
        Split::new(train, dev, 0).map(|_| (train, dev))
    });
    numbers.ok_or_else(|| "expected two numbers such as 80,10, together at most 100".to_owned())
}

/// Converts what can be read, whatever becomes of the rest.
pub(super) fn run(
    arguments: &Arguments,
    stdin: &mut dyn Read,
    stdout: &mut dyn Write,
) -> Result<(), Failures> {
    let to = arguments.to;
    let options = wanted(arguments)?;
    let out = arguments.out.as_deref();
    let folder = out.map(|out| Folder::new(out, arguments.resume).map_err(|error| Failures::of(out, &error)));
    let folder = folder.transpose()?;
    let mut messages = Vec::new();
    let mut sources = input::sources(&arguments.files, out, &mut messages);
    let split = arguments.split.and_then(|(train, dev)| Split::new(train, dev, arguments.seed));
    // What is gone through twice has to stay.
    let spooled = match (out, split) {
        (Some(out), Some(_)) => spool(&mut sources, out, stdin).map_err(|error| Failures::of(out, &error))?,
        _ => None,
    };
    let whole = match sources.as_slice() {
        [source] => stem(&source.below.to_string_lossy()),
        _ => "corpus".to_owned(),
    };
    let plan =
        Plan { from: arguments.from, to, options, encoding: arguments.encoding, counts: out.is_some() };
    let jobs = arguments.threads.count();
    let parts = split.map(|split| split.parts_of(&shares(plan, &sources, stdin, jobs)));
    let parted = Parted::new(parts.unwrap_or_default());
    let mut run = Run::new(plan, whole.clone(), parted, Sink::new(folder, stdout), jobs);
    run.all(sources, stdin);
    if let Some(spooled) = spooled {
        // Where it stays it is in nobody's way.
        let _ = std::fs::remove_file(spooled);
    }
    let Run { told, sink, tally, progress, .. } = run;
    told.sum(to, &progress);
    messages.extend(told.messages);
    let is_corpus = split.is_some() || tally.documents() > 1;
    if let Some(out) = out.filter(|_| is_corpus && tally.documents() > 0) {
        let agreement = match arguments.annotators.as_slice() {
            [] => String::new(),
            annotators => agree::section(annotators, jobs, &mut messages)?,
        };
        let card = tally.card(&whole, to, &options, &Making { split, agreement });
        put_card(card, out, &sink, &mut messages);
    }
    if messages.is_empty() { Ok(()) } else { Err(Failures { messages, status: 1 }) }
}

/// How it is to be written.
fn wanted(arguments: &Arguments) -> Result<Options, Failures> {
    let to = arguments.to;
    let options = Options {
        unit: arguments.unit.as_deref().and_then(OffsetUnit::from_wire),
        decided: arguments.decided,
    };
    match options.unit.filter(|unit| !to.units.contains(unit)) {
        Some(unit) => Err(Failures::usage(format!("offsets of {} do not count {}", to.id, unit.wire()))),
        None => Ok(options),
    }
}

/// Puts a data card beside the files, unless somebody's own file has its name.
fn put_card(content: String, out: &Path, sink: &Sink<'_>, messages: &mut Vec<String>) {
    let path = out.join(CARD);
    if path.exists() && !is_card(&path) {
        messages.push(format!("{}: is none of ours, so there is no data card", path.display()));
    } else if let Err((name, error)) = sink.share(&[File { name: CARD.to_owned(), content }]) {
        messages.push(format!("{name}: {error}"));
    }
}

/// Puts standard input into the folder, where it is among the sources, to be read more than once.
fn spool(sources: &mut [Source], out: &Path, stdin: &mut dyn Read) -> io::Result<Option<PathBuf>> {
    let Some(source) = sources.iter_mut().find(|source| input::is_stdin(&source.path)) else {
        return Ok(None);
    };
    let path = out.join(".stdin.part");
    io::copy(stdin, &mut std::fs::File::create(&path)?)?;
    source.path.clone_from(&path);
    Ok(Some(path))
}

/// What each document has to be shared out, in order: a few numbers are all that is kept of it.
fn shares(plan: Plan, sources: &[Source], stdin: &mut dyn Read, jobs: usize) -> Vec<Share> {
    let mut shares = Vec::new();
    let mut batch = parallel::Batch::new(jobs);
    let mut progress = Progress::new(true);
    let mut go = |batch: &mut parallel::Batch<units::Unit>| {
        for mut some in batch.work(|unit| made::shares(plan, &unit)) {
            progress.add(some.len());
            shares.append(&mut some);
        }
    };
    for group in units::together(sources.to_vec()) {
        // What cannot be read is told when it is converted.
        let _ = units::each(group, plan.from, stdin, &mut |unit, bytes| {
            if batch.push(unit, bytes) {
                go(&mut batch);
            }
            true
        });
    }
    go(&mut batch);
    progress.clear();
    shares
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

/// Whether a file is a data card that was written before.
fn is_card(path: &Path) -> bool {
    std::fs::read_to_string(path).is_ok_and(|card| card.contains("\n- Written by: chu-giai "))
}
