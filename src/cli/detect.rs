//! `chu-giai detect`: articles in, suggestions out.

use super::Failures;
use super::input::{self, Found, Source};
use super::output::{Folder, Reached, Target};
use super::parallel::{self, Batch};
use super::progress::Progress;
use super::sink::{Failed, Flow, Sink};
use super::task::{Task, task};
use super::written::{Written, apart, format_of, scheme};
use crate::annotation::{Document, Meta};
use crate::exchange::intake::{Choices, Content};
use crate::exchange::{self, Corpus, Format, Scheme};
use crate::session;
use crate::text::Text;
use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use std::collections::BTreeSet;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

/// Finds officials, positions, dates, figures and directives in articles
#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    input: input::Files,

    /// Writes one file per article here, NAME.txt as NAME.json, instead of to standard output
    ///
    /// Of archives and tables come NAME/… and NAME-1, NAME-2, …; of formats by lines one file for each file that was
    /// read. With the files that other programs need beside them.
    #[arg(long, short, value_name = "DIR")]
    out: Option<PathBuf>,

    /// What to write; without it jsonl for JSON by lines, json for anything else
    #[arg(long, short, value_name = "FORMAT", value_parser = PossibleValuesParser::new(
        exchange::FORMATS.iter().map(|format| format.id)
    ).try_map(format_of))]
    to: Option<&'static Format>,

    #[command(flatten)]
    threads: parallel::Threads,

    /// Goes on where an earlier run into the same folder ended
    #[arg(long, requires = "out")]
    resume: bool,
}

/// Detects in every file, whatever becomes of the others.
pub(super) fn run(
    arguments: &Arguments,
    stdin: &mut dyn Read,
    stdout: &mut dyn Write,
) -> Result<(), Failures> {
    let mut messages = Vec::new();
    let sources = input::sources(&arguments.input.paths, arguments.out.as_deref(), &mut messages);
    let native = |source: &Source| format_of(if source.is_lines() { "jsonl" } else { "json" }.to_owned());
    let format = |source| arguments.to.map_or_else(|| native(source), Ok);
    let formats: Result<Vec<&'static Format>, _> = sources.iter().map(format).collect();
    let formats = formats.map_err(Failures::usage)?;
    let folder = match &arguments.out {
        Some(folder) => {
            apart(&sources, &formats, folder)?;
            Some(Folder::new(folder, arguments.resume).map_err(|error| Failures::of(folder, &error))?)
        }
        None => None,
    };
    let progress = Progress::beside_results(folder.is_some());
    let jobs = arguments.threads.count();
    let is_printed = folder.is_none();
    let sink = Sink::new(folder, stdout);
    let mut run = Run { sink, batch: Batch::new(jobs), printed: 0, scheme: None, progress, messages };
    let choices = arguments.input.choices();
    let last = formats.last().copied();
    if let Some(format) = last.filter(|format| is_printed && !format.companions.is_empty()) {
        run.progress.note(&format!("the files that belong to {} are written with --out DIR", format.id));
    }
    for (source, format) in sources.iter().zip(formats) {
        if run.source(source, format, stdin, &choices) == Flow::Stop {
            break;
        }
    }
    run.work();
    run.progress.clear();
    if let Some(format) = last {
        run.complete(format);
    }
    let Run { messages, .. } = run;
    if messages.is_empty() { Ok(()) } else { Err(Failures { messages, status: 1 }) }
}

struct Job {
    name: String,
    task: Task,
    target: Target,
    format: &'static Format,
    /// How many come before it in the same file.
    index: usize,
}

/// How far a run came that finished its file.
const FINISHED: usize = usize::MAX;

/// A run over all files.
struct Run<'o> {
    sink: Sink<'o>,
    batch: Batch<Job>,
    /// Results for standard output.
    printed: usize,
    /// What the shared files of the format have to know.
    scheme: Option<Scheme>,
    progress: Progress,
    messages: Vec<String>,
}

