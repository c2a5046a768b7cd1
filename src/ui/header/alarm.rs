//! What must not be missed: that nothing is kept, that another tab works on the document, that a file which followed
//! it waits.

use crate::browser::keeper::Report;
use crate::browser::storage::NotKept;
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
            NotKept::Full => Message::StorageFull,
            NotKept::Denied | NotKept::Taken => Message::StorageDenied,
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
    let bar = |text: AttrValue, buttons: Html| {
        html! {
            <div key="alarm" class="alarm" role="status">
                <span class="alarm__text">{ text }</span>
                { buttons }
            </div>
        }
    };
    let keeper = shell.keeper.as_ref().map(Rc::clone);
    if session.following {
        let take = move |()| keeper.iter().for_each(|keeper| keeper.take_over());
        let name = Message::EditHere.text(language);
        let button = html! { <Button {name} look={Look::Primary} on_press={take} /> };
        return bar(Message::FollowsTab.text(language).into(), button);
    }
    let before = keeper.as_ref().filter(|_| report.file_waits).and_then(|keeper| keeper.file_before());
    let Some(before) = before else { return Html::default() };
    let go_on = |wanted: bool| {
        let keeper = keeper.clone();
        move |()| keeper.iter().for_each(|keeper| keeper.go_on_saving(wanted))
    };
    let buttons = html! {
        <>
            <Button key="on" name={Message::GoOnWriting.text(language)} look={Look::Primary} on_press={go_on(true)} />
            <Button key="off" name={Message::StopWriting.text(language)} on_press={go_on(false)} />
        </>
    };
    bar(language.followed_before(&before).into(), buttons)
}
