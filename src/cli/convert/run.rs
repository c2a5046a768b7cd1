//! A conversion on its way: pieces are read and made on all cores, and what is made is written in order. Nothing
//! of a document stays but its counts.

use super::made::{Made, Plan, make};
use super::stem;
use super::told::Told;
use super::units::{self, Piece, Unit};
use crate::cli::input::Source;
use crate::cli::output::{Reached, Target};
use crate::cli::parallel::Batch;
use crate::cli::progress::Progress;
use crate::cli::sink::{Failed, Flow, Sink};
use crate::exchange::{Corpus, Part, Subset, Tally};
use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;
use std::path::{Path, PathBuf};

/// Which documents go into which part, in their order.
#[derive(Debug, Default)]
pub(super) struct Parted {
    parts: Vec<Subset>,
    /// How many of the same part come before each.
    indices: Vec<usize>,
}

impl Parted {
    pub(super) fn new(parts: Vec<Subset>) -> Self {
        let mut counts: BTreeMap<Subset, usize> = BTreeMap::new();
        let indices = parts.iter().map(|part| {
            let count = counts.entry(*part).or_default();
            *count += 1;
            *count - 1
        });
        Self { indices: indices.collect(), parts }
    }

    /// How many documents come before this one in its file.
    fn index(&self, number: usize) -> usize {
        self.indices.get(number).copied().unwrap_or(number)
    }

    /// The part of a document; `None` where there is one set.
    fn part(&self, number: usize) -> Option<Subset> {
        self.parts.get(number).copied()
    }
}

/// A piece that is to be made.
struct Waiting {
    unit: Unit,
    /// Which one it is, from one.
    place: usize,
    /// How many documents are in it, as far as is known.
    expected: usize,
    /// How many documents come before it, if all that is expected comes true.
    before: usize,
    /// Whether its results are there from an earlier run.
    is_there: bool,
}

/// A conversion on its way.
pub(super) struct Run<'o> {
    plan: Plan,
    /// The name of the files that all documents share.
    whole: String,
    parted: Parted,
    batch: Batch<Waiting>,
    /// Pieces that were handed over.
    places: usize,
    /// Documents that were read.
    done: usize,
    /// How far the shared files were in an earlier run.
    reached: BTreeMap<PathBuf, usize>,
    /// Names that are given, with how often each was asked for.
    taken: BTreeMap<String, usize>,
    /// The files of a document that waits, because only one goes to standard output.
    held: Option<Vec<Part>>,
    flow: Flow,
    pub(super) sink: Sink<'o>,
    pub(super) tally: Tally,
    pub(super) progress: Progress,
    pub(super) told: Told,
}

impl<'o> Run<'o> {
    /// A run into a sink, by so many threads.
    pub(super) fn new(plan: Plan, whole: String, parted: Parted, sink: Sink<'o>, jobs: usize) -> Self {
        let mut run = Self {
            progress: Progress::beside_results(plan.counts),
            plan,
            whole,
            parted,
            batch: Batch::new(jobs),
            places: 0,
            done: 0,
            reached: BTreeMap::new(),
            taken: BTreeMap::new(),
            held: None,
            flow: Flow::Go,
            sink,
            tally: Tally::default(),
            told: Told::default(),
        };
        if run.plan.counts && run.plan.to.corpus != Corpus::Files {
            let subsets: BTreeSet<Subset> = run.parted.parts.iter().copied().collect();
            let subsets = subsets.into_iter().map(Some).chain(run.parted.parts.is_empty().then_some(None));
            for shared in subsets.filter_map(|subset| run.shared(subset)).collect::<Vec<_>>() {
                let reached = match run.sink.reached(&shared) {
                    Reached::Done => usize::MAX,
                    Reached::Entries(entries) => entries,
                };
                run.reached.insert(shared, reached);
            }
        }
        run
    }

    /// Converts files.
    pub(super) fn all(&mut self, sources: Vec<Source>, stdin: &mut dyn Read) {
        for group in units::together(sources) {
            let name = group.first().map(Source::name).unwrap_or_default();
            let read = units::each(group, self.plan.from, stdin, &mut |unit, bytes| self.push(unit, bytes));
            if let Err(error) = read {
                self.told.messages.push(format!("{name}: {error}"));
            }
            if self.flow == Flow::Stop {
                break;
            }
        }
        self.work();
        self.end();
        self.progress.clear();
    }

    /// Takes a piece; whether more is wanted.
    fn push(&mut self, unit: Unit, bytes: usize) -> bool {
        self.places += 1;
        let place = self.places;
        let is_there = match (&unit.piece, self.plan.to.corpus) {
            (Piece::Files(_), Corpus::Files) => {
                self.path(None, &stem(&unit.file)).is_some_and(|file| self.sink.has(&file))
            }
            (Piece::Line(..) | Piece::Whole(_), Corpus::Files) => false,
            _ => self.reached.values().min().is_some_and(|&reached| place <= reached),
        };
        if self.batch.push(Waiting { unit, place, expected: 1, before: 0, is_there }, bytes) {
            self.work();
        }
        self.flow == Flow::Go
    }

