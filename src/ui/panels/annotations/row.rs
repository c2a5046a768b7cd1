//! One annotation in the list.

use crate::annotation::{Annotation, Status};
use crate::label::Colour;
use crate::session::{Action, Pick};
use crate::ui::i18n::{Message, use_language};
use crate::ui::panels::swatch::hue;
use crate::ui::shell::use_shell;
use crate::ui::store::ByRc;
use crate::ui::widgets::{Icon, icon};
use yew::prelude::*;

/// What the arrow keys go through in a row: the tick, the annotation, accept, reject.
pub(super) const COLUMNS: usize = 4;
/// The column of the annotation itself.
pub(super) const MAIN: usize = 1;

/// Properties of [`Row`]; all compared in no time, so that a row is drawn anew only when it changed.
#[derive(Properties, PartialEq)]
pub(super) struct Props {
    /// What it shows.
    pub(super) annotation: ByRc<Annotation>,
    /// From zero.
    pub(super) place: usize,
    /// The words of its span.
    pub(super) quote: AttrValue,
    /// What its label is called.
    pub(super) label_name: AttrValue,
    /// Its label's hue.
    pub(super) colour: Colour,
    /// Whether it is open in the inspector.
    pub(super) open: bool,
    /// Whether it is picked.
    pub(super) picked: bool,
    /// Which of its columns the focus enters by, if it enters the list here.
    pub(super) column: Option<usize>,
    /// The focus came to a column.
    pub(super) on_focus: Callback<(usize, usize)>,
}

/// One annotation.
#[component]
pub(super) fn Row(props: &Props) -> Html {
    let (shell, language) = (use_shell(), use_language());
    let annotation = &props.annotation;
    let (id, status) = (annotation.id, annotation.status);
    let value = language.value_of(annotation.value.as_ref(), &props.quote);
    let spoken = language.row(&props.label_name, &props.quote, value.as_deref(), language.status(status));
    let tabindex = |column: usize| if props.column == Some(column) { "0" } else { "-1" };
    let onfocus = |column: usize| {
        let (on_focus, place) = (props.on_focus.clone(), props.place);
        move |_: FocusEvent| on_focus.emit((place, column))
    };
    // One element whether there is something to do or not: pressing it must not throw the focus away.
    let quick = |column: usize, name: Message, drawn: Icon, action: Action, idle: bool| {
        let dispatch = shell.dispatch.clone();
        let onclick = move |_: MouseEvent| {
            if !idle {
                dispatch.emit(action.clone());
            }
        };
        let spoken = if idle {
            language.on_quote(language.status(status), &props.quote)
        } else {
            language.on_quote(name.text(language), &props.quote)
        };
        html! {
            <span role="gridcell" class="row__cell">
                <button
                    type="button"
                    class={classes!("row__quick", (!idle).then_some("is-action"))}
                    data-column={column.to_string()}
                    tabindex={tabindex(column)}
                    aria-label={spoken}
                    aria-disabled={idle.then_some("true")}
                    title={if idle { language.status(status) } else { name.text(language) }}
                    {onclick}
                    onfocus={onfocus(column)}
                >{ if idle { status_sign(status, column) } else { icon(drawn) } }</button>
            </span>
        }
    };
    let open_or_pick = {
        let dispatch = shell.dispatch.clone();
        move |event: MouseEvent| {
            dispatch.emit(match (event.shift_key(), event.ctrl_key() || event.meta_key()) {
                (true, _) => Action::Pick(Pick::To(id)),
                (false, true) => Action::Pick(Pick::Toggle(id)),
                (false, false) => Action::OpenAnnotation(Some(id)),
            });
        }
    };
    let tick = {
        let dispatch = shell.dispatch.clone();
        move |event: MouseEvent| {
            let pick = if event.shift_key() { Pick::To(id) } else { Pick::Toggle(id) };
            dispatch.emit(Action::Pick(pick));
        }
    };
    html! {
        <div
            role="row"
            aria-rowindex={(props.place + 1).to_string()}
            aria-selected={if props.picked { "true" } else { "false" }}
            aria-current={props.open.then_some("true")}
            class={classes!("row", format!("is-{}", status.wire()), props.open.then_some("is-open"), props.picked.then_some("is-picked"))}
            data-id={id.0.to_string()}
            data-label={annotation.label.slug()}
            style={hue(annotation.label, props.colour)}
        >
            <span role="gridcell" class="row__cell row__cell--tick">
                <input
                    type="checkbox"
                    class="row__tick"
                    data-column="0"
                    tabindex={tabindex(0)}
                    checked={props.picked}
                    aria-label={language.on_quote(Message::Pick.text(language), &props.quote)}
                    onclick={tick}
                    onfocus={onfocus(0)}
                />
            </span>
            <span role="gridcell" class="row__cell row__cell--main">
                <button
                    type="button"
                    class="row__main"
                    data-column="1"
                    tabindex={tabindex(MAIN)}
                    aria-label={spoken}
                    onclick={open_or_pick}
                    onfocus={onfocus(MAIN)}
                >
                    <span class="row__quote">{ &props.quote }</span>
                    <span class="row__line">
                        <span class="row__label">{ &props.label_name }</span>
                        if let Some(value) = value {
                            <span class="row__value">{ value }</span>
                        }
                    </span>
                </button>
            </span>
            {
                match status {
                    Status::Suggested | Status::Rejected => quick(2, Message::Accept, Icon::Accept, Action::Accept(id), false),
                    Status::Accepted | Status::Edited | Status::Manual => quick(2, Message::Accept, Icon::Accept, Action::Accept(id), true),
                }
            }
            {
                match status {
                    Status::Rejected => quick(3, Message::Reject, Icon::Reject, Action::Reject(id), true),
                    Status::Manual => quick(3, Message::Delete, Icon::Delete, Action::Delete(id), false),
                    Status::Suggested | Status::Accepted | Status::Edited => quick(3, Message::Reject, Icon::Reject, Action::Reject(id), false),
                }
            }
        </div>
    }
}

/// The sign of a decision in the place of the button that would make it.
fn status_sign(status: Status, column: usize) -> Html {
    match (status, column) {
        (Status::Accepted, 2) => icon(Icon::Accept),
        (Status::Edited, 2) => icon(Icon::Edit),
        (Status::Manual, 2) => icon(Icon::Label),
        (Status::Rejected, 3) => icon(Icon::Reject),
        _ => Html::default(),
    }
}
