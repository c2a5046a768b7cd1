//! `chu-giai detect`: articles in, suggestions out.

use super::input::{self, Found, Source};
use super::output::{Folder, Progress, Target};
use super::{Failures, parallel};
use crate::annotation::{Document, Meta};
use crate::detect;
use crate::exchange::intake::{Article, Choices, Content, Refusal};
use crate::exchange::{self, Export, Format, Imported, Options};
use crate::session;
use crate::text::Text;
use clap::Args;
use clap::builder::PossibleValuesParser;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, IsTerminal, Read, Write};
use std::path::{Path, PathBuf};
use std::thread;

/// Finds officials, positions, dates, figures and directives in articles
#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    input: input::Files,

    /// Writes one file per article here, NAME.txt as NAME.json, instead of to standard output. Of archives and
    /// tables come NAME/… and NAME-1, NAME-2, …; of formats by lines one file for each file that was read
    #[arg(long, short, value_name = "DIR")]
    out: Option<PathBuf>,

    /// What to write; without it jsonl for JSON by lines, json for anything else
    #[arg(long, short, value_parser = PossibleValuesParser::new(
        exchange::FORMATS.iter().map(|format| format.id)
    ))]
    format: Option<String>,

    /// Articles at once; as many as there are cores unless said otherwise
    #[arg(long, short, value_name = "NUMBER", value_parser = clap::value_parser!(u16).range(1..))]
    jobs: Option<u16>,

    /// Goes on where an earlier run into the same folder ended
    #[arg(long, requires = "out")]
    resume: bool,
}

/// Texts that are read before they are worked on, together.
const BATCH_BYTES: usize = 8 * 1024 * 1024;

/// Articles for each thread that are read before they are worked on.
const BATCH_ARTICLES: usize = 32;

/// Detects in every file, whatever becomes of the others.
pub(super) fn run(
    arguments: &Arguments,
    stdin: &mut dyn Read,
    stdout: &mut dyn Write,
) -> Result<(), Failures> {
    let mut messages = Vec::new();
    let sources = input::sources(&arguments.input.paths, arguments.out.as_deref(), &mut messages);
    let format = |source: &Source| match &arguments.format {
        Some(id) => exchange::format(id),
        None => exchange::format(if source.is_lines() { "jsonl" } else { "json" }),
    };
    let formats: Option<Vec<&'static Format>> = sources.iter().map(format).collect();
    let Some(formats) = formats else {
        return Err(Failures::usage("there is no such format".to_owned()));
    };
    let folder = match &arguments.out {
        Some(folder) => {
            apart(&sources, &formats, folder)?;
            let made = Folder::new(folder).map_err(|error| Failures {
                messages: vec![format!("{}: {error}", folder.display())],
                status: 1,
            })?;
            Some(made)
        }
        None => None,
    };
    let jobs = arguments.jobs.map_or_else(cores, usize::from);
    let show_progress = folder.is_some() && io::stderr().is_terminal();
    let mut run = Run {
        folder,
        stdout,
        resume: arguments.resume,
        jobs,
        batch: Vec::new(),
        bytes: 0,
        done: 0,
        show_progress,
        messages,
    };
    let choices = arguments.input.choices();
    for (source, format) in sources.iter().zip(formats) {
        if run.source(source, format, stdin, &choices) == Flow::Stop {
            break;
        }
    }
    run.work();
    run.clear_progress();
    let Run { messages, .. } = run;
    if messages.is_empty() { Ok(()) } else { Err(Failures { messages, status: 1 }) }
}

/// Whether there is somebody left to write for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Flow {
    Go,
    Stop,
}

/// What is done with an entry.
enum Task {
    /// Detection.
    Article(Text, Meta),
    /// Nothing more.
    Ready(String),
    /// It gives nothing.
    Failed(String),
    /// A shared file is complete.
    Complete,
}

struct Job {
    name: String,
    task: Task,
    target: Target,
    format: &'static Format,
}

