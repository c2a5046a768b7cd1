//! The label set: each label with its guideline, and labels of one's own.

mod attributes;
mod draft;
mod form;
mod guideline;
mod left;
mod scheme;

pub(super) use guideline::guideline_of;

use super::PanelProps;
use super::swatch::{hue, swatch};
use crate::browser::focus::{SOON, focus};
use crate::browser::frame::after_paint;
use crate::label::{Colour, Label, LabelDef};
use crate::session::{Action, Direction};
use crate::ui::commands::find;
use crate::ui::i18n::{Message, use_language};
use crate::ui::kept::use_state_eq;
use crate::ui::label_keys::{free_keys, shared};
use crate::ui::shell::use_shell;
use crate::ui::widgets::{Button, Icon, Look, Movers};
use form::LabelForm;
use left::Left;
use scheme::scheme;
use std::rc::Rc;
use yew::prelude::*;

/// A hue for labels of one's own, and what it is called in Vietnamese and in English.
struct Hue {
    colour: Colour,
    names: [&'static str; 2],
}

/// The hues to choose from, apart from the built-in ones and from each other.
const HUES: [Hue; 6] = [
    Hue { colour: Colour([0x7b, 0x5e, 0xa7]), names: ["Tím", "Purple"] },
    Hue { colour: Colour([0x8c, 0x6d, 0x31]), names: ["Nâu", "Brown"] },
    Hue { colour: Colour([0xb2, 0x24, 0x4e]), names: ["Đỏ", "Red"] },
    Hue { colour: Colour([0x2f, 0x6f, 0x73]), names: ["Xanh két", "Teal"] },
    Hue { colour: Colour([0x5a, 0x7d, 0x2a]), names: ["Lục", "Green"] },
    Hue { colour: Colour([0x60, 0x60, 0x60]), names: ["Xám", "Grey"] },
];

/// The label set.
#[component]
pub fn LabelsPanel(PanelProps { session }: &PanelProps) -> Html {
    let (shell, language) = (use_shell(), use_language());
    // What is wrong with a file of labels.
    let refused = use_state_eq(Vec::<String>::new);
    // The label whose form is open; `None` for a new one.
    let editing = use_state_eq(|| Left::open(session.opening).map(|left| left.known));
    let labels = session.document.as_ref().map(|document| document.labels().clone()).unwrap_or_default();
    let can_add = session.document.is_some();
    let edit = |which: Option<Label>| {
        let editing = editing.clone();
        Callback::from(move |()| {
            editing.set(Some(which));
            focus(&["#label-name"], SOON);
        })
    };
    // Whose form was closed last: there the keyboard goes on.
    let left = use_state_eq(|| None::<Label>);
    let close = {
        let (editing, left) = (editing.clone(), left.setter());
        Callback::from(move |()| {
            left.set(editing.flatten());
            editing.set(None);
            after_paint(|| {
                focus(&[".label-set__label.is-left .label-set__edit", ".label-set__add > .button"], SOON);
            });
        })
    };
    let scheme = scheme(session, &refused, &shell, language);
    // A key that a command has as well: said, with another one at hand.
    let clash = |definition: &LabelDef| {
        let Some(shared) = shared(definition, &shell.preferences.keys) else { return Html::default() };
        let other = free_keys(&shell.preferences.keys, labels.iter()).next();
        let command = find(shared.command).map_or("", |row| row.name(language));
        let change = {
            let (dispatch, definition) = (shell.dispatch.clone(), definition.clone());
            move |()| {
                let after = LabelDef { shortcut: other, ..definition.clone() };
                dispatch.emit(Action::PutLabel(Box::new(after)));
            }
        };
        html! {
            <div class="label-set__clash" role="note">
                <p>{ language.key_is_shared(shared.key, command) }</p>
                <Button name={language.give_other_key(other)} on_press={change} />
            </div>
        }
    };
    let count = labels.iter().count();
    let item = |(place, definition): (usize, &LabelDef)| {
        let own = matches!(definition.label, Label::Custom(_));
        let form = *editing == Some(Some(definition.label));
        html! {
            <li key={definition.label.slug()} class={classes!("label-set__label", (*left == Some(definition.label)).then_some("is-left"))} data-label={definition.label.slug()} style={hue(definition.label, definition.colour)}>
                if form {
                    <LabelForm labels={labels.clone()} known={Some(definition.label)} opening={session.opening} on_close={close.clone()} />
                } else {
                    <LabelHead {place} {count} definition={Rc::new(definition.clone())} on_edit={own.then(|| edit(Some(definition.label)))} />
                    if definition.exclusive {
                        <p class="muted"><strong>{ Message::ExclusiveLabel.text(language) }</strong>{ " – " }{ Message::ExclusiveMore.text(language) }</p>
                    }
                    { clash(definition) }
                    if !definition.attributes.is_empty() {
                        <p class="muted"><strong>{ Message::Attributes.text(language) }</strong>{ " – " }{ language.attributes(&definition.attributes) }</p>
                    }
                    if let Some(guideline) = guideline_of(definition) {
                        <details class="disclosure">
                            <summary>{ Message::Guideline.text(language) }</summary>
                            { guideline }
                        </details>
                    }
                }
            </li>
        }
    };
    html! {
        <div class="label-set">
            <p key="intro" class="muted">{ Message::LabelSetIntro.text(language) }</p>
            <ul key="labels" class="label-set__list">
                { for labels.iter().enumerate().map(item) }
            </ul>
            <div key="add" class="label-set__add">
                if *editing == Some(None) {
                    <LabelForm labels={labels.clone()} known={None::<Label>} opening={session.opening} on_close={close} />
                } else if can_add {
                    <Button key="add" name={Message::AddLabel.text(language)} icon={Icon::Add} on_press={edit(None)} />
                    { scheme }
                } else {
                    <p class="muted">{ Message::OpenArticleFirst.text(language) }</p>
                }
            </div>
        </div>
    }
}

/// Properties of [`LabelHead`].
#[derive(Properties, PartialEq)]
struct HeadProps {
    definition: Rc<LabelDef>,
    place: usize,
    count: usize,
    on_edit: Option<Callback<()>>,
}

/// Sign, name, key, and for a label of one's own the ways to change it.
#[component]
fn LabelHead(HeadProps { definition, place, count, on_edit }: &HeadProps) -> Html {
    let (shell, language) = (use_shell(), use_language());
    let name = language.label_name(definition);
    let remove = {
        let (dispatch, label) = (shell.dispatch.clone(), definition.label);
        Callback::from(move |()| dispatch.emit(Action::RemoveLabel(label)))
    };
    let on_move = {
        let (dispatch, label) = (shell.dispatch.clone(), definition.label);
        move |up: bool| {
            let direction = if up { Direction::Back } else { Direction::Forward };
            dispatch.emit(Action::MoveLabel(label, direction));
        }
    };
    html! {
        <div class="label-set__head">
            { swatch(definition) }
            <span class="label-set__name">{ name }</span>
            <code class="label-set__key">{ &definition.key }</code>
            if let Some(key) = definition.shortcut {
                <kbd>{ key }</kbd>
            }
            <Movers names={language.move_label(name).map(AttrValue::from)} {place} {count} {on_move} />
            if let Some(on_edit) = on_edit {
                <Button name={Message::Edit.text(language)} spoken={language.edit_label(name)} icon={Icon::Edit} icon_only=true look={Look::Quiet} on_press={on_edit} class="label-set__edit" />
                <Button name={Message::Remove.text(language)} spoken={language.remove_label(name)} icon={Icon::Delete} icon_only=true look={Look::Quiet} on_press={remove} />
            }
        </div>
    }
}
