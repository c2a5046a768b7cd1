//! Same everywhere: the places of the same words with what would be done at each, to be ticked.

use super::swatch::swatch_of;
use crate::annotation::Document;
use crate::session::{Action, Deed, Effect, Example, Passage, Place, Session};
use crate::text::Span;
use crate::ui::commands::Command;
use crate::ui::hooks::use_painted;
use crate::ui::i18n::{Message, beginning, use_language};
use crate::ui::kept::{use_memo, use_state, use_state_eq};
use crate::ui::shell::use_shell;
use crate::ui::store::ByRc;
use crate::ui::widgets::{Aim, Button, Dialog, Icon, Look, Rows};
use rustc_hash::FxHashSet;
use std::rc::Rc;
use yew::prelude::*;

/// The height of a row, in pixels.
const ROW: u32 = 60;
/// Characters of the words that are shown.
const QUOTED: usize = 80;
/// Characters before and after the words.
const AROUND: usize = 40;

/// Properties of [`SameDialog`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// What is shown.
    pub session: ByRc<Session>,
    /// Whether it is about the latest step and not about the open annotation.
    pub latest: bool,
    /// It wants to be taken away.
    pub on_close: Callback<()>,
}

/// The places of the same words.
#[component]
pub fn SameDialog(props: &Props) -> Html {
    let (shell, language) = (use_shell(), use_language());
    // What it is about is what it was opened for, whatever happens while it is there.
    let (session, example) = &*use_memo((), {
        let (session, latest) = (props.session.clone(), props.latest);
        move |()| {
            let example = if latest { session.latest_example() } else { session.open_example() };
            (session, example)
        }
    });
    let places =
        use_memo((), |()| example.as_ref().map(|example| session.places(example)).unwrap_or_default());
    let chosen = use_state(|| {
        let usual = places.iter().filter(|place| place.usual && place.is_open());
        usual.map(|place| place.span).collect::<FxHashSet<Span>>()
    });
    let Some((document, example)) = session.document.as_ref().zip(example.as_ref()) else {
        return Html::default();
    };
    let open = places.iter().filter(|place| place.is_open()).count();
    let toggle_all = {
        let (chosen, places) = (chosen.clone(), Rc::clone(&places));
        Callback::from(move |_: MouseEvent| {
            let open = places.iter().filter(|place| place.is_open()).map(|place| place.span);
            chosen.set(if chosen.len() < open.clone().count() {
                open.collect()
            } else {
                FxHashSet::default()
            });
        })
    };
    let toggle = {
        let chosen = chosen.clone();
        Callback::from(move |span: Span| {
            let mut next = FxHashSet::clone(&chosen);
            if !next.remove(&span) {
                next.insert(span);
            }
            chosen.set(next);
        })
    };
    let apply = |example: Example| {
        let (dispatch, on_close) = (shell.dispatch.clone(), props.on_close.clone());
        let (places, chosen) = (Rc::clone(&places), chosen.clone());
        Callback::from(move |()| {
            on_close.emit(());
            let spans = places.iter().map(|place| place.span).filter(|span| chosen.contains(span)).collect();
            dispatch.emit(Action::Repeat(Box::new(example.clone()), spans));
        })
    };
    let never = {
        let (dispatch, on_close, id) =
            (shell.dispatch.clone(), props.on_close.clone(), example.annotation.id);
        Callback::from(move |()| {
            on_close.emit(());
            dispatch.emit(Action::NeverAgain(id));
        })
    };
    let quote = document.text().slice(example.annotation.span);
    let label = language.label(document.labels(), example.annotation.label).to_owned();
    let verb = language.deed(&example.deed, &label);
    let foot = html! {
        <>
            if example.deed == Deed::Reject {
                <Button name={Message::NeverAgain.text(language)} icon={Icon::Reject} on_press={never} />
            }
            <span class="dialog__said" role="status">{ language.chosen(chosen.len(), open) }</span>
            <Button name={Message::Cancel.text(language)} look={Look::Quiet} on_press={&props.on_close} />
            <Button name={language.repeat_in(chosen.len())} look={Look::Primary} idle={chosen.is_empty()} focused=true on_press={apply(example.clone())} />
        </>
    };
    html! {
        <Dialog title={Message::SameElsewhere.text(language)} close={Message::Close.text(language)} class="dialog--wide dialog--places" on_close={&props.on_close} {foot}>
            <p class="places__about">
                { swatch_of(document.labels(), example.annotation.label) }
                <span>{ "“" }<span lang="vi">{ beginning(quote, QUOTED) }</span>{ "” — " }{ verb }</span>
            </p>
            if places.is_empty() {
                <p class="muted">{ Message::NowhereElse.text(language) }</p>
            } else {
                if places.len() > 1 {
                    <label key="all" class="places__all">
                        <input type="checkbox" checked={open > 0 && chosen.len() == open} disabled={open == 0} onclick={toggle_all} />
                        { language.tick_all(open) }
                    </label>
                }
                <Places document={document.clone()} places={ByRc(Rc::clone(&places))} chosen={(*chosen).clone()} {toggle} />
            }
        </Dialog>
    }
}

