//! Buttons, fields, dialogs: they know nothing of the domain and take their words as properties.
//!
//! `onclick` and its like are DOM events; `on_press`, `on_commit`, `on_select` are a widget's own.

mod button;
mod choice;
mod dialog;
mod draft;
mod field;
mod icon;
mod movers;
mod rows;
mod search;
mod select;
mod tick;

pub(crate) use button::spelled_out;
pub use button::{Button, Look};
pub use choice::{Choice, Choices};
pub use dialog::{Dialog, open_once_drawn};
pub use draft::LEAVING;
pub use field::{Check, TextArea, TextField};
pub use icon::{Icon, icon};
pub use movers::Movers;
pub use rows::{Aim, Rows, Window};
pub use search::search_field;
pub use select::{Options, Select};
pub use tick::Tick;
