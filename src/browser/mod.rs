//! The only place that touches the browser.
//!
//! Each file wraps one thing that a browser offers and that the page needs, in terms of the core.
//! A workaround for one browser's habit carries its symptom and its link.

pub mod autosave;
pub mod back;
pub mod clerk;
pub mod client;
pub mod clipboard;
pub mod clock;
pub mod detection;
pub mod files;
pub mod fingerprint;
pub mod focus;
pub mod frame;
pub mod geometry;
pub mod highlight;
pub mod import;
pub mod keeper;
pub mod lines;
mod memory;
pub mod offline;
pub mod panic;
pub mod pattern;
pub mod port;
pub mod preferences;
pub mod requests;
pub mod room;
mod search;
pub mod selection;
pub mod storage;
pub mod tabs;
pub mod worker;
