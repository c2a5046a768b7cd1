//! JSON by lines, converted line by line on all cores: memory does not depend on how many lines there are. What
//! comes out is what converting the whole at once would give.

use super::{Told, note};
use crate::cli::input::{RawLine, RawLines};
use crate::cli::parallel;
use crate::exchange::intake::{Encoding, Refusal};
use crate::exchange::{self, Export, Format, Input, Options};
use std::borrow::Cow;
use std::io::{self, BufRead, Write};

/// Bytes of lines that are read before they are worked on.
const BATCH_BYTES: usize = 8 * 1024 * 1024;

/// Lines for each thread that are read before they are worked on.
const BATCH_LINES: usize = 32;

/// What is converted into what.
#[derive(Debug, Clone, Copy)]
pub(super) struct Plan<'p> {
    /// What messages call the file.
    pub(super) name: &'p str,
    pub(super) from: &'static Format,
    pub(super) to: &'static Format,
    pub(super) options: Options,
    pub(super) encoding: Option<Encoding>,
}

/// A line that is to be converted.
struct Line {
    number: usize,
    text: String,
    /// How many documents are on it, one or none, as far as is known.
    expected: usize,
    /// How many documents come before it, if all that is expected comes true.
    before: usize,
}

/// What became of a line.
struct Made {
    line: Line,
    /// The main file of each document.
    parts: Vec<String>,
    told: Told,
}

/// The format of which a file is that begins with this line; `None` where it is none by lines.
pub(super) fn by_lines(line: &[u8], from: Option<&'static Format>) -> Option<&'static Format> {
    let content = str::from_utf8(line).ok().filter(|line| line.ends_with('\n'))?;
    let found = from.or_else(|| exchange::recognise(&Input { name: "", content }));
    found.filter(|format| format.is_by_lines())
}

/// Converts the lines of a file to standard output.
///
/// # Errors
/// Where the file cannot be read, or the results cannot be written.
pub(super) fn convert<R: BufRead>(
    plan: Plan<'_>,
    lines: RawLines<R>,
    stdout: &mut dyn Write,
    stderr: &mut dyn Write,
    told: &mut Told,
) -> io::Result<()> {
    let jobs = parallel::cores();
    let mut run = Run { plan, jobs, done: 0, stdout, stderr, told };
    let (mut batch, mut bytes) = (Vec::new(), 0);
    for line in lines {
        match line?.decoded(plan.encoding) {
            RawLine { text: Ok(text), .. } if text.trim().is_empty() => {}
            RawLine { number, text: Ok(text) } => {
                bytes += text.len();
                batch.push(Line { number, text, expected: 1, before: 0 });
            }
            RawLine { number, text: Err(refusal) } => {
                note(run.stderr, &format!("{}#{number}: {refusal}", plan.name));
            }
        }
        if bytes >= BATCH_BYTES || batch.len() >= BATCH_LINES * jobs {
            run.work(std::mem::take(&mut batch))?;
            bytes = 0;
        }
    }
    run.work(batch)?;
    run.finish()
}

struct Run<'r, 'p> {
    plan: Plan<'p>,
    jobs: usize,
    /// Documents that are written.
    done: usize,
    stdout: &'r mut dyn Write,
    stderr: &'r mut dyn Write,
    told: &'r mut Told,
}

impl Run<'_, '_> {
    /// Works on lines and writes the results in order. A document may have to know its place in the results, and
    /// a line may hold none: where it is not as expected, the lines after it are made once more.
    fn work(&mut self, mut lines: Vec<Line>) -> io::Result<()> {
        while !lines.is_empty() {
            let mut before = self.done;
            for line in &mut lines {
                line.before = before;
                before += line.expected;
            }
            let plan = self.plan;
            for made in parallel::map(std::mem::take(&mut lines), self.jobs, |line| make(plan, line)) {
                if lines.is_empty() && made.line.before == self.done {
                    self.write(made)?;
                } else {
                    lines.push(Line { expected: made.parts.len(), ..made.line });
                }
            }
        }
        Ok(())
    }

    fn write(&mut self, Made { parts, told, .. }: Made) -> io::Result<()> {
        let corpus = self.plan.to.corpus;
        for part in parts {
            let before = if self.done == 0 { corpus.begin() } else { corpus.between() };
            self.stdout.write_all(before.as_bytes())?;
            self.stdout.write_all(part.as_bytes())?;
            self.done += 1;
        }
        for message in &told.notes {
            note(self.stderr, message);
        }
        self.told.add(told);
        Ok(())
    }

    fn finish(&mut self) -> io::Result<()> {
        if self.done > 0 {
            self.stdout.write_all(self.plan.to.corpus.end().as_bytes())?;
        }
        self.stdout.flush()
    }
}

fn make(plan: Plan<'_>, line: Line) -> Made {
    let name = format!("{}#{}", plan.name, line.number);
    let (mut parts, mut told) = (Vec::new(), Told::default());
    let input = [Input { name: &name, content: &line.text }];
    for outcome in exchange::read_files(&input, Some(plan.from)) {
        let batch = match outcome.batch {
            Ok(batch) => batch,
            Err(error) => {
                told.notes.push(format!("{name}: {error}"));
                continue;
            }
        };
        told.notes.extend(batch.problems.iter().map(|problem| format!("{name}: {problem}")));
        // A list of documents is a file of its own, and no line of one.
        if batch.documents.len() > 1 {
            told.notes.push(format!("{name}: {}", Refusal::NotObject));
            continue;
        }
        for imported in batch.documents {
            told.notes.extend(imported.problems.iter().map(|problem| format!("{name}: {problem}")));
            told.document(plan.to, &name, &imported.document, plan.options);
            let document = if plan.options.decided {
                Cow::Owned(exchange::decided(&imported.document))
            } else {
                Cow::Borrowed(&imported.document)
            };
            let index = line.before + parts.len();
            let export = Export { index, ..Export::new(&document, plan.to.unit(&plan.options)) };
            let main = (plan.to.write)(&export).into_iter().next();
            parts.push(main.map(|part| part.content).unwrap_or_default());
        }
    }
    Made { line, parts, told }
}
