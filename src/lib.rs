//! Chú Giải turns a Vietnamese administrative news article into labelled data.
//!
//! The modules are layers. Each may use those above it in this list, never one below
//! (`tests/architecture.rs` checks it):
//!
//! | module | what it is |
//! |---|---|
//! | [`text`] | what a text is and how to point into it |
//! | [`label`] | what can be said about a span: labels and typed values |
//! | [`annotation`] | the document being corrected: annotations, relations, entities, edits |
//! | [`detect`] | text in, suggestions out |
//! | [`exchange`] | documents in and out of files |
//! | [`session`] | the application without a screen |
//! | [`browser`] | the only place that touches the browser |
//! | [`ui`] | the Yew page |
//! | [`port`] | files in and out, as a module of its own |
//! | [`cli`] | the command line; uses everything but `browser` and `ui` |
//! | [`javascript`] | the detector for JavaScript; the same |

pub mod annotation;
#[cfg(feature = "app")]
pub mod browser;
#[cfg(feature = "cli")]
pub mod cli;
pub mod detect;
pub mod exchange;
#[cfg(feature = "js")]
pub mod javascript;
pub mod label;
#[cfg(feature = "app")]
pub mod port;
pub mod session;
pub mod text;
#[cfg(feature = "app")]
pub mod ui;
