//! The command line: see `chu-giai --help`.

fn main() {}
