//! What stands beside the article and over it.
//!
//! - [`Side`]: the panels of [`PANELS`] as tabs, and under them the inspector of the open annotation;
//!   on a phone both are sheets from below;
//! - [`LabelBar`]: the labels with their keys at the foot of the page, a thumb row on a phone;
//! - [`FindBar`], [`SweepBar`]: over the article while somebody searches or sweeps;
//! - [`Overlays`]: the dialogs;
//! - [`Notices`]: what the session has to tell, seen and announced.
//!
//! Every component takes the session and reaches everything else through the shell.

mod annotations;
mod bar;
mod checks;
mod export;
mod find;
mod inspector;
mod labels;
mod notices;
mod overlays;
mod palette;
mod people;
mod problems;
mod question;
mod reading;
mod same;
mod shortcuts;
mod side;
mod swatch;
mod sweep;
mod tour;

pub use annotations::AnnotationsPanel;
pub use bar::LabelBar;
pub use checks::{ChecksPanel, KEY as CHECKS_PANEL, mend};
pub use export::ExportDialog;
pub use find::{FIELD as FIND_FIELD, FindBar, focus as focus_find};
pub use inspector::Inspector;
pub use labels::LabelsPanel;
pub use notices::Notices;
pub use overlays::Overlays;
pub use palette::PaletteDialog;
pub use people::PeoplePanel;
pub use problems::{Outcome, ProblemsDialog};
pub use question::QuestionDialog;
pub use same::{SameButton, SameDialog};
pub use shortcuts::ShortcutsDialog;
pub use side::Side;
pub use swatch::swatch;
pub use sweep::SweepBar;
pub use tour::tour_bar;

use super::i18n::Message;
use super::store::ByRc;
use crate::session::Session;
use yew::prelude::*;

/// What every panel takes.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct PanelProps {
    /// What is shown.
    pub session: ByRc<Session>,
}

/// A panel beside the article.
#[derive(Clone, Copy)]
pub struct Panel {
    /// Its name in the preferences.
    pub key: &'static str,
    /// Its tab.
    pub title: Message,
    /// What it shows.
    pub view: fn(PanelProps) -> Html,
}

/// All panels, in the order of their tabs. To add one, write its file and its row here.
pub const PANELS: &[Panel] = &[
    Panel {
        key: "annotations",
        title: Message::Annotations,
        view: |props| html! { <AnnotationsPanel session={props.session} /> },
    },
    Panel {
        key: CHECKS_PANEL,
        title: Message::Checks,
        view: |props| html! { <ChecksPanel session={props.session} /> },
    },
    Panel {
        key: "labels",
        title: Message::Labels,
        view: |props| html! { <LabelsPanel session={props.session} /> },
    },
    Panel {
        key: "people",
        title: Message::People,
        view: |props| html! { <PeoplePanel session={props.session} /> },
    },
];
