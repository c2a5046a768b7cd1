//! What a label of one's own asks for beside its value, as it is described.

use super::draft::AttributeDraft;
use crate::label::AttributeKind;
use crate::ui::i18n::{Language, Message, use_language};
use crate::ui::widgets::{Button, Icon, Look, Movers, Options, Select, TextField};
use yew::prelude::*;

/// Properties of [`AttributesField`].
#[derive(Properties, PartialEq)]
pub(super) struct Props {
    /// As typed so far.
    pub(super) attributes: Vec<AttributeDraft>,
    /// The field of one in which something is wrong, and what.
    pub(super) wrong: Option<(String, Message)>,
    /// Other ones.
    pub(super) on_change: Callback<Vec<AttributeDraft>>,
}

/// One row for each attribute, and the way to a further one.
#[component]
pub(super) fn AttributesField(Props { attributes, wrong, on_change }: &Props) -> Html {
    let language = use_language();
    let add = {
        let (attributes, on_change) = (attributes.clone(), on_change.clone());
        move |()| {
            let next = attributes.iter().map(|known| known.row).max().map_or(0, |last| last + 1);
            let mut more = attributes.clone();
            more.push(AttributeDraft { row: next, ..AttributeDraft::default() });
            on_change.emit(more);
        }
    };
    let row = |(at, attribute): (usize, &AttributeDraft)| {
        row(at, attribute, attributes, wrong.as_ref(), on_change, language)
    };
    html! {
        <fieldset class="attributes">
            <legend key="name" class="field__name">{ Message::Attributes.text(language) }</legend>
            { for attributes.iter().enumerate().map(row) }
            <Button key="add" name={Message::AddAttribute.text(language)} icon={Icon::Add} look={Look::Quiet} on_press={add} />
        </fieldset>
    }
}

fn row(
    at: usize,
    attribute: &AttributeDraft,
    all: &[AttributeDraft],
    wrong: Option<&(String, Message)>,
    on_change: &Callback<Vec<AttributeDraft>>,
    language: Language,
) -> Html {
    let set = |put: fn(&mut AttributeDraft, String)| {
        let (all, on_change) = (all.to_vec(), on_change.clone());
        move |text: String| {
            let mut next = all.clone();
            if let Some(attribute) = next.get_mut(at) {
                put(attribute, text);
            }
            on_change.emit(next);
        }
    };
    let remove = {
        let (all, on_change) = (all.to_vec(), on_change.clone());
        move |()| {
            let mut next = all.clone();
            next.remove(at);
            on_change.emit(next);
        }
    };
    let on_move = {
        let (all, on_change) = (all.to_vec(), on_change.clone());
        move |up: bool| {
            let to = if up { at.checked_sub(1) } else { Some(at + 1) };
            if let Some(to) = to.filter(|&to| to < all.len()) {
                let mut next = all.clone();
                next.swap(at, to);
                on_change.emit(next);
            }
        }
    };
    let kinds: Options = AttributeKind::ALL
        .into_iter()
        .map(|kind| (kind.wire().into(), language.attribute_kind(kind).into()))
        .collect();
    let set_kind = set(|attribute, kind| {
        if let Some(kind) = AttributeKind::from_wire(&kind) {
            attribute.kind = kind;
        }
    });
    let id = |field: &str| attribute.field(field);
    let named = language.nth_attribute(at + 1);
    let called = if attribute.name.is_empty() { &named } else { &attribute.name };
    let wrong = |field: &str| {
        let (_, message) = wrong.filter(|(wrong, _)| *wrong == id(field))?;
        Some(AttrValue::from(format!("{called}: {}", message.text(language))))
    };
    html! {
        <div key={attribute.row} class="attributes__row" role="group" aria-label={named.clone()}>
            <TextField key="name" id={id("name")} name={Message::AttributeName.text(language)} value={attribute.name.clone()} wrong={wrong("name")} eager=true on_commit={set(|attribute, name| attribute.name = name)} />
            <Select key="kind" id={id("kind")} name={Message::AttributeKind.text(language)} options={kinds} chosen={attribute.kind.wire()} on_choose={move |kind: AttrValue| set_kind(kind.to_string())} />
            <Movers key="move" names={language.move_attribute(called).map(AttrValue::from)} place={at} count={all.len()} {on_move} />
            <Button key="remove" name={Message::Remove.text(language)} spoken={language.on_quote(Message::Remove.text(language), called)} icon={Icon::Delete} icon_only=true look={Look::Quiet} on_press={remove} />
            if attribute.kind == AttributeKind::Choice {
                <TextField key="choices" id={id("choices")} name={Message::ChoicesField.text(language)} value={attribute.choices.clone()} wrong={wrong("choices")} hint={Message::ChoicesHint.text(language)} on_commit={set(|attribute, choices| attribute.choices = choices)} class="field--wide" />
            }
        </div>
    }
}
