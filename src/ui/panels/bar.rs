//! The labels with their keys at the foot of the page; a thumb row on a phone.

use super::swatch::swatch;
use crate::label::LabelDef;
use crate::session::{Action, Direction, Filter, Reach, Session};
use crate::ui::commands::Command;
use crate::ui::i18n::{Message, use_language};
use crate::ui::kept::use_effect_with;
use crate::ui::label_keys::at_hand;
use crate::ui::shell::use_shell;
use crate::ui::store::ByRc;
use crate::ui::widgets::{Button, Icon, Look, icon};
use rustc_hash::FxHashSet;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::prelude::*;

/// Properties of [`LabelBar`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// What is shown.
    pub session: ByRc<Session>,
    /// Whether the panels' sheet is up.
    pub sheet: bool,
    /// Raises the sheet, or takes it down.
    pub on_sheet: Callback<()>,
}

/// The labels with their keys. With a selection they label it, with an open annotation they
/// relabel it; then the open one's commands stand beside them.
#[component]
pub fn LabelBar(Props { session, sheet, on_sheet }: &Props) -> Html {
    let (shell, language) = (use_shell(), use_language());
    let row = use_node_ref();
    let opened = session.open.and_then(|id| Some(session.document.as_ref()?.annotation(id)?.label));
    // On a phone the row is longer than the page where there are many labels: the one that counts is seen.
    use_effect_with((opened, row.clone()), |(opened, row)| {
        let row = row.cast::<HtmlElement>().filter(|_| opened.is_some());
        let on = row.as_ref().and_then(|row| row.query_selector(".is-on").ok()?);
        if let (Some(row), Some(on)) = (row, on.and_then(|on| on.dyn_into::<HtmlElement>().ok())) {
            let middle = on.offset_left() - row.offset_left() + on.offset_width() / 2;
            row.set_scroll_left(middle - row.client_width() / 2);
        }
    });
    let Some(document) = &session.document else { return Html::default() };
    let open = session.open.and_then(|id| document.annotation(id));
    let target = session.selection.is_some() || open.is_some();
    let label = |definition: &LabelDef| {
        let label = definition.label;
        let dispatch = shell.dispatch.clone();
        let keys = shell.label_hint(definition);
        let on = open.is_some_and(|open| open.label == label) && session.selection.is_none();
        html! {
            <button
                key={label.slug()}
                type="button"
                class={classes!("bar__label", on.then_some("is-on"))}
                aria-pressed={if on { "true" } else { "false" }}
                aria-keyshortcuts={(!keys.is_empty()).then(|| keys.clone())}
                aria-disabled={(!target).then_some("true")}
                onclick={move |_: MouseEvent| dispatch.emit(Action::Label(label))}
                // The selection in the article must survive the press.
                onmousedown={|event: MouseEvent| event.prevent_default()}
            >
                { swatch(definition) }
                <span class="bar__name">{ language.label_name(definition) }</span>
                if !keys.is_empty() {
                    <kbd class="bar__key">{ keys.clone() }</kbd>
                }
            </button>
        }
    };
    let command = |command: Command, name: Message, icon: Icon| {
        let run = shell.run.clone();
        html! {
            <Button key={name.text(language)} name={name.text(language)} {icon} look={Look::Quiet} keys={shell.hint(command)} on_press={move |()| run.emit(command)} />
        }
    };
    let hidden =
        session.filter.hidden.iter().filter(|&&label| document.labels().get(label).is_some()).count();
    let show_hidden = {
        let (dispatch, filter) = (shell.dispatch.clone(), session.filter.clone());
        move |()| dispatch.emit(Action::SetFilter(Filter { hidden: FxHashSet::default(), ..filter.clone() }))
    };
    let (offered, more) = at_hand(document.labels(), open.map(|known| known.label));
    html! {
        <footer class={classes!("bar", "app__foot", target.then_some("has-target"))}>
            <div key="labels" ref={row} class="bar__labels strip" role="group" aria-label={Message::Label.text(language)}>
                { for offered.into_iter().map(label) }
                if more {
                    <button key="more" type="button" class="bar__label" onclick={shell.run.reform(|_: MouseEvent| Command::Palette)}>
                        { icon(Icon::Search) }
                        <span class="bar__name">{ Message::OtherLabels.text(language) }</span>
                    </button>
                }
            </div>
            // Hidden labels stay hidden from article to article: that is seen whichever panel is in front.
            if hidden > 0 {
                <Button key="hidden" name={language.show_hidden(hidden)} look={Look::Quiet} on_press={show_hidden} class="bar__hidden" />
            }
            <div key="commands" class="bar__commands">
                if open.is_some() {
                    { command(Command::Accept, Message::Accept, Icon::Accept) }
                    { command(Command::Reject, Message::Reject, Icon::Reject) }
                }
                { command(Command::Step(Direction::Back, Reach::ToReview), Message::PreviousToReview, Icon::Up) }
                { command(Command::Step(Direction::Forward, Reach::ToReview), Message::NextToReview, Icon::Down) }
            </div>
            <div key="sheet" class="bar__sheet">
                <Button name={Message::AnnotationList.text(language)} icon={Icon::List} icon_only=true expanded={*sheet} on_press={on_sheet} />
            </div>
        </footer>
    }
}
