//! The page's head: whose page it is, what the article is called, how far the review has come, and
//! what is always at hand.

mod alarm;
mod checks;
mod preferences;
mod progress;
mod renewal;
mod title;

use super::commands::Command;
use super::hooks::use_back;
use super::i18n::{Message, use_language};
use super::shell::use_shell;
use super::store::ByRc;
use super::widgets::{Button, Icon, Look};
use crate::session::Session;
pub use alarm::alarm;
pub use preferences::PreferencesMenu;
use progress::ProgressBar;
pub use renewal::Renewal;
use title::Title;
use yew::prelude::*;

/// What the head is drawn from.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// What is shown.
    pub session: ByRc<Session>,
    /// The same, or as it was when it was looked for problems last.
    pub checked: ByRc<Session>,
}

/// The page's head.
#[component]
pub fn Header(Props { session, checked }: &Props) -> Html {
    let (shell, language) = (use_shell(), use_language());
    let run = |command: Command| {
        let run = shell.run.clone();
        Callback::from(move |()| run.emit(command))
    };
    let opened = session.document.is_some();
    use_back(opened, &run(Command::New));
    html! {
        <header class={classes!("header", "app__head", opened.then_some("has-document"))}>
            <div key="brand" class="header__brand">
                <span class="header__mark" aria-hidden="true" />
                <h1 class="header__name">{ Message::AppName.text(language) }</h1>
            </div>
            if opened {
                <Button key="documents" name={Message::ToDocuments.text(language)} icon={Icon::Back} look={Look::Quiet} on_press={run(Command::New)} class="header__documents" />
                <div key="title" class="header__title"><Title session={session.clone()} /></div>
                <div key="progress" class="header__progress"><ProgressBar session={session.clone()} /></div>
                <div key="kept" class="header__kept" aria-hidden="true">
                    <span class="kept kept--yes">{ Message::Saved.text(language) }</span>
                    <span class="kept kept--no">{ Message::Saving.text(language) }</span>
                    <span class="kept kept--refused">{ Message::Unsaved.text(language) }</span>
                </div>
                <div key="checks" class="header__checks">
                    if checked.opening == session.opening {
                        { checks::count(checked, &shell, language) }
                    }
                </div>
                <div key="history" class="header__group" role="group">
                    <Button key="find" name={Message::FindInArticle.text(language)} icon={Icon::Find} icon_only=true look={Look::Quiet} keys={shell.hint(Command::Find)} on_press={run(Command::Find)} />
                    <Button key="undo" name={Message::Undo.text(language)} icon={Icon::Undo} icon_only=true look={Look::Quiet} keys={shell.hint(Command::Undo)} idle={!session.can_undo()} on_press={run(Command::Undo)} />
                    <Button key="redo" name={Message::Redo.text(language)} icon={Icon::Redo} icon_only=true look={Look::Quiet} keys={shell.hint(Command::Redo)} idle={!session.history.can_redo()} on_press={run(Command::Redo)} />
                </div>
            } else {
                <div key="room" class="header__room" />
            }
            <div key="preferences" class="header__group header__preferences"><PreferencesMenu place="header" /></div>
            <div key="commands" class="header__group">
                if opened {
                    <Button key="palette" name={Message::Palette.text(language)} icon={Icon::Search} icon_only=true look={Look::Quiet} keys={shell.hint(Command::Palette)} on_press={run(Command::Palette)} class="header__palette" />
                }
                <Button key="help" name={Message::Help.text(language)} icon={Icon::Help} icon_only=true look={Look::Quiet} keys={shell.hint(Command::Shortcuts)} on_press={run(Command::Shortcuts)} />
                if opened {
                    <Button key="export" name={Message::Export.text(language)} icon={Icon::Export} look={Look::Primary} keys={shell.hint(Command::Export)} on_press={run(Command::Export)} class="header__export" />
                }
            </div>
        </header>
    }
}
