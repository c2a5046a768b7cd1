//! What the page remembers about a person.

use crate::browser::preferences;
use crate::ui::Preferences;
use crate::ui::kept::{use_callback, use_effect_with, use_state_eq};
#[cfg(target_arch = "wasm32")]
use crate::ui::{Language, Theme, keys::Keymap, panels::Panel};
use yew::{Callback, hook};

/// The preferences, and how to change them. They are remembered, and the page's root element tells
/// them to the style sheets and to screen readers.
#[hook]
pub fn use_preferences() -> (Preferences, Callback<Preferences>) {
    let state = use_state_eq(remembered);
    use_effect_with((*state).clone(), |preferences| {
        preferences::set_root_attribute("lang", preferences.language.tag());
        preferences::set_root_attribute("data-theme", preferences.theme.name());
    });
    let prefer = use_callback((), {
        let setter = state.setter();
        move |wanted: Preferences, ()| {
            preferences::remember("language", wanted.language.tag());
            preferences::remember("theme", wanted.theme.name());
            preferences::remember("panel", wanted.panel.wire());
            if wanted.toured {
                preferences::remember("toured", "yes");
            }
            preferences::remember("keys", &wanted.keys.written());
            preferences::remember("single-keys", if wanted.keys.single { "on" } else { "off" });
            setter.set(wanted);
        }
    });
    ((*state).clone(), prefer)
}

#[cfg(target_arch = "wasm32")]
fn remembered() -> Preferences {
    let preferred = preferences::preferred_languages();
    let language = Language::choose(
        preferences::address_parameter("lang").as_deref(),
        preferences::remembered("language").as_deref(),
        preferred.iter().map(String::as_str),
    );
    let theme = preferences::remembered("theme").and_then(|name| Theme::from_name(&name)).unwrap_or_default();
    let single = preferences::remembered("single-keys").is_none_or(|value| value != "off");
    let keys = Keymap::parse(&preferences::remembered("keys").unwrap_or_default(), single);
    let panel = preferences::remembered("panel").and_then(|name| Panel::from_wire(&name)).unwrap_or_default();
    let toured = preferences::remembered("toured").is_some();
    Preferences { language, theme, panel, keys, toured }
}

/// There is no browser to remember anything.
#[cfg(not(target_arch = "wasm32"))]
fn remembered() -> Preferences {
    Preferences::default()
}
