//! The reading view: the article with its annotations as a clean page, to read and to print.

use crate::session::Session;
use crate::ui::i18n::{Language, Message};
use crate::ui::widgets::{Button, Dialog, Icon, Look};
use yew::prelude::*;

/// The reading view of the open document.
pub(super) fn reading(session: &Session, language: Language, on_close: Callback<()>) -> Html {
    let Some(document) = &session.document else { return Html::default() };
    let page = Html::from_html_unchecked(language.reading(document).into());
    let print = Callback::from(|()| {
        // A browser that does not print says so itself.
        let _ = web_sys::window().map(|window| window.print());
    });
    let foot = html! {
        <Button name={Message::Print.text(language)} icon={Icon::Print} look={Look::Primary} on_press={print} />
    };
    html! {
        <Dialog key="reading" title={Message::Reading.text(language)} close={Message::Close.text(language)} class="dialog--page" {foot} {on_close}>
            { page }
        </Dialog>
    }
}