/// A run over all files.
struct Run<'o> {
    folder: Option<Folder>,
    stdout: &'o mut dyn Write,
    resume: bool,
    jobs: usize,
    batch: Vec<Job>,
    bytes: usize,
    done: usize,
    show_progress: bool,
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
        let is_shared = format.corpus == exchange::Corpus::Appended;
        let shared = match &mut self.folder {
            Some(folder) if is_shared => Some(folder.file(&source.below, "", format.extension)),
            _ => None,
        };
        let there = match &shared {
            Some(shared) if self.resume => Folder::progress(shared),
            _ => Progress::Entries(0),
        };
        let Progress::Entries(there) = there else { return Flow::Go };
        let entries = match input::entries(source, stdin, choices) {
            Ok(entries) => entries,
            Err(error) => {
                self.messages.push(format!("{}: {error}", source.name()));
                return Flow::Go;
            }
        };
        let mut told = BTreeSet::new();
        let mut place = 0;
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
            let target = match (&shared, &mut self.folder) {
                (Some(shared), _) => Target::End(shared.clone(), place),
                (None, Some(folder)) => Target::File(folder.file(&source.below, &suffix, format.extension)),
                (None, None) => Target::Stdout,
            };
            let is_there = match &target {
                Target::End(_, place) => *place <= there,
                Target::File(file) => self.resume && file.exists(),
                Target::Stdout => false,
            };
            if is_there {
                continue;
            }
            let name = format!("{}{suffix}", source.name());
            let task = task(content, format, input::is_stdin(&source.path), &mut |remark| {
                if told.insert(remark.clone()) {
                    self.messages_on_the_way(&format!("{name}: {remark}"));
                }
            });
            let Some(task) = task else { continue };
            if self.push(Job { name, task, target, format }) == Flow::Stop {
                return Flow::Stop;
            }
        }
        match shared {
            Some(shared) => {
                let target = Target::End(shared, place);
                self.push(Job { name: source.name(), task: Task::Complete, target, format })
            }
            None => Flow::Go,
        }
    }

    /// What is worth knowing and no failure.
    fn messages_on_the_way(&mut self, message: &str) {
        self.clear_progress();
        // Where standard error is closed there is nobody left to tell.
        let _ = writeln!(io::stderr(), "chu-giai: {message}");
    }

    fn push(&mut self, job: Job) -> Flow {
        if let Task::Article(text, _) = &job.task {
            self.bytes += text.as_str().len();
        }
        self.batch.push(job);
        if self.bytes >= BATCH_BYTES || self.batch.len() >= BATCH_ARTICLES * self.jobs {
            self.work()
        } else {
            Flow::Go
        }
    }

    /// Works on what has gathered, on all cores, and writes the results in order.
    fn work(&mut self) -> Flow {
        let batch = std::mem::take(&mut self.batch);
        self.bytes = 0;
        let results = parallel::map(batch, self.jobs, |job| {
            let task = match job.task {
                Task::Article(text, meta) => Task::Ready(written(&session::annotate(text, meta), job.format)),
                other => other,
            };
            Job { task, ..job }
        });
        let mut last = None;
        for job in results {
            self.done += usize::from(matches!(job.task, Task::Ready(_)));
            if let Target::End(shared, place) = &job.target {
                last = Some((shared.clone(), *place));
            }
            match self.write(job) {
                Ok(()) => {}
                Err((_, error)) if error.kind() == io::ErrorKind::BrokenPipe && self.folder.is_none() => {
                    return Flow::Stop;
                }
                Err((name, error)) => {
                    self.messages.push(format!("{name}: {error}"));
                    // Whatever comes next would go the same way.
                    if self.folder.is_none() {
                        return Flow::Stop;
                    }
                }
            }
        }
        if let (Some((shared, place)), Some(folder)) = (last, &mut self.folder)
            && !shared.exists()
            && let Err(error) = folder.note(&shared, place, self.resume)
        {
            self.messages.push(format!("{}: {error}", shared.display()));
        }
        if self.show_progress {
            let _ = write!(io::stderr(), "\r{} articles", self.done);
        }
        Flow::Go
    }

    fn write(&mut self, job: Job) -> Result<(), (String, io::Error)> {
        let content = match job.task {
            Task::Ready(content) => Some(content),
            Task::Failed(message) => {
                self.messages.push(format!("{}: {message}", job.name));
                return Ok(());
            }
            Task::Complete | Task::Article(..) => None,
        };
        match (job.target, &mut self.folder, content) {
            (Target::File(file), _, Some(content)) => {
                Folder::put(&file, &content).map_err(|error| (file.display().to_string(), error))
            }
            (Target::End(shared, _), Some(folder), content) => {
                let done = match content {
                    Some(content) => folder.append(&shared, &content, self.resume),
                    None => folder.finish(&shared, self.resume),
                };
                done.map_err(|error| (shared.display().to_string(), error))
            }
            (_, _, Some(content)) => {
                let written = self.stdout.write_all(content.as_bytes()).and_then(|()| self.stdout.flush());
                written.map_err(|error| ("standard output".to_owned(), error))
            }
            (_, _, None) => Ok(()),
        }
    }

    fn clear_progress(&self) {
        if self.show_progress {
            let _ = write!(io::stderr(), "\r\u{1b}[K");
        }
    }
}

/// What is to be done with what was found; what is worth knowing of it is told.
fn task(content: Content, format: &Format, is_stdin: bool, tell: &mut dyn FnMut(String)) -> Option<Task> {
    match content {
        Content::Text(Article { text, mut meta, encoding, remarks }) => {
            if let Some(known) = encoding.filter(|known| known.sure < 100) {
                tell(format!("read as {} ({} % sure)", known.encoding, known.sure));
            }
            for remark in remarks {
                tell(remark.to_string());
            }
            if is_stdin {
                meta.source.clear();
            }
            if meta.title.is_empty() {
                meta.title = session::heading(&text);
            }
            Some(Task::Article(text, meta))
        }
        Content::Project(imported) => {
            let Imported { document, problems } = *imported;
            for problem in problems {
                tell(problem.to_string());
            }
            // What a person decided stays. A document does not leave its thread: it is worked on here.
            let detection = detect::detect(document.text());
            let document = session::with_suggestions(&document, &detection).unwrap_or(document);
            Some(Task::Ready(written(&document, format)))
        }
        Content::Refused(Refusal::Leftover) => {
            tell(Refusal::Leftover.to_string());
            None
        }
        Content::Refused(refusal) => Some(Task::Failed(refusal.to_string())),
    }
}

/// Of a format with several files the first: `convert` writes all of them.
fn written(document: &Document, format: &Format) -> String {
    let export = Export::new(document, format.unit(&Options::default()));
    (format.write)(&export).into_iter().next().map(|part| part.content).unwrap_or_default()
}

/// Refuses files that were named and whose results would go to one place.
fn apart(sources: &[Source], formats: &[&'static Format], folder: &Path) -> Result<(), Failures> {
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

fn cores() -> usize {
    thread::available_parallelism().map_or(1, std::num::NonZero::get)
}
