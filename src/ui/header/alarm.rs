//! What must not be missed: that nothing is kept, that another tab works on the document, that the file which follows
//! it waits, that there is hardly any room left.

use crate::browser::keeper::{Report, Waiting};
use crate::browser::storage::NotKept;
use crate::session::Session;
use crate::ui::i18n::Message;
use crate::ui::widgets::{Button, Icon, Look};
use crate::ui::{Command, Shell};
use std::rc::Rc;
use yew::prelude::*;

/// A line under the head of the page, for as long as it is so.
pub fn alarm(session: &Session, report: &Report, shell: &Shell) -> Html {
    let late = !report.kept && report.failure.is_none();
    html! {
        <>
            { bar(session, report, shell) }
            // The head shows it; it is there before it says something, or that would not be heard.
            <p key="late" class="visually-hidden" role="status">
                { late.then(|| Message::Saving.text(shell.preferences.language)) }
            </p>
        </>
    }
}

fn bar(session: &Session, report: &Report, shell: &Shell) -> Html {
    let language = shell.preferences.language;
    let is_open = session.document.is_some();
    if let Some(failure) = report.failure {
        let message = match failure {
            NotKept::Full => Message::StorageFull,
            NotKept::Held => Message::StorageHeld,
            NotKept::Denied | NotKept::Taken => Message::StorageDenied,
        };
        let export = {
            let run = shell.run.clone();
            Callback::from(move |()| run.emit(Command::Export))
        };
        return html! {
            <div key="alarm" class="alarm alarm--problem" role="alert">
                <span class="alarm__text">{ message.text(language) }</span>
                if is_open {
                    <Button name={Message::Export.text(language)} icon={Icon::Export} look={Look::Primary} on_press={export} />
                }
            </div>
        };
    }
    let bar = |class: &'static str, text: AttrValue, buttons: Html| {
        html! {
            <div key="alarm" class={classes!("alarm", class)} role="status">
                <span class="alarm__text">{ text }</span>
                { buttons }
            </div>
        }
    };
    let keeper = shell.keeper.as_ref().map(Rc::clone);
    if session.following && is_open {
        let take = move |()| keeper.iter().for_each(|keeper| keeper.take_over());
        let name = Message::EditHere.text(language);
        let button = html! { <Button {name} look={Look::Primary} on_press={take} /> };
        return bar("", Message::FollowsTab.text(language).into(), button);
    }
    let waits = report.file_waits.filter(|_| is_open);
    if let Some((why, name)) = waits.and_then(|why| Some((why, keeper.as_ref()?.file_before()?))) {
        let go_on = |wanted: bool| {
            let keeper = keeper.clone();
            move |()| keeper.iter().for_each(|keeper| keeper.go_on_saving(wanted))
        };
        let (class, text, again) = match why {
            Waiting::Permission => ("", language.followed_before(&name), Message::GoOnWriting),
            Waiting::Unwritable => ("alarm--problem", language.unwritable(&name), Message::TryAgain),
        };
        let buttons = html! {
            <>
                <Button key="on" name={again.text(language)} look={Look::Primary} on_press={go_on(true)} />
                <Button key="off" name={Message::StopWriting.text(language)} on_press={go_on(false)} />
            </>
        };
        return bar(class, text.into(), buttons);
    }
    if report.tight {
        return bar("alarm--problem", Message::StorageTight.text(language).into(), Html::default());
    }
    Html::default()
}
