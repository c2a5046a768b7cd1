//! The sheet of shortcuts, and how it all works.

mod clash;
mod listener;
mod rebind;

use crate::label::{LabelDef, LabelSet};
use crate::session::Session;
use crate::ui::commands::{COMMANDS, Command, Group, Row};
use crate::ui::header::PreferencesMenu;
use crate::ui::i18n::{Language, Message, use_language};
use crate::ui::kept::use_state_eq;
use crate::ui::keys::{Chord, Keymap};
use crate::ui::panels::swatch::swatch;
use crate::ui::shell::{Preferences, use_shell};
use crate::ui::store::ByRc;
use crate::ui::widgets::{Button, Dialog, Icon, Look, icon};
use rebind::Rebind;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// Properties of [`ShortcutsDialog`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// What is shown: its label set has keys of its own.
    pub session: ByRc<Session>,
    /// It was read.
    pub on_close: Callback<()>,
}

/// The sheet of shortcuts. Each command's keys are changed in its row.
#[component]
pub fn ShortcutsDialog(Props { session, on_close }: &Props) -> Html {
    let (shell, language) = (use_shell(), use_language());
    let edited = use_state_eq(|| None::<Command>);
    let labels = session.document.as_ref().map(|document| document.labels().clone()).unwrap_or_default();
    let keys = &shell.preferences.keys;
    let put = {
        let (prefer, preferences) = (shell.prefer.clone(), shell.preferences.clone());
        Callback::from(move |keys: Keymap| prefer.emit(Preferences { keys, ..preferences.clone() }))
    };
    let on_single = {
        let (put, keys) = (put.clone(), keys.clone());
        Callback::from(move |event: Event| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                put.emit(keys.with_single(input.checked()));
            }
        })
    };
    let reset_all = {
        let (put, single) = (put.clone(), keys.single);
        Callback::from(move |()| put.emit(Keymap::default().with_single(single)))
    };
    let palette = {
        let run = shell.run.clone();
        Callback::from(move |()| run.emit(Command::Palette))
    };
    let row = |row: &Row| {
        let (command, name) = (row.command, row.name(language));
        let open = *edited == Some(command);
        let toggle = {
            let edited = edited.clone();
            Callback::from(move |()| edited.set((!open).then_some(command)))
        };
        html! {
            <div key={row.id} class={classes!("sheet__row", open.then_some("is-edited"))}>
                <dt>{ name }</dt>
                <dd class="keys">
                    { for keys.of(command).iter().map(|chord| key_view(chord, keys, &labels, language)) }
                    <Button
                        key="edit"
                        name={Message::ChangeKeys.text(language)}
                        spoken={language.on_quote(Message::ChangeKeys.text(language), name)}
                        icon={Icon::Edit}
                        icon_only=true
                        look={Look::Quiet}
                        expanded={open}
                        class="sheet__edit"
                        on_press={toggle.clone()}
                    />
                </dd>
                if open {
                    <dd class="sheet__editor"><Rebind {command} labels={labels.clone()} put={put.clone()} on_done={toggle} /></dd>
                }
            </div>
        }
    };
    let group = |group: Group| {
        html! {
            <section class="sheet__group" key={group.name(Language::En)}>
                <h4>{ group.name(language) }</h4>
                <dl>{ for COMMANDS.iter().filter(|row| row.group == group).map(row) }</dl>
            </section>
        }
    };
    let steps = [Message::HowPaste, Message::HowReview, Message::HowLabel, Message::HowExport];
    html! {
        <Dialog title={Message::Help.text(language)} close={Message::Close.text(language)} class="dialog--wide" {on_close}>
            <div class="sheet__preferences" key="preferences">
                <PreferencesMenu place="help" />
                <Button key="palette" name={Message::Palette.text(language)} icon={Icon::Search} icon_only=true on_press={palette} />
            </div>
            <section class="sheet__how" key="how">
                <h3>{ Message::HowItWorks.text(language) }</h3>
                <ol>{ for steps.iter().map(|step| html! { <li key={step.text(language)}>{ step.text(language) }</li> }) }</ol>
                <p class="sheet__private">
                    { icon(Icon::Private) }
                    <span><strong>{ Message::Privacy.text(language) }</strong>{ " " }{ Message::PrivacyMore.text(language) }{ format!(" {}.", language.requests(shell.requests)) }</span>
                </p>
            </section>
            <h3 key="title">{ Message::Shortcuts.text(language) }</h3>
            <div class="sheet__single" key="single">
                <label class="check">
                    <input type="checkbox" checked={keys.single} onchange={on_single} aria-describedby="single-keys-more" />
                    { Message::SingleKeys.text(language) }
                </label>
                <p id="single-keys-more" class="field__hint">{ Message::SingleKeysMore.text(language) }</p>
            </div>
            <div class="sheet" key="sheet">
                <section class="sheet__group" key="labels">
                    <h4>{ Message::GiveLabel.text(language) }</h4>
                    <dl>{ for labels.iter().filter_map(|definition| label_row(definition, keys, language)) }</dl>
                </section>
                { for Group::ALL.into_iter().map(group) }
            </div>
            <div key="reset" class="sheet__reset">
                <Button name={Message::ResetAllKeys.text(language)} idle={keys.written().is_empty()} on_press={reset_all} />
            </div>
        </Dialog>
    }
}

fn label_row(definition: &LabelDef, keys: &Keymap, language: Language) -> Option<Html> {
    let chord = Chord::new(&definition.shortcut?.to_string(), false, false, false);
    Some(html! {
        <div key={definition.label.slug()} class="sheet__row">
            <dt>{ swatch(definition) }{ language.label_name(definition) }</dt>
            <dd class="keys"><kbd class={classes!((!keys.single).then_some("is-off"))}>{ chord.to_string() }</kbd></dd>
        </div>
    })
}

/// A key; crossed out where it does nothing, because single keys are off or a label has it.
fn key_view(chord: &Chord, keys: &Keymap, labels: &LabelSet, language: Language) -> Html {
    let label = chord.character().and_then(|key| labels.by_shortcut(key));
    let why = if !keys.single && chord.is_single() {
        Some(Message::SinglesOff.text(language).to_owned())
    } else {
        label.map(|label| language.key_of_label(language.label(labels, label)))
    };
    html! {
        <kbd key={chord.written()} class={classes!(why.is_some().then_some("is-off"))} title={why.clone()}>
            { chord.to_string() }
            if let Some(why) = why {
                <span class="visually-hidden">{ format!(" ({why})") }</span>
            }
        </kbd>
    }
}
