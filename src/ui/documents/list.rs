//! The rows, of which only those in view are drawn, with one roving focus among them.

use super::Cards;
use super::use_text_search::{Found, FoundAt};
use crate::browser::focus;
use crate::label::Label;
use crate::session::{Card, Shelf, State};
use crate::ui::i18n::{Message, use_language};
use crate::ui::kept::{StateHandle, use_state_eq};
use crate::ui::shell::{Language, Question, use_shell};
use crate::ui::store::ByRc;
use crate::ui::widgets::{Aim, Button, Icon, Look, Rows, TextField, icon};
use yew::prelude::*;

/// The height of a row, in pixels.
const ROW: u32 = 64;
/// The same where rows have a line of what was found in the texts.
const ROW_FOUND: u32 = 84;
/// What can be done in a row.
const COLUMNS: usize = 4;

/// Properties of [`List`].
#[derive(Properties, PartialEq)]
pub(super) struct Props {
    /// All documents.
    pub(super) cards: Cards,
    /// The places of those that are shown, in order.
    pub(super) places: ByRc<Vec<usize>>,
    /// Those whose text has the words that are looked for.
    pub(super) in_texts: Found,
    /// Where they stand.
    pub(super) shelf: Shelf,
    /// What is said where none is shown.
    pub(super) none: Message,
}

/// The rows.
#[component]
pub(super) fn List(Props { cards, places, in_texts, shelf, none }: &Props) -> Html {
    let (shell, language) = (use_shell(), use_language());
    let at = use_state_eq(|| Aim { row: 0, column: 0, serial: 0 });
    // The document whose note is being written.
    let noting = use_state_eq(|| None::<u32>);
    let onkeydown = {
        let (at, count) = (at.clone(), places.len());
        Callback::from(move |event: KeyboardEvent| {
            if event.ctrl_key() || event.alt_key() || event.meta_key() {
                return;
            }
            let Some(next) = at.moved(&event.key(), count, |_| COLUMNS) else { return };
            event.prevent_default();
            event.stop_propagation();
            at.set(next);
        })
    };
    let roving = at.row.min(places.len().saturating_sub(1));
    let draw = {
        let (cards, places, at, noting) = (cards.clone(), places.clone(), at.clone(), noting.clone());
        let in_texts = in_texts.clone();
        Callback::from(move |row: usize| {
            let entry = places.get(row).and_then(|&place| cards.all.get(place));
            let Some((id, card)) = entry else { return Html::default() };
            let focus = {
                let at = at.clone();
                Callback::from(move |column: usize| at.set(Aim { row, column, ..*at }))
            };
            let column = (row == roving).then_some(at.column);
            if *noting == Some(*id) {
                return draw_note(&cards, *id, card, row, &noting, language);
            }
            let on_note = {
                let (noting, id) = (noting.clone(), *id);
                Callback::from(move |_: MouseEvent| {
                    noting.set(Some(id));
                    focus::focus(&["#document-note"], focus::SOON);
                })
            };
            let found = in_texts.ids.binary_search(id).is_ok().then(|| in_texts.clone());
            draw_row(&cards, *id, card, (row, column), (&focus, on_note, found), language)
        })
    };
    if places.is_empty() {
        return html! { <p class="documents__empty muted">{ none.text(language) }</p> };
    }
    let empty_bin = (*shelf == Shelf::Bin).then(|| {
        let name: AttrValue = language.delete_for_ever(places.len()).into();
        let asked = Question {
            title: format!("{name}?").into(),
            more: Message::NotHadBack,
            yes: name.clone(),
            act: {
                let (cards, places) = (cards.clone(), places.clone());
                Callback::from(move |()| {
                    let ids = places.iter().filter_map(|&place| cards.all.get(place)).map(|(id, _)| *id);
                    cards.delete(ids.collect());
                })
            },
        };
        let on_press = shell.ask.reform(move |()| asked.clone());
        html! { <Button key="empty" {name} icon={Icon::Delete} {on_press} class="documents__bin" /> }
    });
    html! {
        <>
            { for empty_bin }
            <Rows key="rows" name={Message::Documents.text(language)} count={places.len()} row_height={if in_texts.ids.is_empty() { ROW } else { ROW_FOUND }} {draw} aim={Some(*at).filter(|aim| aim.serial > 0)} {onkeydown} class="documents__rows" />
        </>
    }
}

