//! The edges of the open annotation, moved by buttons.

use crate::annotation::Annotation;
use crate::session::{Action, Direction, Edge, Grain};
use crate::ui::i18n::{Message, use_language};
use crate::ui::kept::use_state_eq;
use crate::ui::shell::use_shell;
use crate::ui::store::ByRc;
use crate::ui::widgets::{Button, Choice, Choices, Icon};
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`SpanForm`].
#[derive(Properties, PartialEq)]
pub(super) struct Props {
    /// Whose edges.
    pub(super) annotation: ByRc<Annotation>,
}

const GRAINS: [(Grain, &str); 4] = [
    (Grain::Character, "character"),
    (Grain::Syllable, "syllable"),
    (Grain::Word, "word"),
    (Grain::Clause, "clause"),
];

fn grain_key(grain: Grain) -> &'static str {
    GRAINS.iter().find(|(known, _)| *known == grain).map_or("", |(_, key)| key)
}

/// Two buttons for each edge, and how far they move it.
#[component]
pub(super) fn SpanForm(Props { annotation }: &Props) -> Html {
    let (shell, language) = (use_shell(), use_language());
    let grain = use_state_eq(|| Grain::Syllable);
    let id = annotation.id;
    let step = |name: Message, icon: Icon, edge: Edge, direction: Direction| {
        let (dispatch, grain) = (shell.dispatch.clone(), *grain);
        html! {
            <Button name={name.text(language)} {icon} icon_only=true on_press={move |()| dispatch.emit(Action::MoveEdge(id, edge, direction, grain))} />
        }
    };
    let choices: Rc<[Choice]> =
        GRAINS.iter().map(|&(grain, key)| Choice::new(key, language.grain(grain))).collect();
    let on_choose = {
        let grain = grain.clone();
        Callback::from(move |key: AttrValue| {
            if let Some(&(chosen, _)) = GRAINS.iter().find(|(_, known)| *known == key.as_str()) {
                grain.set(chosen);
            }
        })
    };
    html! {
        <div class="span-form">
            <div class="span-form__edge" role="group" aria-label={Message::StartEdge.text(language)}>
                <span class="field__name" aria-hidden="true">{ Message::StartEdge.text(language) }</span>
                { step(Message::GrowStart, Icon::Back, Edge::Start, Direction::Back) }
                { step(Message::ShrinkStart, Icon::Go, Edge::Start, Direction::Forward) }
            </div>
            <div class="span-form__edge" role="group" aria-label={Message::EndEdge.text(language)}>
                <span class="field__name" aria-hidden="true">{ Message::EndEdge.text(language) }</span>
                { step(Message::ShrinkEnd, Icon::Back, Edge::End, Direction::Back) }
                { step(Message::GrowEnd, Icon::Go, Edge::End, Direction::Forward) }
            </div>
            <Choices name={Message::Step.text(language)} group="grain" {choices} chosen={grain_key(*grain)} {on_choose} class="span-form__grain" />
        </div>
    }
}
