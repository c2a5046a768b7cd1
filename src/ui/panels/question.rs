//! A question before something that undo does not give back.

use crate::ui::i18n::{Message, use_language};
use crate::ui::shell::Question;
use crate::ui::widgets::{Button, Dialog, Look};
use yew::prelude::*;

/// Properties of [`QuestionDialog`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// What is asked.
    pub question: Question,
    /// It was answered.
    pub on_close: Callback<()>,
}

/// A question, with the answer that changes nothing in front.
#[component]
pub fn QuestionDialog(Props { question, on_close }: &Props) -> Html {
    let language = use_language();
    let on_yes = {
        let (act, on_close) = (question.act.clone(), on_close.clone());
        move |()| {
            on_close.emit(());
            act.emit(());
        }
    };
    let foot = html! {
        <>
            <Button key="no" name={Message::Cancel.text(language)} look={Look::Primary} focused=true on_press={on_close} />
            <Button key="yes" name={&question.yes} on_press={on_yes} />
        </>
    };
    html! {
        <Dialog title={&question.title} close={Message::Close.text(language)} {foot} {on_close}>
            <p>{ question.more.text(language) }</p>
        </Dialog>
    }
}
