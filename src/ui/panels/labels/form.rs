//! The form of a label of one's own.

use super::attributes::AttributesField;
use super::draft::{Draft, OTHER, VALUES, is_key};
use super::{HUES, Hue};
use crate::browser::focus::focus_on;
use crate::label::{Colour, Label, LabelDef, LabelSet};
use crate::session::Action;
use crate::ui::i18n::{Language, Message, use_language};
use crate::ui::kept::{use_effect_with, use_state_eq};
use crate::ui::label_keys::free_keys;
use crate::ui::shell::use_shell;
use crate::ui::widgets::{Button, Check, Look, Options, Select, TextArea, TextField};
use std::cell::Cell;
use std::rc::Rc;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// Properties of [`LabelForm`].
#[derive(Properties, PartialEq)]
pub(super) struct Props {
    /// The set that it belongs to.
    pub(super) labels: Rc<LabelSet>,
    /// The label that is changed; `None` for a new one.
    pub(super) known: Option<Label>,
    /// Which opening of a document it is about.
    pub(super) opening: u64,
    /// It is finished.
    pub(super) on_close: Callback<()>,
}

/// A form that was not finished when another panel took the place of this one: its person comes back to it.
#[derive(Clone)]
pub(super) struct Left {
    opening: u64,
    /// The label that was changed; `None` for a new one.
    pub(super) known: Option<Label>,
    draft: Draft,
}

thread_local! {
    static LEFT: Cell<Option<Left>> = const { Cell::new(None) };
}

/// The form that was left open in an opening of a document.
pub(super) fn left_open(opening: u64) -> Option<Left> {
    let left = LEFT.take().filter(|left| left.opening == opening);
    LEFT.set(left.clone());
    left
}

