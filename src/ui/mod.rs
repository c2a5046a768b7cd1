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
//! | [`hooks`] | what connects the session with the world: keys, saving, detection |
//! | [`article`] | the article with its marks |
//! | [`start`] | the page before anything was pasted |

pub mod app;
pub mod commands;
pub mod shell;
pub mod store;

pub use app::App;
pub use commands::Command;
pub use shell::{Language, Overlay, Preferences, Shell, Theme, use_shell};
pub use store::{ByRc, Dispatch, Store};
