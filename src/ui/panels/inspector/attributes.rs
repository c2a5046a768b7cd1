//! The attributes of the open annotation, each as a field of its kind.

use super::date::DateForm;
use crate::annotation::Annotation;
use crate::label::{AttributeDef, AttributeKind, AttributeValue};
use crate::session::Action;
use crate::ui::i18n::{Message, use_language};
use crate::ui::shell::use_shell;
use crate::ui::store::ByRc;
use crate::ui::widgets::{Button, Check, Look, Options, Select, TextField};
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`AttributesForm`].
#[derive(Properties, PartialEq)]
pub(super) struct Props {
    /// Whose they are.
    pub(super) annotation: ByRc<Annotation>,
    /// What its label asks for.
    pub(super) asked: Rc<[AttributeDef]>,
}

/// A field for each attribute that the label asks for.
#[component]
pub(super) fn AttributesForm(Props { annotation, asked }: &Props) -> Html {
    html! {
        <div class="fields">
            { for asked.iter().enumerate().map(|(at, asked)| html! {
                <AttributeField key={asked.key.clone()} {at} annotation={annotation.clone()} asked={asked.clone()} />
            }) }
        </div>
    }
}

/// Properties of [`AttributeField`].
#[derive(Properties, PartialEq)]
struct FieldProps {
    at: usize,
    annotation: ByRc<Annotation>,
    asked: AttributeDef,
}

#[component]
fn AttributeField(FieldProps { at, annotation, asked }: &FieldProps) -> Html {
    let (shell, language) = (use_shell(), use_language());
    let set = {
        let (dispatch, id, key) = (shell.dispatch.clone(), annotation.id, asked.key.clone());
        Callback::from(move |value| dispatch.emit(Action::SetAttribute(id, key.clone(), value)))
    };
    let id = format!("attribute-{at}");
    let value = annotation.attributes.get(&asked.key);
    let shown = match value {
        Some(AttributeValue::Number(number)) => language.amount(*number),
        other => other.map(AttributeValue::summary).unwrap_or_default(),
    };
    let name = asked.name.clone();
    match asked.kind {
        AttributeKind::Text => html! {
            <TextField {id} {name} value={shown} wraps=true on_commit={set.reform(|text: String| {
                Some(text).filter(|text| !text.trim().is_empty()).map(AttributeValue::Text)
            })} class="field--wide" />
        },
        AttributeKind::Number => {
            let wrong = move || Some(AttrValue::from(Message::InvalidNumber.text(language)));
            let check = Check::from(move |text: String| {
                if text.trim().is_empty() || language.read_amount(&text).is_some() { None } else { wrong() }
            });
            html! {
                <TextField {id} {name} value={shown} inputmode="decimal" {check} on_commit={set.reform(move |text: String| {
                    language.read_amount(&text).map(AttributeValue::Number)
                })} class="field--wide" />
            }
        }
        AttributeKind::Choice => {
            // What was chosen before the choices were changed stays among them.
            let other = Some(&shown).filter(|chosen| !chosen.is_empty() && !asked.choices.contains(chosen));
            let none = (AttrValue::from(""), AttrValue::from(Message::NotStated.text(language)));
            let all = asked.choices.iter().chain(other);
            let named = all.map(|one| (AttrValue::from(one.clone()), AttrValue::from(one.clone())));
            let options: Options = std::iter::once(none).chain(named).collect();
            html! {
                <Select {id} {name} {options} chosen={shown.clone()} on_choose={set.reform(|one: AttrValue| {
                    Some(one.to_string()).filter(|one| !one.is_empty()).map(AttributeValue::Choice)
                })} class="field--wide" />
            }
        }
        AttributeKind::Date => {
            let date = match value {
                Some(AttributeValue::Date(date)) => Some(date.clone()),
                _ => None,
            };
            let stated = if shown.is_empty() { Message::NotStated.text(language).to_owned() } else { shown };
            html! {
                <details class="disclosure">
                    <summary><span class="field__name">{ name }</span>{ " " }<span class="disclosure__value">{ stated }</span></summary>
                    <DateForm {id} value={date.clone()} on_set={set.reform(|date| Some(AttributeValue::Date(date)))} />
                    if date.is_some() {
                        <Button name={Message::Remove.text(language)} look={Look::Quiet} on_press={set.reform(|()| None)} />
                    }
                </details>
            }
        }
    }
}
