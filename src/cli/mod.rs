//! The command line: files in, labelled files out.
//!
//! Results go to standard output or into a folder, messages to standard error, each naming the
//! file it is about. Status 0: all done; 1: something failed, and what could be done was done;
//! 2: the arguments make no sense and nothing was done. A reader that closes the pipe early is no
//! failure.

mod agree;
mod convert;
mod count;
mod detect;
mod input;
mod output;
mod parallel;
mod progress;
mod score;
mod sink;
mod stats;
mod task;
mod written;

use clap::{Parser, Subcommand};
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

/// Turns Vietnamese administrative news articles into labelled data.
#[derive(Debug, Parser)]
#[command(name = "chu-giai", version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Detect(detect::Arguments),
    Convert(convert::Arguments),
    Stats(stats::Arguments),
    Score(score::Arguments),
    Agree(agree::Arguments),
}

/// Runs the program with the process's own arguments and streams.
pub fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let failures = match arguments.command {
        Command::Detect(arguments) => detect::run(&arguments, &mut io::stdin(), &mut io::stdout().lock()),
        Command::Convert(arguments) => convert::run(&arguments, &mut io::stdin(), &mut io::stdout().lock()),
        Command::Stats(arguments) => stats::run(&arguments, &mut io::stdin(), &mut io::stdout().lock()),
        Command::Score(arguments) => score::run(&arguments, &mut io::stdin(), &mut io::stdout().lock()),
        Command::Agree(arguments) => agree::run(&arguments, &mut io::stdout().lock()),
    };
    match failures {
        Ok(()) => ExitCode::SUCCESS,
        Err(failures) => {
            for failure in &failures.messages {
                // Where standard error is closed there is nobody left to tell.
                let _ = writeln!(io::stderr(), "chu-giai: {failure}");
            }
            ExitCode::from(failures.status)
        }
    }
}

/// What is wrong with an article where annotations are wanted.
const NOT_ANNOTATED: &str = "a text without annotations";

/// What went wrong, and the status that says so.
#[derive(Debug, PartialEq, Eq)]
struct Failures {
    messages: Vec<String>,
    status: u8,
}

impl Failures {
    /// Arguments that make no sense.
    fn usage(message: String) -> Self {
        Self { messages: vec![message], status: 2 }
    }

    /// A folder or a file without which nothing can be done.
    fn of(path: &Path, error: &io::Error) -> Self {
        Self { messages: vec![format!("{}: {error}", path.display())], status: 1 }
    }
}
