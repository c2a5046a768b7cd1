//! `chu-giai detect`: articles in, suggestions out.

use super::input::{self, Found, Source};
use super::output::{Folder, Progress, Target};
use super::task::{Task, task};
use super::written::{Written, apart, beside, scheme};
use super::{Failures, parallel};
use crate::annotation::{Document, Meta};
use crate::exchange::intake::{Choices, Content};
use crate::exchange::{self, Corpus, Format, Scheme};
use crate::session;
use crate::text::Text;
use clap::Args;
use clap::builder::PossibleValuesParser;
use std::collections::BTreeSet;
use std::io::{self, IsTerminal, Read, Write};
use std::path::PathBuf;

/// Finds officials, positions, dates, figures and directives in articles
#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    input: input::Files,

    /// Writes one file per article here, NAME.txt as NAME.json, instead of to standard output. Of archives and
    /// tables come NAME/… and NAME-1, NAME-2, …; of formats by lines one file for each file that was read. With the files
    /// that other programs need beside them
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
    let jobs = arguments.jobs.map_or_else(parallel::cores, usize::from);
    let show_progress = folder.is_some() && io::stderr().is_terminal();
    let mut run = Run {
        folder,
        stdout,
        resume: arguments.resume,
        jobs,
        batch: Vec::new(),
        bytes: 0,
        done: 0,
        printed: 0,
        scheme: None,
        show_progress,
        messages,
    };
    let choices = arguments.input.choices();
    let last = formats.last().copied();
    if let Some(format) = last.filter(|format| run.folder.is_none() && !format.companions.is_empty()) {
        run.messages_on_the_way(&format!(
            "the files that belong to {} are written with --out DIR",
            format.id
        ));
    }
    for (source, format) in sources.iter().zip(formats) {
        if run.source(source, format, stdin, &choices) == Flow::Stop {
            break;
        }
    }
    run.work();
    run.clear_progress();
    if let Some(format) = last {
        run.complete(format);
    }
    let Run { messages, .. } = run;
    if messages.is_empty() { Ok(()) } else { Err(Failures { messages, status: 1 }) }
}

/// Whether there is somebody left to write for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Flow {
    Go,
    Stop,
}

struct Job {
    name: String,
    task: Task,
    target: Target,
    format: &'static Format,
    /// How many come before it in the same file.
    index: usize,
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
    /// Results for standard output.
    printed: usize,
    /// What the shared files of the format have to know.
    scheme: Option<Scheme>,
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
        let is_shared = format.corpus == Corpus::Appended;
        let shared = match &mut self.folder {
            Some(folder) if is_shared => Some(folder.file(&source.below, "", format.extension)),
            _ => None,
        };
        let there = match &shared {
            Some(shared) if self.resume => Folder::progress(shared),
            _ => Progress::Entries(0),
        };
        let there = match there {
            // What is in it has to be known for the files that all share.
            Progress::Done if format.shared.is_some() => usize::MAX,
            Progress::Done => return Flow::Go,
            Progress::Entries(there) => there,
        };
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
            let target = match (&shared, &mut self.folder) {
                (Some(shared), _) => Target::End(shared.clone(), place),
                (None, Some(folder)) => Target::File(folder.file(&source.below, &suffix, format.extension)),
                (None, None) => Target::Stdout,
            };
            let is_result = matches!(content, Content::Text(_) | Content::Project(_));
            let index = match &target {
                Target::End(..) => before,
                Target::File(_) => 0,
                Target::Stdout => self.printed,
            };
            before += usize::from(is_result);
            self.printed += usize::from(is_result && target == Target::Stdout);
            let is_there = match &target {
                Target::End(_, place) => *place <= there,
                Target::File(file) => self.resume && file.exists(),
                Target::Stdout => false,
            };
            if is_there {
                match content {
                    Content::Project(imported) => self.know(scheme(&imported.document, format)),
                    Content::Text(_) if self.scheme.is_none() => {
                        self.know(scheme(&Document::new(Text::empty(), Meta::default()), format));
                    }
                    _ => {}
                }
                continue;
            }
            let name = format!("{}{suffix}", source.name());
            let task = task(content, format, index, input::is_stdin(&source.path), &mut |remark| {
                if told.insert(remark.clone()) {
                    self.messages_on_the_way(&format!("{name}: {remark}"));
                }
            });
            let Some(task) = task else { continue };
            if self.push(Job { name, task, target, format, index }) == Flow::Stop {
                return Flow::Stop;
            }
        }
        match shared {
            Some(shared) if there < usize::MAX => {
                let target = Target::End(shared, place);
                self.push(Job { name: source.name(), task: Task::Complete, target, format, index: before })
            }
            _ => Flow::Go,
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
                Task::Article(text, meta) => {
                    Task::Ready(Written::of(&session::annotate(text, meta), job.format, job.index))
                }
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
        let (parts, known) = match job.task {
            Task::Ready(Written { parts, scheme }) => (Some(parts), scheme),
            Task::Failed(message) => {
                self.messages.push(format!("{}: {message}", job.name));
                return Ok(());
            }
            Task::Complete | Task::Article(..) => (None, None),
        };
        self.know(known);
        let (own, corpus) = (job.format.extension, job.format.corpus);
        match (job.target, &mut self.folder, parts) {
            (Target::File(file), _, Some(parts)) => {
                // The main one last: where it is, all are.
                for part in parts.iter().rev() {
                    let file =
                        if part.extension == own { file.clone() } else { beside(&file, own, part.extension) };
                    let content = [corpus.begin(), &part.content, corpus.end()].concat();
                    Folder::put(&file, &content).map_err(|error| (file.display().to_string(), error))?;
                }
                Ok(())
            }
            (Target::End(shared, _), Some(folder), parts) => {
                let done = match parts {
                    Some(parts) => {
                        let name = |ending: &str| {
                            if ending == own { shared.clone() } else { beside(&shared, own, ending) }
                        };
                        let contents: Vec<(PathBuf, &str)> =
                            parts.iter().map(|part| (name(part.extension), part.content.as_str())).collect();
                        folder.append(&shared, &contents, self.resume)
                    }
                    None => folder.finish(&shared, self.resume),
                };
                done.map_err(|error| (shared.display().to_string(), error))
            }
            (_, _, Some(parts)) => {
                let before = if job.index == 0 { corpus.begin() } else { corpus.between() };
                let main = parts.into_iter().next().map(|part| part.content).unwrap_or_default();
                self.print(&[before, &main].concat()).map_err(|error| ("standard output".to_owned(), error))
            }
            (_, _, None) => Ok(()),
        }
    }

    fn print(&mut self, content: &str) -> io::Result<()> {
        self.stdout.write_all(content.as_bytes()).and_then(|()| self.stdout.flush())
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
        if self.printed > 0
            && let Err(error) = self.print(format.corpus.end())
            && error.kind() != io::ErrorKind::BrokenPipe
        {
            self.messages.push(format!("standard output: {error}"));
        }
        let (Some(folder), Some(shared), Some(scheme)) = (&self.folder, format.shared, &self.scheme) else {
            return;
        };
        for file in shared(scheme) {
            if let Err(error) = folder.share(&file.name, &file.content) {
                self.messages.push(format!("{}: {error}", file.name));
            }
        }
    }

    fn clear_progress(&self) {
        if self.show_progress {
            let _ = write!(io::stderr(), "\r\u{1b}[K");
        }
    }
}
