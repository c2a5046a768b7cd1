//! A button.

use super::icon::{Icon, icon};
use yew::prelude::*;

/// How much a button stands out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Look {
    /// The one thing to do here.
    Primary,
    /// A thing to do.
    #[default]
    Plain,
    /// One of many: no border until it is pointed at.
    Quiet,
}

impl Look {
    fn class(self) -> &'static str {
        match self {
            Self::Primary => "button--primary",
            Self::Plain => "button--plain",
            Self::Quiet => "button--quiet",
        }
    }
}

/// Properties of [`Button`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// What it does, verb first.
    pub name: AttrValue,
    /// Beside the name, or instead of it.
    #[prop_or_default]
    pub icon: Option<Icon>,
    /// Shows the icon alone; the name is still its accessible name and its tooltip.
    #[prop_or_default]
    pub icon_only: bool,
    /// How much it stands out.
    #[prop_or_default]
    pub look: Look,
    /// The key that does the same, as a hint: `Ctrl+Z`.
    #[prop_or_default]
    pub keys: AttrValue,
    /// A longer accessible name where the visible one needs its surroundings.
    #[prop_or_default]
    pub spoken: Option<AttrValue>,
    /// Whether there is nothing to do. It keeps the focus, so that pressing it the last time does
    /// not throw the focus away.
    #[prop_or_default]
    pub idle: bool,
    /// For one that switches: whether it is on.
    #[prop_or_default]
    pub pressed: Option<bool>,
    /// For one that opens and closes something: whether that is open.
    #[prop_or_default]
    pub expanded: Option<bool>,
    /// Whether the focus begins here where the dialog around it opens.
    #[prop_or_default]
    pub focused: bool,
    /// Further classes.
    #[prop_or_default]
    pub class: Classes,
    /// It was pressed.
    pub on_press: Callback<()>,
}

fn flag(on: Option<bool>) -> Option<&'static str> {
    on.map(|on| if on { "true" } else { "false" })
}

/// A hint as `aria-keyshortcuts` wants it: keys by the names that key events have.
pub(crate) fn spelled_out(keys: &str) -> String {
    let names = [
        ("Ctrl", "Control"),
        ("Esc", "Escape"),
        ("Del", "Delete"),
        ("←", "ArrowLeft"),
        ("→", "ArrowRight"),
        ("↑", "ArrowUp"),
        ("↓", "ArrowDown"),
    ];
    names.iter().fold(keys.to_owned(), |keys, (short, name)| keys.replace(short, name))
}

/// A button.
#[component]
pub fn Button(props: &Props) -> Html {
    let onclick = {
        let (on_press, idle) = (props.on_press.clone(), props.idle);
        Callback::from(move |_: MouseEvent| {
            if !idle {
                on_press.emit(());
            }
        })
    };
    let spoken = props.spoken.clone().or_else(|| props.icon_only.then(|| props.name.clone()));
    let title = match (props.icon_only, props.keys.is_empty()) {
        (true, true) => Some(props.name.clone()),
        (true, false) => Some(format!("{} ({})", props.name, props.keys).into()),
        (false, false) => Some(props.keys.clone()),
        (false, true) => None,
    };
    html! {
        <button
            type="button"
            class={classes!("button", props.look.class(), props.icon_only.then_some("button--icon"), props.class.clone())}
            aria-label={spoken}
            aria-disabled={props.idle.then_some("true")}
            aria-pressed={flag(props.pressed)}
            aria-expanded={flag(props.expanded)}
            aria-keyshortcuts={(!props.keys.is_empty()).then(|| spelled_out(&props.keys))}
            autofocus={props.focused}
            {title}
            {onclick}
        >
            { for props.icon.map(icon) }
            if !props.icon_only {
                <span class="button__name">{ &props.name }</span>
            }
        </button>
    }
}
