//! The keys of one command, changed.

use super::clash::Clash;
use super::listener::use_listener;
use crate::label::{LabelDef, LabelSet};
use crate::session::Action;
use crate::ui::Dispatch;
use crate::ui::commands::{Command, find};
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
    let editor = use_node_ref();
    // It opens below its row, which may be the last that is seen.
    use_effect_with(editor.clone(), |editor| {
        if let Some(editor) = editor.cast::<HtmlElement>() {
            let options = ScrollIntoViewOptions::new();
            options.set_block(ScrollLogicalPosition::Nearest);
            editor.scroll_into_view_with_scroll_into_view_options(&options);
        }
    });
    let clash = use_state_eq(|| None::<(Chord, Clash)>);
    let keys = Rc::new(Keys {
        command: *command,
        all: shell.preferences.keys.clone(),
        labels: labels.clone(),
        put: put.clone(),
        dispatch: shell.dispatch.clone(),
    });
    let on_chord = {
        let (keys, clash) = (keys.clone(), clash.clone());
        move |chord: Chord| match Clash::find(&chord, keys.command, &keys.all, &keys.labels, language) {
            Some(found) => clash.set(Some((chord, found))),
            None => keys.add(chord),
        }
    };
    let listener = use_listener(
        {
            let clash = clash.clone();
            move || clash.set(None)
        },
        on_chord,
    );
    let remove = |chord: &Chord| {
        let (keys, chord) = (keys.clone(), chord.clone());
        move |()| keys.remove(&chord)
    };
    let reset = {
        let (keys, clash) = (keys.clone(), clash.clone());
        move |()| {
            clash.set(None);
            keys.reset();
        }
    };
    let take = {
        let (keys, clash) = (keys.clone(), clash.clone());
        Callback::from(move |(chord, found): (Chord, Clash)| {
            clash.set(None);
            keys.take(chord, &found);
        })
    };
    let drop_it = {
        let clash = clash.clone();
        Callback::from(move |()| clash.set(None))
    };
    let told = (*clash).clone().map(|found| question(found, language, &take, drop_it));
    let own = keys.all.of(keys.command);
    let chip = |chord: &Chord| {
        html! {
            <span key={chord.written()} class="sheet__chip">
                <kbd>{ chord.to_string() }</kbd>
                <Button name={language.remove_key(&chord.to_string())} icon={Icon::Close} icon_only=true look={Look::Quiet} on_press={remove(chord)} />
            </span>
        }
    };
    let name = find(keys.command).map_or("", |row| row.name(language));
    html! {
        <div ref={editor} class="sheet__rebind" role="group" aria-label={language.on_quote(Message::ChangeKeys.text(language), name)}>
            <div key="keys" class="keys">
                if own.is_empty() {
                    <span key="none" class="field__hint">{ Message::NoKey.text(language) }</span>
                }
                { for own.iter().map(chip) }
            </div>
            <div key="do" class="keys">
                { listener.button(language) }
                if keys.all.is_changed(keys.command) {
                    <Button key="reset" name={Message::ResetKeys.text(language)} look={Look::Quiet} on_press={reset} />
                }
                <Button key="done" name={Message::Done.text(language)} look={Look::Quiet} on_press={on_done} />
            </div>
            { told }
        </div>
    }
}

/// The keys of one command, and what can be done to them.
struct Keys {
    command: Command,
    /// Those of all commands.
    all: Keymap,
    labels: Rc<LabelSet>,
    put: Callback<Keymap>,
    dispatch: Dispatch,
}

impl Keys {
    fn add(&self, chord: Chord) {
        let mut own = self.all.of(self.command).to_vec();
        if !own.contains(&chord) {
            own.push(chord);
        }
        self.put.emit(self.all.with(self.command, own));
    }

    fn remove(&self, chord: &Chord) {
        let own = self.all.of(self.command).iter().filter(|known| *known != chord).cloned().collect();
        self.put.emit(self.all.with(self.command, own));
    }

    fn reset(&self) {
        self.put.emit(self.all.reset(self.command));
    }

    /// Adds a key in spite of what stands against it: a label that has it gets another.
    fn take(&self, chord: Chord, found: &Clash) {
        self.add(chord.clone());
        if let Clash::Label(label, _) = found
            && let Some(definition) = self.labels.get(*label)
        {
            let taken = self.all.with(self.command, vec![chord]);
            let shortcut = free_keys(&taken, self.labels.iter()).next();
            let after = LabelDef { shortcut, ..definition.clone() };
            self.dispatch.emit(Action::PutLabel(Box::new(after)));
        }
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
