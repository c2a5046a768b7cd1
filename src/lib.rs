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
//! | [`cli`] | the command line; uses what is above `browser` |
//! | [`javascript`] | the detector for JavaScript; the same |
//!
//! # As a library
//!
//! [`detect::detect`] finds what is in a text; [`session::annotate`] makes a document of it, which
//! [`exchange::project`] writes as the native JSON, and the table [`exchange::FORMATS`] in every other format:
//!
//! ```
//! use chu_giai::annotation::Meta;
//! use chu_giai::text::Text;
//! use chu_giai::{exchange, session};
//!
//! let text = Text::new("Sáng 08/7/2024, xã Hòa Bình trồng 38 ha rừng.")?;
//! let document = session::annotate(text, Meta::default());
//! let found: Vec<_> = document
//!     .annotations()
//!     .iter()
//!     .map(|known| (document.text().slice(known.span), known.value.as_ref().map(|value| value.summary())))
//!     .collect();
//! assert_eq!(found[0], ("Sáng 08/7/2024", Some("2024-07-08TMO".to_owned())));
//! assert_eq!(found[1], ("38 ha", Some("38 hectare".to_owned())));
//!
//! let json = exchange::project::write(&document);
//! assert!(json.contains(r#""offset_unit": "codepoint""#));
//! # Ok::<(), chu_giai::text::TooLarge>(())
//! ```

// Before the others, which use its macro.
#[macro_use]
mod listed;

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
