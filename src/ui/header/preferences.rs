//! Language and theme.

use crate::ui::i18n::{Message, use_language};
use crate::ui::shell::{Language, Preferences, Theme, use_shell};
use crate::ui::widgets::{Choice, Choices, Icon};
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`PreferencesMenu`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// Where it stands, unique on the page: it is in the head, and on a narrow page in the help.
    pub place: &'static str,
}

/// Language and theme. They are the browser's to remember; see the shell.
#[component]
pub fn PreferencesMenu(Props { place }: &Props) -> Html {
    let (shell, language) = (use_shell(), use_language());
    let prefer = |change: fn(&mut Preferences, &str)| {
        let (prefer, preferences) = (shell.prefer.clone(), shell.preferences.clone());
        Callback::from(move |key: AttrValue| {
            let mut next = preferences.clone();
            change(&mut next, &key);
            prefer.emit(next);
        })
    };
    let languages: Rc<[Choice]> = Language::ALL
        .into_iter()
        .map(|language| Choice {
            short: Some(language.tag().into()),
            ..Choice::new(language.tag(), language.own_name())
        })
        .collect();
    let themes: Rc<[Choice]> = Theme::ALL
        .into_iter()
        .map(|theme| {
            let (name, icon) = match theme {
                Theme::System => (Message::ThemeSystem, Icon::System),
                Theme::Light => (Message::ThemeLight, Icon::Light),
                Theme::Dark => (Message::ThemeDark, Icon::Dark),
            };
            Choice { icon: Some(icon), ..Choice::new(theme.name(), name.text(language)) }
        })
        .collect();
    html! {
        <>
            <Choices
                key="language"
                name={Message::LanguageChoice.text(language)}
                group={format!("{place}-language")}
                choices={languages}
                chosen={language.tag()}
                on_choose={prefer(|preferences, tag| preferences.language = Language::from_tag(tag).unwrap_or_default())}
            />
            <Choices
                key="theme"
                name={Message::Theme.text(language)}
                group={format!("{place}-theme")}
                choices={themes}
                chosen={shell.preferences.theme.name()}
                on_choose={prefer(|preferences, name| preferences.theme = Theme::from_name(name).unwrap_or_default())}
            />
        </>
    }
}
