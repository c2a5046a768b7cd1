//! The rows, of which only those in view are drawn, with one roving focus among them.

use super::row::{COLUMNS, Row};
use crate::annotation::Annotation;
use crate::label::Colour;
use crate::session::Session;
use crate::ui::i18n::{Message, use_language};
use crate::ui::store::ByRc;
use crate::ui::widgets::{Aim, Rows};
use std::rc::Rc;
use yew::prelude::*;

/// The height of a row, in pixels; `.row` in `panels.css` has the same.
const ROW: u32 = 56;
/// How many rows Page Up and Page Down pass.
const PAGE: usize = 10;

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
    let language = use_language();
    // Where the arrow keys are; the serial number grows with each key, so that the same place can
    // be aimed at twice.
    let at = use_state_eq(|| Aim { row: 0, column: 0, serial: 0 });
    let open = session.open.and_then(|id| annotations.iter().position(|annotation| annotation.id == id));
    let last = annotations.len().saturating_sub(1);
    let onkeydown = {
        let at = at.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.ctrl_key() || event.alt_key() || event.meta_key() {
                return;
            }
            let Aim { row, column, serial } = *at;
            let (row, column) = match event.key().as_str() {
                "ArrowDown" => ((row + 1).min(last), column),
                "ArrowUp" => (row.saturating_sub(1), column),
                "ArrowRight" => (row, (column + 1).min(COLUMNS - 1)),
                "ArrowLeft" => (row, column.saturating_sub(1)),
                "PageDown" => ((row + PAGE).min(last), column),
                "PageUp" => (row.saturating_sub(PAGE), column),
                "Home" => (0, column),
                "End" => (last, column),
                _ => return,
            };
            event.prevent_default();
            event.stop_propagation();
            at.set(Aim { row, column, serial: serial + 1 });
        })
    };
    let on_focus = {
        let at = at.clone();
        Callback::from(move |(row, column)| at.set(Aim { row, column, ..*at }))
    };
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
                    colour={definition.map_or(Colour([128, 128, 128]), |definition| definition.colour)}
                    open={session.open == Some(annotation.id)}
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
            aim={Some(*at).filter(|aim| aim.serial > 0)}
            {onkeydown}
        />
    }
}
