//! The Yew page.
//!
//! One value is shown, the [`Session`](crate::session::Session), and one thing changes it, an
//! [`Action`](crate::session::Action) given to [`Dispatch`]. Everything a component needs beside the
//! session comes from [`use_shell`].
//!
//! | module | what it is |
//! |---|---|
//! | [`app`] | the frame: providers, and which parts are on the page |
//! | [`store`] | the session as Yew's state |
//! | [`shell`] | what is about the page and not about the document: preferences, dialogs, commands |
//! | [`commands`] | every command with its keys and its name, once |
//! | [`keys`] | combinations of keys, and which command each person gave them |
//! | [`label_keys`] | the keys of labels beside those of commands |
//! | [`hooks`] | what connects the session with the world: keys, saving, detection |
//! | [`article`] | the article with its marks |
//! | [`header`] | title, progress, undo, preferences |
//! | [`panels`] | what stands beside the article and over it: lists, forms, dialogs |
//! | [`widgets`] | buttons, fields and dialogs that know nothing of the domain |
//! | [`kept`] | the hooks that keep something: state, memos, effects |
//! | [`i18n`] | the interface's words in two languages |
//! | [`documents`] | the documents that are kept in this browser |
//! | [`start`] | the page before anything was pasted |

mod answer;
pub mod app;
pub mod article;
pub mod commands;
pub mod documents;
pub mod header;
pub mod hooks;
pub mod i18n;
pub mod kept;
pub mod keys;
pub mod label_keys;
pub mod panels;
mod perform;
pub mod shell;
pub mod start;
pub mod store;
pub mod widgets;

pub use app::App;
pub use commands::Command;
pub use shell::{Language, Overlay, Preferences, Question, Shell, Source, Theme, use_shell};
pub use store::{ByRc, Dispatch, Latest, Store};