/// The form of a label of one's own.
#[component]
pub(super) fn LabelForm(Props { labels, known, opening, on_close }: &Props) -> Html {
    let (shell, language) = (use_shell(), use_language());
    let others = || labels.iter().filter(|definition| Some(definition.label) != *known);
    let free: Vec<char> = free_keys(&shell.preferences.keys, others()).collect();
    let draft = use_state_eq(|| {
        let left = LEFT.take().filter(|left| left.opening == *opening && left.known == *known);
        match (left, known.and_then(|label| labels.get(label))) {
            (Some(left), _) => left.draft,
            (None, Some(definition)) => Draft::of(definition, language),
            (None, None) => Draft::fresh(labels, free.first().copied(), language),
        }
    });
    LEFT.set(Some(Left { opening: *opening, known: *known, draft: (*draft).clone() }));
    let tried = use_state_eq(|| false);
    // What the document was given, until it has it: one that is only followed takes nothing.
    let given = use_state_eq(|| None::<LabelDef>);
    let close = {
        let on_close = on_close.clone();
        Callback::from(move |()| {
            LEFT.take();
            on_close.emit(());
        })
    };
    use_effect_with((labels.clone(), (*given).clone()), {
        let close = close.clone();
        move |(labels, given)| {
            // A new one may have got another number.
            let is_there = |given: &LabelDef| {
                labels.iter().any(|known| *known == LabelDef { label: known.label, ..given.clone() })
            };
            if given.as_ref().is_some_and(is_there) {
                close.emit(());
            }
        }
    });
    let wrong_key = use_state_eq(|| false);
    let set = |put: fn(&mut Draft, String)| {
        let draft = draft.clone();
        move |text: String| {
            let mut next = (*draft).clone();
            put(&mut next, text);
            draft.set(next);
        }
    };
    let key = || ("label-key".to_owned(), Message::LabelKeyInvalid);
    let problem = wrong_key.then(key).or_else(|| draft.problem(labels, *known));
    let save = {
        let (dispatch, draft, tried, given) =
            (shell.dispatch.clone(), draft.clone(), tried.clone(), given.setter());
        let label = known.unwrap_or_else(|| Label::Custom(labels.next_custom()));
        let problem = problem.clone();
        Callback::from(move |()| {
            tried.set(true);
            if let Some((field, _)) = &problem {
                focus_on(field);
                return;
            }
            let definition = draft.definition(label);
            given.set(Some(definition.clone()));
            dispatch.emit(Action::PutLabel(Box::new(definition)));
        })
    };
    let told = problem.filter(|_| *tried);
    let wrong = |field: &str| {
        let (_, message) = told.as_ref().filter(|(wrong, _)| wrong == field)?;
        Some(AttrValue::from(message.text(language)))
    };
    let on_wrong_key = {
        let wrong_key = wrong_key.setter();
        Callback::from(move |wrong| wrong_key.set(wrong))
    };
    // A key that a command has as well stays to be seen until another is chosen.
    let own = draft.shortcut.filter(|key| !free.contains(key));
    let none = (AttrValue::from(""), AttrValue::from(Message::NoShortcut.text(language)));
    let named = own
        .into_iter()
        .chain(free.iter().copied())
        .map(|key| (AttrValue::from(key.to_string()), AttrValue::from(key.to_uppercase().to_string())));
    let keys: Options = std::iter::once(none).chain(named).collect();
    let set_shortcut = set(|draft, key| draft.shortcut = key.chars().next());
    let other = (draft.value == OTHER).then_some((OTHER, Message::ValueOther));
    let values = VALUES.iter().map(|&(key, name, _)| (key, name)).chain(other);
    let values: Options = values.map(|(key, name)| (key.into(), name.text(language).into())).collect();
    let set_value = set(|draft, key| draft.value = key.into());
    let on_exclusive = {
        let draft = draft.clone();
        Callback::from(move |event: Event| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                draft.set(Draft { exclusive: input.checked(), ..(*draft).clone() });
            }
        })
    };
    let on_attributes = {
        let draft = draft.clone();
        Callback::from(move |attributes| draft.set(Draft { attributes, ..(*draft).clone() }))
    };
    let check_key = Check::from(move |key: String| {
        (!key.is_empty() && !is_key(key.trim())).then(|| Message::LabelKeyInvalid.text(language).into())
    });
    let title = if known.is_some() { Message::EditLabel } else { Message::AddLabel };
    html! {
        <fieldset class="label-form">
            <legend class="visually-hidden">{ title.text(language) }</legend>
            <div class="fields">
                <TextField key="name" id="label-name" name={Message::LabelName.text(language)} value={draft.name.clone()} wrong={wrong("label-name")} eager=true on_commit={set(|draft, name| draft.name = name)} class="field--wide" />
                <TextField key="key" id="label-key" name={Message::LabelKey.text(language)} value={draft.key()} wrong={wrong("label-key")} check={check_key} on_wrong={on_wrong_key} hint={Message::LabelKeyHint.text(language)} on_commit={set(|draft, key| key.trim().clone_into(&mut draft.key))} class="field--wide field--code" />
                <Select key="shortcut" id="label-shortcut" name={Message::Shortcut.text(language)} options={keys} chosen={draft.shortcut.map(String::from).unwrap_or_default()} on_choose={move |key: AttrValue| set_shortcut(key.to_string())} />
                <div key="colour" class="field">
                    <span class="field__name" id="label-colour">{ Message::Colour.text(language) }</span>
                    { hues(&draft, language, &{ let draft = draft.clone(); Callback::from(move |colour| draft.set(Draft { colour, ..(*draft).clone() })) }) }
                </div>
                <Select key="value" id="label-value" name={Message::OwnValue.text(language)} options={values} chosen={draft.value.clone()} on_choose={move |key: AttrValue| set_value(key.to_string())} />
                if draft.value == "choice" {
                    <TextField key="choices" id="label-choices" name={Message::ChoicesField.text(language)} value={draft.choices.clone()} hint={Message::ChoicesHint.text(language)} on_commit={set(|draft, choices| draft.choices = choices)} class="field--wide" />
                }
                <AttributesField key="attributes" attributes={draft.attributes.clone()} wrong={told.clone()} on_change={on_attributes} />
                <TextArea key="guideline" id="label-guideline" name={Message::Guideline.text(language)} value={draft.guideline.clone()} hint={Message::GuidelineHint.text(language)} on_commit={set(|draft, guideline| draft.guideline = guideline)} class="field--wide" />
                <label key="exclusive" class="check" title={Message::ExclusiveMore.text(language)}><input type="checkbox" checked={draft.exclusive} onchange={on_exclusive} />{ Message::ExclusiveLabel.text(language) }</label>
            </div>
            <div key="foot" class="label-form__foot">
                <Button name={Message::Cancel.text(language)} look={Look::Quiet} on_press={close} />
                <Button name={Message::Save.text(language)} look={Look::Primary} on_press={save} />
            </div>
        </fieldset>
    }
}

/// The hues to choose from, each by its own name for assistive technology.
fn hues(draft: &Draft, language: Language, on_choose: &Callback<Colour>) -> Html {
    let one = |&Hue { colour, names: [vi, en] }: &Hue| {
        let (on_choose, name) = (on_choose.clone(), language.pick(vi, en));
        html! {
            <label key={name} class="hues__one" style={format!("--hue:{}", String::from(colour))} title={name}>
                <input type="radio" name="label-colour" checked={draft.colour == colour} aria-label={name} onchange={move |_: Event| on_choose.emit(colour)} />
            </label>
        }
    };
    html! { <div class="hues" role="radiogroup" aria-labelledby="label-colour">{ for HUES.iter().map(one) }</div> }
}
