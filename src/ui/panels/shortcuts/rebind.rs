//! The keys of one command, changed.

use super::clash::Clash;
use crate::label::{LabelDef, LabelSet};
use crate::session::Action;
use crate::ui::commands::{Command, find};
use crate::ui::hooks::{composes, pressed};
use crate::ui::i18n::{Language, Message, use_language};
use crate::ui::kept::{use_effect_with, use_state_eq};
use crate::ui::keys::{Chord, Keymap};
use crate::ui::label_keys::free_keys;
use crate::ui::shell::use_shell;
use crate::ui::widgets::{Button, Icon, Look};
use std::rc::Rc;
use web_sys::{HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};
use yew::prelude::*;

/// Properties of [`Rebind`].
#[derive(Properties, PartialEq)]
pub(super) struct Props {
    /// Whose keys.
    pub command: Command,
    /// The labels, which have keys too.
    pub labels: Rc<LabelSet>,
    /// Takes the keys as they are to be.
    pub put: Callback<Keymap>,
    /// It is finished.
    pub on_done: Callback<()>,
}

/// The keys of a command: taken away, added, put back.
#[component]
pub(super) fn Rebind(Props { command, labels, put, on_done }: &Props) -> Html {
    let (shell, language) = (use_shell(), use_language());
    let keys = shell.preferences.keys.clone();
    let command = *command;
    let editor = use_node_ref();
    // It opens below its row, which may be the last that is seen.
    use_effect_with(editor.clone(), |editor| {
        if let Some(editor) = editor.cast::<HtmlElement>() {
            let options = ScrollIntoViewOptions::new();
            options.set_block(ScrollLogicalPosition::Nearest);
            editor.scroll_into_view_with_scroll_into_view_options(&options);
        }
    });
    let listens = use_state_eq(|| false);
    let clash = use_state_eq(|| None::<(Chord, Clash)>);
    let name = find(command).map_or("", |row| row.name(language));
    let add = {
        let (keys, put) = (keys.clone(), put.clone());
        move |chord: Chord| {
            let mut own = keys.of(command).to_vec();
            if !own.contains(&chord) {
                own.push(chord);
            }
            put.emit(keys.with(command, own));
        }
    };
    let remove = |chord: &Chord| {
        let (keys, put, chord) = (keys.clone(), put.clone(), chord.clone());
        Callback::from(move |()| {
            let own = keys.of(command).iter().filter(|known| **known != chord).cloned().collect();
            put.emit(keys.with(command, own));
        })
    };
    let reset = {
        let (keys, put, clash) = (keys.clone(), put.clone(), clash.clone());
        Callback::from(move |()| {
            clash.set(None);
            put.emit(keys.reset(command));
        })
    };
    let onclick = {
        let (listens, clash) = (listens.clone(), clash.clone());
        Callback::from(move |event: MouseEvent| {
            clash.set(None);
            listens.set(true);
            // Safari gives no focus to a button that is clicked.
            if let Some(button) = event.target_dyn_into::<HtmlElement>() {
                let _ = button.focus();
            }
        })
    };
    let onkeydown = {
        let (listens, clash, add, keys, labels) =
            (listens.clone(), clash.clone(), add.clone(), keys.clone(), labels.clone());
        Callback::from(move |event: KeyboardEvent| {
            // Tab leaves, as everywhere.
            if !*listens || composes(&event) || event.key() == "Tab" {
                return;
            }
            let Some(chord) = pressed(&event) else { return };
            event.prevent_default();
            event.stop_propagation();
            listens.set(false);
            if chord.key == "Escape" {
                return;
            }
            match Clash::find(&chord, command, &keys, &labels, language) {
                Some(found) => clash.set(Some((chord, found))),
                None => add(chord),
            }
        })
    };
    let onblur = {
        let listens = listens.clone();
        Callback::from(move |_: FocusEvent| listens.set(false))
    };
    let take = {
        let (clash, dispatch, keys, labels) =
            (clash.clone(), shell.dispatch.clone(), keys.clone(), labels.clone());
        Callback::from(move |(chord, found): (Chord, Clash)| {
            clash.set(None);
            add(chord.clone());
            if let Clash::Label(label, _) = found
                && let Some(definition) = labels.get(label)
            {
                let taken = keys.with(command, vec![chord]);
                let shortcut = free_keys(&taken, labels.iter()).next();
                let after = LabelDef { shortcut, ..definition.clone() };
                dispatch.emit(Action::PutLabel(Box::new(after)));
            }
        })
    };
    let drop_it = {
        let clash = clash.clone();
        Callback::from(move |()| clash.set(None))
    };
    let told = (*clash).clone().map(|found| question(found, language, &take, drop_it));
    let chip = |chord: &Chord| {
        html! {
            <span key={chord.written()} class="sheet__chip">
                <kbd>{ chord.to_string() }</kbd>
                <Button name={language.remove_key(&chord.to_string())} icon={Icon::Close} icon_only=true look={Look::Quiet} on_press={remove(chord)} />
            </span>
        }
    };
    let prompt = if *listens { Message::PressKey } else { Message::AddKey };
    html! {
        <div ref={editor} class="sheet__rebind" role="group" aria-label={language.on_quote(Message::ChangeKeys.text(language), name)}>
            <div key="keys" class="keys">
                if keys.of(command).is_empty() {
                    <span key="none" class="field__hint">{ Message::NoKey.text(language) }</span>
                }
                { for keys.of(command).iter().map(chip) }
            </div>
            <div key="do" class="keys">
                <button
                    key="add"
                    type="button"
                    class={classes!("button", "button--plain", listens.then_some("is-listening"))}
                    aria-live="polite"
                    {onclick}
                    {onkeydown}
                    {onblur}
                >{ prompt.text(language) }</button>
                if keys.is_changed(command) {
                    <Button key="reset" name={Message::ResetKeys.text(language)} look={Look::Quiet} on_press={reset} />
                }
                <Button key="done" name={Message::Done.text(language)} look={Look::Quiet} on_press={on_done} />
            </div>
            { told }
        </div>
    }
}

/// What stands against a key, and whether it is to be had all the same.
fn question(
    (chord, found): (Chord, Clash),
    language: Language,
    take: &Callback<(Chord, Clash)>,
    drop_it: Callback<()>,
) -> Html {
    let (shown, told, yields) = (chord.to_string(), found.told(language), found.yields());
    let take = take.reform(move |()| (chord.clone(), found.clone()));
    html! {
        <div key="clash" class="sheet__clash" role="alert">
            <p><kbd>{ shown }</kbd>{ " " }{ told }</p>
            <div class="keys">
                if yields {
                    <Button key="take" name={Message::UseAnyway.text(language)} on_press={take} />
                }
                <Button key="drop" name={Message::Cancel.text(language)} look={Look::Quiet} on_press={drop_it} />
            </div>
        </div>
    }
}
