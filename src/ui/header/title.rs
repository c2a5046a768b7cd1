//! What the article is called.

use crate::session::Action;
use crate::ui::i18n::{Message, use_language};
use crate::ui::panels::PanelProps;
use crate::ui::shell::use_shell;
use crate::ui::widgets::TextField;
use yew::prelude::*;

/// The title, to be changed in place.
#[component]
pub(super) fn Title(PanelProps { session }: &PanelProps) -> Html {
    let (shell, language) = (use_shell(), use_language());
    let Some(document) = &session.document else { return Html::default() };
    let on_commit = {
        let dispatch = shell.dispatch.clone();
        Callback::from(move |title: String| dispatch.emit(Action::SetTitle(title.trim().to_owned())))
    };
    html! {
        <TextField
            id="document-title"
            name={Message::Title.text(language)}
            name_hidden=true
            placeholder={Message::TitleHint.text(language)}
            value={document.meta().title.clone()}
            {on_commit}
            class="field--quiet"
        />
    }
}
