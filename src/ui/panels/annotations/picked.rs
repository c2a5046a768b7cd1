//! What can be done to all that are picked in the list, in one step.

use crate::session::{Action, Bulk, Pick};
use crate::ui::Command;
use crate::ui::i18n::{Message, use_language};
use crate::ui::panels::PanelProps;
use crate::ui::shell::use_shell;
use crate::ui::widgets::{Button, Icon, Look, Options, Select};
use yew::prelude::*;

/// How many are picked, and what can be done to them.
#[component]
pub(super) fn PickedBar(PanelProps { session }: &PanelProps) -> Html {
    let (shell, language) = (use_shell(), use_language());
    let act = |action: Action| {
        let dispatch = shell.dispatch.clone();
        Callback::from(move |()| dispatch.emit(action.clone()))
    };
    let button = |name: Message, icon: Icon, key: Command, action: Action| {
        html! { <Button name={name.text(language)} {icon} icon_only=true look={Look::Quiet} keys={shell.hint(key)} on_press={act(action)} /> }
    };
    let labels = session.document.as_ref().map(|document| document.labels().clone()).unwrap_or_default();
    let options: Options =
        std::iter::once((AttrValue::default(), AttrValue::from(Message::RelabelAs.text(language))))
            .chain(labels.iter().map(|definition| {
                (definition.label.slug().into(), language.label_name(definition).to_owned().into())
            }))
            .collect();
    let relabel = {
        let dispatch = shell.dispatch.clone();
        Callback::from(move |slug: AttrValue| {
            let chosen = labels.iter().find(|definition| definition.label.slug() == slug.as_str());
            if let Some(definition) = chosen {
                dispatch.emit(Action::Bulk(Bulk::Relabel(definition.label)));
            }
        })
    };
    html! {
        <div class="picked" role="toolbar" aria-label={Message::PickedTools.text(language)}>
            <span class="picked__count" role="status">{ language.picked(session.picked.ids.len()) }</span>
            { button(Message::Accept, Icon::Accept, Command::Accept, Action::Bulk(Bulk::Accept)) }
            { button(Message::Reject, Icon::Reject, Command::Reject, Action::Bulk(Bulk::Reject)) }
            { button(Message::Delete, Icon::Delete, Command::Delete, Action::Bulk(Bulk::Delete)) }
            <Select id="picked-label" name={Message::RelabelAs.text(language)} name_hidden=true {options} chosen="" on_choose={relabel} />
            { button(Message::PickNone, Icon::Close, Command::Close, Action::Pick(Pick::Nothing)) }
        </div>
    }
}
