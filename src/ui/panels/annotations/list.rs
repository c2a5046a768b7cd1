//! The rows, of which only those in view are drawn, with one roving focus among them.

use super::row::{COLUMNS, MAIN, Row};
use crate::annotation::Annotation;
use crate::label::Colour;
use crate::session::{Action, Pick, Session};
use crate::ui::Command;
use crate::ui::i18n::{Message, use_language};
use crate::ui::kept::use_state_eq;
use crate::ui::shell::use_shell;
use crate::ui::store::ByRc;
use crate::ui::widgets::{Aim, Rows};
use std::rc::Rc;
use yew::prelude::*;

/// The height of a row, in pixels.
const ROW: u32 = 56;

/// The hue of a label that the document does not have.
const UNKNOWN: Colour = Colour([128, 128, 128]);

/// Properties of [`List`].
#[derive(Properties, PartialEq)]
pub(super) struct Props {
    /// What is shown.
    pub(super) session: ByRc<Session>,
    /// The annotations that the filter shows, in order.
    pub(super) annotations: ByRc<Vec<Rc<Annotation>>>,
}

/// The rows.
#[component]
pub(super) fn List(Props { session, annotations }: &Props) -> Html {
    let (shell, language) = (use_shell(), use_language());
    // Where the arrow keys are; the serial number grows with each key, so that the same place can
    // be aimed at twice.
    let at = use_state_eq(|| Aim { row: 0, column: MAIN, serial: 0 });
    let open = session.open.and_then(|id| annotations.iter().position(|annotation| annotation.id == id));
    let last = annotations.len().saturating_sub(1);
    let onkeydown = {
        let (at, annotations, dispatch) = (at.clone(), annotations.clone(), shell.dispatch.clone());
        let (any_picked, run) = (!session.picked.ids.is_empty(), shell.run.clone());
        Callback::from(move |event: KeyboardEvent| {
            let Aim { row, column, .. } = *at;
            let (pick, taken) = match event.key().as_str() {
                // As the other keys that decide, it is about all that are picked: it opens none of them.
                "Enter" if any_picked && column == MAIN => {
                    run.emit(Command::Accept);
                    (None, true)
                }
                "a" | "A" if event.ctrl_key() || event.meta_key() => (Some(Pick::All), true),
                _ if event.ctrl_key() || event.alt_key() || event.meta_key() => return,
                // A blank presses what the focus is on; on the annotation itself it picks.
                " " if column == MAIN => (annotations.get(row).map(|known| Pick::Toggle(known.id)), true),
                "Escape" if any_picked => (Some(Pick::Nothing), true),
                _ => (None, false),
            };
            if taken {
                event.prevent_default();
                event.stop_propagation();
                if let Some(pick) = pick {
                    dispatch.emit(Action::Pick(pick));
                }
                return;
            }
            let Some(next) = at.moved(&event.key(), annotations.len(), |_| COLUMNS) else { return };
            event.prevent_default();
            event.stop_propagation();
            if event.shift_key() && next.row != row {
                if !any_picked {
                    annotations
                        .get(row)
                        .into_iter()
                        .for_each(|known| dispatch.emit(Action::Pick(Pick::Toggle(known.id))));
                }
                annotations
                    .get(next.row)
                    .into_iter()
                    .for_each(|known| dispatch.emit(Action::Pick(Pick::To(known.id))));
            }
            at.set(next);
        })
    };
    let on_focus = {
        let at = at.clone();
        Callback::from(move |(row, column)| at.set(Aim { row, column, ..*at }))
    };
    let any_picked = !session.picked.ids.is_empty();
    let roving = at.row.min(last);
    let draw = {
        let (session, annotations, at) = (session.clone(), annotations.clone(), *at);
        Callback::from(move |place: usize| {
            let (Some(annotation), Some(document)) = (annotations.get(place), &session.document) else {
                return Html::default();
            };
            let definition = document.labels().get(annotation.label);
            html! {
                <Row
                    key={annotation.id.0}
                    annotation={ByRc(Rc::clone(annotation))}
                    {place}
                    quote={document.text().slice(annotation.span).to_owned()}
                    label_name={definition.map(|definition| language.label_name(definition).to_owned()).unwrap_or_default()}
                    colour={definition.map_or(UNKNOWN, |definition| definition.colour)}
                    open={session.open == Some(annotation.id)}
                    picked={session.picked.ids.contains(&annotation.id)}
                    column={(place == roving).then_some(at.column)}
                    on_focus={on_focus.clone()}
                />
            }
        })
    };
    html! {
        <Rows
            name={Message::AnnotationList.text(language)}
            count={annotations.len()}
            row_height={ROW}
            {draw}
            reveal={open}
            multiple=true
            class={classes!(any_picked.then_some("has-picked"))}
            aim={Some(*at).filter(|aim| aim.serial > 0)}
            {onkeydown}
        />
    }
}
