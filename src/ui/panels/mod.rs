//! What stands beside the article and over it.
//!
//! - [`Side`]: each [`Panel`] as a tab, and under them the inspector of the open annotation;
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
pub use checks::{ChecksPanel, mend};
pub use export::ExportDialog;
pub use find::{FIELD as FIND_FIELD, FindBar, focus as focus_find};
pub use inspector::{Inspector, VALUE_FIELDS, begun};
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

listed! {
    /// A panel beside the article, in the order of the tabs, by its name in the preferences. To add one, write its file
    /// and follow the compiler.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub enum Panel {
        /// What is annotated.
        #[default]
        Annotations = "annotations",
        /// What is likely wrong.
        Checks = "checks",
        /// The label set.
        Labels = "labels",
        /// Who is mentioned.
        People = "people",
    }
}

impl Panel {
    /// Its tab.
    pub fn title(self) -> Message {
        match self {
            Self::Annotations => Message::Annotations,
            Self::Checks => Message::Checks,
            Self::Labels => Message::Labels,
            Self::People => Message::People,
        }
    }

    /// What it shows.
    pub fn view(self, session: ByRc<Session>) -> Html {
        match self {
            Self::Annotations => html! { <AnnotationsPanel {session} /> },
            Self::Checks => html! { <ChecksPanel {session} /> },
            Self::Labels => html! { <LabelsPanel {session} /> },
            Self::People => html! { <PeoplePanel {session} /> },
        }
    }
}
