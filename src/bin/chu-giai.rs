//! The command line: see `chu-giai --help`.

use std::process::ExitCode;

fn main() -> ExitCode {
    chu_giai::cli::main()
}
