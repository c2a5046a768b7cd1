//! One annotation in the list.

use crate::annotation::{Annotation, AnnotationId, Status};
use crate::label::Colour;
use crate::session::{Action, Pick};
use crate::ui::Dispatch;
use crate::ui::i18n::{Language, Message, use_language};
use crate::ui::panels::swatch::hue;
use crate::ui::shell::use_shell;
use crate::ui::store::ByRc;
use crate::ui::widgets::{Icon, icon};
use yew::prelude::*;

/// What the arrow keys go through in a row: the tick, the annotation, accept, reject.
pub(super) const COLUMNS: usize = 4;
const TICK: usize = 0;
/// The column of the annotation itself.
pub(super) const MAIN: usize = 1;
const ACCEPT: usize = 2;
const REJECT: usize = 3;

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
                    data-column={TICK.to_string()}
                    tabindex={props.tabindex(TICK)}
                    checked={props.picked}
                    aria-label={language.on_quote(Message::Pick.text(language), &props.quote)}
                    onclick={tick}
                    onfocus={props.onfocus(TICK)}
                />
            </span>
            <span role="gridcell" class="row__cell row__cell--main">
                <button
                    type="button"
                    class="row__main"
                    data-column={MAIN.to_string()}
                    tabindex={props.tabindex(MAIN)}
                    aria-label={spoken}
                    onclick={open_or_pick}
                    onfocus={props.onfocus(MAIN)}
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
            { accepting(id, status).draw(props, &shell.dispatch, language) }
            { rejecting(id, status).draw(props, &shell.dispatch, language) }
        </div>
    }
}

impl Props {
    fn tabindex(&self, column: usize) -> &'static str {
        if self.column == Some(column) { "0" } else { "-1" }
    }

    fn onfocus(&self, column: usize) -> Callback<FocusEvent> {
        let place = self.place;
        self.on_focus.reform(move |_| (place, column))
    }
}

/// A button that decides about the annotation.
struct Quick {
    column: usize,
    name: Message,
    sign: Icon,
    action: Action,
    /// Whether that is decided already.
    idle: bool,
}

/// The button that accepts.
fn accepting(id: AnnotationId, status: Status) -> Quick {
    let idle = matches!(status, Status::Accepted | Status::Edited | Status::Manual);
    Quick { column: ACCEPT, name: Message::Accept, sign: Icon::Accept, action: Action::Accept(id), idle }
}

/// The button that rejects; what a person has made is deleted.
fn rejecting(id: AnnotationId, status: Status) -> Quick {
    let (name, sign, action) = match status {
        Status::Manual => (Message::Delete, Icon::Delete, Action::Delete(id)),
        Status::Suggested | Status::Accepted | Status::Edited | Status::Rejected => {
            (Message::Reject, Icon::Reject, Action::Reject(id))
        }
    };
    Quick { column: REJECT, name, sign, action, idle: status == Status::Rejected }
}

impl Quick {
    /// One element whether there is something to do or not: pressing it must not throw the focus away.
    fn draw(self, props: &Props, dispatch: &Dispatch, language: Language) -> Html {
        let Self { column, name, sign, action, idle } = self;
        let status = props.annotation.status;
        let title = if idle { language.status(status) } else { name.text(language) };
        let dispatch = dispatch.clone();
        let onclick = move |_: MouseEvent| {
            if !idle {
                dispatch.emit(action.clone());
            }
        };
        html! {
            <span role="gridcell" class="row__cell">
                <button
                    type="button"
                    class={classes!("row__quick", (!idle).then_some("is-action"))}
                    data-column={column.to_string()}
                    tabindex={props.tabindex(column)}
                    aria-label={language.on_quote(title, &props.quote)}
                    aria-disabled={idle.then_some("true")}
                    {title}
                    {onclick}
                    onfocus={props.onfocus(column)}
                >{ if idle { status_sign(status, column) } else { icon(sign) } }</button>
            </span>
        }
    }
}

/// The sign of a decision in the place of the button that would make it.
fn status_sign(status: Status, column: usize) -> Html {
    match (status, column) {
        (Status::Accepted, ACCEPT) => icon(Icon::Accept),
        (Status::Edited, ACCEPT) => icon(Icon::Edit),
        (Status::Manual, ACCEPT) => icon(Icon::Label),
        (Status::Rejected, REJECT) => icon(Icon::Reject),
        _ => Html::default(),
    }
}