impl Run<'_> {
    /// Reads a file, and works on what has gathered now and then.
    fn source(
        &mut self,
        source: &Source,
        format: &'static Format,
        stdin: &mut dyn Read,
        choices: &Choices,
    ) -> Flow {
        let folder = self.sink.folder().filter(|_| format.corpus == Corpus::Appended);
        let shared = folder.map(|folder| folder.file(&source.below, "", format.extension));
        let Some(there) = self.reached(shared.as_deref(), format) else { return Flow::Go };
        let entries = match input::entries(source, stdin, choices) {
            Ok(entries) => entries,
            Err(error) => {
                self.messages.push(format!("{}: {error}", source.name()));
                return Flow::Go;
            }
        };
        let mut told = BTreeSet::new();
        let (mut place, mut before) = (0, 0);
        for found in entries {
            place += 1;
            let Found { suffix, content } = match found {
                Ok(found) => found,
                Err(error) => {
                    // What is there stays, unfinished, for another run to go on with.
                    self.messages.push(format!("{}: {error}", source.name()));
                    return Flow::Go;
                }
            };
            let target = match &shared {
                Some(shared) => Target::End(shared.clone(), place),
                None => self.own(source, &suffix, format),
            };
            let is_result = matches!(content, Content::Text(_) | Content::Project(_));
            let index = match &target {
                Target::End(..) => before,
                Target::File(_) => 0,
                Target::Stdout => self.printed,
            };
            before += usize::from(is_result);
            self.printed += usize::from(is_result && target == Target::Stdout);
            if self.has(&target, there) {
                self.know_of(&content, format);
                continue;
            }
            let name = format!("{}{suffix}", source.name());
            let task = task(content, format, index, input::is_stdin(&source.path), &mut |remark| {
                if told.insert(remark.clone()) {
                    self.progress.note(&format!("{name}: {remark}"));
                }
            });
            let Some(task) = task else { continue };
            if self.push(Job { name, task, target, format, index }) == Flow::Stop {
                return Flow::Stop;
            }
        }
        match shared {
            Some(shared) if there != FINISHED => {
                let target = Target::End(shared, place);
                self.push(Job { name: source.name(), task: Task::Complete, target, format, index: before })
            }
            _ => Flow::Go,
        }
    }

    /// How far an earlier run came in a file that results share; `None` where there is nothing more to do.
    fn reached(&self, shared: Option<&Path>, format: &Format) -> Option<usize> {
        match shared.map_or(Reached::Entries(0), |shared| self.sink.reached(shared)) {
            // What is in it has to be known for the files that all share.
            Reached::Done if format.shared.is_some() => Some(FINISHED),
            Reached::Done => None,
            Reached::Entries(there) => Some(there),
        }
    }

    /// Where a result goes that has a file of its own, or none.
    fn own(&mut self, source: &Source, suffix: &str, format: &Format) -> Target {
        let folder = self.sink.folder();
        let file = folder.map(|folder| folder.file(&source.below, suffix, format.extension));
        file.map_or(Target::Stdout, Target::File)
    }

    /// Whether the result is there from an earlier run, which came so far in its file.
    fn has(&self, target: &Target, there: usize) -> bool {
        match target {
            Target::End(_, place) => *place <= there,
            Target::File(file) => self.sink.has(file),
            Target::Stdout => false,
        }
    }

    /// Notes what the shared files have to know of a result that is there.
    fn know_of(&mut self, content: &Content, format: &Format) {
        match content {
            Content::Project(imported) => self.know(scheme(&imported.document, format)),
            Content::Text(_) if self.scheme.is_none() => {
                self.know(scheme(&Document::new(Text::empty(), Meta::default()), format));
            }
            _ => {}
        }
    }

    fn push(&mut self, job: Job) -> Flow {
        let bytes = match &job.task {
            Task::Article(text, _) => text.as_str().len(),
            Task::Ready(_) | Task::Failed(_) | Task::Complete => 0,
        };
        if self.batch.push(job, bytes) { self.work() } else { Flow::Go }
    }

    /// Works on what has gathered, on all cores, and writes the results in order.
    fn work(&mut self) -> Flow {
        let results = self.batch.work(|job| {
            let task = match job.task {
                Task::Article(text, meta) => {
                    Task::Ready(Written::of(&session::annotate(text, meta), job.format, job.index))
                }
                other => other,
            };
            Job { task, ..job }
        });
        let (mut last, mut done) = (None, 0);
        for job in results {
            done += usize::from(matches!(job.task, Task::Ready(_)));
            if let Target::End(shared, place) = &job.target {
                last = Some((shared.clone(), *place));
            }
            if let Err(failed) = self.write(job)
                && self.sink.flow(failed, &mut self.messages) == Flow::Stop
            {
                return Flow::Stop;
            }
        }
        if let Some((shared, place)) = last
            && let Err(failed) = self.sink.note(&shared, place)
        {
            self.sink.flow(failed, &mut self.messages);
        }
        self.progress.add(done);
        Flow::Go
    }

    fn write(&mut self, job: Job) -> Result<(), Failed> {
        match (job.task, &job.target) {
            (Task::Ready(Written { parts, scheme }), target) => {
                self.know(scheme);
                self.sink.put(&parts, target, job.format, job.index)
            }
            (Task::Failed(message), _) => {
                self.messages.push(format!("{}: {message}", job.name));
                Ok(())
            }
            (Task::Complete, Target::End(shared, _)) => self.sink.finish(shared, job.format),
            (Task::Complete | Task::Article(..), _) => Ok(()),
        }
    }

    /// Adds what the shared files have to know.
    fn know(&mut self, more: Option<Scheme>) {
        match (&mut self.scheme, more) {
            (Some(scheme), Some(more)) => scheme.join(more),
            (scheme @ None, more) => *scheme = more,
            (Some(_), None) => {}
        }
    }

    /// What comes after all results: the end of an array, the files that all results share.
    fn complete(&mut self, format: &Format) {
        let ended = self.sink.end(format);
        let shared = format.shared.zip(self.scheme.as_ref()).map(|(shared, scheme)| shared(scheme));
        for done in [ended, self.sink.share(&shared.unwrap_or_default())] {
            if let Err(failed) = done {
                self.sink.flow(failed, &mut self.messages);
            }
        }
    }
}