fn draw_row(
    cards: &Cards,
    id: u32,
    card: &Card,
    (row, column): (usize, Option<usize>),
    (focus, on_note, found): (&Callback<usize>, Callback<MouseEvent>, Option<Found>),
    language: Language,
) -> Html {
    let tab = |own: usize| if column == Some(own) { "0" } else { "-1" };
    let focused = |own: usize| focus.reform(move |_: FocusEvent| own);
    let open = {
        let (cards, query) = (cards.clone(), found.as_ref().map(Found::query));
        Callback::from(move |_: MouseEvent| cards.open(id, query.clone()))
    };
    let on_state = {
        let cards = cards.clone();
        Callback::from(move |event: Event| {
            let chosen = event.target_dyn_into::<web_sys::HtmlSelectElement>();
            let state = chosen.and_then(|select| State::from_wire(&select.value()));
            if let Some(state) = state {
                cards.change(&[id], move |card| card.state = state);
            }
        })
    };
    let remove = {
        let (cards, removed) = (cards.clone(), card.removed);
        Callback::from(move |_: MouseEvent| {
            if removed {
                cards.change(&[id], |card| card.removed = false);
            } else {
                cards.throw_away(id);
            }
        })
    };
    let title = title_of(card, language);
    let (throw, sign) =
        if card.removed { (Message::Restore, Icon::Undo) } else { (Message::ThrowAway, Icon::Delete) };
    let option = |state: State| {
        html! { <option key={state.wire()} value={state.wire()} selected={state == card.state}>{ language.state(state) }</option> }
    };
    html! {
        <div key={id} class="document" role="row" aria-rowindex={(row + 1).to_string()}>
            <div key="open" role="gridcell" class="document__cell">
                <button type="button" class="document__open" data-column="0" tabindex={tab(0)} onfocus={focused(0)} onclick={open}>
                    <span class="document__title">{ &title }</span>
                    if let Some(found) = found {
                        <FoundAt {id} {found} />
                    }
                    <span class="document__facts">{ facts(card, language) }</span>
                    { counts(card) }
                </button>
            </div>
            <div key="state" role="gridcell">
                <select class={classes!("document__state", format!("is-{}", card.state.wire()))} data-column="1" tabindex={tab(1)} aria-label={language.state_of(&title)} onfocus={focused(1)} onchange={on_state}>
                    { for State::ALL.into_iter().map(option) }
                </select>
            </div>
            <div key="note" role="gridcell">
                <button type="button" class="button button--quiet button--icon" data-column="2" tabindex={tab(2)} title={Message::DocumentNote.text(language)} aria-label={format!("{}: {title}", Message::DocumentNote.text(language))} onfocus={focused(2)} onclick={on_note}>
                    { icon(Icon::Edit) }
                </button>
            </div>
            <div key="throw" role="gridcell">
                <button type="button" class="button button--quiet button--icon" data-column="3" tabindex={tab(3)} title={throw.text(language)} aria-label={format!("{}: {title}", throw.text(language))} onfocus={focused(3)} onclick={remove}>
                    { icon(sign) }
                </button>
            </div>
        </div>
    }
}

/// The row while its note is written.
fn draw_note(
    cards: &Cards,
    id: u32,
    card: &Card,
    row: usize,
    noting: &StateHandle<Option<u32>>,
    language: Language,
) -> Html {
    let on_commit = {
        let (cards, noting) = (cards.clone(), noting.clone());
        Callback::from(move |note: String| {
            cards.change(&[id], move |card| card.note.clone_from(&note));
            noting.set(None);
        })
    };
    let on_close = {
        let noting = noting.clone();
        Callback::from(move |()| noting.set(None))
    };
    // Its field has the place of the row: it says whose note it is.
    let name = format!("{}: {}", Message::DocumentNote.text(language), title_of(card, language));
    html! {
        <div key={id} class="document document--note" role="row" aria-rowindex={(row + 1).to_string()}>
            <div key="note" role="gridcell" class="document__cell">
                <TextField id="document-note" {name} value={card.note.clone()} {on_commit} class="field--wide" />
            </div>
            <div key="close" role="gridcell">
                <Button name={Message::Close.text(language)} icon={Icon::Close} icon_only=true look={Look::Quiet} on_press={on_close} />
            </div>
        </div>
    }
}

/// What a document is called.
fn title_of(card: &Card, language: Language) -> String {
    if card.title.is_empty() { Message::Untitled.text(language).to_owned() } else { card.title.clone() }
}

/// Where it is from, how long it is, and what is left to decide.
fn facts(card: &Card, language: Language) -> String {
    let mut facts = Vec::new();
    if !card.published.is_empty() {
        facts.push(card.published.get(..10).unwrap_or(&card.published).to_owned());
    }
    if !card.source.is_empty() {
        facts.push(card.source.clone());
    }
    facts.push(language.bytes(card.bytes as usize));
    if card.undecided > 0 {
        facts.push(language.undecided(card.undecided as usize));
    }
    if !card.note.is_empty() {
        facts.push(card.note.clone());
    }
    facts.join(" · ")
}

/// How many annotations of each label, as a small bar of its hues.
fn counts(card: &Card) -> Html {
    let total = card.total();
    if total == 0 {
        return Html::default();
    }
    let part = |(at, count): (usize, &u32)| {
        let label = Label::BUILT_IN.get(at).copied();
        let hue = label.map_or_else(|| "line-strong".to_owned(), |label| format!("label-{}", label.slug()));
        (*count > 0).then(|| {
            html! { <span key={at} style={format!("flex-grow:{count};background:var(--{hue})")} /> }
        })
    };
    html! { <span class="document__bar" aria-hidden="true">{ for card.counts.iter().enumerate().filter_map(part) }</span> }
}
