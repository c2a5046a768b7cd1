//! What is about the page and not about the document: preferences, dialogs, commands.

use super::i18n::Message;
use super::keys::Keymap;
use super::panels::Panel;
use super::{Command, Dispatch};
use crate::browser::clipboard::Taken;
use crate::browser::keeper::Keeper;
use crate::label::LabelDef;
use std::rc::Rc;
use yew::{AttrValue, Callback, hook, use_context};

listed! {
    /// The interface's language.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
    pub enum Language {
        /// Vietnamese.
        #[default]
        Vi,
        /// English.
        En,
    }
}

impl Language {
    /// The tag of BCP 47, for `lang` and for storage.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Vi => "vi",
            Self::En => "en",
        }
    }

    /// The language of a tag such as `en-GB`; `None` for those the interface does not speak.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_']).next().unwrap_or_default();
        Self::ALL.into_iter().find(|language| language.tag().eq_ignore_ascii_case(primary))
    }
}

listed! {
    /// Light or dark.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
    pub enum Theme {
        /// As the system has it.
        #[default]
        System,
        /// Dark on light.
        Light,
        /// Light on dark.
        Dark,
    }
}

impl Theme {
    /// The value of `data-theme` and in storage.
    pub fn name(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The theme of a name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.name() == name)
    }
}

/// What is remembered about a person's page, in this browser only.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Preferences {
    /// The interface's language.
    pub language: Language,
    /// Light or dark.
    pub theme: Theme,
    /// The side panel's open tab.
    pub panel: Panel,
    /// Which keys the commands have.
    pub keys: Keymap,
    /// Whether the tour was offered: once is enough.
    pub toured: bool,
}

/// What lies over the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Overlay {
    /// All keys and what they do.
    Shortcuts,
    /// All commands, to be found by name.
    Palette,
    /// Getting data out, with a preview.
    Export,
    /// The article as a clean page.
    Reading,
    /// Where the same words stand.
    Same {
        /// As those of the latest step, and not of the open annotation.
        latest: bool,
    },
}

/// Where an article comes from.
#[derive(Clone, Debug)]
pub enum Source {
    /// Pasted, typed or made here.
    Text(Taken),
    /// The same, and the tour begins on it.
    Tour(Taken),
    /// Files that were chosen or dropped: one that is a text or a project of ours is opened, whatever else
    /// they are is imported.
    Files(Vec<web_sys::File>),
}

/// A question before something that undo does not give back.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// What is asked.
    pub title: AttrValue,
    /// What would be lost.
    pub more: Message,
    /// What doing it is called.
    pub yes: AttrValue,
    /// Does it.
    pub act: Callback<()>,
}

impl Question {
    /// Before an article is left that the browser has not saved.
    pub fn leaving(language: Language, act: Callback<()>) -> Self {
        Self {
            title: Message::LeaveUnsaved.text(language).into(),
            more: Message::LeaveUnsavedMore,
            yes: Message::LeaveIt.text(language).into(),
            act,
        }
    }
}

/// What every component may need beside the session. Equal as long as nothing in it changed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shell {
    /// Changes the session.
    pub dispatch: Dispatch,
    /// Does what a key would do.
    pub run: Callback<Command>,
    /// Language, theme, panel.
    pub preferences: Preferences,
    /// Remembers other preferences.
    pub prefer: Callback<Preferences>,
    /// Opens an article in place of the open one, which can be had back.
    pub open: Callback<Source>,
    /// What lies over the page.
    pub overlay: Option<Overlay>,
    /// Whether the panels' sheet is up, on a narrow page.
    pub sheet: bool,
    /// Raises the panels' sheet, or takes it down.
    pub on_sheet: Callback<bool>,
    /// Lays something over the page, or takes it away.
    pub show: Callback<Option<Overlay>>,
    /// Asks before something is done that undo does not give back.
    pub ask: Callback<Question>,
    /// What keeps the documents; `None` where there is no browser around.
    pub keeper: Option<Rc<Keeper>>,
    /// How often the page has used the network since it was loaded.
    pub requests: usize,
}

impl Shell {
    /// The key that hints show for a command, `Ctrl+Z`; empty where it has none.
    pub fn hint(&self, command: Command) -> String {
        self.preferences.keys.hint(command)
    }

    /// The key that hints show for a label; empty where it has none or single keys are off.
    pub fn label_hint(&self, definition: &LabelDef) -> String {
        let key = definition.shortcut.filter(|_| self.preferences.keys.single);
        key.map(|key| key.to_uppercase().collect()).unwrap_or_default()
    }
}

/// The shell around the component; one that does nothing where there is none, as in tests.
#[hook]
pub fn use_shell() -> Shell {
    use_context().unwrap_or_default()
}