    /// Works on what has gathered. A document may have to know its place in its file, and a piece may hold none or
    /// several: where it is not as expected, the pieces after it are made once more.
    fn work(&mut self) {
        let mut last = None;
        let mut known: BTreeMap<usize, usize> = BTreeMap::new();
        let mut waiting = self.batch.take();
        while !waiting.is_empty() && self.flow == Flow::Go {
            let mut before = self.done;
            for one in &mut waiting {
                one.expected = known.get(&one.place).copied().unwrap_or(one.expected);
                one.before = before;
                before += one.expected;
            }
            let (plan, parted) = (self.plan, &self.parted);
            let all = self.batch.map(std::mem::take(&mut waiting), |one: Waiting| {
                let made = make(plan, &one.unit, !one.is_there, &|at| parted.index(one.before + at));
                (one, made)
            });
            for (one, (made, told)) in all {
                if waiting.is_empty() && one.before == self.done {
                    last = Some(one.place);
                    self.write(&one, made, told);
                } else {
                    known.insert(one.place, made.len());
                    waiting.push(one);
                }
            }
        }
        if let Some(place) = last.filter(|_| self.done > 0) {
            self.note(place);
        }
    }

    fn write(&mut self, one: &Waiting, made: Vec<Made>, mut told: Told) {
        self.progress.add(made.len());
        for message in std::mem::take(&mut told.notes) {
            self.progress.note(&message);
        }
        self.told.add(told);
        for (at, made) in made.into_iter().enumerate() {
            let number = self.done;
            self.done += 1;
            let Made { stem, parts, counted } = made;
            if let Some(counted) = counted {
                self.tally.add(self.parted.part(number).unwrap_or(Subset::Train), counted);
            }
            if self.flow == Flow::Stop {
                continue;
            }
            if let Err(failed) = self.put(one, number, at, &stem, parts) {
                self.flow = self.sink.flow(failed, &mut self.told.messages);
            }
        }
    }

    /// Puts the files of a document where they go, unless they are there.
    fn put(
        &mut self,
        one: &Waiting,
        number: usize,
        at: usize,
        stem: &str,
        parts: Option<Vec<Part>>,
    ) -> Result<(), Failed> {
        let subset = self.parted.part(number);
        let target = match self.plan.to.corpus {
            Corpus::Files => {
                let name = self.fresh(stem);
                self.path(subset, &name).map_or(Target::Stdout, Target::File)
            }
            Corpus::Appended | Corpus::Array => {
                let shared = self.shared(subset);
                shared.map_or(Target::Stdout, |shared| Target::End(shared, one.place))
            }
        };
        let is_there = match &target {
            Target::Stdout => false,
            Target::File(file) => self.sink.has(file),
            Target::End(shared, place) => self.reached.get(shared).is_some_and(|reached| place <= reached),
        };
        if is_there {
            return Ok(());
        }
        let index = self.parted.index(number);
        // Another document has the name that this one was thought to have.
        let parts = parts.or_else(|| {
            let (made, told) = make(self.plan, &one.unit, true, &|_| index);
            self.told.add(told);
            made.into_iter().nth(at)?.parts
        });
        let parts = parts.unwrap_or_default();
        if target == Target::Stdout && self.plan.to.corpus == Corpus::Files {
            self.held.get_or_insert(parts);
            return Ok(());
        }
        self.sink.put(&parts, &target, self.plan.to, index)
    }

    /// Notes that the results of all pieces up to this one are there.
    fn note(&mut self, place: usize) {
        for (shared, reached) in &self.reached {
            if *reached < place
                && let Err(failed) = self.sink.note(shared, place)
            {
                self.sink.flow(failed, &mut self.told.messages);
            }
        }
    }

    /// What comes after all documents.
    fn end(&mut self) {
        let to = self.plan.to;
        let done = self.ended();
        if let Err(failed) = done {
            self.sink.flow(failed, &mut self.told.messages);
        }
        if !self.plan.counts && !to.companions.is_empty() && self.done > 0 {
            self.progress.note(&format!("the files that belong to {} are written with --out DIR", to.id));
        }
    }

    fn ended(&mut self) -> Result<(), Failed> {
        let to = self.plan.to;
        match self.held.take() {
            Some(_) if self.done > 1 => {
                let count = self.done;
                self.told.messages.push(format!("{count} documents of {} need a folder: --out DIR", to.id));
            }
            Some(parts) => self.sink.put(&parts, &Target::Stdout, to, 0)?,
            None => {}
        }
        self.sink.end(to)?;
        if self.done == 0 {
            return Ok(());
        }
        for (shared, reached) in &self.reached {
            if *reached < usize::MAX {
                self.sink.finish(shared, to)?;
            }
        }
        match to.shared {
            Some(shared) => self.sink.share(&shared(self.tally.scheme())),
            None => Ok(()),
        }
    }

    /// The file that the documents of a part share; `None` where they go to standard output.
    fn shared(&self, subset: Option<Subset>) -> Option<PathBuf> {
        let name = subset.map_or(self.whole.as_str(), |subset| subset.wire());
        self.sink.path(Path::new(&format!("{name}.{}", self.plan.to.extension)))
    }

    /// The main file of a document; `None` where it goes to standard output.
    fn path(&self, subset: Option<Subset>, stem: &str) -> Option<PathBuf> {
        let below = subset.map_or(Path::new(""), |subset| Path::new(subset.wire()));
        self.sink.path(&below.join(format!("{stem}.{}", self.plan.to.extension)))
    }

    /// A name that nobody has: with a number where it is taken.
    fn fresh(&mut self, own: &str) -> String {
        let mut count = self.taken.get(own).copied().unwrap_or_default();
        let mut name = own.to_owned();
        while self.taken.contains_key(&name) {
            count += 1;
            name = format!("{own}-{}", count + 1);
        }
        self.taken.insert(own.to_owned(), count);
        self.taken.entry(name.clone()).or_default();
        name
    }
}
