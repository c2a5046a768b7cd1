//! The palette: every command and label by its name, run from the keyboard.
//!
//! The ARIA pattern of a combobox with a list that is always open: the focus stays in the field, and
//! the option that Enter runs is its active descendant.
//! <https://www.w3.org/WAI/ARIA/apg/patterns/combobox/>

mod entries;

use crate::browser::geometry::rect_of;
use crate::session::{Action, Session};
use crate::ui::Language;
use crate::ui::commands::Command;
use crate::ui::hooks::{composes, pressed};
use crate::ui::i18n::{Message, use_language};
use crate::ui::kept::{use_effect_with, use_state_eq};
use crate::ui::shell::use_shell;
use crate::ui::store::ByRc;
use crate::ui::widgets::{Dialog, spelled_out};
use entries::{Deed, Entry, entries};
use web_sys::{Element, HtmlInputElement};
use yew::prelude::*;

/// How many options Page Up and Page Down pass.
const PAGE: usize = 8;

/// Properties of [`PaletteDialog`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// What the commands would be done to.
    pub session: ByRc<Session>,
    /// One was run, or none is wanted.
    pub on_close: Callback<()>,
}

/// The palette.
#[component]
pub fn PaletteDialog(Props { session, on_close }: &Props) -> Html {
    let (shell, language) = (use_shell(), use_language());
    let search = use_state_eq(String::new);
    let active = use_state_eq(|| 0_usize);
    let list = use_node_ref();
    let found = entries(session, &shell, language, &search);
    let at = (*active).min(found.len().saturating_sub(1));
    use_effect_with((at, (*search).clone()), {
        let list = list.clone();
        move |&(at, _)| reveal(&list, at)
    });
    let run = {
        let (shell, on_close) = (shell.clone(), on_close.clone());
        move |entry: &Entry| {
            if entry.lacks.is_some() {
                return;
            }
            // What the command opens comes after what it was chosen in is gone.
            on_close.emit(());
            match entry.deed {
                Deed::Command(command) => shell.run.emit(command),
                Deed::Label(label) => shell.dispatch.emit(Action::Label(label)),
                Deed::AcceptAll(label) => shell.dispatch.emit(Action::AcceptAll(Some(label))),
            }
        }
    };
    let oninput = {
        let (search, active) = (search.clone(), active.clone());
        Callback::from(move |event: InputEvent| {
            // The field keeps its text to itself: an input method composes in it.
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                search.set(input.value());
                active.set(0);
            }
        })
    };
    let onkeydown = {
        let (run, found, active, on_close) = (run.clone(), found.clone(), active.clone(), on_close.clone());
        let map = shell.preferences.keys.clone();
        Callback::from(move |event: KeyboardEvent| {
            if composes(&event) {
                return;
            }
            let count = found.len().max(1);
            match event.key().as_str() {
                "ArrowDown" => active.set((at + 1) % count),
                "ArrowUp" => active.set((at + count - 1) % count),
                "PageDown" => active.set((at + PAGE).min(count - 1)),
                "PageUp" => active.set(at.saturating_sub(PAGE)),
                "Enter" => found.get(at).into_iter().for_each(&run),
                _ if pressed(&event).and_then(|chord| map.command(&chord)) == Some(Command::Palette)
                    && (event.ctrl_key() || event.meta_key()) =>
                {
                    on_close.emit(());
                }
                _ => return,
            }
            event.prevent_default();
        })
    };
    let option = |(place, entry): (usize, &Entry)| {
        let onclick = {
            let (run, entry) = (run.clone(), entry.clone());
            Callback::from(move |_: MouseEvent| run(&entry))
        };
        option(place, entry, place == at, language, onclick)
    };
    html! {
        <Dialog title={Message::Palette.text(language)} close={Message::Close.text(language)} class="palette" {on_close}>
            <input
                key="field"
                class="field__input palette__field"
                type="text"
                role="combobox"
                aria-label={Message::Palette.text(language)}
                aria-expanded="true"
                aria-controls="palette-list"
                aria-autocomplete="list"
                aria-activedescendant={(!found.is_empty()).then(|| format!("palette-{at}"))}
                placeholder={Message::PaletteHint.text(language)}
                autocomplete="off"
                spellcheck="false"
                autofocus=true
                {oninput}
                {onkeydown}
            />
            <ul
                key="list"
                ref={list}
                id="palette-list"
                class="palette__list"
                role="listbox"
                aria-label={Message::Palette.text(language)}
                // The focus stays in the field.
                onmousedown={|event: MouseEvent| event.prevent_default()}
            >
                { for found.iter().enumerate().map(option) }
            </ul>
            <p key="count" class={if found.is_empty() { "palette__none" } else { "visually-hidden" }} role="status">
                if found.is_empty() {
                    { Message::NoCommand.text(language) }
                } else {
                    { language.commands(found.len()) }
                }
            </p>
        </Dialog>
    }
}

/// An option: its name, why it cannot be run, its keys.
fn option(
    place: usize,
    entry: &Entry,
    is_active: bool,
    language: Language,
    onclick: Callback<MouseEvent>,
) -> Html {
    html! {
        <li
            key={format!("{:?}", entry.deed)}
            id={format!("palette-{place}")}
            class="palette__option"
            role="option"
            aria-selected={is_active.to_string()}
            aria-disabled={entry.lacks.map(|_| "true")}
            aria-keyshortcuts={(!entry.keys.is_empty()).then(|| spelled_out(&entry.keys))}
            {onclick}
        >
            <span class="palette__name">
                { &entry.name }
                if let Some(lacks) = entry.lacks {
                    <span class="palette__lacks">{ " — " }{ lacks.text(language) }</span>
                }
            </span>
            <span class="keys">
                { for entry.keys.split(' ').filter(|key| !key.is_empty()).map(|key| html! { <kbd key={key}>{ key }</kbd> }) }
            </span>
        </li>
    }
}

/// Scrolls the list so that an option is seen.
fn reveal(list: &NodeRef, at: usize) {
    let Some(list) = list.cast::<Element>() else { return };
    let Some(option) = u32::try_from(at).ok().and_then(|at| list.children().item(at)) else { return };
    let (outer, inner) = (rect_of(&list), rect_of(&option));
    let hidden = if inner.top < outer.top {
        inner.top - outer.top
    } else {
        (inner.bottom() - outer.bottom()).max(0.0)
    };
    #[allow(clippy::cast_possible_truncation)]
    list.set_scroll_top(list.scroll_top() + hidden.round() as i32);
}
