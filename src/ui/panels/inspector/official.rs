//! The name of an official, and which person it is.

use crate::annotation::{Annotation, Document, EntityId};
use crate::label::{OfficialValue, Value};
use crate::session::{Action, Session};
use crate::ui::i18n::{Message, use_language};
use crate::ui::shell::use_shell;
use crate::ui::store::ByRc;
use crate::ui::widgets::{Options, Select, TextField};
use rustc_hash::FxHashMap;
use yew::prelude::*;

/// The key of "a new person" in the menu.
const NEW: &str = "new";

/// Properties of [`OfficialForm`].
#[derive(Properties, PartialEq)]
pub(super) struct Props {
    /// What is shown.
    pub(super) session: ByRc<Session>,
    /// Whose name it is.
    pub(super) annotation: ByRc<Annotation>,
    /// The name.
    pub(super) name: AttrValue,
}

/// The name, and the person that all mentions share.
#[component]
pub(super) fn OfficialForm(Props { session, annotation, name }: &Props) -> Html {
    let (shell, language) = (use_shell(), use_language());
    let Some(document) = &session.document else { return Html::default() };
    let id = annotation.id;
    let on_name = {
        let dispatch = shell.dispatch.clone();
        Callback::from(move |text: String| {
            let name = text.split_whitespace().collect::<Vec<_>>().join(" ");
            dispatch.emit(Action::SetValue(id, Some(Value::Official(OfficialValue { name }))));
        })
    };
    let on_person = {
        let (dispatch, name) = (shell.dispatch.clone(), name.clone());
        Callback::from(move |key: AttrValue| {
            dispatch.emit(match key.as_str() {
                NEW => Action::NewEntity(id, name.to_string()),
                key => Action::SetEntity(id, key.parse::<EntityId>().ok()),
            });
        })
    };
    let mentions = mentions(document);
    let person = |id: EntityId, name: &str| {
        let count = language.mentions(mentions.get(&id).copied().unwrap_or_default());
        (AttrValue::from(id.to_string()), AttrValue::from(format!("{name} · {count}")))
    };
    // Who was merged with somebody is in the document for the history alone.
    let mentioned = document.entities().filter(|entity| mentions.contains_key(&entity.id));
    let options: Options =
        std::iter::once((AttrValue::from(""), AttrValue::from(Message::NobodyElse.text(language))))
            .chain(mentioned.map(|entity| person(entity.id, &entity.name)))
            .chain(std::iter::once((
                AttrValue::from(NEW),
                AttrValue::from(Message::NewPerson.text(language)),
            )))
            .collect();
    let chosen = annotation.entity.map(|id| id.to_string()).unwrap_or_default();
    html! {
        <div class="fields">
            <TextField key="name" id="value-name" name={Message::Name.text(language)} value={name} wraps=true on_commit={on_name} class="field--wide" />
            <Select key="person" id="value-person" name={Message::Person.text(language)} {options} {chosen} on_choose={on_person} class="field--wide" />
        </div>
    }
}

fn mentions(document: &Document) -> FxHashMap<EntityId, usize> {
    let mut mentions = FxHashMap::default();
    for id in document.annotations().iter().filter_map(|annotation| annotation.entity) {
        *mentions.entry(id).or_default() += 1;
    }
    mentions
}
