//! `chu-giai detect`: articles in, suggestions out.

use super::Failures;
use crate::annotation::Meta;
use crate::exchange::{self, Export, Format, Options};
use crate::session;
use crate::text::Text;
use clap::Args;
use clap::builder::PossibleValuesParser;
use std::collections::BTreeMap;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

/// Finds officials, positions, dates, figures and directives in articles
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// Articles as UTF-8 text; `-` is standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,

    /// Writes one file per article here, NAME.txt as NAME.json, instead of to standard output
    #[arg(long, short, value_name = "DIR")]
    out: Option<PathBuf>,

    /// What to write
    #[arg(long, short, default_value = "json", value_parser = PossibleValuesParser::new(
        exchange::FORMATS.iter().map(|format| format.id)
    ))]
    format: String,
}

/// Detects in every file, whatever becomes of the others.
pub(super) fn run(
    arguments: &Arguments,
    stdin: &mut dyn Read,
    stdout: &mut dyn Write,
) -> Result<(), Failures> {
    let Some(format) = exchange::format(&arguments.format) else {
        return Err(Failures::usage(format!("there is no format {:?}", arguments.format)));
    };
    let targets = match &arguments.out {
        Some(folder) => Some(targets(&arguments.files, folder, format)?),
        None => None,
    };
    if let Some(folder) = &arguments.out
        && let Err(error) = std::fs::create_dir_all(folder)
    {
        return Err(Failures { messages: vec![format!("{}: {error}", folder.display())], status: 1 });
    }
    let mut messages = Vec::new();
    for (place, file) in arguments.files.iter().enumerate() {
        let written = match detect(file, stdin, format) {
            Err(message) => Err((name(file), message)),
            Ok(output) => match targets.as_ref().and_then(|targets| targets.get(place)) {
                Some(target) => {
                    std::fs::write(target, output).map_err(|error| (name(target), error.to_string()))
                }
                None => match stdout.write_all(output.as_bytes()).and_then(|()| stdout.flush()) {
                    Err(error) if error.kind() == io::ErrorKind::BrokenPipe => break,
                    Err(error) => {
                        messages.push(format!("standard output: {error}"));
                        break;
                    }
                    Ok(()) => Ok(()),
                },
            },
        };
        if let Err((name, message)) = written {
            messages.push(format!("{name}: {message}"));
        }
    }
    if messages.is_empty() { Ok(()) } else { Err(Failures { messages, status: 1 }) }
}

fn detect(file: &Path, stdin: &mut dyn Read, format: &Format) -> Result<String, String> {
    let mut bytes = Vec::new();
    let read = if is_stdin(file) {
        stdin.read_to_end(&mut bytes).map(|_| ())
    } else {
        std::fs::read(file).map(|found| bytes = found)
    };
    read.map_err(|error| error.to_string())?;
    let source = exchange::decode(bytes).map_err(|error| error.to_string())?;
    let text = Text::new(source).map_err(|error| error.to_string())?;
    // The name alone: the same article gives the same file wherever it lies.
    let source = if is_stdin(file) { None } else { file.file_name() };
    let source = source.map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    let meta = Meta { title: session::heading(&text), source, ..Meta::default() };
    let document = session::annotate(text, meta);
    // Of a format with several files the first: `convert` writes all of them.
    let export = Export::new(&document, format.unit(&Options::default()));
    Ok((format.write)(&export).into_iter().next().map(|part| part.content).unwrap_or_default())
}

/// Where each file's result goes; refused where two would go to one place.
fn targets(files: &[PathBuf], folder: &Path, format: &Format) -> Result<Vec<PathBuf>, Failures> {
    let mut taken: BTreeMap<PathBuf, &PathBuf> = BTreeMap::new();
    let mut targets = Vec::with_capacity(files.len());
    for file in files {
        let stem = if is_stdin(file) { None } else { file.file_stem() };
        let mut target = folder.join(stem.unwrap_or("stdin".as_ref()));
        let mut file_name = target.file_name().unwrap_or_default().to_owned();
        file_name.push(".");
        file_name.push(format.extension);
        target.set_file_name(file_name);
        if let Some(other) = taken.insert(target.clone(), file) {
            let (one, other, target) = (name(other), name(file), name(&target));
            return Err(Failures::usage(format!("{one} and {other} would both be written to {target}")));
        }
        targets.push(target);
    }
    Ok(targets)
}

fn is_stdin(file: &Path) -> bool {
    file.as_os_str() == "-"
}

fn name(file: &Path) -> String {
    if is_stdin(file) { "standard input".to_owned() } else { file.display().to_string() }
}
