//! What goes wrong when somebody's file is read.

/// Placeholder.
#[derive(Debug)]
pub struct Imported;
/// Placeholder.
#[derive(Debug)]
pub struct Place;
/// Placeholder.
#[derive(Debug)]
pub struct Problem;
/// Placeholder.
#[derive(Debug)]
pub struct ReadError;
/// Placeholder.
#[derive(Debug)]
pub struct SpanFault;
