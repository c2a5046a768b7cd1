//! The files one below the other: how each begins, and what it is in.

use super::{Chosen, Texts, names};
use crate::browser::import::{Sight, Survey};
use crate::ui::i18n::{Message, use_language};
use crate::ui::kept::use_state_eq;
use crate::ui::shell::Language;
use crate::ui::store::ByRc;
use crate::ui::widgets::{Aim, Rows};
use std::rc::Rc;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// The height of a row, in pixels.
const ROW: u32 = 84;

/// Properties of [`SightRows`].
#[derive(Properties, PartialEq)]
pub(super) struct Props {
    /// What was seen.
    pub(super) survey: Option<ByRc<Survey>>,
    /// The places of those that are shown, in order.
    pub(super) places: Rc<[usize]>,
    /// What a person chose for some of them.
    pub(super) chosen: Chosen,
    /// Grows when several menus were moved at once.
    pub(super) serial: u32,
    /// Another encoding is chosen for files in some places, and whether their menus do not know it yet.
    pub(super) on_choose: Callback<(Vec<usize>, AttrValue, bool)>,
    /// The columns that a person chose for the text of some tables.
    pub(super) texts: Texts,
    /// Another column is chosen for the text of the table in a place.
    pub(super) on_text: Callback<(usize, AttrValue)>,
}

/// The rows, of which only those in view are drawn.
#[component]
pub(super) fn SightRows(props: &Props) -> Html {
    let language = use_language();
    let at = use_state_eq(|| Aim { row: 0, column: 0, serial: 0 });
    let onkeydown = {
        let (at, places, survey) = (at.clone(), Rc::clone(&props.places), props.survey.clone());
        Callback::from(move |event: KeyboardEvent| {
            if event.ctrl_key() || event.alt_key() || event.meta_key() {
                return;
            }
            let sight = |row: usize| survey.as_ref()?.0.sights.get(*places.get(row)?);
            let columns = |row: usize| 1 + usize::from(sight(row).is_some_and(is_table));
            let Some(next) = at.moved(&event.key(), places.len(), columns) else { return };
            event.prevent_default();
            at.set(next);
        })
    };
    let roving = at.row.min(props.places.len().saturating_sub(1));
    let draw = {
        let (survey, places, chosen) =
            (props.survey.clone(), Rc::clone(&props.places), Rc::clone(&props.chosen));
        let (at, on_choose, serial) = (at.clone(), props.on_choose.clone(), props.serial);
        let (texts, on_text) = (Rc::clone(&props.texts), props.on_text.clone());
        Callback::from(move |row: usize| {
            let seen =
                places.get(row).and_then(|place| Some((*place, survey.as_ref()?.0.sights.get(*place)?)));
            let Some((place, sight)) = seen else { return Html::default() };
            let onfocus = |column: usize| {
                let at = at.clone();
                Callback::from(move |_: FocusEvent| at.set(Aim { row, column, ..*at }))
            };
            let is_table = is_table(sight);
            let own_column = usize::from(is_table);
            let here = at.column.min(own_column);
            let tab_at = |own: usize| if row == roving && here == own { "0" } else { "-1" };
            let text = is_table.then(|| {
                let onchange = on_text.reform(move |event: Event| {
                    let chosen = event.target_dyn_into::<HtmlSelectElement>();
                    (place, chosen.map(|select| select.value()).unwrap_or_default().into())
                });
                let told = sight.text.and_then(|at| sight.columns.get(at)).map_or("", String::as_str);
                let now = texts.get(&place).map_or(told, AttrValue::as_str);
                let option = |(at, name): (usize, &String)| {
                    html! { <option key={at} value={name.clone()} selected={name == now}>{ name }</option> }
                };
                html! {
                    <div key="text" role="gridcell">
                        <select class="sight__menu" data-column="0" tabindex={tab_at(0)} aria-label={language.column_of(&sight.name)} onfocus={onfocus(0)} {onchange}>
                            if now.is_empty() {
                                <option key="" value="" selected=true>{ Message::ChooseColumn.text(language) }</option>
                            }
                            { for sight.columns.iter().enumerate().map(option) }
                        </select>
                    </div>
                }
            });
            let data_column = own_column.to_string();
            let onfocus = onfocus(own_column);
            let onchange = on_choose.reform(move |event: Event| {
                let chosen = event.target_dyn_into::<HtmlSelectElement>();
                (vec![place], chosen.map(|select| select.value()).unwrap_or_default().into(), false)
            });
            let tab = tab_at(own_column);
            let own = chosen.get(&place);
            let shown = own.map_or(&sight.preview, |(_, preview)| preview);
            let cell = if sight.is_fixed {
                html! { <span class="sight__fixed" data-column={data_column} tabindex={tab} {onfocus}>{ fixed(sight, language) }</span> }
            } else {
                let encoding = own.map_or(sight.encoding.as_str(), |(encoding, _)| encoding.as_str());
                let option = |name: AttrValue| {
                    let selected = name == encoding;
                    html! { <option key={name.as_str()} value={&name} {selected}>{ label(&name, sight, language) }</option> }
                };
                html! {
                    <select key={serial} class="sight__menu" data-column={data_column} tabindex={tab} aria-label={language.encoding_of(&sight.name)} {onfocus} {onchange}>
                        { for names().map(option) }
                    </select>
                }
            };
            html! {
                <div key={place} class="sight" role="row" aria-rowindex={(row + 1).to_string()}>
                    <div key="file" role="gridcell" class="sight__file">
                        <span class="sight__name" title={sight.name.clone()}>{ &sight.name }</span>
                        <span class="sight__text" lang="vi">{ shown }</span>
                    </div>
                    { for text }
                    <div key="encoding" role="gridcell">{ cell }</div>
                </div>
            }
        })
    };
    html! {
        <Rows name={Message::Encoding.text(language)} count={props.places.len()} row_height={ROW} {draw} aim={Some(*at).filter(|aim| aim.serial > 0)} {onkeydown} class="survey__rows" />
    }
}

/// Whether there is a column to choose.
fn is_table(sight: &Sight) -> bool {
    sight.columns.len() > 1
}

/// An encoding in the menu of a file: with a byte order mark where that is so, and how sure it is where it was
/// a guess.
fn label(name: &str, sight: &Sight, language: Language) -> String {
    if name != sight.encoding {
        name.to_owned()
    } else if sight.is_marked {
        language.with_mark(name)
    } else {
        language.guessed(name, sight.sure)
    }
}

/// What stands in the place of a menu: a Word file has nothing to choose.
fn fixed(sight: &Sight, language: Language) -> String {
    match sight.encoding.as_str() {
        "" => Message::NotRead.text(language).to_owned(),
        encoding => format!("Word · {}", language.guessed(encoding, sight.sure)),
    }
}
