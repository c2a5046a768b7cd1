//! What must not be missed: that nothing is kept, or that another tab works on the document.

use crate::browser::keeper::{Failure, Report};
use crate::session::Session;
use crate::ui::i18n::Message;
use crate::ui::widgets::{Button, Icon, Look};
use crate::ui::{Command, Shell};
use std::rc::Rc;
use yew::prelude::*;

/// A line under the head of the page, for as long as it is so.
pub fn alarm(session: &Session, report: &Report, shell: &Shell) -> Html {
    let language = shell.preferences.language;
    if session.document.is_none() && report.failure.is_none() {
        return Html::default();
    }
    if let Some(failure) = report.failure {
        let message = match failure {
            Failure::Denied => Message::StorageDenied,
            Failure::Full => Message::StorageFull,
        };
        let export = {
            let run = shell.run.clone();
            Callback::from(move |()| run.emit(Command::Export))
        };
        return html! {
            <div key="alarm" class="alarm alarm--problem" role="alert">
                <span class="alarm__text">{ message.text(language) }</span>
                if session.document.is_some() {
                    <Button name={Message::Export.text(language)} icon={Icon::Export} look={Look::Primary} on_press={export} />
                }
            </div>
        };
    }
    if !session.following {
        return Html::default();
    }
    let take = {
        let keeper = shell.keeper.as_ref().map(Rc::clone);
        Callback::from(move |()| {
            if let Some(keeper) = &keeper {
                keeper.take_over();
            }
        })
    };
    html! {
        <div key="alarm" class="alarm" role="status">
            <span class="alarm__text">{ Message::FollowsTab.text(language) }</span>
            <Button name={Message::EditHere.text(language)} look={Look::Primary} on_press={take} />
        </div>
    }
}
