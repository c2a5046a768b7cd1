//! Documents in and out of files.
