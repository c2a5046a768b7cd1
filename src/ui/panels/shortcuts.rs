//! The sheet of shortcuts, and how it all works.

use crate::session::Session;
use crate::ui::commands::{COMMANDS, Group, Row};
use crate::ui::header::PreferencesMenu;
use crate::ui::i18n::{Language, Message, use_language};
use crate::ui::panels::swatch::swatch;
use crate::ui::store::ByRc;
use crate::ui::widgets::{Dialog, Icon, icon};
use yew::prelude::*;

/// Properties of [`ShortcutsDialog`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// What is shown: its label set has keys of its own.
    pub session: ByRc<Session>,
    /// It was read.
    pub on_close: Callback<()>,
}

/// The sheet of shortcuts.
#[component]
pub fn ShortcutsDialog(Props { session, on_close }: &Props) -> Html {
    let language = use_language();
    let labels = session.document.as_ref().map(|document| document.labels().clone()).unwrap_or_default();
    let steps = [Message::HowPaste, Message::HowReview, Message::HowLabel, Message::HowExport];
    html! {
        <Dialog title={Message::Help.text(language)} close={Message::Close.text(language)} class="dialog--wide" {on_close}>
            <div class="sheet__preferences" key="preferences"><PreferencesMenu place="help" /></div>
            <section class="sheet__how" key="how">
                <h3>{ Message::HowItWorks.text(language) }</h3>
                <ol>{ for steps.iter().map(|step| html! { <li key={step.text(language)}>{ step.text(language) }</li> }) }</ol>
                <p class="sheet__private">
                    { icon(Icon::Private) }
                    <span><strong>{ Message::Privacy.text(language) }</strong>{ " " }{ Message::PrivacyMore.text(language) }</span>
                </p>
            </section>
            <h3 key="title">{ Message::Shortcuts.text(language) }</h3>
            <div class="sheet" key="sheet">
                <section class="sheet__group" key="labels">
                    <h4>{ Message::GiveLabel.text(language) }</h4>
                    <dl>
                        { for labels.iter().filter_map(|definition| definition.shortcut.map(|key| (definition, key))).map(|(definition, key)| html! {
                            <div key={definition.label.slug()} class="sheet__row">
                                <dt>{ swatch(definition) }{ language.label_name(definition) }</dt>
                                <dd><kbd>{ key }</kbd></dd>
                            </div>
                        }) }
                    </dl>
                </section>
                { for Group::ALL.into_iter().map(|group| group_view(group, language)) }
            </div>
        </Dialog>
    }
}

fn group_view(group: Group, language: Language) -> Html {
    let row = |row: &Row| {
        let keys =
            row.keys.iter().map(|chord| html! { <kbd key={chord.to_string()}>{ chord.to_string() }</kbd> });
        html! {
            <div key={row.name(language)} class="sheet__row">
                <dt>{ row.name(language) }</dt>
                <dd>{ for keys }</dd>
            </div>
        }
    };
    html! {
        <section class="sheet__group" key={group.name(language)}>
            <h4>{ group.name(language) }</h4>
            <dl>{ for COMMANDS.iter().filter(|row| row.group == group && !row.keys.is_empty()).map(row) }</dl>
        </section>
    }
}