/// Properties of [`Places`].
#[derive(Properties, PartialEq)]
struct PlacesProps {
    document: Document,
    places: ByRc<Vec<Place>>,
    chosen: FxHashSet<Span>,
    toggle: Callback<Span>,
}

/// The places, each to be ticked.
#[component]
fn Places(PlacesProps { document, places, chosen, toggle }: &PlacesProps) -> Html {
    let language = use_language();
    let at = use_state_eq(|| Aim { row: 0, column: 0, serial: 0 });
    let last = places.len().saturating_sub(1);
    let onkeydown = {
        let at = at.clone();
        Callback::from(move |event: KeyboardEvent| {
            let row = match event.key().as_str() {
                "ArrowDown" => (at.row + 1).min(last),
                "ArrowUp" => at.row.saturating_sub(1),
                "Home" => 0,
                "End" => last,
                _ => return,
            };
            event.prevent_default();
            at.set(Aim { row, serial: at.serial + 1, ..*at });
        })
    };
    let draw = {
        let (document, places, chosen, toggle, at) =
            (document.clone(), places.clone(), chosen.clone(), toggle.clone(), *at);
        Callback::from(move |row: usize| {
            let Some(&place) = places.get(row) else { return Html::default() };
            let (ticked, done) = (chosen.contains(&place.span), !place.is_open());
            let toggle = {
                let toggle = toggle.clone();
                move |_: MouseEvent| toggle.emit(place.span)
            };
            let Passage { before, words: quote, after } =
                Passage::around(document.text(), place.span, (AROUND, AROUND));
            let what = effect(&document, place, language);
            let id = format!("place-{row}");
            html! {
                <div key={row} role="row" aria-rowindex={(row + 1).to_string()} class={classes!("place", done.then_some("is-done"))}>
                    <span role="gridcell" class="place__cell">
                        <input
                            {id}
                            type="checkbox"
                            class="place__tick"
                            data-column="0"
                            tabindex={if row == at.row.min(last) { "0" } else { "-1" }}
                            checked={ticked || done}
                            disabled={done}
                            aria-label={format!("{before}{quote}{after}: {what}")}
                            onclick={toggle}
                        />
                    </span>
                    <span role="gridcell" class="place__cell--main">
                        <label class="place__text" for={format!("place-{row}")}>
                            <span class="place__context" lang="vi"><span class="place__before">{ before }</span><mark>{ quote }</mark>{ after }</span>
                            <span class="place__effect">{ what }</span>
                        </label>
                    </span>
                </div>
            }
        })
    };
    html! {
        <Rows name={Message::SameElsewhere.text(language)} count={places.len()} row_height={ROW} {draw} aim={Some(*at).filter(|aim| aim.serial > 0)} {onkeydown} class="places" />
    }
}

fn effect(document: &Document, place: Place, language: crate::ui::Language) -> String {
    match place.effect {
        Effect::Label => language.pick("nhãn mới", "a new label").into(),
        Effect::Accept(_) => language.pick("chấp nhận gợi ý", "accepts the suggestion").into(),
        Effect::Restore(_) => language.pick("khôi phục chỗ đã bác bỏ", "restores what was rejected").into(),
        Effect::Relabel(_, from) => {
            let from = language.label(document.labels(), from);
            language.pick(format!("đổi nhãn, đang là {from}"), format!("relabels, is {from}"))
        }
        Effect::Move(_) => language.pick("dời biên cho giống", "moves the edges").into(),
        Effect::Value(_) => language.pick("sửa giá trị cho giống", "changes the value").into(),
        Effect::Reject(_) => language.pick("bác bỏ", "rejects").into(),
        Effect::Exclude => language.pick("không gợi ý nữa", "is not suggested again").into(),
        Effect::Delete(_) => language.pick("xoá", "deletes").into(),
        Effect::Done(_) => language.pick("đã đúng rồi", "is right already").into(),
    }
}

/// Properties of [`SameButton`].
#[derive(Properties, PartialEq)]
pub struct ButtonProps {
    /// What is shown.
    pub session: ByRc<Session>,
    /// Whether it is about the latest step and not about the open annotation.
    #[prop_or_default]
    pub latest: bool,
}

/// The command that shows where else the words stand, with in how many places something would be done;
/// nothing where in none. They are counted after what it stands beside is on the screen.
#[component]
pub fn SameButton(&ButtonProps { ref session, latest }: &ButtonProps) -> Html {
    let (shell, language) = (use_shell(), use_language());
    let painted = use_painted(session);
    let count = use_memo(painted, move |session| {
        let example = if latest { session.latest_example() } else { session.open_example() };
        let places = example.map(|example| session.places(&example)).unwrap_or_default();
        places.iter().filter(|place| place.is_open()).count()
    });
    let command = if latest { Command::SameLatest } else { Command::Same };
    let show = {
        let run = shell.run.clone();
        Callback::from(move |()| run.emit(command))
    };
    if *count == 0 {
        return Html::default();
    }
    html! { <Button name={language.same_elsewhere(*count)} look={Look::Quiet} keys={shell.hint(command)} on_press={show} class="same" /> }
}
